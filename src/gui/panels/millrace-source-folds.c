/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-folds.h"

#include <string.h>

#include "cfn-fold.h"

/* Lines that can be folded to their first one. The marks move along with the text. */
typedef struct
{
  GtkTextMark *start;      /* in the first line */
  GtkTextMark *end;        /* behind the last line */
  gboolean     is_section;
  gboolean     is_folded;
} Region;

struct _MillraceSourceFolds
{
  GObject        parent_instance;

  GtkTextBuffer *buffer;
  GtkTextTag    *tag;       /* of what is not shown */
  GArray        *regions;   /* of Region, by their start; outer ones first */
  GArray        *told;      /* of CfnFold: as in the tree of the regions; NULL: lines have moved */
  int            n_lines;   /* of the buffer */
  gboolean       is_moved;  /* lines have come or gone in the action that goes on */
  GHashTable    *lines;     /* first line + 1 -> index of its region + 1; NULL: to be made */
};

G_DEFINE_FINAL_TYPE (MillraceSourceFolds, millrace_source_folds, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_line (MillraceSourceFolds *self,
          GtkTextMark         *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, mark);

  return (guint) gtk_text_iter_get_line (&iter);
}

static gpointer
get_fold_key (guint    line,
              gboolean is_section)
{
  return GUINT_TO_POINTER (line * 2 + (is_section ? 1 : 0));
}

/* The lines below the first one, whole ones only: the end is within a line where one was joined
 * with the line behind. */
static void
get_body (MillraceSourceFolds *self,
          const Region        *region,
          GtkTextIter         *start,
          GtkTextIter         *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, region->start);
  gtk_text_iter_forward_line (start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, region->end);
  if (!gtk_text_iter_is_end (end))
    gtk_text_iter_set_line_offset (end, 0);
  if (gtk_text_iter_compare (end, start) < 0)
    *end = *start;
}

static void
forget_lines (MillraceSourceFolds *self)
{
  g_clear_pointer (&self->lines, g_hash_table_unref);
}

/* What is typed within a line moves none. */
static void
changed_cb (MillraceSourceFolds *self)
{
  int n = gtk_text_buffer_get_line_count (self->buffer);

  if (n == self->n_lines)
    return;

  self->n_lines = n;
  self->is_moved = TRUE;
  g_clear_pointer (&self->told, g_array_unref);
  forget_lines (self);
}

static const Region *
find_at (MillraceSourceFolds *self,
         guint                line)
{
  guint found;

  if (self->lines == NULL)
    {
      self->lines = g_hash_table_new (NULL, NULL);
      for (guint i = self->regions->len; i > 0; i--)
        g_hash_table_insert (self->lines,
                             GUINT_TO_POINTER (get_line (self, g_array_index (self->regions, Region,
                                                                              i - 1).start) + 1),
                             GUINT_TO_POINTER (i));
    }
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, GUINT_TO_POINTER (line + 1)));

  return found > 0 ? &g_array_index (self->regions, Region, found - 1) : NULL;
}

/* --- What is folded --- */

