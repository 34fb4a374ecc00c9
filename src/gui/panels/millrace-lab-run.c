/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-lab-run.h"

/* Milliseconds between two hops: time to read a short sentence. */
#define PACE 600

struct _MillraceLabRun
{
  GObject           parent_instance;

  CfnTrace         *trace;
  guint             n_shown;
  guint             clock;
  MillraceLabState  state;
};

enum
{
  CAME,
  STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceLabRun, millrace_lab_run, G_TYPE_OBJECT)

static void
set_state (MillraceLabRun   *self,
           MillraceLabState  state)
{
  if (state != MILLRACE_LAB_PLAYING)
    g_clear_handle_id (&self->clock, g_source_remove);
  if (state == self->state)
    return;

  self->state = state;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* Whoever is told may end the run. */
static void
show_hops (MillraceLabRun   *self,
           guint             n_hops,
           MillraceLabState  then)
{
  guint first = self->n_shown;
  guint n_all = cfn_trace_get_n_hops (self->trace);

  self->n_shown = MIN (first + n_hops, n_all);
  if (self->n_shown > first)
    g_signal_emit (self, signals[CAME], 0, first, self->n_shown - first);
  if (self->trace != NULL)
    set_state (self, self->n_shown < n_all ? then : MILLRACE_LAB_OVER);
}

static gboolean
clock_cb (gpointer user_data)
{
  MillraceLabRun *self = user_data;

  show_hops (self, 1, MILLRACE_LAB_PLAYING);

  return self->clock != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
millrace_lab_run_begin (MillraceLabRun *self,
                        CfnTrace       *trace)
{
  CfnTrace *previous;

  g_return_if_fail (MILLRACE_IS_LAB_RUN (self));
  g_return_if_fail (trace != NULL);

  previous = g_steal_pointer (&self->trace);
  self->trace = cfn_trace_ref (trace);
  g_clear_pointer (&previous, cfn_trace_unref);
  self->n_shown = 0;
  set_state (self, cfn_trace_get_n_hops (trace) > 0 ? MILLRACE_LAB_WAITING : MILLRACE_LAB_OVER);
}

void
millrace_lab_run_play (MillraceLabRun *self)
{
  g_return_if_fail (MILLRACE_IS_LAB_RUN (self));

  if (self->state != MILLRACE_LAB_WAITING)
    return;

  show_hops (self, 1, MILLRACE_LAB_PLAYING);
  if (self->state == MILLRACE_LAB_PLAYING && self->clock == 0)
    self->clock = g_timeout_add (PACE, clock_cb, self);
}

void
millrace_lab_run_step (MillraceLabRun *self)
{
  g_return_if_fail (MILLRACE_IS_LAB_RUN (self));

  if (self->state == MILLRACE_LAB_WAITING || self->state == MILLRACE_LAB_PLAYING)
    show_hops (self, 1, MILLRACE_LAB_WAITING);
}

void
millrace_lab_run_finish (MillraceLabRun *self)
{
  g_return_if_fail (MILLRACE_IS_LAB_RUN (self));

  if (self->state == MILLRACE_LAB_WAITING || self->state == MILLRACE_LAB_PLAYING)
    show_hops (self, G_MAXUINT / 2, MILLRACE_LAB_OVER);
}

void
millrace_lab_run_end (MillraceLabRun *self)
{
  g_return_if_fail (MILLRACE_IS_LAB_RUN (self));

  g_clear_pointer (&self->trace, cfn_trace_unref);
  self->n_shown = 0;
  set_state (self, MILLRACE_LAB_IDLE);
}

MillraceLabState
millrace_lab_run_get_state (MillraceLabRun *self)
{
  g_return_val_if_fail (MILLRACE_IS_LAB_RUN (self), MILLRACE_LAB_IDLE);

  return self->state;
}

CfnTrace *
millrace_lab_run_get_trace (MillraceLabRun *self)
{
  g_return_val_if_fail (MILLRACE_IS_LAB_RUN (self), NULL);

  return self->trace;
}

guint
millrace_lab_run_get_n_shown (MillraceLabRun *self)
{
  g_return_val_if_fail (MILLRACE_IS_LAB_RUN (self), 0);

  return self->n_shown;
}

static void
millrace_lab_run_dispose (GObject *object)
{
  MillraceLabRun *self = MILLRACE_LAB_RUN (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_pointer (&self->trace, cfn_trace_unref);

  G_OBJECT_CLASS (millrace_lab_run_parent_class)->dispose (object);
}

static void
millrace_lab_run_class_init (MillraceLabRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_lab_run_dispose;

  signals[CAME] = g_signal_new ("came", MILLRACE_TYPE_LAB_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", MILLRACE_TYPE_LAB_RUN,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
millrace_lab_run_init (MillraceLabRun *self)
{
}

MillraceLabRun *
millrace_lab_run_new (void)
{
  return g_object_new (MILLRACE_TYPE_LAB_RUN, NULL);
}
