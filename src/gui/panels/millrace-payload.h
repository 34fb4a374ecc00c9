/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-finding.h"
#include "millrace-hop-item.h"

G_BEGIN_DECLS

/*
 * MillracePayload: what a hop says in full, the problem that stops it, and the JSON that travels
 * with it, which can be copied. Asks for "win.show-problem" and "win.fix" ("u").
 */
#define MILLRACE_TYPE_PAYLOAD (millrace_payload_get_type ())
G_DECLARE_FINAL_TYPE (MillracePayload, millrace_payload, MILLRACE, PAYLOAD, GtkWidget)

GtkWidget *millrace_payload_new  (void);
/* @item NULL: nothing is selected. @problem: which of the findings tells of its claim, or -1. */
void       millrace_payload_show (MillracePayload *self,
                                  MillraceHopItem *item,
                                  CfnFindings     *findings,
                                  int              problem);

G_END_DECLS
