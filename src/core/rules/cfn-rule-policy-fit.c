/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-rule-subject.h"
#include "cfn-rule-words.h"

#include <string.h>

/* Of statements with more entries nothing is said. */
#define MAX_SUBJECTS 16
#define ACCOUNT_DIGITS 12

struct _CfnPolicyFit
{
  const CfnPolicyPlace *place;
  CfnNode *statement;
  CfnNode *resource;           /* the element */
  CfnSubject subjects[MAX_SUBJECTS];
  guint n_subjects;
  const CfnResource *owner;    /* of the last subject, where that is a resource of the template */
  gboolean is_open;            /* it may be about what nobody knows, or about anything */
  GPtrArray *texts;            /* that subjects borrow; owned, NULL while there are none */
  guint n_actions;
  guint n_misfits;
  CfnNode *first_misfit;
  IamAction first_action;
  GString *names;              /* of the misfits, owned; NULL while there are none */
  const char *replacement;     /* what the Resource would have to be for all of them, owned by
                                * repairs; NULL when that differs */
};

static gboolean
is_of_stream (const char *action)
{
  static const char * const actions[] = {
    "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", NULL,
  };

  return action != NULL && cfn_words_have (actions, action);
}

/* TRUE when all actions of the statement, one or a list, are about streams. */
static gboolean
is_about_stream (CfnNode *statement)
{
  CfnNode *action = cfn_node_get (statement, "Action");
  CfnNode *first = action != NULL && action->kind == CFN_NODE_SEQUENCE ? action->first_child
                                                                       : action;

  for (CfnNode *item = first; item != NULL; item = item == action ? NULL : item->next)
    {
      if (!is_of_stream (cfn_node_get_literal (item)))
        return FALSE;
    }

  return first != NULL;
}

/* IAM refuses what is no ARN: "Resource ... must be in ARN format or "*"". */
static void
report_reference (CfnPolicyFit   *self,
                  CfnNode        *node,
                  const CfnValue *value)
{
  const CfnResource *target = value->resource;
  const char *arn = cfn_subject_get_arn_of (target->type);
  g_autofree char *path = NULL;
  g_autofree char *yaml = NULL;
  CfnFinding *finding;

  if (arn == NULL || (value->attribute != NULL && g_str_has_suffix (value->attribute, "Arn"))
      || cfn_checker_is_told (self->place->checker, node->span))
    return;
  if (target->kind == CFN_KIND_TABLE && is_about_stream (self->statement))
    arn = "StreamArn";

  finding = cfn_checker_report (
    self->place->checker, "reference-does-not-fit", self->place->resource, node,
    cfn_message_new (value->attribute == NULL
                       ? N_("A Resource has to be an ARN, but Ref of {0} gives none: use {0}.{1}")
                       : N_("A Resource has to be an ARN, but {0}.{2} is none: use {0}.{1}"),
                     target->id, arn, value->attribute, NULL));
  cfn_finding_add_evidence (finding, target->node);
  path = cfn_path_string_of_node (node);
  yaml = g_strdup_printf ("!GetAtt %s.%s", target->id, arn);
  cfn_finding_add_fix (finding, CFN_FIX_SET, "use-fitting-reference",
                       cfn_message_new (N_("Use the ARN of {0}"), target->id, NULL), path, yaml);
}

/* FALSE when IAM refuses @arn, which is told of. IAM User Guide, Resource; AWS General Reference,
 * Amazon Resource Names. */
static gboolean
check_form (CfnPolicyFit *self,
            CfnNode      *node,
            const char   *arn)
{
  g_auto (GStrv) parts = NULL;
  const char *format = NULL;
  const char *part = arn;

  if (!g_str_has_prefix (arn, "arn:"))
    format = N_("“{0}” is no resource: that is an ARN, or “*”");
  else
    {
      parts = g_strsplit (arn, ":", 6);
      if (parts[1][strspn (parts[1], "*?")] != '\0' && strpbrk (parts[1], "*?") == NULL
          && !g_str_has_prefix (parts[1], "aws"))
        {
          part = parts[1];
          format = N_("There is no partition “{0}”: ARNs begin with arn:aws:, or with "
                      "arn:${AWS::Partition}: in Fn::Sub");
        }
      else if (g_strv_length (parts) == 6 && parts[4][0] != '\0'
               && parts[4][strspn (parts[4], G_CSET_DIGITS)] == '\0'
               && strlen (parts[4]) != ACCOUNT_DIGITS)
        {
          part = parts[4];
          format = N_("“{0}” is no account: those have 12 digits");
        }
    }
  if (format == NULL)
    return TRUE;

  if (!cfn_checker_is_told (self->place->checker, node->span))
    cfn_checker_report (self->place->checker, "wrong-policy", self->place->resource, node,
                        cfn_message_new (format, part, NULL));
  return FALSE;
}

