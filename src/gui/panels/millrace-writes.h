/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-write.h"

G_BEGIN_DECLS

/*
 * MillraceWrites: the writes that a run begins with, as a list. Until somebody changes them, they
 * are a sample for the table.
 *
 * Actions "writes.add" ("s": "put", "update", "delete" or "expire"), "writes.sample". Signal
 * "changed" (): the writes are others.
 */
#define MILLRACE_TYPE_WRITES (millrace_writes_get_type ())
G_DECLARE_FINAL_TYPE (MillraceWrites, millrace_writes, MILLRACE, WRITES, GtkWidget)

GtkWidget *millrace_writes_new       (void);
/* What the sample is made for; @table may be NULL. */
void       millrace_writes_set_table (MillraceWrites     *self,
                                      CfnTemplate        *template,
                                      const CfnResource  *table);
/* Copies of all writes (CfnWrite), transfer full; NULL while one of them cannot be read: that is
 * opened. */
GPtrArray *millrace_writes_list      (MillraceWrites     *self);
/* The same of what somebody made of the sample, with what was read last where that cannot be; NULL
 * while nobody did. Opens nothing. */
GPtrArray *millrace_writes_list_own  (MillraceWrites     *self);
/* Opens the write number @number, from 1, and says what is wrong with it. */
void       millrace_writes_blame     (MillraceWrites     *self,
                                      guint               number,
                                      const char         *problem);
/* Takes @writes (CfnWrite) in the place of what is there. */
void       millrace_writes_replace   (MillraceWrites     *self,
                                      GPtrArray          *writes);
/* Forgets what somebody did: a sample again. */
void       millrace_writes_reset     (MillraceWrites     *self);

G_END_DECLS
