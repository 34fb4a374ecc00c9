/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include "cfn-condition.h"
#include "cfn-section.h"

/* FALSE for what a loop makes, which exists as often as the loop says, under other names, and for
 * Conditions and the like, where nothing can be asked for that is made. */
static gboolean
is_made (const CfnNode *node)
{
  const char *section = NULL;

  for (; node->parent != NULL; node = node->parent)
    {
      if (cfn_node_is_loop (node))
        return FALSE;
      section = cfn_node_get_key (node);
    }

  return g_strcmp0 (section, "Resources") == 0 || g_strcmp0 (section, "Outputs") == 0;
}

static void
report_absent (CfnChecker         *self,
               const CfnReference *reference,
               const GArray       *cases)
{
  g_autofree char *when = cfn_cases_to_string (cases);
  const char *to = reference->to->id;
  CfnFinding *finding;
  CfnMessage *message;

  if (reference->from == NULL)
    message = cfn_message_new (N_("This asks for {0}, which does not exist in this case: {1}"), to,
                               when, NULL);
  else if (reference->kind == CFN_REFERENCE_DEPENDS_ON)
    message = cfn_message_new (N_("{0} is to be made after {1}, which does not exist in this case: "
                                  "{2}"),
                               reference->from->id, to, when, NULL);
  else
    message = cfn_message_new (N_("{0} asks for {1}, which does not exist in this case: {2}. "
                                  "Choose what to use instead with Fn::If"),
                               reference->from->id, to, when, NULL);

  finding = cfn_checker_report_at (self, "uses-what-may-be-absent", reference->from,
                                   reference->node, reference->span, message);
  cfn_finding_add_evidence (finding, cfn_node_get (reference->to->node, "Condition"));
}

/* CloudFormation resolves references only after it left out what its condition leaves out:
 * "Unresolved resource dependencies in the Resources block of the template". */
static void
check_absent (CfnChecker         *self,
              const CfnReference *reference)
{
  CfnCase absent = { reference->to->condition, FALSE };
  g_autoptr (GArray) cases = NULL;

  if (cfn_template_find_condition (self->template, absent.condition) == NULL
      || reference->to == reference->from || !is_made (reference->node))
    return;

  cases = cfn_node_get_cases (reference->node);
  if (cfn_cases_imply (self->template, cases, &(CfnCase) { absent.condition, TRUE }))
    return;
  g_array_append_val (cases, absent);
  if (cfn_cases_are_possible (self->template, cases)
      && !cfn_checker_is_told (self, reference->span))
    report_absent (self, reference, cases);
}

/* Marks in @used_by what the resource uses in every case whose references are those from @first up
 * to @end. */
static void
mark_used (const CfnReference *references,
           guint               first,
           guint               end,
           const CfnResource **used_by)
{
  const CfnResource *from = references[first].from;

  for (guint i = first; i < end; i++)
    {
      const CfnReference *reference = &references[i];
      g_autoptr (GArray) cases = NULL;

      if (reference->to == NULL || reference->kind == CFN_REFERENCE_DEPENDS_ON)
        continue;
      cases = cfn_node_get_cases (reference->node);
      if (cases->len <= (from->condition != NULL ? 1 : 0))
        used_by[reference->to->index] = from;
    }
}

/* @format takes the ids of what waits and of what it waits for. */
static void
report_needless (CfnChecker         *self,
                 const CfnReference *reference,
                 const char         *format)
{
  g_autofree char *path = cfn_path_string_of_node (reference->node);
  CfnFinding *finding = cfn_checker_report (
    self, "needless-depends-on", reference->from, reference->node,
    cfn_message_new (format, reference->from->id, reference->to->id, NULL));

  cfn_finding_add_fix (finding, CFN_FIX_REMOVE, "remove-dependency",
                       cfn_message_new (N_("Take {0} out of DependsOn"), reference->to->id, NULL),
                       path, NULL);
}

/* Which resources say twice what they wait for. */
static void
check_needless (CfnChecker         *self,
                const CfnReference *references,
                guint               n_references)
{
  g_autofree const CfnResource **used_by
    = g_new0 (const CfnResource *, cfn_template_get_n_resources (self->template));
  g_autofree const CfnResource **named_by
    = g_new0 (const CfnResource *, cfn_template_get_n_resources (self->template));
  guint end;

  for (guint i = 0; i < n_references; i = end)
    {
      gboolean waits = FALSE;

      for (end = i; end < n_references && references[end].from == references[i].from; end++)
        waits |= references[end].kind == CFN_REFERENCE_DEPENDS_ON && references[end].to != NULL;
      /* What the serverless transform makes of its own types waits for something else. */
      if (!waits || references[i].from == NULL
          || g_str_has_prefix (references[i].from->type, "AWS::Serverless::"))
        continue;

      mark_used (references, i, end, used_by);
      for (guint j = i; j < end; j++)
        {
          const CfnReference *reference = &references[j];

          if (reference->kind != CFN_REFERENCE_DEPENDS_ON || reference->to == NULL
              || reference->to == reference->from)
            continue;
          if (used_by[reference->to->index] == reference->from)
            report_needless (self, reference,
                             N_("{0} uses {1}, and is made after it for that alone: DependsOn "
                                "adds nothing"));
          else if (named_by[reference->to->index] == reference->from)
            report_needless (self, reference, N_("DependsOn of {0} names {1} twice"));
          named_by[reference->to->index] = reference->from;
        }
    }
}

void
cfn_check_dependencies (CfnChecker *self)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (self->template, &n_references);

  /* A macro may change everything; the section Rules may keep cases from ever being deployed. */
  if (cfn_template_has_macro (self->template))
    return;

  if (cfn_template_get_section (self->template, CFN_SECTION_RULES) == NULL)
    {
      for (guint i = 0; i < n_references; i++)
        {
          if (references[i].to != NULL && references[i].to->condition != NULL)
            check_absent (self, &references[i]);
        }
    }
  check_needless (self, references, n_references);
}
