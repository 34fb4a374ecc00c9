/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-meaning.h"

#include "cfn-similar.h"
#include "iam-text.h"

#include <string.h>

#define MAX_DEPTH 8

static void
meaning_clear (CfnMeaning *meaning)
{
  g_free (meaning->text);
}

/* The two are the same to everyone who uses the value. */
static gboolean
meaning_equal (const CfnMeaning *a,
               const CfnMeaning *b)
{
  return a->kind == b->kind && a->resource == b->resource
         && g_strcmp0 (a->attribute, b->attribute) == 0 && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->text, b->text) == 0;
}

static void
set_name (CfnMeaning        *meaning,
          CfnTemplate       *template,
          const CfnResource *resource,
          const char        *name,
          const char        *attribute)
{
  const CfnReference *reference;

  meaning->name = name;
  meaning->resource = resource;
  meaning->attribute = attribute;
  if (resource != NULL)
    {
      meaning->kind = CFN_MEANING_RESOURCE;
      return;
    }
  if (attribute == NULL && cfn_template_find_parameter (template, name) != NULL)
    {
      meaning->kind = CFN_MEANING_UNKNOWN;
      meaning->reason = "parameter";
      return;
    }

  /* The template has resolved each name already: ask what it found here. */
  reference = cfn_template_find_reference (template, meaning->node);
  if (reference != NULL && reference->target_kind == CFN_TARGET_MISSING)
    {
      meaning->kind = CFN_MEANING_MISSING;
      meaning->reason = "no-such-name";
      meaning->similar = cfn_template_find_similar (template, name);
      return;
    }

  meaning->kind = CFN_MEANING_UNKNOWN;
  meaning->reason = reference != NULL
                        && (reference->target_kind == CFN_TARGET_UNKNOWN
                            || reference->target_kind == CFN_TARGET_GENERATED)
                      ? "macro"
                      : "computed";
}

/* The attribute of one of the resources in @text that gives just this text: an ARN that is put
 * together by hand is as good as one that is asked for. */
static gboolean
recognise (CfnMeaning    *meaning,
           CfnTemplate   *template,
           const IamText *text)
{
  static const char * const attributes[] = { "Arn", "StreamArn", "TopicArn", NULL };
  guint n;
  CfnResource * const *resources = iam_text_get_resources (text, &n);

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = resources[i];

      for (guint j = 0; j < G_N_ELEMENTS (attributes); j++)
        {
          g_autoptr (IamText) candidate
            = iam_text_new_for_resource (template, resource, attributes[j]);

          if (iam_text_match_arn (text, candidate) == IAM_MATCH_YES)
            {
              meaning->kind = CFN_MEANING_RESOURCE;
              meaning->resource = resource;
              meaning->attribute = attributes[j];
              return TRUE;
            }
        }
    }

  return FALSE;
}

/* A text that may be known, or known to be some resource's, or neither. */
static void
set_text (CfnMeaning  *meaning,
          CfnTemplate *template)
{
  g_autoptr (IamText) text = iam_text_new_for_value (template, meaning->node, IAM_TEXT_PLAIN);

  if (iam_text_is_known (text))
    {
      meaning->kind = CFN_MEANING_LITERAL;
      meaning->text = iam_text_to_string (text);
    }
  else if (!recognise (meaning, template, text))
    {
      const char *reason = iam_text_get_unknown (text);

      meaning->kind = CFN_MEANING_UNKNOWN;
      meaning->reason = reason != NULL ? reason : "computed";
      if (g_strcmp0 (reason, "no-such-name") == 0)
        meaning->reason = "computed";
    }
}

/* "${Name}" or "${Name.Attribute}" alone is a Ref or GetAtt; gives FALSE for any other Fn::Sub. */
static gboolean
set_single_sub (CfnMeaning     *meaning,
                CfnTemplate    *template,
                const CfnValue *value)
{
  const char *string = value->arguments == value->node ? cfn_node_get_string (value->arguments)
                                                       : cfn_node_get_literal (value->arguments);
  g_autoptr (GPtrArray) parts = NULL;
  const CfnSubPart *part;
  const CfnReference *reference;

  if (string == NULL)
    return FALSE;
  parts = cfn_sub_parse (string);
  part = parts->len == 1 ? g_ptr_array_index (parts, 0) : NULL;
  if (part == NULL || !part->is_name)
    return FALSE;

  reference = cfn_template_find_reference (template, value->node);
  if (reference == NULL)
    return FALSE;
  set_name (meaning, template, reference->to, reference->target, reference->attribute);

  return TRUE;
}

static void
add_meaning (GArray         *meanings,
             CfnTemplate    *template,
             const CfnValue *value,
             const char     *condition,
             gboolean        otherwise)
{
  CfnMeaning meaning = { .node = value->node, .condition = condition, .otherwise = otherwise };

  if (value->kind == CFN_VALUE_REF)
    set_name (&meaning, template, value->resource, value->name, NULL);
  else if (value->kind == CFN_VALUE_GETATT)
    set_name (&meaning, template, value->resource, value->name,
              value->attribute != NULL ? value->attribute : "?");
  else if (value->kind != CFN_VALUE_SUB || !set_single_sub (&meaning, template, value))
    set_text (&meaning, template);

  for (guint i = 0; i < meanings->len; i++)
    {
      if (meaning_equal (&g_array_index (meanings, CfnMeaning, i), &meaning))
        {
          g_array_index (meanings, CfnMeaning, i).is_repeated = TRUE;
          meaning_clear (&meaning);
          return;
        }
    }
  g_array_append_val (meanings, meaning);
}

