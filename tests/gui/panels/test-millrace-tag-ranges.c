/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-tag-ranges.h"

#define LENGTH 60

typedef struct
{
  GtkTextBuffer     *buffer;
  GtkTextTag        *tag;
  MillraceTagRanges *ranges;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->buffer = gtk_text_buffer_new (NULL);
  self->tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->ranges = millrace_tag_ranges_new (self->buffer, self->tag);
  gtk_text_buffer_set_text (self->buffer, "one\ntwo, dräi\nfour and five\n", -1);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->ranges);
  g_assert_finalize_object (self->buffer);
}

/* The whole text, with a bar at each end of a tagged piece. */
static char *
dup_tagged (Fixture *self)
{
  GString *text = g_string_new (NULL);
  gboolean inside = FALSE;
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (self->buffer, &iter);
  do
    {
      gboolean has = gtk_text_iter_has_tag (&iter, self->tag);

      if (has != inside)
        g_string_append_c (text, '|');
      inside = has;
      if (!gtk_text_iter_is_end (&iter))
        g_string_append_unichar (text, gtk_text_iter_get_char (&iter));
    }
  while (gtk_text_iter_forward_char (&iter));
  if (inside)
    g_string_append_c (text, '|');

  return g_string_free (text, FALSE);
}

static void
assert_tagged (Fixture    *self,
               const char *expected)
{
  g_autofree char *tagged = dup_tagged (self);

  g_assert_cmpstr (tagged, ==, expected);
}

static void
set (Fixture                *self,
     const MillraceTagRange *ranges,
     guint                   n)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof *ranges);

  if (n > 0)
    g_array_append_vals (array, ranges, n);
  millrace_tag_ranges_set (self->ranges, array);
}

static void
test_setting (Fixture       *self,
              gconstpointer  data)
{
  const MillraceTagRange first[] = { { 9, 13 }, { 0, 3 }, { 11, 16 }, { 5, 5 } };
  const MillraceTagRange second[] = { { 0, 3 }, { 10, 12 } };

  set (self, first, G_N_ELEMENTS (first));
  assert_tagged (self, "|one|\ntwo, |dräi\nfo|ur and five\n");
  set (self, second, G_N_ELEMENTS (second));
  assert_tagged (self, "|one|\ntwo, d|rä|i\nfour and five\n");
  millrace_tag_ranges_set (self->ranges, NULL);
  assert_tagged (self, "one\ntwo, dräi\nfour and five\n");
}

static void
insert (Fixture    *self,
        int         at,
        const char *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, at);
  gtk_text_buffer_insert (self->buffer, &iter, text, -1);
}

static void
erase (Fixture *self,
       int      from,
       int      to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, to);
  gtk_text_buffer_delete (self->buffer, &start, &end);
}

/* What stays where it is, is not touched; what the text has carried along is taken away. */
static void
test_following (Fixture       *self,
                gconstpointer  data)
{
  const MillraceTagRange word[] = { { 9, 13 } };
  const MillraceTagRange later[] = { { 14, 18 } };

  set (self, word, 1);
  insert (self, 4, "ä, ");
  insert (self, 12, "<");
  insert (self, 17, ">");
  assert_tagged (self, "one\nä, two, <|dräi|>\nfour and five\n");
  set (self, later, 1);
  assert_tagged (self, "one\nä, two, <d|räi>|\nfour and five\n");
  erase (self, 0, 17);
  set (self, NULL, 0);
  assert_tagged (self, ">\nfour and five\n");
}

/* Whatever is typed and deleted: what was asked for is tagged, and nothing else. */
static void
test_anything (Fixture       *self,
               gconstpointer  data)
{
  for (guint step = 0; step < 2000; step++)
    {
      int n = gtk_text_buffer_get_char_count (self->buffer);
      gboolean wanted[LENGTH + 1] = { FALSE };
      MillraceTagRange ranges[3];
      GtkTextIter iter;

      for (guint i = 0; i < 2; i++)
        {
          n = gtk_text_buffer_get_char_count (self->buffer);
          if (n < 20 || (n < LENGTH - 4 && g_test_rand_bit ()))
            insert (self, g_test_rand_int_range (0, n + 1), "ö\nx");
          else
            erase (self, g_test_rand_int_range (0, n), g_test_rand_int_range (0, n));
        }

      n = gtk_text_buffer_get_char_count (self->buffer);
      for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
        {
          ranges[i].start = g_test_rand_int_range (0, n + 1);
          ranges[i].end = g_test_rand_int_range (ranges[i].start, n + 1);
          for (int j = ranges[i].start; j < ranges[i].end; j++)
            wanted[j] = TRUE;
        }
      set (self, ranges, G_N_ELEMENTS (ranges));

      gtk_text_buffer_get_start_iter (self->buffer, &iter);
      for (int i = 0; i < n; i++, gtk_text_iter_forward_char (&iter))
        g_assert_true (gtk_text_iter_has_tag (&iter, self->tag) == wanted[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/tag-ranges/setting", Fixture, NULL, set_up, test_setting, tear_down);
  g_test_add ("/tag-ranges/following", Fixture, NULL, set_up, test_following, tear_down);
  g_test_add ("/tag-ranges/anything", Fixture, NULL, set_up, test_anything, tear_down);

  return g_test_run ();
}
