/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cfn-repair.h"

G_BEGIN_DECLS

/* MillraceRepairs: all safe repairs of a text, which take a while to find. */
typedef struct
{
  CfnEdit   *edit;      /* of the text that was asked about; empty when there is none */
  GPtrArray *repairs;   /* of CfnRepair */
  gboolean   is_spent;  /* there may be more, for another time */
} MillraceRepairs;

/* Finds them in a worker; @source (a GObject) lives until then. */
void             millrace_repairs_find_async  (gpointer              source,
                                               CfnFindings          *findings,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
/* Transfer full; NULL and G_IO_ERROR_CANCELLED when it was cancelled. */
MillraceRepairs *millrace_repairs_find_finish (GAsyncResult         *result,
                                               GError              **error);
void             millrace_repairs_free        (MillraceRepairs      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceRepairs, millrace_repairs_free)

G_END_DECLS
