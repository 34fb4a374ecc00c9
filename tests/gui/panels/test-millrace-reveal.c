/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every property of the pattern's types can be led to: the form opens what is folded on the way,
 * and has a row for what is not set. */
#include "form-test.h"

#include "millrace-field.h"
#include "millrace-inspector.h"
#include "millrace-part-list.h"
#include "millrace-section.h"

#include <gtksourceview/gtksource.h>

#define MAX_DEPTH 3

static const char * const types[] = {
  "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Lambda::Function",
  "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Alias", "AWS::Lambda::Version",
  "AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::SQS::Queue",
  "AWS::SNS::Topic", "AWS::S3::Bucket", "AWS::Logs::LogGroup", "AWS::KMS::Key",
  "AWS::ECS::Service",
};

/* The row of that very place; a whole value that is edited in one; or an editor of its own. */
static void
assert_led_to (FormTest   *f,
               const char *property)
{
  g_autofree char *path = g_strdup_printf ("Resources.It.Properties.%s", property);
  GtkWidget *found = millrace_inspector_reveal (MILLRACE_INSPECTOR (f->panel), path);
  const char *shown;

  if (found == NULL)
    g_error ("Nothing leads to %s", path);
  if (MILLRACE_IS_SECTION (found))
    return;

  shown = millrace_field_get_path (MILLRACE_FIELD (found));
  if (g_str_equal (shown, path))
    return;
  if (g_str_has_prefix (path, shown)
      && millrace_field_get_spec (MILLRACE_FIELD (found))->kind != MILLRACE_FIELD_PARTS)
    return;
  /* An editor shows parts of it. */
  g_assert_nonnull (gtk_widget_get_ancestor (found, MILLRACE_TYPE_SECTION));
  if (!g_str_has_prefix (shown, path))
    g_error ("What leads to %s is the row of %s", path, shown);
}

static void
assert_all (FormTest                 *f,
            const char               *above,
            const MillracePlace      *place,
            const CfnCatalogueObject *object,
            guint                     depth)
{
  const CfnValue absent = { .kind = CFN_VALUE_ABSENT };
  CfnCatalogueProperty property;

  for (guint i = 0; cfn_catalogue_object_get_property (object, i, &property); i++)
    {
      g_autofree char *path = millrace_part_path (above, property.name, 0);
      CfnCatalogueObject below;
      MillracePlace part;

      assert_led_to (f, path);
      millrace_place_step (place, property.name, &part);
      if (depth < MAX_DEPTH && millrace_part_list_get_object (&part, &absent, &below))
        assert_all (f, path, &part, &below, depth + 1);
    }
}

static void
test_type (gconstpointer data)
{
  const char *type = data;
  g_autofree char *text = g_strdup_printf ("Resources:\n  It:\n    Type: %s\n", type);
  CfnCatalogueType known;
  MillracePlace root;
  FormTest f;

  form_test_init (&f, text, "It");
  millrace_place_init_root (&root, type);
  g_assert_true (cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &known));
  assert_all (&f, "", &root, &known.object, 1);
  g_assert_cmpuint (f.n_steps, ==, 0);
  form_test_clear (&f);
}

/* What nothing is known of, and what is no property, leads nowhere. */
static void
test_nothing (void)
{
  FormTest f;
  GtkWidget *found;

  form_test_init (&f, "Resources:\n  It:\n    Type: AWS::SQS::Queue\n", "It");
  found = millrace_inspector_reveal (MILLRACE_INSPECTOR (f.panel),
                                     "Resources.It.Properties.NoSuchThing");
  g_assert_false (MILLRACE_IS_FIELD (found));
  g_assert_null (millrace_inspector_reveal (MILLRACE_INSPECTOR (f.panel),
                                            "Resources.Other.Properties.QueueName"));
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *name = g_strdup_printf ("/reveal/%s", types[i]);

      g_test_add_data_func (name, types[i], test_type);
    }
  g_test_add_func ("/reveal/nothing", test_nothing);

  return g_test_run ();
}
