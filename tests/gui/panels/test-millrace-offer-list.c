/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-offer-list.h"

#include "panel-test.h"

/* More than a few, so that there is a line to search them by. */
static const char * const services[] = {
  "events", "lambda", "apigateway", "states", "ec2", "edgelambda", "s3", "sns", "sqs", "ecs",
};

typedef struct
{
  PanelTest          test;
  MillraceOfferList *list;
  char              *chosen;
} Fixture;

static void
chosen_cb (MillraceOfferList *list,
           const char        *value,
           Fixture           *f)
{
  g_free (f->chosen);
  f->chosen = g_strdup (value);
}

static void
set_up (Fixture *f,
        guint    n)
{
  f->list = MILLRACE_OFFER_LIST (millrace_offer_list_new ("Service"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = g_strconcat (services[i], ".amazonaws.com", NULL);

      millrace_offer_list_add (f->list, value, services[i], i == 0 ? "rules and buses" : NULL);
    }
  panel_test_init (&f->test, GTK_WIDGET (f->list));
  g_signal_connect (f->list, "chosen", G_CALLBACK (chosen_cb), f);
}

static void
tear_down (Fixture *f)
{
  panel_test_clear (&f->test, GTK_WIDGET (f->list));
  g_free (f->chosen);
}

static GtkWidget *
find_search (Fixture *f)
{
  return panel_test_find (GTK_WIDGET (f->list), GTK_TYPE_SEARCH_ENTRY, NULL);
}

/* What begins with what is typed is meant before what only has it in it. */
static void
test_search (void)
{
  Fixture f = { 0, };

  set_up (&f, G_N_ELEMENTS (services));
  g_assert_cmpuint (millrace_offer_list_get_n (f.list), ==, G_N_ELEMENTS (services));
  millrace_offer_list_search (f.list, "LAMBDA");
  g_assert_cmpuint (millrace_offer_list_get_n (f.list), ==, 2);
  g_assert_false (millrace_offer_list_has (f.list, "s3.amazonaws.com"));
  panel_test_enter (find_search (&f), "lambda");
  g_assert_cmpstr (f.chosen, ==, "lambda.amazonaws.com");

  millrace_offer_list_search (f.list, "edge");
  millrace_offer_list_choose_first (f.list);
  g_assert_cmpstr (f.chosen, ==, "edgelambda.amazonaws.com");

  /* Nothing of that name: Enter takes nothing. */
  g_clear_pointer (&f.chosen, g_free);
  panel_test_enter (find_search (&f), "no such service");
  g_assert_cmpuint (millrace_offer_list_get_n (f.list), ==, 0);
  g_assert_null (f.chosen);

  millrace_offer_list_search (f.list, "");
  g_assert_true (millrace_offer_list_has (f.list, "s3.amazonaws.com"));
  tear_down (&f);
}

static void
test_begin (void)
{
  Fixture f = { 0, };

  set_up (&f, G_N_ELEMENTS (services));
  /* What is set is what Enter takes; what is not offered changes nothing. */
  millrace_offer_list_begin (f.list, "sqs.amazonaws.com");
  g_assert_true (gtk_widget_get_visible (find_search (&f)));
  millrace_offer_list_choose_first (f.list);
  g_assert_cmpstr (f.chosen, ==, "sqs.amazonaws.com");
  millrace_offer_list_begin (f.list, "nowhere");
  millrace_offer_list_choose_first (f.list);
  g_assert_cmpstr (f.chosen, ==, "sqs.amazonaws.com");
  millrace_offer_list_choose (f.list, "ec2.amazonaws.com");
  g_assert_cmpstr (f.chosen, ==, "ec2.amazonaws.com");
  g_assert_true (millrace_offer_list_focus (f.list));
  tear_down (&f);
}

/* A few are read faster than anything is typed. */
static void
test_few (void)
{
  Fixture f = { 0, };
  GtkWidget *view;

  set_up (&f, 3);
  millrace_offer_list_begin (f.list, "lambda.amazonaws.com");
  g_assert_null (find_search (&f));
  view = panel_test_find (GTK_WIDGET (f.list), GTK_TYPE_LIST_VIEW, NULL);
  g_assert_nonnull (view);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Service");
  g_signal_emit_by_name (view, "activate", 2);
  g_assert_cmpstr (f.chosen, ==, "apigateway.amazonaws.com");
  tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/offer-list/search", test_search);
  g_test_add_func ("/offer-list/begin", test_begin);
  g_test_add_func ("/offer-list/few", test_few);

  return g_test_run ();
}
