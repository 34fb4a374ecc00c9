/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-known.h"

#include "template-fixture.h"

#define HEAD                                                                                       \
  "Parameters:\n"                                                                                  \
  "  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}\n"                            \
  "  Name: {Type: String}\n"                                                                       \
  "  Names: {Type: CommaDelimitedList}\n"                                                          \
  "  Secret: {Type: String, NoEcho: true, Default: hush}\n"                                        \
  "  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a}\n"                          \
  "Conditions:\n"                                                                                  \
  "  C: !Equals [!Ref Stage, prod]\n"                                                              \
  "  D: !Equals [!Ref Name, x]\n"                                                                  \
  "  Dev: !Equals [dev, !Ref Stage]\n"                                                             \
  "  DevX: !And [!Condition Dev, !Condition D]\n"                                                  \
  "  Always: !Equals [a, a]\n"                                                                     \
  "  Never: !Not [!Condition Always]\n"                                                            \
  "Mappings:\n"                                                                                    \
  "  M: {a: {size: 5, names: [x, z]}, b: {size: 6}, loop: {v: !FindInMap [M, loop, v]}}\n"         \
  "Resources:\n"                                                                                   \
  "  T: {Type: AWS::DynamoDB::Table}\n"                                                            \
  "  X:\n"                                                                                         \
  "    Type: A::B::C\n"                                                                            \
  "    Properties: {P: %s}\n"

static CfnTemplate *
read_value (const char  *value,
            CfnNode    **node)
{
  g_autofree char *yaml = g_strdup_printf (HEAD, value);
  CfnTemplate *template = template_fixture_read (yaml);

  *node = cfn_resource_get_property (cfn_template_find_resource (template, "X"), "P");

  return template;
}

/* "IsProd: text; not IsProd: - reason name" */
static char *
dump (GPtrArray *known)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < known->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (known, i);
      g_autofree char *cases = cfn_cases_to_string (one->cases);

      g_string_append_printf (text, "%s%s%s", i > 0 ? "; " : "", cases, *cases ? ": " : "");
      if (one->kind == CFN_KNOWN_TEXT)
        g_string_append (text, one->text);
      else if (one->kind == CFN_KNOWN_REFERENCE)
        g_string_append_printf (text, "=%s.%s", one->resource->id,
                                one->attribute != NULL ? one->attribute : "Ref");
      else if (one->kind == CFN_KNOWN_NOT)
        g_string_append_printf (text, "?%s %s", one->reason, one->name != NULL ? one->name : "-");
      else if (one->items != NULL)
        {
          g_autofree char *items = g_strjoinv (",", one->items);

          g_string_append_printf (text, "[%s]", items);
        }
      else
        g_string_append (text, one->kind == CFN_KNOWN_ABSENT ? "absent"
                               : one->kind == CFN_KNOWN_LIST ? "list" : "map");
    }

  return g_string_free (text, FALSE);
}

