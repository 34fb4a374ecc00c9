/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-comments.h"
#include "cfn-duplicate.h"
#include "cfn-intrinsic.h"
#include "cfn-order.h"
#include "cfn-quote.h"
#include "cfn-render.h"

#include <string.h>

#define TRANSFORM "Fn::Transform"
#define FORMAT_VERSION "AWSTemplateFormatVersion"
#define FORMAT_VERSION_VALUE "2010-09-09" /* the only one there is (CloudFormation User Guide) */

G_DEFINE_QUARK (cfn-writer-error-quark, cfn_writer_error)

static void
writing_init (CfnWriting *self,
              CfnTree    *tree)
{
  self->tree = tree;
  cfn_place_init (&self->place, cfn_tree_get_text (tree));
  cfn_habits_survey (&self->habits, tree);
  cfn_arena_init (&self->arena);
  self->edit = cfn_edit_new ();
}

static void
writing_clear (CfnWriting *self)
{
  g_clear_pointer (&self->edit, cfn_edit_unref);
  cfn_arena_clear (&self->arena);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CfnWriting, writing_clear)

static gboolean
is_in_brackets (const CfnNode *node)
{
  return node->parent != NULL && node->parent->style == CFN_STYLE_FLOW;
}

/* The node within which a change stays. */
static const CfnNode *
get_touched (const CfnWish *wish)
{
  const gboolean is_of_entry = wish->kind == CFN_WISH_REMOVE || wish->kind == CFN_WISH_RENAME;

  return is_of_entry ? wish->node->parent : wish->node;
}

/* Quotes that the old key has stay, those that the new one needs come. */
static void
write_key (CfnWriting    *self,
           const CfnWish *wish)
{
  const CfnNode *key = wish->node->key;
  const gsize length = strlen (wish->key);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->habits.is_json)
    cfn_quote_append_json (text, wish->key, length);
  else if (key->style == CFN_STYLE_SINGLE_QUOTED || key->style == CFN_STYLE_DOUBLE_QUOTED)
    cfn_quote_append (text, wish->key, length, key->style == CFN_STYLE_SINGLE_QUOTED ? '\'' : '"');
  else if (cfn_quote_is_needed (wish->key, length, is_in_brackets (wish->node)))
    cfn_quote_append (text, wish->key, length, self->habits.quote);
  else
    g_string_append (text, wish->key);

  cfn_edit_add (self->edit, key->content, text->str, text->len);
}

