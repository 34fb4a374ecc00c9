/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-relations.h"

static MillraceCard *
find_end (MillraceWorld     *world,
          const CfnResource *end)
{
  return end != NULL ? millrace_world_find_card (world, end->id) : NULL;
}

/* @targets: GtkAccessible, transfer full: GTK keeps the list, and lets go of what is destroyed. */
static void
set_flow (gpointer  widget,
          GList    *targets)
{
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_FLOW_TO;
  GValue value = G_VALUE_INIT;

  if (targets == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), relation);
      return;
    }

  gtk_accessible_relation_init_value (relation, &value);
  g_value_set_pointer (&value, targets);
  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (widget), 1, &relation, &value);
  g_value_unset (&value);
}

void
millrace_relations_update (MillraceWorld *world)
{
  g_autoptr (GHashTable) leaving = g_hash_table_new (NULL, NULL);

  g_return_if_fail (MILLRACE_IS_WORLD (world));

  for (guint i = millrace_world_get_n_edges (world); i > 0; i--)
    {
      MillraceEdge *edge = millrace_world_get_edge (world, i - 1);
      const CfnClaim *claim = millrace_edge_get_edge (edge)->claim;
      MillraceCard *from = find_end (world, claim->from);
      MillraceCard *to = find_end (world, claim->to);

      set_flow (edge, to != NULL ? g_list_prepend (NULL, to) : NULL);
      if (from != NULL)
        g_hash_table_insert (leaving, from,
                             g_list_prepend (g_hash_table_lookup (leaving, from), edge));
    }

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    {
      MillraceCard *card = millrace_world_get_card (world, i);

      set_flow (card, g_hash_table_lookup (leaving, card));
    }
}