/* What the property P of HEAD comes to. */
static const struct
{
  const char *value;
  const char *known;
} value_cases[] = {
  { "12", "12" },
  { "[1, 2]", "list" },
  { "{a: b}", "map" },
  { "!Ref AWS::NoValue", "absent" },
  { "!Ref T", "=T.Ref" },
  { "!GetAtt T.StreamArn", "=T.StreamArn" },
  { "!Sub '${T.StreamArn}'", "=T.StreamArn" },
  { "!Ref Name", "?parameter Name" },
  { "!Ref Nobody", "?no-such-name Nobody" },
  { "!Ref AWS::Region", "?pseudo-parameter AWS::Region" },
  { "!ImportValue exported", "?import exported" },
  { "'{{resolve:ssm:x:1}}'", "?dynamic-reference {{resolve:ssm:x:1}}" },
  { "!Sub '{{resolve:ssm:${!x}}}'", "?dynamic-reference {{resolve:ssm:${x}}}" },
  { "{'Fn::Transform': {Name: Ours}}", "?macro Ours" },
  { "{'Fn::ForEach::L': [I, [a], {}], a: b}", "?loop -" },
  { "!ImportValue {'Fn::Sub': 'a-b'}", "?import a-b" },
  { "{'Fn::ImportValue': !Sub '${Name}-x'}", "?import -" },
  { "!GetStackOutput {StackName: s, OutputName: o}", "?import o" },
  { "!GetAZs eu-west-1", "?pseudo-parameter Fn::GetAZs" },
  { "{'Fn::GetAZs': ''}", "?pseudo-parameter Fn::GetAZs" },
  { "!Cidr [10.0.0.0/16, 2, 8]", "?computed Fn::Cidr" },
  { "{'Fn::ToJsonString': {a: b}}", "?computed Fn::ToJsonString" },
  { "!Ref AWS::Nothing", "?no-such-name AWS::Nothing" },
  { "!Sub '${AWS::Partition}'", "?pseudo-parameter AWS::Partition" },
  { "!Ref Names", "?parameter Names" },
  { "!GetAtt Nobody.Arn", "?no-such-name Nobody" },
  { "!If [C, 1]", "?computed Fn::If" },
  { "!If C", "?computed Fn::If" },
  { "&a {b: c}", "map" },
  { "{<<: {a: b}}", "?alias -" },
  /* How it is written, and what YAML 1.1 makes of it. */
  { "012345670123", "1402433619" },
  { "'012345670123'", "012345670123" },
  { "089", "089" },
  { "12:30:45", "45045" },
  { "22:22", "1342" },
  { "'22:22'", "22:22" },
  { "2012-10-17", "2012-10-17" },
  { "2012-10-17T00:00:00Z", "2012-10-17T00:00:00Z" },
  { "yes", "true" },
  { "'yes'", "yes" },
  { "Off", "false" },
  { "n", "false" },
  { "TRUE", "true" },
  { "'true'", "true" },
  { "1_000", "1000" },
  { "0x1F", "31" },
  { "1.50", "1.50" },
  { "!!str 010", "010" },
  { "~", "absent" },
  { "null", "absent" },
  { "'null'", "null" },
  { "''", "" },
  { "!Sub '010'", "010" },
  { "!Join ['', [010, '010']]", "8010" },
  { "!Join ['', ['{{resolve:', 'ssm:a}}']]", "?dynamic-reference {{resolve:ssm:a}}" },
  /* Put together of what is known. */
  { "!Sub ['${A}-${B}', {A: one, B: !FindInMap [M, a, size]}]", "one-5" },
  { "!Sub '${Name}-x'", "?parameter Name" },
  { "!Sub 'a-${T}'", "?computed -" },
  { "!Join ['-', [a, !Ref AWS::NoValue, !Sub b]]", "a-b" },
  { "!Join [',', !FindInMap [M, a, names]]", "x,z" },
  { "!Split [',', 'a,b']", "[a,b]" },
  { "!Split [',', !Ref Name]", "?parameter Name" },
  { "{'Fn::Length': [a, b, !Ref AWS::NoValue]}", "2" },
  { "{'Fn::Length': !Split [',', 'a,b,c']}", "3" },
  { "{'Fn::Length': !Ref Names}", "?parameter Names" },
  { "!Base64 hi", "aGk=" },
  { "{'Fn::Base64': !Sub 'h${Nil}'}", "?no-such-name Nil" },
  { "{'Fn::Base64': !Join ['', [h, i]]}", "aGk=" },
  { "!Sub ['${A.B}', {A.B: dotted}]", "dotted" },
  { "!Sub ['${T.Arn}', {T.Arn: mine}]", "mine" },
  { "!Sub '${T${Name}'", "?parameter Name" },
  { "!Join ['/', !Split [',', 'a,b']]", "a/b" },
  { "!Select [1, !Split [':', 'a:b:c']]", "b" },
  { "!Select ['1', [!Ref Name, two]]", "two" },
  { "!Select [0, [!Ref Name, two]]", "?parameter Name" },
  { "!Select [7, [a]]", "?computed Fn::Select" },
  { "!FindInMap [M, b, size]", "6" },
  { "!FindInMap [M, c, size]", "?no-such-name c" },
  { "!FindInMap [M, c, size, {DefaultValue: 9}]", "9" },
  { "!FindInMap [M, !Ref Stage, size]", "?parameter Stage" },
  { "!FindInMap [M, loop, v]", "?computed -" },
  /* Both branches, each with what it takes. */
  { "!If [C, 1, 2]", "C: 1; not C: 2" },
  { "!If [C, !If [D, 1, 2], !If [C, 3, !Ref AWS::NoValue]]",
    "C, D: 1; C, not D: 2; not C: absent" },
  /* What cannot be, and what cannot be otherwise. */
  { "!If [C, 1, !If [Dev, 2, 3]]", "C: 1; not C: 2" },
  { "!If [Dev, !If [C, 1, 2], 3]", "Dev: 2; not Dev: 3" },
  { "!If [Always, 1, 2]", "1" },
  { "!If [Never, 1, !If [C, 2, 3]]", "C: 2; not C: 3" },
  { "!If [Nobody, 1, 2]", "Nobody: 1; not Nobody: 2" },
  { "!If [DevX, !If [D, 1, 2], !If [Dev, 3, 4]]", "DevX: 1; not DevX, Dev: 3; not DevX, "
                                                   "not Dev: 4" },
  { "!Sub ['${A}-${B}', {A: !If [C, p, q], B: !If [C, 1, 2]}]", "C: p-1; not C: q-2" },
  { "!If [C, !GetAtt T.Arn, !Ref Name]", "C: =T.Arn; not C: ?parameter Name" },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_cases); i++)
    {
      CfnNode *node;
      g_autoptr (CfnTemplate) template = read_value (value_cases[i].value, &node);
      g_autoptr (GPtrArray) known = cfn_value_know (template, node);
      g_autofree char *found = dump (known);

      g_assert_cmpstr (found, ==, value_cases[i].known);
    }
}

