/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* Opens a line below @field in which its value is written as YAML, starting from @text. */
void millrace_yaml_popover_open (MillraceField *field,
                                 const char    *text);

G_END_DECLS
