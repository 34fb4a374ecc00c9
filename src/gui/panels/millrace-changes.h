/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-subject.h"

G_BEGIN_DECLS

/*
 * Several properties of one resource that change together, in one step of the history: asks for
 * "win.set-properties" ("a(ss)": path, YAML; "" takes the property away), which makes them one
 * after another.
 */
typedef struct
{
  const MillraceSubject *subject;
  GVariantBuilder        builder;
  guint                  n;
} MillraceChanges;

void millrace_changes_init  (MillraceChanges       *self,
                             const MillraceSubject *subject);
/* @yaml: a value as YAML. */
void millrace_changes_set   (MillraceChanges       *self,
                             const char            *property,
                             const char            *yaml);
/* Takes @property away when it is there. */
void millrace_changes_unset (MillraceChanges       *self,
                             const char            *property);
/* Asks for the changes, if there are any; ends @self. */
void millrace_changes_ask   (MillraceChanges       *self,
                             GtkWidget             *widget);

G_END_DECLS
