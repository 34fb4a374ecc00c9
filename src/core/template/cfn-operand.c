/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-operand.h"

#include "cfn-parameter.h"
#include "cfn-section.h"
#include "cfn-value.h"

#include <string.h>

/* Deeper nests of functions than people write. */
#define MAX_DEPTH 24
/* More than conditions of real templates have; a Sub of Subs can grow without end. */
#define MAX_OPERANDS 20000
/* A parameter's value is no longer (CloudFormation quotas): nothing can be equal to such a text. */
#define MAX_LENGTH 4096
#define MAX_KEY 256

static const CfnOperand *read_operand (CfnOperands *self,
                                       CfnNode     *node,
                                       guint        depth);

static void
operand_free (CfnOperand *operand)
{
  g_clear_pointer (&operand->parts, g_ptr_array_unref);
  g_free (operand);
}

static void
variable_free (CfnVariable *variable)
{
  g_ptr_array_unref (variable->values);
  g_clear_pointer (&variable->allowed, g_hash_table_unref);
  g_free (variable);
}

void
cfn_operands_init (CfnOperands *self,
                   CfnTemplate *template)
{
  self->template = template;
  self->strings = g_string_chunk_new (512);
  self->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) operand_free);
  self->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) variable_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
}

void
cfn_operands_clear (CfnOperands *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->variables);
  g_ptr_array_unref (self->operands);
  g_string_chunk_free (self->strings);
}

/* Writes @node so that two nodes that mean the same, in long or short form, are written alike. What
 * may differ each time it is evaluated is like nothing but itself. */
static void
append_key (GString *key,
            CfnNode *node,
            guint    depth)
{
  CfnNode *arguments;
  const char *intrinsic = cfn_node_get_intrinsic (node, &arguments);

  if (node == NULL || node->kind == CFN_NODE_ALIAS || depth > MAX_DEPTH
      || g_strcmp0 (intrinsic, "Fn::Transform") == 0 || g_strcmp0 (intrinsic, "Fn::ForEach") == 0)
    {
      g_string_append_printf (key, "@%p", (void *) node);
      return;
    }
  if (intrinsic != NULL)
    g_string_append_printf (key, "%s ", intrinsic);
  if (intrinsic != NULL && arguments != node)
    {
      append_key (key, arguments, depth + 1);
      return;
    }
  if (node->kind == CFN_NODE_SCALAR)
    {
      /* An unquoted yes is not the text "yes". */
      const char *mark = intrinsic != NULL || cfn_node_is_sure_text (node) ? "" : "~";

      g_string_append_printf (key, "%s%u:%s", mark, (guint) node->length, node->value);
      return;
    }

  g_string_append_c (key, '(');
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      g_string_append_printf (key, "%s:", cfn_node_get_key (child) != NULL
                                            ? cfn_node_get_key (child) : "");
      append_key (key, child, depth + 1);
      g_string_append_c (key, ',');
    }
  g_string_append_c (key, ')');
}

/* Keys of parts go into those of the whole: they must not grow. */
static const char *
keep_key (CfnOperands *self,
          const char  *key)
{
  g_autofree char *checksum = NULL;

  if (strlen (key) <= MAX_KEY)
    return g_string_chunk_insert_const (self->strings, key);

  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  return g_string_chunk_insert_const (self->strings, checksum);
}

static CfnOperand *
add_operand (CfnOperands    *self,
             CfnOperandKind  kind,
             const char     *key)
{
  CfnOperand *operand = g_new0 (CfnOperand, 1);

  operand->kind = kind;
  operand->key = keep_key (self, key);
  g_ptr_array_add (self->operands, operand);

  return operand;
}

static CfnOperand *
add_opaque (CfnOperands *self,
            CfnNode     *node)
{
  g_autoptr (GString) key = g_string_new (NULL);

  append_key (key, node, 0);

  return add_operand (self, CFN_OPERAND_OPAQUE, key->str);
}

static CfnOperand *
add_text (CfnOperands *self,
          const char  *text)
{
  g_autofree char *key = g_strconcat ("'", text, NULL);
  CfnOperand *operand = add_operand (self, CFN_OPERAND_TEXT, key);

  operand->text = g_string_chunk_insert_const (self->strings, text);

  return operand;
}

