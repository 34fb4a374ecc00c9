/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-context-private.h"

#include <string.h>

/* An entry of a mapping or list as it is met. */
typedef struct
{
  CfnSpan  name;      /* the key, or the plain item; empty: the item is no plain text */
  gsize    value;     /* behind the colon; of items where they start */
} Entry;

/* FALSE ends the walk. */
typedef gboolean (*EntryFunc) (const CfnScan *scan,
                               const Entry   *entry,
                               gpointer       data);

typedef struct
{
  const CfnScan         *scan;
  const CfnContextFrame *frame;
  EntryFunc              func;
  gpointer               data;
} Walk;

static gsize
next_line (const CfnScan *scan,
           gsize          at)
{
  const char *found = at < scan->length
                        ? memchr (scan->data + at, '\n', scan->length - at) : NULL;

  return found != NULL ? (gsize) (found - scan->data) + 1 : scan->length;
}

static gsize
skip_spaces (const CfnScan *scan,
             gsize          at)
{
  while (at < scan->length && scan->data[at] == ' ')
    at++;

  return at;
}

/* FALSE when @at, in the right column, is no entry of the frame, which therefore ends there. */
static gboolean
meet_line (const Walk *self,
           gsize       at,
           gboolean   *go_on)
{
  const CfnScan *scan = self->scan;
  Entry entry = { { 0, 0 }, at };
  gsize colon, next;

  *go_on = TRUE;
  if (self->frame->is_sequence)
    {
      if (scan->data[at] != '-')
        return FALSE;
      entry.value = skip_spaces (scan, at + 1);
      if (cfn_scan_find_colon (scan, entry.value, scan->length) == G_MAXSIZE
          && entry.value < scan->length && strchr ("[{|>!&*#\n", scan->data[entry.value]) == NULL)
        entry.name = cfn_scan_word (scan, entry.value, scan->length, FALSE, &next);
    }
  else
    {
      colon = cfn_scan_find_colon (scan, at, scan->length);
      /* The dashes of a list may be as far to the left as its key. */
      if (colon == G_MAXSIZE)
        return TRUE;
      entry.name = cfn_scan_word (scan, at, colon, FALSE, &next);
      entry.value = skip_spaces (scan, colon + 1);
    }
  *go_on = self->func (scan, &entry, self->data);

  return TRUE;
}

static void
walk_block (const Walk *self)
{
  const CfnScan *scan = self->scan;
  gboolean go_on = TRUE;
  gsize at = self->frame->start;
  gsize line = at >= self->frame->column ? at - self->frame->column : 0;

  while (go_on && at < scan->length)
    {
      if (strchr ("\n\r#", scan->data[at]) == NULL)
        {
          if (at - line < self->frame->column)
            return;
          if (at - line == self->frame->column && !meet_line (self, at, &go_on))
            return;
        }
      line = next_line (scan, at);
      at = skip_spaces (scan, line);
    }
}

static gsize
skip_nested (const CfnScan *scan,
             gsize          at)
{
  guint depth = 0;
  gsize next;

  while (at < scan->length)
    {
      char c = scan->data[at];

      if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        return at + 1;
      if (c == '"' || c == '\'')
        {
          cfn_scan_word (scan, at, scan->length, TRUE, &next);
          at = MAX (next, at + 1);
        }
      else
        at++;
    }

  return at;
}

static void
walk_flow (const Walk *self)
{
  const CfnScan *scan = self->scan;
  gboolean is_key = !self->frame->is_sequence;
  gsize at = self->frame->start;

  while (at < scan->length)
    {
      char c = scan->data[at];
      Entry entry = { { 0, 0 }, at };
      gsize next;

      if (c == '}' || c == ']')
        return;
      if (c == '{' || c == '[')
        {
          next = skip_nested (scan, at);
          if (self->frame->is_sequence && !self->func (scan, &entry, self->data))
            return;
        }
      else if (c == ',')
        {
          is_key = !self->frame->is_sequence;
          next = at + 1;
        }
      else if (g_ascii_isspace (c) || c == ':')
        next = at + 1;
      else
        {
          gsize colon;

          entry.name = cfn_scan_word (scan, at, scan->length, TRUE, &next);
          next = MAX (next, at + 1);
          for (colon = next; colon < scan->length && g_ascii_isspace (scan->data[colon]); colon++)
            ;
          is_key = !self->frame->is_sequence && scan->data[colon] == ':' ? TRUE : is_key;
          entry.value = self->frame->is_sequence ? at : colon + 1;
          while (entry.value < scan->length && g_ascii_isspace (scan->data[entry.value]))
            entry.value++;
          if ((is_key || self->frame->is_sequence) && !self->func (scan, &entry, self->data))
            return;
          is_key = FALSE;
        }
      at = next;
    }
}

static void
walk (const CfnScan         *scan,
      const CfnContextFrame *frame,
      EntryFunc              func,
      gpointer               data)
{
  Walk self = { scan, frame, func, data };

  if (frame->is_flow)
    walk_flow (&self);
  else
    walk_block (&self);
}

static gboolean
list_cb (const CfnScan *scan,
         const Entry   *entry,
         gpointer       data)
{
  if (scan->end < entry->name.start || scan->end > entry->name.end)
    g_ptr_array_add (data, g_strndup (scan->data + entry->name.start,
                                      cfn_span_length (entry->name)));

  return TRUE;
}

GPtrArray *
cfn_scan_list_entries (const CfnScan         *self,
                       const CfnContextFrame *frame)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_free);

  walk (self, frame, list_cb, entries);

  return entries;
}

typedef struct
{
  const char *key;
  gsize       value;   /* G_MAXSIZE: not found */
} Search;

static gboolean
search_cb (const CfnScan *scan,
           const Entry   *entry,
           gpointer       data)
{
  Search *self = data;

  if (strlen (self->key) != cfn_span_length (entry->name)
      || strncmp (scan->data + entry->name.start, self->key, strlen (self->key)) != 0)
    return TRUE;
  self->value = entry->value;

  return FALSE;
}

char *
cfn_scan_dup_value (const CfnScan         *self,
                    const CfnContextFrame *frame,
                    const char            *key)
{
  Search search = { key, G_MAXSIZE };
  CfnSpan word;
  gsize next;

  walk (self, frame, search_cb, &search);
  if (search.value >= self->length || strchr ("[{|>!&*#\n\r", self->data[search.value]) != NULL)
    return NULL;
  word = cfn_scan_word (self, search.value, self->length, frame->is_flow, &next);

  return g_strndup (self->data + word.start, cfn_span_length (word));
}
