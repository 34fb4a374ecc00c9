/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <yaml.h>

#include "cfn-message.h"

G_BEGIN_DECLS

/*
 * What libyaml stumbled over, worded for people with its likely cause. @data is the text up to
 * where libyaml stopped looking, @at the byte of its problem mark and @context_at that of its
 * context mark. In @at, the byte to point at, which may be that of the context.
 */
CfnMessage *cfn_syntax_error_describe (const yaml_parser_t *parser,
                                       const char          *data,
                                       gsize                length,
                                       gsize               *at,
                                       gsize                context_at);

G_END_DECLS
