/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property-model.h"

#include <string.h>

void
model_free (Model *self)
{
  g_free (self->tag);
  g_free (self->text);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static Model *
model_new (CfnNodeKind kind)
{
  Model *self = g_new0 (Model, 1);

  self->kind = kind;
  if (kind == CFN_NODE_MAPPING)
    self->keys = g_ptr_array_new_with_free_func (g_free);
  if (kind == CFN_NODE_MAPPING || kind == CFN_NODE_SEQUENCE)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) model_free);

  return self;
}

/* Dates are strings to CloudFormation; all spellings of null are one, and those of true. */
static char *
scalar_text (const CfnNode *node)
{
  CfnScalarType type = cfn_node_get_scalar_type (node);
  gboolean value;

  if (type == CFN_SCALAR_NULL)
    return g_strdup ("null");
  if (type == CFN_SCALAR_STRING || type == CFN_SCALAR_TIMESTAMP)
    return g_strconcat ("s", node->value, NULL);
  if (type == CFN_SCALAR_BOOLEAN && cfn_node_get_boolean (node, &value))
    return g_strdup (value ? "ttrue" : "tfalse");

  return g_strconcat ("t", node->value, NULL);
}

Model *
model_of_node (const CfnNode *node)
{
  Model *self = model_new (node != NULL ? node->kind : CFN_NODE_MAPPING);

  if (node == NULL)
    return self;
  self->tag = g_strdup (node->tag);
  if (node->kind == CFN_NODE_SCALAR)
    self->text = scalar_text (node);
  else if (node->kind == CFN_NODE_ALIAS)
    self->text = g_strdup (node->value);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);

      if (child->key != NULL)
        g_ptr_array_add (self->keys, g_strdup (key != NULL ? key : "?"));
      g_ptr_array_add (self->children, model_of_node (child));
    }

  return self;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* The argument of GetAtt in one form: A.B. */
static char *
print_getatt (const Model *argument)
{
  if (argument->tag == NULL && argument->kind == CFN_NODE_SEQUENCE
      && argument->children->len == 2)
    {
      const Model *id = g_ptr_array_index (argument->children, 0);
      const Model *attribute = g_ptr_array_index (argument->children, 1);

      if (id->text != NULL && attribute->text != NULL && id->tag == NULL && attribute->tag == NULL)
        return g_strconcat (id->text, ".", attribute->text + 1, NULL);
    }

  return model_print (argument);
}

/* Entries sorted, because where a new one goes is the writer's choice. */
static char *
print_mapping (const Model *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const char *key = g_ptr_array_index (self->keys, i);
      const Model *child = g_ptr_array_index (self->children, i);
      g_autofree char *value = strcmp (key, "Fn::GetAtt") == 0 ? print_getatt (child)
                                                               : model_print (child);

      g_ptr_array_add (entries, g_strconcat (key, "=", value, NULL));
    }
  g_ptr_array_sort (entries, compare_strings);
  g_ptr_array_add (entries, NULL);
  {
    g_autofree char *all = g_strjoinv (",", (char **) entries->pdata);

    return g_strconcat ("{", all, "}", NULL);
  }
}

static char *
print_untagged (const Model *self)
{
  if (self->kind == CFN_NODE_MAPPING)
    return print_mapping (self);
  if (self->kind == CFN_NODE_SEQUENCE)
    {
      g_autoptr (GString) text = g_string_new ("[");

      for (guint i = 0; i < self->children->len; i++)
        {
          g_autofree char *item = model_print (g_ptr_array_index (self->children, i));

          g_string_append_printf (text, "%s,", item);
        }
      g_string_append_c (text, ']');
      return g_strdup (text->str);
    }

  return g_strconcat (self->kind == CFN_NODE_ALIAS ? "*" : "", self->text, NULL);
}

char *
model_print (const Model *self)
{
  const char *name = self->tag != NULL ? self->tag + 1 : NULL;
  g_autofree char *body = NULL;

  if (name == NULL)
    return print_untagged (self);

  if (strcmp (name, "GetAtt") == 0)
    {
      Model bare = *self;

      bare.tag = NULL;
      body = print_getatt (&bare);
    }
  else
    {
      body = print_untagged (self);
    }
  if (strcmp (name, "Ref") == 0 || strcmp (name, "Condition") == 0)
    return g_strconcat ("{", name, "=", body, "}", NULL);

  return g_strconcat ("{Fn::", name, "=", body, "}", NULL);
}

static int
find_key (const Model *self,
          const char  *key)
{
  for (guint i = 0; self->kind == CFN_NODE_MAPPING && i < self->keys->len; i++)
    {
      if (strcmp (g_ptr_array_index (self->keys, i), key) == 0)
        return i;
    }

  return -1;
}

/* The place of @step among the children, or -1. */
static int
find_step (const Model       *self,
           const CfnPathStep *step)
{
  if (step->key != NULL)
    return find_key (self, step->key);

  return self->kind == CFN_NODE_SEQUENCE && step->index < self->children->len ? (int) step->index
                                                                              : -1;
}

static void
add_child (Model      *self,
           int         index,
           const char *key,
           Model      *value)
{
  if (key != NULL)
    g_ptr_array_insert (self->keys, index, g_strdup (key));
  g_ptr_array_insert (self->children, index, value);
}

