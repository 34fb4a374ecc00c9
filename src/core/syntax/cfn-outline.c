/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-outline.h"

#include <string.h>

#define NOWHERE G_MAXSIZE
#define LINES_AHEAD 200

/* What a line says about the entries around it. */
typedef struct
{
  gsize    start;
  gsize    at;         /* the first that is not blank */
  gsize    column;
  gboolean is_content; /* neither blank nor comment nor a mark between documents */
  gboolean is_entry;   /* "Key:" */
  gboolean is_inside;  /* surely belongs to the lines before: an item, a closing bracket */
} Line;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gboolean
is_space (char c)
{
  return is_blank (c) || c == '\r' || c == '\n';
}

static gsize
skip_spaces (const CfnPlace *place,
             gsize           at,
             gsize           end)
{
  while (at < end && is_space (place->data[at]))
    at++;

  return at;
}

/* Behind the text in quotes that starts at @at, which is sought in its own line only: NOWHERE when
 * it does not end there. */
static gsize
skip_quotes (const CfnPlace *place,
             gsize           at,
             gsize           end)
{
  char quote = place->data[at];

  for (at++; at < end && place->data[at] != '\n' && place->data[at] != '\r'; at++)
    {
      if (place->data[at] == '\\' && quote == '"')
        at++;
      else if (place->data[at] == quote)
        return at + 1;
    }

  return NOWHERE;
}

/* Where the colon of the key at @at is; NOWHERE when there is no key. */
static gsize
find_colon (const CfnPlace *place,
            gsize           at,
            gsize           end)
{
  const char *data = place->data;

  if (at >= end)
    return NOWHERE;
  if (data[at] == '"' || data[at] == '\'')
    {
      gsize behind = skip_quotes (place, at, end);

      if (behind == NOWHERE)
        return NOWHERE;
      behind = cfn_place_skip_blanks (place, behind);
      return behind < end && data[behind] == ':' ? behind : NOWHERE;
    }
  if (!g_ascii_isalnum (data[at]) && strchr ("_<$.", data[at]) == NULL)
    return NOWHERE;
  for (; at < end && data[at] != '\n' && data[at] != '\r'; at++)
    {
      if (data[at] == ':' && (at + 1 == end || is_space (data[at + 1])))
        return at;
      if (data[at] == '#' && is_blank (data[at - 1]))
        break;
    }

  return NOWHERE;
}

static Line
look_at_line (const CfnPlace *place,
              gsize           start)
{
  gsize at = cfn_place_skip_blanks (place, start);
  gsize end = cfn_place_line_end (place, at);
  Line line = { .start = start, .at = at, .column = at - start };
  const char *text = place->data + at;

  if (at == end || *text == '#')
    return line;
  if (at == start
      && (*text == '%' || (end - at >= 3 && (memcmp (text, "---", 3) == 0
                                             || memcmp (text, "...", 3) == 0))))
    return line;

  line.is_content = TRUE;
  line.is_entry = find_colon (place, at, end) != NOWHERE;
  line.is_inside = strchr ("]}", *text) != NULL
                   || (*text == '-' && (end - at == 1 || is_blank (text[1])));
  return line;
}

/*
 * The column of the entries: that of the first, unless this one is alone and there are others
 * further left than what stands below it, so that it is the one that slipped.
 */
static gsize
find_column (const CfnPlace *place,
             CfnSpan         body)
{
  gsize first = NOWHERE;
  gsize second = NOWHERE;
  gsize least = NOWHERE;
  guint n_first = 0;
  guint n_least = 0;

  for (gsize at = body.start; at < body.end; at = cfn_place_next_line (place, at))
    {
      Line line = look_at_line (place, at);

      if (!line.is_content)
        continue;
      if (first == NOWHERE)
        first = line.column;
      else if (second == NOWHERE)
        second = least = line.column;
      n_first += line.column == first;
      if (!line.is_entry || first == NOWHERE || n_first == 0)
        continue;
      if (line.column < least && second != NOWHERE)
        {
          least = line.column;
          n_least = 0;
        }
      n_least += line.column == least;
    }

  if (n_first == 1 && second != NOWHERE && second > first && least > first && least < second
      && n_least > 1)
    return least;
  return first;
}

static void
add_span (GArray *spans,
          gsize   start,
          gsize   end)
{
  CfnSpan span = { start, end };

  g_array_append_val (spans, span);
}

