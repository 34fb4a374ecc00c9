/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text-private.h"

#include <string.h>

/* So many conditions may choose parts of one text; with more, those parts are not known. */
#define MAX_CHOICES 5

static void
hole_clear (gpointer data)
{
  IamHole *hole = data;

  g_free (hole->fallback);
}

static void
hole_unref (gpointer hole)
{
  g_atomic_rc_box_release_full (hole, hole_clear);
}

static IamText *
text_new (void)
{
  IamText *self = g_new (IamText, 1);

  /* The few of each need not be cleared. */
  memset (self, 0, G_STRUCT_OFFSET (IamText, few_holes));
  self->holes = self->few_holes;
  self->resources = self->few_resources;
  self->tokens = self->few;
  self->n_allocated = IAM_TEXT_FEW_TOKENS;

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

static void
variant_free (IamVariant *variant)
{
  iam_text_free (variant->text);
  g_array_unref (variant->cases);
  g_free (variant);
}

/* The conditions of the Fn::Ifs in @node, each once. */
static void
collect_conditions (CfnTemplate *template,
                    CfnNode     *node,
                    GPtrArray   *names)
{
  CfnValue value = cfn_value_of (template, node);

  if (value.kind == CFN_VALUE_IF && value.name != NULL
      && !g_ptr_array_find_with_equal_func (names, value.name, g_str_equal, NULL))
    g_ptr_array_add (names, (char *) value.name);
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    collect_conditions (template, child, names);
}

GPtrArray *
iam_text_new_variants (CfnTemplate  *template,
                       CfnNode      *node,
                       IamTextFlags  flags)
{
  g_autoptr (GPtrArray) variants
    = g_ptr_array_new_with_free_func ((GDestroyNotify) variant_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  collect_conditions (template, node, names);
  if (names->len > MAX_CHOICES)
    return NULL;

  for (guint choice = 0; choice < 1u << names->len; choice++)
    {
      IamVariant *variant = g_new0 (IamVariant, 1);

      variant->cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
      for (guint i = 0; i < names->len; i++)
        {
          CfnCase one = { g_ptr_array_index (names, i), (choice >> i & 1) == 0 };

          g_array_append_val (variant->cases, one);
        }
      variant->text = text_new ();
      variant->text->cases = variant->cases;
      iam_text_append_value (variant->text, template, node, flags, 0);
      variant->text->cases = NULL;
      g_ptr_array_add (variants, variant);
    }

  return g_steal_pointer (&variants);
}

void
iam_text_free (IamText *self)
{
  if (self == NULL)
    return;

  if (self->tokens != self->few)
    g_free (self->tokens);
  for (guint i = 0; i < self->n_holes; i++)
    hole_unref (self->holes[i]);
  if (self->holes != self->few_holes)
    g_free (self->holes);
  if (self->resources != self->few_resources)
    g_free (self->resources);
  g_free (self);
}

void
iam_text_grow (IamText *self)
{
  self->n_allocated *= 2;
  if (self->tokens != self->few)
    self->tokens = g_renew (IamToken, self->tokens, self->n_allocated);
  else
    {
      self->tokens = g_new (IamToken, self->n_allocated);
      memcpy (self->tokens, self->few, sizeof self->few);
    }
}

/* TRUE behind the fifth colon of an ARN, where it has resources; also when that cannot be told. */
static gboolean
is_in_resource (const IamText *self)
{
  guint colons = 0;

  for (guint i = 0; i < self->n_tokens; i++)
    {
      IamToken token = iam_text_token (self, i);
      const IamHole *hole = iam_text_hole (self, token);

      if (token == ':')
        colons++;
      if (hole != NULL && hole->kind == IAM_HOLE_FREE)
        return TRUE;
    }

  return colons >= 5;
}

/* Room for one more than the @n that are there: the first @n_few of them stand in @few. */
static gpointer *
make_room (gpointer *items,
           guint     n,
           gpointer *few,
           guint     n_few)
{
  const guint times = n / n_few;

  if (n == n_few)
    return memcpy (g_new (gpointer, n * 2), few, n * sizeof (gpointer));
  if (n > n_few && n % n_few == 0 && (times & (times - 1)) == 0)
    return g_renew (gpointer, items, n * 2);

  return items;
}

static gboolean
append_hole (IamText *self,
             IamHole *hole)
{
  /* The number of a hole must fit into a token; a text with so many is no ARN any more. */
  if (self->n_holes >= 0x8000)
    return FALSE;

  self->holes = make_room (self->holes, self->n_holes, self->few_holes, IAM_TEXT_FEW_HOLES);
  iam_text_append_token (self, IAM_TOKEN_HOLE + self->n_holes);
  self->holes[self->n_holes++] = hole;

  return TRUE;
}

static IamHole *
hole_new (IamHoleKind  kind,
          const char  *key,
          const char  *reason)
{
  gsize length = strlen (key);
  IamHole *hole = g_atomic_rc_box_alloc0 (sizeof *hole + length + 1);

  hole->kind = kind;
  hole->key = memcpy (hole + 1, key, length + 1);
  hole->reason = reason;

  return hole;
}

IamHole *
iam_text_add_hole (IamText     *self,
                   IamHoleKind  kind,
                   const char  *key,
                   const char  *reason)
{
  IamHole *hole = hole_new (kind, key, reason);

  if (append_hole (self, hole))
    return hole;

  hole_unref (hole);

  return NULL;
}

/* "aws:PrincipalTag/team, 'none'" is a key and what to take when the request does not have it. */
static void
append_variable_hole (IamText *self,
                      char    *name)
{
  char *comma = strchr (name, ',');
  char *open = comma != NULL ? strchr (comma, '\'') : NULL;
  char *close = open != NULL ? strrchr (open, '\'') : NULL;
  IamHole *hole;

  if (comma != NULL)
    *comma = '\0';
  hole = iam_text_add_hole (self, IAM_HOLE_VARIABLE, g_strstrip (name), "policy-variable");
  if (hole != NULL && close != NULL && close > open)
    hole->fallback = g_strndup (open + 1, close - open - 1);
}

/* Reads the policy variable at @at, a dollar ("${...}"); gives what follows it, or NULL when there
 * is none. The three escapes stand for themselves (IAM User Guide, Policy variables). */
static const char *
append_variable (IamText      *self,
                 const char   *at,
                 IamTextFlags  flags)
{
  const char *end = at[1] == '{' ? strchr (at, '}') : NULL;
  g_autofree char *name = NULL;

  if (end == NULL || ((flags & IAM_TEXT_ARN) && !is_in_resource (self)))
    return NULL;

  name = g_strndup (at + 2, end - at - 2);
  if (strlen (name) == 1 && strchr ("*?$", name[0]) != NULL)
    iam_text_append_token (self, (guchar) name[0]);
  else
    append_variable_hole (self, name);

  return end + 1;
}

void
iam_text_append_literal (IamText      *self,
                         const char   *literal,
                         IamTextFlags  flags)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (literal != NULL);

  self->flags |= flags;
  for (const char *at = literal; *at != '\0';)
    {
      const char *after = *at == '$' && (flags & IAM_TEXT_VARIABLES)
                            ? append_variable (self, at, flags) : NULL;

      if (after != NULL)
        {
          at = after;
          continue;
        }

      if ((flags & IAM_TEXT_PATTERN) && *at == '*')
        iam_text_append_token (self, IAM_TOKEN_ANY);
      else if ((flags & IAM_TEXT_PATTERN) && *at == '?')
        iam_text_append_token (self, IAM_TOKEN_ONE);
      else
        iam_text_append_token (self, (guchar) *at);
      at++;
    }
}

/* Every ARN has the same few of these: they are made once. */
static void
append_pseudo_hole (IamText    *self,
                    const char *key,
                    const char *reason)
{
  static const char * const keys[] = { "AWS::Partition", "AWS::Region", "AWS::AccountId" };
  static IamHole *holes[G_N_ELEMENTS (keys)];

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (!g_str_equal (keys[i], key))
        continue;
      if (g_once_init_enter (&holes[i]))
        g_once_init_leave (&holes[i], hole_new (IAM_HOLE_PSEUDO, keys[i], reason));
      iam_text_append_same_hole (self, holes[i]);
      return;
    }
  iam_text_add_hole (self, IAM_HOLE_PSEUDO, key, reason);
}

