/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-edit.h"

#include "millrace-completion.h"
#include "millrace-entry-row.h"
#include "millrace-fits.h"
#include "millrace-item-row.h"
#include "millrace-spelling.h"
#include "millrace-tooltip.h"

typedef struct
{
  MillraceField     *field;  /* the editable or an ancestor of it, so it lives as long */
  char              *shown;
  char              *problem;
  char              *place;   /* of the field, when it was found; NULL: it has none */
  MillraceEditCheck  check;
  gpointer           check_data;
  gboolean           is_offering;  /* what fits is offered while typing */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->shown);
  g_free (edit->problem);
  g_free (edit->place);
  g_free (edit);
}

static GQuark
edit_quark (void)
{
  return g_quark_from_static_string ("millrace-edit");
}

/* Where one types in a row that is edited. */
static GtkWidget *
get_line (GtkWidget *editable)
{
  return MILLRACE_IS_ENTRY_ROW (editable)
           ? millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (editable)) : editable;
}

static Edit *
get_edit (GtkWidget *editable)
{
  return g_object_get_qdata (G_OBJECT (editable), edit_quark ());
}

static void
tell_problem (GtkWidget  *editable,
              const char *problem)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (editable),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "",
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (editable),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
set_problem (GtkWidget  *editable,
             const char *problem)
{
  Edit *edit = get_edit (editable);

  if (g_strcmp0 (problem, edit->problem) == 0)
    return;

  g_free (edit->problem);
  edit->problem = g_strdup (problem);
  g_free (edit->place);
  edit->place = g_strdup (millrace_field_get_path (edit->field));
  if (problem != NULL)
    gtk_widget_add_css_class (editable, "error");
  else
    gtk_widget_remove_css_class (editable, "error");
  millrace_tooltip_set (editable, problem);
  tell_problem (editable, problem);
  if (problem == NULL)
    millrace_field_set_refusal (edit->field, NULL, FALSE);
}

void
millrace_edit_tell_again (GtkWidget *widget)
{
  Edit *edit = get_edit (widget);

  if (edit != NULL && edit->problem != NULL)
    tell_problem (widget, edit->problem);
}

/* Any text is a string, but what starts as a tag was hardly meant to be one when it does not
 * read. */
static gboolean
must_read (Edit       *edit,
           const char *typed)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (edit->field);

  if (typed[0] == '\0')
    return FALSE;
  if (spec != NULL && spec->kind != MILLRACE_FIELD_TEXT && spec->kind != MILLRACE_FIELD_CODE)
    return TRUE;

  return typed[0] == '!';
}

/* What is wrong with @typed as it stands; not whether it is finished. */
static char *
dup_problem (Edit       *edit,
             const char *typed)
{
  char *problem = NULL;

  if (edit->check != NULL)
    return edit->check (typed, edit->check_data);
  if (must_read (edit, typed) && !millrace_spelling_is_whole (typed, &problem))
    return problem;

  return NULL;
}

/* The words stay, and why they are not taken stands beside them. What was shown before is what the
 * document has still. */
static void
keep_words (GtkWidget  *editable,
            const char *typed,
            const char *before)
{
  Edit *edit = get_edit (editable);

  if (g_strcmp0 (edit->shown, typed) == 0)
    {
      g_free (edit->shown);
      edit->shown = g_strdup (before);
    }
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (editable)), typed) != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (editable), typed);
      gtk_editable_set_position (GTK_EDITABLE (editable), -1);
    }
}

static void
finish (GtkWidget *editable)
{
  Edit *edit = get_edit (editable);
  g_autoptr (GtkWidget) kept = g_object_ref (editable);
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable)));
  g_autofree char *before = g_strdup (edit->shown);
  g_autofree char *problem = NULL;

  if (g_strcmp0 (typed, edit->shown) == 0)
    {
      set_problem (editable, NULL);
      return;
    }

  problem = dup_problem (edit, typed);
  set_problem (editable, problem);
  if (problem != NULL)
    {
      /* Who checks says himself what is wrong while one types. */
      if (edit->check == NULL)
        millrace_field_set_refusal (edit->field, problem, TRUE);
      return;
    }

  g_free (edit->shown);
  edit->shown = g_strdup (typed);
  problem = millrace_field_ask (edit->field, typed);
  if (problem == NULL)
    return;

  keep_words (editable, typed, before);
  set_problem (editable, problem);
  millrace_field_set_refusal (edit->field, problem, TRUE);
}

static void
activate_cb (GtkWidget *editable)
{
  finish (editable);
}

static void
leave_cb (GtkEventControllerFocus *controller)
{
  GtkWidget *editable = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  /* Offers that began within this stay of the focus do not see it go. */
  millrace_completion_close (editable);
  finish (editable);
}

static gboolean
escape_cb (GtkWidget *editable,
           GVariant  *args,
           gpointer   user_data)
{
  Edit *edit = get_edit (editable);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (editable)), edit->shown) == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (editable), edit->shown);
  gtk_editable_set_position (GTK_EDITABLE (editable), -1);
  set_problem (editable, NULL);

  return GDK_EVENT_STOP;
}

