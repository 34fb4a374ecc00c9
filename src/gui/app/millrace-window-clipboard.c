/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-clip.h"
#include "cfn-svg.h"
#include "millrace-export.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

/* How far from what it is like a copy is put: the grid's dots, twice. */
#define BESIDE (2 * CFN_GRID)

/* What the resources on the clipboard were copied from, whole. */
#define TEMPLATE_TYPE "application/x-millrace-template"

/* Pixels of a picture to a canvas unit, and the most of them in a row. */
#define PICTURE_SCALE 2.0
#define MAX_PIXELS 8192.0

static CfnTemplate *
get_template (MillraceWindow *self)
{
  return cfn_reading_get_template (
    millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor)));
}

static GdkClipboard *
get_clipboard (MillraceWindow *self)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (self));
}

/* The selected resources as YAML; NULL, and the person knows why, when there are none. */
static char *
copy_selection (MillraceWindow *self)
{
  g_autoptr (GError) error = NULL;
  char *yaml;

  if (self->selection[0] == NULL)
    {
      millrace_window_toast (self, _("Nothing is selected"));
      return NULL;
    }

  yaml = cfn_clip_copy (get_template (self), (const char * const *) self->selection, &error);
  if (yaml == NULL)
    millrace_window_toast (self, error->message);

  return yaml;
}

static void
tell_copied (MillraceWindow *self)
{
  guint n = g_strv_length (self->selection);
  g_autofree char *text = g_strdup_printf (ngettext ("Copied %u resource", "Copied %u resources",
                                                     n), n);

  millrace_window_announce (self, text);
}

/* The text is for everybody; the whole template beside it tells our windows what the resources
 * refer to. */
static void
put_on_clipboard (MillraceWindow *self,
                  const char     *yaml)
{
  CfnText *text = cfn_document_get_text (millrace_window_get_document (self));
  gsize length;
  const char *data = cfn_text_get_data (text, &length);
  g_autoptr (GBytes) source = g_bytes_new (data, length);
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *kinds[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, yaml),
    gdk_content_provider_new_for_bytes (TEMPLATE_TYPE, source),
  };

  both = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (get_clipboard (self), both);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autofree char *yaml = copy_selection (self);

  if (yaml == NULL)
    return;

  put_on_clipboard (self, yaml);
  tell_copied (self);
}

static void
cut_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autofree char *yaml = copy_selection (self);

  if (yaml == NULL)
    return;

  put_on_clipboard (self, yaml);
  g_action_group_activate_action (G_ACTION_GROUP (self), "delete",
                                  g_variant_new_strv ((const char * const *) self->selection,
                                                      -1));
}

/* --- Pasting --- */

/* A clipboard on its way here. */
typedef struct
{
  MillraceWindow *window;
  char           *source;   /* the template that it was copied from, or NULL */
} Reading;

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Reading *self = user_data;
  g_autoptr (MillraceWindow) window = self->window;
  g_autofree char *source = self->source;
  g_autofree char *yaml = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  g_free (self);
  if (yaml == NULL)
    millrace_window_toast (window, _("What was copied holds no text"));
  else if (source != NULL)
    millrace_window_paste_from (window, yaml, source, NULL);
  else
    millrace_window_paste (window, yaml, NULL, _("Paste"));
}

static void
read_text (Reading *self)
{
  gdk_clipboard_read_text_async (get_clipboard (self->window), NULL, text_read_cb, self);
}

static void
spliced_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Reading *self = user_data;
  gssize n = g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, NULL);
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (object);

  if (n >= 0)
    self->source = g_strndup (g_memory_output_stream_get_data (memory),
                              g_memory_output_stream_get_data_size (memory));
  read_text (self);
}

static void
source_read_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      read_text (user_data);
      return;
    }

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, user_data);
}

