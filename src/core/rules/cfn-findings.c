/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-quiet.h"

#include "cfn-boxed.h"
#include "cfn-text-document.h"

#include <string.h>

struct _CfnFindings
{
  gatomicrefcount ref_count;
  CfnProof *proof;
  GPtrArray *findings;    /* of CfnFinding, owned */
  GPtrArray *suppressed;  /* likewise */
  GHashTable *owned;      /* CfnResource, or CfnNode of an entry -> Owned */
  GHashTable *of_claims;  /* CfnClaim -> CfnFinding */
  int worst_of_all;
  guint8 *quiet;          /* by index of the resource: of CfnWalk */
};

CFN_DEFINE_BOXED_TYPE (CfnFindings, cfn_findings)

/* What is wrong with one resource or entry. */
typedef struct
{
  int worst;
  CfnFingerprint print;   /* of all that they say */
  GPtrArray *findings;    /* of CfnFinding */
} Owned;

static void
owned_free (Owned *self)
{
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static void
owned_add (GHashTable       *table,
           gconstpointer     owner,
           const CfnFinding *finding)
{
  Owned *self = g_hash_table_lookup (table, owner);

  if (self == NULL)
    {
      self = g_new (Owned, 1);
      *self = (Owned) { -1, CFN_FINGERPRINT_START, g_ptr_array_new () };
      g_hash_table_insert (table, (gpointer) owner, self);
    }

  self->worst = MAX (self->worst, (int) finding->severity);
  self->print = cfn_fingerprint_add_number (self->print, finding->print);
  g_ptr_array_add (self->findings, (gpointer) finding);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const CfnFinding *one = *(const CfnFinding * const *) a;
  const CfnFinding *other = *(const CfnFinding * const *) b;

  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;
  if (one->span.end != other->span.end)
    return one->span.end < other->span.end ? -1 : 1;

  return strcmp (one->rule, other->rule);
}

/* A text that cannot be read has one problem, the first: what comes after it is often its fault. */
static void
check_syntax (CfnChecker *self,
              CfnTree    *tree)
{
  guint n_problems;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (tree, &n_problems);

  cfn_checker_report_at (self, "syntax", cfn_template_get_resource_at (self->template,
                                                                        problems[0].span.start),
                         NULL, problems[0].span, cfn_message_ref (problems[0].message));
}

static void
check_all (CfnChecker *self)
{
  cfn_check_template (self);
  cfn_check_sections (self);
  cfn_check_declarations (self);
  cfn_check_names (self);
  cfn_check_attributes (self);
  cfn_check_unused (self);
  cfn_check_circles (self);
  cfn_check_types (self);
  cfn_check_required (self);
  cfn_check_trigger (self);
  cfn_check_wirings (self);
  cfn_check_filters (self);
  cfn_check_tables (self);
  cfn_check_functions (self);
  cfn_check_roles (self);
  cfn_check_dependencies (self);
  cfn_check_intrinsics (self);
  cfn_check_policies (self);
  cfn_check_widths (self);
  cfn_check_resources (self);
  cfn_check_traps (self);
}

/* Several views compare what they show with it, each time that somebody presses a key. */
static void
print_findings (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      CfnFinding *finding = g_ptr_array_index (findings, i);
      const char *id = finding->resource != NULL ? finding->resource->id : NULL;

      finding->print = CFN_FINGERPRINT_START;
      finding->print = cfn_fingerprint_add_number (finding->print, finding->severity);
      finding->print = cfn_fingerprint_add_text (finding->print, finding->rule);
      finding->print = cfn_fingerprint_add_text (finding->print, id);
      finding->print = cfn_fingerprint_add_message (finding->print, finding->message);
    }
}

static void
find_owners (CfnFindings *self)
{
  self->worst_of_all = -1;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const CfnFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->resource != NULL)
        owned_add (self->owned, finding->resource, finding);
      else if (finding->entry != NULL)
        owned_add (self->owned, finding->entry, finding);
      self->worst_of_all = MAX (self->worst_of_all, (int) finding->severity);
    }
}

CfnFindings *
cfn_findings_new (CfnProof *proof)
{
  return cfn_findings_new_after (NULL, proof);
}

/* What the checker knows by resource. */
static void
prepare_quiet (CfnFindings *self,
               CfnChecker  *checker,
               CfnFindings *before)
{
  guint n = MAX (cfn_template_get_n_resources (checker->template), 1);

  self->quiet = g_new0 (guint8, n);
  checker->quiet = self->quiet;
  checker->known_quiet
    = before != NULL ? cfn_quiet_take_over (before->quiet, cfn_findings_get_template (before),
                                            checker->template)
                     : g_new0 (guint8, n);
  checker->is_touched = g_new0 (gboolean, n);
}

