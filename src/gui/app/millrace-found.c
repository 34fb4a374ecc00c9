/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-found.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-tooltip.h"

struct _MillraceFound
{
  GObject       parent_instance;

  char         *title;
  char         *group;
  char         *action;
  char         *detail;
  char         *keys;
  char         *why_not;
  char         *icon_name;
  char         *style_class;
  GByteArray   *hits;
  MillraceMark  mark;
};

G_DEFINE_FINAL_TYPE (MillraceFound, millrace_found, G_TYPE_OBJECT)

/* --- what is said of it ----------------------------------------------------------------------- */

static char *
dup_keys_label (const char *keys)
{
  GdkModifierType modifiers;
  guint keyval;

  if (keys == NULL || !gtk_accelerator_parse (keys, &keyval, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (keyval, modifiers);
}

char *
millrace_found_describe (MillraceFound *self)
{
  g_autofree char *keys = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_return_val_if_fail (MILLRACE_IS_FOUND (self), NULL);

  keys = dup_keys_label (self->keys);
  g_ptr_array_add (parts, self->title);
  if (self->detail != NULL)
    g_ptr_array_add (parts, self->detail);
  if (self->mark != MILLRACE_MARK_NONE)
    g_ptr_array_add (parts, (char *) (self->mark == MILLRACE_MARK_ON ? _("on") : _("off")));
  if (self->why_not != NULL)
    g_ptr_array_add (parts, self->why_not);
  else if (keys != NULL)
    g_ptr_array_add (parts, keys);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

/* --- its row ---------------------------------------------------------------------------------- */

/* The letters that answer what was typed stand out. */
static PangoAttrList *
list_hits (MillraceFound *self)
{
  PangoAttrList *list = pango_attr_list_new ();
  const char *p = self->title;

  for (guint i = 0; self->hits != NULL && i < self->hits->len && *p != '\0'; i++)
    {
      const char *next = g_utf8_next_char (p);

      if (self->hits->data[i])
        {
          PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

          bold->start_index = (guint) (p - self->title);
          bold->end_index = (guint) (next - self->title);
          pango_attr_list_insert (list, bold);
        }
      p = next;
    }

  return list;
}

static GtkWidget *
create_label (const char *text,
              const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  millrace_tooltip_tell_cut (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);

  return label;
}

static GtkWidget *
create_words (MillraceFound *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title = create_label (self->title, "title");
  g_autoptr (PangoAttrList) hits = list_hits (self);
  const char *below = self->why_not != NULL ? self->why_not : self->detail;

  gtk_label_set_attributes (GTK_LABEL (title), hits);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  if (below != NULL && *below != '\0')
    gtk_box_append (GTK_BOX (words), create_label (below, "detail"));

  return words;
}

static void
append_icon (GtkBox     *box,
             const char *icon_name,
             const char *style_class)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  if (style_class != NULL)
    gtk_widget_add_css_class (icon, style_class);
  gtk_box_append (box, icon);
}

GtkWidget *
millrace_found_create_row (MillraceFound *self)
{
  GtkWidget *row;
  GtkWidget *box;
  g_autofree char *keys = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (MILLRACE_IS_FOUND (self), NULL);

  row = g_object_new (GTK_TYPE_LIST_BOX_ROW,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_OPTION, NULL);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  keys = dup_keys_label (self->keys);
  description = millrace_found_describe (self);

  if (self->icon_name != NULL)
    append_icon (GTK_BOX (box), self->icon_name, self->style_class);
  gtk_box_append (GTK_BOX (box), create_words (self));
  if (self->mark == MILLRACE_MARK_ON)
    append_icon (GTK_BOX (box), "object-select-symbolic", NULL);
  if (keys != NULL)
    {
      GtkWidget *label = gtk_label_new (keys);

      gtk_widget_add_css_class (label, "keys");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (self->why_not != NULL)
    gtk_widget_add_css_class (row, "impossible");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "found");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_DISABLED,
                               self->why_not != NULL, -1);

  return row;
}

/* --- the value -------------------------------------------------------------------------------- */

static void
set_string (char       **place,
            const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

void
millrace_found_set_detail (MillraceFound *self,
                           const char    *detail)
{
  g_return_if_fail (MILLRACE_IS_FOUND (self));

  set_string (&self->detail, detail);
}

void
millrace_found_set_keys (MillraceFound *self,
                         const char    *keys)
{
  g_return_if_fail (MILLRACE_IS_FOUND (self));

  set_string (&self->keys, keys);
}

void
millrace_found_set_why_not (MillraceFound *self,
                            const char    *why_not)
{
  g_return_if_fail (MILLRACE_IS_FOUND (self));

  set_string (&self->why_not, why_not);
}

void
millrace_found_set_mark (MillraceFound *self,
                         MillraceMark   mark)
{
  g_return_if_fail (MILLRACE_IS_FOUND (self));

  self->mark = mark;
}

void
millrace_found_set_icon (MillraceFound *self,
                         const char    *icon_name,
                         const char    *style_class)
{
  g_return_if_fail (MILLRACE_IS_FOUND (self));

  set_string (&self->icon_name, icon_name);
  set_string (&self->style_class, style_class);
}

void
millrace_found_set_hits (MillraceFound *self,
                         GByteArray    *hits)
{
  g_return_if_fail (MILLRACE_IS_FOUND (self));

  g_clear_pointer (&self->hits, g_byte_array_unref);
  if (hits != NULL)
    self->hits = g_byte_array_ref (hits);
}

const char *
millrace_found_get_title (MillraceFound *self)
{
  g_return_val_if_fail (MILLRACE_IS_FOUND (self), NULL);

  return self->title;
}

const char *
millrace_found_get_group (MillraceFound *self)
{
  g_return_val_if_fail (MILLRACE_IS_FOUND (self), NULL);

  return self->group;
}

const char *
millrace_found_get_detail (MillraceFound *self)
{
  g_return_val_if_fail (MILLRACE_IS_FOUND (self), NULL);

  return self->detail;
}

const char *
millrace_found_get_action (MillraceFound *self)
{
  g_return_val_if_fail (MILLRACE_IS_FOUND (self), NULL);

  return self->action;
}

const char *
millrace_found_get_why_not (MillraceFound *self)
{
  g_return_val_if_fail (MILLRACE_IS_FOUND (self), NULL);

  return self->why_not;
}

static void
millrace_found_finalize (GObject *object)
{
  MillraceFound *self = MILLRACE_FOUND (object);

  g_free (self->title);
  g_free (self->group);
  g_free (self->action);
  g_free (self->detail);
  g_free (self->keys);
  g_free (self->why_not);
  g_free (self->icon_name);
  g_free (self->style_class);
  g_clear_pointer (&self->hits, g_byte_array_unref);

  G_OBJECT_CLASS (millrace_found_parent_class)->finalize (object);
}

static void
millrace_found_class_init (MillraceFoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_found_finalize;
}

static void
millrace_found_init (MillraceFound *self)
{
}

MillraceFound *
millrace_found_new (const char *title,
                    const char *group,
                    const char *action)
{
  MillraceFound *self = g_object_new (MILLRACE_TYPE_FOUND, NULL);

  self->title = g_strdup (title);
  self->group = g_strdup (group);
  self->action = g_strdup (action);

  return self;
}

char *
millrace_found_dup_action (const char *action,
                           GVariant   *target)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (target);

  return g_action_print_detailed_name (action, kept);
}
