/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"

G_BEGIN_DECLS

/* What edges a card has. */
typedef struct
{
  guint used_ports;   /* a bit for each port of its kind that has an edge */
  guint n_in;
  guint n_out;
} MillraceNodeLinks;

/* One for each node of @diagram; g_free(). */
MillraceNodeLinks *millrace_node_links_count (CfnDiagram *diagram);

G_END_DECLS
