/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-outline-plan.h"

#include <glib/gi18n.h>

#include "millrace-fuzzy.h"

/* What is being planned. */
typedef struct
{
  CfnReading           *reading;
  CfnTemplate          *template;
  CfnPositions         *positions;
  const char           *filter;
  guint                 n;          /* resources */
  MillraceOutlineEdges *edges;      /* of each of them */
  gboolean             *is_shown;   /* it answers the filter */
  gboolean             *is_done;    /* it has its row */
} Planner;

/* An edge of a chain: the row of @below stands below that of @above. */
typedef struct
{
  guint           above;
  guint           below;
  const CfnClaim *claim;
} Link;

static const char * const kinds[CFN_N_KINDS] = {
  [CFN_KIND_TABLE] = N_("Tables"),
  [CFN_KIND_FUNCTION] = N_("Functions"),
  [CFN_KIND_ROLE] = N_("Roles"),
  [CFN_KIND_MAPPING] = N_("Mappings"),
  [CFN_KIND_POLICY] = N_("Policies"),
  [CFN_KIND_QUEUE] = N_("Queues"),
  [CFN_KIND_TOPIC] = N_("Topics"),
  [CFN_KIND_BUCKET] = N_("Buckets"),
  [CFN_KIND_OTHER] = N_("Other Resources"),
};

/* The sections of a template beside Resources, in the order in which people write them. */
static const struct
{
  const char *name;
  const char *title;
  const char *word;
} sections[] = {
  { "Parameters", N_("Parameters"), N_("Parameter") },
  { "Mappings", N_("Mappings"), N_("Mapping") },
  { "Conditions", N_("Conditions"), N_("Condition") },
  { "Outputs", N_("Outputs"), N_("Output") },
};

const char *
millrace_outline_section_get_word (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].name, section) == 0)
      return _(sections[i].word);

  return "";
}

/* --- rows ------------------------------------------------------------------------------------- */

static void
plan_free (gpointer data)
{
  MillraceOutlinePlan *plan = data;

  g_clear_pointer (&plan->children, g_ptr_array_unref);
  g_free (plan);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func (plan_free);
}

/* @mark keeps a resource and a group of one name apart. */
static MillraceOutlinePlan *
add (GPtrArray           *list,
     MillraceOutlineSort  sort,
     const char          *mark,
     const char          *name)
{
  const gsize length = strlen (mark) + strlen (":") + strlen (name) + 1;
  MillraceOutlinePlan *plan = g_malloc0 (sizeof *plan + length);

  /* There are hundreds at each key that changes a row: the key stands behind the plan. */
  plan->sort = sort;
  plan->key = (char *) (plan + 1);
  g_stpcpy (g_stpcpy (g_stpcpy (plan->key, mark), ":"), name);
  plan->name = name;
  g_ptr_array_add (list, plan);

  return plan;
}

static MillraceOutlinePlan *
add_resource (Planner           *self,
              GPtrArray         *list,
              const CfnResource *resource)
{
  MillraceOutlinePlan *plan = add (list, MILLRACE_OUTLINE_RESOURCE, "resource", resource->id);

  plan->resource = resource;
  plan->edges = self->edges[resource->index];
  self->is_done[resource->index] = TRUE;

  return plan;
}

/* Takes @children; a heading above nothing is left out. */
static void
add_heading (GPtrArray     *list,
             const char    *title,
             const char    *section,
             const CfnNode *entry,
             GPtrArray     *children)
{
  MillraceOutlinePlan *plan;

  if (children->len == 0)
    {
      g_ptr_array_unref (children);
      return;
    }

  plan = add (list, MILLRACE_OUTLINE_HEADING, "heading", title);
  plan->section = section;
  plan->entry = entry;
  plan->children = children;
}

/* --- what there is to say --------------------------------------------------------------------- */

static void
count_edges (Planner *self)
{
  CfnProof *proof = cfn_reading_get_proof (self->reading);

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      const CfnResource *ends[] = { claim->from, claim->to };

      if (!cfn_claim_kind_has_edge (claim->kind))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
        if (ends[j] != NULL)
          {
            MillraceOutlineEdges *edges = &self->edges[ends[j]->index];

            edges->n_out += j == 0;
            edges->n_in += j == 1;
            edges->n_fails += claim->verdict == CFN_VERDICT_FAILS;
            edges->n_unknown += claim->verdict == CFN_VERDICT_UNKNOWN;
          }
    }
}

static gboolean
answers (Planner    *self,
         const char *name,
         const char *type,
         const char *kind)
{
  g_autofree char *all = NULL;

  if (*self->filter == '\0')
    return TRUE;

  all = g_strjoin (" ", name, type, kind, NULL);

  return millrace_fuzzy_has_words (all, self->filter);
}

