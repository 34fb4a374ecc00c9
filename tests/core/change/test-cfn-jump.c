/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-jump.h"

#include <string.h>

static const char stack[] =
  "Conditions:\n"
  "  Prod: !Equals [!Ref Stage, prod]\n"
  "Parameters:\n"
  "  Stage: {Type: String}\n"
  "Resources:\n"
  "  Queue:\n"
  "    Type: AWS::SQS::Queue\n"
  "    Condition: Prod\n"
  "  Topic:\n"
  "    Type: AWS::SNS::Topic\n"
  "    DependsOn: Queue\n"
  "    Properties:\n"
  "      TopicName: !Sub \"${Queue.QueueName}-Queue\"\n";

static CfnTemplate *
read_string (const char *string)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (string, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);

  return cfn_template_new (tree);
}

static CfnTemplate *
read_template (void)
{
  return read_string (stack);
}

static gsize
find (const char *sought)
{
  const char *found = strstr (stack, sought);

  g_assert_nonnull (found);

  return found - stack;
}

static void
test_resource (void)
{
  g_autoptr (CfnTemplate) template = read_template ();
  gsize places[] = { find ("Queue:"), find ("Queue:") + strlen ("Queue"), find ("Queue\n    Prop"),
                     find ("Queue.QueueName") + 2 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (CfnJump) jump = cfn_jump_find (template, places[i]);

      g_assert_nonnull (jump);
      g_assert_cmpstr (jump->name, ==, "Queue");
      g_assert_cmpstr (jump->id, ==, "Resources.Queue");
      g_assert_cmpuint (jump->definition.start, ==, find ("Queue:"));
      g_assert_cmpuint (jump->uses->len, ==, 2);
      g_assert_cmpuint (g_array_index (jump->uses, CfnSpan, 0).start, ==, find ("Queue\n    Prop"));
      g_assert_cmpuint (g_array_index (jump->uses, CfnSpan, 1).start, ==, find ("Queue.QueueName"));
      g_assert_cmpuint (cfn_span_length (jump->here), ==, strlen ("Queue"));
    }
}

static void
test_others (void)
{
  g_autoptr (CfnTemplate) template = read_template ();
  g_autoptr (CfnJump) parameter = cfn_jump_find (template, find ("Stage,"));
  g_autoptr (CfnJump) condition = cfn_jump_find (template, find ("Prod\n"));

  g_assert_cmpstr (parameter->id, ==, "Parameters.Stage");
  g_assert_cmpuint (parameter->definition.start, ==, find ("Stage:"));
  g_assert_cmpstr (condition->id, ==, "Conditions.Prod");
  g_assert_cmpuint (condition->definition.start, ==, find ("Prod:"));
}

/* Before and behind a name's quotes as well as within them. */
static void
test_quotes (void)
{
  const char *json = "{\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\"},"
                     " \"T\": {\"DependsOn\": [\"Queue\"]}}}";
  g_autoptr (CfnTemplate) template = read_string (json);
  gsize declared = (gsize) (strstr (json, "\"Queue\": {") - json);
  gsize used = (gsize) (strstr (json, "\"Queue\"]") - json);
  gsize places[] = { declared, declared + 1, declared + strlen ("\"Queue\""),
                     used, used + 3, used + strlen ("\"Queue\"") };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (CfnJump) jump = cfn_jump_find (template, places[i]);

      g_assert_nonnull (jump);
      g_assert_cmpstr (jump->id, ==, "Resources.Queue");
      g_assert_cmpuint (jump->uses->len, ==, 1);
    }
}

/* What only looks like a name is none. */
static void
test_none (void)
{
  g_autoptr (CfnTemplate) template = read_template ();

  g_assert_null (cfn_jump_find (template, find ("-Queue\"") + 2));
  g_assert_null (cfn_jump_find (template, find ("SQS::Queue") + 6));
  g_assert_null (cfn_jump_find (template, find ("Properties")));
  g_assert_null (cfn_jump_find (template, strlen (stack) + 5));
}

/* A key of a mapping, where it is declared, in each row of it, and where it is looked up. */
static void
check_keys (const char *text,
            const char *quote)
{
  static const struct
  {
    const char *before[2];   /* the last words of it stand before the key */
    const char *key;
    const char *id;
    guint       n_uses;
  } cases[] = {
    { { "Mappings", "Sizes" }, "prod", "Mappings.Sizes.prod", 2 },
    { { "Sizes", "prod" }, "Read", "Mappings.Sizes.prod.Read", 3 },
    { { "Sizes", "dev" }, "Read", "Mappings.Sizes.dev.Read", 3 },
    { { "Resources", "Sizes" }, "prod", "Mappings.Sizes.prod", 2 },
    { { "Resources", "prod" }, "Read", "Mappings.Sizes.prod.Read", 3 },
    { { "Resources", "X" }, "Read", "Mappings.Sizes.prod.Read", 3 },
    { { "Resources", "Other" }, "prod", "Mappings.Other.prod", 1 },
  };
  g_autoptr (CfnTemplate) template = read_string (text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strconcat (quote, cases[i].key, quote, NULL);
      g_autoptr (CfnJump) jump = NULL;
      g_autofree char *here = NULL;
      const char *at = text;

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].before); j++)
        at = strstr (at, cases[i].before[j]) + strlen (cases[i].before[j]);
      at = strstr (at, key);
      jump = cfn_jump_find (template, (gsize) (at - text) + 1);
      g_assert_nonnull (jump);
      here = cfn_text_dup_span (cfn_template_get_text (template), jump->here);
      g_assert_cmpstr (here, ==, key);
      g_assert_cmpstr (jump->name, ==, cases[i].key);
      g_assert_cmpstr (jump->id, ==, cases[i].id);
      g_assert_cmpuint (jump->uses->len, ==, cases[i].n_uses);
    }
}

static void
test_keys (void)
{
  check_keys ("Mappings:\n"
              "  Other: {prod: {Read: 3}}\n"
              "  Sizes:\n"
              "    prod:\n"
              "      Read: 1\n"
              "    dev: {Read: 2}\n"
              "Resources:\n"
              "  A: !FindInMap [Sizes, prod, Read]\n"
              "  B: !FindInMap [Other, prod, Read]\n"
              "  C: {'Fn::FindInMap': [Sizes, prod, Write]}\n"
              "  D: !FindInMap [Sizes, !Ref X, Read]\n", "");
  check_keys ("{\"Mappings\": {\"Other\": {\"prod\": {\"Read\": 3}},\n"
              "\"Sizes\": {\"prod\": {\"Read\": 1},\n\"dev\": {\"Read\": 2}}},\n"
              "\"Resources\": {\"A\": {\"Fn::FindInMap\": [\"Sizes\", \"prod\", \"Read\"]},\n"
              "\"B\": {\"Fn::FindInMap\": [\"Other\", \"prod\", \"Read\"]},\n"
              "\"C\": {\"Fn::FindInMap\": [\"Sizes\", \"prod\", \"Write\"]},\n"
              "\"D\": {\"Fn::FindInMap\": [\"Sizes\", {\"Ref\": \"X\"}, \"Read\"]}}}", "\"");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jump/resource", test_resource);
  g_test_add_func ("/jump/others", test_others);
  g_test_add_func ("/jump/quotes", test_quotes);
  g_test_add_func ("/jump/none", test_none);
  g_test_add_func ("/jump/keys", test_keys);

  return g_test_run ();
}
