/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-fix-dialog.h"
#include "millrace-dialog.h"
#include "millrace-diff-view.h"

struct _MillraceFixDialog
{
  AdwWindow         parent_instance;

  GtkLabel         *problem;
  GtkLabel         *heading;
  GtkDropDown      *choice;
  GtkWidget        *repairs_scroller;
  GtkLabel         *repairs;
  GtkLabel         *note;
  MillraceDiffView *diff;
  GtkWidget        *apply_button;

  MillraceEditor   *editor;
  CfnReading       *reading;
  const CfnFinding *finding;   /* of the reading; NULL when it is about all of them */
  CfnEdit          *edit;      /* NULL when it cannot be made */
  char             *name;
};

G_DEFINE_FINAL_TYPE (MillraceFixDialog, millrace_fix_dialog, ADW_TYPE_WINDOW)

enum
{
  FIXED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Takes @edit. */
static void
show_edit (MillraceFixDialog *self,
           CfnEdit           *edit)
{
  CfnDocument *document = millrace_editor_get_document (self->editor);
  g_autofree char *file = cfn_document_dup_display_name (document);
  g_autofree char *diff = NULL;

  g_clear_pointer (&self->edit, cfn_edit_unref);
  self->edit = edit;
  if (edit != NULL)
    diff = cfn_edit_to_diff (edit, cfn_reading_get_text (self->reading), file);
  millrace_diff_view_set_diff (self->diff, diff != NULL ? diff : "");
  gtk_widget_set_sensitive (self->apply_button, edit != NULL);
}

static void
show_fix (MillraceFixDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->choice);
  g_autoptr (GError) error = NULL;
  const CfnFix *fix;
  CfnEdit *edit;

  if (self->finding == NULL || chosen >= self->finding->n_fixes)
    return;

  fix = &self->finding->fixes[chosen];
  g_free (self->name);
  self->name = cfn_message_format (fix->title);
  gtk_label_set_text (self->heading, self->name);
  edit = cfn_findings_make_edit (cfn_reading_get_findings (self->reading), fix, &error);
  millrace_dialog_set_note (self->note, error != NULL ? error->message : NULL);
  show_edit (self, edit);
}

static void
apply_cb (MillraceFixDialog *self)
{
  g_autoptr (CfnEdit) edit = g_steal_pointer (&self->edit);
  g_autofree char *name = g_strdup (self->name);
  g_autoptr (MillraceFixDialog) alive = g_object_ref (self);

  /* The change of the text closes the dialog. */
  millrace_editor_repair (self->editor, edit, name);
  g_signal_emit (self, signals[FIXED], 0, name);
}

static MillraceFixDialog *
create (GtkWindow      *parent,
        MillraceEditor *editor)
{
  MillraceFixDialog *self = g_object_new (MILLRACE_TYPE_FIX_DIALOG, "transient-for", parent, NULL);

  self->editor = g_object_ref (editor);
  self->reading = cfn_reading_ref (
    millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (editor)));
  g_signal_connect_object (millrace_editor_get_document (editor), "changed",
                           G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);

  return self;
}

GtkWindow *
millrace_fix_dialog_new (GtkWindow      *parent,
                         MillraceEditor *editor,
                         guint           finding)
{
  MillraceFixDialog *self;
  g_autoptr (GtkStringList) titles = NULL;
  g_autofree char *problem = NULL;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), NULL);

  self = create (parent, editor);
  self->finding = cfn_findings_get (cfn_reading_get_findings (self->reading), finding);
  problem = cfn_message_format (self->finding->message);
  gtk_label_set_text (self->problem, problem);

  titles = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->finding->n_fixes; i++)
    gtk_string_list_take (titles, cfn_message_format (self->finding->fixes[i].title));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (self->choice), self->finding->n_fixes > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), self->finding->n_fixes == 1);
  show_fix (self);

  return GTK_WINDOW (self);
}

static char *
join_titles (GPtrArray *repairs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < repairs->len; i++)
    {
      const CfnRepair *repair = g_ptr_array_index (repairs, i);
      g_autofree char *title = cfn_message_format (repair->title);

      g_string_append_printf (text, i > 0 ? "\n• %s" : "• %s", title);
    }

  return g_strdup (text->str);
}

GtkWindow *
millrace_fix_dialog_new_for_all (GtkWindow       *parent,
                                 MillraceEditor  *editor,
                                 MillraceRepairs *repairs)
{
  MillraceFixDialog *self;
  g_autofree char *titles = NULL;
  guint n;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (repairs != NULL, NULL);

  n = repairs->repairs->len;
  self = create (parent, editor);
  self->name = g_strdup_printf (ngettext ("Make %u Repair", "Make %u Repairs", n), n);
  gtk_label_set_text (self->heading, self->name);
  titles = join_titles (repairs->repairs);
  gtk_label_set_text (self->repairs, titles);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_visible (self->repairs_scroller, TRUE);
  if (repairs->is_spent)
    millrace_dialog_set_note (self->note,
                              _("There is too much to repair at once; repeat it for the rest."));
  show_edit (self, cfn_edit_ref (repairs->edit));

  return GTK_WINDOW (self);
}

static void
millrace_fix_dialog_dispose (GObject *object)
{
  MillraceFixDialog *self = MILLRACE_FIX_DIALOG (object);

  self->finding = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_FIX_DIALOG);
  g_clear_pointer (&self->edit, cfn_edit_unref);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (millrace_fix_dialog_parent_class)->dispose (object);
}

static void
millrace_fix_dialog_class_init (MillraceFixDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_fix_dialog_dispose;

  signals[FIXED] = g_signal_new ("fixed", MILLRACE_TYPE_FIX_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (MILLRACE_TYPE_DIFF_VIEW);
  millrace_dialog_class_setup (widget_class, "millrace-fix-dialog");
  gtk_widget_class_bind_template_child (widget_class, MillraceFixDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, MillraceFixDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, MillraceFixDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, MillraceFixDialog, repairs_scroller);
  gtk_widget_class_bind_template_child (widget_class, MillraceFixDialog, repairs);
  gtk_widget_class_bind_template_child (widget_class, MillraceFixDialog, note);
  gtk_widget_class_bind_template_child (widget_class, MillraceFixDialog, diff);
  gtk_widget_class_bind_template_child (widget_class, MillraceFixDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, show_fix);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
millrace_fix_dialog_init (MillraceFixDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Else it would be on Cancel, which comes first, and Enter would not apply. */
  gtk_window_set_focus (GTK_WINDOW (self), self->apply_button);
}