CfnFindings *
cfn_findings_new_after (CfnFindings *before,
                        CfnProof    *proof)
{
  CfnFindings *self;
  CfnChecker checker;
  CfnTree *tree;

  g_return_val_if_fail (proof != NULL, NULL);

  self = g_new0 (CfnFindings, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->proof = cfn_proof_ref (proof);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_finding_free);
  self->suppressed = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_finding_free);
  self->owned = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) owned_free);
  self->of_claims = g_hash_table_new (NULL, NULL);

  checker.proof = proof;
  checker.template = cfn_proof_get_template (proof);
  checker.findings = self->findings;
  checker.told = cfn_checker_new_told ();
  checker.of_claims = self->of_claims;
  checker.actions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  prepare_quiet (self, &checker, before);
  tree = cfn_template_get_tree (checker.template);
  if (cfn_tree_is_whole (tree))
    check_all (&checker);
  else
    check_syntax (&checker, tree);
  cfn_checker_drop_doubts (&checker);

  cfn_suppress (&checker, self->suppressed);
  g_hash_table_unref (checker.told);
  g_hash_table_unref (checker.actions);
  g_free (checker.known_quiet);
  g_free (checker.is_touched);
  g_ptr_array_sort (self->findings, compare_findings);
  g_ptr_array_sort (self->suppressed, compare_findings);
  print_findings (self->findings);
  print_findings (self->suppressed);
  find_owners (self);

  return self;
}

CfnFindings *
cfn_findings_ref (CfnFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_findings_unref (CfnFindings *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->owned);
  g_hash_table_unref (self->of_claims);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->suppressed);
  g_free (self->quiet);
  cfn_proof_unref (self->proof);
  g_free (self);
}

CfnTemplate *
cfn_findings_get_template (CfnFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cfn_proof_get_template (self->proof);
}

guint
cfn_findings_get_n (CfnFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->findings->len;
}

const CfnFinding *
cfn_findings_get (CfnFindings *self,
                  guint        index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->findings->len, NULL);

  return g_ptr_array_index (self->findings, index);
}

guint
cfn_findings_get_n_suppressed (CfnFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->suppressed->len;
}

const CfnFinding *
cfn_findings_get_suppressed (CfnFindings *self,
                             guint        index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->suppressed->len, NULL);

  return g_ptr_array_index (self->suppressed, index);
}

static int
get_worst (CfnFindings   *self,
           gconstpointer  owner)
{
  const Owned *owned = g_hash_table_lookup (self->owned, owner);

  return owned != NULL ? owned->worst : -1;
}

static const CfnFinding * const *
get_own (CfnFindings   *self,
         gconstpointer  owner,
         guint         *n_findings)
{
  const Owned *owned = g_hash_table_lookup (self->owned, owner);

  *n_findings = owned != NULL ? owned->findings->len : 0;

  return owned != NULL ? (const CfnFinding * const *) owned->findings->pdata : NULL;
}

int
cfn_findings_get_worst (CfnFindings       *self,
                        const CfnResource *resource)
{
  g_return_val_if_fail (self != NULL, -1);

  return resource != NULL ? get_worst (self, resource) : self->worst_of_all;
}

int
cfn_findings_get_worst_at (CfnFindings   *self,
                           const CfnNode *entry)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (entry != NULL, -1);

  return get_worst (self, entry);
}

const CfnFinding * const *
cfn_findings_get_of (CfnFindings       *self,
                     const CfnResource *resource,
                     guint             *n_findings)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (resource != NULL, NULL);
  g_return_val_if_fail (n_findings != NULL, NULL);

  return get_own (self, resource, n_findings);
}

const CfnFinding * const *
cfn_findings_get_at (CfnFindings   *self,
                     const CfnNode *entry,
                     guint         *n_findings)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (n_findings != NULL, NULL);

  return get_own (self, entry, n_findings);
}

static CfnFingerprint
get_print (CfnFindings   *self,
           gconstpointer  owner)
{
  const Owned *owned = g_hash_table_lookup (self->owned, owner);

  return owned != NULL ? owned->print : 0;
}

CfnFingerprint
cfn_findings_get_fingerprint (CfnFindings       *self,
                              const CfnResource *resource)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (resource != NULL, 0);

  return get_print (self, resource);
}

