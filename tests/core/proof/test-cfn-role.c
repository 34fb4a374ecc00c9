/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-role.h"
#include "template-fixture.h"

#define TRUST "AssumeRolePolicyDocument: {Statement: {Effect: Allow, Action: 'sts:AssumeRole', " \
              "Principal: {Service: lambda.amazonaws.com}}}"
#define ALLOW(action) "{Statement: {Effect: Allow, Action: '" action "', Resource: '*'}}"
#define DENY(action) "{Statement: {Effect: Deny, Action: '" action "', Principal: '*', " \
                     "Resource: '*'}}"

static const char yaml[] =
  "Transform: AWS::Serverless-2016-10-31\n"
  "Parameters: {P: {Type: String}, Stage: {Type: String}}\n"
  "Conditions: {C: !Equals [!Ref P, x]}\n"
  "Globals: {Function: {Tracing: Active}}\n"
  "Resources:\n"
  "  T:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties:\n"
  "      ResourcePolicy: {PolicyDocument: " DENY ("dynamodb:DeleteTable") "}\n"
  "      StreamSpecification:\n"
  "        ResourcePolicy: {PolicyDocument: " DENY ("dynamodb:GetRecords") "}\n"
  "  Q: {Type: AWS::SQS::Queue}\n"
  "  QP:\n"
  "    Type: AWS::SQS::QueuePolicy\n"
  "    Properties: {Queues: [!Ref Q], PolicyDocument: " DENY ("sqs:PurgeQueue") "}\n"
  "  R:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      " TRUST "\n"
  "      RoleName: !Sub '${Stage}-role'\n"
  "      Tags: [{Key: team, Value: red}]\n"
  "      ManagedPolicyArns:\n"
  "        - !Ref M\n"
  "        - !Sub 'arn:aws:iam::${AWS::AccountId}:policy/named'\n"
  "        - !If [C, 'arn:aws:iam::aws:policy/AmazonSQSFullAccess', !Ref AWS::NoValue]\n"
  "      Policies:\n"
  "        - {PolicyName: a, PolicyDocument: " ALLOW ("a:Inline") "}\n"
  "        - !If [C, {PolicyName: b, PolicyDocument: " ALLOW ("a:Chosen") "}, !Ref "
  "AWS::NoValue]\n"
  "  M: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: " ALLOW ("a:Managed") "}}\n"
  "  N:\n"
  "    Type: AWS::IAM::ManagedPolicy\n"
  "    Properties: {ManagedPolicyName: named, PolicyDocument: " ALLOW ("a:Named") "}\n"
  "  Attached:\n"
  "    Type: AWS::IAM::Policy\n"
  "    Properties: {Roles: [!Ref R], PolicyDocument: " ALLOW ("a:Attached") "}\n"
  "  ByName:\n"
  "    Type: AWS::IAM::RolePolicy\n"
  "    Properties: {RoleName: !Sub '${Stage}-role', PolicyDocument: " ALLOW ("a:ByName") "}\n"
  "  Conditional:\n"
  "    Type: AWS::IAM::Policy\n"
  "    Condition: C\n"
  "    Properties: {Roles: [!Ref R], PolicyDocument: " ALLOW ("a:Conditional") "}\n"
  "  Bound:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      " TRUST "\n"
  "      PermissionsBoundary: !If [C, !Ref M, !Ref AWS::NoValue]\n"
  "      Policies: [{PolicyName: a, PolicyDocument: " ALLOW ("*") "}]\n"
  "  F:\n"
  "    Type: AWS::Serverless::Function\n"
  "    Properties:\n"
  "      VpcConfig: {SubnetIds: [s]}\n"
  "      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Q.Arn}\n"
  "      Policies:\n"
  "        - AWSLambdaRole\n"
  "        - DynamoDBReadPolicy: {TableName: !Ref T}\n"
  "        - Statement: {Effect: Allow, Action: 'a:Document', Resource: '*'}\n"
  "        - !If [C, {Statement: {Effect: Allow, Action: 'a:Chosen', Resource: '*'}}, !Ref "
  "AWS::NoValue]\n";

