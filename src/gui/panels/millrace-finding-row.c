/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-finding-row.h"

#include "millrace-beside-layout.h"
#include "millrace-explain.h"
#include "millrace-label.h"
#include "millrace-tooltip.h"
#include "millrace-verdict.h"

/* Pixels between the sign and the words. */
#define SPACING 10

/* The fix is in a window of its own, and what is below that should not be in its way. */
static void
fix_clicked_cb (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
build_fix_button (const CfnFinding *finding,
                  guint             index)
{
  GtkWidget *button = gtk_button_new_with_label (_("Fix…"));
  g_autofree char *title = cfn_message_format (finding->fixes[0].title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.fix");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  millrace_tooltip_set (button, title);
  g_signal_connect (button, "clicked", G_CALLBACK (fix_clicked_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title,
                                  -1);

  return button;
}

GtkWidget *
millrace_finding_row_new (const CfnFinding *finding,
                          guint             index)
{
  g_autofree char *message = cfn_message_format (finding->message);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = millrace_severity_icon_new (finding->severity);
  GtkWidget *label = millrace_label_new (NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW,
                                 "use-markup", FALSE,
                                 "title", message,
                                 "activatable", TRUE,
                                 "action-name", "win.show-problem",
                                 "action-target", g_variant_new_uint32 (index),
                                 "child", box,
                                 NULL);

  millrace_label_set_text (MILLRACE_LABEL (label), message);
  millrace_label_set_max_chars (MILLRACE_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_layout_manager (box, millrace_beside_layout_new (SPACING));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);

  if (finding->n_fixes > 0)
    gtk_box_append (GTK_BOX (buttons), build_fix_button (finding, index));
  else
    gtk_widget_add_css_class (buttons, "without-fix");
  gtk_box_append (GTK_BOX (buttons), millrace_explain_button_new (finding->rule));

  gtk_box_append (GTK_BOX (beside), label);
  gtk_box_append (GTK_BOX (beside), buttons);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), beside);
  gtk_widget_add_css_class (row, "finding");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  -1);

  return row;
}
