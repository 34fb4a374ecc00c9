/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-positions-merge.h"

static CfnPositions *
place (CfnPositions *self,
       const char   *id,
       double        x)
{
  CfnPositions *other = cfn_positions_with (self, id, &(CfnPoint) { x, 0 });

  cfn_positions_unref (self);

  return other;
}

/* @name NULL: in no group. */
static CfnPositions *
group (CfnPositions *self,
       const char   *name,
       const char   *id)
{
  CfnPositions *other = cfn_positions_with_members (self, name, (const char *[]) { id, NULL });

  cfn_positions_unref (self);

  return other;
}

static CfnPositions *
close_group (CfnPositions *self,
             const char   *name)
{
  CfnPositions *other = cfn_positions_with_collapsed (self, name, TRUE);

  cfn_positions_unref (self);

  return other;
}

static double
get_x (CfnPositions *self,
       const char   *id)
{
  CfnPoint point;

  return cfn_positions_lookup (self, id, &point) ? point.x : -1;
}

static const char *
get_group (CfnPositions *self,
           const char   *id)
{
  const CfnGroup *found = cfn_positions_get_group_of (self, id);

  return found != NULL ? found->name : "";
}

static void
test_places (void)
{
  g_autoptr (CfnPositions) base = place (place (place (cfn_positions_new (), "A", 1), "B", 1),
                                         "C", 1);
  g_autoptr (CfnPositions) mine = place (place (cfn_positions_new (), "A", 2), "B", 1);
  g_autoptr (CfnPositions) theirs = place (place (place (place (cfn_positions_new (), "A", 3), "B",
                                                         3), "C", 3), "D", 3);
  g_autoptr (CfnPositions) merged = cfn_positions_merge (base, mine, theirs);

  g_assert_cmpfloat (get_x (merged, "A"), ==, 2);
  g_assert_cmpfloat (get_x (merged, "B"), ==, 3);
  g_assert_cmpfloat (get_x (merged, "C"), ==, -1);
  g_assert_cmpfloat (get_x (merged, "D"), ==, 3);
}

static void
test_one_side_only (void)
{
  g_autoptr (CfnPositions) base = group (place (cfn_positions_new (), "A", 1), "G", "A");
  g_autoptr (CfnPositions) other = close_group (group (place (cfn_positions_new (), "A", 2), "H",
                                                       "A"), "H");
  g_autoptr (CfnPositions) mine_only = cfn_positions_merge (base, other, base);
  g_autoptr (CfnPositions) theirs_only = cfn_positions_merge (base, base, other);
  g_autoptr (CfnPositions) both = cfn_positions_merge (base, other, other);

  g_assert_true (cfn_positions_equal (mine_only, other));
  g_assert_true (cfn_positions_equal (theirs_only, other));
  g_assert_true (cfn_positions_equal (both, other));
}

static void
test_groups (void)
{
  g_autoptr (CfnPositions) base = group (group (cfn_positions_new (), "G", "A"), "G", "B");
  g_autoptr (CfnPositions) mine = group (group (cfn_positions_ref (base), "H", "A"), "G", "C");
  g_autoptr (CfnPositions) theirs = close_group (group (cfn_positions_ref (base), NULL, "B"), "G");
  g_autoptr (CfnPositions) merged = cfn_positions_merge (base, mine, theirs);

  g_assert_cmpstr (get_group (merged, "A"), ==, "H");
  g_assert_cmpstr (get_group (merged, "B"), ==, "");
  g_assert_cmpstr (get_group (merged, "C"), ==, "G");
  /* They closed it; here it was left as it was. */
  g_assert_true (cfn_positions_find_group (merged, "G")->is_collapsed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/positions-merge/places", test_places);
  g_test_add_func ("/positions-merge/one-side-only", test_one_side_only);
  g_test_add_func ("/positions-merge/groups", test_groups);

  return g_test_run ();
}
