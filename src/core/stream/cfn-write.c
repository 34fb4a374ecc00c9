/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-write.h"

#include <string.h>

#include "cfn-quote.h"
#include "cfn-stream-record.h"

static const char * const kinds[] = {
  [CFN_WRITE_PUT] = "put",         [CFN_WRITE_UPDATE] = "update",
  [CFN_WRITE_DELETE] = "delete",   [CFN_WRITE_EXPIRE] = "expire",
  [CFN_WRITE_RECORD] = "record",
};

const char *
cfn_write_kind_to_string (CfnWriteKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

CfnWrite *
cfn_write_new (CfnWriteKind  kind,
               const char   *table,
               CfnItem      *item,
               gint64        at)
{
  CfnWrite *self;

  g_return_val_if_fail (item != NULL, NULL);

  self = g_new0 (CfnWrite, 1);
  self->kind = kind;
  self->table = g_strdup (table);
  self->item = cfn_item_ref (item);
  self->at = at;

  return self;
}

CfnWrite *
cfn_write_copy (const CfnWrite *self)
{
  CfnWrite *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = cfn_write_new (self->kind, self->table, self->item, self->at);
  copy->set = self->set != NULL ? cfn_item_ref (self->set) : NULL;
  copy->old = self->old != NULL ? cfn_item_ref (self->old) : NULL;
  copy->remove = g_strdupv (self->remove);
  copy->event = g_strdup (self->event);
  copy->by_service = self->by_service;
  copy->span = self->span;

  return copy;
}

void
cfn_write_free (CfnWrite *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->table);
  g_clear_pointer (&self->item, cfn_item_unref);
  g_clear_pointer (&self->set, cfn_item_unref);
  g_clear_pointer (&self->old, cfn_item_unref);
  g_strfreev (self->remove);
  g_free (self->event);
  g_free (self);
}

/* --- JSON --- */

static void
append_text (GString    *out,
             const char *text)
{
  cfn_quote_append_json (out, text, strlen (text));
}

static void
append_item (GString    *out,
             const char *key,
             CfnItem    *item)
{
  g_autofree char *json = cfn_item_to_json (item);

  g_string_append_printf (out, "\"%s\": %s", key, json);
}

static void
append_names (GString  *out,
              char    **names)
{
  g_string_append (out, ", \"remove\": [");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      append_text (out, names[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_write (GString        *out,
              const CfnWrite *self,
              gboolean        has_time)
{
  g_string_append (out, "{ ");
  append_item (out, kinds[self->kind], self->item);
  if (self->set != NULL)
    {
      g_string_append (out, ", ");
      append_item (out, "set", self->set);
    }
  if (self->remove != NULL)
    append_names (out, self->remove);
  if (self->table != NULL)
    {
      g_string_append (out, ", \"table\": ");
      append_text (out, self->table);
    }
  if (has_time)
    g_string_append_printf (out, ", \"at\": %" G_GINT64_FORMAT, self->at);
  g_string_append (out, " }");
}

char *
cfn_write_to_json (const CfnWrite *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == CFN_WRITE_RECORD)
    return NULL;
  out = g_string_new (NULL);
  append_write (out, self, self->at != 0);

  return g_string_free (out, FALSE);
}

/* A record as it came, for a Lambda event. */
static void
append_record (GString        *out,
               const CfnWrite *self)
{
  g_string_append (out, "{ \"eventSource\": \"aws:dynamodb\", \"eventName\": ");
  append_text (out, self->event);
  if (self->by_service)
    g_string_append (out, ", \"userIdentity\": " CFN_STREAM_EXPIRY_IDENTITY);
  g_string_append (out, ", \"dynamodb\": { ");
  append_item (out, "Keys", self->item);
  if (self->set != NULL)
    {
      g_string_append (out, ", ");
      append_item (out, "NewImage", self->set);
    }
  if (self->old != NULL)
    {
      g_string_append (out, ", ");
      append_item (out, "OldImage", self->old);
    }
  g_string_append (out, " } }");
}

char *
cfn_writes_to_json (GPtrArray *writes)
{
  GString *out;
  gboolean is_event;
  gint64 last = 0;

  g_return_val_if_fail (writes != NULL, NULL);

  is_event = writes->len > 0
             && ((CfnWrite *) g_ptr_array_index (writes, 0))->kind == CFN_WRITE_RECORD;
  out = g_string_new (is_event ? "{ \"Records\": [" : "{ \"format\": 1, \"writes\": [");
  for (guint i = 0; i < writes->len; i++)
    {
      const CfnWrite *write = g_ptr_array_index (writes, i);

      if ((write->kind == CFN_WRITE_RECORD) != is_event)
        continue;
      g_string_append (out, i == 0 ? "\n    " : ",\n    ");
      if (is_event)
        append_record (out, write);
      else
        append_write (out, write, write->at != last);
      last = write->at;
    }
  g_string_append (out, writes->len > 0 ? "\n] }\n" : "] }\n");

  return g_string_free (out, FALSE);
}