static void
write_wish (CfnWriting    *self,
            const CfnWish *wish)
{
  switch (wish->kind)
    {
    case CFN_WISH_REPLACE:
      cfn_write_replace (self, wish->node, wish->value);
      break;
    case CFN_WISH_INSERT:
      if (wish->node->style == CFN_STYLE_FLOW)
        cfn_write_flow_insert (self, wish);
      else
        cfn_write_block_insert (self, wish);
      break;
    case CFN_WISH_REMOVE:
      if (is_in_brackets (wish->node))
        cfn_write_flow_remove (self, wish->node);
      else
        cfn_write_block_remove (self, wish->node);
      break;
    case CFN_WISH_MOVE:
      cfn_write_move (self, wish);
      break;
    case CFN_WISH_RENAME:
      write_key (self, wish);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* No problem may come of an edit; keys that were given twice elsewhere still are. */
static gboolean
same_problems (CfnTree *before,
               CfnTree *after)
{
  guint n_before;
  guint n_after;

  cfn_tree_get_problems (before, &n_before);
  cfn_tree_get_problems (after, &n_after);

  return n_before == n_after && cfn_tree_is_editable (after);
}

/* Hands what was read to check the edit on with it. */
static CfnEdit *
hand_over (CfnTree *before,
           CfnEdit *edit,
           CfnTree *after)
{
  cfn_edit_set_outcome (edit, cfn_tree_get_text (before), cfn_tree_get_text (after),
                        CFN_TYPE_TREE, after);

  return cfn_edit_ref (edit);
}

static CfnTree *
read_back (CfnTree *before,
           CfnEdit *edit)
{
  g_autoptr (CfnText) after = cfn_edit_apply (edit, cfn_tree_get_text (before));

  return cfn_tree_read_after (before, NULL, after);
}

CfnEdit *
cfn_write_confirm (CfnTree       *tree,
                   CfnEdit       *edit,
                   const CfnWish *wish)
{
  g_autoptr (CfnTree) after = NULL;

  if (cfn_write_is_fulfilled_within (tree, edit, wish))
    return cfn_edit_ref (edit);

  after = read_back (tree, edit);
  if (!same_problems (tree, after) || cfn_tree_get_root (after) == NULL
      || !cfn_write_is_fulfilled (cfn_tree_get_root (tree), cfn_tree_get_root (after), wish))
    return NULL;

  return hand_over (tree, edit, after);
}

/* The edit that fulfils @wish, once what it makes was read back and found to be just that. */
static CfnEdit *
fulfil (CfnWriting     *self,
        const CfnWish  *wish,
        GError        **error)
{
  const CfnNode *touched = get_touched (wish);
  CfnEdit *edit;

  if (!cfn_write_check_unambiguous (self->tree, touched, error)
      || !cfn_write_check_safe (self->tree, touched, error))
    return NULL;

  write_wish (self, wish);
  edit = cfn_write_confirm (self->tree, self->edit, wish);
  if (edit == NULL && wish->kind == CFN_WISH_REPLACE)
    {
      cfn_edit_unref (self->edit);
      self->edit = cfn_edit_new ();
      self->is_coarse = TRUE;
      write_wish (self, wish);
      edit = cfn_write_confirm (self->tree, self->edit, wish);
    }
  if (edit == NULL)
    cfn_write_fail_risky (self->tree, wish->kind != CFN_WISH_INSERT ? wish->node : NULL, error);

  return edit;
}

static CfnNode *
make_key (CfnWriting *self,
          const char *key)
{
  CfnNode *node = cfn_arena_alloc (&self->arena, sizeof (CfnNode));

  node->kind = CFN_NODE_SCALAR;
  node->style = CFN_STYLE_PLAIN;
  node->length = strlen (key);
  node->value = cfn_arena_copy (&self->arena, key, node->length);

  return node;
}

/* A collection whose only child is @value, under @key when that is given. */
static const CfnNode *
wrap (CfnWriting    *self,
      const char    *key,
      const CfnNode *value)
{
  CfnNode *outer = cfn_arena_alloc (&self->arena, sizeof (CfnNode));
  CfnNode *child = cfn_arena_alloc (&self->arena, sizeof (CfnNode));

  *child = *value;
  child->parent = outer;
  child->next = NULL;
  child->index = 0;
  child->key = key != NULL ? make_key (self, key) : NULL;
  child->initial = 0;
  outer->kind = key != NULL ? CFN_NODE_MAPPING : CFN_NODE_SEQUENCE;
  outer->style = CFN_STYLE_BLOCK;
  outer->first_child = outer->last_child = child;
  outer->n_children = 1;

  return outer;
}

/* @value inside of what the steps from @first on ask for; NULL when one is not a first item. */
static const CfnNode *
wrap_in_steps (CfnWriting        *self,
               const CfnPathStep *steps,
               guint              first,
               guint              n_steps,
               const CfnNode     *value)
{
  for (guint i = n_steps; i > first && value != NULL; i--)
    {
      const CfnPathStep *step = &steps[i - 1];

      value = step->key != NULL || step->index == 0 ? wrap (self, step->key, value) : NULL;
    }

  return value;
}

static gboolean
is_empty_value (const CfnNode *node)
{
  return node->tag == NULL && cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL;
}

/* An empty collection in brackets within a block: "Properties: {}" makes room for a block. */
static gboolean
is_placeholder (CfnWriting    *self,
                const CfnNode *node)
{
  return is_empty_value (node)
         || (node->style == CFN_STYLE_FLOW && node->n_children == 0 && !self->habits.is_json
             && node->tag == NULL && node->parent != NULL && !is_in_brackets (node));
}

static gboolean
fail_at_step (GError           **error,
              const CfnPath     *path,
              guint              n_found)
{
  g_autoptr (CfnPath) head = cfn_path_copy_head (path, n_found + 1);
  g_autofree char *text = cfn_path_to_string (head);

  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_NO_SUCH_PATH,
                 N_ ("There is no place “{0}” in this template"), text, NULL);
  return FALSE;
}

/* What a function gives, or a macro makes, is not in the text: nothing can be put into it. Loops
 * stand beside other entries. */
static gboolean
check_written (const CfnNode  *mapping,
               GError        **error)
{
  const char *name = cfn_node_get (mapping, TRANSFORM) != NULL ? TRANSFORM : NULL;
  CfnIntrinsic call;

  if (cfn_intrinsic_match (mapping, &call) && !call.is_short
      && !g_str_has_prefix (call.name, "Fn::ForEach::"))
    name = call.name;
  if (name == NULL)
    return TRUE;

  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE,
                 N_ ("“{0}” makes what belongs here: change what it is given instead"), name, NULL);
  return FALSE;
}

