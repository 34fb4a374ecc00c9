/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-value.h"

/* The parts of @string as one text: names in <>, texts in ''. */
static char *
describe (const char *string)
{
  g_autoptr (GPtrArray) parts = cfn_sub_parse (string);
  GString *text = g_string_new (NULL);
  gsize end = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnSubPart *part = g_ptr_array_index (parts, i);

      /* The parts cover the string without a gap. */
      g_assert_cmpuint (part->span.start, ==, end);
      end = part->span.end;
      if (!part->is_name)
        g_string_append_printf (text, "'%s'", part->name);
      else if (part->attribute == NULL)
        g_string_append_printf (text, "<%s>", part->name);
      else
        g_string_append_printf (text, "<%s|%s>", part->name, part->attribute);
    }
  g_assert_true (string[end] == '\0');

  return g_string_free (text, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *string;
    const char *parts;
  } cases[] = {
    { "", "" },
    { "plain", "'plain'" },
    { "${A}", "<A>" },
    { "${A.B.C}", "<A|B.C>" },
    { "a${B}c${D.E}f", "'a'<B>'c'<D|E>'f'" },
    { "${AWS::Region}", "<AWS::Region>" },
    { "${!Literal}", "'${Literal}'" },
    { "x${!aws:username}y", "'x''${aws:username}''y'" },
    { "${open", "'${open'" },
    { "a$b{c}", "'a$b{c}'" },
    { "${}", "'${}'" },
    { "${}${A}", "'${}'<A>" },
    { "$${A}", "'$'<A>" },
    { "$$${A}}", "'$$'<A>'}'" },
    { "${A${B}}", "'${A'<B>'}'" },
    { "${${A}.Arn}", "'${'<A>'.Arn}'" },
    { "${A ${B", "'${A ${B'" },
    { "${!A${B}}", "'${!A'<B>'}'" },
    { "${ A }", "< A >" },
    { "${A.}", "<A|>" },
    { "${.A}", "<|A>" },
    { "${!}", "'${}'" },
    { "&{A}", "'&{A}'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parts = describe (cases[i].string);

      g_assert_cmpstr (parts, ==, cases[i].parts);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sub/parse", test_parse);

  return g_test_run ();
}
