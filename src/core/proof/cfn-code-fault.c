/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-code-fault.h"

#include "cfn-known.h"
#include "cfn-sam.h"

#include <string.h>

/* Node.js loads index.js as a CommonJS module, unless an option asks it to look. */
static gboolean
may_be_module (CfnTemplate       *template,
               const CfnResource *function)
{
  CfnNode *environment = cfn_sam_get_property (template, function, "Environment");
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
check_module (const CfnInlineCode *self,
              GPtrArray           *faults)
{
  gint at = self->language == CFN_CODE_JAVASCRIPT ? find_module_syntax (self) : -1;
  const CfnToken *token = cfn_inline_code_get (self, at);
  g_autofree char *word = NULL;

  if (at < 0 || may_be_module (self->template, self->function))
    return;

  word = cfn_inline_code_dup (self, token);
  cfn_code_add_fault (
    faults,
    &(CfnCodeFault) {
      .rule = "inline-code-is-a-module",
      .node = self->node,
      .span = cfn_inline_code_locate (self, token),
      .label = cfn_message_new (N_("code does not load"), NULL),
      .message = cfn_message_new (N_("{0} uses {1}, but inline code is saved as index.js, which "
                                     "Node.js takes for a CommonJS module: every call fails with "
                                     "a SyntaxError. Write require() and exports instead"),
                                  self->function->id, word, NULL),
    });
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
check_folding (const CfnInlineCode *self,
               GPtrArray           *faults)
{
  g_autofree guint32 *places = NULL;
  const CfnToken *token;
  gboolean is_comment;

  if (self->scalar == NULL || self->scalar->style != CFN_STYLE_FOLDED)
    return;
  places = cfn_inline_code_find_places (self);
  if (places == NULL)
    return;
  token = find_swallower (self, places);
  is_comment = token != NULL;
  if (token == NULL && self->language == CFN_CODE_PYTHON)
    token = find_joined (self, places);
  if (token == NULL)
    return;

  cfn_code_add_fault (
    faults,
    &(CfnCodeFault) {
      .rule = "inline-code-is-folded",
      .node = self->node,
      .span = cfn_inline_code_locate (self, token),
      .evidence = self->scalar,
      .label = cfn_message_new (N_("code is folded"), NULL),
      .message = cfn_message_new (
        is_comment ? N_("The code of {0} stands behind “>”, which puts its lines into one: "
                        "this comment swallows what follows it. Write “|” instead")
                   : N_("The code of {0} stands behind “>”, which puts its lines into one: "
                        "Python cannot read this statement behind another. Write “|” instead"),
        self->function->id, NULL),
    });
}

static void
fault_free (CfnCodeFault *fault)
{
  cfn_message_unref (fault->message);
  cfn_message_unref (fault->label);
  g_free (fault->handler);
  g_free (fault);
}

void
cfn_code_add_fault (GPtrArray          *faults,
                    const CfnCodeFault *fault)
{
  g_ptr_array_add (faults, g_memdup2 (fault, sizeof *fault));
}

GPtrArray *
cfn_code_list_faults (const CfnInlineCode *self)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);

  check_module (self, faults);
  check_folding (self, faults);
  cfn_code_check_handler (self, faults);

  return faults;
}
