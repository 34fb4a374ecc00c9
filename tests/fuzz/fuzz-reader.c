/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes are read without harm, into a tree whose spans make sense. */
#include "cfn-comments.h"
#include "cfn-habits.h"
#include "cfn-path.h"
#include "fuzz.h"

/* The comments and the path of every node lead somewhere. */
static void
check_surroundings (CfnTree       *tree,
                    const CfnNode *node)
{
  gsize length = cfn_text_get_length (cfn_tree_get_text (tree));
  CfnSpan above = cfn_comments_find_above (tree, node);
  CfnSpan behind = cfn_comments_find_behind (tree, node);

  FUZZ_CHECK (above.start <= above.end && above.end <= length);
  FUZZ_CHECK (behind.start <= behind.end && behind.end <= length);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    check_surroundings (tree, child);
}

static void
check_text (CfnText *text)
{
  gsize length = cfn_text_get_length (text);

  for (gsize offset = 0; offset <= length; offset += 1 + length / 16)
    {
      CfnPosition place = cfn_text_get_position (text, offset);

      FUZZ_CHECK (cfn_text_get_offset (text, place) <= length);
      FUZZ_CHECK (cfn_text_get_byte_offset (text, cfn_text_get_char_offset (text, offset))
                  <= length);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (size > 0 ? (const char *) data : "", size);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  CfnHabits habits;

  fuzz_check_tree (tree);
  check_text (text);
  for (gsize offset = 0; offset < size; offset += 1 + size / 32)
    {
      CfnNode *node = cfn_tree_get_node_at (tree, offset);

      if (node != NULL)
        {
          g_autofree char *path = cfn_path_string_of_node (node);

          FUZZ_CHECK (path != NULL);
        }
    }
  if (cfn_tree_is_whole (tree))
    {
      cfn_habits_survey (&habits, tree);
      if (cfn_tree_get_root (tree) != NULL)
        check_surroundings (tree, cfn_tree_get_root (tree));
    }

  return 0;
}
