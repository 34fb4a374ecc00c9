/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-geometry.h"

G_BEGIN_DECLS

/*
 * Private to the room: rectangles with numbers, found by place. Squares of the plane each list the
 * rectangles that meet them. Safe to be read by several threads while nobody adds.
 */
typedef struct _CfnRectGrid CfnRectGrid;

CfnRectGrid *cfn_rect_grid_new        (void);
void         cfn_rect_grid_free       (CfnRectGrid *self);
/* Numbers need not be dense; a number may be added once. */
void         cfn_rect_grid_add        (CfnRectGrid *self,
                                       guint        number,
                                       CfnRect      rect);
/* A rectangle that was added; for grids whose numbers count from 0 in the order of adding. */
CfnRect      cfn_rect_grid_get        (CfnRectGrid *self,
                                       guint        number);
guint        cfn_rect_grid_get_n      (CfnRectGrid *self);
/* Where @number is; FALSE when it is nowhere. */
typedef gboolean (*CfnRectGridLookup) (gpointer  data,
                                       guint     number,
                                       CfnRect  *rect);
/* What @lookup tells of the numbers below @n. Takes @self, a grid made like this before (or NULL),
 * and gives it back when only places have changed: then what has not moved is not touched. */
CfnRectGrid *cfn_rect_grid_follow     (CfnRectGrid       *self,
                                       guint              n,
                                       CfnRectGridLookup  lookup,
                                       gpointer           data);
/* Appends the numbers (guint), ascending, of the rectangles that meet @rect to @numbers. */
void         cfn_rect_grid_query      (CfnRectGrid *self,
                                       CfnRect      rect,
                                       GArray      *numbers);
/* TRUE when a rectangle other than those numbered @but and @or_but (-1: none) meets @rect. */
gboolean     cfn_rect_grid_meets      (CfnRectGrid *self,
                                       CfnRect      rect,
                                       int          but,
                                       int          or_but);
/* The offset, on the drawing's grid and nearest to @wish, at which all @rects are at least @margin
 * away from every rectangle. FALSE when there is none for a long way. */
gboolean     cfn_rect_grid_find_free  (CfnRectGrid   *self,
                                       const CfnRect *rects,
                                       guint          n_rects,
                                       double         margin,
                                       CfnPoint       wish,
                                       CfnPoint      *found);

/* Likewise, but the smallest rectangle around @joined, all @rects with that margin, and what lies
 * between has to be free of every rectangle of @foreign, too. */
gboolean     cfn_rect_grid_find_joined (CfnRectGrid   *self,
                                        CfnRectGrid   *foreign,
                                        CfnRect        joined,
                                        const CfnRect *rects,
                                        guint          n_rects,
                                        double         margin,
                                        CfnPoint       wish,
                                        CfnPoint      *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnRectGrid, cfn_rect_grid_free)

G_END_DECLS
