/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* How a value is given. */
typedef enum
{
  MILLRACE_MODE_ANY,   /* the list of them all */
  MILLRACE_MODE_SUB,   /* a text with ${names} in it */
  MILLRACE_MODE_YAML,  /* free YAML */
} MillraceMode;

/*
 * The popover in which a field's value becomes something else: a plain value, a reference,
 * attribute or parameter, of which only those that fit are offered, a text with names in it, or
 * whatever YAML says. Also tells what is known of the field, and what its value comes to.
 */
#define MILLRACE_TYPE_MODE_POPOVER (millrace_mode_popover_get_type ())
G_DECLARE_FINAL_TYPE (MillraceModePopover, millrace_mode_popover, MILLRACE, MODE_POPOVER,
                      GtkPopover)

void millrace_mode_popover_open (MillraceField *field,
                                 MillraceMode   mode);

G_END_DECLS
