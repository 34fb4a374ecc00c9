/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-clip.h"

#include <string.h>

#include "cfn-intrinsic.h"
#include "cfn-uses.h"

/* Of an id below Resources, in what is copied. */
#define INDENT 2

/* --- copying --- */

static gsize
get_column (const char *data,
            gsize       offset)
{
  gsize start = offset;

  while (start > 0 && data[start - 1] != '\n')
    start--;

  return offset - start;
}

/* Where the line of a value ends that is followed by nothing but a comment; else @end. */
static gsize
take_comment (const char *data,
              gsize       length,
              gsize       end)
{
  gsize at = end;

  while (at < length && (data[at] == ' ' || data[at] == '\t'))
    at++;
  if (at == end || at == length || data[at] != '#')
    return end;
  while (at < length && data[at] != '\n' && data[at] != '\r')
    at++;

  return at;
}

/* The lines of a resource, as far to the right as its id is to be. */
static void
append_lines (GString    *yaml,
              const char *data,
              gsize       start,
              gsize       end)
{
  gsize indent = get_column (data, start);
  gboolean at_start = FALSE;

  g_string_append_printf (yaml, "%*s", INDENT, "");
  for (gsize i = start; i < end; i++)
    {
      gsize blank = 0;

      if (at_start)
        while (blank < indent && i < end && data[i] == ' ')
          {
            blank++;
            i++;
          }
      if (at_start && i < end && data[i] != '\n' && data[i] != '\r')
        g_string_append_printf (yaml, "%*s", INDENT, "");
      if (i >= end)
        break;
      g_string_append_c (yaml, data[i]);
      at_start = data[i] == '\n';
    }
  if (yaml->str[yaml->len - 1] != '\n')
    g_string_append_c (yaml, '\n');
}

static GPtrArray *
find_all (CfnTemplate        *template,
          const char * const *ids)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (g_strv_contains (ids, resource->id))
        g_ptr_array_add (found, (gpointer) resource);
    }

  return found;
}

/* The file's own bytes; NULL when they mean something else alone than where they stand: a flow
 * collection, an alias, JSON. */
static char *
copy_bytes (CfnTemplate *template,
            GPtrArray   *resources)
{
  gsize length;
  const char *data = cfn_text_get_data (cfn_template_get_text (template), &length);
  g_autoptr (GString) yaml = g_string_new ("Resources:\n");
  g_autoptr (CfnTree) tree = NULL;
  CfnNode *root;

  if (cfn_tree_is_json (cfn_template_get_tree (template)))
    return NULL;

  for (guint i = 0; i < resources->len; i++)
    {
      const CfnResource *resource = g_ptr_array_index (resources, i);

      append_lines (yaml, data, resource->node->key->span.start,
                    take_comment (data, length, resource->node->span.end));
    }

  tree = cfn_tree_read_string (yaml->str);
  root = cfn_tree_get_root (tree);
  for (guint i = 0; i < resources->len; i++)
    {
      const CfnResource *resource = g_ptr_array_index (resources, i);
      CfnNode *copy = cfn_tree_is_whole (tree) && root != NULL
                      ? cfn_node_find (root, "Resources", resource->id, NULL) : NULL;

      if (copy == NULL || !cfn_node_equal (copy, resource->node))
        return NULL;
    }

  return g_string_free (g_steal_pointer (&yaml), FALSE);
}

/* Applies @edit to what @tree has read; takes both. */
static CfnTree *
go_on (CfnTree *tree,
       CfnEdit *edit)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_tree_get_text (tree));
  CfnTree *next = cfn_tree_read_after (tree, edit, text);

  cfn_edit_unref (edit);
  cfn_tree_unref (tree);

  return next;
}

static char *
copy_anew (GPtrArray  *resources,
           GError    **error)
{
  CfnTree *tree = cfn_tree_read_string ("");
  char *yaml;

  for (guint i = 0; i < resources->len; i++)
    {
      const CfnResource *resource = g_ptr_array_index (resources, i);
      CfnEdit *edit = cfn_writer_add_resource (tree, resource->id, resource->node, error);

      if (edit == NULL)
        {
          cfn_tree_unref (tree);
          return NULL;
        }
      tree = go_on (tree, edit);
    }

  yaml = g_strdup (cfn_text_get_data (cfn_tree_get_text (tree), NULL));
  cfn_tree_unref (tree);

  return yaml;
}

char *
cfn_clip_copy (CfnTemplate         *self,
               const char * const  *ids,
               GError             **error)
{
  g_autoptr (GPtrArray) resources = NULL;
  char *yaml;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  resources = find_all (self, ids);
  if (resources->len == 0)
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("There is nothing to copy"), NULL);
      return NULL;
    }

  yaml = copy_bytes (self, resources);

  return yaml != NULL ? yaml : copy_anew (resources, error);
}

/* --- pasting --- */

/* @yaml below a line "Resources:", as it is written. */
static CfnTree *
wrap_lines (const char *yaml)
{
  g_auto (GStrv) lines = g_strsplit (yaml, "\n", -1);
  g_autoptr (GString) text = g_string_new ("Resources:\n");

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%*s%s\n", *lines[i] != '\0' ? INDENT : 0, "", lines[i]);

  return cfn_tree_read_string (text->str);
}

static CfnTree *
add_to (CfnTree       *tree,
        const char    *id,
        const CfnNode *body)
{
  CfnEdit *edit = cfn_writer_add_resource (tree, id, body, NULL);

  return edit != NULL ? go_on (tree, edit) : tree;
}

