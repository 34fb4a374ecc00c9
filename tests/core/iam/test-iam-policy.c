/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-policy.h"
#include "template-fixture.h"

static IamPolicy *
read_policy (CfnTemplate **template,
             const char   *document)
{
  g_autofree char *yaml
    = g_strdup_printf ("Resources: {X: {Type: Custom::X, Properties: {Document: %s}}}\n", document);

  *template = template_fixture_read (yaml);

  return iam_policy_new (*template,
                         template_fixture_node (*template, "Resources.X.Properties.Document"));
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *document;
    guint n_statements;
    const char *unknown;
  } cases[] = {
    { "{}", 0, NULL },
    { "{Statement: {Effect: Allow}}", 1, NULL },
    { "{Statement: [{Effect: Allow}, {Effect: Deny}]}", 2, NULL },
    { "{Statement: [!If [C, {Effect: Allow}, {Effect: Deny}]]}", 2, NULL },
    { "{Statement: !If [C, [{Effect: Allow}, {}], !Ref AWS::NoValue]}", 2, NULL },
    { "{Statement: [{Effect: Allow}, !Ref P]}", 1, "computed" },
    { "!If [C, {Statement: {}}, {Statement: [{}, {}]}]", 3, NULL },
    { "{Statement: {Effect: !If [C, Allow, Deny]}}", 2, NULL },
    { "!Ref P", 0, "computed" },
    { "text", 0, "computed" },
    { "'{\"Statement\": [{\"Effect\": \"Allow\"}, {\"Effect\": \"Deny\"}]}'", 2, NULL },
    { "'{\"Statement\": {\"Ref\": \"P\"}}'", 0, "computed" },
    { "'{\"Version\": \"2012-10-17\"}'", 0, "computed" },
    { "'Statement: []'", 0, "computed" },
    { "'{{resolve:ssm:policy}}'", 0, "computed" },
    { "!Sub '{\"Statement\": []}'", 0, "computed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CfnTemplate) template = NULL;
      g_autoptr (IamPolicy) policy = read_policy (&template, cases[i].document);

      g_test_message ("%s", cases[i].document);
      g_assert_cmpuint (iam_policy_get_statements (policy)->len, ==, cases[i].n_statements);
      g_assert_cmpstr (iam_policy_get_unknown (policy), ==, cases[i].unknown);
      g_assert_nonnull (iam_policy_get_node (policy));
    }
}

static void
test_statement (void)
{
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (IamPolicy) policy
    = read_policy (&template,
                   "{Statement: {Effect: Deny, NotAction: a, NotResource: [b, !If [C, c, d]], "
                              "Principal: {Service: [s, t], AWS: '*'}, "
                              "Condition: {Bool: {k: true}}}}");
  const IamStatement *statement = g_ptr_array_index (iam_policy_get_statements (policy), 0);
  const IamElement *last = &statement->resources.items[2];
  const IamElement *service = &statement->principals.items[1];

  g_assert_cmpint (statement->effect, ==, IAM_EFFECT_DENY);
  g_assert_true (statement->not_action && statement->not_resource && !statement->not_principal);
  g_assert_cmpuint (statement->actions.len, ==, 1);
  g_assert_cmpuint (statement->resources.len, ==, 3);
  g_assert_cmpuint (statement->principals.len, ==, 3);
  g_assert_cmpuint (last->guard->len, ==, 1);
  g_assert_false (g_array_index (last->guard, CfnCase, 0).holds);
  g_assert_cmpint (service->principal, ==, IAM_PRINCIPAL_SERVICE);
  g_assert_cmpuint (statement->tests->len, ==, 1);
  g_assert_null (statement->guard);
}

static void
test_is_gone (void)
{
  g_autoptr (CfnTemplate) template = NULL;
  IamPolicy *policy = read_policy (&template, "{Statement: {Effect: Allow, Action: '*'}}");

  /* The sanitizer tells whether anything is left. */
  iam_policy_unref (iam_policy_ref (policy));
  g_assert_cmpuint (iam_policy_get_statements (policy)->len, ==, 1);
  iam_policy_unref (policy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/shapes", test_shapes);
  g_test_add_func ("/policy/statement", test_statement);
  g_test_add_func ("/policy/is-gone", test_is_gone);

  return g_test_run ();
}
