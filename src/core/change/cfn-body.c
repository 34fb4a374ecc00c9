/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-body.h"

#include <string.h>

#include "cfn-change.h"

const char cfn_body_trust_statement[] =
  "Effect: Allow\n"
  "Principal:\n"
  "  Service: lambda.amazonaws.com\n"
  "Action: sts:AssumeRole\n";

const char cfn_body_trust_document[] =
  "Version: '2012-10-17'\n"
  "Statement:\n"
  "  - Effect: Allow\n"
  "    Principal:\n"
  "      Service: lambda.amazonaws.com\n"
  "    Action: sts:AssumeRole\n";

/* DynamoDB asks for a type of every key attribute; without BillingMode it would ask for throughput
 * too. */
static const char table_properties[] =
  "  AttributeDefinitions:\n"
  "    - AttributeName: id\n"
  "      AttributeType: S\n"
  "  KeySchema:\n"
  "    - AttributeName: id\n"
  "      KeyType: HASH\n"
  "  BillingMode: PAY_PER_REQUEST\n";

/* Inline code is stored as index.js, hence the handler's name. Node.js 24 takes async handlers
 * only. The role is required, and is what connecting the function to a role writes. */
static const char function_properties[] =
  "  Code:\n"
  "    ZipFile: |\n"
  "      exports.handler = async (event) => {\n"
  "        console.log(JSON.stringify(event, null, 2));\n"
  "      };\n"
  "  Handler: index.handler\n"
  "  Runtime: nodejs24.x\n";

/* What AWSLambdaBasicExecutionRole allows, but in this account and region only. */
#define LOG_POLICY(indent) \
  indent "PolicyDocument:\n" \
  indent "  Version: '2012-10-17'\n" \
  indent "  Statement:\n" \
  indent "    - Effect: Allow\n" \
  indent "      Action:\n" \
  indent "        - logs:CreateLogGroup\n" \
  indent "        - logs:CreateLogStream\n" \
  indent "        - logs:PutLogEvents\n" \
  indent "      Resource: !Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*\n"

#define ROLE_PROPERTIES(policy) \
  "  AssumeRolePolicyDocument:\n" \
  "    Version: '2012-10-17'\n" \
  "    Statement:\n" \
  "      - Effect: Allow\n" \
  "        Principal:\n" \
  "          Service: lambda.amazonaws.com\n" \
  "        Action: sts:AssumeRole\n" \
  "  Policies:\n" \
  "    - PolicyName: " policy "\n" \
  LOG_POLICY ("      ")

static const char role_properties[] = ROLE_PROPERTIES ("WriteLogs");

static const char policy_properties[] =
  "  PolicyName: WriteLogs\n"
  LOG_POLICY ("  ");

/* Between the creation of a mapping and its first poll minutes may pass; LATEST would lose what
 * happens in them (Lambda Developer Guide, "Process DynamoDB records"). */
const char cfn_body_mapping_properties[] =
  "  StartingPosition: TRIM_HORIZON\n";

/* IAM: a policy name has at most 128 characters, a logical id up to 255. */
#define MAX_NAME_PART 100

static const struct
{
  const char *type;
  const char *properties;
} bodies[] = {
  { "AWS::DynamoDB::Table", table_properties },
  { "AWS::Lambda::Function", function_properties },
  { "AWS::IAM::Role", role_properties },
  { "AWS::IAM::Policy", policy_properties },
  { "AWS::Lambda::EventSourceMapping", cfn_body_mapping_properties },
};

char *
cfn_body_for_type (const char *type)
{
  g_autofree char *quoted = cfn_writer_quote (type);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      if (g_str_equal (bodies[i].type, type))
        return g_strconcat ("Type: ", quoted, "\nProperties:\n", bodies[i].properties, NULL);
    }

  return g_strconcat ("Type: ", quoted, "\n", NULL);
}

char *
cfn_body_for_role_of (const char *function,
                      const char *condition)
{
  g_autofree char *name = condition != NULL ? cfn_writer_quote (condition) : NULL;
  g_autofree char *line = name != NULL ? g_strdup_printf ("Condition: %s\n", name) : g_strdup ("");

  return g_strdup_printf ("Type: AWS::IAM::Role\n%sProperties:\n"
                          ROLE_PROPERTIES ("Write%.*sLogs"),
                          line, MAX_NAME_PART, function);
}

/* Logical ids hold letters and digits only (CloudFormation User Guide, "Resources"). */
static char *
word_of_type (const char *type)
{
  const CfnKind kind = cfn_kind_of_type (type);
  const char *last = strrchr (type, ':');
  GString *word;

  if (kind != CFN_KIND_OTHER)
    return g_strdup (cfn_kind_get_label (kind));

  word = g_string_new (NULL);
  for (const char *p = last != NULL ? last + 1 : type; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (word, *p);
    }

  if (word->len == 0)
    g_string_assign (word, "Resource");

  return g_string_free (word, FALSE);
}

static gboolean
is_taken (CfnTemplate *template,
          const char  *id)
{
  /* Ref looks a name up among parameters and resources alike. */
  return cfn_template_find_resource (template, id) != NULL ||
         cfn_template_find_parameter (template, id) != NULL ||
         cfn_template_find_condition (template, id) != NULL;
}

char *
cfn_body_free_id (CfnTemplate *template,
                  const char  *type)
{
  g_autofree char *word = word_of_type (type);

  return cfn_body_free_name (template, word);
}

char *
cfn_body_free_name (CfnTemplate *template,
                    const char  *word)
{
  g_autofree char *id = g_strdup (word);

  for (guint i = 2; is_taken (template, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s%u", word, i);
    }

  return g_steal_pointer (&id);
}

gboolean
cfn_body_check_id (const char  *id,
                   GError     **error)
{
  gsize length = strlen (id);

  for (const char *p = id; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        length = 0;
    }

  /* CloudFormation User Guide, "Resources" and "quotas": letters and digits, at most 255. */
  if (length >= 1 && length <= 255)
    return TRUE;

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                 N_("“{0}” cannot be a logical id: it takes 1 to 255 letters and digits"), id,
                 NULL);
  return FALSE;
}

/* CloudFormation User Guide: "service-provider::service-name::data-type-name", a module's with
 * "::MODULE" behind it; "Custom::" and up to 60 letters, digits, "_", "@" and "-". */
gboolean
cfn_body_check_type (const char  *type,
                     GError     **error)
{
  if (g_regex_match_simple ("^([A-Za-z0-9]+(::[A-Za-z0-9]+){2,3}|Custom::[\\w@-]{1,60})$", type,
                            G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                 N_("“{0}” is no resource type: one is written like “AWS::SQS::Queue”"), type,
                 NULL);
  return FALSE;
}
