/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-limits.h"

G_BEGIN_DECLS

/* A pairing with its names taken apart. */
typedef struct
{
  const CfnPairing *pairing;
  char            **others;
  guint64           first;     /* the parts that its path begins with, as a set of bits */
  guint64           second;    /* those that the others begin with */
} CfnPlannedPairing;

/*
 * CfnPlan: what the table of limits says of one place below the properties of a resource type, and
 * of the places that lie in it: the table's rows as a tree of names, lists looked through.
 * Immutable; made once a type, when somebody asks for it, and kept for good.
 */
typedef struct _CfnPlan CfnPlan;

struct _CfnPlan
{
  const char         *name;       /* the last step of its path, of @length bytes; "" for the
                                   * properties themselves */
  gsize               length;
  guint64             bit;        /* stands for it among its siblings; with more than 64 of them
                                   * some share one */
  const CfnLimit    **limits;     /* those of this very place */
  guint               n_limits;
  CfnPlannedPairing  *pairings;   /* those of what is in this place */
  guint               n_pairings;
  CfnPlan            *first_part; /* in the order of the table */
  CfnPlan            *next;
};

/* The plan of the properties of @type; NULL when the table does not have it. */
const CfnPlan *cfn_plan_find     (const char    *type);
/* The place @name in that of @self; NULL when the table says nothing of it, or @self is NULL. */
const CfnPlan *cfn_plan_get_part (const CfnPlan *self,
                                  const char    *name,
                                  gsize          length);

/* FALSE when the pairing cannot say anything where of the parts of its object only those @present
 * are there. */
static inline gboolean
cfn_planned_pairing_can_matter (const CfnPlannedPairing *self,
                                guint64                  present)
{
  const CfnPairing *pairing = self->pairing;

  if (pairing->kind == CFN_PAIRING_ONE_OF || pairing->kind == CFN_PAIRING_ANY_OF)
    return TRUE;
  if (!pairing->implied && (present & self->first) == 0)
    return FALSE;

  return pairing->kind == CFN_PAIRING_NEEDS || (present & self->second) != 0;
}

G_END_DECLS
