/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-context-private.h"

#include <string.h>

#include "cfn-place.h"

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static gsize
skip_blanks (const CfnScan *self,
             gsize          at)
{
  while (at < self->end && is_blank (self->data[at]))
    at++;

  return at;
}

static gsize
find_line_end (const CfnScan *self,
               gsize          at,
               gsize          limit)
{
  const char *found = at < limit ? memchr (self->data + at, '\n', limit - at) : NULL;

  return found != NULL ? (gsize) (found - self->data) : limit;
}

CfnContextFrame *
cfn_scan_get_top (CfnScan *self)
{
  return self->frames->len > 0
           ? &g_array_index (self->frames, CfnContextFrame, self->frames->len - 1) : NULL;
}

static CfnContextFrame *
push (CfnScan *self,
      gsize    start,
      gsize    column,
      gboolean is_sequence)
{
  CfnContextFrame frame = { .start = start, .column = column, .is_sequence = is_sequence };

  g_array_append_val (self->frames, frame);

  return cfn_scan_get_top (self);
}

/* How far what is below a key is indented. */
static void
note_step (guint                 *step,
           const CfnContextFrame *above,
           gsize                  column)
{
  if (above != NULL && !above->is_sequence && !above->is_flow && column >= above->column)
    *step = (guint) (column - above->column);
}

