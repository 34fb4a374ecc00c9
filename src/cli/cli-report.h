/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-finding.h"
#include "cfn-text.h"

G_BEGIN_DECLS

/*
 * What the program tells a person, on standard error and in the person's language:
 * "FILE:LINE:COLUMN: severity: text [rule]".
 */

/* "auto", "always" or "never"; FALSE for anything else. At first "auto": on a terminal, unless
 * NO_COLOR says otherwise. */
gboolean cli_report_set_color (const char  *when);

/* A word for people, unlike cfn_severity_to_string(). */
const char *cli_report_get_severity_word (CfnSeverity severity);

/* One problem of @file, whose text is @source, with the line that it stands in. */
void     cli_report_problem   (const char  *file,
                               CfnText     *source,
                               CfnSpan      span,
                               CfnSeverity  severity,
                               const char  *text,
                               const char  *rule);
/* One that the file itself asks to hear nothing of. */
void     cli_report_suppressed (const char *file,
                               CfnText     *source,
                               CfnSpan      span,
                               const char  *text,
                               const char  *rule);
/* The line in which @span begins, with its number, and a line that marks it. */
void     cli_excerpt_append   (GString     *out,
                               CfnText     *text,
                               CfnSpan      span);
/* Something about @file as a whole, or about the program itself when NULL. */
void     cli_report_error     (const char  *file,
                               const char  *text);
void     cli_report_warning   (const char  *file,
                               const char  *text);
/* Why @file cannot be read, or written when @writing. GIO's own words for the usual reasons name
 * the file once more, by its whole path. */
void     cli_report_io_error  (const char   *file,
                               const GError *error,
                               gboolean      writing);
/* A line without a place. */
void     cli_report_hint      (const char  *format,
                               ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
