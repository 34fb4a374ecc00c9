/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-finding.h"
#include "cfn-trace.h"
#include "cli-file.h"
#include "cli-json.h"
#include "cli-options.h"
#include "cli-report.h"

/* What the options say. Strings are owned. */
typedef struct
{
  char     *events;
  char     *mapping;
  char     *outcomes;
  char     *format;
  gboolean  sample;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->events);
  g_free (self->mapping);
  g_free (self->outcomes);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- Text --- */

static void
append_hop (GString      *out,
            const CfnHop *hop)
{
  g_autofree char *words = cfn_message_format (hop->message);
  g_autofree char *records = cfn_hop_dup_records (hop);
  const char *sign = hop->at < 0 ? "-" : "";
  gint64 at = ABS (hop->at);
  g_autofree char *time = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%03d", sign, at / 1000,
                                           (int) (at % 1000));

  g_string_append_printf (out, "%10s  %-9s  %s%s%s\n", time, cfn_hop_kind_to_string (hop->kind),
                          records, *records != '\0' ? "  " : "", words);
}

/* @words: what has become of @n records. */
static void
append_count (GString    *out,
              gboolean   *is_first,
              guint       n,
              const char *words)
{
  if (n > 0)
    g_string_append_printf (out, "%s %u %s", *is_first ? ":" : ",", n, words);
  *is_first &= n == 0;
}

static char *
write_text (CfnTrace *trace)
{
  GString *out = g_string_new (NULL);
  CfnTraceCounts counts = cfn_trace_get_counts (trace);
  guint n = cfn_trace_get_n_records (trace);
  gboolean is_first = TRUE;

  for (guint i = 0; i < cfn_trace_get_n_hops (trace); i++)
    append_hop (out, cfn_trace_get_hop (trace, i));
  if (cfn_trace_is_cut (trace))
    g_string_append_printf (out, _("The run was cut after %d steps.\n"), CFN_TRACE_MAX_HOPS);

  g_string_append_printf (out, ngettext ("%u record", "%u records", n), n);
  append_count (out, &is_first, counts.delivered, _("delivered"));
  append_count (out, &is_first, counts.dropped, _("dropped by filters"));
  append_count (out, &is_first, counts.given_up, _("given up"));
  append_count (out, &is_first, counts.lost, _("lost"));
  append_count (out, &is_first, counts.blocked, _("blocked"));
  append_count (out, &is_first, counts.waiting, _("still on the way"));
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

/* --- JSON --- */

static void
write_hop (CliJson  *json,
           CfnTrace *trace,
           guint     index)
{
  const CfnHop *hop = cfn_trace_get_hop (trace, index);
  g_autofree char *message = cfn_message_format (hop->message);
  g_autofree char *payload = cfn_trace_dup_payload (trace, index);

  cli_json_open (json, '{');
  cli_json_key (json, "at");
  cli_json_integer (json, hop->at);
  cli_json_member (json, "kind", cfn_hop_kind_to_string (hop->kind));
  cli_json_member (json, "mapping", hop->mapping);
  cli_json_member (json, "from", hop->from);
  cli_json_member (json, "to", hop->to);
  cli_json_key (json, "records");
  cli_json_open (json, '[');
  for (guint i = 0; i < hop->n_records; i++)
    cli_json_number (json, hop->records[i]);
  cli_json_close (json, ']');
  cli_json_key (json, "batch");
  cli_json_number (json, hop->batch);
  cli_json_key (json, "attempt");
  cli_json_number (json, hop->attempt);
  cli_json_member (json, "message", message);
  cli_json_key (json, "payload");
  cli_json_raw (json, payload);
  cli_json_close (json, '}');
}

static char *
write_json (CfnTrace *trace)
{
  CfnTraceCounts counts = cfn_trace_get_counts (trace);
  const struct
  {
    const char *key;
    guint       n;
  } numbers[] = {
    { "delivered", counts.delivered }, { "dropped", counts.dropped },
    { "given_up", counts.given_up },   { "lost", counts.lost },
    { "blocked", counts.blocked },     { "waiting", counts.waiting },
  };
  CliJson json;

  cli_json_init (&json);
  cli_json_open (&json, '{');
  cli_json_key (&json, "format");
  cli_json_number (&json, 1);
  cli_json_key (&json, "records");
  cli_json_open (&json, '[');
  for (guint i = 1; i <= cfn_trace_get_n_records (trace); i++)
    cli_json_raw (&json, cfn_trace_get_record_json (trace, i));
  cli_json_close (&json, ']');
  cli_json_key (&json, "hops");
  cli_json_open (&json, '[');
  for (guint i = 0; i < cfn_trace_get_n_hops (trace); i++)
    write_hop (&json, trace, i);
  cli_json_close (&json, ']');
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      cli_json_key (&json, numbers[i].key);
      cli_json_number (&json, numbers[i].n);
    }
  cli_json_key (&json, "cut");
  cli_json_boolean (&json, cfn_trace_is_cut (trace));
  cli_json_close (&json, '}');

  return cli_json_finish (&json);
}

/* --- The command --- */

/* Tells of @problem, which is of the events unless these have no place for it. */
static void
report (const CliFile          *file,
        const CliFile          *events,
        const CfnSyntaxProblem *problem,
        gboolean                has_place)
{
  g_autofree char *words = cfn_message_format (problem->message);

  if (has_place)
    cli_report_problem (events->name, events->text, problem->span, CFN_SEVERITY_ERROR, words,
                        NULL);
  else
    cli_report_error (file->name, words);
}

