/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cfn-finding.h"

G_BEGIN_DECLS

/* A repair that was made. */
typedef struct
{
  const char *rule;
  CfnMessage *title;    /* owned */
} CfnRepair;

typedef gboolean (*CfnRepairFilter) (const CfnFinding *finding,
                                     gpointer          data);

/*
 * Makes the safe repairs of all findings that @filter wants (NULL: all): those of one resource one
 * after the other, for one may make another needless. A repair stays only when its finding is gone
 * afterwards and there are not more findings than before, mere information aside: one that hid
 * behind the repaired one may come to light. Gives the whole edit and what is left to be found
 * afterwards, both transfer full, and adds to @repairs (of CfnRepair, freed by cfn_repair_free())
 * what was done. The edit is empty when there is nothing to repair. The effort has an end:
 * @is_spent tells that there may be more to repair, for another time. Once @cancellable (may be
 * NULL) is cancelled, no more is tried. Pure, thread-safe.
 */
CfnEdit *cfn_repair_all  (CfnFindings      *findings,
                          CfnRepairFilter   filter,
                          gpointer          data,
                          GPtrArray        *repairs,
                          CfnFindings     **after,
                          gboolean         *is_spent,
                          GCancellable     *cancellable);
void     cfn_repair_free (CfnRepair        *self);

G_END_DECLS
