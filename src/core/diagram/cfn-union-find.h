/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * Private to the room: sets of numbers that are joined one by one. Each number points at another of
 * its set; the smallest of a set, its root, points at itself.
 */

static inline guint *
cfn_union_find_new (guint n)
{
  guint *sets = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    sets[i] = i;

  return sets;
}

static inline guint
cfn_union_find_root (guint *sets,
                     guint  number)
{
  while (sets[number] != number)
    {
      sets[number] = sets[sets[number]];
      number = sets[number];
    }

  return number;
}

static inline void
cfn_union_find_join (guint *sets,
                     guint  a,
                     guint  b)
{
  guint one = cfn_union_find_root (sets, a);
  guint other = cfn_union_find_root (sets, b);

  sets[MAX (one, other)] = MIN (one, other);
}
