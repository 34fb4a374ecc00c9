/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-question.h"
#include "cli.h"
#include "cli-file.h"
#include "cli-options.h"
#include "cli-report.h"
#include "iam-actions.h"

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

static void
append_reason (GString         *out,
               const CliFile   *file,
               const CfnReason *reason)
{
  g_autofree char *words = cfn_message_format (reason->message);

  if (reason->node != NULL)
    append_place (out, file, reason->node);
  g_string_append_printf (out, "%s\n", words);
}

static void
append_reasons (GString         *out,
                const CliFile   *file,
                const CfnAnswer *answer)
{
  gboolean has_statements = FALSE, has_doubts = FALSE;

  for (guint i = 0; i < answer->reasons->len; i++)
    {
      const CfnReason *reason = g_ptr_array_index (answer->reasons, i);

      if (!reason->is_doubt && !has_statements)
        g_string_append_printf (out, "%s\n", _("Statements:"));
      if (reason->is_doubt && !has_doubts)
        g_string_append_printf (out, "%s\n", _("Not known:"));
      has_statements |= !reason->is_doubt;
      has_doubts |= reason->is_doubt;
      append_reason (out, file, reason);
    }
  if (answer->note != NULL)
    {
      g_autofree char *note = cfn_message_format (answer->note);

      g_string_append_printf (out, "%s\n", note);
    }
}

static void
append_answer (GString         *out,
               const CliFile   *file,
               CfnQuestion     *question,
               const char      *asker,
               const char      *action,
               const CfnAnswer *answer)
{
  const CfnResource *role = cfn_question_get_role (question);

  g_string_append_printf (out, "%s\n", verdict_word (answer->verdict));
  g_string_append_printf (out, _("%s: %s on %s\n"), role != NULL ? role->id : asker, action,
                          answer->resource != NULL ? answer->resource
                                                   : _("whatever the statements name"));
  if (answer->cases != NULL)
    g_string_append_printf (out, _("Where these conditions of the template hold: %s\n"),
                            answer->cases);
  append_reasons (out, file, answer);
}

static void
warn_of_action (const char *action,
                const char *similar)
{
  const char *date = iam_actions_get_date (iam_actions_get_default ());
  g_autofree char *text = NULL;

  if (date == NULL)
    return;
  text = similar != NULL
           ? g_strdup_printf (_("no action of %s is called “%s”: is “%s” meant?"), date, action,
                              similar)
           : g_strdup_printf (_("no action of %s is called “%s”"), date, action);
  cli_report_warning (NULL, text);
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
  g_autoptr (CfnQuestion) question = NULL;
  g_autoptr (CfnAnswer) answer = NULL;
  g_autofree char *similar = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return CLI_FAILED;

  tree = cfn_tree_read (file->text, NULL);
  if (!cli_file_check_template (file, tree))
    return CLI_FAILED;

  template = cfn_template_new (tree);
  question = cfn_question_new (template, names[1], names[2], names[3], &similar, &error);
  if (question == NULL)
    {
      cli_report_error (NULL, error->message);
      if (similar != NULL)
        cli_report_hint (_("Is “%s” meant?"), similar);
      return CLI_FAILED;
    }

  if (!cfn_question_knows_action (question))
    warn_of_action (names[2], similar);
  answer = cfn_question_answer (question);
  append_answer (out, file, question, names[1], names[2], answer);
  bytes = g_bytes_new (out->str, out->len);
  if (!cli_write (NULL, bytes))
    return CLI_FAILED;

  return answer->verdict == IAM_VERDICT_ALLOWED ? CLI_DONE : CLI_NO;
}

const CliCommand cli_iam_command = {
  .name = "iam",
  .usage = N_("FILE WHO ACTION [RESOURCE]"),
  .summary = N_("Tell whether somebody may do something, and which statements say so"),
  .run = run_iam,
};
