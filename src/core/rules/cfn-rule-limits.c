/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-shape.h"

#include "cfn-limits.h"

#include <string.h>

static const char *
get_last_step (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL ? dot + 1 : path;
}

static void
report (CfnChecker     *self,
        const char     *rule,
        const CfnPlace *place,
        CfnNode        *node,
        CfnSpan         span,
        const char     *format,
        const char     *first,
        const char     *second,
        const char     *third,
        const char     *fourth)
{
  g_autofree char *name = NULL;

  if (cfn_checker_is_told (self, span))
    return;

  name = cfn_name_to_string (&place->name);
  cfn_checker_report_at (self, rule, place->resource, node, span,
                         cfn_message_new (format, name, place->resource->id, first, second, third,
                                          fourth, NULL));
}

static void
report_number (CfnChecker     *self,
               const CfnPlace *place,
               const CfnLimit *limit,
               const CfnKnown *known)
{
  g_autofree char *min = g_strdup_printf ("%" G_GINT64_FORMAT, limit->min);
  g_autofree char *max = g_strdup_printf ("%" G_GINT64_FORMAT, limit->max);
  CfnSpan span = known->node->span;

  /* What is no number at all is another rule's. */
  if (strspn (known->text, "+-." G_CSET_DIGITS) != strlen (known->text) || *known->text == '\0')
    return;

  if (limit->max == G_MAXINT64)
    report (self, "out-of-range", place, known->node, span,
            N_("{0} of {1} is {2}, but has to be {3} at least"), known->text, min, NULL, NULL);
  else if (limit->words == NULL)
    report (self, "out-of-range", place, known->node, span,
            N_("{0} of {1} is {2}, but has to be between {3} and {4}"), known->text, min, max,
            NULL);
  else
    report (self, "out-of-range", place, known->node, span,
            N_("{0} of {1} is {2}, but has to be {3}, or between {4} and {5}"), known->text,
            limit->words, min, max);
}

static void
report_count (CfnChecker     *self,
              const CfnPlace *place,
              CfnNode        *node,
              gint64          count,
              gint64          bound,
              const char     *format)
{
  g_autofree char *has = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *may = g_strdup_printf ("%" G_GINT64_FORMAT, bound);

  report (self, "out-of-range", place, node, node->span, format, has, may, NULL,
          NULL);
}

static void
report_values (CfnChecker     *self,
               const CfnPlace *place,
               const CfnLimit *limit,
               const CfnKnown *known)
{
  g_auto (GStrv) words = g_strsplit (limit->words, "|", -1);
  g_autofree char *list = g_strjoinv (", ", words);

  report (self, "unknown-value", place, known->node, known->node->span,
          N_("{0} of {1} is “{2}”, but it can only be one of {3}"), known->text, list, NULL,
          NULL);
}

/* FALSE when the text breaks the limit, which is told. */
static gboolean
check_text (CfnChecker     *self,
            const CfnPlace *place,
            const CfnLimit *limit,
            const CfnKnown *known)
{
  glong length;

  if (limit->kind == CFN_LIMIT_KEYS || limit->kind == CFN_LIMIT_RESERVED
      || cfn_limit_allows (limit, known->text))
    return TRUE;

  switch (limit->kind)
    {
    case CFN_LIMIT_NUMBER:
      report_number (self, place, limit, known);
      return FALSE;
    case CFN_LIMIT_LENGTH:
      length = g_utf8_strlen (known->text, -1);
      if (length < limit->min)
        report_count (self, place, known->node, length, limit->min,
                      N_("{0} of {1} has {2} characters, but needs {3} at least"));
      else
        report_count (self, place, known->node, length, limit->max,
                      N_("{0} of {1} has {2} characters, but may have {3} at most"));
      return FALSE;
    case CFN_LIMIT_PATTERN:
      report (self, "wrong-form", place, known->node, known->node->span,
              N_("{0} of {1} cannot be “{2}”: it has to look like {3}"), known->text,
              limit->words, NULL, NULL);
      return FALSE;
    case CFN_LIMIT_VALUES:
      report_values (self, place, limit, known);
      return FALSE;
    default:
      return TRUE;
    }
}

/* How many entries there are in any case, and how many there may be. */
static void
count_entries (CfnChecker *self,
               CfnNode    *node,
               gint64     *least,
               gint64     *most)
{
  *least = *most = 0;
  for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      CfnValueKind kind = cfn_value_of (self->template, entry).kind;

      if (node->kind == CFN_NODE_MAPPING && !cfn_key_is_shown (entry))
        *most = G_MAXINT32;
      else if (kind == CFN_VALUE_IF || kind == CFN_VALUE_FUNCTION)
        *most += 1;
      else if (kind != CFN_VALUE_ABSENT)
        {
          *least += 1;
          *most += 1;
        }
    }
}

static void
check_count (CfnChecker     *self,
             const CfnPlace *place,
             const CfnLimit *limit,
             CfnNode        *node)
{
  gint64 least;
  gint64 most;

  count_entries (self, node, &least, &most);
  if (least > limit->max)
    report_count (self, place, node, least, limit->max,
                  N_("{0} of {1} has {2} entries, but may have {3} at most"));
  else if (most < limit->min)
    report_count (self, place, node, most, limit->min,
                  N_("{0} of {1} has {2} entries, but needs {3} at least"));
}

