/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-tree-private.h"

#include "cfn-json.h"
#include "cfn-json-error.h"
#include "cfn-recovery.h"
#include "cfn-reread.h"
#include "cfn-scalar.h"
#include "cfn-shadow.h"
#include "cfn-syntax-error.h"
#include "cfn-unreadable.h"

#include <string.h>

#define BOM_LENGTH 3

typedef struct
{
  CfnTree *tree;
  const CfnLimits *limits;
  yaml_parser_t parser;
  CfnShadow shadow;
  GHashTable *anchors; /* names met so far; NULL before the first */
  char *hidden;        /* the text without what libyaml would not look at; NULL: it is not needed */

  const char *data; /* the whole text */
  gsize length;
  gsize base;       /* where libyaml's counting starts: behind a byte order mark */
  gboolean is_ascii;
  gsize char_at;    /* libyaml counts characters; this is one place known in both */
  gsize byte_at;

  CfnNode *open;    /* the innermost collection that has not ended */
  CfnNode *key;     /* a key of @open that waits for its value */
  guint depth;
  guint n_nodes;
  guint n_documents;
  gboolean is_like_json;  /* by its first signs */
  gboolean is_in_brackets; /* this part, as if they stood around it */
  gboolean is_plain_json; /* nothing that JSON lacks was met */
  gboolean is_cut;        /* the end is not the text's own, so stumbling there means nothing */
  gboolean is_stopped;
  gboolean is_broken;     /* this part cannot be read, from error_at on */
  gboolean has_control;   /* libyaml met a character that no text may have */
  gsize error_at;
  CfnUnchanged *unchanged; /* of a recovery; NULL: all parts are read */
  gsize seen_to;          /* as far as libyaml looked */
  gboolean is_too_much;   /* not even the part that was read should be worked on */
  gboolean is_entangled;  /* something was met that says what other parts of the text mean */
} Reader;

/* Byte offset of libyaml's character @index. Places come nearly sorted, so this walks little. */
static gsize
byte_of (Reader *self,
         gsize   index)
{
  if (self->is_ascii)
    return MIN (self->base + index, self->length);

  while (self->char_at < index && self->byte_at < self->length)
    {
      self->byte_at++;
      while (self->byte_at < self->length && (self->data[self->byte_at] & 0xc0) == 0x80)
        self->byte_at++;
      self->char_at++;
    }
  while (self->char_at > index)
    {
      self->byte_at--;
      while ((self->data[self->byte_at] & 0xc0) == 0x80)
        self->byte_at--;
      self->char_at--;
    }

  return self->byte_at;
}

static void
reader_stop (Reader     *self,
             CfnMessage *message,
             CfnSpan     span)
{
  cfn_tree_add_problem (self->tree, message, span);
  self->is_stopped = TRUE;
}

/* [at, at + 1), or less at the end of the text. */
static CfnSpan
span_of_byte (Reader *self,
              gsize   at)
{
  at = MIN (at, self->length);
  return (CfnSpan){ at, MIN (at + 1, self->length) };
}

/* Without the line ends and blank lines that libyaml counts to a block scalar. */
static gsize
trim_lines (const char *data,
            gsize       start,
            gsize       end)
{
  for (;;)
    {
      gsize at = end;

      while (at > start && (data[at - 1] == ' ' || data[at - 1] == '\t'))
        at--;
      if (at == start || (data[at - 1] != '\n' && data[at - 1] != '\r'))
        return end;
      end = at - 1;
    }
}

static gboolean
ends_property (char c)
{
  return c == '\0' || strchr (" \t\r\n,[]{}", c) != NULL;
}

/* Where the tag or anchor at @at ends. */
static gsize
skip_property (const char *data,
               gsize       at,
               gsize       end)
{
  if (data[at] == '!' && at + 1 < end && data[at + 1] == '<')
    {
      while (at < end && data[at] != '>')
        at++;
      return MIN (at + 1, end);
    }
  while (at < end && !ends_property (data[at]))
    at++;

  return at;
}

/* How long the line break at @at is, 0 when there is none. To YAML 1.1 NEL, LS and PS are line
 * breaks as well (5.4, b-char). */
static gsize
line_break_length (const char *data,
                   gsize       at,
                   gsize       end)
{
  if (data[at] == '\n' || data[at] == '\r')
    return 1;
  if (end - at >= 2 && memcmp (data + at, "\xc2\x85", 2) == 0)
    return 2;
  if (end - at >= 3 && memcmp (data + at, "\xe2\x80", 2) == 0
      && (data[at + 2] == '\xa8' || data[at + 2] == '\xa9'))
    return 3;

  return 0;
}

