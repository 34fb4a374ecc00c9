/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-text-document.h"

#include <string.h>

#include "cfn-change.h"
#include "cfn-filter-record.h"
#include "cfn-message.h"
#include "cfn-pattern.h"
#include "cfn-quote.h"
#include "cfn-value.h"

/* --- Opening --- */

static gboolean append_open (GString          *yaml,
                             const CfnPattern *json,
                             const char       *source,
                             gboolean          is_sub);

static gboolean
append_children (GString          *yaml,
                 const CfnPattern *json,
                 const char       *source,
                 gboolean          is_sub)
{
  for (const CfnPattern *child = json->first_child; child != NULL; child = child->next)
    {
      if (child != json->first_child)
        g_string_append (yaml, ", ");
      if (json->kind == CFN_PATTERN_OBJECT)
        {
          /* Names in keys have no other form. */
          if (child->key == NULL || (is_sub && strstr (child->key, "${") != NULL))
            return FALSE;
          cfn_quote_append_json (yaml, child->key, strlen (child->key));
          g_string_append (yaml, ": ");
        }
      if (!append_open (yaml, child, source, is_sub))
        return FALSE;
    }

  return TRUE;
}

static gboolean
append_open (GString          *yaml,
             const CfnPattern *json,
             const char       *source,
             gboolean          is_sub)
{
  const gboolean is_object = json->kind == CFN_PATTERN_OBJECT;
  gboolean has_name;

  switch (json->kind)
    {
    case CFN_PATTERN_OBJECT:
    case CFN_PATTERN_ARRAY:
      g_string_append_c (yaml, is_object ? '{' : '[');
      if (!append_children (yaml, json, source, is_sub))
        return FALSE;
      g_string_append_c (yaml, is_object ? '}' : ']');
      return TRUE;

    case CFN_PATTERN_STRING:
      has_name = is_sub && strstr (json->text, "${") != NULL;
      if (has_name)
        g_string_append (yaml, "{\"Fn::Sub\": ");
      cfn_quote_append_json (yaml, json->text, strlen (json->text));
      if (has_name)
        g_string_append_c (yaml, '}');
      return TRUE;

    case CFN_PATTERN_UNKNOWN:
      return FALSE;

    case CFN_PATTERN_NUMBER:
    case CFN_PATTERN_TRUE:
    case CFN_PATTERN_FALSE:
    case CFN_PATTERN_NULL:
    default:
      g_string_append_len (yaml, source + json->span.start, json->span.end - json->span.start);
      return TRUE;
    }
}

const char *
cfn_text_document_get (CfnTemplate *template,
                       CfnNode     *node)
{
  const CfnValue value = cfn_value_of (template, node);
  CfnNode *variables = NULL;
  const char *text = value.kind == CFN_VALUE_SUB ? cfn_value_get_sub_string (&value, &variables)
                                                 : value.text;

  return variables == NULL ? text : NULL;
}

CfnEdit *
cfn_text_document_open (CfnTemplate *template,
                        CfnNode     *node)
{
  const gboolean is_sub = cfn_value_of (template, node).kind == CFN_VALUE_SUB;
  const char *text = cfn_text_document_get (template, node);
  CfnPatternProblem problem;
  CfnSpan span;
  g_autoptr (CfnPattern) json = NULL;
  g_autoptr (CfnPath) steps = NULL;
  g_autoptr (GString) yaml = g_string_new (NULL);
  g_autofree char *path = NULL;

  if (text == NULL)
    return NULL;

  json = cfn_pattern_parse (text, strlen (text), &problem, &span);
  if (json == NULL || json->kind != CFN_PATTERN_OBJECT || !append_open (yaml, json, text, is_sub))
    return NULL;

  steps = cfn_path_of_node (node);
  path = cfn_path_to_string (steps);

  return cfn_change_set (template, path, yaml->str, NULL);
}

static CfnTemplate *
read_after (CfnTemplate *template,
            CfnEdit     *edit)
{
  CfnTree *before = cfn_template_get_tree (template);
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_tree_get_text (before));
  g_autoptr (CfnTree) tree = cfn_tree_read_after (before, edit, text);

  return cfn_template_new (tree);
}

CfnTemplate *
cfn_text_document_read (CfnTemplate *template,
                        CfnNode     *node)
{
  g_autoptr (CfnEdit) edit = cfn_text_document_open (template, node);

  return edit != NULL ? read_after (template, edit) : NULL;
}

/* --- Closing --- */

typedef struct
{
  CfnTemplate *template;
  GString     *json;
  gboolean     has_names;   /* that an Fn::Sub has to put into it */
  const char  *function;    /* that has no place in a text; NULL: none was found */
} Closing;

/* What looks like a name in a text that was none gets the sign that keeps it from being one
 * (CloudFormation User Guide, Fn::Sub). */
static char *
dup_escaped (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "${", -1);

  return g_strjoinv ("${!", parts);
}

static gboolean
find_names (Closing *self,
            CfnNode *node)
{
  const CfnValue value = cfn_value_of (self->template, node);

  if (value.kind >= CFN_VALUE_REF)
    return TRUE;
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (find_names (self, child))
        return TRUE;
    }

  return FALSE;
}

static void append_closed (Closing *self,
                           CfnNode *node);

