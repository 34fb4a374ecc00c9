/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-jump.h"

#include <string.h>

#include "cfn-uses.h"

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

  return NULL;
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
