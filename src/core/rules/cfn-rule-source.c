/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-wiring.h"

#include "cfn-meaning.h"

#include <string.h>

/* Properties of a mapping that Lambda only takes for other sources than streams of tables, and
 * which those are (Lambda API, CreateEventSourceMapping). */
static const struct
{
  const char *property;
  const char *owner;
} of_others[] = {
  { "AmazonManagedKafkaEventSourceConfig", "Amazon MSK" },
  { "DocumentDBEventSourceConfig", "Amazon DocumentDB" },
  { "LoggingConfig", "Kafka" },
  { "ProvisionedPollerConfig", "Amazon SQS, Kafka" },
  { "Queues", "Amazon MQ" },
  { "ScalingConfig", "Amazon SQS" },
  { "SelfManagedEventSource", "Kafka" },
  { "SelfManagedKafkaEventSourceConfig", "Kafka" },
  { "SourceAccessConfigurations", "Amazon MQ, Kafka, Amazon DocumentDB" },
  { "StartingPositionTimestamp", "Amazon Kinesis, Kafka, Amazon DocumentDB" },
  { "Topics", "Kafka" },
};

/* Those that a queue does not take. */
static const char * const of_streams[] = {
  "BisectBatchOnFunctionError", "DestinationConfig", "MaximumRecordAgeInSeconds",
  "MaximumRetryAttempts", "ParallelizationFactor", "StartingPosition",
  "StartingPositionTimestamp", "TumblingWindowInSeconds",
};

/* Takes the message. Lambda refuses the whole mapping, so nothing is lost with the property. */
static void
report (CfnChecker        *self,
        const CfnResource *mapping,
        CfnNode           *node,
        CfnNode           *source,
        CfnMessage        *message)
{
  g_autofree char *path = cfn_path_string_of_node (node);
  CfnFinding *finding = cfn_checker_report_at (self, "property-of-other-source", mapping, node,
                                               node->key->span, message);

  cfn_finding_add_evidence (finding, source);
  cfn_finding_add_fix (finding, CFN_FIX_REMOVE, "remove-property",
                       cfn_message_new (N_("Remove {0}"), node->key->value, NULL), path, NULL);
}

static void
check_stream (CfnChecker      *self,
              const CfnWiring *wiring)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_others); i++)
    {
      CfnNode *node = cfn_node_get (wiring->properties, of_others[i].property);

      if (cfn_checker_has (self, node))
        report (self, wiring->mapping, node, wiring->source,
                cfn_message_new (N_("{0} has {1}, which Lambda only takes for other sources ({2}): "
                                    "it refuses a mapping of a table's stream with it"),
                                 wiring->mapping->id, of_others[i].property, of_others[i].owner,
                                 NULL));
    }
}

/* A queue of the template, or one whose ARN is written out. */
static gboolean
reads_queue (CfnChecker        *self,
             const CfnResource *mapping)
{
  CfnNode *node = cfn_resource_get_property (mapping, "EventSourceArn");
  const CfnResource *source = cfn_meaning_resource (self->template, node);
  const char *text = cfn_checker_get_text (self, mapping, "EventSourceArn");

  return source != NULL ? source->kind == CFN_KIND_QUEUE
                        : text != NULL && g_str_has_prefix (text, "arn:")
                            && strstr (text, ":sqs:") != NULL;
}

static void
check_queue (CfnChecker        *self,
             const CfnResource *mapping)
{
  CfnNode *source = cfn_resource_get_property (mapping, "EventSourceArn");

  for (guint i = 0; i < G_N_ELEMENTS (of_streams); i++)
    {
      CfnNode *node = cfn_resource_get_property (mapping, of_streams[i]);

      if (cfn_checker_has (self, node))
        report (self, mapping, node, source,
                cfn_message_new (N_("{0} reads a queue, but has {1}, which Lambda only takes for "
                                    "streams: a queue has its own way to retry and to set aside"),
                                 mapping->id, of_streams[i], NULL));
    }
}

void
cfn_check_sources (CfnChecker *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);

      if (wiring->mapping->kind == CFN_KIND_MAPPING
          && g_hash_table_add (seen, wiring->properties))
        check_stream (self, wiring);
    }

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (resource->kind == CFN_KIND_MAPPING && !cfn_template_has_macro (self->template)
          && reads_queue (self, resource))
        check_queue (self, resource);
    }
}
