/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-filter.h"

static const char * const formats[] = {
  [CFN_PATTERN_PROBLEM_QUOTES] = N_("The filter of {0} is not JSON: texts stand in double quotes "
                                    "there, not in single ones"),
  [CFN_PATTERN_PROBLEM_WORD] = N_("The filter of {0} is not JSON: {1} is Python, JSON has true, "
                                  "false and null"),
  [CFN_PATTERN_PROBLEM_COMMA] = N_("The filter of {0} is not JSON: there is a comma behind the "
                                   "last entry"),
  [CFN_PATTERN_PROBLEM_COLON] = N_("The filter of {0} is not JSON: there is no colon behind the "
                                   "key {1}"),
  [CFN_PATTERN_PROBLEM_KEY] = N_("The filter of {0} is not JSON: a key in double quotes is "
                                 "expected here"),
  [CFN_PATTERN_PROBLEM_TEXT] = N_("The filter of {0} is not JSON: a text has a sign in it that is "
                                  "written in another way, such as \\n for a new line"),
  [CFN_PATTERN_PROBLEM_END] = N_("The filter of {0} is not JSON: it ends before everything in it "
                                 "is closed"),
  [CFN_PATTERN_PROBLEM_REST] = N_("The filter of {0} is not JSON: something comes behind its end"),
  [CFN_PATTERN_PROBLEM_DEPTH] = N_("The filter of {0} has more brackets in each other than any "
                                   "record"),
  [CFN_PATTERN_PROBLEM_OTHER] = N_("The filter of {0} is not JSON: “{1}” is not expected here"),
};

/* What a person of another language most likely meant. */
static char *
find_repair (CfnPatternProblem  problem,
             const char        *part)
{
  if (problem == CFN_PATTERN_PROBLEM_COMMA)
    return g_strdup ("");
  if (problem != CFN_PATTERN_PROBLEM_WORD)
    return NULL;

  return g_strdup (g_str_equal (part, "True") ? "true"
                   : g_str_equal (part, "False") ? "false" : "null");
}

void
cfn_filter_refuse (const char        *text,
                   const char        *owner,
                   CfnPatternProblem  problem,
                   CfnSpan            span,
                   GArray            *faults)
{
  /* No more of it than a sentence holds. */
  g_autofree char *part = g_strndup (text + span.start, MIN (cfn_span_length (span), 40));
  g_autofree char *valid = g_utf8_make_valid (part, -1);
  CfnFilterFault *fault = cfn_filter_fault_add (faults, "filter-is-not-json", "not-json", span,
                                                cfn_message_new (formats[problem], owner, valid,
                                                                 NULL));

  fault->repair = find_repair (problem, part);
}
