/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-intrinsic.h"

#include "cfn-possible.h"
#include "cfn-similar.h"
#include "cfn-writer.h"

#include <string.h>

#define VALUE CFN_IN_VALUE
#define CONDITION CFN_IN_CONDITION
#define RULE CFN_IN_RULE

/* The most usual ones come first. */
static const CfnFunction functions[] = {
  { "Ref", VALUE | CONDITION | RULE, FALSE, 1, "l", N_("{0} takes one name that is written out") },
  { "Fn::GetAtt", VALUE, TRUE, 2, "lt",
    N_("{0} takes a resource and one of its attributes: Name.Attribute") },
  { "Fn::Sub", VALUE | CONDITION | RULE, TRUE, 2, "lm",
    N_("{0} takes a text, or a list of a text and a mapping of its variables") },
  { "Fn::If", VALUE, TRUE, 3, "laa",
    N_("{0} takes a list of three: the name of a condition, what to use when it holds, and what "
       "when not") },
  { "Fn::Join", VALUE | CONDITION | RULE, TRUE, 2, "lL",
    N_("{0} takes a list of two: a delimiter that is written out, and the list to be joined") },
  { "Condition", CONDITION, FALSE, 1, "l", N_("{0} takes the name of one condition") },
  { "Fn::And", CONDITION | RULE, TRUE, 2, "cccccccccc",
    N_("{0} takes a list of two to ten conditions") },
  { "Fn::Base64", VALUE, FALSE, 1, "t", N_("{0} takes one text") },
  { "Fn::Cidr", VALUE, TRUE, 2, "ttt",
    N_("{0} takes a list of a block, how many parts to make of it, and the bits of each") },
  { "Fn::Contains", RULE, TRUE, 2, "aa", NULL },
  { "Fn::EachMemberEquals", RULE, TRUE, 2, "aa", NULL },
  { "Fn::EachMemberIn", RULE, TRUE, 2, "aa", NULL },
  { "Fn::Equals", CONDITION | RULE, TRUE, 2, "aa", N_("{0} takes a list of two values") },
  { "Fn::FindInMap", VALUE | CONDITION | RULE, TRUE, 3, "ttta",
    N_("{0} takes a list of three: a mapping, and its two keys") },
  { "Fn::GetAZs", VALUE, FALSE, 1, "t", N_("{0} takes one region, or an empty text") },
  { "Fn::GetStackOutput", VALUE, FALSE, 1, "m", NULL },
  { "Fn::ImportValue", VALUE, FALSE, 1, "t", N_("{0} takes the name of one export") },
  { "Fn::Length", VALUE | CONDITION | RULE, FALSE, 1, "L", NULL },
  { "Fn::Not", CONDITION | RULE, TRUE, 1, "c", N_("{0} takes a list of one condition") },
  { "Fn::Or", CONDITION | RULE, TRUE, 2, "cccccccccc",
    N_("{0} takes a list of two to ten conditions") },
  { "Fn::RefAll", RULE, FALSE, 1, "l", NULL },
  { "Fn::Select", VALUE | CONDITION | RULE, TRUE, 2, "iL",
    N_("{0} takes a list of two: a number from 0 on, and the list to select from") },
  { "Fn::Split", VALUE | CONDITION | RULE, TRUE, 2, "lt",
    N_("{0} takes a list of two: a delimiter that is written out, and the text to be split") },
  { "Fn::ToJsonString", VALUE | CONDITION | RULE, FALSE, 1, "a", NULL },
  { "Fn::Transform", VALUE | CONDITION | RULE | CFN_IN_FIXED, FALSE, 1, "m",
    N_("{0} takes a mapping with a Name") },
  { "Fn::ValueOf", RULE, TRUE, 2, "ll", NULL },
  { "Fn::ValueOfAll", RULE, TRUE, 2, "ll", NULL },
};

const CfnFunction *
cfn_function_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      if (g_str_equal (functions[i].name, name))
        return &functions[i];
    }

  return NULL;
}

const CfnFunction *
cfn_function_find_near (const char *name)
{
  const CfnFunction *best = NULL;
  guint distance = strlen (name) > 4 ? 3 : 2;

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      const char *known = functions[i].name;
      guint found;

      /* The short form, "!Sub", is given without what stands before it. */
      if (!g_str_has_prefix (name, "Fn::") && g_str_has_prefix (known, "Fn::"))
        known += strlen ("Fn::");
      found = g_ascii_strcasecmp (known, name) == 0 ? 0
                                                    : cfn_word_distance (name, known, distance);

      if (found < distance)
        {
          distance = found;
          best = &functions[i];
        }
    }

  return best;
}

