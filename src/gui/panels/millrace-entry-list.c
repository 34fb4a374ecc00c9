/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-entry-list.h"

#include "millrace-entry-words.h"
#include "millrace-tooltip.h"
#include "millrace-verdict.h"
#include "millrace-row.h"

struct _MillraceEntryList
{
  MillraceSection  parent_instance;

  const char      *section;
  GPtrArray       *rows;      /* of GtkWidget, owned by the group */
  GtkWidget       *empty;
  char            *shown;     /* all that the rows say; NULL: nothing yet */
};

G_DEFINE_FINAL_TYPE (MillraceEntryList, millrace_entry_list, MILLRACE_TYPE_SECTION)

static GQuark
name_quark (void)
{
  return g_quark_from_static_string ("millrace-entry-name");
}

/* The worst finding in each entry: name -> severity + 1. */
static GHashTable *
collect_severities (MillraceEntryList *self,
                    CfnReading        *reading)
{
  CfnFindings *findings = cfn_reading_get_findings (reading);
  GHashTable *worst = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const gsize length = strlen (self->section);

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      const char *name = finding->path + length + 1;
      g_autofree char *key = NULL;
      guint severity = finding->severity + 1;

      if (finding->resource != NULL || strncmp (finding->path, self->section, length) != 0 ||
          finding->path[length] != '.')
        continue;

      key = g_strndup (name, strcspn (name, ".["));
      if (severity > GPOINTER_TO_UINT (g_hash_table_lookup (worst, key)))
        g_hash_table_insert (worst, g_steal_pointer (&key), GUINT_TO_POINTER (severity));
    }

  return worst;
}

static GtkWidget *
build_row (MillraceEntryList *self,
           const char        *name,
           const char        *summary,
           guint              severity)
{
  GtkWidget *row = millrace_row_new (name, summary);
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  millrace_row_set_action (MILLRACE_ROW (row), "win.show-entry",
                           g_variant_new ("(ss)", self->section, name));
  if (severity > 0)
    millrace_row_add_suffix (MILLRACE_ROW (row), millrace_severity_icon_new (severity - 1));
  gtk_widget_add_css_class (next, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  millrace_row_add_suffix (MILLRACE_ROW (row), next);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary,
                                  -1);
  g_object_set_qdata_full (G_OBJECT (row), name_quark (), g_strdup (name), g_free);

  return row;
}

/* The name of the row that has the focus, or NULL; and its place. */
static char *
dup_focused (MillraceEntryList *self,
             guint             *index)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      *index = i;
      if (gtk_widget_has_focus (row))
        return g_strdup (g_object_get_qdata (G_OBJECT (row), name_quark ()));
    }

  return NULL;
}

static void
restore_focus (MillraceEntryList *self,
               const char        *name,
               guint              index)
{
  if (self->rows->len == 0)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (g_object_get_qdata (G_OBJECT (row), name_quark ()), name))
        index = i;
    }
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (index, self->rows->len - 1)));
}

static void
rebuild (MillraceEntryList *self,
         CfnTemplate       *template,
         GArray            *entries,
         GHashTable        *worst)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      g_autofree char *summary = NULL;
      GtkWidget *row;

      if (entry->name == NULL)
        continue;

      summary = millrace_entry_summarize (template, self->section, entry->node);
      row = build_row (self, entry->name, summary,
                       GPOINTER_TO_UINT (g_hash_table_lookup (worst, entry->name)));
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->empty, self->rows->len == 0);
}

static char *
describe (MillraceEntryList *self,
          CfnTemplate       *template,
          GArray            *entries,
          GHashTable        *worst)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      g_autofree char *summary = NULL;

      if (entry->name == NULL)
        continue;

      summary = millrace_entry_summarize (template, self->section, entry->node);
      g_string_append_printf (text, "%s\n%s\n%u\n", entry->name, summary,
                              GPOINTER_TO_UINT (g_hash_table_lookup (worst, entry->name)));
    }

  return g_string_free (text, FALSE);
}

static void
millrace_entry_list_update (MillraceSection       *section,
                            const MillraceSubject *subject)
{
  MillraceEntryList *self = MILLRACE_ENTRY_LIST (section);
  g_autoptr (GArray) entries
    = cfn_template_get_entries (subject->template, millrace_entry_get_kind (self->section));
  g_autoptr (GHashTable) worst = collect_severities (self, subject->reading);
  g_autofree char *shown = describe (self, subject->template, entries, worst);
  g_autofree char *focused = NULL;
  guint index = 0;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  focused = dup_focused (self, &index);
  rebuild (self, subject->template, entries, worst);
  if (focused != NULL)
    restore_focus (self, focused, index);
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  MillraceEntryList *self = MILLRACE_ENTRY_LIST (widget);
  g_autofree char *name = NULL;
  guint index;

  name = dup_focused (self, &index);
  if (name == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (widget, "win.remove-entry", "(ss)", self->section, name);
  return GDK_EVENT_STOP;
}

static void
millrace_entry_list_finalize (GObject *object)
{
  MillraceEntryList *self = MILLRACE_ENTRY_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_entry_list_parent_class)->finalize (object);
}

static void
millrace_entry_list_class_init (MillraceEntryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_entry_list_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_entry_list_update;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_cb, NULL);
}

static void
millrace_entry_list_init (MillraceEntryList *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
build_adder (const char *section)
{
  GtkWidget *adder = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (adder, "flat");
  millrace_tooltip_set (adder, millrace_entry_get_adder (section));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (adder), "win.add-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (adder), "(ss)", section, "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (adder),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  millrace_entry_get_adder (section),
                                  -1);

  return adder;
}

GtkWidget *
millrace_entry_list_new (const char *section,
                         const char *title)
{
  MillraceEntryList *self = g_object_new (MILLRACE_TYPE_ENTRY_LIST, "title", title, NULL);

  self->section = section;
  self->empty = millrace_row_new (_("None yet"), NULL);
  gtk_widget_set_focusable (self->empty, FALSE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), build_adder (section));

  return GTK_WIDGET (self);
}
