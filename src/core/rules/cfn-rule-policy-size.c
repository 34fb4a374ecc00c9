/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include <string.h>

/* IAM and AWS STS quotas: characters of policies, white space not counted. Of trust policies there
 * may be more when AWS has raised the quota. */
#define MAX_OF_ROLE 10240
#define MAX_OF_USER 2048
#define MAX_OF_GROUP 5120
#define MAX_MANAGED 6144
#define MAX_TRUST 2048
#define MAX_RAISED_TRUST 8192
/* Likewise: managed policies of a role. How many there may be at all stands in the limits. */
#define MAX_POLICIES 10
#define MAX_RAISED_POLICIES 25
/* JSON takes at most so many times the bytes that YAML does: '["a"]' for "- a". */
#define GROWTH 3

static gsize
count_text (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    {
      /* One for each character of UTF-8. */
      if (!g_ascii_isspace (*text) && ((guchar) *text & 0xc0) != 0x80)
        n++;
    }

  return n;
}

/* How many characters @node has as JSON at least: nothing is counted of what is not known. */
static gsize
measure (CfnTemplate *template,
         CfnNode     *node)
{
  CfnValue value = cfn_value_of (template, node);
  CfnNode *variables;
  const char *string;
  gsize n = 2;

  switch (value.kind)
    {
    case CFN_VALUE_LITERAL:
      return n + count_text (value.text);
    case CFN_VALUE_IF:
      return MIN (measure (template, cfn_node_get_item (value.arguments, 1)),
                  measure (template, cfn_node_get_item (value.arguments, 2)));
    case CFN_VALUE_SUB:
      string = cfn_value_get_sub_string (&value, &variables);
      for (gboolean is_inside = FALSE; string != NULL && *string != '\0'; string++)
        {
          is_inside |= string[0] == '$' && string[1] == '{';
          if (!is_inside && !g_ascii_isspace (*string) && ((guchar) *string & 0xc0) != 0x80)
            n++;
          is_inside &= *string != '}';
        }
      return n;
    case CFN_VALUE_LIST:
    case CFN_VALUE_MAP:
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        {
          if (item->key != NULL)
            n += count_text (cfn_node_get_key (item) != NULL ? cfn_node_get_key (item) : "") + 3;
          n += measure (template, item) + (item->next != NULL ? 1 : 0);
        }
      return n;
    case CFN_VALUE_ABSENT:
      return 0;
    case CFN_VALUE_REF:
    case CFN_VALUE_GETATT:
    case CFN_VALUE_FUNCTION:
    default:
      return n;
    }
}

static gboolean
may_have (const CfnNode *node,
          gsize          max)
{
  return node != NULL && cfn_span_length (node->span) * GROWTH > max;
}

static CfnFinding *
report (CfnChecker        *self,
        const char        *rule,
        const CfnResource *resource,
        CfnNode           *node,
        gsize              n,
        gsize              max,
        const char        *format)
{
  g_autofree char *found = g_strdup_printf ("%" G_GSIZE_FORMAT, n);
  g_autofree char *allowed = g_strdup_printf ("%" G_GSIZE_FORMAT, max);

  return cfn_checker_report_at (self, rule, resource, node,
                                node->key != NULL ? node->key->span : node->span,
                                cfn_message_new (format, resource->id, found, allowed, NULL));
}

/* The documents of a list of named policies. */
static gsize
measure_list (CfnTemplate *template,
              CfnNode     *policies)
{
  gsize n = 0;

  for (CfnNode *policy = policies != NULL ? policies->first_child : NULL; policy != NULL;
       policy = policy->next)
    {
      CfnNode *document = cfn_node_get (policy, "PolicyDocument");

      if (document != NULL)
        n += measure (template, document);
    }

  return n;
}

/* What policies that are resources of their own add to a role. */
typedef struct
{
  gsize n_bytes;     /* of the text of their documents */
  guint n_managed;
} Addition;

/* The document of the inline policy that @claim puts to a role, whatever the conditions; or NULL.
 */
static CfnNode *
get_attached (const CfnClaim *claim)
{
  if (claim->kind != CFN_CLAIM_ATTACH || claim->verdict != CFN_VERDICT_HOLDS
      || claim->from == NULL || claim->to == NULL || claim->from->condition != NULL
      || g_str_equal (claim->from->type, "AWS::IAM::ManagedPolicy"))
    return NULL;

  return cfn_resource_get_property (claim->from, "PolicyDocument");
}

static gsize
measure_attached (CfnChecker        *self,
                  const CfnResource *role)
{
  gsize n = 0;

  for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);
      CfnNode *document = claim->to == role ? get_attached (claim) : NULL;

      if (document != NULL)
        n += measure (self->template, document);
    }

  return n;
}

