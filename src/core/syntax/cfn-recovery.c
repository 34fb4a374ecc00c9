/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-recovery.h"

#include "cfn-outline.h"
#include "cfn-syntax-error.h"

#include <string.h>

#define MIN_BUDGET (1024 * 1024) /* bytes to be read anew, on top of twice the text */
#define PART_COST 512            /* what starting to read costs, in bytes read */
#define MAX_DEPTH 6              /* of entries within entries: deeper ones are lost as a whole */
#define NOWHERE G_MAXSIZE

typedef struct
{
  CfnTree *tree;
  const CfnPlace *place;
  const CfnRecoveryReader *reader;
  gsize budget;
  guint n_errors; /* told so far */
  gsize tab_end;        /* where the entry ends whose tabs were told last */
  gboolean is_stumbled; /* in the part that was read last */
  gboolean is_over;     /* the budget is spent, or nobody reads more problems */
} Recovery;

/* The entries of one mapping, and where they go. */
typedef struct
{
  CfnNode *target;
  GArray *spans;
  gboolean is_flow;
  guint depth;
} Entries;

static void recover_body (Recovery *self,
                          CfnNode  *target,
                          CfnSpan   body,
                          gboolean  is_flow,
                          guint     depth,
                          gsize     error_at);

static CfnSpan
get_span (const Entries *entries,
          guint          index)
{
  return g_array_index (entries->spans, CfnSpan, index);
}

/* Reads @n_entries in a row; NULL: they cannot be read, or are no entries. */
static CfnNode *
read_span (Recovery *self,
           CfnSpan   span,
           guint     n_entries,
           gboolean  is_flow,
           gsize    *error_at)
{
  gsize cost = 0;
  CfnNode *root;

  self->tree->root = NULL;
  self->is_stumbled = !self->reader->read_part (self->reader->data, span, is_flow, error_at, &cost);
  root = self->tree->root;
  cost += PART_COST;
  self->budget -= MIN (self->budget, cost);
  self->is_over = self->budget == 0 || cfn_tree_has_many_problems (self->tree);
  if (self->is_stumbled)
    return NULL;

  *error_at = span.start;
  if (root == NULL || root->kind != CFN_NODE_MAPPING || root->tag != NULL
      || (root->style == CFN_STYLE_FLOW) != is_flow)
    return NULL;
  /* More of them than seen: a bracket too many made some of what was inside of them. */
  if (is_flow && root->n_children != n_entries)
    return NULL;
  return root;
}

static void
graft (CfnNode *target,
       CfnNode *fragment)
{
  CfnNode *next;

  for (CfnNode *child = fragment->first_child; child != NULL; child = next)
    {
      next = child->next;
      child->key->parent = target;
      cfn_node_append (target, child);
    }
}

static void
tell (Recovery   *self,
      CfnMessage *message,
      CfnSpan     span)
{
  cfn_tree_add_problem (self->tree, message, span);
  self->n_errors++;
}

static CfnNode *
new_node (Recovery    *self,
          CfnNodeKind  kind,
          CfnSpan      span)
{
  CfnNode *node = cfn_arena_alloc (&self->tree->arena, sizeof (CfnNode));

  node->kind = kind;
  node->span = node->content = span;
  node->full_end = span.end;
  return node;
}

/* A mapping whose entries are read by themselves, under the key of @head. */
static CfnNode *
add_mapping (Recovery             *self,
             CfnNode              *target,
             const CfnOutlineHead *head)
{
  const char *data = self->place->data;
  CfnNode *mapping = new_node (self, CFN_NODE_MAPPING, (CfnSpan){ head->body.start,
                                                                  head->body.start });
  CfnNode *key = new_node (self, CFN_NODE_SCALAR, head->key);
  CfnSpan text = head->key;

  if (data[text.start] == '"' || data[text.start] == '\'')
    {
      key->style = data[text.start] == '"' ? CFN_STYLE_DOUBLE_QUOTED : CFN_STYLE_SINGLE_QUOTED;
      text.start++;
      text.end--;
    }
  key->length = cfn_span_length (text);
  key->value = cfn_arena_copy (self->tree->strings, data + text.start, key->length);
  mapping->style = head->is_flow ? CFN_STYLE_FLOW : CFN_STYLE_BLOCK;
  mapping->key = key;
  key->parent = target;
  cfn_node_append (target, mapping);

  return mapping;
}

