/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-template.h"

G_BEGIN_DECLS

/*
 * MillraceYamlEditor: a value as YAML of several lines, as the file has it. What does not read is
 * told and cannot be taken.
 *
 * Signal "finished" (const char *yaml): the person is done; "" when nothing is left.
 */
#define MILLRACE_TYPE_YAML_EDITOR (millrace_yaml_editor_get_type ())
G_DECLARE_FINAL_TYPE (MillraceYamlEditor, millrace_yaml_editor, MILLRACE, YAML_EDITOR, GtkWidget)

/* @node NULL: nothing to begin with. */
GtkWidget *millrace_yaml_editor_new (CfnTemplate   *template,
                                     const CfnNode *node);

G_END_DECLS
