/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "cfn-change.h"
#include "links-test.h"
#include "millrace-written.h"

static CfnTemplate *
read_text (CfnText *text)
{
  g_autoptr (CfnReading) reading = cfn_reading_new (text);

  return cfn_template_ref (cfn_reading_get_template (reading));
}

static void
test_describe (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (links_yaml, -1);
  g_autoptr (CfnTemplate) before = read_text (text);
  g_autoptr (CfnEdit) edit = cfn_change_set (before, "Echo.Timeout", "30", NULL);
  g_autoptr (CfnText) changed = cfn_edit_apply (edit, text);
  g_autoptr (CfnTemplate) after = read_text (changed);
  g_autofree char *words = millrace_written_describe (edit, before, after);
  g_auto (GStrv) ids = millrace_written_list (before, after, NULL);
  g_auto (GStrv) others = millrace_written_list (before, after,
                                                 (const char * const []) { "Echo", NULL });

  g_assert_cmpstr (words, ==, "1 line in Echo");
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (ids[0], ==, "Echo");
  g_assert_cmpuint (g_strv_length (others), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/written/describe", test_describe);

  return g_test_run ();
}
