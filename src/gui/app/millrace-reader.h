/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * MillraceReader: whether a screen reader runs, as the accessibility bus tells it (the property
 * ScreenReaderEnabled of org.a11y.Status, which desktops and screen readers set). Asks without
 * waiting: at first none does.
 *
 * Property: "running" (boolean, read-only).
 */
#define MILLRACE_TYPE_READER (millrace_reader_get_type ())
G_DECLARE_FINAL_TYPE (MillraceReader, millrace_reader, MILLRACE, READER, GObject)

/* The process's only one; owned by it. */
MillraceReader *millrace_reader_get_default (void);
gboolean        millrace_reader_get_running (MillraceReader *self);

G_END_DECLS
