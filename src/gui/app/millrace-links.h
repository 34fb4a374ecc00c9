/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-connector.h"
#include "millrace-editor.h"
#include "millrace-end.h"

G_BEGIN_DECLS

/* An edge in words, which outlive the picture it was seen in. */
typedef struct
{
  const char *kind;   /* of cfn_claim_kind_to_string() */
  const char *from;   /* "": outside the template */
  const char *to;
} MillraceLink;

/* Where something new goes, and what it is connected to in the same step. */
typedef struct
{
  CfnPoint     place;      /* upper left corner, canvas units */
  gboolean     placed;     /* a person put it exactly there; else near there, where there is room */
  const char  *partner;    /* connected to this one, or NULL */
  gboolean     incoming;   /* the new one to the partner, not the other way */
  const MillraceEnd *ends; /* that are to lead to the new one, whatever they lead to now, the first
                            * of them the partner's; NULL: what a connection means most */
  guint        n_ends;
  MillraceLink between;    /* takes the place of this edge, leading from its start to itself and on
                            * to its end; kind NULL: of none */
} MillraceAddPlan;

/*
 * MillraceLinks: what the connections of a document's template may be, and the acts that make and
 * unmake them. Answers are of the text as it is now. Each act is one step of the history, or FALSE
 * and a reason for people.
 */
typedef struct _MillraceLinks MillraceLinks;

MillraceLinks *millrace_links_new            (MillraceEditor      *editor);
void           millrace_links_free           (MillraceLinks       *self);

/* As MillraceConnector has them. @instead may be NULL. */
MillraceFit    millrace_links_check          (MillraceLinks       *self,
                                              const char          *from,
                                              const char          *to,
                                              const MillraceLink  *instead,
                                              char               **why_not);
GPtrArray     *millrace_links_list_meanings  (MillraceLinks       *self,
                                              const char          *from,
                                              const char          *to,
                                              const MillraceLink  *instead);
char          *millrace_links_preview        (MillraceLinks       *self,
                                              const char          *from,
                                              const char          *to,
                                              const char          *as,
                                              const MillraceLink  *instead);
/* Types of which a new resource can be connected to @id; NULL-terminated, g_strfreev(). */
char         **millrace_links_list_partners  (MillraceLinks       *self,
                                              const char          *id,
                                              gboolean             incoming);
/* Types that can take the place of @link between its ends; NULL-terminated, g_strfreev(). */
char         **millrace_links_list_between   (MillraceLinks       *self,
                                              const MillraceLink  *link);

/* @written of each (may be NULL): what was written, for people: "7 lines in DataTable, Role";
 * g_free(). @as "": the likeliest meaning. */
gboolean       millrace_links_connect        (MillraceLinks       *self,
                                              const char          *from,
                                              const char          *to,
                                              const char          *as,
                                              char               **written,
                                              GError             **error);
gboolean       millrace_links_replug         (MillraceLinks       *self,
                                              const MillraceLink  *link,
                                              const char          *from,
                                              const char          *to,
                                              const char          *as,
                                              char               **written,
                                              GError             **error);
/* The ends lead to @other, whatever they led to before. */
gboolean       millrace_links_connect_ends   (MillraceLinks       *self,
                                              const MillraceEnd   *ends,
                                              guint                n_ends,
                                              const char          *other,
                                              char               **written,
                                              GError             **error);
/* The ends lead nowhere any more, as by disconnecting them. */
gboolean       millrace_links_free_ends      (MillraceLinks       *self,
                                              const MillraceEnd   *ends,
                                              guint                n_ends,
                                              char               **written,
                                              GError             **error);
/* Each of @ids to the next, as far as that means something. */
gboolean       millrace_links_connect_chain  (MillraceLinks       *self,
                                              const char * const  *ids,
                                              char               **written,
                                              GError             **error);
gboolean       millrace_links_disconnect     (MillraceLinks       *self,
                                              const MillraceLink  *links,
                                              guint                n_links,
                                              char               **written,
                                              GError             **error);
/* Removes resources, and permissions that only they used. */
gboolean       millrace_links_remove         (MillraceLinks       *self,
                                              const char * const  *ids,
                                              char              ***dependents,
                                              GError             **error);
gboolean       millrace_links_can_add        (MillraceLinks       *self,
                                              const char          *type,
                                              const MillraceAddPlan *plan);
/* Adds a resource of @type as @plan says; @new_id: its logical id, g_free(). */
gboolean       millrace_links_add            (MillraceLinks       *self,
                                              const char          *type,
                                              const MillraceAddPlan *plan,
                                              char               **new_id,
                                              char               **written,
                                              GError             **error);
/* Whether the card @id, or when that is NULL something new of @type, means more in the place of the
 * edge than an order. */
gboolean       millrace_links_fits_between   (MillraceLinks       *self,
                                              const char          *id,
                                              const char          *type,
                                              const MillraceLink  *link);
/* The card @id, which is there already, in the place of the edge, and moved to @place. */
gboolean       millrace_links_insert         (MillraceLinks       *self,
                                              const char          *id,
                                              const MillraceLink  *link,
                                              const CfnPoint      *place,
                                              char               **written,
                                              GError             **error);

G_END_DECLS
