/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-code.h"

#include "cfn-known.h"
#include "cfn-sam.h"

#include <string.h>

/* AWS::Lambda::Function Code, ZipFile: up to 4 MB; older guides and tools say 4,096 characters. */
#define OLD_LIMIT 4096
#define LIMIT (4 * 1024 * 1024)

static void
check_size (CfnChecker          *self,
            const CfnInlineCode *code)
{
  const gsize length = strlen (code->text);
  g_autofree char *bytes = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
  CfnSpan span = code->node->key != NULL ? code->node->key->span : code->node->span;

  if (length > LIMIT)
    cfn_checker_report_at (
      self, "inline-code-is-long", code->function, code->node, span,
      cfn_message_new (N_("The code of {0} has {1} bytes: Lambda takes 4 MB at most. Put it into a "
                          "bucket"),
                       code->function->id, bytes, NULL))->severity = CFN_SEVERITY_ERROR;
  else if (length > OLD_LIMIT)
    cfn_checker_report_at (
      self, "inline-code-is-long", code->function, code->node, span,
      cfn_message_new (N_("The code of {0} has {1} bytes: older tools stop at 4096, and a template "
                          "that is handed over directly may have 51200 in all"),
                       code->function->id, bytes, NULL));
}

/* Node.js loads index.js as a CommonJS module, unless an option asks it to look. */
static gboolean
may_be_module (CfnChecker        *self,
               const CfnResource *function)
{
  CfnNode *environment = cfn_sam_get_property (self->template, function, "Environment");
  CfnNode *variables = cfn_node_get (environment, "Variables");
  CfnNode *options = cfn_node_get (variables, "NODE_OPTIONS");

  return options != NULL || (environment != NULL && variables == NULL)
         || cfn_node_get_intrinsic (variables, NULL) != NULL
         || cfn_resource_has_hidden_properties (function);
}

/* The first import or export statement, or -1. */
static gint
find_module_syntax (const CfnInlineCode *code)
{
  static const char * const exported[] = {
    "default", "const", "let", "var", "function", "async", "class", "{", "*", NULL,
  };

  for (gint i = 0; i < (gint) code->tokens->len; i++)
    {
      const CfnToken *token = cfn_inline_code_get (code, i);
      const CfnToken *next = cfn_inline_code_get (code, i + 1);

      if (token->depth > 0 || (!token->starts_line && !cfn_inline_code_is (code, i - 1, ";")))
        continue;
      if (cfn_inline_code_is (code, i, "import")
          && (next->kind == CFN_TOKEN_STRING || next->kind == CFN_TOKEN_WORD
              || cfn_inline_code_is (code, i + 1, "{") || cfn_inline_code_is (code, i + 1, "*")))
        return i;
      for (guint j = 0; exported[j] != NULL && cfn_inline_code_is (code, i, "export"); j++)
        {
          if (cfn_inline_code_is (code, i + 1, exported[j]))
            return i;
        }
    }

  return -1;
}

static void
check_module (CfnChecker          *self,
              const CfnInlineCode *code)
{
  gint at = code->language == CFN_CODE_JAVASCRIPT ? find_module_syntax (code) : -1;
  const CfnToken *token = cfn_inline_code_get (code, at);
  g_autofree char *word = NULL;

  if (at < 0 || may_be_module (self, code->function))
    return;

  word = cfn_inline_code_dup (code, token);
  cfn_checker_report_at (
    self, "inline-code-is-a-module", code->function, code->node,
    cfn_inline_code_locate (code, token),
    cfn_message_new (N_("{0} uses {1}, but inline code is saved as index.js, which Node.js takes "
                        "for a CommonJS module: every call fails with a SyntaxError. Write "
                        "require() and exports instead"),
                     code->function->id, word, NULL));
}

/* Whether a line of the file ends between two bytes of the text. */
static gboolean
breaks_between (const CfnInlineCode *code,
                const guint32       *places,
                guint                from,
                guint                to)
{
  const char *data = cfn_text_get_data (cfn_template_get_text (code->template), NULL);

  return memchr (data + places[from], '\n', places[to] - places[from]) != NULL;
}

