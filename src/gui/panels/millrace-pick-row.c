/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-pick-row.h"

#include "millrace-label.h"
#include "millrace-popover.h"
#include "millrace-spelling.h"

#define LIST_WIDTH 220
/* Of what is chosen: words of ours have two, what somebody wrote may be anything. */
#define MAX_LINES 3

typedef struct
{
  GtkWidget *label;
  char      *value;
} MillracePickRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MillracePickRow, millrace_pick_row, MILLRACE_TYPE_ROW)

static guint fill_signal;
static guint picked_signal;

void
millrace_pick_row_show (MillracePickRow *self,
                        const char      *value,
                        const char      *label)
{
  MillracePickRowPrivate *priv = millrace_pick_row_get_instance_private (self);
  char *taken;

  g_return_if_fail (MILLRACE_IS_PICK_ROW (self));
  g_return_if_fail (value != NULL && label != NULL);

  taken = g_strdup (value);
  g_free (priv->value);
  priv->value = taken;
  millrace_label_set_text (MILLRACE_LABEL (priv->label), label);
  millrace_row_tell (MILLRACE_ROW (self), label);
}

const char *
millrace_pick_row_get_value (MillracePickRow *self)
{
  MillracePickRowPrivate *priv = millrace_pick_row_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_PICK_ROW (self), NULL);

  return priv->value;
}

const char *
millrace_pick_row_get_label (MillracePickRow *self)
{
  MillracePickRowPrivate *priv = millrace_pick_row_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_PICK_ROW (self), NULL);

  return millrace_label_get_text (MILLRACE_LABEL (priv->label));
}

/* --- Choosing --- */

static void
chosen_cb (MillracePickRow *self,
           const char      *value,
           GtkWidget       *list)
{
  g_autofree char *picked = g_strdup (value);
  GtkWidget *popover = gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  /* The last thing: the row may be gone afterwards. */
  g_signal_emit (self, picked_signal, 0, picked);
}

GtkWidget *
millrace_pick_row_make_list (MillracePickRow *self)
{
  MillracePickRowPrivate *priv = millrace_pick_row_get_instance_private (self);
  g_autofree char *name = NULL;
  GtkWidget *list;

  g_return_val_if_fail (MILLRACE_IS_PICK_ROW (self), NULL);

  name = millrace_spelling_unbroken (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  list = millrace_offer_list_new (name);
  g_signal_connect_object (list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, fill_signal, 0, list);
  millrace_offer_list_begin (MILLRACE_OFFER_LIST (list), priv->value);

  return list;
}

static void
millrace_pick_row_activate (MillraceRow *row)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = millrace_pick_row_make_list (MILLRACE_PICK_ROW (row));

  /* Offers are cut off where the list ends, so they ask for no width. */
  gtk_widget_set_size_request (list, LIST_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  millrace_popover_open (popover, GTK_WIDGET (row));
  millrace_offer_list_focus (MILLRACE_OFFER_LIST (list));
}

static void
millrace_pick_row_finalize (GObject *object)
{
  MillracePickRowPrivate *priv
    = millrace_pick_row_get_instance_private (MILLRACE_PICK_ROW (object));

  g_free (priv->value);

  G_OBJECT_CLASS (millrace_pick_row_parent_class)->finalize (object);
}

static void
millrace_pick_row_class_init (MillracePickRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_pick_row_finalize;
  MILLRACE_ROW_CLASS (klass)->activate = millrace_pick_row_activate;

  fill_signal = g_signal_new ("fill", MILLRACE_TYPE_PICK_ROW, G_SIGNAL_RUN_LAST,
                              G_STRUCT_OFFSET (MillracePickRowClass, fill), NULL, NULL, NULL,
                              G_TYPE_NONE, 1, MILLRACE_TYPE_OFFER_LIST);
  picked_signal = g_signal_new ("picked", MILLRACE_TYPE_PICK_ROW, G_SIGNAL_RUN_LAST,
                                G_STRUCT_OFFSET (MillracePickRowClass, picked), NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_COMBO_BOX);
}

static void
millrace_pick_row_init (MillracePickRow *self)
{
  MillracePickRowPrivate *priv = millrace_pick_row_get_instance_private (self);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  priv->value = g_strdup ("");
  priv->label = millrace_label_new ("chosen");
  millrace_label_set_max_lines (MILLRACE_LABEL (priv->label), MAX_LINES);
  gtk_widget_set_valign (priv->label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pick");
  millrace_row_add_suffix (MILLRACE_ROW (self), priv->label);
  millrace_row_add_suffix (MILLRACE_ROW (self), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}

GtkWidget *
millrace_pick_row_new (const char *title)
{
  GtkWidget *self = g_object_new (MILLRACE_TYPE_PICK_ROW, NULL);

  millrace_row_set_title (MILLRACE_ROW (self), title);

  return self;
}
