/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-condition.h"

#include "iam-scalar.h"
#include "iam-text-private.h"

#include <string.h>

#define ANY_VALUE "ForAnyValue:"
#define ALL_VALUES "ForAllValues:"
#define IF_EXISTS "IfExists"

typedef enum
{
  COMPARE_STRING,
  COMPARE_STRING_IGNORING_CASE,
  COMPARE_LIKE,
  COMPARE_ARN,
  COMPARE_BOOL,
  COMPARE_BINARY,
  COMPARE_ADDRESS,
  COMPARE_NUMBER,
  COMPARE_DATE,
  COMPARE_NULL,
} Comparison;

/* Which results of comparing the request's number with the policy's will do. */
enum
{
  LESS = 1 << 0,
  EQUAL = 1 << 1,
  GREATER = 1 << 2,
};

struct _IamOperator
{
  const char *name;
  Comparison comparison;
  gboolean negated;
  guint order;
};

/* IAM User Guide, Condition operators. Of those for Null, only "true" and "false" are values. */
static const IamOperator operators[] = {
  { "StringEquals", COMPARE_STRING, FALSE, 0 },
  { "StringNotEquals", COMPARE_STRING, TRUE, 0 },
  { "StringEqualsIgnoreCase", COMPARE_STRING_IGNORING_CASE, FALSE, 0 },
  { "StringNotEqualsIgnoreCase", COMPARE_STRING_IGNORING_CASE, TRUE, 0 },
  { "StringLike", COMPARE_LIKE, FALSE, 0 },
  { "StringNotLike", COMPARE_LIKE, TRUE, 0 },
  { "NumericEquals", COMPARE_NUMBER, FALSE, EQUAL },
  { "NumericNotEquals", COMPARE_NUMBER, TRUE, EQUAL },
  { "NumericLessThan", COMPARE_NUMBER, FALSE, LESS },
  { "NumericLessThanEquals", COMPARE_NUMBER, FALSE, LESS | EQUAL },
  { "NumericGreaterThan", COMPARE_NUMBER, FALSE, GREATER },
  { "NumericGreaterThanEquals", COMPARE_NUMBER, FALSE, GREATER | EQUAL },
  { "DateEquals", COMPARE_DATE, FALSE, EQUAL },
  { "DateNotEquals", COMPARE_DATE, TRUE, EQUAL },
  { "DateLessThan", COMPARE_DATE, FALSE, LESS },
  { "DateLessThanEquals", COMPARE_DATE, FALSE, LESS | EQUAL },
  { "DateGreaterThan", COMPARE_DATE, FALSE, GREATER },
  { "DateGreaterThanEquals", COMPARE_DATE, FALSE, GREATER | EQUAL },
  { "Bool", COMPARE_BOOL, FALSE, 0 },
  { "BinaryEquals", COMPARE_BINARY, FALSE, 0 },
  { "IpAddress", COMPARE_ADDRESS, FALSE, 0 },
  { "NotIpAddress", COMPARE_ADDRESS, TRUE, 0 },
  { "ArnEquals", COMPARE_ARN, FALSE, 0 },
  { "ArnNotEquals", COMPARE_ARN, TRUE, 0 },
  { "ArnLike", COMPARE_ARN, FALSE, 0 },
  { "ArnNotLike", COMPARE_ARN, TRUE, 0 },
  { "Null", COMPARE_NULL, FALSE, 0 },
};

IamTest *
iam_test_new_equals (const char *key)
{
  IamTest *self = g_new0 (IamTest, 1);

  self->operator = &operators[0];
  self->key = g_intern_string (key);

  return self;
}

void
iam_test_free (IamTest *self)
{
  iam_elements_clear (&self->values);
  g_clear_pointer (&self->guard, g_array_unref);
  g_free (self);
}

/* "ForAnyValue:StringLikeIfExists" is all three. Operators are written in these letters only. */
static void
read_operator (IamTest    *self,
               const char *written)
{
  if (g_str_has_prefix (written, ANY_VALUE))
    {
      self->set = IAM_SET_ANY;
      written += strlen (ANY_VALUE);
    }
  else if (g_str_has_prefix (written, ALL_VALUES))
    {
      self->set = IAM_SET_ALL;
      written += strlen (ALL_VALUES);
    }

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      gsize length = strlen (operators[i].name);

      if (strncmp (written, operators[i].name, length) != 0)
        continue;
      self->if_exists = g_str_equal (written + length, IF_EXISTS)
                        && operators[i].comparison != COMPARE_NULL;
      if (written[length] == '\0' || self->if_exists)
        {
          self->operator = &operators[i];
          return;
        }
    }
}

