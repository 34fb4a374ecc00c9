/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-add-row.h"

#include "millrace-facts.h"
#include "millrace-offer-list.h"
#include "millrace-popover.h"

struct _MillraceAddRow
{
  AdwPreferencesRow  parent_instance;

  MillraceParts     *parts;
  MillracePartsKind  kind;
  GtkWidget         *button;   /* or NULL */
  GtkWidget         *entry;    /* of a map */
};

G_DEFINE_FINAL_TYPE (MillraceAddRow, millrace_add_row, ADW_TYPE_PREFERENCES_ROW)

gboolean
millrace_add_row_fits (MillraceAddRow    *self,
                       MillracePartsKind  kind)
{
  g_return_val_if_fail (MILLRACE_IS_ADD_ROW (self), FALSE);

  return self->kind == kind;
}

const char *
millrace_add_row_get_property (MillraceAddRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_ADD_ROW (self), NULL);

  return millrace_parts_get_property (self->parts);
}

static void
chosen_cb (MillraceAddRow *self,
           const char     *name,
           GtkWidget      *list)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER)));
  millrace_parts_add (self->parts, name);
}

/* What the catalogue knows of, by name and with what it takes. */
static void
open_properties (MillraceAddRow *self)
{
  g_autoptr (GPtrArray) open = millrace_parts_list_open (self->parts);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = millrace_offer_list_new (_("Find a property"));

  for (guint i = 0; i < open->len; i++)
    {
      const MillracePart *part = g_ptr_array_index (open, i);
      g_autofree char *kind = millrace_facts_of_shape (&part->place);

      millrace_offer_list_add (MILLRACE_OFFER_LIST (list), part->title, part->title, kind);
    }

  g_signal_connect_object (list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  millrace_popover_open (popover, self->button);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static void
clicked_cb (MillraceAddRow *self)
{
  if (self->kind == MILLRACE_PARTS_OBJECT)
    open_properties (self);
  else
    millrace_parts_add (self->parts, NULL);
}

static void
entered_cb (MillraceAddRow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (
    GTK_EDITABLE (self->entry))));

  if (name[0] == '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  millrace_parts_add (self->parts, name);
}

static void
millrace_add_row_class_init (MillraceAddRowClass *klass)
{
}

static void
millrace_add_row_init (MillraceAddRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "add-row");
}

static void
build_button (MillraceAddRow *self,
              const char     *label)
{
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_widget_set_halign (content, GTK_ALIGN_START);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->button);
}

static void
build_entry (MillraceAddRow *self,
             const char     *label)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), label);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "list-add-symbolic");
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->entry);
}

GtkWidget *
millrace_add_row_new (MillraceParts     *parts,
                      MillracePartsKind  kind,
                      guint              depth)
{
  MillraceAddRow *self = g_object_new (MILLRACE_TYPE_ADD_ROW, NULL);
  g_autofree char *name = g_strdup_printf ("depth-%u", depth);

  self->parts = parts;
  self->kind = kind;
  gtk_widget_add_css_class (GTK_WIDGET (self), name);

  if (kind == MILLRACE_PARTS_MAP)
    build_entry (self, _("Add an entry: its name"));
  else
    build_button (self, kind == MILLRACE_PARTS_OBJECT ? _("Add Property…") : _("Add Item"));

  return GTK_WIDGET (self);
}
