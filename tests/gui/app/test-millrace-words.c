/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-message.h"
#include "millrace-words.h"

static const char *
translate (const char *msgid)
{
  return g_str_equal (msgid, "Connect {0} to {1}") ? "{1} mit {0} verbinden" : msgid;
}

static void
test_plain (void)
{
  g_autofree char *text = millrace_words ("Connect {0} to {1}", "A", "B", NULL);

  g_assert_cmpstr (text, ==, "Connect A to B");
}

static void
test_translated (void)
{
  g_autofree char *text = NULL;

  cfn_message_set_translator (translate);
  text = millrace_words ("Connect {0} to {1}", "A", "B", NULL);
  g_assert_cmpstr (text, ==, "B mit A verbinden");
  cfn_message_set_translator (NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/plain", test_plain);
  g_test_add_func ("/words/translated", test_translated);

  return g_test_run ();
}
