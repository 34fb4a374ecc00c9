/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-record-row.h"

#include "cfn-filter-record.h"
#include "cfn-meaning.h"
#include "millrace-pick-row.h"
#include "millrace-spelling.h"
#include "millrace-text-box.h"
#include "millrace-verdict.h"

struct _MillraceRecordRow
{
  MillraceExpander  parent_instance;

  GtkWidget      *event;      /* NULL: it was never opened */
  GtkWidget      *box;
  GPtrArray      *verdicts;   /* rows, owned by the expander */
  GPtrArray      *patterns;   /* of char * */
  CfnReading     *reading;
  char           *id;
};

#define N_VERDICTS (CFN_VERDICT_UNKNOWN + 1)

G_DEFINE_FINAL_TYPE (MillraceRecordRow, millrace_record_row, MILLRACE_TYPE_EXPANDER)

static const char * const events[] = { "INSERT", "MODIFY", "REMOVE", NULL };

static CfnPattern *
parse (const char *text)
{
  CfnPatternProblem problem;
  CfnSpan span;

  return cfn_pattern_parse (text, strlen (text), &problem, &span);
}

/* --- The verdict --- */

static void
add_verdict (MillraceRecordRow *self,
             CfnVerdict         verdict,
             const char        *title,
             const char        *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", title,
                                 "subtitle", subtitle,
                                 NULL);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), millrace_verdict_icon_new (verdict));
  gtk_widget_add_css_class (row, "verdict");
  gtk_list_box_append (millrace_expander_get_list (MILLRACE_EXPANDER (self)), row);
  g_ptr_array_add (self->verdicts, row);
}

static CfnVerdict
try_pattern (MillraceRecordRow *self,
             const char        *text,
             guint              index,
             const CfnPattern  *record)
{
  g_autoptr (CfnPattern) pattern = parse (text);
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;
  g_autoptr (CfnMessage) why = NULL;

  if (pattern == NULL)
    {
      title = g_strdup_printf (millrace_spelling_is_intrinsic (text)
                                 ? _("Filter %u depends on what is not known here")
                                 : _("Filter %u is no JSON"), index + 1);
      add_verdict (self, CFN_VERDICT_UNKNOWN, title, "");
      return CFN_VERDICT_UNKNOWN;
    }
  if (cfn_filter_passes (pattern, record, &path, &why))
    {
      title = g_strdup_printf (_("Filter %u lets it through"), index + 1);
      add_verdict (self, CFN_VERDICT_HOLDS, title, "");
      return CFN_VERDICT_HOLDS;
    }

  title = g_strdup_printf (_("Filter %u does not match"), index + 1);
  words = cfn_message_format (why);
  subtitle = g_strdup_printf ("%s: %s", path, words);
  add_verdict (self, CFN_VERDICT_FAILS, title, subtitle);

  return CFN_VERDICT_FAILS;
}

/* One filter that lets it through is enough; one that cannot be read may be it. */
static const char *
answer (const guint *n_verdicts,
        guint        n_patterns)
{
  if (n_patterns == 0)
    return _("Yes: without a filter, every record does.");
  if (n_verdicts[CFN_VERDICT_HOLDS] > 0)
    return _("Yes: the function gets it.");
  if (n_verdicts[CFN_VERDICT_UNKNOWN] > 0)
    return _("Not known: not every filter can be read here.");

  return _("No: the function never sees it.");
}

static void
try_all (MillraceRecordRow *self)
{
  g_autofree char *text = NULL;
  g_autoptr (CfnPattern) record = NULL;
  guint n_verdicts[N_VERDICTS] = { 0 };

  if (self->event == NULL)
    return;

  for (guint i = 0; i < self->verdicts->len; i++)
    gtk_list_box_remove (millrace_expander_get_list (MILLRACE_EXPANDER (self)),
                         g_ptr_array_index (self->verdicts, i));
  g_ptr_array_set_size (self->verdicts, 0);

  text = millrace_text_box_dup_text (MILLRACE_TEXT_BOX (self->box));
  record = parse (text);
  millrace_text_box_set_problem (MILLRACE_TEXT_BOX (self->box),
                                 record == NULL ? _("The record is no JSON.") : NULL);
  if (record == NULL)
    {
      millrace_expander_set_subtitle (MILLRACE_EXPANDER (self), NULL);
      return;
    }

  for (guint i = 0; i < self->patterns->len; i++)
    n_verdicts[try_pattern (self, g_ptr_array_index (self->patterns, i), i, record)]++;
  millrace_expander_set_subtitle (MILLRACE_EXPANDER (self),
                                  answer (n_verdicts, self->patterns->len));
}

