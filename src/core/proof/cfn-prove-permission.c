/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-condition.h"

/* What Lambda does with a stream on the function's behalf; all three are asked for on the stream
 * itself (Lambda User Guide, Using Lambda with DynamoDB; Service Authorization Reference,
 * DynamoDB). */
static const char * const stream_actions[] = {
  "dynamodb:DescribeStream",
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
};

/* Asked for as well, but on no resource; AWS documents it as needed, triggers have been seen to
 * work without. */
#define LIST_ACTION "dynamodb:ListStreams"

/* What a policy's statement about a resource lets one do with it. One of the actions is enough for
 * the edge. */
static const struct
{
  const char *type;
  const char *attribute;
  gboolean inside;    /* about what is in it, "ARN/...", rather than about itself */
  CfnClaimKind kind;
  const char *actions[9];
} uses[] = {
  { "AWS::DynamoDB::Table", "Arn", FALSE, CFN_CLAIM_MAY_READ,
    { "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan",
      "dynamodb:PartiQLSelect", NULL } },
  { "AWS::DynamoDB::Table", "Arn", FALSE, CFN_CLAIM_MAY_WRITE,
    { "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem",
      "dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate", "dynamodb:PartiQLDelete", NULL } },
  { "AWS::DynamoDB::Table", "StreamArn", FALSE, CFN_CLAIM_MAY_READ,
    { "dynamodb:GetRecords", NULL } },
  { "AWS::SQS::Queue", "Arn", FALSE, CFN_CLAIM_MAY_READ, { "sqs:ReceiveMessage", NULL } },
  { "AWS::SQS::Queue", "Arn", FALSE, CFN_CLAIM_MAY_WRITE, { "sqs:SendMessage", NULL } },
  { "AWS::SNS::Topic", "TopicArn", FALSE, CFN_CLAIM_MAY_WRITE, { "sns:Publish", NULL } },
  { "AWS::S3::Bucket", "Arn", FALSE, CFN_CLAIM_MAY_READ, { "s3:ListBucket", NULL } },
  { "AWS::S3::Bucket", "Arn", TRUE, CFN_CLAIM_MAY_READ, { "s3:GetObject", NULL } },
  { "AWS::S3::Bucket", "Arn", TRUE, CFN_CLAIM_MAY_WRITE,
    { "s3:PutObject", "s3:DeleteObject", NULL } },
};

/* Whether @statement is about @action, whatever its resource. */
static gboolean
is_about (const IamStatement *statement,
          const char         *action)
{
  IamRequest request = { .action = action };

  return iam_statement_match (statement, &request) != IAM_MATCH_NO;
}

/* The statement of @role that allows one of the actions on something else, or NULL. */
static const IamStatement *
find_misdirected (const CfnRole *role)
{
  GPtrArray *policies = iam_identity_get_policies (role->identity);

  for (guint i = 0; i < policies->len; i++)
    {
      GPtrArray *statements = iam_policy_get_statements (g_ptr_array_index (policies, i));

      for (guint j = 0; j < statements->len; j++)
        {
          const IamStatement *statement = g_ptr_array_index (statements, j);

          if (statement->node == NULL || statement->effect != IAM_EFFECT_ALLOW)
            continue;
          for (guint k = 0; k < G_N_ELEMENTS (stream_actions); k++)
            {
              if (is_about (statement, stream_actions[k]))
                return statement;
            }
        }
    }

  return NULL;
}

/* The place that a reader of "is not allowed" should look at: the statement that is nearest to
 * allowing it, else the role's first policy, else the role. */
static CfnNode *
find_nearest (const CfnRole *role)
{
  const IamStatement *statement = find_misdirected (role);
  GPtrArray *policies = iam_identity_get_policies (role->identity);
  CfnNode *node = NULL;

  if (statement != NULL)
    return statement->node;
  if (policies->len > 0)
    node = iam_policy_get_node (g_ptr_array_index (policies, 0));

  return node != NULL ? node : role->resource->node;
}

/* TRUE when one statement allows all that is missing, only on other resources; gives where it names
 * them. */
static gboolean
names_wrong_resource (const CfnRole  *role,
                      const IamText  *stream,
                      GPtrArray      *missing,
                      CfnNode       **place)
{
  const IamStatement *statement = find_misdirected (role);

  if (statement == NULL || statement->not_resource || statement->resources.len == 0)
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    {
      IamRequest request = { .action = g_ptr_array_index (missing, i), .resource = stream };

      /* One that covers the stream is of no use for another reason. */
      if (!is_about (statement, request.action)
          || iam_statement_match (statement, &request) != IAM_MATCH_NO)
        return FALSE;
    }

  *place = cfn_node_get (statement->node, "Resource");

  return *place != NULL;
}

