/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-question.h"

#include <string.h>

#include "cfn-asker.h"
#include "cfn-condition.h"
#include "cfn-meaning.h"
#include "cfn-sam.h"
#include "cfn-similar.h"
#include "iam-actions.h"

#define LIST_STREAMS "dynamodb:ListStreams"

/* What SAM appends to a function's id to name the role that it makes. */
#define GENERATED_SUFFIX "Role"

G_DEFINE_QUARK (cfn-question-error-quark, cfn_question_error)

struct _CfnQuestion
{
  CfnTemplate       *template;
  CfnRoles          *roles;
  CfnRole           *generated;  /* that AWS SAM makes; NULL: there is none in question */
  CfnRole           *role;       /* borrowed from one of the two; NULL: the asker asks */
  CfnAsker          *asker;      /* who is no role of the template; else NULL */
  char              *action;
  IamAction          known;      /* without a name: the table does not know it */
  const CfnResource *target;     /* NULL: not of the template */
  gboolean           of_stream;  /* the target's stream is asked for */
  IamText           *resource;   /* NULL: whatever the statements name */
  GArray            *given;      /* of CfnCase: when role and target are there */
};

/* --- What is asked --- */

static void
complain (GError           **error,
          CfnQuestionError   code,
          const char        *format,
          const char        *name)
{
  cfn_set_error (error, CFN_QUESTION_ERROR, code, format, name, NULL);
}

static const CfnResource *
find_generated (CfnTemplate *template,
                const char  *name)
{
  g_autofree char *id = NULL;
  const CfnResource *function;

  if (!g_str_has_suffix (name, GENERATED_SUFFIX))
    return NULL;
  id = g_strndup (name, strlen (name) - strlen (GENERATED_SUFFIX));
  function = cfn_template_find_resource (template, id);

  return function != NULL && cfn_sam_makes_role (template, function) ? function : NULL;
}

/* A role, a function (its role is meant), the name of a role that SAM makes, or whoever else. */
static gboolean
find_role (CfnQuestion  *self,
           const char   *name,
           char        **similar,
           GError      **error)
{
  const CfnResource *resource = cfn_template_find_resource (self->template, name);

  if (resource == NULL)
    resource = find_generated (self->template, name);
  if (resource == NULL || cfn_asker_get_service (resource) != NULL)
    self->asker = cfn_asker_new (self->template, name);
  if (self->asker != NULL)
    return TRUE;
  if (resource == NULL)
    {
      *similar = g_strdup (cfn_template_find_similar (self->template, name));
      complain (error, CFN_QUESTION_ERROR_ROLE,
                N_("nothing in this template is called “{0}”"), name);
      return FALSE;
    }

  if (resource->kind == CFN_KIND_FUNCTION && cfn_sam_makes_role (self->template, resource))
    self->role = self->generated = cfn_role_new_generated (self->template, resource);
  else if (resource->kind == CFN_KIND_FUNCTION)
    self->role = cfn_roles_find (self->roles,
                                 cfn_meaning_resource (self->template,
                                                       cfn_sam_get_property (self->template,
                                                                             resource, "Role")));
  else
    self->role = cfn_roles_find (self->roles, resource);
  if (self->role == NULL)
    complain (error, CFN_QUESTION_ERROR_ROLE,
              N_("“{0}” is neither a role nor a function with a role of this template"), name);

  return self->role != NULL;
}

/* AWS adds actions weekly, so that one which the table does not know is asked all the same. */
static gboolean
check_action (CfnQuestion  *self,
              char        **similar,
              GError      **error)
{
  const IamActions *actions = iam_actions_get_default ();

  if (iam_actions_find (actions, self->action, &self->known))
    return TRUE;

  self->known.name = NULL;
  *similar = iam_actions_find_similar (actions, self->action);
  if (strchr (self->action, ':') == NULL || strpbrk (self->action, "*? ") != NULL)
    {
      complain (error, CFN_QUESTION_ERROR_ACTION,
                N_("“{0}” is no action, as “dynamodb:GetRecords” is one"), self->action);
      return FALSE;
    }

  return TRUE;
}

