/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-hover-private.h"

#include <string.h>

#include "cfn-fit.h"
#include "cfn-limits.h"
#include "cfn-shape-words.h"
#include "iam-actions.h"

#define MAX_LISTED 12

void
cfn_hover_add (CfnHover   *self,
               CfnMessage *message)
{
  g_ptr_array_add (self->facts, message);
}

/* "A, B, C and so on": @names is taken. */
static char *
join (GPtrArray *names)
{
  g_autoptr (GPtrArray) taken = names;
  gboolean is_long = taken->len > MAX_LISTED;

  if (is_long)
    g_ptr_array_set_size (taken, MAX_LISTED);
  if (is_long)
    g_ptr_array_add (taken, (gpointer) "…");
  g_ptr_array_add (taken, NULL);

  return g_strjoinv (", ", (char **) taken->pdata);
}

/* --- Properties --- */

static void
tell_values (CfnHover       *self,
             const CfnShape *shape)
{
  g_autofree char *values = NULL;
  GPtrArray *names;

  if (shape->n_values == 0)
    return;

  names = g_ptr_array_new ();
  for (guint i = 0; i < shape->n_values; i++)
    g_ptr_array_add (names, (gpointer) cfn_shape_get_value (shape, i));
  values = join (names);
  cfn_hover_add (self, cfn_message_new (N_("One of: {0}"), values, NULL));
}

static CfnMessage *
word_range (const char     *within,
            const char     *from,
            const char     *to,
            const CfnLimit *limit)
{
  g_autofree char *min = g_strdup_printf ("%" G_GINT64_FORMAT, limit->min);
  g_autofree char *max = g_strdup_printf ("%" G_GINT64_FORMAT, limit->max);

  if (limit->max == G_MAXINT64)
    return cfn_message_new (from, min, NULL);
  if (limit->min <= 0)
    return cfn_message_new (to, max, NULL);

  return cfn_message_new (within, min, max, NULL);
}

static CfnMessage *
word_limit (const CfnLimit *limit)
{
  g_autofree char *values = NULL;
  g_auto (GStrv) words = NULL;

  switch (limit->kind)
    {
    case CFN_LIMIT_NUMBER:
      return word_range (N_("From {0} to {1}"), N_("{0} at least"), N_("{0} at most"), limit);
    case CFN_LIMIT_LENGTH:
      return word_range (N_("From {0} to {1} characters"), N_("{0} characters at least"),
                         N_("{0} characters at most"), limit);
    case CFN_LIMIT_ITEMS:
      return word_range (N_("From {0} to {1} entries"), N_("{0} entries at least"),
                         N_("{0} entries at most"), limit);
    case CFN_LIMIT_PATTERN:
      return cfn_message_new (N_("Has to look like {0}"), limit->words, NULL);
    case CFN_LIMIT_VALUES:
      words = g_strsplit (limit->words, "|", -1);
      values = g_strjoinv (", ", words);
      return cfn_message_new (N_("One of: {0}"), values, NULL);
    case CFN_LIMIT_KEYS:
    case CFN_LIMIT_DOCUMENT:
    case CFN_LIMIT_RESERVED:
    case CFN_LIMIT_BYTES:
    case CFN_LIMIT_ORDER:
    case CFN_LIMIT_UNIQUE:
    default:
      return NULL;
    }
}

/* "Tags[0].Key" is "Tags.Key" in the table. */
static char *
strip_indexes (const char *property)
{
  GString *path = g_string_new (NULL);

  for (; *property != '\0'; property++)
    {
      if (*property == '[')
        property = strchr (property, ']');
      else
        g_string_append_c (path, *property);
    }

  return g_string_free (path, FALSE);
}

static void
tell_limits (CfnHover   *self,
             const char *type,
             const char *property,
             gboolean    has_values)
{
  g_autofree char *path = strip_indexes (property);
  guint n_limits;
  const CfnLimit *limits = cfn_limits_get (type, &n_limits);

  for (guint i = 0; i < n_limits; i++)
    {
      CfnMessage *message;

      if (strcmp (limits[i].path, path) != 0 || limits[i].unless != NULL
          || (limits[i].kind == CFN_LIMIT_VALUES && has_values))
        continue;
      message = word_limit (&limits[i]);
      if (message != NULL)
        cfn_hover_add (self, message);
    }
}

static void
tell_replacement (CfnHover   *self,
                  CfnReplace  replaces,
                  const char *type)
{
  CfnCatalogueType found;
  gboolean is_stateful = cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &found)
                         && found.is_stateful;

  if (replaces == CFN_REPLACE_YES)
    cfn_hover_add (self, cfn_message_new (is_stateful
                                            ? N_("Another value replaces the resource, and what is "
                                                 "stored in it is lost")
                                            : N_("Another value replaces the resource"),
                                          NULL));
  else if (replaces == CFN_REPLACE_MAYBE)
    cfn_hover_add (self, cfn_message_new (N_("Another value may replace the resource"), NULL));
}

