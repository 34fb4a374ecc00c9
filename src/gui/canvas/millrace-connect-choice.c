/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-connect-choice.h"

#include <glib/gi18n.h>

struct _MillraceConnectChoice
{
  GtkPopover           parent_instance;

  const MillraceTheme *theme;
  GPtrArray           *meanings;
  MillracePreview      preview;
  gpointer             data;
  GtkWidget           *list;
  GtkWidget           *bubble;
  const char          *chosen;     /* owned by meanings */
};

G_DEFINE_FINAL_TYPE (MillraceConnectChoice, millrace_connect_choice, GTK_TYPE_POPOVER)

static const MillraceMeaning *
get_meaning (MillraceConnectChoice *self,
             GtkListBoxRow         *row)
{
  return g_ptr_array_index (self->meanings, gtk_list_box_row_get_index (row));
}

static void
row_selected_cb (MillraceConnectChoice *self,
                 GtkListBoxRow         *row)
{
  g_autofree char *diff = NULL;
  g_autofree char *words = NULL;

  if (row == NULL)
    return;

  diff = self->preview (get_meaning (self, row)->as, self->data);
  millrace_bubble_set (MILLRACE_BUBBLE (self->bubble), self->theme, NULL, diff);
  words = millrace_bubble_dup_words (MILLRACE_BUBBLE (self->bubble));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
row_activated_cb (MillraceConnectChoice *self,
                  GtkListBoxRow         *row)
{
  self->chosen = get_meaning (self, row)->as;
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
millrace_connect_choice_finalize (GObject *object)
{
  MillraceConnectChoice *self = MILLRACE_CONNECT_CHOICE (object);

  g_clear_pointer (&self->meanings, g_ptr_array_unref);

  G_OBJECT_CLASS (millrace_connect_choice_parent_class)->finalize (object);
}

static void
millrace_connect_choice_class_init (MillraceConnectChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_connect_choice_finalize;
}

static void
millrace_connect_choice_init (MillraceConnectChoice *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "choice-list");
  self->bubble = millrace_bubble_new ();
  gtk_widget_add_css_class (self->bubble, "inside");
  gtk_widget_add_css_class (GTK_WIDGET (self), "connect-choice");
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
}

static void
add_meaning (MillraceConnectChoice *self,
             const MillraceMeaning *meaning)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (meaning->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, meaning->title, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

GtkWidget *
millrace_connect_choice_new (const MillraceTheme *theme,
                             const char          *question,
                             GPtrArray           *meanings,
                             MillracePreview      preview,
                             gpointer             data)
{
  MillraceConnectChoice *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (question);

  g_return_val_if_fail (meanings != NULL && meanings->len > 0, NULL);
  g_return_val_if_fail (preview != NULL, NULL);

  self = g_object_new (MILLRACE_TYPE_CONNECT_CHOICE, NULL);
  self->theme = theme;
  self->meanings = g_ptr_array_ref (meanings);
  self->preview = preview;
  self->data = data;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "choice-heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->bubble);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);

  for (guint i = 0; i < meanings->len; i++)
    add_meaning (self, g_ptr_array_index (meanings, i));
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));

  return GTK_WIDGET (self);
}

const char *
millrace_connect_choice_get_chosen (MillraceConnectChoice *self)
{
  g_return_val_if_fail (MILLRACE_IS_CONNECT_CHOICE (self), NULL);

  return self->chosen;
}