static CfnTrace *
simulate (const CliFile *file,
          CfnProof      *proof,
          const Options *options,
          CfnOutcomes   *outcomes)
{
  g_autoptr (CliFile) events = cli_file_open (options->events);
  CfnSyntaxProblem problem = { NULL, { 0, 0 } };
  g_autoptr (GPtrArray) writes = NULL;
  CfnTrace *trace = NULL;
  guint number = 1;

  if (events == NULL)
    return NULL;
  writes = cfn_writes_parse (events->text, &problem);
  if (writes != NULL)
    trace = cfn_trace_new (proof, options->mapping, writes, outcomes, &problem, &number);
  if (trace == NULL)
    report (file, events, &problem, number > 0);
  g_clear_pointer (&problem.message, cfn_message_unref);

  return trace;
}

/* What is good in a run is of little use while the stack cannot be deployed. */
static void
warn_of_errors (const CliFile *file,
                CfnProof      *proof)
{
  g_autoptr (CfnFindings) findings = cfn_findings_new (proof);
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    n += cfn_findings_get (findings, i)->severity == CFN_SEVERITY_ERROR;
  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("“millrace-cli check” finds %u error that keeps this stack "
                                    "from being deployed, or its trigger from working",
                                    "“millrace-cli check” finds %u errors that keep this stack "
                                    "from being deployed, or its trigger from working", n), n);
  cli_report_warning (file->name, text);
}

/* An events file to begin with. */
static CliStatus
print_sample (const CliFile *file,
              CfnProof      *proof,
              const char    *mapping)
{
  const CfnResource *table = cfn_trace_find_table (proof, mapping);
  g_autoptr (GPtrArray) writes = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *json;

  if (table == NULL)
    {
      cli_report_error (file->name, _("no mapping reads the stream of a table"));
      return CLI_FAILED;
    }
  writes = cfn_writes_sample (cfn_proof_get_template (proof), table);
  json = cfn_writes_to_json (writes);
  bytes = g_bytes_new_take (json, strlen (json));

  return cli_write (NULL, bytes) ? CLI_DONE : CLI_FAILED;
}

/* FALSE when what the options say together makes no sense, which has then been said. */
static gboolean
check_options (const Options *options)
{
  if (options->events == NULL && !options->sample)
    {
      cli_report_error (NULL, _("--events is missing: which writes are to run through?"));
      cli_report_hint (_("“millrace-cli simulate FILE --sample” prints some to begin with."));
      return FALSE;
    }
  if (options->format != NULL && !g_str_equal (options->format, "text")
      && !g_str_equal (options->format, "json"))
    {
      g_autofree char *text = g_strdup_printf (_("“%s” is no format: text and json are"),
                                               options->format);

      cli_report_error (NULL, text);
      return FALSE;
    }

  return TRUE;
}

static CliStatus
run_on (const CliFile *file,
        CfnProof      *proof,
        const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnOutcomes) outcomes
    = cfn_outcomes_parse (options->outcomes != NULL ? options->outcomes : "", &error);
  g_autoptr (CfnTrace) trace = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (outcomes == NULL)
    {
      cli_report_error (NULL, error->message);
      return CLI_FAILED;
    }
  trace = simulate (file, proof, options, outcomes);
  if (trace == NULL)
    return CLI_FAILED;

  text = g_strcmp0 (options->format, "json") == 0 ? write_json (trace) : write_text (trace);
  bytes = g_bytes_new_take (text, strlen (text));
  if (!cli_write (NULL, bytes))
    return CLI_FAILED;
  if (cfn_trace_is_good (trace))
    warn_of_errors (file, proof);

  return cfn_trace_is_good (trace) ? CLI_DONE : CLI_NO;
}

static CliStatus
run_simulate (int    argc,
              char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "events", 0, 0, G_OPTION_ARG_FILENAME, &options.events,
      N_("The writes: an events file, or a Lambda event"), N_("EVENTS") },
    { "mapping", 0, 0, G_OPTION_ARG_STRING, &options.mapping,
      N_("Only this event source mapping"), N_("ID") },
    { "outcomes", 0, 0, G_OPTION_ARG_STRING, &options.outcomes,
      N_("How the calls of the function come out: ok, error, timeout, throttle, malformed, "
         "no-state, partial:N; poison:N"),
      N_("LIST") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("“text” or “json”"), N_("FORMAT") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &options.sample,
      N_("Print an events file for this template instead"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) names = cli_options_parse (&cli_simulate_command, entries, argc, argv, 1, 1);
  g_autoptr (CliFile) file = NULL;
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (CfnProof) proof = NULL;

  if (names == NULL || !check_options (&options))
    return CLI_FAILED;
  file = cli_file_open (names[0]);
  if (file == NULL)
    return CLI_FAILED;
  tree = cfn_tree_read (file->text, NULL);
  if (!cli_file_check_template (file, tree))
    return CLI_FAILED;

  template = cfn_template_new (tree);
  proof = cfn_proof_new (template);

  return options.sample ? print_sample (file, proof, options.mapping)
                        : run_on (file, proof, &options);
}

const CliCommand cli_simulate_command = {
  .name = "simulate",
  .usage = N_("FILE"),
  .summary = N_("Run changes of a table through its trigger, without AWS"),
  .run = run_simulate,
};
