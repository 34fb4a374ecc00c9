/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "../find-child.h"
#include "millrace-item-row.h"
#include "millrace-rest-section.h"

#define ITEM MILLRACE_TYPE_ITEM_ROW

static const char text[] =
  "Resources:\n"
  "  Caller: # who calls\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties: {}\n"
  "  Echo:\n"
  "    Type: AWS::Lambda::Function\n"
  "    Properties:\n"
  "      Role: !GetAtt Role.Arn\n"
  "  Role:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      AssumeRolePolicyDocument:\n"
  "        Version: '2012-10-17'\n"
  "        Statement:\n"
  "          - Effect: Allow\n"
  "            Principal:\n"
  "              Service: ec2.amazonaws.com # for now\n"
  "            Action: sts:AssumeRole\n";

static void
test_service (void)
{
  FormTest f;
  GtkWidget *service;

  form_test_init (&f, text, "Role");
  service = form_test_find (&f, ITEM, "Service");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (service)), ==, "ec2.amazonaws.com");
  /* That the function cannot use it stands beside it, with the fix. */
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_next_sibling (service), "note"));
  g_assert_nonnull (form_test_find_button (gtk_widget_get_next_sibling (service), "Fix…"));

  panel_test_enter (service, "lambda.amazonaws.com");
  form_test_assert_replaced (&f, text, "ec2.amazonaws.com #", "lambda.amazonaws.com #");
  g_assert_false (gtk_widget_has_css_class (
    gtk_widget_get_next_sibling (form_test_find (&f, ITEM, "Service")), "note"));
  form_test_clear (&f);
}

static void
test_add_and_remove (void)
{
  FormTest f;

  form_test_init (&f, text, "Role");
  panel_test_enter (form_test_find (&f, ITEM, "Trust a service"), "lambda.amazonaws.com");
  g_assert_cmpuint (f.n_steps, ==, 1);
  g_assert_nonnull (strstr (cfn_text_get_data (cfn_reading_get_text (f.reading), NULL),
                            "- lambda.amazonaws.com\n"));
  form_test_clear (&f);

  form_test_init (&f, text, "Role");
  panel_test_enter (form_test_find (&f, ITEM, "Trust an account or role"), "!GetAtt Caller.Arn");
  form_test_assert_replaced (&f, text,
                             "Principal:\n",
                             "Principal:\n              AWS: !GetAtt Caller.Arn\n");
  g_signal_emit_by_name (
    form_test_find_button (form_test_find (&f, ITEM, "Account or role"), "Remove"), "clicked");
  form_test_assert_now (&f, text);
  form_test_clear (&f);
}

static GtkWidget *
find_picks (GtkWidget *root)
{
  if (gtk_widget_has_css_class (root, "picks"))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_picks (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
open_picks (FormTest   *f,
            const char *title)
{
  g_assert_null (find_picks (f->window));
  g_signal_emit_by_name (form_test_find_button (form_test_find (f, ITEM, title), "Pick…"),
                         "clicked");
  g_assert_nonnull (find_picks (f->window));
}

/* The list opens beside what scrolls, not in the row; it goes with the row all the same. */
static void
test_pick (void)
{
  FormTest f;
  GtkWidget *row;

  form_test_init (&f, text, "Role");
  open_picks (&f, "Trust an account or role");
  for (row = gtk_widget_get_first_child (find_picks (f.window)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (g_object_get_data (G_OBJECT (row), "yaml"), "!GetAtt Caller.Arn"))
      break;
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  form_test_assert_replaced (&f, text,
                             "Principal:\n",
                             "Principal:\n              AWS: !GetAtt Caller.Arn\n");
  while (find_picks (f.window) != NULL)
    g_main_context_iteration (NULL, TRUE);

  open_picks (&f, "Account or role");
  form_test_change (&f, text);
  while (find_picks (f.window) != NULL)
    g_main_context_iteration (NULL, TRUE);
  form_test_clear (&f);
}

static void
test_nothing_yet (void)
{
  FormTest f;

  form_test_init (&f,
                  "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n"
                  "      Path: /\n", "R");
  panel_test_enter (form_test_find (&f, ITEM, "Trust a service"), "lambda.amazonaws.com");
  form_test_assert_now (&f,
                        "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n"
                        "      AssumeRolePolicyDocument:\n"
                        "        Version: '2012-10-17'\n"
                        "        Statement:\n"
                        "          - Effect: Allow\n"
                        "            Principal:\n"
                        "              Service: lambda.amazonaws.com\n"
                        "            Action: sts:AssumeRole\n"
                        "      Path: /\n");
  form_test_clear (&f);
}

static void
test_anyone (void)
{
  FormTest f;
  g_autofree char *anyone = form_test_replace (
    text, "            Principal:\n              Service: ec2.amazonaws.com # for now\n",
    "            Principal: '*'\n");

  form_test_init (&f, anyone, "Role");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_find (&f, ITEM, "Anyone"))), ==,
                   "*");
  g_assert_null (panel_test_find (f.panel, ITEM, "Trust a service"));
  form_test_clear (&f);
}

/* A role's properties all have their places, a function's do not. */
static void
test_no_other_properties (void)
{
  FormTest f;

  form_test_init (&f, text, "Role");
  g_assert_false (gtk_widget_get_visible (find_child (f.panel, MILLRACE_TYPE_REST_SECTION)));
  form_test_clear (&f);

  form_test_init (&f, text, "Echo");
  g_assert_true (gtk_widget_get_visible (find_child (f.panel, MILLRACE_TYPE_REST_SECTION)));
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/trust/service", test_service);
  g_test_add_func ("/trust/add-and-remove", test_add_and_remove);
  g_test_add_func ("/trust/pick", test_pick);
  g_test_add_func ("/trust/nothing-yet", test_nothing_yet);
  g_test_add_func ("/trust/anyone", test_anyone);
  g_test_add_func ("/trust/no-other-properties", test_no_other_properties);

  return g_test_run ();
}
