/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-known.h"

G_BEGIN_DECLS

/*
 * CfnPatternText: the pattern of a filter as Lambda gets it, put together from the template's
 * values, and where each of its bytes comes from. What is not known is a CFN_PATTERN_HOLE.
 */
typedef struct
{
  GString  *text;
  GArray   *starts;   /* of guint32, one for each byte: where it comes from in the template */
  GArray   *ends;
  gboolean  is_exact; /* each byte comes from its own place in one scalar */
  CfnNode  *scalar;   /* that scalar, or whatever the text is put together by */
} CfnPatternText;

/* The text of @known, one of the things that a property may be; NULL when it is no text. */
CfnPatternText *cfn_pattern_text_new      (CfnTemplate          *template,
                                           const CfnKnown       *known);
void            cfn_pattern_text_free     (CfnPatternText       *self);
/* Where [@span) comes from. */
CfnSpan         cfn_pattern_text_get_span (const CfnPatternText *self,
                                           CfnSpan               span);
/* @json as it is written within the scalar, between its quotes; free with g_free(). */
char           *cfn_pattern_text_quote    (const CfnPatternText *self,
                                           const char           *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnPatternText, cfn_pattern_text_free)

G_END_DECLS
