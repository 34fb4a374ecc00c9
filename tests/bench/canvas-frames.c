/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas-frames FILE [MOTION]: what a frame of the canvas costs while somebody moves over the
 * diagram of a template. One line for each motion, or for the one named: its name, frames, then
 * median and 99th percentile of the processor time of the whole process a frame, and the same of
 * the main thread, in milliseconds. */
#include <adwaita.h>
#include <math.h>
#include <time.h>

#include "cfn-reading.h"
#include "millrace-canvas-private.h"
#include "millrace-rest.h"

/* Frames of a motion that count, and those before, in which caches fill. */
#define N_FRAMES 240
#define N_WARM_UP 40

/* Where frames are slow, so many are enough, a whole swing, when they took so many milliseconds. */
#define MIN_FRAMES 120
#define PATIENCE 6000.0

/* Frames between two keys of somebody who types fast: a tenth of a second. */
#define FRAMES_PER_EDIT 6

typedef struct _Bench Bench;

typedef struct
{
  const char *name;
  void (*begin) (Bench *self);
  void (*step)  (Bench *self,
                 guint  frame);
  void (*end)   (Bench *self);
} Motion;

struct _Bench
{
  GMainLoop      *loop;
  GtkWidget      *window;
  MillraceCanvas *canvas;
  CfnReading     *reading;
  CfnRoutes      *routes;
  gboolean        editing;       /* a worker is at the next reading */
  gint64          rest_until;    /* monotonic time: none starts before */
  const Motion   *motion;
  guint           frame;
  guint           n_frames;      /* that were measured */
  double          began;         /* the motion, by the wall clock */
  double          whole_zoom;
  double          process[N_FRAMES];
  double          main_thread[N_FRAMES];
  double          process_before;
  double          main_before;
};

/* Milliseconds. */
static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static CfnRoutes *
route (CfnReading *reading,
       CfnRoutes  *previous)
{
  CfnLayout *placed = previous != NULL ? cfn_routes_get_layout (previous) : NULL;
  g_autoptr (CfnLayout) layout = cfn_layout_new (cfn_reading_get_diagram (reading), NULL, placed,
                                                 NULL, NULL, NULL);

  return cfn_routes_new_after (previous, layout);
}

/* --- motions --------------------------------------------------------------------------------- */

/* From 0 to 1 and back, once in @period frames. */
static double
swing (guint frame,
       guint period)
{
  double phase = (double) (frame % period) / period;

  return phase < 0.5 ? phase * 2 : 2 - phase * 2;
}

static void
look_at_middle (Bench  *self,
                double  zoom)
{
  CfnRect bounds = cfn_routes_get_bounds (self->routes);
  MillraceCamera camera = self->canvas->camera;

  camera.zoom = zoom;
  camera.x = bounds.x + bounds.width / 2 - camera.width / 2 / zoom;
  camera.y = bounds.y + bounds.height / 2 - camera.height / 2 / zoom;
  millrace_canvas_set_camera (self->canvas, &camera, FALSE);
}

static void
begin_close (Bench *self)
{
  look_at_middle (self, 1.0);
}

static void
step_pan (Bench *self,
          guint  frame)
{
  gboolean back = frame / 120 % 2 == 1;

  millrace_canvas_pan (self->canvas, back ? -9 : 9, back ? -4 : 4);
}

static void
begin_whole (Bench *self)
{
  look_at_middle (self, self->whole_zoom);
}

static void
step_zoom (Bench *self,
           guint  frame)
{
  double zoom = self->whole_zoom * pow (1.2 / self->whole_zoom, swing (frame, 120));

  millrace_canvas_zoom_about (self->canvas, zoom,
                              (CfnPoint) { self->canvas->camera.width / 2,
                                           self->canvas->camera.height / 2 }, FALSE);
}

static void
take_card (Bench *self,
           guint  node)
{
  CfnRect card = cfn_layout_get_card (cfn_routes_get_layout (self->routes), node);
  MillraceCamera camera = self->canvas->camera;

  CfnPoint at;

  camera.zoom = 1.0;
  camera.x = card.x + card.width / 2 - camera.width / 2;
  camera.y = card.y + 20 - camera.height / 2;
  millrace_canvas_set_camera (self->canvas, &camera, FALSE);
  at = millrace_camera_to_screen (&self->canvas->camera,
                                  (CfnPoint) { card.x + card.width / 2, card.y + 20 });
  g_signal_emit_by_name (self->canvas->drag, "drag-begin", at.x, at.y);
}

