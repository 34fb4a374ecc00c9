/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "millrace-source-sync.h"

#include <string.h>

/* As many as a tall window shows. */
#define LINES_SEEN_FIRST 60

/* Steps that may wait for a buffer which nobody sees; each keeps a text. */
#define MAX_STEPS 8

/* Of the document, that the buffer has not followed yet. */
typedef struct
{
  CfnEdit *edit;
  CfnText *text;    /* after it */
} Step;

struct _MillraceSourceSync
{
  GObject        parent_instance;

  CfnDocument   *document;
  GtkTextBuffer *buffer;
  CfnText       *text;        /* what the buffer holds */
  GArray        *steps;       /* of Step, that have led away from that */
  gboolean       is_lazy;
  gboolean       editable;
  gboolean       busy;        /* the buffer follows the document */
  gboolean       telling;     /* the document follows the buffer */
};

G_DEFINE_FINAL_TYPE (MillraceSourceSync, millrace_source_sync, G_TYPE_OBJECT)

static void
set_text (MillraceSourceSync *self,
          CfnText            *text)
{
  cfn_text_ref (text);
  g_clear_pointer (&self->text, cfn_text_unref);
  self->text = text;
}

/* So that what is seen first has its colours already, and is drawn once. */
static void
highlight_beginning (MillraceSourceSync *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_get_iter_at_line (self->buffer, &end, LINES_SEEN_FIRST);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (self->buffer), &start, &end);
}

static void
fill_buffer (MillraceSourceSync *self)
{
  gsize length;
  const char *data;

  set_text (self, cfn_document_get_text (self->document));
  data = cfn_text_get_data (self->text, &length);
  self->editable = cfn_text_get_invalid_offset (self->text) < 0;

  self->busy = TRUE;
  if (self->editable)
    {
      gtk_text_buffer_set_text (self->buffer, data, (int) length);
    }
  else
    {
      g_autofree char *readable = g_utf8_make_valid (data, (gssize) length);

      gtk_text_buffer_set_text (self->buffer, readable, -1);
    }
  highlight_beginning (self);
  self->busy = FALSE;
}

static void
tell_document (MillraceSourceSync *self,
               CfnSpan             span,
               const char         *typed,
               gssize              length)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();

  cfn_edit_add (edit, span, typed, length);
  self->telling = TRUE;
  cfn_document_apply (self->document, edit, _("Typing"), "typing");
  self->telling = FALSE;
  set_text (self, cfn_document_get_text (self->document));
}

/* NULL when @typed already ends its lines as the document does. */
static char *
convert_newlines (MillraceSourceSync *self,
                  const char         *typed,
                  gsize               length)
{
  GString *converted;
  gboolean changed = FALSE;

  if (!g_str_equal (cfn_text_get_newline (self->text), "\r\n"))
    return NULL;

  converted = g_string_sized_new (length + 8);
  for (gsize i = 0; i < length; i++)
    {
      if (typed[i] == '\n' && (i == 0 || typed[i - 1] != '\r'))
        {
          g_string_append_c (converted, '\r');
          changed = TRUE;
        }
      g_string_append_c (converted, typed[i]);
    }

  if (changed)
    return g_string_free (converted, FALSE);

  g_string_free (converted, TRUE);
  return NULL;
}

/* Something changes a buffer that is behind: first it catches up, and both places go along. */
static void
catch_up_around (MillraceSourceSync *self,
                 GtkTextIter        *start,
                 GtkTextIter        *end)
{
  GtkTextMark *marks[2];

  if (self->steps->len == 0)
    return;

  marks[0] = gtk_text_buffer_create_mark (self->buffer, NULL, start, TRUE);
  marks[1] = gtk_text_buffer_create_mark (self->buffer, NULL, end, TRUE);
  millrace_source_sync_catch_up (self);
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, marks[0]);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, marks[1]);
  gtk_text_buffer_delete_mark (self->buffer, marks[0]);
  gtk_text_buffer_delete_mark (self->buffer, marks[1]);
}

static void
insert_text_cb (GtkTextBuffer      *buffer,
                GtkTextIter        *location,
                const char         *typed,
                int                 length,
                MillraceSourceSync *self)
{
  g_autofree char *converted = NULL;
  gsize n_bytes = length < 0 ? strlen (typed) : (gsize) length;
  gsize offset;

  if (self->busy || n_bytes == 0)
    return;

  if (!self->editable)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      return;
    }

  catch_up_around (self, location, location);
  converted = convert_newlines (self, typed, n_bytes);
  if (converted != NULL)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      gtk_text_buffer_insert (buffer, location, converted, -1);
      return;
    }

  offset = cfn_text_get_byte_offset (self->text, (gsize) gtk_text_iter_get_offset (location));
  tell_document (self, (CfnSpan) { offset, offset }, typed, (gssize) n_bytes);
}

static void
delete_range_cb (GtkTextBuffer      *buffer,
                 GtkTextIter        *start,
                 GtkTextIter        *end,
                 MillraceSourceSync *self)
{
  CfnSpan span;

  if (self->busy)
    return;

  if (!self->editable)
    {
      g_signal_stop_emission_by_name (buffer, "delete-range");
      return;
    }

  catch_up_around (self, start, end);
  span.start = cfn_text_get_byte_offset (self->text, (gsize) gtk_text_iter_get_offset (start));
  span.end = cfn_text_get_byte_offset (self->text, (gsize) gtk_text_iter_get_offset (end));
  tell_document (self, span, "", 0);
}

static gboolean
is_boundary (char byte)
{
  return ((guchar) byte & 0xC0) != 0x80;
}

/* Leaves out what the splice writes just as it was, so that a cursor standing there does not
 * move. */
