/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-outline-sync.h"

#include "panel-test.h"

#define N_ROWS 12
#define N_ROUNDS 2000
#define DEEPEST 3

typedef struct
{
  CfnReading *reading;
  GListStore *root;
  guint       n_told;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->reading = panel_test_read ("Resources: {}\n");
  self->root = g_list_store_new (MILLRACE_TYPE_OUTLINE_ITEM);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->root);
  cfn_reading_unref (self->reading);
}

/* --- plans: "a(bc(d))e": a letter is a row, a capital one says something else ----------------- */

static void
plan_free (gpointer data)
{
  MillraceOutlinePlan *plan = data;

  g_clear_pointer (&plan->children, g_ptr_array_unref);
  g_free (plan->key);
  g_free (plan);
}

static GPtrArray *
parse (const char **text)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func (plan_free);

  for (; **text != '\0' && **text != ')'; (*text)++)
    if (g_ascii_isalpha (**text))
      {
        MillraceOutlinePlan *plan = g_new0 (MillraceOutlinePlan, 1);

        plan->sort = MILLRACE_OUTLINE_ENTRY;
        plan->key = g_strdup_printf ("%c", g_ascii_tolower (**text));
        plan->name = plan->key;
        plan->section = "Parameters";
        plan->in_chain = TRUE;
        plan->print = (CfnFingerprint) **text;
        g_ptr_array_add (plans, plan);
      }
    else if (**text == '(')
      {
        MillraceOutlinePlan *last = g_ptr_array_index (plans, plans->len - 1);

        (*text)++;
        last->children = parse (text);
      }

  return plans;
}

static void
write_items (GListStore *store,
             GString    *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (MillraceOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      GListStore *children = millrace_outline_item_get_children (item);

      g_string_append (text, millrace_outline_item_get_key (item));
      if (g_list_model_get_n_items (G_LIST_MODEL (children)) == 0)
        continue;
      g_string_append_c (text, '(');
      write_items (children, text);
      g_string_append_c (text, ')');
    }
}

static MillraceOutlineItem *
find (GListStore *store,
      const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (MillraceOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      MillraceOutlineItem *below;

      if (g_str_equal (millrace_outline_item_get_key (item), key))
        return item;
      below = find (millrace_outline_item_get_children (item), key);
      if (below != NULL)
        return below;
    }

  return NULL;
}

static void
changed_cb (MillraceOutlineItem *item,
            Fixture             *self)
{
  self->n_told++;
}

static gboolean
sync_rows (Fixture    *self,
           const char *text)
{
  const char *at = text;
  g_autoptr (GPtrArray) plans = parse (&at);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *wanted = g_ascii_strdown (text, -1);
  gboolean changed;

  self->n_told = 0;
  changed = millrace_outline_sync (self->root, plans, self->reading);
  write_items (self->root, found);
  g_assert_cmpstr (found->str, ==, wanted);

  return changed;
}

/* --- tests ------------------------------------------------------------------------------------ */

static void
test_told (Fixture       *self,
           gconstpointer  data)
{
  static const char keys[] = "abcd";

  g_assert_true (sync_rows (self, "a(bc)d"));
  for (guint i = 0; keys[i] != '\0'; i++)
    g_signal_connect (find (self->root, (char[]) { keys[i], '\0' }), "changed",
                      G_CALLBACK (changed_cb), self);

  g_assert_false (sync_rows (self, "a(bc)d"));
  g_assert_cmpuint (self->n_told, ==, 0);
  g_assert_false (sync_rows (self, "a(Bc)D"));
  g_assert_cmpuint (self->n_told, ==, 2);
  g_assert_false (sync_rows (self, "a(bc)D"));
  g_assert_cmpuint (self->n_told, ==, 1);
  g_assert_true (sync_rows (self, "a(bC)"));
  g_assert_cmpuint (self->n_told, ==, 1);
}

/* What goes elsewhere stays what it is, with all that is below it. */
static void
test_moved (Fixture       *self,
            gconstpointer  data)
{
  MillraceOutlineItem *items[4];
  static const char * const keys[] = { "b", "c", "d", "e" };

  sync_rows (self, "a(b(c))d(e)f");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    items[i] = find (self->root, keys[i]);

  g_assert_true (sync_rows (self, "ad(eb(c))f"));
  g_assert_true (sync_rows (self, "b(c)ad(f)e"));
  g_assert_true (sync_rows (self, "e(d(c(b(a))))"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_true (find (self->root, keys[i]) == items[i]);
}

/* Appends a list of rows, which it takes out of @left, that are not there yet. */
static void
append_any (GString *text,
            char    *left,
            guint    depth)
{
  const guint n = (guint) g_test_rand_int_range (0, 4);

  for (guint i = 0; i < n; i++)
    {
      const guint at = (guint) g_test_rand_int_range (0, N_ROWS);

      if (left[at] == ' ')
        continue;
      g_string_append_c (text, left[at]);
      left[at] = ' ';
      if (depth < DEEPEST && g_test_rand_bit ())
        {
          const gsize before = text->len;

          g_string_append_c (text, '(');
          append_any (text, left, depth + 1);
          if (text->len == before + 1)
            g_string_truncate (text, before);
          else
            g_string_append_c (text, ')');
        }
    }
}

static void
test_any (Fixture       *self,
          gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      char left[] = "abcdefghijkl";
      g_autoptr (GString) text = g_string_new (NULL);

      append_any (text, left, 0);
      sync_rows (self, text->str);
    }
}

#define ADD(name, func) g_test_add ("/outline-sync/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("told", test_told);
  ADD ("moved", test_moved);
  ADD ("any", test_any);

  return g_test_run ();
}
