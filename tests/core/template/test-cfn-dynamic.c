/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-dynamic.h"

static char *
cut (const char *text,
     CfnSpan     span)
{
  return g_strndup (text + span.start, cfn_span_length (span));
}

/* "store name key stage version valid", one a reference. */
static char *
describe (const char *text)
{
  static const char * const stores[] = { "ssm", "secure", "secret", "?" };
  g_autoptr (GArray) found = cfn_dynamic_find (text);
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const CfnDynamic *one = &g_array_index (found, CfnDynamic, i);
      g_autofree char *name = cut (text, one->name);
      g_autofree char *key = cut (text, one->key);
      g_autofree char *stage = cut (text, one->stage);
      g_autofree char *version = cut (text, one->version);

      g_assert_true (g_str_has_prefix (text + one->span.start, "{{resolve:"));
      g_assert_cmpint (text[one->span.end - 1], ==, '}');
      g_string_append_printf (description, "%s%s|%s|%s|%s|%s%s", i > 0 ? " " : "",
                              stores[one->store], name, key, stage, version,
                              one->is_valid ? "" : "!");
    }

  return g_string_free (description, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "", "" },
    { "{{resolve:ssm:name", "" },
    { "{{resolve:ssm:name}}", "ssm|name|||" },
    { "{{resolve:ssm:/a/b.c_d-e:12}}", "ssm|/a/b.c_d-e|||12" },
    { "{{resolve:ssm-secure:name:1}}", "secure|name|||1" },
    { "a {{resolve:ssm:x}} b {{resolve:ssm:y}}", "ssm|x||| ssm|y|||" },
    { "{{resolve:secretsmanager:s}}", "secret|s|||" },
    { "{{resolve:secretsmanager:s:SecretString:k}}", "secret|s|k||" },
    { "{{resolve:secretsmanager:s:SecretString:k:AWSPREVIOUS}}", "secret|s|k|AWSPREVIOUS|" },
    { "{{resolve:secretsmanager:s:SecretString:k::v1}}", "secret|s|k||v1" },
    { "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:123456789012:secret:s:"
      "SecretString:k}}",
      "secret|arn:aws:secretsmanager:eu-west-1:123456789012:secret:s|k||" },
    { "{{resolve:secretsmanager:s:SecretBinary:k}}", "secret|s|k||!" },
    { "{{resolve:secretsmanager:s:SecretString:k:a:b}}", "secret|s|k|a|b!" },
    { "{{resolve:ssm:name:x}}", "ssm|name|||x!" },
    { "{{resolve:ssm:na me}}", "ssm|na me|||!" },
    { "{{resolve:ssm:name:1:2}}", "ssm|name|||1!" },
    { "{{resolve:ssm:}}", "ssm||||!" },
    { "{{resolve:s3:name}}", "?|name|||!" },
    { "{{resolve:secretsmanager:s\\}}", "secret|s\\|||!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dynamic/find", test_find);

  return g_test_run ();
}
