/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-filter-row.h"

#include "cfn-filter-record.h"
#include "cfn-filter.h"
#include "millrace-focus.h"
#include "millrace-spelling.h"
#include "millrace-text-box.h"

struct _MillraceFilterRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *box;
  char              *pattern;     /* as the template has it; NULL: it is no text */
  char              *owner;       /* the mapping's id, for messages */
};

static void millrace_filter_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceFilterRow, millrace_filter_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_filter_row_field_init))

static guint changed_signal;

static const MillraceFieldSpec field_spec = { .kind = MILLRACE_FIELD_TEXT };

/* --- What is wrong --- */

static guint
count_lines (const char *text,
             guint       offset)
{
  guint n = 1;

  for (guint i = 0; i < offset && text[i] != '\0'; i++)
    n += text[i] == '\n';

  return n;
}

/* What keeps Lambda from taking @typed, in words, or NULL; free with g_free(). */
static char *
find_problem (MillraceFilterRow *self,
              const char        *typed)
{
  g_autoptr (GArray) faults = cfn_filter_faults_new ();
  g_autoptr (CfnPattern) pattern = NULL;
  g_autofree char *words = NULL;
  CfnPatternProblem problem = CFN_PATTERN_PROBLEM_NONE;
  CfnSpan span = { 0, 0 };
  const CfnFilterFault *fault;

  pattern = cfn_pattern_parse (typed, strlen (typed), &problem, &span);
  if (pattern == NULL)
    cfn_filter_refuse (typed, self->owner, problem, span, faults);
  else
    cfn_filter_check (pattern, self->owner, faults);
  if (faults->len == 0)
    return NULL;

  fault = &g_array_index (faults, CfnFilterFault, 0);
  words = cfn_message_format (fault->message);

  /* Translators: a line of a text, and what is wrong there. */
  return g_strdup_printf (_("Line %u: %s"), count_lines (typed, fault->span.start), words);
}

/* What stands in the template is judged by its rules, whose words follow below. */
static void
judge (MillraceFilterRow *self)
{
  MillraceTextBox *box = MILLRACE_TEXT_BOX (self->box);
  g_autofree char *typed = millrace_text_box_dup_text (box);
  g_autofree char *problem = NULL;

  if (self->pattern != NULL && millrace_text_box_is_changed (box))
    problem = find_problem (self, typed);
  millrace_text_box_set_problem (box, problem);
}

static void
changed_cb (MillraceFilterRow *self)
{
  judge (self);
  g_signal_emit (self, changed_signal, 0);
}

/* --- Changing --- */

static void
finished_cb (MillraceFilterRow *self)
{
  MillraceTextBox *box = MILLRACE_TEXT_BOX (self->box);
  g_autofree char *typed = millrace_text_box_dup_text (box);
  g_autofree char *problem = NULL;
  g_autofree char *json = NULL;
  g_autofree char *written = NULL;
  g_autoptr (CfnPattern) pattern = NULL;
  CfnPatternProblem ignored;
  CfnSpan span;

  if (self->pattern == NULL)
    {
      if (millrace_spelling_is_intrinsic (typed))
        millrace_text_box_commit (box, MILLRACE_FIELD (self), typed);
      return;
    }

  problem = find_problem (self, typed);
  if (problem != NULL)
    return;

  pattern = cfn_pattern_parse (typed, strlen (typed), &ignored, &span);
  json = cfn_pattern_write (pattern, typed, cfn_pattern_guess_layout (self->pattern));
  /* A block of lines ends in a line break. */
  written = g_strconcat (json, g_str_has_suffix (self->pattern, "\n") ? "\n" : "", NULL);
  if (g_str_equal (written, self->pattern))
    millrace_text_box_accept (box);
  else
    millrace_text_box_commit (box, MILLRACE_FIELD (self), written);
}

static void
remove_cb (MillraceFilterRow *self)
{
  millrace_field_commit (MILLRACE_FIELD (self), "");
}

/* --- Showing --- */

static char *
indent (const char *text)
{
  CfnPatternProblem problem;
  CfnSpan span;
  g_autoptr (CfnPattern) pattern = cfn_pattern_parse (text, strlen (text), &problem, &span);

  return pattern != NULL ? cfn_pattern_write (pattern, text, CFN_PATTERN_LONG) : g_strdup (text);
}

static void
millrace_filter_row_show_value (MillraceField         *field,
                                const MillraceSubject *subject,
                                const CfnValue        *value)
{
  MillraceFilterRow *self = MILLRACE_FILTER_ROW (field);
  g_autofree char *text = NULL;

  g_free (self->pattern);
  self->pattern = value->kind == CFN_VALUE_LITERAL ? g_strdup (value->text) : NULL;
  g_free (self->owner);
  self->owner = g_strdup (subject->resource->id);

  text = self->pattern != NULL ? indent (self->pattern) : millrace_spelling_of_node (value->node);
  millrace_text_box_set_language (MILLRACE_TEXT_BOX (self->box),
                                  self->pattern != NULL ? "json" : NULL);
  millrace_text_box_show (MILLRACE_TEXT_BOX (self->box), text,
                          millrace_spelling_can_edit (value->node));
  judge (self);
}

void
millrace_filter_row_set_index (MillraceFilterRow *self,
                               guint              index)
{
  g_autofree char *title = NULL;

  g_return_if_fail (MILLRACE_IS_FILTER_ROW (self));

  /* Translators: the pattern of the first, second ... filter. */
  title = g_strdup_printf (_("Filter %u"), index + 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  millrace_text_box_set_title (MILLRACE_TEXT_BOX (self->box), title);
}

char *
millrace_filter_row_dup_pattern (MillraceFilterRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_FILTER_ROW (self), NULL);

  return millrace_text_box_dup_text (MILLRACE_TEXT_BOX (self->box));
}

void
millrace_filter_row_start (MillraceFilterRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  GtkWidget *view;

  g_return_if_fail (MILLRACE_IS_FILTER_ROW (self));

  view = millrace_text_box_get_view (MILLRACE_TEXT_BOX (self->box));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  millrace_focus_soon (view);
}

static void
millrace_filter_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_filter_row_show_value;
}

static void
millrace_filter_row_finalize (GObject *object)
{
  MillraceFilterRow *self = MILLRACE_FILTER_ROW (object);

  g_free (self->pattern);
  g_free (self->owner);

  G_OBJECT_CLASS (millrace_filter_row_parent_class)->finalize (object);
}

static void
millrace_filter_row_class_init (MillraceFilterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_filter_row_finalize;

  changed_signal = g_signal_new ("changed", MILLRACE_TYPE_FILTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
millrace_filter_row_init (MillraceFilterRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  millrace_field_set_spec (MILLRACE_FIELD (self), &field_spec);
  self->box = millrace_text_box_new ("");
  millrace_text_box_add_button (MILLRACE_TEXT_BOX (self->box), "list-remove-symbolic",
                                _("Remove"), G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (self->box, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->box, "finished", G_CALLBACK (finished_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "code-row");
}

GtkWidget *
millrace_filter_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_FILTER_ROW, NULL);
}
