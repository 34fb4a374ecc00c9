/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text.h"
#include "template-fixture.h"

#include <string.h>

static const char * const answers[] = { "no", "maybe", "yes" };

/* A text in which <x> is a free hole, {x} a pseudo parameter and [x] a generated name. */
static IamText *
make_text (const char   *written,
           IamTextFlags  flags)
{
  IamText *text = iam_text_new (NULL, flags);
  g_auto (GStrv) pieces = g_regex_split_simple ("(<\\w+>|\\{[\\w:]+\\}|\\[\\w+\\])", written, 0, 0);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      gsize length = strlen (pieces[i]);
      IamHoleKind kind = IAM_HOLE_FREE;
      g_autofree char *key = NULL;

      if (i % 2 == 0)
        {
          iam_text_append_literal (text, pieces[i], flags);
          continue;
        }
      if (pieces[i][0] == '{')
        kind = IAM_HOLE_PSEUDO;
      else if (pieces[i][0] == '[')
        kind = IAM_HOLE_UNIQUE;
      key = g_strndup (pieces[i] + 1, length - 2);
      iam_text_append_hole (text, kind, key, "parameter");
    }

  return text;
}

typedef struct
{
  const char *pattern;
  const char *subject;
  IamMatch match;
} Case;

static void
check (const Case *cases,
       guint       n_cases,
       gboolean    as_arn)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (IamText) pattern = make_text (cases[i].pattern, IAM_TEXT_PATTERN);
      g_autoptr (IamText) subject = make_text (cases[i].subject, IAM_TEXT_PLAIN);
      IamMatch match = as_arn ? iam_text_match_arn (pattern, subject)
                              : iam_text_match (pattern, subject, FALSE);

      g_test_message ("%s ~ %s", cases[i].pattern, cases[i].subject);
      g_assert_cmpstr (answers[match], ==, answers[cases[i].match]);
      if (!as_arn && iam_text_is_known (subject))
        g_assert_cmpint (iam_text_match_string (pattern, cases[i].subject), ==, match);
    }
}

