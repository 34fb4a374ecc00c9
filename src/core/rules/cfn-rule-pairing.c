/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-shape.h"

#include <string.h>

/* What goes with what. A property may be there in one case and not in another, so each question has
 * an answer in each case: how a property is there, and what must hold for that. */

/* More answers than this are not combined. */
#define MAX_ANSWERS 16

typedef struct
{
  const CfnPlace   *place;    /* of the object */
  const CfnPairing *pairing;
  CfnNode          *object;   /* the mapping that all of them are in */
} Question;

/* Those that are told in other words, or by another rule that knows more of them (words NULL). */
static const struct
{
  const char    *type;
  CfnPairingKind kind;
  const char    *other;
  const char    *rule;
  const char    *words;
} own_words[] = {
  { "AWS::DynamoDB::Table", CFN_PAIRING_EXCLUDES, "ProvisionedThroughput",
    "capacity-of-on-demand-table",
    N_("{0} is paid for by the request, so it cannot have ProvisionedThroughput as well") },
  { "AWS::DynamoDB::Table", CFN_PAIRING_NEEDS, "ProvisionedThroughput", "missing-property",
    N_("{0} needs ProvisionedThroughput, or else BillingMode PAY_PER_REQUEST") },
  { "AWS::DynamoDB::Table", CFN_PAIRING_NEEDS, "GlobalSecondaryIndexes.ProvisionedThroughput",
    "missing-property",
    N_("Each index of {0} needs ProvisionedThroughput, as the table itself does") },
  { "AWS::Lambda::Function", CFN_PAIRING_NEEDS, "Handler", NULL, NULL },
  { "AWS::Lambda::Function", CFN_PAIRING_NEEDS, "Runtime", NULL, NULL },
  { "AWS::Lambda::EventSourceMapping", CFN_PAIRING_ONE_OF, NULL, NULL, NULL },
};

/* How a property is in one case. */
typedef struct
{
  gboolean is_there;
  char    *text;      /* owned; NULL when it is no text */
  CfnNode *node;      /* what is written, or the mapping in which it is not */
  GArray  *cases;     /* of CfnCase, owned; NULL: always */
} Answer;

typedef struct
{
  Answer   answers[MAX_ANSWERS];
  guint    n_answers;
  gboolean is_whole;  /* there are no others */
} Answers;

static void
answers_clear (Answers *self)
{
  for (guint i = 0; i < self->n_answers; i++)
    {
      g_free (self->answers[i].text);
      g_clear_pointer (&self->answers[i].cases, g_array_unref);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answers, answers_clear)

static void
add_answer (Answers    *self,
            gboolean    is_there,
            const char *text,
            CfnNode    *node,
            GArray     *cases)
{
  if (self->n_answers == MAX_ANSWERS)
    {
      self->is_whole = FALSE;
      return;
    }

  self->answers[self->n_answers++] = (Answer) { is_there, g_strdup (text), node,
                                                cases != NULL ? g_array_ref (cases) : NULL };
}

static void
collect (CfnChecker     *self,
         const CfnKnown *known,
         gpointer        data)
{
  Answers *answers = data;

  /* A parameter's value, or what an import gives, is there; a macro's may not be. */
  if (known->kind == CFN_KNOWN_NOT
      && (g_str_equal (known->reason, "macro") || g_str_equal (known->reason, "loop")
          || g_str_equal (known->reason, "alias")))
    answers->is_whole = FALSE;
  add_answer (answers, known->kind != CFN_KNOWN_ABSENT, known->text, known->node, known->cases);
}

/* What is at @path below @node, of lists in each of their entries; nothing where there is not even
 * what it would be in. Where one of the steps is not written out, nothing is known. */
static void
look_up (CfnChecker *self,
         CfnNode    *node,
         const char *path,
         Answers    *answers)
{
  const char *dot = strchr (path, '.');
  CfnNode *entry = cfn_node_get_n (node, path, strcspn (path, "."));
  CfnValueKind kind = cfn_value_of (self->template, entry).kind;

  if (entry == NULL && !cfn_map_is_shown (node))
    answers->is_whole = FALSE;
  else if (dot == NULL && entry != NULL)
    {
      guint n_before = answers->n_answers;

      cfn_possible_each (self, entry, collect, answers);
      /* A parameter or a dynamic reference is something, whatever it is. */
      if (answers->n_answers == n_before)
        add_answer (answers, TRUE, NULL, entry, NULL);
    }
  else if (kind == CFN_VALUE_MAP)
    look_up (self, entry, dot + 1, answers);
  else if (kind == CFN_VALUE_LIST)
    {
      for (CfnNode *item = entry->first_child; item != NULL; item = item->next)
        {
          if (cfn_value_of (self->template, item).kind == CFN_VALUE_MAP)
            look_up (self, item, dot + 1, answers);
        }
    }
  else if (entry != NULL)
    answers->is_whole = FALSE;
  else if (dot == NULL)
    add_answer (answers, FALSE, NULL, node, NULL);
}

static gboolean
is_value (const Answer *answer,
          const char   *value)
{
  gboolean boolean;

  if (answer->text == NULL)
    return FALSE;
  if (g_str_equal (value, "true") || g_str_equal (value, "false"))
    return cfn_node_get_boolean (answer->node, &boolean)
             ? boolean == g_str_equal (value, "true")
             : g_ascii_strcasecmp (answer->text, value) == 0;

  return g_str_equal (answer->text, value);
}

/* Whether the pairing says anything where the property that it is about is like that. */
static gboolean
applies (const CfnPairing *pairing,
         const Answer     *answer)
{
  if (!answer->is_there)
    return pairing->implied;

  return pairing->value == NULL || is_value (answer, pairing->value);
}

/* Whether @answer of the other property is what the pairing forbids. */
static gboolean
is_broken_by (const CfnPairing *pairing,
              const Answer     *answer)
{
  switch (pairing->kind)
    {
    case CFN_PAIRING_NEEDS:
      return !answer->is_there;
    case CFN_PAIRING_EXCLUDES:
    case CFN_PAIRING_IDLES:
      return answer->is_there;
    case CFN_PAIRING_MATCHES:
      return answer->text != NULL && !cfn_pairing_allows (pairing, answer->text);
    case CFN_PAIRING_ONE_OF:
    case CFN_PAIRING_ANY_OF:
    default:
      return FALSE;
    }
}

static GArray *
meet (CfnChecker     *self,
      const Question *question,
      const Answer   *one,
      const Answer   *other)
{
  CfnKnown first = { .cases = one->cases };
  CfnKnown second = { .cases = other->cases };

  return cfn_known_meet (self, question->object, &first, &second);
}

static int
find_own_words (const Question *question,
                const char     *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_words); i++)
    {
      if (own_words[i].kind == question->pairing->kind
          && g_str_equal (own_words[i].type, question->place->resource->type)
          && g_strcmp0 (own_words[i].other, other) == 0)
        return i;
    }

  return -1;
}