CfnFingerprint
cfn_findings_get_fingerprint_at (CfnFindings   *self,
                                 const CfnNode *entry)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (entry != NULL, 0);

  return get_print (self, entry);
}

int
cfn_findings_find_claim (CfnFindings    *self,
                         const CfnClaim *claim)
{
  const CfnFinding *finding;
  guint index;

  g_return_val_if_fail (self != NULL, -1);

  finding = g_hash_table_lookup (self->of_claims, claim);

  return finding != NULL && g_ptr_array_find (self->findings, finding, &index) ? (int) index : -1;
}

static CfnEdit *
append (CfnTemplate  *template,
        const char   *path,
        const char   *yaml,
        GError      **error)
{
  g_autoptr (CfnTree) value = cfn_tree_read_string (yaml);
  g_autoptr (CfnPath) steps = cfn_path_parse (path, error);

  if (steps == NULL)
    return NULL;

  return cfn_writer_insert (cfn_template_get_tree (template), steps, G_MAXUINT,
                            cfn_tree_get_root (value), error);
}

/* Only the name is written anew; quotes around it stay. */
static CfnEdit *
rename_key (CfnTemplate  *template,
            const char   *path,
            const char   *name,
            GError      **error)
{
  g_autoptr (CfnPath) steps = cfn_path_parse (path, error);
  g_autoptr (CfnEdit) edit = NULL;
  const CfnNode *node;
  CfnSpan span;

  if (steps == NULL)
    return NULL;
  node = cfn_path_resolve (steps, cfn_template_get_tree (template), NULL);
  if (node == NULL || node->key == NULL || node->key->style > CFN_STYLE_DOUBLE_QUOTED)
    {
      g_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN, "%s", path);
      return NULL;
    }

  span = node->key->content;
  if (node->key->style != CFN_STYLE_PLAIN)
    span = (CfnSpan) { span.start + 1, span.end - 1 };
  edit = cfn_edit_new ();
  cfn_edit_add (edit, span, name, -1);

  return g_steal_pointer (&edit);
}

/* A fix that needs to know no more than the text. */
static CfnEdit *
make_edit (CfnTemplate   *template,
           const CfnFix  *fix,
           GError       **error)
{
  g_autoptr (CfnEdit) edit = NULL;

  switch (fix->kind)
    {
    case CFN_FIX_APPEND:
      return append (template, fix->first, fix->second, error);
    case CFN_FIX_RENAME_KEY:
      return rename_key (template, fix->first, fix->second, error);
    case CFN_FIX_REMOVE:
      return cfn_change_unset (template, fix->first, error);
    case CFN_FIX_GIVE_ROLE:
      return cfn_change_give_role (template, fix->first, error);
    case CFN_FIX_REPLACE:
      edit = cfn_edit_new ();
      cfn_edit_add (edit, fix->span, fix->first, -1);
      return g_steal_pointer (&edit);
    case CFN_FIX_SET:
    case CFN_FIX_CONNECT:   /* is not asked here */
    default:
      return cfn_change_set (template, fix->first, fix->second, error);
    }
}

static CfnEdit *
make_edit_in_string (CfnTemplate   *template,
                     const CfnFix  *fix,
                     GError       **error)
{
  g_autoptr (CfnPath) steps = cfn_path_parse (fix->document, error);
  g_autoptr (CfnTemplate) open = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  CfnNode *node;

  if (steps == NULL)
    return NULL;
  node = cfn_path_resolve (steps, cfn_template_get_tree (template), NULL);
  open = node != NULL ? cfn_text_document_read (template, node) : NULL;
  g_return_val_if_fail (open != NULL, NULL);

  edit = make_edit (open, fix, error);

  return edit != NULL ? cfn_text_document_change (template, fix->document, open, edit, error)
                      : NULL;
}

CfnEdit *
cfn_findings_make_edit (CfnFindings   *self,
                        const CfnFix  *fix,
                        GError       **error)
{
  CfnTemplate *template;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (fix != NULL, NULL);

  template = cfn_proof_get_template (self->proof);
  if (fix->document != NULL)
    return make_edit_in_string (template, fix, error);
  if (fix->kind == CFN_FIX_CONNECT)
    return cfn_change_connect (self->proof, fix->first, fix->second, NULL, error);

  return make_edit (template, fix, error);
}

const char *
cfn_severity_to_string (CfnSeverity severity)
{
  static const char * const words[] = {
    [CFN_SEVERITY_INFO] = "info",
    [CFN_SEVERITY_WARNING] = "warning",
    [CFN_SEVERITY_ERROR] = "error",
  };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (words), NULL);

  return words[severity];
}
