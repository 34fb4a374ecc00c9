/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every edit that each template in the folder "property" allows, followed by the edit that says the
 * opposite: not undone, but asked for as a person or a program would who has only the new text. It
 * gives back the identical bytes.
 */
#include "cfn-change.h"
#include "cfn-habits.h"
#include "cfn-quote.h"

#include <string.h>

/* The test at hand. */
typedef struct
{
  CfnTree *tree;
  guint n_done;
  guint n_refused;
  guint n_wrong;
} Run;

typedef void (*Visit) (Run           *run,
                       const CfnNode *node);

static CfnTree *
tree_after (CfnTree *tree,
            CfnEdit *edit)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_tree_get_text (tree));

  return cfn_tree_read (text, NULL);
}

/* Takes both edits; @back is one of @after. */
static void
check_back (Run        *run,
            const char *what,
            CfnEdit    *there,
            CfnTree    *after,
            CfnEdit    *back)
{
  g_autoptr (CfnEdit) taken_there = there;
  g_autoptr (CfnEdit) taken_back = back;
  g_autoptr (CfnTree) again = back != NULL ? tree_after (after, back) : NULL;
  CfnText *text = cfn_tree_get_text (run->tree);
  g_autoptr (CfnEdit) difference = NULL;
  g_autofree char *diff = NULL;
  g_autofree char *edit = NULL;

  run->n_done++;
  if (again != NULL && cfn_text_equal (cfn_tree_get_text (again), text))
    return;

  run->n_wrong++;
  if (run->n_wrong > 20)
    return;
  edit = cfn_edit_to_diff (there, text, "there");
  if (again != NULL)
    difference = cfn_edit_between (text, cfn_tree_get_text (again));
  diff = again != NULL ? cfn_edit_to_diff (difference, text, "back") : g_strdup ("refused");
  g_printerr ("%s\n%s%s\n", what, edit, diff);
}

static void
set_and_back (Run           *run,
              const CfnNode *node,
              const char    *yaml)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (node);
  g_autofree char *where = cfn_path_to_string (path);
  g_autofree char *what = g_strdup_printf ("set %s %s", where, yaml);
  g_autoptr (CfnTree) value = cfn_tree_read_string (yaml);
  g_autoptr (CfnTree) after = NULL;
  CfnEdit *edit = cfn_writer_set (run->tree, path, cfn_tree_get_root (value), NULL);
  CfnHabits before;
  CfnHabits now;

  run->n_refused += edit == NULL;
  if (edit == NULL)
    return;
  after = tree_after (run->tree, edit);
  cfn_habits_survey (&before, run->tree);
  cfn_habits_survey (&now, after);
  if (before.quotes_values == now.quotes_values)
    check_back (run, what, edit, after, cfn_writer_set (after, path, node, NULL));
  else
    cfn_edit_unref (edit);
}

/* A value that takes more than a line, or escapes, can be written in many ways. */
static gboolean
is_simple (Run           *run,
           const CfnNode *node)
{
  g_autofree char *bytes = cfn_text_dup_span (cfn_tree_get_text (run->tree), node->span);

  return node->kind == CFN_NODE_SCALAR && *bytes != '\0' && strpbrk (bytes, "\\\r\n") == NULL
         && (node->length == 0 || strstr (bytes, "''") == NULL)
         && (node->tag == NULL || node->tag[1] != '!');
}

/*
 * All there is to tell how a value was written is what stands in its place now and how the file
 * writes others: quotes that are not needed come back from a string that has them as well, a short
 * call from one of the same function, and values without quotes in a file that has few.
 */
static void
visit_to_set (Run           *run,
              const CfnNode *node)
{
  static const char * const all[] = { "other", "5", "'yes'", "'a: b'", "''", "!Ref B", NULL };
  static const char * const plain[] = { "other", "x-1", NULL };
  static const char * const quoted[] = { "'yes'", "'a: b'", "''", NULL };
  g_autofree char *call = g_strdup_printf ("%s '${Zz}.Yy'", node->tag);
  const char * const calls[] = { call, NULL };
  const char * const *values = plain;
  gboolean is_needed;
  CfnHabits habits;

  if (node->parent == NULL || node->parent->parent == NULL || !is_simple (run, node))
    return;
  cfn_habits_survey (&habits, run->tree);
  is_needed = cfn_quote_is_needed (node->value, node->length, TRUE);
  if (node->tag != NULL)
    values = calls;
  else if (habits.is_json || (node->style == CFN_STYLE_PLAIN && !habits.quotes_values))
    values = all;
  else if (node->style != CFN_STYLE_PLAIN && is_needed)
    values = quoted;
  for (guint i = 0; values[i] != NULL; i++)
    set_and_back (run, node, values[i]);
}

static const char * const things[] = {
  "plain", "'012'", "[a, b]", "{K: v, L: [{M: n}]}", "!Sub '${A}'", "{}",
};

