/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether pictures would come out as those that were kept: the GTK and the fonts they were made
 * with; @why_not (a literal) says what is missing. */
gboolean    picture_is_possible (const char            **why_not);
/* What @widget looks like on the colour called @ground, at the scale of its display; of all that
 * it covers, or of @part in its own units. Waits until two pictures in a row are the same.
 * Transfer full. */
GdkTexture *picture_take        (GtkWidget              *widget,
                                 const char             *ground,
                                 const graphene_rect_t  *part);
/* Fails the test when @picture is not what pictures/@name.png shows, and leaves both and a picture
 * of the difference in the build folder. With MILLRACE_UPDATE_PICTURES set, keeps @picture instead
 * where it differs. */
void        picture_check       (GdkTexture             *picture,
                                 const char             *name);

G_END_DECLS