static gsize
skip_comment (const char *data,
              gsize       at,
              gsize       end)
{
  while (at < end && line_break_length (data, at, end) == 0)
    at++;

  return at;
}

/*
 * Reads the tag as it is written, and finds where the content behind tag and anchor starts. A
 * block starts where the event that opens it ends: a tag there is that of its first key.
 */
static void
split_properties (Reader  *self,
                  CfnNode *node)
{
  gsize at = node->span.start;
  gsize behind = at;
  gsize end = node->span.end;

  while (at < end)
    {
      char c = self->data[at];

      if (c == '!' || c == '&')
        {
          behind = skip_property (self->data, at, end);
          if (c == '!')
            node->tag = cfn_arena_copy (self->tree->strings, self->data + at, behind - at);
          at = behind;
        }
      else if (c == '#' && at > behind)
        at = skip_comment (self->data, at, end);
      else if (c == ' ' || c == '\t')
        at++;
      else if (line_break_length (self->data, at, end) > 0)
        at += line_break_length (self->data, at, end);
      else
        break;
    }

  node->content.start = at < end || node->kind != CFN_NODE_SCALAR ? at : behind;
}

static void
note_anchor (Reader     *self,
             CfnNode    *node,
             const char *anchor)
{
  node->anchor = cfn_arena_copy (self->tree->strings, anchor, strlen (anchor));
  self->is_entangled = TRUE;
  if (self->anchors == NULL)
    self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_contains (self->anchors, anchor))
    g_hash_table_add (self->anchors, g_strdup (anchor));
}

static void
set_end (CfnNode *node,
         gsize    end)
{
  node->span.end = MAX (end, node->span.start);
  node->content.start = MIN (node->content.start, node->span.end);
  node->content.end = node->span.end;
}

static CfnNode *
add_node (Reader             *self,
          const yaml_event_t *event,
          CfnNodeKind         kind)
{
  CfnNode *node = cfn_arena_alloc (&self->tree->arena, sizeof (CfnNode));
  CfnNode *parent = self->open;

  node->kind = kind;
  node->span.start = byte_of (self, event->start_mark.index);
  node->span.end = byte_of (self, event->end_mark.index);
  node->full_end = node->span.end;
  node->content = node->span;
  node->parent = parent;

  if (++self->n_nodes > self->limits->max_nodes)
    {
      g_autofree char *limit = g_strdup_printf ("%u", self->limits->max_nodes);

      reader_stop (self, cfn_message_new (N_ ("The text has more than {0} values"), limit, NULL),
                   span_of_byte (self, node->span.start));
      self->is_too_much = TRUE;
    }
  if (parent == NULL)
    {
      self->tree->root = node;
      return node;
    }
  if (parent->kind == CFN_NODE_MAPPING && self->key == NULL)
    {
      self->key = node;
      return node;
    }

  node->key = g_steal_pointer (&self->key);
  cfn_node_append (parent, node);

  return node;
}

static void
note_properties (Reader              *self,
                 CfnNode             *node,
                 const yaml_char_t   *anchor,
                 const yaml_char_t   *tag)
{
  if (anchor == NULL && tag == NULL)
    return;

  self->is_plain_json = FALSE;
  split_properties (self, node);
  if (anchor != NULL)
    note_anchor (self, node, (const char *) anchor);
}

static CfnNodeStyle
scalar_style (yaml_scalar_style_t style)
{
  switch (style)
    {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return CFN_STYLE_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return CFN_STYLE_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
      return CFN_STYLE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
      return CFN_STYLE_FOLDED;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
    default:
      return CFN_STYLE_PLAIN;
    }
}

/* libyaml puts the absent value of "? key" at the next token: move it back behind its key. */
static void
place_absent_value (Reader  *self,
                    CfnNode *node)
{
  const CfnNode *before = node->key;
  gsize at;

  if (before == NULL || node->span.start != node->span.end || node->span.start < before->span.end)
    return;
  for (at = before->span.end; at < node->span.start; at++)
    {
      if (self->data[at] == ':')
        return;
      if (self->data[at] == '#')
        at += strcspn (self->data + at, "\r\n");
    }
  node->span.start = node->span.end = before->span.end;
  node->content = node->span;
  node->full_end = node->span.end;
}

