/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-reading.h"

G_BEGIN_DECLS

/*
 * MillraceManyForm: what several resources have in common, edited together. It shows the first of
 * them, says below a field where the others differ from it, and what is asked for within it
 * ("win.set-property" and the like) it asks for of all of them, in one step. "many.level" ("s",
 * the path of a field) gives the others the value of the first.
 */
#define MILLRACE_TYPE_MANY_FORM (millrace_many_form_get_type ())
G_DECLARE_FINAL_TYPE (MillraceManyForm, millrace_many_form, MILLRACE, MANY_FORM, GtkWidget)

/* @ids: two or more resources of @reading. */
GtkWidget *millrace_many_form_new  (CfnReading         *reading,
                                    const char * const *ids);
/* FALSE, and nothing done, when it is of others. */
gboolean   millrace_many_form_show (MillraceManyForm   *self,
                                    CfnReading         *reading,
                                    const char * const *ids);

G_END_DECLS
