/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include "cfn-condition.h"
#include "cfn-meaning.h"
#include "cfn-possible.h"
#include "cfn-similar.h"

/* CloudFormation quotas: resources in a template. */
#define MAX_RESOURCES 500

static void
check_sections (CfnChecker *self)
{
  CfnNode *root = cfn_tree_get_root (cfn_template_get_tree (self->template));
  CfnNode *resources = cfn_node_get (root, "Resources");
  guint n = cfn_template_get_n_resources (self->template);
  g_autofree char *count = NULL;

  if (cfn_node_get (root, "Fn::Transform") != NULL)
    return;

  if (resources == NULL || resources->kind != CFN_NODE_MAPPING)
    cfn_checker_report (self, "no-resources", NULL, resources != NULL ? resources : root,
                        cfn_message_new (N_("This template has no Resources: add what it is to "
                                            "make under a key of that name"),
                                         NULL));
  else if (resources->n_children == 0)
    cfn_checker_report (self, "no-resources", NULL, resources,
                        cfn_message_new (N_("Resources is still empty: add a first resource, a "
                                            "table for example"),
                                         NULL));
  else if (n > MAX_RESOURCES)
    {
      count = g_strdup_printf ("%u", n);
      cfn_checker_report (self, "too-many-resources", NULL, resources->key,
                          cfn_message_new (N_("This template has {0} resources, but CloudFormation "
                                              "takes 500 at most: move some into a stack of their "
                                              "own"),
                                           count, NULL));
    }
}

static void
report_stream (CfnChecker         *self,
               const CfnReference *reference,
               CfnMessage         *message)
{
  cfn_finding_add_evidence (cfn_checker_report_at (self, "table-has-no-stream", NULL,
                                                   reference->node, reference->span, message),
                            reference->to->node);
}

/* One of the things that the StreamSpecification of a table may be. */
static void
check_stream_case (CfnChecker     *self,
                   const CfnKnown *known,
                   gpointer        data)
{
  const CfnReference *reference = data;
  g_autoptr (GArray) cases = NULL;
  g_autofree char *when = NULL;

  if (known->kind != CFN_KNOWN_ABSENT || cfn_checker_is_told (self, reference->span))
    return;
  cases = cfn_node_get_cases (reference->node);
  cfn_cases_add (cases, known->cases);
  if (!cfn_cases_are_possible (self->template, cases))
    return;

  when = cfn_cases_to_string (cases);
  report_stream (self, reference,
                 cfn_message_new (N_("This asks for the stream of {0}, but {0} has none in this "
                                     "case: {1}. Make what asks for it conditional as well"),
                                  reference->to->id, when, NULL));
}

/* The stream of a table that has one in some cases only. */
static void
check_stream (CfnChecker         *self,
              const CfnReference *reference)
{
  CfnNode *stream;

  if (reference->to->kind != CFN_KIND_TABLE || cfn_resource_has_hidden_properties (reference->to)
      || g_strcmp0 (reference->attribute, "StreamArn") != 0)
    return;

  stream = cfn_resource_get_property (reference->to, "StreamSpecification");
  if (stream != NULL && cfn_value_of (self->template, stream).kind != CFN_VALUE_MAP)
    cfn_possible_each (self, stream, check_stream_case, (gpointer) reference);
}

/* The same of their attributes. */
static void
check_attribute (CfnChecker         *self,
                 const CfnReference *reference,
                 GHashTable         *streamless)
{
  const char *near_name;
  const char *fault = cfn_reference_find_fault (self->template, reference, &near_name);
  const CfnResource *to = reference->to;

  if (fault == NULL)
    check_stream (self, reference);
  if (fault == NULL || reference->attribute[0] == '\0')
    return;

  if (g_str_equal (fault, "no-such-attribute"))
    cfn_checker_report_at (self, "unknown-attribute", NULL, reference->node, reference->span,
                           cfn_message_new (near_name != NULL
                                              ? N_("This asks for {0}.{1}, but {0} ({2}) has no "
                                                   "attribute of that name: is {3} meant?")
                                              : N_("This asks for {0}.{1}, but {0} ({2}) has no "
                                                   "attribute of that name"),
                                            to->id, reference->attribute, to->type, near_name,
                                            NULL));
  else if (g_hash_table_add (streamless, (gpointer) to))
    report_stream (self, reference,
                   cfn_message_new (N_("This asks for the stream of {0}, but {0} has none: give "
                                       "it a StreamSpecification"),
                                    to->id, NULL));
}

/* The tables whose stream a resource asks for: that there is none is told where that does. */
static GHashTable *
find_tables_asked (const CfnReference *references,
                   guint               n_references)
{
  GHashTable *tables = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_references; i++)
    {
      if (references[i].from != NULL && references[i].to != NULL
          && references[i].to->kind == CFN_KIND_TABLE
          && g_strcmp0 (references[i].attribute, "StreamArn") == 0)
        g_hash_table_add (tables, (gpointer) references[i].to);
    }

  return tables;
}

/* Names that are used outside of resources; between resources, each use is a claim. */
static void
check_references (CfnChecker *self)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (self->template, &n_references);
  g_autoptr (GHashTable) streamless = find_tables_asked (references, n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      const char *similar;

      if (reference->from != NULL)
        continue;
      if (reference->to != NULL && !cfn_template_has_macro (self->template))
        check_attribute (self, reference, streamless);
      if (reference->target_kind != CFN_TARGET_MISSING)
        continue;
      similar = cfn_template_find_similar (self->template, reference->target);
      cfn_checker_report_at (self, "unknown-reference", NULL, reference->node, reference->span,
                             similar != NULL
                               ? cfn_message_new (N_("This refers to {0}, but nothing in this "
                                                     "template is called {0}: is {1} meant?"),
                                                  reference->target, similar, NULL)
                               : cfn_message_new (N_("This refers to {0}, but nothing in this "
                                                     "template is called {0}"),
                                                  reference->target, NULL));
    }
}

/* CloudFormation refuses a template that asks for a condition which is not there. */
static void
check_conditions (CfnChecker *self)
{
  g_autoptr (GArray) uses = cfn_template_find_condition_uses (self->template);

  for (guint i = 0; i < uses->len; i++)
    {
      const CfnConditionUse *use = &g_array_index (uses, CfnConditionUse, i);
      const char *name = cfn_node_get_string (use->node);

      if (!cfn_template_may_have_condition (self->template, name))
        cfn_checker_report (self, "unknown-condition", use->from, use->node,
                            cfn_message_new (N_("This asks for the condition {0}, but Conditions "
                                                "has none of that name"),
                                             name, NULL));
    }
}

void
cfn_check_template (CfnChecker *self)
{
  check_sections (self);
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      cfn_check_name (self, resource, resource->node);
    }
  check_references (self);
  check_conditions (self);
}
