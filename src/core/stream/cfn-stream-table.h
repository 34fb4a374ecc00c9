/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-stream-record.h"
#include "cfn-write.h"

G_BEGIN_DECLS

/* CfnStreamTable: a table while a run writes to it, and its stream; private to the room. */
typedef struct
{
  CfnTemplate        *template;   /* borrowed */
  const CfnResource  *resource;
  char              **keys;       /* names of its key, NULL-terminated; NULL: not known */
  GHashTable         *types;      /* name -> type of the attributes that it defines, borrowed */
  GHashTable         *items;      /* key of the item as a text -> CfnItem, owned */
  gboolean            has_stream; /* FALSE: surely none */
  CfnView             view;
  char               *arn;        /* of the stream */
  char               *expiry;     /* the attribute of TimeToLiveSpecification, or NULL */
  gboolean            expires;    /* FALSE: time to live is surely off */
  guint               n_records;
  GPtrArray          *doubts;     /* CfnMessage: what is but assumed of it */
} CfnStreamTable;

CfnStreamTable  *cfn_stream_table_new   (CfnTemplate       *template,
                                         const CfnResource *resource);
void             cfn_stream_table_free  (CfnStreamTable    *self);
/* Why @write makes no sense for this table, or NULL. */
CfnMessage      *cfn_stream_table_check (CfnStreamTable    *self,
                                         const CfnWrite    *write);
/* Writes. The record that the stream has of it, without a number yet; or NULL and why there is
 * none. */
CfnStreamRecord *cfn_stream_table_write (CfnStreamTable    *self,
                                         const CfnWrite    *write,
                                         CfnMessage       **why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnStreamTable, cfn_stream_table_free)

G_END_DECLS
