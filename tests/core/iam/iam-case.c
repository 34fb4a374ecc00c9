/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-case.h"

static CfnNode *
get (const IamCase *self,
     const char    *key)
{
  return cfn_node_get (self->node, key);
}

static gboolean
is_null (const CfnNode *node)
{
  return node->kind == CFN_NODE_SCALAR && cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL;
}

static void
read_keys (IamCase *self)
{
  CfnNode *keys = get (self, "Keys");

  for (CfnNode *entry = keys != NULL ? keys->first_child : NULL; entry != NULL;
       entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);
      gboolean is_list = cfn_value_of (self->template, entry).kind == CFN_VALUE_LIST;

      if (is_null (entry))
        {
          iam_context_set_absent (self->context, key);
          continue;
        }
      for (CfnNode *value = is_list ? entry->first_child : entry; value != NULL;
           value = is_list ? value->next : NULL)
        iam_context_add (self->context, key,
                         iam_text_new_for_value (self->template, value, IAM_TEXT_PLAIN));
    }
}

static void
read_policies (IamCase *self)
{
  CfnNode *more = get (self, "More");
  CfnNode *managed = get (self, "Managed");
  CfnNode *sam = get (self, "Sam");

  iam_identity_add (self->identity, iam_policy_new (self->template, self->node), NULL);
  for (CfnNode *one = more != NULL ? more->first_child : NULL; one != NULL; one = one->next)
    iam_identity_add (self->identity, iam_policy_new (self->template, one), NULL);
  for (CfnNode *one = managed != NULL ? managed->first_child : NULL; one != NULL; one = one->next)
    {
      g_autoptr (IamText) arn = iam_text_new_for_value (self->template, one, IAM_TEXT_PLAIN);

      iam_identity_add (self->identity, iam_policy_new_managed (arn, one), NULL);
    }
  if (sam != NULL)
    iam_identity_add (self->identity,
                      iam_policy_new_sam (self->template, cfn_node_get_key (sam->first_child),
                                          sam->first_child, sam),
                      NULL);
  if (get (self, "Boundary") != NULL)
    iam_identity_add_boundary (self->identity,
                               iam_policy_new (self->template, get (self, "Boundary")), NULL);
}

IamCase *
iam_case_new (CfnTemplate *template,
              CfnNode     *node)
{
  IamCase *self = g_new0 (IamCase, 1);
  CfnNode *given = cfn_node_get (node, "Given");

  self->template = template;
  self->node = node;
  self->identity = iam_identity_new ();
  self->context = iam_context_new (NULL);
  self->given = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  read_keys (self);
  read_policies (self);
  if (get (self, "Service") != NULL)
    self->trust = iam_policy_new (template, node);
  if (get (self, "Own") != NULL)
    self->own = iam_policy_new (template, get (self, "Own"));
  if (get (self, "On") != NULL)
    self->resource = iam_text_new_for_value (template, get (self, "On"), IAM_TEXT_PLAIN);
  self->caller
    = get (self, "Caller") != NULL
        ? iam_text_new_for_value (template, get (self, "Caller"), IAM_TEXT_PLAIN)
        : iam_text_new_for_resource (template, cfn_template_find_resource (template, "R"), "Arn");
  for (CfnNode *entry = given != NULL ? given->first_child : NULL; entry != NULL;
       entry = entry->next)
    {
      CfnCase one = { cfn_node_get_key (entry), FALSE };

      cfn_node_get_boolean (entry, &one.holds);
      g_array_append_val (self->given, one);
    }

  return self;
}

void
iam_case_free (IamCase *self)
{
  iam_identity_free (self->identity);
  g_clear_pointer (&self->trust, iam_policy_unref);
  g_clear_pointer (&self->own, iam_policy_unref);
  g_clear_pointer (&self->resource, iam_text_free);
  iam_text_free (self->caller);
  iam_context_free (self->context);
  g_array_unref (self->given);
  g_free (self);
}

IamDecision
iam_case_ask (const IamCase *self)
{
  IamRequest request = {
    .action = cfn_node_get_string (get (self, "Ask")),
    .resource = self->resource,
    .caller = self->trust != NULL ? NULL : self->caller,
    .service = cfn_node_get_string (get (self, "Service")),
    .context = self->context,
    .template = self->template,
    .given = self->given,
  };
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();

  if (self->trust == NULL)
    return iam_identity_evaluate (self->identity, self->own, &request);
  g_ptr_array_add (policies, self->trust);

  return iam_policies_evaluate (policies, &request);
}

/* Every request has a time. */
static void
put_time (NaiveWorld *world)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (values, g_strdup ("2026-11-22T12:00:00Z"));
  g_hash_table_insert (world->keys, g_strdup ("aws:currenttime"), values);
}

static void
put_key (NaiveWorld *world,
         CfnNode    *entry)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  gboolean is_list = entry->kind == CFN_NODE_SEQUENCE;

  for (CfnNode *value = is_list ? entry->first_child : entry; value != NULL;
       value = is_list ? value->next : NULL)
    g_ptr_array_add (values, naive_text (world, value));
  g_hash_table_insert (world->keys, g_ascii_strdown (cfn_node_get_key (entry), -1), values);
}

NaiveWorld *
iam_case_make_world (const IamCase *self)
{
  NaiveWorld *world;
  CfnNode *keys = get (self, "Keys");

  if (get (self, "Managed") != NULL || get (self, "Sam") != NULL
      || g_strcmp0 (cfn_node_get_string (get (self, "Compare")), "no") == 0)
    return NULL;

  world = naive_world_new ();
  put_time (world);
  g_hash_table_insert (world->parameters, g_strdup ("P"), g_strdup ("p"));
  g_hash_table_insert (world->parameters, g_strdup ("Given"), g_strdup ("orders"));
  g_hash_table_insert (world->parameters, g_strdup ("Stage"), g_strdup ("prod"));
  g_hash_table_insert (world->conditions, g_strdup ("Always"), GINT_TO_POINTER (TRUE));
  g_hash_table_insert (world->conditions, g_strdup ("IsProd"), GINT_TO_POINTER (TRUE));
  for (guint i = 0; i < self->given->len; i++)
    {
      const CfnCase *one = &g_array_index (self->given, CfnCase, i);

      if (one->holds && g_str_equal (one->condition, "IsDev"))
        g_hash_table_remove (world->conditions, "IsProd");
      if (!one->holds)
        g_hash_table_remove (world->conditions, one->condition);
      else
        g_hash_table_insert (world->conditions, g_strdup (one->condition),
                             GINT_TO_POINTER (TRUE));
    }
  for (CfnNode *entry = keys != NULL ? keys->first_child : NULL; entry != NULL;
       entry = entry->next)
    {
      if (!is_null (entry))
        put_key (world, entry);
    }

  return world;
}

void
iam_case_ask_naive (const IamCase *self,
                    NaiveQuestion *question)
{
  CfnNode *more = get (self, "More");

  *question = (NaiveQuestion) {
    .identity = g_ptr_array_new (),
    .boundary = get (self, "Boundary"),
    .own = get (self, "Own"),
    .action = cfn_node_get_string (get (self, "Ask")),
    .resource = get (self, "On"),
    .caller = get (self, "Caller"),
    .service = cfn_node_get_string (get (self, "Service")),
  };
  g_ptr_array_add (question->identity, self->node);
  for (CfnNode *one = more != NULL ? more->first_child : NULL; one != NULL; one = one->next)
    g_ptr_array_add (question->identity, one);
}
