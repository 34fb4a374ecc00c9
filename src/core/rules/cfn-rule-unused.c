/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include "cfn-condition.h"
#include "cfn-possible.h"
#include "cfn-section.h"

#include <string.h>

/* What is used, as far as the text shows. */
typedef struct
{
  CfnChecker *checker;
  GHashTable *names;       /* set of the parameters and mappings that are named, borrowed */
  gboolean is_hidden;      /* what is included from elsewhere may use anything */
  gboolean has_loops;      /* conditions may be named by texts that a loop puts together */
  gboolean any_mapping;    /* a mapping is named by what only the deployment decides */
} Uses;

/* The functions of the section Rules name parameters by a plain text. */
static void
note_texts (Uses    *self,
            CfnNode *node)
{
  const char *text = cfn_node_get_literal (node);

  if (text != NULL)
    g_hash_table_add (self->names, (gpointer) text);
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    note_texts (self, child);
}

static void
note_mapping (Uses    *self,
              CfnNode *arguments)
{
  CfnNode *name = cfn_node_get_item (arguments, 0);
  const char *text = cfn_node_get_literal (name);

  if (text == NULL || strstr (text, "${") != NULL)
    self->any_mapping = TRUE;
  else
    g_hash_table_add (self->names, (gpointer) text);
}

static void
note_uses (Uses    *self,
           CfnNode *node)
{
  CfnNode *arguments;
  const char *key = cfn_node_get_key (node);
  const char *name = cfn_node_get_intrinsic (node, &arguments);

  if (key != NULL && g_str_equal (key, "Fn::Transform"))
    self->is_hidden = TRUE;
  self->has_loops |= cfn_node_is_loop (node);
  for (; name != NULL; name = cfn_node_get_inner_intrinsic (node, &arguments))
    {
      if (g_str_equal (name, "Fn::Transform"))
        self->is_hidden = TRUE;
      else if (g_str_equal (name, "Fn::FindInMap"))
        note_mapping (self, arguments);
      if (arguments != node || node->kind != CFN_NODE_MAPPING)
        break;
    }

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    note_uses (self, child);
}

static void
report_unused (Uses           *self,
               CfnSectionKind  kind,
               const char     *message)
{
  CfnNode *section = cfn_template_get_section (self->checker->template, kind);

  if (section == NULL)
    return;

  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      const char *name = cfn_node_get_key (node);
      g_autofree char *path = NULL;
      CfnFinding *finding;

      /* That a resource has the name of a parameter is told elsewhere. */
      if (!cfn_key_is_shown (node) || g_hash_table_contains (self->names, name)
          || (kind == CFN_SECTION_PARAMETERS
              && cfn_template_find_resource (self->checker->template, name) != NULL))
        continue;

      path = cfn_path_string_of_node (node);
      finding = cfn_checker_report_at (self->checker, "never-used", NULL, node, node->key->span,
                                       cfn_message_new (message, name, NULL));
      cfn_finding_add_fix (finding, CFN_FIX_REMOVE, "remove-declaration",
                           cfn_message_new (N_("Remove {0}"), name, NULL), path, NULL)
        ->is_safe = FALSE;
    }
}

static void
report_parameters (Uses *self)
{
  guint n_references;
  const CfnReference *references
    = cfn_template_get_references (self->checker->template, &n_references);
  CfnNode *rules = cfn_template_get_section (self->checker->template, CFN_SECTION_RULES);

  for (guint i = 0; i < n_references; i++)
    {
      if (references[i].target_kind == CFN_TARGET_PARAMETER)
        g_hash_table_add (self->names, (gpointer) references[i].target);
    }
  if (rules != NULL)
    note_texts (self, rules);

  report_unused (self, CFN_SECTION_PARAMETERS, N_("Nothing uses the parameter {0}"));
}

static void
report_conditions (Uses *self)
{
  g_autoptr (GArray) uses = cfn_template_find_condition_uses (self->checker->template);

  g_hash_table_remove_all (self->names);
  for (guint i = 0; i < uses->len; i++)
    g_hash_table_add (self->names, (gpointer) cfn_node_get_string (
                                     g_array_index (uses, CfnConditionUse, i).node));

  report_unused (self, CFN_SECTION_CONDITIONS, N_("Nothing asks for the condition {0}"));
}

static gboolean
has_any (CfnChecker     *self,
         CfnSectionKind  kind)
{
  return cfn_template_get_section (self->template, kind) != NULL;
}

void
cfn_check_unused (CfnChecker *self)
{
  CfnNode *root = cfn_tree_get_root (cfn_template_get_tree (self->template));
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  Uses uses = { .checker = self, .names = names };

  if (root == NULL || cfn_template_has_macro (self->template)
      || (!has_any (self, CFN_SECTION_PARAMETERS) && !has_any (self, CFN_SECTION_MAPPINGS)
          && !has_any (self, CFN_SECTION_CONDITIONS)))
    return;

  note_uses (&uses, root);
  if (uses.is_hidden)
    return;

  if (!uses.any_mapping)
    report_unused (&uses, CFN_SECTION_MAPPINGS, N_("Nothing looks anything up in {0}"));
  report_parameters (&uses);
  if (!uses.has_loops && has_any (self, CFN_SECTION_CONDITIONS))
    report_conditions (&uses);
}
