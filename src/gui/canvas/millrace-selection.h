/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * MillraceSelection: which cards, by logical id and in the order they were picked, or which one
 * edge, by its key, is selected: never both. Knows nothing of the scene.
 *
 * Signal "changed" (): once for every call that made a difference.
 */
#define MILLRACE_TYPE_SELECTION (millrace_selection_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSelection, millrace_selection, MILLRACE, SELECTION, GObject)

MillraceSelection  *millrace_selection_new      (void);
guint               millrace_selection_get_n    (MillraceSelection   *self);
/* NULL-terminated, valid until the next change; owned by the selection. */
const char * const *millrace_selection_get_ids  (MillraceSelection   *self);
gboolean            millrace_selection_contains (MillraceSelection   *self,
                                                 const char          *id);
/* Exactly these cards; NULL or empty: nothing. An id that comes twice counts once. */
void                millrace_selection_set      (MillraceSelection   *self,
                                                 const char * const  *ids);
void                millrace_selection_add      (MillraceSelection   *self,
                                                 const char          *id);
void                millrace_selection_toggle   (MillraceSelection   *self,
                                                 const char          *id);
void                millrace_selection_clear    (MillraceSelection   *self);
/* The key of the selected edge, or NULL. */
const char         *millrace_selection_get_edge (MillraceSelection   *self);
void                millrace_selection_set_edge (MillraceSelection   *self,
                                                 const char          *key);

G_END_DECLS
