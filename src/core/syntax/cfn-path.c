/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-path.h"

#include <string.h>

struct _CfnPath
{
  GArray *steps; /* of CfnPathStep */
};

static void
step_clear (gpointer data)
{
  CfnPathStep *step = data;

  g_free (step->key);
}

CfnPath *
cfn_path_new (void)
{
  CfnPath *self = g_new0 (CfnPath, 1);

  self->steps = g_array_new (FALSE, FALSE, sizeof (CfnPathStep));
  g_array_set_clear_func (self->steps, step_clear);

  return self;
}

/* Pushes the first @n_steps steps of @tail, or all when it has fewer. */
static void
append_head (CfnPath       *self,
             const CfnPath *tail,
             guint          n_steps)
{
  n_steps = MIN (n_steps, tail->steps->len);
  for (guint i = 0; i < n_steps; i++)
    {
      const CfnPathStep *step = &g_array_index (tail->steps, CfnPathStep, i);

      if (step->key != NULL)
        cfn_path_push_key (self, step->key);
      else
        cfn_path_push_index (self, step->index);
    }
}

void
cfn_path_append (CfnPath       *self,
                 const CfnPath *tail)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (tail != NULL);

  append_head (self, tail, G_MAXUINT);
}

CfnPath *
cfn_path_copy (const CfnPath *self)
{
  return cfn_path_copy_head (self, G_MAXUINT);
}

CfnPath *
cfn_path_copy_head (const CfnPath *self,
                    guint          n_steps)
{
  CfnPath *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = cfn_path_new ();
  append_head (copy, self, n_steps);

  return copy;
}

void
cfn_path_free (CfnPath *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->steps);
  g_free (self);
}

void
cfn_path_push_key (CfnPath    *self,
                   const char *key)
{
  CfnPathStep step = { g_strdup (key), 0 };

  g_return_if_fail (self != NULL && key != NULL);

  g_array_append_val (self->steps, step);
}

void
cfn_path_push_index (CfnPath *self,
                     guint    index)
{
  CfnPathStep step = { NULL, index };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->steps, step);
}

const CfnPathStep *
cfn_path_get_steps (const CfnPath *self,
                    guint         *n_steps)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_steps != NULL)
    *n_steps = self->steps->len;
  return (const CfnPathStep *) self->steps->data;
}

/* Says that a path makes no sense from @at on. */
static gboolean
fail_at (const char  *text,
         const char  *at,
         const char  *format,
         GError     **error)
{
  g_autofree char *column = g_strdup_printf ("%ld", g_utf8_pointer_to_offset (text, at) + 1);

  cfn_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, format, text, column, NULL);
  return FALSE;
}

/* ["key"], where a backslash takes the next character as it is. */
static gboolean
parse_quoted_key (CfnPath     *path,
                  const char  *text,
                  const char **at,
                  GError     **error)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const char *p = *at + 2;

  for (; *p != '\0' && *p != '"'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (key, *p);
    }
  if (p[0] != '"' || p[1] != ']')
    return fail_at (text, *at, N_ ("The path “{0}” has no closing “\"]” for its character {1}"),
                    error);

  cfn_path_push_key (path, key->str);
  *at = p + 2;
  return TRUE;
}

static gboolean
parse_index (CfnPath     *path,
             const char  *text,
             const char **at,
             GError     **error)
{
  char *end;
  guint64 index;

  index = g_ascii_strtoull (*at + 1, &end, 10);
  if (!g_ascii_isdigit ((*at)[1]) || *end != ']' || index >= G_MAXUINT)
    return fail_at (text, *at, N_ ("The path “{0}” has no item number at its character {1}"),
                    error);

  cfn_path_push_index (path, index);
  *at = end + 1;
  return TRUE;
}

static gboolean
parse_key (CfnPath     *path,
           const char  *text,
           const char **at,
           GError     **error)
{
  gsize length = strcspn (*at, ".[]");
  g_autofree char *key = g_strndup (*at, length);

  if (length == 0 || (*at)[length] == ']')
    return fail_at (text, *at + length, N_ ("The path “{0}” lacks a key at its character {1}"),
                    error);

  cfn_path_push_key (path, key);
  *at += length;
  return TRUE;
}

