/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-findings-section.h"

#include "millrace-finding-row.h"

/* Rows that are not shown. */
#define MAX_HIDDEN 4

struct _MillraceFindingsSection
{
  MillraceSection  parent_instance;

  GPtrArray       *rows;     /* of MillraceFindingRow, seen or not; owned by the group */
  guint            n_shown;
  char            *shown;    /* what they say; NULL: not yet known */
};

G_DEFINE_FINAL_TYPE (MillraceFindingsSection, millrace_findings_section, MILLRACE_TYPE_SECTION)

/* Whether @finding is of what the form is about; of the template itself, what is in no entry that
 * has a form of its own. Where nothing was begun, nothing is wrong yet. */
static gboolean
is_about (const CfnFinding      *finding,
          const MillraceSubject *subject)
{
  g_autofree char *path = NULL;

  if (cfn_text_is_blank (cfn_reading_get_text (subject->reading)))
    return FALSE;
  if (subject->resource != NULL || finding->resource != NULL)
    return finding->resource == subject->resource;
  if (subject->section == NULL)
    return strpbrk (finding->path, ".[") == NULL
           || g_str_has_prefix (finding->path, "Metadata.");

  path = millrace_subject_dup_path (subject, "");

  return cfn_path_is_within (finding->path, path);
}

/* All that its rows would say. */
static char *
describe (CfnFindings           *findings,
          const MillraceSubject *subject)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *message = NULL;

      if (!is_about (finding, subject))
        continue;

      message = cfn_message_format (finding->message);
      g_string_append_printf (text, "%u %u %u %s %s\n", i, finding->severity, finding->n_fixes,
                              finding->rule, message);
    }

  return g_strdup (text->str);
}

/* The first row from @first on that says what is to be said of @finding, or the number of rows. */
static guint
find_row (MillraceFindingsSection *self,
          guint                    first,
          const CfnFinding        *finding)
{
  while (first < self->rows->len
         && !millrace_finding_row_is_of (g_ptr_array_index (self->rows, first), finding))
    first++;

  return first;
}

static void
hide_rows (MillraceFindingsSection *self,
           guint                    first,
           guint                    end)
{
  for (guint i = first; i < end; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), FALSE);
}

/* Some stay, for whoever types makes the same problem come and go, and a new row costs more than
 * all else of a form. */
static void
clear_out (MillraceFindingsSection *self)
{
  guint i = 0;

  while (self->rows->len > self->n_shown + MAX_HIDDEN)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (row))
        {
          i++;
          continue;
        }
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_remove_index (self->rows, i);
    }
}

static void
show_row (MillraceFindingsSection *self,
          guint                    at,
          const CfnFinding        *finding,
          guint                    index)
{
  GtkWidget *row;

  if (at < self->rows->len)
    {
      row = g_ptr_array_index (self->rows, at);
      millrace_finding_row_set_index (MILLRACE_FINDING_ROW (row), index);
      gtk_widget_set_visible (row, TRUE);
      return;
    }

  row = millrace_finding_row_new (finding, index);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* The group can only put rows behind the others: behind a new one all are new. */
static void
rebuild (MillraceFindingsSection *self,
         CfnFindings             *findings,
         const MillraceSubject   *subject)
{
  guint n_old = self->rows->len;
  guint at = 0;

  self->n_shown = 0;
  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      guint found;

      if (!is_about (finding, subject))
        continue;

      found = find_row (self, at, finding);
      hide_rows (self, at, MIN (found, n_old));
      show_row (self, found, finding, i);
      at = found + 1;
      self->n_shown++;
    }
  hide_rows (self, at, n_old);
  clear_out (self);

  gtk_widget_set_visible (GTK_WIDGET (self), self->n_shown > 0);
}

/* A finding that is gone takes the focus with it: what follows has it then. */
static void
refocus (MillraceFindingsSection *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (gtk_widget_get_visible (g_ptr_array_index (self->rows, i)))
        {
          gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
          return;
        }
    }
  if (parent != NULL)
    gtk_widget_child_focus (parent, GTK_DIR_TAB_FORWARD);
}

static void
millrace_findings_section_update (MillraceSection       *section,
                                  const MillraceSubject *subject)
{
  MillraceFindingsSection *self = MILLRACE_FINDINGS_SECTION (section);
  CfnFindings *findings = cfn_reading_get_findings (subject->reading);
  g_autofree char *shown = describe (findings, subject);
  gboolean has_focus;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  rebuild (self, findings, subject);
  if (has_focus)
    refocus (self);
}

static void
millrace_findings_section_finalize (GObject *object)
{
  MillraceFindingsSection *self = MILLRACE_FINDINGS_SECTION (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

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

guint
millrace_findings_section_get_n (MillraceFindingsSection *self)
{
  g_return_val_if_fail (MILLRACE_IS_FINDINGS_SECTION (self), 0);

  return self->n_shown;
}