/* "Code.ZipFile" of what is called "ZipFile" in the object "Code". */
static char *
get_full_name (const Question *question,
               const char     *path)
{
  const char *object = question->pairing->object;

  return object[0] != '\0' ? g_strconcat (object, ".", path, NULL) : g_strdup (path);
}

/* What the property that brings the pairing about is like: "BillingMode PAY_PER_REQUEST". */
static char *
describe_cause (const Question *question,
                gboolean        is_implied)
{
  const CfnPairing *pairing = question->pairing;
  g_autofree char *name = get_full_name (question, pairing->path);

  if (pairing->value == NULL)
    return g_steal_pointer (&name);

  return is_implied ? g_strdup_printf ("%s (%s)", name, pairing->value)
                    : g_strdup_printf ("%s %s", name, pairing->value);
}

static const char *
get_words (CfnPairingKind kind)
{
  switch (kind)
    {
    case CFN_PAIRING_NEEDS:
      return N_("{0} needs {1} beside {2}");
    case CFN_PAIRING_EXCLUDES:
      return N_("{0} cannot have {1} beside {2}");
    case CFN_PAIRING_IDLES:
      return N_("{1} of {0} has no effect beside {2}");
    case CFN_PAIRING_MATCHES:
    default:
      return N_("{1} of {0} is “{3}”, but beside {2} it has to look like {4}");
    }
}

static const char *
get_rule (CfnPairingKind kind)
{
  return kind == CFN_PAIRING_EXCLUDES ? "excluded-property"
         : kind == CFN_PAIRING_IDLES ? "setting-without-effect"
         : kind == CFN_PAIRING_MATCHES ? "wrong-form"
                                       : "missing-property";
}

/* Where something is too much, that is the place; where something is lacking, what asks for it. */
static void
report_at (CfnChecker     *self,
           const char     *rule,
           const Question *question,
           CfnNode        *node,
           CfnMessage     *message)
{
  const CfnResource *resource = question->place->resource;

  if (node == NULL || (node == question->object && question->pairing->object[0] == '\0'))
    cfn_checker_report (self, rule, resource, resource->node, message);
  /* That it does not belong to its source is reason enough. */
  else if (g_str_equal (rule, get_rule (CFN_PAIRING_EXCLUDES)) && node->key != NULL
           && cfn_checker_is_told (self, node->key->span))
    cfn_message_unref (message);
  else
    cfn_checker_report_at (self, rule, resource, node,
                           node->key != NULL ? node->key->span : node->span, message);
}

static CfnNode *
get_place (const Question *question,
           const Answer   *cause,
           const Answer   *other)
{
  if (question->pairing->kind != CFN_PAIRING_NEEDS || other->node != question->object)
    return other->node;

  return cause->is_there ? cause->node : question->object;
}

