/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-place.h"
#include "millrace-subject.h"

G_BEGIN_DECLS

/* What kind of parts a value has. */
typedef enum
{
  MILLRACE_PARTS_OBJECT,    /* properties that the catalogue knows */
  MILLRACE_PARTS_LIST,
  MILLRACE_PARTS_MAP,       /* entries of any name */
  MILLRACE_PARTS_BRANCHES,  /* of an Fn::If */
  MILLRACE_PARTS_SELF,      /* of what can look like anything: it itself, as it looks now */
} MillracePartsKind;

/* One part of a value. */
typedef struct
{
  MillracePartsKind  kind;      /* of the whole */
  char              *property;  /* dotted path below Properties */
  char              *title;
  CfnNode           *node;      /* NULL: it is not set */
  MillracePlace      place;
} MillracePart;

/* TRUE when the part @property, whose value @node may be NULL, is shown elsewhere. */
typedef gboolean (*MillracePartsFilter) (const char *property,
                                         CfnNode    *node,
                                         gpointer    user_data);

MillracePartsKind millrace_part_list_get_kind   (const MillracePlace   *place,
                                                 const CfnValue        *value);
/* The properties of an object; FALSE when it is none that the catalogue knows. */
gboolean          millrace_part_list_get_object (const MillracePlace   *place,
                                                 const CfnValue        *value,
                                                 CfnCatalogueObject    *object);
/* The value itself as the only part, MILLRACE_PARTS_SELF; likewise. */
GPtrArray        *millrace_part_list_new_self   (const char            *property,
                                                 const char            *title,
                                                 const MillracePlace   *place,
                                                 CfnNode               *node);
/* The parts of the value @value at @property, in the order of their rows: of an object what it
 * needs first. @drafts (of char *) are there, too, though they are not written; @n_items more of a
 * list. GPtrArray of MillracePart with a free function, transfer full. */
GPtrArray        *millrace_part_list_new        (const MillraceSubject *subject,
                                                 const char            *property,
                                                 const MillracePlace   *place,
                                                 const CfnValue        *value,
                                                 GPtrArray             *drafts,
                                                 guint                  n_items);
/* The properties of an object that are not set and are no drafts, likewise. */
GPtrArray        *millrace_part_list_new_open   (const char            *property,
                                                 const MillracePlace   *place,
                                                 const CfnValue        *value,
                                                 GPtrArray             *drafts);
/* The path of a part; @key NULL: the item @index. Free with g_free(). */
char             *millrace_part_path            (const char            *property,
                                                 const char            *key,
                                                 guint                  index);

G_END_DECLS
