/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-rule-words.h"

#include <string.h>

/* IAM User Guide, JSON policy elements: Principal. */
static const char * const kinds[] = { "AWS", "CanonicalUser", "Federated", "Service", NULL };

/* So many digits has the number of an account. */
#define ACCOUNT_DIGITS 12

/* The principals of one kind that a statement names. */
typedef struct
{
  const CfnPolicyPlace *place;
  CfnNode *entry;              /* the mapping's value of that kind */
} Principals;

static CfnFinding *
report (const CfnPolicyPlace *self,
        CfnNode              *node,
        CfnMessage           *message)
{
  return cfn_checker_report (self->checker, "wrong-policy", self->resource, node, message);
}

static gboolean
is_service (const char *text)
{
  return g_str_has_suffix (text, ".amazonaws.com") || g_str_has_suffix (text, ".amazonaws.com.cn");
}

/* One word, or with a blank in it, or one whose end is left out; what else is no service is not
 * known, as other partitions have other ends. */
static gboolean
is_no_service (const char *text)
{
  return strchr (text, '.') == NULL || strpbrk (text, " \t\n") != NULL
         || g_str_has_suffix (text, ".amazonaws") || g_str_has_suffix (text, ".");
}

/* IAM User Guide, Principal: AWS services are called by their own names, the one of Lambda being
 * "lambda.amazonaws.com"; a wildcard is no part of a name. */
static void
check_service (const Principals *self,
               const CfnKnown   *known)
{
  CfnFinding *finding;

  if (strpbrk (known->text, "*?") != NULL)
    report (self->place, known->node,
            cfn_message_new (N_("“{0}” names no service: a principal has no wildcards in it"),
                             known->text, NULL));
  else if (is_no_service (known->text))
    {
      g_autofree char *name = g_strconcat (known->text, ".amazonaws.com", NULL);

      finding = report (self->place, known->node,
                        cfn_message_new (N_("There is no service {0} to trust: services are "
                                            "called like lambda.amazonaws.com"),
                                         known->text, NULL));
      if (g_str_equal (known->text, "lambda") && cfn_node_is_string (known->node, known->text))
        {
          g_autofree char *path = cfn_path_string_of_node (known->node);

          cfn_finding_add_fix (finding, CFN_FIX_SET, "use-service-name",
                               cfn_message_new (N_("Make it {0}"), name, NULL), path, name);
        }
    }
}

static void
check_account (const Principals *self,
               const CfnKnown   *known)
{
  const char *text = known->text;
  const char *resource = strstr (text, ":iam::");
  gsize n_digits = strspn (text, G_CSET_DIGITS);
  CfnFinding *finding;

  if (is_service (text))
    {
      finding = report (self->place, known->node,
                        cfn_message_new (N_("{0} is a service, not an account or role: it stands "
                                            "under Service"),
                                         text, NULL));
      if (self->entry == known->node && cfn_node_get (self->entry->parent, "Service") == NULL)
        {
          g_autofree char *path = cfn_path_string_of_node (self->entry);

          cfn_finding_add_fix (finding, CFN_FIX_RENAME_KEY, "name-a-service",
                               cfn_message_new (N_("Make it {0}"), "Service", NULL), path,
                               "Service");
        }
    }
  else if (text[n_digits] == '\0' && n_digits != ACCOUNT_DIGITS)
    report (self->place, known->node,
            cfn_message_new (N_("“{0}” is no account: those have 12 digits"), text, NULL));
  else if (resource != NULL && g_str_has_prefix (text, "arn:")
           && strpbrk (resource + strlen (":iam::"), "*?") != NULL)
    report (self->place, known->node,
            cfn_message_new (N_("“{0}” names nobody: a principal has no wildcards in it. Name the "
                                "account, and compare aws:PrincipalArn in the Condition"),
                             text, NULL));
}

