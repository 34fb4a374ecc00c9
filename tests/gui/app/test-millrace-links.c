/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "cfn-change.h"
#include "links-test.h"
#include "millrace-links.h"

typedef struct
{
  CfnDocument    *document;
  MillraceEditor *editor;
  MillraceLinks  *links;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (links_yaml, -1);

  fixture->document = cfn_document_new_from_text (text);
  fixture->editor = millrace_editor_new (fixture->document);
  fixture->links = millrace_links_new (fixture->editor);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  millrace_links_free (fixture->links);
  g_assert_finalize_object (fixture->editor);
  g_object_unref (fixture->document);
}

static const char *
get_text (Fixture *fixture)
{
  return cfn_text_get_data (cfn_document_get_text (fixture->document), NULL);
}

static gboolean
has (Fixture    *fixture,
     const char *part)
{
  return strstr (get_text (fixture), part) != NULL;
}

/* Whatever was done: one step back, and every byte is as it was. */
static void
assert_one_step (Fixture *fixture)
{
  cfn_document_undo (fixture->document);
  g_assert_cmpstr (get_text (fixture), ==, links_yaml);
}

static MillraceFit
check (Fixture    *fixture,
       const char *from,
       const char *to)
{
  g_autofree char *why_not = NULL;
  MillraceFit fit = millrace_links_check (fixture->links, from, to, NULL, &why_not);

  g_assert_true ((fit == MILLRACE_FIT_NONE) == (why_not != NULL));

  return fit;
}

/* What is connected already is no target. */
static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpint (check (fixture, "Orders", "Echo"), ==, MILLRACE_FIT_PATTERN);
  g_assert_cmpint (check (fixture, "Echo", "EchoRole"), ==, MILLRACE_FIT_NONE);
  g_assert_cmpint (check (fixture, "Orders", "Orders"), ==, MILLRACE_FIT_NONE);
  g_assert_true (millrace_links_connect (fixture->links, "Orders", "Echo", "", NULL, NULL));
  g_assert_cmpint (check (fixture, "Orders", "Echo"), ==, MILLRACE_FIT_NONE);
}

