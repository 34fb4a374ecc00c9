/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-toasts.h"

/* As long as AdwToast stays. */
#define SECONDS 5

struct _MillraceToasts
{
  GtkWidget           parent_instance;

  GtkWidget          *child;
  GtkRevealer        *revealer;
  GtkLabel           *label;
  GtkWidget          *button;
  GtkEventController *motion;
  GtkWidget          *came_from;   /* weak: what had the focus when the notice came */
  guint               hide_source;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MillraceToasts, millrace_toasts, GTK_TYPE_WIDGET)

/* Also while the window is not the active one, in which no focus controller tells of anything. */
static GtkWidget *
get_focus (MillraceToasts *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
has_focus (MillraceToasts *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->revealer));
}

/* The focus must not be lost with the notice that has it. */
static void
give_focus_back (MillraceToasts *self)
{
  if (self->came_from != NULL && gtk_widget_get_mapped (self->came_from)
      && gtk_widget_grab_focus (self->came_from))
    return;

  if (self->child != NULL)
    gtk_widget_child_focus (self->child, GTK_DIR_TAB_FORWARD);
}

static void
hide (MillraceToasts *self)
{
  g_clear_handle_id (&self->hide_source, g_source_remove);
  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;

  /* While it fades, its buttons are only a picture. */
  gtk_widget_set_can_target (GTK_WIDGET (self->revealer), FALSE);
  if (has_focus (self))
    give_focus_back (self);
  gtk_widget_set_can_focus (GTK_WIDGET (self->revealer), FALSE);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  MillraceToasts *self = user_data;

  if (has_focus (self)
      || gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->motion)))
    return G_SOURCE_CONTINUE;

  self->hide_source = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static void
show (MillraceToasts *self,
      const char     *text)
{
  if (!has_focus (self))
    g_set_weak_pointer (&self->came_from, get_focus (self));
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self->revealer), TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  g_clear_handle_id (&self->hide_source, g_source_remove);
  self->hide_source = g_timeout_add_seconds (SECONDS, time_is_up_cb, self);
}

static void
set_offer (MillraceToasts *self,
           const char     *label,
           const char     *action_name)
{
  /* Before the action goes: without it, a button loses the focus by itself. */
  if (label == NULL && get_focus (self) == self->button)
    give_focus_back (self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_widget_set_visible (self->button, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), label);
}

void
millrace_toasts_tell (MillraceToasts *self,
                      const char     *text)
{
  g_return_if_fail (MILLRACE_IS_TOASTS (self));
  g_return_if_fail (text != NULL);

  set_offer (self, NULL, NULL);
  show (self, text);
}

void
millrace_toasts_offer (MillraceToasts *self,
                       const char     *text,
                       const char     *label,
                       const char     *action_name)
{
  g_return_if_fail (MILLRACE_IS_TOASTS (self));
  g_return_if_fail (text != NULL && label != NULL && action_name != NULL);

  set_offer (self, label, action_name);
  show (self, text);
}

void
millrace_toasts_take_back_offer (MillraceToasts *self)
{
  g_return_if_fail (MILLRACE_IS_TOASTS (self));

  if (gtk_widget_get_visible (self->button))
    hide (self);
}

void
millrace_toasts_set_child (MillraceToasts *self,
                           GtkWidget      *child)
{
  g_return_if_fail (MILLRACE_IS_TOASTS (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (child == self->child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

GtkWidget *
millrace_toasts_new (void)
{
  return g_object_new (MILLRACE_TYPE_TOASTS, NULL);
}

static void
close_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  hide (MILLRACE_TOASTS (widget));
}

/* What is no longer seen is not in the tree that assistive technology reads either. */
static void
child_revealed_cb (MillraceToasts *self)
{
  if (!gtk_revealer_get_child_revealed (self->revealer)
      && !gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}

/* --- Widget --- */

static GtkSizeRequestMode
millrace_toasts_get_request_mode (GtkWidget *widget)
{
  MillraceToasts *self = MILLRACE_TOASTS (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child)
                             : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
millrace_toasts_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  MillraceToasts *self = MILLRACE_TOASTS (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
millrace_toasts_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  MillraceToasts *self = MILLRACE_TOASTS (widget);
  GtkWidget *notice = GTK_WIDGET (self->revealer);
  GtkAllocation place;

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  if (!gtk_widget_should_layout (notice))
    return;

  gtk_widget_measure (notice, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
  place.width = MIN (place.width, width);
  gtk_widget_measure (notice, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                      NULL);
  place.x = (width - place.width) / 2;
  place.y = height - place.height;
  gtk_widget_size_allocate (notice, &place, -1);
}

/* --- Object --- */

static void
millrace_toasts_dispose (GObject *object)
{
  MillraceToasts *self = MILLRACE_TOASTS (object);

  g_clear_handle_id (&self->hide_source, g_source_remove);
  g_clear_weak_pointer (&self->came_from);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  if (self->revealer != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_TOASTS);

  G_OBJECT_CLASS (millrace_toasts_parent_class)->dispose (object);
}

static void
millrace_toasts_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CHILD:
      millrace_toasts_set_child (MILLRACE_TOASTS (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
millrace_toasts_class_init (MillraceToastsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_toasts_dispose;
  object_class->set_property = millrace_toasts_set_property;
  widget_class->get_request_mode = millrace_toasts_get_request_mode;
  widget_class->measure = millrace_toasts_measure;
  widget_class->size_allocate = millrace_toasts_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/millrace-toasts.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceToasts, revealer);
  gtk_widget_class_bind_template_child (widget_class, MillraceToasts, label);
  gtk_widget_class_bind_template_child (widget_class, MillraceToasts, button);
  gtk_widget_class_bind_template_child (widget_class, MillraceToasts, motion);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide);
  gtk_widget_class_install_action (widget_class, "toast.close", NULL, close_cb);
  gtk_widget_class_set_css_name (widget_class, "toasts");
}

static void
millrace_toasts_init (MillraceToasts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
