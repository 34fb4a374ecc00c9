/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-context-private.h"

#include <string.h>

static gsize
find_line_start (const CfnScan *scan,
                 gsize          at)
{
  while (at > 0 && scan->data[at - 1] != '\n')
    at--;

  return at;
}

/* "!GetAtt" is "Fn::GetAtt", "!Ref" is "Ref" (CloudFormation User Guide, Intrinsic function
 * reference). */
static void
push_tag (CfnPath       *path,
          const CfnScan *scan,
          CfnSpan        tag)
{
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;

  if (cfn_span_length (tag) < 2)
    return;

  name = g_strndup (scan->data + tag.start + 1, cfn_span_length (tag) - 1);
  key = g_str_equal (name, "Ref") || g_str_equal (name, "Condition")
          ? g_strdup (name) : g_strconcat ("Fn::", name, NULL);
  cfn_path_push_key (path, key);
}

static void
push_frames (CfnPath       *path,
             const CfnScan *scan)
{
  for (guint i = 0; i < scan->frames->len; i++)
    {
      const CfnContextFrame *frame = &g_array_index (scan->frames, CfnContextFrame, i);

      push_tag (path, scan, frame->tag);
      if (frame->is_sequence)
        {
          cfn_path_push_index (path, frame->index);
        }
      else if (frame->has_key)
        {
          g_autofree char *key = g_strndup (scan->data + frame->key.start,
                                            cfn_span_length (frame->key));

          cfn_path_push_key (path, key);
        }
    }
}

/* --- What can stand at the place --- */

static void
read_flow (CfnContext *self,
           CfnScan    *scan)
{
  CfnContextFrame *top = cfn_scan_get_top (scan);

  self->is_flow = TRUE;
  self->is_value = top->is_sequence || (top->has_key && !top->has_value);
  self->is_key = !self->is_value;
  if (self->is_key)
    top->has_key = FALSE;
}

static void
read_block (CfnContext *self,
            CfnScan    *scan)
{
  CfnContextFrame *top = cfn_scan_get_top (scan);

  self->is_value = TRUE;
  self->is_key = TRUE;
  if (scan->is_value)
    {
      self->is_key = top == NULL || top->is_sequence;
    }
  else if (top == NULL)
    {
      self->is_value = FALSE;
    }
  else if (top->column == self->column && top->is_sequence)
    {
      self->is_item = TRUE;
      top->index++;
    }
  else if (top->column == self->column)
    {
      self->is_value = FALSE;
      top->has_key = FALSE;
    }
}

/* --- What is there --- */

static gboolean
is_name_byte (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("_-:./@*$", c) != NULL) || (guchar) c >= 0x80;
}

static void
read_word (CfnContext    *self,
           const CfnScan *scan)
{
  gsize start = scan->token == G_MAXSIZE ? scan->end : scan->token;
  gsize end = scan->end;

  self->quote = scan->token == G_MAXSIZE ? '\0' : scan->quote;
  if (self->quote != '\0')
    start++;
  /* Quotes that are not closed go on to the end of the line, but that is not all theirs. */
  while (end < scan->length && is_name_byte (scan->data[end]))
    end++;
  /* The colon of a key is not of its name. */
  if (self->quote == '\0' && end > scan->end && scan->data[end - 1] == ':')
    end--;

  self->is_closed = self->quote != '\0' && end < scan->length && scan->data[end] == self->quote;
  self->word = (CfnSpan) { start, end };
  self->typed = g_strndup (scan->data + start, scan->end - start);
  self->lacks_blank = !self->is_json && start > 0 && scan->data[start - 1] == ':';
}

static void
read_behind (CfnContext    *self,
             const CfnScan *scan)
{
  gsize at = self->word.end + (self->is_closed ? 1 : 0);

  while (at < scan->length && (scan->data[at] == ' ' || scan->data[at] == '\t'))
    at++;
  self->has_colon = self->is_key && at < scan->length && scan->data[at] == ':';
  while (at < scan->length && g_ascii_isspace (scan->data[at]))
    at++;
  self->lacks_comma = self->is_flow && !self->has_colon && at < scan->length
                      && strchr (",}]", scan->data[at]) == NULL;
}

