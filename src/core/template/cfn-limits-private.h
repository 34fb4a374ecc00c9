/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-limits.h"

G_BEGIN_DECLS

/* All that is known of one resource type. */
typedef struct
{
  const char       *type;
  const CfnLimit   *limits;
  guint             n_limits;
  const CfnPairing *pairings;
  guint             n_pairings;
} CfnTypeLimits;

/* A property of an event source mapping that not every source takes. */
typedef struct
{
  const char *path;
  guint       sources;
} CfnSourceLimit;

extern const CfnTypeLimits  cfn_type_limits[];
extern const guint          cfn_n_type_limits;
extern const CfnSourceLimit cfn_source_limits[];
extern const guint          cfn_n_source_limits;

G_END_DECLS
