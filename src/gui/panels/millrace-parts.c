/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-parts.h"

#include "millrace-add-row.h"
#include "millrace-focus.h"
#include "millrace-form.h"
#include "millrace-item-mover.h"
#include "millrace-made-spec.h"
#include "millrace-part-list.h"

struct _MillraceParts
{
  MillraceField       *anchor;
  guint                depth;
  MillracePartsFilter  filter;
  gpointer             filter_data;
  GPtrArray           *rows;      /* of MillraceField, owned by the list box */
  GtkWidget           *adder;     /* likewise; or NULL */
  GPtrArray           *drafts;    /* of char *: keys that were added and are not written yet */
  guint                n_items;   /* of a list, as it was shown last */
  guint                n_draft_items;
};

static void
forget_row (gpointer data)
{
  GtkWidget *row = data;
  GtkWidget *list = gtk_widget_get_parent (row);

  millrace_field_drop_parts (MILLRACE_FIELD (row));
  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
  g_object_unref (row);
}

static void
drop_adder (MillraceParts *self)
{
  GtkWidget *list = self->adder != NULL ? gtk_widget_get_parent (self->adder) : NULL;

  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), self->adder);
  g_clear_object (&self->adder);
}

MillraceParts *
millrace_parts_new (MillraceField *anchor,
                    guint          depth)
{
  MillraceParts *self = g_new0 (MillraceParts, 1);

  self->anchor = anchor;
  self->depth = depth;
  self->rows = g_ptr_array_new_with_free_func (forget_row);
  self->drafts = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
millrace_parts_free (MillraceParts *self)
{
  if (self == NULL)
    return;

  /* The anchor goes with all of the list box, which lets go of its rows itself. */
  g_ptr_array_set_free_func (self->rows, g_object_unref);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->adder);
  g_ptr_array_unref (self->drafts);
  g_free (self);
}

void
millrace_parts_set_filter (MillraceParts       *self,
                           MillracePartsFilter  filter,
                           gpointer             user_data)
{
  g_return_if_fail (self != NULL);

  self->filter = filter;
  self->filter_data = user_data;
}

void
millrace_parts_clear (MillraceParts *self)
{
  g_return_if_fail (self != NULL);

  drop_adder (self);
  g_ptr_array_set_size (self->rows, 0);
}

void
millrace_parts_get_fields (MillraceParts *self,
                           GPtrArray     *fields)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      MillraceField *field = g_ptr_array_index (self->rows, i);

      g_ptr_array_add (fields, field);
      millrace_field_get_parts (field, fields);
    }
}

/* The last row of those before the @index-th, so that something can be put below it. */
static GtkWidget *
get_row_before (MillraceParts *self,
                guint          index)
{
  if (index == 0)
    return GTK_WIDGET (self->anchor);

  return millrace_field_get_last_row (g_ptr_array_index (self->rows, index - 1));
}

GtkWidget *
millrace_parts_get_last_row (MillraceParts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->adder != NULL)
    return self->adder;

  return self->rows->len > 0 ? get_row_before (self, self->rows->len) : NULL;
}

gboolean
millrace_parts_is_empty (MillraceParts *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->rows->len == 0 && (self->adder == NULL || !gtk_widget_get_visible (self->adder));
}

/* What is noted about the anchor stands right below it. */
static void
insert_below (GtkWidget *before,
              GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (before);
  GtkWidget *next;

  while ((next = gtk_widget_get_next_sibling (before)) != NULL
         && gtk_widget_has_css_class (next, "note"))
    before = next;
  gtk_list_box_insert (GTK_LIST_BOX (list), row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (before)) + 1);
}

/* --- Rows --- */

/* A branch is what the whole is: where that is one of a few words, or leads to a resource, so is
 * the branch. */
