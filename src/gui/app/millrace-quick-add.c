/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-quick-add.h"

#include <glib/gi18n.h>

#include "millrace-finder.h"
#include "millrace-palette-row.h"
#include "millrace-palette-search.h"

#define WIDTH 320

struct _MillraceQuickAdd
{
  GtkPopover   parent_instance;

  GtkWidget   *finder;
  char       **types;     /* NULL: all */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceQuickAdd, millrace_quick_add, GTK_TYPE_POPOVER)

/* --- the list --------------------------------------------------------------------------------- */

static GPtrArray *
find (const char *text,
      gpointer    data)
{
  MillraceQuickAdd *self = data;
  GPtrArray *items;
  guint n_more;

  if (self->types != NULL)
    items = millrace_palette_find_among ((const char * const *) self->types, text);
  else
    items = millrace_palette_find (text, &n_more);

  /* "Any resource" leads to a search; this is one. */
  for (guint i = items->len; i > 0; i--)
    if (millrace_palette_item_get_type_name (g_ptr_array_index (items, i - 1)) == NULL)
      g_ptr_array_remove_index (items, i - 1);

  return items;
}

static GtkWidget *
create_row (gpointer item,
            gpointer data)
{
  return millrace_palette_row_new (item);
}

static const MillraceFinderSource source = { find, create_row, NULL, NULL };

static void
chosen_cb (MillraceQuickAdd    *self,
           MillracePaletteItem *item,
           gboolean             goes_on)
{
  g_autofree char *type = g_strdup (millrace_palette_item_get_type_name (item));

  if (!goes_on)
    gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, type, goes_on);
}

/* --- the object ------------------------------------------------------------------------------- */

void
millrace_quick_add_set_offer (MillraceQuickAdd   *self,
                              const char         *heading,
                              const char * const *types)
{
  char **copy;

  g_return_if_fail (MILLRACE_IS_QUICK_ADD (self));
  g_return_if_fail (heading != NULL);

  copy = g_strdupv ((char **) types);
  g_strfreev (self->types);
  self->types = copy;
  millrace_finder_set_heading (MILLRACE_FINDER (self->finder), heading);
  millrace_finder_restart (MILLRACE_FINDER (self->finder));
}

static void
millrace_quick_add_finalize (GObject *object)
{
  g_strfreev (MILLRACE_QUICK_ADD (object)->types);

  G_OBJECT_CLASS (millrace_quick_add_parent_class)->finalize (object);
}

static void
millrace_quick_add_class_init (MillraceQuickAddClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_quick_add_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
millrace_quick_add_init (MillraceQuickAdd *self)
{
  self->finder = millrace_finder_new (&source, self,
                                      _("Enter adds it, Ctrl+Enter adds it and goes on."));
  gtk_widget_set_size_request (self->finder, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), self->finder);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "quick-add");

  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "cancelled", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
millrace_quick_add_new (void)
{
  return g_object_new (MILLRACE_TYPE_QUICK_ADD, NULL);
}
