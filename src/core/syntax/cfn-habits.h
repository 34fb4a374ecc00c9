/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_GETATT_DOTTED, /* !GetAtt A.B */
  CFN_GETATT_LIST,   /* !GetAtt [A, B] */
  CFN_GETATT_LONG,   /* Fn::GetAtt: [A, B] */
} CfnGetAttForm;

/* How the author of a text writes: what most places of it have in common. */
typedef struct
{
  gboolean      is_json;
  const char   *newline;

  guint         step;          /* blocks: columns from a key to the keys of its mapping */
  guint         list_step;     /* blocks: columns from a key to the "-" of its list */
  guint         item_step;     /* blocks: columns from a "-" to the keys of its mapping */
  gboolean      flow_lists;    /* lists of plain values stand in brackets */

  char          quote;         /* of strings that need quotes */
  gboolean      quotes_values; /* strings that need none have them as well */
  gboolean      quotes_keys;
  gboolean      short_calls;   /* !Ref rather than Ref: */
  CfnGetAttForm getatt;
  gboolean      block_arguments; /* lists of arguments stand in blocks, not in brackets */

  gboolean      is_pretty;     /* brackets: over several lines */
  char          unit[16];      /* brackets: one level of indentation */
  char          colon[4];      /* brackets: ": ", ":" or " : " */
  char          comma[3];      /* brackets, on one line: ", " or "," */
  gboolean      pads_maps;     /* "{ a: b }" */
  gboolean      pads_lists;    /* "[ a, b ]" */
  gboolean      inline_calls;  /* JSON: { "Ref": "A" } on one line */
  gboolean      inline_lists;  /* JSON: lists of plain values on one line */
} CfnHabits;

/* Looks at the whole tree, the first time it is asked for; where it has no example, @self gets what
 * most templates do. Any thread. */
void cfn_habits_survey (CfnHabits *self,
                        CfnTree   *tree);

/* How many blank lines, at most 3, there are between most neighbours in @mapping; -1: it has no
 * neighbours that would tell. */
int  cfn_habits_blank_between (CfnTree       *tree,
                               const CfnNode *mapping);

G_END_DECLS
