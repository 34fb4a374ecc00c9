/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-document.h"
#include "millrace-pipeline.h"

G_BEGIN_DECLS

/*
 * MillraceEditor: every act on a template, as one named step of its document. Knows no widget, so
 * that menus, gestures, keys and tests all do the same thing. Each act is made to the text as it is
 * now; when it cannot be made it returns FALSE with a reason for people, and changes nothing.
 */
#define MILLRACE_TYPE_EDITOR (millrace_editor_get_type ())
G_DECLARE_FINAL_TYPE (MillraceEditor, millrace_editor, MILLRACE, EDITOR, GObject)

MillraceEditor   *millrace_editor_new            (CfnDocument         *document);
CfnDocument      *millrace_editor_get_document   (MillraceEditor      *self); /* transfer none */
MillracePipeline *millrace_editor_get_pipeline   (MillraceEditor      *self); /* transfer none */

/* Adds a resource of @type. @place (canvas units, upper left corner) is where a person put it; with
 * NULL nobody did, and it goes to a free spot near @hint (NULL: anywhere). @new_id: its logical id,
 * g_free(). */
gboolean          millrace_editor_add            (MillraceEditor      *self,
                                                  const char          *type,
                                                  const CfnPoint      *place,
                                                  const CfnPoint      *hint,
                                                  char               **new_id,
                                                  GError             **error);
/* Removes resources and what only pointed at them. @dependents (may be NULL): what else was
 * changed, g_strfreev(). */
gboolean          millrace_editor_remove         (MillraceEditor      *self,
                                                  const char * const  *ids,
                                                  char              ***dependents,
                                                  GError             **error);
/* Gives a resource another logical id; references and its place follow. @n_references (may be
 * NULL): how many references it took along. */
gboolean          millrace_editor_rename         (MillraceEditor      *self,
                                                  const char          *id,
                                                  const char          *new_id,
                                                  guint               *n_references,
                                                  GError             **error);
/* Moves @places of cards that are to be added, all alike and as little as it goes, so that they
 * cover no card that is there but for a small part. */
void              millrace_editor_clear_places   (MillraceEditor      *self,
                                                  CfnPoint            *places,
                                                  guint                n_places);
/* The steps that millrace_editor_add() and millrace_editor_remove() make, of an edit that does
 * more: the card's place comes or goes with it. */
void              millrace_editor_apply_addition (MillraceEditor      *self,
                                                  CfnEdit             *edit,
                                                  const char          *type,
                                                  const char          *id,
                                                  const CfnPoint      *place,
                                                  const CfnPoint      *hint);
void              millrace_editor_apply_removal  (MillraceEditor      *self,
                                                  CfnEdit             *edit,
                                                  const char * const  *ids);
/* @moves "a(sdd)": logical id and absolute position. */
void              millrace_editor_move           (MillraceEditor      *self,
                                                  GVariant            *moves);
/* Moves cards by canvas units; presses in quick succession are one step. */
void              millrace_editor_nudge          (MillraceEditor      *self,
                                                  const char * const  *ids,
                                                  double               dx,
                                                  double               dy);
/* @pairs "a(ss)": dotted path and YAML value, all in one step; an empty value removes the
 * property. */
gboolean          millrace_editor_set_properties (MillraceEditor      *self,
                                                  GVariant            *pairs,
                                                  GError             **error);
/* One property as a string, quoted where YAML needs it. */
gboolean          millrace_editor_set_text       (MillraceEditor      *self,
                                                  const char          *path,
                                                  const char          *text,
                                                  GError             **error);
gboolean          millrace_editor_unset          (MillraceEditor      *self,
                                                  const char          *path,
                                                  GError             **error);
/* Makes the value at @path what @text says, as cfn_change_set_lines() does. */
gboolean          millrace_editor_set_lines      (MillraceEditor      *self,
                                                  const char          *path,
                                                  const char          *text,
                                                  GError             **error);
/* Gives the entry at @path of a map another key; nothing happens when it has that already. */
gboolean          millrace_editor_rename_key     (MillraceEditor      *self,
                                                  const char          *path,
                                                  const char          *key,
                                                  GError             **error);
/* Makes item @from of the list at @path its item @to. */
gboolean          millrace_editor_move_item      (MillraceEditor      *self,
                                                  const char          *path,
                                                  guint                from,
                                                  guint                to,
                                                  GError             **error);
/* Makes an edit that somebody has seen beforehand, of the text as it is now: a fix, or several. */
void              millrace_editor_repair         (MillraceEditor      *self,
                                                  CfnEdit             *edit,
                                                  const char          *name);

G_END_DECLS