/* Behind the last resource of @body's type, else at the end. */
static guint
find_resource_index (const CfnNode *resources,
                     const CfnNode *body)
{
  const char *type = cfn_node_get_string (cfn_node_get (body, "Type"));
  guint index = resources->n_children;

  for (const CfnNode *child = resources->first_child; child != NULL && type != NULL;
       child = child->next)
    {
      if (cfn_node_is_string (cfn_node_get (child, "Type"), type))
        index = child->index + 1;
    }

  return index;
}

/* What the new entry of @wish comes right behind, or NULL. */
static const CfnNode *
find_previous (const CfnWish *wish)
{
  const CfnNode *previous = wish->index > 0 ? wish->node->first_child : NULL;

  for (guint i = 1; i < wish->index && previous->next != NULL; i++)
    previous = previous->next;

  return previous;
}

/* The blank lines right behind @node and the comments that belong to it. */
static guint
count_blank_behind (CfnWriting    *self,
                    const CfnNode *node)
{
  const CfnPlace *place = &self->place;
  gsize column = cfn_place_column (place, cfn_place_entry_start (place, node));
  gsize line = cfn_comments_extend (place, cfn_place_entry_end (place, node), column);
  guint n = 0;

  for (line = cfn_place_next_line (place, line);
       line < place->length && cfn_place_is_blank_line (place, line);
       line = cfn_place_next_line (place, line))
    n++;

  return n;
}

static gboolean
has_only_lines (const CfnNode *mapping)
{
  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      if (child->kind != CFN_NODE_SCALAR)
        return FALSE;
    }

  return TRUE;
}

/* How many blank lines set the new entry of @wish apart: as many as its neighbours have, but not
 * more than there are already where it goes between two of them. */
static guint
count_blank (CfnWriting    *self,
             const CfnWish *wish)
{
  const CfnNode *root = cfn_tree_get_root (self->tree);
  const CfnNode *resources = cfn_node_get (root, "Resources");
  const CfnNode *mapping = wish->node;
  const CfnNode *previous = find_previous (wish);
  gboolean is_line = wish->value->kind == CFN_NODE_SCALAR;
  int blank;

  if (mapping->kind != CFN_NODE_MAPPING || (mapping != root && mapping->parent != root))
    return 0;
  /* A description right under the version, as most have it. */
  if (mapping == root && is_line && previous != NULL && previous->kind == CFN_NODE_SCALAR)
    return 0;

  blank = cfn_habits_blank_between (self->tree, mapping);
  if (blank < 0 && mapping == resources)
    blank = cfn_habits_blank_between (self->tree, root);
  if (blank < 0 && mapping == root && resources != NULL)
    blank = cfn_habits_blank_between (self->tree, resources);
  if (blank < 0)
    blank = mapping == root && !is_line && has_only_lines (root);

  if (previous != NULL && previous->next != NULL)
    blank = MIN (blank, (int) count_blank_behind (self, previous));

  return blank;
}

