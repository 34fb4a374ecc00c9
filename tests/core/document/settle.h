/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

static gboolean
stop_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

/* Longer than a monitor waits, a change settles and a file takes to be read. */
static inline void
let_settle (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (1300, stop_cb, loop);
  g_main_loop_run (loop);
}
