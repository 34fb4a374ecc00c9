/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-extract-type.h"

#include <string.h>

#include "cfn-fit.h"
#include "cfn-limits.h"
#include "cfn-path.h"
#include "cfn-sam.h"
#include "cfn-value.h"
#include "cfn-writer.h"

/* CloudFormation User Guide, "Parameters": a value has at most 4,096 bytes. */
#define MAX_VALUE 4096
/* Longer lists of allowed values are for the service to check. */
#define MAX_ALLOWED 12

#define NUMBER_PATTERN "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"

/* What the catalogue says of one place. */
typedef struct
{
  gboolean             is_known;
  CfnCatalogueProperty property;   /* the innermost with a name of its own */
  CfnShape             shape;
} Place;

/* The parameter types that CloudFormation checks against what is in the account, and what they
 * are the names of (CloudFormation User Guide, "AWS-specific parameter types"). */
static const struct
{
  const char *resource;
  const char *attribute;
  const char *type;
  gboolean    has_list;
} account_types[] = {
  { "AWS::EC2::Instance", "InstanceId", "AWS::EC2::Instance::Id", TRUE },
  { "AWS::EC2::KeyPair", "KeyName", "AWS::EC2::KeyPair::KeyName", FALSE },
  { "AWS::EC2::SecurityGroup", "GroupId", "AWS::EC2::SecurityGroup::Id", TRUE },
  { "AWS::EC2::Subnet", "SubnetId", "AWS::EC2::Subnet::Id", TRUE },
  { "AWS::EC2::VPC", "VpcId", "AWS::EC2::VPC::Id", TRUE },
  { "AWS::EC2::Volume", "VolumeId", "AWS::EC2::Volume::Id", TRUE },
  { "AWS::Route53::HostedZone", "Id", "AWS::Route53::HostedZone::Id", TRUE },
};

/* Names that say nothing without what they are the name or value of. */
static const char * const vague_names[] = {
  "Action", "Arn",  "Description", "Effect", "Enabled", "Id",      "Key",   "Mode",
  "Name",   "Path", "Principal",   "Status", "Type",    "Version", "Value", NULL,
};

/* --- The place --- */

static Place
find_place (const CfnResource *resource,
            const CfnNode     *node)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  CfnCatalogueType type;
  Place place = { FALSE };

  if (resource == NULL || resource->properties == NULL ||
      !cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type))
    return place;

  for (; node != NULL && node != resource->properties; node = node->parent)
    {
      /* The way leads through functions as if they were not there. */
      if (cfn_node_get_intrinsic (node, NULL) == NULL || node->parent == resource->properties)
        g_ptr_array_insert (way, 0, (gpointer) node);
    }
  if (node == NULL || way->len == 0 ||
      !cfn_catalogue_object_find_property (&type.object, cfn_node_get_key (way->pdata[0]),
                                           &place.property))
    return place;

  place.shape = place.property.shape;
  for (guint i = 1; i < way->len; i++)
    {
      if (!cfn_place_step (&place.shape, cfn_node_get_key (way->pdata[i]), &place.property,
                           &place.shape))
        return place;
      cfn_sam_narrow (&place.shape, ((CfnNode *) way->pdata[i])->parent);
    }
  place.is_known = TRUE;

  return place;
}

/* --- The type --- */

static gboolean
is_number (const char *text)
{
  return g_regex_match_simple (NUMBER_PATTERN, text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static const char *
find_account_type (const Place *place,
                   gboolean     wants_list)
{
  CfnRelation relation;

  for (guint i = 0; place->is_known &&
                    cfn_catalogue_property_get_relation (&place->property, i, &relation); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (account_types); j++)
        {
          if (g_str_equal (relation.type, account_types[j].resource) &&
              g_str_equal (relation.attribute, account_types[j].attribute) &&
              (account_types[j].has_list || !wants_list))
            return account_types[j].type;
        }
    }

  return NULL;
}

static gboolean
wants_number (const Place   *place,
              const CfnNode *node,
              const char    *text)
{
  const CfnScalarType type = cfn_node_get_scalar_type (node);

  if (!is_number (text))
    return FALSE;
  if (place->is_known)
    return place->shape.kind == CFN_SHAPE_INTEGER || place->shape.kind == CFN_SHAPE_NUMBER;

  return type == CFN_SCALAR_INTEGER || type == CFN_SCALAR_FLOAT;
}

static void
add_allowed (GString     *body,
             const Place *place,
             const char  *text)
{
  const gboolean is_boolean = place->is_known && place->shape.kind == CFN_SHAPE_BOOLEAN;

  if (is_boolean && (g_str_equal (text, "true") || g_str_equal (text, "false")))
    g_string_append (body, "AllowedValues:\n- \"true\"\n- \"false\"\n");

  if (!place->is_known || place->shape.kind != CFN_SHAPE_STRING || place->shape.n_values == 0 ||
      place->shape.n_values > MAX_ALLOWED || !cfn_shape_allows (&place->shape, text))
    return;

  g_string_append (body, "AllowedValues:\n");
  for (guint i = 0; i < place->shape.n_values; i++)
    {
      g_autofree char *value = cfn_writer_quote (cfn_shape_get_value (&place->shape, i));

      g_string_append_printf (body, "- %s\n", value);
    }
}

/* The dotted path below Properties, lists looked through, as limits have it. */
static char *
dup_limit_path (const CfnResource *resource,
                const CfnNode     *node)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (; node != NULL && node != resource->properties; node = node->parent)
    {
      const char *key = cfn_node_get_key (node);

      if (key == NULL)
        continue;
      if (path->len > 0)
        g_string_prepend_c (path, '.');
      g_string_prepend (path, key);
    }

  return g_string_free (g_steal_pointer (&path), FALSE);
}