static void
read_scalar (Reader             *self,
             const yaml_event_t *event)
{
  CfnNode *node = add_node (self, event, CFN_NODE_SCALAR);
  const char *value = (const char *) event->data.scalar.value;
  const char *restored;
  gsize length = event->data.scalar.length;
  gssize bad_place;

  node->style = scalar_style (event->data.scalar.style);
  note_properties (self, node, event->data.scalar.anchor, event->data.scalar.tag);
  restored = cfn_shadow_restore (&self->shadow, self->tree->strings, node->span.start - self->base,
                                 node->span.end - self->base,
                                 node->style == CFN_STYLE_DOUBLE_QUOTED, value, &length,
                                 &bad_place);
  node->length = length;
  node->value = restored != value ? restored
                                  : cfn_arena_copy (self->tree->strings, value, length);
  if (bad_place >= 0)
    cfn_tree_add_problem (self->tree,
                          cfn_message_new (N_ ("This escape is half of a surrogate pair: its other "
                                               "half is missing"),
                                           NULL),
                          (CfnSpan){ bad_place + self->base, bad_place + self->base + 6 });

  if (node->style == CFN_STYLE_LITERAL || node->style == CFN_STYLE_FOLDED)
    set_end (node, trim_lines (self->data, node->content.start, node->span.end));
  else if (node->style == CFN_STYLE_PLAIN && node->length == 0)
    place_absent_value (self, node);

  if (self->is_plain_json && node->style != CFN_STYLE_DOUBLE_QUOTED
      && (node == self->key || node->style != CFN_STYLE_PLAIN || !cfn_scalar_is_json (node->value)))
    self->is_plain_json = FALSE;
}

static void
read_alias (Reader             *self,
            const yaml_event_t *event)
{
  CfnNode *node = add_node (self, event, CFN_NODE_ALIAS);
  const char *name = (const char *) event->data.alias.anchor;

  self->is_plain_json = FALSE;
  self->is_entangled = TRUE;
  node->length = strlen (name);
  node->value = cfn_arena_copy (self->tree->strings, name, node->length);
  if (self->anchors == NULL || !g_hash_table_contains (self->anchors, name))
    cfn_tree_add_problem (self->tree,
                          cfn_message_new (N_ ("No anchor “&{0}” stands before the alias “*{0}”"),
                                           name, NULL),
                          node->span);
}

static void
open_collection (Reader             *self,
                 const yaml_event_t *event,
                 CfnNodeKind         kind)
{
  CfnNode *node = add_node (self, event, kind);
  gboolean is_flow;

  if (kind == CFN_NODE_SEQUENCE)
    {
      is_flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
      note_properties (self, node, event->data.sequence_start.anchor,
                       event->data.sequence_start.tag);
    }
  else
    {
      is_flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
      note_properties (self, node, event->data.mapping_start.anchor,
                       event->data.mapping_start.tag);
    }
  node->style = is_flow ? CFN_STYLE_FLOW : CFN_STYLE_BLOCK;
  if (!is_flow)
    self->is_plain_json = FALSE;

  self->open = node;
  /* A collection that is itself a key waits in the mapping that it belongs to, not in itself. */
  if (self->key == node)
    self->key = NULL;
  if (++self->depth > self->limits->max_depth && !self->is_stopped)
    {
      g_autofree char *limit = g_strdup_printf ("%u", self->limits->max_depth);

      reader_stop (self,
                   cfn_message_new (N_ ("The text is nested more than {0} levels deep"), limit,
                                    NULL),
                   span_of_byte (self, node->span.start));
      self->is_broken = TRUE;
      self->error_at = self->seen_to = node->span.start;
    }
}

static void
report_duplicate (CfnNode *earlier,
                  CfnNode *later,
                  gpointer data)
{
  Reader *self = data;
  CfnPosition place;
  g_autofree char *line = NULL;

  if (cfn_tree_has_many_problems (self->tree))
    return;

  place = cfn_text_get_position (self->tree->text, earlier->key->span.start);
  line = g_strdup_printf ("%u", place.line);
  self->tree->n_duplicates++;
  cfn_tree_add_problem (self->tree,
                        cfn_message_new (N_ ("{0} is given twice, first in line {1}: only one of "
                                             "the two would be used"),
                                         later->key->value, line, NULL),
                        later->key->span);
}