static void
add_arn (CfnPolicyFit *self,
         CfnNode      *node,
         const char   *arn)
{
  /* An empty text is what fills a hole while somebody is typing; policy variables and parameters
   * may stand for the beginning. */
  if (arn[0] == '*' || arn[0] == '?' || arn[0] == '$' || arn[0] == '\0'
      || !check_form (self, node, arn))
    self->is_open = TRUE;
  else
    self->subjects[self->n_subjects++] = (CfnSubject) { .arn = arn };
}

static void
add_subject (CfnPolicyFit *self,
             CfnNode      *node)
{
  CfnTemplate *template = self->place->checker->template;
  CfnValue value = cfn_value_of (template, node);
  const CfnSubject *subject;
  char *arn;

  if (self->n_subjects == MAX_SUBJECTS)
    {
      self->is_open = TRUE;
      return;
    }

  switch (value.kind)
    {
    case CFN_VALUE_ABSENT:
      break;
    case CFN_VALUE_LITERAL:
      if (strstr (value.text, "{{resolve:") != NULL)
        self->is_open = TRUE;
      else
        add_arn (self, node, value.text);
      break;
    case CFN_VALUE_REF:
    case CFN_VALUE_GETATT:
      subject = value.resource != NULL ? cfn_subject_of (value.resource, value.attribute) : NULL;
      if (subject != NULL)
        {
          self->subjects[self->n_subjects++] = *subject;
          self->owner = value.resource;
          break;
        }
      self->is_open = TRUE;
      if (value.resource != NULL)
        report_reference (self, node, &value);
      break;
    case CFN_VALUE_SUB:
      arn = cfn_subject_write_arn (template, &value);
      if (arn == NULL || strstr (arn, "{{resolve:") != NULL)
        {
          g_free (arn);
          self->is_open = TRUE;
          break;
        }
      if (self->texts == NULL)
        self->texts = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->texts, arn);
      add_arn (self, node, arn);
      break;
    case CFN_VALUE_IF:
      add_subject (self, cfn_node_get_item (value.arguments, 1));
      add_subject (self, cfn_node_get_item (value.arguments, 2));
      break;
    case CFN_VALUE_LIST:
      for (CfnNode *item = node->first_child; item != NULL; item = item->next)
        add_subject (self, item);
      break;
    case CFN_VALUE_MAP:
    case CFN_VALUE_FUNCTION:
    default:
      self->is_open = TRUE;
      break;
    }
}

CfnPolicyFit *
cfn_policy_fit_new (const CfnPolicyPlace *place,
                    CfnNode              *statement)
{
  CfnNode *resource = cfn_node_get (statement, "Resource");
  CfnPolicyFit *self;

  if (resource == NULL || place->use == CFN_POLICY_TRUST || cfn_node_is_string (resource, "*"))
    return NULL;

  self = g_new0 (CfnPolicyFit, 1);
  self->place = place;
  self->statement = statement;
  self->resource = resource;
  add_subject (self, resource);

  return self;
}

/* That Lambda may list streams is asked for beside the rights on the stream, and often written with
 * them; AWS's own policy templates do so. */
