/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-legal.h"

#include "cfn-condition.h"
#include "cfn-environment.h"
#include "cfn-links.h"
#include "cfn-made.h"

#define MAX_PAIRS 4

/* What will refer to what. */
typedef struct
{
  const CfnResource *user[MAX_PAIRS];
  const CfnResource *used[MAX_PAIRS];
  guint n;
} Pairs;

static void
pairs_add (Pairs             *self,
           const CfnResource *user,
           const CfnResource *used)
{
  if (user == NULL || used == NULL || user == used)
    return;

  g_assert (self->n < MAX_PAIRS);
  self->user[self->n] = user;
  self->used[self->n++] = used;
}

/* Where the permissions of @function go; a role that has to be made is there when the function
 * is. */
static const CfnResource *
find_writer (CfnProof          *proof,
             const CfnResource *function)
{
  const CfnResource *holder = cfn_links_find_holder (proof, function);

  return holder != NULL ? holder : function;
}

static void
list_pairs (CfnProof          *proof,
            const CfnResource *from,
            const CfnResource *to,
            const CfnLink     *link,
            Pairs             *pairs)
{
  CfnTemplate *template = cfn_proof_get_template (proof);

  switch (link->kind)
    {
    case CFN_LINK_TRIGGER:
      pairs_add (pairs, find_writer (proof, cfn_links_get_function (template, to)), from);
      break;

    case CFN_LINK_SOURCE:
      pairs_add (pairs, to, from);
      pairs_add (pairs, cfn_links_find_holder (proof, to), from);
      break;

    case CFN_LINK_USE:
      pairs_add (pairs, find_writer (proof, from), to);
      if (link->with_name)
        pairs_add (pairs, from, to);
      break;

    case CFN_LINK_ON_FAILURE:
      pairs_add (pairs, from, to);
      pairs_add (pairs, cfn_links_find_holder (proof, from), to);
      break;

    case CFN_LINK_TARGET:
    case CFN_LINK_ROLE:
    case CFN_LINK_ATTACH:
    case CFN_LINK_REFERENCE:
    case CFN_LINK_DEPENDS_ON:
    default:
      pairs_add (pairs, from, to);
      break;
    }
}

/* Whether @used is there wherever @user is. */
static gboolean
is_there_for (CfnTemplate       *template,
              const CfnResource *user,
              const CfnResource *used)
{
  const CfnCase needed = { used->condition, TRUE };
  g_autoptr (GArray) given = NULL;

  if (used->condition == NULL || g_strcmp0 (used->condition, user->condition) == 0)
    return TRUE;

  given = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  if (user->condition != NULL)
    g_array_append_val (given, ((CfnCase) { user->condition, TRUE }));

  return cfn_cases_imply (template, given, &needed);
}

/* What will be referred to has to be there, and to be made first. */
static CfnMessage *
explain_pairs (CfnProof    *proof,
               const Pairs *pairs)
{
  CfnTemplate *template = cfn_proof_get_template (proof);

  for (guint i = 0; i < pairs->n; i++)
    {
      const CfnResource *user = pairs->user[i];
      const CfnResource *used = pairs->used[i];

      if (!is_there_for (template, user, used))
        return cfn_message_new (N_("{0} is there only when {1} is true, {2} in other cases too: "
                                   "then it would refer to nothing"),
                                used->id, used->condition, user->id, NULL);
      if (cfn_links_lead (template, used, user))
        return cfn_message_new (N_("{0} needs {1} already: needing each other, neither could be "
                                   "made first"),
                                used->id, user->id, NULL);
    }

  return NULL;
}

/* Whether a boolean property is known to be true. */
static gboolean
is_on (const CfnResource *resource,
       const char        *property)
{
  CfnNode *node = cfn_resource_get_property (resource, property);
  gboolean value = FALSE;

  return node != NULL && cfn_node_get_boolean (node, &value) && value;
}

const char *
cfn_legal_get_property (const CfnLink *link,
                        gboolean      *of_target)
{
  *of_target = link->kind == CFN_LINK_SOURCE;

  switch (link->kind)
    {
    case CFN_LINK_SOURCE:
      return "EventSourceArn";

    case CFN_LINK_TARGET:
      return "FunctionName";

    case CFN_LINK_ROLE:
      return "Role";

    case CFN_LINK_ON_FAILURE:
      return "DestinationConfig.OnFailure.Destination";

    case CFN_LINK_TRIGGER:
    case CFN_LINK_USE:
    case CFN_LINK_ATTACH:
    case CFN_LINK_REFERENCE:
    case CFN_LINK_DEPENDS_ON:
    default:
      return NULL;
    }
}

