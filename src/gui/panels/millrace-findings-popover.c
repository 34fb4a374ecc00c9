/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-findings-popover.h"

#include "millrace-finding-row.h"

#define WIDTH 360
#define MAX_HEIGHT 420

/* The worst ones first, as the badge has it. */
static void
add_rows (GtkWidget         *list,
          CfnFindings       *findings,
          const CfnResource *resource)
{
  for (int severity = CFN_SEVERITY_ERROR; severity >= (int) CFN_SEVERITY_INFO; severity--)
    for (guint i = 0; i < cfn_findings_get_n (findings); i++)
      {
        const CfnFinding *finding = cfn_findings_get (findings, i);

        if (finding->resource == resource && (int) finding->severity == severity)
          gtk_list_box_append (GTK_LIST_BOX (list), millrace_finding_row_new (finding, i));
      }
}

GtkWidget *
millrace_findings_popover_new (CfnReading *reading,
                               const char *id)
{
  const CfnResource *resource;
  CfnFindings *findings;
  GtkWidget *popover, *scroller, *list;
  g_autofree char *label = NULL;

  g_return_val_if_fail (reading != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  findings = cfn_reading_get_findings (reading);
  resource = cfn_template_find_resource (cfn_reading_get_template (reading), id);
  if (resource == NULL || cfn_findings_get_worst (findings, resource) < 0)
    return NULL;

  popover = gtk_popover_new ();
  scroller = gtk_scrolled_window_new ();
  list = gtk_list_box_new ();
  /* Translators: %s is a logical id */
  label = g_strdup_printf (_("Problems of %s"), id);

  add_rows (list, findings, resource);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set (scroller,
                "child", list,
                "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE,
                "max-content-height", MAX_HEIGHT,
                "width-request", WIDTH,
                NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "findings-popover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);

  return popover;
}
