/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/* What a place of the text is about. */
typedef struct
{
  CfnSpan    span;    /* the bytes that it is about */
  char      *title;   /* as it is called: "StreamViewType", "dynamodb:GetRecords" */
  GPtrArray *facts;   /* of CfnMessage, what it is first */
} CfnHover;

/* NULL where there is nothing that is not plain to see. Transfer full. */
CfnHover *cfn_hover           (CfnTemplate    *template,
                               gsize           offset);
void      cfn_hover_free      (CfnHover       *self);
/* All of it as lines of text, worded by the front end's translator. Free with g_free(). */
char     *cfn_hover_to_string (const CfnHover *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnHover, cfn_hover_free)

G_END_DECLS