static gboolean
is_listed_along (const CfnPolicyFit *self,
                 const IamAction    *action)
{
  CfnNode *names = cfn_node_get (self->statement, "Action");

  if (!g_str_equal (action->name, "ListStreams")
      || !g_str_equal (action->service.prefix, "dynamodb"))
    return FALSE;
  if (names->kind == CFN_NODE_SEQUENCE && names->n_children > 1)
    return TRUE;
  for (guint i = 0; i < self->n_subjects; i++)
    {
      if (strstr (self->subjects[i].arn, "/stream/") != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What a Resource that is the ARN of the owner has to be for @action; NULL when that is not for
 * sure. */
static const char *
find_replacement (const CfnPolicyFit *self,
                  const IamAction    *action)
{
  const CfnResource *owner = self->owner;

  if (action->n_resources == 0)
    return "'*'";
  if (owner == NULL || self->n_subjects != 1)
    return NULL;
  if (owner->kind == CFN_KIND_TABLE && iam_action_takes_resource (action, "stream"))
    return cfn_resource_get_property (owner, "StreamSpecification") != NULL
             ? "!GetAtt %s.StreamArn" : NULL;
  if (owner->kind == CFN_KIND_TABLE && iam_action_takes_resource (action, "table"))
    return "!GetAtt %s.Arn";
  if (g_str_equal (owner->type, "AWS::S3::Bucket") && iam_action_takes_resource (action, "object"))
    return "!Sub '${%s.Arn}/*'";

  return NULL;
}

void
cfn_policy_fit_add (CfnPolicyFit    *self,
                    CfnNode         *node,
                    const char      *name,
                    const IamAction *actions,
                    guint            n_actions)
{
  const char *replacement;
  guint telling = 0;

  if (self == NULL || self->is_open || self->n_subjects == 0 || n_actions == 0)
    return;

  self->n_actions++;
  for (guint i = 0; i < n_actions; i++)
    {
      for (guint j = 0; j < self->n_subjects; j++)
        {
          if (cfn_subject_goes_with (&self->subjects[j], &actions[i]))
            return;
        }
    }
  if (n_actions == 1 && is_listed_along (self, &actions[0]))
    return;

  while (telling + 1 < n_actions && actions[telling].n_resources == 0)
    telling++;
  replacement = find_replacement (self, &actions[telling]);
  if (self->n_misfits++ == 0)
    {
      self->first_misfit = node;
      self->first_action = actions[telling];
      self->names = g_string_new (name);
      self->replacement = replacement;
    }
  else
    {
      g_string_append_printf (self->names, ", %s", name);
      if (replacement != self->replacement)
        self->replacement = NULL;
    }
}

static void
add_fix (const CfnPolicyFit *self,
         CfnFinding         *finding)
{
  gboolean all = self->n_misfits == self->n_actions;
  g_autofree char *path = cfn_path_string_of_node (self->resource);
  g_autofree char *right = NULL;
  g_autofree char *yaml = NULL;
  CfnValue value;

  /* What else the statement allows stays on what it names. */
  value = cfn_value_of (self->place->checker->template, self->resource);
  if (self->replacement == NULL
      || (!all && (self->first_action.n_resources == 0
                   || (value.kind != CFN_VALUE_GETATT && value.kind != CFN_VALUE_LIST))))
    return;

  if (self->first_action.n_resources == 0)
    right = g_strdup (self->replacement);
  else
    {
      g_auto (GStrv) parts = g_strsplit (self->replacement, "%s", 2);

      right = g_strconcat (parts[0], self->owner->id, parts[1], NULL);
    }
  if (!all && value.kind == CFN_VALUE_GETATT)
    yaml = g_strdup_printf ("- !GetAtt %s.%s\n- %s\n", value.name, value.attribute, right);
  cfn_finding_add_fix (finding,
                       !all && value.kind == CFN_VALUE_LIST ? CFN_FIX_APPEND : CFN_FIX_SET,
                       "name-fitting-resource",
                       cfn_message_new (N_("Name {0} as Resource"), right, NULL), path,
                       yaml != NULL ? yaml : right);
}

/* The ARN of the simplest thing that an action is about; NULL when it is about nothing. */
static const char *
find_arn (const IamAction *action)
{
  const char *shortest = NULL;
  IamResourceType type;

  for (guint i = 0; i < action->n_resources; i++)
    {
      if (iam_action_get_resource (action, i, &type)
          && (shortest == NULL || strlen (type.arn) < strlen (shortest)))
        shortest = type.arn;
    }

  return shortest;
}

static void
report_misfits (const CfnPolicyFit *self)
{
  const char *arn = find_arn (&self->first_action);
  gboolean all = self->n_misfits == self->n_actions;
  CfnFinding *finding;

  finding = cfn_checker_report (
    self->place->checker, "action-does-not-fit", self->place->resource,
    all ? self->resource : self->first_misfit,
    cfn_message_new (arn != NULL
                       ? N_("{1} is what {0} can be about, but this Resource never is that: "
                            "nothing is allowed or denied by it")
                       : N_("“*” is the only Resource that {0} can be about: here nothing is "
                            "allowed or denied by it"),
                     self->names->str, arn, NULL));
  cfn_finding_add_evidence (finding, all ? self->first_misfit : self->resource);
  add_fix (self, finding);
}

gboolean
cfn_policy_fit_stream (CfnTemplate       *template,
                       CfnNode           *resource,
                       const CfnResource *table,
                       CfnFinding        *finding)
{
  CfnValue value = cfn_value_of (template, resource);
  g_autofree char *path = NULL;
  g_autofree char *yaml = NULL;
  CfnFixKind kind = CFN_FIX_SET;

  if (g_strcmp0 (cfn_node_get_key (resource), "Resource") != 0)
    return FALSE;

  if (value.kind == CFN_VALUE_LIST)
    {
      kind = CFN_FIX_APPEND;
      yaml = g_strdup_printf ("!GetAtt %s.StreamArn\n", table->id);
    }
  else if (value.kind != CFN_VALUE_GETATT || value.resource != table
           || g_strcmp0 (value.attribute, "Arn") != 0)
    return FALSE;
  else if (is_about_stream (resource->parent))
    yaml = g_strdup_printf ("!GetAtt %s.StreamArn", table->id);
  else
    yaml = g_strdup_printf ("- !GetAtt %s.Arn\n- !GetAtt %s.StreamArn\n", table->id, table->id);
  path = cfn_path_string_of_node (resource);
  cfn_finding_add_fix (finding, kind, "allow-stream-read",
                       cfn_message_new (N_("Allow reading the stream of {0}"), table->id, NULL),
                       path, yaml);

  return TRUE;
}

void
cfn_policy_fit_finish (CfnPolicyFit *self)
{
  if (self == NULL)
    return;

  /* The trigger that this breaks has told of it. */
  if (self->n_misfits > 0
      && !cfn_checker_is_told (self->place->checker, self->resource->span)
      && !cfn_checker_is_told (self->place->checker, self->first_misfit->span))
    report_misfits (self);

  g_clear_pointer (&self->texts, g_ptr_array_unref);
  if (self->names != NULL)
    g_string_free (self->names, TRUE);
  g_free (self);
}
