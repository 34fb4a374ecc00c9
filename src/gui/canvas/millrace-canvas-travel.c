/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

/* Milliseconds from one card to the next: shorter than the time between two hops of a run. */
#define TRAVEL_TIME 450

static void
travel_cb (double   value,
           gpointer data)
{
  MillraceWorld *world = millrace_canvas_get_world (data);

  millrace_travels_set_progress (millrace_world_get_travels (world), value);
  gtk_widget_queue_draw (GTK_WIDGET (world));
}

/* Most windows never run anything. */
static AdwAnimation *
ensure_animation (MillraceCanvas *self)
{
  if (self->travel == NULL)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new (travel_cb, self, NULL);

      /* Where the desktop asks for less motion, it is over at once. */
      self->travel = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, TRAVEL_TIME, target);
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->travel), ADW_EASE_IN_OUT_QUAD);
    }

  return self->travel;
}

static void
set_lit (MillraceCanvas *self,
         gboolean        lit)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  for (guint i = 0; self->lit != NULL && self->lit[i] != NULL; i++)
    {
      MillraceCard *card = millrace_world_find_card (world, self->lit[i]);

      if (card != NULL)
        millrace_card_set_flag (card, MILLRACE_CARD_LIT, lit);
    }
}

void
millrace_canvas_light_cards (MillraceCanvas *self)
{
  set_lit (self, TRUE);
}

static void
reveal_lit (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  CfnRect around = { 0, };

  for (guint i = 0; self->lit != NULL && self->lit[i] != NULL; i++)
    {
      MillraceCard *card = millrace_world_find_card (world, self->lit[i]);

      if (card != NULL)
        around = cfn_rect_union (around, millrace_world_get_rect (world, card));
    }
  if (around.width > 0)
    millrace_canvas_reveal_rect (self, around);
}

void
millrace_canvas_set_travel (MillraceCanvas       *self,
                            const MillraceTravel *travels,
                            guint                 n_travels,
                            const char * const   *ids,
                            gboolean              moving)
{
  MillraceTravels *shown;

  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  shown = millrace_world_get_travels (millrace_canvas_get_world (self));
  set_lit (self, FALSE);
  g_strfreev (self->lit);
  self->lit = g_strdupv ((char **) ids);
  set_lit (self, TRUE);
  reveal_lit (self);

  if (self->travel != NULL)
    adw_animation_pause (self->travel);
  millrace_travels_set (shown, travels, n_travels);
  if (moving && millrace_travels_has_dots (shown) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      adw_animation_reset (ensure_animation (self));
      adw_animation_play (self->travel);
    }
  else
    {
      travel_cb (1, self);
    }
}

void
millrace_canvas_clear_travel (MillraceCanvas *self)
{
  millrace_canvas_set_travel (self, NULL, 0, NULL, FALSE);
}

void
millrace_canvas_drop_travel (MillraceCanvas *self)
{
  g_clear_object (&self->travel);
  g_clear_pointer (&self->lit, g_strfreev);
}
