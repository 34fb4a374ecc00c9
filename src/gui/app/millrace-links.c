/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-links.h"

#include <glib/gi18n.h>

#include "cfn-change.h"
#include "millrace-chain.h"
#include "millrace-words.h"
#include "millrace-written.h"

/* Translators: a step of the history: two logical ids */
#define CONNECT_STEP N_("Connect {0} to {1}")

struct _MillraceLinks
{
  MillraceEditor *editor;

  /* While the end of an edge is moved, each card is asked about: what the template says without
   * that edge is worked out once. */
  CfnText        *text;      /* that it was worked out for */
  char           *unplugged; /* the edge, in one string */
  CfnProof       *proof;
};

MillraceLinks *
millrace_links_new (MillraceEditor *editor)
{
  MillraceLinks *self;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), NULL);

  self = g_new0 (MillraceLinks, 1);
  self->editor = g_object_ref (editor);

  return self;
}

void
millrace_links_free (MillraceLinks *self)
{
  g_clear_pointer (&self->text, cfn_text_unref);
  g_clear_pointer (&self->proof, cfn_proof_unref);
  g_free (self->unplugged);
  g_object_unref (self->editor);
  g_free (self);
}

/* --- what is there ---------------------------------------------------------------------------- */

static CfnProof *
get_present (MillraceLinks *self)
{
  return cfn_reading_get_proof (
    millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor)));
}

static const CfnClaim *
find_claim (CfnProof           *proof,
            const MillraceLink *link)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (g_str_equal (cfn_claim_kind_to_string (claim->kind), link->kind)
          && g_str_equal (claim->from != NULL ? claim->from->id : "", link->from)
          && g_str_equal (claim->to != NULL ? claim->to->id : "", link->to))
        return claim;
    }

  return NULL;
}

/* The edit that takes @link away; NULL and an error when there is no such edge. */
static CfnEdit *
unplug (CfnProof            *proof,
        const MillraceLink  *link,
        GError             **error)
{
  const CfnClaim *claim = find_claim (proof, link);

  if (claim != NULL)
    return cfn_change_disconnect (proof, claim, error);

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                 N_("{0} and {1} are not connected"), link->from, link->to, NULL);

  return NULL;
}

/* What the template says, or would without @instead. */
static CfnProof *
get_proof (MillraceLinks      *self,
           const MillraceLink *instead)
{
  CfnProof *present = get_present (self);
  CfnTemplate *template = cfn_proof_get_template (present);
  g_autoptr (MillraceChain) chain = NULL;
  g_autofree char *unplugged = NULL;

  if (instead == NULL)
    return present;

  unplugged = g_strjoin (" ", instead->kind, instead->from, instead->to, NULL);
  if (self->text == cfn_template_get_text (template)
      && g_strcmp0 (self->unplugged, unplugged) == 0)
    return self->proof;

  chain = millrace_chain_new (template);
  if (!millrace_chain_add (chain, unplug (present, instead, NULL)))
    return present;

  g_clear_pointer (&self->text, cfn_text_unref);
  self->text = cfn_text_ref (cfn_template_get_text (template));
  g_free (self->unplugged);
  self->unplugged = g_steal_pointer (&unplugged);
  g_clear_pointer (&self->proof, cfn_proof_unref);
  self->proof = cfn_proof_ref (millrace_chain_get_proof (chain));

  return self->proof;
}

/* --- what may be ------------------------------------------------------------------------------ */

/* Whether data or permission goes from the one to the other already, directly or through what
 * stands between them: a mapping, a role. Only of such pairs can a connection be there already. */
static gboolean
is_near (CfnProof   *proof,
         const char *from,
         const char *to)
{
  const CfnResource *start = cfn_template_find_resource (cfn_proof_get_template (proof), from);
  const CfnResource *end = cfn_template_find_resource (cfn_proof_get_template (proof), to);

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *first = cfn_proof_get_claim (proof, i);

      if (first->from != start || first->to == NULL)
        continue;
      if (first->to == end)
        return TRUE;
      for (guint j = 0; j < cfn_proof_get_n_claims (proof); j++)
        {
          const CfnClaim *second = cfn_proof_get_claim (proof, j);

          if (second->from == first->to && second->to == end)
            return TRUE;
        }
    }

  return FALSE;
}

/* The meanings of the best rank that are not there yet; empty when all are. NULL when there is
 * none. */
