/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-evaluate-private.h"

#include "cfn-condition.h"

#include <string.h>

/* What speaks for one side, and where. */
typedef struct
{
  IamMatch match;
  CfnNode *node;
  const char *doubt;   /* MAYBE: why */
  const char *name;    /* and what has to be known, or NULL */
} Voice;

/* What was seen so far of all statements. */
typedef struct
{
  Voice allow;
  Voice delegate;   /* the account's own policies may allow it */
  Voice deny;
} Tally;

static Voice
stronger (Voice a,
          Voice b)
{
  return b.match > a.match ? b : a;
}

static Voice
weaker (Voice a,
        Voice b)
{
  return b.match < a.match ? b : a;
}

/* The first hole in @elements that anything may stand in, or NULL. */
static const IamHole *
first_unknown (const IamElements *elements)
{
  for (guint i = 0; i < elements->len; i++)
    {
      const IamElement *element = &elements->items[i];
      guint n_holes;
      IamHole * const *holes = iam_text_get_holes (element->text, &n_holes);

      for (guint j = 0; j < n_holes; j++)
        {
          if (holes[j]->kind == IAM_HOLE_FREE || holes[j]->kind == IAM_HOLE_VARIABLE)
            return holes[j];
        }
    }

  return NULL;
}

/* Says why it is not known whether a statement covers a request. */
static void
set_doubt (Voice              *voice,
           const IamStatement *statement,
           const IamRequest   *request)
{
  const IamHole *hole;
  const char *open = NULL;

  if (iam_guard_match (statement->guard, request->given, &open) == IAM_MATCH_MAYBE)
    {
      voice->doubt = "condition";
      voice->name = open;
      return;
    }
  for (guint i = 0; i < statement->tests->len; i++)
    {
      const IamTest *test = g_ptr_array_index (statement->tests, i);

      if (iam_test_match (test, request->context, request->given, NULL) == IAM_MATCH_MAYBE)
        {
          voice->doubt = "policy-condition";
          voice->name = test->key;
          return;
        }
    }

  hole = first_unknown (&statement->resources);
  if (hole == NULL)
    hole = first_unknown (&statement->actions);
  if (hole == NULL)
    hole = first_unknown (&statement->principals);
  if (hole != NULL)
    {
      voice->doubt = hole->reason;
      voice->name = hole->key;
    }
  else if (request->open != NULL && *request->open != NULL)
    {
      voice->doubt = "condition";
      voice->name = *request->open;
    }
  else
    /* Nothing is open in the statement itself, so it names an account, region or name that may be
     * this one. */
    voice->doubt = "literal-arn";
}

static Voice
hear (const IamStatement *statement,
      const IamRequest   *request,
      IamMatch            match,
      CfnNode            *policy_node)
{
  Voice voice = { .match = match };

  if (statement->effect == IAM_EFFECT_UNKNOWN)
    voice.match = iam_match_both (match, IAM_MATCH_MAYBE);
  if (voice.match == IAM_MATCH_NO)
    return voice;
  voice.node = statement->node != NULL ? statement->node : policy_node;
  if (voice.match == IAM_MATCH_MAYBE)
    set_doubt (&voice, statement, request);

  return voice;
}

static Voice
guarded (Voice    voice,
         IamMatch guard)
{
  if (guard < voice.match)
    {
      voice.match = guard;
      voice.doubt = "condition";
    }

  return voice;
}

static Tally
tally_policy (IamPolicy        *policy,
              const GArray     *guard,
              const IamRequest *request)
{
  GPtrArray *statements = iam_policy_get_statements (policy);
  CfnNode *node = iam_policy_get_node (policy);
  Tally tally = { 0 };
  const char *open = NULL;
  IamMatch certain = iam_guard_match (guard, request->given, &open);

  if (certain == IAM_MATCH_NO)
    return tally;
  for (guint i = 0; i < statements->len; i++)
    {
      const IamStatement *statement = g_ptr_array_index (statements, i);
      Voice voice = hear (statement, request, iam_statement_match (statement, request), node);

      if (statement->effect != IAM_EFFECT_DENY)
        tally.allow = stronger (tally.allow, voice);
      if (statement->effect != IAM_EFFECT_ALLOW)
        tally.deny = stronger (tally.deny, voice);
      else if (statement->principals.len > 0)
        tally.delegate
          = stronger (tally.delegate,
                      hear (statement, request, iam_statement_match_account (statement, request),
                            node));
    }

  /* A policy that nobody can look into may allow; that it denies is too rare to doubt everything
   * else. */
  if (iam_policy_get_unknown (policy) != NULL)
    tally.allow = stronger (tally.allow, (Voice) { IAM_MATCH_MAYBE, node,
                                                   iam_policy_get_unknown (policy) });
  if (open != NULL && request->open != NULL
      && (tally.allow.match != IAM_MATCH_NO || tally.delegate.match != IAM_MATCH_NO
          || tally.deny.match != IAM_MATCH_NO))
    *request->open = open;

  return (Tally) { guarded (tally.allow, certain), guarded (tally.delegate, certain),
                   guarded (tally.deny, certain) };
}