/* A fold within another stays when the other is opened. */
static void
apply (MillraceSourceFolds *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
  for (guint i = 0; i < self->regions->len; i++)
    {
      const Region *region = &g_array_index (self->regions, Region, i);

      if (!region->is_folded)
        continue;
      get_body (self, region, &start, &end);
      gtk_text_buffer_apply_tag (self->buffer, self->tag, &start, &end);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The cursor is never where it cannot be seen: it goes to the line that stands for the rest. */
static void
move_cursor_out (MillraceSourceFolds *self,
                 const Region        *region)
{
  GtkTextIter start, end, cursor;

  get_body (self, region, &start, &end);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  if (gtk_text_iter_compare (&cursor, &start) < 0 || gtk_text_iter_compare (&cursor, &end) >= 0)
    return;
  gtk_text_iter_backward_char (&start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}

static void
set_folded (MillraceSourceFolds *self,
            Region              *region,
            gboolean             is_folded)
{
  if (is_folded)
    move_cursor_out (self, region);
  region->is_folded = is_folded;
}

/* By a jump, a search, or undo. */
static void
cursor_cb (MillraceSourceFolds *self)
{
  GtkTextIter cursor, start, end;
  gboolean opened = FALSE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  if (!gtk_text_iter_has_tag (&cursor, self->tag))
    return;

  for (guint i = 0; i < self->regions->len; i++)
    {
      Region *region = &g_array_index (self->regions, Region, i);

      if (!region->is_folded)
        continue;
      get_body (self, region, &start, &end);
      if (gtk_text_iter_compare (&start, &cursor) <= 0 && gtk_text_iter_compare (&cursor, &end) < 0)
        {
          region->is_folded = FALSE;
          opened = TRUE;
        }
    }
  if (opened)
    apply (self);
}

/* Whether only a part of a line is hidden: of the first one, or of that behind the last. */
static gboolean
is_torn (MillraceSourceFolds *self,
         const Region        *region)
{
  GtkTextIter first, behind;
  gboolean is_hidden;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &behind, region->end);
  if (!gtk_text_iter_starts_line (&behind) && !gtk_text_iter_is_end (&behind))
    return TRUE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &first, region->start);
  gtk_text_iter_set_line_offset (&first, 0);
  is_hidden = gtk_text_iter_has_tag (&first, self->tag);
  if (!gtk_text_iter_ends_line (&first))
    gtk_text_iter_forward_to_line_end (&first);

  return !is_hidden && gtk_text_iter_has_tag (&first, self->tag);
}

/* Who joins a line that is hidden with one that is seen, sees both. The text may be broken now, so
 * that no tree comes to put it right. */
static void
action_ended_cb (MillraceSourceFolds *self)
{
  gboolean any = FALSE;

  if (!self->is_moved)
    return;

  self->is_moved = FALSE;
  for (guint i = 0; !any && i < self->regions->len; i++)
    {
      const Region *region = &g_array_index (self->regions, Region, i);

      any = region->is_folded && is_torn (self, region);
    }
  if (any)
    apply (self);
}

/* --- What there is to fold --- */

static gboolean
is_as_told (GArray *told,
            GArray *found)
{
  return found->len == told->len
         && (found->len == 0
             || memcmp (found->data, told->data, found->len * sizeof (CfnFold)) == 0);
}

/* TRUE after nearly every key press, since the marks have moved along. */
static gboolean
is_as_before (MillraceSourceFolds *self,
              GArray              *found)
{
  if (self->told != NULL)
    return is_as_told (self->told, found);
  if (found->len != self->regions->len)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const CfnFold *lines = &g_array_index (found, CfnFold, i);
      const Region *region = &g_array_index (self->regions, Region, i);

      if (region->is_section != lines->is_section
          || get_line (self, region->start) != lines->first
          || get_line (self, region->end) != lines->behind)
        return FALSE;
    }

  return TRUE;
}

static void
add_region (MillraceSourceFolds *self,
            GHashTable          *folded,
            const CfnFold       *lines)
{
  Region region = { .is_section = lines->is_section };
  GtkTextIter start, end;

  /* A last line without an end has none behind it. */
  gtk_text_buffer_get_iter_at_line (self->buffer, &start, (int) lines->first);
  if (!gtk_text_buffer_get_iter_at_line (self->buffer, &end, (int) lines->behind))
    gtk_text_buffer_get_end_iter (self->buffer, &end);
  region.is_folded = g_hash_table_contains (folded, get_fold_key (lines->first, lines->is_section));
  region.start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);
  region.end = gtk_text_buffer_create_mark (self->buffer, NULL, &end, TRUE);
  g_array_append_val (self->regions, region);
}

static void
clear_regions (MillraceSourceFolds *self)
{
  for (guint i = 0; i < self->regions->len; i++)
    {
      gtk_text_buffer_delete_mark (self->buffer, g_array_index (self->regions, Region, i).start);
      gtk_text_buffer_delete_mark (self->buffer, g_array_index (self->regions, Region, i).end);
    }
  g_array_set_size (self->regions, 0);
  forget_lines (self);
}

void
millrace_source_folds_set_tree (MillraceSourceFolds *self,
                                CfnTree             *tree)
{
  g_autoptr (GHashTable) folded = NULL;
  g_autoptr (GArray) found = NULL;

  g_return_if_fail (MILLRACE_IS_SOURCE_FOLDS (self));

  found = tree != NULL ? cfn_fold_list (tree) : g_array_new (FALSE, FALSE, sizeof (CfnFold));
  if (is_as_before (self, found))
    {
      g_clear_pointer (&self->told, g_array_unref);
      self->told = g_steal_pointer (&found);
      return;
    }

  folded = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->regions->len; i++)
    {
      const Region *region = &g_array_index (self->regions, Region, i);

      if (region->is_folded)
        g_hash_table_add (folded, get_fold_key (get_line (self, region->start),
                                                region->is_section));
    }
  clear_regions (self);
  for (guint i = 0; i < found->len; i++)
    add_region (self, folded, &g_array_index (found, CfnFold, i));
  g_clear_pointer (&self->told, g_array_unref);
  self->told = g_steal_pointer (&found);
  apply (self);
}

