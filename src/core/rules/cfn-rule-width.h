/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-checker.h"

G_BEGIN_DECLS

/* Private to this room: what the parts of the rule about statements that are wider than needed
 * share. */

/* Lambda Developer Guide, Execution role permissions: what reading a stream takes. The last is
 * about no single stream. NULL-terminated. */
extern const char * const cfn_stream_actions[];
#define CFN_N_OF_STREAM 3

/* The role whose statements are looked at, and the one table whose stream it reads. */
typedef struct
{
  CfnChecker        *checker;
  const CfnResource *role;
  const CfnResource *table;
  const CfnResource *policy;   /* whose statements they are: the role, or a policy of it */
} CfnWidth;

/* The actions of a statement. */
typedef struct
{
  CfnNode *wide;          /* one that stands for more than the stream needs, or NULL */
  gboolean is_of_stream;  /* all others are for streams */
  gboolean is_plain;      /* all others are names of actions, without wildcards */
  gboolean reads;         /* there are some for the one stream */
  gboolean lists;         /* ListStreams is among them */
} CfnWidthActions;

/* Lets @finding write the exact narrower statements instead of @statement, where that can be
 * done. */
void cfn_width_add_fix (const CfnWidth        *self,
                        CfnFinding            *finding,
                        CfnNode               *statement,
                        const CfnWidthActions *actions);

G_END_DECLS
