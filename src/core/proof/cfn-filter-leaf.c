/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-filter-leaf.h"

#include <string.h>

/* One leaf of a pattern while its alternatives are matched. */
typedef struct
{
  const CfnFilterValue *value;
  const char           *owner;
  GArray               *faults;
} Leaf;

char *
cfn_filter_events_to_string (CfnFilterEvents events)
{
  static const char * const names[] = { "INSERT", "MODIFY", "REMOVE" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (events & 1 << i)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", names[i]);
    }

  return g_string_free (text, FALSE);
}

void
cfn_filter_demote (GArray *faults,
                   guint   start,
                   guint   end)
{
  for (guint i = start; i < end; i++)
    {
      CfnFilterFault *fault = &g_array_index (faults, CfnFilterFault, i);

      if (g_str_equal (fault->rule, "filter-never-matches"))
        fault->rule = "filter-part-never-matches";
    }
}

gboolean
cfn_filter_asks_for_absence (const CfnPattern *alternative)
{
  const CfnPattern *operator = cfn_filter_get_operator (alternative);

  return operator != NULL && operator->kind == CFN_PATTERN_FALSE
         && g_strcmp0 (operator->key, "exists") == 0;
}

/* "*" in @pattern is any text; "\*" is an asterisk. Never goes back behind the last "*". */
static gboolean
match_wildcard (const char *pattern,
                const char *text)
{
  const char *star = NULL;
  const char *again = NULL;

  while (*text != '\0')
    {
      gboolean is_escape = pattern[0] == '\\' && (pattern[1] == '*' || pattern[1] == '\\');

      if (*pattern == '*')
        {
          star = ++pattern;
          again = text;
        }
      else if (pattern[is_escape] == *text)
        {
          pattern += is_escape + 1;
          text++;
        }
      else if (star != NULL)
        {
          pattern = star;
          text = ++again;
        }
      else
        return FALSE;
    }
  while (*pattern == '*')
    pattern++;

  return *pattern == '\0';
}

static gboolean
excludes (const CfnPattern *operand,
          const char       *text)
{
  if (operand->kind == CFN_PATTERN_STRING)
    return !operand->is_partial && g_str_equal (operand->text, text);
  for (const CfnPattern *item = operand->first_child; item != NULL; item = item->next)
    {
      if (operand->kind == CFN_PATTERN_ARRAY && excludes (item, text))
        return TRUE;
    }

  return FALSE;
}

static gboolean
operator_takes_text (const CfnPattern *operator,
                     const char       *text)
{
  if (g_str_equal (operator->key, "anything-but"))
    return !excludes (operator, text);
  if (g_str_equal (operator->key, "exists"))
    return operator->kind != CFN_PATTERN_FALSE;
  if (operator->kind != CFN_PATTERN_STRING || operator->is_partial)
    return TRUE;

  if (g_str_equal (operator->key, "prefix"))
    return g_str_has_prefix (text, operator->text);
  if (g_str_equal (operator->key, "suffix"))
    return g_str_has_suffix (text, operator->text);
  if (g_str_equal (operator->key, "equals-ignore-case"))
    {
      g_autofree char *one = g_utf8_casefold (operator->text, -1);
      g_autofree char *other = g_utf8_casefold (text, -1);

      return g_str_equal (one, other);
    }
  if (g_str_equal (operator->key, "wildcard"))
    return match_wildcard (operator->text, text);

  return TRUE;
}

gboolean
cfn_filter_takes_text (const CfnPattern *alternative,
                       const char       *text)
{
  const CfnPattern *operator = cfn_filter_get_operator (alternative);

  if (alternative->kind == CFN_PATTERN_STRING)
    return alternative->is_partial || g_str_equal (alternative->text, text);
  if (operator != NULL && operator->key != NULL)
    return operator_takes_text (operator, text);

  return alternative->kind == CFN_PATTERN_UNKNOWN;
}

static CfnFilterFault *
refuse (Leaf             *self,
        const CfnPattern *alternative,
        const char       *why,
        const char       *format,
        const char       *more)
{
  return cfn_filter_fault_add (self->faults, "filter-never-matches", why, alternative->span,
                               cfn_message_new (format, self->owner, self->value->name,
                                                self->value->letter != NULL
                                                  ? self->value->letter : "-",
                                                more, NULL));
}

/* A number as DynamoDB writes it within quotes: of what is not a plain whole number it is not sure
 * how that comes out. */
static char *
quote_number (const CfnPattern *number)
{
  const char *text;

  if (number->kind != CFN_PATTERN_NUMBER)
    return NULL;
  text = number->text + (number->text[0] == '-');
  if (strspn (text, "0123456789") != strlen (text) || strlen (text) > 38
      || g_str_equal (number->text, "-0"))
    return NULL;

  return g_strdup_printf ("\"%s\"", number->text);
}

