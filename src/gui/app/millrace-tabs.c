/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "millrace-tabs.h"

#include "millrace-tooltip.h"

struct _MillraceTabs
{
  GtkBox     parent_instance;

  GtkButton *template_button;
  GtkButton *problems_button;
  GtkButton *lab_button;
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

/* --- Labels ---------------------------------------------------------------------------------- */

/* What is told in brief has its words in the tooltip. */
static void
visible_child_cb (AdwSqueezer *squeezer)
{
  GtkWidget *button = gtk_widget_get_parent (GTK_WIDGET (squeezer));
  GtkWidget *full = gtk_widget_get_first_child (GTK_WIDGET (squeezer));
  const gboolean is_brief = adw_squeezer_get_visible_child (squeezer) != full;

  millrace_tooltip_set (button, is_brief ? gtk_label_get_text (GTK_LABEL (full)) : NULL);
}

/* In a narrow window, and in languages with long words, a tab says in brief what it is: with
 * @icon_name (may be NULL) before it. */
static void
add_labels (GtkButton  *button,
            const char *icon_name)
{
  AdwSqueezer *squeezer = ADW_SQUEEZER (adw_squeezer_new ());
  GtkWidget *brief = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (brief), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (brief), gtk_label_new (NULL));
  adw_squeezer_set_homogeneous (squeezer, FALSE);
  adw_squeezer_add (squeezer, gtk_label_new (NULL));
  adw_squeezer_add (squeezer, brief);
  gtk_button_set_child (button, GTK_WIDGET (squeezer));
  gtk_widget_add_css_class (GTK_WIDGET (button), "text-button");
  g_signal_connect (squeezer, "notify::visible-child", G_CALLBACK (visible_child_cb), NULL);
}

static void
set_labels (GtkButton  *button,
            const char *full,
            const char *brief)
{
  GtkWidget *squeezer = gtk_button_get_child (button);
  GtkWidget *label = gtk_widget_get_first_child (squeezer);
  GtkWidget *count = gtk_widget_get_last_child (gtk_widget_get_last_child (squeezer));

  gtk_label_set_text (GTK_LABEL (label), full);
  gtk_label_set_text (GTK_LABEL (count), brief);
  gtk_widget_set_visible (count, brief[0] != '\0');
  visible_child_cb (ADW_SQUEEZER (squeezer));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
}

void
millrace_tabs_set_n_problems (MillraceTabs *self,
                              guint         n_problems)
{
  g_autofree char *label = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (MILLRACE_IS_TABS (self));

  if (n_problems == self->n_problems)
    return;

  /* Translators: the name of a tab, with the number of problems */
  label = n_problems > 0
            ? g_strdup_printf (_("Problems %u"), n_problems)
            : g_strdup (_("Problems"));
  count = g_strdup_printf ("%u", n_problems);
  set_labels (self->problems_button, label, n_problems > 0 ? count : "");
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
  gtk_widget_class_bind_template_child (widget_class, MillraceTabs, template_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceTabs, problems_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceTabs, lab_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceTabs, expander);
}

static void
millrace_tabs_init (MillraceTabs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_labels (self->template_button, NULL);
  add_labels (self->problems_button, "dialog-warning-symbolic");
  add_labels (self->lab_button, NULL);
  set_labels (self->template_button, _("Template"), _("Text"));
  set_labels (self->problems_button, _("Problems"), "");
  /* Translators: the Stream Lab, where there is no room for both words */
  set_labels (self->lab_button, _("Stream Lab"), _("Lab"));
  set_expanded (self, FALSE);
}
