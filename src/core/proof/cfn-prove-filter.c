/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-filter.h"
#include "cfn-json.h"
#include "cfn-known.h"
#include "cfn-pattern-text.h"
#include "cfn-quote.h"

#include <string.h>

/* Lambda quotas: characters in a pattern. */
#define MAX_LENGTH 4096
/* More faults of one filter than anybody reads. */
#define MAX_FAULTS 50

/* What is wrong with a filter, as yet unsaid, and when. */
typedef struct
{
  CfnClaim  claim;        /* its evidence is node */
  CfnNode  *node;
  GArray   *cases;        /* the first in which it is so; owned */
  guint     n_cases;      /* how many of those that were looked at */
} Fault;

/* One filter of a mapping, and what is found of it in all cases. */
typedef struct
{
  CfnNode    *item;       /* {Pattern: ...} */
  gboolean    is_sure;    /* it is there whenever the mapping is */
  gboolean    is_dead;    /* nothing gets through */
  guint       n_cases;    /* how many there are */
  GArray     *faults;     /* of Fault, owned */
} Filter;

/* A type that the stream may have, and when. */
typedef struct
{
  const char *name;       /* NULL: not known */
  CfnNode    *node;
  GArray     *cases;      /* owned */
} View;

/* The filters of one mapping while they are proven. */
typedef struct
{
  CfnProver        *prover;
  const CfnTrigger *trigger;
  CfnFilterSource   source;
  GArray           *views;      /* of View, owned */
  GArray           *filters;    /* of Filter, owned */
  gboolean          is_open;    /* there may be more of them */
} Filters;

static void
view_clear (View *view)
{
  g_array_unref (view->cases);
}

static void
fault_clear (Fault *fault)
{
  g_array_unref (fault->cases);
}

static void
filter_clear (Filter *filter)
{
  g_array_unref (filter->faults);
}

static void
add_view (GArray         *views,
          const CfnKnown *specification,
          const CfnKnown *type)
{
  static const char * const types[] = {
    "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES",
  };
  View view = { .node = type != NULL ? type->node : NULL,
                .cases = g_array_new (FALSE, FALSE, sizeof (CfnCase)) };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (type != NULL && g_strcmp0 (type->text, types[i]) == 0)
        view.name = types[i];
    }
  g_array_append_vals (view.cases, specification->cases->data, specification->cases->len);
  if (type != NULL)
    g_array_append_vals (view.cases, type->cases->data, type->cases->len);
  g_array_append_val (views, view);
}

/* All that StreamViewType of @table may be. */
static GArray *
find_views (CfnTemplate       *template,
            const CfnResource *table)
{
  GArray *views = g_array_new (FALSE, FALSE, sizeof (View));
  CfnNode *node = table != NULL ? cfn_resource_get_property (table, "StreamSpecification") : NULL;
  g_autoptr (GPtrArray) known = cfn_value_know (template, node);

  g_array_set_clear_func (views, (GDestroyNotify) view_clear);
  for (guint i = 0; i < known->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (known, i);
      g_autoptr (GPtrArray) types = NULL;

      if (one->kind != CFN_KNOWN_MAP)
        {
          add_view (views, one, NULL);
          continue;
        }
      types = cfn_value_know (template, cfn_node_get (one->node, "StreamViewType"));
      for (guint j = 0; j < types->len; j++)
        add_view (views, one, g_ptr_array_index (types, j));
    }

  return views;
}

/* What each item of the list @property of @table has under @name, with what it has under @value;
 * NULL when any of it is not written out. */
static GHashTable *
read_names (CfnTemplate       *template,
            const CfnResource *table,
            const char        *property,
            const char        *value)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  CfnNode *list = cfn_resource_get_property (table, property);

  if (cfn_value_of (template, list).kind != CFN_VALUE_LIST || list->n_children == 0
      || cfn_resource_has_hidden_properties (table))
    return NULL;
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      const char *name = cfn_node_get_literal (cfn_node_get (item, "AttributeName"));
      const char *text = cfn_node_get_literal (cfn_node_get (item, value));

      if (name == NULL || text == NULL)
        return NULL;
      g_hash_table_insert (names, (gpointer) name, (gpointer) text);
    }

  return g_steal_pointer (&names);
}

