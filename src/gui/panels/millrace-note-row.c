/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-note-row.h"

#include "millrace-beside-layout.h"
#include "millrace-label.h"

/* Pixels between the sign and the words. */
#define SPACING 10

static GtkWidget *
make_row (const char *icon_name,
          const char *css_class,
          const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = millrace_label_new ("caption");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  millrace_label_set_text (MILLRACE_LABEL (label), sentence);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_layout_manager (box, millrace_beside_layout_new (SPACING));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "note");
  gtk_widget_add_css_class (row, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);

  return row;
}

void
millrace_note_row_put (GtkWidget  **note,
                       GtkWidget   *row,
                       const char  *icon_name,
                       const char  *css_class,
                       const char  *sentence)
{
  GtkWidget *list = *note != NULL ? gtk_widget_get_parent (*note) : NULL;

  g_return_if_fail (note != NULL);

  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), *note);
  g_clear_object (note);

  list = sentence != NULL && GTK_IS_LIST_BOX_ROW (row) ? gtk_widget_get_parent (row) : NULL;
  if (!GTK_IS_LIST_BOX (list))
    return;

  *note = g_object_ref_sink (make_row (icon_name, css_class, sentence));
  gtk_list_box_insert (GTK_LIST_BOX (list), *note,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
}
