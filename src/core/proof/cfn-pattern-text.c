/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-pattern-text.h"

#include "cfn-pattern.h"

#include <string.h>

/* Deeper objects than any record has. */
#define MAX_DEPTH 100

/* A scalar that is read once more, in step with what it was decoded to. */
typedef struct
{
  const char   *data;
  gsize         at;
  gsize         end;
  CfnNodeStyle  style;
} Source;

static gboolean add_json (CfnPatternText *self,
                          CfnTemplate    *template,
                          CfnNode        *node,
                          guint           depth);

static void
add_byte (CfnPatternText *self,
          char            byte,
          guint32         start,
          guint32         end)
{
  g_string_append_c (self->text, byte);
  g_array_append_val (self->starts, start);
  g_array_append_val (self->ends, end);
}

static void
add_text (CfnPatternText *self,
          const char     *text,
          gsize           length,
          CfnSpan         span)
{
  for (gsize i = 0; i < length; i++)
    add_byte (self, text[i], span.start, span.end);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static Source
source_of (CfnTemplate   *template,
           const CfnNode *node)
{
  CfnText *text = cfn_tree_get_text (cfn_template_get_tree (template));
  Source source = { cfn_text_get_data (text, NULL), node->content.start, node->content.end,
                    node->style };

  if (node->style == CFN_STYLE_SINGLE_QUOTED || node->style == CFN_STYLE_DOUBLE_QUOTED)
    {
      source.at++;
      source.end--;
    }
  else if (node->style == CFN_STYLE_LITERAL || node->style == CFN_STYLE_FOLDED)
    {
      /* The line of "|" or ">" says how to read those that follow. */
      while (source.at < source.end && source.data[source.at] != '\n'
             && source.data[source.at] != '\r')
        source.at++;
    }

  return source;
}

/* How long the escape is that starts here (YAML 1.1, 5.7); 0 when it stands for nothing. */
static gsize
get_escape_length (const Source *source)
{
  const char *data = source->data + source->at;
  gsize left = source->end - source->at;

  if (left < 2 || data[1] == '\n' || data[1] == '\r')
    return 0;
  switch (data[1])
    {
    case 'x':
      return 4;
    case 'u':
      return left > 12 && g_ascii_tolower (data[2]) == 'd' && strchr ("89abAB", data[3]) != NULL
                 && data[6] == '\\' && data[7] == 'u'
               ? 12 : 6;
    case 'U':
      return 10;
    default:
      return 2;
    }
}

/* How many bytes of the source make up the next ones of the value, which are @n; 0 when the source
 * says nothing here that the value has. Indentation, folded lines and the like come and go in
 * blanks only. */
static gsize
take (Source     *source,
      const char *value,
      gsize      *n)
{
  char c = source->data[source->at];

  *n = 1;
  if (source->style == CFN_STYLE_DOUBLE_QUOTED && c == '\\')
    {
      gsize length = get_escape_length (source);

      if (length == 0)
        {
          source->at++;
          return 0;
        }
      *n = g_utf8_skip[*(const guchar *) value];
      return length;
    }
  if (source->style == CFN_STYLE_SINGLE_QUOTED && c == '\'')
    return 2;
  if (is_blank (c) && (!is_blank (*value) || (c != *value && c != '\n')))
    {
      source->at++;
      return 0;
    }

  return 1;
}

/* Adds the @length bytes of @value, which @node was decoded to, each with its place. FALSE, and
 * nothing is added, when the two do not go together. */
static gboolean
add_aligned (CfnPatternText *self,
             CfnTemplate    *template,
             const CfnNode  *node)
{
  Source source = source_of (template, node);
  const char *value = node->value;
  gsize before = self->text->len;
  gsize at = 0;

  while (at < node->length && source.at < source.end)
    {
      gsize n;
      gsize taken = take (&source, value + at, &n);

      if (taken == 0)
        continue;
      if (taken == 1 && source.data[source.at] != value[at] && !is_blank (value[at]))
        break;
      /* A line end that became several blanks, or that none is left of. */
      if (taken == 1 && is_blank (value[at]) && !is_blank (source.data[source.at]))
        taken = 0;
      n = MIN (n, node->length - at);
      add_text (self, value + at, n,
                (CfnSpan) { source.at, MIN (source.at + MAX (taken, 1), source.end) });
      at += n;
      source.at += taken;
    }
  /* The last line ends of a block have no bytes of their own. */
  for (; at < node->length && is_blank (value[at]); at++)
    add_byte (self, value[at], source.end, source.end);
  if (at == node->length)
    return TRUE;

  g_string_truncate (self->text, before);
  g_array_set_size (self->starts, before);
  g_array_set_size (self->ends, before);

  return FALSE;
}

static void
add_scalar (CfnPatternText *self,
            CfnTemplate    *template,
            CfnNode        *node)
{
  self->is_exact = add_aligned (self, template, node);
  self->scalar = node;
  if (!self->is_exact)
    add_text (self, node->value, node->length, node->content);
}

/* What the variable @part stands for where that is written out, or a hole. */
static void
add_variable (CfnPatternText   *self,
              CfnTemplate      *template,
              CfnNode          *variables,
              const CfnSubPart *part,
              CfnSpan           span)
{
  CfnNode *node = cfn_sub_part_find_variable (part, variables);
  g_autofree char *text = node != NULL ? cfn_value_know_text (template, node) : NULL;

  if (text != NULL)
    add_text (self, text, strlen (text), span);
  else
    add_byte (self, CFN_PATTERN_HOLE, span.start, span.end);
}

static CfnPatternText *
new_empty (CfnNode *scalar)
{
  CfnPatternText *self = g_new0 (CfnPatternText, 1);

  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->scalar = scalar;

  return self;
}

/* The string of a Fn::Sub keeps the places of what is written out in it. */
static gboolean
add_sub (CfnPatternText *self,
         CfnTemplate    *template,
         const CfnValue *value)
{
  CfnNode *variables;
  const char *string = cfn_value_get_sub_string (value, &variables);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (CfnPatternText) written = NULL;
  CfnNode *node = value->arguments;

  if (string == NULL)
    return FALSE;
  if (node->kind == CFN_NODE_SEQUENCE)
    node = node->first_child;

  written = new_empty (node);
  add_scalar (written, template, node);
  self->is_exact = written->is_exact;
  self->scalar = node;

  parts = cfn_sub_parse (string);
  for (guint i = 0; i < parts->len; i++)
    {
      const CfnSubPart *part = g_ptr_array_index (parts, i);
      CfnSpan span = cfn_pattern_text_get_span (written, part->span);

      if (part->is_name)
        add_variable (self, template, variables, part, span);
      else if (cfn_span_length (part->span) != strlen (part->name))
        add_text (self, part->name, strlen (part->name), span);
      else
        for (gsize j = part->span.start; j < part->span.end; j++)
          add_byte (self, string[j], g_array_index (written->starts, guint32, j),
                    g_array_index (written->ends, guint32, j));
    }

  return TRUE;
}

static void
add_json_text (CfnPatternText *self,
               const char     *text,
               CfnSpan         span)
{
  add_byte (self, '"', span.start, span.end);
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        add_byte (self, '\\', span.start, span.end);
      if ((guchar) *at < 0x20)
        {
          g_autofree char *escape = g_strdup_printf ("\\u%04x", (guint) *at);

          add_text (self, escape, strlen (escape), span);
        }
      else
        add_byte (self, *at, span.start, span.end);
    }
  add_byte (self, '"', span.start, span.end);
}

