/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-expander.h"
#include "panel-test.h"

/*
 * The form of one resource whose actions change the text for real, one after the other, so that
 * tests look at the bytes that come out.
 */
typedef struct
{
  GtkWidget  *window;
  GtkWidget  *panel;
  CfnReading *reading;
  char       *id;
  guint       n_steps;   /* so many actions have changed the text */
  const char *reason;    /* why all that is asked for is refused; NULL: it is done */
} FormTest;

void        form_test_init        (FormTest   *self,
                                   const char *text,
                                   const char *id);
void        form_test_clear       (FormTest   *self);
/* The visible row of @type that is called @title. */
GtkWidget  *form_test_find        (FormTest   *self,
                                   GType       type,
                                   const char *title);
/* The button with this tooltip or label below @root. */
GtkWidget  *form_test_find_button (GtkWidget  *root,
                                   const char *name);
void        form_test_expand      (FormTest   *self,
                                   const char *title);
/* The text has come into being in one step more, and has @new where it had @old. */
void        form_test_assert_now  (FormTest   *self,
                                   const char *text);
/* The same, of @text with @new_text in the place of the only @old. */
void        form_test_assert_replaced (FormTest   *self,
                                       const char *text,
                                       const char *old,
                                       const char *new_text);
/* Puts @new in the place of the only @old; free with g_free(). */
char       *form_test_replace     (const char *text,
                                   const char *old,
                                   const char *new_text);
/* The text changes elsewhere. */
void        form_test_change      (FormTest   *self,
                                   const char *text);
