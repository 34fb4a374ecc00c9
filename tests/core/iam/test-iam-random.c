/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-case.h"

#include <string.h>

/*
 * Random cases, which the evaluator answers once, with what is not known left open, and the naive
 * evaluator in every world: whatever the unknown parameter, condition and key are. What the first
 * is certain of must be so in all worlds; where all worlds agree, it should be certain.
 */
#define N_CASES 1000

/* Parameters and keys get these values; few letters, so that they often meet. */
static const char * const values[] = { "", "a", "b", "ab", "ba", "a*", "*" };
static const char * const states[] = { NULL, "a", "b", "ab", "5", "10.0.0.1" };

static const char head[] =
  "Parameters:\n"
  "  P: {Type: String}\n"
  "  Stage: {Type: String, AllowedValues: [a, ab]}\n"
  "Conditions:\n"
  "  C: !Equals [!Ref P2, x]\n"
  "  D: !Equals [!Ref P3, x]\n"
  "Resources:\n"
  "  R: {Type: AWS::IAM::Role}\n"
  "  T: {Type: AWS::DynamoDB::Table}\n";

static const char *
pick (GRand              *random,
      const char * const *from)
{
  return from[g_rand_int_range (random, 0, g_strv_length ((char **) from))];
}

static gboolean
chance (GRand *random,
        int    one_in)
{
  return g_rand_int_range (random, 0, one_in) == 0;
}

static char *
make_part (GRand *random)
{
  static const char * const parts[] = { "a", "b", "ab", "*", "a*", "?", "*b", "a?", NULL };

  return g_strdup (pick (random, parts));
}

static char *
make_arn (GRand   *random,
          gboolean as_pattern)
{
  static const char * const known[] = { "a", "b", "ab", "ba/a", "a/b", NULL };
  static const char * const arns[] = {
    "!GetAtt T.StreamArn", "!GetAtt T.Arn", "!Sub '${T.Arn}/*'", "'*'",
    "'arn:aws:dynamodb:*:*:table/*'", "'arn:aws:s3:::*'", "'arn:aws:s3'", NULL
  };
  g_autofree char *part = as_pattern ? make_part (random) : g_strdup (pick (random, known));

  switch (g_rand_int_range (random, 0, as_pattern ? 7 : 3))
    {
    case 3:
      return g_strdup (pick (random, arns));
    case 4:
      return g_strdup_printf ("!Sub 'arn:aws:s3:::%s${P}'", part);
    case 5:
      return g_strdup_printf ("!Join ['', ['arn:aws:s3:::', !If [C, %s, '%s'], '%s']]",
                              pick (random, known), part, part);
    case 6:
      return g_strdup_printf ("'arn:aws:s3:::%s${k:s}'", part);
    case 2:
      return g_strdup_printf ("!Sub 'arn:aws:s3:::${Stage}%s'", part);
    case 0:
    case 1:
    default:
      return g_strdup_printf ("'arn:aws:s3:::%s'", part);
    }
}

static void
append_condition (GRand   *random,
                  GString *out)
{
  static const char * const operators[] = {
    "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase",
    "StringEqualsIfExists", "StringNotLikeIfExists", "ForAnyValue:StringLike",
    "ForAllValues:StringEquals", "ForAnyValue:StringNotEquals", "ForAllValues:StringNotLike",
    "NumericLessThan", "NumericNotEquals", "NumericGreaterThanEqualsIfExists", "IpAddress",
    "NotIpAddress", "Bool", "ArnLike", "DateLessThan", "BinaryEquals", NULL
  };
  static const char * const keys[] = { "'k:known'", "'k:absent'", "'k:many'", "'k:s'", NULL };
  static const char * const texts[] = {
    "a", "b", "'a*'", "'*'", "'5'", "'10.0.0.0/8'", "A", "!Ref Stage", "!If [D, a, b]",
    "'${k:known}'", "true", NULL
  };

  if (chance (random, 6))
    g_string_append_printf (out, ", Condition: {'Null': {%s: %s}}", pick (random, keys),
                            chance (random, 2) ? "true" : "false");
  else if (chance (random, 2))
    g_string_append_printf (out, ", Condition: {'%s': {%s: [%s, %s]}}", pick (random, operators),
                            pick (random, keys), pick (random, texts), pick (random, texts));
  else
    g_string_append_printf (out, ", Condition: {'%s': {%s: %s}}", pick (random, operators),
                            pick (random, keys), pick (random, texts));
}

static void
append_statement (GRand   *random,
                  GString *out,
                  gboolean with_principal)
{
  static const char * const effects[] = { "Allow", "Allow", "Deny", "!If [D, Allow, Deny]", NULL };
  static const char * const actions[] = {
    "'*'", "'s3:*'", "'s3:Get*'", "'s3:GetObject'", "'sqs:*'", "['sqs:*', 's3:GetObjec?']",
    "!If [C, 's3:*', 'sqs:*']", NULL
  };
  static const char * const principals[] = {
    "'*'", "{AWS: '*'}", "{AWS: !GetAtt R.Arn}", "{AWS: '123456789012'}",
    "{Service: lambda.amazonaws.com}", "{AWS: !If [C, !GetAtt R.Arn, '*']}", NULL
  };
  g_autofree char *arn = make_arn (random, TRUE);
  gboolean not_resource = chance (random, 5) && strstr (arn, "k:s") == NULL;

  g_string_append_printf (out, "{Effect: %s, %s: %s, %s: %s", pick (random, effects),
                          chance (random, 5) ? "NotAction" : "Action", pick (random, actions),
                          not_resource ? "NotResource" : "Resource", arn);
  if (with_principal)
    g_string_append_printf (out, ", %s: %s", chance (random, 6) ? "NotPrincipal" : "Principal",
                            pick (random, principals));
  if (chance (random, 2))
    append_condition (random, out);
  g_string_append_c (out, '}');
}

