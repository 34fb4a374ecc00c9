/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-iam.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-condition.h"
#include "cli.h"
#include "cli-file.h"
#include "cli-options.h"

static const char *
verdict_word (IamVerdict verdict)
{
  switch (verdict)
    {
    case IAM_VERDICT_ALLOWED:
      return "allowed";
    case IAM_VERDICT_DENIED:
      return "denied";
    case IAM_VERDICT_UNKNOWN:
    default:
      return "unknown";
    }
}

static void
append_place (GString       *out,
              const CliFile *file,
              const CfnNode *node)
{
  CfnPosition position = cfn_text_get_position (file->text, node->span.start);

  g_string_append_printf (out, "  %s:%u:%u: ", file->name, (guint) position.line,
                          (guint) position.column);
}

static const char *
owner_words (const IamEvidence *evidence)
{
  switch (evidence->role)
    {
    case IAM_ROLE_OF_BOUNDARY:
      return _("in the permissions boundary");
    case IAM_ROLE_OF_RESOURCE:
      return _("in the policy of the resource");
    case IAM_ROLE_OF_IDENTITY:
    default:
      return NULL;
    }
}

static const char *
effect_words (const IamEvidence *evidence)
{
  if (evidence->statement == NULL)
    return _("may allow it");

  switch (evidence->statement->effect)
    {
    case IAM_EFFECT_ALLOW:
      return evidence->match == IAM_MATCH_YES ? _("allows it") : _("may allow it");
    case IAM_EFFECT_DENY:
      return evidence->match == IAM_MATCH_YES ? _("denies it") : _("may deny it");
    case IAM_EFFECT_UNKNOWN:
    default:
      return _("may allow or deny it");
    }
}

static void
append_evidence (GString           *out,
                 const CliFile     *file,
                 const IamEvidence *evidence)
{
  const CfnNode *node = evidence->statement != NULL ? evidence->statement->node : NULL;
  const char *name = iam_policy_get_name (evidence->policy);
  const char *owner = owner_words (evidence);

  if (node == NULL)
    node = iam_policy_get_node (evidence->policy);
  if (node != NULL)
    append_place (out, file, node);
  if (name != NULL)
    g_string_append_printf (out, "%s: ", name);
  g_string_append (out, effect_words (evidence));
  if (owner != NULL)
    g_string_append_printf (out, " (%s)", owner);
  g_string_append_c (out, '\n');
}

/* What would have to be known; free with g_free(). */
static char *
doubt_words (const IamDoubt *doubt)
{
  static const struct
  {
    const char *reason;
    const char *words;
  } table[] = {
    { "condition-key", N_("the key %s of the request") },
    { "policy-variable", N_("the key %s of the request") },
    { "condition", N_("whether the condition %s of the template holds") },
    { "parameter", N_("the parameter %s") },
    { "import", N_("what another stack exports: %s") },
    { "literal-arn", N_("whether %s names what is asked for") },
  };

  for (guint i = 0; doubt->name != NULL && i < G_N_ELEMENTS (table); i++)
    {
      if (g_str_equal (table[i].reason, doubt->reason))
        return g_strdup_printf (_(table[i].words), doubt->name);
    }
  if (g_str_equal (doubt->reason, "managed-policy"))
    return g_strdup (_("what this managed policy says"));
  if (g_str_equal (doubt->reason, "policy-template"))
    return g_strdup (_("what this policy template of AWS SAM says"));
  if (doubt->name != NULL)
    return g_strdup_printf (_("what is made while the stack is deployed: %s"), doubt->name);

  return g_strdup (_("what is made while the stack is deployed"));
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
append_explanation (GString           *out,
                    const CliFile     *file,
                    GPtrArray         *evidence,
                    const IamDecision *decision)
{
  g_autoptr (GString) doubts = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      const IamEvidence *one = g_ptr_array_index (evidence, i);

      if (!has_decided (one, decision))
        continue;
      if (n++ == 0)
        g_string_append_printf (out, "%s\n", _("Statements:"));
      append_evidence (out, file, one);
      for (guint j = 0; j < one->doubts->len; j++)
        {
          const IamDoubt *doubt = g_ptr_array_index (one->doubts, j);
          g_autofree char *words = doubt_words (doubt);

          if (doubt->node != NULL)
            append_place (doubts, file, doubt->node);
          g_string_append_printf (doubts, "%s\n", words);
        }
    }

  if (n == 0)
    g_string_append_printf (out, "%s\n", _("No statement covers it."));
  else if (decision->verdict == IAM_VERDICT_DENIED && !decision->by_deny)
    g_string_append_printf (out, "%s\n", _("That is not enough: all that have a say must allow."));
  if (decision->verdict == IAM_VERDICT_UNKNOWN && doubts->len > 0)
    g_string_append_printf (out, "%s\n%s", _("Not known:"), doubts->str);
}

static void
append_question (GString              *out,
                 const CliIamQuestion *question)
{
  g_autofree char *resource = question->resource != NULL
                                ? iam_text_to_string (question->resource)
                                : g_strdup (_("whatever the statements name"));

  g_string_append_printf (out, _("%s: %s on %s\n"), question->role->resource->id,
                          question->action, resource);
}

static IamDecision
answer (const CliIamQuestion *question,
        const CliFile        *file,
        GString              *out)
{
  IamRequest request = cfn_role_request (question->role, question->action, question->resource);
  IamPolicy *own = question->target != NULL
                     ? cfn_roles_get_own_policy (question->roles, question->target,
                                                 question->of_stream)
                     : NULL;
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_autoptr (GPtrArray) evidence = NULL;
  IamDecision decision;

  request.given = question->given;
  decision = iam_identity_evaluate (question->role->identity, own, &request);
  g_string_append_printf (out, "%s\n", verdict_word (decision.verdict));
  append_question (out, question);
  if (decision.n_cases > 0)
    {
      g_autofree char *when = NULL;

      g_array_append_vals (cases, decision.cases, decision.n_cases);
      when = cfn_cases_to_string (cases);
      g_string_append_printf (out, _("Where these conditions of the template hold: %s\n"), when);
    }

  g_array_append_vals (cases, question->given->data, question->given->len);
  request.given = cases;
  evidence = iam_identity_explain (question->role->identity, own, &request);
  append_explanation (out, file, evidence, &decision);

  return decision;
}

static CliStatus
run_iam (int    argc,
         char **argv)
{
  g_auto (GStrv) names = cli_options_parse (&cli_iam_command, NULL, argc, argv, 3, 4);
  g_autoptr (CliFile) file = names != NULL ? cli_file_open (names[0]) : NULL;
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  CliIamQuestion question;
  CliStatus status = CLI_FAILED;

  if (file == NULL)
    return CLI_FAILED;

  tree = cfn_tree_read (file->text, NULL);
  if (!cli_file_check_whole (file, tree))
    return CLI_FAILED;

  template = cfn_template_new (tree);
  if (cli_iam_question_init (&question, template, names[1], names[2], names[3]))
    {
      IamDecision decision = answer (&question, file, out);

      bytes = g_bytes_new (out->str, out->len);
      if (cli_write (NULL, bytes))
        status = decision.verdict == IAM_VERDICT_ALLOWED ? CLI_DONE : CLI_NO;
    }
  cli_iam_question_clear (&question);

  return status;
}

const CliCommand cli_iam_command = {
  .name = "iam",
  .usage = N_("FILE ROLE ACTION [RESOURCE]"),
  .summary = N_("Tell whether a role may do something, and which statements say so"),
  .run = run_iam,
};
