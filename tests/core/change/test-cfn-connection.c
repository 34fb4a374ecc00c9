/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Connections of every meaning, in templates of many styles: what is connected works and brings no
 * new problem, and disconnecting gives back every byte, at once and after other edits.
 *
 * MILLRACE_CONNECTIONS=all takes every pair of resources of every text, which is hours; a number
 * takes so many, chosen by the seed of the test run.
 */
#include <stdlib.h>
#include <string.h>

#include "cfn-finding.h"
#include "connection-texts.h"

#define N_CHOSEN 150

/* One text on its way. */
typedef struct
{
  CfnText *text;
  CfnTemplate *template;
  CfnProof *proof;
} Stage;

static Stage *
stage_new (CfnText *text)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  Stage *self = g_new (Stage, 1);

  if (!cfn_tree_is_whole (tree))
    g_error ("what came out cannot be read:\n%s", cfn_text_get_data (text, NULL));
  self->text = cfn_text_ref (text);
  self->template = cfn_template_new (tree);
  self->proof = cfn_proof_new (self->template);

  return self;
}

static void
stage_free (Stage *self)
{
  cfn_proof_unref (self->proof);
  cfn_template_unref (self->template);
  cfn_text_unref (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stage, stage_free)

/* @edit is taken; NULL gives NULL. */
static Stage *
stage_apply (Stage   *self,
             CfnEdit *edit)
{
  g_autoptr (CfnEdit) taken = edit;
  g_autoptr (CfnText) after = NULL;

  if (taken == NULL)
    return NULL;

  after = cfn_edit_apply (taken, self->text);
  return stage_new (after);
}

static Stage *
stage_connect (Stage      *self,
               const char *from,
               const char *to,
               const char *as)
{
  return stage_apply (self, cfn_change_connect (self->proof, from, to, as, NULL));
}

static Stage *
stage_disconnect (Stage      *self,
                  const char *from,
                  const char *to,
                  const char *as)
{
  return stage_apply (self, cfn_change_disconnect_ends (self->proof, from, to, as, NULL));
}

/* What is being tried, for the words of a failure. */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *as;
  Stage *before;
  Stage *after;
} Attempt;

static void
fail (const Attempt *self,
      const char    *what,
      Stage         *found)
{
  g_error ("%s: %s -> %s as %s: %s\n---- before\n%s\n---- connected\n%s\n---- found\n%s",
           self->name, self->from, self->to, self->as, what,
           cfn_text_get_data (self->before->text, NULL),
           cfn_text_get_data (self->after->text, NULL),
           found != NULL ? cfn_text_get_data (found->text, NULL) : "nothing");
}

static void
check_same (const Attempt *self,
            const char    *what,
            Stage         *found,
            Stage         *expected)
{
  if (found == NULL || !g_bytes_equal (cfn_text_get_bytes (found->text),
                                       cfn_text_get_bytes (expected->text)))
    fail (self, what, found);
}

/* How often each rule that is worse than a remark finds something in each resource. */
static GHashTable *
count_findings (CfnProof *proof)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CfnFindings *findings = cfn_findings_new (proof);

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      char *key = g_strdup_printf ("%s of %s", finding->rule,
                                   finding->resource != NULL ? finding->resource->id : "");
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      if (finding->severity == CFN_SEVERITY_INFO)
        g_free (key);
      else
        g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
    }

  cfn_findings_unref (findings);
  return counts;
}

/* What a connection may well bring to light: to write to the table whose changes one is called for
 * is risky, what a role lacks for other reasons shows when a function runs as it, and a boundary is
 * there to forbid. */
static gboolean
is_to_be_told (const Attempt *self,
               const char    *problem)
{
  return g_str_has_prefix (problem, "writes-what-it-reads ") ||
         g_str_equal (self->as, "reference:PermissionsBoundary") ||
         (g_str_equal (self->as, "role") && g_str_has_prefix (problem, "role-cannot-write-logs "));
}

static void
check_no_new_problem (const Attempt *self)
{
  g_autoptr (GHashTable) before = count_findings (self->before->proof);
  g_autoptr (GHashTable) after = count_findings (self->after->proof);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (before, key));

      /* Where there were no Properties, what they lack is told one by one once there are. */
      if (n_before > 0 && g_str_has_prefix (key, "missing-property "))
        continue;
      if (!is_to_be_told (self, key) && GPOINTER_TO_UINT (value) > n_before)
        fail (self, key, NULL);
    }
}

static gboolean
has_holding (CfnProof     *proof,
             CfnClaimKind  kind,
             const char   *from,
             const char   *to)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == kind && claim->verdict != CFN_VERDICT_FAILS &&
          (from == NULL || (claim->from != NULL && g_str_equal (claim->from->id, from))) &&
          (to == NULL || (claim->to != NULL && g_str_equal (claim->to->id, to))))
        return TRUE;
    }

  return FALSE;
}

