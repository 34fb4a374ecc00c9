/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-mapping-section.h"

#include "cfn-path.h"
#include "cfn-writer.h"
#include "millrace-focus.h"
#include "millrace-key-editor.h"
#include "millrace-popover.h"
#include "millrace-problem-label.h"
#include "millrace-refusal.h"
#include "millrace-row.h"
#include "millrace-tooltip.h"

/* CloudFormation User Guide, quotas: so many attributes a mapping has at most. */
#define MAX_ROWS 200

/* Room for a reason of several lines. */
#define EDITOR_WIDTH 260

/* The key that a row, a button or an editor is about. */
#define KEY "millrace-key"

/* A row: a value, or what adds one below @key (NULL: a key). */
typedef struct
{
  MillraceFieldSpec  spec;
  char              *property;
  char              *title;
  char              *key;
  GtkWidget         *row;    /* owned by the group */
} Cell;

struct _MillraceMappingSection
{
  MillraceSection  parent_instance;

  GPtrArray       *cells;    /* of Cell, for the rows of now */
  GPtrArray       *heads;    /* of GtkWidget, owned by the group */
  char            *shown;    /* the names of all keys; NULL: nothing yet */
  char            *next;     /* the key in which one types next, as something was added or renamed
                              * from here; or NULL */
  gboolean         adds_next;  /* another value */
};

G_DEFINE_FINAL_TYPE (MillraceMappingSection, millrace_mapping_section, MILLRACE_TYPE_SECTION)

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->property);
  g_free (cell->title);
  g_free (cell->key);
  g_free (cell);
}

static char *
join_path (const char *key,
           const char *name)
{
  g_autoptr (CfnPath) path = cfn_path_new ();

  cfn_path_push_key (path, key);
  if (name != NULL)
    cfn_path_push_key (path, name);

  return cfn_path_to_string (path);
}

/* --- Asking for changes --- */

/* Where one goes on, once the rows are made anew. */
static void
look_forward (MillraceMappingSection *self,
              const char             *key,
              gboolean                adds_next)
{
  g_free (self->next);
  self->next = g_strdup (key);
  self->adds_next = adds_next;
}

static void
set (MillraceMappingSection *self,
     const char             *key,
     const char             *name,
     const char             *yaml)
{
  g_autofree char *property = join_path (key, name);
  g_autofree char *path = NULL;
  MillraceSubject subject;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  path = millrace_subject_dup_path (&subject, property);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    look_forward (self, key, name != NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, yaml);
}

/* A new key has what the others have, and nothing in it yet. */
static char *
make_empty (const CfnNode *mapping)
{
  g_autoptr (GString) yaml = g_string_new (NULL);
  const CfnNode *model = mapping != NULL ? mapping->first_child : NULL;

  for (const CfnNode *child = model != NULL ? model->first_child : NULL; child != NULL;
       child = child->next)
    {
      g_autofree char *name = cfn_writer_quote (cfn_node_get_key (child) != NULL
                                                  ? cfn_node_get_key (child) : "");

      g_string_append_printf (yaml, "%s: \"\"\n", name);
    }
  if (yaml->len == 0)
    g_string_append (yaml, "Value: \"\"\n");

  return g_string_free (g_steal_pointer (&yaml), FALSE);
}

static gboolean
key_edited_cb (MillraceMappingSection *self,
               const char             *typed)
{
  MillraceSubject subject;
  g_autofree char *yaml = NULL;

  if (typed[0] == '\0' || !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  yaml = make_empty (millrace_subject_get_node (&subject, ""));
  set (self, typed, NULL, yaml);
  return TRUE;
}

static Cell *
find_cell (MillraceMappingSection *self,
           MillraceField          *field)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      if (&cell->spec == millrace_field_get_spec (field))
        return cell;
    }

  return NULL;
}

static gboolean
value_edited_cb (MillraceMappingSection *self,
                 const char             *typed,
                 MillraceField          *field)
{
  Cell *cell = find_cell (self, field);
  g_auto (GStrv) parts = g_strsplit (typed, ":", 2);

  if (cell == NULL || g_strv_length (parts) != 2)
    return TRUE;

  g_strstrip (parts[0]);
  g_strstrip (parts[1]);
  if (parts[0][0] != '\0')
    set (self, cell->key, parts[0], parts[1][0] != '\0' ? parts[1] : "\"\"");
  return TRUE;
}

