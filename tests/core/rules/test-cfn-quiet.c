/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings that take over what was quiet in those before, and claims about code that was read then,
 * are the very ones that a fresh look gives, whatever somebody types: in the templates of the
 * golden cases, a few edits behind one another. */
#include "cfn-finding.h"
#include "cfn-quiet.h"

#include <string.h>

#define SEED 20261123

/* What is typed: halves of functions, names, and what other rules listen to. */
static const char * const pieces[] = {
  "a", "0", " ", "'", ":", "\n", "-", "#", "{", "}", "!Ref ", "!GetAtt ", "!Sub ", "${", "}", "*",
  "&x ", "*x", "null", "\n      Fn::Transform: x", "{{resolve:ssm:x}}", "AWS::NoValue", "!If [",
  "arn:aws:", "Arn", "\n  Other:\n    Type: AWS::SNS::Topic", "true", "LATEST", "!Length ", "Fn::",
};

typedef struct
{
  GRand *rand;
  guint  n_edits;
  guint  n_kept;   /* in which something was taken over */
} Run;

static char *
describe_fixes (const CfnFinding *finding)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < finding->n_fixes; i++)
    {
      const CfnFix *fix = &finding->fixes[i];
      g_autofree char *title = cfn_message_format (fix->title);

      g_string_append_printf (text, "\n  %s %d %d “%s” “%s” “%s” %u-%u", fix->id, fix->kind,
                              fix->is_safe, title, fix->first, fix->second,
                              (guint) fix->span.start, (guint) fix->span.end);
    }

  return g_string_free (text, FALSE);
}

static char *
describe (const CfnFinding *finding)
{
  g_autofree char *message = cfn_message_format (finding->message);
  g_autofree char *fixes = describe_fixes (finding);
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%s %d %s %s %u-%u “%s”", finding->rule, finding->severity,
                   finding->resource != NULL ? finding->resource->id : "-", finding->path,
                   (guint) finding->span.start, (guint) finding->span.end, message);
  for (guint i = 0; finding->evidence[i] != NULL; i++)
    g_string_append_printf (text, " %u", (guint) finding->evidence[i]->span.start);
  g_string_append (text, fixes);

  return g_string_free (text, FALSE);
}

static char *
describe_claim (const CfnClaim *claim)
{
  g_autofree char *message = claim->message != NULL ? cfn_message_format (claim->message) : NULL;
  g_autofree char *label = claim->label != NULL ? cfn_message_format (claim->label) : NULL;
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%s %s %s %s %s “%s” “%s”", cfn_claim_kind_to_string (claim->kind),
                   cfn_verdict_to_string (claim->verdict), claim->reason,
                   claim->from != NULL ? claim->from->id : "-",
                   claim->to != NULL ? claim->to->id : "-", message, label);
  for (guint i = 0; claim->evidence[i] != NULL; i++)
    g_string_append_printf (text, " %u", (guint) claim->evidence[i]->span.start);
  if (claim->detail != NULL)
    g_string_append_printf (text, " in %u-%u", (guint) claim->detail->span.start,
                            (guint) claim->detail->span.end);

  return g_string_free (text, FALSE);
}

static char *
describe_all (CfnFindings *findings,
              CfnProof    *proof)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      g_autofree char *one = describe (cfn_findings_get (findings, i));

      g_string_append_printf (text, "%s\n", one);
    }
  for (guint i = 0; i < cfn_findings_get_n_suppressed (findings); i++)
    {
      g_autofree char *one = describe (cfn_findings_get_suppressed (findings, i));

      g_string_append_printf (text, "not: %s\n", one);
    }
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      g_autofree char *one = describe_claim (claim);

      g_string_append_printf (text, "%s: %d\n", one, cfn_findings_find_claim (findings, claim));
    }

  return g_string_free (text, FALSE);
}

/* The text of some scalar, which may then stand elsewhere. */
static CfnSpan
choose_scalar (Run     *self,
               CfnTree *tree)
{
  gsize length;
  const CfnNode *node;

  cfn_text_get_data (cfn_tree_get_text (tree), &length);
  node = cfn_tree_get_node_at (tree, g_rand_int_range (self->rand, 0, MAX ((gint) length, 1)));
  while (node != NULL && node->first_child != NULL)
    node = g_rand_boolean (self->rand) ? node->first_child : node->last_child;

  return node != NULL ? node->span : (CfnSpan) { 0, 0 };
}

static gsize
next_character (const char *data,
                gsize       length,
                gsize       at)
{
  while (at < length && ((guchar) data[at] & 0xc0) == 0x80)
    at++;

  return at;
}