static const char *
not_allowed_format (const CfnTrigger *trigger,
                    gboolean          by_deny)
{
  if (trigger->table == NULL)
    return by_deny ? N_("{0} denies {1} on the stream that {3} reads")
                   : N_("{0} does not allow {1} on the stream that {3} reads");

  return by_deny ? N_("{0} denies {1} on the stream of {2}, so {3} can never read it")
                 : N_("{0} does not allow {1} on the stream of {2}, so {3} cannot read it");
}

static void
say_not_allowed (CfnClaim         *claim,
                 const CfnTrigger *trigger,
                 GPtrArray        *missing,
                 const char       *format,
                 const char       *stream)
{
  g_autofree char *actions = NULL;

  g_ptr_array_add (missing, NULL);
  actions = g_strjoinv (", ", (char **) missing->pdata);
  claim->verdict = CFN_VERDICT_FAILS;
  claim->reason = "role-cannot-read-stream";
  claim->message
    = cfn_message_new (format, trigger->role->resource->id, actions, stream,
                       trigger->mapping->id, NULL);
  claim->label = missing->len == 2
                   ? cfn_message_new (N_("{0} not allowed"),
                                      cfn_action_name (g_ptr_array_index (missing, 0)), NULL)
                   : cfn_message_new (N_("reading not allowed"), NULL);
  g_ptr_array_set_size (missing, missing->len - 1);
}

/* The actions to allow: those that are @missing, and listing streams where that is not allowed
 * either. */
static char **
list_missing (CfnRole      *role,
              const GArray *given,
              GPtrArray    *missing)
{
  IamRequest request = cfn_role_request (role, LIST_ACTION, NULL);

  request.given = given;
  if (iam_identity_evaluate (role->identity, NULL, &request).verdict == IAM_VERDICT_DENIED)
    g_ptr_array_add (missing, (char *) LIST_ACTION);
  if (missing->len == 0)
    return NULL;
  g_ptr_array_add (missing, NULL);

  return g_strdupv ((char **) missing->pdata);
}

/* The conditions under which all parts of @trigger are there. */
static GArray *
list_given (const CfnTrigger *trigger,
            const CfnRole    *role)
{
  const CfnResource *parts[] = { trigger->mapping, trigger->function, trigger->table };
  GArray *given = cfn_role_list_given (role, trigger->source, parts, G_N_ELEMENTS (parts));

  cfn_trigger_add_cases (trigger, given);

  return given;
}

/* The ARN of the stream that @trigger reads. */
static IamText *
make_stream (CfnProver        *self,
             const CfnTrigger *trigger)
{
  return trigger->table != NULL
           ? iam_text_new_for_resource (self->template, trigger->table, "StreamArn")
           : iam_text_new_for_value (self->template, trigger->source, IAM_TEXT_PLAIN);
}

IamDecision
cfn_judge_stream_reading (CfnProver        *self,
                          const CfnTrigger *trigger,
                          CfnRole          *role,
                          GPtrArray        *missing)
{
  g_autoptr (IamText) stream = make_stream (self, trigger);
  IamPolicy *policy = trigger->table != NULL
                        ? cfn_roles_get_own_policy (self->roles, trigger->table, TRUE) : NULL;
  g_autoptr (GArray) given = list_given (trigger, role);
  IamDecision worst = { .verdict = IAM_VERDICT_ALLOWED };
  CfnNode *decided = NULL;
  gboolean by_deny = FALSE;

  /* Parts that are never there together ask nothing of each other. */
  if (!cfn_cases_are_possible (self->template, given))
    return worst;

  for (guint i = 0; i < G_N_ELEMENTS (stream_actions); i++)
    {
      IamRequest request = cfn_role_request (role, stream_actions[i], stream);
      IamDecision decision;

      request.given = given;
      decision = iam_identity_evaluate (role->identity, policy, &request);

      if (decision.verdict == IAM_VERDICT_DENIED)
        g_ptr_array_add (missing, (char *) stream_actions[i]);
      if (decision.node != NULL && (decided == NULL || decision.verdict != IAM_VERDICT_ALLOWED))
        decided = decision.node;
      if (decision.verdict == IAM_VERDICT_DENIED
          || (decision.verdict == IAM_VERDICT_UNKNOWN && worst.verdict != IAM_VERDICT_DENIED))
        worst = decision;
      by_deny |= decision.by_deny;
    }
  worst.node = decided;
  worst.by_deny = by_deny;

  return worst;
}

