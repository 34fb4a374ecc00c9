/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-node.h"

G_BEGIN_DECLS

/*
 * MillraceKeyEditor: a line in which an entry of a map gets another name. What is taken already is
 * told while it is typed, and not taken.
 *
 * Signal "finished" (const char *key)
 */
#define MILLRACE_TYPE_KEY_EDITOR (millrace_key_editor_get_type ())
G_DECLARE_FINAL_TYPE (MillraceKeyEditor, millrace_key_editor, MILLRACE, KEY_EDITOR, GtkWidget)

/* @entry: the value that has the key. */
GtkWidget *millrace_key_editor_new (const CfnNode *entry);

G_END_DECLS
