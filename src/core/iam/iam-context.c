/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-context.h"

#include "iam-text-private.h"

#include <string.h>

struct _IamContext
{
  GHashTable *values;   /* key in small letters -> GPtrArray of IamText; empty: absent */
  const IamContext *common;   /* what is not there is looked up in this one; or NULL */
};

/* In every request: IAM User Guide, AWS global condition context keys. */
static const char * const always[] = { "aws:currenttime", "aws:epochtime" };

IamContext *
iam_context_new (const IamContext *common)
{
  IamContext *self = g_new0 (IamContext, 1);

  self->common = common;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
iam_context_free (IamContext *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}

static GPtrArray *
ensure_values (IamContext *self,
               const char *key)
{
  g_autofree char *small = g_ascii_strdown (key, -1);
  GPtrArray *values = g_hash_table_lookup (self->values, small);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func ((GDestroyNotify) iam_text_free);
      g_hash_table_insert (self->values, g_steal_pointer (&small), values);
    }

  return values;
}

void
iam_context_add (IamContext *self,
                 const char *key,
                 IamText    *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);
  g_return_if_fail (value != NULL);

  g_ptr_array_add (ensure_values (self, key), value);
}

void
iam_context_add_plain (IamContext *self,
                       const char *key,
                       const char *value)
{
  iam_context_add (self, key, iam_text_new (value, IAM_TEXT_PLAIN));
}

void
iam_context_set_absent (IamContext *self,
                        const char *key)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  g_ptr_array_set_size (ensure_values (self, key), 0);
}

/* The entry for @key, or for all the keys that begin as it does up to its "/". */
static GPtrArray *
find_values (const IamContext *self,
             const char       *key)
{
  GPtrArray *values = g_hash_table_lookup (self->values, key);
  const char *slash = strchr (key, '/');
  g_autofree char *family = slash != NULL ? g_strndup (key, slash + 1 - key) : NULL;

  if (values == NULL && family != NULL)
    values = g_hash_table_lookup (self->values, family);

  return values != NULL || self->common == NULL ? values : find_values (self->common, key);
}

IamKeyState
iam_context_look_up (const IamContext  *self,
                     const char        *key,
                     GPtrArray        **values)
{
  g_autofree char *small = NULL;
  GPtrArray *found;

  g_return_val_if_fail (key != NULL, IAM_KEY_UNKNOWN);

  small = g_ascii_strdown (key, -1);
  found = self != NULL ? find_values (self, small) : NULL;
  *values = found != NULL && found->len > 0 ? found : NULL;
  if (found != NULL)
    return found->len > 0 ? IAM_KEY_KNOWN : IAM_KEY_ABSENT;

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    {
      if (g_str_equal (always[i], small))
        return IAM_KEY_PRESENT;
    }

  return IAM_KEY_UNKNOWN;
}

static void
fill_hole (const IamContext *self,
           IamText          *text,
           const IamHole    *hole,
           gboolean         *is_void)
{
  GPtrArray *values;

  switch (iam_context_look_up (self, hole->key, &values))
    {
    case IAM_KEY_KNOWN:
      /* A key with several values gives no text. */
      if (values->len == 1)
        iam_text_append_text (text, g_ptr_array_index (values, 0));
      else
        *is_void = TRUE;
      break;
    case IAM_KEY_ABSENT:
      if (hole->fallback != NULL)
        iam_text_append_literal (text, hole->fallback, IAM_TEXT_PLAIN);
      else
        *is_void = TRUE;
      break;
    case IAM_KEY_UNKNOWN:
    case IAM_KEY_PRESENT:
    default:
      iam_text_append_same_hole (text, hole);
      break;
    }
}

IamText *
iam_context_fill (const IamContext *self,
                  const IamText    *text,
                  gboolean         *is_void)
{
  IamText *filled;
  gboolean has_variable = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  *is_void = FALSE;
  for (guint i = 0; i < text->n_holes; i++)
    {
      const IamHole *hole = text->holes[i];

      has_variable |= hole->kind == IAM_HOLE_VARIABLE;
    }
  if (!has_variable)
    return NULL;

  filled = iam_text_new (NULL, IAM_TEXT_PLAIN);
  for (guint i = 0; i < text->n_tokens; i++)
    {
      IamToken token = iam_text_token (text, i);
      const IamHole *hole = iam_text_hole (text, token);

      if (hole == NULL)
        iam_text_append_token (filled, token);
      else if (hole->kind == IAM_HOLE_VARIABLE)
        fill_hole (self, filled, hole, is_void);
      else
        iam_text_append_same_hole (filled, hole);
    }
  filled->flags = text->flags;

  return filled;
}
