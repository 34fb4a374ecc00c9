/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-evaluate.h"
#include "template-fixture.h"

static const char * const verdicts[] = { "allowed", "denied", "unknown" };

static const char head[] =
  "Parameters: {P: {Type: String}}\n"
  "Resources:\n"
  "  T: {Type: AWS::DynamoDB::Table}\n"
  "  R: {Type: AWS::IAM::Role}\n"
  "  X: {Type: Custom::X, Properties: {Document: {Version: '2012-10-17', Statement: [%s]}}}\n";

typedef struct
{
  const char *statements;
  const char *action;
  const char *resource;     /* NULL: the stream of T */
  const char *verdict;
  const char *reason;
} Case;

#define ALLOW "{Effect: Allow, "
#define DENY "{Effect: Deny, "
#define GET "dynamodb:GetRecords"
#define ALL "Action: '*', Resource: '*'}"

/* IAM User Guide: policy elements and evaluation logic. */
static const Case cases[] = {
  { "", GET, NULL, "denied", NULL },
  { ALLOW ALL, GET, NULL, "allowed", NULL },
  { ALLOW ALL ", " DENY ALL, GET, NULL, "denied", NULL },
  { DENY ALL ", " ALLOW ALL, GET, NULL, "denied", NULL },
  { DENY ALL, GET, NULL, "denied", NULL },
  { ALLOW "Action: '" GET "', Resource: !GetAtt T.StreamArn}", GET, NULL, "allowed", NULL },
  { ALLOW "Action: '" GET "', Resource: !GetAtt T.Arn}", GET, NULL, "denied", NULL },
  { ALLOW "Action: '" GET "', Resource: !Sub '${T.Arn}/*'}", GET, NULL, "allowed", NULL },
  { ALLOW "Action: '" GET "', Resource: [a, !GetAtt T.StreamArn]}", GET, NULL, "allowed", NULL },
  { ALLOW "Action: ['a:b', 'dynamodb:*'], Resource: '*'}", GET, NULL, "allowed", NULL },
  { ALLOW "NotAction: 'iam:*', Resource: '*'}", GET, NULL, "allowed", NULL },
  { ALLOW "NotAction: 'dynamodb:*', Resource: '*'}", GET, NULL, "denied", NULL },
  { ALLOW "Action: '*', NotResource: !GetAtt T.StreamArn}", GET, NULL, "denied", NULL },
  { ALLOW "Action: '*', NotResource: !GetAtt T.Arn}", GET, NULL, "allowed", NULL },
  { ALLOW ALL ", " DENY "Action: 'dynamodb:Get*', Resource: '*'}", GET, NULL, "denied", NULL },
  { ALLOW ALL ", " DENY "Action: 's3:*', Resource: '*'}", GET, NULL, "allowed", NULL },
  { ALLOW ALL ", " DENY "NotAction: 'dynamodb:*', Resource: '*'}", GET, NULL, "allowed", NULL },
  { ALLOW "Action: '*', Resource: !Ref P}", GET, NULL, "unknown", "parameter" },
  { ALLOW "Action: !Ref P, Resource: '*'}", GET, NULL, "unknown", "parameter" },
  { ALLOW "Action: '*', Resource: !ImportValue x}", GET, NULL, "unknown", "import" },
  { ALLOW "Action: '*', Resource: 'arn:aws:dynamodb:eu-west-1:*:table/*'}", GET, NULL, "unknown",
    "literal-arn" },
  { ALLOW "Action: 's3:*', Resource: !Ref P}", GET, NULL, "denied", NULL },
  { ALLOW ALL ", " DENY "Action: '*', Resource: !Ref P}", GET, NULL, "unknown", "parameter" },
  { "!If [C, " ALLOW ALL ", !Ref AWS::NoValue]", GET, NULL, "unknown", "condition" },
  { "!If [C, " ALLOW ALL ", " ALLOW ALL "]", GET, NULL, "unknown", "condition" },
  { ALLOW "Action: '*', Resource: '*', Condition: {StringEquals: {'aws:x': y}}}", GET, NULL,
    "unknown", "policy-condition" },
  { ALLOW "Action: '*', Resource: '*', Condition: {}}", GET, NULL, "allowed", NULL },
  { ALLOW "Action: '*', Resource: '*', Condition: {Bool: {'aws:SecureTransport': 'true'}}}", GET,
    NULL, "allowed", NULL },
  { ALLOW "Action: '*', Resource: '*', Condition: {Bool: {'aws:SecureTransport': false}}}", GET,
    NULL, "denied", NULL },
  { ALLOW ALL ", " DENY "Action: '*', Resource: '*', "
    "Condition: {Bool: {'aws:SecureTransport': false}}}",
    GET, NULL, "allowed", NULL },
  { ALLOW ALL ", " DENY "Action: '*', Resource: '*', Condition: {Null: {'aws:x': true}}}", GET,
    NULL, "unknown", "policy-condition" },
  { "{Effect: allow, " ALL, GET, NULL, "unknown", NULL },
  { ALLOW "Resource: '*'}", GET, NULL, "denied", NULL },
  { ALLOW "Action: 'dynamodb:ListStreams', Resource: !Sub '${T.Arn}/stream/*'}",
    "dynamodb:ListStreams", "", "allowed", NULL },
  { ALLOW "Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:q'}", "sqs:SendMessage",
    "arn:aws:sqs:eu-west-1:123456789012:q", "allowed", NULL },
  { ALLOW "Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:q'}", "sqs:SendMessage",
    "arn:aws:sqs:eu-west-1:123456789012:other", "denied", NULL },
  { ALLOW "Action: '*', Resource: 'arn:aws:s3:::b/${aws:username}/*'}", "s3:GetObject",
    "arn:aws:s3:::b/me/x", "unknown", "policy-variable" },
};