/* What the role may do, and the condition on which that depends: "denied C". */
static char *
ask (CfnRole    *role,
     const char *action,
     IamPolicy  *own)
{
  static const char * const verdicts[] = { "allowed", "denied", "unknown" };
  IamRequest request = cfn_role_request (role, action, NULL);
  IamDecision decision = iam_identity_evaluate (role->identity, own, &request);

  return g_strconcat (verdicts[decision.verdict], decision.n_cases > 0 ? " " : "",
                      decision.n_cases > 0 && !decision.cases[0].holds ? "not " : "",
                      decision.n_cases > 0 ? decision.cases[0].condition : "", NULL);
}

typedef struct
{
  const char *action;
  const char *answer;
} Case;

static void
check (CfnRole    *role,
       const Case *cases,
       guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *answer = ask (role, cases[i].action, NULL);

      g_test_message ("%s", cases[i].action);
      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

static void
test_policies (void)
{
  static const Case cases[] = {
    { "a:Inline", "allowed" },
    { "a:Chosen", "denied not C" },
    { "a:Managed", "allowed" },
    { "a:Named", "allowed" },
    { "a:Attached", "allowed" },
    { "a:ByName", "allowed" },
    { "a:Conditional", "denied not C" },
    { "sqs:SendMessage", "denied not C" },
    { "a:Other", "denied" },
  };
  static const Case bound[] = { { "a:Managed", "allowed" }, { "a:Other", "denied C" } };
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  CfnRoles *roles = cfn_roles_new (template);

  check (cfn_roles_find (roles, cfn_template_find_resource (template, "R")), cases,
         G_N_ELEMENTS (cases));
  check (cfn_roles_find (roles, cfn_template_find_resource (template, "Bound")), bound,
         G_N_ELEMENTS (bound));
  cfn_roles_free (roles);
}

static void
test_context (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  CfnRoles *roles = cfn_roles_new (template);
  CfnRole *role = cfn_roles_find (roles, cfn_template_find_resource (template, "R"));
  GPtrArray *values;

  g_assert_cmpint (iam_context_look_up (role->context, "aws:PrincipalTag/team", &values), ==,
                   IAM_KEY_KNOWN);
  g_assert_cmpint (iam_context_look_up (role->context, "aws:username", &values), ==,
                   IAM_KEY_ABSENT);
  g_assert_cmpint (iam_context_look_up (role->context, "aws:SourceArn", &values), ==,
                   IAM_KEY_UNKNOWN);
  cfn_roles_free (roles);
}

static void
test_own_policies (void)
{
  static const struct
  {
    const char *resource;
    gboolean of_stream;
    const char *denied;
  } cases[] = {
    { "T", FALSE, "dynamodb:DeleteTable" },
    { "T", TRUE, "dynamodb:GetRecords" },
    { "Q", FALSE, "sqs:PurgeQueue" },
  };
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  CfnRoles *roles = cfn_roles_new (template);
  CfnRole *role = cfn_roles_find (roles, cfn_template_find_resource (template, "Bound"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CfnResource *resource = cfn_template_find_resource (template, cases[i].resource);
      IamPolicy *own = cfn_roles_get_own_policy (roles, resource, cases[i].of_stream);
      g_autofree char *answer = ask (role, cases[i].denied, own);

      g_assert_cmpstr (answer, ==, "denied");
    }
  g_assert_true (cfn_roles_get_own_policy (roles, role->resource, FALSE) == role->trust);
  g_assert_null (cfn_roles_get_own_policy (roles, cfn_template_find_resource (template, "M"),
                                           FALSE));
  cfn_roles_free (roles);
}

static void
test_generated (void)
{
  static const Case cases[] = {
    { "logs:PutLogEvents", "allowed" },
    { "ec2:CreateNetworkInterface", "allowed" },
    { "xray:PutTraceSegments", "allowed" },
    { "sqs:SendMessage", "allowed" },
    { "lambda:InvokeFunction", "allowed" },
    { "dynamodb:GetItem", "allowed" },
    { "dynamodb:PutItem", "denied" },
    { "a:Document", "allowed" },
    { "a:Chosen", "denied not C" },
    { "dynamodb:GetRecords", "denied" },
  };
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  CfnRole *role = cfn_role_new_generated (template, cfn_template_find_resource (template, "F"));

  check (role, cases, G_N_ELEMENTS (cases));
  cfn_role_free (role);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/role/policies", test_policies);
  g_test_add_func ("/role/context", test_context);
  g_test_add_func ("/role/own-policies", test_own_policies);
  g_test_add_func ("/role/generated", test_generated);

  return g_test_run ();
}