static GPtrArray *
list_new_ones (CfnProof    *proof,
               const char  *from,
               const char  *to,
               CfnMessage **why_not)
{
  g_autoptr (GPtrArray) all = cfn_change_list_connections (proof, from, to, why_not);
  GPtrArray *fresh;
  CfnConnectionRank best;
  gboolean near;

  if (all == NULL || all->len == 0)
    return NULL;

  best = ((const CfnConnection *) g_ptr_array_index (all, 0))->rank;
  near = is_near (proof, from, to);
  fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_connection_free);
  while (all->len > 0)
    {
      CfnConnection *one = g_ptr_array_steal_index (all, 0);
      g_autoptr (CfnEdit) edit = near && one->rank == best
                                  ? cfn_change_connect (proof, from, to, one->as, NULL) : NULL;

      if (one->rank != best || (near && edit == NULL))
        cfn_connection_free (one);
      else
        g_ptr_array_add (fresh, one);
    }

  return fresh;
}

MillraceFit
millrace_links_check (MillraceLinks       *self,
                      const char          *from,
                      const char          *to,
                      const MillraceLink  *instead,
                      char               **why_not)
{
  g_autoptr (CfnMessage) message = NULL;
  g_autoptr (GPtrArray) meanings = NULL;

  g_return_val_if_fail (self != NULL, MILLRACE_FIT_NONE);
  g_return_val_if_fail (from != NULL && to != NULL, MILLRACE_FIT_NONE);

  meanings = list_new_ones (get_proof (self, instead), from, to, &message);
  if (meanings != NULL && meanings->len > 0)
    {
      static const MillraceFit fits[] = {
        [CFN_CONNECTION_PATTERN] = MILLRACE_FIT_PATTERN,
        [CFN_CONNECTION_REFERENCE] = MILLRACE_FIT_REFERENCE,
        [CFN_CONNECTION_ORDER] = MILLRACE_FIT_ORDER,
      };

      return fits[((const CfnConnection *) g_ptr_array_index (meanings, 0))->rank];
    }

  if (meanings != NULL)
    *why_not = millrace_words (N_("{0} and {1} are connected already"), from, to, NULL);
  else if (message != NULL)
    *why_not = cfn_message_format (message);

  return MILLRACE_FIT_NONE;
}

GPtrArray *
millrace_links_list_meanings (MillraceLinks      *self,
                              const char         *from,
                              const char         *to,
                              const MillraceLink *instead)
{
  GPtrArray *meanings = g_ptr_array_new_with_free_func ((GDestroyNotify) millrace_meaning_free);
  g_autoptr (GPtrArray) fresh = NULL;

  g_return_val_if_fail (self != NULL, meanings);

  fresh = list_new_ones (get_proof (self, instead), from, to, NULL);
  for (guint i = 0; fresh != NULL && i < fresh->len; i++)
    {
      const CfnConnection *one = g_ptr_array_index (fresh, i);
      g_autofree char *title = cfn_message_format (one->title);

      g_ptr_array_add (meanings, millrace_meaning_new (one->as, title));
    }

  return meanings;
}

/* @as "" takes the first that is not there yet. */
static CfnEdit *
plug (CfnProof    *proof,
      const char  *from,
      const char  *to,
      const char  *as,
      GError     **error)
{
  g_autoptr (GPtrArray) fresh = NULL;

  if (as[0] != '\0')
    return cfn_change_connect (proof, from, to, as, error);

  fresh = list_new_ones (proof, from, to, NULL);
  if (fresh != NULL && fresh->len > 0)
    as = ((const CfnConnection *) g_ptr_array_index (fresh, 0))->as;

  return cfn_change_connect (proof, from, to, as[0] != '\0' ? as : NULL, error);
}

/* The edge @link, if any, goes, the connection comes. */
static MillraceChain *
rewire (MillraceLinks       *self,
        const MillraceLink  *link,
        const char          *from,
        const char          *to,
        const char          *as,
        GError             **error)
{
  CfnProof *present = get_present (self);
  g_autoptr (MillraceChain) chain = millrace_chain_new (cfn_proof_get_template (present));

  if (link != NULL && !millrace_chain_add (chain, unplug (present, link, error)))
    return NULL;
  if (!millrace_chain_add (chain, plug (millrace_chain_get_proof (chain), from, to, as, error)))
    return NULL;

  return g_steal_pointer (&chain);
}

char *
millrace_links_preview (MillraceLinks      *self,
                        const char         *from,
                        const char         *to,
                        const char         *as,
                        const MillraceLink *instead)
{
  g_autoptr (MillraceChain) chain = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  CfnTemplate *before;

  g_return_val_if_fail (self != NULL, NULL);

  chain = rewire (self, instead, from, to, as, NULL);
  if (chain == NULL)
    return NULL;

  before = cfn_proof_get_template (get_present (self));
  edit = millrace_chain_dup_edit (chain);

  return cfn_edit_to_diff (edit, cfn_template_get_text (before), "");
}

