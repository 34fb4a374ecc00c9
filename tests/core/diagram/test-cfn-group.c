/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-positions.h"

#define IDS(...) ((const char * const []) { __VA_ARGS__, NULL })

/* Takes @self. */
static CfnPositions *
group (CfnPositions       *self,
       const char         *name,
       const char * const *ids)
{
  CfnPositions *other = cfn_positions_with_members (self, name, ids);

  cfn_positions_unref (self);

  return other;
}

static void
assert_members (CfnPositions *positions,
                const char   *name,
                const char   *members)
{
  const CfnGroup *found = cfn_positions_find_group (positions, name);
  g_autofree char *joined = NULL;

  g_assert_nonnull (found);
  joined = g_strjoinv (" ", found->members);
  g_assert_cmpstr (joined, ==, members);
}

static void
test_a_card_is_in_one_group (void)
{
  g_autoptr (CfnPositions) one = group (cfn_positions_new (), "A", IDS ("c", "a", "b"));
  g_autoptr (CfnPositions) two = cfn_positions_with_members (one, "B", IDS ("b"));
  g_autoptr (CfnPositions) out = cfn_positions_with_members (two, NULL, IDS ("a", "z"));

  assert_members (one, "A", "a b c");
  assert_members (two, "A", "a c");
  assert_members (two, "B", "b");
  assert_members (out, "A", "c");
  g_assert_cmpstr (cfn_positions_get_group_of (two, "b")->name, ==, "B");
  g_assert_null (cfn_positions_get_group_of (out, "a"));
  g_assert_false (cfn_positions_equal (one, two));
  g_assert_false (cfn_positions_same_groups (one, two));
}

static void
test_an_empty_group_is_gone (void)
{
  g_autoptr (CfnPositions) one = group (cfn_positions_new (), "A", IDS ("a"));
  g_autoptr (CfnPositions) outer = cfn_positions_with_outer (one, "A", "Outer");
  g_autoptr (CfnPositions) none = cfn_positions_without (outer, "a");

  g_assert_cmpuint (cfn_positions_get_n_groups (outer), ==, 2);
  g_assert_cmpuint (cfn_positions_get_n_groups (none), ==, 0);
  g_assert_true (cfn_positions_is_empty (none));
}

static void
test_no_group_is_in_itself (void)
{
  g_autoptr (CfnPositions) flat = group (group (cfn_positions_new (), "A", IDS ("a")), "B",
                                         IDS ("b"));
  g_autoptr (CfnPositions) nested = cfn_positions_with_outer (flat, "A", "B");
  g_autoptr (CfnPositions) ring = cfn_positions_with_outer (nested, "B", "A");
  g_autoptr (CfnPositions) own = cfn_positions_with_outer (nested, "A", "A");

  g_assert_true (cfn_positions_equal (nested, ring));
  g_assert_true (cfn_positions_equal (nested, own));
}

/* A renamed resource keeps its place and its group, a deleted one leaves nothing behind. */
static void
test_resources_come_and_go (void)
{
  g_autoptr (CfnPositions) grouped = group (cfn_positions_new (), "A", IDS ("a", "b"));
  g_autoptr (CfnPositions) placed = cfn_positions_with (grouped, "a", &(CfnPoint) { 24, 48 });
  g_autoptr (CfnPositions) renamed = cfn_positions_renamed (placed, "a", "z");
  g_autoptr (CfnPositions) back = cfn_positions_renamed (renamed, "z", "a");
  g_autoptr (CfnPositions) deleted = cfn_positions_without (placed, "a");
  CfnPoint point;

  assert_members (renamed, "A", "b z");
  g_assert_true (cfn_positions_lookup (renamed, "z", &point));
  g_assert_cmpfloat (point.y, ==, 48);
  g_assert_false (cfn_positions_lookup (renamed, "a", NULL));
  g_assert_true (cfn_positions_equal (placed, back));
  assert_members (deleted, "A", "b");
  g_assert_cmpuint (cfn_positions_get_n (deleted), ==, 0);
}

static void
test_a_group_is_renamed (void)
{
  g_autoptr (CfnPositions) flat = group (group (cfn_positions_new (), "A", IDS ("a")), "B",
                                         IDS ("b"));
  g_autoptr (CfnPositions) nested = cfn_positions_with_outer (flat, "A", "B");
  g_autoptr (CfnPositions) renamed = cfn_positions_with_group_name (nested, "B", " 0 new\n");
  g_autoptr (CfnPositions) taken = cfn_positions_with_group_name (nested, "B", "A");
  g_autoptr (CfnPositions) empty = cfn_positions_with_group_name (nested, "B", " ");
  g_autofree char *free_name = cfn_positions_dup_free_name (nested, "A");

  assert_members (renamed, "0 new", "b");
  g_assert_cmpstr (cfn_positions_get_group (renamed, 0)->name, ==, "0 new");
  g_assert_cmpstr (cfn_positions_find_group (renamed, "A")->outer, ==, "0 new");
  g_assert_true (cfn_positions_equal (nested, taken));
  g_assert_true (cfn_positions_equal (nested, empty));
  g_assert_cmpstr (free_name, ==, "A 2");
}

/* What was in a frame that is taken away is in the one around it. */
static void
test_a_group_is_dissolved (void)
{
  g_autoptr (CfnPositions) flat = group (group (cfn_positions_new (), "A", IDS ("a")), "B",
                                         IDS ("b"));
  g_autoptr (CfnPositions) nested = cfn_positions_with_outer (flat, "A", "B");
  g_autoptr (CfnPositions) inner = cfn_positions_without_group (nested, "A");
  g_autoptr (CfnPositions) outer = cfn_positions_without_group (nested, "B");

  g_assert_cmpuint (cfn_positions_get_n_groups (inner), ==, 1);
  assert_members (inner, "B", "a b");
  g_assert_cmpuint (cfn_positions_get_n_groups (outer), ==, 1);
  g_assert_null (cfn_positions_find_group (outer, "A")->outer);
  g_assert_null (cfn_positions_get_group_of (outer, "b"));
}

static void
test_collapsed (void)
{
  g_autoptr (CfnPositions) open = group (cfn_positions_new (), "A", IDS ("a"));
  g_autoptr (CfnPositions) closed = cfn_positions_with_collapsed (open, "A", TRUE);

  g_assert_false (cfn_positions_find_group (open, "A")->is_collapsed);
  g_assert_true (cfn_positions_find_group (closed, "A")->is_collapsed);
  g_assert_false (cfn_positions_equal (open, closed));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/group/one-a-card", test_a_card_is_in_one_group);
  g_test_add_func ("/group/empty-is-gone", test_an_empty_group_is_gone);
  g_test_add_func ("/group/not-in-itself", test_no_group_is_in_itself);
  g_test_add_func ("/group/resources-come-and-go", test_resources_come_and_go);
  g_test_add_func ("/group/renamed", test_a_group_is_renamed);
  g_test_add_func ("/group/dissolved", test_a_group_is_dissolved);
  g_test_add_func ("/group/collapsed", test_collapsed);

  return g_test_run ();
}
