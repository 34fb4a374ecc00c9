/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-repair.h"

/* How many bytes may be read in all, to make repairs and to see what came of them: a second or two
 * of work. */
#define MAX_BYTES (32 * 1024 * 1024)
/* To find everything anew takes about that many times as long as only to read the text. */
#define FINDING_EFFORT 6
/* A connection is made of several edits, each of which is read and proven. */
#define CONNECTING_EFFORT 24
/* Who has to wait was made for nothing. */
#define MAX_WAITING 8

typedef struct
{
  CfnFindings *findings;   /* of the text as it is by now */
  GHashTable *tally;       /* of them; NULL as long as nothing was tried */
  CfnEdit *edit;           /* from the first text to that */
  GHashTable *tried;       /* what was attempted once, as describe() says it */
  gint64 bytes;            /* that may still be read */
  gboolean is_spent;       /* there are too few of them for what is left */
} Work;

/* Repairs that are made at once, each in other resources, so that none is about another. */
typedef struct
{
  GPtrArray *edits;
  GPtrArray *repairs;      /* of CfnRepair */
  GPtrArray *keys;         /* of their findings, as describe() says it */
  GHashTable *owners;      /* the resources that are written into, NULL for what is outside */
  guint n_waiting;         /* that are about one of these */
} Batch;

void
cfn_repair_free (CfnRepair *self)
{
  cfn_message_unref (self->title);
  g_free (self);
}

static void
batch_init (Batch *self)
{
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_edit_unref);
  self->repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_repair_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->owners = g_hash_table_new (NULL, NULL);
  self->n_waiting = 0;
}

static void
batch_clear (Batch *self)
{
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->repairs);
  g_ptr_array_unref (self->keys);
  g_hash_table_unref (self->owners);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

/* What stays the same of a finding when other places of the text change. */
static char *
describe (const CfnFinding *finding)
{
  g_autofree char *text = cfn_message_format (finding->message);

  return g_strconcat (finding->rule, " ", finding->path, " ", text, NULL);
}

/* Under which key is counted what is wrong with a resource, or with all else. No finding is
 * described like that. */
static const char *
get_owner_key (const CfnFinding *finding)
{
  return finding->resource != NULL ? finding->resource->id : "";
}

static guint
get_count (GHashTable *tally,
           const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (tally, key));
}

static void
count (GHashTable *tally,
       char       *key)
{
  const guint n = get_count (tally, key) + 1;

  g_hash_table_replace (tally, key, GUINT_TO_POINTER (n));
}

/* How often each finding is told, and how much is wrong with each resource. */
static GHashTable *
tally_new (CfnFindings *findings)
{
  GHashTable *tally = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);

      count (tally, describe (finding));
      if (finding->severity > CFN_SEVERITY_INFO)
        count (tally, g_strdup (get_owner_key (finding)));
    }

  return tally;
}

static guint
count_bad (CfnFindings *findings)
{
  guint n = 0;

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    n += cfn_findings_get (findings, i)->severity > CFN_SEVERITY_INFO;

  return n;
}

/* Of several repairs none may hide behind the good that another does. */
static gboolean
is_nowhere_worse (GHashTable  *before,
                  GHashTable  *after,
                  CfnFindings *findings)
{
  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const char *key = get_owner_key (cfn_findings_get (findings, i));

      if (get_count (after, key) > get_count (before, key))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_better (const Work  *self,
           const Batch *batch,
           CfnFindings *after,
           GHashTable  *tally)
{
  for (guint i = 0; i < batch->keys->len; i++)
    {
      const char *key = g_ptr_array_index (batch->keys, i);

      if (get_count (tally, key) >= get_count (self->tally, key))
        return FALSE;
    }

  return batch->keys->len > 1 ? is_nowhere_worse (self->tally, tally, after)
                              : count_bad (after) <= count_bad (self->findings);
}

static CfnText *
get_text (const Work *self)
{
  return cfn_template_get_text (cfn_findings_get_template (self->findings));
}

static CfnFindings *
find_after (Work    *self,
            CfnEdit *edit)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, get_text (self));
  CfnTree *before = cfn_template_get_tree (cfn_findings_get_template (self->findings));
  g_autoptr (CfnTree) tree = cfn_tree_read_after (before, edit, text);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);

  self->bytes -= (gint64) cfn_text_get_length (text) * FINDING_EFFORT;
  return cfn_findings_new (proof);
}

