/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In the templates of the folder "comments" every comment says whose it is: "@PATH" of the node
 * that it belongs to, "@in:PATH" of the node that it is inside of without belonging to a part of
 * it, or "@nobody". It has to be found there, and to go and stay with that node in edits.
 */
#include "cfn-comments.h"
#include "cfn-writer.h"
#include "syntax-folder.h"

#include <string.h>

typedef struct
{
  char *text;  /* from the "#" on, without "@..." */
  char *owner; /* a path, "in:PATH" or "nobody" */
  gsize offset;
} Comment;

static void
comment_free (Comment *self)
{
  g_free (self->text);
  g_free (self->owner);
  g_free (self);
}

static gboolean
is_in_scalar (CfnTree *tree,
              gsize    offset)
{
  const CfnNode *node = cfn_tree_get_node_at (tree, offset);
  CfnPlace place;

  if (node == NULL || node->kind != CFN_NODE_SCALAR || node->content.start >= offset)
    return FALSE;
  cfn_place_init (&place, cfn_tree_get_text (tree));

  /* Behind the "|" of a text there may be a comment, but none further down. */
  return (node->style != CFN_STYLE_LITERAL && node->style != CFN_STYLE_FOLDED)
         || cfn_place_has_line_end (&place, node->content.start, offset);
}

/* All comments of @tree in the order of the text; GPtrArray of Comment. */
static GPtrArray *
find_comments (CfnTree *tree)
{
  const char *data = cfn_text_get_data (cfn_tree_get_text (tree), NULL);
  GPtrArray *comments = g_ptr_array_new_with_free_func ((GDestroyNotify) comment_free);

  for (const char *at = strchr (data, '#'); at != NULL; at = strchr (at + 1, '#'))
    {
      g_autofree char *line = g_strndup (at, strcspn (at, "\r\n"));
      char *mark = strchr (line, '@');
      Comment *comment;

      if ((at > data && strchr (" \t\r\n", at[-1]) == NULL)
          || is_in_scalar (tree, at - data))
        continue;
      g_assert_nonnull (mark);
      comment = g_new0 (Comment, 1);
      comment->text = g_strndup (line, mark - line);
      comment->owner = g_strchomp (g_strdup (mark + 1));
      comment->offset = at - data;
      g_ptr_array_add (comments, comment);
      at += strlen (line) - 1;
    }

  return comments;
}

/* The paths of all nodes that claim the comment at @offset, one behind the other. */
static void
find_owners (CfnTree       *tree,
             const CfnNode *node,
             gsize          offset,
             GString       *owners)
{
  if (node->parent != NULL
      && (cfn_span_contains (cfn_comments_find_above (tree, node), offset)
          || cfn_span_contains (cfn_comments_find_behind (tree, node), offset)))
    {
      g_autofree char *path = cfn_path_string_of_node (node);

      g_string_append_printf (owners, "%s%s", owners->len > 0 ? " and " : "", path);
    }
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    find_owners (tree, child, offset, owners);
}

static char *
dup_owners (CfnTree *tree,
            gsize    offset)
{
  GString *owners = g_string_new (NULL);

  find_owners (tree, cfn_tree_get_root (tree), offset, owners);
  return g_string_free (owners, FALSE);
}

static CfnTree *
load (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (CfnText) text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  text = cfn_text_new_from_string (bytes, length);

  return cfn_tree_read (text, NULL);
}

static CfnTree *
tree_after (CfnTree *tree,
            CfnEdit *edit)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_tree_get_text (tree));

  return cfn_tree_read (text, NULL);
}

