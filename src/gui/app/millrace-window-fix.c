/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-findings-popover.h"
#include "millrace-fix-dialog.h"
#include "millrace-repairs.h"
#include "millrace-window-private.h"

static CfnReading *
get_reading (MillraceWindow *self)
{
  return millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
}

static void
fixed_cb (MillraceWindow *self,
          const char     *name)
{
  /* Translators: %s is the name of a repair, "Let LambdaRole read the stream of DataTable" */
  g_autofree char *text = g_strdup_printf (_("Done: %s"), name);

  /* Lists and forms speak of the new text at once, so that the focus finds its place in them. */
  get_reading (self);
  millrace_window_toast_with_undo (self, text);
}

static void
present (MillraceWindow *self,
         GtkWindow      *dialog)
{
  g_signal_connect_object (dialog, "fixed", G_CALLBACK (fixed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
fix (MillraceWindow *self,
     guint           index)
{
  CfnFindings *findings = cfn_reading_get_findings (get_reading (self));

  if (index >= cfn_findings_get_n (findings) || cfn_findings_get (findings, index)->n_fixes == 0)
    {
      millrace_window_toast (self, _("A person has to decide about this: there is no ready fix"));
      return;
    }

  present (self, millrace_fix_dialog_new (GTK_WINDOW (self), self->editor, index));
}

static void
fix_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  fix (user_data, g_variant_get_uint32 (parameter));
}

/* --- The problem here --- */

/* The finding, if possible with a fix, that @is_meant; -1: none. Worse ones come first. */
static int
find_finding (CfnFindings   *findings,
              gboolean     (*is_meant) (const CfnFinding *finding,
                                        gconstpointer     data),
              gconstpointer  data)
{
  int best = -1, best_rank = -1;

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      int rank = (int) finding->severity + (finding->n_fixes > 0 ? CFN_SEVERITY_ERROR + 1 : 0);

      if (rank > best_rank && is_meant (finding, data))
        {
          best = (int) i;
          best_rank = rank;
        }
    }

  return best;
}

static gboolean
is_at_offset (const CfnFinding *finding,
              gconstpointer     data)
{
  return cfn_span_contains (finding->span, *(const gsize *) data);
}

static gboolean
is_among (const CfnFinding *finding,
          gconstpointer     data)
{
  return g_hash_table_contains ((GHashTable *) data, finding);
}

static gboolean
is_of_resource (const CfnFinding *finding,
                gconstpointer     data)
{
  return finding->resource != NULL && g_strcmp0 (finding->resource->id, data) == 0;
}

/* What is told of the selected edge and of what it needs: if possible with a fix, the worst first;
 * -1: nothing. */
static int
find_of_edge (MillraceWindow *self,
              CfnReading     *reading)
{
  const CfnClaim *edge = millrace_canvas_get_selected_claim (self->canvas);
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GHashTable) told = NULL;

  /* The canvas may still show an older text. */
  if (edge == NULL
      || reading != millrace_pipeline_get_shown (millrace_editor_get_pipeline (self->editor)))
    return -1;

  claims = cfn_proof_list_about (cfn_reading_get_proof (reading), edge);
  told = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < claims->len; i++)
    {
      CfnFindings *findings = cfn_reading_get_findings (reading);
      int index = cfn_findings_find_claim (findings, g_ptr_array_index (claims, i));

      if (index >= 0)
        g_hash_table_add (told, (gpointer) cfn_findings_get (findings, index));
    }

  return find_finding (cfn_reading_get_findings (reading), is_among, told);
}

/* What has the focus says which problem is meant: the row of the list, the place in the text, the
 * selected card or edge; else it is the one that was shown last. */
static int
find_problem_here (MillraceWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  CfnFindings *findings = cfn_reading_get_findings (get_reading (self));
  int found = -1;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->problems)))
    return millrace_problems_get_current (self->problems);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->source)))
    {
      gsize offset = millrace_source_get_cursor (self->source);

      found = find_finding (findings, is_at_offset, &offset);
    }
  if (found < 0 && self->selection[0] != NULL)
    found = find_finding (findings, is_of_resource, self->selection[0]);
  else if (found < 0)
    found = find_of_edge (self, get_reading (self));

  return found >= 0 ? found : (int) self->problem - 1;
}

static void
fix_here_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  int index = find_problem_here (user_data);

  if (index >= 0)
    fix (user_data, (guint) index);
  else
    millrace_window_toast (user_data, _("No problem here"));
}

/* --- All --- */

/* Repairs of an older text are of no use: what changes the text stops the search for them. */
static void
repairs_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  MillraceWindow *self = MILLRACE_WINDOW (source);
  g_autoptr (MillraceRepairs) repairs = millrace_repairs_find_finish (result, NULL);

  /* Another search may be under way by now. */
  if (g_task_get_cancellable (G_TASK (result)) == self->repairs_stop)
    millrace_window_stop_repairs (self);
  if (repairs == NULL)
    return;

  if (repairs->repairs->len > 0)
    present (self, millrace_fix_dialog_new_for_all (GTK_WINDOW (self), self->editor, repairs));
  else
    millrace_window_toast (self, _("There is nothing that can be repaired safely"));
}

void
millrace_window_stop_repairs (MillraceWindow *self)
{
  if (self->repairs_stop == NULL)
    return;

  g_cancellable_cancel (self->repairs_stop);
  g_clear_object (&self->repairs_stop);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
repair_all_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceWindow *self = user_data;

  millrace_window_stop_repairs (self);
  self->repairs_stop = g_cancellable_new ();
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "progress");
  g_signal_connect_object (millrace_editor_get_document (self->editor), "changed",
                           G_CALLBACK (g_cancellable_cancel), self->repairs_stop,
                           G_CONNECT_SWAPPED);
  millrace_repairs_find_async (self, cfn_reading_get_findings (get_reading (self)),
                               self->repairs_stop, repairs_found_cb, NULL);
}

/* --- Places --- */

static void
show_suppressed_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  CfnFindings *findings = cfn_reading_get_findings (get_reading (user_data));
  guint index = g_variant_get_uint32 (parameter);

  if (index < cfn_findings_get_n_suppressed (findings))
    millrace_window_show_finding (user_data, cfn_findings_get_suppressed (findings, index));
}

/* The problems of one card, beside its badge. */
static void
show_card_problems_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWidget *popover = millrace_findings_popover_new (get_reading (self), id);
  GdkRectangle place;

  if (popover == NULL)
    return;

  if (millrace_canvas_get_badge (self->canvas, id, &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  /* The canvas fills the overlay, and only the overlay lays popovers out. */
  millrace_popover_open (popover, self->canvas_overlay);
}

const GActionEntry millrace_window_fix_entries[] = {
  { "fix", fix_cb, "u" },
  { "fix-here", fix_here_cb },
  { "repair-all", repair_all_cb },
  { "show-suppressed", show_suppressed_cb, "u" },
  { "show-card-problems", show_card_problems_cb, "s" },
};

const guint millrace_window_n_fix_entries = G_N_ELEMENTS (millrace_window_fix_entries);
