/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-code-fault.h"
#include "cfn-known.h"
#include "cfn-prover.h"

#include <string.h>

/* "ReportBatchItemFailures" among the FunctionResponseTypes of a trigger: TRUE, FALSE or, where it
 * cannot be told, -1. */
static int
reports_failures (CfnProver       *self,
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

/* Adds @claim, whose message is taken and which fails, about the token at @at, or about @node where
 * that is not in the code. */
static void
tell (CfnProver           *self,
      const CfnInlineCode *code,
      const CfnWiring     *wiring,
      CfnClaim             claim,
      gint                 at,
      CfnNode             *node)
{
  claim.kind = CFN_CLAIM_ANSWER;
  claim.verdict = CFN_VERDICT_FAILS;
  claim.from = wiring->mapping;
  claim.to = code->function;
  if (at >= 0)
    {
      claim.detail = g_new0 (CfnClaimDetail, 1);
      claim.detail->rule = claim.reason;
      claim.detail->why = claim.reason;
      claim.detail->span = cfn_inline_code_locate (code, cfn_inline_code_get (code, at));
      cfn_prover_add_about (self, wiring->invoke, &claim, code->node,
                            node != NULL ? node : wiring->source, NULL);
    }
  else
    cfn_prover_add_about (self, wiring->invoke, &claim, node, code->node, NULL);
}

/* Code that looks at where a change comes from may do for some of its triggers what it does not do
 * for others. */
static gboolean
tells_sources_apart (const CfnInlineCode *code)
{
  return strstr (code->text, "eventSource") != NULL;
}

static gboolean
does_any_ask (CfnProver *self,
              GPtrArray *wirings)
{
  for (guint i = 0; i < wirings->len; i++)
    {
      if (reports_failures (self, g_ptr_array_index (wirings, i)) != FALSE)
        return TRUE;
    }

  return FALSE;
}

/* Lambda Developer Guide, Reporting batch item failures: both sides have to take part in it. */
static void
prove_failures (CfnProver           *self,
                const CfnInlineCode *code,
                const CfnWiring     *wiring,
                GPtrArray           *wirings)
{
  gint at = cfn_inline_code_find (code, 0, "batchItemFailures");
  int asks = reports_failures (self, wiring);
  const char *function = code->function->id;

  if (at >= 0 && asks == FALSE && !(tells_sources_apart (code) && does_any_ask (self, wirings)))
    tell (self, code, wiring,
          (CfnClaim) {
            .reason = "failures-are-not-heard",
            .label = cfn_message_new (N_("failures not heard"), NULL),
            .message = cfn_message_new (N_("{0} answers which changes failed, but {1} does not ask "
                                           "for that and takes any answer for success: they are "
                                           "lost. Give it FunctionResponseTypes with "
                                           "ReportBatchItemFailures"),
                                        function, wiring->mapping->id, NULL),
          }, at, NULL);
  if (asks == TRUE && strstr (code->text, "atchItemFailures") == NULL
      && !cfn_inline_code_is_open (code, self->template))
    tell (self, code, wiring,
          (CfnClaim) {
            .reason = "failures-are-not-told",
            .message = cfn_message_new (N_("{0} asks {1} which changes of a batch failed, but its "
                                           "code never answers with batchItemFailures: a batch "
                                           "succeeds or fails as a whole"),
                                        wiring->mapping->id, function, NULL),
          }, -1, cfn_node_get (wiring->properties, "FunctionResponseTypes"));
}

static gboolean
has_window (CfnProver *self,
            CfnNode   *node)
{
  g_autofree char *text = node != NULL ? cfn_value_know_text (self->template, node) : NULL;
  gint64 seconds;

  return text != NULL && g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &seconds, NULL);
}

/* Lambda Developer Guide, Tumbling windows: the function hands its state on in each answer; one
 * without fails the call. */
