/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-arena.h"
#include "cfn-habits.h"
#include "cfn-place.h"
#include "cfn-writer.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_WISH_REPLACE, /* @node becomes @value */
  CFN_WISH_INSERT,  /* @value, under @key when @node is a mapping, becomes child @index of @node */
  CFN_WISH_REMOVE,  /* @node goes */
  CFN_WISH_MOVE,    /* item @from of @node becomes its item @index */
  CFN_WISH_RENAME,  /* the key of @node becomes @key */
} CfnWishKind;

/* What an edit is to achieve, so that it can be checked by what came out. */
typedef struct
{
  CfnWishKind    kind;
  const CfnNode *node;
  const CfnNode *value;
  const char    *key;
  guint          index;
  guint          from;
  guint          n_blank; /* blank lines between an inserted entry and its neighbours */
} CfnWish;

/* An edit in the making. */
typedef struct
{
  CfnTree  *tree;
  CfnPlace  place;
  CfnHabits habits;
  CfnArena  arena; /* for nodes that are put around a value */
  CfnEdit  *edit;
  gboolean  is_coarse; /* replace values as a whole, because piece by piece did not work out */
} CfnWriting;

/* Why there is no edit; each gives FALSE. */
gboolean cfn_write_fail_unsafe   (GError        **error,
                                  const char     *reason);
/* @merge: what has the key "<<". */
gboolean cfn_write_fail_merged   (CfnTree        *tree,
                                  const CfnNode  *merge,
                                  GError        **error);
/* @node: what would have changed or gone; NULL for nothing that is there. */
gboolean cfn_write_fail_risky    (CfnTree        *tree,
                                  const CfnNode  *node,
                                  GError        **error);

/* Whether the text can be edited at all. */
gboolean cfn_write_check_editable (CfnTree       *tree,
                                  GError        **error);
/* A key that is given twice leads nowhere in particular; its mapping is not to be guessed at. */
gboolean cfn_write_check_unambiguous (CfnTree    *tree,
                                  const CfnNode  *node,
                                  GError        **error);
/* FALSE when a change within @node would change something elsewhere, or what merging makes of
 * it. */
gboolean cfn_write_check_safe    (CfnTree        *tree,
                                  const CfnNode  *node,
                                  GError        **error);
/* Whether an alias elsewhere stands for something in @node. */
gboolean cfn_write_is_shared     (CfnTree        *tree,
                                  const CfnNode  *node);
/* Whether an alias is in @node. */
gboolean cfn_write_has_alias     (const CfnNode  *node);

/* Each turns the wish into splices, for a @node whose surroundings are a block, or brackets. */
void     cfn_write_block_replace (CfnWriting    *self,
                                  const CfnNode *old,
                                  const CfnNode *value);
void     cfn_write_block_insert  (CfnWriting    *self,
                                  const CfnWish *wish);
void     cfn_write_block_remove  (CfnWriting    *self,
                                  const CfnNode *node);
void     cfn_write_flow_replace  (CfnWriting    *self,
                                  const CfnNode *old,
                                  const CfnNode *value);
void     cfn_write_flow_insert   (CfnWriting    *self,
                                  const CfnWish *wish);
void     cfn_write_flow_remove   (CfnWriting    *self,
                                  const CfnNode *node);

/* For a sequence or a mapping, of either kind. */
void     cfn_write_move          (CfnWriting    *self,
                                  const CfnWish *wish);
/* Which item stands at @index after a move. */
guint    cfn_write_moved_index   (const CfnWish *wish,
                                  guint          index);

/* Likewise for any @old, and only where the two differ. */
void     cfn_write_replace       (CfnWriting    *self,
                                  const CfnNode *old,
                                  const CfnNode *value);

/* What is at @path becomes @value by small edits of what the two do not have in common; NULL when
 * that is too little, or cannot be done so. */
CfnEdit *cfn_write_in_steps      (CfnTree       *tree,
                                  const CfnPath *path,
                                  const CfnNode *value);

/* The quotes that @value should have because @old has them; 0: none in particular, which is what
 * @habits then say of such a place. */
char     cfn_write_keep_quotes   (CfnHabits     *habits,
                                  const CfnNode *old,
                                  const CfnNode *value);
/* @edit of @tree's text, transfer full, if it reads back as what @wish asks for; else NULL. */
CfnEdit *cfn_write_confirm       (CfnTree       *tree,
                                  CfnEdit       *edit,
                                  const CfnWish *wish);
/* Whether the two trees differ by @wish and by nothing else. */
gboolean cfn_write_is_fulfilled  (const CfnNode *before,
                                  const CfnNode *after,
                                  const CfnWish *wish);
/* Whether @edit of @tree's text brings @wish about and nothing else, as far as that can be seen in
 * the entries around it. FALSE: perhaps it does, but the whole tree is needed to know. */
gboolean cfn_write_is_fulfilled_within (CfnTree    *tree,
                                  CfnEdit       *edit,
                                  const CfnWish *wish);
/* The same for many wishes, each within the entry of a section that is its key in @of_entries. */
gboolean cfn_write_all_are_fulfilled (const CfnNode *before,
                                  const CfnNode *after,
                                  GHashTable    *of_entries);

G_END_DECLS
