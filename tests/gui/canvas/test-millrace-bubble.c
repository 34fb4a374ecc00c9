/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"
#include "millrace-bubble.h"

static const MillraceTheme theme;

static const char *few = "--- a\n+++ b\n@@ -1,2 +1,3 @@\n     Type: T\n-      Old: 1\n"
                         "+      New: 2\n+        Deep: 3\n";

static void
assert_words (GtkWidget  *bubble,
              const char *text,
              const char *diff,
              const char *expected)
{
  g_autofree char *words = NULL;

  millrace_bubble_set (MILLRACE_BUBBLE (bubble), &theme, text, diff);
  words = millrace_bubble_dup_words (MILLRACE_BUBBLE (bubble));
  g_assert_cmpstr (words, ==, expected);
}

/* Only what comes and goes, as far to the left as it can stand. */
static void
test_words (void)
{
  GtkWidget *bubble = g_object_ref_sink (millrace_bubble_new ());

  assert_words (bubble, "Reads it", NULL, "Reads it");
  assert_words (bubble, NULL, few, "-Old: 1\n+New: 2\n+  Deep: 3");
  assert_words (bubble, "Reads it", few, "Reads it\n-Old: 1\n+New: 2\n+  Deep: 3");
  assert_words (bubble, NULL, "", "");
  fixture_assert_gone (bubble);
}

/* At most eight lines, then a count. */
static void
test_count (void)
{
  GtkWidget *bubble = g_object_ref_sink (millrace_bubble_new ());
  g_autoptr (GString) diff = g_string_new ("--- a\n+++ b\n@@ -1 +1,10 @@\n");
  g_autofree char *words = NULL;

  for (guint i = 0; i < 10; i++)
    g_string_append_printf (diff, "+    Line%u: 1\r\n", i);
  millrace_bubble_set (MILLRACE_BUBBLE (bubble), &theme, NULL, diff->str);
  words = millrace_bubble_dup_words (MILLRACE_BUBBLE (bubble));
  g_assert_true (g_str_has_prefix (words, "+Line0: 1\n"));
  g_assert_true (g_str_has_suffix (words, "+Line7: 1\nand 2 more lines"));
  gtk_test_accessible_assert_role (bubble, GTK_ACCESSIBLE_ROLE_REGION);
  fixture_assert_gone (bubble);
}

static gboolean
is_inside (CfnPoint at,
           double   width,
           double   height,
           CfnRect  room)
{
  return at.x >= room.x && at.y >= room.y && at.x + width <= room.x + room.width
         && at.y + height <= room.y + room.height;
}

/* Wherever the pointer is, all of the bubble is seen, and not over it. */
static void
test_place (void)
{
  const CfnRect room = { 6, 6, 800, 500 };

  for (double x = 0; x <= 812; x += 29)
    for (double y = 0; y <= 512; y += 29)
      {
        CfnPoint at = millrace_bubble_place ((CfnRect) { x, y, 0, 0 }, NULL, 0, 300, 180,
                                             room);

        g_assert_true (is_inside (at, 300, 180, room));
        g_assert_false (x > at.x && x < at.x + 300 && y > at.y && y < at.y + 180);
      }
}

/* Beside a card, on whichever side there is room. */
static void
test_place_beside_card (void)
{
  const CfnRect room = { 6, 6, 800, 500 };
  CfnPoint at = millrace_bubble_place ((CfnRect) { 100, 100, 216, 140 }, NULL, 0, 300, 180,
                                       room);

  g_assert_cmpfloat (at.x, >=, 316);
  at = millrace_bubble_place ((CfnRect) { 560, 100, 216, 140 }, NULL, 0, 300, 180, room);
  g_assert_cmpfloat (at.x + 300, <=, 560);
  at = millrace_bubble_place ((CfnRect) { 300, 20, 216, 140 }, NULL, 0, 300, 180, room);
  g_assert_cmpfloat (at.y, >=, 160);

  /* Where there is no room at all, its beginning is seen. */
  at = millrace_bubble_place ((CfnRect) { 0, 0, 216, 140 }, NULL, 0, 900, 600, room);
  g_assert_cmpfloat (at.x, ==, 6);
  g_assert_cmpfloat (at.y, ==, 6);
}

/* What explains an edge lies over neither of its cards. */
static void
test_place_beside_ends (void)
{
  const CfnRect room = { 6, 6, 800, 500 };
  const CfnRect ends[] = { { 20, 200, 216, 140 }, { 450, 200, 216, 140 } };
  CfnPoint at = millrace_bubble_place ((CfnRect) { 335, 262, 16, 16 }, ends, 2, 300, 60, room);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    g_assert_false (cfn_rect_intersects (ends[i], (CfnRect) { at.x, at.y, 300, 60 }));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/bubble/words", test_words);
  g_test_add_func ("/canvas/bubble/count", test_count);
  g_test_add_func ("/canvas/bubble/place", test_place);
  g_test_add_func ("/canvas/bubble/place-beside-card", test_place_beside_card);
  g_test_add_func ("/canvas/bubble/place-beside-ends", test_place_beside_ends);

  return g_test_run ();
}
