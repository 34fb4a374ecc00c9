/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edit.h"
#include "cfn-positions.h"

G_BEGIN_DECLS

/*
 * CfnStep: one named step of a document's history, of text, positions or both. Private to this
 * room.
 */
typedef struct
{
  char         *name;
  char         *merge_key;   /* NULL: joins with nothing */
  gint64        time;        /* of the last change in it, monotonic, in microseconds */
  CfnEdit      *forward;     /* NULL when the text did not change */
  CfnEdit      *backward;
  CfnPositions *before;      /* NULL when no position changed */
  CfnPositions *after;
} CfnStep;

CfnStep  *cfn_step_new           (const char   *name,
                                  const char   *merge_key);
void      cfn_step_free          (CfnStep      *self);
/* Adds what came after all that is in the step already; without what is known of its outcome,
 * which would make a history as large as all its texts. */
void      cfn_step_add_edit      (CfnStep      *self,
                                  CfnEdit      *edit,
                                  CfnText      *before);
void      cfn_step_add_positions (CfnStep      *self,
                                  CfnPositions *before,
                                  CfnPositions *after);
gboolean  cfn_step_is_empty      (CfnStep      *self);
/* Whether a change with @merge_key, made now, belongs to this step. */
gboolean  cfn_step_takes         (CfnStep      *self,
                                  const char   *merge_key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnStep, cfn_step_free)

G_END_DECLS
