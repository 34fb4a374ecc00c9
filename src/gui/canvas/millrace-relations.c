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

/* A number of its own for each widget, also of those that are gone: an address may come again. */
static guint64
get_number (gpointer widget)
{
  static GQuark quark;
  static guintptr last;
  guintptr number;

  if (quark == 0)
    quark = g_quark_from_static_string ("millrace-relations-number");
  number = GPOINTER_TO_SIZE (g_object_get_qdata (widget, quark));
  if (number == 0)
    {
      number = ++last;
      g_object_set_qdata (widget, quark, GSIZE_TO_POINTER (number));
    }

  return number;
}

/* FALSE: @print is what @widget was told last. */
static gboolean
is_news (gpointer       widget,
         CfnFingerprint print)
{
  static GQuark quark;
  gpointer told = GSIZE_TO_POINTER ((gsize) print);

  if (quark == 0)
    quark = g_quark_from_static_string ("millrace-relations-print");
  if (g_object_get_qdata (widget, quark) == told)
    return FALSE;

  g_object_set_qdata (widget, quark, told);

  return TRUE;
}

static void
update_edge (MillraceWorld *world,
             MillraceEdge  *edge)
{
  MillraceCard *to = find_end (world, millrace_edge_get_edge (edge)->claim->to);

  if (is_news (edge, cfn_fingerprint_add_number (CFN_FINGERPRINT_START,
                                                 to != NULL ? get_number (to) : 0)))
    set_flow (edge, to != NULL ? g_list_prepend (NULL, to) : NULL);
}

/* The edges that leave each of the cards: prints of them, in the cards' order. */
static CfnFingerprint *
print_leaving (MillraceWorld *world)
{
  CfnFingerprint *prints = g_new (CfnFingerprint, millrace_world_get_n_cards (world) + 1);

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    prints[i] = CFN_FINGERPRINT_START;
  for (guint i = 0; i < millrace_world_get_n_edges (world); i++)
    {
      MillraceEdge *edge = millrace_world_get_edge (world, i);
      int from = millrace_edge_get_edge (edge)->from;

      if (from >= 0)
        prints[from] = cfn_fingerprint_add_number (prints[from], get_number (edge));
    }

  return prints;
}

/* To tell GTK is dear, and of a stack hardly anything changes at once. */
void
millrace_relations_update (MillraceWorld *world)
{
  g_autoptr (GHashTable) leaving = g_hash_table_new (NULL, NULL);
  g_autofree CfnFingerprint *prints = NULL;
  GHashTableIter iter;
  gpointer card, edges;

  g_return_if_fail (MILLRACE_IS_WORLD (world));

  prints = print_leaving (world);
  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    if (is_news (millrace_world_get_card (world, i), prints[i]))
      g_hash_table_insert (leaving, millrace_world_get_card (world, i), NULL);

  for (guint i = millrace_world_get_n_edges (world); i > 0; i--)
    {
      MillraceEdge *edge = millrace_world_get_edge (world, i - 1);
      int from = millrace_edge_get_edge (edge)->from;

      update_edge (world, edge);
      card = from >= 0 ? millrace_world_get_card (world, (guint) from) : NULL;
      if (card != NULL && g_hash_table_lookup_extended (leaving, card, NULL, &edges))
        g_hash_table_insert (leaving, card, g_list_prepend (edges, edge));
    }

  g_hash_table_iter_init (&iter, leaving);
  while (g_hash_table_iter_next (&iter, &card, &edges))
    set_flow (card, edges);
}