/* The edge that the connection is to be on the canvas is there, and does not fail. */
static void
check_claim (const Attempt *self)
{
  static const struct
  {
    const char *as;
    CfnClaimKind kind;
    gboolean any_from;
    gboolean any_to;
  } kinds[] = {
    { "trigger", CFN_CLAIM_STREAM, FALSE, TRUE },
    { "source", CFN_CLAIM_STREAM, FALSE, FALSE },
    { "target", CFN_CLAIM_INVOKE, FALSE, FALSE },
    { "role", CFN_CLAIM_ASSUME, FALSE, FALSE },
    { "on-failure", CFN_CLAIM_ON_FAILURE, FALSE, FALSE },
    { "attach", CFN_CLAIM_ATTACH, FALSE, FALSE },
    { "depends-on", CFN_CLAIM_DEPENDS_ON, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].as, self->as) &&
          !has_holding (self->after->proof, kinds[i].kind, kinds[i].any_from ? NULL : self->from,
                        kinds[i].any_to ? NULL : self->to))
        fail (self, "there is no such claim that holds", NULL);
    }
}

/* One other edit of what was there before, the same in both texts, or NULL. */
typedef CfnEdit *(*Other) (Stage      *stage,
                           const char *id,
                           guint       number);

static CfnEdit *
rename_it (Stage      *stage,
           const char *id,
           guint       number)
{
  g_autofree char *name = g_strdup_printf ("%sRenamed%u", id, number);

  return cfn_change_rename (stage->template, id, name, NULL);
}

static CfnEdit *
describe_it (Stage      *stage,
             const char *id,
             guint       number)
{
  g_autofree char *path = g_strdup_printf ("%s.Metadata.Note%u", id, number);

  return cfn_change_set (stage->template, path, "a note", NULL);
}

static CfnEdit *
tag_it (Stage      *stage,
        const char *id,
        guint       number)
{
  g_autofree char *path = g_strdup_printf ("%s.DeletionPolicy", id);

  return cfn_change_set (stage->template, path, "Retain", NULL);
}

/* A comment in the line of the resource's name. */
static CfnEdit *
comment_it (Stage      *stage,
            const char *id,
            guint       number)
{
  CfnNode *key = cfn_template_find_resource (stage->template, id)->node->key;
  const char *text = cfn_text_get_data (stage->text, NULL);
  CfnEdit *edit;

  if (cfn_tree_is_json (cfn_template_get_tree (stage->template)) ||
      strcspn (text + key->span.end, "\r\n") != 1)
    return NULL;

  edit = cfn_edit_new ();
  cfn_edit_add (edit, (CfnSpan) { key->span.end + 1, key->span.end + 1 }, " # seen", -1);
  return edit;
}

/* The name of an end after it was renamed. */
static char *
follow (CfnTemplate *template,
        const char  *id,
        guint        number)
{
  return cfn_template_find_resource (template, id) != NULL
           ? g_strdup (id) : g_strdup_printf ("%sRenamed%u", id, number);
}

/* With other edits in between, what is left are those. */
static void
check_after_others (const Attempt *self)
{
  static const Other others[] = { rename_it, describe_it, tag_it, comment_it };
  const guint which = g_test_rand_int_range (0, G_N_ELEMENTS (others));
  const guint n = cfn_template_get_n_resources (self->before->template);
  const guint place = g_test_rand_int_range (0, 3);
  const char *id = place == 0 ? self->from
                   : place == 1 ? self->to
                   : cfn_template_get_resource (self->before->template,
                                                g_test_rand_int_range (0, n))->id;
  g_autoptr (Stage) alone = stage_apply (self->before, others[which] (self->before, id, 1));
  g_autoptr (Stage) with = stage_apply (self->after, others[which] (self->after, id, 1));
  g_autoptr (Stage) back = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (alone == NULL || with == NULL)
    return;

  from = follow (with->template, self->from, 1);
  to = follow (with->template, self->to, 1);
  back = stage_disconnect (with, from, to, self->as);
  check_same (self, "other bytes after another edit in between", back, alone);
}

/* Where two functions run as one role, nobody can tell whose permission it is: it stays until both
 * let go of it. */
static gboolean
shares_permission (const Attempt      *self,
                   const char * const *ends,
                   const char         *as)
{
  return g_str_equal (self->to, ends[1]) && !g_str_equal (self->from, ends[0]) &&
         (strstr (self->as, "read") != NULL || strstr (self->as, "write") != NULL ||
          strstr (as, "read") != NULL || strstr (as, "write") != NULL);
}

