/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-rest.h"

/* Two frames: whoever types has not typed on in that time. */
#define SHORT (2 * G_USEC_PER_SEC / 60)
#define LONGEST (G_USEC_PER_SEC * 3 / 10)

gint64
millrace_rest_after (gint64 took)
{
  return took <= SHORT ? 0 : MIN (2 * took, LONGEST);
}