char **
millrace_links_list_partners (MillraceLinks *self,
                              const char    *id,
                              gboolean       incoming)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cfn_change_list_partners (get_present (self), id, incoming);
}

char **
millrace_links_list_between (MillraceLinks      *self,
                             const MillraceLink *link)
{
  CfnProof *proof;
  g_auto (GStrv) after = NULL;
  g_auto (GStrv) before = NULL;
  g_autoptr (GStrvBuilder) both = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  proof = get_proof (self, link);
  after = cfn_change_list_partners (proof, link->from, FALSE);
  before = cfn_change_list_partners (proof, link->to, TRUE);
  for (guint i = 0; after != NULL && before != NULL && after[i] != NULL; i++)
    if (g_strv_contains ((const char * const *) before, after[i]))
      g_strv_builder_add (both, after[i]);

  return g_strv_builder_end (both);
}

/* --- acts ------------------------------------------------------------------------------------- */

/* Makes all of @chain one step called @name. */
static void
apply (MillraceLinks  *self,
       MillraceChain  *chain,
       const char     *name,
       char          **written)
{
  g_autoptr (CfnTemplate) before = cfn_template_ref (cfn_proof_get_template (get_present (self)));
  g_autoptr (CfnEdit) edit = millrace_chain_dup_edit (chain);

  if (edit == NULL)
    return;

  if (written != NULL)
    *written = millrace_written_describe (edit, before, millrace_chain_get_template (chain));
  cfn_document_apply (millrace_editor_get_document (self->editor), edit, name, NULL);
}

/* Connects, in place of @link where there is one; @step is the msgid that names the step, with both
 * logical ids. */
static gboolean
connect_as_step (MillraceLinks       *self,
                 const MillraceLink  *link,
                 const char          *from,
                 const char          *to,
                 const char          *as,
                 const char          *step,
                 char               **written,
                 GError             **error)
{
  g_autoptr (MillraceChain) chain = rewire (self, link, from, to, as, error);
  g_autofree char *name = NULL;

  if (chain == NULL)
    return FALSE;

  name = millrace_words (step, from, to, NULL);
  apply (self, chain, name, written);

  return TRUE;
}

gboolean
millrace_links_connect (MillraceLinks  *self,
                        const char     *from,
                        const char     *to,
                        const char     *as,
                        char          **written,
                        GError        **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return connect_as_step (self, NULL, from, to, as, CONNECT_STEP, written, error);
}

gboolean
millrace_links_replug (MillraceLinks       *self,
                       const MillraceLink  *link,
                       const char          *from,
                       const char          *to,
                       const char          *as,
                       char               **written,
                       GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* Translators: a step of the history: two logical ids */
  return connect_as_step (self, link, from, to, as, N_("Connect {0} to {1} Instead"), written,
                          error);
}

gboolean
millrace_links_connect_ends (MillraceLinks      *self,
                             const MillraceEnd  *ends,
                             guint               n_ends,
                             const char         *other,
                             char              **written,
                             GError            **error)
{
  g_autoptr (MillraceChain) chain = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ends != NULL && n_ends > 0, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  chain = millrace_chain_new (cfn_proof_get_template (get_present (self)));
  if (!millrace_ends_move (chain, ends, n_ends, other, error))
    return FALSE;

  if (n_ends > 1)
    /* Translators: a step of the history; %s is a logical id */
    name = g_strdup_printf (ngettext ("Connect %u Resource with %s", "Connect %u Resources with %s",
                                      n_ends), n_ends, other);
  else
    name = millrace_words (CONNECT_STEP, ends->incoming ? other : ends->holder,
                           ends->incoming ? ends->holder : other, NULL);
  apply (self, chain, name, written);

  return TRUE;
}

/* The step of the history in which so many edges go, @links the first of them. */
static char *
name_disconnecting (const MillraceLink *links,
                    guint               n_links)
{
  if (n_links > 1)
    return g_strdup_printf (ngettext ("Cut %u Edge", "Cut %u Edges", n_links), n_links);
  if (links->to[0] != '\0' && links->from[0] != '\0')
    /* Translators: a step of the history: two logical ids */
    return millrace_words (N_("Disconnect {0} from {1}"), links->from, links->to, NULL);

  return millrace_words (N_("Disconnect {0}"), links->from[0] != '\0' ? links->from : links->to,
                         NULL);
}