/* What is to be written in place of @fault's part of the template; NULL when that is not surely
 * possible. */
static char *
write_repair (const Filters        *self,
              const CfnPatternText *text,
              const CfnFilterFault *fault,
              CfnSpan               span)
{
  CfnText *whole = cfn_tree_get_text (cfn_template_get_tree (self->prover->template));
  g_autofree char *now = NULL;
  g_auto (GStrv) around = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (fault->repair == NULL || !text->is_exact)
    return NULL;

  around = g_strsplit (fault->repair, (const char[]) { CFN_PATTERN_HOLE, '\0' }, 2);
  before = cfn_pattern_text_quote (text, around[0] != NULL ? around[0] : "");
  if (around[0] == NULL || around[1] == NULL)
    return g_steal_pointer (&before);

  now = cfn_text_dup_span (whole, span);
  after = cfn_pattern_text_quote (text, around[1]);

  return g_strconcat (before, now, after, NULL);
}

/* The same fault in another case, or NULL. */
static Fault *
find_fault (const Filter *filter,
            const char   *rule,
            CfnSpan       span)
{
  for (guint i = 0; i < filter->faults->len; i++)
    {
      Fault *fault = &g_array_index (filter->faults, Fault, i);
      CfnSpan place = fault->claim.detail->span;

      if (place.start == span.start && place.end == span.end
          && g_str_equal (fault->claim.detail->rule, rule))
        return fault;
    }

  return NULL;
}

/* Keeps what is wrong until all filters and cases are known: one that never matches beside others
 * that do is another matter. @cases are copied. */
static Fault *
keep_fault (Filters      *self,
            Filter       *filter,
            CfnNode      *node,
            const GArray *cases,
            const char   *rule)
{
  Fault fault = { .node = node, .n_cases = 1 };

  fault.cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_array_append_vals (fault.cases, cases->data, cases->len);
  fault.claim.kind = CFN_CLAIM_FILTER;
  fault.claim.from = self->trigger->table;
  fault.claim.to = self->trigger->mapping;
  fault.claim.detail = g_new0 (CfnClaimDetail, 1);
  fault.claim.detail->rule = rule;
  g_array_append_val (filter->faults, fault);

  return &g_array_index (filter->faults, Fault, filter->faults->len - 1);
}

static void
take_fault (Filters              *self,
            Filter               *filter,
            const CfnPatternText *text,
            CfnNode              *node,
            const View           *view,
            const GArray         *cases,
            CfnFilterFault       *found)
{
  gboolean is_whole = cfn_span_length (found->span) >= text->text->len;
  CfnSpan span = is_whole ? text->scalar->span : cfn_pattern_text_get_span (text, found->span);
  Fault *fault = find_fault (filter, found->rule, span);

  if (fault != NULL)
    fault->n_cases++;
  if (fault != NULL || filter->faults->len == MAX_FAULTS)
    return;

  fault = keep_fault (self, filter, node, cases, found->rule);
  fault->claim.message = g_steal_pointer (&found->message);
  fault->claim.detail->why = found->why;
  fault->claim.detail->span = span;
  fault->claim.detail->repair = write_repair (self, text, found, span);
  fault->claim.detail->view = found->needs_images ? view->node : NULL;
}

static gboolean
is_fatal (const char *rule)
{
  static const char * const fatal[] = {
    "filter-is-not-json", "filter-leaf-is-not-a-list", "filter-has-empty-part",
    "filter-unknown-operator", "filter-wrong-operand", "filter-too-long", "filter-never-matches",
    NULL,
  };

  return g_strv_contains (fatal, rule);
}

/* What is wrong with one text of a filter beside one type of the stream. Nothing more is said of
 * one that is too long. */
