/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * MillraceRefusal: why the window did not do what a form asked of it.
 *
 * Forms ask by actions, which have no answer. Who wants one listens before and stops afterwards;
 * the window tells in between. Of several who listen it is the last one who hears it.
 */
typedef struct _MillraceRefusal MillraceRefusal;

struct _MillraceRefusal
{
  GtkRoot         *root;    /* NULL: @widget was in no window */
  char            *reason;
  MillraceRefusal *outer;
};

/* @self is the caller's, and has to stay where it is until it is handed to
 * millrace_refusal_stop (). */
void  millrace_refusal_listen (MillraceRefusal *self,
                               GtkWidget       *widget);
/* Why it was refused, in the person's language, to be freed with g_free(); NULL: it was not. */
char *millrace_refusal_stop   (MillraceRefusal *self);
/* For windows. */
void  millrace_refusal_tell   (GtkRoot         *root,
                               const char      *reason);

G_END_DECLS