static CfnOperand *
add_compound (CfnOperands    *self,
              CfnOperandKind  kind,
              GPtrArray      *parts)
{
  g_autoptr (GString) key = g_string_new (kind == CFN_OPERAND_JOINED ? "join" : "find");
  CfnOperand *operand;

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnOperand *part = g_ptr_array_index (parts, i);

      g_string_append_printf (key, "[%u:%s]", (guint) strlen (part->key), part->key);
    }
  operand = add_operand (self, kind, key->str);
  operand->parts = g_ptr_array_ref (parts);

  return operand;
}

/* TRUE when @node is exactly the text that is written there. */
static gboolean
is_text (const CfnNode *node)
{
  return cfn_node_is_sure_text (node) && node->length <= MAX_LENGTH
         && strstr (node->value, "{{resolve:") == NULL;
}

/* The AllowedValues of @parameter when they say exactly which texts it may be. */
static GHashTable *
read_allowed (const CfnParameter *parameter)
{
  g_autoptr (GHashTable) allowed = g_hash_table_new (g_str_hash, g_str_equal);

  /* What a parameter of type SSM allows are names of values. Of a number nobody says whether 01 is
   * allowed where 1 is. */
  if (parameter->allowed_values == NULL || parameter->allowed_values->first_child == NULL
      || parameter->is_ssm || parameter->is_number)
    return NULL;

  for (CfnNode *item = parameter->allowed_values->first_child; item != NULL; item = item->next)
    {
      if (!is_text (item))
        return NULL;
      g_hash_table_add (allowed, (char *) item->value);
    }

  return g_steal_pointer (&allowed);
}

static gboolean
has_text (GPtrArray  *texts,
          const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

static const CfnOperand *
read_ref (CfnOperands    *self,
          const CfnValue *value)
{
  CfnNode *declaration = cfn_template_find_parameter (self->template, value->name);
  gboolean is_pseudo = declaration == NULL && g_str_has_prefix (value->name, "AWS::");
  CfnParameter parameter = { 0 };
  CfnOperand *operand;
  CfnVariable *variable;
  gpointer index;
  g_autofree char *key = NULL;

  if (declaration != NULL)
    cfn_parameter_read (&parameter, declaration);
  if ((declaration == NULL && !is_pseudo) || (!is_pseudo && parameter.type == NULL)
      || parameter.is_list || g_str_equal (value->name, "AWS::NotificationARNs"))
    return add_opaque (self, value->node);

  if (!g_hash_table_lookup_extended (self->by_name, value->name, NULL, &index))
    {
      variable = g_new0 (CfnVariable, 1);
      variable->values = g_ptr_array_new ();
      if (!is_pseudo)
        variable->allowed = read_allowed (&parameter);
      index = GUINT_TO_POINTER (self->variables->len);
      g_ptr_array_add (self->variables, variable);
      g_hash_table_insert (self->by_name, (char *) value->name, index);
    }

  key = g_strdup_printf ("Ref %u:%s", (guint) strlen (value->name), value->name);
  operand = add_operand (self, CFN_OPERAND_VARIABLE, key);
  operand->variable = GPOINTER_TO_UINT (index);

  return operand;
}

/* Parts of a text, which all of their values matter to. */
static void
add_part (CfnOperands      *self,
          GPtrArray        *parts,
          const CfnOperand *part)
{
  if (part->kind == CFN_OPERAND_VARIABLE)
    ((CfnVariable *) g_ptr_array_index (self->variables, part->variable))->wants_allowed = TRUE;
  g_ptr_array_add (parts, (gpointer) part);
}

static const CfnOperand *
read_sub (CfnOperands    *self,
          const CfnValue *value,
          guint           depth)
{
  CfnNode *variables;
  const char *string = cfn_value_get_sub_string (value, &variables);
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (string == NULL || strlen (string) > MAX_LENGTH || strstr (string, "{{resolve:") != NULL)
    return add_opaque (self, value->node);

  pieces = cfn_sub_parse (string);
  for (guint i = 0; i < pieces->len; i++)
    {
      const CfnSubPart *piece = g_ptr_array_index (pieces, i);
      CfnNode *variable = cfn_sub_part_find_variable (piece, variables);
      CfnValue name = { .kind = CFN_VALUE_REF, .node = value->node };

      if (!piece->is_name)
        add_part (self, parts, add_text (self, piece->name));
      else if (variable != NULL)
        add_part (self, parts, read_operand (self, variable, depth + 1));
      else if (piece->attribute != NULL)
        return add_opaque (self, value->node);
      else
        {
          name.name = g_string_chunk_insert_const (self->strings, piece->name);
          add_part (self, parts, read_ref (self, &name));
        }
    }

  return parts->len == 1 ? g_ptr_array_index (parts, 0)
                         : add_compound (self, CFN_OPERAND_JOINED, parts);
}

static const CfnOperand *
read_join (CfnOperands    *self,
           const CfnValue *value,
           guint           depth)
{
  CfnNode *delimiter = cfn_node_get_item (value->arguments, 0);
  CfnNode *list = cfn_node_get_item (value->arguments, 1);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (!is_text (delimiter)
      || cfn_value_of (self->template, list).kind != CFN_VALUE_LIST)
    return add_opaque (self, value->node);

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      CfnValue one = cfn_value_of (self->template, item);

      /* A list among the items is joined in, and nothing at all has no delimiter. */
      if (one.kind == CFN_VALUE_LIST || one.kind == CFN_VALUE_MAP || one.kind == CFN_VALUE_ABSENT)
        return add_opaque (self, value->node);
      if (parts->len > 0)
        add_part (self, parts, add_text (self, delimiter->value));
      add_part (self, parts, read_operand (self, item, depth + 1));
    }

  return add_compound (self, CFN_OPERAND_JOINED, parts);
}

