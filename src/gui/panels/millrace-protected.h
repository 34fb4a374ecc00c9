/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-subject.h"

G_BEGIN_DECLS

/*
 * Policies of resources: where the document is, what it protects, and who may be asked about.
 */

/* A policy document that is there, or can be. */
typedef struct
{
  char *property;   /* where, below Properties: "KeyPolicy" */
  char *title;      /* what it is about, translated */
} MillraceProtectedDocument;

/* "PolicyDocument" where nothing else is known. GPtrArray of MillraceProtectedDocument, owned;
 * transfer full. */
GPtrArray  *millrace_protected_list_documents (const MillraceSubject *subject);
/* The value that names what the policy is attached to, the first where there are several; NULL: it
 * names nothing, as it is the resource's own. */
CfnNode    *millrace_protected_get_first    (const MillraceSubject *subject);
/* What it protects of this template; GPtrArray of CfnResource, transfer full. */
GPtrArray  *millrace_protected_list         (const MillraceSubject *subject);
/* For MillraceItemSpec: who may be asked about, as cfn_question_new() takes it. */
void        millrace_protected_pick_askers  (const MillraceSubject *subject,
                                             const char            *property,
                                             GArray                *choices);

G_END_DECLS
