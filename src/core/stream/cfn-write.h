/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-item.h"
#include "cfn-template.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_WRITE_PUT,      /* PutItem: a whole item */
  CFN_WRITE_UPDATE,   /* UpdateItem: attributes that are set or removed */
  CFN_WRITE_DELETE,   /* DeleteItem */
  CFN_WRITE_EXPIRE,   /* time to live removes the item */
  CFN_WRITE_RECORD,   /* a record of the stream itself, from a Lambda event */
} CfnWriteKind;

/* One write to a table. A plain struct; all it holds is owned. */
typedef struct
{
  CfnWriteKind  kind;
  char         *table;       /* logical id; NULL: the one that is meant without saying it */
  CfnItem      *item;        /* PUT: the item; else its key */
  CfnItem      *set;         /* UPDATE: what is set, or NULL; RECORD: NewImage, or NULL */
  CfnItem      *old;         /* RECORD: OldImage, or NULL */
  char        **remove;      /* UPDATE: names of attributes, NULL-terminated, or NULL */
  char         *event;       /* RECORD: "INSERT", "MODIFY" or "REMOVE" */
  gboolean      by_service;  /* RECORD: its userIdentity is that of time to live */
  gint64        at;          /* milliseconds since the mappings began to read; below 0: before */
  CfnSpan       span;        /* in the events file; empty when it is from none */
} CfnWrite;

/* As many as one events file may have. */
#define CFN_WRITES_MAX 1000

CfnWrite   *cfn_write_new       (CfnWriteKind       kind,
                                 const char        *table,
                                 CfnItem           *item,
                                 gint64             at);
CfnWrite   *cfn_write_copy      (const CfnWrite    *self);
void        cfn_write_free      (CfnWrite          *self);
/* "put", "update", "delete", "expire"; "record" */
const char *cfn_write_kind_to_string (CfnWriteKind  kind);

/*
 * Reads an events file, format 1:
 *
 *   { "format": 1, "writes": [
 *       { "put": { "id": {"S": "1"}, "n": {"N": "3"} }, "table": "DataTable", "at": 0 },
 *       { "update": { "id": {"S": "1"} }, "set": { "n": {"N": "4"} }, "remove": ["x"], "at": 250 },
 *       { "delete": { "id": {"S": "1"} } }, { "expire": { "id": {"S": "2"} } } ] }
 *
 * or a Lambda event of a table's stream, {"Records": [...]}. Without "at" a write is made at the
 * moment of the one before it; none is made earlier than that.
 * GPtrArray of CfnWrite with a free function, transfer full. NULL, with the place of the mistake in
 * @text and a message to be freed in @problem, when it is neither.
 */
GPtrArray  *cfn_writes_parse    (CfnText           *text,
                                 CfnSyntaxProblem  *problem);
/* One entry of "writes", as an editor of a single write has it. */
CfnWrite   *cfn_write_parse     (const char        *text,
                                 gssize             length,
                                 CfnSyntaxProblem  *problem);
/* The same in reverse: one line, {"put": …}. NULL for a write of kind RECORD, which is no entry.
 * Free with g_free(). */
char       *cfn_write_to_json   (const CfnWrite    *self);
/* An events file of all of @writes (CfnWrite); the records of a stream make a Lambda event. Free
 * with g_free(). */
char       *cfn_writes_to_json  (GPtrArray         *writes);
/* Three writes that make an INSERT, a MODIFY and a REMOVE, by the key schema of @table as far as it
 * is known; they name it where there are others. Transfer full. */
GPtrArray  *cfn_writes_sample   (CfnTemplate       *template,
                                 const CfnResource *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnWrite, cfn_write_free)

G_END_DECLS
