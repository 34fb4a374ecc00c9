/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Long walks of random edits, undone and redone on the way, over each template in the folder
 * "property". After each edit the text parses, says what the same edit of a plain model says, and
 * has the bytes of everything that means what it meant; going back all the way gives the bytes of
 * the start. MILLRACE_PROPERTY_WALKS (4) is the number of walks over each template.
 */
#include "cfn-document.h"
#include "property-attempt.h"
#include "property-model.h"
#include "syntax-folder.h"

#include <string.h>

#define N_WALKS 4
#define N_STEPS 60

/* Over all walks, so that no kind of edit is forgotten. */
static guint n_done[N_ACTS];
static guint n_templates;
static guint n_walked;

typedef struct
{
  GRand *rand;
  CfnDocument *document;
  GPtrArray *texts; /* of CfnText: the states that undoing and redoing lead to */
  guint at;         /* the current one */
  guint n_edits;
  guint n_refused;
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* A text that has nothing gets its version with the first thing that is put into it. */
static void
add_version (Model *model)
{
  CfnPathStep step = { (char *) "AWSTemplateFormatVersion", 0 };
  g_autoptr (CfnTree) value = cfn_tree_read_string ("'2010-09-09'");

  if (model_get (model, step.key) == NULL)
    model_set (model, &step, 1, model_of_node (cfn_tree_get_root (value)));
}

/* What a connection means is not for a test to say again; but it must not depend on how the text
 * is written. */
static Model *
change_dumped (const Attempt *self,
               const Model   *model)
{
  g_autofree char *dumped = model_dump (model);
  g_autoptr (CfnTree) tree = cfn_tree_read_string (dumped);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autoptr (CfnTree) result = NULL;

  g_assert_true (cfn_tree_is_editable (tree));
  edit = attempt_run (self, tree);
  g_assert_nonnull (edit);
  after = cfn_edit_apply (edit, cfn_tree_get_text (tree));
  result = cfn_tree_read (after, NULL);

  return model_of_node (cfn_tree_get_root (result));
}

/* The same edit of a tree without a text; NULL when it cannot be told what it is. */
static Model *
run_on_model (const Attempt *self,
              CfnTree       *tree)
{
  g_autoptr (Model) model = model_of_node (cfn_tree_get_root (tree));
  const CfnNode *value = self->value != NULL ? cfn_tree_get_root (self->value) : NULL;
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (self->path, &n_steps);

  if (attempt_is_change (self))
    return model_has_alias (model) || cfn_tree_get_root (tree) == NULL
             ? NULL
             : change_dumped (self, model);

  switch ((guint) self->act)
    {
    case ACT_UNSET:
    case ACT_PRUNE:
    case ACT_REMOVE_SECTION:
      model_unset (model, steps, n_steps, self->act == ACT_PRUNE);
      break;

    case ACT_INSERT_ITEM:
      model_insert (model, steps, n_steps, self->index, model_of_node (value));
      break;

    case ACT_MOVE:
      model_move (model, steps, n_steps, self->from, self->index);
      break;

    case ACT_RENAME:
      model_rename (model, self->section, self->name, self->new_name);
      break;

    default:
      model_set (model, steps, n_steps, model_of_node (value));
      if (cfn_tree_get_root (tree) == NULL)
        add_version (model);
      break;
    }

  return g_steal_pointer (&model);
}

static char *
print_node (const CfnNode *node)
{
  g_autoptr (Model) model = model_of_node (node);

  return model_print (model);
}

static void
assert_same_bytes (CfnTree       *before,
                   const CfnNode *old,
                   CfnTree       *after,
                   const CfnNode *new)
{
  g_autofree char *old_bytes = NULL;
  g_autofree char *new_bytes = NULL;

  old_bytes = cfn_text_dup_span (cfn_tree_get_text (before),
                                 (CfnSpan){ old->key->span.start, old->span.end });
  new_bytes = cfn_text_dup_span (cfn_tree_get_text (after),
                                 (CfnSpan){ new->key->span.start, new->span.end });
  g_assert_cmpstr (new_bytes, ==, old_bytes);
}

/* Every entry of every section that means the same as before is written the same as before. */
static void
assert_others_kept (CfnTree *before,
                    CfnTree *after,
                    CfnPath *path)
{
  const CfnNode *root = cfn_tree_get_root (before);
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n_steps);

  for (const CfnNode *section = root != NULL ? root->first_child : NULL; section != NULL;
       section = section->next)
    {
      const CfnNode *now = cfn_node_get (cfn_tree_get_root (after), cfn_node_get_key (section));

      for (const CfnNode *old = section->first_child; old != NULL; old = old->next)
        {
          const char *key = cfn_node_get_key (old);
          const CfnNode *new = key != NULL ? cfn_node_get (now, key) : NULL;
          g_autofree char *meant = print_node (old);
          g_autofree char *means = new != NULL ? print_node (new) : NULL;

          if (n_steps > 1 && g_strcmp0 (steps[0].key, cfn_node_get_key (section)) == 0
              && g_strcmp0 (steps[1].key, key) == 0)
            continue;
          if (g_strcmp0 (meant, means) == 0)
            assert_same_bytes (before, old, after, new);
        }
    }
}