CfnPath *
cfn_path_parse (const char  *text,
                GError     **error)
{
  g_autoptr (CfnPath) path = NULL;
  const char *at = text;
  gboolean ok = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  path = cfn_path_new ();
  if (*at == '\0')
    ok = fail_at (text, at, N_ ("The path is empty"), error);
  while (ok && *at != '\0')
    {
      if (at[0] == '[' && at[1] == '"')
        {
          ok = parse_quoted_key (path, text, &at, error);
          continue;
        }
      if (at[0] == '[')
        {
          ok = parse_index (path, text, &at, error);
          continue;
        }
      if (at[0] == '.' && at > text)
        at++;
      else if (at > text)
        {
          ok = fail_at (text, at, N_ ("The path “{0}” lacks a “.” at its character {1}"), error);
          continue;
        }
      ok = parse_key (path, text, &at, error);
    }

  return ok ? g_steal_pointer (&path) : NULL;
}

void
cfn_path_anchor (CfnPath *self,
                 CfnTree *tree)
{
  CfnPathStep *first;
  CfnPathStep section = { NULL, 0 };

  g_return_if_fail (self != NULL && tree != NULL);

  if (self->steps->len == 0)
    return;
  first = &g_array_index (self->steps, CfnPathStep, 0);
  if (first->key == NULL
      || cfn_node_find (cfn_tree_get_root (tree), "Resources", first->key, NULL) == NULL)
    return;

  section.key = g_strdup ("Resources");
  g_array_prepend_val (self->steps, section);
}

static void
print_key (GString    *text,
           const char *key)
{
  if (*key != '\0' && strpbrk (key, ".[]\"\\") == NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, '.');
      g_string_append (text, key);
      return;
    }

  g_string_append (text, "[\"");
  for (; *key != '\0'; key++)
    {
      if (*key == '"' || *key == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *key);
    }
  g_string_append (text, "\"]");
}

static void
print_index (GString *text,
             guint    index)
{
  if (index > 9)
    {
      g_string_append_printf (text, "[%u]", index);
      return;
    }

  g_string_append_c (text, '[');
  g_string_append_c (text, (char) ('0' + index));
  g_string_append_c (text, ']');
}

char *
cfn_path_to_string (const CfnPath *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const CfnPathStep *step = &g_array_index (self->steps, CfnPathStep, i);

      if (step->key != NULL)
        print_key (text, step->key);
      else
        print_index (text, step->index);
    }

  return g_string_free (text, FALSE);
}

/* What @node is called in its mapping; a key itself is named as its value is. */
static const char *
get_name (const CfnNode *node)
{
  const char *name = node->key != NULL ? node->key->value : node->value;

  return name != NULL ? name : "";
}

gboolean
cfn_path_is_within (const char *path,
                    const char *around)
{
  gsize length = strlen (around);

  /* The end counts as well, which strchr() finds. */
  return strncmp (path, around, length) == 0 && strchr (".[", path[length]) != NULL;
}

CfnPath *
cfn_path_of_node (const CfnNode *node)
{
  g_autoptr (GPtrArray) way = NULL;
  CfnPath *path;

  g_return_val_if_fail (node != NULL, NULL);

  way = g_ptr_array_new ();
  for (; node->parent != NULL; node = node->parent)
    g_ptr_array_add (way, (gpointer) node);

  path = cfn_path_new ();
  for (guint i = way->len; i > 0; i--)
    {
      const CfnNode *step = g_ptr_array_index (way, i - 1);

      if (step->parent->kind != CFN_NODE_MAPPING)
        cfn_path_push_index (path, step->index);
      else
        cfn_path_push_key (path, get_name (step));
    }

  return path;
}

static void
print_node (GString       *text,
            const CfnNode *node)
{
  if (node->parent == NULL)
    return;

  print_node (text, node->parent);
  if (node->parent->kind != CFN_NODE_MAPPING)
    print_index (text, node->index);
  else
    print_key (text, get_name (node));
}

/* Every finding has one, so it is printed without making a path first. */
char *
cfn_path_string_of_node (const CfnNode *node)
{
  GString *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = g_string_sized_new (64);
  print_node (text, node);

  return g_string_free (text, FALSE);
}

CfnNode *
cfn_path_resolve (const CfnPath *self,
                  CfnTree       *tree,
                  guint         *n_found)
{
  CfnNode *node;
  guint i;

  g_return_val_if_fail (self != NULL && tree != NULL, NULL);

  node = cfn_tree_get_root (tree);
  for (i = 0; node != NULL && i < self->steps->len; i++)
    {
      const CfnPathStep *step = &g_array_index (self->steps, CfnPathStep, i);

      node = step->key != NULL ? cfn_node_get (node, step->key)
                               : cfn_node_get_item (node, step->index);
      if (node == NULL)
        break;
    }
  if (n_found != NULL)
    *n_found = i;

  return node;
}
