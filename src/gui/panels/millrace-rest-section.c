/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-rest-section.h"

#include "cfn-fit.h"
#include "millrace-parts.h"

struct _MillraceRestSection
{
  MillraceSection      parent_instance;

  GPtrArray           *sections;
  const char * const  *claimed;
  GPtrArray           *others;    /* of char *: types that have to have it, too; NULL: none */
  GtkWidget           *root;      /* of all properties; is not seen itself */
};

G_DEFINE_FINAL_TYPE (MillraceRestSection, millrace_rest_section, MILLRACE_TYPE_SECTION)

static const MillraceFieldSpec root_spec = {
  .kind = MILLRACE_FIELD_PARTS, .property = "", .title = N_("Properties"),
};

static gboolean
is_shown_elsewhere (MillraceRestSection *self,
                    const char          *property)
{
  for (guint i = 0; self->claimed != NULL && self->claimed[i] != NULL; i++)
    {
      if (cfn_path_is_within (property, self->claimed[i]))
        return TRUE;
    }

  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      if (millrace_section_covers (g_ptr_array_index (self->sections, i), property))
        return TRUE;
    }

  return FALSE;
}

/* Whether all of the other types have a property of that name and kind. */
static gboolean
is_common (MillraceRestSection *self,
           const char          *property)
{
  g_autofree char *name = g_strndup (property, strcspn (property, ".["));
  const MillracePlace *place = millrace_field_get_place (MILLRACE_FIELD (self->root));
  CfnShape own, shape;

  if (place->type == NULL || !cfn_place_find (place->type, name, NULL, NULL, &own))
    return FALSE;

  for (guint i = 0; i < self->others->len; i++)
    {
      if (!cfn_place_find (g_ptr_array_index (self->others, i), name, NULL, NULL, &shape) ||
          shape.kind != own.kind)
        return FALSE;
    }

  return TRUE;
}

/* Whether all that is written at @property is shown elsewhere, which an object is of which other
 * sections show every part that is there. */
static gboolean
is_left_out (const char *property,
             CfnNode    *node,
             gpointer    user_data)
{
  MillraceRestSection *self = user_data;
  gboolean has_part = FALSE;

  if (is_shown_elsewhere (self, property) ||
      (self->others != NULL && !is_common (self, property)))
    return TRUE;
  if (node == NULL || node->kind != CFN_NODE_MAPPING || node->tag != NULL)
    return FALSE;

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);
      g_autofree char *path = key != NULL ? millrace_part_path (property, key, 0) : NULL;

      if (path == NULL || !is_left_out (path, child, self))
        return FALSE;
      has_part = TRUE;
    }

  return has_part;
}

static void
millrace_rest_section_update (MillraceSection       *section,
                              const MillraceSubject *subject)
{
  MillraceRestSection *self = MILLRACE_REST_SECTION (section);

  /* No title above nothing. */
  gtk_widget_set_visible (GTK_WIDGET (self),
                          !millrace_parts_is_empty (
                            millrace_field_ensure_parts (MILLRACE_FIELD (self->root))));
}

static void
millrace_rest_section_finalize (GObject *object)
{
  g_clear_pointer (&MILLRACE_REST_SECTION (object)->others, g_ptr_array_unref);

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
  self->root = millrace_section_add_field (MILLRACE_SECTION (self), &root_spec);
  millrace_parts_set_filter (millrace_field_ensure_parts (MILLRACE_FIELD (self->root)),
                             is_left_out, self);
  millrace_field_set_open (MILLRACE_FIELD (self->root), TRUE);
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

void
millrace_rest_section_set_others (MillraceRestSection *self,
                                  GPtrArray           *others)
{
  g_return_if_fail (MILLRACE_IS_REST_SECTION (self));

  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = g_ptr_array_ref (others);
}
