/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Does what @task was made for, and returns from it. */
typedef void (*MillraceLayoutRun) (GTask *task);

/* Has the process's one layout thread call @run with @task, which it keeps alive as long: Graphviz
 * 2.42 bears one thread only, so all windows share this one. */
void millrace_layout_thread_push (GTask             *task,
                                  MillraceLayoutRun  run);

G_END_DECLS
