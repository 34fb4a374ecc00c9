/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-save.h"
#include "millrace-file-dialog.h"
#include "millrace-window-private.h"

/* --- The run on the canvas -------------------------------------------------------------------- */

static gboolean
carries_records (CfnHopKind kind)
{
  return kind == CFN_HOP_RECORD || kind == CFN_HOP_INVOKE || kind == CFN_HOP_SENT;
}

static MillraceTravel *
find_travel (GArray     *travels,
             const char *from,
             const char *to)
{
  MillraceTravel travel = { .from = from, .to = to };

  for (guint i = 0; i < travels->len; i++)
    {
      MillraceTravel *one = &g_array_index (travels, MillraceTravel, i);

      if (g_str_equal (one->from, from) && g_str_equal (one->to, to))
        return one;
    }
  g_array_append_val (travels, travel);

  return &g_array_index (travels, MillraceTravel, travels->len - 1);
}

static void
light (GArray             *travels,
       GPtrArray          *ids,
       const char         *from,
       const char         *to,
       MillraceTravelTone  tone)
{
  if (from != NULL)
    g_ptr_array_add (ids, (gpointer) from);
  if (to != NULL)
    g_ptr_array_add (ids, (gpointer) to);
  if (from != NULL && to != NULL)
    {
      MillraceTravel *travel = find_travel (travels, from, to);

      travel->is_lit = TRUE;
      travel->tone = tone;
    }
}

/* The edge and the cards that @hop is about, and those of the claim that decides it: a role that
 * may not read is not on the way of the records. */
static void
light_hop (GArray       *travels,
           GPtrArray    *ids,
           const CfnHop *hop)
{
  MillraceTravelTone tone = hop->kind == CFN_HOP_BLOCKED ? MILLRACE_TRAVEL_BAD
                            : hop->kind == CFN_HOP_UNKNOWN ? MILLRACE_TRAVEL_UNKNOWN
                            : MILLRACE_TRAVEL_GOOD;

  light (travels, ids, hop->from, hop->to, tone);
  if (ids->len == 0 && hop->mapping != NULL)
    g_ptr_array_add (ids, (gpointer) hop->mapping);
  if (hop->claim != NULL && hop->claim->from != NULL && hop->claim->to != NULL)
    light (travels, ids, hop->claim->from->id, hop->claim->to->id, tone);
}

/* What has gone along the edges up to the hop @index, and what is on its way in that one; its cards
 * go to @ids. */
static GArray *
list_travels (CfnTrace  *trace,
              guint      index,
              GPtrArray *ids)
{
  GArray *travels = g_array_new (FALSE, FALSE, sizeof (MillraceTravel));
  const CfnHop *last = cfn_trace_get_hop (trace, index);

  for (guint i = 0; i <= index; i++)
    {
      const CfnHop *hop = cfn_trace_get_hop (trace, i);

      if (hop->from != NULL && hop->to != NULL && carries_records (hop->kind))
        find_travel (travels, hop->from, hop->to)->count += hop->n_records;
    }

  light_hop (travels, ids, last);
  if (last->from != NULL && last->to != NULL
      && (carries_records (last->kind) || last->kind == CFN_HOP_BLOCKED))
    find_travel (travels, last->from, last->to)->n_dots = last->n_records;

  return travels;
}

static void
shown_cb (MillraceWindow *self,
          gboolean        came)
{
  CfnTrace *trace = millrace_lab_get_trace (self->lab);
  int index = millrace_lab_get_hop (self->lab);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GArray) travels = NULL;

  if (trace == NULL || index < 0)
    {
      millrace_canvas_clear_travel (self->canvas);
      return;
    }

  travels = list_travels (trace, (guint) index, ids);
  g_ptr_array_add (ids, NULL);
  millrace_canvas_set_travel (self->canvas, (const MillraceTravel *) travels->data, travels->len,
                              (const char * const *) ids->pdata, came);
}

static void
say_cb (const char *words,
        gpointer    user_data)
{
  MillraceWindow *self = user_data;

  millrace_canvas_announce (self->canvas, words);
}

static void
told_cb (MillraceWindow *self,
         const char     *words)
{
  millrace_voice_say (self->voice, words);
}