static IamTextFlags
value_flags (const IamOperator *operator,
             IamTextFlags       flags)
{
  IamTextFlags variables = flags & IAM_TEXT_VARIABLES;

  switch (operator != NULL ? operator->comparison : COMPARE_NULL)
    {
    case COMPARE_LIKE:
    case COMPARE_ARN:
      return variables | IAM_TEXT_PATTERN;
    case COMPARE_STRING:
    case COMPARE_STRING_IGNORING_CASE:
      return variables;
    case COMPARE_BOOL:
    case COMPARE_BINARY:
    case COMPARE_ADDRESS:
    case COMPARE_NUMBER:
    case COMPARE_DATE:
    case COMPARE_NULL:
    default:
      return IAM_TEXT_PLAIN;
    }
}

/* @operator NULL: what stands there cannot be looked into. */
static void
add_test (const IamReader *reader,
          GPtrArray       *tests,
          const char      *operator,
          CfnNode         *node)
{
  IamTest *self = g_new0 (IamTest, 1);
  IamReader inner = *reader;

  self->node = iam_reader_place (reader, node);
  self->guard = reader->guard != NULL ? g_array_ref (reader->guard) : NULL;
  if (operator != NULL)
    {
      self->key = cfn_node_get_key (node);
      read_operator (self, operator);
      inner.flags = value_flags (self->operator, reader->flags);
      inner.guard = NULL;
      iam_elements_read (&inner, &self->values, node);
    }
  g_ptr_array_add (tests, self);
}

/* @operator NULL: @node is the whole element, a mapping of operators; else that operator's mapping
 * of keys. */
static void
read_level (const IamReader *reader,
            GPtrArray       *tests,
            const char      *operator,
            CfnNode         *node)
{
  CfnValue value = cfn_value_of (reader->template, node);

  if (value.kind == CFN_VALUE_IF)
    {
      for (guint branch = 1; branch <= 2; branch++)
        {
          g_autoptr (GArray) guard = iam_guard_extend (reader->guard, value.name, branch == 1);
          IamReader inner = *reader;

          inner.guard = guard;
          read_level (&inner, tests, operator, cfn_node_get_item (value.arguments, branch));
        }
    }
  else if (value.kind == CFN_VALUE_MAP)
    {
      for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
        {
          const char *key = cfn_node_get_key (entry);

          if (key == NULL)
            add_test (reader, tests, NULL, entry);
          else if (operator == NULL)
            read_level (reader, tests, key, entry);
          else
            add_test (reader, tests, operator, entry);
        }
    }
  else if (value.kind != CFN_VALUE_ABSENT)
    add_test (reader, tests, NULL, node);
}

void
iam_tests_read (const IamReader *reader,
                GPtrArray       *tests,
                CfnNode         *node)
{
  if (node != NULL)
    read_level (reader, tests, NULL, node);
}

static IamMatch
to_match (gboolean yes)
{
  return yes ? IAM_MATCH_YES : IAM_MATCH_NO;
}

static guint
order_of (double of_request,
          double of_policy)
{
  if (of_request < of_policy)
    return LESS;

  return of_request > of_policy ? GREATER : EQUAL;
}

/* Values that have to be known to be compared; what is not written as it should be is like
 * nothing. */
static IamMatch
match_known_scalar (const IamOperator *operator,
                    const char        *of_policy,
                    const char        *of_request)
{
  double a;
  double b;
  gboolean is_inside;

  switch (operator->comparison)
    {
    case COMPARE_NUMBER:
      return to_match (iam_scalar_parse_number (of_policy, &b)
                       && iam_scalar_parse_number (of_request, &a)
                       && (operator->order & order_of (a, b)) != 0);
    case COMPARE_DATE:
      return to_match (iam_scalar_parse_date (of_policy, &b)
                       && iam_scalar_parse_date (of_request, &a)
                       && (operator->order & order_of (a, b)) != 0);
    case COMPARE_ADDRESS:
      return to_match (iam_scalar_match_address (of_policy, of_request, &is_inside) && is_inside);
    case COMPARE_STRING:
    case COMPARE_STRING_IGNORING_CASE:
    case COMPARE_LIKE:
    case COMPARE_ARN:
    case COMPARE_BOOL:
    case COMPARE_BINARY:
    case COMPARE_NULL:
    default:
      return to_match (g_ascii_strcasecmp (of_policy, of_request) == 0);
    }
}

static IamMatch
match_scalar (const IamOperator *operator,
              const IamText     *of_policy,
              const IamText     *of_request)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (!iam_text_is_known (of_policy) || !iam_text_is_known (of_request))
    return IAM_MATCH_MAYBE;
  a = iam_text_to_string (of_policy);
  b = iam_text_to_string (of_request);

  return match_known_scalar (operator, a, b);
}

