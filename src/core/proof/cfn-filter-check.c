/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-filter.h"

#include "cfn-similar.h"

#include <string.h>

/* A pattern while its grammar is checked. */
typedef struct
{
  const char *owner;
  GArray     *faults;
} Check;

typedef gboolean (*OperandFunc) (Check            *self,
                                 CfnPattern       *operand);

static void
fault_clear (CfnFilterFault *fault)
{
  g_clear_pointer (&fault->message, cfn_message_unref);
  g_free (fault->repair);
}

GArray *
cfn_filter_faults_new (void)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (CfnFilterFault));

  g_array_set_clear_func (faults, (GDestroyNotify) fault_clear);

  return faults;
}

CfnFilterFault *
cfn_filter_fault_add (GArray     *faults,
                      const char *rule,
                      const char *why,
                      CfnSpan     span,
                      CfnMessage *message)
{
  CfnFilterFault fault = { .rule = rule, .why = why, .span = span, .message = message };

  g_array_append_val (faults, fault);

  return &g_array_index (faults, CfnFilterFault, faults->len - 1);
}

const CfnPattern *
cfn_filter_get_operator (const CfnPattern *alternative)
{
  return alternative->kind == CFN_PATTERN_OBJECT && alternative->n_children == 1
           ? alternative->first_child : NULL;
}

static void
refuse_operand (Check            *self,
                const CfnPattern *operand,
                const char       *why,
                const char       *format)
{
  cfn_filter_fault_add (self->faults, "filter-wrong-operand", why, operand->span,
                        cfn_message_new (format, self->owner, operand->key, NULL));
}

static gboolean
check_text (Check      *self,
            CfnPattern *operand)
{
  if (operand->kind == CFN_PATTERN_STRING || operand->kind == CFN_PATTERN_UNKNOWN)
    return TRUE;
  /* {"prefix": {"equals-ignore-case": "x"}}: EventBridge knows that, Lambda does not tell. */
  if (operand->kind == CFN_PATTERN_OBJECT && operand->n_children == 1)
    return TRUE;
  refuse_operand (self, operand, "not-a-text",
                  N_("The filter of {0} compares with “{1}”, which takes one text in quotes"));

  return FALSE;
}

static gboolean
check_truth (Check      *self,
             CfnPattern *operand)
{
  CfnFilterFault *fault;

  if (operand->kind == CFN_PATTERN_TRUE || operand->kind == CFN_PATTERN_FALSE
      || operand->kind == CFN_PATTERN_UNKNOWN)
    return TRUE;
  refuse_operand (self, operand, "not-a-truth-value",
                  N_("The filter of {0} asks for “{1}”, which takes true or false, without "
                     "quotes"));
  fault = &g_array_index (self->faults, CfnFilterFault, self->faults->len - 1);
  if (operand->kind == CFN_PATTERN_STRING
      && (g_str_equal (operand->text, "true") || g_str_equal (operand->text, "false")))
    fault->repair = g_strdup (operand->text);

  return FALSE;
}

static gboolean
is_excludable (const CfnPattern *value)
{
  return value->kind == CFN_PATTERN_STRING || value->kind == CFN_PATTERN_NUMBER
         || value->kind == CFN_PATTERN_UNKNOWN;
}

static gboolean
check_excluded (Check      *self,
                CfnPattern *operand)
{
  gboolean is_right = is_excludable (operand)
                      || (operand->kind == CFN_PATTERN_OBJECT && operand->n_children == 1);

  if (operand->kind == CFN_PATTERN_ARRAY)
    {
      is_right = operand->n_children > 0;
      for (const CfnPattern *item = operand->first_child; item != NULL; item = item->next)
        is_right &= is_excludable (item);
    }
  if (!is_right)
    refuse_operand (self, operand, "not-excludable",
                    N_("The filter of {0} excludes with “{1}”, which takes a text or a number, or "
                       "a list of them that is not empty"));

  return is_right;
}

static gboolean
is_comparison (const CfnPattern *value,
               const char       *signs)
{
  static const char * const comparisons[] = { "=", "<", "<=", ">", ">=", NULL };

  return value->kind == CFN_PATTERN_STRING && g_strv_contains (comparisons, value->text)
         && strchr (signs, value->text[0]) != NULL;
}

static gboolean
is_number (const CfnPattern *value)
{
  return value->kind == CFN_PATTERN_NUMBER || value->kind == CFN_PATTERN_UNKNOWN;
}

