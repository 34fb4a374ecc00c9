/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an event of AWS SAM takes depends on its Type, and the form follows. */
#include "form-test.h"

#include "millrace-choice-row.h"
#include "millrace-field.h"
#include "millrace-inspector.h"
#include "millrace-parts-row.h"

#include <gtksourceview/gtksource.h>

static const char yaml[] =
  "Transform: AWS::Serverless-2016-10-31\n"
  "Resources:\n"
  "  Worker:\n"
  "    Type: AWS::Serverless::Function\n"
  "    Properties:\n"
  "      Handler: worker.handle\n"
  "      Events:\n"
  "        Jobs:\n"
  "          Type: SQS\n"
  "          Properties:\n"
  "            BatchSize: 5\n";

#define JOBS "Resources.Worker.Properties.Events.Jobs"

/* The row of a property of the event; NULL: it does not have it. */
static MillraceField *
reveal (FormTest   *f,
        const char *name)
{
  g_autofree char *path = g_strdup_printf (JOBS ".%s", name);
  GtkWidget *found = millrace_inspector_reveal (MILLRACE_INSPECTOR (f->panel), path);

  return MILLRACE_IS_FIELD (found)
         && g_strcmp0 (millrace_field_get_path (MILLRACE_FIELD (found)), path) == 0
           ? MILLRACE_FIELD (found) : NULL;
}

static CfnShapeKind
get_kind (MillraceField *field)
{
  g_assert_nonnull (field);

  return millrace_field_get_place (field)->shape.kind;
}

static void
test_type_decides (void)
{
  g_autofree char *api = form_test_replace (yaml, "SQS", "Api");
  FormTest f;

  form_test_init (&f, yaml, "Worker");
  g_assert_cmpint (get_kind (reveal (&f, "Properties")), ==, CFN_SHAPE_OBJECT);
  g_assert_nonnull (reveal (&f, "Properties.Queue"));
  g_assert_cmpint (get_kind (reveal (&f, "Properties.BatchSize")), ==, CFN_SHAPE_INTEGER);
  g_assert_nonnull (reveal (&f, "Properties.ScalingConfig.MaximumConcurrency"));
  g_assert_null (reveal (&f, "Properties.Method"));
  g_assert_true (MILLRACE_IS_CHOICE_ROW (reveal (&f, "Type")));

  millrace_field_commit (reveal (&f, "Type"), "Api");
  panel_test_settle (0);
  form_test_assert_now (&f, api);
  g_assert_nonnull (reveal (&f, "Properties.Method"));
  g_assert_cmpint (get_kind (reveal (&f, "Properties.Auth.ApiKeyRequired")), ==,
                   CFN_SHAPE_BOOLEAN);
  g_assert_null (reveal (&f, "Properties.Queue"));
  form_test_clear (&f);
}

/* What an event needs has a row before it is written; of what nobody knows anything may be
 * written. */
static void
test_needs (void)
{
  g_autofree char *bare = form_test_replace (yaml,
                                             "          Properties:\n"
                                             "            BatchSize: 5\n", "");
  g_autofree char *unknown = form_test_replace (yaml, "SQS", "Sometime");
  FormTest f;

  form_test_init (&f, bare, "Worker");
  g_assert_nonnull (reveal (&f, "Type"));
  g_assert_nonnull (panel_test_find (f.panel, MILLRACE_TYPE_PARTS_ROW, "Properties"));
  g_assert_nonnull (reveal (&f, "Properties.Queue"));
  form_test_change (&f, unknown);
  panel_test_settle (0);
  g_assert_cmpint (get_kind (reveal (&f, "Properties")), ==, CFN_SHAPE_JSON);
  g_assert_nonnull (reveal (&f, "Properties.BatchSize"));
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/events/type-decides", test_type_decides);
  g_test_add_func ("/events/needs", test_needs);

  return g_test_run ();
}