static void
prove_window (CfnProver           *self,
              const CfnInlineCode *code,
              const CfnWiring     *wiring)
{
  CfnNode *node = cfn_node_get (wiring->properties, "TumblingWindowInSeconds");

  if (!has_window (self, node) || strstr (code->text, "state") != NULL
      || cfn_inline_code_is_open (code, self->template))
    return;

  tell (self, code, wiring,
        (CfnClaim) {
          .reason = "window-needs-state",
          .is_grave = TRUE,
          .label = cfn_message_new (N_("no state"), NULL),
          .message = cfn_message_new (N_("{0} has a tumbling window, so {1} has to return a state "
                                         "with each batch, but its code knows of none: every call "
                                         "counts as failed"),
                                      wiring->mapping->id, code->function->id, NULL),
        }, -1, node);
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
get_view_type (CfnProver       *self,
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
is_careful (const CfnInlineCode *code,
            const char          *image)
{
  static const char * const signs[] = {
    "eventName", "REMOVE", "INSERT", "MODIFY", "if", "try", "filter", "?", "?.", "??", "&&", "||",
    "in",
  };
  gint at = cfn_inline_code_find (code, 0, image);

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

static gboolean
is_view (const char *text)
{
  return is_one_of (text, "KEYS_ONLY", "NEW_IMAGE")
         || is_one_of (text, "OLD_IMAGE", "NEW_AND_OLD_IMAGES");
}

static gboolean
holds_image (CfnProver       *self,
             const CfnWiring *wiring,
             guint            image)
{
  CfnNode *node;
  g_autofree char *view = get_view_type (self, wiring, &node);

  /* What is not known may well hold it. */
  return view == NULL || !is_view (view)
         || is_one_of (view, images[image].views[0], images[image].views[1]);
}

/* Another trigger may be the one for which the code looks at the image. */
static gboolean
does_any_hold (CfnProver *self,
               GPtrArray *wirings,
               guint      image)
{
  for (guint i = 0; i < wirings->len; i++)
    {
      if (holds_image (self, g_ptr_array_index (wirings, i), image))
        return TRUE;
    }

  return FALSE;
}

/* DynamoDB Developer Guide, StreamViewType: what a record holds. */
static void
prove_image (CfnProver           *self,
             const CfnInlineCode *code,
             const CfnWiring     *wiring,
             GPtrArray           *wirings,
             guint                image)
{
  gint at = cfn_inline_code_find (code, 0, images[image].image);
  CfnNode *node;
  g_autofree char *view = NULL;

  if (at < 0 || holds_image (self, wiring, image)
      || ((is_careful (code, images[image].image) || tells_sources_apart (code))
          && does_any_hold (self, wirings, image)))
    return;

  view = get_view_type (self, wiring, &node);
  tell (self, code, wiring,
        (CfnClaim) {
          .reason = "image-not-in-stream",
          .label = cfn_message_new (N_("no {0}"), images[image].image, NULL),
          .message = cfn_message_new (N_("{0} looks at {1}, but the stream of {2} has the view "
                                         "type {3} and never holds it: give {2} a StreamViewType "
                                         "with that image"),
                                      code->function->id, images[image].image, wiring->table->id,
                                      view, NULL),
        }, at, node);
}

/* A removal has no NewImage, whatever the view type (DynamoDB Developer Guide, StreamRecord). */
static void
prove_removals (CfnProver           *self,
                const CfnInlineCode *code,
                const CfnWiring     *wiring)
{
  gint at = cfn_inline_code_find (code, 0, "NewImage");
  CfnNode *node;
  g_autofree char *view = get_view_type (self, wiring, &node);

  if (at < 0 || view == NULL || !is_one_of (view, "NEW_IMAGE", "NEW_AND_OLD_IMAGES")
      || !cfn_wiring_lacks (self->template, wiring, "FilterCriteria") || !goes_into (code, at)
      || is_careful (code, "NewImage"))
    return;

  tell (self, code, wiring,
        (CfnClaim) {
          .reason = "removals-have-no-new-image",
          .message = cfn_message_new (N_("{0} takes a NewImage for granted, but the removal of an "
                                         "item has none: the first one fails its batch. Look at "
                                         "eventName, or let {1} filter"),
                                      code->function->id, wiring->mapping->id, NULL),
        }, at, NULL);
}

/* What cannot be called, no trigger calls. What a macro may change is not told of any. */
static void
prove_calls (CfnProver           *self,
             const CfnInlineCode *code,
             const CfnWiring     *wiring)
{
  for (guint i = 0; i < code->faults->len && !cfn_template_has_macro (self->template); i++)
    {
      const CfnCodeFault *fault = g_ptr_array_index (code->faults, i);

      cfn_prover_add_about (self, wiring->invoke,
                            &(CfnClaim) {
                              .kind = CFN_CLAIM_RUNS,
                              .verdict = CFN_VERDICT_FAILS,
                              .from = wiring->mapping,
                              .to = code->function,
                              .reason = fault->rule,
                              .is_grave = TRUE,
                              .label = cfn_message_ref (fault->label),
                              .message = cfn_message_ref (fault->message),
                            },
                            fault->node, fault->evidence, NULL);
    }
}

static void
prove_answers (CfnProver           *self,
               const CfnInlineCode *code,
               GPtrArray           *wirings)
{
  const CfnNode *last = NULL;

  for (guint i = 0; i < wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (wirings, i);

      for (guint image = 0; image < G_N_ELEMENTS (images); image++)
        prove_image (self, code, wiring, wirings, image);
      prove_removals (self, code, wiring);
      /* The rest is about the mapping, whichever of its streams and roles is chosen. */
      if (wiring->properties == last)
        continue;
      last = wiring->properties;
      prove_calls (self, code, wiring);
      prove_window (self, code, wiring);
      prove_failures (self, code, wiring, wirings);
    }
}

/* The code that @function had in the text before, or NULL. */
static const CfnInlineCode *
find_before (CfnProver         *self,
             const CfnResource *function)
{
  const CfnResource *earlier
    = self->before != NULL
        ? cfn_template_find_resource (cfn_proof_get_template (self->before), function->id) : NULL;

  return earlier != NULL ? cfn_proof_get_code (self->before, earlier) : NULL;
}

/* The triggers of each function that has code in the template: GPtrArray of CfnWiring. */
static void
index_wirings (CfnProver  *self,
               GHashTable *by_code)
{
  for (guint i = 0; i < self->wirings->len; i++)
    {
      CfnWiring *wiring = g_ptr_array_index (self->wirings, i);
      CfnInlineCode *code;
      GPtrArray *of_code;

      if (wiring->function == NULL)
        continue;
      if (!g_hash_table_lookup_extended (self->codes, wiring->function, NULL, (gpointer *) &code))
        {
          code = cfn_inline_code_new (self->template, wiring->function,
                                      find_before (self, wiring->function));
          g_hash_table_insert (self->codes, (gpointer) wiring->function, code);
        }
      if (code == NULL)
        continue;
      of_code = g_hash_table_lookup (by_code, code);
      if (of_code == NULL)
        {
          of_code = g_ptr_array_new ();
          g_hash_table_insert (by_code, code, of_code);
        }
      g_ptr_array_add (of_code, wiring);
    }
}

void
cfn_prove_answers (CfnProver *self)
{
  g_autoptr (GHashTable) by_code
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  gpointer code, wirings;

  index_wirings (self, by_code);
  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);

      code = wiring->function != NULL ? g_hash_table_lookup (self->codes, wiring->function) : NULL;
      wirings = code != NULL ? g_hash_table_lookup (by_code, code) : NULL;
      /* Once for each function, in the order of the file. */
      if (wirings != NULL && g_ptr_array_index ((GPtrArray *) wirings, 0) == wiring)
        prove_answers (self, code, wirings);
    }
}