/* One comparison, or a lower bound and then an upper one that lies above it. */
static gboolean
check_numeric (Check      *self,
               CfnPattern *operand)
{
  const CfnPattern *part[4] = { NULL };
  guint n = 0;

  if (operand->kind == CFN_PATTERN_UNKNOWN)
    return TRUE;
  if (operand->kind == CFN_PATTERN_ARRAY && operand->n_children <= 4)
    {
      for (const CfnPattern *item = operand->first_child; item != NULL; item = item->next)
        {
          if (item->kind == CFN_PATTERN_UNKNOWN || item->is_partial)
            return TRUE;
          part[n++] = item;
        }
    }
  if (!((n == 2 && is_comparison (part[0], "=<>") && is_number (part[1]))
        || (n == 4 && is_comparison (part[0], ">") && is_number (part[1])
            && is_comparison (part[2], "<") && is_number (part[3]))))
    {
      refuse_operand (self, operand, "not-a-range",
                      N_("The filter of {0} compares with “{1}”, which takes one of =, <, <=, > "
                         "and >= with a number, such as [\">\", 5], or a lower and then an upper "
                         "bound, such as [\">\", 0, \"<=\", 9]"));
      return FALSE;
    }
  if (n == 4 && g_ascii_strtod (part[1]->text, NULL) >= g_ascii_strtod (part[3]->text, NULL))
    {
      cfn_filter_fault_add (self->faults, "filter-wrong-operand", "empty-range", operand->span,
                            cfn_message_new (N_("The filter of {0} asks for numbers from {1} to "
                                                "{2}, and there are none"),
                                             self->owner, part[1]->text, part[3]->text, NULL));
      return FALSE;
    }

  return TRUE;
}

static const struct
{
  const char  *name;
  OperandFunc  check;
  gboolean     is_certain;  /* Lambda's own guide tells of it */
} operators[] = {
  { "anything-but", check_excluded, TRUE },
  { "cidr", check_text, FALSE },
  { "equals-ignore-case", check_text, TRUE },
  { "exists", check_truth, TRUE },
  { "numeric", check_numeric, TRUE },
  { "prefix", check_text, TRUE },
  { "suffix", check_text, TRUE },
  { "wildcard", check_text, FALSE },
};

static const char *
find_near_operator (const char *name)
{
  guint best_distance = 4;
  const char *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      guint distance = g_ascii_strcasecmp (operators[i].name, name) == 0
                         ? 0 : cfn_word_distance (name, operators[i].name, best_distance);

      if (distance < best_distance)
        {
          best = operators[i].name;
          best_distance = distance;
        }
    }

  return best;
}

static void
refuse_operator (Check      *self,
                 CfnPattern *operator)
{
  const char *near_name = find_near_operator (operator->key);
  CfnFilterFault *fault = cfn_filter_fault_add (
    self->faults, "filter-unknown-operator", "unknown-operator", operator->key_span,
    cfn_message_new (near_name != NULL
                       ? N_("The filter of {0} compares with “{1}”, which is no operator: {2} is "
                            "meant")
                       : N_("The filter of {0} compares with “{1}”, which is no operator: there "
                            "are prefix, suffix, equals-ignore-case, anything-but, numeric and "
                            "exists"),
                     self->owner, operator->key, near_name, NULL));

  if (near_name != NULL)
    fault->repair = g_strdup_printf ("\"%s\"", near_name);
}

/* Operators that EventBridge has and that the guide of Lambda does not speak of. */
static void
doubt_operator (Check            *self,
                const CfnPattern *operator)
{
  cfn_filter_fault_add (self->faults, "not-known", "uncertain-operator", operator->key_span,
                        cfn_message_new (N_("The filter of {0} compares with “{1}”, which is an "
                                            "operator of EventBridge that the guide of Lambda "
                                            "does not list: whether a mapping may use it is not "
                                            "known here"),
                                         self->owner, operator->key, NULL));
}

static gboolean
check_operator (Check      *self,
                CfnPattern *operator)
{
  if (operator->key == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      if (!g_str_equal (operators[i].name, operator->key))
        continue;
      if (!operators[i].check (self, operator))
        return FALSE;
      if (!operators[i].is_certain
          || (operator->kind == CFN_PATTERN_OBJECT && operator->n_children == 1))
        doubt_operator (self, operator);
      return TRUE;
    }
  refuse_operator (self, operator);

  return FALSE;
}

static void
refuse_empty (Check      *self,
              CfnPattern *part)
{
  part->is_refused = TRUE;
  cfn_filter_fault_add (self->faults, "filter-has-empty-part", "empty", part->span,
                        cfn_message_new (part->kind == CFN_PATTERN_ARRAY
                                           ? N_("The filter of {0} has an empty list, which names "
                                                "nothing to match: [\"\"] would be an empty text")
                                           : N_("The filter of {0} has an empty object, which "
                                                "names nothing to match: Lambda refuses it"),
                                         self->owner, NULL));
}

static void
check_alternative (Check      *self,
                   CfnPattern *leaf,
                   CfnPattern *alternative)
{
  if (alternative->kind == CFN_PATTERN_ARRAY
      || (alternative->kind == CFN_PATTERN_OBJECT && alternative->n_children > 1))
    {
      leaf->is_refused = TRUE;
      cfn_filter_fault_add (self->faults, "filter-wrong-operand", "not-an-alternative",
                            alternative->span,
                            cfn_message_new (N_("The list in the filter of {0} has {1} in it: "
                                                "each of its entries is a text, a number, true, "
                                                "false, null or an object with one operator"),
                                             self->owner,
                                             alternative->kind == CFN_PATTERN_ARRAY
                                               ? "[ ]" : "{ , }", NULL));
    }
  else if (alternative->kind == CFN_PATTERN_OBJECT && alternative->n_children == 0)
    {
      leaf->is_refused = TRUE;
      refuse_empty (self, alternative);
    }
  else if (alternative->kind == CFN_PATTERN_OBJECT
           && !check_operator (self, alternative->first_child))
    leaf->is_refused = TRUE;
}