/* Whatever only adds, moves or renames loses no comment. */
static void
assert_comments_kept (CfnTree *before,
                      CfnText *after)
{
  const char *data = cfn_text_get_data (cfn_tree_get_text (before), NULL);
  const char *now = cfn_text_get_data (after, NULL);

  for (const char *at = strchr (data, '#'); at != NULL; at = strchr (at + 1, '#'))
    {
      const CfnNode *node = cfn_tree_get_node_at (before, at - data);
      g_autofree char *comment = NULL;

      if ((node != NULL && node->n_children == 0 && node->span.start <= (gsize) (at - data))
          || (at > data && strchr (" \t\r\n", at[-1]) == NULL))
        continue;
      comment = g_strndup (at, strcspn (at, "\r\n"));
      if (strstr (now, comment) == NULL)
        g_error ("\"%s\" got lost\n---- before\n%s\n---- after\n%s", comment, data, now);
    }
}

static gboolean
keeps_comments (const Attempt *self)
{
  switch ((guint) self->act)
    {
    case ACT_SET_SCALAR:
    case ACT_INSERT_PROPERTY:
    case ACT_INSERT_ITEM:
    case ACT_ADD_RESOURCE:
    case ACT_MOVE:
    case ACT_RENAME:
    case ACT_ADD_SECTION:
    case ACT_ADD_TYPE:
    case ACT_CONNECT:
      return TRUE;

    default:
      return FALSE;
    }
}

static void
check_edit (const Attempt *attempt,
            CfnTree       *tree,
            CfnEdit       *edit)
{
  g_autoptr (CfnText) after = cfn_edit_apply (edit, cfn_tree_get_text (tree));
  g_autoptr (CfnTree) result = cfn_tree_read (after, NULL);
  g_autoptr (Model) model = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *where = cfn_path_to_string (attempt->path);

  g_test_message ("%s %s %s %s %u %u: %s", act_get_name (attempt->act), where,
                  attempt->name != NULL ? attempt->name : "",
                  attempt->new_name != NULL ? attempt->new_name : "", attempt->from,
                  attempt->index,
                  attempt->value != NULL
                    ? cfn_text_get_data (cfn_tree_get_text (attempt->value), NULL)
                    : "");
  g_assert_true (cfn_tree_is_editable (result));
  g_assert_true (cfn_tree_is_whole (result) || !cfn_tree_is_whole (tree));

  model = run_on_model (attempt, tree);
  found = print_node (cfn_tree_get_root (result));
  expected = model != NULL ? model_print (model) : g_strdup (found);
  if (strcmp (found, expected) != 0)
    g_error ("\n---- before\n%s\n---- after\n%s\n---- found\n%s\n---- expected\n%s",
             cfn_text_get_data (cfn_tree_get_text (tree), NULL), cfn_text_get_data (after, NULL),
             found, expected);
  assert_others_kept (tree, result, attempt->path);
  if (keeps_comments (attempt))
    assert_comments_kept (tree, after);
}

