/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-tidy.h"

#include <math.h>

#include "cfn-placing.h"

/* Least space between cards that are moved apart. */
#define LEAST_SPACE CFN_GRID

/* One card that is to move. */
typedef struct
{
  guint   node;
  CfnRect rect;
} Item;

/* @placed with the cards of @items at their places; an equal copy when all of them are there
 * already. */
static CfnPositions *
take_places (CfnLayout    *layout,
             CfnPositions *placed,
             const GArray *items)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  gboolean moved = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      CfnRect before = cfn_layout_get_card (layout, item->node);
      CfnPoint point = { round (item->rect.x), round (item->rect.y) };

      moved = moved || before.x != point.x || before.y != point.y;
      g_ptr_array_add (ids, (char *) cfn_diagram_get_node (diagram, item->node)->resource->id);
      g_array_append_val (points, point);
    }

  return cfn_positions_with_all (placed, (const char * const *) ids->pdata,
                                 (const CfnPoint *) (gpointer) points->data,
                                 moved ? points->len : 0);
}

/* The cards of @layout for which @chosen is TRUE (NULL: all), moved by @offset. */
static GArray *
collect_moved (CfnLayout      *layout,
               const gboolean *chosen,
               CfnPoint        offset)
{
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < n_nodes; i++)
    if (chosen == NULL || chosen[i])
      {
        Item item = { i, cfn_layout_get_card (layout, i) };

        item.rect.x += offset.x;
        item.rect.y += offset.y;
        g_array_append_val (items, item);
      }

  return items;
}

CfnPositions *
cfn_tidy_all (CfnLayout     *layout,
              CfnPositions  *placed,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (CfnPositions) groups = NULL;
  g_autoptr (CfnLayout) afresh = NULL;
  g_autoptr (GArray) items = NULL;
  CfnRect before;
  CfnRect after;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (placed != NULL, NULL);

  groups = cfn_positions_without_places (placed);
  afresh = cfn_layout_new (cfn_layout_get_diagram (layout), groups, NULL, NULL, cancellable, error);
  if (afresh == NULL)
    return NULL;

  before = cfn_layout_get_bounds (layout);
  after = cfn_layout_get_bounds (afresh);
  items = collect_moved (afresh, NULL, (CfnPoint) { cfn_snap (before.x - after.x),
                                                    cfn_snap (before.y - after.y) });

  return take_places (layout, placed, items);
}

/* The nodes of @ids, each once, where they are now. */
static GArray *
collect (CfnLayout          *layout,
         const char * const *ids)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  g_autofree gboolean *chosen = g_new0 (gboolean, cfn_diagram_get_n_nodes (diagram) + 1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      int node = cfn_diagram_find_node (diagram, ids[i]);

      if (node >= 0)
        chosen[node] = TRUE;
    }

  return collect_moved (layout, chosen, (CfnPoint) { 0, 0 });
}

static CfnRect
get_bounds (const GArray *items)
{
  CfnRect bounds = { 0, 0, 0, 0 };

  for (guint i = 0; i < items->len; i++)
    bounds = cfn_rect_union (bounds, g_array_index (items, Item, i).rect);

  return bounds;
}

CfnPositions *
cfn_tidy_some (CfnLayout           *layout,
               CfnPositions        *placed,
               const char * const  *ids,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autofree gboolean *chosen = NULL;
  g_autoptr (CfnLayout) afresh = NULL;
  g_autoptr (GArray) items = NULL;
  CfnRect bounds;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (placed != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  items = collect (layout, ids);
  chosen = g_new0 (gboolean, cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout)) + 1);
  for (guint i = 0; i < items->len; i++)
    chosen[g_array_index (items, Item, i).node] = TRUE;
  bounds = get_bounds (items);
  g_clear_pointer (&items, g_array_unref);

  afresh = cfn_layout_anew (layout, chosen, (CfnPoint) { bounds.x + bounds.width / 2,
                                                         bounds.y + bounds.height / 2 },
                            cancellable, error);
  if (afresh == NULL)
    return NULL;
  items = collect_moved (afresh, chosen, (CfnPoint) { 0, 0 });

  return take_places (layout, placed, items);
}

CfnPositions *
cfn_tidy_unplaced (CfnLayout     *layout,
                   CfnPositions  *placed,
                   GCancellable  *cancellable,
                   GError       **error)
{
  CfnDiagram *diagram;
  g_autofree gboolean *chosen = NULL;
  g_autoptr (CfnLayout) afresh = NULL;
  g_autoptr (GArray) items = NULL;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (placed != NULL, NULL);

  diagram = cfn_layout_get_diagram (layout);
  afresh = cfn_layout_new (diagram, placed, NULL, NULL, cancellable, error);
  if (afresh == NULL)
    return NULL;

  chosen = g_new0 (gboolean, cfn_diagram_get_n_nodes (diagram) + 1);
  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    chosen[i] = !cfn_positions_lookup (placed, cfn_diagram_get_node (diagram, i)->resource->id,
                                       NULL);
  items = collect_moved (afresh, chosen, (CfnPoint) { 0, 0 });

  return take_places (layout, placed, items);
}

