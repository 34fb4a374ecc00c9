/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-outline-row.h"

#include "millrace-tile.h"

struct _MillraceOutlineRow
{
  GtkWidget            parent_instance;

  MillraceOutlineItem *item;
  GSignalGroup        *changes;
  GtkImage            *problem;
};

G_DEFINE_FINAL_TYPE (MillraceOutlineRow, millrace_outline_row, GTK_TYPE_WIDGET)

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The name of the whole row and the colour of its sign are no properties that an expression could
 * be bound to. */
static void
show_state (MillraceOutlineRow *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *css_class = NULL;
  const char *classes[] = { NULL, NULL };

  if (self->item == NULL)
    return;

  g_object_get (self->item, "summary", &summary, "problem-class", &css_class, NULL);
  classes[0] = css_class;
  gtk_widget_set_css_classes (GTK_WIDGET (self->problem), classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
}

static void
millrace_outline_row_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_outline_row_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&self->item, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->changes, self->item);
          show_state (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_outline_row_dispose (GObject *object)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (object);
  GtkWidget *child;

  if (self->changes != NULL)
    g_signal_group_set_target (self->changes, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_OUTLINE_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->changes);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (millrace_outline_row_parent_class)->dispose (object);
}

static void
millrace_outline_row_class_init (MillraceOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_outline_row_dispose;
  object_class->get_property = millrace_outline_row_get_property;
  object_class->set_property = millrace_outline_row_set_property;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, MILLRACE_TYPE_OUTLINE_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MILLRACE_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceOutlineRow, problem);
  gtk_widget_class_set_css_name (widget_class, "outline-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
millrace_outline_row_init (MillraceOutlineRow *self)
{
  self->changes = g_signal_group_new (MILLRACE_TYPE_OUTLINE_ITEM);
  g_signal_group_connect_swapped (self->changes, "notify::summary", G_CALLBACK (show_state), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              10);
}
