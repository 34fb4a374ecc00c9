/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-jump.h"

#include <string.h>

#include "cfn-path.h"
#include "cfn-rename-key.h"
#include "cfn-uses.h"
#include "cfn-value.h"

static gboolean
is_name_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

static gboolean
is_quote (char c)
{
  return c == '"' || c == '\'';
}

/* A name in quotes begins before them, and that is where a jump to it leads: the place beside its
 * first or last sign, when @offset is on the other side of the quote. */
static gsize
get_within_quotes (CfnText *text,
                   gsize    offset)
{
  gsize length;
  const char *data = cfn_text_get_data (text, &length);

  if (offset < length && is_quote (data[offset])
      && (offset == 0 || !is_name_byte (data[offset - 1])))
    return offset + 1;
  if (offset > 0 && offset <= length && is_quote (data[offset - 1])
      && (offset == length || !is_name_byte (data[offset])))
    return offset - 1;

  return offset;
}

/* The word around the place, which is all that the name can be: logical ids have letters and
 * digits only, names of mappings and conditions little more (User Guide, Template anatomy). */
static char *
dup_word (CfnText *text,
          gsize    offset)
{
  gsize length;
  const char *data = cfn_text_get_data (text, &length);
  gsize start = MIN (offset, length);
  gsize end = start;

  while (start > 0 && is_name_byte (data[start - 1]))
    start--;
  while (end < length && is_name_byte (data[end]))
    end++;

  return end > start ? g_strndup (data + start, end - start) : NULL;
}

/* The use at the place, whose end counts too: that is where a cursor is that has typed it. */
static const CfnUse *
find_use (GArray *uses,
          gsize   offset)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const CfnUse *use = &g_array_index (uses, CfnUse, i);

      if (use->span.start <= offset && offset <= use->span.end)
        return use;
    }

  return NULL;
}

static CfnJump *
make (GArray       *uses,
      const CfnUse *here,
      CfnNameKind   kind,
      const char   *name,
      CfnSpan       definition)
{
  CfnJump *self = g_new0 (CfnJump, 1);

  self->name = g_strdup (name);
  self->id = g_strconcat (cfn_uses_get_section (kind), ".", name, NULL);
  self->here = here->span;
  self->definition = definition;
  self->uses = g_array_new (FALSE, FALSE, sizeof (CfnSpan));
  for (guint i = 0; i < uses->len; i++)
    {
      const CfnUse *use = &g_array_index (uses, CfnUse, i);

      if (use->span.start < definition.start || use->span.start >= definition.end)
        g_array_append_val (self->uses, use->span);
    }

  return self;
}

/* --- Keys of mappings --- */

#define KEY_LEVELS 2

/* Where a key of a mapping is looked for: "Mappings.Sizes.prod", "Mappings.Sizes.prod.Read". */
typedef struct
{
  const CfnNode *map;
  const char    *key;
  guint          level;     /* 1 or 2, as the argument of Fn::FindInMap */
  const char    *row;       /* of which it is; of level 1 it is the key itself. NULL: not known */
  CfnSpan        here;
} KeyPlace;

static gboolean
is_at (const CfnNode *scalar,
       gsize          offset)
{
  return scalar != NULL && scalar->kind == CFN_NODE_SCALAR && scalar->span.start <= offset
         && offset <= scalar->span.end;
}

/* The key that is declared at the place. */
static gboolean
find_declared_key (const CfnNode *maps,
                   gsize          offset,
                   KeyPlace      *place)
{
  for (const CfnNode *map = maps != NULL ? maps->first_child : NULL; map != NULL; map = map->next)
    for (const CfnNode *row = map->first_child; row != NULL; row = row->next)
      for (const CfnNode *entry = row; entry != NULL;
           entry = entry == row ? row->first_child : entry->next)
        {
          if (!is_at (entry->key, offset))
            continue;
          *place = (KeyPlace) { map, cfn_node_get_key (entry), entry == row ? 1 : 2,
                                cfn_node_get_key (row), entry->key->content };
          return TRUE;
        }

  return FALSE;
}

/* What Fn::FindInMap has for @argument, and in the map that it names; NULL when that is not known
 * before the stack is deployed. */
static const CfnNode *
get_lookup (const CfnNode *maps,
            CfnNode       *arguments,
            guint          argument,
            const CfnNode **map)
{
  const CfnNode *key = cfn_node_get_item (arguments, argument);
  const CfnNode *name = cfn_node_get_item (arguments, 0);
  const char *called = name != NULL ? cfn_node_get_literal (name) : NULL;

  *map = called != NULL ? cfn_node_get (maps, called) : NULL;

  return *map != NULL && key != NULL && cfn_node_get_literal (key) != NULL ? key : NULL;
}

