/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-creation.h"

struct _CfnCreation
{
  GHashTable *needs;      /* resource -> GPtrArray of resources that it names */
};

CfnCreation *
cfn_creation_new (CfnTemplate *template)
{
  CfnCreation *self = g_new (CfnCreation, 1);
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  self->needs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      GPtrArray *needed;

      if (reference->from == NULL || reference->to == NULL)
        continue;
      needed = g_hash_table_lookup (self->needs, reference->from);
      if (needed == NULL)
        {
          needed = g_ptr_array_new ();
          g_hash_table_insert (self->needs, (gpointer) reference->from, needed);
        }
      g_ptr_array_add (needed, (gpointer) reference->to);
    }

  return self;
}

void
cfn_creation_free (CfnCreation *self)
{
  g_hash_table_unref (self->needs);
  g_free (self);
}

gboolean
cfn_creation_waits_for (const CfnCreation *self,
                        const CfnResource *later,
                        const CfnResource *earlier)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_hash_table_add (seen, (gpointer) later);
  g_ptr_array_add (open, (gpointer) later);
  while (open->len > 0)
    {
      const CfnResource *resource = g_ptr_array_steal_index_fast (open, open->len - 1);
      GPtrArray *needed = g_hash_table_lookup (self->needs, resource);

      if (resource == earlier)
        return TRUE;
      for (guint i = 0; needed != NULL && i < needed->len; i++)
        {
          if (g_hash_table_add (seen, g_ptr_array_index (needed, i)))
            g_ptr_array_add (open, g_ptr_array_index (needed, i));
        }
    }

  return FALSE;
}
