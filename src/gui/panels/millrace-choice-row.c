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

/* Stands before the type of what is to be made. */
#define NEW_VALUE "\002"

struct _MillraceChoiceRow
{
  MillracePickRow  parent_instance;

  gboolean         is_set;
};

static void millrace_choice_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceChoiceRow, millrace_choice_row, MILLRACE_TYPE_PICK_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_choice_row_field_init))

/* --- Words --- */

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

static char *
dup_unset_label (const MillraceFieldSpec *spec)
{
  if (spec->fallback != NULL)
    /* Translators: %s is the value that applies when nothing is set. */
    return g_strdup_printf (_("%s (default)"), find_label (spec, spec->fallback));

  return g_strdup (spec->required ? _("Choose…") : _("None"));
}

/* --- What can be chosen --- */

static void
add_resources (MillraceOfferList       *list,
               const MillraceFieldSpec *spec,
               const MillraceSubject   *subject)
{
  guint n = cfn_template_get_n_resources (subject->template);

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (subject->template, i);

      if ((spec->kinds & (1u << resource->kind)) != 0 && resource != subject->resource)
        millrace_offer_list_add (list, resource->id, resource->id, NULL);
    }
}

/* What is not there yet can be made, with all that the connection takes. */
static void
add_new_ones (MillraceOfferList       *list,
              const MillraceFieldSpec *spec)
{
  for (guint kind = 0; kind < CFN_KIND_OTHER; kind++)
    {
      g_autofree char *label = NULL;
      g_autofree char *value = NULL;

      if ((spec->kinds & (1u << kind)) == 0)
        continue;

      /* Translators: a choice of a form; %s is a kind of resource, "Queue" */
      label = g_strdup_printf (_("New %s"), _(cfn_kind_get_label (kind)));
      value = g_strconcat (NEW_VALUE, cfn_kind_get_type (kind), NULL);
      millrace_offer_list_add (list, value, label, NULL);
    }
}

static void
add_conditions (MillraceOfferList     *list,
                const MillraceSubject *subject)
{
  g_autoptr (GArray) entries
    = cfn_template_get_entries (subject->template, CFN_SECTION_CONDITIONS);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *name = g_array_index (entries, CfnSectionEntry, i).name;

      if (name != NULL)
        millrace_offer_list_add (list, name, name, NULL);
    }
}

static void
add_words (MillraceOfferList       *list,
           const MillraceFieldSpec *spec)
{
  const MillraceChoice *choices = get_choices (spec);

  for (guint i = 0; choices != NULL && choices[i].value != NULL; i++)
    millrace_offer_list_add (list, choices[i].value, get_label (spec, &choices[i]), NULL);
}

/* A required choice can be left open only while nothing was chosen; what is there can always be
 * kept. */
static void
millrace_choice_row_fill (MillracePickRow   *row,
                          MillraceOfferList *list)
{
  MillraceChoiceRow *self = MILLRACE_CHOICE_ROW (row);
  const MillraceFieldSpec *spec = millrace_field_get_spec (MILLRACE_FIELD (self));
  const char *value = millrace_pick_row_get_value (row);
  MillraceSubject subject;
  const gboolean has_subject = millrace_field_get_subject (MILLRACE_FIELD (self), &subject);

  if (!spec->required || !self->is_set)
    {
      g_autofree char *label = dup_unset_label (spec);

      millrace_offer_list_add (list, "", label, NULL);
    }
  if (spec->kind == MILLRACE_FIELD_CHOICE)
    add_words (list, spec);
  else if (has_subject && spec->kind == MILLRACE_FIELD_CONDITION)
    add_conditions (list, &subject);
  else if (has_subject)
    add_resources (list, spec, &subject);
  if (!millrace_offer_list_has (list, value))
    millrace_offer_list_add (list, value, value, NULL);
  if (has_subject)
    add_new_ones (list, spec);
  millrace_offer_list_add (list, FREE_VALUE, _("Other Value…"), NULL);
}

static void
show_selected (MillraceChoiceRow *self,
               const char        *value)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (MILLRACE_FIELD (self));
  g_autofree char *label = value[0] != '\0' ? g_strdup (find_label (spec, value))
                                            : dup_unset_label (spec);

  millrace_pick_row_show (MILLRACE_PICK_ROW (self), value, label);
}

static void
millrace_choice_row_picked (MillracePickRow *row,
                            const char      *value)
{
  MillraceChoiceRow *self = MILLRACE_CHOICE_ROW (row);

  if (g_str_equal (value, FREE_VALUE))
    {
      millrace_mode_popover_open (MILLRACE_FIELD (self), MILLRACE_MODE_YAML);
      return;
    }
  if (g_str_has_prefix (value, NEW_VALUE))
    {
      millrace_field_commit_new (MILLRACE_FIELD (self), value + strlen (NEW_VALUE));
      return;
    }
  if (g_str_equal (value, millrace_pick_row_get_value (row)))
    return;

  show_selected (self, value);
  millrace_field_commit (MILLRACE_FIELD (self), value);
}

/* --- The field --- */

static void
millrace_choice_row_show_value (MillraceField         *field,
                                const MillraceSubject *subject,
                                const CfnValue        *value)
{
  MillraceChoiceRow *self = MILLRACE_CHOICE_ROW (field);
  const MillraceFieldSpec *spec = millrace_field_get_spec (field);
  g_autofree char *line = NULL;

  self->is_set = value->kind != CFN_VALUE_ABSENT;
  if (value->kind == CFN_VALUE_LITERAL)
    {
      show_selected (self, value->text);
    }
  else if (value->resource != NULL && (spec->kinds & (1u << value->resource->kind)) != 0)
    {
      show_selected (self, value->resource->id);
    }
  else if (value->kind == CFN_VALUE_IF && value->name != NULL)
    {
      /* What it is then, and otherwise, is told by the rows below. */
      g_autofree char *label = g_strdup_printf (_("If %s"), value->name);

      line = millrace_spelling_of_node (value->node);
      millrace_pick_row_show (MILLRACE_PICK_ROW (self), line, label);
    }
  else
    {
      line = millrace_spelling_of_node (value->node);
      show_selected (self, self->is_set ? line : "");
    }
}

void
millrace_choice_row_show_choice (MillraceChoiceRow *self,
                                 const char        *value)
{
  g_return_if_fail (MILLRACE_IS_CHOICE_ROW (self));

  self->is_set = value[0] != '\0';
  show_selected (self, value);
}

static void
millrace_choice_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_choice_row_show_value;
}

static void
millrace_choice_row_class_init (MillraceChoiceRowClass *klass)
{
  MillracePickRowClass *pick_class = MILLRACE_PICK_ROW_CLASS (klass);

  pick_class->fill = millrace_choice_row_fill;
  pick_class->picked = millrace_choice_row_picked;
}

static void
millrace_choice_row_init (MillraceChoiceRow *self)
{
  millrace_row_add_suffix (MILLRACE_ROW (self), millrace_tail_new (MILLRACE_FIELD (self)));
}

GtkWidget *
millrace_choice_row_new (const MillraceFieldSpec *spec)
{
  g_autofree char *title = millrace_field_spec_dup_row_title (spec);
  GtkWidget *self = g_object_new (MILLRACE_TYPE_CHOICE_ROW, NULL);

  millrace_row_set_title (MILLRACE_ROW (self), title);
  millrace_field_set_spec (MILLRACE_FIELD (self), spec);

  return self;
}
