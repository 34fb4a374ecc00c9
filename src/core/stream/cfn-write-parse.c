/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-write.h"

#include <string.h>

#include "cfn-stream-fail.h"
#include "cfn-stream-json.h"

/* A year: nothing of a stream lasts nearly as long, and sums of it stay numbers. */
#define MAX_TIME (G_GINT64_CONSTANT (366) * 24 * 3600 * 1000)

static const struct
{
  const char   *key;
  CfnWriteKind  kind;
} verbs[] = {
  { "put", CFN_WRITE_PUT },       { "update", CFN_WRITE_UPDATE },
  { "delete", CFN_WRITE_DELETE }, { "expire", CFN_WRITE_EXPIRE },
};

/* --- Members of a write --- */

static gboolean
read_verb (CfnWrite         *self,
           const CfnPattern *member,
           gboolean         *is_one,
           CfnSyntaxProblem *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (!g_str_equal (verbs[i].key, member->key))
        continue;
      *is_one = TRUE;
      if (self->item != NULL)
        {
          fail (problem, member->key_span,
                cfn_message_new (N_("A write is one of put, update, delete and expire"), NULL));
          return FALSE;
        }
      self->kind = verbs[i].kind;
      self->item = cfn_item_read (member, problem);
      return self->item != NULL;
    }
  *is_one = FALSE;

  return TRUE;
}

static gboolean
read_time (CfnWrite         *self,
           const CfnPattern *member,
           CfnSyntaxProblem *problem)
{
  if (member->kind == CFN_PATTERN_NUMBER
      && g_ascii_string_to_signed (member->text, 10, -MAX_TIME, MAX_TIME, &self->at, NULL))
    return TRUE;
  fail (problem, member->span,
        cfn_message_new (N_("“at” takes whole milliseconds, no more than a year of them"), NULL));

  return FALSE;
}

static gboolean
read_names (CfnWrite         *self,
            const CfnPattern *member,
            CfnSyntaxProblem *problem)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const CfnPattern *wrong = member->kind != CFN_PATTERN_ARRAY ? member : NULL;

  for (const CfnPattern *item = member->first_child; item != NULL && wrong == NULL;
       item = item->next)
    {
      if (item->kind == CFN_PATTERN_STRING)
        g_ptr_array_add (names, g_strdup (item->text));
      else
        wrong = item;
    }
  if (wrong != NULL)
    {
      fail (problem, wrong->span,
            cfn_message_new (N_("“remove” takes a list of names of attributes"), NULL));
      return FALSE;
    }
  g_ptr_array_add (names, NULL);
  g_strfreev (self->remove);
  self->remove = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);

  return TRUE;
}

static gboolean
read_table (CfnWrite         *self,
            const CfnPattern *member,
            CfnSyntaxProblem *problem)
{
  if (member->kind == CFN_PATTERN_STRING)
    {
      g_free (self->table);
      self->table = g_strdup (member->text);
      return TRUE;
    }
  fail (problem, member->span,
        cfn_message_new (N_("“table” takes the logical id of a table"), NULL));

  return FALSE;
}

static gboolean
read_member (CfnWrite         *self,
             const CfnPattern *member,
             CfnSyntaxProblem *problem)
{
  gboolean is_verb;

  if (!read_verb (self, member, &is_verb, problem))
    return FALSE;
  if (is_verb)
    return TRUE;
  if (g_str_equal (member->key, "at"))
    return read_time (self, member, problem);
  if (g_str_equal (member->key, "table"))
    return read_table (self, member, problem);
  if (g_str_equal (member->key, "remove"))
    return read_names (self, member, problem);
  if (g_str_equal (member->key, "set"))
    {
      g_clear_pointer (&self->set, cfn_item_unref);
      self->set = cfn_item_read (member, problem);
      return self->set != NULL;
    }
  fail (problem, member->key_span,
        cfn_message_new (N_("A write has no “{0}”: put, update, delete or expire, set, remove, "
                            "table and at are known"),
                         member->key, NULL));

  return FALSE;
}