static void
append_collection (Closing *self,
                   CfnNode *node)
{
  const gboolean is_map = node->kind == CFN_NODE_MAPPING;

  g_string_append_c (self->json, is_map ? '{' : '[');
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *key = is_map ? cfn_node_get_key (child) : NULL;

      if (child != node->first_child)
        g_string_append_c (self->json, ',');
      if (key != NULL)
        {
          cfn_quote_append_json (self->json, key, strlen (key));
          g_string_append_c (self->json, ':');
        }
      append_closed (self, child);
    }
  g_string_append_c (self->json, is_map ? '}' : ']');
}

static void
append_scalar (Closing *self,
               CfnNode *node)
{
  const CfnScalarType type = cfn_node_get_scalar_type (node);
  g_autofree char *escaped = self->has_names ? dup_escaped (node->value) : g_strdup (node->value);
  gboolean flag = FALSE;

  if (type == CFN_SCALAR_BOOLEAN && cfn_node_get_boolean (node, &flag))
    g_string_append (self->json, flag ? "true" : "false");
  else if (type == CFN_SCALAR_INTEGER)
    g_string_append (self->json, node->value);
  else
    cfn_quote_append_json (self->json, escaped, strlen (escaped));
}

static void
append_closed (Closing *self,
               CfnNode *node)
{
  const CfnValue value = cfn_value_of (self->template, node);
  CfnNode *variables = NULL;
  g_autofree char *name = NULL;
  const char *text = NULL;

  if (value.kind == CFN_VALUE_REF)
    text = name = g_strdup_printf ("${%s}", value.name);
  else if (value.kind == CFN_VALUE_GETATT && value.attribute != NULL)
    text = name = g_strdup_printf ("${%s.%s}", value.name, value.attribute);
  else if (value.kind == CFN_VALUE_SUB)
    text = cfn_value_get_sub_string (&value, &variables);

  if (text != NULL && variables == NULL)
    cfn_quote_append_json (self->json, text, strlen (text));
  else if (value.kind >= CFN_VALUE_REF)
    self->function = value.kind == CFN_VALUE_IF ? "Fn::If"
                     : value.kind == CFN_VALUE_SUB ? "Fn::Sub" : value.name;
  else if (node->kind == CFN_NODE_SCALAR)
    append_scalar (self, node);
  else
    append_collection (self, node);
}

char *
cfn_text_document_close (CfnTemplate  *template,
                         CfnNode      *document,
                         const char   *before,
                         gboolean     *has_names,
                         GError      **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Closing self = { template, text, FALSE, NULL };
  CfnPatternProblem problem;
  CfnSpan span;
  g_autoptr (CfnPattern) json = NULL;
  g_autofree char *written = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  self.has_names = find_names (&self, document);
  append_closed (&self, document);
  *has_names = self.has_names;
  if (self.function != NULL)
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                     N_("{0} has no place in a text: only Ref, Fn::GetAtt and Fn::Sub have"),
                     self.function, NULL);
      return NULL;
    }

  json = cfn_pattern_parse (text->str, text->len, &problem, &span);
  g_return_val_if_fail (json != NULL, NULL);

  written = cfn_pattern_write (json, text->str, before != NULL ? cfn_pattern_guess_layout (before)
                                                               : CFN_PATTERN_LONG);

  return g_strconcat (written, before != NULL && g_str_has_suffix (before, "\n") ? "\n" : "", NULL);
}

/* --- Changing --- */

/* JSON of an object needs quotes in any case; a line for each key, the kind that has escapes. */
static char *
dup_sub (const char *json)
{
  g_autofree char *quoted = NULL;
  g_autoptr (GString) yaml = g_string_new ("!Sub ");

  if (strpbrk (json, "\n\r\t") == NULL)
    quoted = cfn_writer_quote (json);
  if (quoted != NULL)
    g_string_append (yaml, quoted);
  else
    cfn_quote_append_json (yaml, json, strlen (json));

  return g_strdup (yaml->str);
}

char *
cfn_text_document_after (CfnTemplate  *template,
                         const char   *path,
                         CfnTemplate  *open,
                         CfnEdit      *edit,
                         gboolean     *has_names,
                         GError      **error)
{
  g_autoptr (CfnPath) steps = cfn_path_parse (path, error);
  g_autoptr (CfnTemplate) changed = NULL;
  g_autofree char *text = NULL;
  CfnNode *before, *document;

  if (steps == NULL)
    return NULL;

  *has_names = FALSE;
  changed = read_after (open, edit);
  document = cfn_path_resolve (steps, cfn_template_get_tree (changed), NULL);
  if (document == NULL)
    return g_strdup ("");

  before = cfn_path_resolve (steps, cfn_template_get_tree (template), NULL);
  text = cfn_text_document_close (changed, document, cfn_text_document_get (template, before),
                                  has_names, error);

  return text != NULL && *has_names ? dup_sub (text) : g_steal_pointer (&text);
}

CfnEdit *
cfn_text_document_change (CfnTemplate  *template,
                          const char   *path,
                          CfnTemplate  *open,
                          CfnEdit      *edit,
                          GError      **error)
{
  gboolean has_names;
  g_autofree char *text = cfn_text_document_after (template, path, open, edit, &has_names, error);

  if (text == NULL)
    return NULL;
  if (text[0] == '\0')
    return cfn_change_unset (template, path, error);

  return has_names ? cfn_change_set (template, path, text, error)
                   : cfn_change_set_string (template, path, text, error);
}
