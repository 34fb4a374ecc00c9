/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-code.h"

#include <string.h>

/* "ReportBatchItemFailures" among the FunctionResponseTypes of a trigger: TRUE, FALSE or, where it
 * cannot be told, -1. */
static int
reports_failures (CfnChecker      *self,
                  const CfnWiring *wiring)
{
  CfnNode *node = cfn_node_get (wiring->properties, "FunctionResponseTypes");

  if (cfn_wiring_lacks (self->template, wiring, "FunctionResponseTypes"))
    return FALSE;
  if (node == NULL || node->kind != CFN_NODE_SEQUENCE
      || cfn_node_get_intrinsic (node, NULL) != NULL)
    return -1;
  if (node->n_children == 0)
    return FALSE;

  return cfn_node_is_string (node->first_child, "ReportBatchItemFailures") ? TRUE : -1;
}

static void
report_unheard (CfnChecker          *self,
                const CfnInlineCode *code,
                const CfnWiring     *wiring,
                gint                 at)
{
  g_autofree char *owner = cfn_path_string_of_node (wiring->properties);
  g_autofree char *path = g_strconcat (owner, ".FunctionResponseTypes", NULL);
  CfnFinding *finding = cfn_checker_report_at (
    self, "failures-are-not-heard", code->function, code->node,
    cfn_inline_code_locate (code, cfn_inline_code_get (code, at)),
    cfn_message_new (N_("{0} answers which changes failed, but {1} does not ask for that and takes "
                        "any answer for success: they are lost. Give it FunctionResponseTypes with "
                        "ReportBatchItemFailures"),
                     code->function->id, wiring->mapping->id, NULL));

  cfn_finding_add_evidence (finding, wiring->source);
  /* From then on a change that always fails holds up those behind it. */
  cfn_finding_add_fix (finding, CFN_FIX_SET, "ask-for-failures",
                       cfn_message_new (N_("Let {0} ask for failures"), wiring->mapping->id, NULL),
                       path, "- ReportBatchItemFailures")->is_safe = FALSE;
}

/* Lambda Developer Guide, Reporting batch item failures: both sides have to take part in it. */
static void
check_failures (CfnChecker          *self,
                const CfnInlineCode *code,
                const CfnWiring     *wiring)
{
  gint at = cfn_inline_code_find (code, 0, "batchItemFailures");
  CfnNode *node = cfn_node_get (wiring->properties, "FunctionResponseTypes");
  CfnFinding *finding;

  if (at >= 0 && reports_failures (self, wiring) == FALSE)
    report_unheard (self, code, wiring, at);
  if (reports_failures (self, wiring) != TRUE || strstr (code->text, "atchItemFailures") != NULL
      || cfn_inline_code_is_open (code, self->template))
    return;

  finding = cfn_checker_report (
    self, "failures-are-not-told", wiring->mapping, node,
    cfn_message_new (N_("{0} asks {1} which changes of a batch failed, but its code never answers "
                        "with batchItemFailures: a batch succeeds or fails as a whole"),
                     wiring->mapping->id, code->function->id, NULL));
  cfn_finding_add_evidence (finding, code->node);
}

/* Lambda Developer Guide, Tumbling windows: the function hands its state on in each answer; one
 * without fails the call. */
static void
check_window (CfnChecker          *self,
              const CfnInlineCode *code,
              const CfnWiring     *wiring)
{
  CfnNode *node = cfn_node_get (wiring->properties, "TumblingWindowInSeconds");

  if (cfn_wiring_get_number (self, node, 0, 0) <= 0 || strstr (code->text, "state") != NULL
      || cfn_inline_code_is_open (code, self->template))
    return;

  cfn_finding_add_evidence (
    cfn_checker_report (
      self, "window-needs-state", wiring->mapping, node,
      cfn_message_new (N_("{0} has a tumbling window, so {1} has to return a state with each "
                          "batch, but its code knows of none: every call counts as failed"),
                       wiring->mapping->id, code->function->id, NULL)),
    code->node);
}

static const struct
{
  const char *image;
  const char *views[2];   /* those that have it */
} images[] = {
  { "NewImage", { "NEW_IMAGE", "NEW_AND_OLD_IMAGES" } },
  { "OldImage", { "OLD_IMAGE", "NEW_AND_OLD_IMAGES" } },
};

/* The StreamViewType of a trigger's table where it is known, or NULL. */
static char *
get_view_type (CfnChecker      *self,
               const CfnWiring *wiring,
               CfnNode        **node)
{
  *node = wiring->table != NULL
            ? cfn_resource_get_property (wiring->table, "StreamSpecification.StreamViewType")
            : NULL;

  return *node != NULL ? cfn_value_know_text (self->template, *node) : NULL;
}