static void
test_texts (void)
{
  static const Case cases[] = {
    { "", "", IAM_MATCH_YES },
    { "", "a", IAM_MATCH_NO },
    { "a", "", IAM_MATCH_NO },
    { "*", "", IAM_MATCH_YES },
    { "*", "anything/at:all", IAM_MATCH_YES },
    { "a*c", "abbbc", IAM_MATCH_YES },
    { "a*c", "ac", IAM_MATCH_YES },
    { "a*c", "abb", IAM_MATCH_NO },
    { "a*b*c", "axbxbxc", IAM_MATCH_YES },
    { "a?c", "abc", IAM_MATCH_YES },
    { "a?c", "ac", IAM_MATCH_NO },
    { "??", "ab", IAM_MATCH_YES },
    { "*?", "", IAM_MATCH_NO },
    { "**", "x", IAM_MATCH_YES },
    { "<x>", "abc", IAM_MATCH_MAYBE },
    { "<x>", "<x>", IAM_MATCH_YES },
    { "<x>", "<y>", IAM_MATCH_MAYBE },
    { "a<x>", "b<x>", IAM_MATCH_NO },
    { "<x>c", "abc", IAM_MATCH_MAYBE },
    { "<x>c", "abd", IAM_MATCH_NO },
    { "[x]", "[x]", IAM_MATCH_YES },
    { "[x]", "[y]", IAM_MATCH_NO },
    { "[x]", "abc", IAM_MATCH_MAYBE },
    { "[x]", "a/b", IAM_MATCH_NO },
    { "*", "[x]/[y]", IAM_MATCH_YES },
    { "[x]/*", "[x]/stream/[y]", IAM_MATCH_YES },
    { "[x]", "[x]/stream/[y]", IAM_MATCH_NO },
    { "name", "[x]", IAM_MATCH_MAYBE },
    { "na/me", "[x]", IAM_MATCH_NO },
    { "n*", "[x]", IAM_MATCH_MAYBE },
    { "{AWS::Region}", "{AWS::Region}", IAM_MATCH_YES },
    { "{AWS::Region}", "eu-west-1", IAM_MATCH_MAYBE },
    { "eu-west-1", "{AWS::Region}", IAM_MATCH_MAYBE },
    { "a:b", "{AWS::Region}", IAM_MATCH_NO },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

#define TABLE "arn:{AWS::Partition}:dynamodb:{AWS::Region}:{AWS::AccountId}:table/[T]"
#define STREAM TABLE "/stream/[label]"

static void
test_arns (void)
{
  static const Case cases[] = {
    { "*", STREAM, IAM_MATCH_YES },
    { STREAM, STREAM, IAM_MATCH_YES },
    { TABLE, STREAM, IAM_MATCH_NO },
    { TABLE "/stream/*", STREAM, IAM_MATCH_YES },
    { TABLE "/*", STREAM, IAM_MATCH_YES },
    { TABLE "*", STREAM, IAM_MATCH_YES },
    { TABLE "/index/*", STREAM, IAM_MATCH_NO },
    { "arn:aws:dynamodb:*:*:table/*", STREAM, IAM_MATCH_YES },
    { "arn:aws-cn:dynamodb:*:*:table/*", STREAM, IAM_MATCH_YES },
    { "arn:*:dynamodb:*:*:table/*/stream/*", STREAM, IAM_MATCH_YES },
    { "arn:aws:dynamodb:*:*:*", STREAM, IAM_MATCH_YES },
    { "arn:aws:dynamodb:*", STREAM, IAM_MATCH_YES },
    { "arn:aws:dynamodb", STREAM, IAM_MATCH_YES },
    { "arn:aws:sqs:*:*:*", STREAM, IAM_MATCH_NO },
    { "arn:aws:dynamodb:*:*:table/orders/stream/*", STREAM, IAM_MATCH_MAYBE },
    { "arn:aws:dynamodb:eu-west-1:*:table/*", STREAM, IAM_MATCH_MAYBE },
    { "arn:aws:dynamodb:*:123456789012:table/*", STREAM, IAM_MATCH_MAYBE },
    { "<Arn>", STREAM, IAM_MATCH_MAYBE },
    { "<Arn>/stream/*", STREAM, IAM_MATCH_MAYBE },
    { "<Arn>/index/x", STREAM, IAM_MATCH_NO },
    { "<Arn>", "<Arn>", IAM_MATCH_YES },
    { "arn:aws:dynamodb:*:*:table/<Name>/stream/*",
      "arn:{AWS::Partition}:dynamodb:{AWS::Region}:{AWS::AccountId}:table/<Name>/stream/[l]",
      IAM_MATCH_YES },
    { "arn:aws:logs:*:*:*",
      "arn:{AWS::Partition}:logs:{AWS::Region}:{AWS::AccountId}:log-group:x:y",
      IAM_MATCH_YES },
    { "arn:aws:logs:*:*:log-group:/aws/lambda/*:*",
      "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/f:log-stream:1", IAM_MATCH_YES },
    { "arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/key", IAM_MATCH_YES },
    { "arn:aws:s3:::bucket", "arn:aws:s3:::bucket/key", IAM_MATCH_NO },
    { "arn:aws:sqs:eu-*:*:q", "arn:aws:sqs:eu-west-1:123456789012:q", IAM_MATCH_YES },
    { "arn:aws:*:q", "arn:aws:sqs:eu-west-1:123456789012:q", IAM_MATCH_NO },
    { "arn:aws:SQS:*:*:q", "arn:aws:sqs:eu-west-1:123456789012:q", IAM_MATCH_NO },
  };

  check (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_actions (void)
{
  static const struct
  {
    const char *pattern;
    const char *action;
    IamMatch match;
  } cases[] = {
    { "*", "dynamodb:GetRecords", IAM_MATCH_YES },
    { "dynamodb:*", "dynamodb:GetRecords", IAM_MATCH_YES },
    { "DynamoDB:getrecords", "dynamodb:GetRecords", IAM_MATCH_YES },
    { "dynamodb:Get*", "dynamodb:GetRecords", IAM_MATCH_YES },
    { "dynamodb:Get????rds", "dynamodb:GetRecords", IAM_MATCH_YES },
    { "dynamodb:GetRecord", "dynamodb:GetRecords", IAM_MATCH_NO },
    { "dynamodb:GetRecords ", "dynamodb:GetRecords", IAM_MATCH_NO },
    { "dynamodbstreams:GetRecords", "dynamodb:GetRecords", IAM_MATCH_NO },
    { "dynamodb:<x>", "dynamodb:GetRecords", IAM_MATCH_MAYBE },
    { "sqs:<x>", "dynamodb:GetRecords", IAM_MATCH_NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IamText) pattern = make_text (cases[i].pattern, IAM_TEXT_PATTERN);

      g_test_message ("%s ~ %s", cases[i].pattern, cases[i].action);
      g_assert_cmpint (iam_text_match_string (pattern, cases[i].action), ==, cases[i].match);
    }
}

/* Nobody writes such a thing but to make a program slow. */
static void
test_hostile (void)
{
  g_autofree char *stars = g_strnfill (4000, '*');
  g_autofree char *letters = g_strnfill (4000, 'a');
  g_autoptr (IamText) pattern = iam_text_new (stars, IAM_TEXT_PATTERN);
  g_autoptr (IamText) subject = iam_text_new (letters, IAM_TEXT_PLAIN);

  iam_text_append_literal (pattern, "b", IAM_TEXT_PATTERN);
  g_assert_cmpint (iam_text_match (pattern, subject, FALSE), ==, IAM_MATCH_NO);
  iam_text_append_literal (pattern, "*", IAM_TEXT_PATTERN);
  g_assert_cmpint (iam_text_match (pattern, subject, FALSE), ==, IAM_MATCH_MAYBE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/texts", test_texts);
  g_test_add_func ("/match/arns", test_arns);
  g_test_add_func ("/match/actions", test_actions);
  g_test_add_func ("/match/hostile", test_hostile);

  return g_test_run ();
}
