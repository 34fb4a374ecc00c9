/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"

G_BEGIN_DECLS

/*
 * A number that stands for words: equal for equal ones, and for different ones different but for
 * once in 2^64. Who shows five hundred things finds those that changed by it, without wording all
 * of them. Not to be kept: it may be another one in the next version. FNV-1a of 64 bits (the
 * "Fowler/Noll/Vo hash", RFC 9923).
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
