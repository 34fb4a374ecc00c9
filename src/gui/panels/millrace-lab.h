/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-reading.h"
#include "millrace-lab-run.h"

G_BEGIN_DECLS

/*
 * MillraceLab: the stream lab: writes to a table, and step by step what the stack would do with
 * them. Nothing is built before somebody looks at it or runs something. Asks for "win.run",
 * "win.step", "win.stop" and what MillraceWrites and MillracePayload ask for.
 *
 * Signals: "shown" (gboolean came): another hop is selected, or none; @came: because the run has
 * come to it. "told" (const char *words): what a person should hear who does not see it.
 * "writes-changed" (): they are others. "state-changed" (): the run has begun, goes on, waits, is
 * over or gone.
 */
#define MILLRACE_TYPE_LAB (millrace_lab_get_type ())
G_DECLARE_FINAL_TYPE (MillraceLab, millrace_lab, MILLRACE, LAB, GtkWidget)

GtkWidget        *millrace_lab_new         (void);
/* The newest reading. Another text ends a run, and says so; what cannot be read changes nothing
 * else. */
void              millrace_lab_set_reading (MillraceLab *self,
                                            CfnReading  *reading);
/* It is another document: its writes are a sample again. */
void              millrace_lab_reset       (MillraceLab *self);
/* Begins a run, or goes on by the clock; shows all the rest at once when the clock runs already. */
void              millrace_lab_play        (MillraceLab *self);
/* One hop more, beginning a run where there is none. */
void              millrace_lab_step        (MillraceLab *self);
/* Ends the run and takes away what it showed. */
void              millrace_lab_stop        (MillraceLab *self);
MillraceLabState  millrace_lab_get_state   (MillraceLab *self);
/* What runs, transfer none; NULL: nothing. */
CfnTrace         *millrace_lab_get_trace   (MillraceLab *self);
/* The selected hop; -1: none. */
int               millrace_lab_get_hop     (MillraceLab *self);
/* The same while somebody has changed them, as far as they can be read; NULL: they are a sample. */
char             *millrace_lab_dup_own_writes (MillraceLab *self);
/* The writes as an events file, to be freed with g_free(); NULL while one cannot be read. */
char             *millrace_lab_dup_writes  (MillraceLab *self);
/* Takes those of an events file. FALSE, with the line and what is wrong there in @problem, to be
 * freed with g_free(), when it is none. */
gboolean          millrace_lab_take_writes (MillraceLab *self,
                                            CfnText     *text,
                                            char       **problem);
/* Takes those that were there before, unless somebody has changed the sample already or they are
 * none: FALSE. Builds nothing. */
gboolean          millrace_lab_restore_writes (MillraceLab *self,
                                               CfnText     *text);

G_END_DECLS
