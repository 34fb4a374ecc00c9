/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include <stdlib.h>
#include <string.h>

/* Sorted by id: the list is searched by halves. */
static const CfnRule rules[] = {
  { "action-does-not-fit", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("The actions of a statement go with the resources that it names."),
    N_("An action is only allowed on resources of its own kind: reading a stream on the ARN of "
       "the stream, not on that of the table. Any other statement allows nothing.") },
  { "alias-not-supported", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("A template says everything where it is meant, without YAML's aliases."),
    N_("CloudFormation refuses templates with aliases or merge keys. “aws cloudformation "
       "package” writes them out.") },
  { "allows-all-but", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("A policy says what it allows, not what it does not."),
    N_("All that is not named is allowed, in every service, and with it whatever AWS adds one "
       "day.") },
  { "anyone-may-assume", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("A trust policy names who may put the role on."),
    N_("With “*” as principal everybody in every account of AWS may use the role, and do "
       "all that it may do.") },
  { "attribute-not-declared", CFN_FAMILY_TABLE, CFN_SEVERITY_ERROR,
    N_("Every attribute of a key has to stand in AttributeDefinitions with its type."),
    N_("DynamoDB needs the type of each key attribute, and refuses to create a table where one "
       "is missing.") },
  { "attribute-not-used", CFN_FAMILY_TABLE, CFN_SEVERITY_ERROR,
    N_("AttributeDefinitions may only hold attributes that are part of a key."),
    N_("DynamoDB is schemaless beside its keys, and refuses to create a table that declares an "
       "attribute which no key uses.") },
  { "blank-behind-arn", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("An ARN ends where it ends."),
    N_("A blank or a line break at the end of a text belongs to it. In a policy such an ARN "
       "matches nothing, and elsewhere it is refused.") },
  { "capacity-of-on-demand-table", CFN_FAMILY_TABLE, CFN_SEVERITY_ERROR,
    N_("A table that is paid for by the request has no provisioned throughput."),
    N_("DynamoDB refuses ProvisionedThroughput together with the billing mode PAY_PER_REQUEST.") },
  { "circular-dependency", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Nothing may need itself first, not even by way of others."),
    N_("CloudFormation makes what is needed before what needs it. In a circle there is "
       "nothing to begin with, and it refuses the template.") },
  { "condition-does-not-compare", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("The Condition of a policy compares with values that its operator can read."),
    N_("What is no number, time, address or ARN for the operator never equals one, so an Allow "
       "allows nothing, and a Deny nothing less.") },
  { "constant-condition", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_INFO,
    N_("A condition compares with something that can differ."),
    N_("What compares two texts that are written out comes out the same in every "
       "deployment.") },
  { "dead-letters-of-a-stream", CFN_FAMILY_TRIGGER, CFN_SEVERITY_WARNING,
    N_("What a mapping cannot hand over goes to the mapping's destination, not the "
       "function's."),
    N_("DeadLetterConfig is for asynchronous calls. Changes of a stream that fail for good "
       "are dropped without a trace, unless the mapping names a failure destination.") },
  { "default-not-allowed", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("The default of a parameter has to be a value that it allows."),
    N_("Where nobody gives the parameter, CloudFormation takes its default, and refuses to "
       "deploy when that is not allowed.") },
  { "destination-is-fifo", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("The failure destination of a mapping has to be a standard queue or topic."),
    N_("Lambda refuses a mapping whose failure destination is a FIFO queue or topic.") },
  { "excluded-property", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Some properties cannot stand beside each other."),
    N_("They say opposite things, or belong to different ways of doing it. The service refuses "
       "them together, and the deployment fails.") },
  { "expiry-is-no-number", CFN_FAMILY_TABLE, CFN_SEVERITY_WARNING,
    N_("Items expire by an attribute that holds a number."),
    N_("DynamoDB reads it as seconds since 1970 and leaves items alone of which it is anything "
       "else: nothing is ever deleted, and the trigger sees no removals.") },
  { "failures-are-not-heard", CFN_FAMILY_FUNCTION, CFN_SEVERITY_WARNING,
    N_("Code that answers which changes failed needs a mapping that asks for it."),
    N_("Without ReportBatchItemFailures in FunctionResponseTypes, Lambda takes any answer "
       "for success: the changes that the function says have failed are never tried again.") },
  { "failures-are-not-told", CFN_FAMILY_FUNCTION, CFN_SEVERITY_INFO,
    N_("A mapping that asks which changes failed needs code that answers."),
    N_("An answer without batchItemFailures means that all went well, and an exception that "
       "all failed: asking for more changes nothing.") },
  { "filter-checks-nothing", CFN_FAMILY_FILTER, CFN_SEVERITY_WARNING,
    N_("Whether something exists can only be asked of a value at the very end."),
    N_("Asked of an attribute rather than of the value below its type, “exists”: false is always "
       "true: the filter lets through what it was meant to keep out.") },
  { "filter-has-empty-part", CFN_FAMILY_FILTER, CFN_SEVERITY_ERROR,
    N_("Lists and objects in a filter have something in them."),
    N_("An empty list matches nothing, not even an empty value. Lambda refuses the mapping: "
       "invalid filter pattern definition.") },
  { "filter-is-not-json", CFN_FAMILY_FILTER, CFN_SEVERITY_ERROR,
    N_("The pattern of a filter is one object, written in JSON."),
    N_("The pattern is a text that Lambda reads as JSON. Where that fails it refuses the mapping: "
       "invalid filter pattern definition.") },
  { "filter-leaf-is-not-a-list", CFN_FAMILY_FILTER, CFN_SEVERITY_ERROR,
    N_("What a filter compares with is always a list."),
    N_("Each list holds the values or operators of which one has to match. Lambda refuses a "
       "single value: invalid filter pattern definition.") },
  { "filter-never-matches", CFN_FAMILY_FILTER, CFN_SEVERITY_ERROR,
    N_("Some change of the table has to get through a filter."),
    N_("What a filter does not match is dropped without a trace: the function is never called, "
       "and nothing says why.") },
  { "filter-on-unreliable-key", CFN_FAMILY_FILTER, CFN_SEVERITY_WARNING,
    N_("Filters look at what is in dynamodb, and at eventName."),
    N_("Lambda supports filters on the dynamodb part of a record. Other keys may only be added "
       "afterwards, and then nothing gets through.") },
  { "filter-part-never-matches", CFN_FAMILY_FILTER, CFN_SEVERITY_WARNING,
    N_("Each filter, and each alternative in one, should be able to match."),
    N_("Something else still gets through, but the part that can never match was surely meant to "
       "match as well.") },
  { "filter-repeats-key", CFN_FAMILY_FILTER, CFN_SEVERITY_WARNING,
    N_("Each key stands once in an object of a filter."),
    N_("Of two equal keys the last one counts, and the other is silently forgotten. Use a list or "
       "$or.") },
  { "filter-too-long", CFN_FAMILY_FILTER, CFN_SEVERITY_ERROR,
    N_("The pattern of a filter has at most 4096 characters."),
    N_("Lambda refuses a longer one: spread it over several filters, of which one has to "
       "match.") },
  { "filter-unknown-operator", CFN_FAMILY_FILTER, CFN_SEVERITY_ERROR,
    N_("Filters compare with the operators that Lambda knows."),
    N_("Lambda refuses a mapping whose filter has any other operator: invalid filter pattern "
       "definition.") },
  { "filter-wrong-operand", CFN_FAMILY_FILTER, CFN_SEVERITY_ERROR,
    N_("Each operator of a filter takes values of its own kind."),
    N_("Prefixes are texts, exists is true or false, numeric takes comparisons and numbers. Lambda "
       "refuses anything else: invalid filter pattern definition.") },
  { "function-never-runs", CFN_FAMILY_TRIGGER, CFN_SEVERITY_WARNING,
    N_("A function with no reserved concurrency at all never runs."),
    N_("Lambda takes 0 as an order to stop: the mapping reads the stream, but each batch "
       "waits until its records are a day old and gone.") },
  { "function-not-allowed-here", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Functions only work in some places, and only some of them in each."),
    N_("CloudFormation reads parameters, conditions, types and the like before it knows "
       "what functions give, and refuses a template with functions there.") },
  { "handler-calls-back", CFN_FAMILY_FUNCTION, CFN_SEVERITY_ERROR,
    N_("From Node.js 24 on, a handler returns its answer and gets no callback."),
    N_("The runtime refuses a handler with a third parameter: every call fails, and the "
       "failing batch holds up its shard.") },
  { "handler-is-not-index", CFN_FAMILY_FUNCTION, CFN_SEVERITY_ERROR,
    N_("Inline code is saved as a file called index, so its handler begins with index."),
    N_("CloudFormation saves inline code as index.js or index.py. With another module name in "
       "Handler every invocation fails, and the failed batch blocks its shard.") },
  { "handler-not-in-code", CFN_FAMILY_FUNCTION, CFN_SEVERITY_ERROR,
    N_("The function that Handler names has to be in the code."),
    N_("Lambda looks the name up in the module and finds nothing: every call fails, and the "
       "failing batch is tried again until it is a day old.") },
  { "ignores-unknown-rule", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("What is to be ignored has to be the name of a rule."),
    N_("A mistyped name ignores nothing, and one of another program does nothing here.") },
  { "image-not-in-stream", CFN_FAMILY_FUNCTION, CFN_SEVERITY_WARNING,
    N_("Code can only look at the images that the stream holds."),
    N_("StreamViewType decides whether a record holds the item before the change, after it, "
       "both or none. What it leaves out is not there for the code.") },
  { "index-does-not-fit", CFN_FAMILY_TABLE, CFN_SEVERITY_ERROR,
    N_("The key of an index fits the table and the kind of index."),
    N_("A local index has the partition key of its table and sorts by another attribute; a "
       "global one has up to four attributes in each half of its key. DynamoDB refuses the table "
       "otherwise.") },
  { "inline-code-is-a-module", CFN_FAMILY_FUNCTION, CFN_SEVERITY_ERROR,
    N_("Inline code of Node.js is written with require and exports."),
    N_("CloudFormation saves it as index.js, which Node.js loads as a CommonJS module: "
       "import and export are syntax errors there.") },
  { "inline-code-is-folded", CFN_FAMILY_FUNCTION, CFN_SEVERITY_ERROR,
    N_("Inline code stands behind “|”, which keeps its lines."),
    N_("Behind “>”, YAML puts lines of the same indentation into one. A line comment then "
       "swallows all that follows, and Python finds two statements in one line.") },
  { "inline-code-is-long", CFN_FAMILY_FUNCTION, CFN_SEVERITY_INFO,
    N_("Inline code is for a few lines."),
    N_("CloudFormation takes up to 4 MB, but a template that is not in a bucket may have "
       "51200 bytes in all, and older tools refuse more than 4096 characters.") },
  { "inline-code-language", CFN_FAMILY_FUNCTION, CFN_SEVERITY_ERROR,
    N_("Inline code can only be Node.js or Python."),
    N_("Other languages have to be compiled or packed: CloudFormation refuses ZipFile with their "
       "runtimes.") },
  { "invalid-logical-id", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Logical ids are made of letters and digits."),
    N_("CloudFormation refuses the whole template for one logical id with another character in "
       "it.") },
  { "invoke-config-without-effect", CFN_FAMILY_TRIGGER, CFN_SEVERITY_INFO,
    N_("Settings for asynchronous calls have no effect on batches of a stream."),
    N_("Lambda calls the function with each batch and waits: retries, age and destinations "
       "of that are properties of the mapping.") },
  { "large-template", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_INFO,
    N_("Templates of more than 51200 bytes are deployed by way of a bucket."),
    N_("CloudFormation takes a small template with the request itself, and a larger one, up "
       "to 1 MB, from a bucket only.") },
  { "limit-of-other-type", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("Lengths and patterns limit texts, MinValue and MaxValue limit numbers."),
    N_("A limit that is for another type of parameter does not hold back any value, or "
       "CloudFormation refuses the template for it.") },
  { "mapping-calls-fixed-version", CFN_FAMILY_TRIGGER, CFN_SEVERITY_INFO,
    N_("A mapping of one published version goes on calling that version."),
    N_("A version never changes. New code is not run by the trigger until the mapping names "
       "another version; an alias can be moved.") },
  { "mapping-is-disabled", CFN_FAMILY_TRIGGER, CFN_SEVERITY_WARNING,
    N_("A mapping only reads while it is enabled."),
    N_("The stack deploys and nothing happens. A stream keeps a change for a day: what is "
       "older when the mapping is enabled is lost to it.") },
  { "mapping-is-doubled", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("There is one mapping at most for each stream and function."),
    N_("Lambda refuses a second mapping of the same stream and function with a conflict, "
       "and the deployment fails.") },
  { "missing-property", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Some properties have to be there, or the deployment fails."),
    N_("The service that makes the resource refuses it without them, and the stack is rolled "
       "back.") },
  { "missing-transform", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Types of the Serverless Application Model need its transform."),
    N_("CloudFormation does not know these types: the transform makes them into others. Without "
       "it the template is refused.") },
  { "missing-type", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Every resource needs a Type."),
    N_("Without a Type CloudFormation cannot know what to make, and refuses the template.") },
  { "name-used-twice", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Parameters, resources and exports need names of their own."),
    N_("Ref would not tell a parameter from a resource of the same name, and exports, tables, "
       "functions and the like are there once by a name: the deployment fails.") },
  { "needless-depends-on", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_INFO,
    N_("A resource that uses another is made after it anyway."),
    N_("CloudFormation sees from Ref, GetAtt and Sub what has to be made first. DependsOn "
       "is for what it cannot see.") },
  { "needless-sub", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_INFO,
    N_("Fn::Sub is for texts with variables in them."),
    N_("Without a variable the text is the same without the function, and easier to read.") },
  { "needs-language-extensions", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Loops, Fn::Length and Fn::ToJsonString need a transform."),
    N_("CloudFormation itself does not know them: AWS::LanguageExtensions makes them into "
       "what it knows. Without it the template is refused.") },
  { "never-used", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_INFO,
    N_("What is declared is meant to be used."),
    N_("A parameter, condition or mapping that nothing uses does no harm, but it may be a "
       "sign that something was forgotten or mistyped.") },
  { "no-resources", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("A template needs at least one resource."),
    N_("Resources is the only section that has to be there, and an empty stack cannot be "
       "deployed.") },
  { "not-a-destination", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("Only a queue, a topic or a bucket can take what a mapping cannot process."),
    N_("Records that failed are sent to a queue, a topic or a bucket; Lambda refuses a mapping "
       "with anything else.") },
  { "not-a-function", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("A mapping calls a function, or a version or alias of one."),
    N_("The mapping is refused, or it calls something else than it was meant to.") },
  { "not-a-role", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("Functions run as roles, and policies are attached to them."),
    N_("Lambda refuses a function whose Role is the ARN of anything else.") },
  { "not-a-role-name", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("Policies list the roles that they belong to by name."),
    N_("Roles of a policy is a list of names. With an ARN in it the policy cannot be attached, "
       "and its permissions are nobody's.") },
  { "not-a-stream-arn", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("A mapping reads the stream of a table, not the table itself."),
    N_("The ARN of a table looks much like that of its stream. With it the mapping is refused: "
       "unrecognized event source.") },
  { "not-an-arn", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("A failure destination is named by its ARN."),
    N_("A Ref of a topic gives its ARN, but that of a queue its URL and that of a bucket its "
       "name. Lambda takes ARNs only.") },
  { "not-known", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_INFO,
    N_("What only the deployment decides cannot be proven from the template alone."),
    N_("A parameter without a default, an import or a macro only gets its value when the stack "
       "is deployed. Nothing is wrong: it could only not be proven.") },
  { "null-value", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("What is there has a value."),
    N_("A key with nothing behind it is null to YAML, and CloudFormation takes no null "
       "values in templates.") },
  { "out-of-range", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Numbers, lengths and counts have their limits."),
    N_("The service refuses what is too much or too little, and the deployment fails.") },
  { "permission-without-effect", CFN_FAMILY_TRIGGER, CFN_SEVERITY_INFO,
    N_("A stream needs no permission to call a function."),
    N_("Lambda reads the stream in the name of the function's role and calls the function "
       "itself. A permission for DynamoDB only looks as if it had a use.") },
  { "policy-has-no-version", CFN_FAMILY_ROLE, CFN_SEVERITY_INFO,
    N_("A policy says that it is written in the language of 2012-10-17."),
    N_("Without Version it is one of 2008-10-17, which knows no policy variables: whoever adds one "
       "later wonders why it is compared letter by letter.") },
  { "policy-in-a-text", CFN_FAMILY_ROLE, CFN_SEVERITY_INFO,
    N_("A policy is written as a mapping, like everything else."),
    N_("In a text nothing is checked but what the policy allows, and no function works: names and "
       "ARNs of other resources have to be written out.") },
  { "policy-may-come-late", CFN_FAMILY_TRIGGER, CFN_SEVERITY_WARNING,
    N_("A mapping waits for the policy that lets it read its stream."),
    N_("A policy of its own is attached after its role is made, at the same time as "
       "everything else that needs the role. Where the mapping is faster, the deployment "
       "fails with “Cannot access stream”, and succeeds another time.") },
  { "policy-too-long", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("Policies have a number of characters that they may have."),
    N_("IAM refuses a longer policy (LimitExceeded), and the deployment fails. White space is not "
       "counted.") },
  { "policy-variable-is-text", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("Policy variables need the Version 2012-10-17, and a place where they are known."),
    N_("Elsewhere ${…} is a text like any other, which no name is ever equal to: nothing is "
       "allowed or denied by it.") },
  { "property-of-other-source", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("A mapping only has properties that its source knows."),
    N_("Queues, streams and brokers are polled in different ways. Lambda refuses a mapping "
       "with a property that belongs to another kind of source.") },
  { "reference-does-not-fit", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("An ARN is asked for where a name is not enough, and the other way round."),
    N_("Ref and GetAtt give different things of the same resource. The service takes one of "
       "them, and the deployment fails with the other.") },
  { "refers-to-itself", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("No resource can be made from itself."),
    N_("CloudFormation would have to make the resource before it makes it, and refuses the "
       "template as circular.") },
  { "removals-have-no-new-image", CFN_FAMILY_FUNCTION, CFN_SEVERITY_INFO,
    N_("Code has to expect changes that leave no item."),
    N_("When an item is removed, also by its time to live, the record has no NewImage. Code "
       "that goes into it fails, and the batch holds up its shard.") },
  { "repeated-name", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Names that tell the entries of a list apart stand in it once."),
    N_("The service cannot tell which of the two is meant, and refuses both.") },
  { "replacement-deletes-data", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_INFO,
    N_("What is kept when the stack is deleted is kept when it is replaced, too."),
    N_("Some changes make CloudFormation make a resource anew and delete the old one. "
       "DeletionPolicy says nothing about that; UpdateReplacePolicy does.") },
  { "replicas-need-both-images", CFN_FAMILY_TABLE, CFN_SEVERITY_WARNING,
    N_("A global table is replicated by a stream with both images."),
    N_("Changes reach the other regions by the stream of each replica. AWS describes global "
       "tables with NEW_AND_OLD_IMAGES only.") },
  { "retries-without-end", CFN_FAMILY_TRIGGER, CFN_SEVERITY_INFO,
    N_("A batch that always fails should step aside some day."),
    N_("Without a limit Lambda tries a failing batch again until its records are a day old. "
       "All that time nothing behind it in its shard is processed.") },
  { "role-cannot-decrypt-stream", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("The role of the function has to be allowed to decrypt what the stream holds."),
    N_("The stream of a table is encrypted with the table's key. Where that is a key of your own, "
       "Lambda decrypts in the name of the function's role: without kms:Decrypt it reads "
       "nothing.") },
  { "role-cannot-encrypt-failures", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("The role of the function has to be allowed to use the key of the failure destination."),
    N_("A queue, topic or bucket that is encrypted with a key of your own takes nothing from those "
       "who may not use that key. Lambda writes to it in the name of the function's role: without "
       "kms:GenerateDataKey, and kms:Decrypt for a queue or topic, what failed is lost.") },
  { "role-cannot-join-vpc", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("The role of a function in a VPC has to be allowed to make network interfaces."),
    N_("Lambda puts a function into a VPC by network interfaces, in the name of its role. Without "
       "permission for them the function is not created.") },
  { "role-cannot-list-streams", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("Lambda asks for dynamodb:ListStreams beside the three actions on the stream."),
    N_("The AWS documentation asks for dynamodb:ListStreams, and the console uses it; reading "
       "itself works without.") },
  { "role-cannot-read-kinesis", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("A stream of Kinesis is read with permissions of Kinesis."),
    N_("The changes of a table can go to a stream of Kinesis as well. A mapping that reads that "
       "one needs the actions of kinesis; those of dynamodb are of no use there.") },
  { "role-cannot-read-stream", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("The role of the function has to be allowed to read the stream."),
    N_("Lambda reads the stream in the name of the function's role: without "
       "dynamodb:DescribeStream, GetRecords and GetShardIterator on it, creating the mapping "
       "fails with “Cannot access stream”.") },
  { "role-cannot-write-destination", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("The role of the function has to be allowed to write to the failure destination."),
    N_("Lambda writes to the failure destination in the name of the function's role. Without "
       "permission the mapping is refused, or what failed is lost.") },
  { "role-cannot-write-logs", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("Without permission to write logs, a function runs but leaves no trace."),
    N_("A failing function says why in its log only. Without one a stuck trigger can hardly be "
       "understood.") },
  { "role-cannot-write-traces", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("The role of a traced function has to be allowed to write traces."),
    N_("A function with active tracing runs without permission for X-Ray, too, but its traces "
       "never arrive.") },
  { "role-does-not-trust-lambda", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("The role of a function has to let the Lambda service put it on."),
    N_("A role names in its trust policy who may put it on. Without lambda.amazonaws.com in it, "
       "creating the function fails.") },
  { "role-is-a-name", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("A function is given its role by ARN, not by name."),
    N_("Ref of a role gives its name, GetAtt its ARN. Lambda refuses the name.") },
  { "runtime-is-blocked", CFN_FAMILY_FUNCTION, CFN_SEVERITY_ERROR,
    N_("Lambda refuses new functions with a runtime that has come to its end."),
    N_("Lambda creates no function with this runtime any more, so a new stack cannot be "
       "deployed.") },
  { "runtime-is-deprecated", CFN_FAMILY_FUNCTION, CFN_SEVERITY_WARNING,
    N_("A deprecated runtime gets no security updates and will be refused one day."),
    N_("It still works, but without fixes for security, and from a date on functions with it can "
       "be neither created nor changed.") },
  { "secret-in-template", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("A parameter that is not to be shown has no default."),
    N_("NoEcho hides what is given when the stack is deployed. A default stands in the "
       "template, where everybody can read it.") },
  { "setting-without-effect", CFN_FAMILY_TABLE, CFN_SEVERITY_WARNING,
    N_("What is switched off has no settings."),
    N_("The settings of an encryption or a recovery that is off, and the options of another format "
       "than the one that is imported, change nothing: either the switch or the setting is not "
       "what was meant.") },
  { "starts-with-latest", CFN_FAMILY_TRIGGER, CFN_SEVERITY_INFO,
    N_("TRIM_HORIZON misses nothing, LATEST what comes before polling begins."),
    N_("It takes minutes until a new mapping polls. With LATEST the changes of that time "
       "are never seen.") },
  { "stream-arn-written-out", CFN_FAMILY_TRIGGER, CFN_SEVERITY_WARNING,
    N_("A stream is named by an attribute of its table, not by its ARN in so many words."),
    N_("The ARN holds the time at which the stream was made. With a new table or another "
       "StreamViewType there is a new one, and the mapping reads nothing any more.") },
  { "stream-is-elsewhere", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("A stream and the function that it wakes are in the same region."),
    N_("Lambda only polls streams of its own region and partition: in another one, the "
       "stream is not found.") },
  { "stream-of-one-replica", CFN_FAMILY_TRIGGER, CFN_SEVERITY_INFO,
    N_("Each replica of a global table has a stream of its own, with all changes in it."),
    N_("A function in one region sees the changes of all of them, a little later. One in "
       "each region sees every change, so that it is handled as often as there are regions, "
       "unless each filters for its own.") },
  { "syntax", CFN_FAMILY_SYNTAX, CFN_SEVERITY_ERROR,
    N_("The file has to be YAML or JSON that CloudFormation can read."),
    N_("What cannot be read cannot be deployed, nor checked for anything else.") },
  { "table-has-no-stream", CFN_FAMILY_TRIGGER, CFN_SEVERITY_ERROR,
    N_("A stream can only be read where the table has one."),
    N_("The attribute StreamArn only exists with a StreamSpecification: without, the deployment "
       "fails when the mapping asks for it.") },
  { "timeout-is-short", CFN_FAMILY_TRIGGER, CFN_SEVERITY_INFO,
    N_("A function needs time for the largest batch that it may get."),
    N_("A batch that runs into the timeout counts as failed, whatever was done, and is "
       "tried again from its beginning.") },
  { "too-many-filters", CFN_FAMILY_FILTER, CFN_SEVERITY_WARNING,
    N_("A mapping has five filters, or up to ten when AWS has raised the quota."),
    N_("Lambda refuses a mapping with more filters than the quota of the account allows.") },
  { "too-many-managed-policies", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("A role has ten managed policies, or more when AWS has raised the quota."),
    N_("IAM refuses to attach one more (LimitExceeded), and the deployment fails.") },
  { "too-many-readers", CFN_FAMILY_TRIGGER, CFN_SEVERITY_WARNING,
    N_("At most two mappings read the same stream."),
    N_("A shard of a stream serves two readers at once. A third one throttles all of them, "
       "and they fall further and further behind.") },
  { "too-many-resources", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("A template holds at most 500 resources."),
    N_("CloudFormation refuses a larger template: split it, or nest stacks.") },
  { "transform-order", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("AWS::LanguageExtensions comes before AWS::Serverless."),
    N_("Transforms run in the order in which they are listed. The serverless one cannot "
       "read loops and the other extensions, which have to be gone by then.") },
  { "type-not-in-table", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_INFO,
    N_("Of types that the catalogue does not have, nothing can be checked."),
    N_("AWS adds types every week. This one may be newer than the catalogue, or not exist.") },
  { "unknown-action", CFN_FAMILY_ROLE, CFN_SEVERITY_WARNING,
    N_("What a policy allows or denies is an action that exists."),
    N_("IAM takes any text for an action without a word. One that does not exist allows "
       "nothing, so that what was meant stays forbidden.") },
  { "unknown-attribute", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("GetAtt can only ask for attributes that the type of the resource has."),
    N_("CloudFormation refuses a template that asks a resource for an attribute which it does "
       "not have.") },
  { "unknown-condition", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("A condition that is asked for stands in Conditions."),
    N_("CloudFormation cannot decide by a condition that is not declared, and refuses the "
       "template.") },
  { "unknown-function", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("A function has to be one that CloudFormation has."),
    N_("CloudFormation refuses a template with a function that it does not know.") },
  { "unknown-key", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("A template, its resources, parameters and outputs only have a few keys."),
    N_("CloudFormation refuses what it does not know, so that a slip of the pen fails the "
       "deployment.") },
  { "unknown-managed-policy", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("The ARN of a policy of AWS has its path in it."),
    N_("Policies for services are called service-role/Name, others just Name. With another "
       "path the policy does not exist, and the deployment fails.") },
  { "unknown-mapping-key", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("What is looked up in Mappings has to be there."),
    N_("CloudFormation refuses to deploy when Fn::FindInMap finds nothing.") },
  { "unknown-property", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Resources only have the properties of their type."),
    N_("CloudFormation refuses properties that it does not know, so that a slip of the pen "
       "fails the deployment.") },
  { "unknown-reference", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("What Ref, GetAtt, Sub and DependsOn name has to be in the template."),
    N_("CloudFormation refuses a template that names what is not in it.") },
  { "unknown-runtime", CFN_FAMILY_FUNCTION, CFN_SEVERITY_WARNING,
    N_("Lambda only takes the runtimes that it knows."),
    N_("Lambda refuses a runtime that it does not know. It may also have come after the table "
       "that this program carries.") },
  { "unknown-type", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("A resource's Type has to be one that exists."),
    N_("CloudFormation refuses a template with a type that it does not know.") },
  { "unknown-value", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Some properties only take a few values."),
    N_("The service that makes the resource refuses any other value, and the stack is rolled "
       "back.") },
  { "unquoted-text", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("What looks like a number or a boolean but is a text stands in quotes."),
    N_("YAML reads 0123 as an octal number, 1:30 as one to the base of sixty and yes as "
       "true. An account's id or a word becomes something else that way.") },
  { "uses-what-may-be-absent", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("What is named has to exist whenever what names it does."),
    N_("A resource whose condition does not hold is left out, and CloudFormation refuses to "
       "deploy what still refers to it.") },
  { "value-not-in-table", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("A value has to be one of a list that grows from time to time."),
    N_("It may be newer than the catalogue. If it is not, the deployment fails.") },
  { "variable-without-sub", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_WARNING,
    N_("Variables are replaced in the text of Fn::Sub only."),
    N_("Anywhere else “${” stays what it is, and an ARN with it names nothing that exists.") },
  { "vpc-without-way-out", CFN_FAMILY_TRIGGER, CFN_SEVERITY_INFO,
    N_("A function in a VPC needs a way to the services that it calls."),
    N_("In a VPC there is no internet without a NAT gateway, and no AWS service without "
       "that or an endpoint: calls hang until the function times out, and its batch is "
       "tried again.") },
  { "wider-than-needed", CFN_FAMILY_ROLE, CFN_SEVERITY_INFO,
    N_("A role is allowed what it needs, and nothing else."),
    N_("What a role may do beyond that, anybody may do who gets hold of the function. The "
       "stream that a trigger reads is known, so that the statement can name it.") },
  { "window-needs-state", CFN_FAMILY_FUNCTION, CFN_SEVERITY_ERROR,
    N_("With a tumbling window, a function returns a state with each batch."),
    N_("Lambda hands the state of a window from one batch to the next. An answer without "
       "one counts as a failed call.") },
  { "writes-what-it-reads", CFN_FAMILY_TRIGGER, CFN_SEVERITY_WARNING,
    N_("A function that writes into the table that wakes it has to tell its own writes "
       "apart."),
    N_("Each write is a change, which wakes the function again. Lambda's loop detection "
       "does not see DynamoDB: such a loop runs, and costs, until somebody stops it.") },
  { "wrong-dynamic-reference", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("References to stored values have their form, and their places."),
    N_("CloudFormation refuses what it cannot resolve. What it does not take for a "
       "reference, it hands on as it is written, braces and all.") },
  { "wrong-form", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Names and the like have to look as their service asks for."),
    N_("The service refuses what does not match its pattern, and the deployment fails.") },
  { "wrong-function-arguments", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Every function takes its own number and kinds of arguments."),
    N_("CloudFormation refuses a template in which a function is given too much, too little "
       "or something else.") },
  { "wrong-kind-of-value", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("Where a list, a mapping, a number or a text is needed, nothing else will do."),
    N_("CloudFormation refuses a value of another kind. Only numbers and booleans may also be "
       "quoted.") },
  { "wrong-order", CFN_FAMILY_TEMPLATE, CFN_SEVERITY_ERROR,
    N_("The entries of some lists have a fixed order."),
    N_("A key begins with what it is partitioned by: the table is refused otherwise.") },
  { "wrong-policy", CFN_FAMILY_ROLE, CFN_SEVERITY_ERROR,
    N_("A policy is written in the language of policies."),
    N_("IAM refuses a document that it cannot read (MalformedPolicyDocument), and the "
       "deployment fails.") },
  { "wrong-replicas", CFN_FAMILY_TABLE, CFN_SEVERITY_ERROR,
    N_("The replicas of a global table fit its consistency and its indexes."),
    N_("Strong consistency takes three regions: three replicas, or two and a witness in a region "
       "of its own. What a replica says of an index is about one that the table has. DynamoDB "
       "refuses anything else.") },
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
  g_return_val_if_fail (id != NULL, NULL);

  return bsearch (id, rules, G_N_ELEMENTS (rules), sizeof rules[0], compare_rule);
}

const char *
cfn_family_to_string (CfnFamily family)
{
  static const char * const words[] = {
    [CFN_FAMILY_SYNTAX] = "syntax",     [CFN_FAMILY_TEMPLATE] = "template",
    [CFN_FAMILY_TRIGGER] = "trigger",   [CFN_FAMILY_FILTER] = "filter",
    [CFN_FAMILY_TABLE] = "table",       [CFN_FAMILY_FUNCTION] = "function",
    [CFN_FAMILY_ROLE] = "role",
  };

  g_return_val_if_fail ((guint) family < G_N_ELEMENTS (words), NULL);

  return words[family];
}
