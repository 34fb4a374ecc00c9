/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is converted to JSON is JSON, and says the same after it went to YAML and back. */
#include "cfn-convert.h"
#include "fuzz.h"

typedef GBytes *(*Convert) (CfnTree *tree, guint *n_lost, GError **error);

/* @tree converted and read again, or NULL when that is refused. */
static CfnTree *
convert (CfnTree *tree,
         Convert  function)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = function (tree, NULL, &error);
  g_autoptr (CfnText) text = NULL;

  FUZZ_CHECK ((bytes == NULL) == (error != NULL));
  if (bytes == NULL)
    return NULL;
  text = cfn_text_new (bytes);

  return cfn_tree_read (text, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (size > 0 ? (const char *) data : "", size);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnTree) json = convert (tree, cfn_convert_to_json);
  g_autoptr (CfnTree) yaml = NULL;
  g_autoptr (CfnTree) again = NULL;

  if (json == NULL)
    return 0;
  FUZZ_CHECK (cfn_tree_is_whole (json));
  if (cfn_tree_is_json (tree) || !cfn_tree_is_json (json))
    return 0;

  yaml = convert (json, cfn_convert_to_yaml);
  FUZZ_CHECK (yaml != NULL && cfn_tree_is_whole (yaml));
  again = convert (yaml, cfn_convert_to_json);
  FUZZ_CHECK (again != NULL);
  FUZZ_CHECK (cfn_text_equal (cfn_tree_get_text (again), cfn_tree_get_text (json)));

  return 0;
}
