/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-finder.h"
#include "millrace-found.h"
#include "millrace-fuzzy.h"
#include "millrace-popover.h"
#include "millrace-window-private.h"

/* Pixels: as wide as a command with its keys, at most; a narrow window leaves less. */
#define WIDTH 560
#define MIN_WIDTH 280
#define MARGIN 24

/* What the heading, the entry and the line below the list take of the height. */
#define AROUND_LIST 170
#define MAX_LIST 420
#define MIN_LIST 120

/* A search that is open. */
typedef struct
{
  MillraceWindow   *window;
  MillraceFindFunc  find;
  MillraceTakeFunc  take;
  GtkWidget        *popover;
  GtkWidget        *focus;    /* weak: what had it before */
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_weak_pointer (&self->focus);
  g_free (self);
}

static void
return_focus (Search *self)
{
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
}

/* What acts on the canvas means its focused card, which is the selected one when the focus is
 * elsewhere. */
static void
focus_canvas (MillraceWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && (focus == GTK_WIDGET (self->canvas)
                        || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->canvas))))
    return;

  if (self->selection[0] != NULL)
    millrace_canvas_reveal (self->canvas, self->selection[0], TRUE);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
millrace_window_run (MillraceWindow *self,
                     const char     *action)
{
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  if (!g_action_parse_detailed_name (action, &name, &target, &error))
    {
      g_critical ("%s: %s", action, error->message);
      return;
    }

  if (g_str_has_prefix (name, "canvas."))
    {
      focus_canvas (self);
      widget = GTK_WIDGET (self->canvas);
    }
  gtk_widget_activate_action_variant (widget, name, target);
}

static void
close_search (Search *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
closed_cb (GtkPopover *popover,
           Search     *self)
{
  return_focus (self);
}

static void
chosen_cb (MillraceFinder *finder,
           MillraceFound  *found,
           gboolean        goes_on,
           Search         *self)
{
  MillraceWindow *window = self->window;
  g_autoptr (MillraceFound) kept = g_object_ref (found);

  /* The line below the list says why not. */
  if (millrace_found_get_why_not (found) != NULL)
    return;

  if (self->take != NULL)
    self->take (window, millrace_found_get_action (found));
  close_search (self);
  millrace_window_run (window, millrace_found_get_action (kept));
}

static void
cancelled_cb (MillraceFinder *finder,
              Search         *self)
{
  close_search (self);
}

static GtkWidget *
create_row (gpointer item,
            gpointer data)
{
  return millrace_found_create_row (item);
}

static const char *
get_group (gpointer item)
{
  return millrace_found_get_group (item);
}

static char *
describe (gpointer item)
{
  return millrace_found_describe (item);
}

static GPtrArray *
find (const char *text,
      gpointer    data)
{
  Search *self = data;

  return self->find (self->window, text);
}

static const MillraceFinderSource source = { find, create_row, get_group, describe };

void
millrace_window_open_finder (MillraceWindow   *self,
                             MillraceFindFunc  find_func,
                             MillraceTakeFunc  take_func,
                             const char       *heading)
{
  Search *search = g_new0 (Search, 1);
  GtkWidget *finder = millrace_finder_new (&source, search, NULL);
  GtkWidget *popover = gtk_popover_new ();
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  search->window = self;
  search->popover = popover;
  search->find = find_func;
  search->take = take_func;
  g_set_weak_pointer (&search->focus, gtk_root_get_focus (GTK_ROOT (self)));
  g_object_set_data_full (G_OBJECT (popover), "millrace-search", search, search_free);
  g_signal_connect (finder, "chosen", G_CALLBACK (chosen_cb), search);
  g_signal_connect (finder, "cancelled", G_CALLBACK (cancelled_cb), search);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), search);

  millrace_finder_set_heading (MILLRACE_FINDER (finder), heading);
  millrace_finder_set_height (MILLRACE_FINDER (finder),
                              CLAMP (height - AROUND_LIST, MIN_LIST, MAX_LIST));
  gtk_widget_set_size_request (finder, CLAMP (width - 2 * MARGIN, MIN_WIDTH, WIDTH), -1);
  gtk_widget_add_css_class (popover, "finder-popover");
  gtk_popover_set_child (GTK_POPOVER (popover), finder);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self->shell))
                                                 / 2, 0, 1, 1 });
  millrace_popover_open (popover, GTK_WIDGET (self->shell));
  millrace_finder_restart (MILLRACE_FINDER (finder));
  gtk_widget_grab_focus (finder);
}

static GPtrArray *
find_offers (MillraceWindow *self,
             const char     *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->offers != NULL && i < self->offers->len; i++)
    {
      MillraceFound *offer = g_ptr_array_index (self->offers, i);
      const char *detail = millrace_found_get_detail (offer);
      g_autofree char *all = g_strjoin (" ", millrace_found_get_title (offer),
                                        detail != NULL ? detail : "", NULL);
      g_autoptr (GByteArray) hits = NULL;

      if (millrace_fuzzy_score (all, text, &hits) == 0)
        continue;
      millrace_found_set_hits (offer, hits);
      g_ptr_array_add (found, g_object_ref (offer));
    }

  return found;
}

void
millrace_window_open_offers (MillraceWindow *self,
                             GPtrArray      *offers,
                             const char     *heading)
{
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = g_ptr_array_ref (offers);
  millrace_window_open_finder (self, find_offers, NULL, heading);
}
