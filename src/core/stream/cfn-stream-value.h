/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/* What a run takes a property for. Private to the room. */
typedef struct
{
  char       *text;      /* owned; NULL: it is absent, or not known */
  gboolean    is_absent;
  CfnMessage *doubt;     /* why it is but a guess; NULL when it is sure. Owned */
} CfnStreamValue;

/* @node (may be NULL) is the property @name of @owner. Parameters are at their defaults. */
void     cfn_stream_value_read     (CfnStreamValue    *self,
                                    CfnTemplate       *template,
                                    CfnNode           *node,
                                    const char        *name,
                                    const CfnResource *owner);
/* Moves the doubt, if there is one, to @doubts (CfnMessage, owned). */
void     cfn_stream_value_tell     (CfnStreamValue    *self,
                                    GPtrArray         *doubts);
void     cfn_stream_value_clear    (CfnStreamValue    *self);
/* A whole number between @min and @max, @fallback where it is absent or none; @doubts gets what is
 * not sure (CfnMessage). */
gint64   cfn_stream_read_number    (CfnTemplate       *template,
                                    CfnNode           *node,
                                    const char        *name,
                                    const CfnResource *owner,
                                    gint64             min,
                                    gint64             max,
                                    gint64             fallback,
                                    GPtrArray         *doubts);
/* The same of true and false. */
gboolean cfn_stream_read_boolean   (CfnTemplate       *template,
                                    CfnNode           *node,
                                    const char        *name,
                                    const CfnResource *owner,
                                    gboolean           fallback,
                                    GPtrArray         *doubts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CfnStreamValue, cfn_stream_value_clear)

G_END_DECLS
