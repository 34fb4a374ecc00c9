/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-designer.h"

#include "cfn-card.h"
#include "cfn-section.h"
#include "cfn-value.h"

#include <math.h>

/* Width and height of the old designer's icon of a resource. */
#define ICON 60.0
/* No drawing was larger than this; a hand-edited number that is counts as none. */
#define FARTHEST 100000.0

/* A resource and where its icon was. */
typedef struct
{
  const CfnDiagramNode *node;
  CfnPoint              icon;
} Drawn;

static gboolean
read_number (const CfnNode *node,
             double        *number)
{
  const char *text = cfn_node_get_literal (node);
  char *end;

  if (text == NULL)
    return FALSE;

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && fabs (*number) <= FARTHEST;
}

static GArray *
read_drawing (CfnDiagram *diagram)
{
  CfnTemplate *template = cfn_diagram_get_template (diagram);
  CfnNode *drawing = cfn_node_get (cfn_template_get_section (template, CFN_SECTION_METADATA),
                                   CFN_DESIGNER_KEY);
  GArray *drawn = g_array_new (FALSE, FALSE, sizeof (Drawn));

  for (guint i = 0; drawing != NULL && i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      const CfnDiagramNode *node = cfn_diagram_get_node (diagram, i);
      const char *id = cfn_node_get_literal (cfn_node_find (node->resource->node, "Metadata",
                                                            CFN_DESIGNER_KEY, "id", NULL));
      CfnNode *position = id != NULL ? cfn_node_find (drawing, id, "position", NULL) : NULL;
      Drawn one = { .node = node };

      if (read_number (cfn_node_get (position, "x"), &one.icon.x)
          && read_number (cfn_node_get (position, "y"), &one.icon.y))
        g_array_append_val (drawn, one);
    }

  return drawn;
}

/* Icons that just did not touch have to become cards that do not: a whole factor, so that a card
 * that grows by a row seldom moves the others. */
static CfnPoint
get_scale (GArray   *drawn,
           CfnPoint *origin)
{
  double height = 0;

  *origin = (CfnPoint) { FARTHEST, FARTHEST };
  for (guint i = 0; i < drawn->len; i++)
    {
      const Drawn *one = &g_array_index (drawn, Drawn, i);

      height = MAX (height, one->node->height);
      origin->x = MIN (origin->x, one->icon.x);
      origin->y = MIN (origin->y, one->icon.y);
    }

  return (CfnPoint) { ceil ((CFN_CARD_WIDTH + CFN_GRID) / ICON),
                      ceil ((height + CFN_GRID) / ICON) };
}

static double
to_grid (double length)
{
  return round (length / CFN_GRID) * CFN_GRID;
}

static gboolean
is_free (GArray  *cards,
         CfnRect  card)
{
  for (guint i = 0; i < cards->len; i++)
    {
      if (cfn_rect_intersects (g_array_index (cards, CfnRect, i), card))
        return FALSE;
    }

  return TRUE;
}

CfnPositions *
cfn_designer_get_positions (CfnDiagram *diagram)
{
  g_autoptr (GArray) drawn = NULL;
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (CfnRect));
  CfnPositions *positions = cfn_positions_new ();
  CfnPoint origin;
  CfnPoint scale;

  g_return_val_if_fail (diagram != NULL, positions);

  drawn = read_drawing (diagram);
  scale = get_scale (drawn, &origin);
  for (guint i = 0; i < drawn->len; i++)
    {
      const Drawn *one = &g_array_index (drawn, Drawn, i);
      CfnPoint place = { to_grid ((one->icon.x - origin.x) * scale.x),
                         to_grid ((one->icon.y - origin.y) * scale.y) };
      CfnRect card = { place.x, place.y, one->node->width, one->node->height };
      CfnPositions *with;

      if (!is_free (cards, card))
        continue;

      g_array_append_val (cards, card);
      with = cfn_positions_with (positions, one->node->resource->id, &place);
      cfn_positions_unref (positions);
      positions = with;
    }

  return positions;
}
