/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-connector.h"

MillraceMeaning *
millrace_meaning_new (const char *as,
                      const char *title)
{
  MillraceMeaning *self = g_new (MillraceMeaning, 1);

  self->as = g_strdup (as);
  self->title = g_strdup (title);

  return self;
}

void
millrace_meaning_free (MillraceMeaning *self)
{
  g_free (self->as);
  g_free (self->title);
  g_free (self);
}
