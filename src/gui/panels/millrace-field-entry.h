/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* MillraceFieldEntry: a field that is only part of a row, as the key of a tag is. */
#define MILLRACE_TYPE_FIELD_ENTRY (millrace_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFieldEntry, millrace_field_entry, MILLRACE, FIELD_ENTRY, GtkWidget)

/* @spec is of a text. */
GtkWidget *millrace_field_entry_new (const MillraceFieldSpec *spec);

G_END_DECLS
