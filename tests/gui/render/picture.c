/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"

#include <errno.h>
#include <glib/gstdio.h>

/* How far a channel may be off: the rounding of a blend, a shade of a letter's edge. */
#define TOLERATED_DISTANCE 24
/* How many pixels of a million may be further off. */
#define TOLERATED_SHARE 200
/* Milliseconds and frames between two pictures that have to be the same; and until we give up. */
#define REST 80
#define FRAMES 3
#define PATIENCE 15000
/* Behind everything that the program does when it has nothing else to do. */
#define LAST_PRIORITY (G_PRIORITY_LOW + 100)

typedef struct
{
  int      width;
  int      height;
  guint32 *data;
} Pixels;

static void
pixels_clear (Pixels *self)
{
  g_clear_pointer (&self->data, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pixels, pixels_clear)

static void
pixels_init (Pixels     *self,
             GdkTexture *texture)
{
  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  self->data = g_new (guint32, (gsize) self->width * (gsize) self->height);
  gdk_texture_download (texture, (guchar *) self->data, (gsize) self->width * 4);
}

static gboolean
pixels_equal (const Pixels *a,
              const Pixels *b)
{
  return a->width == b->width && a->height == b->height
         && memcmp (a->data, b->data, (gsize) a->width * (gsize) a->height * 4) == 0;
}

gboolean
picture_is_possible (const char **why_not)
{
  if (gtk_get_major_version () != 4 || gtk_get_minor_version () != 8)
    *why_not = "the pictures are those of GTK 4.8";
  else if (!g_file_test ("/usr/share/fonts/opentype/cantarell/Cantarell-Regular.otf",
                         G_FILE_TEST_EXISTS)
           || !g_file_test ("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
                            G_FILE_TEST_EXISTS))
    *why_not = "the fonts of the pictures are not here";
  else
    return TRUE;

  return FALSE;
}

/* --- taking ---------------------------------------------------------------------------------- */

static GdkTexture *
take_now (GtkWidget             *widget,
          const char            *ground,
          const graphene_rect_t *part)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GError) error = NULL;
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float scale = (float) gtk_widget_get_scale_factor (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gsk_cairo_renderer_new ();
  GdkTexture *texture;
  GdkRGBA colour;
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);

  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), ground,
                                                 &colour));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_color (snapshot, &colour, &all);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);

  graphene_rect_scale (part != NULL ? part : &all, scale, scale, &all);
  gsk_renderer_realize (renderer, NULL, &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, &all);
  gsk_renderer_unrealize (renderer);
  g_object_unref (renderer);

  return texture;
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
count_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  guint *n_frames = data;

  (*n_frames)++;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

/* On a busy machine a while may go by without a frame; and frame may follow frame, so that what
 * waits for rest (a text that scrolls to its cursor) comes behind them. */
static void
let_time_pass (GtkWidget *widget)
{
  gboolean over = FALSE;
  gboolean is_idle = FALSE;
  guint n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (widget, count_cb, &n_frames, NULL);

  g_timeout_add (REST, stop_cb, &over);
  while (!over || n_frames < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, tick);

  g_idle_add_full (LAST_PRIORITY, stop_cb, &is_idle, NULL);
  while (!is_idle)
    g_main_context_iteration (NULL, TRUE);
}

GdkTexture *
picture_take (GtkWidget             *widget,
              const char            *ground,
              const graphene_rect_t *part)
{
  g_autoptr (GdkTexture) last = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE * G_TIME_SPAN_MILLISECOND;

  while (TRUE)
    {
      g_autoptr (GdkTexture) now = NULL;

      do
        let_time_pass (widget);
      while (gtk_widget_get_width (widget) <= 0 || gtk_widget_get_height (widget) <= 0);
      now = take_now (widget, ground, part);
      if (last != NULL)
        {
          g_auto (Pixels) a = { 0 };
          g_auto (Pixels) b = { 0 };

          pixels_init (&a, last);
          pixels_init (&b, now);
          if (pixels_equal (&a, &b))
            return g_steal_pointer (&now);
        }
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_set_object (&last, now);
    }
}

/* --- comparing ------------------------------------------------------------------------------- */

