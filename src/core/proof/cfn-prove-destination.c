/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

/* Where a mapping may send what it cannot process, and what the role needs for it: Lambda User
 * Guide, Retaining discarded batches. The ARN is Ref for topics, an attribute for the others. */
static const struct
{
  const char *type;
  const char *attribute;   /* that gives the ARN */
  gboolean ref_is_arn;
  const char *fifo;        /* property that makes it one that Lambda does not take, or NULL */
  const char *actions[3];
} destinations[] = {
  { "AWS::SQS::Queue", "Arn", FALSE, "FifoQueue", { "sqs:SendMessage", NULL } },
  { "AWS::SNS::Topic", "TopicArn", TRUE, "FifoTopic", { "sns:Publish", NULL } },
  { "AWS::S3::Bucket", "Arn", FALSE, NULL, { "s3:PutObject", "s3:ListBucket", NULL } },
};

static int
find_destination (const CfnResource *resource)
{
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    {
      if (g_str_equal (destinations[i].type, resource->type))
        return i;
    }

  return -1;
}

/* The ARN that @action is asked for: for PutObject that of the record, whose key Lambda begins with
 * "aws/lambda/" (Lambda User Guide, Retaining discarded batches). */
static IamText *
make_subject (CfnProver         *self,
              const CfnResource *resource,
              const char        *action)
{
  int index = find_destination (resource);
  IamText *text = iam_text_new_for_resource (self->template, resource,
                                             destinations[index].attribute);

  if (g_str_equal (action, "s3:PutObject"))
    {
      iam_text_append_literal (text, "/aws/lambda/", IAM_TEXT_PLAIN);
      iam_text_append_hole (text, IAM_HOLE_FREE, "key of a failure record", "generated");
    }

  return text;
}

static void
say_missing (CfnClaim         *claim,
             const CfnTrigger *trigger,
             GPtrArray        *missing,
             gboolean          by_deny)
{
  g_autofree char *actions = NULL;
  const char *format
    = by_deny ? N_("{0} sends what cannot be processed to {1}, but {2} denies {3} there")
              : N_("{0} sends what cannot be processed to {1}, but {2} does not allow {3} there");

  g_ptr_array_add (missing, NULL);
  actions = g_strjoinv (", ", (char **) missing->pdata);
  claim->verdict = CFN_VERDICT_FAILS;
  /* What a Deny takes cannot be given by allowing more. */
  claim->reason = by_deny ? "role-denies-destination" : "role-cannot-write-destination";
  claim->missing = g_strdupv ((char **) missing->pdata);
  claim->message = cfn_message_new (format, claim->from->id, claim->to->id,
                                    trigger->role->resource->id, actions, NULL);
  claim->label = cfn_message_new (N_("{0} not allowed"), cfn_action_name (claim->missing[0]), NULL);
}

/* The destination is one; may the function's role write to it? */
static void
judge_permission (CfnProver        *self,
                  CfnClaim         *claim,
                  const CfnTrigger *trigger,
                  const CfnNode    *node,
                  int               index)
{
  const CfnResource *parts[] = { trigger->mapping, trigger->function, claim->to };
  g_autoptr (GArray) given = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  IamDecision doubt = { .verdict = IAM_VERDICT_ALLOWED };
  IamDecision denied = { .verdict = IAM_VERDICT_ALLOWED };
  gboolean by_deny = FALSE;

  if (trigger->role != NULL)
    {
      given = cfn_role_list_given (trigger->role, node, parts, G_N_ELEMENTS (parts));
      cfn_trigger_add_cases (trigger, given);
    }
  for (guint i = 0; trigger->role != NULL && destinations[index].actions[i] != NULL; i++)
    {
      const char *action = destinations[index].actions[i];
      g_autoptr (IamText) subject = make_subject (self, claim->to, action);
      IamPolicy *own = cfn_roles_get_own_policy (self->roles, claim->to, FALSE);
      IamRequest request = cfn_role_request (trigger->role, action, subject);
      IamDecision decision;

      request.given = given;
      decision = iam_identity_evaluate (trigger->role->identity, own, &request);

      if (decision.verdict == IAM_VERDICT_DENIED)
        {
          g_ptr_array_add (missing, (char *) action);
          denied = decision;
        }
      else if (decision.verdict == IAM_VERDICT_UNKNOWN)
        doubt = decision;
      by_deny |= decision.by_deny;
    }

  if (missing->len > 0)
    {
      say_missing (claim, trigger, missing, by_deny);
      cfn_trigger_say_when (trigger, claim, denied.cases, denied.n_cases);
    }
  else if (doubt.verdict == IAM_VERDICT_UNKNOWN)
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = doubt.reason;
      claim->message = cfn_explain_doubt (&doubt, trigger->role->resource->id, claim->to->id);
    }
  else
    claim->message = cfn_message_new (N_("{0} sends what cannot be processed to {1}"),
                                      claim->from->id,
                                      claim->to->id, NULL);
}

