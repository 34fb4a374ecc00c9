/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-known.h"

#include "cfn-dynamic.h"
#include "cfn-parameter.h"

static char *
join_values (CfnNode *list)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (CfnNode *item = list != NULL ? list->first_child : NULL; item != NULL; item = item->next)
    {
      const char *text = cfn_node_get_literal (item);

      if (text != NULL)
        g_ptr_array_add (texts, (char *) text);
    }
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (", ", (char **) texts->pdata);
}

static CfnMessage *
explain_parameter (CfnTemplate *template,
                   const char  *name)
{
  CfnParameter parameter;
  const char *fallback;
  g_autofree char *allowed = NULL;

  cfn_parameter_read (&parameter, cfn_template_find_parameter (template, name));
  fallback = cfn_node_get_literal (parameter.default_value);
  allowed = join_values (parameter.allowed_values);

  if (parameter.is_secret)
    return cfn_message_new (N_("It comes from the parameter {0}, which is given when the stack is "
                               "deployed and shown nowhere"),
                            name, NULL);
  if (parameter.is_ssm && fallback != NULL)
    return cfn_message_new (N_("It is fetched from Parameter Store when the stack is deployed: "
                               "“{1}” unless the parameter {0} names something else"),
                            name, fallback, NULL);
  if (parameter.is_ssm)
    return cfn_message_new (N_("It is fetched from Parameter Store when the stack is deployed, by "
                               "the name that the parameter {0} has then"),
                            name, NULL);
  if (fallback != NULL && allowed != NULL)
    return cfn_message_new (N_("It comes from the parameter {0}: “{1}” unless the stack is "
                               "deployed with another of {2}"),
                            name, fallback, allowed, NULL);
  if (fallback != NULL)
    return cfn_message_new (N_("It comes from the parameter {0}: “{1}” unless the stack is "
                               "deployed with something else"),
                            name, fallback, NULL);
  if (allowed != NULL)
    return cfn_message_new (N_("It comes from the parameter {0}, which is given when the stack is "
                               "deployed: one of {1}"),
                            name, allowed, NULL);

  return cfn_message_new (N_("It comes from the parameter {0}, which is given when the stack is "
                             "deployed"),
                          name, NULL);
}

/* Where the first of the dynamic references in @text leads. */
static CfnMessage *
explain_dynamic (const char *text)
{
  g_autoptr (GArray) found = cfn_dynamic_find (text);
  const CfnDynamic *one = found->len > 0 ? &g_array_index (found, CfnDynamic, 0) : NULL;
  g_autofree char *name = NULL;

  if (one == NULL || !one->is_valid)
    return cfn_message_new (N_("It is fetched from a store while the stack is deployed"), NULL);

  name = g_strndup (text + one->name.start, cfn_span_length (one->name));

  return cfn_message_new (one->store == CFN_STORE_SECRET
                            ? N_("It is fetched from Secrets Manager while the stack is deployed: "
                                 "“{0}”")
                            : N_("It is fetched from Parameter Store while the stack is deployed: "
                                 "“{0}”"),
                          name, NULL);
}

CfnMessage *
cfn_known_explain (const CfnKnown *self,
                   CfnTemplate    *template)
{
  static const struct
  {
    const char *reason;
    const char *message;
  } sentences[] = {
    { "pseudo-parameter", N_("It depends on where the stack is deployed ({0})") },
    { "import", N_("It comes from another stack") },
    { "macro", N_("A macro makes it when the stack is deployed") },
    { "loop", N_("A loop makes it when the stack is deployed") },
    { "no-such-name", N_("It uses {0}, which is not in this template") },
    { "alias", N_("It is a YAML alias, which CloudFormation does not take") },
  };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (template != NULL, NULL);

  if (self->kind != CFN_KNOWN_NOT)
    return NULL;
  if (g_str_equal (self->reason, "parameter"))
    return explain_parameter (template, self->name);
  if (g_str_equal (self->reason, "dynamic-reference"))
    return explain_dynamic (self->name);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (g_str_equal (self->reason, sentences[i].reason))
        return cfn_message_new (sentences[i].message, self->name, NULL);
    }

  return cfn_message_new (N_("It is put together while the stack is deployed"), NULL);
}

/* What people are told of one case of @node beyond what is written there; NULL for nothing. */
static char *
describe_case (const CfnKnown *self,
               CfnTemplate    *template,
               const CfnNode  *node)
{
  g_autoptr (CfnMessage) message = cfn_known_explain (self, template);
  CfnValue value = cfn_value_of (template, self->node);

  if (message != NULL)
    return cfn_message_format (message);
  if (self->kind == CFN_KNOWN_TEXT)
    return self->node == node && g_strcmp0 (value.text, self->text) == 0 ? NULL
                                                                         : g_strdup (self->text);
  if (self->items != NULL)
    return g_strjoinv (", ", self->items);

  return self->node == node || self->kind == CFN_KNOWN_ABSENT ? NULL
                                                              : cfn_value_to_label (&value);
}

char *
cfn_value_describe (CfnTemplate *template,
                    CfnNode     *node)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (template != NULL, NULL);

  known = cfn_value_know (template, node);
  for (guint i = 0; i < known->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (known, i);
      g_autofree char *cases = cfn_cases_to_string (one->cases);
      g_autofree char *description = describe_case (one, template, node);

      if (description != NULL)
        g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", cases,
                                cases[0] != '\0' ? ": " : "", description);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
