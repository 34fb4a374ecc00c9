/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-layout.h"

G_BEGIN_DECLS

/* Gives up a reference to @layout, or NULL. What hangs on a large one (its diagram, the proof, the
 * template) takes milliseconds to free: another thread does that. */
void millrace_release_layout (CfnLayout *layout);

G_END_DECLS
