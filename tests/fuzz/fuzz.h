/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

/* What libFuzzer looks for. Warnings of GLib end the run, as a crash does. */
int LLVMFuzzerInitialize   (int            *argc,
                            char         ***argv);
int LLVMFuzzerTestOneInput (const guint8   *data,
                            gsize           size);

/* Ends the run, with the place, unless @condition holds: what must be true of every input. */
#define FUZZ_CHECK(condition)                                                                      \
  do                                                                                               \
    {                                                                                              \
      if (!(condition))                                                                            \
        fuzz_fail (__FILE__, __LINE__, #condition);                                                \
    }                                                                                              \
  while (0)

void fuzz_fail (const char *file,
                int         line,
                const char *condition) G_GNUC_NORETURN;

/* Spans lie in each other and in order, and the links agree with each other. */
void fuzz_check_tree (CfnTree *tree);
