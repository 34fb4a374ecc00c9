/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-choice-row.h"

#include "cfn-section.h"
#include "millrace-mode-popover.h"
#include "millrace-spelling.h"
#include "millrace-tail.h"

/* Stands for the choice that opens a line for YAML; no template can hold it. */
#define FREE_VALUE "\001"

struct _MillraceChoiceRow
{
  AdwComboRow  parent_instance;

  GPtrArray   *values;   /* of char *, as they are committed; "" resets */
  guint        shown;
  char        *line;     /* the value in the template as YAML */
  gboolean     is_full;  /* the list has all choices */
  gulong       selected_handler;
};

static void millrace_choice_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceChoiceRow, millrace_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_choice_row_field_init))

static void
selected_cb (MillraceChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const char *value;

  if (selected >= self->values->len || selected == self->shown)
    return;

  value = g_ptr_array_index (self->values, selected);
  if (g_str_equal (value, FREE_VALUE))
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), self->shown);
      millrace_mode_popover_open (MILLRACE_FIELD (self), MILLRACE_MODE_YAML);
      return;
    }

  self->shown = selected;
  millrace_field_commit (MILLRACE_FIELD (self), value);
}

static void
add_choice (MillraceChoiceRow *self,
            GtkStringList     *labels,
            const char        *value,
            const char        *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (labels, label);
}

static const MillraceChoice *
get_choices (const MillraceFieldSpec *spec)
{
  return spec->get_choices != NULL ? spec->get_choices () : spec->choices;
}

static const char *
get_label (const MillraceFieldSpec *spec,
           const MillraceChoice    *choice)
{
  if (choice->label == NULL)
    return choice->value;

  return spec->get_choices != NULL ? choice->label : _(choice->label);
}

static const char *
find_label (const MillraceFieldSpec *spec,
            const char              *value)
{
  const MillraceChoice *choices = get_choices (spec);

  for (guint i = 0; choices != NULL && choices[i].value != NULL; i++)
    {
      if (g_strcmp0 (choices[i].value, value) == 0)
        return get_label (spec, &choices[i]);
    }

  return value;
}

static void
add_unset (MillraceChoiceRow       *self,
           GtkStringList           *labels,
           const MillraceFieldSpec *spec)
{
  g_autofree char *label = NULL;

  if (spec->fallback != NULL)
    /* Translators: %s is the value that applies when nothing is set. */
    label = g_strdup_printf (_("%s (default)"), find_label (spec, spec->fallback));
  else
    label = g_strdup (spec->required ? _("Choose…") : _("None"));

  add_choice (self, labels, "", label);
}

static void
add_resources (MillraceChoiceRow       *self,
               GtkStringList           *labels,
               const MillraceFieldSpec *spec,
               const MillraceSubject   *subject)
{
  guint n = cfn_template_get_n_resources (subject->template);

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (subject->template, i);

      if ((spec->kinds & (1u << resource->kind)) != 0 && resource != subject->resource)
        add_choice (self, labels, resource->id, resource->id);
    }
}

static void
add_conditions (MillraceChoiceRow     *self,
                GtkStringList         *labels,
                const MillraceSubject *subject)
{
  g_autoptr (GArray) entries
    = cfn_template_get_entries (subject->template, CFN_SECTION_CONDITIONS);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *name = g_array_index (entries, CfnSectionEntry, i).name;

      if (name != NULL)
        add_choice (self, labels, name, name);
    }
}

static guint
find_value (MillraceChoiceRow *self,
            const char        *value)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->values, i), value))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
same_labels (GListModel *a,
             GListModel *b)
{
  guint n = g_list_model_get_n_items (a);

  if (n != g_list_model_get_n_items (b))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                        gtk_string_list_get_string (GTK_STRING_LIST (b), i)))
        return FALSE;
    }

  return TRUE;
}

static void
select_value (MillraceChoiceRow *self,
              GtkStringList     *labels,
              const char        *value)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (self));

  self->shown = find_value (self, value);
  if (self->shown == GTK_INVALID_LIST_POSITION)
    {
      add_choice (self, labels, value, value);
      self->shown = self->values->len - 1;
    }
  add_choice (self, labels, FREE_VALUE, _("Other Value…"));

  g_signal_handler_block (self, self->selected_handler);
  /* An open list stays as it is when nothing in it changed. */
  if (model == NULL || !same_labels (model, G_LIST_MODEL (labels)))
    adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), self->shown);
  g_signal_handler_unblock (self, self->selected_handler);
}

static void
add_words (MillraceChoiceRow       *self,
           GtkStringList           *labels,
           const MillraceFieldSpec *spec)
{
  const MillraceChoice *choices = get_choices (spec);

  for (guint i = 0; choices != NULL && choices[i].value != NULL; i++)
    add_choice (self, labels, choices[i].value, get_label (spec, &choices[i]));
}