/* Gives FALSE when one of the branches is absent. */
static gboolean
collect (GArray      *meanings,
         CfnTemplate *template,
         CfnNode     *node,
         const char  *condition,
         gboolean     otherwise,
         guint        depth)
{
  CfnValue value = cfn_value_of (template, node);
  gboolean all;

  if (value.kind == CFN_VALUE_ABSENT)
    return FALSE;
  if (value.kind != CFN_VALUE_IF || depth > MAX_DEPTH)
    {
      add_meaning (meanings, template, &value, condition, otherwise);
      return TRUE;
    }

  condition = value.name != NULL ? value.name : "?";
  all = collect (meanings, template, cfn_node_get_item (value.arguments, 1), condition, FALSE,
                 depth + 1);

  return collect (meanings, template, cfn_node_get_item (value.arguments, 2), condition, TRUE,
                  depth + 1)
         && all;
}

/* Branches that say the same, if in other words, make no difference. */
static void
drop_idle_condition (GArray *meanings)
{
  const CfnMeaning *first = &g_array_index (meanings, CfnMeaning, 0);

  for (guint i = 1; i < meanings->len; i++)
    {
      const CfnMeaning *other = &g_array_index (meanings, CfnMeaning, i);

      if (first->kind != CFN_MEANING_RESOURCE || other->resource != first->resource)
        return;
    }
  for (guint i = 0; i < meanings->len; i++)
    g_array_index (meanings, CfnMeaning, i).condition = NULL;
}

GArray *
cfn_meanings_of (CfnTemplate *template,
                 CfnNode     *node)
{
  GArray *meanings = g_array_new (FALSE, FALSE, sizeof (CfnMeaning));

  g_array_set_clear_func (meanings, (GDestroyNotify) meaning_clear);
  if (!collect (meanings, template, node, NULL, FALSE, 0))
    {
      for (guint i = 0; i < meanings->len; i++)
        g_array_index (meanings, CfnMeaning, i).has_gap = TRUE;
    }
  else if (meanings->len > 0)
    drop_idle_condition (meanings);

  return meanings;
}

const CfnResource *
cfn_meaning_resource (CfnTemplate *template,
                      CfnNode     *node)
{
  g_autoptr (GArray) meanings = cfn_meanings_of (template, node);
  const CfnMeaning *first;

  if (meanings->len == 0)
    return NULL;
  first = &g_array_index (meanings, CfnMeaning, 0);

  return first->condition == NULL && first->kind == CFN_MEANING_RESOURCE ? first->resource : NULL;
}

const CfnResource *
cfn_meaning_find_named (CfnTemplate *template,
                        CfnKind      kind,
                        const char  *property,
                        const char  *name)
{
  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (resource->kind == kind
          && g_strcmp0 (cfn_node_get_literal (cfn_resource_get_property (resource, property)), name)
               == 0)
        return resource;
    }

  return NULL;
}

CfnMessage *
cfn_meaning_explain (const CfnMeaning  *self,
                     const char        *property,
                     const CfnResource *owner)
{
  if (self->kind == CFN_MEANING_MISSING && self->similar != NULL)
    return cfn_message_new (N_("{0} of {1} names {2}, but nothing in this template is called {2}: "
                               "is {3} meant?"),
                            property, owner->id, self->name, self->similar, NULL);
  if (self->kind == CFN_MEANING_MISSING)
    return cfn_message_new (N_("{0} of {1} names {2}, but nothing in this template is called {2}"),
                            property, owner->id, self->name, NULL);
  if (g_str_equal (self->reason, "parameter") && self->name != NULL)
    return cfn_message_new (N_("{0} of {1} comes from the parameter {2}: what that will be is only "
                               "known when the stack is deployed"),
                            property, owner->id, self->name, NULL);
  if (g_str_equal (self->reason, "import"))
    return cfn_message_new (N_("{0} of {1} comes from another stack, which cannot be looked into "
                               "from here"),
                            property, owner->id, NULL);
  if (g_str_equal (self->reason, "dynamic-reference"))
    return cfn_message_new (N_("{0} of {1} is fetched while the stack is deployed, so it is not "
                               "known here"),
                            property, owner->id, NULL);
  if (g_str_equal (self->reason, "macro"))
    return cfn_message_new (N_("{0} of {1} names something that a macro or loop of this template "
                               "may make: that is not known here"),
                            property, owner->id, NULL);

  return cfn_message_new (N_("{0} of {1} is put together while the stack is deployed, so it is not "
                             "known here"),
                          property, owner->id, NULL);
}

char *
cfn_meaning_to_string (const CfnMeaning *self)
{
  if (self->kind != CFN_MEANING_RESOURCE)
    return g_strdup (self->text != NULL ? self->text : self->name);
  if (self->attribute == NULL)
    return g_strdup (self->resource->id);

  return g_strconcat (self->resource->id, ".", self->attribute, NULL);
}
