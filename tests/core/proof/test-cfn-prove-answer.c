/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#define CODE(TEXT)                                                                                \
  "  Coded:\n"                                                                                    \
  "    Type: AWS::Lambda::Function\n"                                                             \
  "    Properties:\n"                                                                             \
  "      Role: !GetAtt Role.Arn\n"                                                                \
  "      Runtime: nodejs22.x\n"                                                                   \
  "      Handler: index.handler\n"                                                                \
  "      Code:\n"                                                                                 \
  "        ZipFile: \"exports.handler = async (event) => { " TEXT " };\"\n"

#define MAPPING(ID, TABLE, MORE)                                                                  \
  "  " ID ":\n"                                                                                   \
  "    Type: AWS::Lambda::EventSourceMapping\n"                                                   \
  "    Properties: {EventSourceArn: !GetAtt " TABLE ".StreamArn, FunctionName: !Ref Coded,"       \
  " StartingPosition: LATEST" MORE "}\n"

#define OLD "  Old: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification:"               \
            " {StreamViewType: OLD_IMAGE}}}\n"

#define ASKS ", FunctionResponseTypes: [ReportBatchItemFailures]"

static const struct
{
  const char *resources;
  const char *claim;      /* "no ..." where it is not to be there */
  const char *edge;
} cases[] = {
  { CODE ("return 1;") MAPPING ("Second", "Table", ", TumblingWindowInSeconds: 60"),
    "answer Second Coded fails window-needs-state",
    "invoke Second Coded fails window-needs-state" },
  { CODE ("return {state: 1};") MAPPING ("Second", "Table", ", TumblingWindowInSeconds: 60"),
    "no answer", "invoke Second Coded holds -" },
  { CODE ("return {batchItemFailures: []};") MAPPING ("Second", "Table", ""),
    "answer Second Coded fails failures-are-not-heard", "invoke Second Coded holds -" },
  { CODE ("return {batchItemFailures: []};") MAPPING ("Second", "Table", ASKS), "no answer",
    "invoke Second Coded holds -" },
  { CODE ("return 1;") MAPPING ("Second", "Table", ASKS),
    "answer Second Coded fails failures-are-not-told", "invoke Second Coded holds -" },
  { CODE ("return event.Records[0].dynamodb.OldImage;") MAPPING ("Second", "Table", ""),
    "answer Second Coded fails image-not-in-stream", "invoke Second Coded holds -" },
  /* Of two triggers, the one whose stream does not hold the image is told of. */
  { OLD CODE ("return event.Records[0].dynamodb.OldImage;") MAPPING ("Second", "Table", "")
    MAPPING ("Third", "Old", ""),
    "answer Second Coded fails image-not-in-stream", "invoke Third Coded holds -" },
  { OLD CODE ("return event.Records[0].dynamodb.OldImage;") MAPPING ("Second", "Table", "")
    MAPPING ("Third", "Old", ""), "no answer Third", "invoke Third Coded holds -" },
  /* Unless the code looks where the change comes from, or whether there is an image. */
  { OLD CODE ("if (event.Records[0].eventSourceARN) return event.Records[0].dynamodb.OldImage;")
    MAPPING ("Second", "Table", "") MAPPING ("Third", "Old", ""), "no answer",
    "invoke Second Coded holds -" },
  { CODE ("return {batchItemFailures: event.Records[0].eventSourceARN};")
    OLD MAPPING ("Second", "Table", ASKS) MAPPING ("Third", "Old", ""), "no answer",
    "invoke Third Coded holds -" },
};

static void
test_answer (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ProofFixture stack = { .resources = cases[i].resources };

      if (g_str_has_prefix (cases[i].claim, "no "))
        proof_fixture_refuse (&stack, cases[i].claim + 3);
      else
        proof_fixture_expect (&stack, cases[i].claim);
      proof_fixture_expect (&stack, cases[i].edge);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proof/answer", test_answer);

  return g_test_run ();
}
