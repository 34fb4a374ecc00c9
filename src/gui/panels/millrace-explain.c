/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-explain.h"

#include "cfn-finding.h"
#include "millrace-popover.h"

#define WIDTH_CHARS 44

static void
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

void
millrace_explain_open (GtkWidget  *anchor,
                       const char *rule)
{
  const CfnRule *row;
  GtkWidget *popover, *box;
  g_autofree char *sentence = NULL;

  g_return_if_fail (GTK_IS_WIDGET (anchor));
  g_return_if_fail (rule != NULL);

  row = cfn_rules_find (rule);
  if (row == NULL)
    return;

  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  add_label (box, _(row->summary), "heading");
  add_label (box, _(row->why), NULL);
  add_label (box, rule, "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_widget_add_css_class (popover, "explanation");
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  /* Nothing in it takes the focus, so the popover itself says all of it. */
  sentence = g_strdup_printf ("%s %s", _(row->summary), _(row->why));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  millrace_popover_open (popover, anchor);
}

static void
clicked_cb (GtkWidget  *button,
            const char *rule)
{
  millrace_explain_open (button, rule);
}

GtkWidget *
millrace_explain_button_new (const char *rule)
{
  GtkWidget *button;

  g_return_val_if_fail (rule != NULL, NULL);

  button = gtk_button_new_with_label (_("Explain"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), g_strdup (rule),
                         (GClosureNotify) (void (*) (void)) g_free, 0);

  return button;
}
