/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-catalogue.h"
#include "cfn-meaning.h"
#include "cfn-similar.h"

#include <string.h>

/* What a transform makes of a type, what a nested stack answers and what is inside of a map of
 * attributes is not in the catalogue. */
static gboolean
has_attribute (const CfnResource *resource,
               const char        *attribute)
{
  const char *dot = strchr (attribute, '.');
  g_autofree char *whole = dot != NULL ? g_strndup (attribute, dot - attribute) : NULL;
  CfnCatalogueAttribute found;
  CfnCatalogueType type;

  if (!cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type)
      || type.is_open || type.transform != NULL
      || cfn_catalogue_type_find_attribute (&type, attribute, &found))
    return TRUE;

  return whole != NULL && cfn_catalogue_type_find_attribute (&type, whole, &found)
         && found.shape.kind != CFN_SHAPE_STRING;
}

/* The attribute that @attribute is most likely a slip of the pen of, or NULL. */
static const char *
find_near_attribute (const CfnResource *resource,
                     const char        *attribute)
{
  const char *best = NULL;
  guint distance = MIN (2, strlen (attribute) / 3) + 1;
  CfnCatalogueAttribute candidate;
  CfnCatalogueType type;

  if (!cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type))
    return NULL;

  for (guint i = 0; cfn_catalogue_type_get_attribute (&type, i, &candidate); i++)
    {
      guint found = g_ascii_strcasecmp (candidate.name, attribute) == 0
                      ? 0 : cfn_word_distance (attribute, candidate.name, distance);

      if (found < distance)
        {
          distance = found;
          best = candidate.name;
        }
    }

  return best;
}

static void
judge_unknown_attribute (CfnClaim           *claim,
                         const CfnReference *reference)
{
  const char *near_name = find_near_attribute (reference->to, reference->attribute);

  claim->verdict = CFN_VERDICT_FAILS;
  claim->reason = "no-such-attribute";
  claim->message = cfn_message_new (near_name != NULL
                                      ? N_("{0} asks for {1}.{2}, but {1} ({3}) has no attribute "
                                           "of that name: is {4} meant?")
                                      : N_("{0} asks for {1}.{2}, but {1} ({3}) has no attribute "
                                           "of that name"),
                                    reference->from->id, reference->to->id, reference->attribute,
                                    reference->to->type, near_name, NULL);
  claim->label = cfn_message_new (N_("no such attribute"), NULL);
}

/* A table's StreamArn only has a value while the table has a stream. */
static gboolean
asks_for_absent_stream (CfnTemplate        *template,
                        const CfnReference *reference)
{
  CfnNode *stream = cfn_resource_get_property (reference->to, "StreamSpecification");

  return reference->to->kind == CFN_KIND_TABLE && g_str_equal (reference->attribute, "StreamArn")
         && cfn_value_of (template, stream).kind == CFN_VALUE_ABSENT
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
    judge_unknown_attribute (claim, reference);
  else if (asks_for_absent_stream (self->template, reference))
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

const char *
cfn_reference_find_fault (CfnTemplate         *template,
                          const CfnReference  *reference,
                          const char         **near_name)
{
  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (reference != NULL, NULL);
  g_return_val_if_fail (near_name != NULL, NULL);

  *near_name = NULL;
  if (reference->to == NULL || reference->attribute == NULL
      || reference->kind == CFN_REFERENCE_DEPENDS_ON)
    return NULL;
  if (!has_attribute (reference->to, reference->attribute))
    {
      *near_name = find_near_attribute (reference->to, reference->attribute);
      return "no-such-attribute";
    }

  return asks_for_absent_stream (template, reference) ? "table-without-stream" : NULL;
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
      else if (reference->target_kind == CFN_TARGET_GENERATED)
        claim.message = cfn_message_new (N_("{0} uses {1}"), reference->from->id,
                                         reference->target, NULL);
      else
        judge_unknown (&claim, reference);
      cfn_prover_add (self, &claim, reference->node, NULL);
    }
}
