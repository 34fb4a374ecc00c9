/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"
#include "cfn-pattern.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/* How JSON is written. */
typedef enum
{
  CFN_PATTERN_TIGHT,   /* {"a":["b","c"]} */
  CFN_PATTERN_LINE,    /* {"a": ["b", "c"]} */
  CFN_PATTERN_LONG,    /* a line for each key; alternatives stay on one */
} CfnPatternLayout;

/* @self, which was read from @text, written anew: only the blanks between its parts differ. Free
 * with g_free(). */
char             *cfn_pattern_write        (const CfnPattern  *self,
                                            const char        *text,
                                            CfnPatternLayout   layout);
/* How @text is written, by what is in it. */
CfnPatternLayout  cfn_pattern_guess_layout (const char        *text);

/*
 * Whether @record, an event record as JSON, gets through a filter with @pattern (Lambda Developer
 * Guide, Control which events Lambda sends to your function). Where it does not, @path gets the
 * first part that does not match ("dynamodb.NewImage.status.S", to be freed with g_free()) and @why
 * what is the matter with it; both may be NULL. What is not known of the pattern matches.
 */
gboolean          cfn_filter_passes        (const CfnPattern  *pattern,
                                            const CfnPattern  *record,
                                            char             **path,
                                            CfnMessage       **why);
/* A record of the stream of @table (NULL: of no table that is known) as it may arrive, as JSON:
 * its keys by the key schema, the images that the stream view type gives to @event ("INSERT",
 * "MODIFY", "REMOVE"). Free with g_free(). */
char             *cfn_filter_make_record   (const CfnResource *table,
                                            const char        *event);

G_END_DECLS
