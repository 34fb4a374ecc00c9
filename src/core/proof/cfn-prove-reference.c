/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-similar.h"

/* Every attribute of the types of the trigger pattern that have few: CloudFormation, Return values
 * of each.
 * A type that is not here may have any attribute. */
static const struct
{
  const char *type;
  const char *attributes[9];
} attributes_of[] = {
  { "AWS::DynamoDB::Table", { "Arn", "StreamArn" } },
  { "AWS::DynamoDB::GlobalTable", { "Arn", "StreamArn", "TableId" } },
  { "AWS::Lambda::Function",
    { "Arn", "SnapStartResponse", "SnapStartResponse.ApplyOn",
      "SnapStartResponse.OptimizationStatus" } },
  { "AWS::Lambda::EventSourceMapping", { "Id", "EventSourceMappingArn" } },
  { "AWS::Lambda::Version", { "Version", "FunctionArn" } },
  { "AWS::Lambda::Alias", { "AliasArn" } },
  { "AWS::IAM::Role", { "Arn", "RoleId" } },
  { "AWS::IAM::ManagedPolicy",
    { "PolicyArn", "PolicyId", "AttachmentCount", "CreateDate", "DefaultVersionId", "IsAttachable",
      "PermissionsBoundaryUsageCount", "UpdateDate" } },
  { "AWS::SQS::Queue", { "Arn", "QueueName", "QueueUrl" } },
  { "AWS::SNS::Topic", { "TopicArn", "TopicName" } },
};

static gboolean
has_attribute (const CfnResource *resource,
               const char        *attribute)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributes_of); i++)
    {
      if (!g_str_equal (attributes_of[i].type, resource->type))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (attributes_of[i].attributes); j++)
        {
          if (g_strcmp0 (attributes_of[i].attributes[j], attribute) == 0)
            return TRUE;
        }
      return FALSE;
    }

  return TRUE;
}

/* A table's StreamArn only has a value while the table has a stream. */
static gboolean
asks_for_absent_stream (CfnProver          *self,
                        const CfnReference *reference)
{
  CfnNode *stream = cfn_resource_get_property (reference->to, "StreamSpecification");

  return reference->to->kind == CFN_KIND_TABLE && g_str_equal (reference->attribute, "StreamArn")
         && cfn_value_of (self->template, stream).kind == CFN_VALUE_ABSENT
         && !cfn_resource_has_hidden_properties (reference->to);
}

static void
judge_attribute (CfnProver          *self,
                 CfnClaim           *claim,
                 const CfnReference *reference)
{
  const char *from = reference->from->id;
  const char *to = reference->to->id;
  const char *attribute = reference->attribute;

  if (attribute[0] == '\0')
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "no-such-attribute";
      claim->message = cfn_message_new (N_("{0} asks for an attribute of {1} (GetAtt) without "
                                           "saying which"),
                                        from, to, NULL);
    }
  else if (!has_attribute (reference->to, attribute))
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "no-such-attribute";
      claim->message = cfn_message_new (N_("{0} asks for {1}.{2}, but {1} ({3}) has no attribute "
                                           "of that name"),
                                        from, to, attribute, reference->to->type, NULL);
      claim->label = cfn_message_new (N_("no such attribute"), NULL);
    }
  else if (asks_for_absent_stream (self, reference))
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "table-without-stream";
      claim->message = cfn_message_new (N_("{0} asks for the stream of {1}, but {1} has none: give "
                                           "{1} a StreamSpecification"),
                                        from, to, NULL);
      claim->label = cfn_message_new (N_("no stream"), NULL);
    }
  else
    claim->message = cfn_message_new (N_("{0} uses {1}.{2}"), from, to, attribute, NULL);
}

static void
judge_found (CfnProver          *self,
             CfnClaim           *claim,
             const CfnReference *reference)
{
  const char *from = reference->from->id;

  if (reference->to == reference->from)
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "refers-to-itself";
      claim->message = cfn_message_new (N_("{0} refers to itself, so it could never be made first"),
                                        from,
                                        NULL);
    }
  else if (reference->kind == CFN_REFERENCE_DEPENDS_ON)
    claim->message = cfn_message_new (N_("{0} is made after {1}"), from, reference->to->id, NULL);
  else if (reference->attribute != NULL)
    judge_attribute (self, claim, reference);
  else
    claim->message = cfn_message_new (N_("{0} uses {1}"), from, reference->to->id, NULL);
}

static void
judge_missing (CfnProver          *self,
               CfnClaim           *claim,
               const CfnReference *reference)
{
  const char *similar = cfn_template_find_similar (self->template, reference->target);
  const char *format;

  if (reference->kind == CFN_REFERENCE_DEPENDS_ON)
    format = similar != NULL
               ? N_("{0} is to be made after {1}, but no resource in this template is called {1}: "
                    "is {2} meant?")
               : N_("{0} is to be made after {1}, but no resource in this template is called {1}");
  else
    format = similar != NULL
               ? N_("{0} refers to {1}, but nothing in this template is called {1}: is {2} meant?")
               : N_("{0} refers to {1}, but nothing in this template is called {1}");

  claim->verdict = CFN_VERDICT_FAILS;
  claim->reason = "no-such-name";
  claim->message = cfn_message_new (format, reference->from->id, reference->target, similar, NULL);
  claim->label = cfn_message_new (N_("no such name"), NULL);
}

static void
judge_unknown (CfnClaim           *claim,
               const CfnReference *reference)
{
  claim->verdict = CFN_VERDICT_UNKNOWN;
  claim->reason = "macro";
  claim->message = cfn_message_new (N_("{0} refers to {1}, which a macro or loop of this template "
                                       "may make"),
                                    reference->from->id, reference->target, NULL);
}

void
cfn_prove_references (CfnProver *self)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (self->template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      CfnClaim claim = { .from = reference->from, .to = reference->to };

      if (reference->from == NULL || reference->target_kind == CFN_TARGET_PSEUDO
          || reference->target_kind == CFN_TARGET_PARAMETER
          || g_hash_table_contains (self->told, reference->node))
        continue;

      claim.kind = reference->kind == CFN_REFERENCE_DEPENDS_ON ? CFN_CLAIM_DEPENDS_ON
                                                               : CFN_CLAIM_REFERENCE;
      if (reference->target_kind == CFN_TARGET_RESOURCE)
        judge_found (self, &claim, reference);
      else if (reference->target_kind == CFN_TARGET_MISSING)
        judge_missing (self, &claim, reference);
      else
        judge_unknown (&claim, reference);
      cfn_prover_add (self, &claim, reference->node, NULL);
    }
}
