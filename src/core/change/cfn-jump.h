/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/* A name of the template at a place of its text. */
typedef struct
{
  char    *id;           /* as cfn_change_rename() takes it: "Resources.Queue",
                          * "Conditions.IsProd", "Mappings.Sizes.prod.Read" */
  char    *name;         /* "IsProd" */
  CfnSpan  here;         /* the bytes of the name at the place */
  CfnSpan  definition;   /* of the key that declares it */
  GArray  *uses;         /* of CfnSpan in file order, the declaration left out */
} CfnJump;

/* NULL when the place is in no name that the template declares. Transfer full. */
CfnJump *cfn_jump_find (CfnTemplate *template,
                        gsize        offset);
void     cfn_jump_free (CfnJump     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnJump, cfn_jump_free)

G_END_DECLS