static const CfnFix *
find_safe_fix (const CfnFinding *finding)
{
  for (guint i = 0; i < finding->n_fixes; i++)
    {
      if (finding->fixes[i].is_safe)
        return &finding->fixes[i];
    }

  return NULL;
}

/* FALSE when @edit writes into what another edit of the batch is about. */
static gboolean
claim_owners (Batch       *self,
              CfnTemplate *template,
              CfnEdit     *edit)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  guint n_splices;
  const CfnSplice *splices = cfn_edit_get_splices (edit, &n_splices);

  for (guint i = 0; i < n_splices; i++)
    {
      gpointer owner = (gpointer) cfn_template_get_resource_at (template, splices[i].span.start);

      if (g_hash_table_contains (self->owners, owner))
        return FALSE;
      g_ptr_array_add (owners, owner);
    }
  for (guint i = 0; i < owners->len; i++)
    g_hash_table_add (self->owners, g_ptr_array_index (owners, i));

  return TRUE;
}

/* All that the batch does; NULL when one repair gets in the way of another after all. */
static CfnEdit *
batch_get_edit (const Batch *self)
{
  g_autoptr (CfnEdit) whole = NULL;

  if (self->edits->len == 1)
    return cfn_edit_ref (g_ptr_array_index (self->edits, 0));

  whole = cfn_edit_new ();
  for (guint i = 0; i < self->edits->len; i++)
    {
      guint n_splices;
      const CfnSplice *splices = cfn_edit_get_splices (g_ptr_array_index (self->edits, i),
                                                       &n_splices);

      for (guint j = 0; j < n_splices; j++)
        {
          if (!cfn_edit_add (whole, splices[j].span, splices[j].text, splices[j].length))
            return NULL;
        }
    }

  return g_steal_pointer (&whole);
}

/* How often the text is read to make the repair: the writer checks what comes of an edit. */
static guint
get_effort (const CfnFix *fix)
{
  switch (fix->kind)
    {
    case CFN_FIX_RENAME_KEY:
      return 0;

    case CFN_FIX_CONNECT:
      return CONNECTING_EFFORT;

    case CFN_FIX_SET:
    case CFN_FIX_APPEND:
    default:
      return 1;
    }
}

/* FALSE when the repair @fix cannot be made, now or ever. */
static gboolean
batch_add (Batch            *self,
           Work             *work,
           const CfnFinding *finding,
           const CfnFix     *fix)
{
  g_autoptr (CfnEdit) edit = NULL;
  CfnRepair *repair;

  work->bytes -= (gint64) cfn_text_get_length (get_text (work)) * get_effort (fix);

  edit = cfn_findings_make_edit (work->findings, fix, NULL);
  if (edit == NULL || cfn_edit_is_empty (edit))
    return FALSE;

  if (!claim_owners (self, cfn_findings_get_template (work->findings), edit))
    {
      self->n_waiting++;
      return TRUE;
    }

  repair = g_new (CfnRepair, 1);
  *repair = (CfnRepair) { finding->rule, cfn_message_ref (fix->title) };
  g_ptr_array_add (self->repairs, repair);
  g_ptr_array_add (self->keys, describe (finding));
  g_ptr_array_add (self->edits, g_steal_pointer (&edit));

  return TRUE;
}

