/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the file TABLE_FILE into the program's read-only data, from TABLE_NAME_start to
 * TABLE_NAME_end: the kernel maps the pages that are looked at, and no others. */

#ifdef __CET__
#include <cet.h>
#endif

#define JOIN(name, part) name ## part
#define SYMBOL(name, part) JOIN (name, part)
#define START SYMBOL (TABLE_NAME, _start)
#define END SYMBOL (TABLE_NAME, _end)

  .section .rodata
  .balign 8
  .globl START
  .hidden START
  .type START, %object
START:
  .incbin TABLE_FILE
  .globl END
  .hidden END
  .type END, %object
END:
  .byte 0
  .size START, END - START

  .section .note.GNU-stack, "", %progbits