static CfnClaimKind
claim_of (const CfnLink *link)
{
  switch (link->kind)
    {
    case CFN_LINK_SOURCE:
      return CFN_CLAIM_STREAM;

    case CFN_LINK_TARGET:
      return CFN_CLAIM_INVOKE;

    case CFN_LINK_ROLE:
      return CFN_CLAIM_ASSUME;

    case CFN_LINK_ON_FAILURE:
      return CFN_CLAIM_ON_FAILURE;

    case CFN_LINK_TRIGGER:
    case CFN_LINK_USE:
    case CFN_LINK_ATTACH:
    case CFN_LINK_REFERENCE:
    case CFN_LINK_DEPENDS_ON:
    default:
      g_assert_not_reached ();
    }
}

/* One property leads to one resource: what it says of another is not for a connection to lose. */
static CfnMessage *
explain_taken (CfnProof          *proof,
               const CfnResource *from,
               const CfnResource *to,
               const CfnLink     *link)
{
  gboolean of_target;
  const char *property = cfn_legal_get_property (link, &of_target);
  const CfnResource *holder = of_target ? to : from;

  if (property == NULL || cfn_resource_get_property (holder, property) == NULL ||
      cfn_links_find (proof, claim_of (link), from->id, to->id) != NULL)
    return NULL;

  return cfn_message_new (N_("{0} has another {1} already: move that end, or disconnect it first"),
                          holder->id, property, NULL);
}

static gboolean
is_list (const CfnNode *node)
{
  return node == NULL || node->kind == CFN_NODE_SEQUENCE;
}

static CfnMessage *
explain_use (CfnProof          *proof,
             const CfnResource *from,
             const CfnResource *to,
             const CfnLink     *link)
{
  CfnTemplate *template = cfn_proof_get_template (proof);
  const CfnResource *holder = cfn_links_find_holder (proof, from);
  const char *variable = link->with_name ? cfn_environment_find (template, from, to->id) : NULL;

  if (holder == NULL && !cfn_made_can_make_role (from))
    return cfn_message_new (N_("{0} runs as a role outside of this template: what it may do has to "
                               "be said there"), from->id, NULL);
  if (holder != NULL && !is_list (cfn_resource_get_property (holder, "Policies")))
    return cfn_message_new (N_("The Policies of {0} are no plain list, so nothing can be added to "
                               "them here"), holder->id, NULL);
  if (variable != NULL)
    return cfn_message_new (N_("{0} has {1} in its environment already, as {2}"), from->id, to->id,
                            variable, NULL);

  return NULL;
}

/* Why these two in particular cannot be connected so, though their kinds can. */
static CfnMessage *
explain_refusal (CfnProof          *proof,
                 const CfnResource *from,
                 const CfnResource *to,
                 const CfnLink     *link)
{
  if ((link->kind == CFN_LINK_TRIGGER || link->kind == CFN_LINK_SOURCE) &&
      g_str_equal (from->type, "AWS::Serverless::SimpleTable"))
    return cfn_message_new (N_("An {0} cannot have a stream"), from->type, NULL);

  /* Lambda Developer Guide, "Retaining discarded batches": standard queues and topics only. */
  if (link->kind == CFN_LINK_ON_FAILURE && (is_on (to, "FifoQueue") || is_on (to, "FifoTopic")))
    return cfn_message_new (N_("{0} is a FIFO one, which takes no failed batches"), to->id, NULL);

  if (link->kind == CFN_LINK_USE)
    return explain_use (proof, from, to, link);

  return explain_taken (proof, from, to, link);
}

CfnMessage *
cfn_legal_explain (CfnProof          *proof,
                   const CfnResource *from,
                   const CfnResource *to,
                   const CfnLink     *link)
{
  CfnMessage *message = explain_refusal (proof, from, to, link);
  Pairs pairs = { 0 };

  if (message != NULL)
    return message;

  list_pairs (proof, from, to, link, &pairs);
  return explain_pairs (proof, &pairs);
}