static void
add_tally (Tally *sum,
           Tally  one)
{
  sum->allow = stronger (sum->allow, one.allow);
  sum->delegate = stronger (sum->delegate, one.delegate);
  sum->deny = stronger (sum->deny, one.deny);
}

static IamDecision
decide (Voice allow,
        Voice deny)
{
  if (deny.match == IAM_MATCH_YES)
    return (IamDecision) { .verdict = IAM_VERDICT_DENIED, .by_deny = TRUE, .node = deny.node };
  if (allow.match == IAM_MATCH_NO)
    return (IamDecision) { .verdict = IAM_VERDICT_DENIED };
  if (deny.match == IAM_MATCH_MAYBE)
    return (IamDecision) { .verdict = IAM_VERDICT_UNKNOWN, .reason = deny.doubt,
                           .name = deny.name, .node = deny.node };
  if (allow.match == IAM_MATCH_MAYBE)
    return (IamDecision) { .verdict = IAM_VERDICT_UNKNOWN, .reason = allow.doubt,
                           .name = allow.name, .node = allow.node };

  return (IamDecision) { .verdict = IAM_VERDICT_ALLOWED, .node = allow.node };
}

/* Who has a say about a request. */
typedef struct
{
  IamIdentity *identity;       /* or NULL: the policies below */
  GPtrArray *policies;         /* of IamPolicy */
  IamPolicy *resource_policy;  /* or NULL */
} Parties;

/* A boundary must allow as well, where there is one. */
static Voice
bound (const Parties    *self,
       const IamRequest *request,
       Voice             allow,
       Voice            *deny)
{
  for (guint i = 0; i < self->identity->bounding->len; i++)
    {
      const IamAttached *one = &g_array_index (self->identity->bounding, IamAttached, i);
      IamMatch guard = iam_guard_match (one->guard, request->given, request->open);
      Tally tally;

      if (guard == IAM_MATCH_NO)
        continue;
      tally = tally_policy (one->policy, NULL, request);
      *deny = stronger (*deny, guarded (tally.deny, guard));
      if (guard == IAM_MATCH_MAYBE && tally.allow.match == IAM_MATCH_NO)
        tally.allow = (Voice) { IAM_MATCH_MAYBE, iam_policy_get_node (one->policy), "condition" };
      allow = weaker (allow, tally.allow);
    }

  return allow;
}

/* The services whose resources' own policies always have a say: IAM User Guide, Policy evaluation
 * logic. */
static gboolean
needs_resource_policy (const char *action)
{
  return g_ascii_strncasecmp (action, "kms:", strlen ("kms:")) == 0
         || g_ascii_strcasecmp (action, "sts:AssumeRole") == 0;
}

/* TRUE when both accounts are written out and differ. */
static gboolean
is_across_accounts (const IamRequest *request)
{
  g_autoptr (IamText) own = NULL;
  g_autoptr (IamText) other = NULL;

  /* Nearly always it is the account of the stack, and nothing has to be taken apart. */
  if (request->caller == NULL || request->resource == NULL
      || iam_text_has_same_segment (request->caller, request->resource, IAM_SEGMENT_ACCOUNT))
    return FALSE;
  own = iam_text_get_segment (request->caller, IAM_SEGMENT_ACCOUNT);
  other = iam_text_get_segment (request->resource, IAM_SEGMENT_ACCOUNT);

  return own != NULL && other != NULL && iam_text_match (own, other, FALSE) == IAM_MATCH_NO;
}

/* The answer where request->given is so; what else is open is MAYBE. */
static IamDecision
evaluate_once (const Parties    *self,
               const IamRequest *request)
{
  Tally own = { 0 };
  Tally of_resource = { 0 };
  Voice allow;
  Voice deny;

  for (guint i = 0; self->identity == NULL && i < self->policies->len; i++)
    add_tally (&own, tally_policy (g_ptr_array_index (self->policies, i), NULL, request));
  for (guint i = 0; self->identity != NULL && i < self->identity->attached->len; i++)
    {
      const IamAttached *one = &g_array_index (self->identity->attached, IamAttached, i);

      add_tally (&own, tally_policy (one->policy, one->guard, request));
    }
  if (self->resource_policy != NULL)
    of_resource = tally_policy (self->resource_policy, NULL, request);

  allow = own.allow;
  if (is_across_accounts (request))
    {
      if (self->resource_policy == NULL)
        of_resource.allow = (Voice) { IAM_MATCH_MAYBE, NULL, "other-account" };
      allow = weaker (allow, stronger (of_resource.allow, of_resource.delegate));
    }
  else if (self->resource_policy != NULL && needs_resource_policy (request->action))
    allow = stronger (weaker (allow, of_resource.delegate), of_resource.allow);
  else
    allow = stronger (allow, of_resource.allow);

  deny = stronger (own.deny, of_resource.deny);
  if (self->identity != NULL)
    allow = bound (self, request, allow, &deny);

  return decide (allow, deny);
}

