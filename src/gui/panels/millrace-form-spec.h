/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* The form of a type, as people think of it: its sections in order. */
typedef struct
{
  const char                *type;
  const MillraceSectionSpec *sections;
  guint                      n_sections;
  const char * const        *claimed;   /* properties that sections without fields show;
                                         * NULL-terminated or NULL */
} MillraceFormSpec;

/* Never NULL: a type without a form of its own gets one that has its name and all of its
 * properties. */
const MillraceFormSpec *millrace_form_spec_find (const char *type);

/* What the form of @type calls its @property, a dotted path below Properties, translated; NULL: no
 * field of it has a title of its own. */
const char *millrace_form_spec_get_title (const char *type,
                                          const char *property);

G_END_DECLS
