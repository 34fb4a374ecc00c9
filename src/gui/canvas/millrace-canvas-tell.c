/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "millrace-walk.h"

#define STATUS_SECONDS 4

/* Milliseconds in which whoever turns a wheel or holds a key has not stopped yet; presses that come
 * faster are one step of the history, too. */
#define REST 400

static gboolean
hide_status_cb (gpointer data)
{
  MillraceCanvas *self = data;

  /* Kept in the tree: a label that is not there announces nothing. */
  self->status_timeout = 0;
  gtk_widget_set_opacity (self->status, 0);

  return G_SOURCE_REMOVE;
}

static void
set_status (MillraceCanvas *self,
            const char     *text,
            gboolean        shown)
{
  gtk_label_set_label (GTK_LABEL (self->status), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_opacity (self->status, shown ? 1 : 0);
  g_clear_handle_id (&self->status_timeout, g_source_remove);
  if (!self->connecting.by_keys)
    self->status_timeout = g_timeout_add_seconds (STATUS_SECONDS, hide_status_cb, self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
millrace_canvas_announce (MillraceCanvas *self,
                          const char     *text)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (self));
  g_return_if_fail (text != NULL);

  /* The banner says the same for longer. */
  set_status (self, text, g_strcmp0 (text, self->stale_reason) != 0);
}

void
millrace_canvas_whisper (MillraceCanvas *self,
                         const char     *text)
{
  /* Where something is shown just now, this takes its place there, too. */
  set_status (self, text, gtk_widget_get_opacity (self->status) > 0);
}

/* --- the zoom --------------------------------------------------------------------------------- */

static int
get_percent (MillraceCanvas *self)
{
  return (int) round (self->camera.zoom * 100);
}

static gboolean
zoom_rests_cb (gpointer data)
{
  MillraceCanvas *self = data;
  g_autofree char *text = NULL;

  /* What is shown just now is worth more: the control shows the zoom as well. And where frames take
   * long, the view may still be on its way. */
  if (gtk_widget_get_opacity (self->status) > 0 || self->unsteady)
    return G_SOURCE_CONTINUE;

  self->zoom_timeout = 0;
  self->told_zoom = get_percent (self);
  /* Translators: said when the zoom has changed: "Zoom 75 %", with a no-break space. */
  text = g_strdup_printf (_("Zoom %d\302\240%%"), self->told_zoom);
  millrace_canvas_whisper (self, text);

  return G_SOURCE_REMOVE;
}

void
millrace_canvas_tell_zoom (MillraceCanvas *self)
{
  if (get_percent (self) == self->told_zoom)
    return;

  g_clear_handle_id (&self->zoom_timeout, g_source_remove);
  self->zoom_timeout = g_timeout_add (REST, zoom_rests_cb, self);
}

/* --- what moved cards are beside -------------------------------------------------------------- */

/* Whole sentences, because languages order these words differently. */
static const struct
{
  GtkDirectionType  direction;
  const char       *format;
} sides[] = {
  { GTK_DIR_LEFT, N_("right of %s") },
  { GTK_DIR_RIGHT, N_("left of %s") },
  { GTK_DIR_UP, N_("below %s") },
  { GTK_DIR_DOWN, N_("above %s") },
};

static char *
describe_neighbours (MillraceCanvas *self,
                     MillraceCard   *card)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      int node = millrace_walk_nearest (millrace_world_get_layout (world),
                                        millrace_card_get_node (card)->index, sides[i].direction);

      if (node < 0)
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append_printf (text, _(sides[i].format),
                              millrace_card_get_id (millrace_world_get_card (world, (guint) node)));
    }

  return g_string_free (text, FALSE);
}

static gboolean
moved_rests_cb (gpointer data)
{
  MillraceCanvas *self = data;
  const char *id = millrace_selection_get_ids (self->selection)[0];
  MillraceCard *card = millrace_world_find_card (millrace_canvas_get_world (self), id);

  self->moved_timeout = 0;
  if (card != NULL)
    {
      g_autofree char *where = describe_neighbours (self, card);
      /* Translators: a logical id, and a list such as "right of A, below B". */
      g_autofree char *text = g_strdup_printf (_("%s is now %s"), id, where);

      if (*where != '\0')
        millrace_canvas_whisper (self, text);
    }

  return G_SOURCE_REMOVE;
}

void
millrace_canvas_tell_neighbours (MillraceCanvas *self)
{
  g_clear_handle_id (&self->moved_timeout, g_source_remove);
  self->moved_timeout = g_timeout_add (REST, moved_rests_cb, self);
}

/* --- what is seen ----------------------------------------------------------------------------- */

void
millrace_canvas_tell_visible (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  guint n_cards = millrace_world_get_n_cards (world);
  MillraceCamera camera = millrace_canvas_get_goal (self);
  CfnRect view = millrace_camera_get_visible (&camera);
  g_autofree char *text = NULL;
  guint n_visible = 0;

  if (n_cards == 0 || camera.width <= 0)
    return;

  for (guint i = 0; i < n_cards; i++)
    if (cfn_rect_intersects (cfn_layout_get_card (millrace_world_get_layout (world), i), view))
      n_visible++;

  text = g_strdup_printf (ngettext ("%u of %u card visible", "%u of %u cards visible", n_cards),
                          n_visible, n_cards);
  /* Who sees them all needs not be told. */
  if (n_visible < n_cards)
    millrace_canvas_announce (self, text);
  else
    millrace_canvas_whisper (self, text);
}

void
millrace_canvas_stop_telling (MillraceCanvas *self)
{
  g_clear_handle_id (&self->status_timeout, g_source_remove);
  g_clear_handle_id (&self->zoom_timeout, g_source_remove);
  g_clear_handle_id (&self->moved_timeout, g_source_remove);
}