void
iam_text_append_hole (IamText     *self,
                      IamHoleKind  kind,
                      const char  *key,
                      const char  *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  if (kind == IAM_HOLE_PSEUDO)
    append_pseudo_hole (self, key, reason);
  else
    iam_text_add_hole (self, kind, key, reason);
}

void
iam_text_append_same_hole (IamText       *self,
                           const IamHole *hole)
{
  IamHole *same = g_atomic_rc_box_acquire ((IamHole *) hole);

  if (!append_hole (self, same))
    hole_unref (same);
}

void
iam_text_append_text (IamText       *self,
                      const IamText *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  for (guint i = 0; i < other->n_tokens; i++)
    {
      IamToken token = iam_text_token (other, i);
      const IamHole *hole = iam_text_hole (other, token);

      if (hole != NULL)
        iam_text_append_same_hole (self, hole);
      else
        iam_text_append_token (self, token);
    }
  self->flags |= other->flags;
  for (guint i = 0; i < other->n_resources; i++)
    iam_text_add_resource (self, other->resources[i]);
}

IamText *
iam_text_substitute (const IamText *self,
                     const char    *key,
                     const char    *literal,
                     IamTextFlags   flags)
{
  IamText *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (literal != NULL, NULL);

  text = text_new ();
  for (guint i = 0; i < self->n_tokens; i++)
    {
      IamToken token = iam_text_token (self, i);
      const IamHole *hole = iam_text_hole (self, token);

      if (hole == NULL)
        iam_text_append_token (text, token);
      else if (g_str_equal (hole->key, key))
        iam_text_append_literal (text, literal, flags);
      else
        iam_text_append_same_hole (text, hole);
    }
  text->flags = self->flags;

  return text;
}

