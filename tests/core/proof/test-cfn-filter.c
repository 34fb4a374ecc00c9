/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-filter.h"

#include <string.h>

#define NEW(part) "{\"dynamodb\": {\"NewImage\": " part "}}"
#define OLD(part) "{\"dynamodb\": {\"OldImage\": " part "}}"
#define KEYS(part) "{\"dynamodb\": {\"Keys\": " part "}}"
#define S(leaf) NEW ("{\"a\": {\"S\": " leaf "}}")
#define N(leaf) NEW ("{\"a\": {\"N\": " leaf "}}")
#define NEW_AND_EVENT(event) "{\"eventName\": " event ", \"dynamodb\": {\"NewImage\": "            \
                             "{\"a\": {\"S\": [\"x\"]}}}}"
#define OLD_AND_EVENT(event) "{\"eventName\": " event ", \"dynamodb\": {\"OldImage\": "            \
                             "{\"a\": {\"S\": [\"x\"]}}}}"

/* A pattern and what is told of it: "RULE WHY SPAN", without the "filter-" of the rule, one a
 * line; NULL: nothing, it can match. */
typedef struct
{
  const char *pattern;
  const char *told;
  const char *view;
} Case;

/* The table of all cases has the key attributes id (S) and rank (N), and an index over size (N). */
static char *
judge (const Case *one,
       gboolean   *can_match)
{
  g_autoptr (GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) faults = cfn_filter_faults_new ();
  CfnFilterSource source = { TRUE, one->view, types, keys };
  GString *told = g_string_new (NULL);
  CfnPatternProblem problem;
  CfnSpan span;
  g_autoptr (CfnPattern) pattern
    = cfn_pattern_parse (one->pattern, strlen (one->pattern), &problem, &span);

  g_assert_nonnull (pattern);
  g_hash_table_insert (types, (gpointer) "id", (gpointer) "S");
  g_hash_table_insert (types, (gpointer) "rank", (gpointer) "N");
  g_hash_table_insert (types, (gpointer) "size", (gpointer) "N");
  g_hash_table_add (keys, (gpointer) "id");
  g_hash_table_add (keys, (gpointer) "rank");

  cfn_filter_check (pattern, "M", faults);
  *can_match = cfn_filter_can_match (pattern, "M", &source, faults);
  for (guint i = 0; i < faults->len; i++)
    {
      const CfnFilterFault *fault = &g_array_index (faults, CfnFilterFault, i);
      g_autofree char *message = cfn_message_format (fault->message);

      g_assert_null (strchr (message, '{') != NULL && strstr (message, "{0}") != NULL
                       ? message : NULL);
      g_string_append_printf (told, "%s%s %s %.*s", told->len > 0 ? "\n" : "",
                              g_str_has_prefix (fault->rule, "filter-") ? fault->rule + 7
                                                                        : fault->rule,
                              fault->why, (int) cfn_span_length (fault->span),
                              one->pattern + fault->span.start);
    }

  return g_string_free (told, FALSE);
}

static void
expect (const Case *cases,
        gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      gboolean can_match;
      g_autofree char *told = judge (&cases[i], &can_match);
      gboolean never = g_str_has_prefix (told, "never") || strstr (told, "\nnever") != NULL;
      /* What a test prints has to be UTF-8 even where its case is not. */
      g_autofree char *shown = g_utf8_make_valid (cases[i].pattern, -1);

      g_test_message ("%s", shown);
      g_assert_cmpstr (told, ==, cases[i].told != NULL ? cases[i].told : "");
      g_assert_cmpint (can_match, ==, !never);
    }
}

