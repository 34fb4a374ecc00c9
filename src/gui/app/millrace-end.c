/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-end.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-change.h"
#include "cfn-connection.h"
#include "cfn-value.h"

/* The edge between the two that a property of one of them makes by itself, or NULL. */
static const CfnClaim *
find_edge (CfnProof          *proof,
           const CfnResource *from,
           const CfnResource *to)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->from == from && claim->to == to
          && (claim->kind == CFN_CLAIM_STREAM || claim->kind == CFN_CLAIM_INVOKE
              || claim->kind == CFN_CLAIM_ASSUME || claim->kind == CFN_CLAIM_ON_FAILURE))
        return claim;
    }

  return NULL;
}

const CfnResource *
millrace_end_follow (CfnTemplate       *template,
                     const MillraceEnd *end)
{
  const CfnResource *holder;
  CfnNode *node;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (end != NULL, NULL);

  holder = cfn_template_find_resource (template, end->holder);
  node = holder != NULL ? cfn_resource_get_property (holder, end->property) : NULL;

  return cfn_value_of (template, node).resource;
}

gboolean
millrace_end_free (MillraceChain      *chain,
                   const MillraceEnd  *end,
                   GError            **error)
{
  CfnProof *proof;
  CfnTemplate *template;
  const CfnResource *holder;
  const CfnResource *other;
  const CfnClaim *edge = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (chain != NULL, FALSE);
  g_return_val_if_fail (end != NULL, FALSE);

  proof = millrace_chain_get_proof (chain);
  template = cfn_proof_get_template (proof);
  holder = cfn_template_find_resource (template, end->holder);
  other = millrace_end_follow (template, end);
  if (holder == NULL || cfn_resource_get_property (holder, end->property) == NULL)
    return TRUE;

  if (other != NULL)
    edge = end->incoming ? find_edge (proof, other, holder) : find_edge (proof, holder, other);
  if (edge != NULL)
    return millrace_chain_add (chain, cfn_change_disconnect (proof, edge, error));

  path = g_strdup_printf ("Resources.%s.Properties.%s", end->holder, end->property);

  return millrace_chain_add (chain, cfn_change_unset (template, path, error));
}

/* The connection that @end asked for, and no other one that these two may have. */
static gboolean
plug_end (MillraceChain      *chain,
          const MillraceEnd  *end,
          const char         *other,
          GError            **error)
{
  const char *from = end->incoming ? other : end->holder;
  const char *to = end->incoming ? end->holder : other;
  CfnProof *proof = millrace_chain_get_proof (chain);
  const CfnResource *now;

  if (!millrace_chain_add (chain, cfn_change_connect (proof, from, to, NULL, error)))
    return FALSE;

  now = millrace_end_follow (millrace_chain_get_template (chain), end);
  if (now != NULL && g_str_equal (now->id, other))
    return TRUE;

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                 N_("{0} of {1} cannot lead to {2}"), end->property, end->holder, other, NULL);

  return FALSE;
}

/* --- In a branch ------------------------------------------------------------------------------ */

/* The value of which @node, a branch of an Fn::If, is what it comes to in one case; what is no
 * branch is whole. */
static CfnNode *
get_whole (CfnTemplate *template,
           CfnNode     *node)
{
  CfnNode *above = node->parent;

  /* In the long form the list of arguments is between the two. */
  if (above != NULL && cfn_value_of (template, above).kind != CFN_VALUE_IF)
    above = above->parent;
  if (above == NULL || cfn_value_of (template, above).kind != CFN_VALUE_IF)
    return node;

  return get_whole (template, above);
}

/* As YAML, what @end has in the template; NULL: no reference. */
static char *
dup_reference (CfnTemplate       *template,
               const MillraceEnd *end)
{
  const CfnResource *holder = cfn_template_find_resource (template, end->holder);
  const CfnValue value = cfn_value_of (template, cfn_resource_get_property (holder,
                                                                             end->property));

  if (value.kind == CFN_VALUE_REF)
    return g_strdup_printf ("!Ref %s", value.name);
  if (value.kind == CFN_VALUE_GETATT)
    return g_strdup_printf ("!GetAtt %s.%s", value.name, value.attribute);

  return NULL;
}

/* @edit, made for what @first leaves, for the text that @first is made for: NULL where they are
 * about the same bytes. */
