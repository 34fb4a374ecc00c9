/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-subject.h"

G_BEGIN_DECLS

/* The account of the stack, as YAML. */
#define MILLRACE_PRINCIPAL_ACCOUNT "!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'"

/* MillracePrincipal: rows in a list box for who a statement is about: services, accounts and roles,
 * identity providers, or anyone. */
typedef struct _MillracePrincipal MillracePrincipal;

/* Whether statements of the resource's policy name who they are about: those of IAM's own types are
 * about who they are attached to. */
gboolean           millrace_principal_is_needed  (const MillraceSubject *subject);
/* For MillraceItemSpec: the service principals that fit @typed. */
GPtrArray         *millrace_principal_offer_services
                                                 (const char            *typed,
                                                  gpointer               user_data);
/* Adds its rows to the end of @list, which owns them. @trusts: of a role's trust, which is made as
 * a whole with the first of them. */
MillracePrincipal *millrace_principal_new        (GtkListBox            *list,
                                                  gboolean               trusts);
/* To be called no sooner than the rows go. */
void               millrace_principal_free       (MillracePrincipal     *self);
/* Takes all of its rows away and frees it. */
void               millrace_principal_remove     (MillracePrincipal     *self);
/* Shows the Principal element at @property. @adds: more can be added to it. */
void               millrace_principal_show       (MillracePrincipal     *self,
                                                  const MillraceSubject *subject,
                                                  const char            *property,
                                                  gboolean               adds);
/* Adds its fields to @fields. */
void               millrace_principal_get_fields (MillracePrincipal     *self,
                                                  GPtrArray             *fields);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillracePrincipal, millrace_principal_free)

G_END_DECLS
