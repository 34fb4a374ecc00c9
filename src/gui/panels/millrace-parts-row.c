/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-parts-row.h"

#include "millrace-icon.h"
#include "millrace-spelling.h"
#include "millrace-tail.h"

/* What is longer in the text is told by its number of parts: nobody reads it in one line. */
#define MAX_SUMMARY_BYTES 400
#define MAX_SUMMARY_CHARS 60

struct _MillracePartsRow
{
  MillraceRow  parent_instance;

  GtkWidget   *arrow;
};

static void millrace_parts_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillracePartsRow, millrace_parts_row, MILLRACE_TYPE_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_parts_row_field_init))

static char *
count_parts (const CfnNode *node)
{
  const guint n = node->n_children;

  return node->kind == CFN_NODE_SEQUENCE
           ? g_strdup_printf (g_dngettext (NULL, "%u item", "%u items", n), n)
           : g_strdup_printf (g_dngettext (NULL, "%u entry", "%u entries", n), n);
}

/* What is in @node without the brackets around it. */
static char *
summarize (const CfnNode *node)
{
  g_autofree char *line = NULL;
  glong length;

  if (node->n_children == 0 || node->span.end - node->span.start > MAX_SUMMARY_BYTES)
    return count_parts (node);

  line = millrace_spelling_of_node (node);
  length = g_utf8_strlen (line, -1);
  if (length < 2 || length > MAX_SUMMARY_CHARS)
    return count_parts (node);

  return g_utf8_substring (line, 1, length - 1);
}

static void
millrace_parts_row_show_value (MillraceField         *field,
                               const MillraceSubject *subject,
                               const CfnValue        *value)
{
  MillracePartsRow *self = MILLRACE_PARTS_ROW (field);
  const MillraceFieldSpec *spec = millrace_field_get_spec (field);
  const gboolean is_open = millrace_field_get_open (field);
  g_autofree char *subtitle = NULL;

  if (value->kind >= CFN_VALUE_REF)
    subtitle = cfn_value_to_label (value);
  else if (value->node != NULL && value->node->kind != CFN_NODE_SCALAR)
    subtitle = summarize (value->node);
  else
    subtitle = g_strdup (spec->required ? _("Needed, not set") : _("Not set"));

  millrace_row_set_subtitle (MILLRACE_ROW (self), subtitle);
  millrace_icon_set (GTK_IMAGE (self->arrow), is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_EXPANDED, is_open,
                               -1);
}

static void
millrace_parts_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_parts_row_show_value;
}

static void
millrace_parts_row_activate (MillraceRow *row)
{
  MillraceField *field = MILLRACE_FIELD (row);

  millrace_field_set_open (field, !millrace_field_get_open (field));
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *is_open,
         gpointer   user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  /* In an entry within the row the arrows move the cursor. */
  if (focus != widget
      || millrace_field_get_open (MILLRACE_FIELD (widget)) == g_variant_get_boolean (is_open))
    return GDK_EVENT_PROPAGATE;

  millrace_field_set_open (MILLRACE_FIELD (widget), g_variant_get_boolean (is_open));

  return GDK_EVENT_STOP;
}

static void
millrace_parts_row_class_init (MillracePartsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  MILLRACE_ROW_CLASS (klass)->activate = millrace_parts_row_activate;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, open_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, open_cb, "b", FALSE);
}

static void
millrace_parts_row_init (MillracePartsRow *self)
{
  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  gtk_widget_add_css_class (self->arrow, "dim-label");
  millrace_row_add_suffix (MILLRACE_ROW (self), millrace_tail_new (MILLRACE_FIELD (self)));
  millrace_row_add_suffix (MILLRACE_ROW (self), self->arrow);
  millrace_row_set_one_line (MILLRACE_ROW (self));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "parts");
}

GtkWidget *
millrace_parts_row_new (const MillraceFieldSpec *spec)
{
  g_autofree char *title = millrace_field_spec_dup_row_title (spec);
  GtkWidget *self = g_object_new (MILLRACE_TYPE_PARTS_ROW, NULL);

  millrace_row_set_title (MILLRACE_ROW (self), title);
  millrace_field_set_spec (MILLRACE_FIELD (self), spec);
  if (spec->kind == MILLRACE_FIELD_ANY || g_strcmp0 (spec->property, "") == 0)
    gtk_widget_set_visible (self, FALSE);

  return self;
}
