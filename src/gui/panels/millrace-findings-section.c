/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-findings-section.h"

#include "millrace-verdict.h"

struct _MillraceFindingsSection
{
  MillraceSection  parent_instance;

  GPtrArray       *rows;   /* owned by the group */
};

G_DEFINE_FINAL_TYPE (MillraceFindingsSection, millrace_findings_section, MILLRACE_TYPE_SECTION)

static void
add_finding (MillraceFindingsSection *self,
             const CfnFinding        *finding,
             guint                    index)
{
  g_autofree char *message = cfn_message_format (finding->message);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", message,
                                 "activatable", TRUE,
                                 "action-name", "win.show-problem",
                                 "action-target", g_variant_new_uint32 (index),
                                 NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             millrace_severity_icon_new (finding->severity));
  gtk_widget_add_css_class (row, "finding");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
millrace_findings_section_update (MillraceSection       *section,
                                  const MillraceSubject *subject)
{
  MillraceFindingsSection *self = MILLRACE_FINDINGS_SECTION (section);
  CfnFindings *findings = cfn_reading_get_findings (subject->reading);
  guint n = findings != NULL ? cfn_findings_get_n (findings) : 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n; i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);

      if (finding->resource == subject->resource)
        add_finding (self, finding, i);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
millrace_findings_section_finalize (GObject *object)
{
  MillraceFindingsSection *self = MILLRACE_FINDINGS_SECTION (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (millrace_findings_section_parent_class)->finalize (object);
}

static void
millrace_findings_section_class_init (MillraceFindingsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_findings_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_findings_section_update;
}

static void
millrace_findings_section_init (MillraceFindingsSection *self)
{
  self->rows = g_ptr_array_new ();
}
