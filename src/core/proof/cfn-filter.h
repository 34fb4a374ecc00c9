/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"
#include "cfn-pattern.h"

G_BEGIN_DECLS

/* Something about a filter that is not as its author can have meant it. */
typedef struct
{
  const char *rule;          /* the rule that tells of it: "filter-never-matches" ...; a static
                              * word */
  const char *why;           /* more exactly: "no-type-level", "numeric-on-text" ...; a static
                              * word */
  CfnSpan     span;          /* in the text of the pattern */
  CfnMessage *message;       /* owned */
  char       *repair;        /* what the part at the span has to be, as JSON, with a
                              * CFN_PATTERN_HOLE for what it is now; NULL when there is not exactly
                              * one thing that it can be. Owned */
  gboolean    needs_images;  /* another StreamViewType would do */
} CfnFilterFault;

/* What is known of the stream whose records are filtered. */
typedef struct
{
  gboolean    is_dynamodb;   /* FALSE: only what Lambda asks of every pattern is judged */
  const char *view_type;     /* NULL: not known */
  GHashTable *types;         /* attribute -> "S", "N" or "B", as the table declares them; NULL: not
                              * known. Borrowed */
  GHashTable *keys;          /* names of the table's key attributes; NULL: not known. Borrowed */
} CfnFilterSource;

/* GArray of CfnFilterFault with a clear function. */
GArray         *cfn_filter_faults_new (void);
/* Adds a fault; @message is taken. It is good until the next one is added. */
CfnFilterFault *cfn_filter_fault_add  (GArray                *faults,
                                       const char            *rule,
                                       const char            *why,
                                       CfnSpan                span,
                                       CfnMessage            *message);

/* Adds to @faults that @text, the pattern of a filter of @owner, is no JSON. */
void            cfn_filter_refuse     (const char            *text,
                                       const char            *owner,
                                       CfnPatternProblem      problem,
                                       CfnSpan                span,
                                       GArray                *faults);
/*
 * Whether @pattern is what Lambda takes for the pattern of a filter: an object whose leaves are
 * lists, not empty, of texts, numbers, true, false, null and operators (Lambda Developer Guide,
 * Control which events Lambda sends to your function; EventBridge User Guide, Comparison
 * operators). Adds to @faults what is not so, calling it that of @owner, and marks it as refused.
 */
void            cfn_filter_check      (CfnPattern            *pattern,
                                       const char            *owner,
                                       GArray                *faults);
/*
 * Whether any record of a table's stream gets through. FALSE when none can, with the reasons in
 * @faults; parts of the pattern that never match beside others that do are told there as well, by
 * the rule "filter-part-never-matches". What was refused and what is not known may match.
 */
gboolean        cfn_filter_can_match  (const CfnPattern      *pattern,
                                       const char            *owner,
                                       const CfnFilterSource *source,
                                       GArray                *faults);
/* Whether an alternative of a leaf, which is a text or an operator on texts, takes @text. */
gboolean        cfn_filter_takes_text (const CfnPattern      *alternative,
                                       const char            *text);
/* The operator of an alternative that is an object with one key; NULL for any other. */
const CfnPattern *cfn_filter_get_operator (const CfnPattern  *alternative);

G_END_DECLS
