/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A half-open range of bytes, [start, end), in one CfnText. Of 32 bits, because every node of a
 * tree holds two and no file is opened that comes near to 4 GiB (cfn_limits_default). */
typedef struct
{
  guint32 start;
  guint32 end;
} CfnSpan;

/* A place as people count it: both numbers start at 1, the column counts characters. */
typedef struct
{
  guint line;
  guint column;
} CfnPosition;

static inline gsize
cfn_span_length (CfnSpan span)
{
  return span.end - span.start;
}

static inline gboolean
cfn_span_contains (CfnSpan span,
                   gsize   offset)
{
  return span.start <= offset && offset < span.end;
}

G_END_DECLS
