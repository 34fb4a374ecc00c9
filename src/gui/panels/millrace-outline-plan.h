/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-positions.h"
#include "cfn-reading.h"

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_OUTLINE_BY_KIND,
  MILLRACE_OUTLINE_BY_CHAIN,  /* below a table what reads it, below that what it wakes ... */
  MILLRACE_OUTLINE_BY_FILE,   /* as the text has it, with its other sections */
} MillraceOutlineOrder;

typedef enum
{
  MILLRACE_OUTLINE_RESOURCE,
  MILLRACE_OUTLINE_FRAME,     /* a group of the canvas */
  MILLRACE_OUTLINE_HEADING,
  MILLRACE_OUTLINE_ENTRY,     /* a parameter, a mapping, a condition, an output */
} MillraceOutlineSort;

/* How the edges of a resource stand. */
typedef struct
{
  guint n_in;
  guint n_out;
  guint n_fails;
  guint n_unknown;
} MillraceOutlineEdges;

/* One row that the outline is to have, and those below it. Its strings and pointers are those of
 * the reading and the positions, but for the key and the section, which is static. */
typedef struct
{
  MillraceOutlineSort   sort;
  char                 *key;       /* tells it from every other one, from reading to reading */
  const char           *name;      /* logical id, name of the group or entry, or title */
  const char           *section;   /* of an entry, or a heading of one; else NULL */
  const CfnResource    *resource;  /* else NULL */
  const CfnNode        *entry;     /* of an entry, or of the section below a heading; else NULL */
  const CfnClaim       *link;      /* in a chain: what leads here from the row above; else NULL */
  MillraceOutlineEdges  edges;
  gboolean              in_chain;  /* it stands where others like it have rows below them */
  gboolean              is_closed; /* a group that is collapsed on the canvas */
  CfnFingerprint        print;     /* of all that the row says, without the names of those below */
  GPtrArray            *children;  /* of MillraceOutlinePlan; NULL: none */
} MillraceOutlinePlan;

/* What an entry of @section is: "Parameter"; in the person's language. */
const char *millrace_outline_section_get_word (const char *section);
/* The rows of @reading, grouped as @positions (may be NULL) says, as far as they, or what is below
 * them, answer @filter: GPtrArray of MillraceOutlinePlan, transfer full. */
GPtrArray  *millrace_outline_plan_new         (CfnReading           *reading,
                                               CfnPositions         *positions,
                                               MillraceOutlineOrder  order,
                                               const char           *filter);
/* Of all that rows of @reading say, in whatever order and for whatever filter: equal where the
 * outline stays as it is. */
CfnFingerprint
            millrace_outline_plan_get_print   (CfnReading           *reading);

G_END_DECLS
