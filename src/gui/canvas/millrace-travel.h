/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route.h"
#include "millrace-theme.h"

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_TRAVEL_GOOD,     /* what travels arrives */
  MILLRACE_TRAVEL_BAD,      /* it is stopped half way */
  MILLRACE_TRAVEL_UNKNOWN,  /* it arrives, if what is not known holds */
} MillraceTravelTone;

/* Records on the edge between two cards. */
typedef struct
{
  const char         *from;    /* logical ids of its ends; NULL: outside the template */
  const char         *to;
  guint               n_dots;  /* that are on their way now */
  guint               count;   /* that will have arrived then: what stands beside the line */
  gboolean            is_lit;
  MillraceTravelTone  tone;
} MillraceTravel;

/*
 * MillraceTravels: draws records that travel along edges as dots, and beside the line how many have
 * arrived. Nothing to draw costs nothing.
 */
typedef struct _MillraceTravels MillraceTravels;

/* @widget: whose fonts it draws with. Neither is kept alive. */
MillraceTravels *millrace_travels_new          (GtkWidget            *widget,
                                                const MillraceTheme  *theme);
void             millrace_travels_free         (MillraceTravels      *self);
/* Copies @travels; those whose edge is not there are not drawn. */
void             millrace_travels_set          (MillraceTravels      *self,
                                                const MillraceTravel *travels,
                                                guint                 n_travels);
/* Where the edges are; may be NULL. */
void             millrace_travels_set_routes   (MillraceTravels      *self,
                                                CfnRoutes            *routes);
/* How far what travels has come: 0 to 1. */
void             millrace_travels_set_progress (MillraceTravels      *self,
                                                double                progress);
/* Whether any dot is to move. */
gboolean         millrace_travels_has_dots     (MillraceTravels      *self);
/* The edge of the @place-th travel that is lit, from 0, or -1 when there are no more. */
int              millrace_travels_get_lit      (MillraceTravels      *self,
                                                guint                 place,
                                                MillraceTravelTone   *tone);
/* The edge between two cards that something travels along best: a stream rather than a reference.
 * -1: there is none. */
int              millrace_travels_find_edge    (CfnDiagram           *diagram,
                                                const char           *from,
                                                const char           *to);
void             millrace_travels_snapshot     (MillraceTravels      *self,
                                                GtkSnapshot          *snapshot,
                                                double                zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceTravels, millrace_travels_free)

G_END_DECLS
