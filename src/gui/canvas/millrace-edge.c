/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-edge.h"

#include <glib/gi18n.h>

#include "cfn-path.h"

struct _MillraceEdge
{
  GtkWidget             parent_instance;

  char                 *key;
  char                 *label;
  char                 *description;
  CfnDiagram           *diagram;
  const CfnDiagramEdge *edge;      /* owned by diagram */
  CfnFingerprint        fingerprint; /* of what label and description tell */
  gboolean              selected;
};

G_DEFINE_FINAL_TYPE (MillraceEdge, millrace_edge, GTK_TYPE_WIDGET)

/* Whole sentences, because languages order these words differently. */
static const char *kind_formats[] = {
  [CFN_CLAIM_STREAM] = N_("Stream from %s to %s: %s"),
  [CFN_CLAIM_INVOKE] = N_("Invocation from %s to %s: %s"),
  [CFN_CLAIM_ASSUME] = N_("Role, %s runs as %s: %s"),
  [CFN_CLAIM_MAY_READ] = N_("Permission of %s to read %s: %s"),
  [CFN_CLAIM_MAY_WRITE] = N_("Permission of %s to write to %s: %s"),
  [CFN_CLAIM_ON_FAILURE] = N_("Failed batches from %s to %s: %s"),
  [CFN_CLAIM_ATTACH] = N_("Policy, %s attached to %s: %s"),
  [CFN_CLAIM_REFERENCE] = N_("Reference from %s to %s: %s"),
  [CFN_CLAIM_DEPENDS_ON] = N_("Dependency of %s on %s: %s"),
};

static const char *verdict_words[] = {
  [CFN_VERDICT_HOLDS] = N_("holds"),
  [CFN_VERDICT_FAILS] = N_("fails"),
  [CFN_VERDICT_UNKNOWN] = N_("cannot be known"),
};

static const char *
get_end_name (const CfnResource *resource)
{
  return resource != NULL ? resource->id : _("something outside the template");
}

static char *
make_label (const CfnClaim *claim,
            const char     *key)
{
  g_autofree char *label = g_strdup_printf (_(kind_formats[claim->kind]),
                                            get_end_name (claim->from), get_end_name (claim->to),
                                            _(verdict_words[claim->verdict]));
  guint64 repeat = g_ascii_strtoull (strrchr (key, ' ') + 1, NULL, 10);

  /* Parallel edges of one kind are told apart by number. */
  return repeat > 0 ? g_strdup_printf ("%s (%" G_GUINT64_FORMAT ")", label, repeat + 1)
         : g_steal_pointer (&label);
}

