/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that is damaged is refused, or answers nonsense; it never leads outside itself. */
#include "cfn-catalogue.h"

#include <string.h>

/* A copy of the program's own table, to do harm to: from the first header on to the last byte, of
 * which the header tells the number. */
static guint8 *
copy_table (gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "catalogue",
                                                 "resources.table", NULL);
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return (guint8 *) contents;
}

static gboolean
is_taken (const guint8 *data,
          gsize         length)
{
  g_autoptr (CfnCatalogue) catalogue = cfn_catalogue_new (data, length);

  return catalogue != NULL;
}

static void
test_refused (void)
{
  /* A byte of the magic, the kind, the version, the size, the number of sections, the first
   * section's place and width, the last one's count. */
  static const guint places[] = { 0, 8, 12, 16, 20, 34, 40, 32 + 8 * 12 + 7 };
  gsize length;
  g_autofree guint8 *data = copy_table (&length);

  g_assert_true (is_taken (data, length));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_test_message ("byte %u", places[i]);
      data[places[i]] ^= 0x40;
      g_assert_false (is_taken (data, length));
      data[places[i]] ^= 0x40;
    }
  g_assert_true (is_taken (data, length));
}

/* Each length in a block of its own, so that a byte too far is seen by the sanitizer. */
static void
test_cut_off (void)
{
  gsize length;
  g_autofree guint8 *data = copy_table (&length);

  g_assert_false (is_taken (NULL, 0));
  for (gsize cut = 0; cut < length; cut += cut < 256 ? 1 : 50021)
    {
      g_autofree guint8 *part = g_memdup2 (data, cut);

      g_assert_false (is_taken (part, cut));
    }
  g_assert_false (is_taken (data, length - 1));
}

static void
test_strings_must_end (void)
{
  gsize length;
  g_autofree guint8 *data = copy_table (&length);
  guint32 at;
  guint32 count;

  memcpy (&at, data + 32, sizeof at);
  memcpy (&count, data + 36, sizeof count);
  data[GUINT32_FROM_LE (at) + GUINT32_FROM_LE (count) - 1] = 'x';
  g_assert_false (is_taken (data, length));
}

static gsize
visit_shape (const CfnShape *shape,
             gboolean        deep)
{
  CfnCatalogueObject object;
  CfnShape part;
  gsize seen = 1;

  for (guint i = 0; i < shape->n_values && i < 8; i++)
    seen += cfn_shape_get_value (shape, i) != NULL;
  for (guint i = 0; i < shape->n_members && i < 8; i++)
    seen += cfn_shape_get_member (shape, i, &part);
  if (deep && cfn_shape_get_object (shape, &object))
    {
      CfnCatalogueProperty property;

      for (guint i = 0; i < object.n_properties && i < 64; i++)
        {
          if (cfn_catalogue_object_get_property (&object, i, &property))
            seen += strlen (property.name) + visit_shape (&property.shape, FALSE);
        }
    }

  return seen;
}

static gsize
visit_type (const CfnCatalogueType *type)
{
  CfnCatalogueAttribute attribute;
  CfnCatalogueProperty property;
  CfnRelation relation;
  gsize seen = strlen (type->name);

  for (guint i = 0; i < type->object.n_properties && i < 64; i++)
    {
      if (!cfn_catalogue_object_get_property (&type->object, i, &property))
        continue;

      seen += strlen (property.name) + visit_shape (&property.shape, TRUE);
      seen += property.fallback != NULL ? strlen (property.fallback) : 0;
      for (guint j = 0; j < property.n_relations && j < 8; j++)
        seen += cfn_catalogue_property_get_relation (&property, j, &relation);
    }
  for (guint i = 0; i < type->n_attributes && i < 64; i++)
    {
      if (cfn_catalogue_type_get_attribute (type, i, &attribute))
        seen += strlen (attribute.name);
    }
  for (guint i = 0; i < type->n_ref && i < 8; i++)
    seen += cfn_catalogue_type_get_ref (type, i) != NULL;

  return seen;
}

/* Whatever stands behind the directory: reading it stays inside. */
static void
test_scrambled (void)
{
  gsize length;
  g_autofree guint8 *data = copy_table (&length);

  for (guint round = 0; round < 6; round++)
    {
      g_autofree guint8 *harmed = g_memdup2 (data, length);
      g_autoptr (CfnCatalogue) catalogue = NULL;
      CfnCatalogueType type;
      gsize seen = 0;
      guint n_harmed = 1 << (4 + 3 * round);

      for (guint i = 0; i < n_harmed; i++)
        harmed[g_test_rand_int_range (32 + 9 * 12, length)] = g_test_rand_int_range (0, 256);
      harmed[length - 1] = data[length - 1];

      catalogue = cfn_catalogue_new (harmed, length);
      for (guint i = round; i < cfn_catalogue_get_n_types (catalogue); i += 7)
        {
          if (cfn_catalogue_get_type (catalogue, i, &type))
            seen += visit_type (&type);
        }
      cfn_catalogue_find_type (catalogue, "AWS::DynamoDB::Table", &type);
      g_test_message ("%u bytes harmed, %" G_GSIZE_FORMAT " seen", n_harmed, seen);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packed/refused", test_refused);
  g_test_add_func ("/packed/cut-off", test_cut_off);
  g_test_add_func ("/packed/strings-must-end", test_strings_must_end);
  g_test_add_func ("/packed/scrambled", test_scrambled);

  return g_test_run ();
}
