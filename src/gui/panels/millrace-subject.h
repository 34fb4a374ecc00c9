/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"
#include "cfn-value.h"

G_BEGIN_DECLS

/* What a form shows: one resource in one reading, or what stands in another section. A plain
 * struct; nothing in it is owned, so it lives no longer than the call that it is passed to. */
typedef struct
{
  CfnReading        *reading;
  CfnTemplate       *template;
  const CfnResource *resource;       /* NULL: an entry of another section */
  gboolean           of_attributes;  /* of the resource: properties are looked up beside
                                      * Properties, as DeletionPolicy is, rather than below */
  const char        *section;        /* of an entry: "Parameters"; NULL: the template itself */
  const char        *name;           /* of an entry; NULL: the section itself */
} MillraceSubject;

/* FALSE, and @self cleared, when @reading (may be NULL) has no resource called @id. */
gboolean  millrace_subject_init      (MillraceSubject       *self,
                                      CfnReading            *reading,
                                      const char            *id);
/* An entry of a section instead; FALSE, and @self cleared, when there is none of that name. With
 * @section NULL it is the template itself, which is always there; with @name NULL the section. */
gboolean  millrace_subject_init_entry (MillraceSubject      *self,
                                      CfnReading            *reading,
                                      const char            *section,
                                      const char            *name);
/* @property is a dotted path below Properties, or below the entry:
 * "StreamSpecification.StreamViewType", "KeySchema[0]". */
CfnNode  *millrace_subject_get_node  (const MillraceSubject *self,
                                      const char            *property);
CfnValue  millrace_subject_get_value (const MillraceSubject *self,
                                      const char            *property);
/* Whether CloudFormation evaluates functions at @property: not in parameters, for one. */
gboolean  millrace_subject_takes_functions (const MillraceSubject *self,
                                            const char            *property);
/* The whole path, "Resources.DataTable.Properties.KeySchema[0]"; free with g_free(). */
char     *millrace_subject_dup_path  (const MillraceSubject *self,
                                      const char            *property);

G_END_DECLS