/* @at: when it is made unless it says so itself. */
static CfnWrite *
read_write (const CfnPattern *value,
            gint64            at,
            CfnSyntaxProblem *problem)
{
  g_autoptr (CfnWrite) self = g_new0 (CfnWrite, 1);

  if (value->kind != CFN_PATTERN_OBJECT)
    return fail (problem, value->span,
                 cfn_message_new (N_("A write is expected here, such as {\"put\": { … }}"), NULL));

  self->at = at;
  self->span = value->span;
  for (const CfnPattern *member = value->first_child; member != NULL; member = member->next)
    {
      if (!read_member (self, member, problem))
        return NULL;
    }
  if (self->item == NULL)
    return fail (problem, value->span,
                 cfn_message_new (N_("A write is one of put, update, delete and expire"), NULL));
  if ((self->set != NULL || self->remove != NULL) && self->kind != CFN_WRITE_UPDATE)
    return fail (problem, value->span,
                 cfn_message_new (N_("“set” and “remove” go with “update” only"), NULL));
  if (self->kind == CFN_WRITE_UPDATE && self->set == NULL && self->remove == NULL)
    return fail (problem, value->span,
                 cfn_message_new (N_("An update has a “set” or a “remove”"), NULL));

  return g_steal_pointer (&self);
}

/* --- Records of a Lambda event --- */

/* The item under @key; FALSE and @problem when there is something else. */
static gboolean
read_image (const CfnPattern  *dynamodb,
            const char        *key,
            CfnItem          **image,
            CfnSyntaxProblem  *problem)
{
  const CfnPattern *value = cfn_pattern_get (dynamodb, key);

  *image = value != NULL ? cfn_item_read (value, problem) : NULL;

  return value == NULL || *image != NULL;
}

static gboolean
is_event_name (const CfnPattern *name)
{
  return name != NULL && name->kind == CFN_PATTERN_STRING
         && (g_str_equal (name->text, "INSERT") || g_str_equal (name->text, "MODIFY")
             || g_str_equal (name->text, "REMOVE"));
}

static gboolean
is_by_service (const CfnPattern *record)
{
  const CfnPattern *identity = cfn_pattern_get (record, "userIdentity");
  const CfnPattern *principal = identity != NULL && identity->kind == CFN_PATTERN_OBJECT
                                  ? cfn_pattern_get (identity, "principalId") : NULL;

  return principal != NULL && g_strcmp0 (principal->text, "dynamodb.amazonaws.com") == 0;
}

static CfnWrite *
read_record (const CfnPattern *value,
             CfnSyntaxProblem *problem)
{
  g_autoptr (CfnWrite) self = g_new0 (CfnWrite, 1);
  const CfnPattern *dynamodb = value->kind == CFN_PATTERN_OBJECT
                                 ? cfn_pattern_get (value, "dynamodb") : NULL;
  const CfnPattern *name = dynamodb != NULL ? cfn_pattern_get (value, "eventName") : NULL;

  if (dynamodb == NULL || dynamodb->kind != CFN_PATTERN_OBJECT
      || cfn_pattern_get (dynamodb, "Keys") == NULL)
    return fail (problem, value->span,
                 cfn_message_new (N_("A record of a table's stream is expected here: it has "
                                     "“dynamodb” with “Keys” in it"),
                                  NULL));
  if (!is_event_name (name))
    return fail (problem, name != NULL ? name->span : value->span,
                 cfn_message_new (N_("“eventName” of a record is INSERT, MODIFY or REMOVE"),
                                  NULL));

  self->kind = CFN_WRITE_RECORD;
  self->span = value->span;
  self->event = g_strdup (name->text);
  self->by_service = is_by_service (value);
  if (!read_image (dynamodb, "Keys", &self->item, problem)
      || !read_image (dynamodb, "NewImage", &self->set, problem)
      || !read_image (dynamodb, "OldImage", &self->old, problem))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- Files --- */

static GPtrArray *
read_list (const CfnPattern *list,
           gboolean          is_event,
           CfnSyntaxProblem *problem)
{
  g_autoptr (GPtrArray) writes = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_write_free);
  gint64 last = 0;

  if (list->kind != CFN_PATTERN_ARRAY)
    return fail (problem, list->span,
                 cfn_message_new (N_("A list in brackets is expected here"), NULL));
  for (const CfnPattern *item = list->first_child; item != NULL; item = item->next)
    {
      CfnWrite *write = NULL;

      if (writes->len == CFN_WRITES_MAX)
        return fail (problem, item->span,
                     cfn_message_new (N_("More than 1000 writes are not taken at once"), NULL));
      write = is_event ? read_record (item, problem) : read_write (item, last, problem);
      if (write == NULL)
        return NULL;
      if (write->at < last && writes->len > 0)
        {
          cfn_write_free (write);
          return fail (problem, item->span,
                       cfn_message_new (N_("This write is made before the one above it: writes "
                                           "stand in the order of time"),
                                        NULL));
        }
      last = write->at;
      g_ptr_array_add (writes, write);
    }

  return g_steal_pointer (&writes);
}