static void
find_faults (const Filters        *self,
             const CfnPatternText *text,
             const View           *view,
             GArray               *faults)
{
  const char *owner = self->trigger->mapping->id;
  glong length = g_utf8_strlen (text->text->str, text->text->len);
  g_autofree char *is = g_strdup_printf ("%ld", length);
  CfnSpan span = { 0, text->text->len };
  CfnFilterSource source = self->source;
  CfnPatternProblem problem;
  g_autoptr (CfnPattern) pattern = NULL;

  if (length > MAX_LENGTH)
    {
      cfn_filter_fault_add (faults, "filter-too-long", "too-long", span,
                            cfn_message_new (N_("The filter of {0} has {1} characters, but 4096 "
                                                "are as many as Lambda takes"),
                                             owner, is, NULL));
      return;
    }

  pattern = cfn_pattern_parse (text->text->str, text->text->len, &problem, &span);
  source.view_type = view->name;
  if (pattern == NULL)
    cfn_filter_refuse (text->text->str, owner, problem, span, faults);
  else
    {
      cfn_filter_check (pattern, owner, faults);
      cfn_filter_can_match (pattern, owner, &source, faults);
    }
}

static void
judge_text (Filters              *self,
            Filter               *filter,
            const CfnPatternText *text,
            CfnNode              *node,
            const View           *view,
            const GArray         *cases)
{
  g_autoptr (GArray) faults = cfn_filter_faults_new ();

  filter->n_cases++;
  find_faults (self, text, view, faults);
  for (guint i = 0; i < faults->len; i++)
    {
      CfnFilterFault *fault = &g_array_index (faults, CfnFilterFault, i);

      filter->is_dead |= is_fatal (fault->rule);
      take_fault (self, filter, text, node, view, cases, fault);
    }
}

static void
keep_unknown (Filters        *self,
              Filter         *filter,
              const CfnKnown *known)
{
  g_autoptr (CfnMessage) why = cfn_known_explain (known, self->prover->template);
  g_autofree char *reason = why != NULL ? cfn_message_format (why) : g_strdup ("");
  Fault *fault = keep_fault (self, filter, known->node, known->cases, "not-known");

  fault->claim.message = cfn_message_new (N_("Whether the filter of {0} lets anything through is "
                                             "not known here. {1}"),
                                          self->trigger->mapping->id, reason, NULL);
  fault->claim.detail->why = known->reason;
  fault->claim.detail->span = known->node->span;
}

/* The pattern is written as if it were part of the template, which CloudFormation does not turn
 * into text. In one line of JSON nothing but the quotes are missing. */
static void
keep_mapping (Filters        *self,
              Filter         *filter,
              const CfnKnown *known)
{
  CfnTree *tree = cfn_template_get_tree (self->prover->template);
  g_autofree char *text = cfn_text_dup_span (cfn_tree_get_text (tree), known->node->span);
  g_autoptr (GString) quoted = g_string_new (NULL);
  Fault *fault = keep_fault (self, filter, known->node, known->cases, "filter-is-not-json");

  filter->is_dead = TRUE;
  filter->n_cases++;
  fault->claim.message = cfn_message_new (N_("The filter of {0} is a mapping, but has to be a "
                                             "text: put it in quotes, or use Fn::ToJsonString"),
                                          self->trigger->mapping->id, NULL);
  fault->claim.detail->why = "a-mapping";
  fault->claim.detail->span = known->node->span;
  if (!cfn_json_is_strict (text, strlen (text)) || strchr (text, '\n') != NULL)
    return;
  if (cfn_tree_is_json (tree))
    cfn_quote_append_json (quoted, text, strlen (text));
  else
    cfn_quote_append (quoted, text, strlen (text), '\'');
  fault->claim.detail->repair = g_strdup (quoted->str);
}

/* What has to hold for @known to be the text and for the stream to be of type @view; NULL when that
 * is never so. */
