/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-asker.h"

#include <string.h>

#define ACCOUNT_DIGITS 12 /* AWS Account Management Reference Guide, AWS account identifiers */
#define ACCOUNT "AWS::AccountId"

/* Services that send, write or call something because a resource asks them to, with the attribute
 * that is the resource's ARN: that is aws:SourceArn then. Amazon S3 User Guide, Granting
 * permissions to publish event notification messages; Amazon SNS Developer Guide, Subscribing an
 * Amazon SQS queue; Amazon EventBridge User Guide, Using resource-based policies; Amazon CloudWatch
 * User Guide, Notifying users on alarm changes; AWS CloudTrail User Guide, Amazon S3 bucket policy
 * for CloudTrail. */
static const struct
{
  const char *type;
  const char *service;
  const char *attribute; /* NULL: Ref */
} sources[] = {
  { "AWS::CloudTrail::Trail", "cloudtrail.amazonaws.com", "Arn" },
  { "AWS::CloudWatch::Alarm", "cloudwatch.amazonaws.com", "Arn" },
  { "AWS::Events::Rule", "events.amazonaws.com", "Arn" },
  { "AWS::S3::Bucket", "s3.amazonaws.com", "Arn" },
  { "AWS::SNS::Topic", "sns.amazonaws.com", NULL },
};

static gssize
find_source (const CfnResource *resource)
{
  for (guint i = 0; resource != NULL && i < G_N_ELEMENTS (sources); i++)
    {
      if (g_str_equal (sources[i].type, resource->type))
        return i;
    }

  return -1;
}

const char *
cfn_asker_get_service (const CfnResource *resource)
{
  gssize index = find_source (resource);

  return index >= 0 ? sources[index].service : NULL;
}

static void
append_own_account (IamText *text)
{
  iam_text_append_hole (text, IAM_HOLE_PSEUDO, ACCOUNT, "pseudo-parameter");
}

/* IAM User Guide, AWS global condition context keys: what a service says of itself, and whom it
 * does it for. */
static void
ask_as_service (CfnAsker    *self,
                CfnTemplate *template,
                const char  *service)
{
  const gssize index = find_source (self->source);
  IamText *account;

  self->service = g_strdup (service);
  iam_context_add_plain (self->context, "aws:PrincipalIsAWSService", "true");
  iam_context_add_plain (self->context, "aws:PrincipalServiceName", service);
  iam_context_add_plain (self->context, "aws:SecureTransport", "true");
  if (index < 0)
    return;

  iam_context_add (self->context, "aws:SourceArn",
                   iam_text_new_for_resource (template, self->source, sources[index].attribute));
  account = iam_text_new (NULL, IAM_TEXT_PLAIN);
  append_own_account (account);
  iam_context_add (self->context, "aws:SourceAccount", account);
}

/* Whoever it is has policies of its own, of which the template says nothing. */
static void
ask_as_caller (CfnAsker *self)
{
  IamText *account = iam_text_get_segment (self->caller, IAM_SEGMENT_ACCOUNT);

  iam_identity_add (self->identity, iam_policy_new_opaque (NULL, "own-policies"), NULL);
  iam_context_add_plain (self->context, "aws:PrincipalIsAWSService", "false");
  if (account != NULL)
    iam_context_add (self->context, "aws:PrincipalAccount", account);
}

/* @account NULL: that of the stack. */
static void
ask_as_account (CfnAsker   *self,
                const char *account)
{
  self->is_account = TRUE;
  self->caller = iam_text_new ("arn:", IAM_TEXT_PLAIN);
  iam_text_append_hole (self->caller, IAM_HOLE_PSEUDO, "AWS::Partition", "pseudo-parameter");
  iam_text_append_literal (self->caller, ":iam::", IAM_TEXT_PLAIN);
  if (account != NULL)
    iam_text_append_literal (self->caller, account, IAM_TEXT_PLAIN);
  else
    append_own_account (self->caller);
  iam_text_append_literal (self->caller, ":root", IAM_TEXT_PLAIN);
  ask_as_caller (self);
}

static void
ask_as_arn (CfnAsker   *self,
            const char *arn)
{
  self->is_account = g_str_has_prefix (arn, "arn:") && g_str_has_suffix (arn, ":root");
  self->caller = iam_text_new (arn, IAM_TEXT_PLAIN);
  ask_as_caller (self);
  if (!self->is_account)
    iam_context_add_plain (self->context, "aws:PrincipalArn", arn);
}

/* "s3.amazonaws.com", "states.eu-west-1.amazonaws.com", "ec2.amazonaws.com.cn". */
static gboolean
is_service (const char *who)
{
  return who[strspn (who, "abcdefghijklmnopqrstuvwxyz0123456789.-")] == '\0'
         && (g_str_has_suffix (who, ".amazonaws.com") || g_str_has_suffix (who, ".amazonaws.com.cn")
             || g_str_has_suffix (who, ".amazon.com"));
}

static gboolean
is_account (const char *who)
{
  return strlen (who) == ACCOUNT_DIGITS && strspn (who, "0123456789") == ACCOUNT_DIGITS;
}

CfnAsker *
cfn_asker_new (CfnTemplate *template,
               const char  *who)
{
  g_autoptr (CfnAsker) self = NULL;

  g_return_val_if_fail (template != NULL && who != NULL, NULL);

  self = g_new0 (CfnAsker, 1);
  self->identity = iam_identity_new ();
  self->context = iam_context_new (NULL);
  self->source = cfn_template_find_resource (template, who);
  if (self->source != NULL && find_source (self->source) < 0)
    return NULL;

  if (self->source != NULL)
    ask_as_service (self, template, cfn_asker_get_service (self->source));
  else if (is_service (who))
    ask_as_service (self, template, who);
  else if (is_account (who))
    ask_as_account (self, who);
  else if (g_str_equal (who, CFN_ASKER_OWN_ACCOUNT))
    ask_as_account (self, NULL);
  else if (g_str_has_prefix (who, "arn:"))
    ask_as_arn (self, who);
  else if (!g_str_equal (who, "*"))
    return NULL;

  return g_steal_pointer (&self);
}

void
cfn_asker_free (CfnAsker *self)
{
  iam_identity_free (self->identity);
  iam_context_free (self->context);
  g_clear_pointer (&self->caller, iam_text_free);
  g_free (self->service);
  g_free (self);
}

gboolean
cfn_asker_may_be_foreign (const CfnAsker *self)
{
  g_autoptr (IamText) account = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->caller != NULL)
    account = iam_text_get_segment (self->caller, IAM_SEGMENT_ACCOUNT);

  return account != NULL && iam_text_is_known (account);
}

IamRequest
cfn_asker_request (const CfnAsker *self,
                   CfnTemplate    *template,
                   const char     *action,
                   const IamText  *resource)
{
  return (IamRequest) { .action = action, .resource = resource, .service = self->service,
                        .caller = self->caller, .context = self->context, .template = template };
}
