/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* MillraceTagRow: a tag, its key beside its value. */
#define MILLRACE_TYPE_TAG_ROW (millrace_tag_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTagRow, millrace_tag_row, MILLRACE, TAG_ROW, AdwPreferencesRow)

GtkWidget *millrace_tag_row_new (const MillraceFieldSpec *spec);

G_END_DECLS
