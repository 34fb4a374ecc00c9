/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-filter-section.h"

#include "millrace-filter-row.h"
#include "millrace-items.h"
#include "millrace-record-row.h"

#define FILTERS "FilterCriteria.Filters"

/* Lambda quotas: filters of a mapping, and what AWS raises that to on request. */
#define USUAL_MOST 5
#define MOST 10

struct _MillraceFilterSection
{
  MillraceSection  parent_instance;

  GtkListBox      *list;
  GPtrArray       *rows;     /* of MillraceFilterRow, owned by the list */
  GtkWidget       *adder;
  GtkWidget       *record;
  gboolean         adding;   /* the next row is one that was asked for here */
};

G_DEFINE_FINAL_TYPE (MillraceFilterSection, millrace_filter_section, MILLRACE_TYPE_SECTION)

/* --- Changing --- */

static void
add_cb (MillraceFilterSection *self)
{
  MillraceSubject subject;
  g_autofree char *property = NULL;
  g_autofree char *yaml = NULL;
  g_autofree char *path = NULL;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  millrace_items_dup_addition (&subject, FILTERS,
                               "{Pattern: '{\"eventName\": [\"INSERT\", \"MODIFY\"]}'}",
                               &property, &yaml);
  path = millrace_subject_dup_path (&subject, property);
  self->adding = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, yaml);
}

/* The last filter takes all that it stands in along. */
static gboolean
row_edited_cb (MillraceFilterRow *row,
               const char        *typed,
               gpointer           user_data)
{
  MillraceFilterSection *self = user_data;
  MillraceSubject subject;
  guint index;
  g_autofree char *property = NULL;
  g_autofree char *path = NULL;

  if (typed[0] != '\0' || !g_ptr_array_find (self->rows, row, &index) ||
      !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return FALSE;

  property = self->rows->len > 1 ? g_strdup_printf (FILTERS "[%u]", index)
                                 : g_strdup ("FilterCriteria");
  path = millrace_subject_dup_path (&subject, property);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.unset-property", "s", path);

  return TRUE;
}

/* --- Showing --- */

static void
show_patterns (MillraceFilterSection *self)
{
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (patterns, millrace_filter_row_dup_pattern (
                                 g_ptr_array_index (self->rows, i)));
  millrace_record_row_set_patterns (MILLRACE_RECORD_ROW (self->record), patterns);
}

static void
add_row (MillraceFilterSection *self)
{
  GtkWidget *row = millrace_filter_row_new ();

  millrace_filter_row_set_index (MILLRACE_FILTER_ROW (row), self->rows->len);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_patterns), self);
  g_signal_connect (row, "edited", G_CALLBACK (row_edited_cb), self);
  gtk_list_box_insert (self->list, row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->adder)));
  g_ptr_array_add (self->rows, row);
}

static void
take_row (MillraceFilterSection *self)
{
  GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);
  gboolean had_focus = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_list_box_remove (self->list, row);
  if (had_focus)
    gtk_widget_child_focus (self->adder, GTK_DIR_TAB_FORWARD);
}

static void
show_help (MillraceFilterSection *self,
           guint                  n)
{
  g_autofree char *help = NULL;

  if (n == 0)
    help = g_strdup (_("Without a filter, the function gets every change."));
  else
    help = g_strdup_printf (_("%u of %u, or of %u when AWS has raised the quota. A record that one "
                              "of them matches gets through; the others cost nothing."),
                            n, USUAL_MOST, MOST);
  millrace_section_set_help (MILLRACE_SECTION (self), help);
}

static void
millrace_filter_section_update (MillraceSection       *section,
                                const MillraceSubject *subject)
{
  MillraceFilterSection *self = MILLRACE_FILTER_SECTION (section);
  CfnNode *filters = millrace_subject_get_node (subject, FILTERS);
  guint n = filters != NULL && filters->kind == CFN_NODE_SEQUENCE ? filters->n_children : 0;
  gboolean added = self->adding && n > self->rows->len;

  self->adding = FALSE;
  while (self->rows->len > n)
    take_row (self);
  while (self->rows->len < n)
    add_row (self);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *property = g_strdup_printf (FILTERS "[%u].Pattern", i);

      millrace_field_show_at (g_ptr_array_index (self->rows, i), subject, property);
    }

  gtk_widget_set_sensitive (self->adder, n < MOST);
  millrace_record_row_show (MILLRACE_RECORD_ROW (self->record), subject);
  show_patterns (self);
  show_help (self, n);
  if (added)
    millrace_filter_row_start (g_ptr_array_index (self->rows, n - 1));
}

static void
millrace_filter_section_add_fields (MillraceSection *section,
                                    GPtrArray       *fields)
{
  g_ptr_array_extend (fields, MILLRACE_FILTER_SECTION (section)->rows, NULL, NULL);
}

static void
millrace_filter_section_finalize (GObject *object)
{
  g_ptr_array_unref (MILLRACE_FILTER_SECTION (object)->rows);

  G_OBJECT_CLASS (millrace_filter_section_parent_class)->finalize (object);
}

static void
millrace_filter_section_class_init (MillraceFilterSectionClass *klass)
{
  static const char * const edits[] = { "FilterCriteria", NULL };

  G_OBJECT_CLASS (klass)->finalize = millrace_filter_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_filter_section_update;
  MILLRACE_SECTION_CLASS (klass)->add_fields = millrace_filter_section_add_fields;
  MILLRACE_SECTION_CLASS (klass)->edits = edits;
}

static void
millrace_filter_section_init (MillraceFilterSection *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *button = gtk_button_new_with_label (_("Add Filter"));

  self->rows = g_ptr_array_new ();
  self->adder = adw_preferences_row_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-button");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->adder), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->adder), FALSE);
  gtk_widget_set_focusable (self->adder, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);

  self->record = millrace_record_row_new ();
  adw_preferences_group_add (group, self->adder);
  adw_preferences_group_add (group, self->record);
  self->list = GTK_LIST_BOX (gtk_widget_get_parent (self->adder));
}
