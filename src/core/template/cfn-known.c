/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-known.h"

#include "cfn-section.h"
#include "cfn-template-private.h"

#include <string.h>

/* Deeper nests of functions than people write. */
#define MAX_DEPTH 24
/* A mapping's value must not use a function; one that does may lead back to itself. */
#define MAX_STEPS 10000

/* One reading of a value, in which every condition that it asks for comes out one way. */
typedef struct
{
  CfnTemplate *template;
  GArray      *cases;   /* of CfnCase, in the order in which they were asked for */
  guint        n_steps;
} Walk;

static CfnKnown know (Walk    *walk,
                      CfnNode *node,
                      guint    depth);

static CfnKnown know_argument (Walk           *walk,
                               const CfnValue *function,
                               guint           depth);

static void
known_clear (CfnKnown *known)
{
  g_free (known->text);
  g_free (known->name);
  g_clear_pointer (&known->items, g_strfreev);
  g_clear_pointer (&known->cases, g_array_unref);
}

static void
known_free (CfnKnown *known)
{
  known_clear (known);
  g_free (known);
}

static CfnKnown
not_known (CfnNode    *node,
           const char *reason,
           const char *name)
{
  return (CfnKnown) { .kind = CFN_KNOWN_NOT, .node = node, .reason = reason,
                      .name = g_strdup (name) };
}

/* Takes @text. One that has a dynamic reference in it is fetched while the stack is deployed
 * (CloudFormation User Guide, Dynamic references). */
static CfnKnown
known_text (CfnNode *node,
            char    *text)
{
  const char *open = strstr (text, "{{resolve:");

  if (open != NULL && strstr (open, "}}") != NULL)
    return (CfnKnown) { .kind = CFN_KNOWN_NOT, .node = node, .reason = "dynamic-reference",
                        .name = text };

  return (CfnKnown) { .kind = CFN_KNOWN_TEXT, .node = node, .text = text };
}

/* What a part that is needed as text turns the whole into when it is none: its own reason. */
static CfnKnown
without_text (CfnKnown *part,
              CfnNode  *node)
{
  CfnKnown known = not_known (node, part->kind == CFN_KNOWN_NOT ? part->reason : "computed",
                              part->kind == CFN_KNOWN_NOT ? part->name : NULL);

  known_clear (part);

  return known;
}

/* How a condition comes out here; where both ways are open it holds at first. */
static gboolean
decide (Walk       *walk,
        const char *condition)
{
  CfnCase one = { condition, TRUE };

  if (!cfn_cases_imply (walk->template, walk->cases, &one))
    {
      one.holds = FALSE;
      if (cfn_cases_imply (walk->template, walk->cases, &one))
        return FALSE;
      one.holds = TRUE;
      g_array_append_val (walk->cases, one);
    }

  return TRUE;
}

/* TRUE when @node stands in a loop over @name, or @name is to be put together with such a one. */
static gboolean
is_loop_variable (const CfnNode *node,
                  const char    *name)
{
  gboolean is_in_loop = FALSE;

  for (; node != NULL; node = node->parent)
    {
      if (!cfn_node_is_loop (node))
        continue;
      if (cfn_node_is_string (cfn_node_get_item (node, 0), name))
        return TRUE;
      is_in_loop = TRUE;
    }

  return is_in_loop && (strstr (name, "${") != NULL || strstr (name, "&{") != NULL);
}

static CfnKnown
know_name (Walk              *walk,
           CfnNode           *node,
           const CfnResource *resource,
           const char        *name,
           const char        *attribute)
{
  if (resource != NULL)
    return (CfnKnown) { .kind = CFN_KNOWN_REFERENCE, .node = node, .resource = resource,
                        .attribute = attribute };
  if (attribute == NULL && cfn_template_find_parameter (walk->template, name) != NULL)
    return not_known (node, "parameter", name);
  if (attribute == NULL && cfn_name_is_pseudo_parameter (name))
    return not_known (node, "pseudo-parameter", name);
  if (is_loop_variable (node, name))
    return not_known (node, "loop", name);

  switch (cfn_template_get_other_name (walk->template, name))
    {
    case CFN_TARGET_GENERATED:
      return not_known (node, "computed", name);
    case CFN_TARGET_UNKNOWN:
      return not_known (node, "macro", name);
    case CFN_TARGET_RESOURCE:
    case CFN_TARGET_PARAMETER:
    case CFN_TARGET_PSEUDO:
    case CFN_TARGET_MISSING:
    default:
      return not_known (node, "no-such-name", name);
    }
}