/* What somebody may do in one go: type, take away, or write one value where another one is. */
static CfnText *
type (Run     *self,
      CfnTree *tree)
{
  CfnText *text = cfn_tree_get_text (tree);
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  const char *piece = pieces[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (pieces))];
  gsize length;
  const char *data = cfn_text_get_data (text, &length);
  CfnSpan span = choose_scalar (self, tree);
  gsize at = next_character (data, length, g_rand_int_range (self->rand, 0, (gint) length + 1));

  switch (g_rand_int_range (self->rand, 0, 5))
    {
    case 0:
      cfn_edit_add (edit, (CfnSpan) { at, at }, piece, -1);
      break;
    case 1:
      cfn_edit_add (edit, (CfnSpan) { at, next_character (data, length, MIN (at + 2, length)) },
                    "", 0);
      break;
    case 2:
      cfn_edit_add (edit, (CfnSpan) { span.end, span.end }, piece, -1);
      break;
    case 3:
      cfn_edit_add (edit, span, piece, -1);
      break;
    default:
      {
        CfnSpan other = choose_scalar (self, tree);

        cfn_edit_add (edit, span, data + other.start, (gssize) (other.end - other.start));
      }
    }

  return cfn_edit_apply (edit, text);
}

static CfnTemplate *
read_template (CfnText *text)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);

  return cfn_template_new (tree);
}

static gboolean
is_any_kept (CfnTemplate *before,
             CfnTemplate *after)
{
  guint n = cfn_template_get_n_resources (before);
  g_autofree guint8 *all = g_malloc (n + 1);
  g_autofree guint8 *kept = NULL;

  memset (all, 0xff, n + 1);
  kept = cfn_quiet_take_over (all, before, after);
  for (guint i = 0; i < cfn_template_get_n_resources (after); i++)
    {
      if (kept[i] != 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_text (Run        *self,
            const char *name,
            const char *data,
            guint       n_edits)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (data, -1);
  g_autoptr (CfnTemplate) template = read_template (text);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);
  g_autoptr (CfnFindings) findings = cfn_findings_new (proof);

  for (guint i = 0; i < n_edits; i++)
    {
      CfnTemplate *before = cfn_proof_get_template (proof);
      g_autoptr (CfnText) typed = type (self, cfn_template_get_tree (before));
      g_autoptr (CfnTemplate) next_template = read_template (typed);
      g_autoptr (CfnProof) next = cfn_proof_new_after (proof, next_template);
      g_autoptr (CfnProof) fresh_proof = cfn_proof_new (next_template);
      g_autoptr (CfnFindings) after = cfn_findings_new_after (findings, next);
      g_autoptr (CfnFindings) fresh = cfn_findings_new (fresh_proof);
      g_autofree char *found = describe_all (after, next);
      g_autofree char *expected = describe_all (fresh, fresh_proof);

      if (!g_str_equal (found, expected))
        g_error ("%s, edit %u:\n%s\ninstead of\n%s\nin\n%s", name, i, found, expected,
                 cfn_text_get_data (typed, NULL));
      self->n_edits++;
      self->n_kept += is_any_kept (before, next_template);
      /* Nobody leaves a text broken for long, and half of all edits are taken back. */
      if (!cfn_tree_is_whole (cfn_template_get_tree (next_template))
          || g_rand_boolean (self->rand))
        continue;
      cfn_findings_unref (findings);
      findings = g_steal_pointer (&after);
      cfn_proof_unref (proof);
      proof = g_steal_pointer (&next);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
check_folder (Run        *self,
              const char *path,
              guint       n_edits)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, names->pdata[i], NULL);
      g_autofree char *data = NULL;

      if (g_file_get_contents (file, &data, NULL, NULL) && g_utf8_validate (data, -1, NULL))
        check_text (self, names->pdata[i], data, n_edits);
    }
}

static void
test_golden_cases (void)
{
  static const char * const folders[] = { "data/starters", "tests/golden/inputs",
                                          "tests/golden/cases/check" };
  Run run = { .rand = g_rand_new_with_seed (SEED) };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path
        = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), folders[i], NULL);

      check_folder (&run, path, g_test_slow () ? 400 : i < 2 ? 60 : 8);
    }
  g_test_message ("%u edits, of which %u kept something", run.n_edits, run.n_kept);
  g_assert_cmpuint (run.n_kept, >, run.n_edits / 10);
  g_rand_free (run.rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quiet/golden-cases", test_golden_cases);

  return g_test_run ();
}
