/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cfn-trace.h"

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_LAB_IDLE,     /* there is no run */
  MILLRACE_LAB_WAITING,  /* for the next step */
  MILLRACE_LAB_PLAYING,  /* hop after hop */
  MILLRACE_LAB_OVER,     /* all hops are shown */
} MillraceLabState;

/*
 * MillraceLabRun: a trace that is shown hop by hop, by a clock or by hand.
 *
 * Signals: "came" (guint first, guint n_hops): hops of the trace are shown now, too.
 * "state-changed" ().
 */
#define MILLRACE_TYPE_LAB_RUN (millrace_lab_run_get_type ())
G_DECLARE_FINAL_TYPE (MillraceLabRun, millrace_lab_run, MILLRACE, LAB_RUN, GObject)

MillraceLabRun   *millrace_lab_run_new         (void);
/* Begins with @trace, none of whose hops is shown yet. */
void              millrace_lab_run_begin       (MillraceLabRun *self,
                                                CfnTrace       *trace);
/* Shows the next hop at once, and one more every 600 ms. */
void              millrace_lab_run_play        (MillraceLabRun *self);
/* Shows the next hop, and waits. */
void              millrace_lab_run_step        (MillraceLabRun *self);
/* Shows all that are left. */
void              millrace_lab_run_finish      (MillraceLabRun *self);
/* Forgets the trace. */
void              millrace_lab_run_end         (MillraceLabRun *self);
MillraceLabState  millrace_lab_run_get_state   (MillraceLabRun *self);
/* Transfer none; NULL when there is no run. */
CfnTrace         *millrace_lab_run_get_trace   (MillraceLabRun *self);
guint             millrace_lab_run_get_n_shown (MillraceLabRun *self);

G_END_DECLS
