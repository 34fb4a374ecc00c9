/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"
#include "cli-file.h"

G_BEGIN_DECLS

/*
 * CliReadings: the readings of many files, one after the other, while those that come next are made
 * on all processors. A few only are kept at a time.
 */
typedef struct _CliReadings CliReadings;

/* Whether the file that is @index-th of the names, and holds @text, is worth making a reading
 * of. */
typedef gboolean (*CliWantFunc) (CfnText  *text,
                                 guint     index,
                                 gpointer  data);

/* @names: of files, "-" being standard input; they have to outlive it, as has @data. */
CliReadings *cli_readings_new  (const char * const *names,
                                CliWantFunc         want,
                                gpointer            data);
void         cli_readings_free (CliReadings        *self);
/* Gives the next file's reading, transfer full, or NULL when that is not wanted. FALSE when the
 * file cannot be opened, which has then been said. To be called once for each name. */
gboolean     cli_readings_next (CliReadings        *self,
                                CfnReading        **reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliReadings, cli_readings_free)

G_END_DECLS