static void
paste_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  static const char *types[] = { TEMPLATE_TYPE, NULL };
  MillraceWindow *self = user_data;
  GdkClipboard *clipboard = get_clipboard (self);
  Reading *reading = g_new0 (Reading, 1);

  reading->window = g_object_ref (self);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                             TEMPLATE_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, source_read_cb,
                              reading);
  else
    read_text (reading);
}

/* As it is, comments and all, where the cursor of the text stands. */
static void
paste_as_text_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;

  g_action_group_activate_action (G_ACTION_GROUP (self), "bottom-pane",
                                  g_variant_new_string ("template"));
  millrace_source_paste (self->source);
}

/* --- Duplicates --- */

/* Copies of @ids; @places by id (CfnPoint), NULL: beside what they are like. */
static void
duplicate (MillraceWindow     *self,
           const char * const *ids,
           GHashTable         *places)
{
  CfnTemplate *template = get_template (self);
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  g_autofree char *yaml = cfn_clip_copy (template, ids, &error);

  if (yaml == NULL)
    {
      millrace_window_toast (self, error->message);
      return;
    }

  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    {
      const char *id = cfn_template_get_resource (template, i)->id;
      CfnPoint *place = places != NULL ? g_hash_table_lookup (places, id) : NULL;
      CfnRect card;

      if (!g_strv_contains (ids, id) || !millrace_pipeline_get_card (pipeline, id, &card))
        continue;
      g_array_append_val (points, ((CfnPoint) {
        place != NULL ? place->x : card.x + BESIDE, place != NULL ? place->y : card.y + BESIDE,
      }));
    }
  millrace_window_paste (self, yaml, points, _("Duplicate"));
}

static void
duplicate_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_auto (GStrv) ids = g_strdupv (self->selection);

  if (ids[0] == NULL)
    millrace_window_toast (self, _("Nothing is selected"));
  else
    duplicate (self, (const char * const *) ids, NULL);
}

static void
duplicate_at_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GVariantIter iter;
  const char *id;
  CfnPoint place;

  g_variant_iter_init (&iter, parameter);
  while (g_variant_iter_next (&iter, "(&sdd)", &id, &place.x, &place.y))
    {
      g_ptr_array_add (ids, (gpointer) id);
      g_hash_table_insert (places, (gpointer) id, g_memdup2 (&place, sizeof place));
    }
  g_ptr_array_add (ids, NULL);
  if (ids->len > 1)
    duplicate (user_data, (const char * const *) ids->pdata, places);
}

/* --- Pictures --- */

static void
copy_picture_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;
  gboolean as_svg = g_str_equal (g_variant_get_string (parameter, NULL), "svg");
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GError) error = NULL;

  if (as_svg)
    {
      gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
      g_autoptr (GBytes) bytes =
        millrace_export_make (self->editor, MILLRACE_FORMAT_SVG,
                              dark ? CFN_THEME_DARK : CFN_THEME_LIGHT, NULL, &error);

      if (bytes != NULL)
        provider = gdk_content_provider_new_for_bytes ("image/svg+xml", bytes);
    }
  else
    {
      g_autoptr (GdkTexture) picture =
        millrace_canvas_make_picture (self->canvas, PICTURE_SCALE, MAX_PIXELS);

      if (picture != NULL)
        provider = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture);
    }

  if (provider == NULL)
    {
      millrace_window_toast (self, error != NULL ? error->message : _("There is no picture yet"));
      return;
    }

  gdk_clipboard_set_content (get_clipboard (self), provider);
  millrace_window_toast (self, as_svg ? _("Copied the picture as SVG")
                                      : _("Copied the picture"));
}

const GActionEntry millrace_window_clipboard_entries[] = {
  { "copy", copy_cb },
  { "cut", cut_cb },
  { "paste", paste_cb },
  { "paste-as-text", paste_as_text_cb },
  { "duplicate", duplicate_cb },
  { "duplicate-at", duplicate_at_cb, "a(sdd)" },
  { "copy-picture", copy_picture_cb, "s" },
};

const guint millrace_window_n_clipboard_entries = G_N_ELEMENTS (millrace_window_clipboard_entries);