static gboolean
is_like_whole (MillraceParts      *self,
               const MillracePart *part,
               const CfnValue     *value)
{
  const MillraceFieldKind kind = millrace_field_get_spec (self->anchor)->kind;

  return part->kind == MILLRACE_PARTS_BRANCHES
         && (kind == MILLRACE_FIELD_CHOICE || kind == MILLRACE_FIELD_RESOURCE)
         && value->kind != CFN_VALUE_MAP && value->kind != CFN_VALUE_LIST;
}

static MillraceFieldKind
get_kind (MillraceParts      *self,
          const MillracePart *part,
          const CfnValue     *value)
{
  return is_like_whole (self, part, value)
           ? millrace_field_get_spec (self->anchor)->kind
           : millrace_look_get_kind (millrace_place_get_look (&part->place, value));
}

static void
take_after_whole (MillraceParts     *self,
                  MillraceFieldSpec *spec)
{
  const MillraceFieldSpec *own = millrace_field_get_spec (self->anchor);

  spec->kind = own->kind;
  spec->choices = own->choices;
  spec->get_choices = own->get_choices;
  spec->kinds = own->kinds;
  spec->comes_from = own->comes_from;
  spec->is_yaml = own->is_yaml;
  if (own->fallback != NULL)
    spec->fallback = own->fallback;
}

static GtkWidget *
make_row (MillraceParts      *self,
          const MillracePart *part,
          const CfnValue     *value)
{
  MillraceMadeSpec *made = millrace_made_spec_new (&part->place, part->property, part->title,
                                                   value);
  MillraceFieldSpec *spec = millrace_made_spec_get (made);
  GtkWidget *row;

  spec->is_item = part->kind == MILLRACE_PARTS_LIST;
  spec->is_entry = part->kind == MILLRACE_PARTS_MAP;
  spec->is_branch = part->kind == MILLRACE_PARTS_BRANCHES;
  if (is_like_whole (self, part, value))
    take_after_whole (self, spec);
  if (part->kind == MILLRACE_PARTS_SELF)
    {
      const MillraceFieldSpec *own = millrace_field_get_spec (self->anchor);

      spec->required = own->required;
      spec->help = own->help;
      if (own->unit != MILLRACE_UNIT_NONE)
        spec->unit = own->unit;
      spec->is_item = own->is_item;
      spec->is_entry = own->is_entry;
      if (spec->fallback == NULL)
        spec->fallback = own->fallback;
    }
  /* An entry that is added can be taken back, and an item goes with all that it needs. */
  else if (part->kind != MILLRACE_PARTS_OBJECT)
    {
      spec->required = FALSE;
    }

  row = millrace_field_row_new (spec);
  g_object_set_data_full (G_OBJECT (row), "millrace-made-spec", made,
                          (GDestroyNotify) millrace_made_spec_free);
  millrace_field_set_depth (MILLRACE_FIELD (row), self->depth);
  if (part->kind == MILLRACE_PARTS_LIST)
    millrace_item_mover_attach (MILLRACE_FIELD (row));

  return g_object_ref_sink (row);
}

static gboolean
row_fits (MillraceParts      *self,
          GtkWidget          *row,
          const MillracePart *part,
          const CfnValue     *value)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (MILLRACE_FIELD (row));

  return g_str_equal (spec->property, part->property) && g_str_equal (spec->title, part->title)
         && spec->kind == get_kind (self, part, value)
         && millrace_place_is_alike (millrace_field_get_place (MILLRACE_FIELD (row)),
                                     &part->place);
}

static guint
find_row (MillraceParts      *self,
          guint               from,
          const MillracePart *part,
          const CfnValue     *value)
{
  for (guint i = from; i < self->rows->len; i++)
    {
      if (row_fits (self, g_ptr_array_index (self->rows, i), part, value))
        return i;
    }

  return G_MAXUINT;
}

/* The row that has the focus, or one below it; -1: none. */
static int
get_focused (MillraceParts *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self->anchor));

  if (list == NULL || !millrace_focus_is_in (list))
    return -1;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (GPtrArray) fields = g_ptr_array_new ();

      g_ptr_array_add (fields, g_ptr_array_index (self->rows, i));
      millrace_field_get_parts (g_ptr_array_index (self->rows, i), fields);
      for (guint k = 0; k < fields->len; k++)
        {
          if (millrace_focus_is_in (g_ptr_array_index (fields, k)))
            return (int) i;
        }
    }

  return -1;
}

