/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * No byte without being asked, for every form that a text can have: what is read is written again
 * as it was, nodes stand where they say, an edit touches the line it is about and no other, and
 * setting the old value again gives back the text.
 */
#include "cfn-path.h"
#include "cfn-writer.h"
#include "identity-forms.h"

#include <string.h>

static CfnEdit *
set_name (CfnTree    *tree,
          const char *value)
{
  g_autoptr (CfnPath) path = cfn_path_parse ("Resources.A.Properties.Name", NULL);
  g_autoptr (CfnTree) node = cfn_tree_read_string (value);
  g_autoptr (GError) error = NULL;
  CfnEdit *edit = cfn_writer_set (tree, path, cfn_tree_get_root (node), &error);

  g_assert_no_error (error);
  return edit;
}

/* A node's bytes are its own: brackets and quotes at both ends, never a blank at one. */
static void
check_spans (const char    *text,
             const CfnNode *node)
{
  gsize start = node->content.start;
  gsize end = node->content.end;

  g_assert_cmpuint (node->span.start, <=, start);
  g_assert_cmpuint (start, <=, end);
  if (node->style == CFN_STYLE_DOUBLE_QUOTED)
    g_assert_true (text[start] == '"' && text[end - 1] == '"');
  else if (node->style == CFN_STYLE_SINGLE_QUOTED)
    g_assert_true (text[start] == '\'' && text[end - 1] == '\'');
  else if (node->style == CFN_STYLE_FLOW)
    g_assert_true (strchr ("[{", text[start]) != NULL && strchr ("]}", text[end - 1]) != NULL);
  else if (node->style == CFN_STYLE_PLAIN && end > start)
    g_assert_true (!g_ascii_isspace (text[start]) && !g_ascii_isspace (text[end - 1]));
  if (node->kind == CFN_NODE_SCALAR && node->style == CFN_STYLE_PLAIN
      && memchr (text + start, '\n', end - start) == NULL)
    g_assert_cmpmem (text + start, end - start, node->value, node->length);

  if (node->key != NULL)
    check_spans (text, node->key);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      g_assert_cmpuint (child->span.start, >=, node->span.start);
      g_assert_cmpuint (child->span.end, <=, node->span.end);
      check_spans (text, child);
    }
}

/* The text with "new" for its "old". */
static char *
expect (const char *text)
{
  const char *old = strstr (text, "old");

  return g_strdup_printf ("%.*snew%s", (int) (old - text), text, old + 3);
}

static void
assert_text (CfnText    *text,
             const char *expected)
{
  gsize length;
  const char *data = cfn_text_get_data (text, &length);

  g_assert_cmpmem (data, length, expected, strlen (expected));
}

static void
test_form (gconstpointer data)
{
  const Form *form = data;
  g_autofree char *expected = expect (form->text);
  g_autoptr (CfnText) text = cfn_text_new_from_string (form->text, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnEdit) same = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnEdit) back = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autoptr (CfnTree) after_tree = NULL;
  g_autoptr (CfnText) restored = NULL;

  g_assert_true (cfn_tree_is_whole (tree));
  assert_text (cfn_tree_get_text (tree), form->text);
  check_spans (form->text, cfn_tree_get_root (tree));

  same = set_name (tree, "old");
  g_assert_true (cfn_edit_is_empty (same));

  edit = set_name (tree, "new");
  after = cfn_edit_apply (edit, text);
  assert_text (after, expected);

  after_tree = cfn_tree_read (after, NULL);
  back = set_name (after_tree, "old");
  restored = cfn_edit_apply (back, after);
  assert_text (restored, form->text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (identity_forms); i++)
    {
      g_autofree char *test = g_strconcat ("/identity/", identity_forms[i].name, NULL);

      g_test_add_data_func (test, &identity_forms[i], test_form);
    }

  return g_test_run ();
}
