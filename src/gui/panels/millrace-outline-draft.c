/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-outline-draft.h"

struct _MillraceOutlineView
{
  CfnPositions         *positions;   /* NULL: none */
  MillraceOutlineOrder  order;
  char                 *filter;
};

MillraceOutlineView *
millrace_outline_view_new (CfnPositions         *positions,
                           MillraceOutlineOrder  order,
                           const char           *filter)
{
  MillraceOutlineView *self = g_atomic_rc_box_new0 (MillraceOutlineView);

  self->positions = positions != NULL ? cfn_positions_ref (positions) : NULL;
  self->order = order;
  self->filter = g_strdup (filter);

  return self;
}

MillraceOutlineView *
millrace_outline_view_ref (MillraceOutlineView *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
view_clear (gpointer data)
{
  MillraceOutlineView *self = data;

  g_clear_pointer (&self->positions, cfn_positions_unref);
  g_free (self->filter);
}

void
millrace_outline_view_unref (MillraceOutlineView *self)
{
  g_atomic_rc_box_release_full (self, view_clear);
}

gboolean
millrace_outline_view_is (MillraceOutlineView  *self,
                          CfnPositions         *positions,
                          MillraceOutlineOrder  order,
                          const char           *filter)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->positions == positions && self->order == order
         && g_strcmp0 (self->filter, filter) == 0;
}

MillraceOutlineDraft *
millrace_outline_draft_new (CfnReading          *reading,
                            MillraceOutlineView *view,
                            CfnFingerprint       before)
{
  MillraceOutlineDraft *self;

  g_return_val_if_fail (reading != NULL && view != NULL, NULL);

  self = g_new0 (MillraceOutlineDraft, 1);
  self->reading = cfn_reading_ref (reading);
  self->view = millrace_outline_view_ref (view);
  self->print = millrace_outline_plan_get_print (reading);
  if (before == 0 || self->print != before)
    self->plans = millrace_outline_plan_new (reading, view->positions, view->order, view->filter);

  return self;
}

void
millrace_outline_draft_free (MillraceOutlineDraft *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->view, millrace_outline_view_unref);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_free (self);
}