/* What is null becomes a collection when something is put into it. */
static void
make_room (Model             *self,
           const CfnPathStep *step)
{
  Model *other;
  Model old;

  if (self->kind != CFN_NODE_SCALAR)
    return;
  g_assert_cmpstr (self->text, ==, "null");
  other = model_new (step->key != NULL ? CFN_NODE_MAPPING : CFN_NODE_SEQUENCE);
  old = *self;
  *self = *other;
  *other = old;
  model_free (other);
}

void
model_set (Model             *self,
           const CfnPathStep *steps,
           guint              n_steps,
           Model             *value)
{
  for (; n_steps > 0; steps++, n_steps--)
    {
      int at;

      make_room (self, steps);
      at = find_step (self, steps);
      if (n_steps == 1 && at >= 0)
        {
          model_free (g_ptr_array_index (self->children, at));
          g_ptr_array_index (self->children, at) = value;
          return;
        }
      if (at < 0)
        {
          Model *child = value;

          at = self->children->len;
          if (n_steps > 1)
            child = model_new (steps[1].key != NULL ? CFN_NODE_MAPPING : CFN_NODE_SEQUENCE);
          add_child (self, -1, steps->key, child);
        }
      self = g_ptr_array_index (self->children, at);
    }
}

Model *
model_find (Model             *self,
            const CfnPathStep *steps,
            guint              n_steps)
{
  for (; n_steps > 0; steps++, n_steps--)
    {
      int at = find_step (self, steps);

      if (at < 0)
        return NULL;
      self = g_ptr_array_index (self->children, at);
    }

  return self;
}

Model *
model_get (const Model *self,
           const char  *key)
{
  int at = self != NULL ? find_key (self, key) : -1;

  return at >= 0 ? g_ptr_array_index (self->children, at) : NULL;
}

static void
remove_child (Model *self,
              int    at)
{
  g_assert_cmpint (at, >=, 0);
  if (self->keys != NULL)
    g_ptr_array_remove_index (self->keys, at);
  g_ptr_array_remove_index (self->children, at);
}

/* The template, Resources, a resource and its Properties may be empty. */
static gboolean
may_be_empty (const CfnPathStep *steps,
              guint              n_steps)
{
  if (n_steps == 0)
    return TRUE;
  if (g_strcmp0 (steps[0].key, "Resources") != 0)
    return FALSE;

  return n_steps <= 2 || (n_steps == 3 && g_strcmp0 (steps[2].key, "Properties") == 0);
}

void
model_unset (Model             *self,
             const CfnPathStep *steps,
             guint              n_steps,
             gboolean           prune)
{
  Model *parent;

  do
    {
      parent = model_find (self, steps, --n_steps);
      remove_child (parent, find_step (parent, &steps[n_steps]));
    }
  while (prune && parent->children->len == 0 && !may_be_empty (steps, n_steps));
}

void
model_insert (Model             *self,
              const CfnPathStep *steps,
              guint              n_steps,
              guint              index,
              Model             *value)
{
  Model *list = model_find (self, steps, n_steps);

  make_room (list, &(CfnPathStep){ NULL, 0 });
  add_child (list, MIN (index, list->children->len), NULL, value);
}

void
model_move (Model             *self,
            const CfnPathStep *steps,
            guint              n_steps,
            guint              from,
            guint              to)
{
  Model *list = model_find (self, steps, n_steps);

  g_ptr_array_insert (list->children, to, g_ptr_array_steal_index (list->children, from));
  if (list->keys != NULL)
    g_ptr_array_insert (list->keys, to, g_ptr_array_steal_index (list->keys, from));
}

Model *
model_copy (const Model *self)
{
  Model *copy = model_new (self->kind);

  copy->tag = g_strdup (self->tag);
  copy->text = g_strdup (self->text);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    add_child (copy, -1, self->keys != NULL ? g_ptr_array_index (self->keys, i) : NULL,
               model_copy (g_ptr_array_index (self->children, i)));

  return copy;
}

gboolean
model_has_alias (const Model *self)
{
  if (self->kind == CFN_NODE_ALIAS)
    return TRUE;
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      if (model_has_alias (g_ptr_array_index (self->children, i)))
        return TRUE;
    }

  return FALSE;
}

static void
dump_string (GString    *out,
             const char *text)
{
  g_string_append_c (out, '"');
  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\' || *at < ' ')
        g_string_append_printf (out, "\\x%02x", *at);
      else
        g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static void
dump (GString     *out,
      const Model *self)
{
  if (self->tag != NULL)
    g_string_append_printf (out, "%s ", self->tag);
  if (self->children == NULL)
    {
      if (*self->text == 's' || self->tag != NULL)
        dump_string (out, self->text + 1);
      else
        g_string_append (out, *self->text == 't' ? self->text + 1 : self->text);
      return;
    }

  g_string_append_c (out, self->keys != NULL ? '{' : '[');
  for (guint i = 0; i < self->children->len; i++)
    {
      if (self->keys != NULL)
        {
          dump_string (out, g_ptr_array_index (self->keys, i));
          g_string_append (out, ": ");
        }
      dump (out, g_ptr_array_index (self->children, i));
      g_string_append (out, ", ");
    }
  g_string_append_c (out, self->keys != NULL ? '}' : ']');
}

char *
model_dump (const Model *self)
{
  GString *out = g_string_new (NULL);

  dump (out, self);
  return g_string_free (out, FALSE);
}
