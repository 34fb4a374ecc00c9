/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-values-section.h"

#include "cfn-parameter.h"
#include "millrace-row.h"
#include "millrace-tooltip.h"

/* A row of a value, and what it is about. */
typedef struct
{
  MillraceFieldSpec  spec;
  char              *property;
  char              *title;
} Value;

struct _MillraceValuesSection
{
  MillraceSection  parent_instance;

  GPtrArray       *values;   /* of Value, for the rows of now */
  GtkWidget       *adder;
  gboolean         refocus;  /* the next value is typed right after the last */
};

G_DEFINE_FINAL_TYPE (MillraceValuesSection, millrace_values_section, MILLRACE_TYPE_SECTION)

static const MillraceFieldSpec adder_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Add a Value"),
};

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->property);
  g_free (value->title);
  g_free (value);
}

static Value *
value_new (guint index)
{
  Value *value = g_new0 (Value, 1);

  value->property = g_strdup_printf ("AllowedValues[%u]", index);
  /* Translators: the first, second … of the values that a parameter may have */
  value->title = g_strdup_printf (_("Value %u"), index + 1);
  value->spec.kind = MILLRACE_FIELD_SCALAR;
  value->spec.property = value->property;
  value->spec.title = value->title;

  return value;
}

static guint
count_values (const MillraceSubject *subject)
{
  CfnParameter parameter;

  cfn_parameter_read (&parameter, millrace_subject_get_node (subject, ""));
  return parameter.allowed_values != NULL ? parameter.allowed_values->n_children : 0;
}

static gboolean
adder_edited_cb (MillraceSection *section,
                 const char      *typed)
{
  MillraceValuesSection *self = MILLRACE_VALUES_SECTION (section);
  g_autofree char *property = NULL;
  g_autofree char *path = NULL;
  MillraceSubject subject;

  if (typed[0] == '\0' || !millrace_section_get_subject (section, &subject))
    return TRUE;

  property = g_strdup_printf ("AllowedValues[%u]", count_values (&subject));
  path = millrace_subject_dup_path (&subject, property);
  self->refocus = gtk_widget_get_focus_child (GTK_WIDGET (section)) != NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  gtk_widget_activate_action (GTK_WIDGET (section), "win.set-text", "(ss)", path, typed);

  return TRUE;
}

static void
remove_cb (GtkWidget     *button,
           MillraceField *field)
{
  millrace_field_commit (field, "");
}

static void
add_remover (GtkWidget *row)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  millrace_tooltip_set (remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), row, 0);
  millrace_row_add_suffix (MILLRACE_ROW (row), remove);
}

static void
rebuild (MillraceValuesSection *self,
         guint                  n)
{
  MillraceSection *section = MILLRACE_SECTION (self);

  millrace_section_clear (section);
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < n; i++)
    {
      Value *value = value_new (i);

      g_ptr_array_add (self->values, value);
      add_remover (millrace_section_add_field (section, &value->spec));
    }

  self->adder = millrace_section_add_field (section, &adder_spec);
  g_signal_connect_object (self->adder, "edited", G_CALLBACK (adder_edited_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
millrace_values_section_update (MillraceSection       *section,
                                const MillraceSubject *subject)
{
  MillraceValuesSection *self = MILLRACE_VALUES_SECTION (section);
  const guint n = count_values (subject);

  if (self->adder != NULL && n == self->values->len)
    return;

  rebuild (self, n);
  millrace_section_show_fields (section, subject);
  if (self->refocus)
    gtk_widget_grab_focus (self->adder);
  self->refocus = FALSE;
}

static void
millrace_values_section_finalize (GObject *object)
{
  MillraceValuesSection *self = MILLRACE_VALUES_SECTION (object);

  g_ptr_array_unref (self->values);

  G_OBJECT_CLASS (millrace_values_section_parent_class)->finalize (object);
}

static void
millrace_values_section_class_init (MillraceValuesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_values_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_values_section_update;
}

static void
millrace_values_section_init (MillraceValuesSection *self)
{
  self->values = g_ptr_array_new_with_free_func (value_free);
}
