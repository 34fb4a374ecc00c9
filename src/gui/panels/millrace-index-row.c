/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-index-row.h"

#include "millrace-changes.h"
#include "millrace-focus.h"
#include "millrace-items.h"
#include "millrace-key-row.h"
#include "millrace-section.h"
#include "millrace-spelling.h"
#include "millrace-table-key.h"

#define MOST_UNITS 40000

struct _MillraceIndexRow
{
  MillraceExpander  parent_instance;

  GtkListBox     *list;         /* of what is inside; NULL: it was never opened */
  GtkWidget      *name;
  GPtrArray      *keys;         /* of MillraceKeyRow, owned by the list */
  GtkWidget      *key_adder;
  GtkWidget      *projection;
  MillraceItems  *attributes;
  GtkWidget      *read;
  GtkWidget      *write;

  CfnReading     *reading;      /* what is shown */
  char           *id;
  char           *indexes;
  guint           index;
  char           *property;     /* "GlobalSecondaryIndexes[0]" */
  char           *schema;
};

G_DEFINE_FINAL_TYPE (MillraceIndexRow, millrace_index_row, MILLRACE_TYPE_EXPANDER)

static const MillraceChoice projections[] = {
  { "ALL", N_("All attributes") },
  { "KEYS_ONLY", N_("Keys only") },
  { "INCLUDE", N_("Keys and some") },
  { NULL }
};

static const MillraceFieldSpec name_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Index name"), .required = TRUE,
  .help = N_("3 to 255 letters, digits, “_”, “-” and “.”."),
};

static const MillraceFieldSpec projection_spec = {
  .kind = MILLRACE_FIELD_CHOICE, .title = N_("Holds"), .choices = projections, .required = TRUE,
};

static const MillraceFieldSpec read_spec = {
  .kind = MILLRACE_FIELD_NUMBER, .title = N_("Read units"), .required = TRUE, .lower = 1,
  .upper = MOST_UNITS,
};

static const MillraceFieldSpec write_spec = {
  .kind = MILLRACE_FIELD_NUMBER, .title = N_("Write units"), .required = TRUE, .lower = 1,
  .upper = MOST_UNITS,
};

static const MillraceItemSpec attribute_items = {
  .title = N_("Attribute"), .add_title = N_("Add an attribute"),
};

static const MillraceItemSpec key_items = {
  .add_title = N_("Add a sort key"),
};

static char *
below (MillraceIndexRow *self,
       const char       *name)
{
  return g_strconcat (self->property, ".", name, NULL);
}

/* --- Changing --- */

