/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-value.h"

G_BEGIN_DECLS

/* The template in @yaml; the test fails when that does not parse. */
CfnTemplate *template_fixture_read  (const char  *yaml);
/* The node at a path of @template; the test fails when there is none. */
CfnNode     *template_fixture_node  (CfnTemplate *template,
                                     const char  *path);

G_END_DECLS
