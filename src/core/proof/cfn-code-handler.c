/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-code-fault.h"

#include "cfn-known.h"
#include "cfn-sam.h"

#include <string.h>

/* What the code gives to others, as far as it says so plainly. */
typedef struct
{
  const CfnInlineCode *code;
  const char *wanted;     /* the name that Handler asks for */
  gint found;             /* the token at which its value begins; -1: it is not there */
  gboolean is_dynamic;    /* there may be more */
  GPtrArray *others;      /* of char *, owned: other names that are there */
} Exports;

static gboolean
is_name (const Exports *self,
         gint           index)
{
  CfnTokenKind kind = cfn_inline_code_get (self->code, index)->kind;

  return kind == CFN_TOKEN_WORD || kind == CFN_TOKEN_STRING;
}

/* The name at @index is given away; its value begins at @value. */
static void
note (Exports *self,
      gint     index,
      gint     value)
{
  const CfnToken *token = cfn_inline_code_get (self->code, index);

  if (cfn_token_is (token, self->code->text, self->wanted))
    self->found = value;
  else if (token->kind == CFN_TOKEN_WORD)
    g_ptr_array_add (self->others, cfn_inline_code_dup (self->code, token));
}

/* "module.exports = { one, two: x, async three () {} }", of which @open is the bracket. */
static void
read_object (Exports *self,
             gint     open)
{
  const CfnInlineCode *code = self->code;
  const guint depth = cfn_inline_code_get (code, open)->depth;

  for (gint i = open + 1; i < (gint) code->tokens->len; i++)
    {
      const CfnToken *token = cfn_inline_code_get (code, i);
      gboolean begins = i == open + 1
                        || (cfn_inline_code_is (code, i - 1, ",")
                            && cfn_inline_code_get (code, i - 1)->depth == depth + 1);

      if (token->depth == depth)
        return;
      if (!begins || token->depth != depth + 1)
        continue;
      if (cfn_inline_code_is (code, i, "async") && is_name (self, i + 1))
        i++;
      if (!is_name (self, i))
        self->is_dynamic = TRUE;
      else
        note (self, i, cfn_inline_code_is (code, i + 1, ":") ? i + 2
                         : cfn_inline_code_is (code, i + 1, "(") ? i + 1 : i);
    }
}

/* The word "exports" at @at. */
static void
read_exports (Exports *self,
              gint     at)
{
  const CfnInlineCode *code = self->code;

  if (cfn_inline_code_is (code, at + 1, "."))
    {
      if (cfn_inline_code_is (code, at + 3, "="))
        note (self, at + 2, at + 4);
    }
  else if (cfn_inline_code_is (code, at + 1, "[")
           && cfn_inline_code_get (code, at + 2)->kind == CFN_TOKEN_STRING
           && cfn_inline_code_is (code, at + 4, "="))
    note (self, at + 2, at + 5);
  else if (cfn_inline_code_is (code, at + 1, "=") && cfn_inline_code_is (code, at + 2, "{"))
    read_object (self, at + 2);
  else if (!cfn_inline_code_is (code, at + 1, "=")
           || !(cfn_inline_code_is (code, at + 2, "exports")
                || (cfn_inline_code_is (code, at + 2, "module")
                    && cfn_inline_code_is (code, at + 4, "exports"))))
    self->is_dynamic = TRUE;
}

static void
read_javascript (Exports *self)
{
  for (gint i = 0; i < (gint) self->code->tokens->len; i++)
    {
      if (cfn_inline_code_get (self->code, i)->kind != CFN_TOKEN_WORD)
        continue;
      if (cfn_inline_code_is (self->code, i, "exports"))
        read_exports (self, i);
      else if (cfn_inline_code_is (self->code, i, "module"))
        self->is_dynamic |= !cfn_inline_code_is (self->code, i + 1, ".");
      else if (cfn_inline_code_is (self->code, i, "export")
               || cfn_inline_code_is (self->code, i, "eval")
               || cfn_inline_code_is (self->code, i, "this"))
        self->is_dynamic = TRUE;
    }
}

/* A name of Python is bound by def, class, import, as, for, and by what is assigned to it. */
static void
read_python (Exports *self)
{
  static const char * const binders[] = { "class", "import", "as", "for", "global", ",", "(" };
  static const char * const dynamic[] = { "exec", "globals", "setattr", "vars", "__getattr__" };
  const CfnInlineCode *code = self->code;

  for (gint i = 0; i < (gint) code->tokens->len; i++)
    {
      const CfnToken *token = cfn_inline_code_get (code, i);

      if (token->kind != CFN_TOKEN_WORD)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (dynamic); j++)
        self->is_dynamic |= cfn_inline_code_is (code, i, dynamic[j]);
      self->is_dynamic |= cfn_inline_code_is (code, i, "import")
                          && cfn_inline_code_is (code, i + 1, "*");
      if (token->depth > 0)
        continue;
      if (cfn_inline_code_is (code, i - 1, "def"))
        note (self, i, i);
      else if (!cfn_inline_code_is (code, i, self->wanted))
        continue;
      else if (cfn_inline_code_is (code, i + 1, "=") || cfn_inline_code_is (code, i + 1, ",")
               || cfn_inline_code_is (code, i + 1, ":"))
        self->found = i;
      for (guint j = 0; j < G_N_ELEMENTS (binders); j++)
        {
          if (cfn_inline_code_is (code, i - 1, binders[j]))
            self->found = i;
        }
    }
}