static void
check_keys (CfnChecker     *self,
            const CfnPlace *place,
            const CfnLimit *limit,
            CfnNode        *node)
{
  for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      if (!cfn_key_is_shown (entry) || cfn_limit_allows (limit, cfn_node_get_key (entry)))
        continue;
      report (self, "wrong-form", place, entry, entry->key->span,
              limit->kind == CFN_LIMIT_RESERVED
                ? N_("“{2}” cannot be a name in {0} of {1}: the service sets it itself")
                : N_("“{2}” cannot be a name in {0} of {1}: it has to look like {3}"),
              cfn_node_get_key (entry), limit->words, NULL, NULL);
    }
}

/* What is not known counts nothing, so that only what is too much in any case is told. */
static void
check_bytes (CfnChecker     *self,
             const CfnPlace *place,
             const CfnLimit *limit,
             CfnNode        *node)
{
  gint64 n_bytes = 0;

  for (CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      const char *text = cfn_node_get_literal (entry);

      if (cfn_key_is_shown (entry))
        n_bytes += strlen (cfn_node_get_key (entry)) + (text != NULL ? strlen (text) : 0);
    }
  if (!cfn_limit_allows_count (limit, n_bytes))
    report_count (self, place, node, n_bytes, limit->max,
                  N_("{0} of {1} has {2} bytes of names and texts, but may have {3} at most"));
}

static void
check_order (CfnChecker     *self,
             const CfnPlace *place,
             const CfnLimit *limit,
             CfnNode        *list)
{
  g_auto (GStrv) words = g_strsplit (limit->words, "|", -1);
  CfnNode *item = list->first_child;

  for (guint i = 0; words[i] != NULL && item != NULL; i++, item = item->next)
    {
      CfnNode *node = cfn_node_get (item, get_last_step (limit->path));
      const char *text = cfn_node_get_literal (node);

      /* An entry that may be absent moves the others. */
      if (text == NULL)
        return;
      if (!g_str_equal (text, words[i]) && strstr (limit->words, text) != NULL)
        {
          g_autofree char *number = g_strdup_printf ("%u", i + 1);

          report (self, "wrong-order", place, node, node->span,
                  N_("Entry {2} of {0} of {1} has to be {3}"), number, words[i], NULL,
                  NULL);
          return;
        }
    }
}

static void
check_unique (CfnChecker     *self,
              const CfnPlace *place,
              const CfnLimit *limit,
              CfnNode        *list)
{
  g_autoptr (GHashTable) seen = NULL;

  if (list->n_children < 2)
    return;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      CfnNode *node = cfn_node_get (item, get_last_step (limit->path));
      const char *text = cfn_node_get_literal (node);

      if (text != NULL && !g_hash_table_add (seen, (gpointer) text))
        report (self, "repeated-name", place, node, node->span,
                N_("“{2}” stands more than once in {0} of {1}"), text, NULL, NULL, NULL);
    }
}

/* What is said of the entries of the list at @place: their limits are those of places one step
 * further. */
static void
check_entries_together (CfnChecker     *self,
                        const CfnPlace *place,
                        CfnNode        *list)
{
  for (const CfnPlan *part = place->plan->first_part; part != NULL; part = part->next)
    {
      for (guint i = 0; i < part->n_limits; i++)
        {
          const CfnLimit *limit = part->limits[i];

          if (limit->kind == CFN_LIMIT_ORDER)
            check_order (self, place, limit, list);
          else if (limit->kind == CFN_LIMIT_UNIQUE)
            check_unique (self, place, limit, list);
        }
    }
}

static gboolean
is_lifted (CfnChecker     *self,
           const CfnPlace *place,
           const CfnLimit *limit)
{
  return limit->unless != NULL
         && (cfn_resource_has_hidden_properties (place->resource)
             || cfn_checker_has (self, cfn_resource_get_property (place->resource,
                                                                  limit->unless)));
}

void
cfn_check_limits (CfnChecker     *self,
                  const CfnPlace *place,
                  const CfnKnown *known)
{
  gboolean is_fine = TRUE;

  for (guint i = 0; i < place->plan->n_limits && is_fine; i++)
    {
      const CfnLimit *limit = place->plan->limits[i];

      if (is_lifted (self, place, limit))
        continue;
      if (known->kind == CFN_KNOWN_TEXT)
        is_fine = check_text (self, place, limit, known);
      else if (limit->kind == CFN_LIMIT_ITEMS && !place->is_item)
        check_count (self, place, limit, known->node);
      else if (limit->kind == CFN_LIMIT_KEYS || limit->kind == CFN_LIMIT_RESERVED)
        check_keys (self, place, limit, known->node);
      else if (limit->kind == CFN_LIMIT_BYTES)
        check_bytes (self, place, limit, known->node);
    }
  if (known->kind == CFN_KNOWN_LIST)
    check_entries_together (self, place, known->node);
}