static gboolean
is_one_of (const char *text,
           const char *one,
           const char *other)
{
  return g_str_equal (text, one) || g_str_equal (text, other);
}

/* DynamoDB Developer Guide, StreamViewType: what a record holds. */
static void
check_image (CfnChecker          *self,
             const CfnInlineCode *code,
             const CfnWiring     *wiring,
             guint                image)
{
  gint at = cfn_inline_code_find (code, 0, images[image].image);
  CfnNode *node;
  g_autofree char *view = get_view_type (self, wiring, &node);
  g_autofree char *path = NULL;
  CfnFinding *finding;

  if (at < 0 || view == NULL
      || !(is_one_of (view, "KEYS_ONLY", "NEW_IMAGE") || g_str_equal (view, "OLD_IMAGE"))
      || is_one_of (view, images[image].views[0], images[image].views[1]))
    return;

  finding = cfn_checker_report_at (
    self, "image-not-in-stream", code->function, code->node,
    cfn_inline_code_locate (code, cfn_inline_code_get (code, at)),
    cfn_message_new (N_("{0} looks at {1}, but the stream of {2} has the view type {3} and never "
                        "holds it: give {2} a StreamViewType with that image"),
                     code->function->id, images[image].image, wiring->table->id, view, NULL));
  cfn_finding_add_evidence (finding, node);
  path = cfn_path_string_of_node (node);
  /* The stream gets another ARN by that, and its readers more to read. */
  cfn_finding_add_fix (finding, CFN_FIX_SET, "add-image",
                       cfn_message_new (N_("Let the stream of {0} hold both images"),
                                        wiring->table->id, NULL),
                       path, "NEW_AND_OLD_IMAGES")->is_safe = FALSE;
}

/* Whether the code goes into the image at @at without asking whether there is one. */
static gboolean
goes_into (const CfnInlineCode *code,
           gint                 at)
{
  gboolean is_item = cfn_inline_code_is (code, at - 1, "[")
                     && cfn_inline_code_is (code, at + 1, "]");
  gint next = is_item ? at + 2 : at + 1;

  /* A missing key of a dict is an error of its own. */
  if (is_item && code->language == CFN_CODE_PYTHON)
    return TRUE;

  return cfn_inline_code_is (code, next, ".") || cfn_inline_code_is (code, next, "[");
}

/* Words by which code shows that it tells removals from other changes, or bears failures. */
static gboolean
is_careful (const CfnInlineCode *code)
{
  static const char * const signs[] = {
    "eventName", "REMOVE", "INSERT", "MODIFY", "if", "try", "filter", "?", "?.", "??", "&&", "||",
    "in",
  };
  gint at = cfn_inline_code_find (code, 0, "NewImage");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gint sign = cfn_inline_code_find (code, 0, signs[i]);

      /* "for record in event" asks nothing. */
      if (g_str_equal (signs[i], "in"))
        sign = cfn_inline_code_is (code, at + 1, "in") ? at : -1;
      if (sign >= 0)
        return TRUE;
    }

  return FALSE;
}

/* A removal has no NewImage, whatever the view type (DynamoDB Developer Guide, StreamRecord). */
static void
check_removals (CfnChecker          *self,
                const CfnInlineCode *code,
                const CfnWiring     *wiring)
{
  gint at = cfn_inline_code_find (code, 0, "NewImage");
  CfnNode *node;
  g_autofree char *view = get_view_type (self, wiring, &node);
  CfnFinding *finding;

  if (at < 0 || view == NULL || !is_one_of (view, "NEW_IMAGE", "NEW_AND_OLD_IMAGES")
      || !cfn_wiring_lacks (self->template, wiring, "FilterCriteria") || !goes_into (code, at)
      || is_careful (code))
    return;

  finding = cfn_checker_report_at (
    self, "removals-have-no-new-image", code->function, code->node,
    cfn_inline_code_locate (code, cfn_inline_code_get (code, at)),
    cfn_message_new (N_("{0} takes a NewImage for granted, but the removal of an item has none: "
                        "the first one fails its batch. Look at eventName, or let {1} filter"),
                     code->function->id, wiring->mapping->id, NULL));
  cfn_finding_add_evidence (finding, wiring->source);
}

void
cfn_check_protocols (CfnChecker          *self,
                     const CfnInlineCode *code,
                     GPtrArray           *wirings)
{
  const CfnWiring *first = g_ptr_array_index (wirings, 0);

  for (guint i = 0; i < wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (wirings, i);

      check_window (self, code, wiring);
      /* Code for several triggers may do for some of them what others never ask. */
      if (wirings->len == 1)
        check_failures (self, code, wiring);
    }
  if (wirings->len > 1)
    return;

  for (guint image = 0; image < G_N_ELEMENTS (images); image++)
    check_image (self, code, first, image);
  check_removals (self, code, first);
}
