/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-condition-section.h"

#include "cfn-condition.h"
#include "cfn-section.h"

/* Each pair of conditions is a question that takes time to answer. */
#define MAX_OTHERS 30

struct _MillraceConditionSection
{
  MillraceSection parent_instance;
};

G_DEFINE_FINAL_TYPE (MillraceConditionSection, millrace_condition_section, MILLRACE_TYPE_SECTION)

static const MillraceFieldSpec formula_spec = {
  .kind = MILLRACE_FIELD_SCALAR, .property = "", .title = N_("Formula"), .required = TRUE,
};

static void
add_line (GString    *text,
          const char *format,
          const char *name)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, format, name);
}

/* What follows for @other from @name, if anything does. */
static void
add_other (GString     *text,
           CfnTemplate *template,
           const char  *name,
           const char  *other)
{
  g_autoptr (GArray) holds = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  const CfnCase here = { name, TRUE };
  const CfnCase there = { other, TRUE };
  const CfnCase not_there = { other, FALSE };

  g_array_append_val (holds, here);
  if (cfn_cases_imply (template, holds, &there))
    /* Translators: %s is the name of another condition */
    add_line (text, _("Whenever it holds, %s does, too."), other);
  else if (cfn_cases_imply (template, holds, &not_there))
    add_line (text, _("It never holds together with %s."), other);
}

static char *
describe (const MillraceSubject *subject)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) entries = cfn_template_get_entries (subject->template,
                                                         CFN_SECTION_CONDITIONS);
  const CfnConditionState state = cfn_condition_get_state (subject->template, subject->name);
  g_autofree char *words = cfn_condition_to_words (subject->template,
                                                   millrace_subject_get_node (subject, ""));

  /* Translators: %s is what a condition asks: "Stage is “prod”" */
  add_line (text, _("Holds where %s."), words);
  if (state == CFN_CONDITION_TRUE)
    add_line (text, "%s", _("That is so in every deployment."));
  else if (state == CFN_CONDITION_FALSE)
    add_line (text, "%s", _("That is so in no deployment."));

  for (guint i = 0; state == CFN_CONDITION_DEPENDS && i < MIN (entries->len, MAX_OTHERS); i++)
    {
      const char *other = g_array_index (entries, CfnSectionEntry, i).name;

      if (other != NULL && !g_str_equal (other, subject->name) &&
          cfn_condition_get_state (subject->template, other) == CFN_CONDITION_DEPENDS)
        add_other (text, subject->template, subject->name, other);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
millrace_condition_section_update (MillraceSection       *section,
                                   const MillraceSubject *subject)
{
  g_autofree char *help = describe (subject);

  millrace_section_set_help (section, help);
}

static void
millrace_condition_section_class_init (MillraceConditionSectionClass *klass)
{
  MILLRACE_SECTION_CLASS (klass)->update = millrace_condition_section_update;
}

static void
millrace_condition_section_init (MillraceConditionSection *self)
{
  millrace_section_add_field (MILLRACE_SECTION (self), &formula_spec);
}