static void
judge_destination (CfnProver        *self,
                   CfnClaim         *claim,
                   const CfnTrigger *trigger,
                   const CfnMeaning *meaning)
{
  const CfnResource *target = meaning->resource;
  const char *mapping = claim->from->id;
  int index = find_destination (target);
  gboolean is_fifo = FALSE;

  claim->to = target;
  if (index < 0 && target->kind == CFN_KIND_OTHER)
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = "computed";
      claim->message = cfn_message_new (N_("The failure destination of {0} comes from {1} ({2}): "
                                           "what that gives is not known here"),
                                        mapping, target->id, target->type, NULL);
      return;
    }

  if (index >= 0 && destinations[index].fifo != NULL)
    cfn_node_get_boolean (cfn_resource_get_property (target, destinations[index].fifo), &is_fifo);

  claim->verdict = CFN_VERDICT_FAILS;
  if (index < 0)
    {
      claim->reason = "not-a-destination";
      claim->message = cfn_message_new (N_("The failure destination of {0} is {1}, but only a "
                                           "queue, a topic or a bucket can be one (it is {2})"),
                                        mapping, target->id, target->type, NULL);
      claim->label = cfn_message_new (N_("not a destination"), NULL);
    }
  else if (meaning->attribute == NULL ? !destinations[index].ref_is_arn
                                      : !g_str_equal (meaning->attribute,
                                                      destinations[index].attribute))
    {
      claim->reason = "not-an-arn";
      claim->message = cfn_message_new (N_("The failure destination of {0} has to be the ARN of "
                                           "{1}: use GetAtt {1}.{2}"),
                                        mapping, target->id, destinations[index].attribute, NULL);
      claim->label = cfn_message_new (N_("not its ARN"), NULL);
    }
  else if (is_fifo)
    {
      claim->reason = "destination-is-fifo";
      claim->message = cfn_message_new (N_("{0} sends what cannot be processed to {1}, but {1} is "
                                           "a FIFO one and Lambda only takes standard queues and "
                                           "topics"),
                                        mapping, target->id, NULL);
      claim->label = cfn_message_new (N_("FIFO"), NULL);
    }
  else
    {
      claim->verdict = CFN_VERDICT_HOLDS;
      judge_permission (self, claim, trigger, meaning->node, index);
    }
}

static void
judge_literal (CfnClaim         *claim,
               const CfnMeaning *meaning)
{
  if (g_str_has_prefix (meaning->text, "arn:"))
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = "literal-arn";
      claim->message = cfn_message_new (N_("{0} sends what cannot be processed to {1}, which is "
                                           "not in this template"),
                                        claim->from->id, meaning->text, NULL);
      return;
    }

  claim->verdict = CFN_VERDICT_FAILS;
  claim->reason = "not-an-arn";
  claim->message = cfn_message_new (N_("The failure destination of {0} is “{1}”, which is no ARN "
                                       "of a queue, topic or bucket"),
                                    claim->from->id, meaning->text, NULL);
}

static void
prove_destination (CfnProver        *self,
                   const CfnTrigger *trigger,
                   const CfnMeaning *meaning)
{
  CfnClaim claim = { .kind = CFN_CLAIM_ON_FAILURE, .from = trigger->mapping };
  CfnNode *second = trigger->role != NULL ? trigger->role->resource->node : NULL;
  CfnClaim *added;

  if (meaning->kind == CFN_MEANING_RESOURCE)
    judge_destination (self, &claim, trigger, meaning);
  else if (meaning->kind == CFN_MEANING_LITERAL)
    judge_literal (&claim, meaning);
  else
    {
      claim.verdict = meaning->kind == CFN_MEANING_MISSING
                        ? CFN_VERDICT_FAILS
                        : CFN_VERDICT_UNKNOWN;
      claim.reason = meaning->reason;
      claim.message = cfn_meaning_explain (meaning, "Destination", trigger->mapping);
    }

  cfn_claim_make_conditional (&claim, meaning,
                              N_("{0} sends what cannot be processed to {1} in some cases only: "
                                 "the condition {2} chooses it"),
                              trigger->mapping, claim.to);
  added = cfn_prover_add (self, &claim, meaning->node, claim.missing != NULL ? second : NULL, NULL);
  if (trigger->role != NULL && added->to != NULL)
    cfn_role_ask (trigger->role, added);
  cfn_prover_tell (self, meaning->node);
}

void
cfn_prove_destinations (CfnProver *self)
{
  for (guint i = 0; i < self->triggers->len; i++)
    {
      const CfnTrigger *trigger = &g_array_index (self->triggers, CfnTrigger, i);
      CfnNode *node
        = cfn_node_find (trigger->properties, "DestinationConfig", "OnFailure", "Destination",
                         NULL);
      g_autoptr (GArray) meanings = cfn_meanings_of (self->template, node);

      for (guint j = 0; j < meanings->len; j++)
        prove_destination (self, trigger, &g_array_index (meanings, CfnMeaning, j));
    }
}
