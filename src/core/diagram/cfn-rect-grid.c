/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rect-grid.h"

#include <math.h>

/* Side of a square: about a card's, so that a card is in few squares and a square holds few
 * cards. */
#define SQUARE 240.0

/* A rectangle that would be in more squares than this is kept aside and looked at by every
 * query. */
#define MAX_SQUARES 64

/* Rectangles that can be looked at while one square is looked up. */
#define ENTRIES_PER_SQUARE 8

/* How far a free place is looked for, in steps of the drawing's grid. */
#define MAX_RINGS 200

typedef struct
{
  guint   number;
  CfnRect rect;
} Entry;

struct _CfnRectGrid
{
  GArray     *entries;   /* Entry */
  GHashTable *squares;   /* column and row -> GArray of guint, indices of entries */
  GArray     *large;     /* guint, indices of entries */
};

/* The squares that a rectangle meets. */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Squares;

/* Squares count from the far upper left, beyond every drawing, so that both numbers fit a key. */
static int
get_square (double coordinate)
{
  return (int) CLAMP (floor (coordinate / SQUARE) + 32768, 0, 65535);
}

static Squares
get_squares (CfnRect rect)
{
  return (Squares) {
    get_square (rect.x),
    get_square (rect.y),
    get_square (rect.x + rect.width),
    get_square (rect.y + rect.height),
  };
}

static gpointer
get_key (int column,
         int row)
{
  return GUINT_TO_POINTER ((guint) column << 16 | (guint) row);
}

CfnRectGrid *
cfn_rect_grid_new (void)
{
  CfnRectGrid *self = g_new0 (CfnRectGrid, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->squares = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->large = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
cfn_rect_grid_free (CfnRectGrid *self)
{
  g_array_unref (self->entries);
  g_hash_table_unref (self->squares);
  g_array_unref (self->large);
  g_free (self);
}

guint
cfn_rect_grid_get_n (CfnRectGrid *self)
{
  return self->entries->len;
}

static gint64
count_squares (Squares squares)
{
  return (gint64) (squares.right - squares.left + 1) * (squares.bottom - squares.top + 1);
}

/* The entry at @index is found in @squares from now on. */
static void
enter (CfnRectGrid *self,
       guint        index,
       Squares      squares)
{
  if (count_squares (squares) > MAX_SQUARES)
    {
      g_array_append_val (self->large, index);
      return;
    }

  for (int column = squares.left; column <= squares.right; column++)
    for (int row = squares.top; row <= squares.bottom; row++)
      {
        gpointer key = get_key (column, row);
        GArray *list = g_hash_table_lookup (self->squares, key);

        if (list == NULL)
          {
            list = g_array_new (FALSE, FALSE, sizeof (guint));
            g_hash_table_insert (self->squares, key, list);
          }
        g_array_append_val (list, index);
      }
}

static void
drop_from (GArray *list,
           guint   index)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, guint, i) == index)
      {
        g_array_remove_index_fast (list, i);
        return;
      }
}

/* The entry at @index is no longer found in @squares. */
static void
leave (CfnRectGrid *self,
       guint        index,
       Squares      squares)
{
  if (count_squares (squares) > MAX_SQUARES)
    {
      drop_from (self->large, index);
      return;
    }

  for (int column = squares.left; column <= squares.right; column++)
    for (int row = squares.top; row <= squares.bottom; row++)
      {
        GArray *list = g_hash_table_lookup (self->squares, get_key (column, row));

        drop_from (list, index);
        if (list->len == 0)
          g_hash_table_remove (self->squares, get_key (column, row));
      }
}

void
cfn_rect_grid_add (CfnRectGrid *self,
                   guint        number,
                   CfnRect      rect)
{
  Entry entry = { number, rect };

  g_array_append_val (self->entries, entry);
  enter (self, self->entries->len - 1, get_squares (rect));
}

static gboolean
is_same_squares (Squares a,
                 Squares b)
{
  return a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom;
}

static void
move_entry (CfnRectGrid *self,
            guint        index,
            CfnRect      rect)
{
  Entry *entry = &g_array_index (self->entries, Entry, index);
  Squares before = get_squares (entry->rect);
  Squares after = get_squares (rect);

  entry->rect = rect;
  if (is_same_squares (before, after))
    return;

  leave (self, index, before);
  enter (self, index, after);
}

/* Moves what has moved; FALSE when there are other numbers than before. */
static gboolean
follow (CfnRectGrid       *self,
        guint              n,
        CfnRectGridLookup  lookup,
        gpointer           data)
{
  guint index = 0;
  CfnRect rect;

  for (guint i = 0; i < n; i++)
    if (lookup (data, i, &rect))
      {
        const Entry *entry;

        if (index == self->entries->len)
          return FALSE;
        entry = &g_array_index (self->entries, Entry, index);
        if (entry->number != i)
          return FALSE;
        if (!cfn_rect_equal (entry->rect, rect))
          move_entry (self, index, rect);
        index++;
      }

  return index == self->entries->len;
}

CfnRectGrid *
cfn_rect_grid_follow (CfnRectGrid       *self,
                      guint              n,
                      CfnRectGridLookup  lookup,
                      gpointer           data)
{
  CfnRectGrid *other;
  CfnRect rect;

  if (self != NULL && follow (self, n, lookup, data))
    return self;

  g_clear_pointer (&self, cfn_rect_grid_free);
  other = cfn_rect_grid_new ();
  for (guint i = 0; i < n; i++)
    if (lookup (data, i, &rect))
      cfn_rect_grid_add (other, i, rect);

  return other;
}

CfnRect
cfn_rect_grid_get (CfnRectGrid *self,
                   guint        number)
{
  const Entry *entry = &g_array_index (self->entries, Entry, number);

  g_assert (number < self->entries->len && entry->number == number);

  return entry->rect;
}

