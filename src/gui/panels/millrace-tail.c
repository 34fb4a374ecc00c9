/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-tail.h"

#include "millrace-mode-popover.h"
#include "millrace-replacement.h"
#include "millrace-tooltip.h"

struct _MillraceTail
{
  GtkWidget      parent_instance;

  MillraceField *field;   /* an ancestor */
  GtkWidget     *replaces;  /* NULL: never needed */
  GtkWidget     *reset;     /* likewise */
  GtkWidget     *mode;
};

G_DEFINE_FINAL_TYPE (MillraceTail, millrace_tail, GTK_TYPE_WIDGET)

static GtkWidget *
add_button (MillraceTail *self,
            const char   *icon,
            GCallback     clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_swapped (button, "clicked", clicked_cb, self);

  return button;
}

static void
name_button (GtkWidget  *button,
             const char *name)
{
  if (g_strcmp0 (millrace_tooltip_get (button), name) == 0)
    return;

  millrace_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
reset_cb (MillraceTail *self)
{
  millrace_field_commit (self->field, "");
}

static void
mode_cb (MillraceTail *self)
{
  millrace_mode_popover_open (self->field, MILLRACE_MODE_ANY);
}

/* A text is reset by emptying it, a choice by choosing the default: there it would only take room.
 */
static gboolean
needs_reset (const MillraceFieldSpec *spec)
{
  switch (spec->kind)
    {
    case MILLRACE_FIELD_TEXT:
    case MILLRACE_FIELD_SCALAR:
    case MILLRACE_FIELD_CHOICE:
    case MILLRACE_FIELD_RESOURCE:
      return spec->is_item;

    default:
      return !spec->required && !spec->is_branch;
    }
}

/* Help, or another way to give the value. */
static gboolean
has_something_to_say (MillraceTail            *self,
                      const MillraceFieldSpec *spec)
{
  MillraceSubject subject;

  return spec->help != NULL || spec->is_entry ||
         (millrace_field_get_subject (self->field, &subject) &&
          millrace_subject_takes_functions (&subject,
                                            millrace_field_get_property (self->field)));
}

/* Quiet until something is changed: the row then says more. */
static void
show_replacement (MillraceTail *self)
{
  const char *word = millrace_replacement_get_word (millrace_field_get_place (self->field));

  if (word != NULL && self->replaces == NULL)
    {
      self->replaces = gtk_image_new_from_icon_name ("view-refresh-symbolic");
      gtk_widget_add_css_class (self->replaces, "replaces");
      gtk_widget_insert_after (self->replaces, GTK_WIDGET (self), NULL);
    }
  if (self->replaces == NULL)
    return;

  gtk_widget_set_visible (self->replaces, word != NULL);
  if (g_strcmp0 (millrace_tooltip_get (self->replaces), word) == 0)
    return;
  millrace_tooltip_set (self->replaces, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->replaces),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, word != NULL ? word : "",
                                  -1);
}

static void
show_reset (MillraceTail            *self,
            const MillraceFieldSpec *spec,
            gboolean                 is_needed)
{
  if (self->reset == NULL && !is_needed)
    return;
  if (self->reset == NULL)
    {
      self->reset = add_button (self, spec->is_item ? "list-remove-symbolic"
                                                    : "edit-undo-symbolic",
                                G_CALLBACK (reset_cb));
      gtk_widget_add_css_class (self->reset, "reset");
      gtk_widget_insert_before (self->reset, GTK_WIDGET (self), self->mode);
      name_button (self->reset, spec->is_item ? _("Remove") : _("Reset to Default"));
    }

  gtk_widget_set_visible (self->reset, is_needed);
}

void
millrace_tail_show (MillraceTail   *self,
                    const CfnValue *value)
{
  const MillraceFieldSpec *spec;
  g_autofree char *name = NULL;

  g_return_if_fail (MILLRACE_IS_TAIL (self));

  spec = millrace_field_get_spec (self->field);
  show_replacement (self);
  show_reset (self, spec, value->node != NULL && needs_reset (spec));

  /* Translators: %s is the name of a property */
  name = g_strdup_printf (_("How %s Is Given"), millrace_field_spec_get_title (spec));
  name_button (self->mode, name);
  gtk_widget_set_visible (self->mode, has_something_to_say (self, spec));
  if (value->kind >= CFN_VALUE_REF)
    gtk_widget_add_css_class (self->mode, "is-function");
  else
    gtk_widget_remove_css_class (self->mode, "is-function");
}

static void
millrace_tail_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_tail_parent_class)->dispose (object);
}

static void
millrace_tail_class_init (MillraceTailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_tail_dispose;
  gtk_widget_class_set_css_name (widget_class, "tail");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
millrace_tail_init (MillraceTail *self)
{
  self->mode = add_button (self, "view-more-symbolic", G_CALLBACK (mode_cb));
  gtk_widget_add_css_class (self->mode, "mode");
}

GtkWidget *
millrace_tail_new (MillraceField *field)
{
  MillraceTail *self = g_object_new (MILLRACE_TYPE_TAIL, NULL);

  self->field = field;
  millrace_field_set_tail (field, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
