/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-switch-row.h"

#include "millrace-edit.h"
#include "millrace-spelling.h"
#include "millrace-tail.h"

struct _MillraceSwitchRow
{
  MillraceRow  parent_instance;

  GtkWidget   *toggle;
  GtkWidget   *line;           /* NULL: it was never needed */
  gulong       active_handler;
};

static void millrace_switch_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceSwitchRow, millrace_switch_row, MILLRACE_TYPE_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_switch_row_field_init))

static gboolean
tell_active_cb (gpointer toggle)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (toggle),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_switch_get_active (GTK_SWITCH (toggle)),
                               -1);

  return G_SOURCE_REMOVE;
}

static void
active_cb (MillraceSwitchRow *self)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (self->toggle));

  /* A switch of GTK 4.8 that goes back while it tells of its change says the change afterwards. */
  if (!millrace_field_commit (MILLRACE_FIELD (self), active ? "true" : "false"))
    g_idle_add_full (G_PRIORITY_HIGH, tell_active_cb, g_object_ref (self->toggle), g_object_unref);
}

void
millrace_switch_row_set_active (MillraceSwitchRow *self,
                                gboolean           active)
{
  g_return_if_fail (MILLRACE_IS_SWITCH_ROW (self));

  g_signal_handler_block (self->toggle, self->active_handler);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), active);
  g_signal_handler_unblock (self->toggle, self->active_handler);
}

static void
millrace_switch_row_show_value (MillraceField         *field,
                                const MillraceSubject *subject,
                                const CfnValue        *value)
{
  MillraceSwitchRow *self = MILLRACE_SWITCH_ROW (field);
  const MillraceFieldSpec *spec = millrace_field_get_spec (field);
  g_autofree char *text = millrace_spelling_of_node (value->node);
  gboolean active = g_strcmp0 (spec->fallback, "true") == 0;
  gboolean is_set = value->kind != CFN_VALUE_ABSENT;
  gboolean is_boolean = cfn_node_get_boolean (value->node, &active);

  millrace_edit_show_beside (&self->line, field, is_set && !is_boolean ? text : NULL);
  gtk_widget_set_visible (self->toggle, !is_set || is_boolean);
  millrace_switch_row_set_active (self, active);
}

static void
millrace_switch_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_switch_row_show_value;
}

static void
millrace_switch_row_class_init (MillraceSwitchRowClass *klass)
{
}

static void
millrace_switch_row_init (MillraceSwitchRow *self)
{
  self->toggle = gtk_switch_new ();

  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  self->active_handler = g_signal_connect_swapped (self->toggle, "notify::active",
                                                   G_CALLBACK (active_cb), self);
  millrace_row_add_suffix (MILLRACE_ROW (self), self->toggle);
  millrace_row_add_suffix (MILLRACE_ROW (self), millrace_tail_new (MILLRACE_FIELD (self)));
  millrace_row_set_target (MILLRACE_ROW (self), self->toggle);
}

GtkWidget *
millrace_switch_row_new (const MillraceFieldSpec *spec)
{
  g_autofree char *title = millrace_field_spec_dup_row_title (spec);
  MillraceSwitchRow *self = g_object_new (MILLRACE_TYPE_SWITCH_ROW, NULL);

  millrace_row_set_title (MILLRACE_ROW (self), title);
  millrace_field_set_spec (MILLRACE_FIELD (self), spec);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  millrace_field_spec_get_title (spec),
                                  -1);

  return GTK_WIDGET (self);
}
