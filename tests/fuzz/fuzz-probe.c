/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that libFuzzer can be linked with: tells meson whether clang has it. */
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  return 0;
}
