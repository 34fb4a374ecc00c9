/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cfn-positions.h"

G_BEGIN_DECLS

/*
 * NAME.layout beside a template: what was arranged by hand, one fact a line, sorted, whole numbers,
 * LF, a first line that says what the file is:
 *
 *   DataTable 24 48          a card's upper left corner
 *   [Orders] open            a group and its frame; or "collapsed"
 *   [Orders] in [Shop]       it is in another group
 *   [Orders] with DataTable  a card is in it
 *
 * "]" and "\" in a group's name are written with a "\" before them. Made to be committed and
 * merged: lines that make no sense (merge marks, other versions' words) are skipped when read.
 */
CfnPositions *cfn_layout_file_parse  (const char   *data,
                                      gsize         length);
/* NULL when there is nothing to write: then the file is better deleted. */
GBytes       *cfn_layout_file_format (CfnPositions *positions);
/* The layout file of a template: "stack.yml" -> "stack.layout" in the same folder. Transfer
 * full. */
GFile        *cfn_layout_file_for    (GFile        *template_file);

G_END_DECLS
