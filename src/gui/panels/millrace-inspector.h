/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-reading.h"

G_BEGIN_DECLS

/*
 * MillraceInspector: the form of the selected resource. Changes are asked for by "win.set-property"
 * ("(ss)": path, YAML value), "win.set-text" ("(ss)": path, string), "win.unset-property" ("s":
 * path), and for what leads to another resource "win.connect-end" and "win.add-end" ("(ssbs)": id,
 * property, whether data comes from there, the other), "win.connect-ends" and "win.add-ends"
 * ("(a(ssb)s)") of several, and "win.free-ends" ("a(ssb)"). A new reading updates the rows in
 * place: a row that has the focus keeps it and its cursor.
 */
#define MILLRACE_TYPE_INSPECTOR (millrace_inspector_get_type ())
G_DECLARE_FINAL_TYPE (MillraceInspector, millrace_inspector, MILLRACE, INSPECTOR, GtkWidget)

GtkWidget *millrace_inspector_new         (void);
/* @ids: the selection; none shows the template's own form, one its form, several a summary with
 * what can be done to them. @reading or @ids NULL: a hint. */
void       millrace_inspector_set_subject (MillraceInspector  *self,
                                           CfnReading         *reading,
                                           const char * const *ids);
/* While nothing is selected: the entry @name of @section ("Parameters"), as long as it is there; ""
 * and "": the template itself. */
void       millrace_inspector_set_entry   (MillraceInspector  *self,
                                           CfnReading         *reading,
                                           const char         *section,
                                           const char         *name);
/* The entry is called @new_name from the next reading on. */
void       millrace_inspector_rename_entry (MillraceInspector *self,
                                           const char         *section,
                                           const char         *name,
                                           const char         *new_name);
/* An edge instead: what it claims, why, and "Disconnect". @claim belongs to @reading. */
void       millrace_inspector_set_claim   (MillraceInspector  *self,
                                           CfnReading         *reading,
                                           const CfnClaim     *claim);
/* Makes what is still to follow of the form, as it would be within the next frames. */
void       millrace_inspector_complete    (MillraceInspector  *self);
/* Focuses the first field. */
void       millrace_inspector_focus_first (MillraceInspector  *self);
/* Focuses the logical id, all of it selected, ready to be typed over. */
void       millrace_inspector_focus_name  (MillraceInspector  *self);
/* Shows the field of @path ("Resources.DataTable.Properties.BillingMode"), or what comes nearest: a
 * folded section and rows on the way are opened, a property that is not set gets a row. Returns the
 * row, or the section that edits it; NULL: there is nothing of it in the form. */
GtkWidget *millrace_inspector_reveal      (MillraceInspector  *self,
                                           const char         *path);
/* The same, and focuses it; FALSE: there is nothing of it in the form. */
gboolean   millrace_inspector_focus_field (MillraceInspector  *self,
                                           const char         *path);
/* The resource @id is called @new_id from the next reading on: its form stays, and so does what has
 * the focus in it. */
void       millrace_inspector_rename      (MillraceInspector  *self,
                                           const char         *id,
                                           const char         *new_id);

G_END_DECLS