/* Makes the wish that puts @value where the steps from @n_found on do not exist yet. */
static gboolean
wish_for_missing (CfnWriting     *self,
                  CfnWish        *wish,
                  const CfnPath  *path,
                  guint           n_found,
                  const CfnNode  *value,
                  GError        **error)
{
  g_autoptr (CfnPath) head = cfn_path_copy_head (path, n_found);
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n_steps);
  const CfnPathStep *step = &steps[n_found];

  wish->node = cfn_path_resolve (head, self->tree, NULL);
  if (is_placeholder (self, wish->node)
      && (wish->node->kind == CFN_NODE_SCALAR
          || (wish->node->kind == CFN_NODE_MAPPING) == (step->key != NULL)))
    {
      wish->kind = CFN_WISH_REPLACE;
      wish->value = wrap_in_steps (self, steps, n_found, n_steps, value);
      return wish->value != NULL || fail_at_step (error, path, n_found);
    }

  wish->kind = CFN_WISH_INSERT;
  wish->value = wrap_in_steps (self, steps, n_found + 1, n_steps, value);
  wish->key = step->key;
  if (wish->node->kind == CFN_NODE_MAPPING && step->key != NULL)
    {
      if (cfn_node_get (wish->node, "<<") != NULL)
        return cfn_write_fail_merged (self->tree, cfn_node_get (wish->node, "<<"), error);
      if (wish->value != NULL && !check_written (wish->node, error))
        return FALSE;
      if (wish->value != NULL && wish->node == cfn_node_get (cfn_tree_get_root (self->tree),
                                                             "Resources"))
        wish->index = find_resource_index (wish->node, wish->value);
      else
        wish->index = cfn_order_find_index (wish->node, step->key);
      wish->n_blank = wish->value != NULL ? count_blank (self, wish) : 0;
    }
  else if (wish->node->kind == CFN_NODE_SEQUENCE && step->key == NULL
           && step->index == wish->node->n_children)
    wish->index = step->index;
  else
    wish->value = NULL;

  if (wish->value != NULL)
    return TRUE;

  return cfn_write_check_safe (self->tree, wish->node, error)
           ? fail_at_step (error, path, n_found) : FALSE;
}

/* Behind what a text without a root has: nothing, or comments. */
static CfnEdit *
write_first (CfnWriting     *self,
             const CfnNode  *root,
             GError        **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CfnTree) tree = NULL;
  gsize end = self->place.length;

  if (end > self->place.base && self->place.data[end - 1] != '\n')
    g_string_append (text, self->habits.newline);
  if (cfn_node_get (root, FORMAT_VERSION) == NULL)
    g_string_append_printf (text, FORMAT_VERSION ": '" FORMAT_VERSION_VALUE "'%s%s",
                            self->habits.newline,
                            root->first_child->kind != CFN_NODE_SCALAR ? self->habits.newline : "");
  cfn_render_block_entry (text, &self->habits, cfn_node_get_key (root->first_child),
                          root->first_child, 0);
  g_string_append (text, self->habits.newline);
  cfn_edit_add (self->edit, (CfnSpan){ end, end }, text->str, text->len);

  tree = read_back (self->tree, self->edit);
  if (!cfn_tree_is_whole (tree) || cfn_tree_get_root (tree) == NULL
      || !cfn_node_equal (root->first_child, cfn_tree_get_root (tree)->last_child))
    {
      cfn_write_fail_risky (self->tree, NULL, error);
      return NULL;
    }

  return hand_over (self->tree, self->edit, tree);
}

