/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-reader.h"

#include "cfn-pattern-text.h"
#include "cfn-sam.h"
#include "cfn-stream-case.h"
#include "cfn-stream-value.h"

#define RESERVED "ReservedConcurrentExecutions"

static gint64
read_number (CfnStreamSettings     *self,
             const CfnStreamReader *reader,
             const char            *name,
             gint64                 min,
             gint64                 max,
             gint64                 fallback)
{
  return cfn_stream_read_number (cfn_proof_get_template (reader->proof),
                                 cfn_node_get (reader->properties, name), name, reader->mapping,
                                 min, max, fallback, self->doubts);
}

/* Lambda API, CreateEventSourceMapping: ranges and defaults of a DynamoDB stream. */
static void
read_numbers (CfnStreamSettings     *self,
              const CfnStreamReader *reader)
{
  self->batch_size = read_number (self, reader, "BatchSize", 1, 10000, 100);
  self->window = read_number (self, reader, "MaximumBatchingWindowInSeconds", 0, 300, 0) * 1000;
  self->lanes = read_number (self, reader, "ParallelizationFactor", 1, 10, 1);
  self->retries = read_number (self, reader, "MaximumRetryAttempts", -1, 10000, -1);
  self->max_age = read_number (self, reader, "MaximumRecordAgeInSeconds", -1, 604800, -1);
  if (self->max_age >= 0)
    self->max_age *= 1000;
  self->tumbling = read_number (self, reader, "TumblingWindowInSeconds", 0, 900, 0) * 1000;
}

static void
read_start (CfnStreamSettings     *self,
            const CfnStreamReader *reader)
{
  g_auto (CfnStreamValue) value = { NULL, FALSE, NULL };

  cfn_stream_value_read (&value, cfn_proof_get_template (reader->proof),
                         cfn_node_get (reader->properties, "StartingPosition"),
                         "StartingPosition", reader->mapping);
  cfn_stream_value_tell (&value, self->doubts);
  self->is_latest = g_strcmp0 (value.text, "LATEST") == 0;
}

static void
read_response_types (CfnStreamSettings     *self,
                     const CfnStreamReader *reader)
{
  CfnTemplate *template = cfn_proof_get_template (reader->proof);
  g_autoptr (GPtrArray) known
    = cfn_value_know (template, cfn_node_get (reader->properties, "FunctionResponseTypes"));
  const CfnKnown *list = cfn_stream_choose (template, known);
  CfnNode *first = list->kind == CFN_KNOWN_LIST && list->node != NULL ? list->node->first_child
                                                                      : NULL;

  for (CfnNode *item = first; item != NULL; item = item->next)
    {
      g_autofree char *text = cfn_value_know_text (template, item);

      self->hears_failures |= g_strcmp0 (text, "ReportBatchItemFailures") == 0;
    }
}

/* --- Filters --- */

/* What is not known of a pattern matches; one that is none is a matter of its claim. */
static void
add_filter (CfnStreamSettings *self,
            CfnTemplate       *template,
            CfnNode           *node)
{
  g_autoptr (GPtrArray) known = cfn_value_know (template, node);
  g_autoptr (CfnPatternText) text = cfn_pattern_text_new (template,
                                                           cfn_stream_choose (template, known));
  CfnPatternProblem problem;
  CfnSpan span;
  CfnPattern *pattern;

  if (text == NULL)
    {
      const char hole[] = { CFN_PATTERN_HOLE, '\0' };

      pattern = cfn_pattern_parse (hole, 1, &problem, &span);
    }
  else
    pattern = cfn_pattern_parse (text->text->str, text->text->len, &problem, &span);
  if (pattern != NULL)
    g_ptr_array_add (self->filters, pattern);
}

static void
read_filters (CfnStreamSettings     *self,
              const CfnStreamReader *reader)
{
  CfnTemplate *template = cfn_proof_get_template (reader->proof);
  g_autoptr (GPtrArray) criteria
    = cfn_value_know (template, cfn_node_get (reader->properties, "FilterCriteria"));
  const CfnKnown *one = cfn_stream_choose (template, criteria);
  g_autoptr (GPtrArray) lists = NULL;
  const CfnKnown *list;

  if (one->kind != CFN_KNOWN_MAP)
    return;
  lists = cfn_value_know (template, cfn_node_get (one->node, "Filters"));
  list = cfn_stream_choose (template, lists);
  if (list->kind != CFN_KNOWN_LIST || list->items != NULL || list->node->first_child == NULL)
    return;

  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_pattern_free);
  for (CfnNode *item = list->node->first_child; item != NULL; item = item->next)
    {
      g_autoptr (GPtrArray) items = cfn_value_know (template, item);
      const CfnKnown *filter = cfn_stream_choose (template, items);

      if (filter->kind == CFN_KNOWN_MAP)
        add_filter (self, template, cfn_node_get (filter->node, "Pattern"));
    }
}

void
cfn_stream_settings_read (CfnStreamSettings     *self,
                          const CfnStreamReader *reader)
{
  CfnTemplate *template = cfn_proof_get_template (reader->proof);

  *self = (CfnStreamSettings) { .timeout = 3000 };
  self->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_message_unref);
  read_numbers (self, reader);
  self->is_enabled = cfn_stream_read_boolean (template,
                                              cfn_node_get (reader->properties, "Enabled"),
                                              "Enabled", reader->mapping, TRUE, self->doubts);
  self->bisects = cfn_stream_read_boolean (template,
                                           cfn_node_get (reader->properties,
                                                         "BisectBatchOnFunctionError"),
                                           "BisectBatchOnFunctionError", reader->mapping, FALSE,
                                           self->doubts);
  read_start (self, reader);
  read_response_types (self, reader);
  read_filters (self, reader);
  self->concurrency = -1;
  if (reader->function != NULL)
    self->concurrency = cfn_stream_read_number (template,
                                                cfn_sam_get_property (template, reader->function,
                                                                      RESERVED),
                                                RESERVED, reader->function, 0, G_MAXINT32, -1,
                                                self->doubts);
  /* Lambda quotas: Timeout is 3 seconds unless it is given, and no more than 900. */
  if (reader->function != NULL)
    self->timeout = cfn_stream_read_number (template,
                                            cfn_sam_get_property (template, reader->function,
                                                                  "Timeout"),
                                            "Timeout", reader->function, 1, 900, 3,
                                            self->doubts) * 1000;
}

void
cfn_stream_settings_clear (CfnStreamSettings *self)
{
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
}
