/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cfn-document.h"
#include "cfn-reading.h"

/*
 * A window around one panel whose actions are only written down: what a panel asks for is all that
 * it does, so the calls are what its tests look at.
 */
typedef struct
{
  GtkWidget          *window;
  GSimpleActionGroup *actions;
  GPtrArray          *calls;   /* of char *: "set-text ('Resources.T...', 'x')" */
} PanelTest;

/* Takes the floating @panel. */
void        panel_test_init        (PanelTest  *self,
                                    GtkWidget  *panel);
/* Destroys the window and proves that @panel went with it. */
void        panel_test_clear       (PanelTest  *self,
                                    GtkWidget  *panel);

/* The last call, or NULL; owned by the test. */
const char *panel_test_last_call   (PanelTest  *self);
void        panel_test_forget      (PanelTest  *self);

/* Runs the main loop for a while, until timers of up to @milliseconds have fired. */
void        panel_test_settle      (guint       milliseconds);
/* The first visible descendant of @type, in order, whose "title" or "label" is @title (NULL: any),
 * or NULL. */
GtkWidget  *panel_test_find        (GtkWidget  *root,
                                    GType       type,
                                    const char *title);
/* Types @text into an editable and presses Enter. */
void        panel_test_enter       (GtkWidget  *editable,
                                    const char *text);
/* Chooses the item of a combo row by what it says. */
void        panel_test_choose      (GtkWidget  *row,
                                    const char *label);
/* What a combo row says now. */
const char *panel_test_get_choice  (GtkWidget  *row);

CfnReading *panel_test_read        (const char *text);
/* The text of a file of the source tree; free with g_free(). */
char       *panel_test_load        (const char *path);

#define PANEL_TEST_SAMPLE "data/starters/echo-trigger.yaml"
