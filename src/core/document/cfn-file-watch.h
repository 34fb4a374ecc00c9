/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * CfnFileWatch: tells when a file is no longer what was last read from it or written to it. Its own
 * writer's saves are no news, nor is a file that was touched but has the same bytes. Private to
 * this room; lives in the main thread.
 */
#define CFN_TYPE_FILE_WATCH (cfn_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (CfnFileWatch, cfn_file_watch, CFN, FILE_WATCH, GObject)

/* @bytes NULL: there was no such file, which is then what is known of it.
 * Signal "changed" (): somebody else changed, made or deleted the file, or put back what it held;
 * once for each such state. */
CfnFileWatch *cfn_file_watch_new       (GFile        *file,
                                        const char   *etag,
                                        GBytes       *bytes);
/* The tag of the file when it last held the known bytes; NULL when the file system has none. */
const char   *cfn_file_watch_get_etag  (CfnFileWatch *self);
/* What was told last: that the file is not there, or that it holds something else. Neither: it is
 * as it was. */
gboolean      cfn_file_watch_is_gone   (CfnFileWatch *self);
gboolean      cfn_file_watch_is_other  (CfnFileWatch *self);
/* While paused nothing is reported: the owner is writing, and makes a new watch of what was
 * written. */
void          cfn_file_watch_pause     (CfnFileWatch *self);
void          cfn_file_watch_resume    (CfnFileWatch *self);

G_END_DECLS
