/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A piece of a buffer, in characters; @end is behind it. */
typedef struct
{
  int start;
  int end;
} MillraceTagRange;

/*
 * MillraceTagRanges: where a tag of a text buffer is. To take a tag off a whole buffer and put it
 * back makes GTK measure every line anew that had it, which for a long text is felt after each key:
 * here only what differs is touched. Follows the buffer, as tagged text moves when text is inserted
 * before it. Nobody else may apply or remove the tag.
 */
#define MILLRACE_TYPE_TAG_RANGES (millrace_tag_ranges_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTagRanges, millrace_tag_ranges, MILLRACE, TAG_RANGES, GObject)

/* @tag: of @buffer's table, nowhere applied yet. */
MillraceTagRanges *millrace_tag_ranges_new (GtkTextBuffer     *buffer,
                                            GtkTextTag        *tag);
/* Has the tag on @ranges (of MillraceTagRange, in any order, may overlap or be empty; is sorted)
 * and nowhere else. NULL: nowhere. */
void               millrace_tag_ranges_set (MillraceTagRanges *self,
                                            GArray            *ranges);

G_END_DECLS
