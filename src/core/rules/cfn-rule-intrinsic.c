/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-intrinsic.h"

#include "cfn-dynamic.h"
#include "cfn-possible.h"
#include "cfn-quiet.h"
#include "cfn-section.h"
#include "cfn-writer.h"

#include <string.h>

#define EXTENSIONS "AWS::LanguageExtensions"
/* CloudFormation User Guide, Dynamic references. */
#define MAX_DYNAMIC 60

typedef struct
{
  CfnFunctionWalk walk;
  gboolean has_asked_extensions;   /* that the transform is missing is told once */
  guint n_dynamic;
} Check;

static void
report_place (Check             *self,
              const CfnFunction *function,
              CfnNode           *node)
{
  const char *message;

  if (cfn_checker_is_told (self->walk.checker, node->span))
    return;

  if (self->walk.place == CFN_IN_RULE)
    message = N_("{0} cannot be used in Rules");
  else if (self->walk.place == CFN_IN_CONDITION)
    message = N_("{0} cannot be used in Conditions, which are decided before anything is made");
  else if (function->places == CFN_IN_RULE)
    message = N_("{0} can only be used in Rules");
  else
    message = N_("{0} can only be used in Conditions: name the condition there, and choose by it "
                 "with Fn::If");
  cfn_checker_report (self->walk.checker, "function-not-allowed-here", self->walk.resource, node,
                      cfn_message_new (message, function->name, NULL));
}

/* CloudFormation reads these places before it knows what functions give. */
static void
report_fixed (Check      *self,
              const char *name,
              CfnNode    *node,
              CfnNode    *arguments)
{
  CfnFinding *finding;
  const char *text = arguments->kind == CFN_NODE_SCALAR ? arguments->value : NULL;

  if (cfn_checker_is_told (self->walk.checker, node->span))
    return;

  finding = cfn_checker_report (self->walk.checker, "function-not-allowed-here",
                                self->walk.resource, node,
                                cfn_message_new (N_("CloudFormation takes no functions here, but "
                                                    "this is {0}: write out what is meant"),
                                                 name, NULL));
  /* DependsOn and Condition take the very name that Ref or Condition is given. */
  if (text != NULL && (g_str_equal (name, "Ref") || g_str_equal (name, "Condition"))
      && self->walk.resource != NULL)
    {
      g_autofree char *path = cfn_path_string_of_node (node);
      g_autofree char *yaml = cfn_writer_quote (text);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "write-out",
                           cfn_message_new (N_("Make it {0}"), text, NULL), path, yaml);
    }
}

static void
report_extension (Check      *self,
                  const char *name,
                  CfnNode    *node)
{
  CfnNode *transform = cfn_template_get_section (self->walk.checker->template,
                                                 CFN_SECTION_TRANSFORM);
  CfnFinding *finding;

  cfn_checker_be_heard (self->walk.checker);
  if (self->has_asked_extensions)
    return;

  self->has_asked_extensions = TRUE;
  finding = cfn_checker_report (self->walk.checker, "needs-language-extensions",
                                self->walk.resource, node,
                                cfn_message_new (N_("{0} only works in templates with the line "
                                                    "Transform: {1}"),
                                                 name, EXTENSIONS, NULL));
  if (transform == NULL)
    cfn_finding_add_fix (finding, CFN_FIX_SET, "add-transform",
                         cfn_message_new (N_("Add the transform"), NULL), "Transform", EXTENSIONS);
}

static gboolean
is_extension (const char *name)
{
  return g_str_equal (name, "Fn::Length") || g_str_equal (name, "Fn::ToJsonString");
}

