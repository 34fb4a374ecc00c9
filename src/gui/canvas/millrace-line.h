/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route.h"

G_BEGIN_DECLS

/* A straight piece of a line. */
typedef struct
{
  CfnPoint start;
  CfnPoint end;
} MillracePiece;

/*
 * Cuts the line of @route into straight pieces that are nowhere further than @tolerance (canvas
 * units) from it, and into dashes when @dash is not { 0, 0 }; appends them to @pieces (of
 * MillracePiece). The line is led to where the arrow begins, so that its blunt end does not show
 * beside the tip.
 */
void millrace_line_cut (const CfnRoute *route,
                        double          tolerance,
                        const double   *dash,
                        GArray         *pieces);

G_END_DECLS
