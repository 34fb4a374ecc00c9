/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-uses-section.h"

#include "cfn-entry.h"
#include "millrace-row.h"
#include "millrace-tooltip.h"

/* More than these nobody walks through; the text is the better place to look for them. */
#define MAX_ROWS 60

struct _MillraceUsesSection
{
  MillraceSection  parent_instance;

  GPtrArray       *rows;    /* of GtkWidget, owned by the group */
  char            *shown;   /* all that they say; NULL: nothing yet */
};

G_DEFINE_FINAL_TYPE (MillraceUsesSection, millrace_uses_section, MILLRACE_TYPE_SECTION)

static GArray *
find_uses (const MillraceSubject *subject)
{
  return cfn_entry_find_uses (subject->template,
                              subject->resource != NULL ? "Resources" : subject->section,
                              subject->resource != NULL ? subject->resource->id : subject->name);
}

/* What is behind the name of the resource, or all of the path. */
static const char *
get_tail (const CfnEntryUse *use)
{
  const char *tail = use->path;

  if (use->resource == NULL)
    return tail;

  tail += strlen ("Resources.") + strlen (use->resource);
  return *tail == '.' ? tail + 1 : use->path;
}

static GtkWidget *
build_card_button (const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("find-location-symbolic");
  g_autofree char *label = g_strdup_printf (_("Show %s"), id);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  millrace_tooltip_set (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-properties");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return button;
}

static GtkWidget *
build_row (const CfnEntryUse *use)
{
  const char *tail = get_tail (use);
  GtkWidget *row = use->resource != NULL ? millrace_row_new (use->resource, tail)
                                         : millrace_row_new (tail, NULL);

  millrace_row_set_action (MILLRACE_ROW (row), "win.show-source-path",
                           g_variant_new_string (use->path));
  millrace_tooltip_set (row, _("Show in the text"));
  if (use->resource != NULL)
    millrace_row_add_suffix (MILLRACE_ROW (row), build_card_button (use->resource));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, use->path,
                                  -1);

  return row;
}

static char *
describe (GArray *uses)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < uses->len; i++)
    g_string_append_printf (text, "%s\n", g_array_index (uses, CfnEntryUse, i).path);

  return g_string_free (text, FALSE);
}

static void
millrace_uses_section_update (MillraceSection       *section,
                              const MillraceSubject *subject)
{
  MillraceUsesSection *self = MILLRACE_USES_SECTION (section);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  g_autoptr (GArray) uses = find_uses (subject);
  g_autofree char *shown = describe (uses);
  g_autofree char *title = NULL;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < MIN (uses->len, MAX_ROWS); i++)
    {
      GtkWidget *row = build_row (&g_array_index (uses, CfnEntryUse, i));

      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }

  title = g_strdup_printf (g_dngettext (NULL, "Used in %u Place", "Used in %u Places", uses->len),
                           uses->len);
  adw_preferences_group_set_title (group, title);
  gtk_widget_set_visible (GTK_WIDGET (self), uses->len > 0);
}

static void
millrace_uses_section_finalize (GObject *object)
{
  MillraceUsesSection *self = MILLRACE_USES_SECTION (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_uses_section_parent_class)->finalize (object);
}

static void
millrace_uses_section_class_init (MillraceUsesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_uses_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_uses_section_update;
}

static void
millrace_uses_section_init (MillraceUsesSection *self)
{
  self->rows = g_ptr_array_new ();
}