/* The key that is looked up at the place. */
static gboolean
find_key_lookup (const CfnNode *maps,
                 const CfnNode *node,
                 gsize          offset,
                 KeyPlace      *place)
{
  CfnNode *arguments = cfn_rename_get_lookup (node);

  for (guint i = 1; arguments != NULL && i <= KEY_LEVELS; i++)
    {
      const CfnNode *map;
      const CfnNode *key = get_lookup (maps, arguments, i, &map);

      if (!is_at (key, offset))
        continue;
      *place = (KeyPlace) { map, key->value, i,
                            cfn_node_get_literal (cfn_node_get_item (arguments, 1)),
                            key->content };
      return TRUE;
    }

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (offset >= child->span.start && offset <= child->span.end
          && find_key_lookup (maps, child, offset, place))
        return TRUE;
    }

  return FALSE;
}

/* Where the key is declared: of the second level, in the row that it was asked for in, or else in
 * the first that has it. */
static const CfnNode *
find_declaration (const KeyPlace *place)
{
  const CfnNode *row = place->row != NULL ? cfn_node_get (place->map, place->row) : NULL;
  const CfnNode *found = place->level == 1 ? row
                         : row != NULL ? cfn_node_get (row, place->key) : NULL;

  for (row = place->map->first_child; place->level == 2 && found == NULL && row != NULL;
       row = row->next)
    found = cfn_node_get (row, place->key);

  return found;
}

static void
add_lookups (GArray         *spans,
             const KeyPlace *place,
             const CfnNode  *maps,
             const CfnNode  *node)
{
  CfnNode *arguments = cfn_rename_get_lookup (node);
  const CfnNode *map = NULL;
  const CfnNode *key = arguments != NULL ? get_lookup (maps, arguments, place->level, &map) : NULL;

  if (key != NULL && map == place->map && g_str_equal (key->value, place->key))
    g_array_append_val (spans, key->content);

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    add_lookups (spans, place, maps, child);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const gsize first = ((const CfnSpan *) a)->start;
  const gsize second = ((const CfnSpan *) b)->start;

  return first < second ? -1 : first > second;
}

static CfnJump *
find_key (CfnTree *tree,
          gsize    offset)
{
  const CfnNode *root = cfn_tree_get_root (tree);
  const CfnNode *maps = root != NULL ? cfn_node_get (root, "Mappings") : NULL;
  const CfnNode *declared;
  KeyPlace place;
  CfnJump *self;

  if (maps == NULL
      || (!find_declared_key (maps, offset, &place)
          && !find_key_lookup (maps, root, offset, &place)))
    return NULL;
  declared = find_declaration (&place);
  if (declared == NULL || place.key == NULL)
    return NULL;

  self = g_new0 (CfnJump, 1);
  self->name = g_strdup (place.key);
  self->id = cfn_path_string_of_node (declared);
  self->here = place.here;
  self->definition = declared->key->span;
  self->uses = g_array_new (FALSE, FALSE, sizeof (CfnSpan));
  for (const CfnNode *row = place.map->first_child; place.level == 2 && row != NULL;
       row = row->next)
    {
      const CfnNode *same = cfn_node_get (row, place.key);

      if (same != NULL && same != declared)
        g_array_append_val (self->uses, same->key->content);
    }
  add_lookups (self->uses, &place, maps, root);
  g_array_sort (self->uses, compare_spans);

  return self;
}

/* --- All of it --- */

CfnJump *
cfn_jump_find (CfnTemplate *template,
               gsize        offset)
{
  static const CfnNameKind kinds[] = {
    CFN_NAME_RESOURCE, CFN_NAME_PARAMETER, CFN_NAME_CONDITION, CFN_NAME_MAPPING,
  };
  g_autofree char *name = NULL;
  CfnTree *tree;

  g_return_val_if_fail (template != NULL, NULL);

  tree = cfn_template_get_tree (template);
  offset = get_within_quotes (cfn_template_get_text (template), offset);
  name = dup_word (cfn_template_get_text (template), offset);
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      CfnNode *declared = cfn_node_find (cfn_tree_get_root (tree), cfn_uses_get_section (kinds[i]),
                                         name, NULL);
      g_autoptr (GArray) uses = NULL;
      const CfnUse *here;

      if (declared == NULL || declared->key == NULL)
        continue;
      uses = cfn_uses_find (tree, kinds[i], name);
      here = find_use (uses, offset);
      if (here != NULL)
        return make (uses, here, kinds[i], name, declared->key->span);
    }

  return find_key (tree, offset);
}

void
cfn_jump_free (CfnJump *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_array_unref (self->uses);
  g_free (self);
}