static void
report_unknown (Check      *self,
                CfnNode    *node,
                CfnSpan     span,
                const char *name)
{
  const CfnFunction *near_one = cfn_function_find_near (name[0] == '!' ? name + 1 : name);
  CfnFinding *finding = cfn_checker_report_at (
    self->walk.checker, "unknown-function", self->walk.resource, node, span,
    cfn_message_new (near_one != NULL ? N_("There is no function {0}: {1} is meant")
                                      : N_("There is no function {0}"),
                     name, near_one != NULL ? near_one->name : NULL, NULL));

  if (near_one != NULL && node->key != NULL && node->key->span.start == span.start)
    {
      g_autofree char *path = cfn_path_string_of_node (node);

      cfn_finding_add_fix (finding, CFN_FIX_RENAME_KEY, "use-known-function",
                           cfn_message_new (N_("Make it {0}"), near_one->name, NULL), path,
                           near_one->name);
    }
  else if (near_one != NULL && node->tag != NULL)
    {
      const char *short_name = strrchr (near_one->name, ':');
      g_autofree char *tag = g_strconcat ("!", short_name != NULL ? short_name + 1
                                                                  : near_one->name, NULL);

      cfn_finding_add_fix (finding, CFN_FIX_REPLACE, "use-known-function",
                           cfn_message_new (N_("Make it {0}"), tag, NULL), tag, NULL)
        ->span = span;
    }
}

/* A tag, or a key that looks like the name of a function, but is none. */
static void
check_unknown (Check   *self,
               CfnNode *node)
{
  const char *key = cfn_node_get_initial (node) == 'F' ? cfn_node_get_key (node) : NULL;

  if (node->tag != NULL && node->tag[0] == '!' && node->tag[1] != '!' && node->tag[1] != '\0'
      && cfn_node_get_intrinsic (node, NULL) == NULL)
    {
      CfnSpan span = { node->span.start, node->span.start + strlen (node->tag) };

      report_unknown (self, node, span, node->tag);
    }
  if (key != NULL && g_str_has_prefix (key, "Fn::")
      && !g_str_has_prefix (key, "Fn::ForEach::")
      && cfn_function_find (key) == NULL)
    {
      report_unknown (self, node, node->key->span, key);
      /* That a mapping stands where it cannot be has this cause. */
      g_hash_table_add (self->walk.checker->told, &node->parent->span);
    }
}

/* A function stands alone in its mapping. */
static void
check_alone (Check   *self,
             CfnNode *node)
{
  if (node->kind != CFN_NODE_MAPPING || node->n_children < 2
      || self->walk.place == CFN_IN_FIXED)
    return;

  for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_initial (entry) == 'F' ? cfn_node_get_key (entry) : NULL;

      if (key == NULL || !g_str_has_prefix (key, "Fn::")
          || g_str_equal (key, "Fn::Transform")
          || cfn_function_find (key) == NULL)
        continue;
      cfn_checker_report_at (self->walk.checker, "wrong-function-arguments", self->walk.resource,
                             entry, entry->key->span,
                             cfn_message_new (N_("{0} gives a whole value: nothing else can stand "
                                                 "beside it"),
                                              key, NULL));
      return;
    }
}

static void
check_call (Check      *self,
            CfnNode    *node,
            const char *name,
            CfnNode    *arguments)
{
  const CfnFunction *function = cfn_function_find (name);

  if (function == NULL)
    return;

  /* Where values are, Condition alone is any key. */
  if (arguments != node && g_str_equal (name, "Condition")
      && self->walk.place != CFN_IN_CONDITION)
    return;
  if (self->walk.place == CFN_IN_FIXED && (function->places & CFN_IN_FIXED) == 0)
    report_fixed (self, name, node, arguments);
  else if ((function->places & self->walk.place) == 0)
    report_place (self, function, node);
  else if (is_extension (name) && !self->walk.has_extensions)
    report_extension (self, name, node);
  else
    cfn_check_arguments (&self->walk, function, node, arguments);
}

static gboolean
is_custom (const CfnResource *resource)
{
  return resource != NULL
         && (g_str_has_prefix (resource->type, "Custom::")
             || g_str_equal (resource->type, "AWS::CloudFormation::CustomResource"));
}

