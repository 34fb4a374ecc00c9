/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-context-private.h"

#include <string.h>

CfnContextMemo *
cfn_context_memo_new (void)
{
  CfnContextMemo *self = g_new0 (CfnContextMemo, 1);

  self->frames = g_array_new (FALSE, FALSE, sizeof (CfnContextFrame));

  return self;
}

void
cfn_context_memo_free (CfnContextMemo *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->text, cfn_text_unref);
  g_array_unref (self->frames);
  g_free (self);
}

static gboolean
begins_alike (CfnContextMemo *self,
              const CfnScan  *scan)
{
  gsize length;

  return self->n_known > 0 && self->n_known <= scan->end
         && memcmp (cfn_text_get_data (self->text, &length), scan->data, self->n_known) == 0;
}

gsize
cfn_context_memo_resume (CfnContextMemo *self,
                         CfnScan        *scan,
                         CfnText        *text,
                         gsize           start)
{
  if (begins_alike (self, scan))
    {
      g_array_append_vals (scan->frames, self->frames->data, self->frames->len);
      scan->tag = self->tag;
      scan->step = self->step;
      scan->list_step = self->list_step;
      start = self->at;
    }
  else
    {
      self->n_known = 0;
    }

  cfn_text_ref (text);
  g_clear_pointer (&self->text, cfn_text_unref);
  self->text = text;

  return start;
}

void
cfn_context_memo_note (CfnContextMemo *self,
                       const CfnScan  *scan,
                       gsize           at,
                       gsize           n_known)
{
  g_array_set_size (self->frames, 0);
  g_array_append_vals (self->frames, scan->frames->data, scan->frames->len);
  self->at = at;
  self->n_known = n_known;
  self->tag = scan->tag;
  self->step = scan->step;
  self->list_step = scan->list_step;
}