/* A second connection, made in between and taken back before or after this one. */
static void
check_with_another (const Attempt *self)
{
  const guint n = cfn_template_get_n_resources (self->before->template);
  const char *ends[2];
  g_autoptr (GPtrArray) meanings = NULL;
  g_autoptr (Stage) both = NULL;
  g_autoptr (Stage) one = NULL;
  g_autoptr (Stage) none = NULL;
  const CfnConnection *other;
  gboolean is_first;

  for (guint i = 0; i < 2; i++)
    ends[i] = g_test_rand_int_range (0, 3) == 0
                ? cfn_template_get_resource (self->before->template,
                                             g_test_rand_int_range (0, n))->id
                : (i == 0 ? self->from : self->to);
  meanings = cfn_change_list_connections (self->after->proof, ends[0], ends[1], NULL);
  if (meanings == NULL)
    return;

  other = meanings->pdata[g_test_rand_int_range (0, meanings->len)];
  if (shares_permission (self, ends, other->as))
    return;

  both = stage_connect (self->after, ends[0], ends[1], other->as);
  if (both == NULL)
    return;

  is_first = g_test_rand_int_range (0, 2) == 0;
  /* Who runs as a role no more has nothing to do with what that may do. */
  if (g_str_equal (is_first ? self->as : other->as, "role"))
    return;
  one = is_first ? stage_disconnect (both, self->from, self->to, self->as)
                 : stage_disconnect (both, ends[0], ends[1], other->as);
  if (one == NULL)
    return;
  none = is_first ? stage_disconnect (one, ends[0], ends[1], other->as)
                  : stage_disconnect (one, self->from, self->to, self->as);
  if (none == NULL)
    none = stage_new (one->text);
  if (!g_bytes_equal (cfn_text_get_bytes (none->text), cfn_text_get_bytes (self->before->text)))
    {
      g_autofree char *what = g_strdup_printf ("other bytes with %s -> %s as %s, which went %s",
                                               ends[0], ends[1], other->as,
                                               is_first ? "last" : "first");

      g_printerr ("---- both\n%s", cfn_text_get_data (both->text, NULL));
      fail (self, what, none);
    }
}

static void
check_connection (Attempt *self)
{
  g_autoptr (Stage) back = NULL;
  g_autoptr (Stage) all = NULL;
  g_autoptr (Stage) after = stage_connect (self->before, self->from, self->to, self->as);

  /* It is there already. */
  if (after == NULL)
    return;

  self->after = after;
  check_no_new_problem (self);
  check_claim (self);
  back = stage_disconnect (after, self->from, self->to, self->as);
  check_same (self, "other bytes", back, self->before);
  check_after_others (self);
  check_with_another (self);
}

static void
check_pair (const char *name,
            Stage      *stage,
            const char *from,
            const char *to)
{
  g_autoptr (CfnMessage) why_not = NULL;
  g_autoptr (GPtrArray) meanings
    = cfn_change_list_connections (stage->proof, from, to, &why_not);

  g_assert_true ((meanings == NULL) == (why_not != NULL));
  for (guint i = 0; meanings != NULL && i < meanings->len; i++)
    {
      const CfnConnection *connection = meanings->pdata[i];
      Attempt attempt = { name, from, to, connection->as, stage, NULL };

      check_connection (&attempt);
    }
}

static void
check_whole (const ConnectionText *one)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (one->text, -1);
  g_autoptr (Stage) stage = stage_new (text);
  const guint n = cfn_template_get_n_resources (stage->template);

  for (guint i = 0; i < n * n; i++)
    check_pair (one->name, stage, cfn_template_get_resource (stage->template, i / n)->id,
                cfn_template_get_resource (stage->template, i % n)->id);
}

static void
check_random_pair (const ConnectionText *one)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (one->text, -1);
  g_autoptr (Stage) stage = stage_new (text);
  const guint n = cfn_template_get_n_resources (stage->template);

  if (n > 0)
    check_pair (one->name, stage,
                cfn_template_get_resource (stage->template, g_test_rand_int_range (0, n))->id,
                cfn_template_get_resource (stage->template, g_test_rand_int_range (0, n))->id);
}

static void
test_connections (void)
{
  const char *wanted = g_getenv ("MILLRACE_CONNECTIONS");
  const gboolean all = g_strcmp0 (wanted, "all") == 0;
  g_autoptr (GPtrArray) texts = connection_texts_load (all);
  const guint n = wanted != NULL ? atoi (wanted) : N_CHOSEN;

  for (guint i = 0; all && i < texts->len; i++)
    {
      g_test_message ("%s", ((ConnectionText *) texts->pdata[i])->name);
      check_whole (texts->pdata[i]);
    }
  /* Half of them among the parts, which are the first and have the most to offer. */
  for (guint i = 0; !all && i < n; i++)
    check_random_pair (texts->pdata[g_test_rand_int_range (0, i % 2 == 0 ? 6 : texts->len)]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/connection/comes-back", test_connections);

  return g_test_run ();
}
