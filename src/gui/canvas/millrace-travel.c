/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-travel.h"

#include <math.h>
#include <string.h>

#include "millrace-card-ink.h"
#include "millrace-ink.h"
#include "millrace-line.h"

/* All in canvas units, but dots are never smaller on the screen. */
#define DOT_SIZE 6.0
#define DOT_RIM 2.0
#define DOT_DISTANCE 13.0
#define MAX_DOTS 6
#define TOLERANCE 0.25
#define PILL_HEIGHT 18.0
#define PILL_GAP 2.0

/* In a small picture it is still read, and does not hide too much. */
#define MAX_PILL_SCALE 2.0

typedef struct
{
  MillraceTravel  travel;      /* its ids are owned */
  int             edge;        /* -1: there is none */
  GArray         *pieces;      /* MillracePiece of its line; NULL: to be cut */
  double          length;
  GskRenderNode  *pill;
  guint           pill_count;  /* what it was drawn for, in which colours */
  guint           pill_serial;
} Way;

struct _MillraceTravels
{
  GtkWidget           *widget;
  const MillraceTheme *theme;
  CfnRoutes           *routes;
  GArray              *ways;      /* of Way */
  double               progress;
};

static void
forget_place (Way *way)
{
  g_clear_pointer (&way->pieces, g_array_unref);
  g_clear_pointer (&way->pill, gsk_render_node_unref);
}

static void
clear_way (gpointer data)
{
  Way *way = data;

  forget_place (way);
  g_free ((char *) way->travel.from);
  g_free ((char *) way->travel.to);
}

MillraceTravels *
millrace_travels_new (GtkWidget           *widget,
                      const MillraceTheme *theme)
{
  MillraceTravels *self = g_new0 (MillraceTravels, 1);

  self->widget = widget;
  self->theme = theme;
  self->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  g_array_set_clear_func (self->ways, clear_way);
  self->progress = 1;

  return self;
}

void
millrace_travels_free (MillraceTravels *self)
{
  g_array_unref (self->ways);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  g_free (self);
}

/* --- which edge ------------------------------------------------------------------------------- */

static gboolean
is_end (const CfnResource *resource,
        const char        *id)
{
  return g_strcmp0 (resource != NULL ? resource->id : NULL, id) == 0;
}

static gboolean
carries_records (CfnClaimKind kind)
{
  return kind == CFN_CLAIM_STREAM || kind == CFN_CLAIM_INVOKE || kind == CFN_CLAIM_ON_FAILURE;
}

int
millrace_travels_find_edge (CfnDiagram *diagram,
                            const char *from,
                            const char *to)
{
  int found = -1;

  if (from == NULL && to == NULL)
    return -1;

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnClaim *claim = cfn_diagram_get_edge (diagram, i)->claim;

      if (!is_end (claim->from, from) || !is_end (claim->to, to))
        continue;
      if (carries_records (claim->kind))
        return (int) i;
      if (found < 0)
        found = (int) i;
    }

  return found;
}

static void
find_edges (MillraceTravels *self)
{
  for (guint i = 0; i < self->ways->len; i++)
    {
      Way *way = &g_array_index (self->ways, Way, i);

      forget_place (way);
      way->edge = self->routes != NULL
                  ? millrace_travels_find_edge (
                      cfn_layout_get_diagram (cfn_routes_get_layout (self->routes)),
                      way->travel.from, way->travel.to)
                  : -1;
    }
}

void
millrace_travels_set (MillraceTravels      *self,
                      const MillraceTravel *travels,
                      guint                 n_travels)
{
  g_array_set_size (self->ways, 0);
  for (guint i = 0; i < n_travels; i++)
    {
      Way way = { .travel = travels[i] };

      way.travel.from = g_strdup (travels[i].from);
      way.travel.to = g_strdup (travels[i].to);
      g_array_append_val (self->ways, way);
    }
  find_edges (self);
}

void
millrace_travels_set_routes (MillraceTravels *self,
                             CfnRoutes       *routes)
{
  if (routes == self->routes)
    return;

  if (routes != NULL)
    cfn_routes_ref (routes);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  self->routes = routes;
  find_edges (self);
}

void
millrace_travels_set_progress (MillraceTravels *self,
                               double           progress)
{
  self->progress = CLAMP (progress, 0, 1);
}

gboolean
millrace_travels_has_dots (MillraceTravels *self)
{
  for (guint i = 0; i < self->ways->len; i++)
    if (g_array_index (self->ways, Way, i).travel.n_dots > 0)
      return TRUE;

  return FALSE;
}

