/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a number counts. */
typedef enum
{
  MILLRACE_UNIT_NONE,
  MILLRACE_UNIT_SECONDS,
  MILLRACE_UNIT_MINUTES,
  MILLRACE_UNIT_HOURS,
  MILLRACE_UNIT_DAYS,
  MILLRACE_UNIT_BYTES,
  MILLRACE_UNIT_MEGABYTES,
  MILLRACE_UNIT_GIGABYTES,
} MillraceUnit;

#define MILLRACE_N_UNITS (MILLRACE_UNIT_GIGABYTES + 1)

/* What a property counts, as far as its name tells: "MaximumRecordAgeInSeconds". */
MillraceUnit millrace_unit_of_name   (const char    *property);
/* In short, "s"; NULL for MILLRACE_UNIT_NONE. */
const char  *millrace_unit_get_label (MillraceUnit   unit);
/* "4 days" for 345600 seconds; NULL when the number itself says as much. Free with g_free(). */
char        *millrace_unit_to_words  (MillraceUnit   unit,
                                      gint64         number);
/* Reads a number with or without a unit of the same kind, "345600", "4 days", "1.5 GB"; FALSE when
 * it is none, or does not come out whole. */
gboolean     millrace_unit_parse     (MillraceUnit   unit,
                                      const char    *text,
                                      gint64        *number);

G_END_DECLS
