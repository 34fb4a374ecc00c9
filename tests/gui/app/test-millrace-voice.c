/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-voice.h"

typedef struct
{
  GPtrArray     *said;
  MillraceVoice *voice;
} Fixture;

static void
say_cb (const char *words,
        gpointer    data)
{
  Fixture *self = data;

  g_ptr_array_add (self->said, g_strdup (words));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->said = g_ptr_array_new_with_free_func (g_free);
  self->voice = millrace_voice_new (say_cb, self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  millrace_voice_free (self->voice);
  g_ptr_array_unref (self->said);
}

static void
wait_for (Fixture *self,
          guint    n_said)
{
  while (self->said->len < n_said)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_at_once (Fixture       *self,
              gconstpointer  data)
{
  millrace_voice_say (self->voice, "One");
  g_assert_cmpuint (self->said->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (self->said, 0), ==, "One");
}

/* Whoever listens hears a second of each. */
static void
test_joined (Fixture       *self,
             gconstpointer  data)
{
  gint64 begin = g_get_monotonic_time ();

  millrace_voice_say (self->voice, "One");
  millrace_voice_say (self->voice, "Two");
  millrace_voice_say (self->voice, "Three");
  g_assert_cmpuint (self->said->len, ==, 1);
  wait_for (self, 2);
  g_assert_cmpstr (g_ptr_array_index (self->said, 1), ==, "Two\nThree");
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, G_USEC_PER_SEC * 9 / 10);
}

static void
test_hush (Fixture       *self,
           gconstpointer  data)
{
  millrace_voice_say (self->voice, "One");
  millrace_voice_say (self->voice, "Two");
  millrace_voice_hush (self->voice);
  millrace_voice_say (self->voice, "Three");
  wait_for (self, 2);
  g_assert_cmpstr (g_ptr_array_index (self->said, 1), ==, "Three");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/voice/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("at-once", test_at_once);
  ADD ("joined", test_joined);
  ADD ("hush", test_hush);

  return g_test_run ();
}