/* What has taken the place of a row that had the focus has it then: an entry that was renamed is
 * another row. */
static void
refocus (MillraceParts *self,
         int            focused,
         gpointer       row)
{
  if (focused < 0 || self->rows->len == 0 || g_ptr_array_find (self->rows, row, NULL))
    return;

  millrace_focus_soon (g_ptr_array_index (self->rows,
                                          MIN ((guint) focused, self->rows->len - 1)));
}

/* Rows are kept where they can be: one of them may have the focus, or be typed into. */
static void
show_rows (MillraceParts         *self,
           const MillraceSubject *subject,
           GPtrArray             *parts)
{
  const int focused = get_focused (self);
  const gpointer had_focus = focused >= 0 ? g_ptr_array_index (self->rows, focused) : NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const MillracePart *part = g_ptr_array_index (parts, i);
      const CfnValue value = cfn_value_of (subject->template, part->node);
      guint found = find_row (self, i, part, &value);
      GtkWidget *row;

      if (found == G_MAXUINT)
        {
          row = make_row (self, part, &value);
          insert_below (get_row_before (self, i), row);
          g_ptr_array_insert (self->rows, i, row);
        }
      else if (found > i)
        {
          g_ptr_array_remove_range (self->rows, i, found - i);
        }

      row = g_ptr_array_index (self->rows, i);
      millrace_field_show (MILLRACE_FIELD (row), subject);
    }

  g_ptr_array_set_size (self->rows, parts->len);
  refocus (self, focused, had_focus);
}

/* What the template has by now is no draft any more. */
static void
drop_drafts (MillraceParts  *self,
             const CfnValue *value)
{
  const guint n_items = value->kind == CFN_VALUE_LIST ? value->node->n_children : 0;
  guint i = 0;

  while (i < self->drafts->len)
    {
      if (cfn_node_get (value->node, g_ptr_array_index (self->drafts, i)) != NULL)
        g_ptr_array_remove_index (self->drafts, i);
      else
        i++;
    }

  if (n_items > self->n_items)
    self->n_draft_items -= MIN (self->n_draft_items, n_items - self->n_items);
  self->n_items = n_items;
}

static void
show_adder (MillraceParts     *self,
            const CfnValue    *value,
            MillracePartsKind  kind)
{
  if (self->adder != NULL && !millrace_add_row_fits (MILLRACE_ADD_ROW (self->adder), kind))
    drop_adder (self);
  if (kind == MILLRACE_PARTS_BRANCHES || kind == MILLRACE_PARTS_SELF)
    return;

  if (self->adder == NULL)
    {
      self->adder = g_object_ref_sink (millrace_add_row_new (self, kind, self->depth));
      insert_below (get_row_before (self, self->rows->len), self->adder);
    }
  if (kind == MILLRACE_PARTS_OBJECT)
    {
      g_autoptr (GPtrArray) open = millrace_parts_list_open (self);

      gtk_widget_set_visible (self->adder, open->len > 0);
    }
}

static void
apply_filter (MillraceParts *self,
              GPtrArray     *parts)
{
  for (guint i = parts->len; self->filter != NULL && i > 0; i--)
    {
      const MillracePart *part = g_ptr_array_index (parts, i - 1);

      if (self->filter (part->property, part->node, self->filter_data))
        g_ptr_array_remove_index (parts, i - 1);
    }
}