typedef struct
{
  gsize n_off;
  int   left;
  int   top;
  int   right;
  int   bottom;
} Difference;

static gboolean
is_off (guint32 a,
        guint32 b)
{
  for (int shift = 0; shift < 32; shift += 8)
    if (ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > TOLERATED_DISTANCE)
      return TRUE;

  return FALSE;
}

/* Marks in red, on a faded @kept, where @picture is off. Both have the same size. */
static Difference
compare (const Pixels *kept,
         const Pixels *picture,
         Pixels       *marks)
{
  Difference result = { 0, kept->width, kept->height, 0, 0 };

  *marks = (Pixels) { kept->width, kept->height,
                      g_new (guint32, (gsize) kept->width * (gsize) kept->height) };
  for (int y = 0; y < kept->height; y++)
    for (int x = 0; x < kept->width; x++)
      {
        gsize i = (gsize) y * (gsize) kept->width + (gsize) x;

        marks->data[i] = 0xffc0c0c0 + (kept->data[i] >> 2 & 0x3f3f3f);
        if (!is_off (kept->data[i], picture->data[i]))
          continue;

        marks->data[i] = 0xffe01b24;
        result.n_off++;
        result.left = MIN (result.left, x);
        result.top = MIN (result.top, y);
        result.right = MAX (result.right, x + 1);
        result.bottom = MAX (result.bottom, y + 1);
      }

  return result;
}

static char *
get_evidence (const char *name,
              const char *what)
{
  g_autofree char *file = g_strdup_printf ("%s.%s.png", name, what);
  g_autofree char *folder = g_build_filename (g_getenv ("MILLRACE_BUILD_ROOT"), "meson-logs",
                                              "pictures", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);

  return g_build_filename (folder, file, NULL);
}

static void
save_marks (const Pixels *marks,
            const char   *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (marks->data,
                                          (gsize) marks->width * (gsize) marks->height * 4);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (marks->width, marks->height,
                                                           GDK_MEMORY_DEFAULT, bytes,
                                                           (gsize) marks->width * 4);

  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* What is wrong with @picture, or NULL. */
static char *
find_fault (GdkTexture *kept,
            GdkTexture *picture,
            const char *name)
{
  g_auto (Pixels) a = { 0 };
  g_auto (Pixels) b = { 0 };
  g_auto (Pixels) marks = { 0 };
  g_autofree char *path = NULL;
  Difference difference;
  gsize n;

  pixels_init (&a, kept);
  pixels_init (&b, picture);
  if (a.width != b.width || a.height != b.height)
    return g_strdup_printf ("it is %d × %d and was %d × %d", b.width, b.height, a.width, a.height);

  difference = compare (&a, &b, &marks);
  n = (gsize) a.width * (gsize) a.height;
  if (difference.n_off * 1000000 <= n * TOLERATED_SHARE)
    return NULL;

  path = get_evidence (name, "difference");
  save_marks (&marks, path);

  return g_strdup_printf ("%" G_GSIZE_FORMAT " pixels (%.2f %%) differ, from %d, %d to %d, %d; "
                          "see %s", difference.n_off, (double) difference.n_off * 100 / (double) n,
                          difference.left, difference.top, difference.right, difference.bottom,
                          path);
}

void
picture_check (GdkTexture *picture,
               const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), "tests", "gui",
                                            "render", "pictures", file, NULL);
  g_autoptr (GdkTexture) kept = gdk_texture_new_from_filename (path, NULL);
  g_autofree char *fault = kept != NULL ? find_fault (kept, picture, name)
                           : g_strdup ("there is no picture to compare it with");
  g_autofree char *actual = NULL;

  if (fault == NULL)
    return;

  if (g_getenv ("MILLRACE_UPDATE_PICTURES") != NULL)
    {
      g_test_message ("%s: kept anew, %s", name, fault);
      g_assert_true (gdk_texture_save_to_png (picture, path));
      return;
    }

  actual = get_evidence (name, "actual");
  g_assert_true (gdk_texture_save_to_png (picture, actual));
  g_test_message ("%s: %s; this time it was %s", name, fault, actual);
  g_test_fail ();
}
