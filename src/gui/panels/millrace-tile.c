/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-tile.h"

#include "cfn-card.h"

struct _MillraceTile
{
  GtkWidget  parent_instance;

  GtkWidget *sign;    /* NULL: a dot */
  CfnKind    kind;
  gboolean   dot;
};

G_DEFINE_FINAL_TYPE (MillraceTile, millrace_tile, GTK_TYPE_WIDGET)

enum
{
  PROP_KIND = 1,
  PROP_DOT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_kind_class (CfnKind kind)
{
  return g_strconcat ("kind-", cfn_kind_to_string (kind), NULL);
}

static void
show_kind (MillraceTile *self)
{
  g_autofree char *css_class = dup_kind_class (self->kind);

  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  if (self->sign != NULL)
    gtk_label_set_text (GTK_LABEL (self->sign), cfn_kind_get_sign (self->kind));
}

void
millrace_tile_set_kind (MillraceTile *self,
                        CfnKind       kind)
{
  g_autofree char *css_class = NULL;

  g_return_if_fail (MILLRACE_IS_TILE (self));
  g_return_if_fail (kind < CFN_N_KINDS);

  if (self->kind == kind)
    return;

  css_class = dup_kind_class (self->kind);
  gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
  self->kind = kind;
  show_kind (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

void
millrace_tile_set_type (MillraceTile *self,
                        const char   *type)
{
  g_autofree char *sign = NULL;

  g_return_if_fail (MILLRACE_IS_TILE (self));

  millrace_tile_set_kind (self, cfn_kind_of_type (type));
  sign = cfn_card_get_sign (self->kind, type);
  if (self->sign != NULL)
    gtk_label_set_text (GTK_LABEL (self->sign), sign);
}

static void
add_sign (MillraceTile *self)
{
  self->sign = g_object_new (GTK_TYPE_LABEL,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "label", cfn_kind_get_sign (self->kind),
                             NULL);
  gtk_widget_set_parent (self->sign, GTK_WIDGET (self));
}

static void
millrace_tile_constructed (GObject *object)
{
  MillraceTile *self = MILLRACE_TILE (object);

  G_OBJECT_CLASS (millrace_tile_parent_class)->constructed (object);

  if (self->dot)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dot");
  else
    add_sign (self);
}

static void
millrace_tile_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  MillraceTile *self = MILLRACE_TILE (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;

    case PROP_DOT:
      g_value_set_boolean (value, self->dot);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_tile_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  MillraceTile *self = MILLRACE_TILE (object);

  switch (prop_id)
    {
    case PROP_KIND:
      millrace_tile_set_kind (self, g_value_get_uint (value));
      break;

    case PROP_DOT:
      self->dot = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_tile_dispose (GObject *object)
{
  MillraceTile *self = MILLRACE_TILE (object);

  g_clear_pointer (&self->sign, gtk_widget_unparent);

  G_OBJECT_CLASS (millrace_tile_parent_class)->dispose (object);
}

static void
millrace_tile_class_init (MillraceTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = millrace_tile_constructed;
  object_class->dispose = millrace_tile_dispose;
  object_class->get_property = millrace_tile_get_property;
  object_class->set_property = millrace_tile_set_property;

  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, 0, CFN_N_KINDS - 1, CFN_KIND_OTHER,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DOT] =
    g_param_spec_boolean ("dot", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "tile");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
millrace_tile_init (MillraceTile *self)
{
  self->kind = CFN_KIND_OTHER;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  show_kind (self);
}

GtkWidget *
millrace_tile_new (const char *type)
{
  MillraceTile *self = g_object_new (MILLRACE_TYPE_TILE, NULL);

  millrace_tile_set_type (self, type);

  return GTK_WIDGET (self);
}
