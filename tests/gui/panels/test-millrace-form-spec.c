/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-form-spec.h"

#include "cfn-catalogue.h"
#include "cfn-limits.h"
#include "cfn-path.h"

static const char * const types[] = {
  "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Lambda::Function",
  "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Alias", "AWS::Lambda::Version",
  "AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy",
  "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::S3::Bucket", "AWS::Logs::LogGroup", "AWS::KMS::Key",
};

typedef void (*FieldFunc) (const char              *type,
                           const MillraceFieldSpec *field);

static void
for_each_field (FieldFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const MillraceFormSpec *form = millrace_form_spec_find (types[i]);

      g_assert_cmpstr (form->type, ==, types[i]);
      for (guint j = 0; j < form->n_sections; j++)
        {
          for (guint k = 0; k < form->sections[j].n_fields; k++)
            func (types[i], &form->sections[j].fields[k]);
        }
    }
}

/* What the catalogue says of @path, a dotted path with indexes. */
static gboolean
find_shape (const char           *type,
            const char           *path,
            CfnCatalogueProperty *property,
            CfnShape             *shape)
{
  g_autofree char *plain = g_strdup (path);
  g_auto (GStrv) steps = g_strsplit (plain, ".", -1);
  CfnCatalogueType found;
  CfnCatalogueObject object;

  if (!cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &found))
    return FALSE;

  object = found.object;
  for (guint i = 0; steps[i] != NULL; i++)
    {
      char *bracket = strchr (steps[i], '[');

      if (bracket != NULL)
        *bracket = '\0';
      if (!cfn_catalogue_object_find_property (&object, steps[i], property))
        return FALSE;
      *shape = property->shape;
      if (bracket != NULL && !cfn_shape_get_element (&property->shape, shape))
        return FALSE;
      if (steps[i + 1] != NULL && !cfn_shape_get_object (shape, &object))
        return FALSE;
    }

  return TRUE;
}

static void
check_shape (const char              *type,
             const MillraceFieldSpec *field)
{
  CfnCatalogueProperty property;
  CfnShape shape;

  if (!find_shape (type, field->property, &property, &shape))
    g_error ("%s has no %s", type, field->property);

  switch (field->kind)
    {
    case MILLRACE_FIELD_NUMBER:
      g_assert_true (shape.kind == CFN_SHAPE_INTEGER || shape.kind == CFN_SHAPE_NUMBER);
      break;
    case MILLRACE_FIELD_SWITCH:
      g_assert_cmpint (shape.kind, ==, CFN_SHAPE_BOOLEAN);
      break;
    case MILLRACE_FIELD_TEXT:
    case MILLRACE_FIELD_CODE:
    case MILLRACE_FIELD_RESOURCE:
      g_assert_cmpint (shape.kind, ==, CFN_SHAPE_STRING);
      g_assert_cmpuint (shape.n_values, ==, 0);
      break;
    case MILLRACE_FIELD_CHOICE:
      for (guint i = 0; field->choices != NULL && field->choices[i].value != NULL; i++)
        {
          if (!cfn_shape_allows (&shape, field->choices[i].value))
            g_error ("%s.%s cannot be %s", type, field->property, field->choices[i].value);
        }
      for (guint i = 0; i < shape.n_values; i++)
        {
          gboolean is_there = FALSE;

          for (guint j = 0; field->choices[j].value != NULL; j++)
            is_there |= g_str_equal (field->choices[j].value, cfn_shape_get_value (&shape, i));
          if (!is_there)
            g_error ("%s.%s can be %s, too", type, field->property,
                     cfn_shape_get_value (&shape, i));
        }
      break;
    case MILLRACE_FIELD_SCALAR:
    case MILLRACE_FIELD_ANY:
    default:
      break;
    }
}

static void
test_shapes (void)
{
  for_each_field (check_shape);
}

/* "A[0].B" as limits have it, "A.B". */
static char *
strip_indexes (const char *path)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = path; *p != '\0'; p++)
    {
      if (*p == '[')
        p = strchr (p, ']');
      else
        g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}

static void
check_range (const char              *type,
             const MillraceFieldSpec *field)
{
  g_autofree char *path = strip_indexes (field->property);
  guint n = 0;
  const CfnLimit *limits = cfn_limits_get (type, &n);

  if (field->kind != MILLRACE_FIELD_NUMBER)
    return;

  g_assert_cmpfloat (field->lower, <=, field->upper);
  for (guint i = 0; i < n; i++)
    {
      gint64 least = limits[i].min;

      if (limits[i].kind != CFN_LIMIT_NUMBER || !g_str_equal (limits[i].path, path) ||
          limits[i].unless != NULL)
        continue;

      if (limits[i].words != NULL)
        least = MIN (least, g_ascii_strtoll (limits[i].words, NULL, 10));
      g_assert_cmpint ((gint64) field->lower, ==, least);
      if (limits[i].max != G_MAXINT64)
        g_assert_cmpint ((gint64) field->upper, ==, limits[i].max);
    }
  if (field->fallback != NULL)
    {
      g_assert_cmpint (g_ascii_strtoll (field->fallback, NULL, 10), >=, (gint64) field->lower);
      g_assert_cmpint (g_ascii_strtoll (field->fallback, NULL, 10), <=, (gint64) field->upper);
    }
}

static void
test_ranges (void)
{
  for_each_field (check_range);
}

static gboolean
names_property (const char *path,
                const char *property)
{
  gsize length = strlen (property);

  return strncmp (path, property, length) == 0 && strchr (".[", path[length]) != NULL;
}

/* Every property of the pattern's types has its group. */
static void
test_all_are_grouped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const MillraceFormSpec *form = millrace_form_spec_find (types[i]);
      CfnCatalogueProperty property;
      CfnCatalogueType type;

      g_assert_true (cfn_catalogue_find_type (cfn_catalogue_get_default (), types[i], &type));
      for (guint p = 0; cfn_catalogue_object_get_property (&type.object, p, &property); p++)
        {
          gboolean is_there = FALSE;

          for (guint j = 0; j < form->n_sections; j++)
            {
              for (guint k = 0; k < form->sections[j].n_fields; k++)
                is_there |= names_property (form->sections[j].fields[k].property, property.name);
            }
          for (guint j = 0; form->claimed != NULL && form->claimed[j] != NULL; j++)
            is_there |= names_property (form->claimed[j], property.name);
          if (!is_there)
            g_error ("%s.%s has no place in its form", types[i], property.name);
        }
    }
}

static void
test_plain (void)
{
  const MillraceFormSpec *form = millrace_form_spec_find ("AWS::EC2::Instance");

  g_assert_cmpstr (form->type, ==, "");
  g_assert_cmpuint (form->n_sections, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-spec/shapes", test_shapes);
  g_test_add_func ("/form-spec/ranges", test_ranges);
  g_test_add_func ("/form-spec/all-are-grouped", test_all_are_grouped);
  g_test_add_func ("/form-spec/plain", test_plain);

  return g_test_run ();
}
