/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-form-entry.h"

#include "millrace-condition-section.h"
#include "millrace-entry-list.h"
#include "millrace-entry-words.h"
#include "millrace-findings-section.h"
#include "millrace-mapping-section.h"
#include "millrace-name-section.h"
#include "millrace-parameter-section.h"
#include "millrace-raw-section.h"
#include "millrace-uses-section.h"
#include "millrace-values-section.h"

static const MillraceFieldSpec output_fields[] = {
  { .kind = MILLRACE_FIELD_SCALAR, .property = "Value", .title = N_("Value"), .required = TRUE },
  { .kind = MILLRACE_FIELD_TEXT, .property = "Description", .title = N_("Description"),
    .help = N_("At most 1,024 characters, without functions") },
  { .kind = MILLRACE_FIELD_SCALAR, .property = "Export.Name", .title = N_("Export Name"),
    .help = N_("Other stacks of the account and region import it by this name, which has to be "
               "unique there; it cannot be deleted while one does") },
  { .kind = MILLRACE_FIELD_CONDITION, .property = "Condition", .title = N_("Only Where"),
    .help = N_("The condition that has to hold for it to be there") },
};

static const MillraceFieldSpec rule_fields[] = {
  { .kind = MILLRACE_FIELD_SCALAR, .property = "RuleCondition", .title = N_("Only Where"),
    .help = N_("A formula of rules; without one it is always checked") },
  { .kind = MILLRACE_FIELD_SCALAR, .property = "Assertions", .title = N_("Assertions"),
    .required = TRUE,
    .help = N_("What the parameters have to be; the stack is not deployed otherwise") },
};

static const MillraceFieldSpec template_fields[] = {
  { .kind = MILLRACE_FIELD_TEXT, .property = "Description", .title = N_("Description"),
    .help = N_("What the stack is for; at most 1,024 bytes") },
  { .kind = MILLRACE_FIELD_SCALAR, .property = "Transform", .title = N_("Transform"),
    .help = N_("What rewrites the template before it is deployed; the order matters") },
};

static const MillraceSectionSpec specs[] = {
  { N_("Parameter"), NULL, NULL, 0, millrace_parameter_section_get_type },
  { N_("Allowed Values"), NULL, NULL, 0, millrace_values_section_get_type },
  { N_("Keys"), NULL, NULL, 0, millrace_mapping_section_get_type },
  { N_("Condition"), NULL, NULL, 0, millrace_condition_section_get_type },
  { N_("Rule"), NULL, rule_fields, G_N_ELEMENTS (rule_fields) },
  { N_("Output"), NULL, output_fields, G_N_ELEMENTS (output_fields) },
  { N_("Template"), NULL, template_fields, G_N_ELEMENTS (template_fields) },
};

enum
{
  PARAMETER,
  VALUES,
  KEYS,
  CONDITION,
  RULE,
  OUTPUT,
  TEMPLATE,
};

static void
add_entry_sections (const MillraceSubject *subject,
                    MillraceAddSection     add,
                    gpointer               form)
{
  add (form, g_object_new (MILLRACE_TYPE_NAME_SECTION, "title", _("Name"), NULL));
  switch (millrace_entry_get_kind (subject->section))
    {
    case CFN_SECTION_PARAMETERS:
      add (form, millrace_section_new (&specs[PARAMETER]));
      add (form, millrace_section_new (&specs[VALUES]));
      break;

    case CFN_SECTION_MAPPINGS:
      add (form, millrace_section_new (&specs[KEYS]));
      break;

    case CFN_SECTION_CONDITIONS:
      add (form, millrace_section_new (&specs[CONDITION]));
      break;

    case CFN_SECTION_RULES:
      add (form, millrace_section_new (&specs[RULE]));
      break;

    case CFN_SECTION_OUTPUTS:
    default:
      add (form, millrace_section_new (&specs[OUTPUT]));
      break;
    }
  add (form, g_object_new (MILLRACE_TYPE_USES_SECTION, NULL));
}

void
millrace_form_entry_add_sections (const MillraceSubject *subject,
                                  MillraceAddSection     add,
                                  gpointer               form)
{
  add (form, g_object_new (MILLRACE_TYPE_FINDINGS_SECTION, NULL));
  if (subject->section != NULL)
    {
      add_entry_sections (subject, add, form);
      return;
    }

  add (form, millrace_section_new (&specs[TEMPLATE]));
  add (form, millrace_entry_list_new ("Parameters", _("Parameters")));
  add (form, millrace_entry_list_new ("Mappings", _("Mappings")));
  add (form, millrace_entry_list_new ("Conditions", _("Conditions")));
  add (form, millrace_entry_list_new ("Outputs", _("Outputs")));
  add (form, millrace_entry_list_new ("Rules", _("Rules")));
  add (form, g_object_new (MILLRACE_TYPE_RAW_SECTION, "title", _("As Text"), NULL));
}
