/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-write.h"

#include <string.h>

#include "cfn-quote.h"
#include "cfn-stream-reader.h"
#include "cfn-stream-table.h"

/* {"name": {"S": "name"}} of all that the key of @table is made of. */
static void
append_keys (GString              *out,
             const CfnStreamTable *table)
{
  for (char **name = table->keys; name != NULL && *name != NULL; name++)
    {
      const char *type = g_hash_table_lookup (table->types, *name);

      if (type == NULL)
        type = "S";
      g_string_append (out, name == table->keys ? "" : ", ");
      cfn_quote_append_json (out, *name, strlen (*name));
      g_string_append_printf (out, ": {\"%s\": \"%s\"}", type,
                              g_str_equal (type, "B") ? "AQ==" : "1");
    }
  if (table->keys == NULL)
    g_string_append (out, "\"id\": {\"S\": \"1\"}");
}

/* A name that is none of the key. */
static const char *
find_free_name (const CfnStreamTable *table)
{
  static const char * const names[] = { "status", "state", "note" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (table->keys == NULL
          || !g_strv_contains ((const char * const *) table->keys, names[i]))
        return names[i];
    }

  return "value";
}

GPtrArray *
cfn_writes_sample (CfnTemplate       *template,
                   const CfnResource *table)
{
  g_autoptr (CfnStreamTable) read = NULL;
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autoptr (CfnText) text = NULL;
  CfnSyntaxProblem problem;
  GPtrArray *writes;
  const char *name;
  gboolean is_only;

  g_return_val_if_fail (template != NULL && table != NULL, NULL);
  g_return_val_if_fail (table->kind == CFN_KIND_TABLE, NULL);

  read = cfn_stream_table_new (template, table);
  append_keys (keys, read);
  name = find_free_name (read);
  json = g_strdup_printf ("{\"format\": 1, \"writes\": ["
                          "{\"put\": {%s, \"%s\": {\"S\": \"new\"}}}, "
                          "{\"update\": {%s}, \"set\": {\"%s\": {\"S\": \"done\"}}, \"at\": 1000}, "
                          "{\"delete\": {%s}, \"at\": 2000}]}",
                          keys->str, name, keys->str, name, keys->str);
  text = cfn_text_new_from_string (json, -1);

  writes = cfn_writes_parse (text, &problem);
  /* Which table is meant has to be said where there are others. */
  is_only = cfn_stream_find_only_table (template, NULL) != NULL;
  for (guint i = 0; !is_only && i < writes->len; i++)
    ((CfnWrite *) g_ptr_array_index (writes, i))->table = g_strdup (table->id);

  return writes;
}
