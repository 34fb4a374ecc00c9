/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates that end too early, anywhere: what is read of them is whole, or there are words for
 * what is wrong, and either way the rest is proven, checked and drawn. */
#include "cfn-reading.h"

#include "cfn-convert.h"
#include "cfn-layout.h"

#include <string.h>

/* How many places each template is cut off at. The reader alone is tested at every byte. */
#define N_CUTS 150

static void
assert_answered (CfnText *text)
{
  g_autoptr (CfnReading) reading = cfn_reading_new (text);
  CfnFindings *findings = cfn_reading_get_findings (reading);
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *words = cfn_message_format (finding->message);

      g_assert_cmpstr (words, !=, "");
      g_assert_cmpuint (finding->span.start, <=, finding->span.end);
      g_assert_cmpuint (finding->span.end, <=, cfn_text_get_length (text));
    }

  if (!cfn_reading_is_whole (reading))
    {
      g_assert_cmpuint (cfn_findings_get_n (findings), ==, 1);
      g_assert_cmpstr (cfn_findings_get (findings, 0)->rule, ==, "syntax");
    }

  layout = cfn_layout_new (cfn_reading_get_diagram (reading), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* An odd step, so that cuts fall into keys, values, indents, escapes and characters alike. */
static void
cut (const char *data,
     gsize       length)
{
  const gsize step = (length / N_CUTS) | 1;

  for (gsize end = 0; end < length; end += step)
    {
      g_autoptr (CfnText) text = cfn_text_new_from_string (data, end);

      assert_answered (text);
    }
}

static void
test_file (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  text = cfn_text_new_from_string (contents, length);
  tree = cfn_tree_read (text, NULL);
  cut (contents, length);

  other = cfn_tree_is_json (tree) ? cfn_convert_to_yaml (tree, NULL, &error)
                                  : cfn_convert_to_json (tree, NULL, &error);
  g_assert_no_error (error);
  cut (g_bytes_get_data (other, NULL), g_bytes_get_size (other));
}

int
main (int   argc,
      char *argv[])
{
  static const char * const names[] = {
    "data/starters/echo-trigger.yaml",
    "data/starters/tidy-trigger.yaml",
    "tests/golden/inputs/permissions-sam.yaml",
    "tests/core/syntax/property/banners.yaml",
    "tests/core/syntax/property/calls.yaml",
    "tests/core/syntax/property/crlf-bom-end.yaml",
    "tests/core/syntax/property/sam.yaml",
    "tests/core/syntax/property/stack.json",
    "tests/core/syntax/property/stack-flow.yaml",
    "tests/core/syntax/property/stack-minified.json",
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *test = g_strconcat ("/cut/", strrchr (names[i], '/') + 1, NULL);

      g_test_add_data_func (test, names[i], test_file);
    }

  return g_test_run ();
}
