/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-refusal.h"

static GQuark
listener_quark (void)
{
  return g_quark_from_static_string ("millrace-refusal-listener");
}

void
millrace_refusal_listen (MillraceRefusal *self,
                         GtkWidget       *widget)
{
  GtkRoot *root;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  *self = (MillraceRefusal) { .root = root != NULL ? g_object_ref (root) : NULL };
  if (root == NULL)
    return;

  self->outer = g_object_get_qdata (G_OBJECT (root), listener_quark ());
  g_object_set_qdata (G_OBJECT (root), listener_quark (), self);
}

char *
millrace_refusal_stop (MillraceRefusal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->root != NULL)
    g_object_set_qdata (G_OBJECT (self->root), listener_quark (), self->outer);
  g_clear_object (&self->root);

  return g_steal_pointer (&self->reason);
}

void
millrace_refusal_tell (GtkRoot    *root,
                       const char *reason)
{
  MillraceRefusal *listener;

  g_return_if_fail (GTK_IS_ROOT (root));
  g_return_if_fail (reason != NULL);

  listener = g_object_get_qdata (G_OBJECT (root), listener_quark ());
  if (listener == NULL)
    return;

  g_free (listener->reason);
  listener->reason = g_strdup (reason);
}