static void
test_sound (void)
{
  static const Case cases[] = {
    /* Those that AWS's own records were seen to match. */
    { "{\"eventName\": [\"INSERT\"]}", NULL, NULL },
    { "{\"eventName\": [\"INSERT\", \"MODIFY\"]}", NULL, NULL },
    { NEW ("{\"presentKey\": {\"S\": [\"presentValue\"]}}"), NULL, NULL },
    { NEW ("{\"presentKey\": {\"S\": [{\"exists\": true}]}}"), NULL, NULL },
    { NEW ("{\"prefix\": {\"S\": [{\"prefix\": \"us-1\"}]}}"), NULL, NULL },
    { "{\"dynamodb\": {\"ApproximateCreationDateTime\": [{\"numeric\": [\">\", 0]}]}}",
      NULL, NULL },
    /* Of the Lambda Developer Guide and the DynamoDB Developer Guide. */
    { KEYS ("{\"id\": {\"S\": [\"AnyCompany Industries\"]}}"), NULL, NULL },
    { S ("[\"Pat Candella\", \"Shirley Rodriguez\"]"), NULL, NULL },
    { S ("[{\"exists\": false}]"), NULL, NULL },
    { "{\"userIdentity\": {\"type\": [\"Service\"], \"principalId\": "
      "[\"dynamodb.amazonaws.com\"]}}", NULL, NULL },
    { "{\"userIdentity\": {\"type\": [{\"exists\": false}]}, \"eventName\": [\"INSERT\"]}",
      NULL, NULL },
    { "{\"$or\": [{\"eventName\": [\"REMOVE\"]}, {\"dynamodb\": {\"NewImage\": {\"a\": {\"S\": "
      "[\"x\"]}}}}]}", NULL, NULL },
    /* All types, and all that can be asked of them. */
    { S ("[\"\"]"), NULL, NULL },
    { S ("[\"x\", {\"prefix\": \"y\"}, {\"suffix\": \"z\"}]"), NULL, NULL },
    { S ("[{\"equals-ignore-case\": \"OPEN\"}]"), NULL, NULL },
    { S ("[{\"anything-but\": \"x\"}]"), NULL, NULL },
    { S ("[{\"anything-but\": [\"x\", \"y\"]}]"), NULL, NULL },
    { S ("[{\"anything-but\": 5}]"), NULL, NULL },
    { N ("[\"42\"]"), NULL, NULL },
    { N ("[\"-4.5\", \"1e3\"]"), NULL, NULL },
    { N ("[{\"prefix\": \"4\"}]"), NULL, NULL },
    { N ("[{\"anything-but\": \"101\"}]"), NULL, NULL },
    { N ("[{\"exists\": true}]"), NULL, NULL },
    { NEW ("{\"a\": {\"BOOL\": [true]}}"), NULL, NULL },
    { NEW ("{\"a\": {\"BOOL\": [true, false]}}"), NULL, NULL },
    { NEW ("{\"a\": {\"NULL\": [true]}}"), NULL, NULL },
    { NEW ("{\"a\": {\"B\": [\"aGk=\"]}}"), NULL, NULL },
    { NEW ("{\"a\": {\"SS\": [\"x\"]}}"), NULL, NULL },
    { NEW ("{\"a\": {\"NS\": [\"1\"]}}"), NULL, NULL },
    { NEW ("{\"a\": {\"BS\": [\"aGk=\"]}}"), NULL, NULL },
    { NEW ("{\"a\": {\"M\": {\"b\": {\"S\": [\"x\"]}}}}"), NULL, NULL },
    { NEW ("{\"a\": {\"M\": {\"b\": {\"M\": {\"c\": {\"N\": [\"1\"]}}}}}}"), NULL, NULL },
    /* What is called as a key is inside a map may be anything. */
    { NEW ("{\"a\": {\"M\": {\"id\": {\"N\": [\"1\"]}}}}"), NULL, NULL },
    { NEW ("{\"a\": {\"L\": {\"S\": [\"x\"]}}}"), NULL, NULL },
    { NEW ("{\"a\": {\"L\": {\"M\": {\"b\": {\"S\": [\"x\"]}}}}}"), NULL, NULL },
    { NEW ("{\"a\": {\"S\": [\"x\"]}, \"b\": {\"N\": [\"1\"]}}"), NULL, NULL },
    { NEW ("{\"a\": {\"S\": [\"x\"], \"N\": [{\"exists\": false}]}}"), NULL, NULL },
    { NEW ("{\"$or\": [{\"a\": {\"S\": [\"x\"]}}, {\"b\": {\"S\": [\"y\"]}}]}"), NULL, NULL },
    { NEW ("{\"a\": {\"$or\": [{\"S\": [\"x\"]}, {\"N\": [\"1\"]}]}}"), NULL, NULL },
    { KEYS ("{\"rank\": {\"N\": [\"7\"]}, \"id\": {\"S\": [{\"prefix\": \"o-\"}]}}"), NULL, NULL },
    { "{\"dynamodb\": {\"SizeBytes\": [{\"numeric\": [\">\", 100, \"<=\", 2000]}]}}", NULL, NULL },
    { "{\"dynamodb\": {\"SizeBytes\": [12]}}", NULL, NULL },
    { "{\"dynamodb\": {\"SequenceNumber\": [{\"prefix\": \"1\"}]}}", NULL, NULL },
    { "{\"dynamodb\": {\"StreamViewType\": [\"NEW_IMAGE\"]}}", NULL, NULL },
    { "{\"dynamodb\": {\"StreamViewType\": [\"NEW_IMAGE\"]}}", NULL, "NEW_IMAGE" },
    { "{\"eventName\": [{\"prefix\": \"IN\"}]}", NULL, NULL },
    { "{\"eventName\": [{\"anything-but\": \"REMOVE\"}]}", NULL, NULL },
    { "{\"eventName\": [{\"anything-but\": [\"INSERT\", \"REMOVE\"]}]}", NULL, NULL },
    { "{\"eventName\": [{\"equals-ignore-case\": \"insert\"}]}", NULL, NULL },
    /* Events and images that go together. */
    { NEW_AND_EVENT ("[\"INSERT\"]"), NULL, "NEW_IMAGE" },
    { NEW_AND_EVENT ("[\"REMOVE\", \"MODIFY\"]"), NULL, NULL },
    { OLD_AND_EVENT ("[\"REMOVE\"]"), NULL, "OLD_IMAGE" },
    { OLD_AND_EVENT ("[{\"anything-but\": \"INSERT\"}]"), NULL, NULL },
    { NEW ("{\"a\": {\"S\": [{\"exists\": false}]}}"), NULL, "KEYS_ONLY" },
    { KEYS ("{\"id\": {\"S\": [\"x\"]}}"), NULL, "KEYS_ONLY" },
    { "{\"data\": {\"x\": [{\"exists\": false}]}}", NULL, NULL },
  };

  expect (cases, G_N_ELEMENTS (cases));
}

