/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-comment.h"

/* The lines from @first to @last, counted from 0. */
typedef struct
{
  GtkTextBuffer *buffer;
  int            first;
  int            last;
} Lines;

static Lines
get_lines (GtkTextBuffer *buffer)
{
  Lines lines = { buffer, 0, 0 };
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  lines.first = gtk_text_iter_get_line (&start);
  lines.last = gtk_text_iter_get_line (&end);
  /* A selection of whole lines ends at the start of the next one. */
  if (lines.last > lines.first && gtk_text_iter_starts_line (&end))
    lines.last--;

  return lines;
}

/* Where the text of @line starts; FALSE when it has none. */
static gboolean
get_text_start (const Lines *lines,
                int          line,
                GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_line (lines->buffer, iter, line);
  while (gtk_text_iter_get_char (iter) == ' ')
    gtk_text_iter_forward_char (iter);

  return !gtk_text_iter_ends_line (iter);
}

/* In @column the least indentation of a line with text, where the signs go: one below the other. */
static gboolean
are_comments (const Lines *lines,
              int         *column)
{
  gboolean all = TRUE;
  GtkTextIter iter;

  *column = G_MAXINT;
  for (int line = lines->first; line <= lines->last; line++)
    {
      if (!get_text_start (lines, line, &iter))
        continue;
      all = all && gtk_text_iter_get_char (&iter) == '#';
      *column = MIN (*column, gtk_text_iter_get_line_offset (&iter));
    }

  return all && *column < G_MAXINT;
}

static void
uncomment (const Lines *lines,
           int          line)
{
  GtkTextIter start, end;

  if (!get_text_start (lines, line, &start))
    return;
  end = start;
  gtk_text_iter_forward_char (&end);
  if (gtk_text_iter_get_char (&end) == ' ')
    gtk_text_iter_forward_char (&end);
  gtk_text_buffer_delete (lines->buffer, &start, &end);
}

static gboolean
is_json (GtkTextBuffer *buffer)
{
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (g_unichar_isspace (gtk_text_iter_get_char (&iter)))
    gtk_text_iter_forward_char (&iter);

  return gtk_text_iter_get_char (&iter) == '{';
}

gboolean
millrace_source_toggle_comment (GtkTextBuffer *buffer)
{
  Lines lines;
  GtkTextIter iter;
  gboolean all;
  int column;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);

  if (is_json (buffer))
    return FALSE;

  lines = get_lines (buffer);
  all = are_comments (&lines, &column);
  gtk_text_buffer_begin_user_action (buffer);
  for (int line = lines.first; column < G_MAXINT && line <= lines.last; line++)
    {
      if (all)
        {
          uncomment (&lines, line);
        }
      else if (get_text_start (&lines, line, &iter))
        {
          gtk_text_iter_set_line_offset (&iter, column);
          gtk_text_buffer_insert (buffer, &iter, "# ", -1);
        }
    }
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}
