/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * What comes before GDK asks a window for its size (G_PRIORITY_HIGH - 10), and so before a frame:
 * the parts of one, in their order.
 */

/* To ask a thread for what belongs into the next frame, and to take it. */
#define MILLRACE_PRIORITY_RESULT (G_PRIORITY_HIGH - 40)
/* To propose what could be written. */
#define MILLRACE_PRIORITY_PROPOSE (G_PRIORITY_HIGH - 30)
/* To wait for what threads are at. */
#define MILLRACE_PRIORITY_AWAIT (G_PRIORITY_HIGH - 20)
