/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-form-spec.h"

#include "millrace-form-tables.h"
#include "millrace-name-section.h"

static const MillraceSectionSpec plain_sections[] = {
  { .title = N_("Name"), .get_type = millrace_name_section_get_type },
};

static const MillraceFormSpec plain_form = { "", SECTIONS (plain_sections) };

static const MillraceFormSpec *
find_in (const MillraceFormSpec *forms,
         guint                   n_forms,
         const char             *type)
{
  for (guint i = 0; i < n_forms; i++)
    {
      if (g_str_equal (forms[i].type, type))
        return &forms[i];
    }

  return NULL;
}

const MillraceFormSpec *
millrace_form_spec_find (const char *type)
{
  const struct
  {
    const MillraceFormSpec *forms;
    guint                   n_forms;
  } tables[] = {
    { millrace_dynamodb_forms, millrace_n_dynamodb_forms },
    { millrace_lambda_forms, millrace_n_lambda_forms },
    { millrace_iam_forms, millrace_n_iam_forms },
    { millrace_other_forms, millrace_n_other_forms },
  };

  g_return_val_if_fail (type != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const MillraceFormSpec *form = find_in (tables[i].forms, tables[i].n_forms, type);

      if (form != NULL)
        return form;
    }

  return &plain_form;
}

static const char *
get_title_in (const MillraceSectionSpec *section,
              const char                *property)
{
  for (guint i = 0; i < section->n_fields; i++)
    {
      const MillraceFieldSpec *field = &section->fields[i];

      if (g_strcmp0 (field->property, property) == 0)
        return field->is_name ? field->title : _(field->title);
    }

  return NULL;
}

const char *
millrace_form_spec_get_title (const char *type,
                              const char *property)
{
  const MillraceFormSpec *form = millrace_form_spec_find (type);
  const char *title = NULL;

  g_return_val_if_fail (property != NULL, NULL);

  for (guint i = 0; i < form->n_sections && title == NULL; i++)
    title = get_title_in (&form->sections[i], property);

  return title;
}
