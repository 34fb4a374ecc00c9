/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-habits.h"

#include "cfn-intrinsic.h"
#include "cfn-place.h"
#include "cfn-quote.h"
#include "cfn-tree-private.h"

#include <string.h>

#define MAX_STEP 9
#define TAB_STEP 0 /* where indentation by one tab is counted */
#define MANY_BLANK 3 /* lines; nobody means more of them than that */

typedef struct
{
  CfnPlace place;
  guint steps[MAX_STEP + 1];
  guint list_steps[MAX_STEP + 1];
  guint units[MAX_STEP + 1];
  guint item_steps[MAX_STEP + 1];
  guint lists_block, lists_flow;
  guint arguments_block, arguments_flow;
  guint single, twofold;               /* quotes */
  guint plain_values, needless_values; /* strings without quotes, and with needless ones */
  guint plain_keys, quoted_keys;
  guint calls_short, calls_long;
  guint getatt[3];
  guint several_lines, one_line;
  guint colons[3];
  guint commas_wide, commas_tight;
  guint maps_padded, maps_tight;
  guint lists_padded, lists_tight;
  guint calls_inline, calls_spread;
  guint lists_inline, lists_spread;
} Survey;

static const char * const colon_kinds[] = { ": ", ":", " : " };

static void
count_step (guint *counts,
            gsize  from,
            gsize  to)
{
  if (to >= from && to - from <= MAX_STEP)
    counts[to - from]++;
}

static guint
most_frequent (const guint *counts,
               guint        first,
               guint        otherwise)
{
  guint best = otherwise;
  guint n = 0;

  for (guint i = first; i <= MAX_STEP; i++)
    {
      if (counts[i] > n)
        {
          n = counts[i];
          best = i;
        }
    }

  return best;
}

static gboolean
has_only_plain_items (const CfnNode *list)
{
  for (const CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (item->kind != CFN_NODE_SCALAR || item->tag != NULL)
        return FALSE;
    }

  return list->n_children > 0;
}

static gboolean
is_on_one_line (Survey        *self,
                const CfnNode *node)
{
  return !cfn_place_has_line_end (&self->place, node->content.start, node->content.end);
}

static void
survey_block_entry (Survey        *self,
                    const CfnNode *node)
{
  gsize column = cfn_place_column (&self->place, node->key->span.start);

  if (node->style == CFN_STYLE_BLOCK && node->content.start > node->key->span.end
      && cfn_place_has_line_end (&self->place, node->key->span.end, node->content.start))
    count_step (node->kind == CFN_NODE_MAPPING ? self->steps : self->list_steps, column,
                cfn_place_column (&self->place, node->content.start));
  if (node->kind == CFN_NODE_SEQUENCE && node->tag == NULL
      && !g_str_has_prefix (node->key->value != NULL ? node->key->value : "", "Fn::")
      && has_only_plain_items (node))
    {
      if (node->style == CFN_STYLE_FLOW)
        self->lists_flow++;
      else
        self->lists_block++;
    }
}

static void
survey_block_item (Survey        *self,
                   const CfnNode *node)
{
  gsize dash = cfn_place_entry_start (&self->place, node);

  if (node->style == CFN_STYLE_BLOCK && !cfn_place_has_line_end (&self->place, dash,
                                                                 node->content.start))
    count_step (self->item_steps, dash, node->content.start);
}

static void
survey_colon (Survey        *self,
              const CfnNode *node)
{
  gsize start = node->key->span.end;
  gsize length = node->span.start > start ? node->span.start - start : 0;

  for (guint i = 0; i < G_N_ELEMENTS (colon_kinds); i++)
    {
      if (strlen (colon_kinds[i]) == length
          && memcmp (self->place.data + start, colon_kinds[i], length) == 0)
        self->colons[i]++;
    }
}

/* How the entries of brackets are set apart and indented. */
static void
survey_flow (Survey        *self,
             const CfnNode *node)
{
  const CfnNode *child = node->first_child;
  gsize open = node->content.start;
  gsize first = cfn_place_entry_start (&self->place, child);
  gboolean is_padded = self->place.data[open + 1] == ' ';

  if (cfn_place_has_line_end (&self->place, open, first))
    {
      gsize outer_start = cfn_place_line_start (&self->place, open);
      gsize outer = cfn_place_skip_blanks (&self->place, outer_start) - outer_start;
      gsize inner = cfn_place_column (&self->place, first);

      self->several_lines++;
      if (self->place.data[first - 1] == '\t')
        self->units[TAB_STEP]++;
      else if (inner > outer)
        count_step (self->units, outer, inner);
      return;
    }

  self->one_line++;
  if (node->kind == CFN_NODE_MAPPING)
    *(is_padded ? &self->maps_padded : &self->maps_tight) += 1;
  else
    *(is_padded ? &self->lists_padded : &self->lists_tight) += 1;
  for (child = child->next; child != NULL; child = child->next)
    {
      if (self->place.data[cfn_place_entry_start (&self->place, child) - 1] == ',')
        self->commas_tight++;
      else
        self->commas_wide++;
    }
}