/* The policy at a property of X. */
static IamPolicy *
read_policy (CfnTemplate *template,
             const char  *property)
{
  g_autofree char *path = g_strconcat ("Resources.X.Properties.", property, NULL);

  return iam_policy_new (template, template_fixture_node (template, path));
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *yaml = g_strdup_printf (head, cases[i].statements);
      g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
      g_autoptr (GPtrArray) policies
        = g_ptr_array_new_with_free_func ((GDestroyNotify) iam_policy_unref);
      g_autoptr (IamText) resource
        = cases[i].resource != NULL
            ? iam_text_new (cases[i].resource, IAM_TEXT_PLAIN)
            : iam_text_new_for_resource (template, cfn_template_find_resource (template, "T"),
                                         "StreamArn");
      g_autoptr (IamContext) context = iam_context_new (NULL);
      IamRequest request = { .action = cases[i].action, .resource = resource,
                             .context = context, .template = template };
      IamDecision decision;

      iam_context_add (context, "aws:SecureTransport", iam_text_new ("true", IAM_TEXT_PLAIN));
      if (g_strcmp0 (cases[i].resource, "") == 0)
        request.resource = NULL;
      g_ptr_array_add (policies, read_policy (template, "Document"));
      decision = iam_policies_evaluate (policies, &request);

      g_test_message ("%s", cases[i].statements);
      g_assert_cmpstr (verdicts[decision.verdict], ==, cases[i].verdict);
      if (cases[i].reason != NULL)
        g_assert_cmpstr (decision.reason, ==, cases[i].reason);
    }
}

static IamVerdict
ask_trust (const char *statement)
{
  g_autofree char *yaml = g_strdup_printf (head, statement);
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  g_autoptr (GPtrArray) policies
    = g_ptr_array_new_with_free_func ((GDestroyNotify) iam_policy_unref);
  IamRequest request = { .action = "sts:AssumeRole", .service = "lambda.amazonaws.com" };

  g_ptr_array_add (policies, read_policy (template, "Document"));

  return iam_policies_evaluate (policies, &request).verdict;
}

#define TRUST(principal) "{Effect: Allow, Action: 'sts:AssumeRole', Principal: " principal "}"

