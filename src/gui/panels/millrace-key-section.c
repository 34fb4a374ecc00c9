/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-key-section.h"

#include "millrace-choice-row.h"
#include "millrace-key-row.h"
#include "millrace-spelling.h"
#include "millrace-table-key.h"

#define SCHEMA "KeySchema"
#define PARTITION 0
#define SORT 1

struct _MillraceKeySection
{
  MillraceSection  parent_instance;

  GtkWidget       *partition;
  GtkWidget       *partition_type;
  GtkWidget       *sort_type;
  GtkWidget       *sort;
};

G_DEFINE_FINAL_TYPE (MillraceKeySection, millrace_key_section, MILLRACE_TYPE_SECTION)

static const MillraceFieldSpec partition_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Partition key"), .required = TRUE,
};

static const MillraceFieldSpec partition_type_spec = {
  .kind = MILLRACE_FIELD_CHOICE, .title = N_("Type"), .choices = millrace_key_types,
  .required = TRUE,
};

static const MillraceFieldSpec sort_type_spec = {
  .kind = MILLRACE_FIELD_CHOICE, .title = N_("Sort key"), .choices = millrace_key_types,
};

static const MillraceFieldSpec sort_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Sort key name"), .required = TRUE,
};

static gboolean
rename_key (MillraceKeySection *self,
            guint               index,
            const char         *typed)
{
  MillraceSubject subject;
  MillraceChanges changes;

  /* An intrinsic names no attribute that could be defined beside it: it is set as it is. */
  if (millrace_spelling_is_intrinsic (typed))
    return FALSE;
  if (typed[0] == '\0' || !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  millrace_changes_init (&changes, &subject);
  millrace_table_key_rename (&changes, SCHEMA, index, typed, NULL);
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

static gboolean
partition_edited_cb (MillraceKeySection *self,
                     const char         *typed)
{
  return rename_key (self, PARTITION, typed);
}

static gboolean
sort_edited_cb (MillraceKeySection *self,
                const char         *typed)
{
  return rename_key (self, SORT, typed);
}

static gboolean
partition_type_edited_cb (MillraceKeySection *self,
                          const char         *typed)
{
  MillraceSubject subject;
  MillraceChanges changes;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  millrace_changes_init (&changes, &subject);
  if (typed[0] != '\0')
    millrace_table_key_set_type (&changes, SCHEMA, PARTITION, typed);
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

static gboolean
sort_type_edited_cb (MillraceKeySection *self,
                     const char         *typed)
{
  MillraceSubject subject;
  MillraceChanges changes;
  const char *partition;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  partition = millrace_table_key_get_name (&subject, SCHEMA, PARTITION);
  millrace_changes_init (&changes, &subject);
  if (typed[0] == '\0')
    millrace_table_key_remove (&changes, SCHEMA, SORT);
  else if (millrace_table_key_get_name (&subject, SCHEMA, SORT) != NULL)
    millrace_table_key_set_type (&changes, SCHEMA, SORT, typed);
  else if (partition != NULL)
    millrace_table_key_rename (&changes, SCHEMA, SORT,
                               g_str_equal (partition, "sort") ? "range" : "sort", typed);
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

static void
millrace_key_section_update (MillraceSection       *section,
                             const MillraceSubject *subject)
{
  MillraceKeySection *self = MILLRACE_KEY_SECTION (section);
  const char *type = millrace_table_key_get_type (subject, SCHEMA, PARTITION);
  const char *sort_type = millrace_table_key_get_type (subject, SCHEMA, SORT);
  gboolean has_sort = millrace_subject_get_node (subject, "KeySchema[1]") != NULL;

  millrace_field_show_at (MILLRACE_FIELD (self->partition), subject, "KeySchema[0].AttributeName");
  millrace_field_show_at (MILLRACE_FIELD (self->sort), subject, "KeySchema[1].AttributeName");
  millrace_choice_row_show_choice (MILLRACE_CHOICE_ROW (self->partition_type), type ? type : "");
  millrace_choice_row_show_choice (MILLRACE_CHOICE_ROW (self->sort_type),
                                   sort_type ? sort_type : "");
  gtk_widget_set_visible (self->sort, has_sort);
}

static void
millrace_key_section_class_init (MillraceKeySectionClass *klass)
{
  static const char * const edits[] = { "KeySchema", "AttributeDefinitions", NULL };

  MILLRACE_SECTION_CLASS (klass)->update = millrace_key_section_update;
  MILLRACE_SECTION_CLASS (klass)->edits = edits;
}

static GtkWidget *
add_row (MillraceKeySection      *self,
         const MillraceFieldSpec *spec,
         GCallback                edited_cb)
{
  GtkWidget *row = millrace_section_add_field (MILLRACE_SECTION (self), spec);

  g_signal_connect_swapped (row, "edited", edited_cb, self);

  return row;
}

static void
millrace_key_section_init (MillraceKeySection *self)
{
  self->partition = add_row (self, &partition_spec, G_CALLBACK (partition_edited_cb));
  self->partition_type = add_row (self, &partition_type_spec,
                                  G_CALLBACK (partition_type_edited_cb));
  self->sort_type = add_row (self, &sort_type_spec, G_CALLBACK (sort_type_edited_cb));
  self->sort = add_row (self, &sort_spec, G_CALLBACK (sort_edited_cb));
}
