/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

#include "millrace-walk.h"

/* The longest that anything moves by itself, in milliseconds. */
#define SETTLE_TIME 150

static void
settle_cb (double   value,
           gpointer data)
{
  MillraceCanvas *self = data;

  millrace_world_set_transition (millrace_canvas_get_world (self),
                                 value < 1 ? self->settle_offsets : NULL, value);
}

static void
settled_cb (MillraceCanvas *self)
{
  millrace_world_set_transition (millrace_canvas_get_world (self), NULL, 1);
  g_clear_pointer (&self->settle_offsets, g_array_unref);
}

void
millrace_canvas_init_settle (MillraceCanvas *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (settle_cb, self, NULL);

  /* Where the desktop asks for less motion, it is over at once. */
  self->settle = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, SETTLE_TIME, target);
  g_signal_connect_object (self->settle, "done", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
}

void
millrace_canvas_settle_next (MillraceCanvas *self)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  self->settles = gtk_widget_get_mapped (GTK_WIDGET (self));
}

void
millrace_canvas_begin_settling (MillraceCanvas *self,
                                CfnLayout      *before)
{
  CfnLayout *after = millrace_world_get_layout (millrace_canvas_get_world (self));
  gboolean wanted = self->settles;

  self->settles = FALSE;
  if (!wanted || before == NULL || after == NULL
      || cfn_layout_get_diagram (before) != cfn_layout_get_diagram (after))
    return;

  g_clear_pointer (&self->settle_offsets, g_array_unref);
  self->settle_offsets = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  for (guint i = 0; i < cfn_diagram_get_n_nodes (cfn_layout_get_diagram (after)); i++)
    {
      CfnRect from = cfn_layout_get_card (before, i);
      CfnRect to = cfn_layout_get_card (after, i);
      CfnPoint offset = { from.x - to.x, from.y - to.y };

      g_array_append_val (self->settle_offsets, offset);
    }
  adw_animation_reset (self->settle);
  adw_animation_play (self->settle);
}