/* The same for an alternative, which may be a comparison for equality. */
static char *
quote_alternative (const CfnPattern *alternative)
{
  const CfnPattern *operator = cfn_filter_get_operator (alternative);

  if (operator != NULL && g_strcmp0 (operator->key, "numeric") == 0
      && operator->kind == CFN_PATTERN_ARRAY && operator->n_children == 2
      && g_strcmp0 (operator->first_child->text, "=") == 0)
    alternative = operator->first_child->next;

  return quote_number (alternative);
}

static void
refuse_number (Leaf             *self,
               const CfnPattern *alternative)
{
  CfnFilterFault *fault;

  if (self->value->type == CFN_FILTER_DIGITS)
    {
      fault = refuse (self, alternative, "number-without-quotes",
                      N_("No record of {0} matches this: a record has the numbers of {1} as "
                         "texts, so they are compared in quotes"), NULL);
      fault->repair = quote_alternative (alternative);
    }
  else
    refuse (self, alternative, "number-for-a-text",
            self->value->letter != NULL
              ? N_("No record of {0} matches this: it compares {2} of {1} with a number, which "
                   "such a value never is")
              : N_("No record of {0} matches this: it compares {1} with a number, which it never "
                   "is"), NULL);
}

static gboolean
is_digits (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && strpbrk (text, "xXnNpP \t") == NULL;
}

static CfnFilterEvents
match_literal_text (Leaf             *self,
                    const CfnPattern *text)
{
  const CfnFilterValue *value = self->value;
  CfnFilterFault *fault;

  switch (value->type)
    {
    case CFN_FILTER_NUMBER:
      refuse (self, text, "text-for-a-number",
              N_("No record of {0} matches this: {1} is a number, so it is compared without "
                 "quotes"), NULL);
      return CFN_FILTER_NO_EVENTS;

    case CFN_FILTER_TRUTH:
    case CFN_FILTER_TRUE:
      fault = refuse (self, text, "text-for-a-truth-value",
                      N_("No record of {0} matches this: {2} of {1} is true or false, without "
                         "quotes"), NULL);
      if (g_str_equal (text->text, "true")
          || (g_str_equal (text->text, "false") && value->type == CFN_FILTER_TRUTH))
        fault->repair = g_strdup (text->text);
      return CFN_FILTER_NO_EVENTS;

    case CFN_FILTER_DIGITS:
      if (text->is_partial || is_digits (text->text))
        return value->present;
      refuse (self, text, "no-number",
              N_("No record of {0} matches this: {1} is a number, which “{3}” is not"),
              text->text);
      return CFN_FILTER_NO_EVENTS;

    case CFN_FILTER_TEXT:
    case CFN_FILTER_OBJECT:
    default:
      return value->present;
    }
}

static CfnFilterEvents
match_truth (Leaf             *self,
             const CfnPattern *truth)
{
  CfnFilterType type = self->value->type;

  if (type == CFN_FILTER_TRUTH || (type == CFN_FILTER_TRUE && truth->kind == CFN_PATTERN_TRUE))
    return self->value->present;
  refuse (self, truth, "truth-value",
          type == CFN_FILTER_TRUE
            ? N_("No record of {0} matches this: {2} of {1} is true or not there at all")
            : N_("No record of {0} matches this: it compares {1} with true or false, which only "
                 "a value of type BOOL can be"), NULL);

  return CFN_FILTER_NO_EVENTS;
}

static CfnFilterEvents
match_operator (Leaf             *self,
                const CfnPattern *alternative,
                const CfnPattern *operator)
{
  const CfnFilterValue *value = self->value;
  gboolean is_text = value->type == CFN_FILTER_TEXT || value->type == CFN_FILTER_DIGITS;

  if (operator->key == NULL || g_str_equal (operator->key, "anything-but"))
    return value->present;
  if (g_str_equal (operator->key, "exists"))
    {
      CfnFilterEvents events = operator->kind == CFN_PATTERN_FALSE ? value->absent : value->present;

      if (events == CFN_FILTER_NO_EVENTS)
        refuse (self, alternative, "always-there",
                N_("No record of {0} matches this: {1} is always there"), NULL);
      return events;
    }
  if (!g_str_equal (operator->key, "numeric"))
    {
      if (is_text)
        return value->present;
      refuse (self, alternative, "text-operator",
              N_("No record of {0} matches this: “{3}” compares texts, and {1} is none"),
              operator->key);
      return CFN_FILTER_NO_EVENTS;
    }
  if (value->type == CFN_FILTER_NUMBER)
    return value->present;

  if (value->type == CFN_FILTER_DIGITS)
    {
      CfnFilterFault *fault
        = refuse (self, alternative, "numeric-on-text",
                  N_("No record of {0} matches this: “numeric” compares numbers, but a record has "
                     "those of {1} as texts. Compare with texts or prefixes, or look at the number "
                     "in the function"), NULL);

      fault->repair = quote_alternative (alternative);
    }
  else
    refuse_number (self, alternative);

  return CFN_FILTER_NO_EVENTS;
}

