/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-carry.h"
#include "cfn-clip.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

/* Something on its way into this window's template. */
typedef struct
{
  MillraceWindow *window;
  char           *yaml;
  GArray         *places;   /* of CfnPoint, one each, or NULL */
  CfnCarry       *carry;
} Pasting;

static void
pasting_free (gpointer data)
{
  Pasting *self = data;

  g_free (self->yaml);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->carry, cfn_carry_free);
  g_free (self);
}

static CfnTemplate *
get_template (MillraceWindow *self)
{
  return cfn_reading_get_template (
    millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor)));
}

/* Takes @edit, which has added @ids, as a step called @step; selects and names them. */
static void
take (MillraceWindow     *self,
      CfnEdit            *edit,
      const char * const *ids,
      const GArray       *places,
      const char         *step)
{
  CfnDocument *document = millrace_window_get_document (self);
  const guint n_places = places != NULL ? places->len : 0;
  g_autofree CfnPoint *clear = n_places > 0
                               ? g_memdup2 (places->data, n_places * sizeof (CfnPoint)) : NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  millrace_editor_clear_places (self->editor, clear, n_places);
  cfn_document_begin_step (document, step);
  cfn_document_apply (document, edit, step, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (CfnPositions) positions = NULL;
      const CfnPoint *place = i < n_places ? &clear[i] : NULL;

      /* Without a place, forgets that of a card that had this name before. */
      positions = cfn_positions_with (cfn_document_get_positions (document), ids[i], place);
      cfn_document_set_positions (document, positions, step, NULL);
    }
  cfn_document_end_step (document);

  millrace_window_select_when_shown (self, ids);
  names = g_strjoinv (", ", (char **) ids);
  text = millrace_words (N_("Added {0}"), names, NULL);
  millrace_window_toast_with_undo (self, text);
}

void
millrace_window_paste (MillraceWindow *self,
                       const char     *yaml,
                       const GArray   *places,
                       const char     *step)
{
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  edit = cfn_clip_paste (get_template (self), yaml, &ids, &error);
  if (edit == NULL)
    millrace_window_toast (self, error->message);
  else
    take (self, edit, (const char * const *) ids, places, step);
}

/* --- with what it needs ----------------------------------------------------------------------- */

static void
paste_with_all (Pasting *self)
{
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  edit = cfn_carry_paste (self->carry, &ids, &error);
  if (edit == NULL)
    millrace_window_toast (self->window, error->message);
  else
    take (self->window, edit, (const char * const *) ids, self->places, _("Paste"));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Pasting          *self)
{
  if (g_str_equal (response, "take"))
    paste_with_all (self);
  else if (g_str_equal (response, "leave"))
    millrace_window_paste (self->window, self->yaml, self->places, _("Paste"));
}

/* What is named in another template means nothing here; only a person knows whether it shall come
 * along, or whether something else will have its name. */
static void
ask (Pasting *self)
{
  g_autofree char *names = g_strjoinv (", ", (char **) cfn_carry_get_names (self->carry));
  /* Translators: logical ids */
  g_autofree char *body = millrace_words (N_("It refers to {0}, which this template does not "
                                             "have."), names, NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window),
                                              _("Take Along What It Needs?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "leave", _("_Leave"), "take", _("_Take Along"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "take");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "millrace-pasting", self, pasting_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
millrace_window_paste_from (MillraceWindow *self,
                            const char     *yaml,
                            const char     *source,
                            const GArray   *places)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (source);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_auto (GStrv) ids = cfn_clip_list_ids (yaml);
  Pasting *pasting = g_new0 (Pasting, 1);

  pasting->window = self;
  pasting->yaml = g_strdup (yaml);
  pasting->carry = cfn_carry_new (template, (const char * const *) ids, get_template (self));
  if (places != NULL)
    {
      pasting->places = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
      g_array_append_vals (pasting->places, places->data, places->len);
    }

  if (cfn_carry_get_names (pasting->carry)[0] != NULL)
    {
      ask (pasting);
      return;
    }
  millrace_window_paste (self, yaml, places, _("Paste"));
  pasting_free (pasting);
}

/* --- dropped ---------------------------------------------------------------------------------- */

/* What comes from another window's outline, or as a text from anywhere; cards that are dropped on
 * their own canvas are there already. @places may be NULL. */
static gboolean
take_drop (MillraceWindow *self,
           const GValue   *value,
           GArray         *places)
{
  if (G_VALUE_HOLDS (value, MILLRACE_TYPE_OUTLINE_DRAG))
    {
      const MillraceOutlineDrag *drag = g_value_get_boxed (value);

      if (drag->outline == self->outline)
        return FALSE;
      millrace_window_paste_from (self, drag->yaml, drag->source, places);
      return TRUE;
    }

  millrace_window_paste (self, g_value_get_string (value), places, _("Paste"));

  return TRUE;
}

static gboolean
drop_on_canvas_cb (GtkDropTarget *target,
                   const GValue  *value,
                   double         x,
                   double         y,
                   gpointer       user_data)
{
  MillraceWindow *self = user_data;
  CfnPoint place = millrace_canvas_to_world (self->canvas, x, y);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (CfnPoint));

  g_array_append_val (places, place);

  return take_drop (self, value, places);
}

static gboolean
drop_on_outline_cb (GtkDropTarget *target,
                    const GValue  *value,
                    double         x,
                    double         y,
                    gpointer       user_data)
{
  return take_drop (user_data, value, NULL);
}

static void
add_target (MillraceWindow *self,
            GtkWidget      *widget,
            GCallback       drop_cb)
{
  GType types[] = { MILLRACE_TYPE_OUTLINE_DRAG, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", drop_cb, self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

void
millrace_window_add_paste_target (MillraceWindow *self)
{
  add_target (self, self->canvas_overlay, G_CALLBACK (drop_on_canvas_cb));
  add_target (self, GTK_WIDGET (self->outline), G_CALLBACK (drop_on_outline_cb));
}
