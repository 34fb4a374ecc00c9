/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-finding.h"
#include "cfn-route.h"
#include "millrace-connector.h"
#include "millrace-travel.h"

G_BEGIN_DECLS

/*
 * MillraceCanvas: the viewport on the diagram. Shows what it is given, keeps zoom, focus and
 * selection, and asks for changes by activating the window's actions; it never changes the document
 * itself.
 *
 * Properties: "zoom" (double, 0.1-4.0), "n-selected" (uint, read-only).
 * Signals: "selection-changed" (): cards or edge selected differ.
 *          "card-activated" (const char *id): double click or Enter on a card.
 *
 * Actions, for menus, buttons and accelerators of the window (gtk_widget_activate_action() on the
 * canvas):
 * "canvas.zoom-in", "canvas.zoom-out", "canvas.zoom-normal", "canvas.zoom-fit",
 * "canvas.zoom-selection",
 * "canvas.select-all", "canvas.select-none", "canvas.select-invert", "canvas.select-upstream",
 * "canvas.select-downstream", "canvas.select-connected", "canvas.connect" (choose a target from the
 * focused card),
 * "canvas.connect-selected" (each selected card to the next), "canvas.delete", "canvas.toggle",
 * "canvas.activate",
 * "canvas.menu", "canvas.cancel", and "canvas.activate-card", "canvas.select-card",
 * "canvas.connect-card" ("s": id),
 * "canvas.select-edge" ("s": key).
 */
#define MILLRACE_TYPE_CANVAS (millrace_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MillraceCanvas, millrace_canvas, MILLRACE, CANVAS, GtkWidget)

/* What a person may switch on and off. */
typedef enum
{
  MILLRACE_OPTION_GRID        = 1 << 0,  /* dots, and cards that are dragged stand on them */
  MILLRACE_OPTION_GUIDES      = 1 << 1,  /* cards that are dragged line up with others */
  MILLRACE_OPTION_MINIMAP     = 1 << 2,
  MILLRACE_OPTION_ARROWS_WALK = 1 << 3,  /* bare arrows walk, Alt+arrows move; else the reverse */
  MILLRACE_OPTION_LETTER_KEYS = 1 << 4,  /* keys without Ctrl or Alt that write something act */
  MILLRACE_OPTION_REFERENCES  = 1 << 5,  /* lines of references and DependsOn */
  MILLRACE_OPTION_PERMISSIONS = 1 << 6,  /* lines of what roles may read and write */
} MillraceOptions;

GtkWidget  *millrace_canvas_new             (void);
/* A new canvas has all of them but MILLRACE_OPTION_ARROWS_WALK. */
void        millrace_canvas_set_options     (MillraceCanvas     *self,
                                             MillraceOptions     options);

/* The picture: @routes with its layout and diagram; @findings for the badges (may be NULL). Cards
 * that stay keep their widget, focus and selection, by logical id. @routes NULL empties the
 * canvas. */
void        millrace_canvas_set_scene       (MillraceCanvas     *self,
                                             CfnRoutes          *routes,
                                             CfnFindings        *findings);
CfnRoutes  *millrace_canvas_get_routes      (MillraceCanvas     *self);
/* The text is broken and the picture an older one: greyed, with @reason shown; NULL: current
 * again. */
void        millrace_canvas_set_stale       (MillraceCanvas     *self,
                                             const char         *reason);

/* Logical ids of the selected cards, NULL-terminated; g_strfreev(). */
char      **millrace_canvas_get_selection   (MillraceCanvas     *self);
/* Selects exactly these cards (unknown ids are left out), without moving the view. */
void        millrace_canvas_set_selection   (MillraceCanvas     *self,
                                             const char * const *ids);
/* The claim of the selected edge, or NULL. */
const CfnClaim *
            millrace_canvas_get_selected_claim (MillraceCanvas  *self);
