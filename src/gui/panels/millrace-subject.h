/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"
#include "cfn-value.h"

G_BEGIN_DECLS

/* What a form shows: one resource in one reading. A plain struct; nothing in it is owned, so it
 * lives no longer than the call that it is passed to. */
typedef struct
{
  CfnReading        *reading;
  CfnTemplate       *template;
  const CfnResource *resource;
} MillraceSubject;

/* FALSE, and @self cleared, when @reading (may be NULL) has no resource called @id. */
gboolean  millrace_subject_init      (MillraceSubject       *self,
                                      CfnReading            *reading,
                                      const char            *id);
/* @property is a dotted path below Properties: "StreamSpecification.StreamViewType",
 * "KeySchema[0]". */
CfnNode  *millrace_subject_get_node  (const MillraceSubject *self,
                                      const char            *property);
CfnValue  millrace_subject_get_value (const MillraceSubject *self,
                                      const char            *property);
/* The whole path, "Resources.DataTable.Properties.KeySchema[0]"; free with g_free(). */
char     *millrace_subject_dup_path  (const MillraceSubject *self,
                                      const char            *property);

G_END_DECLS