static void
test_refused (void)
{
  static const Case cases[] = {
    { "[]", "is-not-json not-an-object []", NULL },
    { "\"x\"", "is-not-json not-an-object \"x\"", NULL },
    { "{}", "has-empty-part empty {}", NULL },
    { "{\"dynamodb\": {}}", "has-empty-part empty {}", NULL },
    { S ("[]"), "has-empty-part empty []", NULL },
    { S ("[{}]"), "has-empty-part empty {}", NULL },
    { "{\"$or\": []}", "has-empty-part empty []", NULL },
    { "{\"eventName\": \"INSERT\"}", "leaf-is-not-a-list not-a-list \"INSERT\"", NULL },
    { S ("true"), "leaf-is-not-a-list not-a-list true", NULL },
    { S ("5"), "leaf-is-not-a-list not-a-list 5", NULL },
    { S ("null"), "leaf-is-not-a-list not-a-list null", NULL },
    { S ("{\"prefix\": \"x\"}"), "leaf-is-not-a-list not-a-list {\"prefix\": \"x\"}", NULL },
    { N ("{\"numeric\": [\">\", 1]}"),
      "leaf-is-not-a-list not-a-list {\"numeric\": [\">\", 1]}", NULL },
    { S ("[{\"prefx\": \"x\"}]"), "unknown-operator unknown-operator \"prefx\"", NULL },
    { S ("[{\"anything_but\": \"x\"}]"),
      "unknown-operator unknown-operator \"anything_but\"", NULL },
    { S ("[{\"contains\": \"x\"}]"), "unknown-operator unknown-operator \"contains\"", NULL },
    { S ("[{\"prefix\": 5}]"), "wrong-operand not-a-text 5", NULL },
    { S ("[{\"suffix\": [\"x\"]}]"), "wrong-operand not-a-text [\"x\"]", NULL },
    { S ("[{\"exists\": \"true\"}]"), "wrong-operand not-a-truth-value \"true\"", NULL },
    { S ("[{\"anything-but\": []}]"), "wrong-operand not-excludable []", NULL },
    { S ("[{\"anything-but\": null}]"), "wrong-operand not-excludable null", NULL },
    { N ("[{\"numeric\": 5}]"), "wrong-operand not-a-range 5", NULL },
    { N ("[{\"numeric\": [5]}]"), "wrong-operand not-a-range [5]", NULL },
    { N ("[{\"numeric\": [\"!=\", 5]}]"), "wrong-operand not-a-range [\"!=\", 5]", NULL },
    { N ("[{\"numeric\": [\">\", \"5\"]}]"), "wrong-operand not-a-range [\">\", \"5\"]", NULL },
    { N ("[{\"numeric\": [\"<\", 9, \">\", 1]}]"),
      "wrong-operand not-a-range [\"<\", 9, \">\", 1]", NULL },
    { "{\"dynamodb\": {\"SizeBytes\": [{\"numeric\": [\">\", 9, \"<\", 1]}]}}",
      "wrong-operand empty-range [\">\", 9, \"<\", 1]", NULL },
    { "{\"dynamodb\": {\"SizeBytes\": [{\"numeric\": [\">=\", 9, \"<=\", 9]}]}}",
      "wrong-operand empty-range [\">=\", 9, \"<=\", 9]", NULL },
    { S ("[[\"x\"]]"), "wrong-operand not-an-alternative [\"x\"]", NULL },
    { S ("[{\"prefix\": \"x\", \"suffix\": \"y\"}]"),
      "wrong-operand not-an-alternative {\"prefix\": \"x\", \"suffix\": \"y\"}", NULL },
    { "{\"$or\": [\"x\"]}", "wrong-operand not-a-branch \"x\"", NULL },
    { S ("[\"x\"], \"S\": [\"y\"]"), "repeats-key repeated-key \"S\"", NULL },
    /* The one that counts, that is the last, is judged. */
    { S ("[5], \"S\": [\"y\"]"), "repeats-key repeated-key \"S\"", NULL },
    { S ("[{\"wildcard\": \"a*\"}]"), "not-known uncertain-operator \"wildcard\"", NULL },
    { S ("[{\"anything-but\": {\"prefix\": \"x\"}}]"),
      "not-known uncertain-operator \"anything-but\"", NULL },
    { S ("[{\"cidr\": \"10.0.0.0/8\"}]"), "not-known uncertain-operator \"cidr\"", NULL },
  };

  expect (cases, G_N_ELEMENTS (cases));
}

