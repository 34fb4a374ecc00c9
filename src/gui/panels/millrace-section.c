/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-section.h"

typedef struct
{
  GPtrArray  *fields;   /* of MillraceField, owned by the group */
  GtkWidget  *help;
  CfnReading *reading;
  char       *id;
} MillraceSectionPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MillraceSection, millrace_section, ADW_TYPE_PREFERENCES_GROUP)

GtkWidget *
millrace_section_add_field (MillraceSection         *self,
                            const MillraceFieldSpec *spec)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  GtkWidget *row = millrace_field_row_new (spec);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (priv->fields, row);

  return row;
}

void
millrace_section_set_help (MillraceSection *self,
                           const char      *help)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  gtk_label_set_text (GTK_LABEL (priv->help), help != NULL ? help : "");
  gtk_widget_set_visible (priv->help, help != NULL);
}

void
millrace_section_show_fields (MillraceSection       *self,
                              const MillraceSubject *subject)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  for (guint i = 0; i < priv->fields->len; i++)
    {
      MillraceField *field = g_ptr_array_index (priv->fields, i);

      if (millrace_field_get_spec (field)->property != NULL)
        millrace_field_show (field, subject);
    }
}

void
millrace_section_show (MillraceSection       *self,
                       const MillraceSubject *subject)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  MillraceSectionClass *klass;
  CfnReading *previous;

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  /* The id may belong to the reading that is being let go. */
  previous = g_steal_pointer (&priv->reading);
  priv->reading = cfn_reading_ref (subject->reading);
  g_free (priv->id);
  priv->id = g_strdup (subject->resource->id);
  g_clear_pointer (&previous, cfn_reading_unref);

  millrace_section_show_fields (self, subject);

  klass = MILLRACE_SECTION_GET_CLASS (self);
  if (klass->update != NULL)
    klass->update (self, subject);
}

gboolean
millrace_section_get_subject (MillraceSection *self,
                              MillraceSubject *subject)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), FALSE);

  return millrace_subject_init (subject, priv->reading, priv->id);
}

gboolean
millrace_section_focus_first (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), FALSE);

  for (guint i = 0; i < priv->fields->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (priv->fields, i);

      if (gtk_widget_get_visible (row) && gtk_widget_is_sensitive (row) &&
          gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD))
        return TRUE;
    }

  return FALSE;
}

gboolean
millrace_section_covers (MillraceSection *self,
                         const char      *property)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), FALSE);

  for (guint i = 0; i < priv->fields->len; i++)
    {
      const MillraceFieldSpec *spec = millrace_field_get_spec (g_ptr_array_index (priv->fields, i));

      if (spec->property != NULL && g_str_equal (spec->property, property))
        return TRUE;
    }

  return FALSE;
}

void
millrace_section_get_fields (MillraceSection *self,
                             GPtrArray       *fields)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  g_ptr_array_extend (fields, priv->fields, NULL, NULL);
}

void
millrace_section_clear (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  for (guint i = 0; i < priv->fields->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (priv->fields, i));
  g_ptr_array_set_size (priv->fields, 0);
}

static void
millrace_section_finalize (GObject *object)
{
  MillraceSection *self = MILLRACE_SECTION (object);
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_ptr_array_unref (priv->fields);
  g_clear_pointer (&priv->reading, cfn_reading_unref);
  g_free (priv->id);

  G_OBJECT_CLASS (millrace_section_parent_class)->finalize (object);
}

static void
millrace_section_class_init (MillraceSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_section_finalize;
}

static void
millrace_section_init (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  priv->fields = g_ptr_array_new ();
  priv->help = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->help), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->help), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (priv->help), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_visible (priv->help, FALSE);
  gtk_widget_add_css_class (priv->help, "caption");
  gtk_widget_add_css_class (priv->help, "dim-label");
  gtk_widget_add_css_class (priv->help, "section-help");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), priv->help);
}

GtkWidget *
millrace_section_new (const MillraceSectionSpec *spec)
{
  GType type = spec->get_type != NULL ? spec->get_type () : MILLRACE_TYPE_SECTION;
  MillraceSection *self = g_object_new (type, "title", _(spec->title), NULL);

  for (guint i = 0; i < spec->n_fields; i++)
    millrace_section_add_field (self, &spec->fields[i]);
  if (spec->help != NULL)
    millrace_section_set_help (self, _(spec->help));

  return GTK_WIDGET (self);
}
