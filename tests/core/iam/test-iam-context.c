/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-context.h"

static void
test_look_up (void)
{
  g_autoptr (IamContext) context = iam_context_new (NULL);
  GPtrArray *values;

  iam_context_add (context, "aws:PrincipalTag/team", iam_text_new ("red", IAM_TEXT_PLAIN));
  iam_context_set_absent (context, "aws:PrincipalTag/");
  g_assert_cmpint (iam_context_look_up (context, "AWS:principaltag/TEAM", &values), ==,
                   IAM_KEY_KNOWN);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpint (iam_context_look_up (context, "aws:PrincipalTag/cost", &values), ==,
                   IAM_KEY_ABSENT);
  g_assert_null (values);
  g_assert_cmpint (iam_context_look_up (context, "aws:SourceVpc", &values), ==, IAM_KEY_UNKNOWN);
  g_assert_cmpint (iam_context_look_up (NULL, "aws:CurrentTime", &values), ==, IAM_KEY_PRESENT);
}

static void
assert_filled (const IamContext *context,
               const char       *written,
               const char       *expected)
{
  g_autoptr (IamText) text = iam_text_new (written, IAM_TEXT_VARIABLES);
  gboolean is_void;
  g_autoptr (IamText) filled = iam_context_fill (context, text, &is_void);
  g_autofree char *found = filled != NULL && !is_void ? iam_text_to_string (filled) : NULL;

  g_assert_cmpstr (found, ==, expected);
}

static void
test_fill (void)
{
  g_autoptr (IamContext) context = iam_context_new (NULL);

  iam_context_add (context, "k:one", iam_text_new ("x", IAM_TEXT_PLAIN));
  iam_context_add (context, "k:two", iam_text_new ("x", IAM_TEXT_PLAIN));
  iam_context_add (context, "k:two", iam_text_new ("y", IAM_TEXT_PLAIN));
  iam_context_set_absent (context, "k:none");
  assert_filled (context, "a/${k:one}/b", "a/x/b");
  assert_filled (context, "a/${k:none, 'd'}/b", "a/d/b");
  assert_filled (context, "a/${k:none}/b", NULL);
  assert_filled (context, "a/${k:two}/b", NULL);
  assert_filled (context, "a/${k:other}/b", "a/${k:other}/b");
  assert_filled (context, "nothing to fill", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/context/look-up", test_look_up);
  g_test_add_func ("/context/fill", test_fill);

  return g_test_run ();
}