static void
test_never (void)
{
  static const Case cases[] = {
    { NEW ("{\"a\": [\"x\"]}"), "never-matches no-type-level [\"x\"]", NULL },
    { NEW ("{\"id\": [{\"prefix\": \"x\"}]}"),
      "never-matches no-type-level [{\"prefix\": \"x\"}]", NULL },
    { NEW ("{\"a\": [{\"exists\": true}]}"),
      "never-matches no-type-level [{\"exists\": true}]", NULL },
    { NEW ("{\"a\": {\"M\": {\"b\": [\"x\"]}}}"), "never-matches no-type-level [\"x\"]", NULL },
    { NEW ("{\"a\": {\"M\": [\"x\"]}}"), "never-matches no-leaf \"M\"", NULL },
    { NEW ("{\"a\": {\"String\": [\"x\"]}}"), "never-matches unknown-type-level \"String\"", NULL },
    { NEW ("{\"a\": {\"s\": [\"x\"]}}"), "never-matches unknown-type-level \"s\"", NULL },
    { NEW ("{\"a\": {\"S\": {\"b\": [\"x\"]}}}"), "never-matches below-a-leaf \"S\"", NULL },
    { NEW ("{\"a\": {\"S\": [\"x\"], \"N\": [\"1\"]}}"), "never-matches two-types \"N\"", NULL },
    { NEW ("{\"id\": {\"N\": [\"1\"]}}"), "never-matches other-type \"N\"", NULL },
    { NEW ("{\"size\": {\"S\": [\"1\"]}}"), "never-matches other-type \"S\"", NULL },
    { KEYS ("{\"a\": {\"S\": [\"x\"]}}"), "never-matches not-a-key \"a\"", NULL },
    { KEYS ("{\"size\": {\"N\": [\"1\"]}}"), "never-matches not-a-key \"size\"", NULL },
    { KEYS ("{\"id\": [\"x\"]}"), "never-matches no-type-level [\"x\"]", NULL },
    { KEYS ("{\"id\": {\"S\": [{\"exists\": false}]}}"),
      "never-matches always-there {\"exists\": false}", NULL },
    { KEYS ("[\"id\"]"), "never-matches no-leaf \"Keys\"", NULL },
    { "{\"dynamodb\": [\"x\"]}", "never-matches no-leaf \"dynamodb\"", NULL },
    { N ("[42]"), "never-matches number-without-quotes 42", NULL },
    { N ("[1, 2]"), "never-matches number-without-quotes [1, 2]", NULL },
    { N ("[{\"numeric\": [\">\", 100]}]"),
      "never-matches numeric-on-text {\"numeric\": [\">\", 100]}", NULL },
    { N ("[\"many\"]"), "never-matches no-number \"many\"", NULL },
    { NEW ("{\"a\": {\"NS\": [1]}}"), "never-matches number-without-quotes 1", NULL },
    { S ("[5]"), "never-matches number-for-a-text 5", NULL },
    { S ("[{\"numeric\": [\"=\", 5]}]"),
      "never-matches number-for-a-text {\"numeric\": [\"=\", 5]}", NULL },
    { S ("[true]"), "never-matches truth-value true", NULL },
    { S ("[null]"), "never-matches null null", NULL },
    { NEW ("{\"a\": {\"BOOL\": [\"true\"]}}"),
      "never-matches text-for-a-truth-value \"true\"", NULL },
    { NEW ("{\"a\": {\"BOOL\": [1]}}"), "never-matches number-for-a-text 1", NULL },
    { NEW ("{\"a\": {\"BOOL\": [{\"prefix\": \"t\"}]}}"),
      "never-matches text-operator {\"prefix\": \"t\"}", NULL },
    { NEW ("{\"a\": {\"NULL\": [false]}}"), "never-matches truth-value false", NULL },
    { "{\"dynamodb\": {\"SizeBytes\": [\"12\"]}}", "never-matches text-for-a-number \"12\"", NULL },
    { "{\"dynamodb\": {\"SizeBytes\": [{\"prefix\": \"1\"}]}}",
      "never-matches text-operator {\"prefix\": \"1\"}", NULL },
    { "{\"dynamodb\": {\"newImage\": {\"a\": {\"S\": [\"x\"]}}}}",
      "never-matches unknown-key \"newImage\"", NULL },
    { "{\"NewImage\": {\"a\": {\"S\": [\"x\"]}}}",
      "never-matches outside-dynamodb \"NewImage\"", NULL },
    { "{\"body\": {\"a\": [\"x\"]}}", "never-matches other-source \"body\"", NULL },
    { "{\"data\": {\"a\": [\"x\"]}}", "never-matches other-source \"data\"", NULL },
    { "{\"eventname\": [\"INSERT\"]}", "never-matches unknown-key \"eventname\"", NULL },
    { "{\"eventName\": [\"insert\"]}", "never-matches no-such-value \"insert\"", NULL },
    { "{\"eventName\": [\"UPDATE\"]}", "never-matches no-such-value \"UPDATE\"", NULL },
    { "{\"eventName\": [{\"prefix\": \"ins\"}]}",
      "never-matches no-such-value {\"prefix\": \"ins\"}", NULL },
    { "{\"eventName\": [{\"exists\": false}]}",
      "never-matches always-there {\"exists\": false}", NULL },
    { "{\"eventSource\": [\"aws:kinesis\"]}", "never-matches no-such-value \"aws:kinesis\"", NULL },
    { "{\"dynamodb\": {\"StreamViewType\": [\"KEYS_ONLY\"]}}",
      "never-matches no-such-value \"KEYS_ONLY\"", "NEW_IMAGE" },
    /* The type of the stream. */
    { NEW ("{\"a\": {\"S\": [\"x\"]}}"), "never-matches view-type \"NewImage\"", "KEYS_ONLY" },
    { NEW ("{\"a\": {\"S\": [\"x\"]}}"), "never-matches view-type \"NewImage\"", "OLD_IMAGE" },
    { OLD ("{\"a\": {\"S\": [\"x\"]}}"), "never-matches view-type \"OldImage\"", "NEW_IMAGE" },
    { OLD ("{\"a\": {\"S\": [\"x\"]}}"), "never-matches view-type \"OldImage\"", "KEYS_ONLY" },
    /* What excludes each other. */
    { NEW_AND_EVENT ("[\"REMOVE\"]"), "never-matches contradiction \"NewImage\"", NULL },
    { OLD_AND_EVENT ("[\"INSERT\"]"), "never-matches contradiction \"OldImage\"", NULL },
    { "{\"dynamodb\": {\"OldImage\": {\"a\": {\"S\": [\"x\"]}}}, \"eventName\": [\"INSERT\"]}",
      "never-matches contradiction \"eventName\"", NULL },
    { "{\"userIdentity\": {\"type\": [\"Service\"]}, \"eventName\": [\"MODIFY\"]}",
      "never-matches contradiction \"eventName\"", NULL },
    { "{\"$or\": [{\"data\": {\"a\": [1]}}, {\"body\": {\"a\": [1]}}]}",
      "never-matches other-source \"data\"\nnever-matches other-source \"body\"", NULL },
  };

  expect (cases, G_N_ELEMENTS (cases));
}

