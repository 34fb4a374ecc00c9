/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-scalar.h"
#include "cfn-tree.h"

static void
test_types (void)
{
  static const struct
  {
    CfnScalarType type;
    const char *texts[20];
  } rows[] = {
    { CFN_SCALAR_NULL, { "", "~", "null", "Null", "NULL" } },
    { CFN_SCALAR_BOOLEAN,
      { "true", "True", "TRUE", "false", "yes", "Yes", "NO", "on", "Off", "y", "Y", "n", "N" } },
    { CFN_SCALAR_INTEGER,
      { "0", "-1", "+12", "1_000", "010", "012345670123", "0x1F", "0b101", "12:30:45", "22:22" } },
    { CFN_SCALAR_FLOAT,
      { "1.5", "-.5", "1.", "1e3", "6.02e+23", "1.5E-3", ".inf", "-.Inf", ".NaN", "20:30.15" } },
    { CFN_SCALAR_TIMESTAMP,
      { "2012-10-17", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5" } },
    { CFN_SCALAR_STRING,
      { "a", "089", "0123456789", "nullx", "truE", "yEs", "-", "+", ".", "..", "0x", "0xg", "1a",
        "2012-10", "2012-10-17x", "1:99", "e5", "-.", "arn:aws:s3", "a b" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (rows[i].texts) && rows[i].texts[j] != NULL; j++)
        {
          g_test_message ("%s", rows[i].texts[j]);
          g_assert_cmpint (cfn_scalar_type (rows[i].texts[j]), ==, rows[i].type);
        }
    }
}

static void
test_integers (void)
{
  static const struct
  {
    const char *text;
    gint64 value;
  } rows[] = {
    { "0", 0 }, { "-12", -12 }, { "+7", 7 }, { "1_000", 1000 }, { "010", 8 }, { "0x1F", 31 },
    { "0b101", 5 }, { "22:22", 1342 }, { "1:00:00", 3600 }, { "9223372036854775807", G_MAXINT64 },
  };
  gint64 value;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (cfn_scalar_to_integer (rows[i].text, &value));
      g_assert_cmpint (value, ==, rows[i].value);
    }
  g_assert_false (cfn_scalar_to_integer ("9223372036854775808", &value));
  g_assert_false (cfn_scalar_to_integer ("99999999999999999999999", &value));
  g_assert_false (cfn_scalar_to_integer ("a", &value));
}

static void
test_json (void)
{
  static const char * const good[] = { "0", "-1", "12", "1.5", "1e5", "-0.5E-2", "true", "null" };
  static const char * const bad[] = { "", "01", "+1", "1.", ".5", "1e", "True", "~", "a", "1_0" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (cfn_scalar_is_json (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (cfn_scalar_is_json (bad[i]));
}

static void
test_nodes (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (
    "[yes, 'true', \"false\", 'yes', !Ref yes, 010, '010', ' 1', 5, x, {a: b}]");
  CfnNode *root = cfn_tree_get_root (tree);
  static const int booleans[] = { 1, 1, 0, -1, -1, -1, -1, -1, -1, -1, -1 };
  static const gint64 integers[] = { -1, -1, -1, -1, -1, 8, 10, -1, 5, -1, -1 };

  for (guint i = 0; i < G_N_ELEMENTS (booleans); i++)
    {
      CfnNode *node = cfn_node_get_item (root, i);
      gboolean truth = 7;
      gint64 number = -1;

      g_assert_cmpint (cfn_node_get_boolean (node, &truth), ==, booleans[i] >= 0);
      if (booleans[i] >= 0)
        g_assert_cmpint (truth, ==, booleans[i]);
      g_assert_cmpint (cfn_node_get_integer (node, &number), ==, integers[i] >= 0);
      if (integers[i] >= 0)
        g_assert_cmpint (number, ==, integers[i]);
    }
  g_assert_cmpint (cfn_node_get_scalar_type (cfn_node_get_item (root, 1)), ==, CFN_SCALAR_STRING);
  g_assert_cmpint (cfn_node_get_scalar_type (cfn_node_get_item (root, 4)), ==, CFN_SCALAR_STRING);
  g_assert_cmpint (cfn_node_get_scalar_type (root), ==, CFN_SCALAR_STRING);
  g_assert_cmpint (cfn_node_get_scalar_type (NULL), ==, CFN_SCALAR_STRING);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scalar/types", test_types);
  g_test_add_func ("/scalar/integers", test_integers);
  g_test_add_func ("/scalar/json", test_json);
  g_test_add_func ("/scalar/nodes", test_nodes);

  return g_test_run ();
}
