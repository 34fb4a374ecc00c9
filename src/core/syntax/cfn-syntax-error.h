/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <yaml.h>

#include "cfn-message.h"
#include "cfn-span.h"

G_BEGIN_DECLS

/*
 * What libyaml stumbled over, worded for people with its likely cause. @data is the text up to
 * where libyaml stopped looking, @at the byte of its problem mark and @context_at that of its
 * context mark, which is in line @context_line. In @at, the byte to point at, which may be another.
 */
CfnMessage *cfn_syntax_error_describe (const yaml_parser_t *parser,
                                       const char          *data,
                                       gsize                length,
                                       gsize               *at,
                                       gsize                context_at,
                                       guint                context_line);
/* What is wrong with @key, which opens a mapping but has no colon. */
CfnMessage *cfn_syntax_error_describe_key  (const char *data,
                                            CfnSpan     key);
/* What is wrong with an entry that is no “Key: value”, although it can be read. */
CfnMessage *cfn_syntax_error_describe_line (const char *data,
                                            CfnSpan     entry,
                                            gboolean    is_in_brackets);

/* A text in quotes goes on behind its line, and then something is wrong. */
CfnMessage *cfn_syntax_error_describe_quote (void);
/* A tab stands where the indentation of an entry should be. */
CfnMessage *cfn_syntax_error_describe_tab  (void);

G_END_DECLS
