/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-hold.h"

typedef struct
{
  GtkWidget    *window;
  GObject      *owner;
  MillraceHold *hold;
  guint         n_drawn;     /* before anything was handed over */
} Fixture;

static GAsyncResult *last;    /* that was handed over */

static void
taken_cb (GObject      *owner,
          GAsyncResult *result,
          gpointer      data)
{
  g_assert_true (g_async_result_is_tagged (result, owner));
  last = result;
}

static void
drawn_cb (Fixture *self)
{
  self->n_drawn += last == NULL;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (self->window));
  self->owner = g_object_new (G_TYPE_OBJECT, NULL);
  self->hold = millrace_hold_new (taken_cb);
  last = NULL;
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_pointer (&self->hold, millrace_hold_free);
  g_assert_finalize_object (self->owner);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static GTask *
make_result (Fixture *self)
{
  GTask *task = g_task_new (self->owner, NULL, NULL, NULL);

  g_task_set_source_tag (task, self->owner);

  return task;
}

static void
wait_for_result (GTask *task)
{
  while (last == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (last == G_ASYNC_RESULT (task));
}

static void
hold_until_drawn (Fixture       *self,
                  GdkFrameClock *clock)
{
  g_autoptr (GTask) task = make_result (self);

  last = NULL;
  g_assert_false (millrace_hold_keep (self->hold, G_ASYNC_RESULT (task)));
  millrace_hold_until_drawn (self->hold, clock);
  g_assert_true (millrace_hold_keep (self->hold, G_ASYNC_RESULT (task)));
  gtk_widget_queue_draw (self->window);
  wait_for_result (task);
  g_assert_false (millrace_hold_keep (self->hold, G_ASYNC_RESULT (task)));
}

/* It is handed over after the frame, and not within it: unless the frame is late, as on a machine
 * that has much to do. */
static void
test_drawn (Fixture       *self,
            gconstpointer  data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (drawn_cb), self);
  for (guint i = 0; i < 100 && self->n_drawn == 0; i++)
    hold_until_drawn (self, clock);
  g_assert_cmpuint (self->n_drawn, >, 0);
  g_signal_handlers_disconnect_by_data (clock, self);
}

/* Nobody sees the window. */
static void
test_hidden (Fixture       *self,
             gconstpointer  data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  g_autoptr (GTask) task = make_result (self);

  gtk_widget_set_visible (self->window, FALSE);
  millrace_hold_until_drawn (self->hold, clock);
  g_assert_true (millrace_hold_keep (self->hold, G_ASYNC_RESULT (task)));
  wait_for_result (task);
}

/* What is kept goes with it. */
static void
test_freed (Fixture       *self,
            gconstpointer  data)
{
  GTask *task = make_result (self);

  millrace_hold_until_drawn (self->hold, gtk_widget_get_frame_clock (self->window));
  g_assert_true (millrace_hold_keep (self->hold, G_ASYNC_RESULT (task)));
  g_clear_pointer (&self->hold, millrace_hold_free);
  g_assert_finalize_object (task);
  g_assert_null (last);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/hold/drawn", test_drawn);
  ADD ("/hold/hidden", test_hidden);
  ADD ("/hold/freed", test_freed);

  return g_test_run ();
}
