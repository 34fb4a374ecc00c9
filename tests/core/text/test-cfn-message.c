/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-message.h"

#include <gio/gio.h>

static void
assert_worded (CfnMessage *message,
               const char *expected)
{
  g_autofree char *text = cfn_message_format (message);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  g_autoptr (CfnMessage) plain = cfn_message_new (N_ ("Nothing to fill in"), NULL);
  g_autoptr (CfnMessage) two = cfn_message_new (N_ ("{1} before {0}"), "a", "b", NULL);
  g_autoptr (CfnMessage) repeated = cfn_message_new (N_ ("{0}, {0}"), "x", NULL);
  g_autoptr (CfnMessage) braces = cfn_message_new (N_ ("${0} {x} {9} {} {"), "{0}", NULL);

  assert_worded (plain, "Nothing to fill in");
  assert_worded (two, "b before a");
  assert_worded (repeated, "x, x");
  assert_worded (braces, "${0} {x} {9} {} {");
}

static void
test_parts (void)
{
  const char * const args[] = { "one", "two", NULL };
  g_autoptr (CfnMessage) message = cfn_message_new_strv ("{0}{1}", args);
  g_autoptr (CfnMessage) none = cfn_message_new_strv ("x", NULL);

  g_assert_cmpstr (cfn_message_get_format (message), ==, "{0}{1}");
  g_assert_cmpstr (cfn_message_get_args (message)[1], ==, "two");
  g_assert_null (cfn_message_get_args (message)[2]);
  g_assert_null (cfn_message_get_args (none)[0]);
}

static const char *
translate_to_german (const char *msgid)
{
  return g_str_equal (msgid, "{0} does not allow {1}") ? "{1} wird von {0} nicht erlaubt" : msgid;
}

static void
test_translator (void)
{
  static const char format[] = "{0} does not allow {1}";
  g_autoptr (CfnMessage) message = cfn_message_new (format, "Role", "x", NULL);
  g_autoptr (GError) error = NULL;

  assert_worded (message, "Role does not allow x");
  cfn_message_set_translator (translate_to_german);
  assert_worded (message, "x wird von Role nicht erlaubt");
  cfn_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, format, "A", "b", NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "b wird von A nicht erlaubt");
  g_assert_cmpstr (cfn_message_translate ("other"), ==, "other");
  cfn_message_set_translator (NULL);
  assert_worded (message, "Role does not allow x");
}

static void
test_is_gone (void)
{
  GValue value = G_VALUE_INIT;
  CfnMessage *message = cfn_message_new ("x", NULL);

  /* The sanitizer tells whether anything is left. */
  g_value_init (&value, CFN_TYPE_MESSAGE);
  g_value_set_boxed (&value, message);
  cfn_message_unref (message);
  assert_worded (g_value_get_boxed (&value), "x");
  g_value_unset (&value);
  cfn_set_error (NULL, G_IO_ERROR, G_IO_ERROR_FAILED, "nobody listens", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/format", test_format);
  g_test_add_func ("/message/parts", test_parts);
  g_test_add_func ("/message/translator", test_translator);
  g_test_add_func ("/message/is-gone", test_is_gone);

  return g_test_run ();
}