/* The collection ends at @end at the latest; where it really ends, its last child knows. */
static void
close_collection (Reader *self,
                  gsize   end)
{
  CfnNode *node = self->open;
  char bracket = node->kind == CFN_NODE_MAPPING ? '}' : ']';

  if (node->style != CFN_STYLE_FLOW || end <= node->span.start || self->data[end - 1] != bracket
      || self->data[node->content.start] != (bracket == '}' ? '{' : '['))
    {
      end = node->span.end;
      if (self->key != NULL)
        end = self->key->span.end;
      else if (node->last_child != NULL)
        end = node->last_child->span.end;
    }
  set_end (node, end);
  node->full_end = end;
  if (node->style == CFN_STYLE_BLOCK && node->last_child != NULL)
    node->full_end = MAX (end, node->last_child->full_end);

  if (node->kind == CFN_NODE_MAPPING)
    cfn_node_finish_mapping (node, &self->tree->arena, report_duplicate, self);
  else
    cfn_node_finish_sequence (node, &self->tree->arena);

  self->depth--;
  self->open = node->parent;
  self->key = NULL;
  if (node->parent != NULL && node->parent->kind == CFN_NODE_MAPPING && node->key == NULL)
    self->key = node;
}

static gboolean
has_directive (const yaml_event_t *event)
{
  return event->data.document_start.version_directive != NULL
         || event->data.document_start.tag_directives.start
              != event->data.document_start.tag_directives.end;
}

static void
read_event (Reader             *self,
            const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_DOCUMENT_START_EVENT:
      if (++self->n_documents > 1)
        reader_stop (self,
                     cfn_message_new (N_ ("A second document starts here; a template is only one"),
                                      NULL),
                     span_of_byte (self, byte_of (self, event->start_mark.index)));
      if (!event->data.document_start.implicit)
        self->is_plain_json = FALSE;
      if (has_directive (event))
        self->is_entangled = TRUE;
      break;
    case YAML_SCALAR_EVENT:
      read_scalar (self, event);
      break;
    case YAML_ALIAS_EVENT:
      read_alias (self, event);
      break;
    case YAML_SEQUENCE_START_EVENT:
      open_collection (self, event, CFN_NODE_SEQUENCE);
      break;
    case YAML_MAPPING_START_EVENT:
      open_collection (self, event, CFN_NODE_MAPPING);
      break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      close_collection (self, byte_of (self, event->end_mark.index));
      break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    default:
      break;
    }
}

/* libyaml goes on in JSON for longer than people do, to @problem_at; takes @message. */
static CfnMessage *
prefer_json_error (Reader     *self,
                   CfnMessage *message,
                   gsize       problem_at,
                   gsize      *at)
{
  gsize start = self->is_in_brackets ? self->base + 1 : self->base;
  gsize json_at;
  CfnMessage *other = cfn_json_error_find (self->tree->text, self->data,
                                           (CfnSpan){ start, self->length },
                                           self->is_in_brackets, &json_at);

  if (other == NULL)
    return message;
  if (json_at > problem_at)
    {
      cfn_message_unref (other);
      return message;
    }
  cfn_message_unref (message);
  *at = json_at;
  return other;
}

static void
report_error (Reader *self)
{
  gsize context_at = byte_of (self, self->parser.context_mark.index);
  guint context_line;
  gsize problem_at;
  gsize at;
  CfnMessage *message;

  if (self->parser.error == YAML_READER_ERROR)
    {
      at = MIN (self->base + self->parser.problem_offset, self->length);
      self->has_control = TRUE;
    }
  else
    at = byte_of (self, self->parser.problem_mark.index);
  context_line = cfn_text_get_position (self->tree->text, context_at).line;
  problem_at = at;
  message = cfn_syntax_error_describe (&self->parser, self->data, self->length, &at, context_at,
                                       context_line);
  if (self->is_like_json)
    message = prefer_json_error (self, message, problem_at, &at);
  reader_stop (self, message, span_of_byte (self, at));
  self->is_broken = TRUE;
  self->error_at = MIN (at, self->length);
  self->seen_to = byte_of (self, self->parser.mark.index);
}

static void
read_events (Reader *self)
{
  gboolean is_done = FALSE;

  while (!is_done && !self->is_stopped)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&self->parser, &event))
        {
          if (!self->is_cut)
            report_error (self);
          break;
        }
      read_event (self, &event);
      is_done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }

  while (self->open != NULL)
    close_collection (self, 0);
  if (self->is_too_much)
    self->tree->root = NULL;
}

