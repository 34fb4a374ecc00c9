/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-shape.h"

#include "cfn-similar.h"
#include "cfn-writer.h"

#include <string.h>

/* Longer lists of names with digits in them are those of machines, engines and formats, and grow
 * every month. */
#define MAX_STEADY_VALUES 12
/* More allowed values than a sentence holds. */
#define MAX_TOLD_VALUES 24

static gboolean
is_number (const char *text,
           gboolean    whole)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0'
         && (!whole || (number >= -9e18 && number <= 9e18 && number == (double) (gint64) number));
}

/* CloudFormation takes a number or a boolean that is quoted for what it looks like, and any scalar
 * for a text. */
static gboolean
text_fits (CfnShapeKind    kind,
           const CfnKnown *known)
{
  gint64 integer;
  gboolean boolean;

  switch (kind)
    {
    case CFN_SHAPE_INTEGER:
      return cfn_node_get_integer (known->node, &integer) || is_number (known->text, TRUE);
    case CFN_SHAPE_NUMBER:
      return cfn_node_get_integer (known->node, &integer) || is_number (known->text, FALSE);
    case CFN_SHAPE_BOOLEAN:
      return cfn_node_get_boolean (known->node, &boolean)
             || g_ascii_strcasecmp (known->text, "true") == 0
             || g_ascii_strcasecmp (known->text, "false") == 0;
    case CFN_SHAPE_STRING:
    case CFN_SHAPE_TIMESTAMP:
    case CFN_SHAPE_JSON:
      return TRUE;
    case CFN_SHAPE_TAG:
    case CFN_SHAPE_OBJECT:
    case CFN_SHAPE_LIST:
    case CFN_SHAPE_MAP:
    case CFN_SHAPE_UNION:
    default:
      return FALSE;
    }
}

static gboolean
fits (CfnShapeKind    kind,
      const CfnKnown *known)
{
  switch (known->kind)
    {
    case CFN_KNOWN_TEXT:
      return text_fits (kind, known);
    case CFN_KNOWN_LIST:
      return kind == CFN_SHAPE_LIST || kind == CFN_SHAPE_JSON;
    case CFN_KNOWN_MAP:
      return kind == CFN_SHAPE_OBJECT || kind == CFN_SHAPE_MAP || kind == CFN_SHAPE_TAG
             || kind == CFN_SHAPE_JSON;
    case CFN_KNOWN_ABSENT:
    case CFN_KNOWN_REFERENCE:
    case CFN_KNOWN_NOT:
    default:
      return TRUE;
    }
}

gboolean
cfn_shape_fit (const CfnPlace *place,
               const CfnKnown *known,
               CfnShape       *shape)
{
  guint n_fitting = 0;

  *shape = place->shape;
  if (place->shape.kind != CFN_SHAPE_UNION)
    return fits (place->shape.kind, known);

  for (guint i = 0; i < place->shape.n_members; i++)
    {
      CfnShape member;

      /* What is free in one form is to be checked in the other that it has. */
      if (cfn_shape_get_member (&place->shape, i, &member) && fits (member.kind, known)
          && (n_fitting == 0 || member.kind != CFN_SHAPE_JSON))
        {
          if (n_fitting == 0 || shape->kind != CFN_SHAPE_JSON)
            n_fitting++;
          *shape = member;
        }
    }
  if (n_fitting > 1)
    shape->kind = CFN_SHAPE_JSON;

  return n_fitting > 0;
}

/* A list of one, where one text is given for a list of them. */
static void
add_list_fix (CfnFinding     *finding,
              const CfnPlace *place,
              const CfnKnown *known)
{
  g_autofree char *path = cfn_path_string_of_node (known->node);
  g_autofree char *quoted = cfn_writer_quote (known->text);
  g_autofree char *yaml = g_strconcat ("- ", quoted, NULL);
  CfnShape element;

  if (known->kind == CFN_KNOWN_TEXT && cfn_shape_get_element (&place->shape, &element)
      && element.kind == CFN_SHAPE_STRING && cfn_shape_allows (&element, known->text))
    cfn_finding_add_fix (finding, CFN_FIX_SET, "make-list",
                         cfn_message_new (N_("Make it a list of one"), NULL), path, yaml);
}

static const char *
describe_kind (CfnShapeKind    kind,
               const CfnKnown *known)
{
  switch (kind)
    {
    case CFN_SHAPE_LIST:
      return N_("{0} of {1} has to be a list");
    case CFN_SHAPE_TAG:
    case CFN_SHAPE_OBJECT:
    case CFN_SHAPE_MAP:
      return N_("{0} of {1} has to be a mapping of names to values");
    case CFN_SHAPE_BOOLEAN:
      return known->kind == CFN_KNOWN_TEXT ? N_("{0} of {1} is “{2}”, but has to be true or false")
                                           : N_("{0} of {1} has to be true or false");
    case CFN_SHAPE_INTEGER:
      return known->kind == CFN_KNOWN_TEXT
               ? N_("{0} of {1} is “{2}”, but has to be a whole number")
               : N_("{0} of {1} has to be a whole number");
    case CFN_SHAPE_NUMBER:
      return known->kind == CFN_KNOWN_TEXT ? N_("{0} of {1} is “{2}”, but has to be a number")
                                           : N_("{0} of {1} has to be a number");
    case CFN_SHAPE_UNION:
      return N_("{0} of {1} is of a kind that it cannot be");
    case CFN_SHAPE_STRING:
    case CFN_SHAPE_TIMESTAMP:
    case CFN_SHAPE_JSON:
    default:
      return known->kind == CFN_KNOWN_LIST
               ? N_("{0} of {1} has to be a single text, not a list")
               : N_("{0} of {1} has to be a single text, not a mapping");
    }
}

