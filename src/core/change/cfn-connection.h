/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-edit.h"

G_BEGIN_DECLS

/*
 * What a connection between two resources can mean, and the edits that make it, take it back, and
 * move it. All edits are as those of cfn-change.h: pure, in the style of the file, one step of the
 * history each, NULL and an error of CFN_CHANGE_ERROR or CFN_WRITER_ERROR when they cannot be made.
 */

/* How near a meaning is to what a person means who draws a line between two resources. Only those
 * of the best rank that there is are a choice; the others are for who asks for them. */
typedef enum
{
  CFN_CONNECTION_PATTERN,     /* of the trigger pattern: what data or permission flows this way */
  CFN_CONNECTION_REFERENCE,   /* a property of the one takes the other */
  CFN_CONNECTION_ORDER,       /* nothing but DependsOn */
} CfnConnectionRank;

/* One legal meaning of a line between two resources. */
typedef struct
{
  char              *as;      /* the word for it, which stays the same: "trigger" (a mapping between
                               * the two), "source" and "target" (of a mapping), "role", "read",
                               * "write", "read-write" (permissions; "read+name" and so on: the name
                               * in an environment variable as well), "on-failure", "attach",
                               * "reference:PROPERTY" (a dotted path below Properties),
                               * "depends-on" */
  CfnMessage        *title;   /* for a menu: "Read items of Orders" */
  CfnConnectionRank  rank;
} CfnConnection;

void       cfn_connection_free           (CfnConnection     *self);

/* Every legal meaning of @from -> @to, best first; GPtrArray of CfnConnection with a free function,
 * transfer full. NULL when there is none, and @why_not (may be NULL; transfer full) says why.
 * Whether the two are connected already is not looked at. */
GPtrArray *cfn_change_list_connections   (CfnProof          *self,
                                          const char        *from,
                                          const char        *to,
                                          CfnMessage       **why_not);
/* TRUE when there is a meaning; else @why_not as above. */
gboolean   cfn_change_can_connect        (CfnProof          *self,
                                          const char        *from,
                                          const char        *to,
                                          CfnMessage       **why_not);
/* What a connection writes, @as NULL being the best one. CFN_CHANGE_ERROR_NOTHING when it is all
 * there already. */
CfnEdit   *cfn_change_connect            (CfnProof          *self,
                                          const char        *from,
                                          const char        *to,
                                          const char        *as,
                                          GError           **error);
/* Gives @function, which has none, a role that Lambda may put on, that may write logs and do what
 * the function's mappings need; the same that a connection makes. CFN_CHANGE_ERROR_NOTHING when it
 * has one, or cannot be given one. */
CfnEdit   *cfn_change_give_role          (CfnTemplate       *template,
                                          const char        *function,
                                          GError           **error);
/* Takes back what connecting wrote: the edge @claim, that is the property that makes it, and of
 * what went with it whatever nothing else needs. */
CfnEdit   *cfn_change_disconnect         (CfnProof          *self,
                                          const CfnClaim    *claim,
                                          GError           **error);
/* The same for what is known by its ends: @as as above, or NULL for all connections of the best
 * rank that there are. CFN_CHANGE_ERROR_NOTHING when there is nothing to take back. */
CfnEdit   *cfn_change_disconnect_ends    (CfnProof          *self,
                                          const char        *from,
                                          const char        *to,
                                          const char        *as,
                                          GError           **error);
/* The types of which a new resource could be connected from @id, or to @id when @incoming, by more
 * than an order: those of the trigger pattern first. GStrv, transfer full; empty when there are
 * none. */
char     **cfn_change_list_partners      (CfnProof          *self,
                                          const char        *id,
                                          gboolean           incoming);

G_END_DECLS