static void
check_dynamic (Check   *self,
               CfnNode *node)
{
  g_autoptr (GArray) found = NULL;

  if (node->kind != CFN_NODE_SCALAR || memchr (node->value, '{', node->length) == NULL
      || strstr (node->value, "{{resolve:") == NULL)
    return;

  /* They are counted. */
  cfn_checker_be_heard (self->walk.checker);
  found = cfn_dynamic_find (node->value);
  for (guint i = 0; i < found->len; i++)
    {
      const CfnDynamic *dynamic = &g_array_index (found, CfnDynamic, i);
      g_autofree char *text = g_strndup (node->value + dynamic->span.start,
                                         cfn_span_length (dynamic->span));

      /* What a variable puts into it is not known here. */
      if (!dynamic->is_valid && strstr (text, "${") == NULL)
        cfn_checker_report (self->walk.checker, "wrong-dynamic-reference", self->walk.resource,
                            node,
                            cfn_message_new (N_("{0} is not written as a dynamic reference: that "
                                                "looks like {{resolve:ssm:name}} or "
                                                "{{resolve:secretsmanager:name}}"),
                                             text, NULL));
      else if (dynamic->is_valid && dynamic->store != CFN_STORE_PARAMETER
               && is_custom (self->walk.resource))
        cfn_checker_report (self->walk.checker, "wrong-dynamic-reference", self->walk.resource,
                            node,
                            cfn_message_new (N_("Secrets are not handed to custom resources: {0} "
                                                "would get the text {1} itself"),
                                             self->walk.resource->id, text, NULL));
      if (++self->n_dynamic == MAX_DYNAMIC + 1)
        cfn_checker_report (self->walk.checker, "out-of-range", self->walk.resource, node,
                            cfn_message_new (N_("This is dynamic reference number 61, but a "
                                                "template may have 60 at most"),
                                             NULL));
    }
}

static void
check_node (Check   *self,
            CfnNode *node)
{
  CfnNode *arguments;
  const char *name = cfn_node_get_intrinsic (node, &arguments);

  if (name != NULL)
    {
      check_call (self, node, name, arguments);
      /* "!Base64 {'Fn::Sub': x}" is two calls, of which the second one is inside. */
      if (arguments == node && node->kind == CFN_NODE_MAPPING
          && (name = cfn_node_get_inner_intrinsic (node, &arguments)) != NULL)
        check_call (self, node, name, arguments);
    }
  check_unknown (self, node);
  check_alone (self, node);
  check_dynamic (self, node);
  cfn_check_variables (&self->walk, node);
  if (cfn_node_is_loop (node) && !self->walk.has_extensions)
    report_extension (self, "Fn::ForEach", node->key);

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    check_node (self, child);
}

static void
check_in (Check   *self,
          CfnNode *node,
          guint    place)
{
  guint outer = self->walk.place;

  if (node == NULL)
    return;

  self->walk.place = place;
  check_node (self, node);
  self->walk.place = outer;
}

/* CloudFormation User Guide, AWS::LanguageExtensions: the two policies may then be computed. */
static guint
get_attribute_place (Check      *self,
                     const char *key)
{
  if (g_str_equal (key, "Type") || g_str_equal (key, "DependsOn")
      || g_str_equal (key, "Condition"))
    return CFN_IN_FIXED;
  if (g_str_equal (key, "DeletionPolicy") || g_str_equal (key, "UpdateReplacePolicy"))
    return self->walk.has_extensions ? CFN_IN_VALUE : CFN_IN_FIXED;

  return CFN_IN_VALUE;
}

static void
check_entry (Check   *self,
             CfnNode *entry)
{
  if (!cfn_key_is_shown (entry) || entry->kind != CFN_NODE_MAPPING || entry->tag != NULL)
    {
      check_in (self, entry, CFN_IN_VALUE);
      return;
    }

  for (CfnNode *child = entry->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);

      check_in (self, child, get_attribute_place (self, key != NULL ? key : ""));
    }
}

