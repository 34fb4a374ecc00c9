/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-problem-row.h"

#include "millrace-explain.h"
#include "millrace-verdict.h"

struct _MillraceProblemRow
{
  GtkWidget            parent_instance;

  MillraceProblemItem *item;
  GSignalGroup        *changes;
  GtkImage            *icon;
};

G_DEFINE_FINAL_TYPE (MillraceProblemRow, millrace_problem_row, GTK_TYPE_WIDGET)

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* The list's own widget around the row is what has the focus; it has no words but these. */
static void
tell (GtkWidget           *widget,
      MillraceProblemItem *item)
{
  g_autofree char *summary = NULL;

  if (widget == NULL)
    return;

  g_object_get (item, "summary", &summary, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
  if (millrace_problem_item_is_heading (item))
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                                 GTK_ACCESSIBLE_STATE_EXPANDED,
                                 millrace_problem_item_is_open (item),
                                 -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
tell_item (MillraceProblemRow *self)
{
  tell (GTK_WIDGET (self), self->item);
  tell (gtk_widget_get_parent (GTK_WIDGET (self)), self->item);
}

static void
show_item (MillraceProblemRow *self)
{
  const char *classes[] = { NULL, NULL };
  gboolean is_heading;

  if (self->item == NULL)
    return;

  is_heading = millrace_problem_item_is_heading (self->item);
  if (!is_heading && !millrace_problem_item_is_suppressed (self->item))
    classes[0] = millrace_severity_get_css_class (millrace_problem_item_get_severity (self->item));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  set_class (GTK_WIDGET (self), "group", is_heading);
  set_class (GTK_WIDGET (self), "suppressed", millrace_problem_item_is_suppressed (self->item));
  tell_item (self);
}

MillraceProblemItem *
millrace_problem_row_get_item (MillraceProblemRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ROW (self), NULL);

  return self->item;
}

static gboolean
is_finding (MillraceProblemRow *self)
{
  return self->item != NULL && !millrace_problem_item_is_heading (self->item);
}

static void
show_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);

  if (is_finding (self))
    gtk_widget_activate_action (widget,
                                millrace_problem_item_is_suppressed (self->item)
                                  ? "win.show-suppressed"
                                  : "win.show-problem",
                                "u", millrace_problem_item_get_index (self->item));
}

static void
fix_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);

  if (is_finding (self) && !millrace_problem_item_is_suppressed (self->item))
    gtk_widget_activate_action (widget, "win.fix", "u",
                                millrace_problem_item_get_index (self->item));
}

static void
explain_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);

  if (is_finding (self))
    millrace_explain_open (widget, millrace_problem_item_get_rule (self->item));
}

static void
millrace_problem_row_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (object);

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
millrace_problem_row_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&self->item, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->changes, self->item);
          show_item (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_problem_row_dispose (GObject *object)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (object);
  GtkWidget *child;

  if (self->changes != NULL)
    g_signal_group_set_target (self->changes, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_PROBLEM_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->changes);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (millrace_problem_row_parent_class)->dispose (object);
}

static void
millrace_problem_row_class_init (MillraceProblemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_problem_row_dispose;
  object_class->get_property = millrace_problem_row_get_property;
  object_class->set_property = millrace_problem_row_set_property;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, MILLRACE_TYPE_PROBLEM_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceProblemRow, icon);
  gtk_widget_class_install_action (widget_class, "problem.show", NULL, show_cb);
  gtk_widget_class_install_action (widget_class, "problem.fix", NULL, fix_cb);
  gtk_widget_class_install_action (widget_class, "problem.explain", NULL, explain_cb);
  gtk_widget_class_set_css_name (widget_class, "problem-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
millrace_problem_row_init (MillraceProblemRow *self)
{
  self->changes = g_signal_group_new (MILLRACE_TYPE_PROBLEM_ITEM);
  g_signal_group_connect_swapped (self->changes, "notify::summary", G_CALLBACK (tell_item), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
}
