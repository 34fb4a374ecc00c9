/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-policies-section.h"

#include "millrace-row.h"
#include "millrace-verdict.h"

struct _MillraceNeedsSection
{
  MillraceSection  parent_instance;

  GPtrArray       *rows;   /* owned by the group */
};

G_DEFINE_FINAL_TYPE (MillraceNeedsSection, millrace_needs_section, MILLRACE_TYPE_SECTION)

static const char *
need_word (CfnVerdict verdict)
{
  switch (verdict)
    {
    case CFN_VERDICT_HOLDS:
      return _("allowed");

    case CFN_VERDICT_FAILS:
      return _("missing");

    case CFN_VERDICT_UNKNOWN:
    default:
      return _("not known");
    }
}

static void
add_need (MillraceNeedsSection *self,
          const CfnNeed        *need)
{
  g_autofree char *title = cfn_message_format (need->label);
  GtkWidget *row = millrace_row_new (title, NULL);
  GtkWidget *word = gtk_label_new (need_word (need->verdict));

  gtk_widget_add_css_class (word, millrace_verdict_get_css_class (need->verdict));
  millrace_row_add_prefix (MILLRACE_ROW (row), millrace_verdict_icon_new (need->verdict));
  millrace_row_add_suffix (MILLRACE_ROW (row), word);
  millrace_row_tell (MILLRACE_ROW (row), need_word (need->verdict));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
millrace_needs_section_update (MillraceSection       *section,
                               const MillraceSubject *subject)
{
  MillraceNeedsSection *self = MILLRACE_NEEDS_SECTION (section);
  CfnProof *proof = cfn_reading_get_proof (subject->reading);
  g_autoptr (GPtrArray) needs = cfn_proof_get_needs (proof, subject->resource);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < needs->len; i++)
    add_need (self, g_ptr_array_index (needs, i));
  millrace_section_set_help (section, needs->len == 0
                               ? _("No function uses this role yet.")
                               : NULL);
}

static void
millrace_needs_section_finalize (GObject *object)
{
  MillraceNeedsSection *self = MILLRACE_NEEDS_SECTION (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (millrace_needs_section_parent_class)->finalize (object);
}

static void
millrace_needs_section_class_init (MillraceNeedsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_needs_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_needs_section_update;
}

static void
millrace_needs_section_init (MillraceNeedsSection *self)
{
  self->rows = g_ptr_array_new ();
}
