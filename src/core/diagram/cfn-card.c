/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-card.h"

#include <string.h>

#include "cfn-font.h"

#define ELLIPSIS "…"

/* Least room between a fact's name and its value. */
#define FACT_GAP 10.0
/* A name takes this much of its row, or what its value leaves of it. */
#define MIN_NAME 96.0

/* Centre of the second fact's row. Ports of every card with two facts or more are at this height,
 * so that edges between cards in one row are level. */
#define PORT_Y (CFN_CARD_FACT_BASELINE + CFN_CARD_FACT_STEP - 4)

CfnSide
cfn_side_get_opposite (CfnSide side)
{
  switch (side)
    {
    case CFN_SIDE_LEFT:
      return CFN_SIDE_RIGHT;

    case CFN_SIDE_RIGHT:
      return CFN_SIDE_LEFT;

    case CFN_SIDE_TOP:
      return CFN_SIDE_BOTTOM;

    case CFN_SIDE_BOTTOM:
    default:
      return CFN_SIDE_TOP;
    }
}

double
cfn_card_get_height (guint n_facts)
{
  return CFN_CARD_FACT_BASELINE + ((double) n_facts - 1) * CFN_CARD_FACT_STEP + CFN_CARD_BOTTOM;
}

static const CfnPort table_ports[] = {
  { CFN_CLAIM_STREAM, TRUE, CFN_SIDE_RIGHT },
};

static const CfnPort mapping_ports[] = {
  { CFN_CLAIM_STREAM, FALSE, CFN_SIDE_LEFT },
  { CFN_CLAIM_INVOKE, TRUE, CFN_SIDE_RIGHT },
  { CFN_CLAIM_ON_FAILURE, TRUE, CFN_SIDE_BOTTOM },
};

static const CfnPort function_ports[] = {
  { CFN_CLAIM_INVOKE, FALSE, CFN_SIDE_LEFT },
  { CFN_CLAIM_ASSUME, TRUE, CFN_SIDE_BOTTOM },
};

static const CfnPort role_ports[] = {
  { CFN_CLAIM_ASSUME, FALSE, CFN_SIDE_TOP },
  { CFN_CLAIM_ATTACH, FALSE, CFN_SIDE_BOTTOM },
};

static const CfnPort policy_ports[] = {
  { CFN_CLAIM_ATTACH, TRUE, CFN_SIDE_TOP },
};

static const CfnPort destination_ports[] = {
  { CFN_CLAIM_ON_FAILURE, FALSE, CFN_SIDE_TOP },
};

static const struct
{
  const CfnPort *ports;
  guint          n_ports;
} kind_ports[CFN_N_KINDS] = {
  [CFN_KIND_TABLE] = { table_ports, G_N_ELEMENTS (table_ports) },
  [CFN_KIND_FUNCTION] = { function_ports, G_N_ELEMENTS (function_ports) },
  [CFN_KIND_ROLE] = { role_ports, G_N_ELEMENTS (role_ports) },
  [CFN_KIND_MAPPING] = { mapping_ports, G_N_ELEMENTS (mapping_ports) },
  [CFN_KIND_POLICY] = { policy_ports, G_N_ELEMENTS (policy_ports) },
  [CFN_KIND_QUEUE] = { destination_ports, G_N_ELEMENTS (destination_ports) },
  [CFN_KIND_TOPIC] = { destination_ports, G_N_ELEMENTS (destination_ports) },
  [CFN_KIND_BUCKET] = { destination_ports, G_N_ELEMENTS (destination_ports) },
};

const CfnPort *
cfn_card_get_ports (CfnKind kind,
                    guint  *n_ports)
{
  g_return_val_if_fail (kind < CFN_N_KINDS, NULL);
  g_return_val_if_fail (n_ports != NULL, NULL);

  *n_ports = kind_ports[kind].n_ports;

  return kind_ports[kind].ports;
}

