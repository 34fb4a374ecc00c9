/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cfn-reading.h"

G_BEGIN_DECLS

/* MillraceEdgeForm: what an edge claims and what else its trigger needs, whether that holds and
 * why, the fixes of what fails, and "Disconnect". */
#define MILLRACE_TYPE_EDGE_FORM (millrace_edge_form_get_type ())
G_DECLARE_FINAL_TYPE (MillraceEdgeForm, millrace_edge_form, MILLRACE, EDGE_FORM, GtkWidget)

/* Reads @claim, of @reading, during the call only. */
GtkWidget *millrace_edge_form_new         (CfnReading       *reading,
                                           const CfnClaim   *claim);
/* TRUE when the form already says all that @claim does. */
gboolean   millrace_edge_form_fits        (MillraceEdgeForm *self,
                                           CfnReading       *reading,
                                           const CfnClaim   *claim);
gboolean   millrace_edge_form_focus_first (MillraceEdgeForm *self);

G_END_DECLS