static void
test_parts (void)
{
  static const Case cases[] = {
    { "{\"eventName\": [\"INSERT\", \"UPDATE\"]}",
      "part-never-matches no-such-value \"UPDATE\"", NULL },
    { N ("[42, \"43\"]"), "part-never-matches number-without-quotes 42", NULL },
    /* Recorded: the number 42 gets through, by the second of them. */
    { N ("[{\"numeric\": [\">\", 100]}, {\"anything-but\": \"101\"}]"),
      "part-never-matches numeric-on-text {\"numeric\": [\">\", 100]}", NULL },
    { "{\"$or\": [{\"eventName\": [\"REMOVE\"]}, {\"body\": {\"a\": [1]}}]}",
      "part-never-matches other-source \"body\"", NULL },
    /* Recorded: lets everything through. */
    { NEW ("{\"presentKey\": [{\"exists\": false}]}"),
      "checks-nothing no-leaf [{\"exists\": false}]", NULL },
    { "{\"dynamodb\": {\"NewImage\": [{\"exists\": false}]}}",
      "checks-nothing no-leaf [{\"exists\": false}]", NULL },
    { "{\"eventSource\": [\"aws:dynamodb\"]}", "on-unreliable-key metadata \"eventSource\"", NULL },
    { "{\"awsRegion\": [\"eu-west-1\"]}", "on-unreliable-key metadata \"awsRegion\"", NULL },
  };

  expect (cases, G_N_ELEMENTS (cases));
}