static void
report_pair (CfnChecker     *self,
             const Question *question,
             const char     *name,
             const Answer   *cause,
             const Answer   *other)
{
  CfnPairingKind kind = question->pairing->kind;
  CfnNode *place = get_place (question, cause, other);
  g_autofree char *full = get_full_name (question, name);
  g_autofree char *because = describe_cause (question, !cause->is_there);
  int own = find_own_words (question, name);
  const char *id = question->place->resource->id;

  if ((own >= 0 && own_words[own].words == NULL)
      || (cause->is_there && cause->node != NULL
          && cfn_checker_is_told (self, cause->node->span)))
    return;
  if (own >= 0)
    {
      /* A table that lacks its capacity lacks it itself, whatever it says of billing. */
      if (kind == CFN_PAIRING_NEEDS && other->node == question->object)
        place = NULL;
      report_at (self, own_words[own].rule, question, place,
                 cfn_message_new (own_words[own].words, id, NULL));
    }
  else if (kind == CFN_PAIRING_MATCHES)
    {
      if (!cfn_checker_is_told (self, other->node->span))
        cfn_checker_report (self, get_rule (kind), question->place->resource, other->node,
                            cfn_message_new (get_words (kind), id, full, because, other->text,
                                             question->pairing->pattern, NULL));
    }
  else
    report_at (self, get_rule (kind), question, place,
               cfn_message_new (get_words (kind), id, full, because, NULL));
}

/* One finding for each of the others, whatever the cases; TRUE when there is one. */
static gboolean
check_pair (CfnChecker     *self,
            const Question *question,
            const char     *name,
            const Answers  *causes)
{
  g_auto (Answers) others = { .is_whole = TRUE };

  look_up (self, question->object, name, &others);
  if (!others.is_whole)
    return FALSE;
  for (guint i = 0; i < causes->n_answers; i++)
    {
      const Answer *cause = &causes->answers[i];

      for (guint j = 0; applies (question->pairing, cause) && j < others.n_answers; j++)
        {
          const Answer *other = &others.answers[j];
          g_autoptr (GArray) cases = NULL;

          if (!is_broken_by (question->pairing, other))
            continue;
          cases = meet (self, question, cause, other);
          if (cases == NULL)
            continue;
          report_pair (self, question, name, cause, other);
          return TRUE;
        }
    }

  return FALSE;
}

/* Counting is done only where nothing depends on a condition. */
static void
check_choice (CfnChecker      *self,
              const Question  *question,
              char           **names)
{
  const char *id = question->place->resource->id;
  CfnNode *second = NULL;
  guint n_there = 0;
  g_autofree char *list = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (Answers) answers = { .is_whole = TRUE };
      const Answer *answer = &answers.answers[0];

      look_up (self, question->object, names[i], &answers);
      if (!answers.is_whole || answers.n_answers != 1)
        return;
      if (answer->is_there && ++n_there == 2)
        second = answer->node;
    }

  if (n_there == 1 || (n_there > 1 && question->pairing->kind != CFN_PAIRING_ONE_OF))
    return;

  list = g_strjoinv (", ", names);
  if (n_there == 0 && find_own_words (question, NULL) < 0)
    report_at (self, "missing-property", question, question->object,
               question->pairing->object[0] != '\0'
                 ? cfn_message_new (N_("{0} of {1} needs one of {2}"), question->pairing->object,
                                    id, list, NULL)
                 : cfn_message_new (N_("{0} needs one of {1}"), id, list, NULL));
  else if (n_there > 1)
    report_at (self, "excluded-property", question, second,
               cfn_message_new (N_("{0} can only have one of {1}"), id, list, NULL));
}

static gboolean
any_applies (const CfnPairing *pairing,
             const Answers    *causes)
{
  for (guint i = 0; causes->is_whole && i < causes->n_answers; i++)
    {
      if (applies (pairing, &causes->answers[i]))
        return TRUE;
    }

  return FALSE;
}

static void
check_pairs (CfnChecker      *self,
             const Question  *question,
             char           **names)
{
  const CfnPairing *pairing = question->pairing;
  g_auto (Answers) causes = { .is_whole = TRUE };

  look_up (self, question->object, pairing->path, &causes);
  if (!any_applies (pairing, &causes))
    return;

  for (guint i = 0; names[i] != NULL; i++)
    {
      /* What lacks one thing often lacks the next for the same reason, and one switch is off for
       * all. */
      if (check_pair (self, question, names[i], &causes)
          && (pairing->kind == CFN_PAIRING_NEEDS || pairing->kind == CFN_PAIRING_IDLES))
        break;
    }
}

void
cfn_check_pairings (CfnChecker     *self,
                    const CfnPlace *place,
                    CfnNode        *object,
                    guint64         present)
{
  for (guint i = 0; i < place->plan->n_pairings; i++)
    {
      const CfnPlannedPairing *planned = &place->plan->pairings[i];
      const CfnPairing *pairing = planned->pairing;
      Question question = { place, pairing, object };

      /* Most pairings are about what most resources do not have. */
      if (!cfn_planned_pairing_can_matter (planned, present))
        continue;
      if (pairing->kind == CFN_PAIRING_ONE_OF || pairing->kind == CFN_PAIRING_ANY_OF)
        check_choice (self, &question, planned->others);
      else
        check_pairs (self, &question, planned->others);
    }
}
