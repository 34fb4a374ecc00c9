/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-facts.h"

#include <string.h>

#define MAX_WORDS 12
#define MAX_RELATIONS 4

static const char *
name_kind (CfnShapeKind kind)
{
  switch (kind)
    {
    case CFN_SHAPE_INTEGER:
      return _("A whole number");
    case CFN_SHAPE_NUMBER:
      return _("A number");
    case CFN_SHAPE_BOOLEAN:
      return _("True or false");
    case CFN_SHAPE_TIMESTAMP:
      return _("A time, as in 2026-01-31T12:00:00Z");
    case CFN_SHAPE_JSON:
      return _("A document: entries and lists of any kind");
    case CFN_SHAPE_TAG:
      return _("A tag");
    case CFN_SHAPE_OBJECT:
      return _("Properties of its own");
    case CFN_SHAPE_STRING:
    default:
      return _("A text");
    }
}

static const char *
name_list (CfnShapeKind kind)
{
  switch (kind)
    {
    case CFN_SHAPE_STRING:
      return _("A list of texts");
    case CFN_SHAPE_INTEGER:
    case CFN_SHAPE_NUMBER:
      return _("A list of numbers");
    case CFN_SHAPE_TAG:
      return _("Tags");
    case CFN_SHAPE_OBJECT:
      return _("A list of properties");
    default:
      return _("A list");
    }
}

static char *
name_shape (const CfnShape *shape)
{
  CfnShape part;

  if (shape->kind == CFN_SHAPE_LIST && cfn_shape_get_element (shape, &part))
    return g_strdup (name_list (part.kind));
  if (shape->kind == CFN_SHAPE_MAP)
    return g_strdup (_("Entries of any name"));
  if (shape->kind == CFN_SHAPE_UNION)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; cfn_shape_get_member (shape, i, &part); i++)
        {
          g_autofree char *name = name_shape (&part);

          /* Translators: between two kinds of value */
          if (i > 0)
            g_string_append (text, _(" or: "));
          g_string_append (text, name);
        }
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  return g_strdup (name_kind (shape->kind));
}

char *
millrace_facts_of_shape (const MillracePlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  return place->has_shape ? name_shape (&place->shape) : g_strdup ("");
}

/* --- Limits --- */

static char *
word_range (const CfnLimit *limit,
            const char     *both,
            const char     *lower_only)
{
  g_autofree char *lower = g_strdup_printf ("%" G_GINT64_FORMAT, limit->min);
  g_autofree char *upper = g_strdup_printf ("%" G_GINT64_FORMAT, limit->max);

  return limit->max == G_MAXINT64 ? g_strdup_printf (lower_only, lower)
                                  : g_strdup_printf (both, lower, upper);
}

static char *
word_limit (const CfnLimit *limit)
{
  g_autofree char *words = NULL;
  g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, limit->max);

  switch (limit->kind)
    {
    case CFN_LIMIT_NUMBER:
      words = word_range (limit, _("%s to %s"), _("At least %s"));
      return limit->words != NULL
               /* Translators: a range of numbers, and one that is fine besides */
               ? g_strdup_printf (_("%s, or %s"), words, limit->words)
               : g_steal_pointer (&words);

    case CFN_LIMIT_LENGTH:
      return word_range (limit, _("%s to %s characters"), _("At least %s characters"));

    case CFN_LIMIT_ITEMS:
      return word_range (limit, _("%s to %s items"), _("At least %s items"));

    case CFN_LIMIT_PATTERN:
      return g_strdup_printf (_("Looks like %s"), limit->words);

    case CFN_LIMIT_KEYS:
      return g_strdup_printf (_("Names look like %s"), limit->words);

    case CFN_LIMIT_DOCUMENT:
      return g_strdup_printf (_("At most %s characters, white space left out"), most);

    case CFN_LIMIT_BYTES:
      return g_strdup_printf (_("At most %s bytes together"), most);

    default:
      return NULL;
    }
}

