/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-parameter.h"

#include "template-fixture.h"

static CfnParameter
read_parameter (CfnTemplate *template)
{
  CfnParameter parameter;

  cfn_parameter_read (&parameter, cfn_template_find_parameter (template, "P"));

  return parameter;
}

static void
test_types (void)
{
  static const struct
  {
    const char *type;
    const char *flags;   /* known, list, number, ssm */
  } cases[] = {
    { "String", "k" },
    { "Number", "kn" },
    { "List<Number>", "kln" },
    { "List<String>", "kl" },
    { "CommaDelimitedList", "kl" },
    { "AWS::EC2::VPC::Id", "k" },
    { "List<AWS::EC2::Subnet::Id>", "kl" },
    { "AWS::EC2::KeyPair::KeyName", "k" },
    { "List<AWS::EC2::KeyPair::KeyName>", "l" },
    { "AWS::SSM::Parameter::Name", "k" },
    { "AWS::SSM::Parameter::Value<String>", "ks" },
    { "AWS::SSM::Parameter::Value<List<String>>", "kls" },
    { "AWS::SSM::Parameter::Value<CommaDelimitedList>", "kls" },
    { "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "ks" },
    { "AWS::SSM::Parameter::Value<>", "s" },
    { "string", "" },
    { "Boolean", "" },
    { "List<", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *yaml
        = g_strdup_printf ("Parameters: {P: {Type: '%s'}}\nResources: {}\n", cases[i].type);
      g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
      CfnParameter parameter = read_parameter (template);
      g_autofree char *flags
        = g_strconcat (parameter.is_known_type ? "k" : "", parameter.is_list ? "l" : "",
                       parameter.is_number ? "n" : "", parameter.is_ssm ? "s" : "", NULL);

      g_assert_cmpstr (parameter.type, ==, cases[i].type);
      g_assert_cmpstr (flags, ==, cases[i].flags);
    }
}

static void
test_members (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Parameters:\n"
                             "  P:\n"
                             "    Type: String\n"
                             "    Default: a\n"
                             "    AllowedValues: [a, b]\n"
                             "    AllowedPattern: '[a-z]'\n"
                             "    MinLength: 1\n"
                             "    MaxLength: 2\n"
                             "    NoEcho: 'true'\n"
                             "    Description: d\n"
                             "    ConstraintDescription: c\n"
                             "Resources: {}\n");
  CfnParameter parameter = read_parameter (template);
  g_autofree char *source = cfn_text_dup_span (cfn_template_get_text (template),
                                               parameter.allowed_values->span);

  g_assert_cmpstr (parameter.name, ==, "P");
  g_assert_cmpstr (cfn_node_get_string (parameter.default_value), ==, "a");
  g_assert_cmpstr (source, ==, "[a, b]");
  g_assert_cmpstr (cfn_node_get_string (parameter.allowed_pattern), ==, "[a-z]");
  g_assert_cmpstr (cfn_node_get_string (parameter.min_length), ==, "1");
  g_assert_cmpstr (cfn_node_get_string (parameter.max_length), ==, "2");
  g_assert_null (parameter.min_value);
  g_assert_null (parameter.max_value);
  g_assert_cmpstr (cfn_node_get_string (parameter.description), ==, "d");
  g_assert_cmpstr (cfn_node_get_string (parameter.constraint_description), ==, "c");
  g_assert_true (parameter.is_secret);
}

static void
test_nonsense (void)
{
  static const char * const values[] = { "x", "[]", "{Type: []}", "{AllowedValues: a}", "{}", "" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *yaml = g_strdup_printf ("Parameters: {P: %s}\nResources: {}\n", values[i]);
      g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
      CfnParameter parameter = read_parameter (template);

      g_assert_null (parameter.type);
      g_assert_null (parameter.allowed_values);
      g_assert_false (parameter.is_known_type);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parameter/types", test_types);
  g_test_add_func ("/parameter/members", test_members);
  g_test_add_func ("/parameter/nonsense", test_nonsense);

  return g_test_run ();
}
