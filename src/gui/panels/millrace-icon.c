/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-icon.h"

void
millrace_icon_set (GtkImage   *image,
                   const char *name)
{
  g_return_if_fail (GTK_IS_IMAGE (image));

  if (g_strcmp0 (name, gtk_image_get_icon_name (image)) != 0)
    gtk_image_set_from_icon_name (image, name);
}
