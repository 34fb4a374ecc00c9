/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-condition.h"

#include "cfn-formula.h"
#include "cfn-message.h"
#include "cfn-template-private.h"
#include "cfn-value.h"

#include <string.h>

/* Conditions of real templates are settled after a few dozen steps; what needs more is left open
 * before anybody has to wait. */
#define MAX_STEPS 4000
#define MAX_CHOICES 200

typedef enum
{
  OUTCOME_FALSE,
  OUTCOME_TRUE,
  OUTCOME_OPEN,   /* more has to be chosen */
} Outcome;

/* A search for a deployment that has all cases. */
typedef struct
{
  const CfnFormulas *formulas;
  const GArray *cases;
  int *choices;         /* by variable: the index of its value */
  guint8 *free;         /* by formula: what was chosen for one that nothing else decides */
  guint8 *outcomes;     /* by formula: what was found in this round */
  guint *rounds;        /* by formula: the round of that */
  guint round;
  guint n_steps;
  guint n_choices;
  int wanted_variable;  /* what to choose next */
  int wanted_formula;
} Search;

static Outcome evaluate (Search           *search,
                         const CfnFormula *formula);

static Outcome
evaluate_free (Search           *search,
               const CfnFormula *formula)
{
  if (search->free[formula->index] == OUTCOME_OPEN && search->wanted_formula < 0)
    search->wanted_formula = formula->index;

  return search->free[formula->index];
}

static Outcome
evaluate_equals (Search           *search,
                 const CfnFormula *formula)
{
  const CfnOperands *operands = &search->formulas->operands;
  int wanted = CFN_UNCHOSEN;
  g_autofree char *left
    = cfn_operand_evaluate (operands, formula->left, search->choices, &wanted);
  g_autofree char *right
    = cfn_operand_evaluate (operands, formula->right, search->choices, &wanted);

  if (left != NULL && right != NULL)
    return g_str_equal (left, right) ? OUTCOME_TRUE : OUTCOME_FALSE;
  if ((left != NULL && cfn_operand_excludes (operands, formula->right, search->choices, left))
      || (right != NULL && cfn_operand_excludes (operands, formula->left, search->choices, right)))
    return OUTCOME_FALSE;
  if (wanted == CFN_UNCHOSEN)
    return evaluate_free (search, formula);

  search->wanted_variable = wanted;
  return OUTCOME_OPEN;
}

static Outcome
evaluate_junction (Search           *search,
                   const CfnFormula *formula)
{
  /* One false child decides an Fn::And, one true child an Fn::Or. */
  Outcome deciding = formula->kind == CFN_FORMULA_AND ? OUTCOME_FALSE : OUTCOME_TRUE;
  Outcome outcome = deciding == OUTCOME_FALSE ? OUTCOME_TRUE : OUTCOME_FALSE;

  for (guint i = 0; i < formula->children->len; i++)
    {
      Outcome one = evaluate (search, g_ptr_array_index (formula->children, i));

      if (one == deciding)
        return deciding;
      if (one == OUTCOME_OPEN)
        outcome = OUTCOME_OPEN;
    }

  return outcome;
}

static Outcome
evaluate_anew (Search           *search,
               const CfnFormula *formula)
{
  Outcome outcome;

  switch (formula->kind)
    {
    case CFN_FORMULA_CONSTANT:
      return formula->value ? OUTCOME_TRUE : OUTCOME_FALSE;
    case CFN_FORMULA_EQUALS:
      return evaluate_equals (search, formula);
    case CFN_FORMULA_NOT:
      outcome = evaluate (search, g_ptr_array_index (formula->children, 0));
      return outcome == OUTCOME_OPEN ? outcome
             : outcome == OUTCOME_TRUE ? OUTCOME_FALSE : OUTCOME_TRUE;
    case CFN_FORMULA_AND:
    case CFN_FORMULA_OR:
      return evaluate_junction (search, formula);
    case CFN_FORMULA_FREE:
    default:
      return evaluate_free (search, formula);
    }
}

static Outcome
evaluate (Search           *search,
          const CfnFormula *formula)
{
  if (search->rounds[formula->index] != search->round)
    {
      search->n_steps++;
      search->outcomes[formula->index] = evaluate_anew (search, formula);
      search->rounds[formula->index] = search->round;
    }

  return search->outcomes[formula->index];
}