static void
check_one (CfnChecker     *checker,
           const CfnKnown *known,
           gpointer        data)
{
  const Principals *self = data;
  const char *kind = cfn_node_get_key (self->entry);

  /* An empty text is what fills a hole while somebody is typing. */
  if (known->kind != CFN_KNOWN_TEXT || g_str_equal (known->text, "*") || known->text[0] == '\0'
      || cfn_checker_is_told (checker, known->node->span))
    return;

  if (g_str_equal (kind, "Service"))
    check_service (self, known);
  else if (g_str_equal (kind, "AWS"))
    check_account (self, known);
}

static void
check_values (CfnChecker     *checker,
              const CfnKnown *known,
              gpointer        data)
{
  cfn_possible_each_item (checker, known, check_one, data);
}

static void
check_kinds (CfnChecker     *checker,
             const CfnKnown *known,
             gpointer        data)
{
  const CfnPolicyPlace *self = data;
  CfnFinding *finding;

  if (known->kind == CFN_KNOWN_MAP && cfn_map_is_shown (known->node))
    {
      cfn_check_keys (checker, self->resource, known->node, kinds,
                      N_("There are no principals of the kind {0}: {2} is meant"),
                      N_("A principal is one of AWS, Service, Federated and CanonicalUser, not "
                         "{0}"));
      for (CfnNode *entry = known->node->first_child; entry != NULL; entry = entry->next)
        {
          Principals principals = { self, entry };

          cfn_possible_each (checker, entry, check_values, &principals);
        }
    }
  else if (known->kind == CFN_KNOWN_LIST
           || (known->kind == CFN_KNOWN_TEXT && !g_str_equal (known->text, "*")))
    {
      finding = report (self, known->node,
                        cfn_message_new (known->kind == CFN_KNOWN_TEXT
                                           ? N_("“{0}” alone says nobody: a principal is “*”, or a "
                                                "mapping such as Service: lambda.amazonaws.com")
                                           : N_("A principal is “*”, or a mapping such as Service: "
                                                "lambda.amazonaws.com"),
                                         known->text, NULL));
      if (known->kind == CFN_KNOWN_TEXT && is_service (known->text)
          && cfn_node_is_string (known->node, known->text))
        {
          g_autofree char *path = cfn_path_string_of_node (known->node);
          g_autofree char *yaml = g_strconcat ("Service: ", known->text, "\n", NULL);

          cfn_finding_add_fix (finding, CFN_FIX_SET, "name-a-service",
                               cfn_message_new (N_("Make it {0}"), "Service", NULL), path, yaml);
        }
    }
}

static gboolean
is_star (CfnNode *node)
{
  if (node == NULL || node->kind != CFN_NODE_SEQUENCE)
    return cfn_node_is_string (node, "*");

  for (CfnNode *item = node->first_child; item != NULL; item = item->next)
    {
      if (cfn_node_is_string (item, "*"))
        return TRUE;
    }

  return FALSE;
}

/* Anybody in any account could put the role on, and do what it may do. */
static void
check_anyone (const CfnPolicyPlace *self,
              CfnNode              *statement,
              CfnNode              *principal)
{
  if (self->use != CFN_POLICY_TRUST || cfn_node_get (statement, "Condition") != NULL
      || !cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow"))
    return;

  if (is_star (principal) || is_star (cfn_node_get (principal, "AWS")))
    cfn_checker_report (self->checker, "anyone-may-assume", self->resource, principal,
                        cfn_message_new (N_("Everybody in every account may put {0} on: name the "
                                            "service or account that is meant"),
                                         self->resource->id, NULL));
}

void
cfn_check_principal (const CfnPolicyPlace *self,
                     CfnNode              *statement)
{
  CfnNode *principal = cfn_node_get (statement, "Principal");

  /* That an identity policy has one at all is told elsewhere, and that Lambda is not trusted. */
  if (principal == NULL || self->use == CFN_POLICY_IDENTITY
      || cfn_checker_is_told (self->checker, principal->span))
    return;

  cfn_possible_each (self->checker, principal, check_kinds, (gpointer) self);
  check_anyone (self, statement, principal);
}