/* Scrolls as little as needed to show the card, and focuses it when @focus. */
void        millrace_canvas_reveal          (MillraceCanvas     *self,
                                             const char         *id,
                                             gboolean            focus);
/* The upper part of a card (@id), of a group's frame, or of the selection (both NULL), in the
 * widget; FALSE when it is not there. */
gboolean    millrace_canvas_get_place       (MillraceCanvas     *self,
                                             const char         *id,
                                             const char         *group_name,
                                             GdkRectangle       *place);
/* Scrolls to a group's frame and focuses it. */
void        millrace_canvas_reveal_group    (MillraceCanvas     *self,
                                             const char         *name);
/* The next scene has the same cards at other places: they are seen to move there. */
void        millrace_canvas_settle_next     (MillraceCanvas     *self);
/* As millrace_world_make_picture(): all that there is, in the colours of the canvas. */
GdkTexture *millrace_canvas_make_picture    (MillraceCanvas     *self,
                                             double              scale,
                                             double              max_pixels);
/* Something lies over the uppermost @height pixels: what is revealed appears below it. 0: nothing
 * does. */
void        millrace_canvas_set_covered     (MillraceCanvas     *self,
                                             int                 height);
/* The same of the rightmost @width pixels. What is selected comes out from under it. */
void        millrace_canvas_set_covered_side (MillraceCanvas    *self,
                                             int                 width);
/* Where the badge of the card @id is in the widget; FALSE when there is no such card. */
gboolean    millrace_canvas_get_badge       (MillraceCanvas     *self,
                                             const char         *id,
                                             GdkRectangle       *place);
/* A point of the widget in canvas units, and the other way; and the middle of what is visible. */
CfnPoint    millrace_canvas_to_world        (MillraceCanvas     *self,
                                             double              x,
                                             double              y);
CfnPoint    millrace_canvas_to_widget       (MillraceCanvas     *self,
                                             CfnPoint            point);
CfnPoint    millrace_canvas_get_centre      (MillraceCanvas     *self);
double      millrace_canvas_get_zoom        (MillraceCanvas     *self);
void        millrace_canvas_set_zoom        (MillraceCanvas     *self,
                                             double              zoom);
/* Shows everything, at 100 % at most. */
void        millrace_canvas_fit             (MillraceCanvas     *self);
/* The same in the next frame, without a flight: for a picture that nobody has seen yet. */
void        millrace_canvas_fit_at_once     (MillraceCanvas     *self);

/* Whom the canvas asks about connections, with @data; it must outlive the canvas. Without one
 * (NULL), nothing can be connected. */
void        millrace_canvas_set_connector   (MillraceCanvas     *self,
                                             const MillraceConnector *connector,
                                             gpointer            data);
/* The card @id, or something new of @type (the other is NULL), is held at @at, in canvas units:
 * marks the edge there whose place it can take, and its ends. The claim of that edge; NULL, and
 * none marked, when there is none. Once it is dropped, or has left, nothing is to stay marked. */
const CfnClaim *
            millrace_canvas_mark_insertion  (MillraceCanvas     *self,
                                             const char         *id,
                                             const char         *type,
                                             CfnPoint            at);
void        millrace_canvas_clear_insertion (MillraceCanvas     *self);
/* Shows records on the edges of @travels, and the cards @ids (NULL: none) lit, in the place of what
 * was shown before. Dots travel once, and not at all where the desktop asks for less motion or not
 * @moving: then the counts change at once. The view follows to what is lit, as little as it has
 * to. */
void        millrace_canvas_set_travel      (MillraceCanvas     *self,
                                             const MillraceTravel *travels,
                                             guint               n_travels,
                                             const char * const *ids,
                                             gboolean            moving);
/* Nothing travels any more. */
void        millrace_canvas_clear_travel    (MillraceCanvas     *self);
/* Tells assistive technology, and in a line at the bottom everybody, what a command did. */
void        millrace_canvas_announce        (MillraceCanvas     *self,
                                             const char         *text);

G_END_DECLS
