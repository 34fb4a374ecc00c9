/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-item.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/* Who removes what has expired (DynamoDB Developer Guide, DynamoDB Streams and Time to Live). */
#define CFN_STREAM_EXPIRY_IDENTITY \
  "{\"type\": \"Service\", \"principalId\": \"dynamodb.amazonaws.com\"}"

/* Where and when runs take place: the account of AWS's own examples, at the beginning of a year. */
#define CFN_STREAM_REGION "us-east-1"
#define CFN_STREAM_ACCOUNT "123456789012"
#define CFN_STREAM_SHARD "shardId-00000001798761600000-00000001"
#define CFN_STREAM_EPOCH G_GINT64_CONSTANT (1798761600)

/* StreamViewType */
typedef enum
{
  CFN_VIEW_KEYS_ONLY = 0,
  CFN_VIEW_NEW_IMAGE = 1 << 0,
  CFN_VIEW_OLD_IMAGE = 1 << 1,
  CFN_VIEW_BOTH = CFN_VIEW_NEW_IMAGE | CFN_VIEW_OLD_IMAGE,
} CfnView;

/* One record of the stream of a table, private to the room. */
typedef struct
{
  guint              number;      /* from 1, of all records of a run */
  const CfnResource *table;
  guint              write;       /* number of the write that made it, from 1 */
  const char        *event;       /* "INSERT", "MODIFY", "REMOVE"; static */
  gint64             at;          /* milliseconds since the mappings began to read */
  char              *arn;         /* of the stream */
  CfnItem           *keys;
  CfnItem           *new_image;   /* NULL: the stream does not hold it */
  CfnItem           *old_image;   /* likewise */
  CfnView            view;
  gboolean           by_service;  /* it has expired */
  gsize              size;        /* SizeBytes */
  char              *sequence;    /* SequenceNumber */
  char              *json;
} CfnStreamRecord;

/* Fills in the rest of @self, which has all up to by_service; @sequence is its number in its
 * stream, from 1. Images that the view leaves out are let go of. */
void        cfn_stream_record_finish   (CfnStreamRecord  *self,
                                        guint             sequence);
void        cfn_stream_record_free     (CfnStreamRecord  *self);
/* FALSE when no type is called so. */
gboolean    cfn_view_from_string       (const char       *text,
                                        CfnView          *view);
const char *cfn_view_to_string         (CfnView           view);
/* "2027-01-01T00:00:00.000Z" for 0. Free with g_free(). */
char       *cfn_stream_time_to_string  (gint64            at);

G_END_DECLS