gboolean
millrace_links_free_ends (MillraceLinks      *self,
                          const MillraceEnd  *ends,
                          guint               n_ends,
                          char              **written,
                          GError            **error)
{
  const CfnResource *other;
  MillraceLink link;
  g_autoptr (MillraceChain) chain = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ends != NULL && n_ends > 0, FALSE);

  chain = millrace_chain_new (cfn_proof_get_template (get_present (self)));
  other = millrace_end_follow (millrace_chain_get_template (chain), ends);
  link.from = ends->incoming && other != NULL ? other->id : ends->holder;
  link.to = other == NULL ? "" : ends->incoming ? ends->holder : other->id;
  name = name_disconnecting (&link, n_ends);
  for (guint i = 0; i < n_ends; i++)
    {
      if (!millrace_end_free (chain, &ends[i], error))
        return FALSE;
    }

  apply (self, chain, name, written);

  return TRUE;
}

gboolean
millrace_links_connect_chain (MillraceLinks       *self,
                              const char * const  *ids,
                              char               **written,
                              GError             **error)
{
  g_autoptr (MillraceChain) chain = NULL;
  g_autoptr (GError) refusal = NULL;
  guint n = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  chain = millrace_chain_new (cfn_proof_get_template (get_present (self)));
  for (guint i = 0; ids[i] != NULL && ids[i + 1] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;

      if (millrace_chain_add (chain, plug (millrace_chain_get_proof (chain), ids[i], ids[i + 1],
                                           "", &local)))
        n++;
      else if (refusal == NULL)
        refusal = g_steal_pointer (&local);
    }
  if (n == 0)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }

  apply (self, chain, _("Connect Resources"), written);

  return TRUE;
}

gboolean
millrace_links_disconnect (MillraceLinks       *self,
                           const MillraceLink  *links,
                           guint                n_links,
                           char               **written,
                           GError             **error)
{
  g_autoptr (MillraceChain) chain = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (links != NULL && n_links > 0, FALSE);

  chain = millrace_chain_new (cfn_proof_get_template (get_present (self)));
  for (guint i = 0; i < n_links; i++)
    {
      /* One edge may have taken the next along: a mapping's permission goes with its stream. */
      if (i > 0 && find_claim (millrace_chain_get_proof (chain), &links[i]) == NULL)
        continue;
      if (!millrace_chain_add (chain, unplug (millrace_chain_get_proof (chain), &links[i], error)))
        return FALSE;
    }

  name = name_disconnecting (links, n_links);
  apply (self, chain, name, written);

  return TRUE;
}

/* The first edge at @id that can be taken away and is none of @tried, which it joins. */
static CfnEdit *
unplug_any (CfnProof   *proof,
            const char *id,
            GHashTable *tried)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      const char *from = claim->from != NULL ? claim->from->id : "";
      const char *to = claim->to != NULL ? claim->to->id : "";
      g_autoptr (CfnEdit) edit = NULL;
      char *key;

      if ((!g_str_equal (from, id) && !g_str_equal (to, id))
          || !cfn_claim_kind_has_edge (claim->kind))
        continue;

      key = g_strjoin (" ", cfn_claim_kind_to_string (claim->kind), from, to, NULL);
      if (!g_hash_table_add (tried, key))
        continue;
      edit = cfn_change_disconnect (proof, claim, NULL);
      if (edit != NULL)
        return g_steal_pointer (&edit);
    }

  return NULL;
}

gboolean
millrace_links_remove (MillraceLinks       *self,
                       const char * const  *ids,
                       char              ***dependents,
                       GError             **error)
{
  g_autoptr (GHashTable) tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MillraceChain) chain = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  CfnTemplate *before;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, FALSE);

  before = cfn_proof_get_template (get_present (self));
  chain = millrace_chain_new (before);
  for (guint i = 0; ids[i] != NULL; i++)
    while (millrace_chain_add (chain, unplug_any (millrace_chain_get_proof (chain), ids[i],
                                                  tried)))
      ;
  if (!millrace_chain_add (chain, cfn_change_remove (millrace_chain_get_template (chain), ids,
                                                     NULL, error)))
    return FALSE;

  if (dependents != NULL)
    *dependents = millrace_written_list (before, millrace_chain_get_template (chain), ids);
  edit = millrace_chain_dup_edit (chain);
  millrace_editor_apply_removal (self->editor, edit, ids);

  return TRUE;
}

