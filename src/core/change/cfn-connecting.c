/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-connection.h"

#include "cfn-change.h"
#include "cfn-legal.h"
#include "cfn-linking.h"
#include "cfn-links.h"
#include "cfn-made.h"

/* How a connection is written, most natural first. */
static const struct
{
  gboolean keeps_apart;
  gboolean is_marked;
} ways[] = {
  { FALSE, FALSE },
  { TRUE, FALSE },
  { TRUE, TRUE },
};

/* What @as means between the two; NULL is the best there is. */
static char *
dup_meaning (CfnProof    *proof,
             const char  *from,
             const char  *to,
             const char  *as,
             GError     **error)
{
  g_autoptr (CfnMessage) why_not = NULL;
  g_autoptr (GPtrArray) connections = cfn_change_list_connections (proof, from, to, &why_not);
  g_autofree char *text = NULL;

  if (connections != NULL)
    return g_strdup (((CfnConnection *) connections->pdata[0])->as);

  text = cfn_message_format (why_not);
  g_set_error_literal (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL, text);
  return NULL;
}

static gboolean
check_ends (CfnTemplate  *template,
            const char   *from,
            const char   *to,
            GError      **error)
{
  const char *missing = cfn_template_find_resource (template, from) == NULL ? from : to;

  if (cfn_template_find_resource (template, missing) == NULL)
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("There is no resource called “{0}”"), missing, NULL);
      return FALSE;
    }

  return TRUE;
}

/* The link that @as is between the two, legal or not. */
static gboolean
parse_link (CfnTemplate  *template,
            const char   *from,
            const char   *to,
            const char   *as,
            CfnLink      *link,
            GError      **error)
{
  if (!check_ends (template, from, to, error))
    return FALSE;

  if (cfn_link_parse (as, link) &&
      cfn_link_fits (link, cfn_template_find_resource (template, from),
                     cfn_template_find_resource (template, to)))
    return TRUE;

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                 N_("“{0}” is nothing that can be between {1} and {2}"), as, from, to, NULL);
  return FALSE;
}

static gboolean
check_legal (CfnProof       *proof,
             const char     *from,
             const char     *to,
             const CfnLink  *link,
             GError        **error)
{
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (CfnMessage) message
    = cfn_legal_explain (proof, cfn_template_find_resource (template, from),
                         cfn_template_find_resource (template, to), link);
  g_autofree char *text = NULL;

  if (message == NULL)
    return TRUE;

  text = cfn_message_format (message);
  g_set_error_literal (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL, text);
  return FALSE;
}

/* Whether taking the link back from what @edit makes gives every byte of what was there. */
static gboolean
comes_back (CfnTemplate   *template,
            CfnEdit       *edit,
            const char    *from,
            const char    *to,
            const CfnLink *link)
{
  CfnText *before = cfn_template_get_text (template);
  g_autoptr (CfnText) after = cfn_edit_apply (edit, before);
  g_autoptr (CfnTree) tree = cfn_tree_read_after (cfn_template_get_tree (template), edit,
                                                 after);
  g_autoptr (CfnTemplate) made = cfn_template_new (tree);
  g_autoptr (CfnEdit) back = NULL;
  g_autoptr (CfnText) again = NULL;
  CfnDraft draft;

  cfn_draft_init (&draft, made);
  cfn_linking_take_back (&draft, from, to, link);
  back = cfn_draft_finish (&draft, NULL);
  if (back == NULL)
    return FALSE;

  again = cfn_edit_apply (back, after);
  return g_bytes_equal (cfn_text_get_bytes (again), cfn_text_get_bytes (before));
}

/* The most natural way of writing that can be told from what was there before, and so be taken back
 * to the byte. What was connected already and is only made to work has no such way. */
static CfnEdit *
make_link (CfnTemplate    *template,
           const char     *from,
           const char     *to,
           const CfnLink  *link,
           GError        **error)
{
  g_autoptr (CfnEdit) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (CfnEdit) edit = NULL;
      gboolean is_repair;
      CfnDraft draft;

      cfn_draft_init (&draft, template);
      draft.keeps_apart = ways[i].keeps_apart;
      draft.is_marked = ways[i].is_marked;
      cfn_linking_make (&draft, from, to, link);
      is_repair = draft.is_repair;
      edit = cfn_draft_finish (&draft, i == 0 ? error : NULL);
      if (edit == NULL)
        break;
      if (is_repair || cfn_edit_is_empty (edit) || comes_back (template, edit, from, to, link))
        return g_steal_pointer (&edit);
      if (i == 0)
        first = g_steal_pointer (&edit);
    }

  return g_steal_pointer (&first);
}