/* Reads the events of a part of the text as if it were all of it. */
static void
read_part (Reader *self,
           CfnSpan part,
           gboolean is_in_brackets)
{
  g_autofree char *copy = NULL;
  const char *data = self->data + part.start;
  gsize length = cfn_span_length (part);

  self->base = part.start;
  self->length = part.end;
  self->is_in_brackets = is_in_brackets;
  if (is_in_brackets)
    {
      /* A comment may be at the end, and before a part in brackets is one of ASCII's signs. */
      copy = g_malloc (length + sizeof "{\n}");
      copy[0] = '{';
      memcpy (copy + 1, data, length);
      memcpy (copy + 1 + length, "\n}", sizeof "\n}");
      data = copy;
      length += strlen ("{\n}");
      self->base--;
    }
  self->byte_at = self->base;
  self->char_at = 0;
  self->key = NULL;
  self->n_documents = 0;
  self->is_broken = self->is_stopped = FALSE;
  self->seen_to = part.end;
  cfn_shadow_init (&self->shadow, data, length);
  if (!yaml_parser_initialize (&self->parser))
    g_error ("Out of memory");
  yaml_parser_set_encoding (&self->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&self->parser,
                                (const guchar *) cfn_shadow_get_data (&self->shadow), length);
  read_events (self);
  yaml_parser_delete (&self->parser);
  if (self->shadow.copy != NULL)
    self->is_entangled = TRUE;
  cfn_shadow_clear (&self->shadow);
}

/* Puts what @part is already known to say into the tree's root. FALSE: it has to be read. */
static gboolean
take_unchanged (Reader  *self,
                CfnSpan  part,
                gboolean is_in_brackets)
{
  guint n_nodes;
  CfnNode *root;

  if (self->unchanged == NULL)
    return FALSE;
  root = cfn_unchanged_copy (self->unchanged, part, is_in_brackets, &n_nodes);
  if (root == NULL || self->n_nodes + n_nodes > self->limits->max_nodes)
    return FALSE;

  self->tree->root = root;
  self->n_nodes += n_nodes;

  return TRUE;
}

/* Of a recovery. */
static gboolean
read_part_cb (gpointer  data,
              CfnSpan   part,
              gboolean  is_in_brackets,
              gsize    *error_at,
              gsize    *cost)
{
  Reader *self = data;
  guint n_nodes = self->n_nodes;

  if (take_unchanged (self, part, is_in_brackets))
    {
      *cost = cfn_span_length (part);
      return TRUE;
    }
  read_part (self, part, is_in_brackets);
  *error_at = self->error_at;
  *cost = self->seen_to - MIN (self->seen_to, part.start);
  if (self->is_stopped)
    self->n_nodes = n_nodes;

  return !self->is_stopped;
}

/* Goes on behind what cannot be read. */
static void
recover (Reader            *self,
         const CfnTreeMark *start,
         CfnSpan            all,
         CfnTree           *before)
{
  CfnPlace place = { self->data, all.end, all.start };
  CfnRecoveryReader reader = { self, read_part_cb, report_duplicate };

  self->n_nodes = 0;
  if (self->hidden == NULL)
    self->unchanged = cfn_unchanged_new (before, self->tree);
  cfn_recovery_run (self->tree, &place, start, self->error_at, &reader);
  g_clear_pointer (&self->unchanged, cfn_unchanged_free);
  if (self->is_too_much)
    self->tree->root = NULL;
}

static CfnMessage *
describe_unreadable (CfnUnreadableKind kind)
{
  switch (kind)
    {
    case CFN_UNREADABLE_NUL:
      return cfn_message_new (N_ ("A NUL byte: this is not a text file, or it was cut off"), NULL);
    case CFN_UNREADABLE_ENCODING:
      return cfn_message_new (N_ ("This is not UTF-8: save the file with that encoding"), NULL);
    case CFN_UNREADABLE_CONTROL:
      return cfn_message_new (N_ ("A control character is here, which YAML does not allow"), NULL);
    default:
      g_assert_not_reached ();
    }
}

/* Puts something readable in the place of what is not, and tells where it was. FALSE: too much of
 * it. */
static gboolean
hide_unreadable (Reader *self)
{
  g_autoptr (GArray) found = NULL;

  self->hidden = cfn_unreadable_hide (self->tree->text, &found);
  if (self->hidden == NULL)
    return FALSE;

  self->data = self->hidden;
  for (guint i = 0; i < found->len; i++)
    {
      const CfnUnreadable *place = &g_array_index (found, CfnUnreadable, i);

      cfn_tree_add_problem (self->tree, describe_unreadable (place->kind), place->span);
    }

  return TRUE;
}