static IamMatch
match_texts (const IamOperator *operator,
             const IamText     *of_policy,
             const IamText     *of_request)
{
  switch (operator->comparison)
    {
    case COMPARE_STRING:
    case COMPARE_BINARY:
    case COMPARE_LIKE:
      return iam_text_match (of_policy, of_request, FALSE);
    case COMPARE_STRING_IGNORING_CASE:
      return iam_text_match (of_policy, of_request, TRUE);
    case COMPARE_ARN:
      return iam_text_match_whole_arn (of_policy, of_request);
    case COMPARE_BOOL:
    case COMPARE_ADDRESS:
    case COMPARE_NUMBER:
    case COMPARE_DATE:
    case COMPARE_NULL:
    default:
      return match_scalar (operator, of_policy, of_request);
    }
}

typedef struct
{
  const IamTest *test;
  const IamContext *context;
  const GArray *given;
  const char **open;
} Matcher;

/* Whether @of_request is one of the policy's values. */
static IamMatch
match_value (const Matcher *self,
             const IamText *of_request)
{
  IamMatch best = IAM_MATCH_NO;

  for (guint i = 0; i < self->test->values.len && best != IAM_MATCH_YES; i++)
    {
      const IamElement *element = &self->test->values.items[i];
      IamMatch guard = iam_guard_match (element->guard, self->given, self->open);
      gboolean is_void;
      g_autoptr (IamText) filled = iam_context_fill (self->context, element->text, &is_void);

      if (guard != IAM_MATCH_NO && !is_void)
        best = iam_match_either (best,
                                 iam_match_both (guard,
                                                 match_texts (self->test->operator,
                                                              filled != NULL ? filled
                                                                             : element->text,
                                                              of_request)));
    }

  return self->test->operator->negated ? iam_match_invert (best) : best;
}

static IamMatch
match_values (const Matcher *self,
              GPtrArray     *of_request)
{
  gboolean all = self->test->set == IAM_SET_ALL
                 || (self->test->set == IAM_SET_NONE && self->test->operator->negated);
  IamMatch match = all ? IAM_MATCH_YES : IAM_MATCH_NO;

  for (guint i = 0; i < of_request->len; i++)
    {
      IamMatch one = match_value (self, g_ptr_array_index (of_request, i));

      match = all ? iam_match_both (match, one) : iam_match_either (match, one);
    }

  return match;
}

static IamMatch
match_unknown_value (const Matcher *self)
{
  g_autoptr (IamText) text = iam_text_new (NULL, IAM_TEXT_PLAIN);

  iam_text_append_hole (text, IAM_HOLE_VARIABLE, self->test->key, "condition-key");

  return match_value (self, text);
}

static IamMatch
match_absent (const IamTest *test)
{
  if (test->if_exists || test->set == IAM_SET_ALL)
    return IAM_MATCH_YES;

  return to_match (test->set == IAM_SET_NONE && test->operator->negated);
}

/* "true" asks for a request without the key, "false" for one with it. */
static IamMatch
match_null (const Matcher *self,
            gboolean       is_absent)
{
  g_autoptr (IamText) text = iam_text_new (is_absent ? "true" : "false", IAM_TEXT_PLAIN);

  return match_value (self, text);
}

static IamMatch
either (IamMatch a,
        IamMatch b)
{
  return a == b ? a : IAM_MATCH_MAYBE;
}

static IamMatch
match_key (const Matcher *self)
{
  gboolean is_null = self->test->operator->comparison == COMPARE_NULL;
  GPtrArray *values;
  IamMatch absent;
  IamMatch present;
  IamKeyState state = iam_context_look_up (self->context, self->test->key, &values);

  absent = is_null ? match_null (self, TRUE) : match_absent (self->test);
  if (state == IAM_KEY_ABSENT)
    return absent;
  if (is_null)
    present = match_null (self, FALSE);
  else
    present = values != NULL ? match_values (self, values) : match_unknown_value (self);

  return state == IAM_KEY_UNKNOWN ? either (absent, present) : present;
}

IamMatch
iam_test_match (const IamTest     *self,
                const IamContext  *context,
                const GArray      *given,
                const char       **open)
{
  Matcher matcher = { self, context, given, open };
  IamMatch guard;
  IamMatch match = IAM_MATCH_MAYBE;

  g_return_val_if_fail (self != NULL, IAM_MATCH_MAYBE);

  guard = iam_guard_match (self->guard, given, open);
  if (guard == IAM_MATCH_NO)
    return IAM_MATCH_YES;
  if (self->operator != NULL)
    match = match_key (&matcher);

  return guard == IAM_MATCH_MAYBE && match != IAM_MATCH_YES ? IAM_MATCH_MAYBE : match;
}