CfnEdit *
cfn_change_connect (CfnProof    *self,
                    const char  *from,
                    const char  *to,
                    const char  *as,
                    GError     **error)
{
  g_autofree char *best = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  CfnTemplate *template;
  CfnLink link;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  template = cfn_proof_get_template (self);
  if (as == NULL)
    {
      best = dup_meaning (self, from, to, as, error);
      if (best == NULL)
        return NULL;
      as = best;
    }

  if (!parse_link (template, from, to, as, &link, error) ||
      !check_legal (self, from, to, &link, error))
    return NULL;

  edit = make_link (template, from, to, &link, error);
  if (edit != NULL && cfn_edit_is_empty (edit))
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING,
                     N_("{0} is connected to {1} already"), from, to, NULL);
      return NULL;
    }

  return g_steal_pointer (&edit);
}

CfnEdit *
cfn_change_give_role (CfnTemplate  *template,
                      const char   *function,
                      GError      **error)
{
  const CfnResource *resource;
  CfnDraft draft;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (function != NULL, NULL);

  resource = cfn_template_find_resource (template, function);
  if (resource == NULL || !cfn_made_can_make_role (resource))
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING,
                     N_("{0} cannot be given a role"), function, NULL);
      return NULL;
    }

  cfn_draft_init (&draft, template);
  cfn_linking_give_role (&draft, function);
  return cfn_draft_finish (&draft, error);
}

/* Whether @property of @from is what makes it read the stream of @to: its reference goes against
 * the line, and is no connection from @from to @to. */
static gboolean
is_of_stream (CfnDraft   *draft,
              const char *from,
              const char *to,
              const char *property)
{
  const CfnClaim *claim = cfn_links_find (cfn_draft_get_proof (draft), CFN_CLAIM_STREAM, to, from);
  const CfnNode *root = cfn_resource_get_property (cfn_draft_find (draft, from), property);

  for (guint i = 0; claim != NULL && claim->evidence[i] != NULL; i++)
    {
      for (const CfnNode *node = claim->evidence[i]; node != NULL; node = node->parent)
        {
          if (node == root)
            return TRUE;
        }
    }

  return FALSE;
}

/* Takes back every connection of @rank; which of them are there shows in what changes. */
static void
take_back_rank (CfnDraft          *draft,
                const char        *from,
                const char        *to,
                CfnConnectionRank  rank)
{
  g_autoptr (GPtrArray) words = cfn_linking_list_words (draft->template, from, to, rank);

  for (guint i = 0; i < words->len && draft->error == NULL; i++)
    {
      CfnLink link;

      cfn_link_parse (words->pdata[i], &link);
      if (link.kind != CFN_LINK_REFERENCE || !is_of_stream (draft, from, to, link.property))
        cfn_linking_take_back (draft, from, to, &link);
    }
}

CfnEdit *
cfn_change_disconnect_ends (CfnProof    *self,
                            const char  *from,
                            const char  *to,
                            const char  *as,
                            GError     **error)
{
  g_autoptr (CfnEdit) edit = NULL;
  CfnTemplate *template;
  CfnDraft draft;
  CfnLink link;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  template = cfn_proof_get_template (self);
  if (!check_ends (template, from, to, error) ||
      (as != NULL && !parse_link (template, from, to, as, &link, error)))
    return NULL;

  cfn_draft_init (&draft, template);
  if (as != NULL)
    cfn_linking_take_back (&draft, from, to, &link);
  for (guint rank = 0; as == NULL && rank <= CFN_CONNECTION_ORDER && draft.error == NULL &&
                       cfn_edit_is_empty (draft.edit); rank++)
    take_back_rank (&draft, from, to, rank);

  edit = cfn_draft_finish (&draft, error);
  if (edit != NULL && cfn_edit_is_empty (edit))
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING,
                     cfn_links_find (self, CFN_CLAIM_STREAM, to, from) != NULL
                     ? N_("{0} reads the stream of {1}: name {1} first")
                     : N_("{0} and {1} are not connected by anything that a connection writes"),
                     from, to, NULL);
      return NULL;
    }

  return g_steal_pointer (&edit);
}