static CfnEdit *
set_value (CfnWriting     *self,
           const CfnPath  *path,
           const CfnNode  *value,
           GError        **error)
{
  CfnWish wish = { .kind = CFN_WISH_REPLACE, .value = value };
  guint n_found;
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n_steps);

  if (n_steps == 0 || steps[0].key == NULL)
    {
      fail_at_step (error, path, 0);
      return NULL;
    }
  if (cfn_tree_get_root (self->tree) == NULL || is_empty_value (cfn_tree_get_root (self->tree)))
    {
      const CfnNode *root = wrap_in_steps (self, steps, 0, n_steps, value);

      if (root == NULL)
        fail_at_step (error, path, 0);
      return root != NULL ? write_first (self, root, error) : NULL;
    }

  wish.node = cfn_path_resolve (path, self->tree, &n_found);
  if (wish.node == NULL && !wish_for_missing (self, &wish, path, n_found, value, error))
    return NULL;
  if (!cfn_write_check_unambiguous (self->tree, wish.node, error))
    return NULL;
  if (wish.kind == CFN_WISH_REPLACE && cfn_node_equal (wish.node, wish.value))
    return cfn_edit_ref (self->edit);
  if (wish.kind == CFN_WISH_REPLACE && wish.value == value)
    {
      CfnEdit *edit = cfn_write_in_steps (self->tree, path, value);

      if (edit != NULL)
        return edit;
    }

  return fulfil (self, &wish, error);
}

/* A value with an alias means nothing outside of the text it comes from. */
static gboolean
check_value (const CfnNode  *value,
             GError        **error)
{
  if (!cfn_write_has_alias (value))
    return TRUE;

  return cfn_write_fail_unsafe (error, N_ ("The new value holds an alias, which means nothing "
                                           "here"));
}

CfnEdit *
cfn_writer_set (CfnTree        *tree,
                const CfnPath  *path,
                const CfnNode  *value,
                GError        **error)
{
  g_auto (CfnWriting) self = { 0 };

  g_return_val_if_fail (tree != NULL && path != NULL && value != NULL, NULL);

  if (!cfn_write_check_editable (tree, error) || !check_value (value, error))
    return NULL;
  writing_init (&self, tree);

  return set_value (&self, path, value, error);
}

/* Whether @node stays though it is empty: the template, its Resources, a resource's Properties. */
static gboolean
is_kept_empty (const CfnNode *node)
{
  const char *key = cfn_node_get_key (node);
  const CfnNode *section = node;
  guint depth = 0;

  if (node->parent == NULL)
    return TRUE;
  for (; section->parent->parent != NULL; section = section->parent)
    depth++;
  if (g_strcmp0 (cfn_node_get_key (section), "Resources") != 0)
    return FALSE;

  return depth <= 1 || (depth == 2 && g_strcmp0 (key, "Properties") == 0);
}

/* Says why there is nothing at @path to remove: an alias or a merge may show it there. */
static void
fail_to_remove (CfnTree        *tree,
                const CfnPath  *path,
                guint           n_found,
                GError        **error)
{
  g_autoptr (CfnPath) head = cfn_path_copy_head (path, n_found);
  const CfnNode *last = cfn_path_resolve (head, tree, NULL);

  if (last != NULL && cfn_node_get (last, "<<") != NULL)
    cfn_write_fail_merged (tree, cfn_node_get (last, "<<"), error);
  else if (cfn_write_check_safe (tree, last, error))
    fail_at_step (error, path, n_found);
}

/* What makes @node go; @empty is what a collection becomes that would be left with nothing. */
static void
wish_to_remove (CfnWish       *wish,
                CfnNode       *empty,
                const CfnNode *node,
                gboolean       prune)
{
  while (prune && node->parent->n_children == 1 && !is_kept_empty (node->parent))
    node = node->parent;

  *wish = (CfnWish) { .kind = CFN_WISH_REMOVE, .node = node };
  if (node->parent->n_children == 1)
    {
      *empty = (CfnNode) {
        .style = CFN_STYLE_FLOW, .kind = node->parent->kind, .tag = node->parent->tag
      };
      wish->kind = CFN_WISH_REPLACE;
      wish->node = node->parent;
      wish->value = empty;
    }
}

