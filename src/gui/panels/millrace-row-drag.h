/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done with a row that is over another one. */
typedef struct
{
  /* Whether @dragged may be put where @target stands. They are never the same. */
  gboolean (*accepts) (GtkWidget *dragged, GtkWidget *target);
  /* Puts it there. It was accepted. */
  void     (*drop)    (GtkWidget *dragged, GtkWidget *target);
} MillraceRowDrag;

/* Lets @row be dragged onto another row of a list, and others onto it, as @how says, which is
 * static. */
void millrace_row_drag_attach (GtkWidget             *row,
                               const MillraceRowDrag *how);

G_END_DECLS
