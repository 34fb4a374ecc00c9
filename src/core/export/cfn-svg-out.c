/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-svg-out.h"

#include <math.h>
#include <string.h>

#define FONT_FAMILY "Cantarell, sans-serif"

void
cfn_svg_number (GString *out,
                double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  /* Most are whole, and this is done often. */
  if (value == (int) value)
    {
      g_string_append_printf (out, "%d", (int) value);
      return;
    }

  g_ascii_formatd (text, sizeof text, "%.2f", value);
  end = text + strlen (text);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';

  g_string_append (out, strcmp (text, "-0") == 0 ? "0" : text);
}

void
cfn_svg_length (GString    *out,
                const char *name,
                double      value)
{
  g_string_append_printf (out, " %s=\"", name);
  cfn_svg_number (out, value);
  g_string_append_c (out, '"');
}

/* XML 1.0, 2.2: what a document may hold besides the plain characters. */
static gboolean
is_allowed (gunichar character)
{
  return character >= 0x20 && character != 0x7f && character != 0xfffe && character != 0xffff;
}

void
cfn_svg_escape (GString    *out,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '&')
        g_string_append (out, "&amp;");
      else if (character == '<')
        g_string_append (out, "&lt;");
      else if (character == '>')
        g_string_append (out, "&gt;");
      else if (character == '"')
        g_string_append (out, "&quot;");
      else if (character == '\n' || character == '\t' || character == '\r')
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, is_allowed (character) ? character : 0xfffd);
    }
}

void
cfn_svg_word (GString    *out,
              const char *name,
              const char *text)
{
  g_string_append_printf (out, " %s=\"", name);
  cfn_svg_escape (out, text);
  g_string_append_c (out, '"');
}

void
cfn_svg_element (GString    *out,
                 const char *name,
                 const char *text)
{
  g_string_append_printf (out, "<%s>", name);
  cfn_svg_escape (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

void
cfn_svg_text (GString          *out,
              CfnPoint          point,
              const CfnSvgFont *font,
              const char       *text)
{
  g_string_append (out, "<text");
  cfn_svg_length (out, "x", point.x);
  cfn_svg_length (out, "y", point.y);
  cfn_svg_word (out, "font-family", FONT_FAMILY);
  cfn_svg_length (out, "font-size", font->size);
  cfn_svg_word (out, "font-weight", font->weight);
  cfn_svg_word (out, "fill", font->color);
  if (strcmp (font->anchor, "start") != 0)
    cfn_svg_word (out, "text-anchor", font->anchor);
  g_string_append_c (out, '>');
  cfn_svg_escape (out, text);
  g_string_append (out, "</text>\n");
}

void
cfn_svg_rect (GString    *out,
              CfnRect     rect,
              double      radius,
              const char *fill)
{
  g_string_append (out, "<rect");
  cfn_svg_length (out, "x", rect.x);
  cfn_svg_length (out, "y", rect.y);
  cfn_svg_length (out, "width", rect.width);
  cfn_svg_length (out, "height", rect.height);
  if (radius > 0)
    cfn_svg_length (out, "rx", radius);
  cfn_svg_word (out, "fill", fill);
}
