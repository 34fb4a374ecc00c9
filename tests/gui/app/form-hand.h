/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "millrace-editor.h"
#include "millrace-inspector.h"
#include "millrace-place.h"

/*
 * A hand at a form: the inspector of one resource in a window whose actions change a real document,
 * and what a person does in it, by the rows themselves.
 */
typedef struct
{
  GtkWidget          *window;
  GtkWidget          *inspector;
  GSimpleActionGroup *actions;
  MillraceEditor     *editor;
  char               *id;
  guint               n_changes;
  GPtrArray          *paths;     /* of char *: what was entered, */
  GPtrArray          *values;    /* and where, below Properties */
  GPtrArray          *unmet;     /* of char *: what no row was there for */
} FormHand;

void        form_hand_init        (FormHand            *self,
                                   const char          *text,
                                   const char          *id);
void        form_hand_clear       (FormHand            *self);

/* Fills what is at @path, a dotted path below Properties, by its row; of what has parts those that
 * have to be there, or all of them. @depth: how many levels deep at most. */
void        form_hand_fill        (FormHand            *self,
                                   const char          *path,
                                   const MillracePlace *place,
                                   gboolean             all,
                                   guint                depth);
/* The template parses, and says at every path what was entered there. */
void        form_hand_assert_text (FormHand            *self);
/* Takes all steps back; the text is then the very @text. */
void        form_hand_assert_undo (FormHand            *self,
                                   const char          *text);
