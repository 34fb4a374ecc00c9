/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-tip.h"

/* As long as a line is pleasant to read. */
#define MAX_CHARS 72
#define MIN_CHARS 16

/* Pixels beside the text: the tooltip's own border, and some air between that and the screen's. */
#define BESIDE 40

int
millrace_tip_count_chars (GtkWidget *label,
                          GtkWidget *beside,
                          int        most)
{
  GtkRoot *root = beside != NULL ? gtk_widget_get_root (beside) : NULL;
  const int width = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;
  PangoFontMetrics *metrics;
  int width_of_one;

  if (width == 0)
    return most;

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL, NULL);
  width_of_one = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                      pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);

  return CLAMP ((width - BESIDE) * PANGO_SCALE / MAX (width_of_one, 1), MIN_CHARS, most);
}

/* GTK 4.8 wraps the text of a tooltip only when that is a single line: a long sentence above or
 * below another line would run out of the screen. */
GtkWidget *
millrace_tip_new (const char *markup,
                  GtkWidget  *beside)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_val_if_fail (markup != NULL, label);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label),
                                 millrace_tip_count_chars (label, beside, MAX_CHARS));
  /* A hyphen would be read as a part of the path that it breaks. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}