/* --- The record --- */

static void
make_record (MillraceRecordRow *self)
{
  const char *event = millrace_pick_row_get_value (MILLRACE_PICK_ROW (self->event));
  MillraceSubject subject;
  const CfnResource *table = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  g_autoptr (CfnPattern) record = NULL;

  if (millrace_subject_init (&subject, self->reading, self->id))
    table = cfn_meaning_resource (subject.template,
                                  millrace_subject_get_node (&subject, "EventSourceArn"));
  if (table != NULL && table->kind != CFN_KIND_TABLE)
    table = NULL;

  text = cfn_filter_make_record (table, event);
  record = parse (text);
  lines = cfn_pattern_write (record, text, CFN_PATTERN_LONG);
  millrace_text_box_show (MILLRACE_TEXT_BOX (self->box), lines, TRUE);
  millrace_text_box_accept (MILLRACE_TEXT_BOX (self->box));
  try_all (self);
}

static void
fill_events_cb (MillracePickRow   *row,
                MillraceOfferList *list)
{
  for (guint i = 0; events[i] != NULL; i++)
    millrace_offer_list_add (list, events[i], events[i], NULL);
}

static void
event_picked_cb (MillraceRecordRow *self,
                 const char        *event)
{
  millrace_pick_row_show (MILLRACE_PICK_ROW (self->event), event, event);
  make_record (self);
}

static void
build (MillraceRecordRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();

  self->event = millrace_pick_row_new (_("Change of the item"));
  millrace_pick_row_show (MILLRACE_PICK_ROW (self->event), events[0], events[0]);
  self->box = millrace_text_box_new (_("Record"));
  millrace_text_box_set_language (MILLRACE_TEXT_BOX (self->box), "json");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "code-row");
  gtk_list_box_append (millrace_expander_get_list (MILLRACE_EXPANDER (self)), self->event);
  gtk_list_box_append (millrace_expander_get_list (MILLRACE_EXPANDER (self)), row);
  g_signal_connect (self->event, "fill", G_CALLBACK (fill_events_cb), NULL);
  g_signal_connect_swapped (self->event, "picked", G_CALLBACK (event_picked_cb), self);
  g_signal_connect_swapped (self->box, "changed", G_CALLBACK (try_all), self);
}

static void
millrace_record_row_open (MillraceExpander *expander)
{
  MillraceRecordRow *self = MILLRACE_RECORD_ROW (expander);

  if (self->event != NULL)
    return;

  build (self);
  make_record (self);
}

/* A record that was changed stays what it is, whatever becomes of the table. */
void
millrace_record_row_show (MillraceRecordRow     *self,
                          const MillraceSubject *subject)
{
  CfnReading *previous;

  g_return_if_fail (MILLRACE_IS_RECORD_ROW (self));

  previous = g_steal_pointer (&self->reading);
  self->reading = cfn_reading_ref (subject->reading);
  g_free (self->id);
  self->id = g_strdup (subject->resource->id);
  g_clear_pointer (&previous, cfn_reading_unref);
}

static gboolean
same_patterns (GPtrArray *one,
               GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;

  for (guint i = 0; i < one->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, i)))
        return FALSE;
    }

  return TRUE;
}

void
millrace_record_row_set_patterns (MillraceRecordRow *self,
                                  GPtrArray         *patterns)
{
  g_return_if_fail (MILLRACE_IS_RECORD_ROW (self));

  if (same_patterns (self->patterns, patterns))
    return;

  g_ptr_array_set_size (self->patterns, 0);
  for (guint i = 0; i < patterns->len; i++)
    g_ptr_array_add (self->patterns, g_strdup (g_ptr_array_index (patterns, i)));
  try_all (self);
}

static void
millrace_record_row_finalize (GObject *object)
{
  MillraceRecordRow *self = MILLRACE_RECORD_ROW (object);

  g_ptr_array_unref (self->verdicts);
  g_ptr_array_unref (self->patterns);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_free (self->id);

  G_OBJECT_CLASS (millrace_record_row_parent_class)->finalize (object);
}

static void
millrace_record_row_class_init (MillraceRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_record_row_finalize;
  MILLRACE_EXPANDER_CLASS (klass)->open = millrace_record_row_open;
}

static void
millrace_record_row_init (MillraceRecordRow *self)
{
  millrace_expander_set_title (MILLRACE_EXPANDER (self), _("Would this record pass?"));
  self->verdicts = g_ptr_array_new ();
  self->patterns = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
millrace_record_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_RECORD_ROW, NULL);
}
