/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Edits of any text: what comes out parses, says what was asked for, and goes back to the same
 * bytes. The first line of an input steers: each character of it is one choice.
 */
#include "cfn-intrinsic.h"
#include "cfn-writer.h"
#include "fuzz.h"

#include <string.h>

#define MAX_EDITS 3

typedef struct
{
  const char *at;
  const char *end;
} Choices;

static const char * const values[] = {
  "plain", "'012'", "5", "'yes'", "\"two\\nlines\\n\"", "!Ref A", "!GetAtt A.Arn", "{}", "[]",
  "[a, 'b: c', '#d']", "{K: v, L: [1, {M: 'it''s'}]}", "!Sub ['${a}', {a: !Ref B}]", "''", "~",
  "\"\\u00e9 \\U0001F600\"", "'trailing: '", "!Join [',', [a, !Ref B]]", "\" lead\\n x\"",
  "\"\\tx\\r\\n\\0\"", "{Type: T, Properties: {A: 1}}", "\"\\n\\n\"", "\"a\\n \\nb\"",
};

static const char * const keys[] = { "New", "a: b", "Type", "", "0", "Properties", "'#\n" };

static guint
choose (Choices *self,
        guint    n)
{
  return self->at < self->end ? (guchar) *self->at++ % n : 0;
}

static CfnNode *
choose_node (Choices *choices,
             CfnNode *root)
{
  CfnNode *node = root;

  while (node->n_children > 0 && choose (choices, 5) > 0)
    {
      guint n = choose (choices, node->n_children);

      for (node = node->first_child; n > 0; n--)
        node = node->next;
    }

  return node;
}

/* Checks that the value is there now, unless it is within something that looks the same twice. */
static void
check_set (CfnTree       *tree,
           const CfnPath *path,
           const CfnNode *value)
{
  CfnNode *node = cfn_path_resolve (path, tree, NULL);

  FUZZ_CHECK (node != NULL && cfn_node_equal (node, value));
}

static CfnEdit *
run_edit (Choices  *choices,
          CfnTree  *tree,
          CfnPath  *path,
          guint     kind,
          CfnNode  *value)
{
  switch (kind)
    {
    case 0:
      return cfn_writer_set (tree, path, value, NULL);
    case 1:
      return cfn_writer_unset (tree, path, choose (choices, 2), NULL);
    case 2:
      return cfn_writer_insert (tree, path, choose (choices, 4), value, NULL);
    case 3:
      return cfn_writer_move (tree, path, choose (choices, 4), choose (choices, 4), NULL);
    default:
      return cfn_writer_add_resource (tree, keys[choose (choices, G_N_ELEMENTS (keys))], value,
                                      NULL);
    }
}

/* One edit of @text; the text after it, or NULL when it was refused. */
static CfnText *
edit_text (Choices *choices,
           CfnText *text)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnTree) value = cfn_tree_read_string (values[choose (choices,
                                                                   G_N_ELEMENTS (values))]);
  g_autoptr (CfnTree) result = NULL;
  g_autoptr (CfnPath) path = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnEdit) inverse = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autoptr (CfnText) back = NULL;
  guint kind = choose (choices, 5);

  if (cfn_tree_get_root (tree) != NULL)
    path = cfn_path_of_node (choose_node (choices, cfn_tree_get_root (tree)));
  else
    path = cfn_path_new ();
  for (guint n = choose (choices, 3); n > 0; n--)
    {
      guint key = choose (choices, G_N_ELEMENTS (keys) + 1);

      if (key < G_N_ELEMENTS (keys))
        cfn_path_push_key (path, keys[key]);
      else
        cfn_path_push_index (path, choose (choices, 3));
    }

  edit = run_edit (choices, tree, path, kind, cfn_tree_get_root (value));
  if (edit == NULL)
    return NULL;
  after = cfn_edit_apply (edit, text);
  inverse = cfn_edit_invert (edit, text);
  back = cfn_edit_apply (inverse, after);
  FUZZ_CHECK (cfn_text_equal (back, text));
  result = cfn_tree_read (after, NULL);
  /* Keys that were given twice elsewhere may still be. */
  FUZZ_CHECK (cfn_tree_is_editable (result));
  FUZZ_CHECK (cfn_tree_is_whole (result) || !cfn_tree_is_whole (tree));
  fuzz_check_tree (result);
  if (kind == 0)
    check_set (result, path, cfn_tree_get_root (value));

  return g_steal_pointer (&after);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *string = size > 0 ? (const char *) data : "";
  const char *newline = memchr (string, '\n', size);
  g_autoptr (CfnText) text = NULL;
  Choices choices;

  if (newline == NULL)
    return 0;

  choices = (Choices){ string, newline };
  text = cfn_text_new_from_string (newline + 1, string + size - newline - 1);
  for (guint i = 0; i < MAX_EDITS && choices.at < choices.end; i++)
    {
      CfnText *after = edit_text (&choices, text);

      if (after == NULL)
        continue;
      cfn_text_unref (text);
      text = after;
    }

  return 0;
}
