/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);

  return 0;
}

void
fuzz_fail (const char *file,
           int         line,
           const char *condition)
{
  fprintf (stderr, "%s:%d: not true: %s\n", file, line, condition);
  abort ();
}

static void
check_node (const CfnNode *node,
            gsize          length)
{
  const CfnNode *previous = NULL;
  guint n = 0;

  FUZZ_CHECK (node->span.start <= node->content.start);
  FUZZ_CHECK (node->content.start <= node->content.end);
  FUZZ_CHECK (node->content.end == node->span.end);
  FUZZ_CHECK (node->span.end <= length && node->full_end <= length);
  FUZZ_CHECK ((node->value != NULL)
              == (node->kind == CFN_NODE_SCALAR || node->kind == CFN_NODE_ALIAS));
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      FUZZ_CHECK (child->parent == node && child->index == n);
      FUZZ_CHECK (cfn_node_get_previous (child) == previous);
      FUZZ_CHECK ((child->key != NULL) == (node->kind == CFN_NODE_MAPPING));
      FUZZ_CHECK (child->span.start >= node->content.start);
      FUZZ_CHECK (child->span.end <= node->content.end);
      FUZZ_CHECK (previous == NULL || child->span.start >= previous->span.end);
      if (child->key != NULL)
        {
          FUZZ_CHECK (child->key->span.end <= child->span.start);
          check_node (child->key, length);
        }
      check_node (child, length);
      previous = child;
      n++;
    }
  FUZZ_CHECK (node->last_child == previous && node->n_children == n);
}

void
fuzz_check_tree (CfnTree *tree)
{
  guint n_problems;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (tree, &n_problems);
  gsize length = cfn_text_get_length (cfn_tree_get_text (tree));

  FUZZ_CHECK (cfn_tree_is_whole (tree) == (n_problems == 0));
  for (guint i = 0; i < n_problems; i++)
    {
      g_autofree char *words = cfn_message_format (problems[i].message);

      FUZZ_CHECK (*words != '\0' && g_utf8_validate (words, -1, NULL));
      FUZZ_CHECK (problems[i].span.start <= problems[i].span.end);
      FUZZ_CHECK (problems[i].span.end <= length);
    }
  if (cfn_tree_get_root (tree) != NULL)
    check_node (cfn_tree_get_root (tree), length);
}
