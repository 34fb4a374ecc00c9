/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-depends-on.h"

static CfnNode *
get_depends_on (CfnDraft   *draft,
                const char *id)
{
  const CfnResource *resource = cfn_draft_find (draft, id);

  return resource != NULL ? cfn_node_get (resource->node, "DependsOn") : NULL;
}

/* The scalar that names @other: DependsOn itself, or an item of it. */
static CfnNode *
find_name (CfnNode    *depends_on,
           const char *other)
{
  if (depends_on == NULL || cfn_node_is_string (depends_on, other))
    return depends_on;

  for (CfnNode *item = depends_on->first_child; item != NULL; item = item->next)
    {
      if (cfn_node_is_string (item, other))
        return item;
    }

  return NULL;
}

gboolean
cfn_depends_on_add (CfnDraft   *draft,
                    const char *id,
                    const char *other)
{
  CfnNode *depends_on = get_depends_on (draft, id);
  g_autoptr (CfnPath) path = cfn_draft_path (id, "DependsOn");
  g_autofree char *name = cfn_writer_quote (other);
  g_autofree char *first = NULL;
  g_autofree char *both = NULL;

  if (depends_on == NULL)
    return cfn_draft_set (draft, path, name);

  if (find_name (depends_on, other) != NULL)
    return draft->error == NULL;

  /* Order means nothing here: so the place tells a list of one from a single name. */
  if (depends_on->kind == CFN_NODE_SEQUENCE)
    return cfn_draft_insert (draft, path, depends_on->n_children == 1 ? 0 : G_MAXUINT, name);

  if (depends_on->kind != CFN_NODE_SCALAR)
    return draft->error == NULL;

  first = cfn_writer_quote (depends_on->value);
  both = g_strdup_printf ("[%s, %s]", first, name);
  return cfn_draft_set (draft, path, both);
}

gboolean
cfn_depends_on_remove (CfnDraft   *draft,
                       const char *id,
                       const char *other)
{
  CfnNode *depends_on = get_depends_on (draft, id);
  CfnNode *name = depends_on != NULL ? find_name (depends_on, other) : NULL;

  if (name == NULL)
    return draft->error == NULL;

  /* A list of two, ours the second, is what cfn_depends_on_add() makes of a single name. */
  if (name != depends_on && name->next == NULL && name->index == 1 &&
      depends_on->first_child->kind == CFN_NODE_SCALAR)
    {
      g_autoptr (CfnPath) path = cfn_draft_path (id, "DependsOn");
      g_autofree char *first = cfn_writer_quote (depends_on->first_child->value);

      return cfn_draft_set (draft, path, first);
    }

  return cfn_draft_unset_node (draft, name);
}