static void
remove_clicked_cb (GtkWidget              *button,
                   MillraceMappingSection *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), KEY);
  g_autofree char *property = join_path (key, NULL);
  g_autofree char *path = NULL;
  MillraceSubject subject;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  path = millrace_subject_dup_path (&subject, property);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.unset-property", "s", path);
}

static void
renamed_cb (MillraceMappingSection *self,
            const char             *new_key,
            GtkWidget              *editor)
{
  g_autofree char *property = join_path (g_object_get_data (G_OBJECT (editor), KEY), NULL);
  g_autofree char *wanted = g_strdup (new_key);
  g_autofree char *path = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GtkWidget) kept = g_object_ref (editor);
  GtkWidget *popover;
  MillraceRefusal refusal;
  MillraceSubject subject;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  path = millrace_subject_dup_path (&subject, property);
  look_forward (self, wanted, FALSE);
  millrace_refusal_listen (&refusal, GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.rename-key", "(ss)", path, wanted);
  reason = millrace_refusal_stop (&refusal);
  /* The row may be gone already, and with it all of this. */
  popover = gtk_widget_get_ancestor (kept, GTK_TYPE_POPOVER);
  if (reason != NULL)
    millrace_problem_label_set (gtk_widget_get_next_sibling (kept), reason);
  else if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/* With everything that looks it up: the popover says so when that cannot be. */
static void
rename_clicked_cb (GtkWidget              *button,
                   MillraceMappingSection *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), KEY);
  g_autofree char *property = join_path (key, NULL);
  MillraceSubject subject;
  const CfnNode *node = NULL;
  GtkWidget *popover, *box, *editor;

  if (millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    node = millrace_subject_get_node (&subject, property);
  if (node == NULL)
    return;

  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  editor = millrace_key_editor_new (node);
  g_object_set_data_full (G_OBJECT (editor), KEY, g_strdup (key), g_free);
  g_signal_connect_object (editor, "finished", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (box), millrace_problem_label_new ());
  gtk_widget_set_size_request (box, EDITOR_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  millrace_popover_open (popover, gtk_widget_get_ancestor (button, MILLRACE_TYPE_ROW));
  gtk_widget_grab_focus (editor);
}

/* --- Rows --- */

/* @label: free with g_free(), done here. */
static void
add_button (MillraceMappingSection *self,
            GtkWidget              *row,
            const char             *key,
            const char             *icon,
            char                   *label,
            GCallback               clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  millrace_tooltip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), KEY, g_strdup (key), g_free);
  g_signal_connect_object (button, "clicked", clicked_cb, self, 0);
  millrace_row_add_suffix (MILLRACE_ROW (row), button);
  g_free (label);
}

static void
add_head (MillraceMappingSection *self,
          const char             *key)
{
  GtkWidget *row = millrace_row_new (key, NULL);

  gtk_widget_add_css_class (row, "mapping-key");
  g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
  add_button (self, row, key, "document-edit-symbolic", g_strdup_printf (_("Rename %s"), key),
              G_CALLBACK (rename_clicked_cb));
  add_button (self, row, key, "edit-delete-symbolic", g_strdup_printf (_("Remove %s"), key),
              G_CALLBACK (remove_clicked_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->heads, row);
}

static GtkWidget *
add_cell (MillraceMappingSection *self,
          const char             *key,
          char                   *property,
          char                   *title)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->property = property;
  cell->title = title;
  cell->key = g_strdup (key);
  cell->spec.kind = property != NULL ? MILLRACE_FIELD_SCALAR : MILLRACE_FIELD_TEXT;
  cell->spec.property = property;
  cell->spec.is_entry = property != NULL;
  cell->spec.title = title;
  g_ptr_array_add (self->cells, cell);

  cell->row = millrace_section_add_field (MILLRACE_SECTION (self), &cell->spec);

  return cell->row;
}