/* Evaluates all cases with what is chosen so far: FALSE when one of them is not so. */
static Outcome
evaluate_cases (Search *search)
{
  Outcome outcome = OUTCOME_TRUE;

  search->round++;
  search->wanted_variable = CFN_UNCHOSEN;
  search->wanted_formula = CFN_UNCHOSEN;
  for (guint i = 0; i < search->cases->len; i++)
    {
      const CfnCase *one = &g_array_index (search->cases, CfnCase, i);
      const CfnFormula *formula
        = g_hash_table_lookup (search->formulas->by_name, one->condition);
      Outcome found = formula != NULL ? evaluate (search, formula)
                      : one->holds ? OUTCOME_TRUE : OUTCOME_FALSE;

      if (found == OUTCOME_OPEN)
        outcome = OUTCOME_OPEN;
      else if ((found == OUTCOME_TRUE) != one->holds)
        return OUTCOME_FALSE;
    }

  return outcome;
}

/* TRUE when some choice of all that is open fits, or when that takes too long to find out. */
static gboolean
search_deployment (Search *search)
{
  Outcome outcome = evaluate_cases (search);
  int variable = search->wanted_variable;
  int formula = search->wanted_formula;
  gboolean is_found = FALSE;

  if (outcome != OUTCOME_OPEN)
    return outcome == OUTCOME_TRUE;
  if (search->n_steps > MAX_STEPS || search->n_choices > MAX_CHOICES)
    return TRUE;

  search->n_choices++;
  if (variable >= 0)
    {
      const CfnVariable *chosen
        = g_ptr_array_index (search->formulas->operands.variables, variable);
      int n = chosen->values->len + (chosen->has_other ? 1 : 0);

      for (int i = 0; i < n && !is_found; i++)
        {
          search->choices[variable] = i;
          is_found = search_deployment (search);
        }
      search->choices[variable] = CFN_UNCHOSEN;
    }
  else
    {
      for (guint8 i = OUTCOME_FALSE; i <= OUTCOME_TRUE && !is_found; i++)
        {
          search->free[formula] = i;
          is_found = search_deployment (search);
        }
      search->free[formula] = OUTCOME_OPEN;
    }
  search->n_choices--;

  return is_found;
}

static const CfnCase *
find_case (const GArray *cases,
           const char   *condition)
{
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      const CfnCase *one = &g_array_index (cases, CfnCase, i);

      if (g_str_equal (one->condition, condition))
        return one;
    }

  return NULL;
}

