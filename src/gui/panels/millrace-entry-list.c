/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-entry-list.h"

#include "millrace-entry-words.h"
#include "millrace-tooltip.h"
#include "millrace-verdict.h"
#include "millrace-row.h"

/* Of more than MOST entries the first FEW are shown until all are asked for, as the sections below
 * them would be far away. */
#define MOST 20
#define FEW 12

struct _MillraceEntryList
{
  MillraceSection  parent_instance;

  const char      *section;
  GPtrArray       *rows;      /* of GtkWidget, owned by the group */
  GtkWidget       *empty;
  GtkWidget       *more;      /* asks for all; NULL: all are shown */
  gboolean         is_whole;  /* all were asked for */
  char            *shown;     /* all that the rows say; NULL: nothing yet */
};

G_DEFINE_FINAL_TYPE (MillraceEntryList, millrace_entry_list, MILLRACE_TYPE_SECTION)

static GQuark
name_quark (void)
{
  return g_quark_from_static_string ("millrace-entry-name");
}

/* Of the worst finding in the entry plus one, or 0. */
static guint
get_severity (CfnReading            *reading,
              const CfnSectionEntry *entry)
{
  return cfn_findings_get_worst_at (cfn_reading_get_findings (reading), entry->node) + 1;
}

/* What a row has at its end: @severity is that of its worst finding plus one, or 0. */
static void
add_suffixes (MillraceRow *row,
              guint        severity,
              const char  *icon)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  if (severity > 0)
    millrace_row_add_suffix (row, millrace_severity_icon_new (severity - 1));
  gtk_widget_add_css_class (image, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  millrace_row_add_suffix (row, image);
}

static GtkWidget *
build_row (MillraceEntryList *self,
           const char        *name,
           const char        *summary,
           guint              severity)
{
  GtkWidget *row = millrace_row_new (name, summary);

  millrace_row_set_action (MILLRACE_ROW (row), "win.show-entry",
                           g_variant_new ("(ss)", self->section, name));
  add_suffixes (MILLRACE_ROW (row), severity, "go-next-symbolic");
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
clear_rows (MillraceEntryList *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->more != NULL)
    adw_preferences_group_remove (group, self->more);
  self->more = NULL;
}

/* @severity: the worst of what is not shown, plus one. */
static void
add_more (MillraceEntryList *self,
          guint              n_entries,
          guint              severity)
{
  /* Translators: the entries of a section of the template, parameters for example */
  g_autofree char *title = g_strdup_printf (ngettext ("Show All %u", "Show All %u", n_entries),
                                            n_entries);

  self->more = millrace_row_new (title, NULL);
  millrace_row_set_action (MILLRACE_ROW (self->more), "entry-list.show-all", NULL);
  add_suffixes (MILLRACE_ROW (self->more), severity, "go-down-symbolic");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->more);
}

static void
rebuild (MillraceEntryList *self,
         CfnReading        *reading,
         GArray            *entries)
{
  const guint n_shown = self->is_whole || entries->len <= MOST ? entries->len : FEW;
  guint hidden = 0;

  clear_rows (self);
  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      const guint severity = get_severity (reading, entry);
      g_autofree char *summary = NULL;
      GtkWidget *row;

      if (i >= n_shown)
        {
          hidden = MAX (hidden, severity);
          continue;
        }

      summary = millrace_entry_summarize (cfn_reading_get_template (reading), self->section,
                                          entry->node);
      row = build_row (self, entry->name, summary, severity);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  if (n_shown < entries->len)
    add_more (self, entries->len, hidden);
  gtk_widget_set_visible (self->empty, entries->len == 0);
}

static char *
describe (MillraceEntryList *self,
          CfnReading        *reading,
          GArray            *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      g_autofree char *summary = millrace_entry_summarize (cfn_reading_get_template (reading),
                                                           self->section, entry->node);

      g_string_append_printf (text, "%s\n%s\n%u\n", entry->name, summary,
                              get_severity (reading, entry));
    }

  return g_string_free (text, FALSE);
}

/* Those with a name: others have no form that a row could lead to. */
static GArray *
get_entries (MillraceEntryList *self,
             CfnTemplate       *template)
{
  GArray *entries = cfn_template_get_entries (template, millrace_entry_get_kind (self->section));

  for (guint i = entries->len; i > 0; i--)
    {
      if (g_array_index (entries, CfnSectionEntry, i - 1).name == NULL)
        g_array_remove_index (entries, i - 1);
    }

  return entries;
}

static void
millrace_entry_list_update (MillraceSection       *section,
                            const MillraceSubject *subject)
{
  MillraceEntryList *self = MILLRACE_ENTRY_LIST (section);
  g_autoptr (GArray) entries = get_entries (self, subject->template);
  g_autofree char *shown = describe (self, subject->reading, entries);
  g_autofree char *focused = NULL;
  guint index = 0;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  focused = dup_focused (self, &index);
  rebuild (self, subject->reading, entries);
  if (focused != NULL)
    restore_focus (self, focused, index);
}

static void
show_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MillraceEntryList *self = MILLRACE_ENTRY_LIST (widget);
  const guint n_shown = self->rows->len;
  MillraceSubject subject;

  self->is_whole = TRUE;
  g_clear_pointer (&self->shown, g_free);
  if (millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    millrace_entry_list_update (MILLRACE_SECTION (self), &subject);
  if (n_shown < self->rows->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, n_shown));
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
  gtk_widget_class_install_action (widget_class, "entry-list.show-all", NULL, show_all_cb);
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
