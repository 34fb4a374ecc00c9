/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * MillraceExpander: a row of a form that opens and shows rows below it. It looks as an
 * AdwExpanderRow does, whose labels try a dozen widths each time they are measured, and which
 * measures what it hides: a role with three statements took 30 ms for that alone.
 */
#define MILLRACE_TYPE_EXPANDER (millrace_expander_get_type ())
G_DECLARE_DERIVABLE_TYPE (MillraceExpander, millrace_expander, MILLRACE, EXPANDER,
                          AdwPreferencesRow)

struct _MillraceExpanderClass
{
  AdwPreferencesRowClass parent_class;

  /* It is about to show its rows: each time that it opens. NULL: nothing is to be done. */
  void (*open) (MillraceExpander *self);
};

/* No markup; a name that was made breakable is told without its breaks. */
void        millrace_expander_set_title    (MillraceExpander *self,
                                            const char       *title);
/* NULL or "": none. */
void        millrace_expander_set_subtitle (MillraceExpander *self,
                                            const char       *subtitle);
const char *millrace_expander_get_subtitle (MillraceExpander *self);
/* The list of the rows below, owned by it: rows are added to it and taken from it there. */
GtkListBox *millrace_expander_get_list     (MillraceExpander *self);
/* What all of its rows are part of, as "Resources.Role.Properties.Policies[0]": its problems are
 * told beside it, as far as no row that is seen has them. NULL: nothing. */
void        millrace_expander_set_path     (MillraceExpander *self,
                                            const char       *path);
const char *millrace_expander_get_path     (MillraceExpander *self);
/* What can have the focus while it is closed. */
GtkWidget  *millrace_expander_get_header   (MillraceExpander *self);
void        millrace_expander_set_open     (MillraceExpander *self,
                                            gboolean          is_open);
gboolean    millrace_expander_get_open     (MillraceExpander *self);

G_END_DECLS
