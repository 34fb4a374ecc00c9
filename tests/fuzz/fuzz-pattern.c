/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a filter's pattern is read to lies in each other and in order within the text; what cannot
 * be read has a problem there. */
#include "cfn-pattern.h"
#include "fuzz.h"

static void
check (const CfnPattern *pattern,
       CfnSpan           around)
{
  gsize at = around.start;
  guint n = 0;

  FUZZ_CHECK (pattern->span.start >= around.start && pattern->span.end <= around.end);
  FUZZ_CHECK (pattern->span.start < pattern->span.end || around.end == 0);
  FUZZ_CHECK ((pattern->text != NULL) >= (pattern->kind == CFN_PATTERN_STRING));

  at = pattern->span.start;
  for (const CfnPattern *child = pattern->first_child; child != NULL; child = child->next, n++)
    {
      if (pattern->kind == CFN_PATTERN_OBJECT)
        {
          FUZZ_CHECK (child->key_span.start >= at && child->key_span.end <= child->span.start);
          at = child->key_span.end;
        }
      FUZZ_CHECK (child->span.start >= at);
      check (child, pattern->span);
      at = child->span.end;
    }
  FUZZ_CHECK (n == pattern->n_children);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  CfnPatternProblem problem;
  CfnSpan span;
  g_autoptr (CfnPattern) pattern = cfn_pattern_parse ((const char *) data, size, &problem, &span);

  FUZZ_CHECK ((pattern == NULL) == (problem != CFN_PATTERN_PROBLEM_NONE));
  if (pattern != NULL)
    check (pattern, (CfnSpan) { 0, size });
  else
    FUZZ_CHECK (span.start <= span.end && span.end <= size);

  return 0;
}