void
millrace_parts_show (MillraceParts         *self,
                     const MillraceSubject *subject,
                     const CfnValue        *value)
{
  g_autoptr (GPtrArray) parts = NULL;
  const MillraceFieldSpec *spec;
  const MillracePlace *place;
  const char *property;

  g_return_if_fail (self != NULL);

  spec = millrace_field_get_spec (self->anchor);
  place = millrace_field_get_place (self->anchor);
  property = millrace_field_get_property (self->anchor);

  if (spec->kind == MILLRACE_FIELD_ANY)
    {
      parts = millrace_part_list_new_self (property, millrace_field_spec_get_title (spec), place,
                                           value->node);
      show_rows (self, subject, parts);
      return;
    }

  drop_drafts (self, value);
  parts = millrace_part_list_new (subject, property, place, value, self->drafts,
                                  self->n_draft_items);
  apply_filter (self, parts);
  show_rows (self, subject, parts);
  show_adder (self, value, millrace_part_list_get_kind (place, value));
}

/* --- Adding --- */

static gboolean
get_value (MillraceParts   *self,
           MillraceSubject *subject,
           CfnValue        *value)
{
  if (!millrace_field_get_subject (self->anchor, subject))
    return FALSE;

  *value = millrace_subject_get_value (subject, millrace_field_get_property (self->anchor));

  return TRUE;
}

GPtrArray *
millrace_parts_list_open (MillraceParts *self)
{
  MillraceSubject subject;
  CfnValue value;
  GPtrArray *parts;

  g_return_val_if_fail (self != NULL, NULL);

  if (!get_value (self, &subject, &value))
    return g_ptr_array_new ();

  parts = millrace_part_list_new_open (millrace_field_get_property (self->anchor),
                                       millrace_field_get_place (self->anchor), &value,
                                       self->drafts);
  apply_filter (self, parts);

  return parts;
}

const char *
millrace_parts_get_property (MillraceParts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return millrace_field_get_property (self->anchor);
}

static GtkWidget *
find_field (MillraceParts *self,
            const char    *property)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MillraceField *field = g_ptr_array_index (self->rows, i);

      if (g_str_equal (millrace_field_get_spec (field)->property, property))
        return GTK_WIDGET (field);
    }

  return NULL;
}

/* The row of the part @name (NULL: of one more item), as a draft when there is none yet. */
static GtkWidget *
ensure_row (MillraceParts *self,
            const char    *name)
{
  MillraceSubject subject;
  CfnValue value;
  g_autofree char *property = NULL;
  GtkWidget *row;

  if (!get_value (self, &subject, &value))
    return NULL;

  property = millrace_part_path (millrace_field_get_property (self->anchor), name,
                                 self->n_items + self->n_draft_items);
  row = find_field (self, property);
  if (row != NULL)
    return row;

  millrace_form_touch (GTK_WIDGET (self->anchor));
  if (name != NULL)
    g_ptr_array_add (self->drafts, g_strdup (name));
  else
    self->n_draft_items++;
  millrace_parts_show (self, &subject, &value);

  return find_field (self, property);
}

void
millrace_parts_add (MillraceParts *self,
                    const char    *name)
{
  GtkWidget *row;

  g_return_if_fail (self != NULL);

  row = ensure_row (self, name);
  if (row == NULL)
    return;

  millrace_field_set_open (MILLRACE_FIELD (row), TRUE);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* Whether the anchor may have a part of that name, as far as anything is known of it. */
static gboolean
can_have (MillraceParts *self,
          const char    *name)
{
  g_autoptr (GPtrArray) open = NULL;
  MillraceSubject subject;
  CfnValue value;

  if (!get_value (self, &subject, &value))
    return FALSE;
  if (millrace_part_list_get_kind (millrace_field_get_place (self->anchor), &value)
      != MILLRACE_PARTS_OBJECT)
    return TRUE;

  open = millrace_parts_list_open (self);
  for (guint i = 0; i < open->len; i++)
    {
      if (g_str_equal (((const MillracePart *) g_ptr_array_index (open, i))->title, name))
        return TRUE;
    }

  return FALSE;
}

gboolean
millrace_parts_reveal (MillraceParts *self,
                       const char    *name,
                       guint          index)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (name != NULL)
    return can_have (self, name) && ensure_row (self, name) != NULL;

  return index == self->n_items + self->n_draft_items && ensure_row (self, NULL) != NULL;
}
