/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-pattern.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

/*
 * CfnItem: the attributes of an item, or its key, as the DynamoDB API writes them:
 * {"id": {"S": "1"}, "n": {"N": "3"}} (DynamoDB API Reference, AttributeValue). Numbers are in the
 * one form in which DynamoDB keeps them. Immutable, reference-counted, thread-safe.
 */
typedef struct _CfnItem CfnItem;

/* Reads @text; @length -1: up to the NUL. NULL, with the place of the mistake in bytes of @text and
 * a message to be freed in @problem, when it is no item. */
CfnItem    *cfn_item_parse      (const char        *text,
                                 gssize             length,
                                 CfnSyntaxProblem  *problem);
/* The same of a part of a JSON text that has been read; the place is one of the whole text. */
CfnItem    *cfn_item_read       (const CfnPattern  *object,
                                 CfnSyntaxProblem  *problem);
CfnItem    *cfn_item_ref        (CfnItem           *self);
void        cfn_item_unref      (CfnItem           *self);

guint       cfn_item_get_n_attributes (CfnItem     *self);
const char *cfn_item_get_name   (CfnItem           *self,
                                 guint              index);
/* "S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS" or "BS"; NULL when there is no such
 * attribute. */
const char *cfn_item_get_type_of (CfnItem          *self,
                                 const char        *name);
/* TRUE when the attribute is an empty text or empty bytes, which no key may be. */
gboolean    cfn_item_is_blank   (CfnItem           *self,
                                 const char        *name);
/* The same attributes with the same values, in any order; sets have no order either. */
gboolean    cfn_item_equal      (CfnItem           *self,
                                 CfnItem           *other);
/* The attributes called @names (NULL-terminated) that are there. Transfer full. */
CfnItem    *cfn_item_pick       (CfnItem            *self,
                                 const char * const *names);
/* @self with the attributes of @set (may be NULL) and without those called @remove (may be NULL).
 * Transfer full. */
CfnItem    *cfn_item_change     (CfnItem            *self,
                                 CfnItem            *set,
                                 const char * const *remove);
/* A text that equal items have in common, and no others. Free with g_free(). */
char       *cfn_item_to_key     (CfnItem           *self);
/* Bytes, as DynamoDB counts them for an item's size and for SizeBytes of a stream record: UTF-8
 * bytes of names and texts, raw bytes of binaries, half a byte for each significant digit of a
 * number and one more, 1 for true, false and null, 3 for a list or a map and 1 for each of its
 * elements (DynamoDB Developer Guide, Item sizes and formats). */
gsize       cfn_item_get_size   (CfnItem           *self);
/* JSON in one line. Free with g_free(). */
char       *cfn_item_to_json    (CfnItem           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnItem, cfn_item_unref)

G_END_DECLS