MillraceFold
millrace_source_folds_get (MillraceSourceFolds *self,
                           guint                line)
{
  const Region *region;

  g_return_val_if_fail (MILLRACE_IS_SOURCE_FOLDS (self), MILLRACE_FOLD_NONE);

  region = find_at (self, line);
  if (region == NULL)
    return MILLRACE_FOLD_NONE;

  return region->is_folded ? MILLRACE_FOLD_CLOSED : MILLRACE_FOLD_OPEN;
}

gboolean
millrace_source_folds_is_hidden (MillraceSourceFolds *self,
                                 guint                line)
{
  GtkTextIter iter;

  g_return_val_if_fail (MILLRACE_IS_SOURCE_FOLDS (self), FALSE);

  gtk_text_buffer_get_iter_at_line (self->buffer, &iter, (int) line);

  return gtk_text_iter_has_tag (&iter, self->tag);
}

gboolean
millrace_source_folds_toggle (MillraceSourceFolds *self,
                              guint                line)
{
  Region *found = NULL;

  g_return_val_if_fail (MILLRACE_IS_SOURCE_FOLDS (self), FALSE);

  for (guint i = 0; i < self->regions->len; i++)
    {
      Region *region = &g_array_index (self->regions, Region, i);

      if (get_line (self, region->start) <= line && line < get_line (self, region->end))
        found = region;
      if (get_line (self, region->start) == line)
        break;
    }
  if (found == NULL)
    return FALSE;

  set_folded (self, found, !found->is_folded);
  apply (self);

  return TRUE;
}

void
millrace_source_folds_toggle_all (MillraceSourceFolds *self)
{
  gboolean any = FALSE;

  g_return_if_fail (MILLRACE_IS_SOURCE_FOLDS (self));

  for (guint i = 0; i < self->regions->len; i++)
    any = any || g_array_index (self->regions, Region, i).is_folded;
  for (guint i = 0; i < self->regions->len; i++)
    {
      Region *region = &g_array_index (self->regions, Region, i);

      if (any || !region->is_section)
        set_folded (self, region, !any);
    }
  apply (self);
}

void
millrace_source_folds_open_all (MillraceSourceFolds *self)
{
  gboolean any = FALSE;

  g_return_if_fail (MILLRACE_IS_SOURCE_FOLDS (self));

  for (guint i = 0; i < self->regions->len; i++)
    {
      Region *region = &g_array_index (self->regions, Region, i);

      any = any || region->is_folded;
      region->is_folded = FALSE;
    }
  if (any)
    apply (self);
}

static void
millrace_source_folds_dispose (GObject *object)
{
  MillraceSourceFolds *self = MILLRACE_SOURCE_FOLDS (object);

  if (self->buffer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->buffer, self);
      clear_regions (self);
    }
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->regions, g_array_unref);
  g_clear_pointer (&self->told, g_array_unref);
  forget_lines (self);

  G_OBJECT_CLASS (millrace_source_folds_parent_class)->dispose (object);
}

static void
millrace_source_folds_class_init (MillraceSourceFoldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_source_folds_dispose;

  signals[CHANGED] = g_signal_new ("changed",
                                   MILLRACE_TYPE_SOURCE_FOLDS,
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
millrace_source_folds_init (MillraceSourceFolds *self)
{
  self->regions = g_array_new (FALSE, FALSE, sizeof (Region));
}

MillraceSourceFolds *
millrace_source_folds_new (GtkTextBuffer *buffer)
{
  MillraceSourceFolds *self = g_object_new (MILLRACE_TYPE_SOURCE_FOLDS, NULL);

  self->buffer = g_object_ref (buffer);
  self->tag = gtk_text_buffer_create_tag (buffer, NULL, "invisible", TRUE, NULL);
  self->n_lines = gtk_text_buffer_get_line_count (buffer);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (buffer, "end-user-action", G_CALLBACK (action_ended_cb), self);
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self);

  return self;
}
