/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"

G_BEGIN_DECLS

/*
 * CfnLink: what a line from one resource to another is to mean, private to this room: a
 * CfnConnection's `as`, taken apart. A plain struct.
 */

typedef enum
{
  CFN_LINK_TRIGGER,      /* table -> function, alias or version, by a mapping */
  CFN_LINK_SOURCE,       /* table -> mapping */
  CFN_LINK_TARGET,       /* mapping -> function, alias or version */
  CFN_LINK_ROLE,         /* function -> role */
  CFN_LINK_USE,          /* function or role -> table, queue, topic or bucket */
  CFN_LINK_ON_FAILURE,   /* mapping -> queue, topic or bucket */
  CFN_LINK_ATTACH,       /* policy -> role */
  CFN_LINK_REFERENCE,    /* any -> any, in a property */
  CFN_LINK_DEPENDS_ON,   /* any -> any */
} CfnLinkKind;

typedef enum
{
  CFN_USE_READ = 1 << 0,
  CFN_USE_WRITE = 1 << 1,
} CfnUseFlags;

typedef struct
{
  CfnLinkKind  kind;
  CfnUseFlags  use;        /* USE */
  gboolean     with_name;  /* USE: the name goes into an environment variable as well */
  const char  *property;   /* REFERENCE: a dotted path below Properties; borrowed */
} CfnLink;

/* FALSE when @as is no such word. @link borrows from it. */
gboolean cfn_link_parse         (const char        *as,
                                 CfnLink           *link);
/* g_free(). */
char    *cfn_link_to_string     (const CfnLink     *link);
/* Whether these two are of kinds between which @link means something. */
gboolean cfn_link_fits          (const CfnLink     *link,
                                 const CfnResource *from,
                                 const CfnResource *to);
/* Alias and version are called as the function is that they are of. */
gboolean cfn_link_is_callable   (const CfnResource *resource);
/* FALSE for a use of @to beside which there may be another one. */
gboolean cfn_link_is_whole      (const CfnLink     *link,
                                 const CfnResource *to);

G_END_DECLS
