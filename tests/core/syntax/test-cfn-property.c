/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Long walks of random edits over each template in the folder "property". After each edit the
 * text parses, says what the same edit of a plain model says, and has the bytes of all other
 * resources unchanged; going back all the way gives the bytes of the start.
 */
#include "cfn-intrinsic.h"
#include "cfn-writer.h"

#include <string.h>

#define N_WALKS 4
#define N_EDITS 60

/* A tree that has nothing of a text: what a program would hold that parses and dumps. */
typedef struct
{
  CfnNodeKind kind;
  char *tag;
  char *text;          /* of a scalar, with its type in front; an alias' name */
  GPtrArray *keys;     /* of a mapping; else NULL */
  GPtrArray *children; /* of Model; NULL for scalars */
} Model;

static void
model_free (Model *self)
{
  g_free (self->tag);
  g_free (self->text);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_free)

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

/* Dates are strings to CloudFormation; all spellings of null are one. */
static char *
scalar_text (const CfnNode *node)
{
  CfnScalarType type = cfn_node_get_scalar_type (node);

  if (type == CFN_SCALAR_NULL)
    return g_strdup ("null");
  if (type == CFN_SCALAR_STRING || type == CFN_SCALAR_TIMESTAMP)
    return g_strconcat ("s", node->value, NULL);

  return g_strconcat ("t", node->value, NULL);
}

static Model *
model_of_node (const CfnNode *node)
{
  Model *self = model_new (node->kind);

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

static char *model_print (const Model *self);

/* The argument of GetAtt in one form: A.B. */
static char *
print_getatt (const Model *argument)
{
  if (argument->kind == CFN_NODE_SEQUENCE && argument->children->len == 2)
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

/* A text that two models share when they mean the same: short and long calls look alike. */
static char *
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
model_insert (Model      *self,
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

static void
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
          model_insert (self, -1, steps->key, child);
        }
      self = g_ptr_array_index (self->children, at);
    }
}

static Model *
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

static void
model_unset (Model             *self,
             const CfnPathStep *steps,
             guint              n_steps)
{
  Model *parent = model_find (self, steps, n_steps - 1);
  int at = find_step (parent, &steps[n_steps - 1]);

  g_assert_cmpint (at, >=, 0);
  if (parent->keys != NULL)
    g_ptr_array_remove_index (parent->keys, at);
  g_ptr_array_remove_index (parent->children, at);
}

typedef enum
{
  ACT_SET,
  ACT_UNSET,
  ACT_INSERT,
  ACT_ADD,
} Act;

typedef struct
{
  GRand *rand;
  CfnText *text;
  Model *model;
  GPtrArray *inverses; /* of CfnEdit, first to last */
  guint n_refused;
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->text, cfn_text_unref);
  g_clear_pointer (&self->model, model_free);
  g_clear_pointer (&self->inverses, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* A node below a section, so that no edit means the template as a whole. */
static CfnNode *
pick_node (GRand   *rand,
           CfnNode *root)
{
  CfnNode *node = root;
  guint depth = 0;

  while (node->n_children > 0 && (depth < 2 || g_rand_int_range (rand, 0, 5) > 0))
    {
      gint32 n = g_rand_int_range (rand, 0, node->n_children);

      for (node = node->first_child; n > 0; n--)
        node = node->next;
      depth++;
    }

  return node;
}

static CfnTree *
pick_value (GRand *rand)
{
  static const char * const values[] = {
    "plain", "'012'", "5", "'yes'", "true", "\"two\\nlines\\n\"", "!Ref A", "!GetAtt A.Arn", "{}",
    "[]", "[a, 'b: c', '#d']", "{K: v, L: [1, {M: 'it''s'}]}", "!Sub ['${a}', {a: !Ref B}]", "''",
    "~", "\"\\u00e9 \\U0001F600\"", "'trailing: '", "!Join [',', [a, !Ref B]]", "'2012-10-17'",
    "\" lead\\n x\"", "{Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5}}", "'~'", "'*a'",
  };

  return cfn_tree_read_string (values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
}

/* The logical id of the resource that @path lies in, or NULL. */
static const char *
touched_resource (const CfnPath *path)
{
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n_steps);

  return n_steps > 1 && g_strcmp0 (steps[0].key, "Resources") == 0 ? steps[1].key : NULL;
}

static void
assert_others_kept (CfnTree    *before,
                    CfnTree    *after,
                    const char *touched)
{
  const CfnNode *resources = cfn_node_get (cfn_tree_get_root (before), "Resources");

  for (const CfnNode *child = resources != NULL ? resources->first_child : NULL; child != NULL;
       child = child->next)
    {
      const char *id = cfn_node_get_key (child);
      CfnNode *now = cfn_node_find (cfn_tree_get_root (after), "Resources", id, NULL);
      g_autofree char *old_bytes = NULL;
      g_autofree char *new_bytes = NULL;

      if (g_strcmp0 (id, touched) == 0)
        continue;
      g_assert_nonnull (now);
      old_bytes = cfn_text_dup_span (cfn_tree_get_text (before),
                                     (CfnSpan){ child->key->span.start, child->span.end });
      new_bytes = cfn_text_dup_span (cfn_tree_get_text (after),
                                     (CfnSpan){ now->key->span.start, now->span.end });
      g_assert_cmpstr (new_bytes, ==, old_bytes);
    }
}

static CfnEdit *
run_act (Act             act,
         CfnTree        *tree,
         const CfnPath  *path,
         guint           index,
         const CfnNode  *value,
         GError        **error)
{
  switch (act)
    {
    case ACT_SET:
      return cfn_writer_set (tree, path, value, error);
    case ACT_UNSET:
      return cfn_writer_unset (tree, path, FALSE, error);
    case ACT_INSERT:
      return cfn_writer_insert (tree, path, index, value, error);
    case ACT_ADD:
    default:
      return cfn_writer_add_resource (tree, cfn_path_get_steps (path, NULL)[1].key, value, error);
    }
}

static void
act_on_model (Model         *model,
              Act            act,
              const CfnPath *path,
              guint          index,
              const CfnNode *value)
{
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n_steps);
  Model *list;

  if (act == ACT_UNSET)
    {
      model_unset (model, steps, n_steps);
      return;
    }
  if (act != ACT_INSERT)
    {
      model_set (model, steps, n_steps, model_of_node (value));
      return;
    }
  list = model_find (model, steps, n_steps);
  make_room (list, &(CfnPathStep){ NULL, 0 });
  model_insert (list, MIN (index, list->children->len), NULL, model_of_node (value));
}

