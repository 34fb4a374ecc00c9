/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-list-follow.h"

#define N_OBJECTS 12
#define N_ROUNDS 2000

typedef struct
{
  GObject    *objects[N_OBJECTS];
  GListStore *store;
  guint       n_removed;
  guint       n_added;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *self)
{
  self->n_removed += removed;
  self->n_added += added;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  for (guint i = 0; i < N_OBJECTS; i++)
    self->objects[i] = g_object_new (G_TYPE_OBJECT, NULL);
  self->store = g_list_store_new (G_TYPE_OBJECT);
  g_signal_connect (self->store, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->store);
  for (guint i = 0; i < N_OBJECTS; i++)
    g_assert_finalize_object (self->objects[i]);
}

/* Makes the list hold what @letters name: "a" is the first object. */
static void
follow (Fixture    *self,
        const char *letters)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; letters[i] != '\0'; i++)
    g_ptr_array_add (wanted, self->objects[letters[i] - 'a']);
  self->n_removed = self->n_added = 0;
  millrace_list_follow (self->store, wanted);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->store)), ==, wanted->len);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      g_assert_true (object == g_ptr_array_index (wanted, i));
    }
}

static void
assert_changes (Fixture *self,
                guint    n_removed,
                guint    n_added)
{
  g_assert_cmpuint (self->n_removed, ==, n_removed);
  g_assert_cmpuint (self->n_added, ==, n_added);
}

static void
test_stays (Fixture       *self,
            gconstpointer  data)
{
  follow (self, "");
  assert_changes (self, 0, 0);
  follow (self, "abcdef");
  assert_changes (self, 0, 6);
  follow (self, "abcdef");
  assert_changes (self, 0, 0);
  follow (self, "");
  assert_changes (self, 6, 0);
}

/* What is at both ends and in between does not even blink. */
static void
test_apart (Fixture       *self,
            gconstpointer  data)
{
  follow (self, "abcdefgh");
  follow (self, "ibcdefgj");
  assert_changes (self, 2, 2);
  follow (self, "bckdefg");
  assert_changes (self, 2, 1);
  follow (self, "bcdefgi");
  assert_changes (self, 1, 1);
}

/* One that goes elsewhere takes no other along. */
static void
test_moved (Fixture       *self,
            gconstpointer  data)
{
  follow (self, "abcdefgh");
  follow (self, "bcdefgha");
  assert_changes (self, 1, 1);
  follow (self, "abcdefgh");
  assert_changes (self, 1, 1);
  follow (self, "abfcdegh");
  assert_changes (self, 1, 1);
}

static void
test_any (Fixture       *self,
          gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      char letters[N_OBJECTS + 1] = "abcdefghijkl";

      for (guint i = 0; i < N_OBJECTS; i++)
        {
          guint other = (guint) g_test_rand_int_range (0, N_OBJECTS);
          char letter = letters[i];

          if (!g_test_rand_bit ())
            continue;
          letters[i] = letters[other];
          letters[other] = letter;
        }
      letters[g_test_rand_int_range (0, N_OBJECTS + 1)] = '\0';
      follow (self, letters);
    }
}

#define ADD(name, func) g_test_add ("/list-follow/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("stays", test_stays);
  ADD ("apart", test_apart);
  ADD ("moved", test_moved);
  ADD ("any", test_any);

  return g_test_run ();
}