static void
survey_scalar (Survey        *self,
               const CfnNode *node)
{
  gboolean is_quoted = node->style == CFN_STYLE_SINGLE_QUOTED
                       || node->style == CFN_STYLE_DOUBLE_QUOTED;

  if (node->style == CFN_STYLE_SINGLE_QUOTED)
    self->single++;
  else if (node->style == CFN_STYLE_DOUBLE_QUOTED)
    self->twofold++;
  if (is_quoted && !cfn_quote_is_needed (node->value, node->length, TRUE))
    self->needless_values++;
  else if (node->style == CFN_STYLE_PLAIN && node->tag == NULL
           && cfn_node_get_scalar_type (node) == CFN_SCALAR_STRING)
    self->plain_values++;
}

static void
survey_call (Survey             *self,
             const CfnNode      *node,
             const CfnIntrinsic *call)
{
  gboolean is_getatt = strcmp (call->name, "Fn::GetAtt") == 0;

  if (is_getatt)
    {
      CfnGetAttForm form = CFN_GETATT_LONG;

      if (call->is_short)
        form = node->kind == CFN_NODE_SCALAR ? CFN_GETATT_DOTTED : CFN_GETATT_LIST;
      self->getatt[form]++;
    }
  if (call->argument->kind == CFN_NODE_SEQUENCE)
    *(call->argument->style == CFN_STYLE_BLOCK ? &self->arguments_block
                                               : &self->arguments_flow) += 1;
  if (call->is_short)
    self->calls_short++;
  else if (!g_str_has_prefix (call->name, "Fn::ForEach::")) /* which has no short form */
    self->calls_long++;
  if (node->style == CFN_STYLE_FLOW && !call->is_short)
    *(is_on_one_line (self, node) ? &self->calls_inline : &self->calls_spread) += 1;
}

static void
survey_node (Survey        *self,
             const CfnNode *node)
{
  CfnIntrinsic call;

  if (node->key != NULL)
    {
      if (node->key->style == CFN_STYLE_PLAIN)
        self->plain_keys++;
      else
        self->quoted_keys++;
      if (node->parent->style == CFN_STYLE_BLOCK)
        survey_block_entry (self, node);
      else
        survey_colon (self, node);
    }
  else if (node->parent != NULL && node->parent->style == CFN_STYLE_BLOCK)
    survey_block_item (self, node);
  if (cfn_intrinsic_match (node, &call))
    survey_call (self, node, &call);
  if (node->kind == CFN_NODE_SCALAR)
    survey_scalar (self, node);
  if (node->style == CFN_STYLE_FLOW && node->n_children > 0)
    {
      survey_flow (self, node);
      if (node->kind == CFN_NODE_SEQUENCE && has_only_plain_items (node))
        *(is_on_one_line (self, node) ? &self->lists_inline : &self->lists_spread) += 1;
    }

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    survey_node (self, child);
}

static void
conclude_brackets (CfnHabits    *self,
                   const Survey *survey)
{
  guint unit = most_frequent (survey->units, TAB_STEP, 2);
  guint kind = 0;

  if (unit == TAB_STEP)
    g_strlcpy (self->unit, "\t", sizeof self->unit);
  else
    g_snprintf (self->unit, sizeof self->unit, "%*s", unit, "");

  for (guint i = 1; i < G_N_ELEMENTS (colon_kinds); i++)
    {
      if (survey->colons[i] > survey->colons[kind])
        kind = i;
    }
  g_strlcpy (self->colon, colon_kinds[kind], sizeof self->colon);
  g_strlcpy (self->comma, survey->commas_tight > survey->commas_wide ? "," : ", ",
             sizeof self->comma);
  self->is_pretty = survey->several_lines > 0 || survey->one_line == 0;
  if (!self->is_pretty && survey->commas_tight + survey->commas_wide == 0 && kind == 1)
    g_strlcpy (self->comma, ",", sizeof self->comma);
  self->pads_maps = survey->maps_padded > survey->maps_tight;
  self->pads_lists = survey->lists_padded > survey->lists_tight;
  self->inline_calls = survey->calls_inline > survey->calls_spread;
  self->inline_lists = survey->lists_inline > survey->lists_spread;
}

