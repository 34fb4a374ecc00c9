/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-wiring.h"

#include "cfn-sam.h"

#include <string.h>

#define UNKNOWN (-100)

/* What Lambda does without a property (Lambda API, CreateEventSourceMapping and CreateFunction). */
#define DEFAULT_BATCH 100
#define DEFAULT_TIMEOUT 3

gint64
cfn_wiring_get_number (CfnChecker *self,
                       CfnNode    *node,
                       gint64      absent,
                       gint64      unknown)
{
  g_autofree char *text = NULL;
  gint64 number;

  if (!cfn_checker_has (self, node))
    return absent;
  text = cfn_value_know_text (self->template, node);

  return text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL)
           ? number : unknown;
}

static void
check_position (CfnChecker      *self,
                const CfnWiring *wiring)
{
  CfnNode *node = cfn_node_get (wiring->properties, "StartingPosition");
  g_autofree char *text = node != NULL ? cfn_value_know_text (self->template, node) : NULL;
  g_autofree char *path = NULL;
  CfnFinding *finding;

  if (g_strcmp0 (text, "LATEST") != 0)
    return;

  finding = cfn_checker_report (
    self, "starts-with-latest", wiring->mapping, node,
    cfn_message_new (N_("{0} begins with LATEST: what is written in the minutes until it polls is "
                        "never seen. TRIM_HORIZON misses nothing"),
                     wiring->mapping->id, NULL));
  path = cfn_path_string_of_node (node);
  /* The position of a mapping cannot be changed: it is made anew. */
  cfn_finding_add_fix (finding, CFN_FIX_SET, "use-trim-horizon",
                       cfn_message_new (N_("Begin with the oldest change"), NULL), path,
                       "TRIM_HORIZON")->is_safe = FALSE;
}

/* Lambda Developer Guide, How Lambda processes records from stream-based event sources: without a
 * limit, a failing batch is tried again until its records are a day old, and holds up its shard. */
static void
check_retries (CfnChecker      *self,
               const CfnWiring *wiring)
{
  static const char * const limits[] = { "MaximumRetryAttempts", "MaximumRecordAgeInSeconds" };
  CfnNode *bisect = cfn_node_get (wiring->properties, "BisectBatchOnFunctionError");
  gboolean bisects = bisect != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      CfnNode *node = cfn_node_get (wiring->properties, limits[i]);

      if (cfn_wiring_get_number (self, node, -1, UNKNOWN) != -1)
        return;
    }
  cfn_node_get_boolean (bisect, &bisects);
  if (bisects || !cfn_wiring_lacks (self->template, wiring, "DestinationConfig")
      || !cfn_wiring_lacks (self->template, wiring, "FunctionResponseTypes"))
    return;

  cfn_checker_report (
    self, "retries-without-end", wiring->mapping, cfn_wiring_get_place (wiring),
    cfn_message_new (N_("{0} tries a failing batch again for up to a day, and the changes behind "
                        "it wait: limit MaximumRetryAttempts or MaximumRecordAgeInSeconds, and "
                        "name a failure destination"),
                     wiring->mapping->id, NULL));
}

static void
check_timeout (CfnChecker      *self,
               const CfnWiring *wiring)
{
  CfnNode *size = cfn_node_get (wiring->properties, "BatchSize");
  gint64 batch = cfn_wiring_get_number (self, size, DEFAULT_BATCH, UNKNOWN);
  CfnNode *node = cfn_sam_get_property (self->template, wiring->function, "Timeout");
  gint64 timeout = cfn_wiring_get_number (self, node, DEFAULT_TIMEOUT, UNKNOWN);
  g_autofree char *records = g_strdup_printf ("%" G_GINT64_FORMAT, batch);
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, timeout);
  CfnFinding *finding;

  if (batch <= DEFAULT_BATCH || timeout == UNKNOWN || timeout > DEFAULT_TIMEOUT
      || (node == NULL && cfn_resource_has_hidden_properties (wiring->function)))
    return;

  finding = cfn_checker_report (
    self, "timeout-is-short", wiring->function, node != NULL ? node : wiring->function->node,
    cfn_message_new (N_("{0} has {1} seconds for up to {2} changes at once: a batch that takes "
                        "longer fails, and is tried again from its beginning. Give it a longer "
                        "Timeout or a smaller BatchSize"),
                     wiring->function->id, seconds, records, NULL));
  cfn_finding_add_evidence (finding, size);
}

/* "arn:aws:lambda:eu-west-1:111122223333:function:echo:7" */
static gboolean
is_version_arn (const char *text)
{
  const char *colon = strrchr (text, ':');

  return strstr (text, ":function:") != NULL && colon > strstr (text, ":function:") + 9
         && colon[1] != '\0' && strspn (colon + 1, "0123456789") == strlen (colon + 1);
}

static void
check_version (CfnChecker      *self,
               const CfnWiring *wiring)
{
  g_autofree char *text = NULL;

  if (wiring->target_node == NULL)
    return;
  text = cfn_value_know_text (self->template, wiring->target_node);
  if (wiring->target != NULL ? !g_str_equal (wiring->target->type, "AWS::Lambda::Version")
                             : text == NULL || !is_version_arn (text))
    return;

  cfn_checker_report (
    self, "mapping-calls-fixed-version", wiring->mapping, wiring->target_node,
    cfn_message_new (N_("{0} calls one published version: when the code changes, that one still "
                        "runs. An alias can be moved on to the next version"),
                     wiring->mapping->id, NULL));
}

void
cfn_check_mappings (CfnChecker *self)
{
  g_autoptr (GHashTable) mappings = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) functions = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);

      check_version (self, wiring);
      if (g_hash_table_add (mappings, wiring->properties))
        {
          check_position (self, wiring);
          check_retries (self, wiring);
        }
      if (wiring->function != NULL
          && g_hash_table_add (functions, (gpointer) wiring->function))
        check_timeout (self, wiring);
    }
}

void
cfn_check_wirings (CfnChecker *self)
{
  self->wirings = cfn_proof_get_wirings (self->proof);
  cfn_check_code (self);
  cfn_check_needs (self);
  cfn_check_mappings (self);
  cfn_check_places (self);
  cfn_check_sources (self);
  cfn_check_needless (self);
}