/* The card nearest to the middle: not one from which the view scrolls by itself. */
static void
begin_drag (Bench *self)
{
  CfnLayout *layout = cfn_routes_get_layout (self->routes);
  CfnRect bounds = cfn_routes_get_bounds (self->routes);
  double nearest = INFINITY;
  guint chosen = 0;

  for (guint i = 0; i < cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout)); i++)
    {
      CfnRect card = cfn_layout_get_card (layout, i);
      double distance = hypot (card.x - bounds.x - bounds.width / 2,
                               card.y - bounds.y - bounds.height / 2);

      if (distance < nearest)
        {
          nearest = distance;
          chosen = i;
        }
    }
  take_card (self, chosen);
}

/* The card with the most edges: a role that everything shares. */
static void
begin_drag_hub (Bench *self)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (cfn_routes_get_layout (self->routes));
  guint n_nodes = cfn_diagram_get_n_nodes (diagram);
  g_autofree guint *degrees = g_new0 (guint, n_nodes);
  guint hub = 0;

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      if (edge->from >= 0)
        degrees[edge->from]++;
      if (edge->to >= 0)
        degrees[edge->to]++;
    }
  for (guint i = 1; i < n_nodes; i++)
    if (degrees[i] > degrees[hub])
      hub = i;
  take_card (self, hub);
}

static void
step_drag (Bench *self,
           guint  frame)
{
  g_signal_emit_by_name (self->canvas->drag, "drag-update", 20 + swing (frame, 120) * 200,
                         20 + swing (frame, 80) * 120);
}

static void
end_drag (Bench *self)
{
  g_signal_emit_by_name (self->canvas->drag, "cancel", NULL);
  millrace_canvas_set_scene (self->canvas, self->routes, cfn_reading_get_findings (self->reading));
}

/* The template gets another description, as when somebody types in it. */
static CfnReading *
edit_reading (CfnReading *reading,
              guint       frame)
{
  const CfnNode *root = cfn_tree_get_root (cfn_reading_get_tree (reading));
  const CfnNode *description = cfn_node_find (root, "Description", NULL);
  g_autofree char *words = g_strdup_printf ("frame %u", frame);
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  g_autoptr (CfnText) text = NULL;

  if (description != NULL)
    cfn_edit_add (edit, description->span, words, -1);
  else
    cfn_edit_add (edit, (CfnSpan) { 0, 0 }, "Description: frame\n", -1);
  text = cfn_edit_apply (edit, cfn_reading_get_text (reading));

  return cfn_reading_new_after (reading, edit, text);
}

typedef struct
{
  CfnReading *reading;
  CfnRoutes  *routes;
  guint       frame;
  gint64      took;     /* microseconds */
} EditJob;

static void
edit_job_free (gpointer data)
{
  EditJob *job = data;

  cfn_reading_unref (job->reading);
  cfn_routes_unref (job->routes);
  g_free (job);
}

static void
edit_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  EditJob *job = task_data;
  const gint64 began = g_get_monotonic_time ();
  CfnReading *reading = edit_reading (job->reading, job->frame);
  CfnRoutes *routes = route (reading, job->routes);

  cfn_reading_unref (job->reading);
  cfn_routes_unref (job->routes);
  job->reading = reading;
  job->routes = routes;
  job->took = g_get_monotonic_time () - began;
  g_task_return_boolean (task, TRUE);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Bench *self = data;
  EditJob *job = g_task_get_task_data (G_TASK (result));

  cfn_reading_unref (self->reading);
  cfn_routes_unref (self->routes);
  self->reading = cfn_reading_ref (job->reading);
  self->routes = cfn_routes_ref (job->routes);
  millrace_canvas_set_scene (self->canvas, self->routes, cfn_reading_get_findings (self->reading));
  self->rest_until = g_get_monotonic_time () + millrace_rest_after (job->took);
  self->editing = FALSE;
}

/* As the window does it: a worker reads and lays out, and rests, the main thread shows. */
static void
step_edit (Bench *self,
           guint  frame)
{
  g_autoptr (GTask) task = NULL;
  EditJob *job;

  if (self->editing || g_get_monotonic_time () < self->rest_until || frame % FRAMES_PER_EDIT != 0)
    return;

  self->editing = TRUE;
  job = g_new0 (EditJob, 1);
  job->reading = cfn_reading_ref (self->reading);
  job->routes = cfn_routes_ref (self->routes);
  job->frame = frame;
  task = g_task_new (self->canvas, NULL, edited_cb, self);
  g_task_set_task_data (task, job, edit_job_free);
  g_task_run_in_thread (task, edit_worker);
}