static void
append_line (GString    *text,
             const char *line)
{
  if (line == NULL || line[0] == '\0')
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* The property that decides which of several ranges holds; NULL: there is one range only. */
static const char *
find_decider (const CfnPlan  *plan,
              const CfnLimit *limit)
{
  for (guint i = 0; i < plan->n_limits; i++)
    if (plan->limits[i]->kind == limit->kind && plan->limits[i]->unless != NULL)
      return plan->limits[i]->unless;

  return NULL;
}

static void
append_limits (GString             *text,
               const MillracePlace *place)
{
  for (guint i = 0; place->plan != NULL && i < place->plan->n_limits; i++)
    {
      const CfnLimit *limit = place->plan->limits[i];
      const char *decider = find_decider (place->plan, limit);
      g_autofree char *words = word_limit (limit);
      g_autofree char *line = NULL;

      if (decider != NULL && words != NULL)
        /* Translators: "128 to 10240 without CapacityProviderConfig" */
        line = g_strdup_printf (limit->unless != NULL ? _("%s without %s") : _("%s with %s"),
                                words, decider);
      append_line (text, line != NULL ? line : words);
    }
}

static void
append_words (GString             *text,
              const MillracePlace *place)
{
  const CfnLimit *limit = millrace_place_get_limit (place, CFN_LIMIT_VALUES);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = NULL;

  if (limit != NULL)
    g_string_append (words, limit->words);
  for (guint i = 0; limit == NULL && i < MIN (place->shape.n_values, MAX_WORDS); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "|" : "",
                            cfn_shape_get_value (&place->shape, i));
  if (words->len == 0)
    return;

  g_string_replace (words, "|", ", ", 0);
  if (place->shape.n_values > MAX_WORDS)
    g_string_append (words, " …");
  line = g_strdup_printf (_("One of %s"), words->str);
  append_line (text, line);
}

/* --- All --- */

static void
append_relations (GString             *text,
                  const MillracePlace *place)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;
  CfnRelation relation;

  for (guint i = 0; i < MAX_RELATIONS
                    && cfn_catalogue_property_get_relation (&place->property, i, &relation); i++)
    g_string_append_printf (names, "%s%s of %s", i > 0 ? ", " : "", relation.attribute,
                            relation.type);
  if (names->len == 0)
    return;

  if (place->property.n_relations > MAX_RELATIONS)
    g_string_append (names, " …");
  /* Translators: %s is "Arn of AWS::IAM::Role" */
  line = g_strdup_printf (_("Takes the %s"), names->str);
  append_line (text, line);
}

static void
append_default (GString             *text,
                const MillracePlace *place)
{
  g_autofree char *fallback = millrace_place_dup_fallback (place);
  g_autofree char *line = NULL;

  if (fallback == NULL || fallback[0] == '\0')
    return;

  line = g_strdup_printf (_("When it is not set: %s"), fallback);
  append_line (text, line);
}

char *
millrace_facts_of_place (const MillracePlace *place)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *shape = NULL;

  g_return_val_if_fail (place != NULL, NULL);

  if (!place->has_shape)
    return g_strdup ("");

  shape = millrace_facts_of_shape (place);
  append_line (text, shape);
  append_words (text, place);
  append_limits (text, place);
  append_relations (text, place);
  if (place->is_property)
    {
      append_default (text, place);
      if (place->property.is_required)
        append_line (text, _("It has to be set."));
      if (place->property.is_deprecated)
        append_line (text, _("AWS advises against it by now."));
      if (place->property.replaces == CFN_REPLACE_YES)
        append_line (text, _("A change replaces the resource."));
      else if (place->property.replaces == CFN_REPLACE_MAYBE)
        append_line (text, _("Some changes replace the resource."));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "AWS::DynamoDB::Table" is documented as aws-resource-dynamodb-table, and its properties below
 * cfn-dynamodb-table-: CloudFormation Template Reference. */
char *
millrace_facts_dup_address (const MillracePlace *place)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *service = NULL;
  g_autofree char *kind = NULL;

  g_return_val_if_fail (place != NULL, NULL);

  if (place->type == NULL)
    return NULL;

  words = g_strsplit (place->type, "::", -1);
  if (g_strv_length (words) != 3 || !g_str_equal (words[0], "AWS"))
    return NULL;

  service = g_ascii_strdown (words[1], -1);
  kind = g_ascii_strdown (words[2], -1);

  return g_strdup_printf ("https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
                          "aws-resource-%s-%s.html", service, kind);
}