static GArray *
find_cases (Filters        *self,
            CfnNode        *node,
            const CfnKnown *known,
            const View     *view)
{
  g_autoptr (GArray) all = cfn_node_get_cases (node);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));

  cfn_cases_add (cases, known->cases);
  cfn_cases_add (cases, view->cases);
  if (cases->len == 0)
    return g_steal_pointer (&cases);
  g_array_append_vals (all, cases->data, cases->len);

  return cfn_cases_are_possible (self->prover->template, all) ? g_steal_pointer (&cases) : NULL;
}

static void
judge_filter (Filters *self,
              Filter  *filter)
{
  CfnNode *node = cfn_node_get (filter->item, "Pattern");
  g_autoptr (GPtrArray) known = cfn_value_know (self->prover->template, node);

  for (guint i = 0; i < known->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (known, i);
      g_autoptr (CfnPatternText) text = NULL;

      if (one->kind == CFN_KNOWN_MAP)
        keep_mapping (self, filter, one);
      if (one->kind != CFN_KNOWN_TEXT && one->kind != CFN_KNOWN_NOT)
        continue;
      text = cfn_pattern_text_new (self->prover->template, one);
      if (text == NULL)
        {
          if (one->kind == CFN_KNOWN_NOT)
            keep_unknown (self, filter, one);
          continue;
        }
      for (guint j = 0; j < self->views->len; j++)
        {
          const View *view = &g_array_index (self->views, View, j);
          g_autoptr (GArray) cases = find_cases (self, node, one, view);

          if (cases != NULL)
            judge_text (self, filter, text, node, view, cases);
        }
    }
}

static void
add_filter (Filters *self,
            CfnNode *item,
            gboolean is_sure)
{
  Filter filter = { .item = item, .is_sure = is_sure,
                    .faults = g_array_new (FALSE, FALSE, sizeof (Fault)) };

  g_array_set_clear_func (filter.faults, (GDestroyNotify) fault_clear);
  judge_filter (self, &filter);
  g_array_append_val (self->filters, filter);
}

/* Adds all that the list @node may hold. */
static void
add_filters (Filters *self,
             CfnNode *list,
             gboolean is_sure)
{
  for (CfnNode *node = list->first_child; node != NULL; node = node->next)
    {
      g_autoptr (GPtrArray) known = cfn_value_know (self->prover->template, node);

      for (guint i = 0; i < known->len; i++)
        {
          const CfnKnown *one = g_ptr_array_index (known, i);

          if (one->kind == CFN_KNOWN_MAP && cfn_node_get (one->node, "Pattern") != NULL)
            add_filter (self, one->node, is_sure && known->len == 1);
          else
            self->is_open |= one->kind != CFN_KNOWN_ABSENT;
        }
    }
}

static void
find_filters (Filters *self)
{
  CfnTemplate *template = self->prover->template;
  g_autoptr (GPtrArray) criteria
    = cfn_value_know (template, cfn_node_get (self->trigger->properties, "FilterCriteria"));

  for (guint i = 0; i < criteria->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (criteria, i);
      g_autoptr (GPtrArray) lists = NULL;

      if (one->kind != CFN_KNOWN_MAP)
        continue;
      lists = cfn_value_know (template, cfn_node_get (one->node, "Filters"));
      for (guint j = 0; j < lists->len; j++)
        {
          const CfnKnown *list = g_ptr_array_index (lists, j);

          if (list->kind == CFN_KNOWN_LIST && list->items == NULL)
            add_filters (self, list->node, criteria->len == 1 && lists->len == 1);
        }
    }
}

/* Nothing gets through any of the filters, in no case: then the function is never called. */
static gboolean
are_all_dead (const Filters *self)
{
  gboolean all = self->filters->len > 0 && !self->is_open;

  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = &g_array_index (self->filters, Filter, i);

      all &= filter->is_dead && (filter->is_sure || self->filters->len == 1);
    }

  return all;
}

