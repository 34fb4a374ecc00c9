/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-catalogue.h"
#include "cfn-checker.h"
#include "cfn-known.h"

G_BEGIN_DECLS

/* Private to this room: what the rules about values of properties share. */

/* How messages call a value, put together only for a message: "Tags[0].Value". */
typedef struct _CfnName CfnName;

struct _CfnName
{
  const CfnName *parent;  /* what it is in; NULL for a property of the resource itself */
  const char    *key;     /* NULL for an entry of a list */
  guint          index;   /* of that */
};

char       *cfn_name_to_string       (const CfnName     *self);

typedef void (*CfnPossibleFunc) (CfnChecker     *self,
                                 const CfnKnown *known,
                                 gpointer        data);

/* Calls @func with each thing that @node may be, once for each place in the text that it may come
 * from. Mappings come as they are written, whatever else a macro or a loop may add to them: ask
 * cfn_key_is_shown(). A null is ABSENT. What @func is given lives until it returns. */
void        cfn_possible_each        (CfnChecker        *self,
                                      CfnNode           *node,
                                      CfnPossibleFunc    func,
                                      gpointer           data);
/* The same for each entry of @known where it is a list that is written out, else @func with @known
 * itself: many elements are one thing or a list of them. */
void        cfn_possible_each_item   (CfnChecker        *self,
                                      const CfnKnown    *known,
                                      CfnPossibleFunc    func,
                                      gpointer           data);
/* FALSE for an entry of a mapping that stands for others: a merge key, a loop, a macro. */
gboolean    cfn_key_is_shown         (const CfnNode     *entry);
/* TRUE when all entries of @node are shown. */
gboolean    cfn_map_is_shown         (const CfnNode     *node);
/* What has to hold for values of @place to be @one and, if that is not NULL, @other at once: GArray
 * of CfnCase, transfer full. NULL when they never are. */
GArray     *cfn_known_meet           (CfnChecker        *self,
                                      const CfnNode     *place,
                                      const CfnKnown    *one,
                                      const CfnKnown    *other);

G_END_DECLS
