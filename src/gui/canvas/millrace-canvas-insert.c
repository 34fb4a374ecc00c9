/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

/* What can take the place of an edge was worked out when it came over that edge. */
static gboolean
fits (MillraceCanvas *self,
      const char     *id,
      const char     *type,
      MillraceEdge   *edge)
{
  MillraceInsertion *insertion = &self->insertion;
  const CfnClaim *claim = millrace_edge_get_edge (edge)->claim;

  if (g_strcmp0 (insertion->key, millrace_edge_get_key (edge)) == 0)
    return insertion->fits;

  g_free (insertion->key);
  insertion->key = g_strdup (millrace_edge_get_key (edge));
  insertion->fits = self->connector != NULL && claim->from != NULL && claim->to != NULL
                    && self->connector->fits_between (id, type, claim, self->connector_data);

  return insertion->fits;
}

static void
light_end (MillraceCanvas *self,
           char          **end,
           const char     *id)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceCard *before = millrace_world_find_card (world, *end);
  MillraceCard *now = millrace_world_find_card (world, id);

  if (g_strcmp0 (*end, id) == 0)
    return;

  if (before != NULL)
    millrace_card_set_flag (before, MILLRACE_CARD_TARGET, FALSE);
  if (now != NULL)
    millrace_card_set_flag (now, MILLRACE_CARD_TARGET, TRUE);
  g_free (*end);
  *end = g_strdup (id);
}

/* What is dragged may cover all of a short edge; the cards at its ends are still seen. @claim NULL:
 * none is lit. */
static void
light_ends (MillraceCanvas *self,
            const CfnClaim *claim)
{
  light_end (self, &self->insertion.from, claim != NULL ? claim->from->id : NULL);
  light_end (self, &self->insertion.to, claim != NULL ? claim->to->id : NULL);
}

const CfnClaim *
millrace_canvas_mark_insertion (MillraceCanvas *self,
                                const char     *id,
                                const char     *type,
                                CfnPoint        at)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (guint));
  MillraceCard *card = id != NULL ? millrace_world_find_card (world, id) : NULL;
  int found = millrace_hit_find_edge (world, at, self->camera.zoom,
                                      card != NULL ? (int) millrace_card_get_node (card)->index
                                                   : -1);
  MillraceEdge *edge = found >= 0 ? millrace_world_get_edge (world, (guint) found) : NULL;
  const CfnClaim *claim = edge != NULL ? millrace_edge_get_edge (edge)->claim : NULL;

  if (claim != NULL && !fits (self, id, type, edge))
    claim = NULL;
  if (claim != NULL)
    g_array_append_val (marked, found);
  millrace_world_set_marked_edges (world, marked, FALSE);
  light_ends (self, claim);

  return claim;
}

void
millrace_canvas_clear_insertion (MillraceCanvas *self)
{
  g_clear_pointer (&self->insertion.key, g_free);
  millrace_world_set_marked_edges (millrace_canvas_get_world (self), NULL, FALSE);
  light_ends (self, NULL);
}