static void
assert_at (Walk *self)
{
  g_assert_true (cfn_text_equal (cfn_document_get_text (self->document),
                                 g_ptr_array_index (self->texts, self->at)));
}

static void
take_back (Walk  *self,
           guint  n)
{
  for (; n > 0 && self->at > 0; n--)
    {
      g_assert_true (cfn_document_can_undo (self->document));
      cfn_document_undo (self->document);
      self->at--;
      n_done[ACT_UNDO]++;
      assert_at (self);
    }
}

static void
do_again (Walk  *self,
          guint  n)
{
  for (; n > 0 && self->at + 1 < self->texts->len; n--)
    {
      g_assert_true (cfn_document_can_redo (self->document));
      cfn_document_redo (self->document);
      self->at++;
      n_done[ACT_REDO]++;
      assert_at (self);
    }
}

static void
edit_document (Walk *self)
{
  CfnText *text = cfn_document_get_text (self->document);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnEdit) edit = NULL;
  g_auto (Attempt) attempt = { 0 };

  attempt_aim (&attempt, self->rand, tree);
  edit = attempt_run (&attempt, tree);
  self->n_refused += edit == NULL;
  if (edit == NULL)
    return;

  check_edit (&attempt, tree, edit);
  n_done[attempt.act]++;
  self->n_edits++;
  if (cfn_edit_is_empty (edit))
    return;
  g_ptr_array_set_size (self->texts, self->at + 1);
  cfn_document_apply (self->document, edit, "Edit", NULL);
  g_ptr_array_add (self->texts, cfn_text_ref (cfn_document_get_text (self->document)));
  self->at++;
}

static void
walk_once (CfnText *start,
           guint    seed)
{
  g_auto (Walk) walk = { g_rand_new_with_seed (seed) };

  walk.document = cfn_document_new_from_text (start);
  walk.texts = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_text_unref);
  g_ptr_array_add (walk.texts, cfn_text_ref (start));
  for (guint i = 0; i < N_STEPS; i++)
    {
      switch (g_rand_int_range (walk.rand, 0, 16))
        {
        case 0:
          take_back (&walk, g_rand_int_range (walk.rand, 1, 5));
          break;
        case 1:
          do_again (&walk, g_rand_int_range (walk.rand, 1, 5));
          break;
        default:
          edit_document (&walk);
          break;
        }
    }
  g_test_message ("seed %u: %u edits, %u refused", seed, walk.n_edits, walk.n_refused);
  g_assert_cmpuint (walk.n_edits, >, N_STEPS / 4);

  take_back (&walk, G_MAXUINT);
  g_assert_true (cfn_text_equal (cfn_document_get_text (walk.document), start));
  do_again (&walk, G_MAXUINT);
  take_back (&walk, G_MAXUINT);
  g_assert_true (cfn_text_equal (cfn_document_get_text (walk.document), start));
}

static void
test_walk (gconstpointer data)
{
  const char *walks = g_getenv ("MILLRACE_PROPERTY_WALKS");
  guint n_walks = walks != NULL ? strtoul (walks, NULL, 10) : N_WALKS;
  g_autofree char *bytes = NULL;
  g_autoptr (CfnText) start = NULL;
  g_autoptr (CfnTree) tree = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (data, &bytes, &length, NULL));
  start = cfn_text_new_from_string (bytes, length);
  tree = cfn_tree_read (start, NULL);
  g_assert_true (cfn_tree_is_editable (tree));
  for (guint seed = 1; seed <= n_walks; seed++)
    walk_once (start, seed);
  n_walked++;
}

/* The walks above went through every kind of edit, and often. */
static void
test_kinds (void)
{
  if (n_walked < n_templates)
    {
      g_test_skip ("not all templates were walked");
      return;
    }
  for (guint i = 0; i < N_ACTS; i++)
    {
      g_test_message ("%s: %u times", act_get_name (i), n_done[i]);
      g_assert_cmpuint (n_done[i], >=, n_templates);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  n_templates = syntax_folder_add_tests ("property", NULL, "/property/walk", test_walk);
  g_test_add_func ("/property-kinds/all", test_kinds);

  return g_test_run ();
}