static void
test_explain (void)
{
  static const struct
  {
    const char *value;
    const char *sentence;
  } cases[] = {
    { "!Ref Name", "It comes from the parameter Name, which is given when the stack is deployed" },
    { "!Ref Stage", "It comes from the parameter Stage: “dev” unless the stack is deployed with "
                    "another of dev, prod" },
    { "!Ref Nobody", "It uses Nobody, which is not in this template" },
    { "!ImportValue {'Fn::Sub': '${Name}-x'}", "It comes from another stack" },
    { "{'Fn::ToJsonString': [x]}", "It is put together while the stack is deployed" },
    { "!Ref Secret", "It comes from the parameter Secret, which is given when the stack is "
                     "deployed and shown nowhere" },
    { "!Ref Stored", "It is fetched from Parameter Store when the stack is deployed: “/a” unless "
                     "the parameter Stored names something else" },
    { "'{{resolve:ssm:/a/b:3}}'", "It is fetched from Parameter Store while the stack is "
                                  "deployed: “/a/b”" },
    { "'x{{resolve:secretsmanager:s:SecretString:k}}'",
      "It is fetched from Secrets Manager while the stack is deployed: “s”" },
    { "'{{resolve:nowhere:s}}'", "It is fetched from a store while the stack is deployed" },
    { "!Ref AWS::Region", "It depends on where the stack is deployed (AWS::Region)" },
    { "{'Fn::Transform': {Name: Ours}}", "A macro makes it when the stack is deployed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnNode *node;
      g_autoptr (CfnTemplate) template = read_value (cases[i].value, &node);
      g_autoptr (GPtrArray) known = cfn_value_know (template, node);
      g_autoptr (CfnMessage) message
        = cfn_known_explain (g_ptr_array_index (known, 0), template);
      g_autofree char *sentence = cfn_message_format (message);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_text (void)
{
  CfnNode *node;
  g_autoptr (CfnTemplate) same = read_value ("!If [C, a, !Sub a]", &node);
  g_autofree char *text = cfn_value_know_text (same, node);
  g_autoptr (CfnTemplate) other = read_value ("!If [C, a, b]", &node);

  g_assert_cmpstr (text, ==, "a");
  g_assert_null (cfn_value_know_text (other, node));
}

static void
test_describe (void)
{
  static const struct
  {
    const char *value;
    const char *description;
  } cases[] = {
    { "12", NULL },
    { "{a: b}", NULL },
    { "!Ref T", NULL },
    { "010", "8" },
    { "!Join ['-', [a, b]]", "a-b" },
    { "!Split ['-', a-b]", "a, b" },
    { "!If [Always, 1, 2]", "1" },
    { "!If [C, 1, 2]", "C: 1\nnot C: 2" },
    { "!If [C, !GetAtt T.Arn, !Ref AWS::NoValue]", "C: T.Arn" },
    { "!Ref AWS::Region", "It depends on where the stack is deployed (AWS::Region)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnNode *node;
      g_autoptr (CfnTemplate) template = read_value (cases[i].value, &node);
      g_autofree char *description = cfn_value_describe (template, node);

      g_assert_cmpstr (description, ==, cases[i].description);
    }
}

/* Where a resource or a branch only is in some cases, its values know that. */
static void
test_places (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Parameters: {Stage: {Type: String, AllowedValues: [dev, prod]}}\n"
                             "Conditions:\n"
                             "  Dev: !Equals [!Ref Stage, dev]\n"
                             "  Prod: !Equals [!Ref Stage, prod]\n"
                             "Resources:\n"
                             "  X:\n"
                             "    Type: A::B::C\n"
                             "    Condition: Prod\n"
                             "    Properties:\n"
                             "      P: !If [Dev, 1, !If [Prod, 2, 3]]\n"
                             "  Y:\n"
                             "    Type: A::B::C\n"
                             "    Properties:\n"
                             "      P: !If [Dev, {Q: !If [Dev, 1, 2]}, {Q: !If [Prod, 3, 4]}]\n");
  CfnNode *choice = template_fixture_node (template, "Resources.Y.Properties.P");
  g_autofree char *of_x
    = cfn_value_know_text (template, template_fixture_node (template, "Resources.X.Properties.P"));
  g_autofree char *first
    = cfn_value_know_text (template, cfn_node_get (cfn_node_get_item (choice, 1), "Q"));
  g_autofree char *second
    = cfn_value_know_text (template, cfn_node_get (cfn_node_get_item (choice, 2), "Q"));

  g_assert_cmpstr (of_x, ==, "2");
  g_assert_cmpstr (first, ==, "1");
  g_assert_cmpstr (second, ==, "3");
}

/* In a loop the variable is anything. */
static void
test_loops (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Resources:\n"
                             "  'Fn::ForEach::L':\n"
                             "    - I\n"
                             "    - [a]\n"
                             "    - 'R${I}': {Type: A::B::C, Properties: {P: !Ref I, "
                             "Q: !Sub 'x-${I}', R: !Ref 'R${I}'}}\n");
  CfnNode *loop = cfn_node_find (cfn_tree_get_root (cfn_template_get_tree (template)),
                                 "Resources", "Fn::ForEach::L", NULL);
  CfnNode *properties = cfn_node_find (cfn_node_get_item (loop, 2), "R${I}", "Properties", NULL);

  for (CfnNode *node = properties->first_child; node != NULL; node = node->next)
    {
      g_autoptr (GPtrArray) known = cfn_value_know (template, node);
      const CfnKnown *one = g_ptr_array_index (known, 0);

      g_assert_cmpint (one->kind, ==, CFN_KNOWN_NOT);
      g_assert_cmpstr (one->reason, ==, "loop");
    }
}

/* Mappings that lead back to themselves, many times over, come to an end. */
static void
test_hostile (void)
{
  CfnNode *node;
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Mappings: {M: {a: {v: [!Join ['', !FindInMap [M, a, v]], "
                             "!Join ['', !FindInMap [M, a, v]], b]}}}\n"
                             "Resources: {X: {Type: A::B::C, Properties: {P: "
                             "!Join ['', !FindInMap [M, a, v]]}}}\n");
  g_autofree char *text = NULL;

  node = cfn_resource_get_property (cfn_template_find_resource (template, "X"), "P");
  text = cfn_value_know_text (template, node);
  g_assert_null (text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/known/values", test_values);
  g_test_add_func ("/known/explain", test_explain);
  g_test_add_func ("/known/text", test_text);
  g_test_add_func ("/known/describe", test_describe);
  g_test_add_func ("/known/places", test_places);
  g_test_add_func ("/known/loops", test_loops);
  g_test_add_func ("/known/hostile", test_hostile);

  return g_test_run ();
}
