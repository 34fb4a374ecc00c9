/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-name-section.h"

#include "cfn-change.h"
#include "millrace-edit.h"
#include "millrace-tooltip.h"

struct _MillraceNameSection
{
  MillraceSection  parent_instance;

  GtkWidget       *id;
  GtkWidget       *remove;   /* of an entry; else NULL */
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
  g_autofree char *name = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (!millrace_section_get_subject (user_data, &subject))
    return NULL;

  name = subject.resource != NULL ? g_strdup (subject.resource->id)
                                  : g_strconcat (subject.section, ".", subject.name, NULL);
  edit = cfn_change_rename (subject.template, name, typed, &error);

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

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  if (subject.resource == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.rename-entry", "(sss)", subject.section,
                                subject.name, typed);
  else
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

/* What is no card is removed here. */
static void
show_remove (MillraceNameSection   *self,
             const MillraceSubject *subject)
{
  if (self->remove == NULL)
    {
      self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
      gtk_widget_add_css_class (self->remove, "flat");
      millrace_tooltip_set (self->remove, _("Remove…"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove…"), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "win.remove-entry");
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->remove);
    }

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "(ss)", subject->section,
                                    subject->name);
}

static void
millrace_name_section_update (MillraceSection       *section,
                              const MillraceSubject *subject)
{
  millrace_edit_show (MILLRACE_NAME_SECTION (section)->id,
                      subject->resource != NULL ? subject->resource->id : subject->name);
  if (subject->resource == NULL)
    show_remove (MILLRACE_NAME_SECTION (section), subject);
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
