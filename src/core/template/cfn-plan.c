/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-plan.h"

#include "cfn-limits-private.h"

#include <string.h>

static CfnPlan *
plan_new (const char *name,
          gsize       length)
{
  CfnPlan *self = g_new0 (CfnPlan, 1);

  self->name = name;
  self->length = length;

  return self;
}

const CfnPlan *
cfn_plan_get_part (const CfnPlan *self,
                   const char    *name,
                   gsize          length)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (self == NULL)
    return NULL;

  for (const CfnPlan *part = self->first_part; part != NULL; part = part->next)
    {
      if (part->length == length && part->name[0] == name[0]
          && memcmp (part->name, name, length) == 0)
        return part;
    }

  return NULL;
}

/* The part that is called what @path begins with up to a dot or a bar, made where it is not there
 * yet. */
static CfnPlan *
ensure_part (CfnPlan    *self,
             const char *path)
{
  gsize length = strcspn (path, ".|");
  CfnPlan *part = (CfnPlan *) cfn_plan_get_part (self, path, length);
  CfnPlan **end = &self->first_part;
  guint n = 0;

  if (part != NULL)
    return part;

  for (; *end != NULL; end = &(*end)->next)
    n++;
  part = plan_new (path, length);
  part->bit = G_GUINT64_CONSTANT (1) << (n % 64);
  *end = part;

  return part;
}

/* The place at @path, which ends in NUL. */
static CfnPlan *
ensure_place (CfnPlan    *self,
              const char *path)
{
  while (*path != '\0')
    {
      self = ensure_part (self, path);
      path += self->length;
      path += *path == '.';
    }

  return self;
}

static void
add_limit (CfnPlan        *root,
           const CfnLimit *limit)
{
  CfnPlan *place = ensure_place (root, limit->path);

  place->limits = g_renew (const CfnLimit *, place->limits, place->n_limits + 1);
  place->limits[place->n_limits++] = limit;
}

static void
add_pairing (CfnPlan          *root,
             const CfnPairing *pairing)
{
  CfnPlan *object = ensure_place (root, pairing->object);
  CfnPlannedPairing planned = { .pairing = pairing };

  planned.others = g_strsplit (pairing->others, "|", -1);
  if (pairing->path != NULL)
    planned.first = ensure_part (object, pairing->path)->bit;
  for (const char *other = pairing->others; other != NULL;)
    {
      const char *bar = strchr (other, '|');

      planned.second |= ensure_part (object, other)->bit;
      other = bar != NULL ? bar + 1 : NULL;
    }
  object->pairings = g_renew (CfnPlannedPairing, object->pairings, object->n_pairings + 1);
  object->pairings[object->n_pairings++] = planned;
}

static CfnPlan *
make_plan (const CfnTypeLimits *type)
{
  CfnPlan *root = plan_new ("", 0);

  for (guint i = 0; i < type->n_limits; i++)
    add_limit (root, &type->limits[i]);
  for (guint i = 0; i < type->n_pairings; i++)
    add_pairing (root, &type->pairings[i]);

  return root;
}

const CfnPlan *
cfn_plan_find (const char *type)
{
  static gsize *plans;   /* of CfnPlan, one for each row of the table */
  static gsize once;
  guint row = 0;

  g_return_val_if_fail (type != NULL, NULL);

  while (row < cfn_n_type_limits && !g_str_equal (cfn_type_limits[row].type, type))
    row++;
  if (row == cfn_n_type_limits)
    return NULL;

  if (g_once_init_enter (&once))
    {
      plans = g_new0 (gsize, cfn_n_type_limits);
      g_once_init_leave (&once, 1);
    }
  if (g_once_init_enter (&plans[row]))
    g_once_init_leave (&plans[row], (gsize) make_plan (&cfn_type_limits[row]));

  return (const CfnPlan *) plans[row];
}
