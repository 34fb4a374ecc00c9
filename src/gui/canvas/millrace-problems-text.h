/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-finding.h"

G_BEGIN_DECLS

/* The problems of @resource as lines, "Error: ..." and "Warning: ...", worst first; NULL when there
 * is none or @findings is NULL. Free with g_free(). */
char *millrace_problems_describe (CfnFindings       *findings,
                                  const CfnResource *resource);

G_END_DECLS
