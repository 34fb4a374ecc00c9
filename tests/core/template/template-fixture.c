/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "template-fixture.h"

#include "cfn-path.h"

CfnTemplate *
template_fixture_read (const char *yaml)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (yaml);

  g_assert_true (cfn_tree_is_whole (tree));

  return cfn_template_new (tree);
}

CfnNode *
template_fixture_node (CfnTemplate *template,
                       const char  *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnPath) steps = cfn_path_parse (path, &error);
  CfnNode *node;

  g_assert_no_error (error);
  node = cfn_path_resolve (steps, cfn_template_get_tree (template), NULL);
  g_assert_nonnull (node);

  return node;
}

gboolean
template_fixture_find_property (const CfnCatalogueType *type,
                                const char             *path,
                                CfnCatalogueProperty   *property)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  CfnCatalogueObject object = type->object;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0 && !cfn_shape_get_object (&property->shape, &object))
        return FALSE;
      if (!cfn_catalogue_object_find_property (&object, names[i], property))
        return FALSE;
    }

  return names[0] != NULL;
}
