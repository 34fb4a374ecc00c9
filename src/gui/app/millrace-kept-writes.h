/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-document.h"
#include "millrace-lab.h"

G_BEGIN_DECLS

/*
 * MillraceKeptWrites: the writes of a stream lab are there again when the file that they were made
 * for is opened again. They are in the user's state folder, not beside the template: they are what
 * one person tried, no part of the stack. A sample that nobody changed is not kept.
 *
 * Signal "failed" (const char *words): why they are not kept.
 */
#define MILLRACE_TYPE_KEPT_WRITES (millrace_kept_writes_get_type ())
G_DECLARE_FINAL_TYPE (MillraceKeptWrites, millrace_kept_writes, MILLRACE, KEPT_WRITES, GObject)

/* @lab: transfer none, and there for as long as it has a document. */
MillraceKeptWrites *millrace_kept_writes_new          (MillraceLab        *lab);
/* What is in the lab belongs to @document from now on, which is a sample as yet, and gets what is
 * kept for its file. NULL: to nothing; what has not been kept yet is kept, which nobody waits
 * for. */
void                millrace_kept_writes_set_document (MillraceKeptWrites *self,
                                                       CfnDocument        *document);

G_END_DECLS
