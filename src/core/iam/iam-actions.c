/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-actions.h"

#include "cfn-packed.h"
#include "cfn-similar.h"

#include <string.h>

#define KIND "IAMA"
/* In a set of resource types: the statement must name one of these. */
#define REQUIRED (1u << 16)
/* By how many letters a slip of the pen is off at most. */
#define SLIP 3

/* The sections after the texts, in the order in which build-aux/packing/actions.py packs them. */
enum
{
  SECTION_SERVICES = CFN_PACKED_STRINGS + 1,
  SECTION_ACTIONS,
  SECTION_SETS,
  SECTION_LISTS,
  SECTION_RESOURCES,
  N_SECTIONS,
};

struct _IamActions
{
  CfnPacked table;
};

static const guint16 widths[N_SECTIONS] = {
  [CFN_PACKED_STRINGS] = 1,
  [SECTION_SERVICES] = 24,
  [SECTION_ACTIONS] = 8,
  [SECTION_SETS] = 8,
  [SECTION_LISTS] = 4,
  [SECTION_RESOURCES] = 8,
};

/* Set by data/catalogue/embed.S. */
extern const char iam_actions_table_start[];
extern const char iam_actions_table_end[];

IamActions *
iam_actions_new (gconstpointer data,
                 gsize         length)
{
  CfnPacked table;
  IamActions *self;

  if (!cfn_packed_init (&table, data, length, KIND, widths, N_SECTIONS))
    return NULL;

  self = g_new0 (IamActions, 1);
  self->table = table;

  return self;
}

void
iam_actions_free (IamActions *self)
{
  g_free (self);
}

const IamActions *
iam_actions_get_default (void)
{
  static IamActions actions;
  static gsize once;
  static gboolean is_sound;

  if (g_once_init_enter (&once))
    {
      is_sound = cfn_packed_init (&actions.table, iam_actions_table_start,
                                  iam_actions_table_end - iam_actions_table_start,
                                  KIND, widths, N_SECTIONS);
      g_once_init_leave (&once, 1);
    }

  return is_sound ? &actions : NULL;
}

const char *
iam_actions_get_date (const IamActions *self)
{
  return self != NULL ? self->table.date : NULL;
}

const char *
iam_actions_get_source (const IamActions *self)
{
  return self != NULL ? self->table.source : NULL;
}

guint
iam_actions_get_n_services (const IamActions *self)
{
  return self != NULL ? cfn_packed_count (&self->table, SECTION_SERVICES) : 0;
}

gboolean
iam_actions_get_service (const IamActions *self,
                         guint             index,
                         IamService       *service)
{
  const guint8 *record;
  CfnPackedRange actions;
  CfnPackedRange resources;

  g_return_val_if_fail (service != NULL, FALSE);

  record = self != NULL ? cfn_packed_record (&self->table, SECTION_SERVICES, index) : NULL;
  if (record == NULL)
    return FALSE;

  actions = cfn_packed_range (&self->table, SECTION_ACTIONS, cfn_packed_u32 (record, 8),
                              cfn_packed_u32 (record, 12));
  resources = cfn_packed_range (&self->table, SECTION_RESOURCES, cfn_packed_u32 (record, 16),
                                cfn_packed_u32 (record, 20));
  *service = (IamService) {
    .table = self,
    .prefix = cfn_packed_string (&self->table, cfn_packed_u32 (record, 0)),
    .title = cfn_packed_string (&self->table, cfn_packed_u32 (record, 4)),
    .n_actions = actions.count,
    .n_resources = resources.count,
    .first_action = actions.first,
    .first_resource = resources.first,
  };

  return service->prefix != NULL;
}

gboolean
iam_actions_find_service (const IamActions *self,
                          const char       *prefix,
                          IamService       *service)
{
  CfnPackedRange all = { 0, iam_actions_get_n_services (self) };
  guint32 index;

  g_return_val_if_fail (prefix != NULL && service != NULL, FALSE);

  if (self == NULL
      || !cfn_packed_find (&self->table, SECTION_SERVICES, all, prefix, g_ascii_strcasecmp,
                           &index))
    return FALSE;

  return iam_actions_get_service (self, index, service);
}

