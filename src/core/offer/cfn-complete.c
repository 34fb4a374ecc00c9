/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-complete-private.h"

#include <string.h>

/* How a proposal goes with what is typed. */
enum
{
  MATCH_START,      /* begins so */
  MATCH_PART,       /* has it */
  MATCH_LETTERS,    /* has its letters in that order */
  MATCH_NONE,
};

typedef struct
{
  CfnProposal *proposal;
  guint        match;
  guint        index;
} Ranked;

static void
free_proposal (gpointer data)
{
  CfnProposal *self = data;

  g_free (self->label);
  g_free (self->text);
  g_clear_pointer (&self->detail, cfn_message_unref);
  g_free (self);
}

static gboolean
has_letters (const char *label,
             const char *typed)
{
  for (; *typed != '\0'; typed++)
    {
      while (*label != '\0' && g_ascii_tolower (*label) != g_ascii_tolower (*typed))
        label++;
      if (*label == '\0')
        return FALSE;
      label++;
    }

  return TRUE;
}

static guint
match_label (const char *label,
             const char *typed)
{
  gsize length = strlen (typed);

  if (g_ascii_strncasecmp (label, typed, length) == 0)
    return MATCH_START;
  for (const char *at = label; *at != '\0'; at++)
    if (g_ascii_strncasecmp (at, typed, length) == 0)
      return MATCH_PART;

  /* Two letters are in nearly everything. */
  return length > 2 && has_letters (label, typed) ? MATCH_LETTERS : MATCH_NONE;
}

static guint
match (const CfnProposal *proposal,
       const char        *typed)
{
  /* Who writes a plain text does not want it taken for a part of some call. */
  if (proposal->label[0] == '!' && typed[0] != '\0' && typed[0] != '!' && !proposal->is_related)
    return MATCH_NONE;

  return match_label (proposal->label, typed);
}

gboolean
cfn_offer_may_match (const CfnOffer *self,
                     const char     *label)
{
  return match_label (label, self->context->typed) != MATCH_NONE;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Ranked *one = a;
  const Ranked *two = b;

  if (one->match != two->match)
    return one->match < two->match ? -1 : 1;

  return one->index < two->index ? -1 : 1;
}

/* Takes @proposals. */
static GPtrArray *
sift (GPtrArray  *proposals,
      const char *typed)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *sifted = g_ptr_array_new_with_free_func (free_proposal);

  for (guint i = 0; i < proposals->len; i++)
    {
      Ranked one = { proposals->pdata[i], MATCH_NONE, i };

      one.match = match (one.proposal, typed);
      if (one.match == MATCH_NONE)
        free_proposal (one.proposal);
      else
        g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (sifted, g_array_index (ranked, Ranked, i).proposal);
  g_ptr_array_unref (proposals);

  /* Who has written it out does not ask for it, and goes on with the Enter that would take it. */
  for (guint i = 0; i < sifted->len && typed[0] != '\0'; i++)
    if (strcmp (((CfnProposal *) sifted->pdata[i])->label, typed) == 0)
      g_ptr_array_set_size (sifted, 0);

  return sifted;
}

GPtrArray *
cfn_complete (CfnText        *text,
              gsize           offset,
              CfnTemplate    *last,
              CfnContextMemo *memo)
{
  g_autoptr (CfnContext) context = NULL;
  CfnOffer offer;

  g_return_val_if_fail (text != NULL, NULL);

  context = cfn_context_read (text, offset, memo);
  if (context == NULL)
    return g_ptr_array_new_with_free_func (free_proposal);

  cfn_offer_init (&offer, context, last);
  if (context->is_sub)
    {
      cfn_offer_list_sub (&offer);
    }
  else if (offer.function != NULL)
    {
      cfn_offer_list_arguments (&offer);
    }
  else
    {
      if (context->is_key)
        cfn_offer_list_keys (&offer);
      if (context->is_value)
        cfn_offer_list_values (&offer);
    }
  cfn_offer_clear (&offer);

  return sift (offer.proposals, context->typed);
}

const char *
cfn_proposal_kind_get_label (CfnProposalKind kind)
{
  static const char * const labels[] = {
    [CFN_PROPOSAL_SECTION] = N_("Section"),
    [CFN_PROPOSAL_TYPE] = N_("Resource type"),
    [CFN_PROPOSAL_PROPERTY] = N_("Property"),
    [CFN_PROPOSAL_VALUE] = N_("Value"),
    [CFN_PROPOSAL_RESOURCE] = N_("Resource"),
    [CFN_PROPOSAL_ATTRIBUTE] = N_("Attribute"),
    [CFN_PROPOSAL_PARAMETER] = N_("Parameter"),
    [CFN_PROPOSAL_PSEUDO] = N_("Pseudo parameter"),
    [CFN_PROPOSAL_CONDITION] = N_("Condition"),
    [CFN_PROPOSAL_MAPPING] = N_("Mapping"),
    [CFN_PROPOSAL_ACTION] = N_("Action"),
    [CFN_PROPOSAL_FUNCTION] = N_("Function"),
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (labels), NULL);

  return labels[kind];
}
