/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-name-section.h"

#include "cfn-change.h"
#include "millrace-edit.h"

struct _MillraceNameSection
{
  MillraceSection  parent_instance;

  GtkWidget       *id;
};

G_DEFINE_FINAL_TYPE (MillraceNameSection, millrace_name_section, MILLRACE_TYPE_SECTION)

static const MillraceFieldSpec id_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Logical ID"), .required = TRUE,
};

/* The change itself is the judge: it knows what is a name, which are taken, and which references
 * could not follow. */
static char *
check_id (const char *typed,
          gpointer    user_data)
{
  MillraceSubject subject;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (!millrace_section_get_subject (user_data, &subject))
    return NULL;

  edit = cfn_change_rename (subject.template, subject.resource->id, typed, &error);

  return edit == NULL ? g_strdup (error->message) : NULL;
}

static void
changed_cb (MillraceNameSection *self)
{
  millrace_section_set_help (MILLRACE_SECTION (self), millrace_edit_get_problem (self->id));
}

static gboolean
edited_cb (MillraceNameSection *self,
           const char          *typed)
{
  MillraceSubject subject;

  if (millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.rename", "(ss)", subject.resource->id,
                                typed);

  return TRUE;
}

void
millrace_name_section_focus_id (MillraceNameSection *self)
{
  g_return_if_fail (MILLRACE_IS_NAME_SECTION (self));

  gtk_widget_grab_focus (self->id);
  gtk_editable_select_region (GTK_EDITABLE (self->id), 0, -1);
}

static void
millrace_name_section_update (MillraceSection       *section,
                              const MillraceSubject *subject)
{
  millrace_edit_show (MILLRACE_NAME_SECTION (section)->id, subject->resource->id);
}

static void
millrace_name_section_class_init (MillraceNameSectionClass *klass)
{
  MILLRACE_SECTION_CLASS (klass)->update = millrace_name_section_update;
}

static void
millrace_name_section_init (MillraceNameSection *self)
{
  /* None of the section's fields: whoever opens the properties wants another than the id first. */
  self->id = millrace_field_row_new (&id_spec);
  millrace_edit_set_check (self->id, check_id, self);
  g_signal_connect_swapped (self->id, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->id, "edited", G_CALLBACK (edited_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->id);
}
