/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"
#include "cfn-text.h"

G_BEGIN_DECLS

/*
 * What a person most likely did wrong in JSON that cannot be read: the first thing in @part that
 * is neither JSON nor what YAML allows between brackets, for that is how CloudFormation reads it.
 * @data are the bytes of @text; @is_entry: the part is a “"Key": value” rather than the whole.
 * NULL: nothing is found; else its place is in @at.
 */
CfnMessage *cfn_json_error_find (CfnText    *text,
                                 const char *data,
                                 CfnSpan     part,
                                 gboolean    is_entry,
                                 gsize      *at);

G_END_DECLS