static const Motion motions[] = {
  { "pan", begin_close, step_pan, NULL },
  { "whole view", begin_whole, step_pan, NULL },
  { "zoom sweep", begin_whole, step_zoom, NULL },
  { "drag a card", begin_drag, step_drag, end_drag },
  { "drag the hub", begin_drag_hub, step_drag, end_drag },
  { "live edit", begin_close, step_edit, NULL },
};

/* --- frames ---------------------------------------------------------------------------------- */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
print_motion (Bench *self)
{
  guint n = self->n_frames;

  qsort (self->process, n, sizeof (double), compare_doubles);
  qsort (self->main_thread, n, sizeof (double), compare_doubles);
  g_print ("%s\t%u\t%.2f\t%.2f\t%.2f\t%.2f\n", self->motion->name, n,
           self->process[n / 2], self->process[n * 99 / 100],
           self->main_thread[n / 2], self->main_thread[n * 99 / 100]);
}

/* From one tick to the next lies one whole frame: what the step caused, layout and painting. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Bench *self = data;
  double process = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  double main_thread = read_clock (CLOCK_THREAD_CPUTIME_ID);

  if (self->frame > N_WARM_UP)
    {
      self->process[self->n_frames] = process - self->process_before;
      self->main_thread[self->n_frames] = main_thread - self->main_before;
      self->n_frames++;
    }
  self->process_before = process;
  self->main_before = main_thread;
  if (self->n_frames == N_FRAMES
      || (self->n_frames >= MIN_FRAMES && read_clock (CLOCK_MONOTONIC) - self->began > PATIENCE))
    {
      g_main_loop_quit (self->loop);
      return G_SOURCE_REMOVE;
    }

  self->motion->step (self, self->frame++);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));

  return G_SOURCE_CONTINUE;
}

static gboolean
ready_cb (gpointer data)
{
  Bench *self = data;

  if (self->canvas->camera.width <= 0)
    return G_SOURCE_CONTINUE;

  g_main_loop_quit (self->loop);

  return G_SOURCE_REMOVE;
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/millrace/Millrace/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
open_window (Bench *self)
{
  load_style ();
  self->canvas = MILLRACE_CANVAS (millrace_canvas_new ());
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1600, 1000);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->canvas));
  g_object_set (gtk_widget_get_settings (self->window), "gtk-enable-animations", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  millrace_canvas_set_scene (self->canvas, self->routes, cfn_reading_get_findings (self->reading));
  g_timeout_add (50, ready_cb, self);
  g_main_loop_run (self->loop);
}

int
main (int    argc,
      char **argv)
{
  Bench self = { 0 };
  g_autofree char *data = NULL;
  gsize length;

  if (argc < 2 || argc > 3 || !g_file_get_contents (argv[1], &data, &length, NULL))
    return 2;

  adw_init ();
  self.loop = g_main_loop_new (NULL, FALSE);
  {
    g_autoptr (CfnText) text = cfn_text_new_from_string (data, (gssize) length);

    self.reading = cfn_reading_new (text);
  }
  self.routes = route (self.reading, NULL);
  open_window (&self);
  g_print ("%s\n", G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (self.window))));
  millrace_canvas_fit (self.canvas);
  self.whole_zoom = self.canvas->camera.zoom;

  for (guint i = 0; i < G_N_ELEMENTS (motions); i++)
    {
      if (argc == 3 && !g_str_equal (argv[2], motions[i].name))
        continue;

      self.motion = &motions[i];
      self.frame = 0;
      self.n_frames = 0;
      self.began = read_clock (CLOCK_MONOTONIC);
      self.motion->begin (&self);
      gtk_widget_add_tick_callback (GTK_WIDGET (self.canvas), tick_cb, &self, NULL);
      g_main_loop_run (self.loop);
      if (self.motion->end != NULL)
        self.motion->end (&self);
      print_motion (&self);
    }

  while (self.editing)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (self.window));
  cfn_routes_unref (self.routes);
  cfn_reading_unref (self.reading);
  g_main_loop_unref (self.loop);

  return 0;
}
