/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-extract.h"

#include <string.h>

#include "cfn-catalogue.h"
#include "cfn-draft.h"
#include "cfn-extract-type.h"
#include "cfn-section.h"
#include "cfn-uses.h"
#include "cfn-value.h"

static gboolean
check_attribute (const CfnResource  *resource,
                 const char         *attribute,
                 GError            **error)
{
  CfnCatalogueType type;
  CfnCatalogueAttribute found;

  if (attribute == NULL ||
      !cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type) ||
      type.is_open || cfn_catalogue_type_find_attribute (&type, attribute, &found))
    return TRUE;

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                 N_("{0} of {1} is nothing that GetAtt gives"), attribute, resource->id, NULL);
  return FALSE;
}

/* What the output gives, in one word: "StreamArn"; of a Ref what the catalogue knows, or NULL. */
static const char *
find_given (const CfnResource *resource,
            const char        *attribute)
{
  CfnCatalogueType type;

  if (attribute != NULL)
    return attribute;

  return cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type)
           ? cfn_catalogue_type_get_ref (&type, 0) : NULL;
}

/* "DataTableName" of DataTable and TableName: what both have is said once. */
static char *
join_words (const char *id,
            const char *given)
{
  g_autofree char *word = cfn_extract_camel (given != NULL ? given : "");
  const gsize length = strlen (id);

  for (gsize n = MIN (length, strlen (word)); n > 0; n--)
    {
      if (strncmp (id + length - n, word, n) == 0)
        return g_strconcat (id, word + n, NULL);
    }

  return g_strconcat (id, word, NULL);
}

/* The output that has the value @yaml already, or NULL. */
static const char *
find_output (CfnTemplate *template,
             const char  *id,
             const char  *attribute)
{
  g_autoptr (GArray) entries = cfn_template_get_entries (template, CFN_SECTION_OUTPUTS);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);
      const CfnValue value = cfn_value_of (template, cfn_node_get (entry->node, "Value"));

      if ((value.kind == CFN_VALUE_REF || value.kind == CFN_VALUE_GETATT) &&
          g_strcmp0 (value.name, id) == 0 && g_strcmp0 (value.attribute, attribute) == 0)
        return entry->name;
    }

  return NULL;
}

static char *
make_output_body (const CfnResource *resource,
                  const char        *attribute)
{
  g_autofree char *reference = cfn_draft_reference (resource->id, attribute);
  const char *given = find_given (resource, attribute);
  g_autofree char *text = given != NULL ? g_strdup_printf ("%s of %s", given, resource->id)
                                        : g_strdup (resource->id);
  g_autofree char *words = cfn_writer_quote (text);
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body, "Description: %s\nValue: %s\n", words, reference);
  /* An output of what is not there fails the stack. */
  if (resource->condition != NULL)
    g_string_append_printf (body, "Condition: %s\n", resource->condition);

  return g_string_free (g_steal_pointer (&body), FALSE);
}

CfnEdit *
cfn_extract_output (CfnTemplate  *template,
                    const char   *id,
                    const char   *attribute,
                    char        **new_name,
                    GError      **error)
{
  const CfnResource *resource;
  g_autoptr (CfnPath) path = cfn_path_new ();
  g_autofree char *word = NULL;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  const char *there;
  CfnEdit *edit;
  CfnDraft draft;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  attribute = attribute != NULL && attribute[0] != '\0' ? attribute : NULL;
  resource = cfn_template_find_resource (template, id);
  if (resource == NULL)
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("There is no resource called “{0}”"), id, NULL);
      return NULL;
    }
  there = find_output (template, id, attribute);
  if (there != NULL)
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING,
                     N_("The output “{0}” gives that already"), there, NULL);
      return NULL;
    }
  if (!check_attribute (resource, attribute, error))
    return NULL;

  word = join_words (id, find_given (resource, attribute));
  name = cfn_uses_make_free (cfn_template_get_tree (template), CFN_NAME_OUTPUT, word);
  body = make_output_body (resource, attribute);
  cfn_path_push_key (path, "Outputs");
  cfn_path_push_key (path, name);

  cfn_draft_init (&draft, template);
  cfn_draft_set (&draft, path, body);
  edit = cfn_draft_finish (&draft, error);

  if (edit != NULL && new_name != NULL)
    *new_name = g_steal_pointer (&name);

  return edit;
}

GArray *
cfn_extract_list_given (CfnTemplate *template,
                        const char  *id)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CfnGiven));
  const CfnResource *resource;
  CfnCatalogueAttribute attribute;
  CfnCatalogueType type;

  g_return_val_if_fail (template != NULL && id != NULL, list);

  resource = cfn_template_find_resource (template, id);
  if (resource == NULL ||
      !cfn_catalogue_find_type (cfn_catalogue_get_default (), resource->type, &type))
    return list;

  if (find_output (template, id, NULL) == NULL)
    {
      const char *word = cfn_catalogue_type_get_ref (&type, 0);
      const CfnGiven given = { "", word != NULL ? word : "Ref" };

      g_array_append_val (list, given);
    }
  for (guint i = 0; cfn_catalogue_type_get_attribute (&type, i, &attribute); i++)
    {
      const CfnGiven given = { attribute.name, attribute.name };

      if (find_output (template, id, attribute.name) == NULL)
        g_array_append_val (list, given);
    }

  return list;
}
