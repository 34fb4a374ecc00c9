/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-language.h"

#include <string.h>

#include "millrace-source-sections.h"

struct _MillraceSourceLanguage
{
  GtkSourceView          *view;
  MillraceSourceSections *sections;
  CfnText                *text;      /* NULL before the first one */
  guint                   tick;      /* until the first frame */
  guint                   idle;
  gboolean                seen;      /* the view has been drawn: nobody waits for a window now */
};

static GtkSourceLanguageManager *
get_languages (void)
{
  static gsize added;
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  if (g_once_init_enter (&added))
    {
      gtk_source_language_manager_append_search_path (
        languages, "resource://" RESOURCE_PREFIX "/language-specs/");
      g_once_init_leave (&added, 1);
    }

  return languages;
}

/* The keys below which there may be code. */
static gboolean
has_code (const char *data,
          gsize       length)
{
  return g_strstr_len (data, (gssize) length, "ZipFile") != NULL
         || g_strstr_len (data, (gssize) length, "InlineCode") != NULL;
}

static gboolean
is_json (MillraceSourceLanguage *self)
{
  gsize length;
  const char *data = cfn_text_get_data (self->text, &length);
  gsize start = 0;

  while (start < length && g_ascii_isspace (data[start]))
    start++;

  return start < length && data[start] == '{';
}

static const char *
choose (MillraceSourceLanguage *self)
{
  gsize length;
  const char *data = cfn_text_get_data (self->text, &length);

  if (is_json (self))
    return "cloudformation-json";

  return self->seen && has_code (data, length) ? "cloudformation-yaml-code" : "cloudformation-yaml";
}

static void
show (MillraceSourceLanguage *self)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (self->view)));

  gtk_source_buffer_set_language (
    buffer, gtk_source_language_manager_get_language (get_languages (), choose (self)));
}

static gboolean
idle_cb (gpointer user_data)
{
  MillraceSourceLanguage *self = user_data;

  self->idle = 0;
  self->seen = TRUE;
  if (self->text != NULL)
    show (self);

  return G_SOURCE_REMOVE;
}

/* What takes long waits until the frame that begins here is drawn, and all that follows from it. */
static gboolean
tick_cb (GtkWidget     *view,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  MillraceSourceLanguage *self = user_data;

  if (!gtk_widget_get_mapped (view))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

MillraceSourceLanguage *
millrace_source_language_new (GtkSourceView *view)
{
  MillraceSourceLanguage *self;

  g_return_val_if_fail (GTK_SOURCE_IS_VIEW (view), NULL);

  self = g_new0 (MillraceSourceLanguage, 1);
  self->view = view;
  self->sections = millrace_source_sections_new (
    GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))));
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, self, NULL);

  return self;
}

void
millrace_source_language_free (MillraceSourceLanguage *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->sections, millrace_source_sections_free);
  g_clear_pointer (&self->text, cfn_text_unref);
  g_free (self);
}

void
millrace_source_language_update (MillraceSourceLanguage *self,
                                 CfnText                *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  cfn_text_ref (text);
  g_clear_pointer (&self->text, cfn_text_unref);
  self->text = text;
  show (self);
  millrace_source_sections_update (self->sections, is_json (self) ? text : NULL);
}
