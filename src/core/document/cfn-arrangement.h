/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cfn-positions.h"
#include "cfn-text.h"

G_BEGIN_DECLS

/*
 * CfnArrangement: what NAME.layout beside a template held when it was last read or written. Private
 * to this room. Its functions block, and may be called in any thread, one at a time.
 */
typedef struct
{
  CfnPositions *positions;   /* never NULL */
  GBytes *bytes;             /* NULL: there was no such file */
  char *etag;                /* NULL: as @bytes, or the file system has none */
} CfnArrangement;

CfnArrangement *cfn_arrangement_new  (void);
void            cfn_arrangement_free (CfnArrangement  *self);
CfnArrangement *cfn_arrangement_copy (CfnArrangement  *self);

/* What is beside @file, whose contents are @text; without a file of positions, those that the text
 * holds itself. NULL and what GIO says when it cannot be read, though it is there. */
CfnArrangement *cfn_arrangement_load (GFile           *file,
                                      CfnText         *text,
                                      GCancellable    *cancellable,
                                      GError         **error);
/* Makes @self and the file beside @file hold @positions, whatever is in it. With @text, which is
 * what the template on disk held until now, what somebody else changed meanwhile stays: @self is
 * then what was read from or written there last. */
gboolean        cfn_arrangement_save (CfnArrangement  *self,
                                      GFile           *file,
                                      CfnText         *text,
                                      CfnPositions    *positions,
                                      GCancellable    *cancellable,
                                      GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnArrangement, cfn_arrangement_free)

G_END_DECLS
