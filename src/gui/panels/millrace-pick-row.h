/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-offer-list.h"
#include "millrace-row.h"

G_BEGIN_DECLS

/*
 * MillracePickRow: a row that says what is chosen and opens a list to choose from. The list is made
 * when somebody opens it: a template may have hundreds of things to choose.
 *
 * Signals:
 * "fill" (MillraceOfferList *list): the list is about to be opened and wants its offers.
 * "picked" (const char *value): somebody chose the offer of that value.
 */
#define MILLRACE_TYPE_PICK_ROW (millrace_pick_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (MillracePickRow, millrace_pick_row, MILLRACE, PICK_ROW, MillraceRow)

struct _MillracePickRowClass
{
  MillraceRowClass parent_class;

  void (*fill)   (MillracePickRow   *self,
                  MillraceOfferList *list);
  void (*picked) (MillracePickRow   *self,
                  const char        *value);
};

GtkWidget  *millrace_pick_row_new       (const char      *title);
/* Says that @value is chosen, which reads @label. No signal. */
void        millrace_pick_row_show      (MillracePickRow *self,
                                         const char      *value,
                                         const char      *label);
const char *millrace_pick_row_get_value (MillracePickRow *self);
const char *millrace_pick_row_get_label (MillracePickRow *self);
/* The list as it would be opened now; what is chosen in it is picked. */
GtkWidget  *millrace_pick_row_make_list (MillracePickRow *self);

G_END_DECLS