/* Most lines are never typed in, and a form has many of them. */
static void
enter_cb (GtkEventControllerFocus *controller)
{
  GtkWidget *editable = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  Edit *edit = get_edit (editable);

  if (edit->is_offering || edit->check != NULL || MILLRACE_IS_ITEM_ROW (edit->field))
    return;

  edit->is_offering = TRUE;
  millrace_completion_attach (editable, millrace_fits_offer, edit->field);
  millrace_completion_set_describe (editable, millrace_fits_describe);
}

/* The whole of what is cut, unless something is wrong with it, which is told instead. */
static gboolean
query_cb (GtkWidget  *text,
          int         x,
          int         y,
          gboolean    by_keys,
          GtkTooltip *tooltip,
          GtkWidget  *editable)
{
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (editable));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, shown);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (get_edit (editable)->problem != NULL || width <= gtk_widget_get_width (text))
    return FALSE;

  millrace_tooltip_show (tooltip, text, shown);

  return TRUE;
}

static void
tell_what_is_cut (GtkWidget *editable)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (editable));
  GtkWidget *text = delegate != NULL ? GTK_WIDGET (delegate) : editable;

  gtk_widget_set_has_tooltip (text, TRUE);
  g_signal_connect_object (text, "query-tooltip", G_CALLBACK (query_cb), editable, 0);
}

void
millrace_edit_attach (GtkWidget     *editable,
                      MillraceField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  Edit *edit = g_new0 (Edit, 1);

  g_return_if_fail (GTK_IS_EDITABLE (editable));

  editable = get_line (editable);

  edit->field = field;
  edit->shown = g_strdup ("");
  g_object_set_qdata_full (G_OBJECT (editable), edit_quark (), edit, edit_free);

  g_signal_connect (editable, "activate", G_CALLBACK (activate_cb), NULL);
  g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), NULL);
  gtk_widget_add_controller (editable, focus);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (editable, keys);
  tell_what_is_cut (editable);
}

static void
changed_cb (GtkWidget *editable)
{
  Edit *edit = get_edit (editable);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (editable));
  g_autofree char *problem = NULL;

  if (g_strcmp0 (typed, edit->shown) != 0)
    problem = edit->check (typed, edit->check_data);
  set_problem (editable, problem);
}

void
millrace_edit_set_check (GtkWidget         *editable,
                         MillraceEditCheck  check,
                         gpointer           user_data)
{
  GtkWidget *line = get_line (editable);
  Edit *edit = get_edit (line);

  g_return_if_fail (edit != NULL);
  g_return_if_fail (edit->check == NULL && check != NULL);

  edit->check = check;
  edit->check_data = user_data;
  /* Those who ask what is wrong listen to the row. */
  g_signal_connect_swapped (editable, "changed", G_CALLBACK (changed_cb), line);
}

const char *
millrace_edit_get_problem (GtkWidget *editable)
{
  Edit *edit = get_edit (get_line (editable));

  g_return_val_if_fail (edit != NULL, NULL);

  return edit->problem;
}

void
millrace_edit_show (GtkWidget  *editable,
                    const char *text)
{
  Edit *edit;
  const char *typed;
  gboolean is_typing, is_refused;

  editable = get_line (editable);
  edit = get_edit (editable);

  g_return_if_fail (edit != NULL);

  typed = gtk_editable_get_text (GTK_EDITABLE (editable));
  is_typing = g_strcmp0 (typed, edit->shown) != 0 &&
              (gtk_widget_get_state_flags (editable) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  /* What is not taken stays until there is something else to show, or it would be lost. */
  is_refused = edit->problem != NULL && g_strcmp0 (edit->shown, text) == 0 &&
               g_strcmp0 (edit->place, millrace_field_get_path (edit->field)) == 0;

  g_free (edit->shown);
  edit->shown = g_strdup (text);

  if (is_typing || is_refused)
    return;

  if (g_strcmp0 (typed, text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (editable), text);
  set_problem (editable, NULL);
}

static GtkWidget *
make_line (MillraceField *field)
{
  GtkWidget *line = gtk_entry_new ();

  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (line), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (line), 16);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (line),
    GTK_ACCESSIBLE_PROPERTY_LABEL, millrace_field_spec_get_title (millrace_field_get_spec (field)),
    -1);
  millrace_edit_attach (line, field);
  millrace_row_add_first (MILLRACE_ROW (field), line);

  return line;
}

void
millrace_edit_show_beside (GtkWidget     **line,
                           MillraceField  *field,
                           const char     *text)
{
  g_return_if_fail (line != NULL);
  g_return_if_fail (MILLRACE_IS_ROW (field));

  if (*line == NULL && text == NULL)
    return;
  if (*line == NULL)
    *line = make_line (field);

  gtk_widget_set_visible (*line, text != NULL);
  millrace_edit_show (*line, text != NULL ? text : "");
}