static void
add_missing (GPtrArray     *faults,
             const Exports *exports,
             CfnNode       *node)
{
  const CfnInlineCode *code = exports->code;
  const char *id = code->function->id;
  CfnCodeFault fault = {
    .rule = "handler-not-in-code",
    .node = node,
    .span = node->span,
    .evidence = code->node,
    .label = cfn_message_new (N_("no {0}"), exports->wanted, NULL),
  };

  if (code->language == CFN_CODE_PYTHON)
    fault.message = cfn_message_new (N_("Handler of {0} names {1}, but its code has no def {1}: "
                                        "every call fails, and the failing batch holds up its "
                                        "shard"),
                                     id, exports->wanted, NULL);
  else
    fault.message = cfn_message_new (N_("Handler of {0} names {1}, but its code does not set "
                                        "exports.{1}: every call fails, and the failing batch "
                                        "holds up its shard"),
                                     id, exports->wanted, NULL);
  if (exports->others->len == 1)
    fault.handler = g_strconcat ("index.", g_ptr_array_index (exports->others, 0), NULL);
  cfn_code_add_fault (faults, &fault);
}

/* Where the function of the name at @index is written: "function name (" or "name = ...". */
static gint
find_definition (const CfnInlineCode *code,
                 gint                 index)
{
  g_autofree char *name = cfn_inline_code_dup (code, cfn_inline_code_get (code, index));

  for (gint i = 0; i < (gint) code->tokens->len; i++)
    {
      if (!cfn_inline_code_is (code, i, name) || cfn_inline_code_get (code, i)->depth > 0)
        continue;
      if (cfn_inline_code_is (code, i - 1, "function"))
        return i + 1;
      if (cfn_inline_code_is (code, i + 1, "=") && !cfn_inline_code_is (code, i - 1, "."))
        return i + 2;
    }

  return -1;
}

/* The bracket that opens the parameters of the function that begins at @at, or -1. */
static gint
find_parameters (const CfnInlineCode *code,
                 gint                 at)
{
  if (cfn_inline_code_is (code, at, "async"))
    at++;
  if (cfn_inline_code_is (code, at, "function"))
    {
      at++;
      if (cfn_inline_code_get (code, at)->kind == CFN_TOKEN_WORD)
        at++;
    }

  return cfn_inline_code_is (code, at, "(") ? at : -1;
}

/* The token that begins the third parameter, or -1. */
static gint
find_third (const CfnInlineCode *code,
            gint                 open)
{
  const guint depth = cfn_inline_code_get (code, open)->depth;
  guint n_commas = 0;

  for (gint i = open + 1; i < (gint) code->tokens->len; i++)
    {
      const CfnToken *token = cfn_inline_code_get (code, i);

      if (token->depth == depth)
        return -1;
      /* What has a default, and what comes after it, does not count. */
      if (token->depth == depth + 1 && cfn_inline_code_is (code, i, "="))
        return -1;
      n_commas += token->depth == depth + 1 && cfn_inline_code_is (code, i, ",");
      if (n_commas == 2)
        return cfn_inline_code_get (code, i + 1)->kind == CFN_TOKEN_WORD
                 && !cfn_inline_code_is (code, i + 2, "=") ? i + 1 : -1;
    }

  return -1;
}

/* Lambda Developer Guide, Define Lambda function handler in Node.js: from Node.js 24 on there is no
 * callback, and a handler that has a third parameter for it is refused. */
static void
check_callback (const Exports *exports,
                GPtrArray     *faults)
{
  const CfnInlineCode *code = exports->code;
  CfnNode *node = cfn_sam_get_property (code->template, code->function, "Runtime");
  g_autofree char *runtime = cfn_value_know_text (code->template, node);
  gint at = exports->found;
  gint third;

  if (g_ascii_strtoull (runtime + strlen ("nodejs"), NULL, 10) < 24)
    return;

  if (cfn_inline_code_get (code, at)->kind == CFN_TOKEN_WORD
      && !cfn_inline_code_is (code, at, "async") && !cfn_inline_code_is (code, at, "function"))
    at = find_definition (code, at);
  at = at >= 0 ? find_parameters (code, at) : -1;
  third = at >= 0 ? find_third (code, at) : -1;
  if (third < 0)
    return;

  cfn_code_add_fault (
    faults,
    &(CfnCodeFault) {
      .rule = "handler-calls-back",
      .node = code->node,
      .span = cfn_inline_code_locate (code, cfn_inline_code_get (code, third)),
      .evidence = node,
      .label = cfn_message_new (N_("no callbacks"), NULL),
      .message = cfn_message_new (N_("The handler of {0} takes a callback, which {1} has none of: "
                                     "every call fails. Make it an async function that returns "
                                     "its answer"),
                                  code->function->id, runtime, NULL),
    });
}

void
cfn_code_check_handler (const CfnInlineCode *self,
                        GPtrArray           *faults)
{
  CfnNode *node = cfn_sam_get_property (self->template, self->function, "Handler");
  g_autofree char *handler = node != NULL ? cfn_value_know_text (self->template, node) : NULL;
  g_auto (GStrv) parts = handler != NULL ? g_strsplit (handler, ".", -1) : NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  Exports exports = { self, NULL, -1, FALSE, others };

  if (parts == NULL || g_strv_length (parts) < 2 || !g_str_equal (parts[0], "index"))
    return;

  exports.wanted = parts[1];
  if (self->language == CFN_CODE_PYTHON)
    read_python (&exports);
  else
    read_javascript (&exports);

  if (exports.found >= 0 && self->language == CFN_CODE_JAVASCRIPT)
    check_callback (&exports, faults);
  else if (exports.found < 0 && !exports.is_dynamic
           && !cfn_inline_code_is_open (self, self->template))
    add_missing (faults, &exports, node);
}