static void
conclude_calls (CfnHabits    *self,
                const Survey *survey)
{
  self->block_arguments = survey->arguments_block > survey->arguments_flow;
  self->short_calls = survey->calls_long <= survey->calls_short;
  self->getatt = self->short_calls ? CFN_GETATT_DOTTED : CFN_GETATT_LONG;
  for (guint form = CFN_GETATT_DOTTED; form <= CFN_GETATT_LONG; form++)
    {
      if (survey->getatt[form] > survey->getatt[self->getatt])
        self->getatt = form;
    }
}

static CfnHabits *
find_habits (CfnTree *tree)
{
  CfnHabits *self = g_new0 (CfnHabits, 1);
  Survey survey = { 0 };
  const CfnNode *root = cfn_tree_get_root (tree);

  cfn_place_init (&survey.place, cfn_tree_get_text (tree));
  if (root != NULL)
    survey_node (&survey, root);

  self->is_json = cfn_tree_is_json (tree);
  self->newline = cfn_text_get_newline (cfn_tree_get_text (tree));
  self->step = most_frequent (survey.steps, 1, 2);
  self->list_step = most_frequent (survey.list_steps, 0, self->step);
  self->item_step = most_frequent (survey.item_steps, 2, 2);
  self->flow_lists = survey.lists_flow > survey.lists_block;
  self->quote = survey.twofold > survey.single ? '"' : '\'';
  self->quotes_values = survey.needless_values > survey.plain_values;
  self->quotes_keys = survey.quoted_keys > survey.plain_keys;
  conclude_brackets (self, &survey);
  conclude_calls (self, &survey);

  return self;
}

void
cfn_habits_survey (CfnHabits *self,
                   CfnTree   *tree)
{
  g_return_if_fail (self != NULL && tree != NULL);

  if (g_once_init_enter (&tree->habits))
    g_once_init_leave (&tree->habits, GPOINTER_TO_SIZE (find_habits (tree)));
  *self = *(const CfnHabits *) GSIZE_TO_POINTER (tree->habits);
}

/* Between two values of one line none is missed; a blank line there tells all the more. */
static gboolean
is_telling_gap (const CfnNode *before,
                const CfnNode *after)
{
  return before->kind != CFN_NODE_SCALAR || after->kind != CFN_NODE_SCALAR;
}

/* How many blank lines lie between the two, on one side of what comments there are. */
static guint
count_blank_lines (const CfnPlace *place,
                   const CfnNode  *before,
                   const CfnNode  *after)
{
  gsize end = cfn_place_entry_start (place, after);
  gsize line = cfn_place_entry_end (place, before);
  guint n = 0;
  guint most = 0;

  /* A line may hold any number of entries, so its end is not looked for in vain. */
  if (line >= end || !cfn_place_has_line_end (place, line, end))
    return 0;
  while ((line = cfn_place_next_line (place, line)) < end)
    {
      n = cfn_place_is_blank_line (place, line) ? n + 1 : 0;
      most = MAX (most, n);
    }

  return most;
}

int
cfn_habits_blank_between (CfnTree       *tree,
                          const CfnNode *mapping)
{
  CfnPlace place;
  guint n_gaps[MANY_BLANK + 1] = { 0 };
  guint n_blank = 0;
  guint best = 1;

  g_return_val_if_fail (tree != NULL && mapping != NULL, -1);

  cfn_place_init (&place, cfn_tree_get_text (tree));
  for (const CfnNode *child = mapping->first_child; child != NULL && child->next != NULL;
       child = child->next)
    {
      guint n = count_blank_lines (&place, child, child->next);

      if (n > 0 || is_telling_gap (child, child->next))
        n_gaps[MIN (n, MANY_BLANK)]++;
      n_blank += n > 0;
    }
  if (n_gaps[0] + n_blank == 0)
    return -1;
  for (guint n = 2; n <= MANY_BLANK; n++)
    {
      if (n_gaps[n] > n_gaps[best])
        best = n;
    }

  return n_blank > n_gaps[0] ? (int) best : 0;
}
