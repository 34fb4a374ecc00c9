/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-start-page.h"
#include "millrace-starters.h"

struct _MillraceStartPage
{
  AdwBin      parent_instance;

  GtkListBox *starters;
};

G_DEFINE_FINAL_TYPE (MillraceStartPage, millrace_start_page, ADW_TYPE_BIN)

static GtkWidget *
create_row (const MillraceStarter *starter)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), starter->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), starter->description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.new-from-starter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", starter->id);
  return row;
}

static void
add_starters (MillraceStartPage *self)
{
  g_autoptr (GPtrArray) starters = millrace_starters_list ();

  for (guint i = 0; i < starters->len; i++)
    gtk_list_box_append (self->starters, create_row (g_ptr_array_index (starters, i)));
}

static void
millrace_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MILLRACE_TYPE_START_PAGE);

  G_OBJECT_CLASS (millrace_start_page_parent_class)->dispose (object);
}

static void
millrace_start_page_class_init (MillraceStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_start_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceStartPage, starters);
  /* As on the canvas, in whose place it is. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "win.focus-palette", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, GDK_SHIFT_MASK,
                                       "win.focus-palette", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Divide, 0, "win.focus-palette",
                                       NULL);
}

static void
millrace_start_page_init (MillraceStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_starters (self);
}