CfnEdit *
cfn_writer_unset (CfnTree        *tree,
                  const CfnPath  *path,
                  gboolean        prune,
                  GError        **error)
{
  g_auto (CfnWriting) self = { 0 };
  CfnWish wish;
  CfnNode empty;
  const CfnNode *node;
  guint n_found;

  g_return_val_if_fail (tree != NULL && path != NULL, NULL);

  if (!cfn_write_check_editable (tree, error))
    return NULL;
  node = cfn_path_resolve (path, tree, &n_found);
  if (node == NULL || node->parent == NULL)
    {
      fail_to_remove (tree, path, n_found, error);
      return NULL;
    }

  wish_to_remove (&wish, &empty, node, prune);
  writing_init (&self, tree);

  return fulfil (&self, &wish, error);
}

/* The entry of a section that @node stands in, "Resources.X"; NULL for what is no deeper. */
static const CfnNode *
find_entry (const CfnNode *node)
{
  const CfnNode *entry = NULL;

  for (; node->parent != NULL && node->parent->parent != NULL; node = node->parent)
    entry = node;

  return entry;
}

CfnEdit *
cfn_writer_unset_apart (CfnTree    *tree,
                        GPtrArray  *nodes,
                        GError    **error)
{
  g_auto (CfnWriting) self = { 0 };
  g_autofree CfnWish *wishes = NULL;
  g_autofree CfnNode *empty = NULL;
  g_autoptr (GHashTable) of_entries = g_hash_table_new (NULL, NULL);
  g_autoptr (CfnTree) after = NULL;

  g_return_val_if_fail (tree != NULL && nodes != NULL, NULL);

  if (!cfn_write_check_editable (tree, error))
    return NULL;

  writing_init (&self, tree);
  wishes = g_new (CfnWish, nodes->len);
  empty = g_new (CfnNode, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    {
      const CfnNode *node = nodes->pdata[i];
      const CfnNode *entry = find_entry (node);

      g_return_val_if_fail (entry != NULL && entry != node, NULL);

      wish_to_remove (&wishes[i], &empty[i], node, TRUE);
      if (!cfn_write_check_unambiguous (tree, wishes[i].node, error)
          || !cfn_write_check_safe (tree, wishes[i].node, error))
        return NULL;
      write_wish (&self, &wishes[i]);
      g_hash_table_insert (of_entries, (gpointer) entry, &wishes[i]);
    }

  after = read_back (self.tree, self.edit);
  if (g_hash_table_size (of_entries) < nodes->len || !same_problems (tree, after)
      || !cfn_write_all_are_fulfilled (cfn_tree_get_root (tree), cfn_tree_get_root (after),
                                       of_entries))
    {
      guint i = 0;

      while (i + 1 < nodes->len && !cfn_write_is_shared (tree, nodes->pdata[i]))
        i++;
      cfn_write_fail_risky (tree, nodes->len > 0 ? nodes->pdata[i] : NULL, error);
      return NULL;
    }

  return hand_over (self.tree, self.edit, after);
}

CfnEdit *
cfn_writer_insert (CfnTree        *tree,
                   const CfnPath  *path,
                   guint           index,
                   const CfnNode  *value,
                   GError        **error)
{
  g_auto (CfnWriting) self = { 0 };
  CfnWish wish = { .kind = CFN_WISH_INSERT, .value = value };
  guint n_found;

  g_return_val_if_fail (tree != NULL && path != NULL && value != NULL, NULL);

  if (!cfn_write_check_editable (tree, error) || !check_value (value, error))
    return NULL;
  writing_init (&self, tree);

  wish.node = cfn_path_resolve (path, tree, &n_found);
  if (wish.node == NULL || is_empty_value (wish.node)
      || (wish.node->kind == CFN_NODE_SEQUENCE && is_placeholder (&self, wish.node)))
    return set_value (&self, path, wrap (&self, NULL, value), error);
  if (wish.node->kind == CFN_NODE_ALIAS && !cfn_write_check_safe (tree, wish.node, error))
    return NULL;
  if (wish.node->kind != CFN_NODE_SEQUENCE)
    {
      g_autofree char *text = cfn_path_to_string (path);

      cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_NO_SUCH_PATH,
                     N_ ("“{0}” is not a list"), text, NULL);
      return NULL;
    }
  wish.index = MIN (index, wish.node->n_children);

  return fulfil (&self, &wish, error);
}

