/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-screenshot.h"

/* Frames to wait after the last result: layouts settle, and toasts and hints have come or gone. */
#define SETTLE_FRAMES 12

typedef struct
{
  MillraceScreenshot *wish;
  guint               frames;
} Wait;

static const GOptionEntry options_table[] = {
  { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Write a picture of the window and exit"), N_("FILE") },
  { "size", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Size of the window in the picture"),
    N_("WIDTHxHEIGHT") },
  { "dark", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Dark colors in the picture"), NULL },
  { "select", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Resource to select in the picture"), N_("ID") },
  { NULL },
};

const GOptionEntry *
millrace_screenshot_get_options (void)
{
  return options_table;
}

gboolean
millrace_screenshot_parse (MillraceScreenshot  *self,
                           GVariantDict        *options,
                           GError             **error)
{
  const char *size = NULL;
  char end;

  self->width = 1440;
  self->height = 900;
  g_variant_dict_lookup (options, "screenshot", "^ay", &self->path);
  g_variant_dict_lookup (options, "select", "s", &self->select);
  g_variant_dict_lookup (options, "dark", "b", &self->dark);
  if (g_variant_dict_lookup (options, "size", "&s", &size)
      && (sscanf (size, "%dx%d%c", &self->width, &self->height, &end) != 2
          || self->width < 1 || self->height < 1 || self->width > 8192 || self->height > 8192))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no size such as 1440x900"), size);
      return FALSE;
    }

  /* Nobody's settings are read or changed for a picture. */
  if (self->path != NULL)
    g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  return TRUE;
}

/* NULL while nothing has been drawn yet. */
static GskRenderNode *
draw (GtkWidget *window)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (content);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (content),
                          gtk_widget_get_height (content));
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
write_picture (MillraceScreenshot *self,
               GtkWidget          *window,
               GskRenderNode      *node)
{
  g_autoptr (GdkTexture) texture = NULL;

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         NULL);
  return gdk_texture_save_to_png (texture, self->path);
}

static gboolean
is_settled (MillraceWindow *window)
{
  MillraceEditor *editor = millrace_window_get_editor (window);

  return gtk_widget_get_mapped (GTK_WIDGET (window)) && !millrace_window_get_loading (window)
         && !millrace_pipeline_get_busy (millrace_editor_get_pipeline (editor));
}

static void
select_resource (MillraceScreenshot *self,
                 GtkWidget          *window)
{
  GVariant *id;

  /* As after opening, at the size there is now. */
  gtk_widget_activate_action (window, "win.zoom-fit", NULL);
  if (self->select == NULL)
    return;

  id = g_variant_new_string (self->select);
  gtk_widget_activate_action_variant (window, "win.select", g_variant_new_array (NULL, &id, 1));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Wait *wait = user_data;
  MillraceWindow *window = MILLRACE_WINDOW (widget);
  g_autoptr (GskRenderNode) node = NULL;

  if (!is_settled (window))
    {
      wait->frames = 0;
      return G_SOURCE_CONTINUE;
    }

  gtk_widget_queue_draw (widget);
  wait->frames++;
  if (wait->frames == SETTLE_FRAMES / 2)
    select_resource (wait->wish, widget);
  if (wait->frames < SETTLE_FRAMES)
    return G_SOURCE_CONTINUE;

  node = draw (widget);
  if (node == NULL)
    return G_SOURCE_CONTINUE;
  if (!write_picture (wait->wish, widget, node))
    {
      g_printerr (_("millrace: cannot write “%s”\n"), wait->wish->path);
      exit (1);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* Without a compositor GTK draws a frame around the content and counts it to the size. */
static void
remove_frame (GtkWidget *window)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, "window { margin: 0; padding: 0; border: none; "
                                             "box-shadow: none; }", -1);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (window),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

void
millrace_screenshot_start (MillraceScreenshot *self,
                           MillraceWindow     *window)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->wish = self;
  if (self->dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  /* A picture taken halfway through a movement shows what nobody asked for. */
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-enable-animations", FALSE,
                NULL);
  remove_frame (GTK_WIDGET (window));
  gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, wait, g_free);
}

void
millrace_screenshot_clear (MillraceScreenshot *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->select, g_free);
}
