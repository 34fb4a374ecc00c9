/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-geometry.h"

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * CfnPositions: upper left corners of the cards that a person placed, by logical id. Immutable,
 * thread-safe, reference-counted. Whole numbers: what is set is rounded.
 */
typedef struct _CfnPositions CfnPositions;

#define CFN_TYPE_POSITIONS (cfn_positions_get_type ())

GType         cfn_positions_get_type (void);
CfnPositions *cfn_positions_new      (void);
CfnPositions *cfn_positions_ref      (CfnPositions       *self);
void          cfn_positions_unref    (CfnPositions       *self);
guint         cfn_positions_get_n    (CfnPositions       *self);
gboolean      cfn_positions_lookup   (CfnPositions       *self,
                                      const char         *id,
                                      CfnPoint           *point);
/* The ids, sorted by byte; g_strfreev(). */
char        **cfn_positions_get_ids  (CfnPositions       *self);
/* A copy with @id at @point, or without it when @point is NULL. */
CfnPositions *cfn_positions_with     (CfnPositions       *self,
                                      const char         *id,
                                      const CfnPoint     *point);
gboolean      cfn_positions_equal    (CfnPositions       *a,
                                      CfnPositions       *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnPositions, cfn_positions_unref)

G_END_DECLS
