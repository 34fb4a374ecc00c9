/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-sections.h"

#include "cfn-section.h"
#include "millrace-tag-ranges.h"

struct _MillraceSourceSections
{
  GtkSourceBuffer   *buffer;
  GtkTextTag        *tag;
  MillraceTagRanges *ranges;
};

/* As the sections of YAML, in ui/language-specs/cloudformation-yaml.lang. */
static void
scheme_cb (MillraceSourceSections *self)
{
  GtkSourceStyleScheme *scheme = gtk_source_buffer_get_style_scheme (self->buffer);

  gtk_source_style_apply (
    scheme != NULL ? gtk_source_style_scheme_get_style (scheme, "def:heading") : NULL, self->tag);
}

/* --- Finding --- */

/* Behind the string that begins at @start: it ends in its line, also where its quote is missing. */
static gsize
pass_string (const char *data,
             gsize       length,
             gsize       start)
{
  gsize at = start + 1;

  while (at < length && data[at] != '\n')
    {
      if (data[at] == '"')
        return at + 1;
      at += data[at] == '\\' && at + 1 < length && data[at + 1] != '\n' ? 2 : 1;
    }

  return at;
}

static gboolean
is_key (const char *data,
        gsize       length,
        gsize       end)
{
  while (end < length && data[end] != '\n' && g_ascii_isspace (data[end]))
    end++;

  return end < length && data[end] == ':';
}

/* The template need not be whole: it is not while it is written. */
static GArray *
find_sections (CfnText *text)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (MillraceTagRange));
  gsize length;
  const char *data = cfn_text_get_data (text, &length);
  guint depth = 0;
  gsize end;

  for (gsize at = 0; at < length; at = end)
    {
      end = at + 1;
      if (data[at] == '{')
        depth++;
      else if (data[at] == '}' && depth > 0)
        depth--;
      else if (data[at] == '"')
        {
          end = pass_string (data, length, at);
          if (depth == 1 && is_key (data, length, end)
              && cfn_section_has_name (data + at + 1, end - at - 2))
            {
              MillraceTagRange range = { (int) cfn_text_get_char_offset (text, at),
                                         (int) cfn_text_get_char_offset (text, end) };

              g_array_append_val (ranges, range);
            }
        }
    }

  return ranges;
}

/* --- Life --- */

MillraceSourceSections *
millrace_source_sections_new (GtkSourceBuffer *buffer)
{
  MillraceSourceSections *self;

  g_return_val_if_fail (GTK_SOURCE_IS_BUFFER (buffer), NULL);

  self = g_new0 (MillraceSourceSections, 1);
  self->buffer = g_object_ref (buffer);
  self->tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), NULL, NULL);
  self->ranges = millrace_tag_ranges_new (GTK_TEXT_BUFFER (buffer), self->tag);
  g_signal_connect_swapped (buffer, "notify::style-scheme", G_CALLBACK (scheme_cb), self);
  scheme_cb (self);

  return self;
}

void
millrace_source_sections_free (MillraceSourceSections *self)
{
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->ranges);
  g_clear_object (&self->buffer);
  g_free (self);
}

void
millrace_source_sections_update (MillraceSourceSections *self,
                                 CfnText                *text)
{
  g_autoptr (GArray) ranges = NULL;

  g_return_if_fail (self != NULL);

  if (text != NULL)
    ranges = find_sections (text);
  millrace_tag_ranges_set (self->ranges, ranges);
}