static void
set_target (CfnQuestion       *self,
            const CfnResource *resource)
{
  const CfnActionTarget *target = cfn_action_target_find (self->action, resource);

  if (target == NULL)
    target = cfn_action_target_find (NULL, resource);
  self->target = resource;
  self->of_stream = target != NULL && g_str_equal (target->attribute, "StreamArn");
  self->resource = iam_text_new_for_resource (self->template, resource,
                                              target != NULL ? target->attribute : "Arn");
  if (target != NULL && target->inside != NULL)
    {
      iam_text_append_literal (self->resource, target->inside, IAM_TEXT_PLAIN);
      iam_text_append_hole (self->resource, IAM_HOLE_FREE, "*", "generated");
    }
}

/* The only resource of the template that the action can be about, or NULL. */
static const CfnResource *
find_only_target (CfnQuestion *self)
{
  const CfnResource *only = NULL;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if ((self->role != NULL && resource == self->role->resource)
          || cfn_action_target_find (self->action, resource) == NULL)
        continue;
      if (only != NULL)
        return NULL;
      only = resource;
    }

  return only;
}

/* Without a name: what the action is about, where that is clear; else everything. An action that is
 * about no resource is asked on "*", but for ListStreams, which services have been seen to take
 * with the ARN of streams as well. */
static void
find_default_resource (CfnQuestion *self)
{
  const CfnResource *only = NULL;

  if (g_ascii_strcasecmp (self->action, LIST_STREAMS) == 0)
    return;
  if (self->known.name == NULL || self->known.n_resources > 0)
    only = find_only_target (self);
  if (only != NULL)
    set_target (self, only);
  else
    self->resource = iam_text_new ("*", IAM_TEXT_PLAIN);
}

static gboolean
find_resource (CfnQuestion  *self,
               const char   *name,
               char        **similar,
               GError      **error)
{
  const CfnResource *resource = cfn_template_find_resource (self->template, name);

  if (resource != NULL)
    set_target (self, resource);
  else if (g_str_equal (name, "*") || g_str_has_prefix (name, "arn:"))
    self->resource = iam_text_new (name, IAM_TEXT_PLAIN);
  else
    {
      g_free (*similar);
      *similar = g_strdup (cfn_template_find_similar (self->template, name));
      complain (error, CFN_QUESTION_ERROR_RESOURCE,
                N_("“{0}” is neither an ARN, nor “*”, nor a logical id of this template"), name);
    }

  return self->resource != NULL;
}

CfnQuestion *
cfn_question_new (CfnTemplate  *template,
                  const char   *role,
                  const char   *action,
                  const char   *resource,
                  char        **similar,
                  GError      **error)
{
  g_autoptr (CfnQuestion) self = g_new0 (CfnQuestion, 1);

  g_return_val_if_fail (template != NULL && role != NULL && action != NULL, NULL);
  g_return_val_if_fail (similar != NULL, NULL);

  *similar = NULL;
  self->template = cfn_template_ref (template);
  self->action = g_strdup (action);
  self->roles = cfn_roles_new (template);
  self->given = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  if (!find_role (self, role, similar, error) || !check_action (self, similar, error))
    return NULL;

  if (resource == NULL)
    find_default_resource (self);
  else if (!find_resource (self, resource, similar, error))
    return NULL;
  cfn_cases_add_existence (self->given,
                           self->role != NULL ? self->role->resource : self->asker->source);
  cfn_cases_add_existence (self->given, self->target);

  return g_steal_pointer (&self);
}

void
cfn_question_free (CfnQuestion *self)
{
  g_clear_pointer (&self->resource, iam_text_free);
  g_clear_pointer (&self->asker, cfn_asker_free);
  g_clear_pointer (&self->generated, cfn_role_free);
  g_clear_pointer (&self->roles, cfn_roles_free);
  g_clear_pointer (&self->given, g_array_unref);
  g_free (self->action);
  cfn_template_unref (self->template);
  g_free (self);
}

const CfnResource *
cfn_question_get_role (CfnQuestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->role != NULL ? self->role->resource : NULL;
}

gboolean
cfn_question_knows_action (CfnQuestion *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->known.name != NULL;
}

