/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-span.h"

G_BEGIN_DECLS

/* A byte that no text of a template has: stands for a part that is not known before the stack is
 * deployed. */
#define CFN_PATTERN_HOLE '\xff'

typedef enum
{
  CFN_PATTERN_OBJECT,
  CFN_PATTERN_ARRAY,
  CFN_PATTERN_STRING,
  CFN_PATTERN_NUMBER,
  CFN_PATTERN_TRUE,
  CFN_PATTERN_FALSE,
  CFN_PATTERN_NULL,
  CFN_PATTERN_UNKNOWN,   /* a hole, where a value is expected */
} CfnPatternKind;

/*
 * CfnPattern: one value of a filter's pattern, which is JSON (RFC 8259), with its place in the
 * text. The values of an object or array are a list, in the order of the text. Owned by its root.
 */
typedef struct _CfnPattern CfnPattern;

struct _CfnPattern
{
  CfnPatternKind  kind;
  gboolean        is_partial;  /* STRING: a part of it is not known */
  gboolean        is_refused;  /* set by who finds that Lambda would not take it, or not look at
                                * it */
  char           *key;         /* decoded; NULL for what is in no object, and for a key that is not
                                * wholly known */
  CfnSpan         key_span;    /* with its quotes */
  char           *text;        /* STRING: decoded; NUMBER: as written */
  CfnSpan         span;
  guint           n_children;
  CfnPattern     *first_child;
  CfnPattern     *next;
};

/* What keeps a text from being JSON. */
typedef enum
{
  CFN_PATTERN_PROBLEM_NONE,
  CFN_PATTERN_PROBLEM_QUOTES,    /* a text in single quotes */
  CFN_PATTERN_PROBLEM_WORD,      /* True, False or None */
  CFN_PATTERN_PROBLEM_COMMA,     /* one before a closing bracket */
  CFN_PATTERN_PROBLEM_COLON,     /* none after a key */
  CFN_PATTERN_PROBLEM_KEY,       /* not a text before the colon */
  CFN_PATTERN_PROBLEM_TEXT,      /* a text that does not end, or holds what no text may */
  CFN_PATTERN_PROBLEM_END,       /* the end comes too early */
  CFN_PATTERN_PROBLEM_REST,      /* something behind the end */
  CFN_PATTERN_PROBLEM_DEPTH,     /* more brackets in each other than any record has */
  CFN_PATTERN_PROBLEM_OTHER,     /* anything else */
} CfnPatternProblem;

/* Reads @length bytes; NULL and @problem, with its place in @span, when they are no JSON. A hole
 * between values makes the whole CFN_PATTERN_UNKNOWN. Takes time in proportion to @length. */
CfnPattern *cfn_pattern_parse    (const char        *text,
                                  gsize              length,
                                  CfnPatternProblem *problem,
                                  CfnSpan           *span);
void        cfn_pattern_free     (CfnPattern        *self);
/* The value under @key; the last one, as JSON readers do, where there are several. */
CfnPattern *cfn_pattern_get      (const CfnPattern  *self,
                                  const char        *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnPattern, cfn_pattern_free)

G_END_DECLS
