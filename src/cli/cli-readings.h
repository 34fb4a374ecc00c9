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

/* @names: of files, "-" being standard input; they have to outlive it. */
CliReadings *cli_readings_new  (const char * const *names);
void         cli_readings_free (CliReadings        *self);
/* The next file's reading, transfer full; NULL when it cannot be opened, which has then been said.
 * To be called once for each name. */
CfnReading  *cli_readings_next (CliReadings        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliReadings, cli_readings_free)

G_END_DECLS