CfnPoint
cfn_card_get_port_point (CfnRect        card,
                         const CfnPort *port)
{
  CfnPoint point;

  g_return_val_if_fail (port != NULL, ((CfnPoint) { card.x, card.y }));

  point.x = card.x + card.width / 2;
  point.y = card.y + MIN (PORT_Y, card.height - CFN_CARD_FACT_STEP);

  switch (port->side)
    {
    case CFN_SIDE_LEFT:
      point.x = card.x;
      break;
    case CFN_SIDE_RIGHT:
      point.x = card.x + card.width;
      break;
    case CFN_SIDE_TOP:
      point.y = card.y;
      break;
    case CFN_SIDE_BOTTOM:
      point.y = card.y + card.height;
      break;
    default:
      g_assert_not_reached ();
    }

  return point;
}

char *
cfn_card_get_sign (CfnKind     kind,
                   const char *type)
{
  const char *service;

  if (kind != CFN_KIND_OTHER)
    return g_strdup (cfn_kind_get_sign (kind));

  service = type != NULL ? strstr (type, "::") : NULL;
  if (service == NULL || !g_ascii_isalpha (service[2]))
    return g_strdup ("◇");

  return g_strdup_printf ("%c", g_ascii_toupper (service[2]));
}

/* In thousandths of the font's size. What the table does not hold is as wide as the fonts that
 * stand in for it usually make it. */
static guint
get_advance (gunichar character,
             gboolean bold)
{
  for (guint i = 0; i < cfn_n_font_ranges && cfn_font_ranges[i].first <= character; i++)
    if (character <= cfn_font_ranges[i].last)
      {
        CfnFontWidth width = cfn_font_ranges[i].widths[character - cfn_font_ranges[i].first];

        return bold ? width.bold : width.regular;
      }

  if (g_unichar_iszerowidth (character) || g_unichar_iscntrl (character))
    return 0;

  return g_unichar_iswide (character) ? 1000 : 640;
}

double
cfn_text_measure (const char *text,
                  double      size,
                  gboolean    bold)
{
  guint64 sum = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    sum += get_advance (g_utf8_get_char (p), bold);

  return (double) sum * size / 1000;
}

char *
cfn_text_fit (const char *text,
              double      size,
              gboolean    bold,
              double      width)
{
  const char *head = text;
  const char *tail;
  double room;

  g_return_val_if_fail (text != NULL, NULL);

  if (cfn_text_measure (text, size, bold) <= width)
    return g_strdup (text);

  /* Take characters from both ends in turn, the head first, while they fit. */
  tail = text + strlen (text);
  room = (width - cfn_text_measure (ELLIPSIS, size, bold)) * 1000 / size;
  for (gboolean from_head = TRUE; head < tail; from_head = !from_head)
    {
      const char *next = from_head ? head : g_utf8_prev_char (tail);

      room -= get_advance (g_utf8_get_char (next), bold);
      if (room < 0)
        break;
      if (from_head)
        head = g_utf8_next_char (head);
      else
        tail = next;
    }

  return g_strdup_printf ("%.*s" ELLIPSIS "%s", (int) (head - text), text, tail);
}

gboolean
cfn_card_fit_fact (const CfnFact  *fact,
                   double          card_width,
                   char          **name,
                   char          **value)
{
  const double room = card_width - 2 * CFN_CARD_MARGIN - FACT_GAP;
  g_autofree char *whole_name = NULL;
  g_autofree char *whole_value = NULL;

  g_return_val_if_fail (fact != NULL, TRUE);
  g_return_val_if_fail (name != NULL && value != NULL, TRUE);

  whole_name = cfn_message_format (fact->name);
  whole_value = cfn_message_format (fact->value);
  *name = cfn_text_fit (whole_name, CFN_CARD_FACT_SIZE, FALSE,
                        MAX (MIN_NAME,
                             room - cfn_text_measure (whole_value, CFN_CARD_FACT_SIZE, TRUE)));
  *value = cfn_text_fit (whole_value, CFN_CARD_FACT_SIZE, TRUE,
                         room - cfn_text_measure (*name, CFN_CARD_FACT_SIZE, FALSE));

  return g_str_equal (*name, whole_name) && g_str_equal (*value, whole_value);
}
