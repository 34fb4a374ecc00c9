/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-inline-code.h"

#include "cfn-code-fault.h"
#include "cfn-known.h"
#include "cfn-sam.h"

#include <string.h>

/* The node that holds the text of @node: itself, or what Fn::Sub is given. */
static CfnNode *
find_scalar (CfnTemplate *template,
             CfnNode     *node)
{
  CfnValue value = cfn_value_of (template, node);
  CfnNode *scalar = value.kind == CFN_VALUE_LITERAL ? node
                      : value.kind == CFN_VALUE_SUB ? value.arguments : NULL;

  if (scalar != NULL && scalar->kind == CFN_NODE_SEQUENCE)
    scalar = scalar->first_child;

  return scalar != NULL && scalar->kind == CFN_NODE_SCALAR ? scalar : NULL;
}

/* How many bytes of @source, up to @end, are the one byte @wanted of the text; 0: some other. */
static gsize
match_byte (const char   *source,
            const char   *end,
            char          wanted,
            CfnNodeStyle  style,
            gsize         indent)
{
  static const char escapes[] = "n\nt\tr\r\"\"\\\\//";
  const char *p = source;

  if (source >= end)
    return 0;
  if (style == CFN_STYLE_DOUBLE_QUOTED && source[0] == '\\' && source + 1 < end)
    {
      for (guint i = 0; escapes[i] != '\0'; i += 2)
        {
          if (source[1] == escapes[i] && wanted == escapes[i + 1])
            return 2;
        }
      return 0;
    }
  if (style == CFN_STYLE_SINGLE_QUOTED && wanted == '\'')
    return g_str_has_prefix (source, "''") ? 2 : 0;
  if (source[0] != '\r' && source[0] != '\n')
    return source[0] == wanted ? 1 : 0;

  /* A line break, or one that is folded to a blank, with the indentation behind it. */
  if (wanted != '\n' && wanted != ' ')
    return 0;
  p += source[0] == '\r' && source[1] == '\n' ? 2 : 1;
  for (gsize i = 0; p < end && *p == ' ' && i < indent; i++)
    p++;

  return p - source;
}

/* Where the text of the block scalar @node begins in @data, and how far it is indented. */
static gsize
find_block (const CfnNode *node,
            const char    *data,
            gsize         *indent)
{
  const char *start = data + node->content.start;
  const char *line = strpbrk (start, "\n");
  gsize blanks;

  if (line == NULL)
    return node->content.end;
  line++;
  blanks = strspn (line, " ");
  *indent = blanks - MIN (blanks, strspn (node->value, " "));

  return line - data + *indent;
}

static guint32 *
find_places (CfnTemplate   *template,
             const CfnNode *node)
{
  const char *data = cfn_text_get_data (cfn_template_get_text (template), NULL);
  g_autofree guint32 *places = g_new (guint32, node->length + 1);
  gsize indent = G_MAXSIZE;
  gsize at = node->content.start;
  gsize end = MAX (node->content.end, (gsize) node->full_end);

  if (node->style == CFN_STYLE_LITERAL || node->style == CFN_STYLE_FOLDED)
    at = find_block (node, data, &indent);
  else if (node->style != CFN_STYLE_PLAIN)
    at++;

  for (guint i = 0; i < node->length; i++)
    {
      gsize n;

      /* Folding makes n line breaks of n + 1. */
      if (node->style == CFN_STYLE_FOLDED && strchr ("\n ", node->value[i]) == NULL && at < end
          && (data[at] == '\n' || data[at] == '\r'))
        at += match_byte (data + at, data + end, '\n', node->style, indent);
      places[i] = at;
      n = match_byte (data + at, data + end, node->value[i], node->style, indent);
      /* What is left are line breaks, which no token has a part in. */
      if (n == 0 && strspn (node->value + i, "\n") < node->length - i)
        return NULL;
      at += n;
    }
  places[node->length] = at;

  return g_steal_pointer (&places);
}

static gboolean
find_language (CfnTemplate       *template,
               const CfnResource *function,
               CfnCodeLanguage   *language)
{
  CfnNode *node = cfn_sam_get_property (template, function, "Runtime");
  g_autofree char *runtime = node != NULL ? cfn_value_know_text (template, node) : NULL;

  if (runtime == NULL)
    return FALSE;
  *language = g_str_has_prefix (runtime, "python") ? CFN_CODE_PYTHON : CFN_CODE_JAVASCRIPT;

  return g_str_has_prefix (runtime, "python") || g_str_has_prefix (runtime, "nodejs");
}

