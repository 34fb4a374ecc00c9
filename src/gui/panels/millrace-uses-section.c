/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-uses-section.h"

#include "cfn-entry.h"
#include "millrace-release.h"
#include "millrace-row.h"
#include "millrace-tooltip.h"

/* More than these nobody walks through; the text is the better place to look for them. */
#define MAX_ROWS 60
/* How many rows are made in a frame: making and measuring all would be seen as a halt. */
#define ROWS_A_FRAME 8
/* Milliseconds: after a key, canvas, problems and the fields come first. */
#define LATER 50

struct _MillraceUsesSection
{
  MillraceSection  parent_instance;

  GPtrArray       *rows;     /* of GtkWidget, owned by the group */
  GArray          *uses;     /* of CfnEntryUse: what rows are made for; NULL: nothing yet */
  guint            tick;     /* makes the next rows; 0 when all are there */
  char            *shown;    /* all that they say; NULL: nothing yet */
  CfnTemplate     *template; /* whose uses are to be shown; NULL: they are */
  char            *section;  /* where it stands of which they are */
  char            *name;
  guint            later;    /* source id: shows them */
};

G_DEFINE_FINAL_TYPE (MillraceUsesSection, millrace_uses_section, MILLRACE_TYPE_SECTION)

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
show_uses (MillraceUsesSection *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  g_autoptr (GArray) uses = cfn_entry_find_uses (self->template, self->section, self->name);
  g_autofree char *shown = describe (uses);
  g_autofree char *title = NULL;

  millrace_release (g_steal_pointer (&self->template), (GDestroyNotify) cfn_template_unref);
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

static gboolean
later_cb (gpointer user_data)
{
  MillraceUsesSection *self = user_data;

  self->later = 0;
  show_uses (self);

  return G_SOURCE_REMOVE;
}

/* Those of another entry are shown at once; for the same one, all of the text is not searched at
 * each key. */
static void
millrace_uses_section_update (MillraceSection       *section,
                              const MillraceSubject *subject)
{
  MillraceUsesSection *self = MILLRACE_USES_SECTION (section);
  const char *place = subject->resource != NULL ? "Resources" : subject->section;
  const char *name = subject->resource != NULL ? subject->resource->id : subject->name;
  gboolean is_same = self->shown != NULL && g_strcmp0 (place, self->section) == 0
                     && g_strcmp0 (name, self->name) == 0;

  g_clear_pointer (&self->template, cfn_template_unref);
  self->template = cfn_template_ref (subject->template);
  if (is_same)
    {
      if (self->later == 0)
        self->later = g_timeout_add (LATER, later_cb, self);
      return;
    }

  g_clear_handle_id (&self->later, g_source_remove);
  g_free (self->section);
  g_free (self->name);
  self->section = g_strdup (place);
  self->name = g_strdup (name);
  show_uses (self);
}

static void
millrace_uses_section_dispose (GObject *object)
{
  g_clear_handle_id (&MILLRACE_USES_SECTION (object)->later, g_source_remove);

  G_OBJECT_CLASS (millrace_uses_section_parent_class)->dispose (object);
}

static void
millrace_uses_section_finalize (GObject *object)
{
  MillraceUsesSection *self = MILLRACE_USES_SECTION (object);

  g_clear_pointer (&self->uses, g_array_unref);
  g_clear_pointer (&self->template, cfn_template_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  g_free (self->section);
  g_free (self->name);

  G_OBJECT_CLASS (millrace_uses_section_parent_class)->finalize (object);
}

static void
millrace_uses_section_class_init (MillraceUsesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_uses_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = millrace_uses_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_uses_section_update;
}

static void
millrace_uses_section_init (MillraceUsesSection *self)
{
  self->rows = g_ptr_array_new ();
}