static void
state_changed_cb (MillraceWindow *self)
{
  gboolean idle = millrace_lab_get_state (self->lab) == MILLRACE_LAB_IDLE;
  GAction *stop = g_action_map_lookup_action (G_ACTION_MAP (self), "stop");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (stop), !idle);
  if (idle)
    millrace_voice_hush (self->voice);
}

static void
not_kept_cb (MillraceWindow *self,
             const char     *why)
{
  g_autofree char *words = g_strdup_printf (_("The writes cannot be kept: %s"), why);

  millrace_window_toast (self, words);
}

void
millrace_window_init_lab (MillraceWindow *self)
{
  self->kept_writes = millrace_kept_writes_new (self->lab);
  g_signal_connect_object (self->kept_writes, "failed", G_CALLBACK (not_kept_cb), self,
                           G_CONNECT_SWAPPED);
  self->voice = millrace_voice_new (say_cb, self);
  g_signal_connect_object (self->lab, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lab, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lab, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  state_changed_cb (self);
}

void
millrace_window_end_lab (MillraceWindow *self)
{
  if (self->kept_writes != NULL)
    millrace_kept_writes_set_document (self->kept_writes, NULL);
  g_clear_object (&self->kept_writes);
}

/* --- Acts ------------------------------------------------------------------------------------- */

static void
show_lab (MillraceWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "bottom-pane",
                                  g_variant_new_string ("lab"));
}

/* What was typed last counts, though the picture may not have come to it yet. */
static void
read_newest (MillraceWindow *self)
{
  millrace_lab_set_reading (self->lab, millrace_pipeline_ensure_reading (
    millrace_editor_get_pipeline (self->editor)));
}

static void
run_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  MillraceWindow *self = user_data;

  read_newest (self);
  show_lab (self);
  millrace_lab_play (self->lab);
}

static void
step_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;

  read_newest (self);
  show_lab (self);
  millrace_lab_step (self->lab);
}

static void
stop_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;

  millrace_lab_stop (self->lab);
}

/* --- Files of writes -------------------------------------------------------------------------- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cfn_load_bytes_finish (result, NULL, &error);
  g_autoptr (CfnText) text = NULL;
  g_autofree char *problem = NULL;

  if (bytes == NULL)
    {
      millrace_window_tell_failure (self, _("Could Not Import the Writes"), error->message);
      return;
    }

  text = cfn_text_new (bytes);
  if (millrace_lab_take_writes (self->lab, text, &problem))
    show_lab (self);
  else
    millrace_window_tell_failure (self, _("Could Not Import the Writes"), problem);
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (GListModel) files = millrace_file_dialog_open_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    cfn_load_bytes_async (file, NULL, read_cb, g_object_ref (self));
}

static void
import_writes_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GFile) folder = millrace_window_get_folder (self);

  millrace_file_dialog_open_writes (GTK_WINDOW (self), folder, import_chosen_cb,
                                    g_object_ref (self));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cfn_save_bytes_finish (result, &error))
    millrace_window_tell_failure (self, _("Could Not Export the Writes"), error->message);
  else
    millrace_window_toast (self, _("Writes exported"));
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (GFile) file = millrace_file_dialog_save_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *json;

  if (file == NULL)
    return;

  json = millrace_lab_dup_writes (self->lab);
  if (json == NULL)
    {
      millrace_window_tell_failure (self, _("Could Not Export the Writes"),
                                    _("One of the writes cannot be read: correct it first."));
      return;
    }

  bytes = g_bytes_new_take (json, strlen (json));
  cfn_save_bytes_async (file, bytes, NULL, written_cb, g_object_ref (self));
}

static void
export_writes_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GFile) folder = millrace_window_get_folder (self);

  read_newest (self);
  /* Translators: the name that is offered for a file */
  millrace_file_dialog_save (GTK_WINDOW (self), _("Export Writes"), folder, _("writes.json"),
                             export_chosen_cb, g_object_ref (self));
}

const GActionEntry millrace_window_lab_entries[] = {
  { "run", run_cb },
  { "step", step_cb },
  { "stop", stop_cb },
  { "import-writes", import_writes_cb },
  { "export-writes", export_writes_cb },
};

const guint millrace_window_n_lab_entries = G_N_ELEMENTS (millrace_window_lab_entries);
