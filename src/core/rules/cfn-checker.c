/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-quiet.h"

void
cfn_finding_free (CfnFinding *finding)
{
  for (guint i = 0; i < finding->n_fixes; i++)
    {
      cfn_message_unref (finding->fixes[i].title);
      g_free (finding->fixes[i].first);
      g_free (finding->fixes[i].second);
      g_free (finding->fixes[i].document);
    }
  g_free (finding->fixes);
  g_free (finding->evidence);
  cfn_message_unref (finding->message);
  g_free (finding->path);
  g_free (finding);
}

/* What is at most two steps down, as "Parameters.Stage" is; NULL for the template itself. */
static const CfnNode *
get_entry (const CfnNode *node)
{
  const CfnNode *entry = NULL;

  for (; node != NULL && node->parent != NULL; node = node->parent)
    if (node->parent->parent == NULL || node->parent->parent->parent == NULL)
      {
        entry = node;
        break;
      }

  return entry;
}

CfnFinding *
cfn_checker_report_at (CfnChecker        *self,
                       const char        *rule,
                       const CfnResource *resource,
                       CfnNode           *node,
                       CfnSpan            span,
                       CfnMessage        *message)
{
  CfnFinding *finding = g_new0 (CfnFinding, 1);
  const CfnRule *row = cfn_rules_find (rule);

  g_assert (row != NULL);
  finding->rule = row->id;
  finding->severity = row->severity;
  finding->resource = resource;
  finding->entry = resource == NULL ? get_entry (node) : NULL;
  finding->path = node != NULL ? cfn_path_string_of_node (node) : g_strdup ("");
  finding->span = span;
  finding->message = message;
  finding->evidence = g_new0 (CfnNode *, 1);
  g_ptr_array_add (self->findings, finding);
  cfn_checker_be_heard (self);
  /* Advice, and what is not known, keeps nobody from telling what is wrong. */
  if (finding->severity > CFN_SEVERITY_INFO)
    {
      const CfnResource *touched = cfn_template_get_resource_at (self->template, span.start);

      g_hash_table_add (self->told, &finding->span);
      if (touched != NULL)
        self->is_touched[touched->index] = TRUE;
    }

  return finding;
}

static guint
hash_span (gconstpointer key)
{
  const CfnSpan *span = key;

  return (guint) span->start * 31 + (guint) span->end;
}

static gboolean
spans_are_equal (gconstpointer a,
                 gconstpointer b)
{
  const CfnSpan *one = a;
  const CfnSpan *other = b;

  return one->start == other->start && one->end == other->end;
}

GHashTable *
cfn_checker_new_told (void)
{
  return g_hash_table_new (hash_span, spans_are_equal);
}

gboolean
cfn_checker_is_told (CfnChecker *self,
                     CfnSpan     span)
{
  if (!g_hash_table_contains (self->told, &span))
    return FALSE;
  cfn_checker_be_heard (self);

  return TRUE;
}

static gboolean
is_value (gpointer key,
          gpointer value,
          gpointer data)
{
  return value == data;
}

void
cfn_checker_drop_doubts (CfnChecker *self)
{
  g_autoptr (GHashTable) certain = cfn_checker_new_told ();

  for (guint i = 0; i < self->findings->len; i++)
    {
      CfnFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->severity == CFN_SEVERITY_ERROR)
        g_hash_table_add (certain, &finding->span);
    }
  for (guint i = self->findings->len; i > 0; i--)
    {
      CfnFinding *finding = g_ptr_array_index (self->findings, i - 1);

      if (!g_str_equal (finding->rule, "not-known")
          || !g_hash_table_contains (certain, &finding->span))
        continue;
      g_hash_table_foreach_remove (self->of_claims, is_value, finding);
      g_ptr_array_remove_index_fast (self->findings, i - 1);
    }
}

CfnFinding *
cfn_checker_report (CfnChecker        *self,
                    const char        *rule,
                    const CfnResource *resource,
                    CfnNode           *node,
                    CfnMessage        *message)
{
  CfnSpan span = { 0, 0 };

  if (resource != NULL && node == resource->node && node->key != NULL)
    span = node->key->span;
  else if (node != NULL)
    span = node->span;

  return cfn_checker_report_at (self, rule, resource, node, span, message);
}

void
cfn_finding_add_evidence (CfnFinding *finding,
                          CfnNode    *node)
{
  guint n = 0;

  if (node == NULL)
    return;

  while (finding->evidence[n] != NULL)
    n++;
  finding->evidence = g_renew (CfnNode *, finding->evidence, n + 2);
  finding->evidence[n] = node;
  finding->evidence[n + 1] = NULL;
}

CfnFix *
cfn_finding_add_fix (CfnFinding *finding,
                     CfnFixKind  kind,
                     const char *id,
                     CfnMessage *title,
                     const char *first,
                     const char *second)
{
  CfnFix *fix;

  finding->fixes = g_renew (CfnFix, finding->fixes, finding->n_fixes + 1);
  fix = &finding->fixes[finding->n_fixes++];
  *fix = (CfnFix) { .id = id, .title = title, .kind = kind, .is_safe = TRUE,
                    .first = g_strdup (first), .second = g_strdup (second) };

  return fix;
}

char *
cfn_checker_path (const CfnResource *resource,
                  const char        *property)
{
  g_autoptr (CfnPath) path = cfn_path_new ();
  g_auto (GStrv) steps = g_strsplit (property, ".", -1);

  cfn_path_push_key (path, "Resources");
  cfn_path_push_key (path, resource->id);
  cfn_path_push_key (path, "Properties");
  for (guint i = 0; steps[i] != NULL; i++)
    cfn_path_push_key (path, steps[i]);

  return cfn_path_to_string (path);
}

void
cfn_checker_tell (CfnChecker     *self,
                  const CfnClaim *claim,
                  CfnFinding     *finding)
{
  g_hash_table_insert (self->of_claims, (gpointer) claim, finding);
}

gboolean
cfn_checker_has (CfnChecker *self,
                 CfnNode    *node)
{
  CfnValue value = cfn_value_of (self->template, node);

  if (value.kind == CFN_VALUE_LITERAL)
    return cfn_node_get_scalar_type (node) != CFN_SCALAR_NULL;

  return value.kind != CFN_VALUE_ABSENT;
}

const char *
cfn_checker_read_text (CfnChecker *self,
                       CfnNode    *node)
{
  CfnValue value = cfn_value_of (self->template, node);

  return value.kind == CFN_VALUE_LITERAL && cfn_checker_has (self, node)
             && strstr (value.text, "{{resolve:") == NULL
           ? value.text
           : NULL;
}

const char *
cfn_checker_get_text (CfnChecker        *self,
                      const CfnResource *resource,
                      const char        *property)
{
  return cfn_checker_read_text (self, cfn_resource_get_property (resource, property));
}