/* The stream's edge shows that nothing comes through it. */
static void
tell_dead_stream (Filters     *self,
                  const Fault *fault)
{
  const CfnClaim *filter = &fault->claim;
  CfnClaim claim = { .kind = CFN_CLAIM_STREAM, .verdict = CFN_VERDICT_FAILS,
                     .from = filter->from, .to = filter->to, .reason = filter->reason };

  if (claim.from == NULL)
    return;
  claim.message = cfn_message_ref (filter->message);
  claim.label = cfn_message_new (g_str_equal (filter->reason, "filter-never-matches")
                                   ? N_("filter never matches") : N_("filter is refused"),
                                 NULL);
  cfn_prover_add (self->prover, &claim, fault->node, filter->detail->view, NULL);
}

static void
tell_fault (Filters      *self,
            const Filter *filter,
            Fault        *fault,
            gboolean      all_dead)
{
  CfnClaim *claim = &fault->claim;

  const char *rule = claim->detail->rule;

  if (is_fatal (rule))
    claim->verdict = CFN_VERDICT_FAILS;
  else if (g_str_equal (rule, "not-known"))
    claim->verdict = CFN_VERDICT_UNKNOWN;
  if (g_str_equal (rule, "filter-never-matches") && !all_dead)
    rule = "filter-part-never-matches";
  claim->detail->rule = rule;
  claim->reason = claim->verdict != CFN_VERDICT_HOLDS ? rule : NULL;
  if (fault->n_cases < filter->n_cases)
    cfn_claim_say_when (claim, (const CfnCase *) fault->cases->data, fault->cases->len);
  if (all_dead && claim->verdict == CFN_VERDICT_FAILS)
    tell_dead_stream (self, fault);
  cfn_prover_add_about (self->prover, self->trigger->stream, claim, fault->node,
                        claim->detail->view, NULL);
}

static void
tell_filter (Filters *self,
             Filter  *filter,
             gboolean all_dead)
{
  for (guint i = 0; i < filter->faults->len; i++)
    tell_fault (self, filter, &g_array_index (filter->faults, Fault, i), all_dead);

  if (filter->faults->len == 0)
    {
      CfnClaim claim = { .kind = CFN_CLAIM_FILTER, .from = self->trigger->table,
                         .to = self->trigger->mapping };

      claim.message = cfn_message_new (N_("The filter of {0} can match"), claim.to->id, NULL);
      cfn_prover_add_about (self->prover, self->trigger->stream, &claim,
                            cfn_node_get (filter->item, "Pattern"), NULL);
    }
}

static void
prove_trigger (CfnProver        *prover,
               const CfnTrigger *trigger)
{
  const CfnResource *table = trigger->table;
  CfnTemplate *template = prover->template;
  g_autoptr (GHashTable) types = NULL;
  g_autoptr (GHashTable) keys = NULL;
  Filters self = { .prover = prover, .trigger = trigger };
  gboolean all_dead;

  if (table != NULL)
    {
      types = read_names (template, table, "AttributeDefinitions", "AttributeType");
      keys = read_names (template, table, "KeySchema", "KeyType");
    }
  self.source.types = types;
  self.source.keys = keys;
  self.source.is_dynamodb = table != NULL || trigger->reads_literal
                            || g_str_equal (trigger->property, "Stream");
  self.views = find_views (template, table);
  self.filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self.filters, (GDestroyNotify) filter_clear);

  find_filters (&self);
  all_dead = are_all_dead (&self);
  for (guint i = 0; i < self.filters->len; i++)
    tell_filter (&self, &g_array_index (self.filters, Filter, i), all_dead);

  g_array_unref (self.filters);
  g_array_unref (self.views);
}

/* The filters of a mapping are proven once, beside the first of its sources that is a table. */
void
cfn_prove_filters (CfnProver *self)
{
  for (guint i = 0; i < self->triggers->len; i++)
    {
      const CfnTrigger *trigger = &g_array_index (self->triggers, CfnTrigger, i);
      const CfnTrigger *best = trigger;

      if (trigger->properties == NULL
          || cfn_node_get (trigger->properties, "FilterCriteria") == NULL)
        continue;
      while (i + 1 < self->triggers->len && trigger[1].properties == best->properties)
        {
          trigger++;
          i++;
          if (best->table == NULL && trigger->table != NULL)
            best = trigger;
        }
      prove_trigger (self, best);
    }
}
