/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fingers on a screen: real events of touches, which nothing on an X server without such a screen
 * can make. GDK's display in a browser takes them from whoever speaks its browser's protocol. */
typedef struct _TouchHand TouchHand;

/* Starts gtk4-broadwayd and makes GTK use it: to be called before GTK is initialized. NULL where
 * the program is missing. */
TouchHand *touch_hand_new    (void);
void       touch_hand_free   (TouchHand *self);
/* The next window that is shown will be met. */
void       touch_hand_expect (TouchHand *self);
/* From now on fingers touch @native, the first that was shown since. */
void       touch_hand_meet   (TouchHand *self,
                              GtkNative *native);
/* Finger 1 or 2, at a point of the widget; each returns when GTK has dealt with it. */
void       touch_hand_down   (TouchHand *self,
                              guint      finger,
                              double     x,
                              double     y);
void       touch_hand_move   (TouchHand *self,
                              guint      finger,
                              double     x,
                              double     y);
void       touch_hand_up     (TouchHand *self,
                              guint      finger);
/* For so long nothing is done; the window goes on. */
void       touch_hand_rest   (TouchHand *self,
                              guint      milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TouchHand, touch_hand_free)

G_END_DECLS
