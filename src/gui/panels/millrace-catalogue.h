/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_SHELF_PATTERN,  /* what a trigger is made of */
  MILLRACE_SHELF_RECENT,   /* what was added last */
  MILLRACE_SHELF_AROUND,   /* what often stands beside it */
  MILLRACE_SHELF_ALL,      /* found by search only */
} MillraceShelf;

/* One thing that can be added. */
typedef struct
{
  const char    *type;   /* "AWS::SQS::Queue" */
  const char    *title;  /* a msgid */
  const char    *words;  /* what else people call it, lower case, separated by blanks */
  MillraceShelf  shelf;
} MillraceCatalogueEntry;

/* In the order of the palette. */
const MillraceCatalogueEntry *millrace_catalogue_get     (guint                        *n_entries);
/* TRUE when every word of @query is in the entry's title, type or other words; letter case does not
 * matter. */
gboolean                      millrace_catalogue_matches (const MillraceCatalogueEntry *entry,
                                                          const char                   *query);
/* How well it matches: the more, the likelier it is meant. */
guint                         millrace_catalogue_rate    (const MillraceCatalogueEntry *entry,
                                                          const char                   *query);
/* The types of CloudFormation that match @query and are not among the entries, the likeliest first,
 * at most @limit of them; @n_more: how many others there are. GPtrArray of const char *, transfer
 * container. */
GPtrArray                    *millrace_catalogue_search  (const char                   *query,
                                                          guint                         limit,
                                                          guint                        *n_more);
/* The short name of a type: "Table". */
const char                   *millrace_catalogue_shorten (const char                   *type);
/* TRUE for what has the shape of a resource type: "AWS::Service::Thing", "Custom::Thing" ... */
gboolean                      millrace_catalogue_is_type (const char                   *text);

G_END_DECLS
