/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the values of a Condition element's numeric, date and address operators are written (IAM
 * User Guide, Condition operators). All are FALSE for what is written otherwise. */

/* "10", "-1.5": whole or decimal. */
gboolean  iam_scalar_parse_number (const char  *text,
                                   double      *number);
/* An ISO 8601 date or time, which is UTC unless it says otherwise, or seconds since 1970. */
gboolean  iam_scalar_parse_date   (const char  *text,
                                   double      *seconds);
/* Whether the IPv4 or IPv6 @address is in @range, an address or a CIDR block; @is_inside is set
 * when both are well written. */
gboolean  iam_scalar_match_address (const char *range,
                                    const char *address,
                                    gboolean   *is_inside);

G_END_DECLS
