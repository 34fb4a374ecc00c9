/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "help.h"
#include "millrace-starters.h"

static void
test_every_starter_loads (void)
{
  g_autoptr (GPtrArray) starters = millrace_starters_list ();

  g_assert_cmpuint (starters->len, >=, 3);
  for (guint i = 0; i < starters->len; i++)
    {
      const MillraceStarter *starter = g_ptr_array_index (starters, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = millrace_starters_load (starter->id, &error);
      g_autoptr (CfnText) text = NULL;
      g_autoptr (CfnReading) reading = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (starter->title, !=, "");
      g_assert_cmpstr (starter->description, !=, "");

      text = cfn_text_new (bytes);
      reading = cfn_reading_new (text);
      g_assert_true (cfn_reading_is_whole (reading));
      /* A stack needs a resource: the frame alone is no template yet, and says so. */
      if (!g_str_equal (starter->id, "empty"))
        g_assert_cmpint (cfn_findings_get_worst (cfn_reading_get_findings (reading), NULL), <,
                         CFN_SEVERITY_WARNING);
    }
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (millrace_starters_load ("no-such-starter", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/starters/every-starter-loads", test_every_starter_loads);
  g_test_add_func ("/starters/unknown", test_unknown);

  return g_test_run ();
}
