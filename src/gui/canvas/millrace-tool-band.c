/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

/* The corner where the band began, in canvas units, so that it stays when the view scrolls. */
typedef struct
{
  CfnPoint        anchor;
  CfnPoint        corner;
  GdkModifierType modifiers;
} Band;

static CfnRect
get_rect (const Band *band)
{
  return (CfnRect) { MIN (band->anchor.x, band->corner.x), MIN (band->anchor.y, band->corner.y),
                     ABS (band->anchor.x - band->corner.x), ABS (band->anchor.y - band->corner.y) };
}

/* Drawn to the right, a band takes what it encloses; drawn to the left, what it touches. */
static gboolean
takes (const Band *band,
       CfnRect     card)
{
  CfnRect rect = get_rect (band);

  if (band->corner.x < band->anchor.x)
    return cfn_rect_intersects (rect, card);

  return card.x >= rect.x && card.y >= rect.y && card.x + card.width <= rect.x + rect.width
         && card.y + card.height <= rect.y + rect.height;
}

static gboolean
takes_card (const Band    *band,
            MillraceWorld *world,
            MillraceCard  *card)
{
  return !millrace_world_is_hidden (world, millrace_card_get_node (card)->index)
         && takes (band, millrace_world_get_rect (world, card));
}

static void
mark (MillraceCanvas *canvas,
      const Band     *band)
{
  MillraceWorld *world = millrace_canvas_get_world (canvas);

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    {
      MillraceCard *card = millrace_world_get_card (world, i);

      millrace_card_set_flag (card, MILLRACE_CARD_BANDED,
                              band != NULL && takes_card (band, world, card));
    }
}

static void
band_begin (MillraceCanvas *canvas,
            CfnPoint        start)
{
  Band *band = g_new0 (Band, 1);

  band->anchor = band->corner = millrace_canvas_to_world (canvas, start.x, start.y);
  band->modifiers = canvas->modifiers;
  canvas->tool_data = band;
}

static void
band_update (MillraceCanvas  *canvas,
             CfnPoint         at,
             GdkModifierType  modifiers)
{
  Band *band = canvas->tool_data;

  band->corner = millrace_canvas_to_world (canvas, at.x, at.y);
  band->modifiers = modifiers;
  millrace_world_set_band (millrace_canvas_get_world (canvas), get_rect (band));
  if (millrace_world_get_routes (millrace_canvas_get_world (canvas)) != NULL)
    mark (canvas, band);
}

static void
band_cancel (MillraceCanvas *canvas)
{
  millrace_world_set_band (millrace_canvas_get_world (canvas), (CfnRect) { 0, });
  mark (canvas, NULL);
}

/* Shift adds to what is selected, Ctrl changes over. */
static void
band_commit (MillraceCanvas *canvas)
{
  MillraceWorld *world = millrace_canvas_get_world (canvas);
  const Band *band = canvas->tool_data;
  gboolean toggles = (band->modifiers & GDK_CONTROL_MASK) != 0;
  gboolean adds = (band->modifiers & GDK_SHIFT_MASK) != 0;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    {
      MillraceCard *card = millrace_world_get_card (world, i);
      const char *id = millrace_card_get_id (card);
      gboolean was = millrace_selection_contains (canvas->selection, id);
      gboolean taken = takes_card (band, world, card);

      if (toggles ? was != taken : taken || (adds && was))
        g_ptr_array_add (ids, (gpointer) id);
    }
  g_ptr_array_add (ids, NULL);

  band_cancel (canvas);
  millrace_selection_set (canvas->selection, (const char * const *) ids->pdata);
}

const MillraceTool millrace_band_tool = {
  .cursor = "default",
  .autoscrolls = TRUE,
  .begin = band_begin,
  .update = band_update,
  .commit = band_commit,
  .cancel = band_cancel,
  .free_data = g_free,
};
