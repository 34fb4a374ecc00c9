/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"
#include "cfn-edit.h"

G_BEGIN_DECLS

/*
 * What a template has besides resources: parameters, mappings, conditions, rules and outputs. As
 * the changes of cfn-change.h these are pure functions which give an edit (transfer full), or NULL
 * and an error of CFN_CHANGE_ERROR or CFN_WRITER_ERROR. cfn_change_rename() renames them, by
 * "Outputs.Name".
 */

/* Adds an entry to @section ("Parameters", "Mappings", "Conditions", "Rules", "Outputs"), which is
 * put where people have it when the template has none yet. @name NULL: a free name is made. @yaml
 * NULL: the least that such an entry takes. @new_name (may be NULL): what it is called,
 * g_free(). */
CfnEdit *cfn_entry_add         (CfnTemplate *template,
                                const char  *section,
                                const char  *name,
                                const char  *yaml,
                                char       **new_name,
                                GError     **error);
/* Removes an entry, and how the console groups and words a parameter. Where it is used stays as it
 * is: cfn_entry_find_uses() tells where that is. */
CfnEdit *cfn_entry_remove      (CfnTemplate *template,
                                const char  *section,
                                const char  *name,
                                GError     **error);

/* One place that names an entry. Strings belong to who owns the list. */
typedef struct
{
  char    *path;      /* of what holds the name: "Resources.DataTable.Condition" */
  char    *resource;  /* the logical id of the resource that this is in, or NULL */
  CfnSpan  span;      /* the bytes of the name */
} CfnEntryUse;

/* Every place that names the entry of @section (also "Resources") but for its declaration, in file
 * order. GArray of CfnEntryUse with a clear function, transfer full; empty when there is no such
 * entry. */
GArray  *cfn_entry_find_uses   (CfnTemplate *template,
                                const char  *section,
                                const char  *name);
/* TRUE when an entry of @section can be called @name; else says why not. */
gboolean cfn_entry_check_name  (CfnTemplate *template,
                                const char  *section,
                                const char  *name,
                                GError     **error);

G_END_DECLS
