/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer none): what @store holds at @position, which must be less than its length. */
gpointer millrace_list_peek   (GListStore *store,
                               guint       position);
/* Makes @store hold the objects @wanted, in that order and each once, by as few changes as need
 * be: what is in both stays, and with it the focus, the scroll position and the widgets of its
 * row. FALSE: it holds them already. */
gboolean millrace_list_follow (GListStore *store,
                               GPtrArray  *wanted);

G_END_DECLS