GArray *
cfn_outline_find_lines (const CfnPlace *place,
                        CfnSpan         body)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CfnSpan));
  gsize column = find_column (place, body);
  gsize start = NOWHERE;

  for (gsize at = body.start; at < body.end; at = cfn_place_next_line (place, at))
    {
      Line line = look_at_line (place, at);

      if (!line.is_content || line.column > column || (line.is_inside && start != NOWHERE))
        continue;
      if (start != NOWHERE)
        add_span (spans, start, line.start);
      start = line.start;
    }
  if (start != NOWHERE)
    add_span (spans, start, body.end);

  return spans;
}

/* Behind @word, in quotes, and what may follow it before the next @sign; NOWHERE: not there. */
static gsize
skip_sign (const CfnPlace *place,
           gsize           at,
           gsize           end,
           char            sign)
{
  if (at == NOWHERE)
    return NOWHERE;
  at = skip_spaces (place, at, end);
  return at < end && place->data[at] == sign ? at + 1 : NOWHERE;
}

static gsize
skip_quoted (const CfnPlace *place,
             gsize           at,
             gsize           end)
{
  if (at == NOWHERE)
    return NOWHERE;
  at = skip_spaces (place, at, end);
  return at < end && place->data[at] == '"' ? skip_quotes (place, at, end) : NOWHERE;
}

/* Whether "Name": {"Type": "A::B ... starts at @at: nothing but a resource looks like that. */
static gboolean
is_resource (const CfnPlace *place,
             gsize           at,
             gsize           end)
{
  gsize type;
  gsize behind;

  at = skip_sign (place, skip_quoted (place, at, end), end, ':');
  at = skip_sign (place, at, end, '{');
  if (at == NOWHERE)
    return FALSE;
  at = skip_spaces (place, at, end);
  if (end - at < 6 || memcmp (place->data + at, "\"Type\"", 6) != 0)
    return FALSE;
  type = skip_sign (place, at + 6, end, ':');
  behind = skip_quoted (place, type, end);
  return behind != NOWHERE && g_strstr_len (place->data + type, behind - type, "::") != NULL;
}

/* How a walk between brackets stands. */
typedef struct
{
  const CfnPlace *place;
  gsize end;
  guint depth;      /* of the template that these entries are at */
  gsize column;     /* of the entries; NOWHERE when they do not start lines */
  gsize line;       /* where the line started of which only blanks were seen; else NOWHERE */
  gsize start;      /* of the entry that is walked through; NOWHERE between two */
  guint n_open;     /* brackets within the entry */
  GArray *spans;
} Walk;

/* The entry ends before @at, at the latest. */
static void
end_entry (Walk *self,
           gsize at)
{
  const char *data = self->place->data;

  if (self->start == NOWHERE)
    return;
  while (at > self->start && (is_space (data[at - 1]) || data[at - 1] == ','))
    at--;
  if (at > self->start)
    add_span (self->spans, self->start, at);
  self->start = NOWHERE;
  self->n_open = 0;
}

/* A line whose key stands in the entries' column starts one, whatever the brackets say. */
static gboolean
starts_in_column (Walk *self,
                  gsize line,
                  gsize at)
{
  return self->column != NOWHERE && line != NOWHERE && at - line == self->column
         && find_colon (self->place, at, self->end) != NOWHERE;
}

/* On a single line only what a resource looks like tells one from the other. */
static gboolean
starts_by_look (Walk *self,
                gsize at)
{
  return self->column == NOWHERE && self->depth == 1 && at < self->end
         && self->place->data[at] == '"' && is_resource (self->place, at, self->end);
}

/* Where the text in quotes ends, or is likely to: behind a quote that is followed by what may
 * follow, or with its line. */
static gsize
skip_text (Walk *self,
           gsize at)
{
  const char *data = self->place->data;
  gsize behind = skip_quotes (self->place, at, self->end);
  gsize next;

  if (behind == NOWHERE)
    return MIN (cfn_place_line_end (self->place, at), self->end);
  next = cfn_place_skip_blanks (self->place, behind);
  if (next >= self->end || strchr (",:]}\r\n#", data[next]) != NULL)
    return behind;
  /* This quote opens the next text, so the one before it lost its own. */
  if (behind - 2 > at && data[behind - 2] == ',')
    return behind - 2;
  return MAX (behind - 1, at + 1);
}

/* Whether a closing bracket that no bracket of these entries opened is one too many: more entries
 * follow, and not long after it. */
static gboolean
is_stray (Walk *self,
          gsize at)
{
  const CfnPlace *place = self->place;

  if (self->column != NOWHERE)
    {
      for (guint i = 0; i < LINES_AHEAD && at < self->end; i++)
        {
          at = cfn_place_next_line (place, at);
          if (starts_in_column (self, at, cfn_place_skip_blanks (place, at)))
            return TRUE;
        }
      return FALSE;
    }
  at = skip_sign (place, at + 1, self->end, ',');
  return at != NOWHERE && self->depth <= 1
         && is_resource (place, skip_spaces (place, at, self->end), self->end);
}