/* As many editors of Windows write it; every other byte is NUL. */
static gboolean
is_utf16 (const Reader *self)
{
  const char *data = self->data;

  return self->length >= 4
         && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0
             || (data[0] == '\0' && data[2] == '\0') || (data[1] == '\0' && data[3] == '\0'));
}

/* Deals with bytes that are no UTF-8: where they are many, what is read ends with the whole lines
 * before the first. */
static void
cut_at_invalid (Reader *self)
{
  gssize invalid = cfn_text_get_invalid_offset (self->tree->text);
  CfnMessage *message;

  if (invalid < 0 || hide_unreadable (self))
    return;

  if (is_utf16 (self))
    message = cfn_message_new (N_ ("This is UTF-16: save the file as UTF-8"), NULL);
  else
    message = describe_unreadable (self->data[invalid] == '\0' ? CFN_UNREADABLE_NUL
                                                               : CFN_UNREADABLE_ENCODING);
  cfn_tree_add_problem (self->tree, message, (CfnSpan){ invalid, invalid + 1 });
  self->is_cut = TRUE;
  self->length = invalid;
  while (self->length > 0 && self->data[self->length - 1] != '\n')
    self->length--;
}

/* Brackets and then a text in quotes. */
static gboolean
is_like_json (const char *data,
              CfnSpan     part)
{
  gsize at = part.start;

  at += strspn (data + at, " \t\r\n");
  if (at >= part.end || data[at] != '{')
    return FALSE;
  at++;
  at += strspn (data + at, " \t\r\n");
  return at < part.end && data[at] == '"';
}

static void
reader_finish (Reader *self)
{
  self->tree->n_nodes = self->n_nodes;
  self->tree->is_separable = self->tree->root != NULL && self->tree->problems == NULL
                             && !self->is_entangled;
  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_free (self->hidden);
}

void
cfn_reader_run (CfnTree         *tree,
                const CfnLimits *limits,
                CfnTree         *before)
{
  Reader self = { .tree = tree, .limits = limits, .is_plain_json = TRUE };
  CfnTreeMark start;
  CfnSpan all;

  self.data = cfn_text_get_data (tree->text, &self.length);
  if (self.length > limits->max_bytes)
    {
      g_autofree char *limit = g_format_size_full (limits->max_bytes, G_FORMAT_SIZE_IEC_UNITS);

      cfn_tree_add_problem (tree,
                            cfn_message_new (N_ ("The text is larger than {0}"), limit, NULL),
                            (CfnSpan){ 0, 0 });
      return;
    }
  cut_at_invalid (&self);
  self.is_ascii = cfn_text_is_ascii (tree->text);
  self.base = cfn_text_has_bom (tree->text) && self.length >= BOM_LENGTH ? BOM_LENGTH : 0;
  all = (CfnSpan){ self.base, self.length };
  self.is_like_json = is_like_json (self.data, all);
  start = cfn_tree_mark (tree);
  read_part (&self, all, FALSE);
  if (self.has_control)
    {
      cfn_tree_rewind (tree, &start);
      if (hide_unreadable (&self))
        start = cfn_tree_mark (tree);
      self.n_nodes = 0;
      read_part (&self, all, FALSE);
    }
  if (self.is_broken && !self.is_too_much)
    recover (&self, &start, all, before);
  tree->is_json = self.is_plain_json
                  && cfn_json_is_strict (self.data + all.start, cfn_span_length (all));
  reader_finish (&self);
}

void
cfn_reader_run_part (CfnTree         *tree,
                     const CfnLimits *limits,
                     CfnSpan          part,
                     gboolean         is_in_brackets)
{
  Reader self = { .tree = tree, .limits = limits, .is_plain_json = TRUE };

  self.data = cfn_text_get_data (tree->text, &self.length);
  self.is_ascii = cfn_text_is_ascii (tree->text);
  read_part (&self, part, is_in_brackets);
  if (is_in_brackets && self.is_plain_json)
    {
      g_autoptr (GString) whole = g_string_new_len (self.data + part.start, cfn_span_length (part));

      g_string_prepend_c (whole, '{');
      g_string_append_c (whole, '}');
      tree->is_json = cfn_json_is_strict (whole->str, whole->len);
    }
  reader_finish (&self);
}