/* Called for each meeting entry, perhaps more than once; FALSE stops. */
typedef gboolean (*Visit) (const Entry *entry,
                           gpointer     data);

static gboolean
visit_list (CfnRectGrid *self,
            GArray      *list,
            CfnRect      rect,
            Visit        visit,
            gpointer     data)
{
  for (guint i = 0; i < list->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, g_array_index (list, guint, i));

      if (cfn_rect_intersects (entry->rect, rect) && !visit (entry, data))
        return FALSE;
    }

  return TRUE;
}

static void
visit_all (CfnRectGrid *self,
           CfnRect      rect,
           Visit        visit,
           gpointer     data)
{
  Squares squares = get_squares (rect);

  /* To look at all rectangles costs less than to look into many squares. */
  if (count_squares (squares) * ENTRIES_PER_SQUARE > self->entries->len)
    {
      for (guint i = 0; i < self->entries->len; i++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i);

          if (cfn_rect_intersects (entry->rect, rect) && !visit (entry, data))
            return;
        }
      return;
    }

  if (!visit_list (self, self->large, rect, visit, data))
    return;

  for (int column = squares.left; column <= squares.right; column++)
    for (int row = squares.top; row <= squares.bottom; row++)
      {
        GArray *list = g_hash_table_lookup (self->squares, get_key (column, row));

        if (list != NULL && !visit_list (self, list, rect, visit, data))
          return;
      }
}

static gboolean
append_number (const Entry *entry,
               gpointer     data)
{
  g_array_append_val ((GArray *) data, entry->number);

  return TRUE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

static gboolean
is_ascending (const guint *numbers,
              guint        n_numbers)
{
  for (guint i = 1; i < n_numbers; i++)
    if (numbers[i - 1] >= numbers[i])
      return FALSE;

  return TRUE;
}

void
cfn_rect_grid_query (CfnRectGrid *self,
                     CfnRect      rect,
                     GArray      *numbers)
{
  guint start = numbers->len;
  guint end = start;
  guint *data;

  visit_all (self, rect, append_number, numbers);
  if (numbers->len == start)
    return;

  data = (guint *) (gpointer) numbers->data;
  if (is_ascending (data + start, numbers->len - start))
    return;

  qsort (data + start, numbers->len - start, sizeof *data, compare_numbers);
  for (guint i = start; i < numbers->len; i++)
    if (i == start || data[i] != data[end - 1])
      data[end++] = data[i];
  g_array_set_size (numbers, end);
}

typedef struct
{
  int      but;
  int      or_but;
  gboolean found;
} Meeting;

static gboolean
note_meeting (const Entry *entry,
              gpointer     data)
{
  Meeting *meeting = data;
  int number = (int) entry->number;

  meeting->found = number != meeting->but && number != meeting->or_but;

  return !meeting->found;
}

gboolean
cfn_rect_grid_meets (CfnRectGrid *self,
                     CfnRect      rect,
                     int          but,
                     int          or_but)
{
  Meeting meeting = { but, or_but, FALSE };

  visit_all (self, rect, note_meeting, &meeting);

  return meeting.found;
}

/* What has to be free where some rectangles are put. */
typedef struct
{
  const CfnRect *rects;
  guint          n_rects;
  double         margin;
  CfnRectGrid   *foreign;   /* NULL: nothing is joined */
  CfnRect        joined;
} Need;

static gboolean
is_free (CfnRectGrid *self,
         const Need  *need,
         CfnPoint     offset)
{
  CfnRect around = need->joined;

  for (guint i = 0; i < need->n_rects; i++)
    {
      CfnRect rect = cfn_rect_grow (need->rects[i], need->margin);

      rect.x += offset.x;
      rect.y += offset.y;
      if (cfn_rect_grid_meets (self, rect, -1, -1))
        return FALSE;
      around = cfn_rect_union (around, rect);
    }

  return need->foreign == NULL || !cfn_rect_grid_meets (need->foreign, around, -1, -1);
}

static gboolean
find_free (CfnRectGrid *self,
           const Need  *need,
           CfnPoint     wish,
           CfnPoint    *found)
{
  CfnPoint start = { cfn_snap (wish.x), cfn_snap (wish.y) };
  int best = G_MAXINT;

  /* A ring's corners are further away than the next ring's sides: go on while those can be
   * nearer. */
  for (int ring = 0; ring <= MAX_RINGS && ring * ring < best; ring++)
    for (int row = -ring; row <= ring; row++)
      {
        int step = ABS (row) == ring ? 1 : 2 * ring;

        for (int column = -ring; column <= ring; column += step)
          {
            CfnPoint point = { start.x + column * CFN_GRID, start.y + row * CFN_GRID };
            int distance = column * column + row * row;

            if (distance < best && is_free (self, need, point))
              {
                best = distance;
                *found = point;
              }
          }
      }

  return best < G_MAXINT;
}

gboolean
cfn_rect_grid_find_free (CfnRectGrid   *self,
                         const CfnRect *rects,
                         guint          n_rects,
                         double         margin,
                         CfnPoint       wish,
                         CfnPoint      *found)
{
  const Need need = { rects, n_rects, margin, NULL, { 0, 0, 0, 0 } };

  return find_free (self, &need, wish, found);
}

gboolean
cfn_rect_grid_find_joined (CfnRectGrid   *self,
                           CfnRectGrid   *foreign,
                           CfnRect        joined,
                           const CfnRect *rects,
                           guint          n_rects,
                           double         margin,
                           CfnPoint       wish,
                           CfnPoint      *found)
{
  const Need need = { rects, n_rects, margin, foreign, joined };

  return find_free (self, &need, wish, found);
}
