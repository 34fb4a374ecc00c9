/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-outline-item.h"

#include "millrace-verdict.h"

struct _MillraceOutlineItem
{
  GObject               parent_instance;

  MillraceOutlineSort   sort;
  char                 *key;
  char                 *name;
  const char           *section;    /* static */
  GListStore           *children;   /* NULL: none */

  CfnReading           *reading;    /* holds what follows */
  const CfnResource    *resource;
  const CfnNode        *entry;      /* or section */
  const CfnClaim       *link;
  MillraceOutlineEdges  edges;
  gboolean              in_chain;
  CfnFingerprint        print;      /* of all that the row says; 0: nothing yet */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceOutlineItem, millrace_outline_item, G_TYPE_OBJECT)

MillraceOutlineSort
millrace_outline_item_get_sort (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), MILLRACE_OUTLINE_HEADING);

  return self->sort;
}

const char *
millrace_outline_item_get_key (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  return self->key;
}

const char *
millrace_outline_item_get_name (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  return self->name;
}

const char *
millrace_outline_item_get_id (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  return self->sort == MILLRACE_OUTLINE_RESOURCE ? self->name : NULL;
}

const char *
millrace_outline_item_get_section (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  return self->sort == MILLRACE_OUTLINE_RESOURCE ? "Resources" : self->section;
}

CfnKind
millrace_outline_item_get_kind (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), CFN_KIND_OTHER);

  return self->resource != NULL ? self->resource->kind : CFN_KIND_OTHER;
}

GListStore *
millrace_outline_item_get_children (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  return self->children;
}

CfnReading *
millrace_outline_item_get_reading (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  return self->reading;
}

gboolean
millrace_outline_item_get_in_chain (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), FALSE);

  return self->in_chain;
}

/* --- problems --- */

int
millrace_outline_item_get_worst (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), -1);

  if (self->resource != NULL)
    return cfn_findings_get_worst (cfn_reading_get_findings (self->reading), self->resource);
  if (self->entry != NULL)
    return cfn_findings_get_worst_at (cfn_reading_get_findings (self->reading), self->entry);

  return -1;
}

char *
millrace_outline_item_dup_problems (MillraceOutlineItem *self)
{
  GString *text = NULL;
  const CfnFinding * const *own = NULL;
  guint n = 0;

  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  if (self->resource != NULL)
    own = cfn_findings_get_of (cfn_reading_get_findings (self->reading), self->resource, &n);
  else if (self->entry != NULL)
    own = cfn_findings_get_at (cfn_reading_get_findings (self->reading), self->entry, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *message = cfn_message_format (own[i]->message);

      if (text == NULL)
        text = g_string_new (message);
      else
        g_string_append_printf (text, "\n%s", message);
    }

  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

/* --- edges --- */

gboolean
millrace_outline_item_get_verdict (MillraceOutlineItem  *self,
                                   CfnVerdict           *verdict,
                                   char                **text)
{
  guint n_fails, n_unknown;

  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), FALSE);
  g_return_val_if_fail (verdict != NULL, FALSE);

  if (self->link != NULL)
    {
      *verdict = self->link->verdict;
      if (text != NULL)
        *text = cfn_message_format (self->link->message);
      return TRUE;
    }

  n_fails = self->edges.n_fails;
  n_unknown = self->edges.n_unknown;
  if (n_fails + n_unknown == 0)
    return FALSE;

  *verdict = n_fails > 0 ? CFN_VERDICT_FAILS : CFN_VERDICT_UNKNOWN;
  if (text != NULL && n_fails > 0)
    *text = g_strdup_printf (ngettext ("%u connection fails", "%u connections fail", n_fails),
                             n_fails);
  else if (text != NULL)
    *text = g_strdup_printf (ngettext ("%u connection is not known",
                                       "%u connections are not known", n_unknown), n_unknown);

  return TRUE;
}

/* --- in one sentence --- */