/* Takes back what was read since @mark; gives the last problem told since then, if any. */
static gboolean
rewind_to (Recovery          *self,
           const CfnTreeMark *mark,
           CfnSyntaxProblem  *problem)
{
  GArray *problems = self->tree->problems;
  gboolean is_found = problems != NULL && problems->len > mark->n_problems;

  if (is_found)
    {
      *problem = g_array_index (problems, CfnSyntaxProblem, problems->len - 1);
      cfn_message_ref (problem->message);
    }
  cfn_tree_rewind (self->tree, mark);

  return is_found;
}

/* Reads what is in an entry on its own, for its whole cannot be read: @error says why, for the case
 * that nothing in it is wrong by itself, and @error_at where that was met. */
static void
recover_entry (Recovery             *self,
               Entries              *entries,
               const CfnOutlineHead *head,
               CfnSyntaxProblem     *error,
               gsize                 error_at)
{
  guint n_errors = self->n_errors;
  CfnNode *mapping;

  if (!head->has_colon)
    tell (self, cfn_syntax_error_describe_key (self->place->data, head->key), head->key);
  mapping = add_mapping (self, entries->target, head);
  /* Reading the body alone would get as far. */
  if (!head->has_colon || !cfn_span_contains (head->body, error_at))
    error_at = NOWHERE;
  recover_body (self, mapping, head->body, head->is_flow, entries->depth + 1, error_at);
  if (error == NULL)
    return;
  if (self->n_errors == n_errors)
    tell (self, cfn_message_ref (error->message), error->span);
  cfn_message_unref (error->message);
}

/* Reads an entry of lines without the tabs that it is indented by: a text that is written with them
 * is understood all the same, and they are told where they begin. */
static void
skip_tabs (Recovery *self,
           CfnSpan  *entry)
{
  gsize at = cfn_place_skip_blanks (self->place, entry->start);

  if (memchr (self->place->data + entry->start, '\t', at - entry->start) == NULL)
    return;
  if (entry->start > self->tab_end || self->tab_end == 0)
    tell (self, cfn_syntax_error_describe_tab (), (CfnSpan){ entry->start, at });
  self->tab_end = entry->end;
  entry->start = at;
}

/* Knows what is wrong with an entry better than the parser does, by the look of its first line;
 * nothing of it was understood then. */
static gboolean
tell_of_line (Recovery             *self,
              const Entries        *entries,
              CfnSpan               entry,
              const CfnOutlineHead *head,
              gsize                 error_at,
              const CfnTreeMark    *mark)
{
  const char *data = self->place->data;
  gboolean is_word = cfn_span_length (head->key) > 0
                     && strchr ("\"'", data[head->key.start]) == NULL;

  if (!self->is_stumbled || (!entries->is_flow && !head->has_colon && is_word))
    {
      cfn_tree_rewind (self->tree, mark);
      tell (self, cfn_syntax_error_describe_line (data, entry, entries->is_flow), head->key);
      return TRUE;
    }
  if (head->has_colon && (data[head->value] == '"' || data[head->value] == '\'')
      && error_at > cfn_place_line_end (self->place, head->value)
      && cfn_outline_skip_quotes (self->place, head->value, entry.end) == G_MAXSIZE)
    {
      cfn_tree_rewind (self->tree, mark);
      tell (self, cfn_syntax_error_describe_quote (),
            (CfnSpan){ head->value, head->value + 1 });
      return TRUE;
    }

  return FALSE;
}

static void
read_entry (Recovery *self,
            Entries  *entries,
            CfnSpan   span)
{
  CfnTreeMark mark;
  CfnOutlineHead head;
  CfnSyntaxProblem error;
  CfnNode *fragment;
  gsize error_at;

  if (!entries->is_flow)
    skip_tabs (self, &span);
  mark = cfn_tree_mark (self->tree);
  fragment = read_span (self, span, 1, entries->is_flow, &error_at);
  if (fragment != NULL)
    {
      graft (entries->target, fragment);
      return;
    }

  cfn_outline_read_head (self->place, span, &head);
  if (cfn_span_length (head.body) > 0 && cfn_span_length (head.key) > 0
      && entries->depth < MAX_DEPTH && !self->is_over)
    {
      gboolean is_stumbled = self->is_stumbled;
      gboolean is_told = rewind_to (self, &mark, &error);

      recover_entry (self, entries, &head, is_told ? &error : NULL,
                     is_stumbled ? error_at : NOWHERE);
      return;
    }

  if (!tell_of_line (self, entries, span, &head, error_at, &mark))
    {
      /* What was read before the break is true all the same. */
      self->n_errors++;
      fragment = self->tree->root;
      if (fragment != NULL && fragment->kind == CFN_NODE_MAPPING)
        graft (entries->target, fragment);
    }
}