static void
pop (CfnScan *self)
{
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* Behind the quote that closes the one at @at, or @limit. Ends at a line's end at the latest. */
static gsize
skip_quotes (const CfnScan *self,
             gsize          at,
             gsize          limit,
             gboolean      *is_closed)
{
  char quote = self->data[at];

  *is_closed = FALSE;
  for (at++; at < limit && self->data[at] != '\n'; at++)
    {
      if (quote == '"' && self->data[at] == '\\')
        at++;
      else if (self->data[at] == quote && quote == '\'' && at + 1 < limit
               && self->data[at + 1] == quote)
        at++;
      else if (self->data[at] == quote)
        {
          *is_closed = TRUE;
          return at + 1;
        }
    }

  return MIN (at, limit);
}

/* Whether the list that a value at the place would be in is one of actions, "service:Name". */
static gboolean
is_action_list (const CfnScan *self)
{
  for (guint i = self->frames->len; i > 0; i--)
    {
      const CfnContextFrame *frame = &g_array_index (self->frames, CfnContextFrame, i - 1);
      gsize length = cfn_span_length (frame->key);

      if (!frame->is_sequence)
        return frame->has_key && length >= 6
               && strncmp (self->data + frame->key.end - 6, "Action", 6) == 0;
    }

  return FALSE;
}

static gboolean
ends_plain (const CfnScan *self,
            gsize          at,
            gsize          limit,
            gboolean       is_flow)
{
  char c = self->data[at];

  if (c == '\n' || (c == '#' && is_blank (self->data[at - 1])))
    return TRUE;
  if (is_flow && strchr (",[]{}", c) != NULL)
    return TRUE;

  if (c != ':')
    return FALSE;
  /* "dynamodb:" at the place may be an action that is being written. */
  if (at + 1 == self->end && limit == self->end)
    return !is_action_list (self);

  return at + 1 >= limit || g_ascii_isspace (self->data[at + 1])
         || (is_flow && strchr (",[]{}", self->data[at + 1]) != NULL);
}

CfnSpan
cfn_scan_word (const CfnScan *self,
               gsize          at,
               gsize          limit,
               gboolean       is_flow,
               gsize         *next)
{
  gboolean is_closed;
  gsize end = at;

  if (at < limit && (self->data[at] == '"' || self->data[at] == '\''))
    {
      *next = skip_quotes (self, at, limit, &is_closed);
      return (CfnSpan) { at + 1, MAX (at + 1, *next - (is_closed ? 1 : 0)) };
    }

  while (end < limit && (end == at || !ends_plain (self, end, limit, is_flow)))
    end++;
  *next = end;
  while (end > at && is_blank (self->data[end - 1]))
    end--;

  return (CfnSpan) { at, end };
}

gsize
cfn_scan_find_colon (const CfnScan *self,
                     gsize          at,
                     gsize          limit)
{
  gsize next;

  if (at >= limit || strchr ("[]{}|>#&*!%@`\n", self->data[at]) != NULL)
    return G_MAXSIZE;

  cfn_scan_word (self, at, limit, FALSE, &next);
  while (next < limit && is_blank (self->data[next]))
    next++;
  if (next >= limit || self->data[next] != ':')
    return G_MAXSIZE;

  return next;
}

/* --- Brackets --- */

static void
enter_scalar (CfnScan         *self,
              CfnContextFrame *frame,
              CfnSpan          word)
{
  if (frame->is_sequence)
    return;

  if (!frame->has_key || frame->has_value)
    {
      /* Another entry, also when the comma before it is missing. */
      frame->key = word;
      frame->has_key = FALSE;
      frame->has_value = FALSE;
    }
  else
    {
      frame->has_value = TRUE;
    }
  self->tag = (CfnSpan) { 0, 0 };
}

static void
close_bracket (CfnScan *self)
{
  CfnContextFrame *top;

  pop (self);
  top = cfn_scan_get_top (self);
  if (top != NULL && top->is_flow)
    top->has_value = TRUE;
}

/* A tag, an anchor or an alias. */
static gsize
scan_property (CfnScan *self,
               gsize    at)
{
  gsize start = at;

  while (at < self->end && !g_ascii_isspace (self->data[at])
         && strchr (",[]{}", self->data[at]) == NULL)
    at++;
  if (self->data[start] == '!')
    {
      if (at < self->end)
        self->tag = (CfnSpan) { start, at };
      else
        self->token = start;
    }

  return at;
}

/* A line that starts no deeper than the block which the brackets are in shows that they were never
 * closed. */
static gboolean
is_left_open (const CfnScan *self,
              gsize          at,
              gssize         column)
{
  gsize start = at;

  if (self->is_json || column < 0)
    return FALSE;
  while (at < self->end && self->data[at] == ' ')
    at++;
  if (at >= self->end || (gssize) (at - start) > column)
    return FALSE;

  return cfn_scan_find_colon (self, at, self->end) != G_MAXSIZE;
}

static void
enter_colon (CfnScan *self)
{
  CfnContextFrame *top = cfn_scan_get_top (self);

  if (!top->is_sequence && !top->has_key && cfn_span_length (top->key) > 0)
    top->has_key = TRUE;
  self->token = G_MAXSIZE;
}

static void
enter_comma (CfnScan *self)
{
  CfnContextFrame *top = cfn_scan_get_top (self);

  top->index++;
  top->has_key = FALSE;
  top->has_value = FALSE;
  top->key = (CfnSpan) { 0, 0 };
  self->tag = (CfnSpan) { 0, 0 };
}

static gsize
scan_flow_scalar (CfnScan *self,
                  gsize    at)
{
  gsize next;
  CfnSpan word = cfn_scan_word (self, at, self->end, TRUE, &next);
  gboolean is_quoted = self->data[at] == '"' || self->data[at] == '\'';

  if (next >= self->end && (!is_quoted || word.end == next))
    {
      self->token = at;
      self->quote = is_quoted ? self->data[at] : '\0';
      return self->end;
    }
  enter_scalar (self, cfn_scan_get_top (self), word);

  return MAX (next, at + 1);
}

/* Of a JSON text: behind each resource. */
static void
note_comma (CfnScan *self,
            gsize    at)
{
  if (self->memo != NULL && self->is_json && self->frames->len == 2)
    cfn_context_memo_note (self->memo, self, at, at + 1);
}

/* Until no more than @base frames are open. */
static gsize
scan_flow (CfnScan *self,
           gsize    at,
           gssize   column,
           guint    base)
{
  while (at < self->end)
    {
      char c = self->data[at];

      if (c == '{' || c == '[')
        {
          CfnContextFrame *top = push (self, at + 1, 0, c == '[');

          top->is_flow = TRUE;
          top->tag = self->tag;
          self->tag = (CfnSpan) { 0, 0 };
          at++;
        }
      else if (c == '}' || c == ']')
        {
          close_bracket (self);
          at++;
          if (self->frames->len <= base)
            return at;
        }
      else if (c == '\n' && is_left_open (self, at + 1, column))
        {
          g_array_set_size (self->frames, base);
          return at;
        }
      else if (c == ',')
        {
          note_comma (self, at);
          enter_comma (self);
          at++;
        }
      else if (c == ':')
        {
          enter_colon (self);
          at++;
        }
      else if (g_ascii_isspace (c))
        at++;
      else if (c == '#' && !self->is_json)
        {
          at = find_line_end (self, at, self->end);
          self->is_over = at >= self->end;
        }
      else if (c == '!' || c == '&' || c == '*')
        at = scan_property (self, at);
      else
        at = scan_flow_scalar (self, at);
    }

  return at;
}

/* --- Blocks --- */

typedef enum
{
  ENTRY_KEY,
  ENTRY_ITEM,
  ENTRY_PLAIN,   /* what may become one of both */
} Entry;

/* The text below a "|" is what is indented deeper than the entry it belongs to. */
static gsize
scan_block_text (CfnScan *self,
                 gsize    at,
                 gssize   column)
{
  at = find_line_end (self, at, self->end);
  while (at < self->end)
    {
      gsize start = at + 1;
      gsize text = start;

      while (text < self->end && self->data[text] == ' ')
        text++;
      if (text < self->end && self->data[text] != '\n' && self->data[text] != '\r'
          && (gssize) (text - start) <= column)
        return at;
      if (text >= self->end && (gssize) (text - start) <= column)
        return at;
      at = find_line_end (self, text, self->end);
      if (at >= self->end)
        {
          self->is_block = TRUE;
          self->token = text;
        }
    }

  return at;
}

/* In quotes a text may go on in the lines below, as long as they are indented. */
static gsize
scan_quoted (CfnScan *self,
             gsize    at,
             gssize   column)
{
  char quote = self->data[at];
  gboolean is_closed;
  gsize start = at;
  gsize next = skip_quotes (self, at, self->end, &is_closed);

  while (!is_closed && next < self->end)
    {
      gsize line = next + 1;
      gsize text = line;

      while (text < self->end && self->data[text] == ' ')
        text++;
      if (text >= self->end || (gssize) (text - line) <= column
          || cfn_scan_find_colon (self, text, self->end) != G_MAXSIZE)
        return next;
      for (at = text; at < self->end && self->data[at] != '\n' && self->data[at] != quote; at++)
        ;
      is_closed = at < self->end && self->data[at] == quote;
      next = is_closed ? at + 1 : at;
    }
  if (!is_closed)
    {
      self->token = start;
      self->quote = quote;
    }
  self->is_over = is_closed && next >= self->end;

  return next;
}

/* @column: of the entry that the value belongs to, -1: none. */
static gsize
scan_value (CfnScan *self,
            gsize    at,
            gssize   column)
{
  guint base;

  self->tag = (CfnSpan) { 0, 0 };
  self->token = at;
  while (at < self->end && strchr ("!&*", self->data[at]) != NULL)
    {
      at = scan_property (self, at);
      if (at >= self->end)
        return at;
      at = skip_blanks (self, at);
      self->token = at;
    }
  if (at >= self->end || self->data[at] == '\n')
    return at;

  switch (self->data[at])
    {
    case '|':
    case '>':
      return scan_block_text (self, at, column);
    case '{':
    case '[':
      self->is_value = TRUE;
      self->token = G_MAXSIZE;
      base = self->frames->len;
      at = scan_flow (self, at, column, base);
      self->is_over |= self->frames->len == base;
      return at;
    case '"':
    case '\'':
      return scan_quoted (self, at, column);
    case '#':
      break;
    default:
      while (at < self->end && self->data[at] != '\n'
             && !(self->data[at] == '#' && is_blank (self->data[at - 1])))
        at++;
      break;
    }
  if (at < self->end && self->data[at] == '#')
    {
      at = find_line_end (self, at, self->end);
      self->is_over = at >= self->end;
    }

  return at;
}

/* Whether a list at the column of the key that it belongs to ends with what is no item. */
static gboolean
is_beside_key (CfnScan *self)
{
  const CfnContextFrame *below;

  if (self->frames->len < 2)
    return FALSE;
  below = &g_array_index (self->frames, CfnContextFrame, self->frames->len - 2);

  return !below->is_sequence && !below->is_flow
         && below->column == cfn_scan_get_top (self)->column;
}

static void
enter_column (CfnScan *self,
              gsize    column,
              Entry    entry)
{
  CfnContextFrame *top;

  while ((top = cfn_scan_get_top (self)) != NULL
         && (top->is_flow || top->column > column
             || (top->column == column && top->is_sequence
                 && (entry == ENTRY_KEY || (entry == ENTRY_PLAIN && is_beside_key (self))))))
    pop (self);
}

static void
enter_item (CfnScan *self,
            gsize    at,
            gsize    column)
{
  CfnContextFrame *top;

  enter_column (self, column, ENTRY_ITEM);
  top = cfn_scan_get_top (self);
  if (top != NULL && top->is_sequence && top->column == column)
    top->index++;
  else
    {
      note_step (&self->list_step, top, column);
      push (self, at, column, TRUE)->tag = self->tag;
    }
  self->tag = (CfnSpan) { 0, 0 };
}

static gsize
enter_key (CfnScan *self,
           gsize    at,
           gsize    column,
           gsize    colon)
{
  CfnContextFrame *top = cfn_scan_get_top (self);
  gsize next;

  if (top == NULL || top->is_sequence || top->column != column)
    {
      note_step (&self->step, top, column);
      top = push (self, at, column, FALSE);
      top->tag = self->tag;
    }
  top->has_key = TRUE;
  top->key = cfn_scan_word (self, at, colon, FALSE, &next);
  self->tag = (CfnSpan) { 0, 0 };

  return skip_blanks (self, colon + 1);
}

static gssize
get_column (CfnScan *self)
{
  CfnContextFrame *top = cfn_scan_get_top (self);

  return top != NULL ? (gssize) top->column : -1;
}

/* What stands at the beginning of a line, or behind its dashes. */
static gsize
scan_entry (CfnScan *self,
            gsize    at,
            gsize    column)
{
  gsize colon = cfn_scan_find_colon (self, at, self->end);

  if (colon != G_MAXSIZE)
    {
      enter_column (self, column, ENTRY_KEY);
      at = enter_key (self, at, column, colon);
      self->is_value = TRUE;
      return scan_value (self, at, (gssize) column);
    }

  enter_column (self, column, ENTRY_PLAIN);
  return scan_value (self, at, get_column (self));
}

/* The first line of a resource. That before may have looked at all of it, but at nothing behind. */
static void
note_line (CfnScan *self,
           gsize    line,
           gsize    at)
{
  const CfnContextFrame *frames = (CfnContextFrame *) (gpointer) self->frames->data;
  gsize end;

  if (self->memo == NULL || self->frames->len < 2 || frames[1].is_flow || frames[1].is_sequence
      || at - line > frames[1].column || at >= self->end || self->data[at] == '-')
    return;

  end = find_line_end (self, at, self->end);
  if (end < self->end)
    cfn_context_memo_note (self->memo, self, line, end + 1);
}

/* Gives where the next line starts. */
static gsize
scan_line (CfnScan *self,
           gsize    line)
{
  gsize at = line;
  CfnSpan tag = self->tag;

  while (at < self->end && self->data[at] == ' ')
    at++;
  if (at < self->end && (self->data[at] == '\n' || self->data[at] == '\r'))
    return find_line_end (self, at, self->end) + 1;
  self->is_value = FALSE;
  self->is_over = FALSE;
  self->token = at;
  self->quote = '\0';
  if (at < self->end && self->data[at] == '#')
    {
      at = find_line_end (self, at, self->end);
      self->is_over = at >= self->end;
      self->tag = tag;
      return at + 1;
    }
  note_line (self, line, at);
  if (self->end - line >= 3 && strncmp (self->data + line, "---", 3) == 0)
    return find_line_end (self, at, self->end) + 1;

  while (at < self->end && self->data[at] == '-'
         && (at + 1 >= self->end || g_ascii_isspace (self->data[at + 1])))
    {
      enter_item (self, at, at - line);
      self->is_value = TRUE;
      at = skip_blanks (self, at + 1);
      self->token = at;
    }
  at = scan_entry (self, at, at - line);

  return find_line_end (self, at, self->end) + 1;
}

static gsize
resume (CfnScan *self,
        CfnText *text,
        gsize    start)
{
  return self->memo != NULL ? cfn_context_memo_resume (self->memo, self, text, start) : start;
}

void
cfn_scan_init (CfnScan        *self,
               CfnText        *text,
               gsize           offset,
               CfnContextMemo *memo)
{
  CfnPlace place;
  gsize at;

  cfn_place_init (&place, text);
  *self = (CfnScan) { .data = place.data, .length = place.length,
                      .end = MIN (offset, place.length), .list_step = G_MAXUINT,
                      .memo = memo };
  self->frames = g_array_new (FALSE, FALSE, sizeof (CfnContextFrame));
  at = place.base;
  while (at < self->end && g_ascii_isspace (self->data[at]))
    at++;
  self->is_json = at < self->length && self->data[at] == '{';
  if (self->is_json)
    {
      self->is_value = TRUE;
      self->token = G_MAXSIZE;
      scan_flow (self, resume (self, text, at), -1, 0);
    }
  else
    {
      for (at = resume (self, text, place.base); at < self->end;)
        at = scan_line (self, at);
      /* The place is the start of a line. */
      if (at == self->end && (at == place.base || self->data[at - 1] == '\n') && !self->is_block)
        {
          enter_column (self, 0, ENTRY_PLAIN);
          self->is_value = FALSE;
          self->is_over = FALSE;
          self->quote = '\0';
          self->tag = (CfnSpan) { 0, 0 };
          self->token = at;
        }
    }
}

void
cfn_scan_clear (CfnScan *self)
{
  g_array_unref (self->frames);
}
