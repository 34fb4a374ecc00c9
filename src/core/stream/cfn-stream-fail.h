/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/* Says in @problem what is wrong at @span; @message is taken. NULL, for callers to give on. */
static inline gpointer
fail (CfnSyntaxProblem *problem,
      CfnSpan           span,
      CfnMessage       *message)
{
  problem->message = message;
  problem->span = span;

  return NULL;
}

G_END_DECLS