/* What holds and does not hold at once is impossible for names that nobody knows, too. */
static gboolean
is_contradiction (const GArray *cases)
{
  for (guint i = 0; i < cases->len; i++)
    {
      const CfnCase *one = &g_array_index (cases, CfnCase, i);

      if (find_case (cases, one->condition)->holds != one->holds)
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_cases_are_possible (CfnTemplate  *template,
                        const GArray *cases)
{
  Search search = { .cases = cases };
  gboolean is_found;

  g_return_val_if_fail (template != NULL, TRUE);

  if (cases == NULL || cases->len == 0)
    return TRUE;
  if (is_contradiction (cases))
    return FALSE;

  search.formulas = cfn_template_get_formulas (template);
  if (search.formulas->formulas->len == 0)
    return TRUE;

  search.choices = g_new (int, search.formulas->operands.variables->len);
  for (guint i = 0; i < search.formulas->operands.variables->len; i++)
    search.choices[i] = CFN_UNCHOSEN;
  search.free = g_malloc (search.formulas->formulas->len);
  memset (search.free, OUTCOME_OPEN, search.formulas->formulas->len);
  search.outcomes = g_malloc (search.formulas->formulas->len);
  search.rounds = g_new0 (guint, search.formulas->formulas->len);
  is_found = search_deployment (&search);
  g_free (search.rounds);
  g_free (search.outcomes);
  g_free (search.free);
  g_free (search.choices);

  return is_found;
}

/* Whether @cases and @other are possible together. */
static gboolean
is_possible_with (CfnTemplate  *template,
                  const GArray *cases,
                  const char   *condition,
                  gboolean      holds)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  CfnCase other = { condition, holds };

  if (cases != NULL)
    g_array_append_vals (all, cases->data, cases->len);
  g_array_append_val (all, other);

  return cfn_cases_are_possible (template, all);
}

gboolean
cfn_cases_imply (CfnTemplate   *template,
                 const GArray  *cases,
                 const CfnCase *other)
{
  g_return_val_if_fail (template != NULL, FALSE);
  g_return_val_if_fail (other != NULL && other->condition != NULL, FALSE);

  return !is_possible_with (template, cases, other->condition, !other->holds);
}

CfnConditionState
cfn_condition_get_state (CfnTemplate *template,
                         const char  *name)
{
  g_return_val_if_fail (template != NULL, CFN_CONDITION_DEPENDS);
  g_return_val_if_fail (name != NULL, CFN_CONDITION_DEPENDS);

  if (!is_possible_with (template, NULL, name, TRUE))
    return CFN_CONDITION_FALSE;

  return is_possible_with (template, NULL, name, FALSE) ? CFN_CONDITION_DEPENDS
                                                        : CFN_CONDITION_TRUE;
}

/* TRUE when @node is the whole of a resource or an output, also in a loop. */
static gboolean
is_declaration (const CfnNode *node)
{
  const CfnNode *section = node->parent;

  if (node->kind != CFN_NODE_MAPPING || node->key == NULL)
    return FALSE;
  /* [identifier, collection, {template}] under Fn::ForEach::Name */
  while (section != NULL && section->kind == CFN_NODE_MAPPING && section->parent != NULL
         && section->parent->kind == CFN_NODE_SEQUENCE && section->index == 2
         && cfn_node_is_loop (section->parent))
    section = section->parent->parent;

  return section != NULL && section->parent != NULL && section->parent->parent == NULL
         && (g_strcmp0 (cfn_node_get_key (section), "Resources") == 0
             || g_strcmp0 (cfn_node_get_key (section), "Outputs") == 0);
}

GArray *
cfn_node_get_cases (const CfnNode *node)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));

  for (; node != NULL; node = node->parent)
    {
      CfnCase one = { NULL, TRUE };
      const CfnNode *list = node->parent;

      if (is_declaration (node))
        one.condition = cfn_node_get_literal (cfn_node_get (node, "Condition"));
      else if (list != NULL && list->kind == CFN_NODE_SEQUENCE && node->index > 0
               && node->index < 3 && cfn_node_is_arguments_of (list, "Fn::If"))
        {
          one.condition = cfn_node_get_literal (list->first_child);
          one.holds = node->index == 1;
        }
      if (one.condition != NULL
          && (find_case (cases, one.condition) == NULL
              || find_case (cases, one.condition)->holds != one.holds))
        g_array_prepend_val (cases, one);
    }

  return cases;
}

static gboolean
has_case (const GArray  *cases,
          const CfnCase *wanted)
{
  for (guint i = 0; i < cases->len; i++)
    {
      const CfnCase *one = &g_array_index (cases, CfnCase, i);

      if (one->holds == wanted->holds && g_str_equal (one->condition, wanted->condition))
        return TRUE;
    }

  return FALSE;
}

void
cfn_cases_add (GArray       *cases,
               const GArray *more)
{
  g_return_if_fail (cases != NULL);

  for (guint i = 0; more != NULL && i < more->len; i++)
    {
      const CfnCase *added = &g_array_index (more, CfnCase, i);

      if (!has_case (cases, added))
        g_array_append_val (cases, *added);
    }
}

void
cfn_cases_add_existence (GArray            *cases,
                         const CfnResource *resource)
{
  CfnCase one = { resource != NULL ? resource->condition : NULL, TRUE };

  g_return_if_fail (cases != NULL);

  if (one.condition != NULL && !has_case (cases, &one))
    g_array_append_val (cases, one);
}

char *
cfn_cases_to_string (const GArray *cases)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      const CfnCase *one = &g_array_index (cases, CfnCase, i);

      g_string_append (text, i > 0 ? ", " : "");
      if (one->holds)
        g_string_append (text, one->condition);
      else
        {
          g_autoptr (CfnMessage) message = cfn_message_new (N_("not {0}"), one->condition, NULL);
          g_autofree char *word = cfn_message_format (message);

          g_string_append (text, word);
        }
    }

  return g_string_free (text, FALSE);
}
