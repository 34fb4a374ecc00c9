/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-edge-style.h"

#include <math.h>

#include "cfn-card.h"

static const struct
{
  CfnEdgeTone tone;
  double      width;
  double      dash[2];
} kinds[] = {
  [CFN_CLAIM_STREAM] = { CFN_EDGE_TONE_DATA, 3.2, { 0, 0 } },
  [CFN_CLAIM_INVOKE] = { CFN_EDGE_TONE_DATA, 3.2, { 0, 0 } },
  [CFN_CLAIM_ASSUME] = { CFN_EDGE_TONE_ROLE, 2.0, { 0, 0 } },
  [CFN_CLAIM_MAY_READ] = { CFN_EDGE_TONE_PERMISSION, 1.6, { 7, 4 } },
  [CFN_CLAIM_MAY_WRITE] = { CFN_EDGE_TONE_PERMISSION, 1.6, { 7, 4 } },
  [CFN_CLAIM_ON_FAILURE] = { CFN_EDGE_TONE_FAILURE, 1.2, { 0, 0 } },
  [CFN_CLAIM_ATTACH] = { CFN_EDGE_TONE_ROLE, 1.2, { 0, 0 } },
  [CFN_CLAIM_REFERENCE] = { CFN_EDGE_TONE_REFERENCE, 1.2, { 0, 0 } },
  [CFN_CLAIM_DEPENDS_ON] = { CFN_EDGE_TONE_REFERENCE, 1.2, { 0, 0 } },
};

CfnEdgeStyle
cfn_edge_style_get (CfnClaimKind kind,
                    CfnVerdict   verdict)
{
  CfnEdgeStyle style = { 0, };

  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), style);

  style.tone = kinds[kind].tone;
  style.width = kinds[kind].width;
  style.dash[0] = kinds[kind].dash[0];
  style.dash[1] = kinds[kind].dash[1];
  style.bold = TRUE;

  switch (verdict)
    {
    case CFN_VERDICT_HOLDS:
      break;

    case CFN_VERDICT_FAILS:
      style.tone = CFN_EDGE_TONE_BAD;
      style.dash[0] = style.dash[1] = 0;
      style.mark = "✕";
      style.outlined = TRUE;
      break;

    case CFN_VERDICT_UNKNOWN:
      style.tone = CFN_EDGE_TONE_UNKNOWN;
      style.dash[0] = 2;
      style.dash[1] = 5;
      style.mark = "?";
      style.outlined = TRUE;
      style.bold = FALSE;
      break;

    default:
      g_assert_not_reached ();
    }

  return style;
}

char *
cfn_edge_get_pill_text (const CfnDiagramEdge *edge)
{
  g_autofree char *label = NULL;
  CfnEdgeStyle style;

  g_return_val_if_fail (edge != NULL, NULL);

  style = cfn_edge_style_get (edge->claim->kind, edge->claim->verdict);
  if (edge->claim->is_careful)
    style.mark = "!";
  if (edge->label != NULL)
    label = cfn_message_format (edge->label);

  if (style.mark == NULL)
    return g_steal_pointer (&label);
  if (label == NULL)
    return g_strdup (style.mark);

  return g_strdup_printf ("%s %s", style.mark, label);
}

char *
cfn_edge_get_count_text (const CfnDiagramEdge *edge,
                         guint                 count)
{
  CfnEdgeStyle style;

  g_return_val_if_fail (edge != NULL, NULL);

  if (count <= 1)
    return cfn_edge_get_pill_text (edge);

  style = cfn_edge_style_get (edge->claim->kind, edge->claim->verdict);

  return style.mark != NULL ? g_strdup_printf ("%s ×%u", style.mark, count)
                            : g_strdup_printf ("×%u", count);
}

double
cfn_edge_get_pill_width (const CfnDiagramEdge *edge,
                         guint                 count)
{
  g_autofree char *text = NULL;
  double width;

  g_return_val_if_fail (edge != NULL, 0);

  text = cfn_edge_get_count_text (edge, count);
  if (text == NULL)
    return 0;

  width = cfn_text_measure (text, CFN_PILL_TEXT_SIZE, TRUE) + 2 * CFN_PILL_PADDING;

  return MIN (ceil (width), CFN_PILL_MAX_WIDTH);
}
