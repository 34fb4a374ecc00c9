/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the room: how far one character of the design's font moves the pen, in thousandths of
 * its size. */
typedef struct
{
  unsigned short regular;
  unsigned short bold;
} CfnFontWidth;

/* The characters from @first to @last, both included. */
typedef struct
{
  unsigned int        first;
  unsigned int        last;
  const CfnFontWidth *widths;
} CfnFontRange;

/* Sorted by @first. */
extern const CfnFontRange cfn_font_ranges[];
extern const unsigned int cfn_n_font_ranges;