static void
take_step (Walk *self)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (self->text, NULL);
  g_autoptr (CfnTree) value = pick_value (self->rand);
  g_autoptr (CfnTree) result = NULL;
  g_autoptr (CfnPath) path = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autoptr (Model) read = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  Act act = g_rand_int_range (self->rand, ACT_SET, ACT_ADD + 1);
  guint index = g_rand_int_range (self->rand, 0, 4);
  CfnNode *node = pick_node (self->rand, cfn_tree_get_root (tree));

  path = act == ACT_ADD ? cfn_path_new () : cfn_path_of_node (node);
  if (act == ACT_ADD)
    {
      cfn_path_push_key (path, "Resources");
      cfn_path_push_key (path, index % 2 ? "NewOne" : "NewTwo");
    }
  else if (act == ACT_SET && node->kind == CFN_NODE_MAPPING)
    {
      cfn_path_push_key (path, index % 2 ? "New" : "a: b");
      if (index > 1)
        cfn_path_push_key (path, "Deep");
    }

  edit = run_act (act, tree, path, index, cfn_tree_get_root (value), &error);
  self->n_refused += edit == NULL;
  if (edit == NULL)
    return;

  {
    g_autofree char *where = cfn_path_to_string (path);

    g_test_message ("%u %s %s", act, where, cfn_text_get_data (cfn_tree_get_text (value), NULL));
  }
  after = cfn_edit_apply (edit, self->text);
  result = cfn_tree_read (after, NULL);
  g_assert_true (cfn_tree_is_whole (result));
  act_on_model (self->model, act, path, index, cfn_tree_get_root (value));
  read = model_of_node (cfn_tree_get_root (result));
  expected = model_print (self->model);
  found = model_print (read);
  g_assert_cmpstr (found, ==, expected);
  /* The two may differ in shape: what was "!GetAtt A.B" here can be a list there. */
  model_free (self->model);
  self->model = g_steal_pointer (&read);
  assert_others_kept (tree, result, touched_resource (path));

  g_ptr_array_add (self->inverses, cfn_edit_invert (edit, self->text));
  cfn_text_unref (self->text);
  self->text = g_steal_pointer (&after);
}

static void
go_back (Walk *self)
{
  for (guint i = self->inverses->len; i > 0; i--)
    {
      CfnText *before = cfn_edit_apply (g_ptr_array_index (self->inverses, i - 1), self->text);

      cfn_text_unref (self->text);
      self->text = before;
    }
}

static void
test_walk (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (data, &bytes, &length, NULL));
  for (guint seed = 1; seed <= N_WALKS; seed++)
    {
      g_auto (Walk) walk = { g_rand_new_with_seed (seed) };
      g_autoptr (CfnText) start = cfn_text_new_from_string (bytes, length);
      g_autoptr (CfnTree) tree = cfn_tree_read (start, NULL);

      g_assert_true (cfn_tree_is_whole (tree));
      walk.text = cfn_text_ref (start);
      walk.model = model_of_node (cfn_tree_get_root (tree));
      walk.inverses = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_edit_unref);
      for (guint i = 0; i < N_EDITS; i++)
        take_step (&walk);
      g_test_message ("seed %u: %u edits, %u refused", seed, walk.inverses->len, walk.n_refused);
      g_assert_cmpuint (walk.inverses->len, >, N_EDITS / 4);
      go_back (&walk);
      g_assert_true (cfn_text_equal (walk.text, start));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "core", "syntax", "property", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/property/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_walk, g_free);
    }

  return g_test_run ();
}
