/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-changes.h"

void
millrace_changes_init (MillraceChanges       *self,
                       const MillraceSubject *subject)
{
  self->subject = subject;
  self->n = 0;
  g_variant_builder_init (&self->builder, G_VARIANT_TYPE ("a(ss)"));
}

static void
add (MillraceChanges *self,
     const char      *property,
     const char      *yaml)
{
  g_autofree char *path = millrace_subject_dup_path (self->subject, property);

  g_variant_builder_add (&self->builder, "(ss)", path, yaml);
  self->n++;
}

void
millrace_changes_set (MillraceChanges *self,
                      const char      *property,
                      const char      *yaml)
{
  g_return_if_fail (yaml != NULL && yaml[0] != '\0');

  add (self, property, yaml);
}

void
millrace_changes_unset (MillraceChanges *self,
                        const char      *property)
{
  if (millrace_subject_get_node (self->subject, property) != NULL)
    add (self, property, "");
}

void
millrace_changes_ask (MillraceChanges *self,
                      GtkWidget       *widget)
{
  g_autoptr (GVariant) changes = g_variant_ref_sink (g_variant_builder_end (&self->builder));

  if (self->n > 0)
    gtk_widget_activate_action_variant (widget, "win.set-properties", changes);
}