static void
add_words (GString    *body,
           const char *words)
{
  g_auto (GStrv) values = g_strsplit (words, "|", -1);

  if (g_strv_length (values) > MAX_ALLOWED)
    return;

  g_string_append (body, "AllowedValues:\n");
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *value = cfn_writer_quote (values[i]);

      g_string_append_printf (body, "- %s\n", value);
    }
}

/* What the table of limits says, as long as it depends on nothing else: a parameter cannot say
 * "unless". */
static void
add_limits (GString           *body,
            const CfnResource *resource,
            const CfnNode     *node,
            const char        *text,
            gboolean           number)
{
  g_autofree char *path = dup_limit_path (resource, node);
  const CfnLimit *limits;
  guint n;

  limits = cfn_limits_get (resource->type, &n);
  for (guint i = 0; i < n; i++)
    {
      const CfnLimit *limit = &limits[i];

      if (limit->unless != NULL || !g_str_equal (limit->path, path) ||
          !cfn_limit_allows (limit, text))
        continue;

      if (limit->kind == CFN_LIMIT_VALUES && !number && strstr (body->str, "Allowed") == NULL)
        add_words (body, limit->words);
      if (limit->kind != CFN_LIMIT_NUMBER || !number || limit->words != NULL)
        continue;

      g_string_append_printf (body, "MinValue: %" G_GINT64_FORMAT "\n", limit->min);
      if (limit->max != G_MAXINT64)
        g_string_append_printf (body, "MaxValue: %" G_GINT64_FORMAT "\n", limit->max);
    }
}

/* A password is to be shown nowhere; what only names where one is kept may be seen. */
static gboolean
is_secret (const CfnNode *node)
{
  const char *key = cfn_node_get_key (node);

  return key != NULL &&
         g_regex_match_simple ("(password|passphrase|secret|secretkey|api_?key|token)$", key,
                               G_REGEX_CASELESS, 0);
}

static char *
make_scalar_body (const CfnResource *resource,
                  CfnNode           *node,
                  const char        *text)
{
  const Place place = find_place (resource, node);
  const char *account_type = find_account_type (&place, FALSE);
  const gboolean number = wants_number (&place, node, text);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *quoted = NULL;
  g_autofree char *description = cfn_extract_describe (resource, node);
  g_autofree char *words = cfn_writer_quote (description);

  if (strlen (text) > MAX_VALUE || strstr (text, "{{resolve:") != NULL)
    return NULL;

  quoted = number ? g_strdup (text) : cfn_writer_quote (text);
  g_string_append_printf (body, "Type: %s\nDefault: %s\n",
                          number ? "Number" : account_type != NULL ? account_type : "String",
                          quoted);
  add_allowed (body, &place, text);
  if (place.is_known)
    add_limits (body, resource, node, text, number);
  if (is_secret (node))
    g_string_append (body, "NoEcho: true\n");
  g_string_append_printf (body, "Description: %s\n", words);

  return g_string_free (g_steal_pointer (&body), FALSE);
}

/* Items are told apart by commas, and the blanks around them go (CloudFormation User Guide,
 * "CommaDelimitedList"). */
static gboolean
is_plain_item (const char *text)
{
  return text != NULL && text[0] != '\0' && strchr (text, ',') == NULL &&
         !g_ascii_isspace (text[0]) && !g_ascii_isspace (text[strlen (text) - 1]) &&
         strstr (text, "{{resolve:") == NULL;
}