static gboolean
is_one_of (const char         *name,
           const char * const *names)
{
  return g_strv_contains (names, name);
}

/* Whether the outcome of the function @name can be an argument of @kind. */
static gboolean
function_fits (const CfnFunctionWalk *walk,
               char                   kind,
               const char            *name)
{
  static const char * const lists[] = { "Fn::Split", "Fn::GetAZs", "Fn::Cidr", NULL };
  static const char * const texts[] = { "Fn::Sub", "Fn::Join", "Fn::Base64", NULL };
  static const char * const conditions[] = {
    "Condition",    "Fn::Equals",           "Fn::And",          "Fn::Or", "Fn::Not",
    "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn", NULL,
  };

  if (g_str_equal (name, "Fn::Transform") || g_str_equal (name, "Fn::ForEach"))
    return TRUE;

  switch (kind)
    {
    case 'l':
      return walk->has_extensions;
    case 't':
      return !is_one_of (name, lists);
    case 'i':
      return !is_one_of (name, lists);
    case 'L':
      return !is_one_of (name, texts);
    case 'c':
      return is_one_of (name, conditions);
    case 'm':
      return FALSE;
    case 'a':
    default:
      return TRUE;
    }
}

/* Whether @node, which is no call, can be an argument of @kind. */
static gboolean
plain_fits (char           kind,
            const CfnNode *node)
{
  gint64 index;

  switch (kind)
    {
    case 'l':
    case 't':
      return node->kind == CFN_NODE_SCALAR;
    case 'i':
      return cfn_node_get_integer (node, &index) && index >= 0;
    case 'L':
      return node->kind == CFN_NODE_SEQUENCE;
    case 'm':
      return node->kind == CFN_NODE_MAPPING;
    case 'c':
      return FALSE;
    case 'a':
    default:
      return TRUE;
    }
}

/* @is_itself: the short form, where @node has the tag of the call. */
static gboolean
fits (const CfnFunctionWalk *walk,
      char                   kind,
      const CfnNode         *node,
      gboolean               is_itself)
{
  const char *name = is_itself ? cfn_node_get_inner_intrinsic (node, NULL)
                               : cfn_node_get_intrinsic (node, NULL);

  if (node->kind == CFN_NODE_ALIAS || (node->kind == CFN_NODE_MAPPING && !cfn_map_is_shown (node)
                                       && name == NULL))
    return TRUE;

  return name != NULL ? function_fits (walk, kind, name) : plain_fits (kind, node);
}

static void
report (const CfnFunctionWalk *walk,
        const CfnFunction     *function,
        CfnNode               *node)
{
  if (!cfn_checker_is_told (walk->checker, node->span))
    cfn_checker_report (walk->checker, "wrong-function-arguments", walk->resource, node,
                        cfn_message_new (function->usage, function->name, NULL));
}

/* GetAtt and Sub may also be given one text. */
static gboolean
is_single (const CfnFunction *function,
           const CfnNode     *node,
           const CfnNode     *arguments)
{
  if (arguments->kind != CFN_NODE_SCALAR
      || (arguments != node && cfn_node_get_intrinsic (arguments, NULL) != NULL))
    return FALSE;

  return g_str_equal (function->name, "Fn::Sub")
         || (g_str_equal (function->name, "Fn::GetAtt")
             && strchr (arguments->value, '.') != NULL);
}

static void
check_list (const CfnFunctionWalk *walk,
            const CfnFunction     *function,
            CfnNode               *node,
            CfnNode               *arguments)
{
  guint most = strlen (function->arguments);
  guint i = 0;

  if (g_str_equal (function->name, "Fn::FindInMap") && !walk->has_extensions)
    most = 3;
  if (arguments->kind != CFN_NODE_SEQUENCE || arguments->n_children < function->least
      || arguments->n_children > most)
    {
      report (walk, function, node);
      return;
    }

  for (CfnNode *item = arguments->first_child; item != NULL; item = item->next)
    {
      if (!fits (walk, function->arguments[i++], item, FALSE))
        report (walk, function, item);
    }
}

/* CloudFormation does not select what is not there. */
static void
check_index (const CfnFunctionWalk *walk,
             CfnNode               *arguments)
{
  CfnNode *index = cfn_node_get_item (arguments, 0);
  CfnNode *list = cfn_node_get_item (arguments, 1);
  g_autofree char *count = NULL;
  gint64 number;

  if (list == NULL || list->kind != CFN_NODE_SEQUENCE || list->tag != NULL
      || cfn_node_get_literal (index) == NULL || !cfn_node_get_integer (index, &number)
      || number < (gint64) list->n_children)
    return;

  count = g_strdup_printf ("%u", list->n_children);
  cfn_checker_report (walk->checker, "wrong-function-arguments", walk->resource, index,
                      cfn_message_new (N_("This selects number {0}, counted from 0, of a list that "
                                          "has {1}"),
                                       index->value, count, NULL));
}