void
cfn_check_kind (CfnChecker     *self,
                const CfnPlace *place,
                const CfnKnown *known)
{
  g_autofree char *name = NULL;
  CfnFinding *finding;

  if (cfn_checker_is_told (self, known->node->span))
    return;

  name = cfn_name_to_string (&place->name);
  finding = cfn_checker_report (self, "wrong-kind-of-value", place->resource, known->node,
                                cfn_message_new (describe_kind (place->shape.kind, known), name,
                                                 place->resource->id, known->text, NULL));
  if (place->shape.kind == CFN_SHAPE_LIST && known->kind == CFN_KNOWN_TEXT)
    add_list_fix (finding, place, known);
}

/* The allowed value that @text is most likely a slip of the pen of, or NULL. */
static const char *
find_near_value (const CfnShape *shape,
                 const char     *text)
{
  const char *best = NULL;
  guint distance = MIN (2, strlen (text) / 3) + 1;

  for (guint i = 0; i < shape->n_values; i++)
    {
      const char *value = cfn_shape_get_value (shape, i);
      guint found = g_ascii_strcasecmp (value, text) == 0
                      ? 0 : cfn_word_distance (text, value, distance);

      if (found < distance)
        {
          distance = found;
          best = value;
        }
    }

  return best;
}

static gboolean
may_have_grown (const CfnShape *shape)
{
  if (shape->kind != CFN_SHAPE_STRING || shape->n_values <= MAX_STEADY_VALUES)
    return FALSE;

  for (guint i = 0; i < shape->n_values; i++)
    {
      const char *value = cfn_shape_get_value (shape, i);

      if (strcspn (value, G_CSET_DIGITS) != strlen (value))
        return TRUE;
    }

  return FALSE;
}

static char *
join_values (const CfnShape *shape)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < shape->n_values; i++)
    g_ptr_array_add (values, (gpointer) cfn_shape_get_value (shape, i));
  g_ptr_array_add (values, NULL);

  return g_strjoinv (", ", (char **) values->pdata);
}

static CfnMessage *
say_unknown_value (const CfnPlace *place,
                   const CfnKnown *known,
                   const char     *near_value)
{
  const CfnShape *shape = &place->shape;
  g_autofree char *name = cfn_name_to_string (&place->name);
  g_autofree char *values = join_values (shape);
  const char *id = place->resource->id;

  if (shape->n_values <= MAX_TOLD_VALUES)
    return cfn_message_new (N_("{0} of {1} is “{2}”, but it can only be one of {3}"), name, id,
                            known->text, values, NULL);
  if (near_value != NULL)
    return cfn_message_new (N_("{0} of {1} is “{2}”, which it cannot be: is {3} meant?"), name,
                            id, known->text, near_value, NULL);

  return cfn_message_new (N_("{0} of {1} is “{2}”, which it could not be on {3}"), name, id,
                          known->text, cfn_catalogue_get_date (shape->catalogue), NULL);
}

void
cfn_check_text (CfnChecker     *self,
                const CfnPlace *place,
                const CfnKnown *known)
{
  const CfnShape *shape = &place->shape;
  const char *near_value;
  CfnFinding *finding;
  g_autofree char *path = NULL;
  gint64 integer;

  if (cfn_shape_allows (shape, known->text) || cfn_checker_is_told (self, known->node->span))
    return;
  if (shape->kind == CFN_SHAPE_INTEGER && cfn_node_get_integer (known->node, &integer))
    {
      g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, integer);

      if (cfn_shape_allows (shape, plain))
        return;
    }

  near_value = shape->kind == CFN_SHAPE_STRING ? find_near_value (shape, known->text) : NULL;
  finding = cfn_checker_report (self,
                                near_value == NULL && may_have_grown (shape)
                                  ? "value-not-in-table" : "unknown-value",
                                place->resource, known->node,
                                say_unknown_value (place, known, near_value));
  if (near_value != NULL && cfn_node_get_literal (known->node) != NULL)
    {
      g_autofree char *quoted = cfn_writer_quote (near_value);

      path = cfn_path_string_of_node (known->node);
      cfn_finding_add_fix (finding, CFN_FIX_SET, "use-known-value",
                           cfn_message_new (N_("Make it {0}"), near_value, NULL), path, quoted);
    }
}