static void
test_belonging (gconstpointer data)
{
  g_autoptr (CfnTree) tree = load (data);
  g_autoptr (GPtrArray) comments = find_comments (tree);

  g_assert_true (cfn_tree_is_whole (tree));
  for (guint i = 0; i < comments->len; i++)
    {
      const Comment *comment = g_ptr_array_index (comments, i);
      g_autofree char *owners = dup_owners (tree, comment->offset);
      gboolean has_owner = strcmp (comment->owner, "nobody") != 0
                           && !g_str_has_prefix (comment->owner, "in:");

      if (strcmp (owners, has_owner ? comment->owner : "") != 0)
        g_error ("%s@%s belongs to: %s", comment->text, comment->owner, owners);
    }
}

/* Whether @owner is @path or a part of it. */
static gboolean
is_part (const char *owner,
         const char *path)
{
  gsize length = strlen (path);

  if (g_str_has_prefix (owner, "in:"))
    owner += strlen ("in:");

  return g_str_has_prefix (owner, path) && strchr (".[", owner[length]) != NULL;
}

static gboolean
has_comment (GPtrArray     *comments,
             const Comment *comment)
{
  for (guint i = 0; i < comments->len; i++)
    {
      if (strcmp (((Comment *) g_ptr_array_index (comments, i))->text, comment->text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What belongs to @node or its parts goes with it, and nothing else. */
static void
check_removal (CfnTree       *tree,
               GPtrArray     *comments,
               const CfnNode *node)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (node);
  g_autofree char *where = cfn_path_to_string (path);
  g_autoptr (CfnEdit) edit = cfn_writer_unset (tree, path, FALSE, NULL);
  g_autoptr (CfnTree) after = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_assert_nonnull (edit);
  after = tree_after (tree, edit);
  left = find_comments (after);
  for (guint i = 0; i < comments->len; i++)
    {
      const Comment *comment = g_ptr_array_index (comments, i);
      g_autofree char *parent = cfn_path_string_of_node (node->parent);
      gboolean goes = is_part (comment->owner, where);

      /* The last entry leaves "{}" or "[]": what was inside beside it has no place any more. */
      if (!goes && node->parent->n_children == 1 && is_part (comment->owner, parent))
        continue;
      if (has_comment (left, comment) == goes)
        g_error ("%s@%s %s with %s\n%s", comment->text, comment->owner, goes ? "stays" : "goes",
                 where, cfn_text_get_data (cfn_tree_get_text (after), NULL));
    }
}

static void
check_removals (CfnTree       *tree,
                GPtrArray     *comments,
                const CfnNode *node)
{
  if (node->parent != NULL)
    check_removal (tree, comments, node);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    check_removals (tree, comments, child);
}

static void
test_removing (gconstpointer data)
{
  g_autoptr (CfnTree) tree = load (data);
  g_autoptr (GPtrArray) comments = find_comments (tree);

  check_removals (tree, comments, cfn_tree_get_root (tree));
}

/* Every comment is still there, and whose it was: @list's item i has become item places[i]. */
static void
check_places (CfnTree       *tree,
              GPtrArray     *comments,
              CfnEdit       *edit,
              const CfnNode *list,
              const guint   *places)
{
  g_autoptr (CfnTree) after = tree_after (tree, edit);
  g_autoptr (GPtrArray) left = find_comments (after);
  g_autofree char *where = cfn_path_string_of_node (list);

  g_assert_cmpuint (left->len, ==, comments->len);
  for (guint i = 0; i < left->len; i++)
    {
      const Comment *comment = g_ptr_array_index (left, i);
      g_autofree char *owners = dup_owners (after, comment->offset);
      g_autofree char *expected = g_strdup (comment->owner);
      gsize length = strlen (where);

      if (strcmp (comment->owner, "nobody") == 0 || g_str_has_prefix (comment->owner, "in:"))
        continue;
      if (list->kind == CFN_NODE_SEQUENCE && g_str_has_prefix (expected, where)
          && expected[length] == '[')
        {
          char *rest;
          guint index = g_ascii_strtoull (expected + length + 1, &rest, 10);
          g_autofree char *moved = g_strdup_printf ("%s[%u%s", where, places[index], rest);

          g_free (expected);
          expected = g_steal_pointer (&moved);
        }
      if (strcmp (owners, expected) != 0)
        g_error ("%s@%s belongs to \"%s\" instead of %s\n%s", comment->text, comment->owner, owners,
                 expected, cfn_text_get_data (cfn_tree_get_text (after), NULL));
    }
}

static void
check_insertions (CfnTree       *tree,
                  GPtrArray     *comments,
                  const CfnNode *list)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (list);
  g_autoptr (CfnTree) value = cfn_tree_read_string ("{New: value}");
  guint n = list->kind == CFN_NODE_SEQUENCE ? list->n_children : 0;
  g_autofree guint *places = g_new0 (guint, list->n_children + 1);

  if (list->kind == CFN_NODE_MAPPING)
    cfn_path_push_key (path, "Zz");
  for (guint index = 0; index <= n; index++)
    {
      g_autoptr (CfnEdit) edit = NULL;

      for (guint i = 0; i < list->n_children; i++)
        places[i] = i < index ? i : i + 1;
      edit = n > 0 ? cfn_writer_insert (tree, path, index, cfn_tree_get_root (value), NULL)
                   : cfn_writer_set (tree, path, cfn_tree_get_root (value), NULL);
      g_assert_nonnull (edit);
      check_places (tree, comments, edit, list, places);
    }
}

static void
check_moves (CfnTree       *tree,
             GPtrArray     *comments,
             const CfnNode *list)
{
  guint n = list->n_children;
  g_autoptr (CfnPath) path = cfn_path_of_node (list);
  g_autofree guint *places = g_new0 (guint, n + 1);

  for (guint move = 0; move < n * n; move++)
    {
      guint from = move / n;
      guint to = move % n;
      g_autoptr (CfnEdit) edit = cfn_writer_move (tree, path, from, to, NULL);

      g_assert_nonnull (edit);
      for (guint i = 0; i < n; i++)
        {
          places[i] = i;
          if (i == from)
            places[i] = to;
          else if (from < i && i <= to)
            places[i] = i - 1;
          else if (to <= i && i < from)
            places[i] = i + 1;
        }
      check_places (tree, comments, edit, list, places);
    }
}

static void
check_growth (CfnTree       *tree,
              GPtrArray     *comments,
              const CfnNode *node)
{
  if (node->n_children > 0)
    check_insertions (tree, comments, node);
  if (node->kind == CFN_NODE_SEQUENCE)
    check_moves (tree, comments, node);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    check_growth (tree, comments, child);
}

static void
test_keeping (gconstpointer data)
{
  g_autoptr (CfnTree) tree = load (data);
  g_autoptr (GPtrArray) comments = find_comments (tree);

  check_growth (tree, comments, cfn_tree_get_root (tree));
}

static void
test_extend (void)
{
  static const char text[] = "A:\n  Type: X # a type\n  # inside\n\n  # inside still\n\nB: 1\n";
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);
  CfnNode *a = cfn_node_get (cfn_tree_get_root (tree), "A");
  CfnPlace place;
  gsize end;
  g_autofree char *tail = NULL;

  cfn_place_init (&place, cfn_tree_get_text (tree));
  end = cfn_comments_extend (&place, a->span.end, 0);
  tail = cfn_text_dup_span (cfn_tree_get_text (tree), (CfnSpan){ a->span.end, end });
  g_assert_cmpstr (tail, ==, " # a type\n  # inside\n\n  # inside still");
  g_assert_cmpuint (cfn_comments_extend (&place, a->span.end, 2), ==, a->span.end + 9);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    GTestDataFunc test;
  } tests[] = {
    { "belonging", test_belonging },
    { "removing", test_removing },
    { "keeping", test_keeping },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *prefix = g_strconcat ("/comments/", tests[i].name, NULL);

      syntax_folder_add_tests ("comments", NULL, prefix, tests[i].test);
    }
  g_test_add_func ("/comments/extend", test_extend);

  return g_test_run ();
}
