/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-attribute.h"

#include <string.h>

#include "cfn-decimal.h"
#include "cfn-quote.h"

static const char * const letters[] = {
  [CFN_ATTRIBUTE_S] = "S",       [CFN_ATTRIBUTE_N] = "N",   [CFN_ATTRIBUTE_B] = "B",
  [CFN_ATTRIBUTE_BOOL] = "BOOL", [CFN_ATTRIBUTE_NULL] = "NULL",
  [CFN_ATTRIBUTE_L] = "L",       [CFN_ATTRIBUTE_M] = "M",   [CFN_ATTRIBUTE_SS] = "SS",
  [CFN_ATTRIBUTE_NS] = "NS",     [CFN_ATTRIBUTE_BS] = "BS",
};

CfnAttribute *
cfn_attribute_ref (CfnAttribute *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_attribute_unref (CfnAttribute *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

const char *
cfn_attribute_type_to_string (CfnAttributeType type)
{
  return letters[type];
}

gboolean
cfn_attribute_type_from_string (const char       *text,
                                CfnAttributeType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (g_strcmp0 (letters[i], text) == 0)
        {
          *type = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* --- Size --- */

/* Of Base64 with or without its padding. */
static gsize
count_raw_bytes (const char *base64)
{
  gsize n = strlen (base64);

  while (n > 0 && base64[n - 1] == '=')
    n--;

  return n * 3 / 4;
}

gsize
cfn_attribute_get_size (const CfnAttribute *self)
{
  gsize size = self->name != NULL ? strlen (self->name) : 0;
  gboolean is_document = self->type == CFN_ATTRIBUTE_L || self->type == CFN_ATTRIBUTE_M;

  switch (self->type)
    {
    case CFN_ATTRIBUTE_S:
      return size + strlen (self->text);
    case CFN_ATTRIBUTE_N:
      return size + cfn_decimal_get_size (self->text);
    case CFN_ATTRIBUTE_B:
      return size + count_raw_bytes (self->text);
    case CFN_ATTRIBUTE_BOOL:
    case CFN_ATTRIBUTE_NULL:
      return size + 1;
    case CFN_ATTRIBUTE_L:
    case CFN_ATTRIBUTE_M:
    case CFN_ATTRIBUTE_SS:
    case CFN_ATTRIBUTE_NS:
    case CFN_ATTRIBUTE_BS:
    default:
      break;
    }

  size += is_document ? 3 : 0;
  for (guint i = 0; i < self->children->len; i++)
    size += cfn_attribute_get_size (g_ptr_array_index (self->children, i)) + is_document;

  return size;
}

/* --- JSON --- */

static void append_value (const CfnAttribute *self,
                          GString            *out);

static void
append_list (const CfnAttribute *self,
             GString            *out)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->children->len; i++)
    {
      const CfnAttribute *child = g_ptr_array_index (self->children, i);

      if (i > 0)
        g_string_append (out, ", ");
      if (self->type == CFN_ATTRIBUTE_L)
        append_value (child, out);
      else
        cfn_quote_append_json (out, child->text, strlen (child->text));
    }
  g_string_append_c (out, ']');
}

/* {"S": "1"}, without the name. */
static void
append_value (const CfnAttribute *self,
              GString            *out)
{
  g_string_append_printf (out, "{\"%s\": ", letters[self->type]);
  if (self->type == CFN_ATTRIBUTE_M)
    cfn_attributes_append_json (self->children, out);
  else if (self->children != NULL)
    append_list (self, out);
  else if (self->type == CFN_ATTRIBUTE_BOOL || self->type == CFN_ATTRIBUTE_NULL)
    g_string_append (out, self->text);
  else
    cfn_quote_append_json (out, self->text, strlen (self->text));
  g_string_append_c (out, '}');
}

void
cfn_attributes_append_json (GPtrArray *attributes,
                            GString   *out)
{
  g_string_append_c (out, '{');
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfnAttribute *attribute = g_ptr_array_index (attributes, i);

      if (i > 0)
        g_string_append (out, ", ");
      cfn_quote_append_json (out, attribute->name, strlen (attribute->name));
      g_string_append (out, ": ");
      append_value (attribute, out);
    }
  g_string_append_c (out, '}');
}

/* --- Keys --- */

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static char *
to_key (const CfnAttribute *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) parts = NULL;

  if (self->name != NULL)
    {
      cfn_quote_append_json (out, self->name, strlen (self->name));
      g_string_append_c (out, ':');
    }
  g_string_append (out, letters[self->type]);
  if (self->children == NULL)
    {
      cfn_quote_append_json (out, self->text, strlen (self->text));
      return g_string_free (g_steal_pointer (&out), FALSE);
    }

  parts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->children->len; i++)
    g_ptr_array_add (parts, to_key (g_ptr_array_index (self->children, i)));
  if (self->type != CFN_ATTRIBUTE_L)
    g_ptr_array_sort (parts, compare_texts);
  g_string_append_c (out, '[');
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (out, "%s,", (char *) g_ptr_array_index (parts, i));
  g_string_append_c (out, ']');

  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
cfn_attributes_to_key (GPtrArray *attributes)
{
  CfnAttribute all = { .type = CFN_ATTRIBUTE_M, .children = attributes };

  return to_key (&all);
}
