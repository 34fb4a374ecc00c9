/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-connection.h"
#include "cfn-writer.h"

G_BEGIN_DECLS

#define CFN_CHANGE_ERROR (cfn_change_error_quark ())

typedef enum
{
  CFN_CHANGE_ERROR_ILLEGAL,   /* this connection means nothing in CloudFormation */
  CFN_CHANGE_ERROR_UNKNOWN,   /* no such resource, or a property that is no literal to be changed */
  CFN_CHANGE_ERROR_NOTHING,   /* it is so already */
} CfnChangeError;

/*
 * Changes in CloudFormation's terms. Each function is pure: it gives the edit of the proof's text
 * that makes the change (transfer full), in the style of the file, or NULL and an error of
 * CFN_CHANGE_ERROR or CFN_WRITER_ERROR. One call is one step of the history.
 */
GQuark    cfn_change_error_quark   (void);

/* Adds a resource of @type with the properties it needs at least, so that it is valid as soon as it
 * is connected.
 * @id NULL: a free name is made ("Table", "Table2"). @new_id (may be NULL): the name, g_free(). */
CfnEdit  *cfn_change_add           (CfnTemplate       *self,
                                    const char        *type,
                                    const char        *id,
                                    char             **new_id,
                                    GError           **error);
/* Removes resources with the properties of others that only point at them (an EventSourceArn, a
 * Role, a DependsOn, a failure destination) and the outputs that name them. @dependents (may be
 * NULL): GStrv of what else was changed. */
CfnEdit  *cfn_change_remove        (CfnTemplate       *self,
                                    const char * const *ids,
                                    char            ***dependents,
                                    GError           **error);
/* Gives the resource or parameter @id another logical id, or renames the condition, mapping, output
 * or rule of that name; "Conditions.Id" is that one in any case. Follows whatever CloudFormation
 * looks up by the name, and nothing else: each splice of the edit but one is a reference.
 * Hand-placed positions are the caller's to move along. */
CfnEdit  *cfn_change_rename        (CfnTemplate       *self,
                                    const char        *id,
                                    const char        *new_id,
                                    GError           **error);
/* Sets one property (dotted path as in cfn-path.h) to a YAML value ("10", "!GetAtt T.Arn", "[a,
 * b]"). */
CfnEdit  *cfn_change_set           (CfnTemplate       *self,
                                    const char        *path,
                                    const char        *yaml,
                                    GError           **error);
/* The same with @text as a string, quoted where YAML needs it. */
CfnEdit  *cfn_change_set_string    (CfnTemplate       *self,
                                    const char        *path,
                                    const char        *text,
                                    GError           **error);
/* The same with @text as cfn_writer_set_lines() takes it: comments and all. */
CfnEdit  *cfn_change_set_lines     (CfnTemplate       *self,
                                    const char        *path,
                                    const char        *text,
                                    GError           **error);
CfnEdit  *cfn_change_unset         (CfnTemplate       *self,
                                    const char        *path,
                                    GError           **error);
/* Gives the entry at @path of a map another key, as cfn_writer_rename_key() does. What is named
 * elsewhere takes cfn_change_rename(). */
CfnEdit  *cfn_change_rename_key    (CfnTemplate       *self,
                                    const char        *path,
                                    const char        *key,
                                    GError           **error);
/* Makes item @from of the list at @path its item @to, with the comments that belong to it. */
CfnEdit  *cfn_change_move_item     (CfnTemplate       *self,
                                    const char        *path,
                                    guint              from,
                                    guint              to,
                                    GError           **error);

G_END_DECLS