/* The answers of all the ways in which the conditions of the template can come out. */
typedef struct
{
  const Parties *parties;
  IamRequest request;
  guint n_given;          /* conditions that were decided before */
  guint n_answers[3];     /* by verdict */
  IamDecision worst;      /* denied before unknown before allowed */
} Trial;

static guint
badness (IamVerdict verdict)
{
  switch (verdict)
    {
    case IAM_VERDICT_DENIED:
      return 2;
    case IAM_VERDICT_UNKNOWN:
      return 1;
    case IAM_VERDICT_ALLOWED:
    default:
      return 0;
    }
}

static void
count_answer (Trial        *self,
              const GArray *given,
              IamDecision   decision)
{
  gboolean is_first
    = self->n_answers[0] + self->n_answers[1] + self->n_answers[2] == 0;

  self->n_answers[decision.verdict]++;
  if (!is_first && badness (decision.verdict) <= badness (self->worst.verdict))
    return;

  self->worst = decision;
  for (guint i = self->n_given; i < given->len && self->worst.n_cases < IAM_MAX_CASES; i++)
    self->worst.cases[self->worst.n_cases++] = g_array_index (given, CfnCase, i);
}

/* Nothing follows from a condition that nobody declares. */
static gboolean
can_try (const IamRequest *request,
         const char       *condition)
{
  return condition != NULL
         && (request->template == NULL
             || cfn_template_find_condition (request->template, condition) != NULL);
}

static void
try_conditions (Trial  *self,
                GArray *given)
{
  const char *open = NULL;
  IamDecision decision;

  self->request.given = given;
  self->request.open = &open;
  decision = evaluate_once (self->parties, &self->request);
  if (decision.verdict != IAM_VERDICT_UNKNOWN || !can_try (&self->request, open)
      || given->len - self->n_given == IAM_MAX_CASES)
    {
      count_answer (self, given, decision);
      return;
    }

  for (guint branch = 0; branch < 2; branch++)
    {
      CfnCase one = { open, branch == 0 };

      g_array_append_val (given, one);
      if (self->request.template == NULL
          || cfn_cases_are_possible (self->request.template, given))
        try_conditions (self, given);
      g_array_set_size (given, given->len - 1);
    }
}

/* Leaves out the cases without which the answer is the same. */
static void
drop_idle_cases (const Trial *self,
                 GArray      *given,
                 IamDecision *decision)
{
  IamRequest request = self->request;
  const char *open;

  request.given = given;
  request.open = &open;
  for (guint i = decision->n_cases; i-- > 0;)
    {
      g_array_set_size (given, self->n_given);
      for (guint j = 0; j < decision->n_cases; j++)
        {
          if (j != i)
            g_array_append_val (given, decision->cases[j]);
        }
      if (evaluate_once (self->parties, &request).verdict != decision->verdict)
        continue;
      decision->n_cases--;
      memmove (&decision->cases[i], &decision->cases[i + 1],
               (decision->n_cases - i) * sizeof decision->cases[0]);
    }
}

static IamDecision
evaluate_in_all_cases (const Parties    *self,
                       const IamRequest *request)
{
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  Trial trial = { .parties = self, .request = *request };
  guint n_answers;

  if (request->given != NULL)
    g_array_append_vals (given, request->given->data, request->given->len);
  trial.n_given = given->len;
  try_conditions (&trial, given);

  n_answers = trial.n_answers[0] + trial.n_answers[1] + trial.n_answers[2];
  if (n_answers == 0)
    return (IamDecision) { .verdict = IAM_VERDICT_UNKNOWN, .reason = "condition" };
  if (trial.n_answers[trial.worst.verdict] == n_answers)
    trial.worst.n_cases = 0;
  else if (trial.worst.verdict == IAM_VERDICT_DENIED)
    drop_idle_cases (&trial, given, &trial.worst);

  return trial.worst;
}

/* Nearly always no condition has a part in it. */
static IamDecision
evaluate (const Parties    *self,
          const IamRequest *request)
{
  IamRequest first = *request;
  const char *open = NULL;
  IamDecision decision;

  first.open = &open;
  decision = evaluate_once (self, &first);

  return decision.verdict == IAM_VERDICT_UNKNOWN && can_try (request, open)
           ? evaluate_in_all_cases (self, request) : decision;
}

IamDecision
iam_policies_evaluate (GPtrArray        *policies,
                       const IamRequest *request)
{
  Parties parties = { .policies = policies };

  g_return_val_if_fail (policies != NULL, (IamDecision) { IAM_VERDICT_UNKNOWN });

  return evaluate (&parties, request);
}

IamDecision
iam_identity_evaluate (IamIdentity      *self,
                       IamPolicy        *resource_policy,
                       const IamRequest *request)
{
  Parties parties = { .identity = self, .resource_policy = resource_policy };

  g_return_val_if_fail (self != NULL, (IamDecision) { IAM_VERDICT_UNKNOWN });

  return evaluate (&parties, request);
}
