/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-outline.h"

#include <string.h>

#define NOWHERE G_MAXSIZE
#define LINES_AHEAD 200
#define TAB_WIDTH 8

/* What a line says about the entries around it. */
typedef struct
{
  gsize    start;
  gsize    at;         /* the first that is not blank */
  gsize    column;
  gboolean is_content; /* neither blank nor comment nor a mark between documents */
  gboolean is_entry;   /* "Key:" */
  gboolean is_word;    /* nothing but what could be a key */
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

gsize
cfn_outline_skip_quotes (const CfnPlace *place,
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
      gsize behind = cfn_outline_skip_quotes (place, at, end);

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

/* As people see it, whose editors show a tab as up to eight blanks. */
static gsize
measure_indent (const CfnPlace *place,
                gsize           start,
                gsize           at)
{
  gsize column = 0;

  for (; start < at; start++)
    column = place->data[start] == '\t' ? column / TAB_WIDTH * TAB_WIDTH + TAB_WIDTH : column + 1;

  return column;
}

/* Behind letters and digits, as the keys of a template are made of. */
static gsize
skip_word (const CfnPlace *place,
           gsize           at,
           gsize           end)
{
  while (at < end
         && (g_ascii_isalnum (place->data[at]) || strchr ("_-", place->data[at]) != NULL))
    at++;

  return at;
}

static gboolean
is_word (const CfnPlace *place,
         gsize           at,
         gsize           end)
{
  gsize behind = skip_word (place, at, end);

  return behind > at && cfn_place_skip_blanks (place, behind) >= end;
}

static Line
look_at_line (const CfnPlace *place,
              gsize           start)
{
  gsize at = cfn_place_skip_blanks (place, start);
  gsize end = cfn_place_line_end (place, at);
  Line line = { .start = start, .at = at, .column = measure_indent (place, start, at) };
  const char *text = place->data + at;

  if (at == end || *text == '#')
    return line;
  if (at == start
      && (*text == '%' || (end - at >= 3 && (memcmp (text, "---", 3) == 0
                                             || memcmp (text, "...", 3) == 0))))
    return line;

  line.is_content = TRUE;
  line.is_entry = find_colon (place, at, end) != NOWHERE;
  line.is_word = is_word (place, at, end);
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

/* What stands among the entries and is none, say the mark of a merge that went wrong: it parts no
 * lines from those they belong to. */
static gboolean
is_garbage (const CfnPlace *place,
            const Line     *line,
            gsize           end)
{
  if (line->is_entry || line->is_word)
    return FALSE;
  for (gsize at = cfn_place_next_line (place, line->at); at < end;
       at = cfn_place_next_line (place, at))
    {
      Line next = look_at_line (place, at);

      if (next.is_content)
        return next.column > line->column;
    }

  return FALSE;
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

      if (!line.is_content || line.column > column)
        continue;
      if (start != NOWHERE && (line.is_inside || is_garbage (place, &line, body.end)))
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
  return at < end && place->data[at] == '"' ? cfn_outline_skip_quotes (place, at, end) : NOWHERE;
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
  GByteArray *open; /* the brackets that are open within the entry */
  guint n_curly;    /* how many of these are curly */
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
  self->n_curly = 0;
  g_byte_array_set_size (self->open, 0);
}

static void
open_bracket (Walk   *self,
              guint8  bracket)
{
  self->n_curly += bracket == '{';
  g_byte_array_append (self->open, &bracket, 1);
}

/* With those inside that were not closed; a bracket that closes none is passed over. FALSE: none at
 * all is open. */
static gboolean
close_bracket (Walk *self,
               char  bracket)
{
  guint n_alike = bracket == '}' ? self->n_curly : self->open->len - self->n_curly;
  guint8 last;

  if (self->open->len == 0)
    return FALSE;
  if (n_alike == 0)
    return TRUE;
  do
    {
      last = self->open->data[self->open->len - 1];
      self->n_curly -= last == '{';
      g_byte_array_set_size (self->open, self->open->len - 1);
    }
  while ((last == '{') != (bracket == '}'));

  return TRUE;
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

static gboolean
is_section (const CfnPlace *place,
            gsize           at,
            gsize           end)
{
  /* Those whose names mean nothing else within a template. */
  static const char * const names[] = { "Resources", "Outputs", "Mappings", "Conditions", "Rules" };
  gsize behind = skip_quoted (place, at, end);

  if (skip_sign (place, skip_sign (place, behind, end, ':'), end, '{') == NOWHERE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i]) == behind - at - 2
          && memcmp (names[i], place->data + at + 1, behind - at - 2) == 0)
        return TRUE;
    }

  return FALSE;
}

/* On a single line only what sections and resources look like tells one from the other. */
static gboolean
starts_by_look (Walk *self,
                gsize at)
{
  if (self->column != NOWHERE || at >= self->end || self->place->data[at] != '"')
    return FALSE;

  return (self->depth == 0 && is_section (self->place, at, self->end))
         || (self->depth == 1 && is_resource (self->place, at, self->end));
}

/* Where the text in quotes ends, or is likely to: behind a quote that is followed by what may
 * follow, or with its line. */
static gsize
skip_text (Walk *self,
           gsize at)
{
  const char *data = self->place->data;
  gsize behind = cfn_outline_skip_quotes (self->place, at, self->end);
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
  if (at == NOWHERE || self->depth > 1)
    return FALSE;
  at = skip_spaces (place, at, self->end);
  return is_resource (place, at, self->end)
         || (self->depth == 0 && is_section (place, at, self->end));
}

/* Whether the comma at @at ends an entry, where no bracket is open. */
static gboolean
ends_entry (Walk *self,
            gsize at)
{
  const CfnPlace *place = self->place;
  gsize next;

  /* A resource among the sections: its own section was closed too early. */
  if (self->column == NOWHERE)
    return self->depth > 0 || !is_resource (place, at + 1, self->end);

  /* What follows further right is part of the entry: a bracket in it is one too many. */
  next = cfn_place_skip_blanks (place, at + 1);
  if (next < cfn_place_line_end (place, at) && place->data[next] != '#')
    return TRUE;
  next = skip_spaces (place, next, self->end);
  return next >= self->end || place->data[next] == '#'
         || cfn_place_column (place, next) <= self->column;
}

/* A bracket that closes what is around the entries, by where it stands in its line. */
static gboolean
is_outer (Walk *self,
          gsize at)
{
  return strchr ("]}", self->place->data[at]) != NULL && self->line != NOWHERE
         && self->column != NOWHERE && at - self->line < self->column;
}

/* At a sign outside of quotes; FALSE: the entries end here. */
static gboolean
walk_sign (Walk *self,
           gsize at)
{
  char c = self->place->data[at];

  if (is_outer (self, at))
    return is_stray (self, at);
  if (c == '{' || c == '[')
    open_bracket (self, c);
  else if (c == ',' && self->open->len == 0 && ends_entry (self, at))
    end_entry (self, at);
  else if ((c == '}' || c == ']') && !close_bracket (self, c))
    {
      if (!is_stray (self, at))
        return FALSE;
      if (self->depth > 0 && self->column == NOWHERE)
        end_entry (self, at);
    }

  return TRUE;
}

GArray *
cfn_outline_find_in_brackets (const CfnPlace *place,
                              CfnSpan         body,
                              guint           depth)
{
  Walk self = { place, body.end, depth, NOWHERE, NOWHERE, NOWHERE, NULL, 0, NULL };
  gsize at = skip_spaces (place, body.start, body.end);

  self.open = g_byte_array_new ();
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
      self.line = NOWHERE;
    }
  end_entry (&self, at);
  g_byte_array_unref (self.open);

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
  gsize column = measure_indent (place, cfn_place_line_start (place, at), at);
  gsize line_end = MIN (cfn_place_line_end (place, at), entry.end);
  gsize colon = find_colon (place, at, line_end);
  gsize end = colon;

  *head = (CfnOutlineHead){ .has_colon = colon != NOWHERE };
  if (colon == NOWHERE && at < line_end && place->data[at] == '"')
    end = cfn_outline_skip_quotes (place, at, line_end);
  if (end == NOWHERE)
    end = skip_word (place, at, line_end);
  head->key = (CfnSpan){ at, end };
  while (head->key.end > at && is_blank (place->data[head->key.end - 1]))
    head->key.end--;

  at = cfn_place_skip_blanks (place, head->has_colon ? colon + 1 : end);
  head->value = at;
  if (at >= line_end || place->data[at] == '#')
    find_body (place, cfn_place_next_line (place, at), entry.end, column + 1, head);
  else if (place->data[at] == '{')
    {
      head->is_flow = TRUE;
      head->body = (CfnSpan){ at + 1, entry.end };
    }
}
