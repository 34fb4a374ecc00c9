/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-raw-section.h"

#include "cfn-path.h"
#include "cfn-section.h"
#include "millrace-row.h"
#include "millrace-tooltip.h"

struct _MillraceRawSection
{
  MillraceSection  parent_instance;

  GPtrArray       *rows;    /* of GtkWidget, owned by the group */
  char            *shown;   /* all that they say; NULL: nothing yet */
};

G_DEFINE_FINAL_TYPE (MillraceRawSection, millrace_raw_section, MILLRACE_TYPE_SECTION)

static const struct
{
  CfnSectionKind  kind;
  const char     *name;
  const char     *title;
} sections[] = {
  { CFN_SECTION_METADATA, "Metadata", N_("Metadata") },
  { CFN_SECTION_GLOBALS, "Globals", N_("Globals") },
  { CFN_SECTION_HOOKS, "Hooks", N_("Hooks") },
};

static GtkWidget *
build_row (const char *title,
           const char *name,
           const char *path)
{
  GtkWidget *row = millrace_row_new (name, title);

  millrace_row_set_action (MILLRACE_ROW (row), "win.show-source-path", g_variant_new_string (path));
  millrace_tooltip_set (row, _("Show in the text"));

  return row;
}

static void
add_rows (MillraceRawSection *self,
          CfnTemplate        *template,
          guint               index)
{
  g_autoptr (GArray) entries = cfn_template_get_entries (template, sections[index].kind);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      g_autoptr (CfnPath) way = cfn_path_new ();
      g_autofree char *path = NULL;
      GtkWidget *row;

      if (entry->name == NULL)
        continue;

      cfn_path_push_key (way, sections[index].name);
      cfn_path_push_key (way, entry->name);
      path = cfn_path_to_string (way);
      row = build_row (_(sections[index].title), entry->name, path);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static char *
describe (CfnTemplate *template)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GArray) entries = cfn_template_get_entries (template, sections[i].kind);

      for (guint j = 0; j < entries->len; j++)
        g_string_append_printf (text, "%s.%s\n", sections[i].name,
                                g_array_index (entries, CfnSectionEntry, j).name);
    }

  return g_string_free (text, FALSE);
}

static void
millrace_raw_section_update (MillraceSection       *section,
                             const MillraceSubject *subject)
{
  MillraceRawSection *self = MILLRACE_RAW_SECTION (section);
  g_autofree char *shown = describe (subject->template);

  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    add_rows (self, subject->template, i);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
millrace_raw_section_finalize (GObject *object)
{
  MillraceRawSection *self = MILLRACE_RAW_SECTION (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_raw_section_parent_class)->finalize (object);
}

static void
millrace_raw_section_class_init (MillraceRawSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_raw_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_raw_section_update;
}

static void
millrace_raw_section_init (MillraceRawSection *self)
{
  self->rows = g_ptr_array_new ();
}
