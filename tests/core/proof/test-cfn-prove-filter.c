/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-claim.h"
#include "template-fixture.h"

#include <string.h>

/* The claims about the filters of Mapping and the stream that it reads, one a line: kind, verdict
 * and what is found, with the text at its place. @table: more of the table's StreamSpecification;
 * @rest: what comes behind. */
static char *
prove (const char *filters,
       const char *view,
       const char *source)
{
  g_autofree char *yaml = g_strdup_printf (
    "Conditions:\n"
    "  C: !Equals [!Ref 'AWS::Region', x]\n"
    "Parameters: {P: {Type: String}}\n"
    "Resources:\n"
    "  Queue: {Type: AWS::SQS::Queue}\n"
    "  Table:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
    "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
    "      StreamSpecification: {StreamViewType: %s}\n"
    "  Mapping:\n"
    "    Type: AWS::Lambda::EventSourceMapping\n"
    "    Properties:\n"
    "      EventSourceArn: %s\n"
    "      StartingPosition: LATEST\n"
    "      FilterCriteria: %s\n",
    view, source, filters);
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      const CfnClaimDetail *detail = claim->detail;

      if (claim->kind != CFN_CLAIM_FILTER && claim->kind != CFN_CLAIM_STREAM)
        continue;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "",
                              cfn_claim_kind_to_string (claim->kind),
                              cfn_verdict_to_string (claim->verdict));
      if (claim->kind == CFN_CLAIM_STREAM && claim->verdict == CFN_VERDICT_FAILS)
        g_string_append_printf (text, " %s", claim->reason);
      if (detail == NULL)
        continue;
      g_assert_true ((claim->reason == NULL) == (claim->verdict == CFN_VERDICT_HOLDS));
      g_string_append_printf (text, " %s %s %.*s", detail->rule, detail->why,
                              (int) cfn_span_length (detail->span), yaml + detail->span.start);
      if (detail->repair != NULL)
        g_string_append_printf (text, " -> %s", detail->repair);
      if (detail->view != NULL)
        g_string_append (text, " (view)");
    }

  return g_string_free (text, FALSE);
}

static void
expect (const char *filters,
        const char *view,
        const char *claims)
{
  g_autofree char *found = prove (filters, view, "!GetAtt Table.StreamArn");

  g_assert_cmpstr (found, ==, claims);
}

#define BOTH "NEW_AND_OLD_IMAGES"

static void
test_verdicts (void)
{
  expect ("{Filters: []}", BOTH, "stream holds");
  expect ("{}", BOTH, "stream holds");
  expect ("{Filters: [{Pattern: '{\"eventName\": [\"INSERT\"]}'}]}", BOTH,
          "stream holds; filter holds");
  /* Nothing comes through at all: the stream's edge shows it. */
  expect ("{Filters: [{Pattern: '{\"eventName\": [\"NEW\"]}'}]}", BOTH,
          "stream fails filter-never-matches; "
          "filter fails filter-never-matches no-such-value \"NEW\"");
  expect ("{Filters: [{Pattern: '{\"eventName\": \"NEW\"}'}]}", BOTH,
          "stream fails filter-leaf-is-not-a-list; "
          "filter fails filter-leaf-is-not-a-list not-a-list \"NEW\" -> [\"NEW\"]");
  /* One of two filters is enough. */
  expect ("{Filters: [{Pattern: '{\"eventName\": [\"NEW\"]}'}, "
          "{Pattern: '{\"eventName\": [\"INSERT\"]}'}]}", BOTH,
          "stream holds; filter fails filter-part-never-matches no-such-value \"NEW\"; "
          "filter holds");
  expect ("{Filters: [{Pattern: '{\"eventName\": [\"NEW\", \"INSERT\"]}'}]}", BOTH,
          "stream holds; filter holds filter-part-never-matches no-such-value \"NEW\"");
  /* What is not known may let something through. */
  expect ("{Filters: [{Pattern: !Ref P}]}", BOTH,
          "stream holds; filter unknown not-known parameter !Ref P");
  expect ("{Filters: [{Pattern: '{\"eventName\": [\"NEW\"]}'}, {Pattern: !Ref P}]}", BOTH,
          "stream holds; filter fails filter-part-never-matches no-such-value \"NEW\"; "
          "filter unknown not-known parameter !Ref P");
  expect ("{Filters: [{Pattern: '{\"eventName\": [\"NEW\"]}'}, !Ref P]}", BOTH,
          "stream holds; filter fails filter-part-never-matches no-such-value \"NEW\"");
}

#define IMAGE "'{\"dynamodb\": {\"NewImage\": {\"id\": {\"S\": [\"x\"]}}}}'"