gboolean
iam_service_get_action (const IamService *service,
                        guint             index,
                        IamAction        *action)
{
  const CfnPacked *table;
  const guint8 *record;
  const guint8 *set;
  CfnPackedRange range = { 0, 0 };

  g_return_val_if_fail (service != NULL && action != NULL, FALSE);

  if (index >= service->n_actions)
    return FALSE;

  table = &service->table->table;
  record = cfn_packed_record (table, SECTION_ACTIONS, service->first_action + index);
  set = cfn_packed_record (table, SECTION_SETS, cfn_packed_u16 (record, 4));
  if (set != NULL)
    range = cfn_packed_range (table, SECTION_LISTS, cfn_packed_u32 (set, 0),
                              cfn_packed_u32 (set, 4));
  *action = (IamAction) {
    .service = *service,
    .name = cfn_packed_string (table, cfn_packed_u32 (record, 0)),
    .access = cfn_packed_u16 (record, 6),
    .n_resources = range.count,
    .first_resource = range.first,
  };

  return action->name != NULL;
}

gboolean
iam_service_find_action (const IamService *service,
                         const char       *name,
                         IamAction        *action)
{
  CfnPackedRange range;
  guint32 index;

  g_return_val_if_fail (service != NULL && name != NULL && action != NULL, FALSE);

  range = (CfnPackedRange) { service->first_action, service->n_actions };
  if (!cfn_packed_find (&service->table->table, SECTION_ACTIONS, range, name, g_ascii_strcasecmp,
                        &index))
    return FALSE;

  return iam_service_get_action (service, index - service->first_action, action);
}

gboolean
iam_service_get_resource (const IamService *service,
                          guint             index,
                          IamResourceType  *resource)
{
  const CfnPacked *table;
  const guint8 *record;

  g_return_val_if_fail (service != NULL && resource != NULL, FALSE);

  if (index >= service->n_resources)
    return FALSE;

  table = &service->table->table;
  record = cfn_packed_record (table, SECTION_RESOURCES, service->first_resource + index);
  *resource = (IamResourceType) {
    .name = cfn_packed_string (table, cfn_packed_u32 (record, 0)),
    .arn = cfn_packed_string (table, cfn_packed_u32 (record, 4)),
  };

  return resource->name != NULL && resource->arn != NULL;
}

gboolean
iam_action_get_resource (const IamAction *action,
                         guint            index,
                         IamResourceType *resource)
{
  const guint8 *word;
  guint32 entry;

  g_return_val_if_fail (action != NULL && resource != NULL, FALSE);

  if (index >= action->n_resources)
    return FALSE;

  word = cfn_packed_record (&action->service.table->table, SECTION_LISTS,
                            action->first_resource + index);
  entry = cfn_packed_u32 (word, 0);
  if (!iam_service_get_resource (&action->service, entry & ~REQUIRED, resource))
    return FALSE;

  resource->is_required = (entry & REQUIRED) != 0;

  return TRUE;
}

gboolean
iam_action_takes_resource (const IamAction *action,
                           const char      *resource)
{
  g_return_val_if_fail (action != NULL && resource != NULL, FALSE);

  for (guint i = 0; i < action->n_resources; i++)
    {
      IamResourceType type;

      if (iam_action_get_resource (action, i, &type) && g_str_equal (type.name, resource))
        return TRUE;
    }

  return FALSE;
}

/* Splits "dynamodb:GetRecords"; FALSE without a colon. Free @prefix with g_free(). */
static gboolean
split_name (const char  *name,
            char       **prefix,
            const char **action)
{
  const char *colon = strchr (name, ':');

  if (colon == NULL)
    return FALSE;

  *prefix = g_strndup (name, colon - name);
  *action = colon + 1;

  return TRUE;
}