void
iam_text_add_resource (IamText           *self,
                       const CfnResource *resource)
{
  if (iam_text_names (self, resource))
    return;

  self->resources = make_room (self->resources, self->n_resources, self->few_resources,
                               IAM_TEXT_FEW_RESOURCES);
  self->resources[self->n_resources++] = (CfnResource *) resource;
}

gboolean
iam_text_is_known (const IamText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_holes == 0;
}

gboolean
iam_text_is_anything (const IamText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_tokens == 1 && iam_text_token (self, 0) == IAM_TOKEN_ANY;
}

gboolean
iam_text_is_star (const IamText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_tokens == 1
         && (iam_text_token (self, 0) == IAM_TOKEN_ANY || iam_text_token (self, 0) == '*');
}

const char *
iam_text_get_unknown (const IamText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_holes; i++)
    {
      const IamHole *hole = self->holes[i];

      if (hole->kind == IAM_HOLE_FREE || hole->kind == IAM_HOLE_VARIABLE)
        return hole->reason;
    }

  return NULL;
}

IamHole * const *
iam_text_get_holes (const IamText *self,
                    guint         *n_holes)
{
  g_return_val_if_fail (self != NULL && n_holes != NULL, NULL);

  *n_holes = self->n_holes;

  return (IamHole * const *) self->holes;
}

char *
iam_text_to_string (const IamText *self)
{
  GString *string;

  g_return_val_if_fail (self != NULL, NULL);

  string = g_string_new (NULL);
  for (guint i = 0; i < self->n_tokens; i++)
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

CfnResource * const *
iam_text_get_resources (const IamText *self,
                        guint         *n_resources)
{
  g_return_val_if_fail (self != NULL && n_resources != NULL, NULL);

  *n_resources = self->n_resources;

  return (CfnResource * const *) self->resources;
}

gboolean
iam_text_names (const IamText     *self,
                const CfnResource *resource)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_resources; i++)
    {
      if (self->resources[i] == resource)
        return TRUE;
    }

  return FALSE;
}