static void
append_document (GRand   *random,
                 GString *out,
                 gboolean with_principal)
{
  guint n = g_rand_int_range (random, 1, 3);

  g_string_append_printf (out, "Version: '%s', Statement: [",
                          chance (random, 4) ? "2008-10-17" : "2012-10-17");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      if (chance (random, 6))
        {
          g_string_append (out, "!If [C, ");
          append_statement (random, out, with_principal);
          g_string_append (out, ", !Ref AWS::NoValue]");
        }
      else
        append_statement (random, out, with_principal);
    }
  g_string_append_c (out, ']');
}

static char *
make_template (GRand *random)
{
  static const char * const actions[] = { "s3:GetObject", "s3:getobject", "sqs:SendMessage",
                                          NULL };
  GString *out = g_string_new (head);
  g_autofree char *arn = make_arn (random, FALSE);

  g_string_append (out, "Cases:\n  - {");
  append_document (random, out, FALSE);
  if (chance (random, 4))
    {
      g_string_append (out, ", Boundary: {");
      append_document (random, out, FALSE);
      g_string_append_c (out, '}');
    }
  if (chance (random, 4))
    {
      g_string_append (out, ", Own: {");
      append_document (random, out, TRUE);
      g_string_append_c (out, '}');
    }
  /* "k:s" is not said: it may be anything, or nothing. */
  g_string_append_printf (out, ", Ask: '%s', On: %s, Keys: {'k:known': '%s', 'k:absent': ~, "
                               "'k:many': [a, ab]}}\n",
                          pick (random, actions), arn, chance (random, 2) ? "a" : "5");

  return g_string_free (out, FALSE);
}

static void
set_key (NaiveWorld *world,
         const char *value)
{
  GPtrArray *list;

  g_hash_table_remove (world->keys, "k:s");
  if (value == NULL)
    return;
  list = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (list, g_strdup (value));
  g_hash_table_insert (world->keys, g_strdup ("k:s"), list);
}

static void
set_condition (NaiveWorld *world,
               const char *name,
               gboolean    holds)
{
  if (holds)
    g_hash_table_insert (world->conditions, g_strdup (name), GINT_TO_POINTER (TRUE));
  else
    g_hash_table_remove (world->conditions, name);
}

/* TRUE when the world has the conditions in which @decision holds. */
static gboolean
is_its_case (const NaiveWorld  *world,
             const IamDecision *decision)
{
  for (guint i = 0; i < decision->n_cases; i++)
    {
      gboolean holds
        = g_hash_table_contains (world->conditions, decision->cases[i].condition);

      if (holds != decision->cases[i].holds)
        return FALSE;
    }

  return TRUE;
}

/* The answers of the worlds. */
typedef struct
{
  guint n[2];         /* denied, allowed */
  guint n_in_case[2]; /* of those in which the conditions are as the decision says */
} Answers;

static Answers
ask_worlds (const IamCase     *self,
            const IamDecision *decision)
{
  g_autoptr (NaiveWorld) world = iam_case_make_world (self);
  NaiveQuestion question;
  Answers answers = { 0 };
  guint n_worlds = G_N_ELEMENTS (values) * 2 * 4 * G_N_ELEMENTS (states);

  iam_case_ask_naive (self, &question);
  for (guint i = 0; i < n_worlds; i++)
    {
      guint rest = i / 8;
      gboolean allowed;

      set_condition (world, "C", i & 1);
      set_condition (world, "D", i & 2);
      g_hash_table_insert (world->parameters, g_strdup ("Stage"), g_strdup (i & 4 ? "a" : "ab"));
      g_hash_table_insert (world->parameters, g_strdup ("P"),
                           g_strdup (values[rest % G_N_ELEMENTS (values)]));
      set_key (world, states[rest / G_N_ELEMENTS (values)]);
      allowed = naive_is_allowed (world, &question);
      answers.n[allowed]++;
      if (is_its_case (world, decision))
        answers.n_in_case[allowed]++;
    }
  g_ptr_array_unref (question.identity);

  return answers;
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  guint n_certain = 0;
  guint n_overcautious = 0;

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autofree char *yaml = make_template (random);
      g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
      g_autoptr (IamCase) self
        = iam_case_new (template, template_fixture_node (template, "Cases")->first_child);
      IamDecision decision = iam_case_ask (self);
      Answers answers = ask_worlds (self, &decision);
      gboolean certain = decision.verdict != IAM_VERDICT_UNKNOWN;
      gboolean allowed = decision.verdict == IAM_VERDICT_ALLOWED;

      if (certain && (answers.n_in_case[!allowed] > 0 || answers.n_in_case[allowed] == 0))
        {
          g_test_message ("%s", yaml);
          g_error ("is %s, but not in every world", allowed ? "allowed" : "denied");
        }
      n_certain += certain;
      n_overcautious += !certain && (answers.n[0] == 0 || answers.n[1] == 0);
    }

  g_test_message ("%u cases, %u of them certain, %u that could have been", N_CASES, n_certain,
                  n_overcautious);
  g_assert_cmpuint (n_certain, >, N_CASES / 2);
  /* One doubt may outweigh another, and the worlds have few values. */
  g_assert_cmpuint (n_overcautious, <, N_CASES / 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/same-in-every-world", test_random);

  return g_test_run ();
}