/* Numbers and truth values stay what they are, unless they are quoted. */
static void
add_json_scalar (CfnPatternText *self,
                 CfnNode        *node)
{
  g_autofree char *text = cfn_node_dup_text (node);
  CfnScalarType type = cfn_node_get_scalar_type (node);

  if (text == NULL)
    add_text (self, "null", 4, node->span);
  else if (type == CFN_SCALAR_STRING || type == CFN_SCALAR_TIMESTAMP)
    add_json_text (self, text, node->span);
  else
    add_text (self, text, strlen (text), node->span);
}

static gboolean
add_json_entries (CfnPatternText *self,
                  CfnTemplate    *template,
                  CfnNode        *node,
                  guint           depth)
{
  gboolean is_map = node->kind == CFN_NODE_MAPPING;

  add_byte (self, is_map ? '{' : '[', node->span.start, node->span.end);
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);

      if (is_map && (key == NULL || g_str_equal (key, "<<") || g_str_has_prefix (key, "Fn::")))
        return FALSE;
      if (is_map)
        {
          add_json_text (self, key, child->key->span);
          add_byte (self, ':', child->key->span.start, child->key->span.end);
        }
      if (!add_json (self, template, child, depth + 1))
        return FALSE;
      if (child->next != NULL)
        add_byte (self, ',', child->span.start, child->span.end);
    }
  add_byte (self, is_map ? '}' : ']', node->span.start, node->span.end);

  return TRUE;
}