static void
test_views (void)
{
  expect ("{Filters: [{Pattern: " IMAGE "}]}", "KEYS_ONLY",
          "stream fails filter-never-matches; "
          "filter fails filter-never-matches view-type \"NewImage\" (view)");
  expect ("{Filters: [{Pattern: " IMAGE "}]}", "OLD_IMAGE",
          "stream fails filter-never-matches; "
          "filter fails filter-never-matches view-type \"NewImage\" (view)");
  expect ("{Filters: [{Pattern: " IMAGE "}]}", "NEW_IMAGE", "stream holds; filter holds");
  expect ("{Filters: [{Pattern: " IMAGE "}]}", "!Ref P", "stream holds; filter holds");
  /* A slip of the pen is told by its own rule. */
  expect ("{Filters: [{Pattern: " IMAGE "}]}", "KEYS", "stream holds; filter holds");
  expect ("{Filters: [{Pattern: " IMAGE "}]}", "!If [C, KEYS_ONLY, NEW_IMAGE]",
          "stream fails filter-never-matches; "
          "filter fails filter-never-matches view-type \"NewImage\" (view)");
  /* The condition that chooses the filter chooses the stream that has what it needs. */
  expect ("{Filters: [{Pattern: !If [C, " IMAGE ", '{\"eventName\": [\"INSERT\"]}']}]}",
          "!If [C, NEW_IMAGE, KEYS_ONLY]", "stream holds; filter holds");
  expect ("!If [C, {Filters: [{Pattern: " IMAGE "}]}, !Ref AWS::NoValue]",
          "!If [C, NEW_IMAGE, KEYS_ONLY]", "stream holds; filter holds");
}

static void
test_repairs (void)
{
  static const struct
  {
    const char *pattern;
    const char *told;
  } cases[] = {
    { "'{\"dynamodb\": {\"Keys\": {\"id\": [\"it''s\"]}}}'",
      "filter-never-matches no-type-level [\"it''s\"] -> {\"S\": [\"it''s\"]}" },
    { "\"{\\\"dynamodb\\\": {\\\"Keys\\\": {\\\"id\\\": [\\\"x\\\"]}}}\"",
      "filter-never-matches no-type-level [\\\"x\\\"] -> {\\\"S\\\": [\\\"x\\\"]}" },
    { "!Sub '{\"dynamodb\": {\"Keys\": {\"id\": [\"${P}\"]}}}'",
      "filter-never-matches no-type-level [\"${P}\"] -> {\"S\": [\"${P}\"]}" },
    { "'{\"dynamodb\": {\"NewImage\": {\"n\": {\"N\": [{\"numeric\": [\"=\", 5]}]}}}}'",
      "filter-never-matches numeric-on-text {\"numeric\": [\"=\", 5]} -> \"5\"" },
    { "'{\"dynamodb\": {\"NewImage\": {\"n\": {\"N\": [1, -2]}}}}'",
      "filter-never-matches number-without-quotes [1, -2] -> [\"1\", \"-2\"]" },
    { "'{\"dynamodb\": {\"NewImage\": {\"n\": {\"N\": [1.50]}}}}'",
      "filter-never-matches number-without-quotes 1.50" },
    { "'{\"dynamodb\": {\"NewImage\": {\"n\": {\"N\": [{\"numeric\": [\">\", 5]}]}}}}'",
      "filter-never-matches numeric-on-text {\"numeric\": [\">\", 5]}" },
    { "'{\"dynamodb\": {\"NewImage\": {\"n\": {\"BOOL\": [\"true\"]}}}}'",
      "filter-never-matches text-for-a-truth-value \"true\" -> true" },
    { "'{\"eventName\": [\"INSERT\",]}'", "filter-is-not-json not-json , -> " },
    { "'{\"a\": [True]}'", "filter-is-not-json not-json True -> true" },
    /* What is put together has no one place to repair. */
    { "!Join ['', ['{\"eventName\": ', '\"INSERT\"}']]",
      "filter-leaf-is-not-a-list not-a-list !Join ['', ['{\"eventName\": ', '\"INSERT\"}']]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filters = g_strdup_printf ("{Filters: [{Pattern: %s}]}", cases[i].pattern);
      g_autofree char *found = prove (filters, BOTH, "!GetAtt Table.StreamArn");
      const char *filter = strstr (found, "; filter fails ");

      g_test_message ("%s", cases[i].pattern);
      g_assert_nonnull (filter);
      g_assert_cmpstr (filter + strlen ("; filter fails "), ==, cases[i].told);
    }
}

/* Of a queue's filter only what Lambda asks of every pattern is known. */
static void
test_sources (void)
{
  g_autofree char *queue = prove ("{Filters: [{Pattern: '{\"body\": {\"a\": [1]}}'}]}", BOTH,
                                  "!GetAtt Queue.Arn");
  g_autofree char *wrong = prove ("{Filters: [{Pattern: '{\"body\": {\"a\": []}}'}]}", BOTH,
                                  "!GetAtt Queue.Arn");
  g_autofree char *import = prove ("{Filters: [{Pattern: '{\"data\": {\"a\": [1]}}'}]}", BOTH,
                                   "!ImportValue x");
  g_autofree char *literal = prove ("{Filters: [{Pattern: '{\"data\": {\"a\": [1]}}'}]}", BOTH,
                                    "arn:aws:dynamodb:eu-west-1:123456789012:table/T/stream/2026");

  g_assert_cmpstr (queue, ==, "filter holds");
  g_assert_cmpstr (wrong, ==, "filter fails filter-has-empty-part empty []");
  g_assert_cmpstr (import, ==, "stream unknown; filter holds");
  g_assert_cmpstr (literal, ==,
                   "stream unknown; filter fails filter-never-matches other-source \"data\"");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prove-filter/verdicts", test_verdicts);
  g_test_add_func ("/prove-filter/views", test_views);
  g_test_add_func ("/prove-filter/repairs", test_repairs);
  g_test_add_func ("/prove-filter/sources", test_sources);

  return g_test_run ();
}