static void
find_shown (Planner *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      self->is_shown[i] = *self->filter == '\0'
                          || answers (self, resource->id, resource->type,
                                      _(cfn_kind_get_label (resource->kind)));
    }
}

/* --- by kind ---------------------------------------------------------------------------------- */

/* Those of @members (NULL: of no group) that have no row yet, sorted by kind, then place. */
static void
add_by_kind (Planner            *self,
             GPtrArray          *list,
             const char * const *members)
{
  for (guint kind = 0; kind < CFN_N_KINDS; kind++)
    for (guint i = 0; i < self->n; i++)
      {
        const CfnResource *resource = cfn_template_get_resource (self->template, i);

        if (resource->kind == kind && self->is_shown[i] && !self->is_done[i]
            && (members == NULL || g_strv_contains (members, resource->id)))
          add_resource (self, list, resource);
      }
}

static void
plan_kinds (Planner   *self,
            GPtrArray *list)
{
  for (guint kind = 0; kind < CFN_N_KINDS; kind++)
    {
      GPtrArray *children = list_new ();

      for (guint i = 0; i < self->n; i++)
        {
          const CfnResource *resource = cfn_template_get_resource (self->template, i);

          if (resource->kind == kind && self->is_shown[i] && !self->is_done[i])
            add_resource (self, children, resource);
        }
      add_heading (list, _(kinds[kind]), NULL, NULL, children);
    }
}

/* --- by chain --------------------------------------------------------------------------------- */

/* What leads from the data to who works with it stands below it; a policy, below the role that it
 * is attached to. */
static gboolean
get_link (const CfnClaim *claim,
          Link           *link)
{
  gboolean is_policy = claim->kind == CFN_CLAIM_ATTACH;

  if (claim->from == NULL || claim->to == NULL || claim->from == claim->to)
    return FALSE;
  if (claim->kind != CFN_CLAIM_STREAM && claim->kind != CFN_CLAIM_INVOKE
      && claim->kind != CFN_CLAIM_ASSUME && claim->kind != CFN_CLAIM_ON_FAILURE && !is_policy)
    return FALSE;

  *link = (Link) { is_policy ? claim->to->index : claim->from->index,
                   is_policy ? claim->from->index : claim->to->index, claim };

  return TRUE;
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const Link *left = a;
  const Link *right = b;

  if (left->above != right->above)
    return left->above < right->above ? -1 : 1;
  if (left->below != right->below)
    return left->below < right->below ? -1 : 1;

  return 0;
}

/* All links of the stack, those from one resource beside each other. */
static GArray *
list_links (Planner *self)
{
  CfnProof *proof = cfn_reading_get_proof (self->reading);
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));
  Link link;

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    if (get_link (cfn_proof_get_claim (proof, i), &link))
      g_array_append_val (links, link);
  g_array_sort (links, compare_links);

  return links;
}

/* The first link from the resource @above; as many as there are follow. */
static guint
find_links (GArray *links,
            guint   above)
{
  guint low = 0;
  guint high = links->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (links, Link, middle).above < above)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The resource and its chain; nothing when no row of it answers the filter. */
static void
add_chain (Planner        *self,
           GPtrArray      *list,
           GArray         *links,
           guint           index,
           const CfnClaim *link)
{
  g_autoptr (GPtrArray) children = NULL;
  MillraceOutlinePlan *plan;

  /* Each has one row: a role that two functions share stands below the first. */
  if (self->is_done[index])
    return;
  self->is_done[index] = TRUE;

  for (guint i = find_links (links, index);
       i < links->len && g_array_index (links, Link, i).above == index;
       i++)
    {
      const Link *next = &g_array_index (links, Link, i);

      if (children == NULL)
        children = list_new ();
      add_chain (self, children, links, next->below, next->claim);
    }
  if (!self->is_shown[index] && (children == NULL || children->len == 0))
    return;

  plan = add_resource (self, list, cfn_template_get_resource (self->template, index));
  plan->link = link;
  plan->in_chain = TRUE;
  if (children != NULL && children->len > 0)
    plan->children = g_steal_pointer (&children);
}

/* Chains from where nothing leads to, those of data first; what is left then goes round in a
 * circle. */
