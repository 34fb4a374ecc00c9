/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A path that is understood is written in a form that is understood the same. */
#include "cfn-path.h"
#include "fuzz.h"

static const char template[] = "Resources:\n"
                               "  A: {Type: T, Properties: {L: [1, {'a.b': 2}], '': 3}}\n";

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *string = g_strndup ((const char *) data, size);
  g_autoptr (CfnTree) tree = cfn_tree_read_string (template);
  g_autoptr (CfnPath) path = NULL;
  g_autoptr (CfnPath) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  CfnNode *node;
  guint n_found;
  guint n_steps;

  if (!g_utf8_validate (string, -1, NULL))
    return 0;
  path = cfn_path_parse (string, &error);
  FUZZ_CHECK ((path == NULL) == (error != NULL));
  if (path == NULL)
    return 0;

  once = cfn_path_to_string (path);
  again = cfn_path_parse (once, NULL);
  FUZZ_CHECK (again != NULL);
  twice = cfn_path_to_string (again);
  FUZZ_CHECK (g_str_equal (once, twice));

  cfn_path_anchor (path, tree);
  cfn_path_get_steps (path, &n_steps);
  node = cfn_path_resolve (path, tree, &n_found);
  FUZZ_CHECK ((node != NULL) == (n_found == n_steps));
  if (node != NULL)
    {
      g_autofree char *own = cfn_path_string_of_node (node);
      g_autofree char *given = cfn_path_to_string (path);

      FUZZ_CHECK (g_str_equal (own, given));
    }

  return 0;
}