/* The mapping's value at the texts of @keys, or NULL. */
static CfnNode *
find_in_map (const CfnOperands  *self,
             const char * const *keys)
{
  CfnNode *found = cfn_template_get_section (self->template, CFN_SECTION_MAPPINGS);

  for (guint i = 0; i < 3; i++)
    found = cfn_node_get (found, keys[i]);

  return found;
}

/* The keys that a mapping has matter to the parameters that choose among them. */
static void
note_keys (CfnOperands *self,
           GPtrArray   *keys)
{
  const CfnOperand *map = g_ptr_array_index (keys, 0);
  const CfnOperand *first = g_ptr_array_index (keys, 1);
  CfnNode *level = cfn_template_get_section (self->template, CFN_SECTION_MAPPINGS);

  if (map->kind != CFN_OPERAND_TEXT)
    return;
  level = cfn_node_get (level, map->text);
  if (first->kind != CFN_OPERAND_VARIABLE || level == NULL)
    return;

  for (CfnNode *entry = level->first_child; entry != NULL; entry = entry->next)
    {
      CfnVariable *variable = g_ptr_array_index (self->variables, first->variable);
      const char *key = cfn_node_get_key (entry);

      if (key != NULL && !has_text (variable->values, key))
        g_ptr_array_add (variable->values, (char *) key);
    }
}

static const CfnOperand *
read_lookup (CfnOperands    *self,
             const CfnValue *value,
             guint           depth)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  /* With a default value, or from more than the text shows, it is too much to follow. */
  if (value->arguments->kind != CFN_NODE_SEQUENCE || value->arguments->n_children != 3)
    return add_opaque (self, value->node);

  for (guint i = 0; i < 3; i++)
    add_part (self, keys,
              read_operand (self, cfn_node_get_item (value->arguments, i), depth + 1));
  note_keys (self, keys);

  return add_compound (self, CFN_OPERAND_LOOKUP, keys);
}

static const CfnOperand *
read_select (CfnOperands    *self,
             const CfnValue *value,
             guint           depth)
{
  CfnNode *list = cfn_node_get_item (value->arguments, 1);
  gint64 index;

  if (cfn_value_of (self->template, list).kind != CFN_VALUE_LIST
      || !cfn_node_get_integer (cfn_node_get_item (value->arguments, 0), &index)
      || index < 0 || index >= list->n_children)
    return add_opaque (self, value->node);
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (cfn_value_of (self->template, item).kind == CFN_VALUE_ABSENT)
        return add_opaque (self, value->node);
    }

  return read_operand (self, cfn_node_get_item (list, index), depth + 1);
}

static const CfnOperand *
read_operand (CfnOperands *self,
              CfnNode     *node,
              guint        depth)
{
  CfnValue value = cfn_value_of (self->template, node);

  if (depth > MAX_DEPTH || self->operands->len > MAX_OPERANDS)
    return add_opaque (self, node);

  switch (value.kind)
    {
    case CFN_VALUE_LITERAL:
      return is_text (node) ? add_text (self, value.text) : add_opaque (self, node);
    case CFN_VALUE_REF:
      return read_ref (self, &value);
    case CFN_VALUE_SUB:
      return read_sub (self, &value, depth);
    case CFN_VALUE_FUNCTION:
      if (g_str_equal (value.name, "Fn::Join"))
        return read_join (self, &value, depth);
      if (g_str_equal (value.name, "Fn::FindInMap"))
        return read_lookup (self, &value, depth);
      if (g_str_equal (value.name, "Fn::Select"))
        return read_select (self, &value, depth);
      return add_opaque (self, node);
    case CFN_VALUE_ABSENT:
    case CFN_VALUE_LIST:
    case CFN_VALUE_MAP:
    case CFN_VALUE_GETATT:
    case CFN_VALUE_IF:
    default:
      return add_opaque (self, node);
    }
}