/* The claim that the role of a trigger's function may read exactly this stream. */
static CfnClaim *
prove_trigger (CfnProver        *self,
               const CfnTrigger *trigger)
{
  CfnClaim claim = { .kind = CFN_CLAIM_MAY_READ, .from = trigger->role->resource,
                     .to = trigger->table,
                     .through = trigger->mapping };
  const char *stream_of = trigger->table != NULL ? trigger->table->id : trigger->mapping->id;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GArray) given = list_given (trigger, trigger->role);
  IamDecision worst = cfn_judge_stream_reading (self, trigger, trigger->role, missing);
  CfnNode *decided = worst.node;
  CfnClaim *added;
  const gboolean by_deny = worst.by_deny;

  if (missing->len > 0)
    {
      const char *format = not_allowed_format (trigger, by_deny);
      CfnNode *place = by_deny ? decided : find_nearest (trigger->role);
      g_autoptr (IamText) stream = make_stream (self, trigger);

      if (!by_deny && trigger->table != NULL
          && names_wrong_resource (trigger->role, stream, missing, &place))
        format = N_("{0} allows reading streams, but its Resource does not cover the stream of "
                    "{2}, so {3} cannot read it: name GetAtt {2}.StreamArn there");
      say_not_allowed (&claim, trigger, missing, format, stream_of);
      cfn_trigger_say_when (trigger, &claim, worst.cases, worst.n_cases);
      decided = place;
    }
  else if (worst.verdict == IAM_VERDICT_UNKNOWN)
    {
      claim.verdict = CFN_VERDICT_UNKNOWN;
      claim.reason = worst.reason;
      claim.message = cfn_explain_doubt (&worst, trigger->role->resource->id, stream_of);
    }
  else
    claim.message = cfn_message_new (N_("{0} may read the stream of {1}"),
                                     trigger->role->resource->id,
                                     stream_of, NULL);

  /* What a Deny takes cannot be given by allowing more. */
  if (by_deny)
    claim.reason = "role-denies-stream";
  claim.missing = list_missing (trigger->role, given, missing);
  added = cfn_prover_add (self, &claim,
                          decided != NULL ? decided : trigger->role->resource->node,
                          trigger->source, NULL);
  cfn_role_ask (trigger->role, added);

  return added;
}

/* The actions of a use that @statement covers and the whole role is allowed: "GetItem, Query"; NULL
 * for none. */
static char *
list_allowed (CfnRole            *role,
              const IamStatement *statement,
              const IamText      *subject,
              const GArray       *given,
              const char * const *actions,
              IamDecision        *doubt)
{
  g_autoptr (GPtrArray) allowed = g_ptr_array_new ();

  for (guint i = 0; actions[i] != NULL; i++)
    {
      IamRequest request = cfn_role_request (role, actions[i], subject);
      IamDecision decision;

      request.given = given;
      if (iam_statement_match (statement, &request) == IAM_MATCH_NO)
        continue;
      decision = iam_identity_evaluate (role->identity, NULL, &request);
      if (decision.verdict == IAM_VERDICT_ALLOWED)
        g_ptr_array_add (allowed, (char *) cfn_action_name (actions[i]));
      else if (decision.verdict == IAM_VERDICT_UNKNOWN || decision.n_cases > 0)
        *doubt = decision;
    }

  if (allowed->len == 0)
    return NULL;
  g_ptr_array_add (allowed, NULL);

  return g_strjoinv (", ", (char **) allowed->pdata);
}

/* What a use is asked for: @resource, or what is in it. Where the policy names a part of that
 * itself, it is the part that is meant. */
static IamText *
make_subject (CfnProver         *self,
              const IamElement  *element,
              const CfnResource *resource,
              guint              use)
{
  IamText *subject = iam_text_new_for_resource (self->template, resource, uses[use].attribute);
  g_autoptr (IamText) inside = NULL;

  if (!uses[use].inside)
    return subject;

  inside = iam_text_new (NULL, IAM_TEXT_PLAIN);
  iam_text_append_text (inside, subject);
  iam_text_append_literal (inside, "/*", IAM_TEXT_PATTERN);
  if (iam_text_match_arn (inside, element->text) == IAM_MATCH_YES)
    {
      iam_text_free (subject);
      subject = iam_text_new (NULL, IAM_TEXT_PLAIN);
      iam_text_append_text (subject, element->text);
      return subject;
    }

  iam_text_append_literal (subject, "/", IAM_TEXT_PLAIN);
  iam_text_append_hole (subject, IAM_HOLE_FREE, "key of an object", "generated");

  return subject;
}

