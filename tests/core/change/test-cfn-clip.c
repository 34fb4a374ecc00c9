/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

#include <string.h>

#include "cfn-clip.h"

static const char stack[] =
  "Resources:\n"
  "    Table:\n"
  "        Type: AWS::DynamoDB::Table # kept\n"
  "        Properties:\n"
  "            Text: |\n"
  "                a\n"
  "                  b\n"
  "    Topic: {Type: 'AWS::SNS::Topic'}\n"
  "    Queue:\n"
  "        Type: AWS::SQS::Queue\n"
  "        Properties:\n"
  "            A: !GetAtt Table.Arn\n"
  "            B: !Ref Topic\n";

static char *
copy (const char         *yaml,
      const char * const *ids)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GError) error = NULL;
  char *text = cfn_clip_copy (cfn_proof_get_template (proof), ids, &error);

  g_assert_no_error (error);

  return text;
}

/* The text after pasting; @new_ids: what is new, joined. */
static void
assert_pasted (const char *yaml,
               const char *clip,
               const char *new_ids,
               const char *expected)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  CfnEdit *edit = cfn_clip_paste (cfn_proof_get_template (proof), clip, &ids, &error);
  g_autofree char *after = apply (proof, edit, error);
  g_autofree char *joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, new_ids);
  assert_yaml (after, expected);
}

static void
test_copy (void)
{
  /* In the words of the file, further to the left. */
  g_autofree char *own = copy (stack, (const char * const []) { "Queue", "Table", NULL });
  g_autofree char *json =
    copy ("{\"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\"}}}",
          (const char * const []) { "T", NULL });

  g_assert_cmpstr (own, ==,
                   "Resources:\n"
                   "  Table:\n"
                   "      Type: AWS::DynamoDB::Table # kept\n"
                   "      Properties:\n"
                   "          Text: |\n"
                   "              a\n"
                   "                b\n"
                   "  Queue:\n"
                   "      Type: AWS::SQS::Queue\n"
                   "      Properties:\n"
                   "          A: !GetAtt Table.Arn\n"
                   "          B: !Ref Topic\n");
  g_assert_true (g_str_has_suffix (json, "\nResources:\n  T:\n    Type: AWS::SNS::Topic\n"));

  /* With what is said behind its last value. */
  g_free (own);
  own = copy ("Resources:\n  Q:\n    Type: AWS::SQS::Queue  # the last\n  T:\n    Type: X\n",
              (const char * const []) { "Q", NULL });
  g_assert_cmpstr (own, ==, "Resources:\n  Q:\n    Type: AWS::SQS::Queue  # the last\n");
}

static void
test_copy_nothing (void)
{
  g_autoptr (CfnProof) proof = prove (stack);
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_clip_copy (cfn_proof_get_template (proof),
                                (const char * const []) { "Nobody", NULL }, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
}

static void
test_paste (void)
{
  g_autofree char *clip = copy (stack, (const char * const []) { "Topic", "Queue", NULL });
  g_autofree char *expected = g_strconcat (stack,
    "    Queue2:\n"
    "        Type: AWS::SQS::Queue\n"
    "        Properties:\n"
    "            A: !GetAtt Table.Arn\n"
    "            B: !Ref Topic2\n", NULL);
  const char *before = "    Queue:\n";
  char *place = strstr (expected, before);
  g_autofree char *whole = g_strdup_printf ("%.*s    Topic2:\n        Type: AWS::SNS::Topic\n%s",
                                            (int) (place - expected), expected, place);

  /* What refers to something copied along refers to the copy, all else stays as it is. */
  assert_pasted (stack, clip, "Topic2 Queue2", whole);
}

static void
test_paste_elsewhere (void)
{
  assert_pasted ("Parameters:\n  Topic: {Type: String}\n",
                 "Topic:\n  Type: AWS::SNS::Topic\nQueue:\n  Type: AWS::SQS::Queue\n",
                 "Topic2 Queue",
                 "Parameters:\n  Topic: {Type: String}\n"
                 "Resources:\n"
                 "  Topic2:\n    Type: AWS::SNS::Topic\n"
                 "  Queue:\n    Type: AWS::SQS::Queue\n");
  assert_pasted ("", "{\"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\"}}}", "T",
                 "AWSTemplateFormatVersion: '2010-09-09'\n\n"
                 "Resources:\n  T:\n    Type: AWS::SNS::Topic\n");
}

/* From a console, a chat, the middle of a file. */
static void
test_paste_from_anywhere (void)
{
  static const char made[] = "AWSTemplateFormatVersion: '2010-09-09'\n\n"
                             "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n";
  static const char with_delay[] =
    "AWSTemplateFormatVersion: '2010-09-09'\n\n"
    "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 1\n";

  assert_pasted ("", "Type: AWS::SQS::Queue\n", "Queue", made);
  assert_pasted ("", "    Type: AWS::SQS::Queue\n", "Queue", made);
  assert_pasted ("", "{\"Type\": \"AWS::SQS::Queue\"}", "Queue", made);
  assert_pasted ("", "{\"Q\": {\"Type\": \"AWS::SQS::Queue\", "
                     "\"Properties\": {\"DelaySeconds\": 1}}}", "Q", with_delay);
  assert_pasted ("", "    Q:\n      Type: AWS::SQS::Queue\n      Properties:\n"
                     "        DelaySeconds: 1\n", "Q", with_delay);

  /* And YAML into JSON. */
  assert_pasted ("{\n  \"Resources\": {\n    \"A\": {\n      \"Type\": \"X\"\n    }\n  }\n}\n",
                 "Type: AWS::SQS::Queue\nProperties: {RedrivePolicy: !Ref A}\n", "Queue",
                 "{\n  \"Resources\": {\n    \"A\": {\n      \"Type\": \"X\"\n    },\n"
                 "    \"Queue\": {\n      \"Type\": \"AWS::SQS::Queue\",\n"
                 "      \"Properties\": {\n        \"RedrivePolicy\": {\n"
                 "          \"Ref\": \"A\"\n        }\n      }\n    }\n  }\n}\n");
}

static void
test_list_ids (void)
{
  g_auto (GStrv) ids = cfn_clip_list_ids (stack);
  g_auto (GStrv) none = cfn_clip_list_ids ("Hello");
  g_autofree char *joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, "Table Topic Queue");
  g_assert_null (none[0]);
}

static void
test_paste_nothing (void)
{
  static const char *clips[] = { "", "Hello, world", "a: b", "Resources: 1", "[", "x: {y: 1}" };
  g_autoptr (CfnProof) proof = prove (stack);

  for (guint i = 0; i < G_N_ELEMENTS (clips); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cfn_clip_paste (cfn_proof_get_template (proof), clips[i], NULL, &error));
      g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clip/copy", test_copy);
  g_test_add_func ("/clip/copy-nothing", test_copy_nothing);
  g_test_add_func ("/clip/paste", test_paste);
  g_test_add_func ("/clip/paste-elsewhere", test_paste_elsewhere);
  g_test_add_func ("/clip/paste-from-anywhere", test_paste_from_anywhere);
  g_test_add_func ("/clip/list-ids", test_list_ids);
  g_test_add_func ("/clip/paste-nothing", test_paste_nothing);

  return g_test_run ();
}
