/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How long what reads a text rests after a reading that took @took: microseconds, both. While
 * somebody types, a template ten times as large as CloudFormation allows would else keep a
 * processor busy all the time; so it has a third of one at most, and what is shown is a few tenths
 * of a second old. A template within the limits is read in so little time that nothing rests.
 */
gint64 millrace_rest_after (gint64 took);

G_END_DECLS