static char *
dup_kind_words (MillraceOutlineItem *self)
{
  guint n;

  switch (self->sort)
    {
    case MILLRACE_OUTLINE_RESOURCE:
      return g_strdup (self->resource->kind == CFN_KIND_OTHER && *self->resource->type != '\0'
                       ? self->resource->type : _(cfn_kind_get_label (self->resource->kind)));

    case MILLRACE_OUTLINE_FRAME:
      return g_strdup (_("Group"));

    case MILLRACE_OUTLINE_HEADING:
      n = g_list_model_get_n_items (G_LIST_MODEL (self->children));
      return g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

    case MILLRACE_OUTLINE_ENTRY:
    default:
      return g_strdup (millrace_outline_section_get_word (self->section));
    }
}

char *
millrace_outline_item_dup_summary (MillraceOutlineItem *self)
{
  g_autofree char *kind = NULL;
  g_autofree char *problems = NULL;
  g_autofree char *edges = NULL;
  g_autoptr (GString) text = NULL;
  CfnVerdict verdict;

  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  kind = dup_kind_words (self);
  problems = millrace_outline_item_dup_problems (self);
  text = g_string_new (self->name);
  g_string_append_printf (text, ", %s", kind);
  if (self->sort == MILLRACE_OUTLINE_RESOURCE
      && millrace_outline_item_get_verdict (self, &verdict, &edges))
    g_string_append_printf (text, ", %s", edges);
  if (problems != NULL)
    g_string_append_printf (text, ", %s: %s",
                            millrace_severity_get_word (millrace_outline_item_get_worst (self)),
                            problems);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- the object --- */

/* Rows may come below what stands in a chain: the row itself stays the same, then. */
static gboolean
has_rows_below (const MillraceOutlinePlan *plan)
{
  return plan->children != NULL || plan->in_chain;
}

gboolean
millrace_outline_item_fits (MillraceOutlineItem       *self,
                            const MillraceOutlinePlan *plan)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), FALSE);

  /* A list asks once for the rows below. */
  return (self->children != NULL) == has_rows_below (plan);
}

gboolean
millrace_outline_item_can_open (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), FALSE);

  return self->children != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->children)) > 0;
}

gboolean
millrace_outline_item_update (MillraceOutlineItem       *self,
                              CfnReading                *reading,
                              const MillraceOutlinePlan *plan)
{
  gboolean is_same;

  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), FALSE);
  g_return_val_if_fail (reading != NULL && plan != NULL, FALSE);

  if (reading != self->reading)
    {
      g_clear_pointer (&self->reading, cfn_reading_unref);
      self->reading = cfn_reading_ref (reading);
    }
  self->resource = plan->resource;
  self->entry = plan->entry;
  self->link = plan->link;
  self->edges = plan->edges;
  self->in_chain = plan->in_chain;
  self->section = plan->section;
  is_same = plan->print == self->print;
  self->print = plan->print;

  return !is_same;
}

void
millrace_outline_item_tell (MillraceOutlineItem *self)
{
  g_return_if_fail (MILLRACE_IS_OUTLINE_ITEM (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
millrace_outline_item_finalize (GObject *object)
{
  MillraceOutlineItem *self = MILLRACE_OUTLINE_ITEM (object);

  g_free (self->key);
  g_free (self->name);
  g_clear_object (&self->children);
  g_clear_pointer (&self->reading, cfn_reading_unref);

  G_OBJECT_CLASS (millrace_outline_item_parent_class)->finalize (object);
}

static void
millrace_outline_item_class_init (MillraceOutlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_outline_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
millrace_outline_item_init (MillraceOutlineItem *self)
{
}

MillraceOutlineItem *
millrace_outline_item_new (const MillraceOutlinePlan *plan)
{
  MillraceOutlineItem *self = g_object_new (MILLRACE_TYPE_OUTLINE_ITEM, NULL);

  self->sort = plan->sort;
  self->key = g_strdup (plan->key);
  self->name = g_strdup (plan->name);
  if (has_rows_below (plan))
    self->children = g_list_store_new (MILLRACE_TYPE_OUTLINE_ITEM);

  return self;
}