gboolean
iam_actions_find (const IamActions *self,
                  const char       *name,
                  IamAction        *action)
{
  g_autofree char *prefix = NULL;
  const char *rest;
  IamService service;

  g_return_val_if_fail (name != NULL && action != NULL, FALSE);

  return split_name (name, &prefix, &rest)
         && iam_actions_find_service (self, prefix, &service)
         && iam_service_find_action (&service, rest, action);
}

/* Adds the actions of @service that @pattern, NULL for all, matches. */
static void
expand_service (const IamService *service,
                const IamText    *pattern,
                GArray           *found)
{
  for (guint i = 0; i < service->n_actions; i++)
    {
      IamAction action;

      if (iam_service_get_action (service, i, &action)
          && (pattern == NULL || iam_text_match_string (pattern, action.name) == IAM_MATCH_YES))
        g_array_append_val (found, action);
    }
}

GArray *
iam_actions_expand (const IamActions *self,
                    const char       *pattern)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (IamAction));
  g_autoptr (IamText) service_pattern = NULL;
  g_autoptr (IamText) action_pattern = NULL;
  g_autofree char *prefix = NULL;
  const char *rest = "*";
  IamService service;

  g_return_val_if_fail (pattern != NULL, NULL);

  if (!split_name (pattern, &prefix, &rest) && !g_str_equal (pattern, "*"))
    return g_steal_pointer (&found);

  service_pattern = iam_text_new (prefix != NULL ? prefix : "*", IAM_TEXT_PATTERN);
  action_pattern = g_str_equal (rest, "*") ? NULL : iam_text_new (rest, IAM_TEXT_PATTERN);
  for (guint i = 0; i < iam_actions_get_n_services (self); i++)
    {
      if (iam_actions_get_service (self, i, &service)
          && iam_text_match_string (service_pattern, service.prefix) == IAM_MATCH_YES)
        expand_service (&service, action_pattern, found);
    }

  return g_steal_pointer (&found);
}

/* By how much two words of IAM differ; letter case makes no difference. */
static guint
distance_of (const char *a,
             const char *b,
             guint       limit)
{
  g_autofree char *lower_a = g_ascii_strdown (a, -1);
  g_autofree char *lower_b = g_ascii_strdown (b, -1);

  return cfn_word_distance (lower_a, lower_b, limit);
}

/* A longer or shorter form of a prefix ("dynamodbstreams") is as near as one wrong letter. */
static guint
service_distance (const char *a,
                  const char *b)
{
  gsize shorter = MIN (strlen (a), strlen (b));

  if (g_ascii_strcasecmp (a, b) == 0)
    return 0;
  if (shorter >= 3 && g_ascii_strncasecmp (a, b, shorter) == 0)
    return 1;

  return distance_of (a, b, SLIP);
}

char *
iam_actions_find_similar (const IamActions *self,
                          const char       *name)
{
  g_autofree char *prefix = NULL;
  const char *rest;
  IamAction best = { .name = NULL };
  guint limit = SLIP + 1;

  g_return_val_if_fail (name != NULL, NULL);

  if (!split_name (name, &prefix, &rest))
    return NULL;

  for (guint i = 0; i < iam_actions_get_n_services (self); i++)
    {
      IamService service;
      guint away;

      if (!iam_actions_get_service (self, i, &service))
        continue;

      away = service_distance (prefix, service.prefix);
      for (guint j = 0; away < limit && j < service.n_actions; j++)
        {
          IamAction action;
          guint found;

          if (!iam_service_get_action (&service, j, &action))
            continue;

          found = away + distance_of (rest, action.name, SLIP);
          if (found < limit)
            {
              limit = found;
              best = action;
            }
        }
    }

  return best.name != NULL ? g_strconcat (best.service.prefix, ":", best.name, NULL) : NULL;
}
