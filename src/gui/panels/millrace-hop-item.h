/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cfn-trace.h"

G_BEGIN_DECLS

/* MillraceHopItem: one hop of a trace, in words and signs for a list. Keeps the trace alive. */
#define MILLRACE_TYPE_HOP_ITEM (millrace_hop_item_get_type ())
G_DECLARE_FINAL_TYPE (MillraceHopItem, millrace_hop_item, MILLRACE, HOP_ITEM, GObject)

MillraceHopItem *millrace_hop_item_new           (CfnTrace        *trace,
                                                  guint            index);
const CfnHop    *millrace_hop_item_get_hop       (MillraceHopItem *self);
guint            millrace_hop_item_get_index     (MillraceHopItem *self);
const char      *millrace_hop_item_get_icon_name (MillraceHopItem *self);
/* "good", "warning", "error"; NULL: none of them. */
const char      *millrace_hop_item_get_css_class (MillraceHopItem *self);
/* All to be freed with g_free(). The sentence that tells of it; "250 ms · Record · Table → Mapping"
 * below it; and both for whoever does not see the list. */
char            *millrace_hop_item_dup_message   (MillraceHopItem *self);
char            *millrace_hop_item_dup_place     (MillraceHopItem *self);
char            *millrace_hop_item_dup_summary   (MillraceHopItem *self);
/* The JSON that travels with it, or NULL. */
char            *millrace_hop_item_dup_payload   (MillraceHopItem *self);

/* "250 ms", "1.5 s", "3 min 20 s", "24 h 00 min": time on the clock of a run. Free with
 * g_free(). */
char            *millrace_hop_dup_time           (gint64           milliseconds);

G_END_DECLS