static void
visit_to_add_property (Run           *run,
                       const CfnNode *node)
{
  if (node->kind != CFN_NODE_MAPPING || node->parent == NULL || node->n_children == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autoptr (CfnPath) path = cfn_path_of_node (node);
      g_autoptr (CfnTree) value = cfn_tree_read_string (things[i]);
      g_autoptr (CfnTree) after = NULL;
      g_autofree char *what = NULL;
      CfnEdit *edit;

      cfn_path_push_key (path, "Zz");
      what = cfn_path_to_string (path);
      edit = cfn_writer_set (run->tree, path, cfn_tree_get_root (value), NULL);
      run->n_refused += edit == NULL;
      if (edit == NULL)
        continue;
      after = tree_after (run->tree, edit);
      check_back (run, what, edit, after, cfn_writer_unset (after, path, FALSE, NULL));
    }
}

static void
insert_and_back (Run           *run,
                 const CfnNode *list,
                 guint          index,
                 const char    *yaml)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (list);
  g_autofree char *where = cfn_path_to_string (path);
  g_autofree char *what = g_strdup_printf ("insert %s %u %s", where, index, yaml);
  g_autoptr (CfnTree) value = cfn_tree_read_string (yaml);
  g_autoptr (CfnTree) after = NULL;
  CfnEdit *edit = cfn_writer_insert (run->tree, path, index, cfn_tree_get_root (value), NULL);

  run->n_refused += edit == NULL;
  if (edit == NULL)
    return;
  after = tree_after (run->tree, edit);
  cfn_path_push_index (path, index);
  check_back (run, what, edit, after, cfn_writer_unset (after, path, FALSE, NULL));
}

static void
visit_to_insert (Run           *run,
                 const CfnNode *node)
{
  if (node->kind != CFN_NODE_SEQUENCE || node->parent == NULL || node->n_children == 0)
    return;
  for (guint index = 0; index <= node->n_children; index++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (things); i++)
        insert_and_back (run, node, index, things[i]);
    }
}

static void
visit_to_move (Run           *run,
               const CfnNode *node)
{
  if (node->kind != CFN_NODE_SEQUENCE)
    return;
  for (guint i = 0; i < node->n_children * node->n_children; i++)
    {
      guint from = i / node->n_children;
      guint to = i % node->n_children;
      g_autoptr (CfnPath) path = cfn_path_of_node (node);
      g_autofree char *where = cfn_path_to_string (path);
      g_autofree char *what = g_strdup_printf ("move %s %u>%u", where, from, to);
      g_autoptr (CfnTree) after = NULL;
      CfnEdit *edit = cfn_writer_move (run->tree, path, from, to, NULL);

      run->n_refused += edit == NULL;
      if (edit == NULL)
        continue;
      after = tree_after (run->tree, edit);
      check_back (run, what, edit, after, cfn_writer_move (after, path, to, from, NULL));
    }
}

static void
visit_all (Run           *run,
           const CfnNode *node,
           Visit          visit)
{
  visit (run, node);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    visit_all (run, child, visit);
}

static void
try_nodes (Run   *run,
           Visit  visit)
{
  if (cfn_tree_get_root (run->tree) != NULL)
    visit_all (run, cfn_tree_get_root (run->tree), visit);
}

static void
try_set (Run *run)
{
  try_nodes (run, visit_to_set);
}

static void
try_property (Run *run)
{
  try_nodes (run, visit_to_add_property);
}

static void
try_item (Run *run)
{
  try_nodes (run, visit_to_insert);
}

static void
try_move (Run *run)
{
  try_nodes (run, visit_to_move);
}

static void
try_resource (Run *run)
{
  static const char * const bodies[] = {
    "{Type: AWS::SQS::Queue}", "{Type: AWS::SNS::Topic, Properties: {TopicName: t}}",
    "{Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}]}}",
  };
  const CfnNode *resources = cfn_node_get (cfn_tree_get_root (run->tree), "Resources");

  if (resources == NULL || resources->n_children == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (CfnPath) path = cfn_path_parse ("Resources.Zz", NULL);
      g_autoptr (CfnTree) body = cfn_tree_read_string (bodies[i]);
      g_autoptr (CfnTree) after = NULL;
      CfnEdit *edit = cfn_writer_add_resource (run->tree, "Zz", cfn_tree_get_root (body), NULL);

      run->n_refused += edit == NULL;
      if (edit == NULL)
        continue;
      after = tree_after (run->tree, edit);
      check_back (run, bodies[i], edit, after, cfn_writer_unset (after, path, FALSE, NULL));
    }
}

