/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What is kept for a file outside of it, such as the writes of the stream lab for a template: a
 * file of its own in a folder that nobody else reads, named after the one it is for and where that
 * is. Of very many the oldest are forgotten. These calls block.
 */

/* How many a folder has at most. */
#define CFN_KEPT_MAX 500

/* What @folder has for @file is in this one, whether it exists or not. */
GFile    *cfn_kept_file_for (GFile         *folder,
                             GFile         *file);
/* Nothing to be kept is NULL. Makes @folder where it is not there. */
gboolean  cfn_kept_save     (GFile         *folder,
                             GFile         *file,
                             GBytes        *bytes,
                             GError       **error);
/* NULL where there is nothing (G_IO_ERROR_NOT_FOUND), or what is there cannot be read. */
GBytes   *cfn_kept_load     (GFile         *folder,
                             GFile         *file,
                             GError       **error);

G_END_DECLS
