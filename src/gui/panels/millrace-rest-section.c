/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-rest-section.h"

/* More rows than this help nobody; the template itself is the better place then. */
#define MAX_ROWS 80

struct _MillraceRestSection
{
  MillraceSection      parent_instance;

  GPtrArray           *sections;
  const char * const  *claimed;
  GPtrArray           *specs;    /* of MillraceFieldSpec, for the rows of now */
  GtkWidget           *adder;
};

G_DEFINE_FINAL_TYPE (MillraceRestSection, millrace_rest_section, MILLRACE_TYPE_SECTION)

static const MillraceFieldSpec adder_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Add “Name: value”"),
};

static void
spec_free (gpointer data)
{
  MillraceFieldSpec *spec = data;

  g_free ((char *) spec->property);
  g_free (spec);
}

static gboolean
is_shown_elsewhere (MillraceRestSection *self,
                    const char          *property)
{
  for (guint i = 0; self->claimed != NULL && self->claimed[i] != NULL; i++)
    {
      gsize length = strlen (self->claimed[i]);

      if (strncmp (property, self->claimed[i], length) == 0 &&
          strchr (".[", property[length]) != NULL)
        return TRUE;
    }

  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      if (millrace_section_covers (g_ptr_array_index (self->sections, i), property))
        return TRUE;
    }

  return FALSE;
}

static void
collect (MillraceRestSection   *self,
         const MillraceSubject *subject,
         CfnNode               *node,
         const char            *property,
         GPtrArray             *properties)
{
  CfnValue value = cfn_value_of (subject->template, node);

  if (properties->len >= MAX_ROWS || (property[0] != '\0' && is_shown_elsewhere (self, property)))
    return;

  if (value.kind != CFN_VALUE_LIST && value.kind != CFN_VALUE_MAP)
    {
      g_ptr_array_add (properties, g_strdup (property));
      return;
    }

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      g_autoptr (CfnPath) path = cfn_path_parse (property, NULL);
      g_autofree char *below = NULL;

      if (path == NULL)
        path = cfn_path_new ();
      if (child->key != NULL)
        cfn_path_push_key (path, cfn_node_get_key (child) ? cfn_node_get_key (child) : "");
      else
        cfn_path_push_index (path, child->index);
      below = cfn_path_to_string (path);
      collect (self, subject, child, below, properties);
    }
}

static gboolean
same_properties (MillraceRestSection *self,
                 GPtrArray           *properties)
{
  if (properties->len != self->specs->len)
    return FALSE;

  for (guint i = 0; i < properties->len; i++)
    {
      MillraceFieldSpec *spec = g_ptr_array_index (self->specs, i);

      if (!g_str_equal (spec->property, g_ptr_array_index (properties, i)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
adder_edited_cb (MillraceRestSection *self,
                 const char          *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed, ":", 2);
  MillraceSubject subject;
  g_autofree char *path = NULL;

  if (g_strv_length (parts) != 2 ||
      !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  g_strstrip (parts[0]);
  g_strstrip (parts[1]);
  if (parts[0][0] == '\0' || parts[1][0] == '\0')
    return TRUE;

  path = millrace_subject_dup_path (&subject, parts[0]);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, parts[1]);
  gtk_editable_set_text (GTK_EDITABLE (self->adder), "");

  return TRUE;
}

static void
rebuild (MillraceRestSection *self,
         GPtrArray           *properties)
{
  MillraceSection *section = MILLRACE_SECTION (self);

  millrace_section_clear (section);
  g_ptr_array_set_size (self->specs, 0);

  for (guint i = 0; i < properties->len; i++)
    {
      MillraceFieldSpec *spec = g_new0 (MillraceFieldSpec, 1);

      spec->kind = MILLRACE_FIELD_SCALAR;
      spec->property = g_strdup (g_ptr_array_index (properties, i));
      spec->title = spec->property;
      g_ptr_array_add (self->specs, spec);
      millrace_section_add_field (section, spec);
    }

  self->adder = millrace_section_add_field (section, &adder_spec);
  g_signal_connect_swapped (self->adder, "edited", G_CALLBACK (adder_edited_cb), self);
}

static void
millrace_rest_section_update (MillraceSection       *section,
                              const MillraceSubject *subject)
{
  MillraceRestSection *self = MILLRACE_REST_SECTION (section);
  g_autoptr (GPtrArray) properties = g_ptr_array_new_with_free_func (g_free);

  if (subject->resource->properties != NULL)
    collect (self, subject, subject->resource->properties, "", properties);

  if (self->adder == NULL || !same_properties (self, properties))
    {
      rebuild (self, properties);
      millrace_section_show_fields (section, subject);
    }
}

static void
millrace_rest_section_finalize (GObject *object)
{
  MillraceRestSection *self = MILLRACE_REST_SECTION (object);

  g_ptr_array_unref (self->specs);

  G_OBJECT_CLASS (millrace_rest_section_parent_class)->finalize (object);
}

static void
millrace_rest_section_class_init (MillraceRestSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_rest_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_rest_section_update;
}

static void
millrace_rest_section_init (MillraceRestSection *self)
{
  self->specs = g_ptr_array_new_with_free_func (spec_free);
}

GtkWidget *
millrace_rest_section_new (const char         *title,
                           GPtrArray          *sections,
                           const char * const *claimed)
{
  MillraceRestSection *self = g_object_new (MILLRACE_TYPE_REST_SECTION, "title", title, NULL);

  self->sections = sections;
  self->claimed = claimed;

  return GTK_WIDGET (self);
}