/* The value of a name in a Fn::Sub: of its own map, or of the template. */
static CfnKnown
know_sub_part (Walk             *walk,
               CfnNode          *node,
               CfnNode          *variables,
               const CfnSubPart *part,
               guint             depth)
{
  CfnNode *variable = cfn_sub_part_find_variable (part, variables);
  const CfnReference *reference = cfn_template_find_reference (walk->template, node);
  const char *attribute = NULL;

  if (variable != NULL)
    return know (walk, variable, depth + 1);
  /* The string of an attribute has to outlive the part: the template's references hold it. */
  if (part->attribute != NULL)
    attribute = reference != NULL && g_strcmp0 (reference->attribute, part->attribute) == 0
                  ? reference->attribute : g_intern_string (part->attribute);

  return know_name (walk, node, cfn_template_find_resource (walk->template, part->name),
                    part->name, attribute);
}

static CfnKnown
know_sub (Walk           *walk,
          const CfnValue *value,
          guint           depth)
{
  CfnNode *variables;
  const char *string = cfn_value_get_sub_string (value, &variables);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (string == NULL)
    return not_known (value->node, "computed", "Fn::Sub");

  parts = cfn_sub_parse (string);
  for (guint i = 0; i < parts->len; i++)
    {
      const CfnSubPart *part = g_ptr_array_index (parts, i);
      CfnKnown one;

      if (!part->is_name)
        {
          g_string_append (text, part->name);
          continue;
        }
      one = know_sub_part (walk, value->node, variables, part, depth);
      if (parts->len == 1)
        return one;
      if (one.kind != CFN_KNOWN_TEXT)
        return without_text (&one, value->node);
      g_string_append (text, one.text);
      known_clear (&one);
    }

  return known_text (value->node, g_string_free (g_steal_pointer (&text), FALSE));
}

/* The texts that the list @node has, without those that are absent; NULL and @why when one of them
 * is none. */
static GPtrArray *
know_texts (Walk     *walk,
            CfnNode  *node,
            guint     depth,
            CfnKnown *why)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  CfnKnown list = know (walk, node, depth + 1);

  if (list.kind != CFN_KNOWN_LIST)
    {
      *why = without_text (&list, node);
      return NULL;
    }
  if (list.items != NULL)
    {
      for (guint i = 0; list.items[i] != NULL; i++)
        g_ptr_array_add (texts, g_strdup (list.items[i]));
      known_clear (&list);
      return g_steal_pointer (&texts);
    }
  for (CfnNode *item = list.node->first_child; item != NULL; item = item->next)
    {
      CfnKnown one = know (walk, item, depth + 1);

      if (one.kind != CFN_KNOWN_TEXT && one.kind != CFN_KNOWN_ABSENT)
        {
          *why = without_text (&one, node);
          return NULL;
        }
      if (one.kind == CFN_KNOWN_TEXT)
        g_ptr_array_add (texts, g_steal_pointer (&one.text));
    }

  return g_steal_pointer (&texts);
}

static CfnKnown
know_split (Walk           *walk,
            const CfnValue *value,
            guint           depth)
{
  const char *delimiter = cfn_node_get_literal (cfn_node_get_item (value->arguments, 0));
  CfnKnown whole = know (walk, cfn_node_get_item (value->arguments, 1), depth + 1);
  CfnKnown list = { .kind = CFN_KNOWN_LIST, .node = value->node };

  if (whole.kind != CFN_KNOWN_TEXT || delimiter == NULL || delimiter[0] == '\0')
    return without_text (&whole, value->node);

  list.items = g_strsplit (whole.text, delimiter, -1);
  known_clear (&whole);

  return list;
}