static void
try_section (Run *run)
{
  static const char * const sections[][2] = {
    { "AWSTemplateFormatVersion", "'2010-09-09'" }, { "Description", "text" },
    { "Metadata", "{A: {b: c}}" },                  { "Parameters", "{Stage: {Type: String}}" },
    { "Rules", "{R: {Assertions: []}}" },           { "Mappings", "{M: {a: {b: c}}}" },
    { "Conditions", "{C: !Equals [a, b]}" },        { "Transform", "AWS::Serverless-2016-10-31" },
    { "Globals", "{Function: {Timeout: 5}}" },      { "Outputs", "{O: {Value: !Ref A}}" },
    { "Hooks", "{H: {Type: T}}" },
  };
  const CfnNode *root = cfn_tree_get_root (run->tree);

  for (guint i = 0; root != NULL && i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (CfnPath) path = cfn_path_parse (sections[i][0], NULL);
      g_autoptr (CfnTree) value = cfn_tree_read_string (sections[i][1]);
      g_autoptr (CfnTree) after = NULL;
      CfnEdit *edit;

      if (cfn_node_get (root, sections[i][0]) != NULL)
        continue;
      edit = cfn_writer_set (run->tree, path, cfn_tree_get_root (value), NULL);
      run->n_refused += edit == NULL;
      if (edit == NULL)
        continue;
      after = tree_after (run->tree, edit);
      check_back (run, sections[i][0], edit, after, cfn_writer_unset (after, path, FALSE, NULL));
    }
}

static CfnEdit *
rename_in (CfnTree    *tree,
           const char *section,
           const char *name,
           const char *new_name)
{
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autofree char *id = g_strconcat (section, ".", name, NULL);

  return cfn_change_rename (template, id, new_name, NULL);
}

static void
try_rename (Run *run)
{
  static const char * const sections[] = { "Resources", "Parameters", "Conditions", "Mappings" };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const CfnNode *section = cfn_node_get (cfn_tree_get_root (run->tree), sections[i]);

      for (const CfnNode *entry = section != NULL ? section->first_child : NULL; entry != NULL;
           entry = entry->next)
        {
          const char *name = cfn_node_get_key (entry);
          g_autoptr (CfnTree) after = NULL;
          CfnEdit *edit = NULL;

          if (strchr (name, ':') == NULL)
            edit = rename_in (run->tree, sections[i], name, "Zz");

          run->n_refused += edit == NULL;
          if (edit == NULL)
            continue;
          after = tree_after (run->tree, edit);
          check_back (run, name, edit, after, rename_in (after, sections[i], "Zz", name));
        }
    }
}

/* The connection from @from to @to, in the order in which connecting makes them. */
static CfnEdit *
disconnect (CfnTree    *tree,
            const char *from,
            const char *to)
{
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);

  return cfn_change_disconnect_ends (proof, from, to, NULL, NULL);
}

static gboolean
is_connected (CfnProof   *proof,
              const char *from,
              const char *to)
{
  g_autoptr (CfnEdit) edit = cfn_change_disconnect_ends (proof, from, to, NULL, NULL);

  return edit != NULL;
}

static void
try_connect (Run *run)
{
  g_autoptr (CfnTemplate) template = cfn_template_new (run->tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);
  guint n = cfn_template_get_n_resources (template);

  for (guint i = 0; i < n * n; i++)
    {
      const CfnResource *from = cfn_template_get_resource (template, i / n);
      const CfnResource *to = cfn_template_get_resource (template, i % n);
      g_autoptr (CfnTree) after = NULL;
      g_autofree char *what = g_strdup_printf ("connect %s %s", from->id, to->id);
      CfnEdit *edit;

      if (!cfn_change_can_connect (proof, from->id, to->id, NULL)
          || is_connected (proof, from->id, to->id))
        continue;
      edit = cfn_change_connect (proof, from->id, to->id, NULL, NULL);
      run->n_refused += edit == NULL;
      if (edit == NULL)
        continue;
      after = tree_after (run->tree, edit);
      check_back (run, what, edit, after, disconnect (after, from->id, to->id));
    }
}

typedef struct
{
  const char *name;
  void (*try) (Run *run);
  guint n_least; /* how often it must have been done over all templates */
} Kind;

static const Kind kinds[] = {
  { "set", try_set, 1000 },           { "property", try_property, 1000 },
  { "item", try_item, 1000 },         { "move", try_move, 100 },
  { "resource", try_resource, 60 },   { "section", try_section, 200 },
  { "rename", try_rename, 100 },      { "connect", try_connect, 20 },
};

static void
run_on_file (const Kind *kind,
             const char *folder,
             const char *name,
             Run        *total)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  Run run = { 0 };
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  text = cfn_text_new_from_string (bytes, length);
  run.tree = tree = cfn_tree_read (text, NULL);
  kind->try (&run);
  g_test_message ("%s: %u done, %u refused, %u wrong", name, run.n_done, run.n_refused,
                  run.n_wrong);
  total->n_done += run.n_done;
  total->n_wrong += run.n_wrong;
}

static void
test_kind (gconstpointer data)
{
  const Kind *kind = data;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "core", "syntax", "property", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  Run total = { 0 };
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    run_on_file (kind, folder, name, &total);
  g_assert_cmpuint (total.n_wrong, ==, 0);
  g_assert_cmpuint (total.n_done, >=, kind->n_least);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/opposites/", kinds[i].name, NULL);

      g_test_add_data_func (path, &kinds[i], test_kind);
    }

  return g_test_run ();
}
