/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-quiet.h"
#include "cfn-runtimes.h"

static void
add_runtime_fix (CfnFinding        *finding,
                 const CfnResource *function,
                 const char        *successor)
{
  g_autofree char *path = cfn_checker_path (function, "Runtime");
  CfnFix *fix;

  fix = cfn_finding_add_fix (finding, CFN_FIX_SET, "use-current-runtime",
                             cfn_message_new (N_("Use {0}"), successor, NULL), path, successor);
  /* Code may have to change with its runtime. */
  fix->is_safe = FALSE;
}

static void
check_runtime (CfnChecker        *self,
               const CfnResource *function)
{
  CfnNode *node = cfn_resource_get_property (function, "Runtime");
  const char *name = cfn_checker_get_text (self, function, "Runtime");
  const CfnRuntime *runtime = name != NULL ? cfn_runtime_find (name) : NULL;
  const char *date = cfn_runtimes_date ();
  const char *successor;
  CfnFinding *finding;

  if (name == NULL || (runtime != NULL && runtime->status == CFN_RUNTIME_CURRENT))
    return;

  successor = cfn_runtime_successor (name);
  if (runtime == NULL)
    finding = cfn_checker_report (
      self, "unknown-runtime", function, node,
      cfn_message_new (N_("{0} asks for the runtime “{1}”, which Lambda did not know on {2}: a "
                          "current one is {3}"),
                       function->id, name, date, successor, NULL));
  else if (runtime->status == CFN_RUNTIME_BLOCKED)
    finding = cfn_checker_report (
      self, "runtime-is-blocked", function, node,
      cfn_message_new (N_("{0} runs on {1}, which Lambda refuses for new functions (as of {2}): a "
                          "current runtime is {3}"),
                       function->id, name, date, successor, NULL));
  else
    finding = cfn_checker_report (
      self, "runtime-is-deprecated", function, node,
      cfn_message_new (N_("{0} runs on {1}, which is deprecated since {2} and will be refused for "
                          "new functions from {3} on (as of {4}): a current runtime is {5}"),
                       function->id, name, runtime->deprecated, runtime->blocked, date, successor,
                       NULL));
  add_runtime_fix (finding, function, successor);
}

static gboolean
is_image (CfnChecker        *self,
          const CfnResource *function)
{
  return g_strcmp0 (cfn_checker_get_text (self, function, "PackageType"), "Image") == 0
         || cfn_resource_get_property (function, "Code.ImageUri") != NULL;
}

/* A zip package, inline or not, is run by a runtime that calls a handler; an image brings both
 * along. */
static void
check_package (CfnChecker        *self,
               const CfnResource *function)
{
  CfnNode *code = cfn_resource_get_property (function, "Code");
  CfnNode *runtime = cfn_resource_get_property (function, "Runtime");
  CfnNode *handler = cfn_resource_get_property (function, "Handler");
  CfnValueKind kind = cfn_value_of (self->template, code).kind;

  if ((kind != CFN_VALUE_MAP && kind != CFN_VALUE_LITERAL) || is_image (self, function)
      || cfn_resource_has_hidden_properties (function) || cfn_template_has_macro (self->template))
    return;

  if (!cfn_checker_has (self, runtime))
    cfn_checker_report (self, "missing-property", function,
                        runtime != NULL ? runtime : function->node,
                        cfn_message_new (N_("{0} needs a Runtime: the language, with its version, "
                                            "that its code is written for"),
                                         function->id, NULL));
  if (!cfn_checker_has (self, handler))
    cfn_checker_report (self, "missing-property", function,
                        handler != NULL ? handler : function->node,
                        cfn_message_new (N_("{0} needs a Handler: the file and, after a dot, the "
                                            "function in it that is called, such as index.handler"),
                                         function->id, NULL));
}

/* CloudFormation, AWS::Lambda::Function Code, ZipFile: Node.js and Python only, saved as index.js
 * or index.py. */
static void
check_inline_code (CfnChecker        *self,
                   const CfnResource *function)
{
  const char *handler = cfn_checker_get_text (self, function, "Handler");
  const char *runtime = cfn_checker_get_text (self, function, "Runtime");

  if (cfn_resource_get_property (function, "Code.ZipFile") == NULL)
    return;

  if (handler != NULL && !g_str_has_prefix (handler, "index."))
    cfn_checker_report (self, "handler-is-not-index", function,
                        cfn_resource_get_property (function, "Handler"),
                        cfn_message_new (N_("Handler of {0} is “{1}”, but inline code is saved as "
                                            "a file called index: the handler has to begin with "
                                            "index and a dot"),
                                         function->id, handler, NULL));
  if (runtime != NULL && !g_str_has_prefix (runtime, "nodejs")
      && !g_str_has_prefix (runtime, "python"))
    cfn_checker_report (self, "inline-code-language", function,
                        cfn_resource_get_property (function, "Code.ZipFile"),
                        cfn_message_new (N_("{0} has inline code and runs on {1}, but inline code "
                                            "can only be Node.js or Python"),
                                         function->id, runtime, NULL));
}

static gboolean
read_number (CfnChecker        *self,
             const CfnResource *function,
             const char        *property,
             gint64            *number)
{
  const char *text = cfn_checker_get_text (self, function, property);

  return text != NULL
         && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL);
}

/* AWS::Lambda::Function FunctionScalingConfig: the least and the most execution environments. */
static void
check_scaling (CfnChecker        *self,
               const CfnResource *function)
{
  static const char least[] = "FunctionScalingConfig.MinExecutionEnvironments";
  static const char most[] = "FunctionScalingConfig.MaxExecutionEnvironments";
  gint64 min, max;
  g_autofree char *min_text = NULL;
  g_autofree char *max_text = NULL;
  CfnFinding *finding;

  if (!read_number (self, function, least, &min) || !read_number (self, function, most, &max)
      || min <= max)
    return;

  min_text = g_strdup_printf ("%" G_GINT64_FORMAT, min);
  max_text = g_strdup_printf ("%" G_GINT64_FORMAT, max);
  finding = cfn_checker_report (
    self, "out-of-range", function, cfn_resource_get_property (function, least),
    cfn_message_new (N_("{0} is to have at least {1} execution environments, but at most {2}"),
                     function->id, min_text, max_text, NULL));
  cfn_finding_add_evidence (finding, cfn_resource_get_property (function, most));
}

static void
check_resource (CfnChecker        *self,
                const CfnResource *resource)
{
  if (resource->kind == CFN_KIND_FUNCTION)
    check_runtime (self, resource);
  if (!g_str_equal (resource->type, "AWS::Lambda::Function"))
    return;

  check_scaling (self, resource);
  check_package (self, resource);
  check_inline_code (self, resource);
}

void
cfn_check_functions (CfnChecker *self)
{
  cfn_checker_walk (self, CFN_WALK_LAMBDAS, check_resource);
}