/* The conditions under which @element is there, each once. */
static GArray *
list_cases (const GArray       *attached,
            const IamStatement *statement,
            const IamElement   *element)
{
  const GArray *guards[] = { attached, statement->guard, element->guard };
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      for (guint j = 0; guards[i] != NULL && j < guards[i]->len; j++)
        {
          CfnCase one = g_array_index (guards[i], CfnCase, j);
          g_autoptr (GArray) alone = iam_guard_extend (NULL, one.condition, one.holds);

          if (iam_guard_match (alone, cases, NULL) == IAM_MATCH_MAYBE)
            g_array_append_val (cases, one);
        }
    }

  return cases;
}

static void
prove_use (CfnProver          *self,
           CfnRole            *role,
           const GArray       *attached,
           const IamStatement *statement,
           const IamElement   *element,
           const CfnResource  *resource,
           guint               use)
{
  g_autoptr (IamText) subject = make_subject (self, element, resource, use);
  CfnClaim claim = { .kind = uses[use].kind, .from = role->resource, .to = resource };
  IamDecision doubt = { .verdict = IAM_VERDICT_ALLOWED };
  g_autoptr (GArray) given = list_cases (attached, statement, element);
  g_autofree char *actions = NULL;

  if (iam_text_match_arn (element->text, subject) == IAM_MATCH_NO)
    return;

  actions = list_allowed (role, statement, subject, given, uses[use].actions, &doubt);
  if (actions != NULL)
    claim.message = cfn_message_new (uses[use].kind == CFN_CLAIM_MAY_READ
                                       ? N_("{0} may read {1}: {2}") : N_("{0} may write to {1}: "
                                                                          "{2}"),
                                     role->resource->id, resource->id, actions, NULL);
  else if (doubt.verdict != IAM_VERDICT_ALLOWED)
    {
      claim.verdict = CFN_VERDICT_UNKNOWN;
      claim.reason = doubt.reason != NULL ? doubt.reason : "condition";
      doubt.reason = claim.reason;
      claim.message = cfn_explain_doubt (&doubt, role->resource->id, resource->id);
    }
  else
    return;

  if (given->len > 0 && claim.verdict == CFN_VERDICT_HOLDS)
    cfn_claim_say_when (&claim, &g_array_index (given, CfnCase, 0), given->len);
  cfn_prover_add (self, &claim, element->node, NULL);
  cfn_prover_tell (self, element->node);
}

static void
prove_statement (CfnProver          *self,
                 CfnRole            *role,
                 const GArray       *attached,
                 const IamStatement *statement)
{
  if (statement->effect != IAM_EFFECT_ALLOW || statement->not_resource)
    return;

  for (guint i = 0; i < statement->resources.len; i++)
    {
      const IamElement *element = &statement->resources.items[i];
      guint n;
      CfnResource * const *resources = iam_text_get_resources (element->text, &n);

      for (guint j = 0; j < n; j++)
        {
          for (guint use = 0; use < G_N_ELEMENTS (uses); use++)
            {
              if (g_str_equal (uses[use].type, resources[j]->type))
                prove_use (self, role, attached, statement, element, resources[j], use);
            }
        }
    }
}

static void
prove_role (CfnProver *self,
            CfnRole   *role)
{
  GPtrArray *policies = iam_identity_get_policies (role->identity);

  for (guint i = 0; i < policies->len; i++)
    {
      GPtrArray *statements = iam_policy_get_statements (g_ptr_array_index (policies, i));

      for (guint j = 0; j < statements->len; j++)
        prove_statement (self, role, iam_identity_get_guard (role->identity, i),
                         g_ptr_array_index (statements, j));
    }
}

void
cfn_prove_permissions (CfnProver *self)
{
  for (guint i = 0; i < self->triggers->len; i++)
    {
      CfnTrigger *trigger = &g_array_index (self->triggers, CfnTrigger, i);

      if (trigger->role != NULL && trigger->source != NULL
          && (trigger->table != NULL || trigger->reads_literal))
        trigger->reading = prove_trigger (self, trigger);
    }

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      CfnRole *role = cfn_roles_find (self->roles, cfn_template_get_resource (self->template, i));

      if (role != NULL)
        prove_role (self, role);
    }
}
