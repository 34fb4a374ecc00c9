/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-fit.h"
#include "millrace-field.h"

G_BEGIN_DECLS

/* What of the template fits the place that @field shows in @subject, best first: all but the
 * resource itself, which cannot be made when it needs itself. GArray of CfnFit, transfer full. */
GArray    *millrace_fits_list  (MillraceField         *field,
                                const MillraceSubject *subject);
/* For millrace_completion_attach() with the field as its data: what fits as YAML, once a "!" is
 * typed; without one only what the property is known to take. */
GPtrArray *millrace_fits_offer (const char            *typed,
                                gpointer               field);
/* The same for MillraceCompletionDescribe: what one of these comes to. */
char      *millrace_fits_describe (const char            *offer,
                                   gpointer               field);

G_END_DECLS
