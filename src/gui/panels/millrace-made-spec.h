/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* A MillraceFieldSpec that is made of what the catalogue says, and owns all that it points to. */
typedef struct _MillraceMadeSpec MillraceMadeSpec;

/* For the value @value at @property, a dotted path below Properties, whose place is @place. @title
 * is a name of the template, or already translated. */
MillraceMadeSpec  *millrace_made_spec_new  (const MillracePlace *place,
                                            const char          *property,
                                            const char          *title,
                                            const CfnValue      *value);
void               millrace_made_spec_free (MillraceMadeSpec    *self);
/* To be filled in further; lives as long as @self. */
MillraceFieldSpec *millrace_made_spec_get  (MillraceMadeSpec    *self);

/* The kind of field for what a value looks like. */
MillraceFieldKind  millrace_look_get_kind  (MillraceLook         look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceMadeSpec, millrace_made_spec_free)

G_END_DECLS