/* Which of the entries from @first to before @end the offset is in. */
static guint
find_entry (const Entries *entries,
            guint          first,
            guint          end,
            gsize          offset)
{
  while (end - first > 1)
    {
      guint middle = first + (end - first) / 2;

      if (get_span (entries, middle).start <= offset)
        first = middle;
      else
        end = middle;
    }

  return first;
}

/*
 * Reads entries in as few parts as possible: all of them, else those before the one in which that
 * stumbled, then that one, then the rest. Where those before it stumble too, as when one lost a
 * quote, they are halved. @error_at: where reading all of them is known to stumble, or NOWHERE.
 */
static void
read_entries (Recovery *self,
              Entries  *entries,
              guint     first,
              guint     end,
              gsize     error_at,
              gboolean  is_halved)
{
  while (first < end && !self->is_over)
    {
      guint k;

      if (end - first == 1)
        {
          read_entry (self, entries, get_span (entries, first));
          return;
        }
      if (error_at == NOWHERE)
        {
          CfnTreeMark mark = cfn_tree_mark (self->tree);
          CfnSpan all = { get_span (entries, first).start, get_span (entries, end - 1).end };
          CfnNode *fragment = read_span (self, all, end - first, entries->is_flow, &error_at);

          if (fragment != NULL)
            {
              graft (entries->target, fragment);
              return;
            }
          cfn_tree_rewind (self->tree, &mark);
        }
      k = find_entry (entries, first, end, error_at);
      if (k == first)
        {
          read_entry (self, entries, get_span (entries, first++));
          error_at = NOWHERE;
        }
      else
        {
          guint n_errors = self->n_errors;

          if (is_halved)
            k = first + (end - first) / 2;
          read_entries (self, entries, first, k, NOWHERE, TRUE);
          first = k;
          /* Nothing is wrong before it: the rest would stumble there as well. */
          if (is_halved || self->n_errors > n_errors)
            error_at = NOWHERE;
        }
    }
}

/* Makes the ends and the look-up of a mapping fit its entries. */
static void
fit (Recovery *self,
     CfnNode  *mapping,
     CfnSpan   body)
{
  const CfnNode *first = mapping->first_child;
  const CfnNode *last = mapping->last_child;
  gboolean is_flow = mapping->style == CFN_STYLE_FLOW;
  gsize start = is_flow ? body.start - 1 : body.start;
  gsize end = body.start;

  if (first != NULL)
    {
      start = is_flow ? start : first->key->span.start;
      end = MAX (last->span.end, last->key->span.end);
    }
  mapping->span = mapping->content = (CfnSpan){ start, end };
  mapping->full_end = last != NULL ? MAX (end, last->full_end) : end;
  cfn_node_finish_mapping (mapping, &self->tree->arena, self->reader->report_duplicate,
                           self->reader->data);
}

/* Reads the entries of @body into @target. */
static void
recover_body (Recovery *self,
              CfnNode  *target,
              CfnSpan   body,
              gboolean  is_flow,
              guint     depth,
              gsize     error_at)
{
  Entries entries = { target, NULL, is_flow, depth };

  entries.spans = is_flow ? cfn_outline_find_in_brackets (self->place, body, depth)
                          : cfn_outline_find_lines (self->place, body);
  read_entries (self, &entries, 0, entries.spans->len, error_at, FALSE);
  g_array_unref (entries.spans);
  fit (self, target, body);
}

void
cfn_recovery_run (CfnTree                 *tree,
                  const CfnPlace          *place,
                  const CfnTreeMark       *before,
                  gsize                    error_at,
                  const CfnRecoveryReader *reader)
{
  Recovery self = { .tree = tree, .place = place, .reader = reader };
  CfnOutlineHead head;
  CfnSyntaxProblem error;
  CfnNode *root;

  cfn_outline_read_root (place, &head);
  if (cfn_span_length (head.body) == 0 || !rewind_to (&self, before, &error))
    return;

  self.budget = 2 * place->length + MIN_BUDGET;
  root = new_node (&self, CFN_NODE_MAPPING, head.body);
  root->style = head.is_flow ? CFN_STYLE_FLOW : CFN_STYLE_BLOCK;
  recover_body (&self, root, head.body, head.is_flow, 0, error_at);
  if (self.n_errors == 0)
    tell (&self, cfn_message_ref (error.message), error.span);
  cfn_message_unref (error.message);
  tree->root = root->first_child != NULL ? root : NULL;
}
