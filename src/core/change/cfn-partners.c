/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-connection.h"

#include "cfn-change.h"
#include "cfn-link.h"
#include "cfn-slot.h"

/* Whether a new resource of @type has a connection of the trigger pattern with @id: tried out, for
 * what stands in the way may be anywhere. */
static gboolean
is_partner (CfnTemplate *template,
            const char  *id,
            const char  *type,
            gboolean     incoming)
{
  g_autofree char *partner = NULL;
  g_autoptr (CfnEdit) edit = cfn_change_add (template, type, NULL, &partner, NULL);
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnTemplate) after = NULL;
  g_autoptr (CfnProof) proof = NULL;
  g_autoptr (GPtrArray) connections = NULL;

  if (edit == NULL)
    return FALSE;

  text = cfn_edit_apply (edit, cfn_template_get_text (template));
  tree = cfn_tree_read_after (cfn_template_get_tree (template), edit, text);
  after = cfn_template_new (tree);
  proof = cfn_proof_new (after);
  connections = cfn_change_list_connections (proof, incoming ? partner : id,
                                             incoming ? id : partner, NULL);

  return connections != NULL &&
         ((CfnConnection *) connections->pdata[0])->rank == CFN_CONNECTION_PATTERN;
}

char **
cfn_change_list_partners (CfnProof   *self,
                          const char *id,
                          gboolean    incoming)
{
  g_autoptr (GStrvBuilder) partners = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) types = NULL;
  const CfnResource *resource;
  CfnTemplate *template;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  template = cfn_proof_get_template (self);
  resource = cfn_template_find_resource (template, id);
  for (guint i = 0; resource != NULL && i < CFN_KIND_OTHER; i++)
    {
      const char *type = cfn_kind_get_type (i);

      if (resource->kind == CFN_KIND_OTHER && !cfn_link_is_callable (resource))
        break;
      if (!is_partner (template, id, type, incoming))
        continue;

      g_hash_table_add (seen, (char *) type);
      g_strv_builder_add (partners, type);
    }

  types = resource != NULL ? cfn_slots_list_types (resource, incoming) : g_ptr_array_new ();
  for (guint i = 0; i < types->len; i++)
    {
      if (g_hash_table_add (seen, types->pdata[i]))
        g_strv_builder_add (partners, types->pdata[i]);
    }

  return g_strv_builder_end (partners);
}
