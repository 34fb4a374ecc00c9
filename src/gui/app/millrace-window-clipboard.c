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

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autofree char *yaml = copy_selection (self);

  if (yaml == NULL)
    return;

  gdk_clipboard_set_text (get_clipboard (self), yaml);
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

  gdk_clipboard_set_text (get_clipboard (self), yaml);
  g_action_group_activate_action (G_ACTION_GROUP (self), "delete",
                                  g_variant_new_strv ((const char * const *) self->selection,
                                                      -1));
}

/* --- Pasting --- */

/* Adds what @yaml holds, at @places (one each, NULL: wherever there is room), as a step called
 * @step; selects and names it. */
static void
paste (MillraceWindow *self,
       const char     *yaml,
       const GArray   *places,
       const char     *step)
{
  CfnDocument *document = millrace_window_get_document (self);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  edit = cfn_clip_paste (get_template (self), yaml, &ids, &error);
  if (edit == NULL)
    {
      millrace_window_toast (self, error->message);
      return;
    }

  cfn_document_begin_step (document, step);
  cfn_document_apply (document, edit, step, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (CfnPositions) positions = NULL;
      const CfnPoint *place = places != NULL && i < places->len
                              ? &g_array_index (places, CfnPoint, i) : NULL;

      /* Without a place, forgets that of a card that had this name before. */
      positions = cfn_positions_with (cfn_document_get_positions (document), ids[i], place);
      cfn_document_set_positions (document, positions, step, NULL);
    }
  cfn_document_end_step (document);

  millrace_window_select_when_shown (self, (const char * const *) ids);
  names = g_strjoinv (", ", ids);
  text = millrace_words (N_("Added {0}"), names, NULL);
  millrace_window_toast_with_undo (self, text);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (MillraceWindow) self = user_data;
  g_autofree char *yaml = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (yaml == NULL)
    millrace_window_toast (self, _("What was copied holds no text"));
  else
    paste (self, yaml, NULL, _("Paste"));
}

static void
paste_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  MillraceWindow *self = user_data;

  gdk_clipboard_read_text_async (get_clipboard (self), NULL, text_read_cb, g_object_ref (self));
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
  paste (self, yaml, points, _("Duplicate"));
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