static void
add_key (MillraceMappingSection *self,
         const CfnNode          *node)
{
  const char *key = cfn_node_get_key (node);
  GtkWidget *adder;

  add_head (self, key);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *name = cfn_node_get_key (child);

      if (name != NULL && self->cells->len < MAX_ROWS)
        add_cell (self, key, join_path (key, name), g_strdup (name));
    }

  adder = add_cell (self, key, NULL, g_strdup (_("Add “Name: value”")));
  g_signal_connect_object (adder, "edited", G_CALLBACK (value_edited_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
rebuild (MillraceMappingSection *self,
         const CfnNode          *mapping)
{
  GtkWidget *adder;

  millrace_section_clear (MILLRACE_SECTION (self));
  for (guint i = 0; i < self->heads->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->heads, i));
  g_ptr_array_set_size (self->heads, 0);
  g_ptr_array_set_size (self->cells, 0);

  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      if (cfn_node_get_key (child) != NULL && self->cells->len < MAX_ROWS)
        add_key (self, child);
    }

  adder = add_cell (self, NULL, NULL, g_strdup (_("Add a Key")));
  g_signal_connect_object (adder, "edited", G_CALLBACK (key_edited_cb), self, G_CONNECT_SWAPPED);
}

static char *
describe (const CfnNode *mapping)
{
  GString *text = g_string_new (NULL);

  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      g_string_append_printf (text, "%s\n", cfn_node_get_key (child));
      for (const CfnNode *inner = child->first_child; inner != NULL; inner = inner->next)
        g_string_append_printf (text, " %s\n", cfn_node_get_key (inner));
    }

  return g_string_free (text, FALSE);
}

/* Which of the cells has the focus, or is the first below the key that has it; -1: none. */
static int
get_focused (MillraceMappingSection *self)
{
  const char *key = NULL;

  for (guint i = 0; key == NULL && i < self->heads->len; i++)
    {
      GtkWidget *head = g_ptr_array_index (self->heads, i);

      if (millrace_focus_is_in (head))
        key = g_object_get_data (G_OBJECT (head), KEY);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);

      if (millrace_focus_is_in (cell->row) || (key != NULL && g_strcmp0 (cell->key, key) == 0))
        return (int) i;
    }

  return -1;
}

/* All rows are made anew when there is one more or less: a new key is filled in, behind a new value
 * comes the next one, and otherwise one stays at that place. */
static void
refocus (MillraceMappingSection *self,
         int                     focused)
{
  g_autofree char *next = g_steal_pointer (&self->next);

  for (guint i = 0; next != NULL && i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);

      if (g_strcmp0 (cell->key, next) != 0 || (self->adds_next && cell->property != NULL))
        continue;

      millrace_focus_soon (cell->row);
      return;
    }
  if (focused >= 0)
    {
      const guint last = self->cells->len - 1;   /* a key can always be added */
      const Cell *cell = g_ptr_array_index (self->cells, MIN ((guint) focused, last));

      millrace_focus_soon (cell->row);
    }
}

static void
millrace_mapping_section_update (MillraceSection       *section,
                                 const MillraceSubject *subject)
{
  MillraceMappingSection *self = MILLRACE_MAPPING_SECTION (section);
  const CfnNode *mapping = millrace_subject_get_node (subject, "");
  g_autofree char *shown = describe (mapping);
  int focused;

  if (g_strcmp0 (shown, self->shown) == 0)
    {
      /* What was to be added was refused. */
      g_clear_pointer (&self->next, g_free);
      return;
    }

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  focused = get_focused (self);
  rebuild (self, mapping);
  millrace_section_show_fields (section, subject);
  refocus (self, focused);
}

static void
millrace_mapping_section_finalize (GObject *object)
{
  MillraceMappingSection *self = MILLRACE_MAPPING_SECTION (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->heads);
  g_free (self->shown);
  g_free (self->next);

  G_OBJECT_CLASS (millrace_mapping_section_parent_class)->finalize (object);
}

static void
millrace_mapping_section_class_init (MillraceMappingSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_mapping_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_mapping_section_update;
}

static void
millrace_mapping_section_init (MillraceMappingSection *self)
{
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->heads = g_ptr_array_new ();
  millrace_section_set_help (MILLRACE_SECTION (self),
                             _("Fn::FindInMap looks a value up by the two names: a key, often "
                               "the region, and what is below it."));
}
