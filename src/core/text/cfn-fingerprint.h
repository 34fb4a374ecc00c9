/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"

G_BEGIN_DECLS

/*
 * A number that stands for words: equal for equal ones, and for different ones different but for
 * once in 2^64. Who shows five hundred things finds those that changed by it, without wording all
 * of them. Not to be kept: it may be another one in the next version, or on another machine. As
 * FNV-1a ("Fowler/Noll/Vo hash", RFC 9923), but eight bytes at a time, which takes a shift besides
 * and another factor (Knuth, The Art of Computer Programming, volume 3, 6.4: the golden ratio).
 */
typedef guint64 CfnFingerprint;

#define CFN_FINGERPRINT_START ((CfnFingerprint) 14695981039346656037U)

/* Each answers with @self gone on by what is given; texts may be NULL, which is not "". */
CfnFingerprint cfn_fingerprint_add_number  (CfnFingerprint  self,
                                            guint64         number);
CfnFingerprint cfn_fingerprint_add_text    (CfnFingerprint  self,
                                            const char     *text);
CfnFingerprint cfn_fingerprint_add_message (CfnFingerprint  self,
                                            CfnMessage     *message);

G_END_DECLS
