/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-name-section.h"

struct _MillraceNameSection
{
  MillraceSection  parent_instance;

  GtkWidget       *id;
};

G_DEFINE_FINAL_TYPE (MillraceNameSection, millrace_name_section, MILLRACE_TYPE_SECTION)

static void
millrace_name_section_update (MillraceSection       *section,
                              const MillraceSubject *subject)
{
  MillraceNameSection *self = MILLRACE_NAME_SECTION (section);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->id)), subject->resource->id))
    gtk_editable_set_text (GTK_EDITABLE (self->id), subject->resource->id);
}

static void
millrace_name_section_class_init (MillraceNameSectionClass *klass)
{
  MILLRACE_SECTION_CLASS (klass)->update = millrace_name_section_update;
}

static void
millrace_name_section_init (MillraceNameSection *self)
{
  self->id = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->id), _("Logical ID"));
  gtk_editable_set_editable (GTK_EDITABLE (self->id), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->id);
}