/* --- The answer --- */

static void
reason_free (gpointer data)
{
  CfnReason *reason = data;

  cfn_message_unref (reason->message);
  g_free (reason);
}

static void
add_reason (CfnAnswer  *answer,
            guint       index,
            CfnMessage *message,
            CfnNode    *node,
            gboolean    is_doubt)
{
  CfnReason *reason = g_new0 (CfnReason, 1);

  reason->message = message;
  reason->node = node;
  reason->is_doubt = is_doubt;
  g_ptr_array_insert (answer->reasons, index, reason);
}

/* What a statement does, by what it is a part of; the name of a managed policy goes before it. */
static const struct
{
  IamPolicyRole  role;
  const char    *allows;
  const char    *may_allow;
  const char    *denies;
  const char    *may_deny;
  const char    *may_both;
} effects[] = {
  { IAM_ROLE_OF_IDENTITY, N_("allows it"), N_("may allow it"), N_("denies it"), N_("may deny it"),
    N_("may allow or deny it") },
  { IAM_ROLE_OF_BOUNDARY, N_("allows it (in the permissions boundary)"),
    N_("may allow it (in the permissions boundary)"),
    N_("denies it (in the permissions boundary)"),
    N_("may deny it (in the permissions boundary)"),
    N_("may allow or deny it (in the permissions boundary)") },
  { IAM_ROLE_OF_RESOURCE, N_("allows it (in the policy of the resource)"),
    N_("may allow it (in the policy of the resource)"),
    N_("denies it (in the policy of the resource)"),
    N_("may deny it (in the policy of the resource)"),
    N_("may allow or deny it (in the policy of the resource)") },
};

static const char *
get_effect (const IamEvidence *evidence)
{
  gboolean is_sure = evidence->match == IAM_MATCH_YES;

  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      if (effects[i].role != evidence->role)
        continue;
      if (evidence->statement == NULL)
        return effects[i].may_allow;
      if (evidence->statement->effect == IAM_EFFECT_ALLOW)
        return is_sure ? effects[i].allows : effects[i].may_allow;
      if (evidence->statement->effect == IAM_EFFECT_DENY)
        return is_sure ? effects[i].denies : effects[i].may_deny;
      return effects[i].may_both;
    }

  g_assert_not_reached ();
}

static void
add_evidence (CfnAnswer         *answer,
              guint              index,
              const IamEvidence *evidence)
{
  CfnNode *node = evidence->statement != NULL ? evidence->statement->node : NULL;
  const char *name = iam_policy_get_name (evidence->policy);
  const char *effect = get_effect (evidence);
  CfnMessage *message;

  if (name != NULL)
    {
      g_autofree char *words = g_strdup_printf ("%s: %s", name, cfn_message_translate (effect));

      message = cfn_message_new ("{0}", words, NULL);
    }
  else
    {
      message = cfn_message_new (effect, NULL);
    }
  add_reason (answer, index, message, node != NULL ? node : iam_policy_get_node (evidence->policy),
              FALSE);
}

/* What would have to be known. */
static CfnMessage *
doubt_message (const IamDoubt *doubt)
{
  static const struct
  {
    const char *reason;
    const char *words;
  } table[] = {
    { "condition-key", N_("the key {0} of the request") },
    { "policy-variable", N_("the key {0} of the request") },
    { "condition", N_("whether the condition {0} of the template holds") },
    { "parameter", N_("the parameter {0}") },
    { "import", N_("what another stack exports: {0}") },
    { "literal-arn", N_("whether {0} names what is asked for") },
  };

  for (guint i = 0; doubt->name != NULL && i < G_N_ELEMENTS (table); i++)
    {
      if (g_str_equal (table[i].reason, doubt->reason))
        return cfn_message_new (table[i].words, doubt->name, NULL);
    }
  if (g_str_equal (doubt->reason, "own-policies"))
    return cfn_message_new (N_("what the policies say that are not in this template, of whoever "
                               "asks"), NULL);
  if (g_str_equal (doubt->reason, "managed-policy"))
    return cfn_message_new (N_("what this managed policy says"), NULL);
  if (g_str_equal (doubt->reason, "policy-template"))
    return cfn_message_new (N_("what this policy template of AWS SAM says"), NULL);
  if (doubt->name != NULL)
    return cfn_message_new (N_("what is made while the stack is deployed: {0}"), doubt->name, NULL);

  return cfn_message_new (N_("what is made while the stack is deployed"), NULL);
}

