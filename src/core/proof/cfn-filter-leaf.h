/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-filter.h"

G_BEGIN_DECLS

/* Private to this room: what the lists at the ends of a pattern match. */

/* A set of the kinds of records of a table's stream: flags. */
typedef enum
{
  CFN_FILTER_NO_EVENTS = 0,
  CFN_FILTER_INSERT = 1 << 0,
  CFN_FILTER_MODIFY = 1 << 1,
  CFN_FILTER_REMOVE = 1 << 2,
  CFN_FILTER_ALL_EVENTS = 7,
} CfnFilterEvents;

/* What JSON has at that place in a record. */
typedef enum
{
  CFN_FILTER_TEXT,
  CFN_FILTER_DIGITS,   /* a number in quotes */
  CFN_FILTER_NUMBER,
  CFN_FILTER_TRUTH,
  CFN_FILTER_TRUE,     /* true and nothing else */
  CFN_FILTER_OBJECT,   /* further keys: no leaf */
} CfnFilterType;

/* One of the texts that a value can be, and the records in which it is. */
typedef struct
{
  const char      *text;
  CfnFilterEvents  events;
} CfnFilterText;

/* A value of a record. */
typedef struct
{
  const char          *name;     /* of the attribute or key */
  const char          *letter;   /* of its type, or NULL */
  CfnFilterType        type;
  CfnFilterEvents      present;  /* the records that may have it */
  CfnFilterEvents      absent;   /* the records that may not have it */
  const CfnFilterText *texts;    /* all that it can be; NULL: any text */
  guint                n_texts;
} CfnFilterValue;

/* In which records one of the alternatives of @leaf matches @value. */
CfnFilterEvents cfn_filter_match_leaf       (const CfnPattern     *leaf,
                                             const CfnFilterValue *value,
                                             const char           *owner,
                                             GArray               *faults);
/* {"exists": false} */
gboolean        cfn_filter_asks_for_absence (const CfnPattern     *alternative);
/* What never matches in the faults from @start to @end is only a part of something that does. */
void            cfn_filter_demote           (GArray               *faults,
                                             guint                 start,
                                             guint                 end);
/* "INSERT, MODIFY"; free with g_free(). */
char           *cfn_filter_events_to_string (CfnFilterEvents       events);

G_END_DECLS