gboolean
cfn_hover_tell_property (CfnHover          *self,
                         const CfnResource *resource,
                         const char        *property)
{
  const char *type = resource->type;
  CfnCatalogueProperty found;
  CfnShape shape;
  gsize length = strlen (property);

  if (!cfn_place_find (type, property, resource->properties, &found, &shape))
    return FALSE;

  cfn_hover_add (self, cfn_shape_describe (&shape));
  /* An item of a list, or a key of a map, is no property of its own. */
  if (length >= strlen (found.name)
      && strcmp (property + length - strlen (found.name), found.name) == 0)
    {
      if (found.is_required)
        cfn_hover_add (self, cfn_message_new (N_("Required"), NULL));
      if (found.fallback != NULL)
        cfn_hover_add (self, cfn_message_new (N_("{0} when it is left out"), found.fallback, NULL));
      if (found.is_deprecated)
        cfn_hover_add (self, cfn_message_new (N_("No longer to be used"), NULL));
    }
  tell_values (self, &shape);
  tell_limits (self, type, property, shape.n_values > 0);
  tell_replacement (self, found.replaces, type);

  return TRUE;
}

/* --- Types --- */

gboolean
cfn_hover_tell_type (CfnHover   *self,
                     const char *type)
{
  CfnCatalogueType found;
  CfnCatalogueAttribute attribute;
  g_autofree char *attributes = NULL;
  GPtrArray *names;

  if (!cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &found))
    return FALSE;

  cfn_hover_add (self, cfn_message_new (N_("Resource type"), NULL));
  if (cfn_catalogue_type_get_ref (&found, 0) != NULL)
    cfn_hover_add (self, cfn_message_new (N_("Ref gives {0}"),
                                          cfn_catalogue_type_get_ref (&found, 0), NULL));
  names = g_ptr_array_new ();
  for (guint i = 0; i < found.n_attributes; i++)
    if (cfn_catalogue_type_get_attribute (&found, i, &attribute))
      g_ptr_array_add (names, (gpointer) attribute.name);
  attributes = join (names);
  if (found.n_attributes > 0)
    cfn_hover_add (self, cfn_message_new (N_("Fn::GetAtt gives {0}"), attributes, NULL));
  if (found.is_stateful)
    cfn_hover_add (self, cfn_message_new (N_("What is stored in it is lost with it"), NULL));

  return TRUE;
}

gboolean
cfn_hover_tell_attribute (CfnHover   *self,
                          const char *type,
                          const char *attribute)
{
  CfnCatalogueType found;
  CfnCatalogueAttribute of_it;

  if (!cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &found)
      || !cfn_catalogue_type_find_attribute (&found, attribute, &of_it))
    return FALSE;

  cfn_hover_add (self, cfn_message_new (N_("Attribute of {0}"), type, NULL));
  cfn_hover_add (self, cfn_shape_describe (&of_it.shape));

  return TRUE;
}

/* --- Actions --- */

static const char *
word_access (IamAccess access)
{
  if (access & IAM_ACCESS_PERMISSIONS)
    return N_("Grants or takes permissions");
  if (access & IAM_ACCESS_WRITE)
    return N_("Writes");
  if (access & IAM_ACCESS_TAGGING)
    return N_("Tags");

  return access & IAM_ACCESS_READ ? N_("Reads") : N_("Lists");
}

static void
tell_resources (CfnHover        *self,
                const IamAction *action)
{
  IamResourceType resource;

  if (action->n_resources == 0)
    cfn_hover_add (self, cfn_message_new (N_("Is about no resource: only “*” allows it"), NULL));
  for (guint i = 0; iam_action_get_resource (action, i, &resource); i++)
    cfn_hover_add (self, cfn_message_new (N_("About {0}: {1}"), resource.name, resource.arn, NULL));
}

gboolean
cfn_hover_tell_action (CfnHover   *self,
                       const char *name)
{
  const IamActions *table = iam_actions_get_default ();
  g_autoptr (GArray) actions = NULL;
  g_autofree char *count = NULL;
  g_autofree char *listed = NULL;
  IamAction action;
  GPtrArray *names;

  if (iam_actions_find (table, name, &action))
    {
      if (action.service.title != NULL)
        cfn_hover_add (self, cfn_message_new (N_("Action of {0}"), action.service.title, NULL));
      cfn_hover_add (self, cfn_message_new (word_access (action.access), NULL));
      tell_resources (self, &action);
      return TRUE;
    }
  if (strpbrk (name, "*?") == NULL || strchr (name, ':') == NULL)
    return FALSE;

  actions = iam_actions_expand (table, name);
  count = g_strdup_printf ("%u", actions->len);
  names = g_ptr_array_new ();
  for (guint i = 0; i < actions->len; i++)
    g_ptr_array_add (names, (gpointer) g_array_index (actions, IamAction, i).name);
  listed = join (names);
  cfn_hover_add (self, cfn_message_new (N_("{0} actions: {1}"), count, listed, NULL));

  return TRUE;
}
