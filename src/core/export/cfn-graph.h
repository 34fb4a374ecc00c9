/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-layout.h"

G_BEGIN_DECLS

/* The diagram as the JSON that `millrace-cli graph` prints (format 1). Transfer full. */
char *cfn_graph_export (CfnLayout *layout);

G_END_DECLS