/* At a sign outside of quotes; FALSE: the entries end here. */
static gboolean
walk_sign (Walk *self,
           gsize at)
{
  switch (self->place->data[at])
    {
    case '{':
    case '[':
      self->n_open++;
      break;
    case '}':
    case ']':
      if (self->n_open > 0)
        self->n_open--;
      else if (!is_stray (self, at))
        return FALSE;
      else if (self->depth > 0)
        end_entry (self, at);
      break;
    case ',':
      /* A resource among the sections: its own section was closed too early. */
      if (self->n_open == 0
          && !(self->depth == 0 && self->column == NOWHERE
               && is_resource (self->place, at + 1, self->end)))
        end_entry (self, at);
      break;
    default:
      break;
    }

  return TRUE;
}

GArray *
cfn_outline_find_in_brackets (const CfnPlace *place,
                              CfnSpan         body,
                              guint           depth)
{
  Walk self = { place, body.end, depth, NOWHERE, NOWHERE, NOWHERE, 0, NULL };
  gsize at = skip_spaces (place, body.start, body.end);

  self.spans = g_array_new (FALSE, FALSE, sizeof (CfnSpan));
  if (at < body.end && cfn_place_skip_blanks (place, cfn_place_line_start (place, at)) == at)
    self.column = cfn_place_column (place, at);

  while (at < body.end)
    {
      char c = place->data[at];

      if (is_space (c))
        {
          at++;
          if (!is_blank (c))
            self.line = at;
          continue;
        }
      if (starts_in_column (&self, self.line, at) || starts_by_look (&self, at))
        end_entry (&self, at);
      self.line = NOWHERE;
      if (c == '#' && is_space (place->data[at - 1]))
        {
          at = cfn_place_line_end (place, at);
          continue;
        }
      if (self.start == NOWHERE && strchr (",]}", c) == NULL)
        self.start = at;
      if (c == '"' || (c == '\'' && strchr (" \t[{:,\n", place->data[at - 1]) != NULL))
        at = skip_text (&self, at);
      else if (walk_sign (&self, at))
        at++;
      else
        break;
    }
  end_entry (&self, at);

  return self.spans;
}

/* The entries that start with the lines from @line on, or in the brackets there, if any. */
static void
find_body (const CfnPlace *place,
           gsize           line_start,
           gsize           end,
           gsize           least_column,
           CfnOutlineHead *head)
{
  for (gsize at = line_start; at < end; at = cfn_place_next_line (place, at))
    {
      Line line = look_at_line (place, at);

      if (!line.is_content)
        continue;
      head->is_flow = place->data[line.at] == '{';
      if (head->is_flow)
        head->body = (CfnSpan){ line.at + 1, end };
      else if (line.column >= least_column && !line.is_inside)
        head->body = (CfnSpan){ at, end };
      return;
    }
}

void
cfn_outline_read_root (const CfnPlace *place,
                       CfnOutlineHead *head)
{
  *head = (CfnOutlineHead){ .has_colon = TRUE };
  find_body (place, place->base, place->length, 0, head);
}

void
cfn_outline_read_head (const CfnPlace *place,
                       CfnSpan         entry,
                       CfnOutlineHead *head)
{
  gsize at = cfn_place_skip_blanks (place, entry.start);
  gsize column = at - cfn_place_line_start (place, at);
  gsize line_end = MIN (cfn_place_line_end (place, at), entry.end);
  gsize colon = find_colon (place, at, line_end);
  gsize end = colon;

  *head = (CfnOutlineHead){ .has_colon = colon != NOWHERE };
  if (colon == NOWHERE && at < line_end && place->data[at] == '"')
    end = skip_quotes (place, at, line_end);
  if (end == NOWHERE)
    {
      for (end = at; end < line_end && (g_ascii_isalnum (place->data[end])
                                        || strchr ("_-", place->data[end]) != NULL);)
        end++;
    }
  head->key = (CfnSpan){ at, end };
  while (head->key.end > at && is_blank (place->data[head->key.end - 1]))
    head->key.end--;

  at = cfn_place_skip_blanks (place, head->has_colon ? colon + 1 : end);
  if (at >= line_end || place->data[at] == '#')
    find_body (place, cfn_place_next_line (place, at), entry.end, column + 1, head);
  else if (place->data[at] == '{')
    {
      head->is_flow = TRUE;
      head->body = (CfnSpan){ at + 1, entry.end };
    }
}