/* Listed attributes go with INCLUDE and with nothing else. */
static gboolean
projection_edited_cb (MillraceIndexRow *self,
                      const char       *typed)
{
  g_autofree char *type = below (self, "Projection.ProjectionType");
  g_autofree char *attributes = below (self, "Projection.NonKeyAttributes");
  MillraceSubject subject;
  MillraceChanges changes;

  if (typed[0] == '\0' || millrace_spelling_is_intrinsic (typed) ||
      !millrace_subject_init (&subject, self->reading, self->id))
    return FALSE;

  millrace_changes_init (&changes, &subject);
  millrace_changes_set (&changes, type, typed);
  if (!g_str_equal (typed, "INCLUDE"))
    millrace_changes_unset (&changes, attributes);
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

static gboolean
key_adder_edited_cb (MillraceIndexRow *self,
                     const char       *typed)
{
  MillraceSubject subject;
  MillraceChanges changes;

  if (typed[0] == '\0' || !millrace_subject_init (&subject, self->reading, self->id))
    return TRUE;

  millrace_changes_init (&changes, &subject);
  millrace_table_key_rename (&changes, self->schema, self->keys->len, typed, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->key_adder), "");
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

static void
remove_cb (MillraceIndexRow *self)
{
  MillraceSubject subject;
  MillraceChanges changes;

  if (!millrace_subject_init (&subject, self->reading, self->id))
    return;

  millrace_changes_init (&changes, &subject);
  millrace_table_key_remove_index (&changes, self->indexes, self->index);
  millrace_changes_ask (&changes, GTK_WIDGET (self));
}

/* --- Showing --- */

static gboolean
is_local (MillraceIndexRow *self)
{
  return g_str_equal (self->indexes, "LocalSecondaryIndexes");
}

/* "created, id · all attributes" */
static void
show_heading (MillraceIndexRow      *self,
              const MillraceSubject *subject)
{
  g_autofree char *name_path = below (self, "IndexName");
  CfnValue name = millrace_subject_get_value (subject, name_path);
  g_autofree char *title = millrace_spelling_line_of (&name);
  g_autofree char *type = below (self, "Projection.ProjectionType");
  CfnNode *projection = millrace_subject_get_node (subject, type);
  CfnNode *keys = millrace_subject_get_node (subject, self->schema);
  g_autoptr (GString) subtitle = g_string_new (is_local (self) ? _("local") : _("global"));

  for (CfnNode *key = keys != NULL ? keys->first_child : NULL; key != NULL; key = key->next)
    {
      CfnValue value = cfn_value_of (subject->template, cfn_node_get (key, "AttributeName"));
      g_autofree char *words = millrace_spelling_line_of (&value);

      g_string_append_printf (subtitle, "%s%s", key->index == 0 ? " · " : ", ", words);
    }
  for (guint i = 0; projections[i].value != NULL; i++)
    {
      if (cfn_node_is_string (projection, projections[i].value))
        g_string_append_printf (subtitle, " · %s", _(projections[i].label));
    }

  millrace_expander_set_title (MILLRACE_EXPANDER (self), title);
  millrace_expander_set_subtitle (MILLRACE_EXPANDER (self), subtitle->str);
}

static void
show_keys (MillraceIndexRow      *self,
           const MillraceSubject *subject)
{
  CfnNode *keys = millrace_subject_get_node (subject, self->schema);
  guint n = keys != NULL && keys->kind == CFN_NODE_SEQUENCE ? keys->n_children : 0;
  /* Since November 2025 a global index has up to four sort keys (DynamoDB Developer Guide,
   * multi-attribute keys). */
  const gboolean is_full = n >= (is_local (self) ? 2 : 8);

  while (self->keys->len > n)
    gtk_list_box_remove (self->list,
                         g_ptr_array_steal_index (self->keys, self->keys->len - 1));
  while (self->keys->len < n)
    {
      GtkWidget *row = millrace_key_row_new ();

      gtk_list_box_insert (self->list, row,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->key_adder)));
      g_ptr_array_add (self->keys, row);
    }
  for (guint i = 0; i < n; i++)
    millrace_key_row_show (g_ptr_array_index (self->keys, i), subject, self->schema, i);

  if (is_full && millrace_focus_is_in (self->key_adder))
    millrace_focus_soon (g_ptr_array_index (self->keys, n - 1));
  gtk_widget_set_visible (self->key_adder, !is_full);
}

static gboolean
has_units (const MillraceSubject *subject)
{
  return g_str_equal (subject->resource->type, "AWS::DynamoDB::Table") &&
         !cfn_node_is_string (millrace_subject_get_node (subject, "BillingMode"),
                              "PAY_PER_REQUEST");
}

static void
show_inside (MillraceIndexRow      *self,
             const MillraceSubject *subject)
{
  g_autofree char *name = below (self, "IndexName");
  g_autofree char *projection = below (self, "Projection.ProjectionType");
  g_autofree char *attributes = below (self, "Projection.NonKeyAttributes");
  gboolean has_attributes
    = cfn_node_is_string (millrace_subject_get_node (subject, projection), "INCLUDE") ||
      millrace_subject_get_node (subject, attributes) != NULL;

  millrace_field_show_at (MILLRACE_FIELD (self->name), subject, name);
  show_keys (self, subject);
  millrace_field_show_at (MILLRACE_FIELD (self->projection), subject, projection);
  millrace_items_show (self->attributes, subject, attributes);
  gtk_widget_set_visible (millrace_items_get_adder (self->attributes), has_attributes);
  if (self->read != NULL)
    {
      g_autofree char *read = below (self, "ProvisionedThroughput.ReadCapacityUnits");
      g_autofree char *write = below (self, "ProvisionedThroughput.WriteCapacityUnits");

      millrace_field_show_at (MILLRACE_FIELD (self->read), subject, read);
      millrace_field_show_at (MILLRACE_FIELD (self->write), subject, write);
      gtk_widget_set_visible (self->read, has_units (subject));
      gtk_widget_set_visible (self->write, has_units (subject));
    }
}