/* Only how many there are has to be known; what is absent does not count. */
static CfnKnown
know_length (Walk           *walk,
             const CfnValue *value,
             guint           depth)
{
  CfnKnown list = know_argument (walk, value, depth);
  guint n = 0;

  if (list.kind != CFN_KNOWN_LIST)
    return without_text (&list, value->node);

  if (list.items != NULL)
    n = g_strv_length (list.items);
  for (CfnNode *item = list.items == NULL ? list.node->first_child : NULL; item != NULL;
       item = item->next)
    {
      CfnKnown one = know (walk, item, depth + 1);

      n += one.kind != CFN_KNOWN_ABSENT;
      known_clear (&one);
    }
  known_clear (&list);

  return known_text (value->node, g_strdup_printf ("%u", n));
}

static CfnKnown
know_base64 (Walk           *walk,
             const CfnValue *value,
             guint           depth)
{
  CfnKnown plain = know_argument (walk, value, depth);
  char *encoded;

  if (plain.kind != CFN_KNOWN_TEXT)
    return without_text (&plain, value->node);

  encoded = g_base64_encode ((const guchar *) plain.text, strlen (plain.text));
  known_clear (&plain);

  return known_text (value->node, encoded);
}

static CfnKnown
know_join (Walk           *walk,
           const CfnValue *value,
           guint           depth)
{
  const char *delimiter = cfn_node_get_literal (cfn_node_get_item (value->arguments, 0));
  CfnKnown why = { 0 };
  g_autoptr (GPtrArray) texts = NULL;

  if (delimiter == NULL)
    return not_known (value->node, "computed", value->name);
  texts = know_texts (walk, cfn_node_get_item (value->arguments, 1), depth, &why);
  if (texts == NULL)
    {
      why.node = value->node;
      return why;
    }
  g_ptr_array_add (texts, NULL);

  return known_text (value->node, g_strjoinv (delimiter, (char **) texts->pdata));
}

/* Only the item that is chosen has to be known. */
static CfnKnown
know_select (Walk           *walk,
             const CfnValue *value,
             guint           depth)
{
  CfnNode *node = cfn_node_get_item (value->arguments, 1);
  CfnKnown index = know (walk, cfn_node_get_item (value->arguments, 0), depth + 1);
  CfnKnown why = { 0 };
  g_autoptr (GPtrArray) texts = NULL;
  guint64 place;

  if (index.kind != CFN_KNOWN_TEXT
      || !g_ascii_string_to_unsigned (index.text, 10, 0, G_MAXUINT16, &place, NULL))
    return without_text (&index, value->node);
  known_clear (&index);

  if (cfn_value_of (walk->template, node).kind == CFN_VALUE_LIST)
    {
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        {
          CfnKnown one = know (walk, item, depth + 1);

          if (one.kind != CFN_KNOWN_ABSENT && place-- == 0)
            return one;
          known_clear (&one);
        }
      return not_known (value->node, "computed", value->name);
    }

  texts = know_texts (walk, node, depth, &why);
  if (texts == NULL)
    {
      why.node = value->node;
      return why;
    }
  if (place >= texts->len)
    return not_known (value->node, "computed", value->name);

  return known_text (value->node, g_strdup (g_ptr_array_index (texts, place)));
}

