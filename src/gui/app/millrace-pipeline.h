/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-document.h"
#include "cfn-reading.h"
#include "cfn-route.h"
#include "millrace-outline-draft.h"

G_BEGIN_DECLS

/*
 * MillracePipeline: what runs when. Follows a document: every change of its text is read in a
 * worker, laid out in the process's one layout thread, routed, and handed to the window; a result
 * for an older text is dropped. Cards that are there never move by themselves: a new layout starts
 * from the last one. The frame after an edit waits a few milliseconds for what comes of it, where
 * it came that fast the last time: to draw two costs twice as much.
 *
 * Property: "busy" (boolean, read-only): results for the document's present state are still to
 * come.
 * Signals: "reading-changed" (): a new reading, perhaps of a text that does not parse.
 *          "scene-changed" (): a new picture; never of a text that does not parse.
 */
#define MILLRACE_TYPE_PIPELINE (millrace_pipeline_get_type ())
G_DECLARE_FINAL_TYPE (MillracePipeline, millrace_pipeline, MILLRACE, PIPELINE, GObject)

/* Starts reading at once; keeps @document alive. */
MillracePipeline *millrace_pipeline_new            (CfnDocument      *document);
CfnDocument      *millrace_pipeline_get_document   (MillracePipeline *self);
/* The newest reading; NULL before the first. Transfer none, like all below. */
CfnReading       *millrace_pipeline_get_reading    (MillracePipeline *self);
/* The reading of the text as it is now: read here and at once when the worker has not come that
 * far, so that a change is never made to a text that is no longer there. */
CfnReading       *millrace_pipeline_ensure_reading (MillracePipeline *self);
/* What rows an outline shows, which are planned where the text is read. NULL: none. */
void              millrace_pipeline_set_outline_view (MillracePipeline    *self,
                                                      MillraceOutlineView *view);
/* The rows of the newest reading; NULL: they were not planned. */
const MillraceOutlineDraft *
                  millrace_pipeline_get_outline_draft (MillracePipeline *self);
/* The picture's reading: the last one that parsed; NULL before there is a picture. */
CfnReading       *millrace_pipeline_get_shown      (MillracePipeline *self);
CfnRoutes        *millrace_pipeline_get_routes     (MillracePipeline *self);
gboolean          millrace_pipeline_get_busy       (MillracePipeline *self);
/* What is read from now on is handed over after the next frame of @clock. */
void              millrace_pipeline_hold           (MillracePipeline *self,
                                                    GdkFrameClock    *clock);
/* Where a new card that nobody placed should go if there is room; used by the next layout only.
 * NULL: anywhere. */
void              millrace_pipeline_set_hint       (MillracePipeline *self,
                                                    const CfnPoint   *hint);
/* What millrace_pipeline_tidy_async() lays out. */
typedef enum
{
  MILLRACE_TIDY_ALL,
  MILLRACE_TIDY_SOME,       /* the given ids */
  MILLRACE_TIDY_UNPLACED,   /* what nobody placed by hand */
} MillraceTidyScope;

/* Asks for other places, without taking them. @ids: for MILLRACE_TIDY_SOME, else NULL. */
void              millrace_pipeline_tidy_async     (MillracePipeline *self,
                                                    MillraceTidyScope scope,
                                                    const char * const *ids,
                                                    GAsyncReadyCallback callback,
                                                    gpointer          user_data);
/* Transfer full; NULL and G_IO_ERROR_CANCELLED when the picture or the places have changed
 * meanwhile. */
CfnPositions     *millrace_pipeline_tidy_finish    (MillracePipeline *self,
                                                    GAsyncResult     *result,
                                                    GError          **error);
/* The rectangle of a card of the picture. FALSE when it is not there. */
gboolean          millrace_pipeline_get_card       (MillracePipeline *self,
                                                    const char       *id,
                                                    CfnRect          *card);

G_END_DECLS