const CfnOperand *
cfn_operands_read (CfnOperands *self,
                   CfnNode     *node)
{
  return read_operand (self, node, 0);
}

void
cfn_operands_compare (CfnOperands      *self,
                      const CfnOperand *a,
                      const CfnOperand *b)
{
  CfnVariable *variable;

  if (a->kind != CFN_OPERAND_VARIABLE)
    return;

  variable = g_ptr_array_index (self->variables, a->variable);
  if (b->kind != CFN_OPERAND_TEXT)
    variable->wants_allowed = TRUE;
  else if (!has_text (variable->values, b->text))
    g_ptr_array_add (variable->values, (char *) b->text);
}

static void
settle_variable (CfnVariable *variable)
{
  GHashTableIter iter;
  gpointer text;

  variable->has_other = variable->allowed == NULL;
  if (variable->allowed == NULL)
    return;

  for (guint i = variable->values->len; i-- > 0;)
    {
      if (!g_hash_table_contains (variable->allowed, variable->values->pdata[i]))
        g_ptr_array_remove_index (variable->values, i);
    }
  g_hash_table_iter_init (&iter, variable->allowed);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      if (has_text (variable->values, text))
        continue;
      if (variable->wants_allowed)
        g_ptr_array_add (variable->values, text);
      else
        variable->has_other = TRUE;
    }
}

void
cfn_operands_settle (CfnOperands *self)
{
  for (guint i = 0; i < self->variables->len; i++)
    settle_variable (g_ptr_array_index (self->variables, i));
}

/* NULL unless the texts of all parts are known. */
static GStrv
evaluate_parts (const CfnOperands *self,
                GPtrArray         *parts,
                const int         *choices,
                int               *wanted)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  gsize length = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *text
        = cfn_operand_evaluate (self, g_ptr_array_index (parts, i), choices, wanted);

      if (text == NULL || (length += strlen (text)) > MAX_LENGTH)
        return NULL;
      g_strv_builder_add (texts, text);
    }

  return g_strv_builder_end (texts);
}

char *
cfn_operand_evaluate (const CfnOperands *self,
                      const CfnOperand  *operand,
                      const int         *choices,
                      int               *wanted)
{
  if (operand->kind == CFN_OPERAND_TEXT)
    return g_strdup (operand->text);

  if (operand->kind == CFN_OPERAND_VARIABLE)
    {
      const CfnVariable *variable = g_ptr_array_index (self->variables, operand->variable);
      int choice = choices[operand->variable];

      if (choice == CFN_UNCHOSEN)
        *wanted = operand->variable;
      if (choice == CFN_UNCHOSEN || (guint) choice >= variable->values->len)
        return NULL;
      return g_strdup (g_ptr_array_index (variable->values, choice));
    }

  if (operand->parts != NULL)
    {
      g_auto (GStrv) texts = evaluate_parts (self, operand->parts, choices, wanted);
      CfnNode *found;

      if (texts == NULL)
        return NULL;
      if (operand->kind == CFN_OPERAND_JOINED)
        return g_strjoinv (NULL, texts);
      found = find_in_map (self, (const char * const *) texts);
      return is_text (found) ? g_strdup (found->value) : NULL;
    }

  return NULL;
}

gboolean
cfn_operand_excludes (const CfnOperands *self,
                      const CfnOperand  *operand,
                      const int         *choices,
                      const char        *text)
{
  const CfnVariable *variable;
  int choice;

  if (operand->kind != CFN_OPERAND_VARIABLE)
    return FALSE;

  variable = g_ptr_array_index (self->variables, operand->variable);
  choice = choices[operand->variable];
  if (variable->allowed != NULL && !g_hash_table_contains (variable->allowed, text))
    return TRUE;

  return choice != CFN_UNCHOSEN && (guint) choice >= variable->values->len
         && has_text (variable->values, text);
}