static void
test_trust (void)
{
  static const struct
  {
    const char *statement;
    IamVerdict verdict;
  } trusts[] = {
    { TRUST ("{Service: lambda.amazonaws.com}"), IAM_VERDICT_ALLOWED },
    { TRUST ("{Service: [a.amazonaws.com, lambda.amazonaws.com]}"), IAM_VERDICT_ALLOWED },
    { TRUST ("{Service: !Sub 'lambda.${AWS::URLSuffix}'}"), IAM_VERDICT_ALLOWED },
    { TRUST ("'*'"), IAM_VERDICT_ALLOWED },
    { TRUST ("{Service: ec2.amazonaws.com}"), IAM_VERDICT_DENIED },
    { TRUST ("{AWS: '*'}"), IAM_VERDICT_DENIED },
    { TRUST ("{AWS: lambda.amazonaws.com}"), IAM_VERDICT_DENIED },
    { TRUST ("{Service: !Ref P}"), IAM_VERDICT_UNKNOWN },
    { "{Effect: Allow, Action: 'sts:*', Principal: {Service: lambda.amazonaws.com}}",
      IAM_VERDICT_ALLOWED },
    { "{Effect: Allow, Action: 'sts:TagSession', Principal: {Service: lambda.amazonaws.com}}",
      IAM_VERDICT_DENIED },
    { "{Effect: Allow, Action: 'sts:AssumeRole', NotPrincipal: {Service: lambda.amazonaws.com}}",
      IAM_VERDICT_DENIED },
    { "{Effect: Allow, Action: 'sts:AssumeRole', Principal: {Service: lambda.amazonaws.com}, "
      "Condition: {StringEquals: {'aws:SourceAccount': x}}}", IAM_VERDICT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (trusts); i++)
    {
      g_test_message ("%s", trusts[i].statement);
      g_assert_cmpint (ask_trust (trusts[i].statement), ==, trusts[i].verdict);
    }
}

/* May the role with these statements read the stream of T? NULL: there is no such policy. */
static IamVerdict
ask_together (const char *identity_statement,
              const char *boundary_statement,
              const char *resource_statement)
{
  g_autofree char *yaml = g_strdup_printf (
    "Resources:\n"
    "  T: {Type: AWS::DynamoDB::Table}\n"
    "  R: {Type: AWS::IAM::Role}\n"
    "  X: {Type: Custom::X, Properties: {I: {Statement: [%s]}, B: {Statement: [%s]}, "
    "S: {Statement: [%s]}}}\n",
    identity_statement, boundary_statement != NULL ? boundary_statement : "",
    resource_statement != NULL ? resource_statement : "");
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  g_autoptr (IamIdentity) identity = iam_identity_new ();
  g_autoptr (IamText) stream = iam_text_new_for_resource (
    template, cfn_template_find_resource (template, "T"), "StreamArn");
  g_autoptr (IamText) caller
    = iam_text_new_for_resource (template, cfn_template_find_resource (template, "R"), "Arn");
  g_autoptr (IamPolicy) of_stream
    = read_policy (template, "S");
  IamRequest request = { .action = GET, .resource = stream, .caller = caller };

  iam_identity_add (identity, read_policy (template, "I"), NULL);
  if (boundary_statement != NULL)
    iam_identity_add_boundary (identity, read_policy (template, "B"), NULL);

  return iam_identity_evaluate (identity, resource_statement != NULL ? of_stream : NULL, &request)
    .verdict;
}

#define FOR(principal) ", Action: '*', Resource: '*', Principal: " principal "}"

static void
test_together (void)
{
  g_assert_cmpint (ask_together (ALLOW ALL, NULL, NULL), ==, IAM_VERDICT_ALLOWED);
  g_assert_cmpint (ask_together (ALLOW ALL, "", NULL), ==, IAM_VERDICT_DENIED);
  g_assert_cmpint (ask_together (ALLOW ALL, ALLOW ALL, NULL), ==, IAM_VERDICT_ALLOWED);
  g_assert_cmpint (ask_together ("", ALLOW ALL, NULL), ==, IAM_VERDICT_DENIED);
  g_assert_cmpint (ask_together ("", NULL, "{Effect: Allow" FOR ("{AWS: !GetAtt R.Arn}")), ==,
                   IAM_VERDICT_ALLOWED);
  g_assert_cmpint (ask_together ("", NULL, "{Effect: Allow" FOR ("{AWS: !GetAtt T.Arn}")), ==,
                   IAM_VERDICT_DENIED);
  g_assert_cmpint (ask_together (ALLOW ALL, NULL, "{Effect: Deny" FOR ("'*'")), ==,
                   IAM_VERDICT_DENIED);
  g_assert_cmpint (ask_together (DENY ALL, NULL, "{Effect: Allow" FOR ("'*'")), ==,
                   IAM_VERDICT_DENIED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/table", test_table);
  g_test_add_func ("/evaluate/trust", test_trust);
  g_test_add_func ("/evaluate/together", test_together);

  return g_test_run ();
}