static void
check_inline (CfnChecker        *self,
              const CfnResource *resource,
              const Addition    *addition,
              gsize              max)
{
  CfnNode *policies = cfn_resource_get_property (resource, "Policies");
  gsize n_bytes = addition->n_bytes + (policies != NULL ? cfn_span_length (policies->span) : 0);
  gsize n;

  if (n_bytes * GROWTH <= max)
    return;

  n = measure_list (self->template, policies);
  if (addition->n_bytes > 0)
    n += measure_attached (self, resource);
  if (n > max)
    report (self, "policy-too-long", resource, policies != NULL ? policies : resource->node, n, max,
            N_("The inline policies of {0} have at least {1} characters without white space, but "
               "may have {2} together: put some of them in a managed policy"));
}

static void
check_managed (CfnChecker        *self,
               const CfnResource *resource)
{
  CfnNode *document = cfn_resource_get_property (resource, "PolicyDocument");
  gsize n;

  if (!may_have (document, MAX_MANAGED))
    return;

  n = measure (self->template, document);
  if (n > MAX_MANAGED)
    report (self, "policy-too-long", resource, document, n, MAX_MANAGED,
            N_("The policy {0} has at least {1} characters without white space, but may have {2}: "
               "make two of it"));
}

static void
check_trust (CfnChecker        *self,
             const CfnResource *role)
{
  CfnNode *document = cfn_resource_get_property (role, "AssumeRolePolicyDocument");
  gsize n;

  if (!may_have (document, MAX_TRUST))
    return;

  n = measure (self->template, document);
  if (n > MAX_RAISED_TRUST)
    report (self, "policy-too-long", role, document, n, MAX_RAISED_TRUST,
            N_("The trust policy of {0} has at least {1} characters without white space, but may "
               "have {2} at the very most"));
  else if (n > MAX_TRUST)
    report (self, "policy-too-long", role, document, n, MAX_TRUST,
            N_("The trust policy of {0} has at least {1} characters without white space, but may "
               "only have more than {2} when AWS has raised the quota"))
      ->severity = CFN_SEVERITY_WARNING;
}

static void
check_number (CfnChecker        *self,
              const CfnResource *role,
              guint              attached)
{
  CfnNode *list = cfn_resource_get_property (role, "ManagedPolicyArns");
  guint n = attached;

  if (list == NULL || list->kind != CFN_NODE_SEQUENCE || list->tag != NULL)
    return;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      CfnValueKind kind = cfn_value_of (self->template, item).kind;

      n += kind != CFN_VALUE_IF && kind != CFN_VALUE_ABSENT;
    }
  if (n > MAX_POLICIES && list->n_children <= MAX_RAISED_POLICIES)
    report (self, "too-many-managed-policies", role, list, n, MAX_POLICIES,
            N_("{0} has {1} managed policies, but may only have more than {2} when AWS has raised "
               "the quota"));
}

static Addition *
find_additions (CfnChecker *self)
{
  Addition *additions = g_new0 (Addition, cfn_template_get_n_resources (self->template));

  for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);
      CfnNode *document = get_attached (claim);

      if (document != NULL)
        additions[claim->to->index].n_bytes += cfn_span_length (document->span);
      /* What the role lists itself is counted there. */
      else if (claim->kind == CFN_CLAIM_ATTACH && claim->verdict == CFN_VERDICT_HOLDS
               && claim->from != NULL && claim->to != NULL && claim->from->condition == NULL
               && cfn_template_get_resource_at (self->template, claim->evidence[0]->span.start)
                    == claim->from)
        additions[claim->to->index].n_managed++;
    }

  return additions;
}

void
cfn_check_policy_sizes (CfnChecker *self)
{
  g_autofree Addition *additions = find_additions (self);

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (!g_str_has_prefix (resource->type, "AWS::IAM::") || resource->properties == NULL)
        continue;
      if (resource->kind == CFN_KIND_ROLE)
        {
          check_inline (self, resource, &additions[i], MAX_OF_ROLE);
          check_trust (self, resource);
          check_number (self, resource, additions[i].n_managed);
        }
      else if (g_str_equal (resource->type, "AWS::IAM::ManagedPolicy"))
        check_managed (self, resource);
      else if (g_str_equal (resource->type, "AWS::IAM::User"))
        check_inline (self, resource, &additions[i], MAX_OF_USER);
      else if (g_str_equal (resource->type, "AWS::IAM::Group"))
        check_inline (self, resource, &additions[i], MAX_OF_GROUP);
    }
}