/* A line comment that folding made longer than it was, or NULL. */
static const CfnToken *
find_swallower (const CfnInlineCode *code,
                const guint32       *places)
{
  for (guint i = 0; i < code->comments->len; i++)
    {
      const CfnToken *comment = &g_array_index (code->comments, CfnToken, i);

      if (code->text[comment->start + 1] != '*'
          && breaks_between (code, places, comment->start, comment->end))
        return comment;
    }

  return NULL;
}

/* Words that go on with what stands before or behind them, wherever the line ends. */
static gboolean
is_joint (const CfnInlineCode *code,
          gint                 index)
{
  static const char * const joints[] = {
    "and", "or", "not", "in", "is", "if", "else", "for", "as", "import", "from", "return", "lambda",
    "async", "await", "yield", "raise", "del", "assert", "global", NULL,
  };

  for (guint i = 0; joints[i] != NULL; i++)
    {
      if (cfn_inline_code_is (code, index, joints[i]))
        return TRUE;
    }

  return FALSE;
}

/* The first word of a statement of Python that folding put behind another one, or NULL. */
static const CfnToken *
find_joined (const CfnInlineCode *code,
             const guint32       *places)
{
  for (gint i = 1; i < (gint) code->tokens->len; i++)
    {
      const CfnToken *last = cfn_inline_code_get (code, i - 1);
      const CfnToken *token = cfn_inline_code_get (code, i);

      if (token->depth > 0 || token->starts_line || token->kind != CFN_TOKEN_WORD
          || (last->kind == CFN_TOKEN_SIGN && strchr (")]}", code->text[last->start]) == NULL)
          || !breaks_between (code, places, last->end, token->start))
        continue;
      if (!is_joint (code, i - 1)
          && (!is_joint (code, i) || cfn_inline_code_is (code, i, "import")
              || cfn_inline_code_is (code, i, "from")))
        return token;
    }

  return NULL;
}

/* YAML 1.1, folded style: a line break between lines of the same indentation becomes a blank. */
static void
check_folding (CfnChecker          *self,
               const CfnInlineCode *code)
{
  g_autofree guint32 *places = NULL;
  const CfnToken *token;
  gboolean is_comment;
  CfnFinding *finding;

  if (code->scalar == NULL || code->scalar->style != CFN_STYLE_FOLDED)
    return;
  places = cfn_inline_code_find_places (code);
  if (places == NULL)
    return;
  token = find_swallower (code, places);
  is_comment = token != NULL;
  if (token == NULL && code->language == CFN_CODE_PYTHON)
    token = find_joined (code, places);
  if (token == NULL)
    return;

  finding = cfn_checker_report_at (
    self, "inline-code-is-folded", code->function, code->node,
    cfn_inline_code_locate (code, token),
    cfn_message_new (is_comment
                       ? N_("The code of {0} stands behind “>”, which puts its lines into one: "
                            "this comment swallows what follows it. Write “|” instead")
                       : N_("The code of {0} stands behind “>”, which puts its lines into one: "
                            "Python cannot read this statement behind another. Write “|” instead"),
                     code->function->id, NULL));
  cfn_finding_add_evidence (finding, code->scalar);
}

static void
check_function (CfnChecker          *self,
                const CfnInlineCode *code)
{
  check_size (self, code);
  check_module (self, code);
  check_folding (self, code);
  cfn_check_handler (self, code);
}

void
cfn_check_code (CfnChecker *self)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);
      const CfnInlineCode *known;
      g_autoptr (CfnInlineCode) code = NULL;

      if (resource->kind != CFN_KIND_FUNCTION)
        continue;
      known = cfn_proof_get_code (self->proof, resource);
      if (known == NULL)
        known = code = cfn_inline_code_new (self->template, resource);
      if (known != NULL)
        check_function (self, known);
    }
}
