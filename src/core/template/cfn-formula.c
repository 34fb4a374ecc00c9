/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-formula.h"

#include "cfn-section.h"
#include "cfn-value.h"

#include <string.h>

/* Higher towers of conditions than people build; keeps every walk through them off the end of the
 * stack. */
#define MAX_HEIGHT 200

/* Reading of the section: which conditions are being read, and which are declared twice. */
typedef struct
{
  CfnFormulas *formulas;
  CfnTemplate *template;
  GHashTable  *open;
  GHashTable  *repeated;
} Reading;

static CfnFormula *read_formula (Reading *reading,
                                 CfnNode *node,
                                 guint    depth);

static void
formula_free (CfnFormula *formula)
{
  g_clear_pointer (&formula->children, g_ptr_array_unref);
  g_free (formula);
}

static CfnFormula *
add_formula (Reading        *reading,
             CfnFormulaKind  kind)
{
  CfnFormula *formula = g_new0 (CfnFormula, 1);

  formula->kind = kind;
  formula->index = reading->formulas->formulas->len;
  g_ptr_array_add (reading->formulas->formulas, formula);

  return formula;
}

static CfnFormula *
add_constant (Reading  *reading,
              gboolean  value)
{
  CfnFormula *formula = add_formula (reading, CFN_FORMULA_CONSTANT);

  formula->value = value;

  return formula;
}

/* The same two things are compared with the same result wherever that is done. */
static CfnFormula *
read_equals (Reading *reading,
             CfnNode *arguments)
{
  CfnOperands *operands = &reading->formulas->operands;
  const CfnOperand *left;
  const CfnOperand *right;
  CfnFormula *formula;
  const char *key;
  g_autofree char *joined = NULL;

  if (arguments->kind != CFN_NODE_SEQUENCE || arguments->n_children != 2)
    return add_formula (reading, CFN_FORMULA_FREE);

  left = cfn_operands_read (operands, cfn_node_get_item (arguments, 0));
  right = cfn_operands_read (operands, cfn_node_get_item (arguments, 1));
  if (g_str_equal (left->key, right->key))
    return add_constant (reading, TRUE);
  if (left->kind == CFN_OPERAND_TEXT && right->kind == CFN_OPERAND_TEXT)
    return add_constant (reading, FALSE);

  if (g_strcmp0 (left->key, right->key) > 0)
    {
      const CfnOperand *first = right;

      right = left;
      left = first;
    }
  joined = g_strdup_printf ("%u:%s=%s", (guint) strlen (left->key), left->key, right->key);
  formula = g_hash_table_lookup (reading->formulas->by_key, joined);
  if (formula != NULL)
    return formula;

  formula = add_formula (reading, CFN_FORMULA_EQUALS);
  formula->left = left;
  formula->right = right;
  cfn_operands_compare (operands, left, right);
  cfn_operands_compare (operands, right, left);
  key = g_string_chunk_insert (operands->strings, joined);
  g_hash_table_insert (reading->formulas->by_key, (char *) key, formula);

  return formula;
}

static CfnFormula *
read_junction (Reading        *reading,
               CfnFormulaKind  kind,
               CfnNode        *arguments,
               guint           depth)
{
  CfnFormula *formula;

  if (arguments->kind != CFN_NODE_SEQUENCE || arguments->first_child == NULL
      || (kind == CFN_FORMULA_NOT && arguments->n_children != 1))
    return add_formula (reading, CFN_FORMULA_FREE);

  formula = add_formula (reading, kind);
  formula->children = g_ptr_array_new ();
  for (CfnNode *item = arguments->first_child; item != NULL; item = item->next)
    {
      CfnFormula *child = read_formula (reading, item, depth + 1);

      g_ptr_array_add (formula->children, child);
      formula->height = MAX (formula->height, child->height + 1);
    }

  return formula->height > MAX_HEIGHT ? add_formula (reading, CFN_FORMULA_FREE) : formula;
}

/* What a circle leads back to, or what lies too deep, may come out either way. */
static CfnFormula *
read_named (Reading    *reading,
            const char *name,
            guint       depth)
{
  CfnFormula *formula = g_hash_table_lookup (reading->formulas->by_name, name);
  CfnNode *node = cfn_template_find_condition (reading->template, name);

  if (formula != NULL)
    return formula;
  if (depth > MAX_HEIGHT || g_hash_table_contains (reading->open, name))
    return add_formula (reading, CFN_FORMULA_FREE);

  if (node == NULL || g_hash_table_contains (reading->repeated, name)
      || cfn_template_has_macro (reading->template))
    formula = add_formula (reading, CFN_FORMULA_FREE);
  else
    {
      g_hash_table_add (reading->open, (char *) name);
      formula = read_formula (reading, node, depth + 1);
      g_hash_table_remove (reading->open, name);
    }
  g_hash_table_insert (reading->formulas->by_name, (char *) name, formula);

  return formula;
}

static CfnFormula *
read_formula (Reading *reading,
              CfnNode *node,
              guint    depth)
{
  CfnNode *arguments;
  const char *intrinsic = cfn_node_get_intrinsic (node, &arguments);
  const char *name;

  if (intrinsic == NULL || depth > MAX_HEIGHT)
    return add_formula (reading, CFN_FORMULA_FREE);
  if (g_str_equal (intrinsic, "Fn::Equals"))
    return read_equals (reading, arguments);
  if (g_str_equal (intrinsic, "Fn::Not"))
    return read_junction (reading, CFN_FORMULA_NOT, arguments, depth);
  if (g_str_equal (intrinsic, "Fn::And"))
    return read_junction (reading, CFN_FORMULA_AND, arguments, depth);
  if (g_str_equal (intrinsic, "Fn::Or"))
    return read_junction (reading, CFN_FORMULA_OR, arguments, depth);

  name = g_str_equal (intrinsic, "Condition") ? cfn_node_get_string (arguments) : NULL;

  return name != NULL ? read_named (reading, name, depth + 1)
                      : add_formula (reading, CFN_FORMULA_FREE);
}

CfnFormulas *
cfn_formulas_new (CfnTemplate *template)
{
  CfnFormulas *self = g_new0 (CfnFormulas, 1);
  CfnNode *section = cfn_template_get_section (template, CFN_SECTION_CONDITIONS);
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) repeated = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { self, template, open, repeated };

  cfn_operands_init (&self->operands, template);
  self->formulas = g_ptr_array_new_with_free_func ((GDestroyNotify) formula_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  if (section == NULL || section->kind != CFN_NODE_MAPPING)
    return self;

  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      const char *name = cfn_node_get_key (node);

      if (name != NULL && !g_hash_table_add (names, (char *) name))
        g_hash_table_add (repeated, (char *) name);
    }
  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      if (cfn_node_get_key (node) != NULL)
        read_named (&reading, cfn_node_get_key (node), 0);
    }
  cfn_operands_settle (&self->operands);

  return self;
}

void
cfn_formulas_free (CfnFormulas *self)
{
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->formulas);
  cfn_operands_clear (&self->operands);
  g_free (self);
}