static void
test_connect (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *diff = millrace_links_preview (fixture->links, "Orders", "Echo", "", NULL);
  g_autofree char *written = NULL;

  g_assert_nonnull (strstr (diff, "+    Type: AWS::Lambda::EventSourceMapping"));
  g_assert_true (millrace_links_connect (fixture->links, "Orders", "Echo", "", &written, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cfn_document_get_undo_name (fixture->document), ==, "Connect Orders to Echo");
  g_assert_true (has (fixture, "dynamodb:GetRecords"));
  g_assert_nonnull (strstr (written, "lines in Orders, EchoRole"));
  assert_one_step (fixture);

  g_assert_false (millrace_links_connect (fixture->links, "Orders", "Nobody", "", NULL, &error));
  g_assert_nonnull (error);
}

/* Of what may be meant, each with what it writes. */
static void
test_meanings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) meanings = millrace_links_list_meanings (fixture->links, "Echo", "Orders",
                                                                 NULL);
  const MillraceMeaning *first;
  const MillraceMeaning *second;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (meanings->len, >=, 3);
  first = g_ptr_array_index (meanings, 0);
  second = g_ptr_array_index (meanings, 1);
  one = millrace_links_preview (fixture->links, "Echo", "Orders", first->as, NULL);
  other = millrace_links_preview (fixture->links, "Echo", "Orders", second->as, NULL);
  g_assert_cmpstr (one, !=, other);

  g_assert_true (millrace_links_connect (fixture->links, "Echo", "Orders", "write", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (has (fixture, "dynamodb:PutItem"));
  assert_one_step (fixture);
}

static void
test_replug (Fixture       *fixture,
             gconstpointer  data)
{
  const MillraceLink link = { "assume", "Echo", "EchoRole" };
  g_autofree char *diff = NULL;
  g_autofree char *why_not = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (millrace_links_check (fixture->links, "Echo", "OtherRole", &link, &why_not), ==,
                   MILLRACE_FIT_PATTERN);
  diff = millrace_links_preview (fixture->links, "Echo", "OtherRole", "", &link);
  g_assert_nonnull (strstr (diff, "-      Role: !GetAtt EchoRole.Arn"));
  g_assert_nonnull (strstr (diff, "+      Role: !GetAtt OtherRole.Arn"));
  g_assert_true (millrace_links_replug (fixture->links, &link, "Echo", "OtherRole", "", NULL,
                                        &error));
  g_assert_no_error (error);
  g_assert_true (has (fixture, "Role: !GetAtt OtherRole.Arn"));
  g_assert_false (has (fixture, "Role: !GetAtt EchoRole.Arn"));
  assert_one_step (fixture);
}

static void
test_connect_chain (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *ids[] = { "Orders", "Echo", "News", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (millrace_links_connect_chain (fixture->links, ids, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (has (fixture, "EventSourceMapping"));
  g_assert_true (has (fixture, "sns:Publish"));
  assert_one_step (fixture);
}

static void
test_disconnect (Fixture       *fixture,
                 gconstpointer  data)
{
  const MillraceLink links[] = { { "assume", "Echo", "EchoRole" },
                                 { "depends-on", "Jobs", "News" } };
  const MillraceLink unknown = { "stream", "Echo", "Orders" };
  g_autoptr (GError) error = NULL;

  g_assert_false (millrace_links_disconnect (fixture->links, &unknown, 1, NULL, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN);
  g_clear_error (&error);

  g_assert_true (millrace_links_disconnect (fixture->links, links, 2, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (has (fixture, "DependsOn"));
  g_assert_false (has (fixture, "EchoRole.Arn"));
  g_assert_cmpstr (cfn_document_get_undo_name (fixture->document), ==, "Cut 2 Edges");
  assert_one_step (fixture);
}

/* With the permission that nobody else needs; the plain way leaves it. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  const char *ids[] = { "Orders", NULL };
  g_auto (GStrv) dependents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *connected = NULL;

  g_assert_true (millrace_links_connect (fixture->links, "Orders", "Echo", "", NULL, NULL));
  connected = g_strdup (get_text (fixture));
  g_assert_true (millrace_links_remove (fixture->links, ids, &dependents, &error));
  g_assert_no_error (error);
  g_assert_false (has (fixture, "dynamodb:GetRecords"));
  g_assert_false (has (fixture, "\n  Orders:\n"));
  g_assert_true (g_strv_contains ((const char * const *) dependents, "EchoRole"));
  cfn_document_undo (fixture->document);
  g_assert_cmpstr (get_text (fixture), ==, connected);
}

/* Something new with its connection is one step. */
static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  const MillraceAddPlan plan = { .place = { 48, 96 }, .placed = TRUE, .partner = "Orders" };
  g_auto (GStrv) types = millrace_links_list_partners (fixture->links, "Orders", FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  CfnPoint place;

  g_assert_true (g_strv_contains ((const char * const *) types, "AWS::Lambda::Function"));
  g_assert_true (millrace_links_can_add (fixture->links, "AWS::Lambda::Function", &plan));
  g_assert_true (millrace_links_add (fixture->links, "AWS::Lambda::Function", &plan, &id, NULL,
                                     &error));
  g_assert_no_error (error);
  g_assert_true (has (fixture, "EventSourceMapping"));
  g_assert_true (cfn_positions_lookup (cfn_document_get_positions (fixture->document), id,
                                       &place));
  g_assert_cmpfloat (place.x, ==, 48);
  assert_one_step (fixture);
}

/* Between two, in place of the edge. */
static void
test_insert (Fixture       *fixture,
             gconstpointer  data)
{
  const MillraceLink link = { "depends-on", "Jobs", "News" };
  const CfnPoint place = { 48, 96 };
  g_autoptr (GError) error = NULL;
  CfnPoint now;

  g_assert_true (millrace_links_insert (fixture->links, "Orders", &link, &place, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (has (fixture, "Queue\n    DependsOn: News"));
  g_assert_true (has (fixture, "DependsOn: Orders"));
  g_assert_true (cfn_positions_lookup (cfn_document_get_positions (fixture->document), "Orders",
                                       &now));
  g_assert_cmpfloat (now.y, ==, 96);
  assert_one_step (fixture);
}

/* Everything can be ordered: that alone is no reason to break an edge. */
static void
test_fits_between (Fixture       *fixture,
                   gconstpointer  data)
{
  const MillraceLink link = { "depends-on", "Orders", "Echo" };
  const char *mapping = "AWS::Lambda::EventSourceMapping";
  const MillraceAddPlan anywhere = { 0, };
  g_autofree char *id = NULL;

  g_assert_true (millrace_links_connect (fixture->links, "Orders", "Echo", "depends-on", NULL,
                                         NULL));
  g_assert_true (millrace_links_fits_between (fixture->links, NULL, mapping, &link));
  g_assert_false (millrace_links_fits_between (fixture->links, NULL, "AWS::SNS::Topic", &link));
  g_assert_false (millrace_links_fits_between (fixture->links, "News", NULL, &link));

  g_assert_true (millrace_links_add (fixture->links, mapping, &anywhere, &id, NULL, NULL));
  g_assert_true (millrace_links_fits_between (fixture->links, id, NULL, &link));
}

/* What a form chooses for an end takes the place of what was there, with all that was written for
 * that. */
static void
test_connect_end (Fixture       *fixture,
                  gconstpointer  data)
{
  const MillraceEnd role = { "Echo", "Role", FALSE };
  MillraceEnd failures = { NULL, "DestinationConfig.OnFailure.Destination", FALSE };
  const MillraceAddPlan anywhere = { 0, };
  g_autofree char *mapping = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (millrace_links_connect_ends (fixture->links, &role, 1, "OtherRole", NULL, NULL));
  g_assert_true (has (fixture, "Role: !GetAtt OtherRole.Arn"));
  assert_one_step (fixture);
  g_assert_false (millrace_links_connect_ends (fixture->links, &role, 1, "Jobs", NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (get_text (fixture), ==, links_yaml);

  g_assert_true (millrace_links_add (fixture->links, "AWS::Lambda::EventSourceMapping", &anywhere,
                                     &mapping, NULL, NULL));
  g_assert_true (millrace_links_connect (fixture->links, mapping, "Echo", "", NULL, NULL));
  before = g_strdup (get_text (fixture));
  failures.holder = mapping;
  g_assert_true (millrace_links_connect_ends (fixture->links, &failures, 1, "Jobs", NULL, NULL));
  g_assert_true (has (fixture, "Resource: !GetAtt Jobs.Arn"));
  g_assert_true (millrace_links_connect_ends (fixture->links, &failures, 1, "News", NULL, NULL));
  g_assert_false (has (fixture, "Jobs.Arn"));
  g_assert_true (has (fixture, "Destination: !Ref News"));
  cfn_document_undo (fixture->document);
  cfn_document_undo (fixture->document);
  g_assert_cmpstr (get_text (fixture), ==, before);
}

static void
replace_text (Fixture    *fixture,
              const char *text)
{
  g_autoptr (CfnText) before = cfn_text_new_from_string (get_text (fixture), -1);
  g_autoptr (CfnText) after = cfn_text_new_from_string (text, -1);
  g_autoptr (CfnEdit) edit = cfn_edit_between (before, after);

  cfn_document_apply (fixture->document, edit, "Test", NULL);
}

/* A branch of an Fn::If is an end as well: with the reference comes what it takes, and what is
 * around it stays. */
static void
test_connect_branch (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *value;
    const char *property;
    const char *expected;
  } forms[] = {
    { "!If [Prod, !GetAtt Orders.StreamArn, x] # which", "EventSourceArn[2]",
      "!If [Prod, !GetAtt Orders.StreamArn, !GetAtt Others.StreamArn] # which\n" },
    { "\n        Fn::If:\n          - Prod # now\n          - !If [Prod, x, y]\n          - z",
      "EventSourceArn.Fn::If[1][2]",
      "\n        Fn::If:\n          - Prod # now\n"
      "          - !If [Prod, x, !GetAtt Others.StreamArn]\n          - z\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const MillraceEnd source = { "Mapping", forms[i].property, TRUE };
      g_autofree char *text
        = g_strdup_printf ("%s  Others:\n    Type: AWS::DynamoDB::Table\n"
                           "  Mapping:\n    Type: AWS::Lambda::EventSourceMapping\n"
                           "    Properties:\n      FunctionName: !Ref Echo\n"
                           "      EventSourceArn: %s\n"
                           "Conditions: {Prod: !Equals [a, b]}\n",
                           links_yaml, forms[i].value);

      replace_text (fixture, text);
      g_assert_true (millrace_links_connect_ends (fixture->links, &source, 1, "Others", NULL,
                                                  NULL));
      g_assert_true (has (fixture, forms[i].expected));
      g_assert_true (has (fixture, "StreamViewType:"));
      g_assert_true (has (fixture, "Resource: !GetAtt Others.StreamArn"));
      cfn_document_undo (fixture->document);
      g_assert_cmpstr (get_text (fixture), ==, text);
      cfn_document_undo (fixture->document);
    }
}

/* Several resources that have one form: all of them, in one step, or none. */
static void
test_connect_ends (Fixture       *fixture,
                   gconstpointer  data)
{
  const MillraceAddPlan anywhere = { 0, };
  MillraceEnd roles[] = { { "Echo", "Role", FALSE }, { NULL, "Role", FALSE } };
  g_autofree char *function = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  const char *first;

  g_assert_true (millrace_links_add (fixture->links, "AWS::Lambda::Function", &anywhere, &function,
                                     NULL, NULL));
  roles[1].holder = function;
  before = g_strdup (get_text (fixture));
  g_assert_true (millrace_links_connect_ends (fixture->links, roles, G_N_ELEMENTS (roles),
                                              "OtherRole", NULL, NULL));
  first = strstr (get_text (fixture), "Role: !GetAtt OtherRole.Arn");
  g_assert_nonnull (first);
  g_assert_nonnull (strstr (first + 1, "Role: !GetAtt OtherRole.Arn"));
  g_assert_cmpstr (cfn_document_get_undo_name (fixture->document), ==,
                   "Connect 2 Resources with OtherRole");
  cfn_document_undo (fixture->document);
  g_assert_cmpstr (get_text (fixture), ==, before);

  roles[1].holder = "Jobs";
  g_assert_false (millrace_links_connect_ends (fixture->links, roles, G_N_ELEMENTS (roles),
                                               "OtherRole", NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (get_text (fixture), ==, before);
}

/* An end that a form leaves without anything takes along what was written for it, as disconnecting
 * does. */
static void
test_free_ends (Fixture       *fixture,
                gconstpointer  data)
{
  const char *property = "DestinationConfig.OnFailure.Destination";
  const MillraceAddPlan anywhere = { 0, };
  MillraceEnd ends[] = { { NULL, property, FALSE }, { NULL, "FunctionName", FALSE } };
  g_autofree char *mapping = NULL;
  g_autofree char *before = NULL;

  g_assert_true (millrace_links_add (fixture->links, "AWS::Lambda::EventSourceMapping", &anywhere,
                                     &mapping, NULL, NULL));
  g_assert_true (millrace_links_connect (fixture->links, mapping, "Echo", "", NULL, NULL));
  ends[0].holder = ends[1].holder = mapping;
  before = g_strdup (get_text (fixture));
  g_assert_true (millrace_links_connect_ends (fixture->links, &ends[0], 1, "Jobs", NULL, NULL));
  g_assert_true (has (fixture, "Resource: !GetAtt Jobs.Arn"));
  g_assert_true (millrace_links_free_ends (fixture->links, &ends[0], 1, NULL, NULL));
  g_assert_cmpstr (get_text (fixture), ==, before);
  g_assert_true (g_str_has_prefix (cfn_document_get_undo_name (fixture->document), "Disconnect "));
  g_assert_true (g_str_has_suffix (cfn_document_get_undo_name (fixture->document), " from Jobs"));

  /* What it leads to may be unknown, or gone already. */
  cfn_document_undo (fixture->document);
  g_assert_true (millrace_links_free_ends (fixture->links, ends, G_N_ELEMENTS (ends), NULL, NULL));
  g_assert_false (has (fixture, "FunctionName"));
  g_assert_false (has (fixture, "Jobs.Arn"));
  g_assert_cmpstr (cfn_document_get_undo_name (fixture->document), ==, "Cut 2 Edges");
  g_assert_true (millrace_links_free_ends (fixture->links, ends, 1, NULL, NULL));
}

/* Something new for an end, in one step with it, instead of what was there: the old permission goes
 * with the old end. */
static void
test_add_end (Fixture       *fixture,
              gconstpointer  data)
{
  MillraceEnd end = { NULL, "DestinationConfig.OnFailure.Destination", FALSE };
  MillraceAddPlan plan = { .ends = &end, .n_ends = 1 };
  const MillraceAddPlan anywhere = { 0, };
  g_autofree char *mapping = NULL;
  g_autofree char *queue = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *before = NULL;

  g_assert_true (millrace_links_add (fixture->links, "AWS::Lambda::EventSourceMapping", &anywhere,
                                     &mapping, NULL, NULL));
  g_assert_true (millrace_links_connect (fixture->links, mapping, "Echo", "", NULL, NULL));
  before = g_strdup (get_text (fixture));
  plan.partner = end.holder = mapping;
  g_assert_true (millrace_links_add (fixture->links, "AWS::SQS::Queue", &plan, &queue, NULL, NULL));
  g_assert_cmpstr (queue, ==, "Queue");
  g_assert_true (has (fixture, "Destination: !GetAtt Queue.Arn"));
  g_assert_true (has (fixture, "Resource: !GetAtt Queue.Arn"));
  g_assert_true (millrace_links_add (fixture->links, "AWS::SNS::Topic", &plan, &topic, NULL, NULL));
  g_assert_true (has (fixture, "Destination: !Ref Topic"));
  g_assert_false (has (fixture, "Queue.Arn"));
  cfn_document_undo (fixture->document);
  g_assert_cmpstr (cfn_document_get_undo_name (fixture->document), ==, "Add Queue");
  cfn_document_undo (fixture->document);
  g_assert_cmpstr (get_text (fixture), ==, before);
}

/* One new thing for the ends of several, in one step. */
static void
test_add_ends (Fixture       *fixture,
               gconstpointer  data)
{
  const MillraceAddPlan anywhere = { 0, };
  MillraceEnd ends[] = { { NULL, "DestinationConfig.OnFailure.Destination", FALSE },
                         { NULL, "DestinationConfig.OnFailure.Destination", FALSE } };
  MillraceAddPlan plan = { .ends = ends, .n_ends = G_N_ELEMENTS (ends) };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *before = NULL;
  const char *written;

  g_assert_true (millrace_links_add (fixture->links, "AWS::Lambda::EventSourceMapping", &anywhere,
                                     &first, NULL, NULL));
  g_assert_true (millrace_links_add (fixture->links, "AWS::Lambda::EventSourceMapping", &anywhere,
                                     &second, NULL, NULL));
  before = g_strdup (get_text (fixture));
  plan.partner = ends[0].holder = first;
  ends[1].holder = second;
  g_assert_true (millrace_links_add (fixture->links, "AWS::SQS::Queue", &plan, NULL, NULL, NULL));
  written = strstr (get_text (fixture), "Destination: !GetAtt Queue.Arn");
  g_assert_nonnull (written);
  g_assert_nonnull (strstr (written + 1, "Destination: !GetAtt Queue.Arn"));
  cfn_document_undo (fixture->document);
  g_assert_cmpstr (get_text (fixture), ==, before);

  ends[1].holder = "Nobody";
  g_assert_false (millrace_links_add (fixture->links, "AWS::SQS::Queue", &plan, NULL, NULL, NULL));
  g_assert_cmpstr (get_text (fixture), ==, before);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/app/links/check", test_check);
  ADD ("/app/links/connect", test_connect);
  ADD ("/app/links/meanings", test_meanings);
  ADD ("/app/links/replug", test_replug);
  ADD ("/app/links/connect-end", test_connect_end);
  ADD ("/app/links/connect-branch", test_connect_branch);
  ADD ("/app/links/connect-ends", test_connect_ends);
  ADD ("/app/links/free-ends", test_free_ends);
  ADD ("/app/links/add-end", test_add_end);
  ADD ("/app/links/add-ends", test_add_ends);
  ADD ("/app/links/connect-chain", test_connect_chain);
  ADD ("/app/links/disconnect", test_disconnect);
  ADD ("/app/links/remove", test_remove);
  ADD ("/app/links/add", test_add);
  ADD ("/app/links/insert", test_insert);
  ADD ("/app/links/fits-between", test_fits_between);

  return g_test_run ();
}