static void
refuse_leaf (Check      *self,
             CfnPattern *leaf)
{
  CfnFilterFault *fault = cfn_filter_fault_add (
    self->faults, "filter-leaf-is-not-a-list", "not-a-list", leaf->span,
    cfn_message_new (N_("The filter of {0} has a single value for {1}, but what is compared is "
                        "always a list, in brackets: Lambda refuses it"),
                     self->owner, leaf->key != NULL ? leaf->key : "…", NULL));

  leaf->is_refused = TRUE;
  if (leaf->key == NULL || !g_str_equal (leaf->key, "$or"))
    fault->repair = g_strdup_printf ("[%c]", CFN_PATTERN_HOLE);
}

/* Keys that are there twice: the last one counts. */
static void
check_keys (Check      *self,
            CfnPattern *object)
{
  g_autoptr (GHashTable) seen = NULL;

  if (object->n_children < 2)
    return;
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (CfnPattern *child = object->first_child; child != NULL; child = child->next)
    {
      CfnPattern *hidden = child->key != NULL ? g_hash_table_lookup (seen, child->key) : NULL;

      if (hidden != NULL)
        {
          hidden->is_refused = TRUE;
          cfn_filter_fault_add (self->faults, "filter-repeats-key", "repeated-key",
                                child->key_span,
                                cfn_message_new (N_("The filter of {0} has {1} twice in one "
                                                    "object: only the last one counts"),
                                                 self->owner, child->key, NULL));
        }
      if (child->key != NULL)
        g_hash_table_insert (seen, child->key, child);
    }
}

static gboolean
is_lone_operator (const CfnPattern *object)
{
  const CfnPattern *operator = cfn_filter_get_operator (object);

  if (operator == NULL || operator->key == NULL || object->key == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      if (g_str_equal (operators[i].name, operator->key))
        return operator->kind != CFN_PATTERN_OBJECT
               && (operator->kind != CFN_PATTERN_ARRAY
                   || g_str_equal (operator->key, "numeric"));
    }

  return FALSE;
}

static void check_object (Check      *self,
                          CfnPattern *object);

/* "$or" takes whole objects, of which one has to match (EventBridge User Guide, Or matching). */
static void
check_or (Check      *self,
          CfnPattern *or)
{
  if (or->n_children == 0)
    refuse_empty (self, or);
  for (CfnPattern *branch = or->first_child; branch != NULL; branch = branch->next)
    {
      if (branch->kind == CFN_PATTERN_OBJECT)
        check_object (self, branch);
      else if (branch->kind != CFN_PATTERN_UNKNOWN)
        {
          or->is_refused = TRUE;
          cfn_filter_fault_add (self->faults, "filter-wrong-operand", "not-a-branch", branch->span,
                                cfn_message_new (N_("The filter of {0} has a single value in “$or”,"
                                                    " which takes objects with keys of their own"),
                                                 self->owner, NULL));
        }
    }
}

static void
check_entry (Check      *self,
             CfnPattern *value)
{
  switch (value->kind)
    {
    case CFN_PATTERN_ARRAY:
      if (g_strcmp0 (value->key, "$or") == 0)
        check_or (self, value);
      else if (value->n_children == 0)
        refuse_empty (self, value);
      else
        for (CfnPattern *one = value->first_child; one != NULL; one = one->next)
          check_alternative (self, value, one);
      break;
    case CFN_PATTERN_OBJECT:
      if (is_lone_operator (value))
        refuse_leaf (self, value);
      else
        check_object (self, value);
      break;
    case CFN_PATTERN_UNKNOWN:
      break;
    case CFN_PATTERN_STRING:
    case CFN_PATTERN_NUMBER:
    case CFN_PATTERN_TRUE:
    case CFN_PATTERN_FALSE:
    case CFN_PATTERN_NULL:
    default:
      refuse_leaf (self, value);
    }
}

static void
check_object (Check      *self,
              CfnPattern *object)
{
  if (object->n_children == 0)
    refuse_empty (self, object);
  check_keys (self, object);
  for (CfnPattern *child = object->first_child; child != NULL; child = child->next)
    check_entry (self, child);
}

void
cfn_filter_check (CfnPattern *pattern,
                  const char *owner,
                  GArray     *faults)
{
  Check self = { owner, faults };

  g_return_if_fail (pattern != NULL);

  if (pattern->kind == CFN_PATTERN_OBJECT)
    check_object (&self, pattern);
  else if (pattern->kind != CFN_PATTERN_UNKNOWN)
    {
      pattern->is_refused = TRUE;
      cfn_filter_fault_add (faults, "filter-is-not-json", "not-an-object", pattern->span,
                            cfn_message_new (N_("The filter of {0} has to be one object, in "
                                                "braces: Lambda refuses anything else"),
                                             owner, NULL));
    }
}