/* What Fn::ToJsonString makes of @node (CloudFormation User Guide, Fn::ToJsonString). FALSE when
 * that is not known. */
static gboolean
add_json (CfnPatternText *self,
          CfnTemplate    *template,
          CfnNode        *node,
          guint           depth)
{
  CfnValue value = cfn_value_of (template, node);

  if (depth > MAX_DEPTH)
    return FALSE;
  switch (value.kind)
    {
    case CFN_VALUE_LITERAL:
      add_json_scalar (self, node);
      return TRUE;
    case CFN_VALUE_LIST:
    case CFN_VALUE_MAP:
      return add_json_entries (self, template, node, depth);
    case CFN_VALUE_ABSENT:
      return FALSE;
    case CFN_VALUE_REF:
    case CFN_VALUE_GETATT:
    case CFN_VALUE_SUB:
    case CFN_VALUE_IF:
    case CFN_VALUE_FUNCTION:
    default:
      add_byte (self, CFN_PATTERN_HOLE, node->span.start, node->span.end);
      return TRUE;
    }
}

static gboolean
add_known (CfnPatternText *self,
           CfnTemplate    *template,
           const CfnKnown *known)
{
  CfnValue value = cfn_value_of (template, known->node);
  CfnValue argument;

  if (value.kind == CFN_VALUE_SUB)
    return add_sub (self, template, &value);
  if (known->kind == CFN_KNOWN_TEXT)
    {
      if (value.kind == CFN_VALUE_LITERAL && g_str_equal (value.text, known->text))
        add_scalar (self, template, known->node);
      else
        add_text (self, known->text, strlen (known->text), known->node->span);
      return TRUE;
    }
  if (value.kind != CFN_VALUE_FUNCTION || !g_str_equal (value.name, "Fn::ToJsonString"))
    return FALSE;

  argument = cfn_value_get_argument (template, &value);
  return argument.kind == CFN_VALUE_MAP && add_json_entries (self, template, argument.node, 0);
}

CfnPatternText *
cfn_pattern_text_new (CfnTemplate    *template,
                      const CfnKnown *known)
{
  g_autoptr (CfnPatternText) self = new_empty (known->node);

  if (known->node == NULL || !add_known (self, template, known))
    return NULL;

  return g_steal_pointer (&self);
}

void
cfn_pattern_text_free (CfnPatternText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
  g_free (self);
}

CfnSpan
cfn_pattern_text_get_span (const CfnPatternText *self,
                           CfnSpan               span)
{
  CfnSpan place;
  guint length = self->starts->len;

  if (length == 0)
    return self->scalar->content;
  place.start = g_array_index (self->starts, guint32, MIN (span.start, length - 1));
  place.end = g_array_index (self->ends, guint32,
                             MIN (MAX (span.end, span.start + 1), length) - 1);

  return place;
}

char *
cfn_pattern_text_quote (const CfnPatternText *self,
                        const char           *json)
{
  GString *text = g_string_new (NULL);

  for (; *json != '\0'; json++)
    {
      if (self->scalar->style == CFN_STYLE_DOUBLE_QUOTED && strchr ("\"\\", *json) != NULL)
        g_string_append_c (text, '\\');
      if (self->scalar->style == CFN_STYLE_SINGLE_QUOTED && *json == '\'')
        g_string_append_c (text, '\'');
      g_string_append_c (text, *json);
    }

  return g_string_free (text, FALSE);
}
