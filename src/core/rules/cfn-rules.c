/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include <stdlib.h>
#include <string.h>

/* Sorted by id: the list is searched by halves. */
static const CfnRule rules[] = {
  { "attribute-not-declared", CFN_SEVERITY_ERROR,
    N_("Every attribute of a key has to stand in AttributeDefinitions with its type.") },
  { "attribute-not-used", CFN_SEVERITY_ERROR,
    N_("AttributeDefinitions may only hold attributes that are part of a key.") },
  { "capacity-of-on-demand-table", CFN_SEVERITY_ERROR,
    N_("A table that is paid for by the request has no provisioned throughput.") },
  { "destination-is-fifo", CFN_SEVERITY_ERROR,
    N_("The failure destination of a mapping has to be a standard queue or topic.") },
  { "handler-is-not-index", CFN_SEVERITY_ERROR,
    N_("Inline code is saved as a file called index, so its handler begins with index.") },
  { "inline-code-language", CFN_SEVERITY_ERROR,
    N_("Inline code can only be Node.js or Python.") },
  { "invalid-logical-id", CFN_SEVERITY_ERROR, N_("Logical ids are made of letters and digits.") },
  { "missing-property", CFN_SEVERITY_ERROR,
    N_("Some properties have to be there, or the deployment fails.") },
  { "missing-type", CFN_SEVERITY_ERROR, N_("Every resource needs a Type.") },
  { "no-resources", CFN_SEVERITY_ERROR, N_("A template needs at least one resource.") },
  { "not-a-destination", CFN_SEVERITY_ERROR,
    N_("Only a queue, a topic or a bucket can take what a mapping cannot process.") },
  { "not-a-function", CFN_SEVERITY_ERROR,
    N_("A mapping calls a function, or a version or alias of one.") },
  { "not-a-role", CFN_SEVERITY_ERROR,
    N_("Functions run as roles, and policies are attached to them.") },
  { "not-a-role-name", CFN_SEVERITY_ERROR,
    N_("Policies list the roles that they belong to by name.") },
  { "not-a-stream-arn", CFN_SEVERITY_ERROR,
    N_("A mapping reads the stream of a table, not the table itself.") },
  { "not-an-arn", CFN_SEVERITY_ERROR, N_("A failure destination is named by its ARN.") },
  { "not-known", CFN_SEVERITY_INFO,
    N_("What only the deployment decides cannot be proven from the template alone.") },
  { "refers-to-itself", CFN_SEVERITY_ERROR, N_("No resource can be made from itself.") },
  { "role-cannot-list-streams", CFN_SEVERITY_WARNING,
    N_("Lambda asks for dynamodb:ListStreams beside the three actions on the stream.") },
  { "role-cannot-read-stream", CFN_SEVERITY_ERROR,
    N_("The role of the function has to be allowed to read the stream.") },
  { "role-cannot-write-destination", CFN_SEVERITY_ERROR,
    N_("The role of the function has to be allowed to write to the failure destination.") },
  { "role-cannot-write-logs", CFN_SEVERITY_WARNING,
    N_("Without permission to write logs, a function runs but leaves no trace.") },
  { "role-does-not-trust-lambda", CFN_SEVERITY_ERROR,
    N_("The role of a function has to let the Lambda service put it on.") },
  { "role-is-a-name", CFN_SEVERITY_ERROR, N_("A function is given its role by ARN, not by name.") },
  { "runtime-is-blocked", CFN_SEVERITY_ERROR,
    N_("Lambda refuses new functions with a runtime that has come to its end.") },
  { "runtime-is-deprecated", CFN_SEVERITY_WARNING,
    N_("A deprecated runtime gets no security updates and will be refused one day.") },
  { "syntax", CFN_SEVERITY_ERROR,
    N_("The file has to be YAML or JSON that CloudFormation can read.") },
  { "table-has-no-stream", CFN_SEVERITY_ERROR,
    N_("A stream can only be read where the table has one.") },
  { "too-many-resources", CFN_SEVERITY_ERROR, N_("A template holds at most 500 resources.") },
  { "unknown-attribute", CFN_SEVERITY_ERROR,
    N_("GetAtt can only ask for attributes that the type of the resource has.") },
  { "unknown-reference", CFN_SEVERITY_ERROR,
    N_("What Ref, GetAtt, Sub and DependsOn name has to be in the template.") },
  { "unknown-runtime", CFN_SEVERITY_WARNING,
    N_("Lambda only takes the runtimes that it knows.") },
  { "unknown-type", CFN_SEVERITY_ERROR, N_("A resource's Type has to be one that exists.") },
  { "unknown-value", CFN_SEVERITY_ERROR, N_("Some properties only take a few values.") },
};

const CfnRule *
cfn_rules_get (guint *n_rules)
{
  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

static int
compare_rule (gconstpointer id,
              gconstpointer rule)
{
  return strcmp (id, ((const CfnRule *) rule)->id);
}

const CfnRule *
cfn_rules_find (const char *id)
{
  return bsearch (id, rules, G_N_ELEMENTS (rules), sizeof rules[0], compare_rule);
}
