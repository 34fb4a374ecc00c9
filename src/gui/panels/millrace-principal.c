/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-principal.h"

#include "millrace-items.h"

#define DOCUMENT "AssumeRolePolicyDocument"
#define STATEMENT DOCUMENT ".Statement"

/* Who a statement can be about (IAM User Guide, Principal element). */
typedef enum
{
  WHO_SERVICE,
  WHO_AWS,
  WHO_FEDERATED,
  WHO_CANONICAL,  /* of S3 */
  WHO_ANYONE,     /* a Principal without any of these: "*" */
  N_WHO,
} Who;

struct _MillracePrincipal
{
  MillraceItems *items[N_WHO];
};

/* Service principals, as their guides name them. */
static const MillraceChoice services[] = {
  { "lambda.amazonaws.com", N_("Lambda") },
  { "edgelambda.amazonaws.com", N_("Lambda@Edge") },
  { "states.amazonaws.com", N_("Step Functions") },
  { "events.amazonaws.com", N_("EventBridge") },
  { "pipes.amazonaws.com", N_("EventBridge Pipes") },
  { "scheduler.amazonaws.com", N_("EventBridge Scheduler") },
  { "apigateway.amazonaws.com", N_("API Gateway") },
  { "ecs-tasks.amazonaws.com", N_("ECS tasks") },
  { "ec2.amazonaws.com", N_("EC2") },
  { "firehose.amazonaws.com", N_("Data Firehose") },
  { "logs.amazonaws.com", N_("CloudWatch Logs") },
  { "s3.amazonaws.com", N_("S3") },
  { "sns.amazonaws.com", N_("SNS") },
  { "cloudtrail.amazonaws.com", N_("CloudTrail") },
  { "cloudwatch.amazonaws.com", N_("CloudWatch") },
  { "cloudfront.amazonaws.com", N_("CloudFront") },
  { "delivery.logs.amazonaws.com", N_("Delivery of logs") },
  { "cloudformation.amazonaws.com", N_("CloudFormation") },
  { NULL }
};

static gboolean
contains (const char *text,
          const char *part)
{
  g_autofree char *low = g_utf8_casefold (text, -1);
  g_autofree char *low_part = g_utf8_casefold (part, -1);

  return strstr (low, low_part) != NULL;
}

/* By the name of the service, too. */
GPtrArray *
millrace_principal_offer_services (const char *typed,
                                   gpointer    user_data)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; typed[0] != '\0' && services[i].value != NULL; i++)
    {
      if (contains (services[i].value, typed) || contains (_(services[i].label), typed))
        g_ptr_array_add (offers, g_strdup (services[i].value));
    }

  return offers;
}

static void
pick_services (const MillraceSubject *subject,
               const char            *property,
               GArray                *choices)
{
  for (guint i = 0; services[i].value != NULL; i++)
    millrace_item_add_choice (choices, g_strdup (services[i].value), _(services[i].label));
}

/* The account itself and the roles of the template; any other is typed. */
static void
pick_callers (const MillraceSubject *subject,
              const char            *property,
              GArray                *choices)
{
  guint n = cfn_template_get_n_resources (subject->template);

  millrace_item_add_choice (choices, g_strdup (MILLRACE_PRINCIPAL_ACCOUNT), _("This account"));
  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (subject->template, i);

      if (resource->kind == CFN_KIND_ROLE && resource != subject->resource)
        millrace_item_add_choice (choices, g_strdup_printf ("!GetAtt %s.Arn", resource->id),
                                  resource->id);
    }
}

/* Where there is no statement yet, it takes a whole one. */
static gboolean
write_statement (const MillraceSubject  *subject,
                 const char             *property,
                 const char             *yaml,
                 char                  **path,
                 char                  **value)
{
  const char *who = strrchr (property, '.') + 1;

  if (millrace_subject_get_node (subject, STATEMENT) != NULL)
    return FALSE;

  *path = g_strdup (DOCUMENT);
  *value = g_strdup_printf ("{Version: '2012-10-17', Statement: [{Effect: Allow, "
                            "Principal: {%s: %s}, Action: 'sts:AssumeRole'}]}", who, yaml);

  return TRUE;
}

