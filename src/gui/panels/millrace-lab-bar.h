/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-lab-run.h"

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_LAB_WRITES,
  MILLRACE_LAB_STEPS,
  MILLRACE_LAB_DETAILS,
  MILLRACE_LAB_N_PAGES,
} MillraceLabPage;

/*
 * MillraceLabBar: the row above the stream lab: the buttons of a run, what the function does, which
 * triggers run, what has come of it; where there is no room for all columns, which one is shown.
 *
 * Signals: "changed" (): another outcome or trigger was chosen. "page-changed" ().
 */
#define MILLRACE_TYPE_LAB_BAR (millrace_lab_bar_get_type ())
G_DECLARE_FINAL_TYPE (MillraceLabBar, millrace_lab_bar, MILLRACE, LAB_BAR, GtkWidget)

GtkWidget       *millrace_lab_bar_new          (void);
/* Transfer full. */
CfnOutcomes     *millrace_lab_bar_get_outcomes (MillraceLabBar   *self);
/* The logical id of the one trigger that runs, or NULL for all. */
const char      *millrace_lab_bar_get_mapping  (MillraceLabBar   *self);
/* The triggers (CfnResource) that there are; where there is one, nothing is to be chosen. */
void             millrace_lab_bar_set_mappings (MillraceLabBar   *self,
                                                GPtrArray        *mappings);
void             millrace_lab_bar_set_state    (MillraceLabBar   *self,
                                                MillraceLabState  state);
/* What has become of the records, in words. */
void             millrace_lab_bar_set_counts   (MillraceLabBar   *self,
                                                const char       *counts);
/* On the button that runs. */
void             millrace_lab_bar_focus        (MillraceLabBar   *self);
void             millrace_lab_bar_set_narrow   (MillraceLabBar   *self,
                                                gboolean          narrow);
MillraceLabPage  millrace_lab_bar_get_page     (MillraceLabBar   *self);
void             millrace_lab_bar_set_page     (MillraceLabBar   *self,
                                                MillraceLabPage   page);

G_END_DECLS
