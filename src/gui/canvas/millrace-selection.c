/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-selection.h"

struct _MillraceSelection
{
  GObject     parent_instance;

  GPtrArray  *ids;    /* of char*, always with a NULL at the end that get_ids() relies on */
  GHashTable *set;    /* the same strings */
  char       *edge;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceSelection, millrace_selection, G_TYPE_OBJECT)

static void
append (MillraceSelection *self,
        const char        *id)
{
  char *copy = g_strdup (id);

  g_ptr_array_insert (self->ids, (int) self->ids->len - 1, copy);
  g_hash_table_add (self->set, copy);
}

static void
empty (MillraceSelection *self)
{
  g_hash_table_remove_all (self->set);
  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_add (self->ids, NULL);
  g_clear_pointer (&self->edge, g_free);
}

static void
millrace_selection_finalize (GObject *object)
{
  MillraceSelection *self = MILLRACE_SELECTION (object);

  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->ids);
  g_free (self->edge);

  G_OBJECT_CLASS (millrace_selection_parent_class)->finalize (object);
}

static void
millrace_selection_class_init (MillraceSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_selection_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
millrace_selection_init (MillraceSelection *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->ids, NULL);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
}

MillraceSelection *
millrace_selection_new (void)
{
  return g_object_new (MILLRACE_TYPE_SELECTION, NULL);
}

guint
millrace_selection_get_n (MillraceSelection *self)
{
  g_return_val_if_fail (MILLRACE_IS_SELECTION (self), 0);

  return self->ids->len - 1;
}

const char * const *
millrace_selection_get_ids (MillraceSelection *self)
{
  g_return_val_if_fail (MILLRACE_IS_SELECTION (self), NULL);

  return (const char * const *) self->ids->pdata;
}

gboolean
millrace_selection_contains (MillraceSelection *self,
                             const char        *id)
{
  g_return_val_if_fail (MILLRACE_IS_SELECTION (self), FALSE);

  return g_hash_table_contains (self->set, id);
}

/* Every id of @ids is selected already, in this order and without repetition. */
static gboolean
is_same (MillraceSelection  *self,
         const char * const *ids)
{
  guint n = 0;

  if (self->edge != NULL)
    return FALSE;

  for (; ids != NULL && ids[n] != NULL; n++)
    if (n >= self->ids->len - 1 || !g_str_equal (ids[n], g_ptr_array_index (self->ids, n)))
      return FALSE;

  return n == self->ids->len - 1;
}

void
millrace_selection_set (MillraceSelection  *self,
                        const char * const *ids)
{
  g_auto (GStrv) copy = NULL;

  g_return_if_fail (MILLRACE_IS_SELECTION (self));

  if (is_same (self, ids))
    return;

  /* The caller may have handed us our own strings. */
  copy = g_strdupv ((char **) ids);
  empty (self);
  for (guint i = 0; copy != NULL && copy[i] != NULL; i++)
    if (!g_hash_table_contains (self->set, copy[i]))
      append (self, copy[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
millrace_selection_add (MillraceSelection *self,
                        const char        *id)
{
  g_return_if_fail (MILLRACE_IS_SELECTION (self));
  g_return_if_fail (id != NULL);

  if (g_hash_table_contains (self->set, id))
    return;

  g_clear_pointer (&self->edge, g_free);
  append (self, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
millrace_selection_toggle (MillraceSelection *self,
                           const char        *id)
{
  g_return_if_fail (MILLRACE_IS_SELECTION (self));
  g_return_if_fail (id != NULL);

  if (!g_hash_table_contains (self->set, id))
    {
      millrace_selection_add (self, id);
      return;
    }

  for (guint i = 0; i < self->ids->len - 1; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), id))
      {
        g_hash_table_remove (self->set, id);
        g_ptr_array_remove_index (self->ids, i);
        break;
      }
  g_signal_emit (self, signals[CHANGED], 0);
}

void
millrace_selection_clear (MillraceSelection *self)
{
  millrace_selection_set (self, NULL);
}

const char *
millrace_selection_get_edge (MillraceSelection *self)
{
  g_return_val_if_fail (MILLRACE_IS_SELECTION (self), NULL);

  return self->edge;
}

void
millrace_selection_set_edge (MillraceSelection *self,
                             const char        *key)
{
  g_autofree char *copy = NULL;

  g_return_if_fail (MILLRACE_IS_SELECTION (self));
  g_return_if_fail (key != NULL);

  if (g_strcmp0 (self->edge, key) == 0)
    return;

  copy = g_strdup (key);
  empty (self);
  self->edge = g_steal_pointer (&copy);
  g_signal_emit (self, signals[CHANGED], 0);
}
