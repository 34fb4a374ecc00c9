/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-replacement.h"

#include "millrace-beside-layout.h"
#include "millrace-label.h"

/* Pixels between the sign and the words. */
#define SPACING 10

const char *
millrace_replacement_get_word (const MillracePlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (!place->has_shape)
    return NULL;

  switch (place->property.replaces)
    {
    case CFN_REPLACE_YES:
      return _("A change replaces the resource");
    case CFN_REPLACE_MAYBE:
      return _("Some changes replace the resource");
    case CFN_REPLACE_NO:
    default:
      return NULL;
    }
}

/* CloudFormation User Guide, UpdateReplacePolicy: what becomes of the resource that is replaced. */
static gboolean
is_kept (const CfnResource *resource)
{
  CfnNode *policy = cfn_node_get (resource->node, "UpdateReplacePolicy");

  return cfn_node_is_string (policy, "Retain") || cfn_node_is_string (policy, "Snapshot");
}

static char *
word_loss (const CfnResource *resource)
{
  CfnCatalogueType type;

  if (is_kept (resource))
    return g_strdup (_("The old one is kept beside it, as UpdateReplacePolicy says."));
  if (cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type)
      && type.is_stateful)
    return g_strdup_printf (_("What is in %s is lost with the old one: set UpdateReplacePolicy to "
                              "keep it."), resource->id);

  return g_strdup_printf (_("%s gets another name and ARN, unless its name is set."),
                          resource->id);
}

char *
millrace_replacement_explain (const MillracePlace   *place,
                              const MillraceSubject *subject)
{
  g_autofree char *loss = NULL;

  g_return_val_if_fail (place != NULL && subject != NULL, NULL);

  if (!place->has_shape || place->property.replaces == CFN_REPLACE_NO
      || subject->resource == NULL)
    return NULL;

  loss = word_loss (subject->resource);

  return place->property.replaces == CFN_REPLACE_YES
           /* Translators: %s is the name of a property, then a sentence about what is lost */
           ? g_strdup_printf (_("Once deployed, another %s makes CloudFormation put a new resource "
                                "in the place of this one. %s"), place->property.name, loss)
           : g_strdup_printf (_("Once deployed, another %s can make CloudFormation put a new "
                                "resource in the place of this one. %s"),
                              place->property.name, loss);
}

GtkWidget *
millrace_replacement_row_new (const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = millrace_label_new ("caption");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  millrace_label_set_text (MILLRACE_LABEL (label), sentence);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_layout_manager (box, millrace_beside_layout_new (SPACING));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "note");
  gtk_widget_add_css_class (row, "replacement");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);

  return row;
}
