/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-wiring.h"

#include "cfn-limits.h"
#include "cfn-meaning.h"
#include "cfn-possible.h"

#include <string.h>

/* Lambda API Reference, CreateEventSourceMapping, BatchSize. */
#define MAX_OF_FIFO 10
#define MAX_WITHOUT_WINDOW 10

/* What a mapping can read, by the type of the resource or by the service in its ARN. */
static const struct
{
  CfnEventSource source;
  const char    *name;
  const char    *type;      /* NULL: not to be told from the resource */
  const char    *service;   /* in an ARN */
} sources[] = {
  { CFN_SOURCE_DYNAMODB, "Amazon DynamoDB", NULL, NULL },
  { CFN_SOURCE_KINESIS, "Amazon Kinesis", "AWS::Kinesis::Stream", "kinesis" },
  { CFN_SOURCE_SQS, "Amazon SQS", "AWS::SQS::Queue", "sqs" },
  { CFN_SOURCE_MSK, "Amazon MSK", "AWS::MSK::Cluster", "kafka" },
  { CFN_SOURCE_KAFKA, "Kafka", NULL, NULL },
  { CFN_SOURCE_MQ, "Amazon MQ", "AWS::AmazonMQ::Broker", "mq" },
  { CFN_SOURCE_DOCUMENTDB, "Amazon DocumentDB", "AWS::DocDB::DBCluster", "rds" },
};

static char *
list_names (guint flags)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if ((flags & sources[i].source) != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", sources[i].name);
    }

  return g_string_free (names, FALSE);
}

/* Lambda refuses the whole mapping, so nothing is lost with the property. */
static void
report (CfnChecker        *self,
        const CfnResource *mapping,
        CfnNode           *node,
        CfnNode           *source,
        guint              is_read,
        guint              may_be_read)
{
  g_autofree char *path = cfn_path_string_of_node (node);
  g_autofree char *reads = list_names (is_read);
  g_autofree char *others = list_names (may_be_read);
  CfnFinding *finding = cfn_checker_report_at (
    self, "property-of-other-source", mapping, node, node->key->span,
    is_read == CFN_SOURCE_DYNAMODB
      ? cfn_message_new (N_("{0} has {1}, which Lambda only takes for other sources ({2}): it "
                            "refuses a mapping of a table's stream with it"),
                         mapping->id, node->key->value, others, NULL)
      : cfn_message_new (N_("{0} reads from {3}, but has {1}, which Lambda only takes for other "
                            "sources ({2})"),
                         mapping->id, node->key->value, others, reads, NULL));

  cfn_finding_add_evidence (finding, source);
  cfn_finding_add_fix (finding, CFN_FIX_REMOVE, "remove-property",
                       cfn_message_new (N_("Remove {0}"), node->key->value, NULL), path, NULL);
}

static void
check_properties (CfnChecker        *self,
                  const CfnResource *mapping,
                  CfnNode           *properties,
                  CfnNode           *source,
                  guint              is_read)
{
  for (CfnNode *node = properties->first_child; node != NULL; node = node->next)
    {
      guint may_be_read = cfn_key_is_shown (node) ? cfn_limits_get_sources (cfn_node_get_key (node))
                                                  : is_read;

      if ((may_be_read & is_read) == 0 && cfn_checker_has (self, node))
        report (self, mapping, node, source, is_read, may_be_read);
    }
}

/* Lambda API Reference, EventSourceMappingMetricsConfig: the others count what Kafka has. */
static void
check_metrics (CfnChecker        *self,
               const CfnResource *mapping,
               CfnNode           *properties)
{
  CfnNode *list = cfn_node_find (properties, "MetricsConfig", "Metrics", NULL);

  if (list == NULL || cfn_value_of (self->template, list).kind != CFN_VALUE_LIST)
    return;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      const char *text = cfn_checker_read_text (self, item);

      if (g_strcmp0 (text, "ErrorCount") == 0 || g_strcmp0 (text, "KafkaMetrics") == 0)
        cfn_checker_report (self, "property-of-other-source", mapping, item,
                            cfn_message_new (N_("{0} asks for {1}, which Lambda only counts for "
                                                "Kafka: of a table's stream it tells EventCount"),
                                             mapping->id, text, NULL));
    }
}

