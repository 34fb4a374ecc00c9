/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-claim.h"
#include "cfn-finding.h"

G_BEGIN_DECLS

/* How verdicts and severities look and sound beside a text: never by colour alone. */

const char *millrace_verdict_get_word       (CfnVerdict   verdict);  /* translated */
const char *millrace_verdict_get_css_class  (CfnVerdict   verdict);
GtkWidget  *millrace_verdict_icon_new       (CfnVerdict   verdict);

const char *millrace_severity_get_word      (CfnSeverity  severity); /* translated */
const char *millrace_severity_get_css_class (CfnSeverity  severity);
const char *millrace_severity_get_icon_name (CfnSeverity  severity);
GtkWidget  *millrace_severity_icon_new      (CfnSeverity  severity);

/* "stream", "may read" ...: the kind of edge as people say it; translated. */
const char *millrace_claim_get_word         (CfnClaimKind kind);

G_END_DECLS
