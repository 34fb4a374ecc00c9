/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-tabs.h"

#include "millrace-tooltip.h"

struct _MillraceTabs
{
  GtkBox     parent_instance;

  GtkButton *problems_button;
  GtkButton *expander;
  guint      n_problems;
  gboolean   expanded;
};

enum
{
  PROP_0,
  PROP_N_PROBLEMS,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MillraceTabs, millrace_tabs, GTK_TYPE_BOX)

static void
set_expanded (MillraceTabs *self,
              gboolean      expanded)
{
  const char *label = expanded ? _("Hide Pane") : _("Show Pane");

  self->expanded = expanded;
  gtk_button_set_icon_name (self->expander, expanded ? "pan-down-symbolic" : "pan-up-symbolic");
  millrace_tooltip_set (GTK_WIDGET (self->expander), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (expanded)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "collapsed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "collapsed");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

void
millrace_tabs_set_n_problems (MillraceTabs *self,
                              guint         n_problems)
{
  g_autofree char *label = NULL;

  g_return_if_fail (MILLRACE_IS_TABS (self));

  /* Translators: the name of a tab, with the number of problems */
  label = n_problems > 0
            ? g_strdup_printf (_("Problems %u"), n_problems)
            : g_strdup (_("Problems"));
  gtk_button_set_label (self->problems_button, label);
  if (n_problems == self->n_problems)
    return;

  self->n_problems = n_problems;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PROBLEMS]);
}

static void
millrace_tabs_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MILLRACE_TYPE_TABS);

  G_OBJECT_CLASS (millrace_tabs_parent_class)->dispose (object);
}

static void
millrace_tabs_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  MillraceTabs *self = MILLRACE_TABS (object);

  switch (property_id)
    {
    case PROP_N_PROBLEMS:
      g_value_set_uint (value, self->n_problems);
      break;

    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
millrace_tabs_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  MillraceTabs *self = MILLRACE_TABS (object);

  switch (property_id)
    {
    case PROP_N_PROBLEMS:
      millrace_tabs_set_n_problems (self, g_value_get_uint (value));
      break;

    case PROP_EXPANDED:
      set_expanded (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
millrace_tabs_class_init (MillraceTabsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_tabs_dispose;
  object_class->get_property = millrace_tabs_get_property;
  object_class->set_property = millrace_tabs_set_property;

  properties[PROP_N_PROBLEMS] =
    g_param_spec_uint ("n-problems", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/millrace-tabs.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceTabs, problems_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceTabs, expander);
}

/* In a narrow window, and in languages with long words. */
static void
let_shrink (MillraceTabs *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self));
       button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (GTK_IS_TOGGLE_BUTTON (button))
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                               PANGO_ELLIPSIZE_END);
}

static void
millrace_tabs_init (MillraceTabs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  let_shrink (self);
  set_expanded (self, FALSE);
}
