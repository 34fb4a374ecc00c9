/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every property by the rows of its form: what is entered is what the template says then, and
 * taking the steps back gives the very same bytes. */
#include "form-hand.h"

/* Some schemas have no end. */
#define DEPTH 5
#define N_SAMPLED 200
#define SEED 20261122

static char *
write_stack (const char *type)
{
  return g_strdup_printf ("# A stack\nResources:\n  # The one\n  It: # here\n    Type: %s\n"
                          "    Properties: {}\n  Other:\n    Type: AWS::SQS::Queue\n", type);
}

static void
fill_type (const char *type,
           gboolean    all)
{
  g_autofree char *text = write_stack (type);
  CfnCatalogueType found;
  CfnCatalogueProperty property;
  MillracePlace root;
  FormHand hand;

  g_test_message ("%s", type);
  g_assert_true (cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &found));
  millrace_place_init_root (&root, type);
  form_hand_init (&hand, text, "It");

  for (guint i = 0; cfn_catalogue_object_get_property (&found.object, i, &property); i++)
    {
      MillracePlace place;

      if (!all && !property.is_required)
        continue;
      millrace_place_step (&root, property.name, &place);
      form_hand_fill (&hand, property.name, &place, all, DEPTH);
    }

  for (guint i = 0; i < hand.unmet->len; i++)
    g_test_message ("no row: %s", (char *) g_ptr_array_index (hand.unmet, i));
  form_hand_assert_text (&hand);
  g_test_message ("%u values, %u changes", hand.paths->len, hand.n_changes);
  form_hand_assert_undo (&hand, text);
  form_hand_clear (&hand);
}

static void
test_all (gconstpointer type)
{
  fill_type (type, TRUE);
}

static void
test_sample (void)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  CfnCatalogueType type;

  for (guint i = 0; i < N_SAMPLED; i++)
    {
      guint index = g_rand_int_range (random, 0, cfn_catalogue_get_n_types (catalogue));

      g_assert_true (cfn_catalogue_get_type (catalogue, index, &type));
      fill_type (type.name, FALSE);
    }
}

int
main (int    argc,
      char **argv)
{
  static const char * const types[] = {
    "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Lambda::Function",
    "AWS::IAM::Role", "AWS::IAM::Policy", "AWS::Lambda::EventSourceMapping", "AWS::SQS::Queue",
    "AWS::SNS::Topic", "AWS::S3::Bucket", "AWS::Logs::LogGroup", "AWS::KMS::Key",
    "AWS::Lambda::Alias", "AWS::Lambda::Version",
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strconcat ("/forms/", types[i], NULL);

      g_test_add_data_func (path, types[i], test_all);
    }
  g_test_add_func ("/forms/sample", test_sample);

  return g_test_run ();
}