/* The edge @link goes; what it led from leads to @id, and that to where it led. */
static gboolean
put_between (MillraceChain       *chain,
             const char          *id,
             const MillraceLink  *link,
             GError             **error)
{
  return millrace_chain_add (chain, unplug (millrace_chain_get_proof (chain), link, error))
         && millrace_chain_add (chain, plug (millrace_chain_get_proof (chain), link->from, id, "",
                                             error))
         && millrace_chain_add (chain, plug (millrace_chain_get_proof (chain), id, link->to, "",
                                             error));
}

gboolean
millrace_links_insert (MillraceLinks       *self,
                       const char          *id,
                       const MillraceLink  *link,
                       const CfnPoint      *place,
                       char               **written,
                       GError             **error)
{
  CfnDocument *document;
  g_autoptr (MillraceChain) chain = NULL;
  g_autoptr (CfnPositions) positions = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL && link != NULL && place != NULL, FALSE);

  chain = millrace_chain_new (cfn_proof_get_template (get_present (self)));
  if (!put_between (chain, id, link, error))
    return FALSE;

  /* Translators: a step of the history: three logical ids */
  name = millrace_words (N_("Insert {0} between {1} and {2}"), id, link->from, link->to, NULL);
  document = millrace_editor_get_document (self->editor);
  positions = cfn_positions_with (cfn_document_get_positions (document), id, place);
  cfn_document_begin_step (document, name);
  apply (self, chain, name, written);
  cfn_document_set_positions (document, positions, name, NULL);
  cfn_document_end_step (document);

  return TRUE;
}

/* The new resource with its connections; NULL and an error when that cannot be. */
static MillraceChain *
plan_addition (MillraceLinks          *self,
               const char             *type,
               const MillraceAddPlan  *plan,
               char                  **id,
               GError                **error)
{
  CfnTemplate *before = cfn_proof_get_template (get_present (self));
  g_autoptr (MillraceChain) chain = millrace_chain_new (before);

  if (!millrace_chain_add (chain, cfn_change_add (before, type, NULL, id, error)))
    return NULL;
  if (plan->between.kind != NULL && !put_between (chain, *id, &plan->between, error))
    return NULL;
  if (plan->n_ends > 0)
    return millrace_ends_move (chain, plan->ends, plan->n_ends, *id, error)
             ? g_steal_pointer (&chain) : NULL;
  if (plan->partner != NULL
      && !millrace_chain_add (chain, plug (millrace_chain_get_proof (chain),
                                           plan->incoming ? *id : plan->partner,
                                           plan->incoming ? plan->partner : *id, "", error)))
    return NULL;

  return g_steal_pointer (&chain);
}

gboolean
millrace_links_can_add (MillraceLinks         *self,
                        const char            *type,
                        const MillraceAddPlan *plan)
{
  g_autoptr (MillraceChain) chain = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  chain = plan_addition (self, type, plan, &id, NULL);

  return chain != NULL;
}

gboolean
millrace_links_fits_between (MillraceLinks      *self,
                             const char         *id,
                             const char         *type,
                             const MillraceLink *link)
{
  const MillraceAddPlan plan = { .between = *link };
  CfnTemplate *template;
  const CfnResource *resource;
  g_autoptr (MillraceChain) chain = NULL;
  g_auto (GStrv) types = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (link != NULL && (id != NULL) != (type != NULL), FALSE);

  template = cfn_proof_get_template (get_present (self));
  resource = id != NULL ? cfn_template_find_resource (template, id) : NULL;
  if (resource != NULL)
    type = resource->type;
  types = millrace_links_list_between (self, link);
  if (type == NULL || types == NULL || !g_strv_contains ((const char * const *) types, type))
    return FALSE;

  if (id == NULL)
    return millrace_links_can_add (self, type, &plan);

  chain = millrace_chain_new (template);

  return put_between (chain, id, link, NULL);
}

gboolean
millrace_links_add (MillraceLinks          *self,
                    const char             *type,
                    const MillraceAddPlan  *plan,
                    char                  **new_id,
                    char                  **written,
                    GError                **error)
{
  g_autoptr (CfnTemplate) before = NULL;
  g_autoptr (MillraceChain) chain = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (type != NULL && plan != NULL, FALSE);

  before = cfn_template_ref (cfn_proof_get_template (get_present (self)));
  chain = plan_addition (self, type, plan, &id, error);
  if (chain == NULL)
    return FALSE;

  edit = millrace_chain_dup_edit (chain);
  if (written != NULL)
    *written = millrace_written_describe (edit, before, millrace_chain_get_template (chain));
  millrace_editor_apply_addition (self->editor, edit, type, id,
                                  plan->placed ? &plan->place : NULL, &plan->place);
  if (new_id != NULL)
    *new_id = g_steal_pointer (&id);

  return TRUE;
}
