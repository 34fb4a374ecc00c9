/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-expander.h"

#include "millrace-form.h"
#include "millrace-row.h"
#include "millrace-section.h"

typedef struct
{
  GtkWidget *box;
  GtkWidget *header;
  GtkWidget *list;    /* NULL: nobody has asked for it */
  char      *path;
  gboolean   is_open;
} MillraceExpanderPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MillraceExpander, millrace_expander, ADW_TYPE_PREFERENCES_ROW)

/* An arrow key leaves a list at its end for what stands beside it. */
static gboolean
keynav_failed_cb (MillraceExpander *self,
                  GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN))
    return FALSE;

  return gtk_widget_child_focus (GTK_WIDGET (root), direction == GTK_DIR_UP
                                                      ? GTK_DIR_TAB_BACKWARD
                                                      : GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
add_list (MillraceExpander *self)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect_object (list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (priv->box), list);

  return list;
}

static void
activated_cb (MillraceExpander *self)
{
  millrace_expander_set_open (self, !millrace_expander_get_open (self));
}

void
millrace_expander_set_title (MillraceExpander *self,
                             const char       *title)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_EXPANDER (self));
  g_return_if_fail (title != NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  millrace_row_set_title (MILLRACE_ROW (priv->header), title);
}

void
millrace_expander_set_subtitle (MillraceExpander *self,
                                const char       *subtitle)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_EXPANDER (self));

  millrace_row_set_subtitle (MILLRACE_ROW (priv->header), subtitle);
}

const char *
millrace_expander_get_subtitle (MillraceExpander *self)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_EXPANDER (self), NULL);

  return millrace_row_get_subtitle (MILLRACE_ROW (priv->header));
}

GtkListBox *
millrace_expander_get_list (MillraceExpander *self)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_EXPANDER (self), NULL);

  if (priv->list == NULL)
    {
      priv->list = add_list (self);
      gtk_widget_set_visible (priv->list, priv->is_open);
      gtk_widget_add_css_class (priv->list, "nested");
    }

  return GTK_LIST_BOX (priv->list);
}

void
millrace_expander_set_path (MillraceExpander *self,
                            const char       *path)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);
  char *copy = g_strdup (path);

  g_return_if_fail (MILLRACE_IS_EXPANDER (self));

  g_free (priv->path);
  priv->path = copy;
}

const char *
millrace_expander_get_path (MillraceExpander *self)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_EXPANDER (self), NULL);

  return priv->path;
}

GtkWidget *
millrace_expander_get_header (MillraceExpander *self)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_EXPANDER (self), NULL);

  return priv->header;
}

void
millrace_expander_set_open (MillraceExpander *self,
                            gboolean          is_open)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);
  MillraceExpanderClass *klass = MILLRACE_EXPANDER_GET_CLASS (self);

  g_return_if_fail (MILLRACE_IS_EXPANDER (self));

  is_open = !!is_open;
  if (priv->is_open == is_open)
    return;

  priv->is_open = is_open;
  millrace_form_touch (GTK_WIDGET (self));
  if (is_open && klass->open != NULL)
    klass->open (self);
  gtk_widget_set_visible (GTK_WIDGET (millrace_expander_get_list (self)), is_open);
  if (is_open)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_CHECKED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->header),
                               GTK_ACCESSIBLE_STATE_EXPANDED, is_open,
                               -1);
  millrace_section_fields_changed (GTK_WIDGET (self));
}

gboolean
millrace_expander_get_open (MillraceExpander *self)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_EXPANDER (self), FALSE);

  return priv->is_open;
}

/* Not the row takes the focus, but what is in it. */
static gboolean
millrace_expander_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  MillraceExpanderPrivate *priv =
    millrace_expander_get_instance_private (MILLRACE_EXPANDER (widget));

  return gtk_widget_child_focus (priv->box, direction);
}

static gboolean
millrace_expander_grab_focus (GtkWidget *widget)
{
  MillraceExpanderPrivate *priv =
    millrace_expander_get_instance_private (MILLRACE_EXPANDER (widget));

  return gtk_widget_grab_focus (priv->header);
}

static void
millrace_expander_finalize (GObject *object)
{
  MillraceExpanderPrivate *priv =
    millrace_expander_get_instance_private (MILLRACE_EXPANDER (object));

  g_free (priv->path);

  G_OBJECT_CLASS (millrace_expander_parent_class)->finalize (object);
}

static void
millrace_expander_class_init (MillraceExpanderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_expander_finalize;
  widget_class->focus = millrace_expander_focus;
  widget_class->grab_focus = millrace_expander_grab_focus;
}

static void
millrace_expander_init (MillraceExpander *self)
{
  MillraceExpanderPrivate *priv = millrace_expander_get_instance_private (self);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("adw-expander-arrow-symbolic");
  GtkWidget *list;

  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  priv->header = g_object_new (MILLRACE_TYPE_ROW, NULL);
  gtk_widget_add_css_class (arrow, "expander-row-arrow");
  gtk_widget_add_css_class (priv->header, "header");
  millrace_row_add_suffix (MILLRACE_ROW (priv->header), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (priv->header), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->header),
                               GTK_ACCESSIBLE_STATE_EXPANDED, FALSE,
                               -1);
  list = add_list (self);
  gtk_list_box_append (GTK_LIST_BOX (list), priv->header);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (GTK_WIDGET (self), "expander");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), priv->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}