/* What an alias stands for is what was named last before it: order matters to it. */
static gboolean
has_anchor (const CfnNode *node)
{
  if (node->anchor != NULL || node->kind == CFN_NODE_ALIAS)
    return TRUE;
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (has_anchor (child))
        return TRUE;
    }

  return FALSE;
}

CfnEdit *
cfn_writer_move (CfnTree        *tree,
                 const CfnPath  *path,
                 guint           from,
                 guint           to,
                 GError        **error)
{
  g_auto (CfnWriting) self = { 0 };
  CfnWish wish = { .kind = CFN_WISH_MOVE, .index = to, .from = from };
  guint n_found;

  g_return_val_if_fail (tree != NULL && path != NULL, NULL);

  if (!cfn_write_check_editable (tree, error))
    return NULL;
  wish.node = cfn_path_resolve (path, tree, &n_found);
  if (wish.node == NULL || wish.node->kind == CFN_NODE_SCALAR
      || MAX (from, to) >= wish.node->n_children)
    {
      fail_at_step (error, path, n_found);
      return NULL;
    }
  if (has_anchor (wish.node))
    {
      cfn_write_fail_unsafe (error, N_ ("Anchors or aliases in here depend on the order"));
      return NULL;
    }
  writing_init (&self, tree);
  if (from == to)
    return cfn_edit_ref (self.edit);

  return fulfil (&self, &wish, error);
}

CfnEdit *
cfn_writer_rename_key (CfnTree        *tree,
                       const CfnPath  *path,
                       const char     *key,
                       GError        **error)
{
  g_auto (CfnWriting) self = { 0 };
  CfnWish wish = { .kind = CFN_WISH_RENAME, .key = key };
  guint n_found;

  g_return_val_if_fail (tree != NULL && path != NULL && key != NULL, NULL);

  if (!cfn_write_check_editable (tree, error))
    return NULL;
  wish.node = cfn_path_resolve (path, tree, &n_found);
  if (wish.node == NULL || wish.node->key == NULL || wish.node->key->kind != CFN_NODE_SCALAR)
    {
      fail_at_step (error, path, n_found);
      return NULL;
    }
  writing_init (&self, tree);
  if (g_strcmp0 (cfn_node_get_key (wish.node), key) == 0)
    return cfn_edit_ref (self.edit);
  if (cfn_node_get (wish.node->parent, key) != NULL)
    {
      cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS,
                     N_ ("There is already an entry “{0}”"), key, NULL);
      return NULL;
    }

  return fulfil (&self, &wish, error);
}

CfnEdit *
cfn_writer_add_resource (CfnTree        *tree,
                         const char     *id,
                         const CfnNode  *body,
                         GError        **error)
{
  g_auto (CfnWriting) self = { 0 };
  g_autoptr (CfnPath) path = NULL;
  CfnWish wish = { .kind = CFN_WISH_INSERT, .value = body, .key = id };
  CfnNode *resources;

  g_return_val_if_fail (tree != NULL && id != NULL && body != NULL, NULL);

  if (!cfn_write_check_editable (tree, error) || !check_value (body, error))
    return NULL;
  resources = cfn_node_get (cfn_tree_get_root (tree), "Resources");
  if (cfn_node_get (resources, id) != NULL)
    {
      cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS,
                     N_ ("There is already a resource “{0}”"), id, NULL);
      return NULL;
    }
  writing_init (&self, tree);

  if (resources != NULL && resources->kind == CFN_NODE_MAPPING && !is_placeholder (&self, resources)
      && cfn_node_get (resources, "<<") == NULL)
    {
      wish.node = resources;
      wish.index = find_resource_index (resources, body);
      wish.n_blank = count_blank (&self, &wish);
      return fulfil (&self, &wish, error);
    }

  path = cfn_path_new ();
  cfn_path_push_key (path, "Resources");
  cfn_path_push_key (path, id);
  return set_value (&self, path, body, error);
}
