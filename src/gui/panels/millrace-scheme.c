/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-scheme.h"

#include <adwaita.h>

#include <glib/gstdio.h>

/* GtkSourceView 5.6 reads schemes from files only: this one is a file for a moment. Its parent is
 * found where the library's own are. NULL where nothing can be written. */
static GtkSourceStyleScheme *
read_from_resource (const char *id)
{
  g_autoptr (GtkSourceStyleSchemeManager) schemes = gtk_source_style_scheme_manager_new ();
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *resource = g_strconcat (RESOURCE_PREFIX "/styles/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *folder = g_dir_make_tmp ("millrace-XXXXXX", NULL);
  g_autofree char *path = NULL;
  GtkSourceStyleScheme *scheme = NULL;
  gconstpointer data;
  gsize length;

  if (folder == NULL)
    return NULL;

  path = g_build_filename (folder, name, NULL);
  data = g_bytes_get_data (bytes, &length);
  if (g_file_set_contents (path, data, (gssize) length, NULL))
    {
      gtk_source_style_scheme_manager_append_search_path (schemes, folder);
      scheme = gtk_source_style_scheme_manager_get_scheme (schemes, id);
    }
  g_unlink (path);
  g_rmdir (folder);

  return scheme != NULL ? g_object_ref (scheme) : NULL;
}

/* NULL where there is none. */
static GtkSourceStyleScheme *
get_contrast_scheme (gboolean is_dark)
{
  static GtkSourceStyleScheme *schemes[2];
  GtkSourceStyleScheme **scheme = &schemes[is_dark ? 1 : 0];

  if (*scheme == NULL)
    *scheme = read_from_resource (is_dark ? "millrace-contrast-dark" : "millrace-contrast");

  return *scheme;
}

static void
style_cb (GtkSourceBuffer *buffer)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (style);
  GtkSourceStyleScheme *scheme = NULL;

  if (adw_style_manager_get_high_contrast (style))
    scheme = get_contrast_scheme (is_dark);
  if (scheme == NULL)
    scheme = gtk_source_style_scheme_manager_get_scheme (
      gtk_source_style_scheme_manager_get_default (), is_dark ? "Adwaita-dark" : "Adwaita");
  gtk_source_buffer_set_style_scheme (buffer, scheme);
}

void
millrace_scheme_follow (GtkSourceBuffer *buffer)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_return_if_fail (GTK_SOURCE_IS_BUFFER (buffer));

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_cb), buffer, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_cb), buffer,
                           G_CONNECT_SWAPPED);
  style_cb (buffer);
}
