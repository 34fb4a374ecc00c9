/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-items.h"

#include "millrace-spelling.h"

struct _MillraceItems
{
  const MillraceItemSpec *spec;
  GtkListBox             *list;
  GPtrArray              *rows;      /* owned by the list */
  GtkWidget              *adder;
  CfnReading             *reading;   /* what is shown */
  char                   *id;
  char                   *property;
};

/* --- Adding --- */

static gboolean
is_list (CfnNode *node)
{
  CfnNode *arguments = NULL;

  return node != NULL && node->kind == CFN_NODE_SEQUENCE &&
         cfn_node_get_intrinsic (node, &arguments) == NULL;
}

char *
millrace_items_dup_yaml (const char *typed)
{
  return millrace_spelling_is_intrinsic (typed) ? g_strdup (typed)
                                                : millrace_spelling_of_text (typed);
}

void
millrace_items_dup_addition (const MillraceSubject  *subject,
                             const char             *property,
                             const char             *yaml,
                             char                  **path,
                             char                  **value)
{
  CfnNode *node = millrace_subject_get_node (subject, property);
  g_autofree char *first = NULL;

  if (is_list (node) && node->n_children > 0)
    {
      *path = g_strdup_printf ("%s[%u]", property, node->n_children);
      *value = g_strdup (yaml);
      return;
    }

  *path = g_strdup (property);
  if (node != NULL && !is_list (node))
    {
      first = millrace_spelling_of_node (node);
      *value = g_strdup_printf ("[%s, %s]", first, yaml);
    }
  else
    {
      *value = g_strdup_printf ("[%s]", yaml);
    }
}

static void
find_addition (MillraceItems          *self,
               const MillraceSubject  *subject,
               const char             *yaml,
               char                  **property,
               char                  **value)
{
  if (self->spec->write != NULL &&
      self->spec->write (subject, self->property, yaml, property, value))
    return;

  if (self->spec->lone && millrace_subject_get_node (subject, self->property) == NULL)
    {
      *property = g_strdup (self->property);
      *value = g_strdup (yaml);
      return;
    }

  millrace_items_dup_addition (subject, self->property, yaml, property, value);
}

static gboolean
adder_edited_cb (MillraceItems *self,
                 const char    *typed)
{
  MillraceSubject subject;
  g_autofree char *yaml = NULL;
  g_autofree char *property = NULL;
  g_autofree char *value = NULL;
  g_autofree char *path = NULL;

  if (typed[0] == '\0' || !millrace_subject_init (&subject, self->reading, self->id))
    return TRUE;

  yaml = millrace_items_dup_yaml (typed);
  find_addition (self, &subject, yaml, &property, &value);
  path = millrace_subject_dup_path (&subject, property);
  gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  gtk_widget_activate_action (self->adder, "win.set-property", "(ss)", path, value);

  return TRUE;
}

/* --- Showing --- */

/* The last item takes its list with it. */
static gboolean
item_edited_cb (MillraceItems *self,
                const char    *typed)
{
  MillraceSubject subject;
  g_autofree char *path = NULL;

  if (typed[0] != '\0' || self->rows->len != 1 ||
      !millrace_subject_init (&subject, self->reading, self->id))
    return FALSE;

  path = millrace_subject_dup_path (&subject, self->property);
  gtk_widget_activate_action (self->adder, "win.unset-property", "s", path);

  return TRUE;
}

static void
add_row (MillraceItems *self)
{
  GtkWidget *row = millrace_item_row_new (self->spec, FALSE);

  g_signal_connect_swapped (row, "edited", G_CALLBACK (item_edited_cb), self);
  gtk_list_box_insert (self->list, row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->adder)));
  g_ptr_array_add (self->rows, row);
}

/* Taking a row that has the focus leaves it to the one that comes in its place. */
static void
take_row (MillraceItems *self)
{
  GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);
  gboolean had_focus = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_list_box_remove (self->list, row);
  if (had_focus)
    gtk_widget_grab_focus (self->rows->len > 0
                             ? g_ptr_array_index (self->rows, self->rows->len - 1)
                             : self->adder);
}

void
millrace_items_show (MillraceItems         *self,
                     const MillraceSubject *subject,
                     const char            *property)
{
  CfnNode *node = millrace_subject_get_node (subject, property);
  guint n = is_list (node) ? node->n_children : node != NULL ? 1 : 0;
  CfnReading *previous = g_steal_pointer (&self->reading);
  char *old_property = self->property;

  self->reading = cfn_reading_ref (subject->reading);
  g_free (self->id);
  self->id = g_strdup (subject->resource->id);
  self->property = g_strdup (property);
  g_free (old_property);
  g_clear_pointer (&previous, cfn_reading_unref);

  while (self->rows->len > n)
    take_row (self);
  while (self->rows->len < n)
    add_row (self);
  millrace_item_row_set_list (MILLRACE_ITEM_ROW (self->adder), subject, self->property);
  for (guint i = 0; i < n; i++)
    {
      MillraceItemRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *item = is_list (node) ? g_strdup_printf ("%s[%u]", self->property, i)
                                             : g_strdup (self->property);

      millrace_item_row_set_list (row, subject, self->property);
      millrace_field_show_at (MILLRACE_FIELD (row), subject, item);
    }
}

void
millrace_items_get_fields (MillraceItems *self,
                           GPtrArray     *fields)
{
  g_ptr_array_extend (fields, self->rows, NULL, NULL);
}

GtkWidget *
millrace_items_get_adder (MillraceItems *self)
{
  return self->adder;
}

void
millrace_items_remove (MillraceItems *self)
{
  while (self->rows->len > 0)
    gtk_list_box_remove (self->list, g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  gtk_list_box_remove (self->list, self->adder);
  millrace_items_free (self);
}

MillraceItems *
millrace_items_new (const MillraceItemSpec *spec,
                    GtkListBox             *list)
{
  MillraceItems *self = g_new0 (MillraceItems, 1);

  self->spec = spec;
  self->list = list;
  self->rows = g_ptr_array_new ();
  self->adder = millrace_item_row_new (spec, TRUE);
  g_signal_connect_swapped (self->adder, "edited", G_CALLBACK (adder_edited_cb), self);
  gtk_list_box_append (list, self->adder);

  return self;
}

void
millrace_items_free (MillraceItems *self)
{
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_free (self->id);
  g_free (self->property);
  g_free (self);
}
