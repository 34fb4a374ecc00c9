/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-catalogue.h"
#include "cfn-message.h"

G_BEGIN_DECLS

/* What can stand there, in a word or two: "text", "list of mappings". Transfer full. */
CfnMessage *cfn_shape_describe (const CfnShape *self);

G_END_DECLS