/* At most @limit repairs that can be made by now. */
static void
batch_collect (Batch           *self,
               Work            *work,
               CfnRepairFilter  filter,
               gpointer         data,
               guint            limit)
{
  const gint64 reserve = (gint64) cfn_text_get_length (get_text (work)) * FINDING_EFFORT;

  for (guint i = 0; i < cfn_findings_get_n (work->findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (work->findings, i);
      const CfnFix *fix = find_safe_fix (finding);
      g_autofree char *key = NULL;

      if (fix == NULL || (filter != NULL && !filter (finding, data)))
        continue;

      key = describe (finding);
      if (g_hash_table_contains (work->tried, key))
        continue;

      /* Something is done even in a text that is too long for it. */
      work->is_spent = work->bytes < MIN (reserve, MAX_BYTES);
      if (work->is_spent || self->edits->len == limit || self->n_waiting == MAX_WAITING)
        break;

      if (g_hash_table_contains (self->owners, finding->resource))
        continue;

      if (!batch_add (self, work, finding, fix))
        g_hash_table_add (work->tried, g_steal_pointer (&key));
    }
}

/* TRUE when the batch was made. */
static gboolean
try_batch (Work  *self,
           Batch *batch)
{
  g_autoptr (CfnEdit) edit = batch_get_edit (batch);
  g_autoptr (CfnFindings) after = edit != NULL ? find_after (self, edit) : NULL;
  g_autoptr (GHashTable) tally = NULL;
  CfnEdit *whole;

  if (after == NULL)
    return FALSE;

  tally = tally_new (after);
  if (self->tally == NULL)
    self->tally = tally_new (self->findings);
  if (!is_better (self, batch, after, tally))
    return FALSE;

  whole = cfn_edit_compose (self->edit, edit);
  cfn_edit_unref (self->edit);
  self->edit = whole;
  cfn_findings_unref (self->findings);
  self->findings = g_steal_pointer (&after);
  g_hash_table_unref (self->tally);
  self->tally = g_steal_pointer (&tally);

  return TRUE;
}

/* Makes the next repairs that can be made, at most @limit of them, which gets to be as many as it
 * is worth while to try next. FALSE when there are none. */
static gboolean
repair_next (Work            *self,
             CfnRepairFilter  filter,
             gpointer         data,
             GPtrArray       *repairs,
             guint           *limit)
{
  g_auto (Batch) batch;
  gboolean is_made;

  batch_init (&batch);
  batch_collect (&batch, self, filter, data, *limit);
  if (batch.edits->len == 0)
    return FALSE;

  is_made = try_batch (self, &batch);
  *limit = is_made ? MIN (*limit, G_MAXUINT / 2) * 2 : MAX (batch.edits->len / 2, 1);

  /* Of several that were not made together, each is still to be tried. */
  if (is_made || batch.keys->len == 1)
    {
      for (guint i = 0; i < batch.keys->len; i++)
        g_hash_table_add (self->tried, g_strdup (g_ptr_array_index (batch.keys, i)));
    }
  if (is_made)
    g_ptr_array_extend_and_steal (repairs, g_ptr_array_ref (batch.repairs));

  return TRUE;
}

CfnEdit *
cfn_repair_all (CfnFindings      *findings,
                CfnRepairFilter   filter,
                gpointer          data,
                GPtrArray        *repairs,
                CfnFindings     **after,
                gboolean         *is_spent,
                GCancellable     *cancellable)
{
  g_autoptr (GHashTable) tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint limit = G_MAXUINT;
  Work work;

  g_return_val_if_fail (findings != NULL, NULL);
  g_return_val_if_fail (repairs != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);
  g_return_val_if_fail (is_spent != NULL, NULL);

  work = (Work) {
    .findings = cfn_findings_ref (findings),
    .edit = cfn_edit_new (),
    .tried = tried,
    .bytes = MAX_BYTES,
  };
  while (!g_cancellable_is_cancelled (cancellable)
         && repair_next (&work, filter, data, repairs, &limit))
    ;

  g_clear_pointer (&work.tally, g_hash_table_unref);
  *after = work.findings;
  *is_spent = work.is_spent;
  return work.edit;
}