static double
get_start (CfnRect  rect,
           gboolean upright)
{
  return upright ? rect.y : rect.x;
}

static double
get_length (CfnRect  rect,
            gboolean upright)
{
  return upright ? rect.height : rect.width;
}

static int
compare_items (const Item *one,
               const Item *other,
               gboolean    upright)
{
  /* Of cards at one height the one on the left is first, and the other way round. */
  for (guint way = 0; way < 2; way++)
    {
      double a = get_start (one->rect, way == 0 ? upright : !upright);
      double b = get_start (other->rect, way == 0 ? upright : !upright);

      if (a != b)
        return a < b ? -1 : 1;
    }

  return (one->node > other->node) - (one->node < other->node);
}

static int
compare_level (gconstpointer a,
               gconstpointer b)
{
  return compare_items (a, b, FALSE);
}

static int
compare_upright (gconstpointer a,
                 gconstpointer b)
{
  return compare_items (a, b, TRUE);
}

static void
move_to (Item    *item,
         gboolean upright,
         double   start)
{
  if (upright)
    item->rect.y = start;
  else
    item->rect.x = start;
}

static void
align_item (Item    *item,
            CfnAlign align,
            CfnRect  bounds)
{
  CfnRect *rect = &item->rect;

  switch (align)
    {
    case CFN_ALIGN_LEFT:
      rect->x = bounds.x;
      break;
    case CFN_ALIGN_CENTRE:
      rect->x = bounds.x + (bounds.width - rect->width) / 2;
      break;
    case CFN_ALIGN_RIGHT:
      rect->x = bounds.x + bounds.width - rect->width;
      break;
    case CFN_ALIGN_TOP:
      rect->y = bounds.y;
      break;
    case CFN_ALIGN_MIDDLE:
      rect->y = bounds.y + (bounds.height - rect->height) / 2;
      break;
    case CFN_ALIGN_BOTTOM:
      rect->y = bounds.y + bounds.height - rect->height;
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Moves each of the sorted cards on until it is clear of the one before. */
static void
move_apart (GArray  *items,
            gboolean upright)
{
  for (guint i = 1; i < items->len; i++)
    {
      const Item *before = &g_array_index (items, Item, i - 1);
      Item *item = &g_array_index (items, Item, i);
      double clear = get_start (before->rect, upright) + get_length (before->rect, upright);

      if (get_start (item->rect, upright) < clear)
        move_to (item, upright, clear + LEAST_SPACE);
    }
}

CfnPositions *
cfn_tidy_align (CfnLayout          *layout,
                CfnPositions       *placed,
                const char * const *ids,
                CfnAlign            align)
{
  /* The way in which the cards of the line come one after the other. */
  gboolean upright = align == CFN_ALIGN_LEFT || align == CFN_ALIGN_CENTRE
                     || align == CFN_ALIGN_RIGHT;
  g_autoptr (GArray) items = NULL;
  CfnRect bounds;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (placed != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  items = collect (layout, ids);
  bounds = get_bounds (items);
  for (guint i = 0; i < items->len; i++)
    align_item (&g_array_index (items, Item, i), align, bounds);
  g_array_sort (items, upright ? compare_upright : compare_level);
  move_apart (items, upright);

  return take_places (layout, placed, items);
}

CfnPositions *
cfn_tidy_distribute (CfnLayout          *layout,
                     CfnPositions       *placed,
                     const char * const *ids,
                     gboolean            upright)
{
  g_autoptr (GArray) items = NULL;
  double space;
  double next;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (placed != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  items = collect (layout, ids);
  if (items->len < 3)
    return cfn_positions_ref (placed);

  g_array_sort (items, upright ? compare_upright : compare_level);
  next = get_start (g_array_index (items, Item, 0).rect, upright);
  space = get_start (g_array_index (items, Item, items->len - 1).rect, upright)
          + get_length (g_array_index (items, Item, items->len - 1).rect, upright) - next;
  for (guint i = 0; i < items->len; i++)
    space -= get_length (g_array_index (items, Item, i).rect, upright);
  space = MAX (space / (items->len - 1), LEAST_SPACE);

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      move_to (item, upright, next);
      next += get_length (item->rect, upright) + space;
    }

  return take_places (layout, placed, items);
}
