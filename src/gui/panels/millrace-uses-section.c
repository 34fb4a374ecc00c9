/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-uses-section.h"

#include "cfn-entry.h"
#include "millrace-row.h"
#include "millrace-tooltip.h"

/* More than these nobody walks through; the text is the better place to look for them. */
#define MAX_ROWS 60
/* How many rows are made in a frame: making and measuring all would be seen as a halt. */
#define ROWS_A_FRAME 8

struct _MillraceUsesSection
{
  MillraceSection  parent_instance;

  GPtrArray       *rows;    /* of GtkWidget, owned by the group */
  GArray          *uses;    /* of CfnEntryUse: what rows are made for; NULL: nothing yet */
  guint            tick;    /* makes the next rows; 0 when all are there */
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
add_rows (MillraceUsesSection *self)
{
  const guint n = MIN (MIN (self->uses->len, MAX_ROWS), self->rows->len + ROWS_A_FRAME);

  while (self->rows->len < n)
    {
      GtkWidget *row = build_row (&g_array_index (self->uses, CfnEntryUse, self->rows->len));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static gboolean
is_complete (const MillraceUsesSection *self)
{
  return self->rows->len >= MIN (self->uses->len, MAX_ROWS);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  MillraceUsesSection *self = MILLRACE_USES_SECTION (widget);

  add_rows (self);
  if (!is_complete (self))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Makes the first rows at once, and the others in the frames that follow. */
static void
begin_rows (MillraceUsesSection *self)
{
  add_rows (self);
  if (!is_complete (self) && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
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
  g_clear_pointer (&self->uses, g_array_unref);
  self->uses = g_steal_pointer (&uses);
  begin_rows (self);

  title = g_strdup_printf (g_dngettext (NULL, "Used in %u Place", "Used in %u Places",
                                        self->uses->len),
                           self->uses->len);
  adw_preferences_group_set_title (group, title);
  gtk_widget_set_visible (GTK_WIDGET (self), self->uses->len > 0);
}

static void
millrace_uses_section_finalize (GObject *object)
{
  MillraceUsesSection *self = MILLRACE_USES_SECTION (object);

  g_clear_pointer (&self->uses, g_array_unref);
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