/* What @mapping surely reads other than the stream of a table; 0 when that is not known. */
static guint
get_source (CfnChecker        *self,
            const CfnResource *mapping)
{
  CfnNode *node = cfn_resource_get_property (mapping, "EventSourceArn");
  const CfnResource *source = cfn_meaning_resource (self->template, node);
  const char *text = cfn_checker_get_text (self, mapping, "EventSourceArn");
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ":", 4) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (sources[i].type == NULL)
        continue;
      if (source != NULL ? g_str_equal (source->type, sources[i].type)
                         : parts != NULL && g_strv_length (parts) == 4
                             && g_str_equal (parts[0], "arn")
                             && g_str_equal (parts[2], sources[i].service))
        return sources[i].source;
    }

  return 0;
}

static gboolean
is_fifo (CfnChecker        *self,
         const CfnResource *mapping)
{
  CfnNode *node = cfn_resource_get_property (mapping, "EventSourceArn");
  const CfnResource *queue = cfn_meaning_resource (self->template, node);
  const char *text = cfn_checker_get_text (self, mapping, "EventSourceArn");

  return queue != NULL
           ? cfn_node_is_string (cfn_resource_get_property (queue, "FifoQueue"), "true")
           : text != NULL && g_str_has_suffix (text, ".fifo");
}

static void
check_batch_of_queue (CfnChecker        *self,
                      const CfnResource *mapping)
{
  CfnNode *batch = cfn_resource_get_property (mapping, "BatchSize");
  CfnNode *window = cfn_resource_get_property (mapping, "MaximumBatchingWindowInSeconds");
  gint64 size = cfn_wiring_get_number (self, batch, 0, 0);
  CfnFinding *finding;

  if (is_fifo (self, mapping))
    {
      if (size > MAX_OF_FIFO)
        cfn_checker_report (self, "out-of-range", mapping, batch,
                            cfn_message_new (N_("{0} reads a FIFO queue, of which a batch has 10 "
                                                "messages at most"),
                                             mapping->id, NULL));
      return;
    }
  if (size <= MAX_WITHOUT_WINDOW || cfn_wiring_get_number (self, window, 0, 1) > 0
      || cfn_resource_has_hidden_properties (mapping))
    return;

  finding = cfn_checker_report (self, "missing-property", mapping, batch,
                                cfn_message_new (N_("{0} asks for more than 10 messages of a queue "
                                                    "at once, and needs a "
                                                    "MaximumBatchingWindowInSeconds of 1 at least "
                                                    "for it"),
                                                 mapping->id, NULL));
  cfn_finding_add_evidence (finding, window);
}

static void
check_position (CfnChecker        *self,
                const CfnResource *mapping)
{
  CfnNode *node = cfn_resource_get_property (mapping, "StartingPosition");

  if (node == NULL && !cfn_resource_has_hidden_properties (mapping))
    cfn_checker_report (self, "missing-property", mapping, mapping->node,
                        cfn_message_new (N_("{0} needs a StartingPosition: where in its source "
                                            "reading begins"),
                                         mapping->id, NULL));
}

static void
check_other_source (CfnChecker        *self,
                    const CfnResource *mapping)
{
  guint source = get_source (self, mapping);

  if (source == 0 || mapping->properties == NULL)
    return;

  check_properties (self, mapping, mapping->properties,
                    cfn_resource_get_property (mapping, "EventSourceArn"), source);
  if (source == CFN_SOURCE_SQS)
    check_batch_of_queue (self, mapping);
  else if (source == CFN_SOURCE_KINESIS || source == CFN_SOURCE_MSK)
    check_position (self, mapping);
}

void
cfn_check_sources (CfnChecker *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);

      if (wiring->mapping->kind != CFN_KIND_MAPPING
          || !g_hash_table_add (seen, wiring->properties))
        continue;
      check_properties (self, wiring->mapping, wiring->properties, wiring->source,
                        CFN_SOURCE_DYNAMODB);
      check_metrics (self, wiring->mapping, wiring->properties);
    }

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (resource->kind == CFN_KIND_MAPPING && !cfn_template_has_macro (self->template))
        check_other_source (self, resource);
    }
}