static CfnEdit *
take_before (CfnEdit *edit,
             CfnEdit *first,
             CfnText *before)
{
  g_autoptr (CfnEdit) back = cfn_edit_invert (first, before);
  g_autoptr (CfnEdit) taken = cfn_edit_new ();
  g_autoptr (GArray) written = cfn_edit_get_written (first);
  guint n;
  const CfnSplice *splices = cfn_edit_get_splices (edit, &n);

  for (guint i = 0; i < n; i++)
    {
      const CfnSpan span = splices[i].span;
      const CfnSpan carried = { cfn_edit_carry (back, span.start, TRUE),
                                cfn_edit_carry (back, span.end, TRUE) };

      for (guint j = 0; j < written->len; j++)
        {
          const CfnSpan own = g_array_index (written, CfnSpan, j);

          if (span.start < own.end && span.end > own.start)
            return NULL;
        }
      if (!cfn_edit_add (taken, carried, splices[i].text, splices[i].length))
        return NULL;
    }

  return g_steal_pointer (&taken);
}

/* What a connection of @end with @other takes beside the property, the value of which stays: the
 * stream, the permission, the trust. NULL: nothing. */
static CfnEdit *
make_beside (CfnTemplate       *template,
             const MillraceEnd *end,
             const char        *other,
             const char        *reference)
{
  g_autofree char *path = g_strdup_printf ("Resources.%s.Properties.%s", end->holder,
                                           end->property);
  g_autoptr (CfnEdit) plain = cfn_change_set (template, path, reference, NULL);
  g_autoptr (MillraceChain) chain = millrace_chain_new (template);
  g_autoptr (CfnEdit) edit = NULL;

  if (plain == NULL || !millrace_chain_add (chain, cfn_edit_ref (plain)))
    return NULL;
  edit = cfn_change_connect (millrace_chain_get_proof (chain), end->incoming ? other : end->holder,
                             end->incoming ? end->holder : other, NULL, NULL);

  return edit != NULL ? take_before (edit, plain, cfn_template_get_text (template)) : NULL;
}

/* What the branch led to before keeps what was written for it: the other branch may need that, and
 * whoever else there is. */
static gboolean
move_branch (MillraceChain      *chain,
             const MillraceEnd  *whole,
             const char         *path,
             const char         *other,
             GError            **error)
{
  CfnTemplate *template = millrace_chain_get_template (chain);
  g_autoptr (MillraceChain) alone = millrace_chain_new (template);
  g_autofree char *whole_path = g_strdup_printf ("Resources.%s.Properties.%s", whole->holder,
                                                 whole->property);
  g_autofree char *reference = NULL;
  g_autoptr (CfnEdit) beside = NULL;

  if (!millrace_chain_add (alone, cfn_change_unset (template, whole_path, error))
      || !plug_end (alone, whole, other, error))
    return FALSE;
  reference = dup_reference (millrace_chain_get_template (alone), whole);
  g_return_val_if_fail (reference != NULL, FALSE);

  beside = make_beside (template, whole, other, reference);
  if (beside != NULL && !millrace_chain_add (chain, g_steal_pointer (&beside)))
    return FALSE;

  return millrace_chain_add (chain, cfn_change_set (millrace_chain_get_template (chain), path,
                                                    reference, error));
}

/* The property of which what is at @path is a branch; NULL: it is none. Free with g_free(). */
static char *
dup_whole_property (CfnTemplate       *template,
                    const MillraceEnd *end,
                    const char        *path)
{
  g_autoptr (CfnPath) steps = cfn_path_parse (path, NULL);
  CfnNode *node = steps != NULL ? cfn_path_resolve (steps, cfn_template_get_tree (template), NULL)
                                : NULL;
  CfnNode *whole = node != NULL ? get_whole (template, node) : NULL;
  g_autofree char *whole_path = NULL;

  if (whole == node)
    return NULL;
  whole_path = cfn_path_string_of_node (whole);

  /* Both begin with where the properties of the holder are. */
  return g_strdup (whole_path + strlen (path) - strlen (end->property));
}

static gboolean
move_end (MillraceChain      *chain,
          const MillraceEnd  *end,
          const char         *other,
          GError            **error)
{
  g_autofree char *path = g_strdup_printf ("Resources.%s.Properties.%s", end->holder,
                                           end->property);
  g_autofree char *property = dup_whole_property (millrace_chain_get_template (chain), end, path);

  if (property != NULL)
    {
      const MillraceEnd whole = { end->holder, property, end->incoming };

      return move_branch (chain, &whole, path, other, error);
    }

  return millrace_end_free (chain, end, error) && plug_end (chain, end, other, error);
}

gboolean
millrace_ends_move (MillraceChain      *chain,
                    const MillraceEnd  *ends,
                    guint               n_ends,
                    const char         *other,
                    GError            **error)
{
  g_return_val_if_fail (chain != NULL, FALSE);
  g_return_val_if_fail (ends != NULL && other != NULL, FALSE);

  for (guint i = 0; i < n_ends; i++)
    if (!move_end (chain, &ends[i], other, error))
      return FALSE;

  return TRUE;
}
