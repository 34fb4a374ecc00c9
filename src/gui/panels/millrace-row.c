/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-row.h"

#include "millrace-beside-layout.h"
#include "millrace-label.h"
#include "millrace-spelling.h"

/* Pixels between title and buttons, as in libadwaita's rows. */
#define SPACING 6

typedef struct
{
  GtkWidget *header;
  GtkWidget *titles;
  GtkWidget *title;
  GtkWidget *subtitle;  /* NULL: it never had one */
  GtkWidget *target;    /* a child, or NULL */
  GtkWidget *list;      /* that it listens to, or NULL */
  gulong     activated_handler;
  char      *told;      /* what a reader says of it */
  gboolean   is_one_line;
} MillraceRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MillraceRow, millrace_row, ADW_TYPE_PREFERENCES_ROW)

void
millrace_row_tell (MillraceRow *self,
                   const char  *words)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);
  const char *subtitle = millrace_row_get_subtitle (self);
  g_autofree char *title = NULL;
  g_autofree char *told = NULL;

  g_return_if_fail (MILLRACE_IS_ROW (self));

  title = millrace_spelling_unbroken (millrace_label_get_text (MILLRACE_LABEL (priv->title)));
  if (words == NULL)
    words = subtitle;
  told = words[0] != '\0' ? g_strjoin (" ", title, words, NULL) : g_strdup (title);
  if (g_strcmp0 (told, priv->told) == 0)
    return;

  g_free (priv->told);
  priv->told = g_steal_pointer (&told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, priv->told,
                                  -1);
}

void
millrace_row_set_title (MillraceRow *self,
                        const char  *title)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ROW (self));
  g_return_if_fail (title != NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  millrace_label_set_text (MILLRACE_LABEL (priv->title), title);
  millrace_row_tell (self, NULL);
}

void
millrace_row_set_subtitle (MillraceRow *self,
                           const char  *subtitle)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);
  const gboolean has_some = subtitle != NULL && subtitle[0] != '\0';

  g_return_if_fail (MILLRACE_IS_ROW (self));

  if (priv->subtitle == NULL && !has_some)
    return;
  if (priv->subtitle == NULL)
    {
      priv->subtitle = millrace_label_new ("subtitle");
      if (priv->is_one_line)
        millrace_row_set_one_line (self);
      gtk_box_append (GTK_BOX (priv->titles), priv->subtitle);
    }

  millrace_label_set_text (MILLRACE_LABEL (priv->subtitle), has_some ? subtitle : "");
  gtk_widget_set_visible (priv->subtitle, has_some);
  millrace_row_tell (self, NULL);
}

const char *
millrace_row_get_subtitle (MillraceRow *self)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_ROW (self), NULL);

  return priv->subtitle != NULL ? millrace_label_get_text (MILLRACE_LABEL (priv->subtitle)) : "";
}

void
millrace_row_set_one_line (MillraceRow *self)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ROW (self));

  priv->is_one_line = TRUE;
  if (priv->subtitle == NULL)
    return;

  millrace_label_set_max_lines (MILLRACE_LABEL (priv->subtitle), 1);
}

void
millrace_row_add_suffix (MillraceRow *self,
                         GtkWidget   *widget)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ROW (self));

  gtk_box_append (GTK_BOX (priv->header), widget);
}

void
millrace_row_add_prefix (MillraceRow *self,
                         GtkWidget   *widget)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ROW (self));

  gtk_widget_add_css_class (widget, "icon");
  gtk_box_prepend (GTK_BOX (priv->header), widget);
}

void
millrace_row_add_first (MillraceRow *self,
                        GtkWidget   *widget)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ROW (self));

  gtk_box_insert_child_after (GTK_BOX (priv->header), widget, priv->titles);
}

void
millrace_row_set_below (MillraceRow *self,
                        GtkWidget   *widget)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ROW (self));

  gtk_widget_remove_css_class (priv->title, "title");
  gtk_widget_add_css_class (priv->title, "subtitle");
  gtk_box_append (GTK_BOX (priv->titles), widget);
}

void
millrace_row_hide_title (MillraceRow *self)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ROW (self));

  gtk_widget_set_visible (priv->title, FALSE);
}

void
millrace_row_set_target (MillraceRow *self,
                         GtkWidget   *target)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_ROW (self));

  priv->target = target;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), target != NULL);
}

void
millrace_row_set_action (MillraceRow *self,
                         const char  *action,
                         GVariant    *target)
{
  g_return_if_fail (MILLRACE_IS_ROW (self));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), target);
}

GtkWidget *
millrace_row_get_target (MillraceRow *self)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_ROW (self), NULL);

  return priv->target;
}

/* --- The list it is in --- */

static void
row_activated_cb (MillraceRow   *self,
                  GtkListBoxRow *row)
{
  if (row == GTK_LIST_BOX_ROW (self))
    MILLRACE_ROW_GET_CLASS (self)->activate (self);
}

/* A list box tells of its rows, and those of a group do not know which list they come to be in. */
static void
parent_cb (MillraceRow *self)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (priv->list != NULL)
    g_signal_handler_disconnect (priv->list, priv->activated_handler);
  priv->list = GTK_IS_LIST_BOX (parent) ? parent : NULL;
  if (priv->list != NULL)
    priv->activated_handler = g_signal_connect_swapped (priv->list, "row-activated",
                                                        G_CALLBACK (row_activated_cb), self);
}

static void
millrace_row_real_activate (MillraceRow *self)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  if (priv->target != NULL)
    gtk_widget_mnemonic_activate (priv->target, FALSE);
}

static void
millrace_row_finalize (GObject *object)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (MILLRACE_ROW (object));

  g_free (priv->told);

  G_OBJECT_CLASS (millrace_row_parent_class)->finalize (object);
}

static void
millrace_row_class_init (MillraceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_row_finalize;
  klass->activate = millrace_row_real_activate;
}

static void
millrace_row_init (MillraceRow *self)
{
  MillraceRowPrivate *priv = millrace_row_get_instance_private (self);

  priv->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  priv->titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  priv->title = millrace_label_new ("title");
  gtk_widget_set_layout_manager (priv->header, millrace_beside_layout_new_centred (SPACING));
  gtk_widget_add_css_class (priv->header, "header");
  gtk_widget_set_valign (priv->header, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (priv->titles, "title");
  gtk_widget_set_hexpand (priv->titles, TRUE);
  gtk_box_append (GTK_BOX (priv->titles), priv->title);
  gtk_box_append (GTK_BOX (priv->header), priv->titles);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), priv->header);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_cb), NULL);
}

GtkWidget *
millrace_row_new (const char *title,
                  const char *subtitle)
{
  MillraceRow *self = g_object_new (MILLRACE_TYPE_ROW, NULL);

  millrace_row_set_title (self, title);
  millrace_row_set_subtitle (self, subtitle);

  return GTK_WIDGET (self);
}