/* Why it is so, and where in the template that stands. */
static char *
make_description (const CfnClaim *claim)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (claim->message != NULL)
    {
      g_autofree char *message = cfn_message_format (claim->message);

      g_string_append (text, message);
    }
  for (guint i = 0; claim->evidence != NULL && claim->evidence[i] != NULL; i++)
    {
      g_autofree char *path = cfn_path_string_of_node (claim->evidence[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", path);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The canvas does what the edge is asked for. */
static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MillraceEdge *self = MILLRACE_EDGE (widget);

  if (g_str_equal (name, "edge.focus"))
    {
      gtk_widget_activate_action (widget, "canvas.focus-edge", "s", self->key);
      return;
    }

  gtk_widget_activate_action (widget, "canvas.select-edge", "s", self->key);
  if (g_str_equal (name, "edge.disconnect"))
    gtk_widget_activate_action (widget, "win.delete-selection", NULL);
  else if (g_str_equal (name, "edge.change-target"))
    gtk_widget_activate_action (widget, "canvas.replug-edge", "s", self->key);
  else if (g_str_equal (name, "edge.insert"))
    gtk_widget_activate_action (widget, "canvas.insert-edge", "s", self->key);
}

static void
state_flags_changed (GtkWidget     *widget,
                     GtkStateFlags  previous)
{
  GtkWidget *world = gtk_widget_get_parent (widget);

  if (world != NULL)
    gtk_widget_queue_draw (world);
}

static void
millrace_edge_finalize (GObject *object)
{
  MillraceEdge *self = MILLRACE_EDGE (object);

  g_clear_pointer (&self->diagram, cfn_diagram_unref);
  g_free (self->key);
  g_free (self->label);
  g_free (self->description);

  G_OBJECT_CLASS (millrace_edge_parent_class)->finalize (object);
}

static void
millrace_edge_class_init (MillraceEdgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_edge_finalize;
  widget_class->state_flags_changed = state_flags_changed;

  gtk_widget_class_set_css_name (widget_class, "millrace-edge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_widget_class_install_action (widget_class, "edge.focus", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "edge.select", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "edge.disconnect", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "edge.change-target", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "edge.insert", NULL, forward_action);
}

static void
millrace_edge_init (MillraceEdge *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The line is hit by its distance, not by the box around it. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

GtkWidget *
millrace_edge_new (const char *key)
{
  MillraceEdge *self = g_object_new (MILLRACE_TYPE_EDGE, NULL);

  self->key = g_strdup (key);

  return GTK_WIDGET (self);
}

const char *
millrace_edge_get_key (MillraceEdge *self)
{
  g_return_val_if_fail (MILLRACE_IS_EDGE (self), NULL);

  return self->key;
}

/* Not hidden: to hide it, or to take it out, has GTK work out the styles of all its siblings. */
static void
set_present (MillraceEdge *self,
             gboolean      is_present)
{
  gtk_widget_set_child_visible (GTK_WIDGET (self), is_present);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_HIDDEN, !is_present, -1);
}

void
millrace_edge_rest (MillraceEdge *self)
{
  g_return_if_fail (MILLRACE_IS_EDGE (self));

  millrace_edge_set_selected (self, FALSE);
  set_present (self, FALSE);
  self->edge = NULL;
  g_clear_pointer (&self->diagram, cfn_diagram_unref);
  g_clear_pointer (&self->label, g_free);
}

void
millrace_edge_set_key (MillraceEdge *self,
                       const char   *key)
{
  g_return_if_fail (MILLRACE_IS_EDGE (self));
  g_return_if_fail (self->edge == NULL);

  g_free (self->key);
  self->key = g_strdup (key);
  set_present (self, TRUE);
}

char *
millrace_edge_make_key (const CfnDiagramEdge *edge,
                        guint                 repeat)
{
  const CfnClaim *claim = edge->claim;

  return g_strdup_printf ("%s %s %s %u", cfn_claim_kind_to_string (claim->kind),
                          claim->from != NULL ? claim->from->id : "-",
                          claim->to != NULL ? claim->to->id : "-", repeat);
}

void
millrace_edge_set_edge (MillraceEdge *self,
                        CfnDiagram   *diagram,
                        guint         index)
{
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;
  CfnDiagram *previous;

  g_return_if_fail (MILLRACE_IS_EDGE (self));
  g_return_if_fail (diagram != NULL);

  previous = self->diagram;
  self->diagram = cfn_diagram_ref (diagram);
  self->edge = cfn_diagram_get_edge (diagram, index);
  g_clear_pointer (&previous, cfn_diagram_unref);

  if (self->label != NULL && self->fingerprint == self->edge->fingerprint)
    return;

  self->fingerprint = self->edge->fingerprint;
  label = make_label (self->edge->claim, self->key);
  description = make_description (self->edge->claim);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  g_free (self->label);
  self->label = g_steal_pointer (&label);
  g_free (self->description);
  self->description = g_steal_pointer (&description);
}

static gboolean
is_same_end (const CfnResource *a,
             const CfnResource *b)
{
  return a == NULL || b == NULL ? a == b : g_str_equal (a->id, b->id);
}

gboolean
millrace_edge_is_of (MillraceEdge         *self,
                     const CfnDiagramEdge *other)
{
  g_return_val_if_fail (MILLRACE_IS_EDGE (self), FALSE);

  return self->edge != NULL && self->edge->claim->kind == other->claim->kind
         && is_same_end (self->edge->claim->from, other->claim->from)
         && is_same_end (self->edge->claim->to, other->claim->to);
}

const CfnDiagramEdge *
millrace_edge_get_edge (MillraceEdge *self)
{
  g_return_val_if_fail (MILLRACE_IS_EDGE (self), NULL);

  return self->edge;
}

char *
millrace_edge_explain (MillraceEdge *self)
{
  g_return_val_if_fail (MILLRACE_IS_EDGE (self), NULL);

  return g_strdup_printf ("%s\n%s", self->label, self->description);
}

void
millrace_edge_set_selected (MillraceEdge *self,
                            gboolean      selected)
{
  g_return_if_fail (MILLRACE_IS_EDGE (self));

  if (self->selected == selected)
    return;

  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_queue_draw (gtk_widget_get_parent (GTK_WIDGET (self)));
}