static CfnKnown
know_in_map (Walk           *walk,
             const CfnValue *value,
             guint           depth)
{
  CfnNode *found = cfn_template_get_section (walk->template, CFN_SECTION_MAPPINGS);
  CfnNode *fallback = cfn_node_get (cfn_node_get_item (value->arguments, 3), "DefaultValue");

  for (guint i = 0; i < 3; i++)
    {
      CfnKnown key = know (walk, cfn_node_get_item (value->arguments, i), depth + 1);

      if (key.kind != CFN_KNOWN_TEXT)
        return without_text (&key, value->node);
      if (cfn_node_get (found, "Fn::Transform") != NULL && cfn_node_get (found, key.text) == NULL)
        {
          known_clear (&key);
          return not_known (value->node, "macro", NULL);
        }
      found = cfn_node_get (found, key.text);
      if (found == NULL && fallback == NULL)
        {
          CfnKnown missing = not_known (value->node, "no-such-name", key.text);

          known_clear (&key);
          return missing;
        }
      known_clear (&key);
    }

  return know (walk, found != NULL ? found : fallback, depth + 1);
}

/* What another stack gives, by the name under which it does when that is known. */
static CfnKnown
know_import (Walk           *walk,
             const CfnValue *value,
             guint           depth)
{
  CfnKnown known = g_str_equal (value->name, "Fn::ImportValue")
                     ? know_argument (walk, value, depth)
                     : know (walk, cfn_node_get (value->arguments, "OutputName"), depth + 1);
  g_autofree char *text = NULL;

  text = known.kind == CFN_KNOWN_TEXT ? g_steal_pointer (&known.text) : NULL;
  known_clear (&known);

  return not_known (value->node, "import", text);
}

static CfnKnown
know_function (Walk           *walk,
               const CfnValue *value,
               guint           depth)
{
  static const struct
  {
    const char *name;
    CfnKnown (*know) (Walk           *walk,
                      const CfnValue *value,
                      guint           depth);
  } functions[] = {
    { "Fn::Join", know_join },
    { "Fn::Select", know_select },
    { "Fn::Split", know_split },
    { "Fn::FindInMap", know_in_map },
    { "Fn::Length", know_length },
    { "Fn::Base64", know_base64 },
    { "Fn::ImportValue", know_import },
    { "Fn::GetStackOutput", know_import },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      if (g_str_equal (functions[i].name, value->name))
        return functions[i].know (walk, value, depth);
    }

  if (g_str_equal (value->name, "Fn::Transform"))
    return not_known (value->node, "macro",
                      cfn_node_get_literal (cfn_node_get (value->arguments, "Name")));
  if (g_str_equal (value->name, "Fn::ForEach"))
    return not_known (value->node, "loop", NULL);
  if (g_str_equal (value->name, "Fn::GetAZs"))
    return not_known (value->node, "pseudo-parameter", value->name);
  if (g_str_equal (value->name, "alias"))
    return not_known (value->node, "alias", NULL);

  return not_known (value->node, "computed", value->name);
}

/* A mapping may have entries that the text does not show. */
static CfnKnown
know_map (CfnNode *node)
{
  for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);

      if (key == NULL || g_str_equal (key, "<<"))
        return not_known (node, "alias", NULL);
      if (g_str_has_prefix (key, "Fn::ForEach::"))
        return not_known (node, "loop", NULL);
      if (g_str_equal (key, "Fn::Transform"))
        return not_known (node, "macro", cfn_node_get_literal (cfn_node_get (entry, "Name")));
    }

  return (CfnKnown) { .kind = CFN_KNOWN_MAP, .node = node };
}

/* Nothing at all is refused by CloudFormation; it is no value, whatever becomes of it. The argument
 * of a short form is a text. */
static CfnKnown
know_literal (CfnNode *node)
{
  gboolean is_argument = cfn_node_get_intrinsic (node, NULL) != NULL;
  char *text = is_argument ? g_strdup (node->value) : cfn_node_dup_text (node);

  return text != NULL ? known_text (node, text)
                      : (CfnKnown) { .kind = CFN_KNOWN_ABSENT, .node = node };
}