static gboolean
is_deny (const IamEvidence *evidence)
{
  return evidence->statement != NULL && evidence->statement->effect == IAM_EFFECT_DENY;
}

/* Of an answer that is known, only the statements that made it count. */
static gboolean
has_decided (const IamEvidence *evidence,
             const IamDecision *decision)
{
  if (decision->verdict == IAM_VERDICT_ALLOWED)
    return evidence->match == IAM_MATCH_YES && !is_deny (evidence);
  if (decision->by_deny)
    return evidence->match == IAM_MATCH_YES && is_deny (evidence);

  return TRUE;
}

static void
add_reasons (CfnAnswer         *answer,
             GPtrArray         *evidence,
             const IamDecision *decision)
{
  guint n = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      const IamEvidence *one = g_ptr_array_index (evidence, i);

      if (!has_decided (one, decision))
        continue;
      /* What is nowhere in the template is only a doubt. */
      if (one->statement != NULL || iam_policy_get_node (one->policy) != NULL
          || iam_policy_get_name (one->policy) != NULL)
        add_evidence (answer, n++, one);
      if (decision->verdict != IAM_VERDICT_UNKNOWN)
        continue;
      for (guint j = 0; j < one->doubts->len; j++)
        {
          const IamDoubt *doubt = g_ptr_array_index (one->doubts, j);

          add_reason (answer, answer->reasons->len, doubt_message (doubt), doubt->node, TRUE);
        }
    }

  if (n == 0 && answer->reasons->len == 0)
    answer->note = cfn_message_new (N_("No statement covers it."), NULL);
  else if (decision->verdict == IAM_VERDICT_DENIED && !decision->by_deny)
    answer->note
      = cfn_message_new (N_("That is not enough: all that have a say must allow."), NULL);
}

CfnAnswer *
cfn_question_answer (CfnQuestion *self)
{
  CfnAnswer *answer = g_new0 (CfnAnswer, 1);
  IamIdentity *identity;
  IamRequest request;
  IamPolicy *own;
  IamDecision decision;
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_autoptr (GPtrArray) evidence = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->role != NULL)
    {
      identity = self->role->identity;
      request = cfn_role_request (self->role, self->action, self->resource);
    }
  else
    {
      identity = self->asker->identity;
      request = cfn_asker_request (self->asker, self->template, self->action, self->resource);
    }
  own = self->target != NULL
          ? cfn_roles_get_own_policy (self->roles, self->target, self->of_stream)
          : NULL;
  request.given = self->given;
  decision = iam_identity_evaluate (identity, own, &request);

  if (self->asker != NULL && decision.verdict == IAM_VERDICT_ALLOWED
      && cfn_asker_may_be_foreign (self->asker))
    decision.verdict = IAM_VERDICT_UNKNOWN;

  answer->verdict = decision.verdict;
  answer->reasons = g_ptr_array_new_with_free_func (reason_free);
  answer->resource = self->resource != NULL ? iam_text_to_string (self->resource) : NULL;
  g_array_append_vals (cases, decision.cases, decision.n_cases);
  if (decision.n_cases > 0)
    answer->cases = cfn_cases_to_string (cases);

  g_array_append_vals (cases, self->given->data, self->given->len);
  request.given = cases;
  evidence = iam_identity_explain (identity, own, &request);
  add_reasons (answer, evidence, &decision);
  if (self->asker != NULL && self->asker->is_account
      && decision.verdict == IAM_VERDICT_ALLOWED)
    answer->note = cfn_message_new (N_("Who in that account may, its own policies say."), NULL);

  return answer;
}

void
cfn_answer_free (CfnAnswer *self)
{
  g_ptr_array_unref (self->reasons);
  g_clear_pointer (&self->note, cfn_message_unref);
  g_free (self->resource);
  g_free (self->cases);
  g_free (self);
}