/* "Table" for a body that only says what type it is. */
static char *
dup_id_of (const CfnNode *body)
{
  const char *type = cfn_node_get_string (cfn_node_get (body, "Type"));
  const char *colon = type != NULL ? strrchr (type, ':') : NULL;
  g_autoptr (GString) id = g_string_new (NULL);

  for (const char *p = colon != NULL ? colon + 1 : "Resource"; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (id, *p);

  return g_string_free (g_steal_pointer (&id), FALSE);
}

static gboolean
is_resource (const CfnNode *node)
{
  return node != NULL && node->kind == CFN_NODE_MAPPING
         && cfn_node_get_string (cfn_node_get (node, "Type")) != NULL;
}

/* A template of what people copy, in YAML or JSON: a template, resources by their ids, or what
 * stands below one of these. */
static CfnTemplate *
read_clip (const char *yaml)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (yaml);
  CfnNode *root = cfn_tree_get_root (tree);
  g_autoptr (CfnTree) made = NULL;

  if (!cfn_tree_is_whole (tree) || root == NULL || root->kind != CFN_NODE_MAPPING
      || root->first_child == NULL || cfn_node_get (root, "Resources") != NULL)
    return cfn_template_new (tree);

  if (is_resource (root))
    {
      g_autofree char *id = dup_id_of (root);

      made = add_to (cfn_tree_read_string (""), id, root);
    }
  else if (is_resource (root->first_child) && cfn_tree_is_json (tree))
    {
      made = cfn_tree_read_string ("");
      for (const CfnNode *child = root->first_child; child != NULL; child = child->next)
        if (cfn_node_get_key (child) != NULL && is_resource (child))
          made = add_to (made, cfn_node_get_key (child), child);
    }
  else if (is_resource (root->first_child))
    {
      made = wrap_lines (yaml);
    }

  return cfn_template_new (made != NULL ? made : tree);
}

/* An id like @id that neither template has. */
static char *
make_free_id (CfnTemplate *self,
              CfnTemplate *clip,
              const char  *id)
{
  gsize length = strlen (id);

  while (length > 1 && g_ascii_isdigit (id[length - 1]))
    length--;

  for (guint i = 2;; i++)
    {
      g_autofree char *wish = g_strdup_printf ("%.*s%u", (int) length, id, i);

      if (cfn_uses_check_name (cfn_template_get_tree (self), CFN_NAME_RESOURCE, wish, NULL)
          && cfn_template_find_resource (clip, wish) == NULL)
        return g_steal_pointer (&wish);
    }
}

/* Gives other ids to those of @clip that @self has; takes @clip. */
static CfnTemplate *
avoid_ids (CfnTemplate  *self,
           CfnTemplate  *clip,
           GError      **error)
{
  for (guint i = 0; i < cfn_template_get_n_resources (clip); i++)
    {
      const char *id = cfn_template_get_resource (clip, i)->id;
      g_autofree char *free_id = NULL;
      CfnEdit *edit;
      CfnTree *tree;

      if (cfn_uses_check_name (cfn_template_get_tree (self), CFN_NAME_RESOURCE, id, NULL))
        continue;

      free_id = make_free_id (self, clip, id);
      edit = cfn_change_rename (clip, id, free_id, error);
      if (edit == NULL)
        {
          cfn_template_unref (clip);
          return NULL;
        }

      tree = go_on (cfn_tree_ref (cfn_template_get_tree (clip)), edit);
      cfn_template_unref (clip);
      clip = cfn_template_new (tree);
      cfn_tree_unref (tree);
    }

  return clip;
}

char **
cfn_clip_list_ids (const char *yaml)
{
  g_autoptr (CfnTemplate) clip = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (yaml != NULL, NULL);

  clip = read_clip (yaml);
  for (guint i = 0; i < cfn_template_get_n_resources (clip); i++)
    g_strv_builder_add (ids, cfn_template_get_resource (clip, i)->id);

  return g_strv_builder_end (ids);
}

CfnEdit *
cfn_clip_paste (CfnTemplate   *self,
                const char    *yaml,
                char        ***new_ids,
                GError       **error)
{
  g_autoptr (CfnTemplate) clip = NULL;
  g_autoptr (CfnEdit) whole = cfn_edit_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  CfnTree *tree;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (yaml != NULL, NULL);

  clip = read_clip (yaml);
  if (cfn_template_get_n_resources (clip) == 0)
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                     N_("What was copied holds no resource"), NULL);
      return NULL;
    }

  clip = avoid_ids (self, g_steal_pointer (&clip), error);
  if (clip == NULL)
    return NULL;

  tree = cfn_tree_ref (cfn_template_get_tree (self));
  for (guint i = 0; i < cfn_template_get_n_resources (clip); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (clip, i);
      CfnEdit *edit = cfn_writer_add_resource (tree, resource->id, resource->node, error);
      CfnEdit *longer;

      if (edit == NULL)
        {
          cfn_tree_unref (tree);
          return NULL;
        }
      longer = cfn_edit_compose (whole, edit);
      cfn_edit_unref (whole);
      whole = longer;
      tree = go_on (tree, edit);
      g_ptr_array_add (ids, g_strdup (resource->id));
    }
  cfn_tree_unref (tree);

  g_ptr_array_add (ids, NULL);
  if (new_ids != NULL)
    *new_ids = (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);

  return g_steal_pointer (&whole);
}