static const char * const elements[N_WHO] = {
  [WHO_SERVICE] = ".Service",
  [WHO_AWS] = ".AWS",
  [WHO_FEDERATED] = ".Federated",
  [WHO_CANONICAL] = ".CanonicalUser",
  [WHO_ANYONE] = "",
};

/* Of a role's trust. */
static const MillraceItemSpec trusted[N_WHO] = {
  [WHO_SERVICE] = { N_("Service"), N_("Trust a service"),
                    millrace_principal_offer_services, pick_services, write_statement, TRUE },
  [WHO_AWS] = { N_("Account or role"), N_("Trust an account or role"), NULL, pick_callers,
                write_statement, TRUE },
  [WHO_FEDERATED] = { N_("Identity provider"), N_("Trust an identity provider"), NULL, NULL,
                      write_statement, TRUE },
  [WHO_CANONICAL] = { N_("Canonical user"), N_("Add a canonical user"), NULL, NULL, NULL, TRUE },
  [WHO_ANYONE] = { N_("Anyone"), N_("Trust anyone"), NULL, NULL, NULL, TRUE },
};

/* Of a statement in the policy of a resource. */
static const MillraceItemSpec named[N_WHO] = {
  [WHO_SERVICE] = { N_("Service"), N_("Add a service"), millrace_principal_offer_services,
                    pick_services, NULL, TRUE },
  [WHO_AWS] = { N_("Account or role"), N_("Add an account or role"), NULL, pick_callers, NULL,
                TRUE },
  [WHO_FEDERATED] = { N_("Identity provider"), N_("Add an identity provider"), NULL, NULL, NULL,
                      TRUE },
  [WHO_CANONICAL] = { N_("Canonical user"), N_("Add a canonical user"), NULL, NULL, NULL, TRUE },
  [WHO_ANYONE] = { N_("Anyone"), N_("Add anyone"), NULL, NULL, NULL, TRUE },
};

/* --- Showing --- */

gboolean
millrace_principal_is_needed (const MillraceSubject *subject)
{
  return !g_str_has_prefix (subject->resource->type, "AWS::IAM::");
}

/* "*", or what nobody can look into. */
static gboolean
is_whole (CfnNode *principal)
{
  CfnNode *arguments = NULL;

  return principal != NULL && (principal->kind != CFN_NODE_MAPPING ||
                               cfn_node_get_intrinsic (principal, &arguments) != NULL);
}

/* What is rare is added only where it is already. */
static gboolean
can_add (CfnNode *principal,
         Who      who)
{
  if (is_whole (principal))
    return FALSE;

  return who == WHO_SERVICE || who == WHO_AWS
         || (who == WHO_FEDERATED && cfn_node_get (principal, "Federated") != NULL);
}

void
millrace_principal_show (MillracePrincipal     *self,
                         const MillraceSubject *subject,
                         const char            *property,
                         gboolean               adds)
{
  CfnNode *principal = millrace_subject_get_node (subject, property);
  g_autofree char *nobody = NULL;

  g_return_if_fail (self != NULL);

  nobody = g_strconcat (property, ".Nobody", NULL);
  for (guint i = 0; i < N_WHO; i++)
    {
      g_autofree char *path = g_strconcat (property, elements[i], NULL);

      /* The map of the others is no item of its own. */
      millrace_items_show (self->items[i], subject,
                           i == WHO_ANYONE && !is_whole (principal) ? nobody : path);
      gtk_widget_set_visible (millrace_items_get_adder (self->items[i]),
                              adds && can_add (principal, i));
    }
}

void
millrace_principal_get_fields (MillracePrincipal *self,
                               GPtrArray         *fields)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < N_WHO; i++)
    millrace_items_get_fields (self->items[i], fields);
}

MillracePrincipal *
millrace_principal_new (GtkListBox *list,
                        gboolean    trusts)
{
  MillracePrincipal *self = g_new0 (MillracePrincipal, 1);
  const MillraceItemSpec *specs = trusts ? trusted : named;

  for (guint i = 0; i < N_WHO; i++)
    self->items[i] = millrace_items_new (&specs[i], list);

  return self;
}

void
millrace_principal_free (MillracePrincipal *self)
{
  for (guint i = 0; i < N_WHO; i++)
    millrace_items_free (self->items[i]);
  g_free (self);
}

void
millrace_principal_remove (MillracePrincipal *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < N_WHO; i++)
    millrace_items_remove (self->items[i]);
  g_free (self);
}