/* Tells of variables that the text does not name. */
static void
check_variables (const CfnFunctionWalk *walk,
                 CfnNode               *string,
                 CfnNode               *variables)
{
  if (variables == NULL || variables->kind != CFN_NODE_MAPPING
      || cfn_node_get_intrinsic (variables, NULL) != NULL)
    return;

  for (CfnNode *entry = variables->first_child; entry != NULL; entry = entry->next)
    {
      g_autofree char *use = NULL;
      g_autofree char *path = NULL;
      CfnFinding *finding;

      if (!cfn_key_is_shown (entry))
        continue;
      use = g_strdup_printf ("${%s}", cfn_node_get_key (entry));
      if (strstr (string->value, use) != NULL)
        continue;

      path = cfn_path_string_of_node (entry);
      finding = cfn_checker_report_at (walk->checker, "never-used", walk->resource, entry,
                                       entry->key->span,
                                       cfn_message_new (N_("The text does not use the variable "
                                                           "{0}"),
                                                        cfn_node_get_key (entry), NULL));
      cfn_finding_add_fix (finding, CFN_FIX_REMOVE, "remove-declaration",
                           cfn_message_new (N_("Remove {0}"), cfn_node_get_key (entry), NULL),
                           path, NULL)
        ->is_safe = FALSE;
    }
}

/* A text without variables is the same without Fn::Sub. */
static void
check_sub (const CfnFunctionWalk *walk,
           CfnNode               *node,
           CfnNode               *arguments)
{
  CfnNode *string = arguments->kind == CFN_NODE_SEQUENCE ? cfn_node_get_item (arguments, 0)
                                                         : arguments;
  CfnFinding *finding;

  if (string == NULL || string->kind != CFN_NODE_SCALAR
      || (string != arguments && arguments->n_children != 2))
    return;
  if (strstr (string->value, "${") != NULL)
    {
      if (string != arguments)
        check_variables (walk, string, string->next);
      return;
    }

  finding = cfn_checker_report (walk->checker, "needless-sub", walk->resource, node,
                                cfn_message_new (N_("This text has no variables in it: it is the "
                                                    "same without Fn::Sub"),
                                                 NULL));
  if (string->style < CFN_STYLE_LITERAL)
    {
      g_autofree char *path = cfn_path_string_of_node (node);
      g_autofree char *yaml = cfn_writer_quote (string->value);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "take-out-sub",
                           cfn_message_new (N_("Take Fn::Sub out"), NULL), path, yaml);
    }
}

static void
check_equals (const CfnFunctionWalk *walk,
              CfnNode               *node,
              CfnNode               *arguments)
{
  CfnNode *left = cfn_node_get_item (arguments, 0);
  CfnNode *right = cfn_node_get_item (arguments, 1);
  g_autofree char *one = left != NULL ? cfn_node_dup_text (left) : NULL;
  g_autofree char *other = right != NULL ? cfn_node_dup_text (right) : NULL;

  if (one != NULL && other != NULL)
    cfn_checker_report (walk->checker, "constant-condition", walk->resource, node,
                        g_str_equal (one, other)
                          ? cfn_message_new (N_("Both sides are “{0}”: this is true in every "
                                                "deployment"),
                                             one, NULL)
                          : cfn_message_new (N_("“{0}” never equals “{1}”: this is false in every "
                                                "deployment"),
                                             one, other, NULL));
}

void
cfn_check_arguments (const CfnFunctionWalk *walk,
                     const CfnFunction     *function,
                     CfnNode               *node,
                     CfnNode               *arguments)
{
  if (function->usage == NULL || arguments->kind == CFN_NODE_ALIAS)
    return;

  if (!function->is_list)
    {
      if (!fits (walk, function->arguments[0], arguments, arguments == node))
        report (walk, function, node);
    }
  else if (!is_single (function, node, arguments))
    check_list (walk, function, node, arguments);

  if (g_str_equal (function->name, "Fn::Select"))
    check_index (walk, arguments);
  else if (g_str_equal (function->name, "Fn::Sub"))
    check_sub (walk, node, arguments);
  else if (g_str_equal (function->name, "Fn::Equals"))
    check_equals (walk, node, arguments);
  else if (g_str_equal (function->name, "Fn::FindInMap"))
    cfn_check_lookup (walk, arguments);
}
