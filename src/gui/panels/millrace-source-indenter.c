/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-indenter.h"

#include <string.h>

struct _MillraceSourceIndenter
{
  GObject parent_instance;
};

/* The length of @line without a comment and the blanks before it. */
static gsize
get_content_length (const char *line)
{
  gsize length = strlen (line);

  for (gsize i = 0; i < length; i++)
    if (line[i] == '#' && (i == 0 || g_ascii_isspace (line[i - 1])))
      length = i;
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;

  return length;
}

/* "Key:", "Key: |", "{" and "[": what follows belongs into it. */
static gboolean
opens (const char *line,
       gsize       length)
{
  if (length == 0)
    return FALSE;
  if (strchr (":{[", line[length - 1]) != NULL)
    return TRUE;
  while (length > 0 && strchr ("+-", line[length - 1]) != NULL)
    length--;

  return length > 1 && strchr ("|>", line[length - 1]) != NULL && line[length - 2] == ' ';
}

/* "- Key: value": a list's items are what the colon tells apart. */
static gboolean
has_key (const char *content,
         gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (content[i] == ':' && (i + 1 == length || content[i + 1] == ' '))
      return TRUE;

  return FALSE;
}

char *
millrace_source_indenter_dup_indent (const char *line,
                                     guint       step)
{
  gsize length = get_content_length (line);
  gsize column = strspn (line, " ");
  gsize at = column;

  while (at + 1 < length && line[at] == '-' && line[at + 1] == ' ')
    at += 1 + strspn (line + at + 1, " ");
  if (at > column && has_key (line + at, length - at))
    column = at;
  if (opens (line, length))
    column += step;

  return g_strnfill (column, ' ');
}

static void
indent (GtkSourceIndenter *indenter,
        GtkSourceView     *view,
        GtkTextIter       *location)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (location);
  int width = gtk_source_view_get_indent_width (view);
  g_autofree char *line = NULL;
  g_autofree char *blanks = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, gtk_text_iter_get_line (location) - 1);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  line = gtk_text_iter_get_text (&start, &end);
  blanks = millrace_source_indenter_dup_indent (line, width > 0 ? (guint) width : 2);

  /* What the line was broken before keeps no blanks of its own. */
  end = *location;
  while (gtk_text_iter_get_char (&end) == ' ')
    gtk_text_iter_forward_char (&end);
  if (!gtk_text_iter_equal (location, &end))
    gtk_text_buffer_delete (buffer, location, &end);
  gtk_text_buffer_insert (buffer, location, blanks, -1);
}

static void
indenter_init (GtkSourceIndenterInterface *iface)
{
  iface->indent = indent;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceSourceIndenter, millrace_source_indenter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_INDENTER, indenter_init))

static void
millrace_source_indenter_class_init (MillraceSourceIndenterClass *klass)
{
}

static void
millrace_source_indenter_init (MillraceSourceIndenter *self)
{
}

GtkSourceIndenter *
millrace_source_indenter_new (void)
{
  return g_object_new (MILLRACE_TYPE_SOURCE_INDENTER, NULL);
}