static CfnKnown
know_value (Walk           *walk,
            const CfnValue *value,
            guint           depth)
{
  CfnNode *node = value->node;

  if (depth > MAX_DEPTH || walk->n_steps++ > MAX_STEPS)
    return not_known (node, "computed", NULL);

  switch (value->kind)
    {
    case CFN_VALUE_LITERAL:
      return know_literal (node);
    case CFN_VALUE_LIST:
      return (CfnKnown) { .kind = CFN_KNOWN_LIST, .node = node };
    case CFN_VALUE_MAP:
      return know_map (node);
    case CFN_VALUE_REF:
      return know_name (walk, node, value->resource, value->name, NULL);
    case CFN_VALUE_GETATT:
      return know_name (walk, node, value->resource, value->name,
                        value->attribute != NULL ? value->attribute : "");
    case CFN_VALUE_SUB:
      return know_sub (walk, value, depth);
    case CFN_VALUE_IF:
      if (value->name == NULL || value->arguments->n_children != 3)
        return not_known (node, "computed", "Fn::If");
      return know (walk, cfn_node_get_item (value->arguments, decide (walk, value->name) ? 1 : 2),
                   depth + 1);
    case CFN_VALUE_FUNCTION:
      return know_function (walk, value, depth);
    case CFN_VALUE_ABSENT:
    default:
      return (CfnKnown) { .kind = CFN_KNOWN_ABSENT };
    }
}

static CfnKnown
know (Walk    *walk,
      CfnNode *node,
      guint    depth)
{
  CfnValue value = cfn_value_of (walk->template, node);

  return know_value (walk, &value, depth);
}

/* The one argument of a function. */
static CfnKnown
know_argument (Walk           *walk,
               const CfnValue *function,
               guint           depth)
{
  CfnValue argument = cfn_value_get_argument (walk->template, function);

  return know_value (walk, &argument, depth + 1);
}

/* Goes on to the next way in which the conditions can come out: the last that held does not. FALSE
 * when all were tried but the first @n_given, which are given. */
static gboolean
try_next (GArray *cases,
          guint   n_given)
{
  while (cases->len > n_given)
    {
      CfnCase *last = &g_array_index (cases, CfnCase, cases->len - 1);

      if (last->holds)
        {
          last->holds = FALSE;
          return TRUE;
        }
      g_array_set_size (cases, cases->len - 1);
    }

  return FALSE;
}

GPtrArray *
cfn_value_know (CfnTemplate *template,
                CfnNode     *node)
{
  GPtrArray *known = g_ptr_array_new_with_free_func ((GDestroyNotify) known_free);
  g_autoptr (GArray) cases = cfn_node_get_cases (node);
  Walk walk = { template, cases, 0 };
  guint n_given;

  g_return_val_if_fail (template != NULL, known);

  /* What is never there can still be told. */
  if (!cfn_cases_are_possible (template, cases))
    g_array_set_size (cases, 0);
  n_given = cases->len;

  do
    {
      CfnKnown one;

      walk.n_steps = 0;
      one = know (&walk, node, 0);
      one.cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
      g_array_append_vals (one.cases, &g_array_index (cases, CfnCase, n_given),
                           cases->len - n_given);
      g_ptr_array_add (known, g_memdup2 (&one, sizeof one));
    }
  while (known->len < CFN_KNOWN_MAX_CASES && try_next (cases, n_given));

  return known;
}

char *
cfn_value_know_text (CfnTemplate *template,
                     CfnNode     *node)
{
  CfnValue value = cfn_value_of (template, node);
  g_autoptr (GPtrArray) known = NULL;
  const CfnKnown *first;

  /* Nearly all values are written out, and depend on nothing. */
  if (value.kind == CFN_VALUE_ABSENT)
    return NULL;
  if (value.kind == CFN_VALUE_LITERAL)
    {
      CfnKnown one = know_literal (node);
      char *text = one.kind == CFN_KNOWN_TEXT ? g_steal_pointer (&one.text) : NULL;

      known_clear (&one);
      return text;
    }

  known = cfn_value_know (template, node);
  first = g_ptr_array_index (known, 0);
  if (known->len == CFN_KNOWN_MAX_CASES)
    return NULL;
  for (guint i = 0; i < known->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (known, i);

      if (one->kind != CFN_KNOWN_TEXT || !g_str_equal (one->text, first->text))
        return NULL;
    }

  return g_strdup (first->text);
}