int
millrace_travels_get_lit (MillraceTravels    *self,
                          guint               place,
                          MillraceTravelTone *tone)
{
  for (guint i = 0; i < self->ways->len; i++)
    {
      const Way *way = &g_array_index (self->ways, Way, i);

      if (!way->travel.is_lit || way->edge < 0
          || cfn_routes_get_count (self->routes, (guint) way->edge) == 0)
        continue;
      if (place-- == 0)
        {
          *tone = way->travel.tone;
          return way->edge;
        }
    }

  return -1;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static double
get_length (const MillracePiece *piece)
{
  return hypot (piece->end.x - piece->start.x, piece->end.y - piece->start.y);
}

static void
ensure_pieces (MillraceTravels *self,
               Way             *way)
{
  static const double whole[2] = { 0, 0 };

  if (way->pieces != NULL)
    return;

  way->pieces = g_array_new (FALSE, FALSE, sizeof (MillracePiece));
  millrace_line_cut (cfn_routes_get (self->routes, (guint) way->edge), TOLERANCE, whole,
                     way->pieces);
  way->length = 0;
  for (guint i = 0; i < way->pieces->len; i++)
    way->length += get_length (&g_array_index (way->pieces, MillracePiece, i));
}

/* The point of the line that is so far from where it begins. */
static CfnPoint
get_point (const Way *way,
           double     at)
{
  CfnPoint point = { 0, 0 };

  for (guint i = 0; i < way->pieces->len; i++)
    {
      const MillracePiece *piece = &g_array_index (way->pieces, MillracePiece, i);
      double length = get_length (piece);
      double part = length > 0 ? MIN (at / length, 1) : 1;

      point = (CfnPoint) { piece->start.x + (piece->end.x - piece->start.x) * part,
                           piece->start.y + (piece->end.y - piece->start.y) * part };
      if (at <= length)
        break;
      at -= length;
    }

  return point;
}

/* How far it is to where something is stopped: half way, but not on the label. */
static double
find_stop (MillraceTravels *self,
           const Way       *way)
{
  const CfnRoute *route = cfn_routes_get (self->routes, (guint) way->edge);
  CfnRect label = millrace_rect_grow (route->pill, DOT_SIZE);
  double step = DOT_SIZE / 2;
  double at = 0;

  while (at + step < way->length / 2
         && !(route->has_pill && cfn_rect_contains (label, get_point (way, at + step))))
    at += step;

  return at;
}

/* One behind the other. What arrives is gone in the end; what is stopped stays where it is. */
static void
snapshot_dots (MillraceTravels *self,
               const Way       *way,
               GtkSnapshot     *snapshot,
               double           zoom)
{
  gboolean stops = way->travel.tone == MILLRACE_TRAVEL_BAD;
  guint n_dots = MIN (way->travel.n_dots, MAX_DOTS);
  double scale = 1 / MIN (zoom, 1);
  double distance = DOT_DISTANCE * scale;
  double goal = stops ? find_stop (self, way) : way->length + (n_dots - 1) * distance;
  const GdkRGBA *colour = stops ? &self->theme->edge[CFN_EDGE_TONE_BAD] : &self->theme->accent;

  for (guint i = 0; i < n_dots; i++)
    {
      double at = goal * self->progress - i * distance;
      CfnPoint point;

      if (at < 0 || at > way->length || (!stops && self->progress >= 1))
        continue;
      point = get_point (way, at);
      millrace_ink_disc (snapshot, point, (DOT_SIZE + 2 * DOT_RIM) * scale, &self->theme->card);
      millrace_ink_disc (snapshot, point, DOT_SIZE * scale, colour);
    }
}

/* Where the middle of the count is, when it is @height high: below the label. */
static CfnPoint
place_pill (MillraceTravels *self,
            const Way       *way,
            double           height)
{
  const CfnRoute *route = cfn_routes_get (self->routes, (guint) way->edge);
  CfnPoint middle = get_point (way, way->length / 2);

  if (route->has_pill)
    {
      middle.x = route->pill.x + route->pill.width / 2;
      middle.y = route->pill.y + route->pill.height + PILL_GAP + height / 2;
    }

  return (CfnPoint) { round (middle.x), round (middle.y) };
}

/* Around the origin. */
static GskRenderNode *
draw_pill (MillraceTravels *self,
           guint            count)
{
  const MillraceTextStyle style = { CFN_PILL_TEXT_SIZE, PANGO_WEIGHT_BOLD, MILLRACE_ALIGN_MIDDLE,
                                    0 };
  g_autofree char *text = g_strdup_printf ("%u", count);
  PangoContext *context = millrace_ink_create_context (self->widget, FALSE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double width = PILL_HEIGHT + 6 * (double) (strlen (text) - 1);
  CfnRect box = { -width / 2, -PILL_HEIGHT / 2, width, PILL_HEIGHT };
  CfnPoint base = { 0, CFN_PILL_TEXT_SIZE * 0.35 };

  millrace_ink_box (snapshot, box, box.height / 2, &self->theme->unknown_pill);
  millrace_ink_ring (snapshot, millrace_rect_grow (box, -1), box.height / 2 - 1, 1.5,
                     &self->theme->accent);
  millrace_ink_text (snapshot, context, text, &style, base, &self->theme->on_unknown_pill);
  g_object_unref (context);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
snapshot_pill (MillraceTravels *self,
               Way             *way,
               GtkSnapshot     *snapshot,
               double           zoom)
{
  float scale = (float) CLAMP (1 / zoom, 1, MAX_PILL_SCALE);
  CfnPoint middle;
  gboolean under_way = self->progress < 1;
  guint count = under_way ? way->travel.count - MIN (way->travel.count, way->travel.n_dots)
                          : way->travel.count;

  if (count == 0)
    return;

  if (way->pill == NULL || way->pill_count != count || way->pill_serial != self->theme->serial)
    {
      g_clear_pointer (&way->pill, gsk_render_node_unref);
      way->pill = draw_pill (self, count);
      way->pill_count = count;
      way->pill_serial = self->theme->serial;
    }
  middle = place_pill (self, way, PILL_HEIGHT * scale);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) middle.x, (float) middle.y));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_node (snapshot, way->pill);
  gtk_snapshot_restore (snapshot);
}

void
millrace_travels_snapshot (MillraceTravels *self,
                           GtkSnapshot     *snapshot,
                           double           zoom)
{
  for (guint i = 0; i < self->ways->len; i++)
    {
      Way *way = &g_array_index (self->ways, Way, i);

      if (way->edge < 0 || cfn_routes_get_count (self->routes, (guint) way->edge) == 0)
        continue;
      ensure_pieces (self, way);
      snapshot_dots (self, way, snapshot, zoom);
      if (millrace_detail_for_zoom (zoom) != MILLRACE_DETAIL_COLOUR)
        snapshot_pill (self, way, snapshot, zoom);
    }
}
