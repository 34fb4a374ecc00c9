/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "millrace-await.h"
#include "millrace-priority.h"

#define LONG (60 * G_USEC_PER_SEC)

typedef struct
{
  GtkWidget     *window;
  GdkFrameClock *clock;
  MillraceAwait *await;
  guint          n_drawn;
  gint           handed_over;
} Fixture;

static void
drawn_cb (Fixture *self)
{
  self->n_drawn++;
}

static gboolean
set_cb (gpointer user_data)
{
  g_atomic_int_set ((gint *) user_data, TRUE);

  return G_SOURCE_REMOVE;
}

static void
wait_for_drawing (Fixture *self)
{
  while (self->n_drawn == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->await = millrace_await_new ();
  self->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (self->window));
  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->window));
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (drawn_cb), self);
  wait_for_drawing (self);
  self->n_drawn = 0;
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_object_unref (self->clock);
  gtk_window_destroy (GTK_WINDOW (self->window));
  millrace_await_free (self->await);
}

static gpointer
work (gpointer user_data)
{
  Fixture *self = user_data;

  g_usleep (50000);
  g_idle_add_full (MILLRACE_PRIORITY_RESULT, set_cb, &self->handed_over, NULL);
  millrace_await_wake (self->await);

  return NULL;
}

/* What a thread hands over is taken at once, and nothing else happens until then. */
static void
wait_for_thread (Fixture *self)
{
  GThread *thread;
  gint other = FALSE;

  gtk_widget_queue_draw (self->window);
  g_timeout_add (0, set_cb, &other);
  thread = g_thread_new ("work", work, self);
  while (!self->handed_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_drawn, ==, 0);
  g_assert_false (other);
  g_thread_join (thread);

  millrace_await_end (self->await);
  while (!other)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_frames_wait (Fixture       *self,
                  gconstpointer  data)
{
  millrace_await_begin (self->await, LONG);
  wait_for_thread (self);
  wait_for_drawing (self);
  millrace_await_end (self->await);
}

/* From the newest edit on. */
static void
test_again (Fixture       *self,
            gconstpointer  data)
{
  millrace_await_begin (self->await, 1);
  millrace_await_begin (self->await, LONG);
  wait_for_thread (self);
}

static void
test_longest (Fixture       *self,
              gconstpointer  data)
{
  const gint64 began = g_get_monotonic_time ();

  millrace_await_begin (self->await, 20000);
  gtk_widget_queue_draw (self->window);
  wait_for_drawing (self);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 20000);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/await/frames-wait", test_frames_wait);
  ADD ("/await/longest", test_longest);
  ADD ("/await/again", test_again);

  return g_test_run ();
}
