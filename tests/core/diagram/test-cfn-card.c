/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-card.h"

#include <string.h>

#include "diagram-fixture.h"

static void
test_height_follows_the_facts (void)
{
  g_assert_cmpfloat (cfn_card_get_height (0), ==, 60);
  g_assert_cmpfloat (cfn_card_get_height (2), ==, 98);
  g_assert_cmpfloat (cfn_card_get_height (3) - cfn_card_get_height (2), ==, CFN_CARD_FACT_STEP);
}

static void
test_ports_of_the_pattern_are_level (void)
{
  CfnRect table = { 0, 0, CFN_CARD_WIDTH, cfn_card_get_height (3) };
  CfnRect mapping = { 400, 0, CFN_CARD_WIDTH, cfn_card_get_height (5) };
  guint n_table;
  guint n_mapping;
  const CfnPort *out = cfn_card_get_ports (CFN_KIND_TABLE, &n_table);
  const CfnPort *in = cfn_card_get_ports (CFN_KIND_MAPPING, &n_mapping);
  CfnPoint start;
  CfnPoint end;

  g_assert_cmpuint (n_table, ==, 1);
  g_assert_cmpuint (n_mapping, ==, 3);
  g_assert_true (out->out);
  g_assert_false (in->out);
  start = cfn_card_get_port_point (table, out);
  end = cfn_card_get_port_point (mapping, in);
  g_assert_cmpfloat (start.x, ==, CFN_CARD_WIDTH);
  g_assert_cmpfloat (end.x, ==, 400);
  g_assert_cmpfloat (start.y, ==, end.y);
}

static void
test_every_port_is_on_its_side (void)
{
  CfnRect card = { 24, 48, CFN_CARD_WIDTH, cfn_card_get_height (0) };

  for (CfnKind kind = 0; kind < CFN_N_KINDS; kind++)
    {
      guint n_ports;
      const CfnPort *ports = cfn_card_get_ports (kind, &n_ports);

      for (guint i = 0; i < n_ports; i++)
        {
          CfnPoint point = cfn_card_get_port_point (card, &ports[i]);

          g_assert_true (point.x == card.x || point.x == card.x + card.width
                         || point.y == card.y || point.y == card.y + card.height);
          g_assert_true (point.y >= card.y && point.y <= card.y + card.height);
        }
    }
}

static void
test_measure_knows_the_font (void)
{
  g_assert_cmpfloat (cfn_text_measure ("", 10, FALSE), ==, 0);
  g_assert_cmpfloat (cfn_text_measure ("ii", 10, FALSE), <, cfn_text_measure ("WW", 10, FALSE));
  g_assert_cmpfloat (cfn_text_measure ("abc", 10, FALSE), <, cfn_text_measure ("abc", 10, TRUE));
  g_assert_cmpfloat_with_epsilon (cfn_text_measure ("abc", 20, FALSE),
                                  2 * cfn_text_measure ("abc", 10, FALSE), 1e-9);
  /* A wide character is as wide as the font is high, a mark that stands on another has no width. */
  g_assert_cmpfloat (cfn_text_measure ("表", 10, FALSE), ==, 10);
  g_assert_cmpfloat (cfn_text_measure ("e\xcc\x81", 10, FALSE), ==,
                     cfn_text_measure ("e", 10, FALSE));
}

static void
test_fit_cuts_in_the_middle (void)
{
  g_autofree char *whole = cfn_text_fit ("Short", 12, TRUE, 200);
  g_autofree char *cut = cfn_text_fit ("ALongLogicalIdThatNobodyWillRead", 12, TRUE, 100);
  g_autofree char *tiny = cfn_text_fit ("Anything", 12, TRUE, 1);

  g_assert_cmpstr (whole, ==, "Short");
  g_assert_cmpfloat (cfn_text_measure (cut, 12, TRUE), <=, 100);
  g_assert_true (g_str_has_prefix (cut, "ALong"));
  g_assert_true (g_str_has_suffix (cut, "ead"));
  g_assert_nonnull (strstr (cut, "…"));
  g_assert_cmpstr (tiny, ==, "…");
}

static void
test_fit_keeps_characters_whole (void)
{
  for (double width = 0; width < 120; width += 1)
    {
      g_autofree char *cut = cfn_text_fit ("äöüßéèñ表現日本λ⇒", 13.5, FALSE, width);

      g_assert_true (g_utf8_validate (cut, -1, NULL));
    }
}

/* "write to" a resource with a long name, and what is known of it. */
static void
test_fit_fact_leaves_room_for_both (void)
{
  const double room = CFN_CARD_WIDTH - 2 * CFN_CARD_MARGIN;
  const struct { const char *name, *value; gboolean cuts_name, cuts_value; } cases[] = {
    { "runtime", "nodejs22.x", FALSE, FALSE },
    { "write to QueueOfTheRecordsThatTheWarehouseCouldNotBeToldOf", "not known", TRUE, FALSE },
    { "on failure", "QueueOfTheRecordsThatTheWarehouseCouldNotBeToldOf", FALSE, TRUE },
    { "write to QueueOfTheRecordsThatTheWarehouse", "QueueOfTheRecordsThatTheWare", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnFact fact = { .name = cfn_message_new ("{0}", cases[i].name, NULL),
                       .value = cfn_message_new ("{0}", cases[i].value, NULL) };
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      g_assert_cmpint (cfn_card_fit_fact (&fact, CFN_CARD_WIDTH, &name, &value), ==,
                       !cases[i].cuts_name && !cases[i].cuts_value);
      g_assert_cmpfloat (cfn_text_measure (name, CFN_CARD_FACT_SIZE, FALSE) +
                         cfn_text_measure (value, CFN_CARD_FACT_SIZE, TRUE), <, room);
      g_assert_cmpint (strstr (name, "…") != NULL, ==, cases[i].cuts_name);
      g_assert_cmpint (strstr (value, "…") != NULL, ==, cases[i].cuts_value);
      cfn_message_unref (fact.name);
      cfn_message_unref (fact.value);
    }
}

static void
test_sign_of_another_type (void)
{
  g_autofree char *rule = cfn_card_get_sign (CFN_KIND_OTHER, "AWS::Events::Rule");
  g_autofree char *custom = cfn_card_get_sign (CFN_KIND_OTHER, "Custom");
  g_autofree char *none = cfn_card_get_sign (CFN_KIND_OTHER, NULL);
  g_autofree char *queue = cfn_card_get_sign (CFN_KIND_QUEUE, "AWS::SQS::Queue");

  g_assert_cmpstr (rule, ==, "E");
  g_assert_cmpstr (custom, ==, "◇");
  g_assert_cmpstr (none, ==, "◇");
  g_assert_cmpstr (queue, ==, "Q");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/height-follows-the-facts", test_height_follows_the_facts);
  g_test_add_func ("/card/ports-of-the-pattern-are-level", test_ports_of_the_pattern_are_level);
  g_test_add_func ("/card/every-port-is-on-its-side", test_every_port_is_on_its_side);
  g_test_add_func ("/card/measure-knows-the-font", test_measure_knows_the_font);
  g_test_add_func ("/card/fit-cuts-in-the-middle", test_fit_cuts_in_the_middle);
  g_test_add_func ("/card/fit-keeps-characters-whole", test_fit_keeps_characters_whole);
  g_test_add_func ("/card/fit-fact-leaves-room-for-both", test_fit_fact_leaves_room_for_both);
  g_test_add_func ("/card/sign-of-another-type", test_sign_of_another_type);

  return g_test_run ();
}