/* What is not known may be anything; nothing is said of other sources but what all have to keep. */
static void
test_unknown (void)
{
  static const Case cases[] = {
    { "{\"eventName\": [\"\xff\"]}", NULL, NULL },
    { "{\"eventName\": [\xff]}", NULL, NULL },
    { "{\"eventName\": \xff}", NULL, NULL },
    { "{\"\xff\": [\"x\"]}", NULL, NULL },
    { "{\"eventName\": [\"IN\xff\"], \xff}", NULL, NULL },
    { N ("[\"\xff\"]"), NULL, NULL },
    { "\xff", NULL, NULL },
    { "{\"dynamodb\": {\"SizeBytes\": [{\"numeric\": [\">\", \xff]}]}}", NULL, NULL },
  };
  g_autoptr (GArray) faults = cfn_filter_faults_new ();
  CfnFilterSource queue = { FALSE, NULL, NULL, NULL };
  const char *text = "{\"body\": {\"a\": [1]}}";
  CfnPatternProblem problem;
  CfnSpan span;
  g_autoptr (CfnPattern) pattern = cfn_pattern_parse (text, strlen (text), &problem, &span);

  expect (cases, G_N_ELEMENTS (cases));
  cfn_filter_check (pattern, "M", faults);
  g_assert_true (cfn_filter_can_match (pattern, "M", &queue, faults));
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_text (void)
{
  static const struct
  {
    const char *alternative;
    const char *takes;
    const char *refuses;
  } cases[] = {
    { "\"x\"", "x", "X" },
    { "{\"prefix\": \"ab\"}", "abc", "ba" },
    { "{\"suffix\": \"ab\"}", "cab", "abc" },
    { "{\"equals-ignore-case\": \"straße\"}", "STRAßE", "strase" },
    { "{\"anything-but\": \"x\"}", "y", "x" },
    { "{\"anything-but\": [\"x\", \"y\"]}", "z", "y" },
    { "{\"exists\": true}", "", NULL },
    { "{\"wildcard\": \"a*c\"}", "abbc", "abb" },
    { "{\"wildcard\": \"*a*a*\"}", "banana", "b" },
    { "{\"wildcard\": \"a\\\\*\"}", "a*", "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnPatternProblem problem;
      CfnSpan span;
      g_autoptr (CfnPattern) one = cfn_pattern_parse (cases[i].alternative,
                                                      strlen (cases[i].alternative), &problem,
                                                      &span);

      g_test_message ("%s", cases[i].alternative);
      g_assert_true (cfn_filter_takes_text (one, cases[i].takes));
      if (cases[i].refuses != NULL)
        g_assert_false (cfn_filter_takes_text (one, cases[i].refuses));
    }
}

/* Whatever is put in the place of a part of a pattern: what is told lies in the text, and what
 * never matches says why. */
static void
test_mutants (void)
{
  static const char * const parts[] = {
    "[]", "{}", "[\"x\"]", "{\"S\": [1]}", "null", "{\"exists\": false}", "\"$or\"", "\"S\"",
    "\"M\"", "\"Keys\"", "[{\"prefix\": \"x\"}]", "\xff", ",", ":", "\"dynamodb\": {}", "[[1]]",
    "-0", "\"a\"",
  };
  static const char * const seeds[] = {
    NEW_AND_EVENT ("[\"INSERT\"]"),
    NEW ("{\"a\": {\"M\": {\"b\": {\"N\": [{\"numeric\": [\">\", 1]}]}}}}"),
    "{\"$or\": [{\"eventName\": [\"REMOVE\"]}, "
    "{\"dynamodb\": {\"Keys\": {\"id\": {\"S\": [\"x\"]}}}}]}",
    "{\"userIdentity\": {\"type\": [\"Service\"]}, \"awsRegion\": [{\"exists\": true}]}",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text
        = g_string_new (seeds[g_rand_int_range (rand, 0, G_N_ELEMENTS (seeds))]);
      Case one = { .view = i % 2 == 0 ? "OLD_IMAGE" : NULL };
      g_autofree char *told = NULL;
      CfnPatternProblem problem;
      CfnPattern *pattern;
      gboolean can_match;
      CfnSpan span;

      for (guint j = 0; j <= i % 3; j++)
        {
          gsize start = g_rand_int_range (rand, 0, text->len);
          gsize end = g_rand_int_range (rand, start, MIN (text->len, start + 12) + 1);

          g_string_erase (text, start, end - start);
          g_string_insert (text, start, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
        }
      pattern = cfn_pattern_parse (text->str, text->len, &problem, &span);
      if (pattern == NULL)
        continue;
      cfn_pattern_free (pattern);

      one.pattern = text->str;
      told = judge (&one, &can_match);
      g_assert_true (can_match || strstr (told, "never-matches") != NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/sound", test_sound);
  g_test_add_func ("/filter/refused", test_refused);
  g_test_add_func ("/filter/never", test_never);
  g_test_add_func ("/filter/parts", test_parts);
  g_test_add_func ("/filter/unknown", test_unknown);
  g_test_add_func ("/filter/text", test_text);
  g_test_add_func ("/filter/mutants", test_mutants);

  return g_test_run ();
}