void
millrace_index_row_show (MillraceIndexRow      *self,
                         const MillraceSubject *subject,
                         const char            *list,
                         guint                  index)
{
  CfnReading *previous;
  g_autofree char *path = NULL;

  g_return_if_fail (MILLRACE_IS_INDEX_ROW (self));

  previous = g_steal_pointer (&self->reading);
  self->reading = cfn_reading_ref (subject->reading);
  g_free (self->id);
  self->id = g_strdup (subject->resource->id);
  g_free (self->indexes);
  self->indexes = g_strdup (list);
  self->index = index;
  g_free (self->property);
  self->property = g_strdup_printf ("%s[%u]", list, index);
  g_free (self->schema);
  self->schema = below (self, "KeySchema");
  g_clear_pointer (&previous, cfn_reading_unref);

  path = millrace_subject_dup_path (subject, self->property);
  millrace_expander_set_path (MILLRACE_EXPANDER (self), path);
  show_heading (self, subject);
  if (self->list != NULL)
    show_inside (self, subject);
}

void
millrace_index_row_get_fields (MillraceIndexRow *self,
                               GPtrArray        *fields)
{
  if (self->list == NULL)
    return;

  g_ptr_array_add (fields, self->name);
  g_ptr_array_extend (fields, self->keys, NULL, NULL);
  g_ptr_array_add (fields, self->projection);
  millrace_items_get_fields (self->attributes, fields);
  if (self->read != NULL)
    {
      g_ptr_array_add (fields, self->read);
      g_ptr_array_add (fields, self->write);
    }
}

void
millrace_index_row_start (MillraceIndexRow *self)
{
  g_return_if_fail (MILLRACE_IS_INDEX_ROW (self));

  millrace_expander_set_open (MILLRACE_EXPANDER (self), TRUE);
  millrace_focus_soon (self->name);
}

/* --- Making --- */

static GtkWidget *
add_field (MillraceIndexRow        *self,
           const MillraceFieldSpec *spec)
{
  GtkWidget *row = millrace_field_row_new (spec);

  gtk_list_box_append (self->list, row);

  return row;
}

static void
build_inside (MillraceIndexRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Remove Index"));
  GtkWidget *last = adw_preferences_row_new ();

  self->list = millrace_expander_get_list (MILLRACE_EXPANDER (self));
  self->name = add_field (self, &name_spec);
  self->key_adder = millrace_item_row_new (&key_items, TRUE);
  gtk_list_box_append (self->list, self->key_adder);
  self->projection = add_field (self, &projection_spec);
  self->attributes = millrace_items_new (&attribute_items, self->list);
  /* A local index lives on the units of its table. */
  if (!is_local (self))
    {
      self->read = add_field (self, &read_spec);
      self->write = add_field (self, &write_spec);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-button");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (last), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (last), FALSE);
  gtk_widget_set_focusable (last, FALSE);
  gtk_list_box_append (self->list, last);

  g_signal_connect_swapped (self->projection, "edited", G_CALLBACK (projection_edited_cb), self);
  g_signal_connect_swapped (self->key_adder, "edited", G_CALLBACK (key_adder_edited_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
}

static void
millrace_index_row_open (MillraceExpander *expander)
{
  MillraceIndexRow *self = MILLRACE_INDEX_ROW (expander);
  MillraceSubject subject;

  if (self->list != NULL || !millrace_subject_init (&subject, self->reading, self->id))
    return;

  build_inside (self);
  show_inside (self, &subject);
}

static void
millrace_index_row_finalize (GObject *object)
{
  MillraceIndexRow *self = MILLRACE_INDEX_ROW (object);

  g_clear_pointer (&self->attributes, millrace_items_free);
  g_ptr_array_unref (self->keys);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_free (self->id);
  g_free (self->indexes);
  g_free (self->property);
  g_free (self->schema);

  G_OBJECT_CLASS (millrace_index_row_parent_class)->finalize (object);
}

static void
millrace_index_row_class_init (MillraceIndexRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_index_row_finalize;
  MILLRACE_EXPANDER_CLASS (klass)->open = millrace_index_row_open;
}

static void
millrace_index_row_init (MillraceIndexRow *self)
{
  self->keys = g_ptr_array_new ();
}

GtkWidget *
millrace_index_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_INDEX_ROW, NULL);
}
