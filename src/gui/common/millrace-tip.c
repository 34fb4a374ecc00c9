/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-tip.h"

/* As long as a line is pleasant to read. */
#define MAX_CHARS 72

/* GTK 4.8 wraps the text of a tooltip only when that is a single line: a long sentence above or
 * below another line would run out of the screen. */
GtkWidget *
millrace_tip_new (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_val_if_fail (markup != NULL, label);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  /* A hyphen would be read as a part of the path that it breaks. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}