static void
trim (const char  *data,
      CfnSpan     *span,
      const char **text,
      gsize       *length)
{
  gsize same = 0;
  gsize n = MIN (cfn_span_length (*span), *length);

  while (same < n && data[span->start + same] == (*text)[same])
    same++;
  while (same > 0 && (!is_boundary (data[span->start + same]) ||
                      (same < *length && !is_boundary ((*text)[same]))))
    same--;
  span->start += same;
  *text += same;
  *length -= same;

  n = MIN (cfn_span_length (*span), *length);
  same = 0;
  while (same < n && data[span->end - 1 - same] == (*text)[*length - 1 - same])
    same++;
  while (same > 0 && !is_boundary (data[span->end - same]))
    same--;
  span->end -= same;
  *length -= same;
}

static void
apply_splice (MillraceSourceSync *self,
              const CfnSplice    *splice)
{
  CfnSpan span = splice->span;
  const char *text = splice->text;
  gsize length = splice->length;
  GtkTextIter start, end;

  trim (cfn_text_get_data (self->text, NULL), &span, &text, &length);

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                      (int) cfn_text_get_char_offset (self->text, span.start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end,
                                      (int) cfn_text_get_char_offset (self->text, span.end));
  if (cfn_span_length (span) > 0)
    gtk_text_buffer_delete (self->buffer, &start, &end);
  if (length > 0)
    gtk_text_buffer_insert (self->buffer, &start, text, (int) length);
}

static void
clear_step (gpointer data)
{
  Step *step = data;

  cfn_edit_unref (step->edit);
  cfn_text_unref (step->text);
}

static GArray *
new_steps (void)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (steps, clear_step);

  return steps;
}

static void
follow (MillraceSourceSync *self,
        const Step         *step)
{
  guint n_splices;
  const CfnSplice *splices = cfn_edit_get_splices (step->edit, &n_splices);

  self->busy = TRUE;
  gtk_text_buffer_begin_user_action (self->buffer);
  for (guint i = n_splices; i > 0; i--)
    apply_splice (self, &splices[i - 1]);
  gtk_text_buffer_end_user_action (self->buffer);
  self->busy = FALSE;
  set_text (self, step->text);
}

void
millrace_source_sync_catch_up (MillraceSourceSync *self)
{
  g_autoptr (GArray) steps = NULL;

  g_return_if_fail (MILLRACE_IS_SOURCE_SYNC (self));

  if (self->steps->len == 0)
    return;

  steps = g_steal_pointer (&self->steps);
  self->steps = new_steps ();
  for (guint i = 0; i < steps->len; i++)
    follow (self, &g_array_index (steps, Step, i));
}

static void
changed_cb (CfnDocument        *document,
            CfnEdit            *edit,
            gboolean            from_history,
            MillraceSourceSync *self)
{
  CfnText *text = cfn_document_get_text (document);
  Step step;

  if (self->telling)
    return;

  if (!self->editable || cfn_text_get_invalid_offset (text) >= 0)
    {
      g_array_set_size (self->steps, 0);
      fill_buffer (self);
      return;
    }

  step = (Step) { cfn_edit_ref (edit), cfn_text_ref (text) };
  g_array_append_val (self->steps, step);
  if (!self->is_lazy || self->steps->len > MAX_STEPS)
    millrace_source_sync_catch_up (self);
}

void
millrace_source_sync_set_lazy (MillraceSourceSync *self,
                               gboolean            is_lazy)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_SYNC (self));

  self->is_lazy = is_lazy;
  if (!is_lazy)
    millrace_source_sync_catch_up (self);
}

gboolean
millrace_source_sync_is_behind (MillraceSourceSync *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_SYNC (self), FALSE);

  return self->steps->len > 0;
}

CfnDocument *
millrace_source_sync_get_document (MillraceSourceSync *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_SYNC (self), NULL);

  return self->document;
}

CfnText *
millrace_source_sync_get_text (MillraceSourceSync *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_SYNC (self), NULL);

  return self->text;
}

gboolean
millrace_source_sync_is_editable (MillraceSourceSync *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_SYNC (self), FALSE);

  return self->editable;
}

gboolean
millrace_source_sync_is_telling (MillraceSourceSync *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_SYNC (self), FALSE);

  return self->telling;
}

gboolean
millrace_source_sync_is_busy (MillraceSourceSync *self)
{
  g_return_val_if_fail (MILLRACE_IS_SOURCE_SYNC (self), FALSE);

  return self->busy;
}

void
millrace_source_sync_stop (MillraceSourceSync *self)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_SYNC (self));

  if (self->document == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->document);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->text, cfn_text_unref);
  g_array_set_size (self->steps, 0);
}

static void
millrace_source_sync_dispose (GObject *object)
{
  millrace_source_sync_stop (MILLRACE_SOURCE_SYNC (object));
  g_clear_pointer (&MILLRACE_SOURCE_SYNC (object)->steps, g_array_unref);

  G_OBJECT_CLASS (millrace_source_sync_parent_class)->dispose (object);
}

static void
millrace_source_sync_class_init (MillraceSourceSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_source_sync_dispose;
}

static void
millrace_source_sync_init (MillraceSourceSync *self)
{
  self->steps = new_steps ();
}

MillraceSourceSync *
millrace_source_sync_new (CfnDocument   *document,
                          GtkTextBuffer *buffer)
{
  MillraceSourceSync *self = g_object_new (MILLRACE_TYPE_SOURCE_SYNC, NULL);

  self->document = g_object_ref (document);
  self->buffer = g_object_ref (buffer);
  fill_buffer (self);

  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect (buffer, "delete-range", G_CALLBACK (delete_range_cb), self);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);

  return self;
}
