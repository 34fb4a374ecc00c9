/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-span.h"

#include <string.h>

G_BEGIN_DECLS

typedef enum
{
  CFN_NODE_SCALAR,
  CFN_NODE_SEQUENCE,
  CFN_NODE_MAPPING,
  CFN_NODE_ALIAS,
} CfnNodeKind;

typedef enum
{
  CFN_STYLE_PLAIN,
  CFN_STYLE_SINGLE_QUOTED,
  CFN_STYLE_DOUBLE_QUOTED,
  CFN_STYLE_LITERAL,
  CFN_STYLE_FOLDED,
  CFN_STYLE_BLOCK,
  CFN_STYLE_FLOW,
} CfnNodeStyle;

typedef struct _CfnNode CfnNode;

/* More children than an index can count are more than any text has that is read. */
#define CFN_NODE_INDEX_BITS 24

/*
 * CfnNode: one node of a CfnTree, which owns it and its strings. Read-only outside the reader.
 * The children of a mapping are its values; each knows its key. Keys are not among the children.
 * A dense text has one for every 13 bytes: a test says how large a tree may be.
 */
struct _CfnNode
{
  CfnNodeKind  kind : 4;
  CfnNodeStyle style : 4;
  guint        index : CFN_NODE_INDEX_BITS; /* place among its siblings, from 0 */
  guint        length;      /* of value, in bytes */
  const char  *tag;         /* as written, "!GetAtt"; NULL when there is none */
  const char  *anchor;      /* without "&"; NULL when there is none */
  const char  *value;       /* scalar: decoded, NUL-terminated; alias: the anchor's name; else
                             * NULL */
  CfnSpan      span;        /* from tag or anchor to the last byte that belongs to the node,
                             * trimmed */
  CfnSpan      content;     /* span without tag and anchor */
  guint32      full_end;    /* end of span with what libyaml counts to it: final newlines of a
                             * block scalar ... */
  guint        n_children : CFN_NODE_INDEX_BITS;
  guint        initial : 8; /* the first byte of the key, which tells most keys apart without a look
                             * at them, elsewhere in memory; 0: look */
  CfnNode     *parent;      /* of a key: the mapping it stands in; NULL for the root */
  CfnNode     *key;         /* the key of a mapping's value, else NULL */
  CfnNode     *first_child;
  CfnNode     *last_child;
  CfnNode     *next;
  CfnNode    **table;       /* private to cfn-node.c: finds a child of a long collection at once */
};

/* The value under the first @length bytes of @key of a mapping; NULL when absent, or when @node is
 * NULL or no mapping. */
CfnNode    *cfn_node_get_n      (const CfnNode *node,
                                 const char    *key,
                                 gsize          length);
/* The same for all of @key, of which most are written out where they are asked for: their length is
 * known then. */
static inline CfnNode *
cfn_node_get (const CfnNode *node,
              const char    *key)
{
  return cfn_node_get_n (node, key, strlen (key));
}
/* Follows keys, NULL ends them: cfn_node_find (n, "Properties", "Role", NULL). */
CfnNode    *cfn_node_find       (const CfnNode *node,
                                 ...) G_GNUC_NULL_TERMINATED;
CfnNode    *cfn_node_get_item   (const CfnNode *node,
                                 guint          index);
/* The same for a value of a mapping as well; found at once in lists, and by walking in mappings. */
CfnNode    *cfn_node_get_child  (const CfnNode *node,
                                 guint          index);
/* The child before @node; NULL when it is the first, or no child but the root or a key. Is found at
 * once in lists, and by walking in mappings. */
CfnNode    *cfn_node_get_previous (const CfnNode *node);
/* Makes @child the last child of @parent; its key is the caller's. For who builds nodes: those of a
 * CfnTree never change. */
void        cfn_node_append     (CfnNode       *parent,
                                 CfnNode       *child);
/* The text of a scalar, NULL for anything else and for NULL. */
const char *cfn_node_get_string (const CfnNode *node);
gboolean    cfn_node_is_string  (const CfnNode *node,
                                 const char    *text);
/* The key under which @node stands, or NULL. */
static inline const char *
cfn_node_get_key (const CfnNode *node)
{
  return node != NULL && node->key != NULL && node->key->kind == CFN_NODE_SCALAR
           ? node->key->value : NULL;
}
/* The first byte of that key; NUL when there is none. */
static inline char
cfn_node_get_initial (const CfnNode *node)
{
  const char *key;

  if (node->initial != 0)
    return (char) node->initial;
  key = cfn_node_get_key (node);

  return key != NULL ? key[0] : '\0';
}

/* How YAML 1.1 (and JSON) would type a scalar that has no tag. */
typedef enum
{
  CFN_SCALAR_STRING,
  CFN_SCALAR_NULL,
  CFN_SCALAR_BOOLEAN,
  CFN_SCALAR_INTEGER,
  CFN_SCALAR_FLOAT,
  CFN_SCALAR_TIMESTAMP,
} CfnScalarType;

/* The type of a plain scalar by the YAML 1.1 type repository; quoted and block scalars are
 * strings. */
CfnScalarType cfn_node_get_scalar_type (const CfnNode *node);
/* TRUE and the value for true/yes/on ... and for the quoted "true"/"false" that CloudFormation
 * takes too. */
gboolean      cfn_node_get_boolean     (const CfnNode *node,
                                        gboolean      *value);
/* TRUE and the value for whole numbers, quoted or not, as CloudFormation takes them. */
gboolean      cfn_node_get_integer     (const CfnNode *node,
                                        gint64        *value);

G_END_DECLS