/* A required choice can be left open only while nothing was chosen. */
static GtkStringList *
begin_labels (MillraceChoiceRow       *self,
              const MillraceFieldSpec *spec,
              gboolean                 is_set)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->values, 0);
  if (!spec->required || !is_set)
    add_unset (self, labels, spec);

  return labels;
}

/* What is selected now, of which the label may have to be found. */
static void
add_selected (MillraceChoiceRow       *self,
              GtkStringList           *labels,
              const MillraceFieldSpec *spec,
              const char              *selected)
{
  if (selected[0] != '\0')
    add_choice (self, labels, selected, find_label (spec, selected));
  else
    add_unset (self, labels, spec);
}

/* A list of rows is made of all that can be chosen, which costs more than all else in a form: so it
 * holds only what is chosen until it is opened. */
static void
show_selected (MillraceChoiceRow     *self,
               const MillraceSubject *subject,
               const char            *selected,
               gboolean               is_set)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (MILLRACE_FIELD (self));
  g_autoptr (GtkStringList) labels = NULL;

  if (!self->is_full)
    {
      labels = gtk_string_list_new (NULL);
      g_ptr_array_set_size (self->values, 0);
      add_selected (self, labels, spec, selected);
    }
  else
    {
      labels = begin_labels (self, spec, is_set);
      if (spec->kind == MILLRACE_FIELD_CHOICE)
        add_words (self, labels, spec);
      else if (subject != NULL && spec->kind == MILLRACE_FIELD_CONDITION)
        add_conditions (self, labels, subject);
      else if (subject != NULL)
        add_resources (self, labels, spec, subject);
    }
  select_value (self, labels, selected);
}

static void
millrace_choice_row_show_value (MillraceField         *field,
                                const MillraceSubject *subject,
                                const CfnValue        *value)
{
  MillraceChoiceRow *self = MILLRACE_CHOICE_ROW (field);
  const MillraceFieldSpec *spec = millrace_field_get_spec (field);
  gboolean is_set = value->kind != CFN_VALUE_ABSENT;
  const char *selected;

  g_free (self->line);
  self->line = millrace_spelling_of_node (value->node);

  if (value->kind == CFN_VALUE_LITERAL)
    selected = value->text;
  else if (value->resource != NULL && (spec->kinds & (1u << value->resource->kind)) != 0)
    selected = value->resource->id;
  else
    selected = is_set ? self->line : "";

  show_selected (self, subject, selected, is_set);
}

void
millrace_choice_row_fill (MillraceChoiceRow *self)
{
  MillraceSubject subject;
  g_autofree char *selected = NULL;
  gboolean has_subject;

  g_return_if_fail (MILLRACE_IS_CHOICE_ROW (self));

  if (self->is_full || self->shown >= self->values->len)
    return;

  self->is_full = TRUE;
  selected = g_strdup (g_ptr_array_index (self->values, self->shown));
  has_subject = millrace_field_get_subject (MILLRACE_FIELD (self), &subject);
  show_selected (self, has_subject ? &subject : NULL, selected, selected[0] != '\0');
}

void
millrace_choice_row_show_choice (MillraceChoiceRow *self,
                                 const char        *value)
{
  g_return_if_fail (MILLRACE_IS_CHOICE_ROW (self));

  g_free (self->line);
  self->line = g_strdup (value);
  show_selected (self, NULL, value, value[0] != '\0');
}

static void
millrace_choice_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_choice_row_show_value;
}

static void
millrace_choice_row_finalize (GObject *object)
{
  MillraceChoiceRow *self = MILLRACE_CHOICE_ROW (object);

  g_ptr_array_unref (self->values);
  g_free (self->line);

  G_OBJECT_CLASS (millrace_choice_row_parent_class)->finalize (object);
}

static void
millrace_choice_row_activate (AdwActionRow *row)
{
  millrace_choice_row_fill (MILLRACE_CHOICE_ROW (row));

  ADW_ACTION_ROW_CLASS (millrace_choice_row_parent_class)->activate (row);
}

static void
millrace_choice_row_class_init (MillraceChoiceRowClass *klass)
{
  ADW_ACTION_ROW_CLASS (klass)->activate = millrace_choice_row_activate;
  G_OBJECT_CLASS (klass)->finalize = millrace_choice_row_finalize;
}

static void
millrace_choice_row_init (MillraceChoiceRow *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->line = g_strdup ("");
  self->shown = GTK_INVALID_LIST_POSITION;

  adw_action_row_add_suffix (ADW_ACTION_ROW (self), millrace_tail_new (MILLRACE_FIELD (self)));
  self->selected_handler = g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb),
                                             NULL);
}

GtkWidget *
millrace_choice_row_new (const MillraceFieldSpec *spec)
{
  g_autofree char *title = millrace_field_spec_dup_row_title (spec);
  GtkWidget *self = g_object_new (MILLRACE_TYPE_CHOICE_ROW,
                                  "title", title,
                                  "use-markup", FALSE,
                                  NULL);

  millrace_field_set_spec (MILLRACE_FIELD (self), spec);

  return self;
}
