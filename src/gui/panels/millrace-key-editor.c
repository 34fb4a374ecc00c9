/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-key-editor.h"

#include "millrace-problem-label.h"

struct _MillraceKeyEditor
{
  GtkWidget   parent_instance;

  GtkWidget  *entry;
  GtkWidget  *problem;
  GtkWidget  *apply;
  GPtrArray  *taken;   /* of char *: what the other entries are called */
};

G_DEFINE_FINAL_TYPE (MillraceKeyEditor, millrace_key_editor, GTK_TYPE_WIDGET)

static guint finished_signal;

static const char *
get_key (MillraceKeyEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_taken (MillraceKeyEditor *self)
{
  return g_ptr_array_find_with_equal_func (self->taken, get_key (self), g_str_equal, NULL);
}

static void
changed_cb (MillraceKeyEditor *self)
{
  const gboolean taken = is_taken (self);
  g_autofree char *problem = NULL;

  if (taken)
    problem = g_strdup_printf (_("There is already an entry “%s”"), get_key (self));
  millrace_problem_label_set (self->problem, problem);
  gtk_widget_set_sensitive (self->apply, !taken && get_key (self)[0] != '\0');
  if (taken)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               taken ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
apply_cb (MillraceKeyEditor *self)
{
  g_autofree char *key = g_strdup (get_key (self));

  if (key[0] != '\0' && !is_taken (self))
    g_signal_emit (self, finished_signal, 0, key);
}

static gboolean
millrace_key_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MILLRACE_KEY_EDITOR (widget)->entry);
}

static void
millrace_key_editor_dispose (GObject *object)
{
  MillraceKeyEditor *self = MILLRACE_KEY_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->taken, g_ptr_array_unref);

  G_OBJECT_CLASS (millrace_key_editor_parent_class)->dispose (object);
}

static void
millrace_key_editor_class_init (MillraceKeyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_key_editor_dispose;
  widget_class->grab_focus = millrace_key_editor_grab_focus;

  finished_signal = g_signal_new ("finished", MILLRACE_TYPE_KEY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
millrace_key_editor_init (MillraceKeyEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->taken = g_ptr_array_new_with_free_func (g_free);

  self->entry = gtk_entry_new ();
  self->problem = millrace_problem_label_new ();
  self->apply = gtk_button_new_with_mnemonic (_("_Rename"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the entry"),
                                  -1);
  gtk_widget_set_halign (self->apply, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  gtk_widget_set_parent (self->apply, GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
}

GtkWidget *
millrace_key_editor_new (const CfnNode *entry)
{
  MillraceKeyEditor *self = g_object_new (MILLRACE_TYPE_KEY_EDITOR, NULL);
  const CfnNode *other = entry->parent != NULL ? entry->parent->first_child : NULL;

  for (; other != NULL; other = other->next)
    {
      if (other != entry && cfn_node_get_key (other) != NULL)
        g_ptr_array_add (self->taken, g_strdup (cfn_node_get_key (other)));
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), cfn_node_get_key (entry));
  changed_cb (self);

  return GTK_WIDGET (self);
}