/* Whether the place is in a name of an Fn::Sub; then the word is that name. */
static gboolean
read_sub (CfnContext    *self,
          const CfnScan *scan)
{
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (self->path, &n_steps);
  gsize start = scan->end;
  gsize end = scan->end;

  while (n_steps > 0 && steps[n_steps - 1].key == NULL)
    n_steps--;
  if (n_steps == 0 || !g_str_equal (steps[n_steps - 1].key, "Fn::Sub"))
    return FALSE;

  while (start > 0 && is_name_byte (scan->data[start - 1]) && scan->data[start - 1] != '$')
    start--;
  if (start < 2 || strncmp (scan->data + start - 2, "${", 2) != 0)
    return FALSE;
  while (end < scan->length && is_name_byte (scan->data[end]))
    end++;

  g_clear_pointer (&self->typed, g_free);
  self->is_sub = TRUE;
  self->is_key = FALSE;
  self->is_value = TRUE;
  self->word = (CfnSpan) { start, end };
  self->typed = g_strndup (scan->data + start, scan->end - start);
  self->is_closed = end < scan->length && scan->data[end] == '}';

  return TRUE;
}

/* The mapping or list that the place is in, or would be the first entry of. */
static CfnContextFrame
get_frame (const CfnContext *self,
           CfnScan          *scan,
           gboolean          is_begun)
{
  CfnContextFrame *top = cfn_scan_get_top (scan);
  gsize line = find_line_start (scan, self->word.start);

  if (is_begun && top != NULL)
    return *top;

  return (CfnContextFrame) { .start = line + self->column, .column = self->column,
                             .is_flow = FALSE };
}

static void
read_around (CfnContext *self,
             CfnScan    *scan)
{
  CfnContextFrame *frames = (CfnContextFrame *) (gpointer) scan->frames->data;
  CfnContextFrame *top = cfn_scan_get_top (scan);
  gboolean in_map = top != NULL && !top->is_sequence && !top->has_key;
  CfnContextFrame frame;

  if (self->is_key)
    {
      frame = get_frame (self, scan, in_map);
      self->keys = cfn_scan_list_entries (scan, &frame);
    }
  if (top != NULL && top->is_sequence)
    self->items = cfn_scan_list_entries (scan, top);

  if (scan->frames->len < 2 || frames[0].is_sequence || frames[1].is_sequence || !frames[1].has_key
      || cfn_span_length (frames[0].key) != strlen ("Resources")
      || strncmp (scan->data + frames[0].key.start, "Resources", strlen ("Resources")) != 0)
    return;
  frame = scan->frames->len > 2 ? frames[2] : get_frame (self, scan, FALSE);
  self->type = cfn_scan_dup_value (scan, &frame, "Type");
}

CfnContext *
cfn_context_read (CfnText        *text,
                  gsize           offset,
                  CfnContextMemo *memo)
{
  g_autoptr (CfnContext) self = g_new0 (CfnContext, 1);
  CfnScan scan;
  gboolean is_known;

  g_return_val_if_fail (text != NULL, NULL);

  cfn_scan_init (&scan, text, offset, memo);
  self->path = cfn_path_new ();
  self->is_json = scan.is_json;
  self->step = scan.step > 0 ? scan.step : 2;
  self->list_step = scan.list_step != G_MAXUINT ? scan.list_step : self->step;
  if (scan.token != G_MAXSIZE)
    self->column = (guint) (scan.token - find_line_start (&scan, scan.token));

  is_known = !scan.is_over && (!scan.is_json || scan.frames->len > 0);
  if (is_known && scan.frames->len > 0 && cfn_scan_get_top (&scan)->is_flow)
    read_flow (self, &scan);
  else if (is_known)
    read_block (self, &scan);

  if (is_known)
    {
      read_word (self, &scan);
      push_frames (self->path, &scan);
      push_tag (self->path, &scan, scan.tag);
      if (cfn_span_length (scan.tag) > 0)
        self->is_key = FALSE;
      if (!read_sub (self, &scan))
        read_behind (self, &scan);
      is_known = !scan.is_block || self->is_sub;
    }
  if (is_known)
    read_around (self, &scan);
  cfn_scan_clear (&scan);

  return is_known ? g_steal_pointer (&self) : NULL;
}

void
cfn_context_free (CfnContext *self)
{
  if (self == NULL)
    return;

  cfn_path_free (self->path);
  g_free (self->typed);
  g_free (self->type);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}