/* A format that is not known yet may mean anything. */
static gboolean
check_format (const CfnPattern *root,
              CfnSyntaxProblem *problem)
{
  const CfnPattern *format = cfn_pattern_get (root, "format");

  if (format == NULL || (format->kind == CFN_PATTERN_NUMBER && g_str_equal (format->text, "1")))
    return TRUE;
  fail (problem, format->span,
        cfn_message_new (N_("Events files have the format 1, no other is known"), NULL));

  return FALSE;
}

GPtrArray *
cfn_writes_parse (CfnText          *text,
                  CfnSyntaxProblem *problem)
{
  g_autoptr (CfnPattern) root = NULL;
  const CfnPattern *writes = NULL, *records = NULL;
  const char *data;
  gsize length;
  gsize skipped;
  GPtrArray *read;

  g_return_val_if_fail (text != NULL && problem != NULL, NULL);

  *problem = (CfnSyntaxProblem) { NULL, { 0, 0 } };
  data = cfn_text_get_data (text, &length);
  skipped = cfn_text_has_bom (text) ? 3 : 0;
  root = cfn_stream_json_read (data + skipped, length - skipped, problem);
  if (root != NULL && root->kind == CFN_PATTERN_OBJECT)
    {
      writes = cfn_pattern_get (root, "writes");
      records = cfn_pattern_get (root, "Records");
    }
  if (root == NULL)
    read = NULL;
  else if (writes != NULL)
    read = check_format (root, problem) ? read_list (writes, FALSE, problem) : NULL;
  else if (records != NULL)
    read = read_list (records, TRUE, problem);
  else
    read = fail (problem, root->span,
                 cfn_message_new (N_("This is no events file: it has neither “writes” nor "
                                     "“Records”"),
                                  NULL));
  if (read == NULL)
    {
      problem->span.start += skipped;
      problem->span.end += skipped;
    }
  for (guint i = 0; read != NULL && i < read->len; i++)
    {
      CfnWrite *write = g_ptr_array_index (read, i);

      write->span.start += skipped;
      write->span.end += skipped;
    }

  return read;
}

CfnWrite *
cfn_write_parse (const char       *text,
                 gssize            length,
                 CfnSyntaxProblem *problem)
{
  g_autoptr (CfnPattern) root = NULL;

  g_return_val_if_fail (text != NULL && problem != NULL, NULL);

  *problem = (CfnSyntaxProblem) { NULL, { 0, 0 } };
  root = cfn_stream_json_read (text, length < 0 ? strlen (text) : (gsize) length, problem);

  return root != NULL ? read_write (root, 0, problem) : NULL;
}