static char *
make_list_body (const CfnResource *resource,
                CfnNode           *list)
{
  Place place = find_place (resource, list);
  const char *account_type = find_account_type (&place, TRUE);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *quoted = NULL;
  g_autofree char *description = cfn_extract_describe (resource, list);
  g_autofree char *words = cfn_writer_quote (description);
  gboolean numbers = TRUE;

  if (list->n_children == 0 || (place.is_known && place.shape.kind != CFN_SHAPE_LIST))
    return NULL;

  for (const CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      g_autofree char *text = cfn_node_dup_text (item);

      if (!is_plain_item (text))
        return NULL;

      numbers = numbers && cfn_node_get_scalar_type (item) == CFN_SCALAR_INTEGER &&
                is_number (text);
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "," : "", text);
    }
  if (joined->len > MAX_VALUE)
    return NULL;

  quoted = cfn_writer_quote (joined->str);
  if (account_type != NULL)
    return g_strdup_printf ("Type: List<%s>\nDefault: %s\nDescription: %s\n", account_type, quoted,
                            words);

  return g_strdup_printf ("Type: %s\nDefault: %s\nDescription: %s\n",
                          numbers ? "List<Number>" : "CommaDelimitedList", quoted, words);
}

char *
cfn_extract_make_body (const CfnResource *resource,
                       CfnNode           *node)
{
  g_autofree char *text = NULL;

  if (node->kind == CFN_NODE_SEQUENCE && cfn_node_get_intrinsic (node, NULL) == NULL)
    return make_list_body (resource, node);

  text = cfn_node_dup_text (node);
  return text != NULL ? make_scalar_body (resource, node, text) : NULL;
}

char *
cfn_extract_make_text (const char *text,
                       const char *description)
{
  g_autofree char *quoted = cfn_writer_quote (text);
  g_autofree char *words = cfn_writer_quote (description);

  return g_strdup_printf ("Type: String\nDefault: %s\nDescription: %s\n", quoted, words);
}

/* --- Words --- */

char *
cfn_extract_camel (const char *text)
{
  GString *name = g_string_new (NULL);
  gboolean starts = TRUE;
  gboolean shouts = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    shouts = shouts && !g_ascii_islower (*p);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (name, starts ? g_ascii_toupper (*p)
                                        : shouts ? g_ascii_tolower (*p) : *p);
      starts = !g_ascii_isalnum (*p);
    }

  return g_string_free (name, FALSE);
}

/* The key that names @node, or the list that it is an item of. */
static const CfnNode *
find_named (const CfnNode *node)
{
  while (node->parent != NULL &&
         (cfn_node_get_key (node) == NULL || g_str_has_prefix (cfn_node_get_key (node), "Fn::")))
    node = node->parent;

  return node;
}

/* "Stage" of { Key: Stage, Value: dev }, and of the like with Name; NULL for anything else. */
static const char *
find_pair_name (const CfnNode *node)
{
  static const char * const names[] = { "Key", "Name", "ParameterKey", "ParameterName" };
  const char *name = NULL;

  if (!g_str_has_suffix (cfn_node_get_key (node), "Value"))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && name == NULL; i++)
    name = cfn_node_get_literal (cfn_node_get (node->parent, names[i]));

  return name;
}

static const char *
find_word (const CfnNode *node)
{
  const CfnNode *named = find_named (node);
  const char *pair_name;

  if (cfn_node_get_key (named) == NULL)
    return "Value";

  pair_name = find_pair_name (named);
  return pair_name != NULL ? pair_name : cfn_node_get_key (named);
}

/* The entry of the section that @node is in, "Outputs.X"; NULL for what is no deeper. */
static const char *
find_owner (const CfnResource *resource,
            const CfnNode     *node)
{
  if (resource != NULL)
    return resource->id;

  while (node->parent != NULL && node->parent->parent != NULL &&
         node->parent->parent->parent != NULL)
    node = node->parent;

  return cfn_node_get_key (node);
}

char *
cfn_extract_make_name (const CfnResource *resource,
                       const CfnNode     *node,
                       gboolean           is_long)
{
  const char *owner = find_owner (resource, node);
  const char *word = find_word (node);
  g_autofree char *camel = cfn_extract_camel (word);
  g_autofree char *name = g_strdup (camel[0] != '\0' ? camel : "Value");

  if (owner == NULL || (!is_long && !g_strv_contains (vague_names, name)))
    return g_steal_pointer (&name);

  return g_strconcat (owner, name, NULL);
}

/* "Batch size" of "BatchSize"; short words of capitals, as in "KMSKeyId", stay. */
static void
append_words (GString    *text,
              const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      const gboolean starts = p > name && g_ascii_isupper (*p) &&
                              (g_ascii_islower (p[-1]) || g_ascii_islower (p[1]));
      const gboolean is_capital = p == name || (g_ascii_isupper (*p) && !g_ascii_islower (p[1]));

      if (starts)
        g_string_append_c (text, ' ');
      g_string_append_c (text, starts && !is_capital ? g_ascii_tolower (*p) : *p);
    }
}

char *
cfn_extract_describe (const CfnResource *resource,
                      const CfnNode     *node)
{
  const char *owner = find_owner (resource, node);
  const char *word = find_word (node);
  GString *text = g_string_new (NULL);

  append_words (text, word);
  if (owner != NULL)
    g_string_append_printf (text, " of %s", owner);

  return g_string_free (text, FALSE);
}