static void
read_tokens (CfnInlineCode *self)
{
  GArray *tokens = cfn_code_read (self->language, self->text);
  guint n = 0;

  self->comments = g_array_new (FALSE, FALSE, sizeof (CfnToken));
  for (guint i = 0; i < tokens->len; i++)
    {
      const CfnToken token = g_array_index (tokens, CfnToken, i);

      if (token.kind == CFN_TOKEN_COMMENT)
        g_array_append_val (self->comments, token);
      else
        g_array_index (tokens, CfnToken, n++) = token;
    }
  self->tokens = g_array_set_size (tokens, n);
}

/* Code stays the same while somebody types elsewhere. */
static void
take_tokens (CfnInlineCode       *self,
             const CfnInlineCode *before)
{
  if (before == NULL || before->language != self->language
      || !g_str_equal (before->text, self->text))
    {
      read_tokens (self);
      return;
    }

  self->tokens = g_array_ref (before->tokens);
  self->comments = g_array_ref (before->comments);
}

CfnInlineCode *
cfn_inline_code_new (CfnTemplate         *template,
                     const CfnResource   *function,
                     const CfnInlineCode *before)
{
  CfnNode *node = cfn_resource_get_property (function, cfn_sam_is_function (template, function)
                                                         ? "InlineCode" : "Code.ZipFile");
  CfnNode *scalar = node != NULL ? find_scalar (template, node) : NULL;
  CfnCodeLanguage language;
  g_autofree char *text = NULL;
  CfnInlineCode *self;

  if (node == NULL || !find_language (template, function, &language))
    return NULL;
  text = scalar != NULL ? g_strdup (scalar->value) : cfn_value_know_text (template, node);
  if (text == NULL)
    return NULL;

  self = g_new0 (CfnInlineCode, 1);
  self->template = template;
  self->function = function;
  self->node = node;
  self->scalar = scalar;
  self->text = g_steal_pointer (&text);
  self->language = language;
  take_tokens (self, before);
  self->faults = cfn_code_list_faults (self);

  return self;
}

void
cfn_inline_code_free (CfnInlineCode *self)
{
  g_ptr_array_unref (self->faults);
  g_array_unref (self->tokens);
  g_array_unref (self->comments);
  g_free (self->text);
  g_free (self);
}

const CfnToken cfn_inline_code_nothing = { .kind = CFN_TOKEN_COMMENT };

gint
cfn_inline_code_find (const CfnInlineCode *self,
                      gint                 index,
                      const char          *word)
{
  for (gint i = index; i < (gint) self->tokens->len; i++)
    {
      if (cfn_token_is (cfn_inline_code_get (self, i), self->text, word))
        return i;
    }

  return -1;
}

char *
cfn_inline_code_dup (const CfnInlineCode *self,
                     const CfnToken      *token)
{
  return g_strndup (self->text + token->start, token->end - token->start);
}

guint32 *
cfn_inline_code_find_places (const CfnInlineCode *self)
{
  return self->scalar != NULL ? find_places (self->template, self->scalar) : NULL;
}

CfnSpan
cfn_inline_code_locate (const CfnInlineCode *self,
                        const CfnToken      *token)
{
  g_autofree guint32 *places = cfn_inline_code_find_places (self);

  if (places == NULL)
    return self->node->span;

  return (CfnSpan) { places[token->start], places[token->end] };
}

gboolean
cfn_inline_code_is_open (const CfnInlineCode *self,
                         CfnTemplate         *template)
{
  if (cfn_sam_get_property (template, self->function, "Layers") != NULL
      || cfn_resource_has_hidden_properties (self->function))
    return TRUE;
  if (self->scalar == NULL || self->scalar == self->node)
    {
      CfnValue value = cfn_value_of (template, self->node);

      if (value.kind != CFN_VALUE_SUB)
        return FALSE;
    }

  for (gint i = 0; i < (gint) self->tokens->len; i++)
    {
      const CfnToken *token = cfn_inline_code_get (self, i);

      if (token->kind != CFN_TOKEN_STRING && self->text[token->end - 1] == '$'
          && cfn_inline_code_is (self, i + 1, "{"))
        return TRUE;
    }

  return FALSE;
}
