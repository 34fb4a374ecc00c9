/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-entry-row.h"

#include "millrace-spelling.h"

typedef struct
{
  GtkWidget *entry;
} MillraceEntryRowPrivate;

static void millrace_entry_row_editable_init (GtkEditableInterface *iface);

G_DEFINE_TYPE_WITH_CODE (MillraceEntryRow, millrace_entry_row, MILLRACE_TYPE_ROW,
                         G_ADD_PRIVATE (MillraceEntryRow)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE,
                                                millrace_entry_row_editable_init))

GtkWidget *
millrace_entry_row_get_entry (MillraceEntryRow *self)
{
  MillraceEntryRowPrivate *priv = millrace_entry_row_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_ENTRY_ROW (self), NULL);

  return priv->entry;
}

void
millrace_entry_row_set_title (MillraceEntryRow *self,
                              const char       *title)
{
  MillraceEntryRowPrivate *priv = millrace_entry_row_get_instance_private (self);
  g_autofree char *name = NULL;

  g_return_if_fail (MILLRACE_IS_ENTRY_ROW (self));

  if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), title) == 0)
    return;

  name = millrace_spelling_unbroken (title);
  millrace_row_set_title (MILLRACE_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
millrace_entry_row_set_hint (MillraceEntryRow *self,
                             const char       *hint)
{
  MillraceEntryRowPrivate *priv = millrace_entry_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ENTRY_ROW (self));

  if (g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (priv->entry)), hint) != 0)
    gtk_entry_set_placeholder_text (GTK_ENTRY (priv->entry), hint);
}

void
millrace_entry_row_set_new (MillraceEntryRow *self)
{
  g_return_if_fail (MILLRACE_IS_ENTRY_ROW (self));

  millrace_row_hide_title (MILLRACE_ROW (self));
  millrace_entry_row_set_hint (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static GtkEditable *
millrace_entry_row_get_delegate (GtkEditable *editable)
{
  MillraceEntryRow *self = MILLRACE_ENTRY_ROW (editable);
  MillraceEntryRowPrivate *priv = millrace_entry_row_get_instance_private (self);

  return priv->entry != NULL ? GTK_EDITABLE (priv->entry) : NULL;
}

static void
millrace_entry_row_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = millrace_entry_row_get_delegate;
}

static void
millrace_entry_row_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *spec)
{
  if (!gtk_editable_delegate_get_property (object, id, value, spec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
millrace_entry_row_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *spec)
{
  if (!gtk_editable_delegate_set_property (object, id, value, spec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

/* There is nothing to do with the row itself: the focus goes to its line at once. */
static gboolean
millrace_entry_row_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)),
                                 direction);
}

static gboolean
millrace_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (widget)));
}

static void
millrace_entry_row_activate (MillraceRow *row)
{
  GtkWidget *entry = millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (row));

  /* A click beside the text selects nothing. */
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (entry));
}

static void
millrace_entry_row_dispose (GObject *object)
{
  MillraceEntryRow *self = MILLRACE_ENTRY_ROW (object);
  MillraceEntryRowPrivate *priv = millrace_entry_row_get_instance_private (self);

  if (priv->entry != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  priv->entry = NULL;

  G_OBJECT_CLASS (millrace_entry_row_parent_class)->dispose (object);
}

static void
millrace_entry_row_class_init (MillraceEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = millrace_entry_row_get_property;
  object_class->set_property = millrace_entry_row_set_property;
  object_class->dispose = millrace_entry_row_dispose;
  widget_class->focus = millrace_entry_row_focus;
  widget_class->grab_focus = millrace_entry_row_grab_focus;
  MILLRACE_ROW_CLASS (klass)->activate = millrace_entry_row_activate;

  gtk_editable_install_properties (object_class, 1);
}

static void
millrace_entry_row_init (MillraceEntryRow *self)
{
  MillraceEntryRowPrivate *priv = millrace_entry_row_get_instance_private (self);

  priv->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (priv->entry), 4);
  millrace_row_set_below (MILLRACE_ROW (self), priv->entry);
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "typed");
}