static void
plan_chains (Planner   *self,
             GPtrArray *list)
{
  g_autoptr (GArray) links = list_links (self);
  g_autofree gboolean *has_above = g_new0 (gboolean, self->n + 1);
  g_autofree gboolean *has_below = g_new0 (gboolean, self->n + 1);
  g_autofree gboolean *has_data = g_new0 (gboolean, self->n + 1);
  GPtrArray *singles = list_new ();

  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);

      has_above[link->below] = TRUE;
      has_below[link->above] = TRUE;
      has_data[link->above] |= link->claim->kind != CFN_CLAIM_ASSUME;
    }
  for (guint i = 0; i < self->n; i++)
    if (!has_above[i] && has_data[i])
      add_chain (self, list, links, i, NULL);
  for (guint i = 0; i < self->n; i++)
    if (!has_above[i] && has_below[i])
      add_chain (self, list, links, i, NULL);
  for (guint i = 0; i < self->n; i++)
    if (has_above[i] && has_below[i])
      add_chain (self, list, links, i, NULL);
  for (guint i = 0; i < self->n; i++)
    add_chain (self, singles, links, i, NULL);

  if (list->len == 0)
    {
      g_ptr_array_extend_and_steal (list, singles);
      return;
    }
  /* Translators: heading of resources that belong to no chain */
  add_heading (list, _("In No Chain"), NULL, NULL, singles);
}

/* --- as in the file --------------------------------------------------------------------------- */

static const CfnNode *
get_section (CfnReading *reading,
             const char *section)
{
  return cfn_node_get (cfn_tree_get_root (cfn_reading_get_tree (reading)), section);
}

/* The first entry of a section; NULL when it has none. */
static const CfnNode *
get_entries (CfnReading *reading,
             const char *section)
{
  const CfnNode *node = get_section (reading, section);

  return node != NULL && node->kind == CFN_NODE_MAPPING ? node->first_child : NULL;
}

static void
add_entries (Planner   *self,
             GPtrArray *list,
             guint      index)
{
  const char *section = sections[index].name;
  GPtrArray *children = list_new ();

  for (const CfnNode *child = get_entries (self->reading, section); child != NULL;
       child = child->next)
    {
      const char *name = cfn_node_get_key (child);

      if (name != NULL && answers (self, name, "", _(sections[index].word)))
        {
          MillraceOutlinePlan *plan = add (children, MILLRACE_OUTLINE_ENTRY, section, name);

          plan->section = section;
          plan->entry = child;
        }
    }
  add_heading (list, _(sections[index].title), section, get_section (self->reading, section),
               children);
}

static void
plan_file (Planner   *self,
           GPtrArray *list)
{
  GPtrArray *resources = list_new ();

  for (guint i = 0; i + 1 < G_N_ELEMENTS (sections); i++)
    add_entries (self, list, i);
  for (guint i = 0; i < self->n; i++)
    if (self->is_shown[i])
      add_resource (self, resources, cfn_template_get_resource (self->template, i));
  add_heading (list, _("Resources"), "Resources", get_section (self->reading, "Resources"),
               resources);
  add_entries (self, list, G_N_ELEMENTS (sections) - 1);

  /* Resources alone need no heading. */
  if (list->len == 1 && g_strcmp0 (((MillraceOutlinePlan *) list->pdata[0])->section,
                                   "Resources") == 0)
    {
      MillraceOutlinePlan *heading = g_ptr_array_steal_index (list, 0);

      g_ptr_array_extend_and_steal (list, g_steal_pointer (&heading->children));
      plan_free (heading);
    }
}

/* --- groups ----------------------------------------------------------------------------------- */

/* The groups in @outer (NULL: in none), each with those in it, and its resources. */
static void
plan_frames (Planner    *self,
             GPtrArray  *list,
             const char *outer)
{
  guint n = self->positions != NULL ? cfn_positions_get_n_groups (self->positions) : 0;

  for (guint i = 0; i < n; i++)
    {
      const CfnGroup *group = cfn_positions_get_group (self->positions, i);
      g_autoptr (GPtrArray) children = NULL;
      MillraceOutlinePlan *plan;

      if (g_strcmp0 (group->outer, outer) != 0)
        continue;
      children = list_new ();
      plan_frames (self, children, group->name);
      add_by_kind (self, children, (const char * const *) group->members);
      if (children->len == 0)
        continue;

      plan = add (list, MILLRACE_OUTLINE_FRAME, "group", group->name);
      plan->is_closed = group->is_collapsed;
      plan->children = g_steal_pointer (&children);
    }
}

/* --- what a row says -------------------------------------------------------------------------- */

static CfnFingerprint
get_row_print (const MillraceOutlinePlan *plan,
               CfnFindings               *findings)
{
  const guint n_below = plan->children != NULL ? plan->children->len : 0;
  CfnFingerprint print = CFN_FINGERPRINT_START;

  print = cfn_fingerprint_add_number (print, plan->edges.n_fails);
  print = cfn_fingerprint_add_number (print, plan->edges.n_unknown);
  print = cfn_fingerprint_add_number (print, plan->in_chain);
  print = cfn_fingerprint_add_number (print, plan->sort == MILLRACE_OUTLINE_HEADING ? n_below
                                                                                    : n_below > 0);
  if (plan->link != NULL)
    {
      print = cfn_fingerprint_add_number (print, plan->link->verdict);
      print = cfn_fingerprint_add_message (print, plan->link->message);
    }
  if (plan->resource != NULL)
    {
      print = cfn_fingerprint_add_text (print, plan->resource->type);
      print = cfn_fingerprint_add_number (print, cfn_findings_get_fingerprint (findings,
                                                                               plan->resource));
    }
  if (plan->entry != NULL)
    print = cfn_fingerprint_add_number (print, cfn_findings_get_fingerprint_at (findings,
                                                                                plan->entry));

  return print;
}

