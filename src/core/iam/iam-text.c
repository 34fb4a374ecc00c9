/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text-private.h"

#include <string.h>

static void
hole_free (IamHole *hole)
{
  g_free (hole->key);
  g_free (hole);
}

static IamText *
text_new (void)
{
  IamText *self = g_new0 (IamText, 1);

  self->tokens = g_array_new (FALSE, FALSE, sizeof (IamToken));
  self->holes = g_ptr_array_new_with_free_func ((GDestroyNotify) hole_free);
  self->resources = g_ptr_array_new ();

  return self;
}

IamText *
iam_text_new (const char   *literal,
              IamTextFlags  flags)
{
  IamText *self = text_new ();

  if (literal != NULL)
    iam_text_append_literal (self, literal, flags);

  return self;
}

IamText *
iam_text_new_for_value (CfnTemplate  *template,
                        CfnNode      *node,
                        IamTextFlags  flags)
{
  IamText *self = text_new ();

  iam_text_append_value (self, template, node, flags, 0);

  return self;
}

IamText *
iam_text_new_for_resource (CfnTemplate       *template,
                           const CfnResource *resource,
                           const char        *attribute)
{
  IamText *self = text_new ();

  iam_text_append_resource_text (self, template, resource, attribute, IAM_TEXT_PLAIN, 0);

  return self;
}

void
iam_text_free (IamText *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->tokens);
  g_ptr_array_unref (self->holes);
  g_ptr_array_unref (self->resources);
  g_free (self);
}

static void
append_token (IamText  *self,
              IamToken  token)
{
  g_array_append_val (self->tokens, token);
}

/* Reads the policy variable at @at ("${...}"); gives what follows it, or NULL when there is none.
 * The three escapes stand for themselves (IAM User Guide, Policy variables). */
static const char *
append_variable (IamText    *self,
                 const char *at)
{
  const char *end = at[0] == '$' && at[1] == '{' ? strchr (at, '}') : NULL;
  g_autofree char *name = NULL;

  if (end == NULL)
    return NULL;

  name = g_strndup (at + 2, end - at - 2);
  if (strlen (name) == 1 && strchr ("*?$", name[0]) != NULL)
    append_token (self, (guchar) name[0]);
  else
    iam_text_append_hole (self, IAM_HOLE_FREE, name, "policy-variable");

  return end + 1;
}

void
iam_text_append_literal (IamText      *self,
                         const char   *literal,
                         IamTextFlags  flags)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (literal != NULL);

  for (const char *at = literal; *at != '\0';)
    {
      const char *after = (flags & IAM_TEXT_VARIABLES) ? append_variable (self, at) : NULL;

      if (after != NULL)
        {
          at = after;
          continue;
        }

      if ((flags & IAM_TEXT_PATTERN) && *at == '*')
        append_token (self, IAM_TOKEN_ANY);
      else if ((flags & IAM_TEXT_PATTERN) && *at == '?')
        append_token (self, IAM_TOKEN_ONE);
      else
        append_token (self, (guchar) *at);
      at++;
    }
}

void
iam_text_append_hole (IamText     *self,
                      IamHoleKind  kind,
                      const char  *key,
                      const char  *reason)
{
  IamHole *hole;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  /* The number of a hole must fit into a token; a text with so many is no ARN any more. */
  if (self->holes->len >= 0x8000)
    return;

  hole = g_new0 (IamHole, 1);
  hole->kind = kind;
  hole->key = g_strdup (key);
  hole->reason = reason;
  append_token (self, IAM_TOKEN_HOLE + self->holes->len);
  g_ptr_array_add (self->holes, hole);
}

void
iam_text_append_text (IamText       *self,
                      const IamText *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  for (guint i = 0; i < other->tokens->len; i++)
    {
      IamToken token = iam_text_token (other, i);
      const IamHole *hole = iam_text_hole (other, token);

      if (hole != NULL)
        iam_text_append_hole (self, hole->kind, hole->key, hole->reason);
      else
        append_token (self, token);
    }
  for (guint i = 0; i < other->resources->len; i++)
    iam_text_add_resource (self, g_ptr_array_index (other->resources, i));
}

void
iam_text_add_resource (IamText           *self,
                       const CfnResource *resource)
{
  if (!iam_text_names (self, resource))
    g_ptr_array_add (self->resources, (CfnResource *) resource);
}

gboolean
iam_text_is_known (const IamText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->holes->len == 0;
}

gboolean
iam_text_is_anything (const IamText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->tokens->len == 1 && iam_text_token (self, 0) == IAM_TOKEN_ANY;
}

const char *
iam_text_get_unknown (const IamText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->holes->len; i++)
    {
      const IamHole *hole = g_ptr_array_index (self->holes, i);

      if (hole->kind == IAM_HOLE_FREE)
        return hole->reason;
    }

  return NULL;
}

char *
iam_text_to_string (const IamText *self)
{
  GString *string;

  g_return_val_if_fail (self != NULL, NULL);

  string = g_string_new (NULL);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      IamToken token = iam_text_token (self, i);
      const IamHole *hole = iam_text_hole (self, token);

      if (hole != NULL)
        g_string_append_printf (string, "${%s}", hole->key);
      else if (token == IAM_TOKEN_ANY)
        g_string_append_c (string, '*');
      else if (token == IAM_TOKEN_ONE)
        g_string_append_c (string, '?');
      else
        g_string_append_c (string, (char) token);
    }

  return g_string_free (string, FALSE);
}

GPtrArray *
iam_text_get_resources (const IamText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->resources;
}

gboolean
iam_text_names (const IamText     *self,
                const CfnResource *resource)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_ptr_array_find (self->resources, resource, NULL);
}