/* What @alternative takes, whatever texts there are. */
static CfnFilterEvents
match_kind (Leaf             *self,
            const CfnPattern *alternative)
{
  switch (alternative->kind)
    {
    case CFN_PATTERN_STRING:
      return match_literal_text (self, alternative);
    case CFN_PATTERN_TRUE:
    case CFN_PATTERN_FALSE:
      return match_truth (self, alternative);
    case CFN_PATTERN_NUMBER:
      if (self->value->type == CFN_FILTER_NUMBER)
        return self->value->present;
      refuse_number (self, alternative);
      return CFN_FILTER_NO_EVENTS;
    case CFN_PATTERN_NULL:
      refuse (self, alternative, "null",
              self->value->letter != NULL
                ? N_("No record of {0} matches this: a null of DynamoDB is not null in a record, "
                     "but {\"{1}\": {\"NULL\": [true]}}")
                : N_("No record of {0} matches this: {1} is never null"), NULL);
      return CFN_FILTER_NO_EVENTS;
    case CFN_PATTERN_OBJECT:
      return alternative->n_children == 1
               ? match_operator (self, alternative, alternative->first_child)
               : self->value->present;
    case CFN_PATTERN_ARRAY:
    case CFN_PATTERN_UNKNOWN:
    default:
      return CFN_FILTER_ALL_EVENTS;
    }
}

static CfnFilterEvents
match_texts (Leaf             *self,
             const CfnPattern *alternative)
{
  const CfnFilterValue *value = self->value;
  CfnFilterEvents events = CFN_FILTER_NO_EVENTS;
  g_autoptr (GString) all = NULL;

  if (cfn_filter_asks_for_absence (alternative))
    return match_kind (self, alternative);
  for (guint i = 0; i < value->n_texts; i++)
    {
      if (cfn_filter_takes_text (alternative, value->texts[i].text))
        events |= value->texts[i].events;
    }
  if (events != CFN_FILTER_NO_EVENTS)
    return events;
  if (alternative->kind != CFN_PATTERN_STRING)
    {
      if (match_kind (self, alternative) == CFN_FILTER_NO_EVENTS)
        return events;
    }

  all = g_string_new (NULL);
  for (guint i = 0; i < value->n_texts; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", value->texts[i].text);
  refuse (self, alternative, "no-such-value",
          value->n_texts == 1
            ? N_("No record of {0} matches this: {1} of these records is always {3}")
            : N_("No record of {0} matches this: {1} is one of {3}, written just "
                 "so"), all->str);

  return events;
}

/* All alternatives are numbers: what is wrong is the list, and it may be repaired at once. */
static void
join_repairs (Leaf             *self,
              const CfnPattern *leaf,
              guint             first)
{
  g_autoptr (GString) list = g_string_new ("[");
  CfnFilterFault *fault = &g_array_index (self->faults, CfnFilterFault, first);
  gboolean is_whole = TRUE;

  for (guint i = first; i < self->faults->len; i++)
    {
      const char *repair = g_array_index (self->faults, CfnFilterFault, i).repair;

      is_whole &= repair != NULL;
      g_string_append_printf (list, "%s%s", i > first ? ", " : "", repair != NULL ? repair : "");
    }
  g_string_append_c (list, ']');

  g_array_set_size (self->faults, first + 1);
  fault->span = leaf->span;
  g_clear_pointer (&fault->repair, g_free);
  if (is_whole)
    fault->repair = g_strdup (list->str);
}

CfnFilterEvents
cfn_filter_match_leaf (const CfnPattern     *leaf,
                       const CfnFilterValue *value,
                       const char           *owner,
                       GArray               *faults)
{
  Leaf self = { value, owner, faults };
  CfnFilterEvents events = CFN_FILTER_NO_EVENTS;
  guint first = faults->len;

  if (leaf->is_refused)
    return CFN_FILTER_ALL_EVENTS;

  for (const CfnPattern *one = leaf->first_child; one != NULL; one = one->next)
    events |= value->n_texts > 0 ? match_texts (&self, one) : match_kind (&self, one);

  if (events != CFN_FILTER_NO_EVENTS)
    cfn_filter_demote (faults, first, faults->len);
  else if (faults->len > first + 1)
    join_repairs (&self, leaf, first);

  return events;
}