static void
check_entries (Check   *self,
               CfnNode *section)
{
  for (CfnNode *entry = section->first_child; entry != NULL; entry = entry->next)
    {
      const CfnResource *resource = NULL;

      if (cfn_key_is_shown (entry))
        resource = cfn_template_find_resource (self->walk.checker->template,
                                               cfn_node_get_key (entry));
      if (resource != NULL && resource->node != entry)
        resource = NULL;
      self->walk.resource = resource;
      if (resource == NULL)
        check_entry (self, entry);
      else if (cfn_checker_begin_walk (self->walk.checker, CFN_WALK_FUNCTIONS, resource))
        {
          check_entry (self, entry);
          cfn_checker_end_walk (self->walk.checker, CFN_WALK_FUNCTIONS, resource);
        }
    }
  self->walk.resource = NULL;
}

/* What is under this in the tree cannot depend on resources, as it is read before they are made:
 * NULL when it is not under such a thing. */
static const char *
find_early_place (const CfnNode *node)
{
  for (; node->parent != NULL; node = node->parent)
    {
      const char *key = cfn_node_get_key (node);
      CfnNode *arguments;

      if (g_strcmp0 (cfn_node_get_intrinsic (node, &arguments), "Fn::ImportValue") == 0)
        return N_("Exports are looked up before anything is made, so their names cannot depend on "
                  "the resource {0}");
      if (key == NULL)
        continue;
      if (g_str_equal (key, "Export") && node->parent->parent != NULL
          && node->parent->parent->parent != NULL && node->parent->parent->parent->parent == NULL)
        return N_("The name of an export cannot depend on the resource {0}");
      if (g_str_equal (key, "Conditions") && node->parent->parent == NULL)
        return N_("Conditions are decided before anything is made, so they cannot depend on the "
                  "resource {0}");
    }

  return NULL;
}

static void
check_early_places (CfnChecker *self)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (self->template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      const char *message;

      if (reference->to == NULL || reference->kind == CFN_REFERENCE_DEPENDS_ON
          || cfn_checker_is_told (self, reference->node->span)
          || cfn_checker_is_told (self, reference->span))
        continue;
      message = find_early_place (reference->node);
      if (message != NULL)
        cfn_checker_report_at (self, "function-not-allowed-here", reference->from,
                               reference->node, reference->span,
                               cfn_message_new (message, reference->target, NULL));
    }
}

void
cfn_check_intrinsics (CfnChecker *self)
{
  static const struct
  {
    CfnSectionKind kind;
    guint place;
  } places[] = {
    { CFN_SECTION_PARAMETERS, CFN_IN_FIXED }, { CFN_SECTION_MAPPINGS, CFN_IN_FIXED },
    { CFN_SECTION_RULES, CFN_IN_RULE },       { CFN_SECTION_CONDITIONS, CFN_IN_CONDITION },
    { CFN_SECTION_GLOBALS, CFN_IN_VALUE },
  };
  Check check = { .walk = { .checker = self } };
  CfnNode *resources = cfn_template_get_section (self->template, CFN_SECTION_RESOURCES);
  CfnNode *outputs = cfn_template_get_section (self->template, CFN_SECTION_OUTPUTS);

  /* A macro may have functions of its own. */
  if (cfn_template_has_macro (self->template))
    return;

  check.walk.has_extensions = cfn_template_has_transform (self->template, EXTENSIONS);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    check_in (&check, cfn_template_get_section (self->template, places[i].kind), places[i].place);
  if (resources != NULL && resources->kind == CFN_NODE_MAPPING)
    check_entries (&check, resources);
  if (outputs != NULL && outputs->kind == CFN_NODE_MAPPING)
    check_entries (&check, outputs);
  check_early_places (self);
}