static void
add_prints (GPtrArray   *list,
            CfnFindings *findings)
{
  for (guint i = 0; i < list->len; i++)
    {
      MillraceOutlinePlan *plan = g_ptr_array_index (list, i);

      plan->print = get_row_print (plan, findings);
      if (plan->children != NULL)
        add_prints (plan->children, findings);
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

GPtrArray *
millrace_outline_plan_new (CfnReading           *reading,
                           CfnPositions         *positions,
                           MillraceOutlineOrder  order,
                           const char           *filter)
{
  GPtrArray *list = list_new ();
  g_autofree char *query = g_strstrip (g_strdup (filter != NULL ? filter : ""));
  Planner self = { reading, cfn_reading_get_template (reading), positions, query, 0,
                   NULL, NULL, NULL };

  self.n = cfn_template_get_n_resources (self.template);
  self.edges = g_new0 (MillraceOutlineEdges, self.n + 1);
  self.is_shown = g_new0 (gboolean, self.n + 1);
  self.is_done = g_new0 (gboolean, self.n + 1);
  count_edges (&self);
  find_shown (&self);

  if (order != MILLRACE_OUTLINE_BY_FILE)
    plan_frames (&self, list, NULL);
  switch (order)
    {
    case MILLRACE_OUTLINE_BY_CHAIN:
      plan_chains (&self, list);
      break;

    case MILLRACE_OUTLINE_BY_FILE:
      plan_file (&self, list);
      break;

    case MILLRACE_OUTLINE_BY_KIND:
    default:
      plan_kinds (&self, list);
    }
  add_prints (list, cfn_reading_get_findings (reading));

  g_free (self.edges);
  g_free (self.is_shown);
  g_free (self.is_done);

  return list;
}

/* --- whether anything of it changes ----------------------------------------------------------- */

static CfnFingerprint
print_resources (CfnFingerprint  print,
                 CfnReading     *reading)
{
  CfnTemplate *template = cfn_reading_get_template (reading);
  CfnFindings *findings = cfn_reading_get_findings (reading);

  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      print = cfn_fingerprint_add_text (print, resource->id);
      print = cfn_fingerprint_add_text (print, resource->type);
      print = cfn_fingerprint_add_number (print,
                                          cfn_findings_get_fingerprint (findings, resource));
    }

  return print;
}

static CfnFingerprint
print_edges (CfnFingerprint  print,
             CfnReading     *reading)
{
  CfnProof *proof = cfn_reading_get_proof (reading);

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      guint64 from = claim->from != NULL ? claim->from->index + 1 : 0;
      guint64 to = claim->to != NULL ? claim->to->index + 1 : 0;

      if (!cfn_claim_kind_has_edge (claim->kind))
        continue;
      print = cfn_fingerprint_add_number (print, from << 32 | to);
      print = cfn_fingerprint_add_number (print, (guint64) claim->kind << 32 | claim->verdict);
      print = cfn_fingerprint_add_message (print, claim->message);
    }

  return print;
}

/* A section, or an entry of one. */
static CfnFingerprint
print_entry (CfnFingerprint  print,
             CfnReading     *reading,
             const CfnNode  *entry)
{
  print = cfn_fingerprint_add_text (print, cfn_node_get_key (entry));

  return cfn_fingerprint_add_number (print, cfn_findings_get_fingerprint_at (
                                       cfn_reading_get_findings (reading), entry));
}

CfnFingerprint
millrace_outline_plan_get_print (CfnReading *reading)
{
  CfnFingerprint print = CFN_FINGERPRINT_START;
  const CfnNode *root;

  g_return_val_if_fail (reading != NULL, 0);

  print = print_resources (print, reading);
  print = print_edges (print, reading);
  root = cfn_tree_get_root (cfn_reading_get_tree (reading));
  for (const CfnNode *section = root != NULL ? root->first_child : NULL; section != NULL;
       section = section->next)
    print = print_entry (print, reading, section);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      print = cfn_fingerprint_add_number (print, i);
      for (const CfnNode *entry = get_entries (reading, sections[i].name); entry != NULL;
           entry = entry->next)
        print = print_entry (print, reading, entry);
    }

  return print;
}
