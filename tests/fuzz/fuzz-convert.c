/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is converted says the same, parses, and is the same bytes after it went there and back. */
#include "cfn-convert.h"
#include "fuzz.h"
#include "meaning.h"

typedef GBytes *(*Convert) (CfnTree *tree, CfnConversion *conversion, GError **error);

/* @tree converted and read again, or NULL when that is refused, for a reason. */
static CfnTree *
convert (CfnTree *tree,
         Convert  function)
{
  g_auto (CfnConversion) conversion = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = function (tree, &conversion, &error);
  g_autoptr (CfnText) text = NULL;
  gsize length = cfn_text_get_length (cfn_tree_get_text (tree));

  FUZZ_CHECK ((bytes == NULL) == (error != NULL));
  FUZZ_CHECK ((bytes == NULL) == (conversion.obstacle.message != NULL));
  FUZZ_CHECK (conversion.obstacle.span.end <= length);
  if (bytes == NULL)
    return NULL;
  text = cfn_text_new (bytes);

  return cfn_tree_read (text, NULL);
}

/* Where @before says something that both formats have words for, @after says it too. */
static void
check_meaning (CfnTree *before,
               CfnTree *after)
{
  g_autofree char *one = meaning_of_tree (before);
  g_autofree char *other = meaning_of_tree (after);

  FUZZ_CHECK (one == NULL || g_strcmp0 (one, other) == 0);
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
  FUZZ_CHECK (cfn_tree_is_whole (json) && cfn_tree_is_json (json));
  check_meaning (tree, json);

  yaml = convert (json, cfn_convert_to_yaml);
  /* JSON may be what no YAML can hold only when it was not made here. */
  FUZZ_CHECK (yaml != NULL || cfn_tree_is_json (tree));
  if (yaml == NULL)
    return 0;
  FUZZ_CHECK (cfn_tree_is_whole (yaml));
  check_meaning (json, yaml);

  again = convert (yaml, cfn_convert_to_json);
  FUZZ_CHECK (again != NULL);
  check_meaning (json, again);
  if (!cfn_tree_is_json (tree))
    FUZZ_CHECK (cfn_text_equal (cfn_tree_get_text (again), cfn_tree_get_text (json)));

  return 0;
}
