/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtksourceview/gtksource.h>
#include <math.h>

#include "../find-child.h"
#include "millrace-canvas-private.h"
#include "millrace-ink.h"
#include "millrace-window-private.h"
#include "picture.h"
#include "window-help.h"

/* Every letter stands out from its ground by at least 4.5 to 1 and every line that means something
 * by 3 to 1: "Web Content Accessibility Guidelines" 2.1, 1.4.3 and 1.4.11. */
#define LETTERS 4.5
#define LINES 3.0
/* 1.4.6, for who asks for high contrast; what lies below marked lines takes some of it away. */
#define LETTERS_ENHANCED 7.0

static double
get_light (float channel)
{
  return channel <= 0.03928f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Relative luminance as the guidelines define it. */
static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * get_light (colour->red) + 0.7152 * get_light (colour->green)
         + 0.0722 * get_light (colour->blue);
}

static double
get_contrast (const GdkRGBA *a,
              const GdkRGBA *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
check (const char    *what,
       const GdkRGBA *colour,
       const GdkRGBA *ground,
       double         wanted)
{
  GdkRGBA solid = millrace_colour_over (colour, colour->alpha, ground);
  double contrast = get_contrast (&solid, ground);
  g_autofree char *a = gdk_rgba_to_string (&solid);
  g_autofree char *b = gdk_rgba_to_string (ground);

  if (contrast >= wanted)
    return;

  g_test_message ("%s%s: %s on %s is %.2f to 1 and not %.1f",
                  adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "dark, " : "",
                  what, a, b, contrast, wanted);
  g_test_fail ();
}

/* --- the canvas ------------------------------------------------------------------------------ */

static void
check_cards (const MillraceTheme *theme)
{
  static const char *tones[] = { "normal value", "good value", "bad value", "careful value",
                                 "name of a fact" };

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    check (tones[i], &theme->tone[i], &theme->card, LETTERS);
  for (guint kind = 0; kind < CFN_N_KINDS; kind++)
    {
      GdkRGBA header = millrace_colour_over (&theme->kind[kind], theme->card_header.alpha,
                                             &theme->card);

      check ("logical id in the band", &theme->tone[CFN_TONE_NORMAL], &header, LETTERS);
      check ("type in the band", &theme->tone[CFN_TONE_DIM], &header, LETTERS);
      check ("sign on its tile", &theme->on_kind, &theme->kind[kind], LETTERS);
      check ("plain card", &theme->kind[kind], &theme->card, LINES);
    }
}

static void
check_lines (const MillraceTheme *theme,
             const GdkRGBA       *ground)
{
  static const char *names[] = { "data edge", "failure edge", "role edge", "permission edge",
                                 "reference edge", "edge that fails", "unknown edge" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    check (names[i], &theme->edge[i], ground, LINES);
  check ("words of an edge that fails", &theme->edge[CFN_EDGE_TONE_BAD], &theme->bad_pill, LETTERS);
  check ("words of an unknown edge", &theme->on_unknown_pill, &theme->unknown_pill, LETTERS);
  check ("ring of what is selected", &theme->accent, ground, LINES);
  check ("ring of a target", &theme->target, ground, LINES);
  check ("cross on its badge", &theme->on_error, &theme->error, LETTERS);
  check ("sign on a warning's badge", &theme->on_warning, &theme->warning, LETTERS);
}

static void
test_canvas (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->window->canvas);
  const MillraceTheme *theme =
    millrace_world_get_theme (millrace_canvas_get_world (fixture->window->canvas));
  GdkRGBA ground;

  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (canvas),
                                                 "view_bg_color", &ground));
  check_cards (theme);
  check_lines (theme, &ground);
}

/* --- words of the panels --------------------------------------------------------------------- */

/* Where a style class is used: what it looks like there is read from a picture, so that opacity
 * and everything around count. */
static const struct
{
  const char *ground;
  const char *classes[3];
} words[] = {
  { "window_bg_color", { "good" } },
  { "window_bg_color", { "bad" } },
  { "window_bg_color", { "careful" } },
  { "window_bg_color", { "info" } },
  { "view_bg_color", { "good" } },
  { "view_bg_color", { "bad" } },
  { "view_bg_color", { "careful" } },
  { "view_bg_color", { "info" } },
  { "card_bg_color", { "good" } },
  { "card_bg_color", { "bad" } },
  { "card_bg_color", { "careful" } },
  { "card_bg_color", { "info" } },
  { "window_bg_color", { "dim-label" } },
  { "view_bg_color", { "dim-label" } },
  { "card_bg_color", { "dim-label" } },
  { "headerbar_bg_color", { "dim-label" } },
  { "window_bg_color", { "panel-heading" } },
  { "view_bg_color", { "millrace-hint" } },
  { "headerbar_bg_color", { "millrace-problems", "error" } },
  { "headerbar_bg_color", { "millrace-problems", "warning" } },
  { "window_bg_color", { "millrace-banner" } },
};

static GdkRGBA
get_pixel (const guint32 *pixels,
           int            width,
           int            x,
           int            y)
{
  guint32 pixel = pixels[y * width + x];

  return (GdkRGBA) { (float) (pixel >> 16 & 0xff) / 255.f, (float) (pixel >> 8 & 0xff) / 255.f,
                     (float) (pixel & 0xff) / 255.f, 1 };
}

/* The colours of a solid letter between blanks, in the middle, and beside it. */
static void
check_words (GtkWidget  *label,
             const char *ground)
{
  g_autoptr (GdkTexture) picture = picture_take (label, ground, NULL);
  int width = gdk_texture_get_width (picture);
  int height = gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  g_auto (GStrv) classes = gtk_widget_get_css_classes (label);
  g_autofree char *what = g_strjoinv (".", classes);
  g_autofree char *where = g_strdup_printf ("%s on %s", what, ground);
  GdkRGBA letter;
  GdkRGBA beside;

  gdk_texture_download (picture, (guchar *) pixels, (gsize) width * 4);
  letter = get_pixel (pixels, width, width / 2, height / 2);
  beside = get_pixel (pixels, width, width / 8, height / 2);
  check (where, &letter, &beside, LETTERS);
}

static void
test_words (WindowFixture *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *label = gtk_label_new ("\u00a0\u00a0\u00a0\u2588\u2588\u2588\u00a0\u00a0\u00a0");

      for (guint j = 0; words[i].classes[j] != NULL; j++)
        gtk_widget_add_css_class (label, words[i].classes[j]);
      gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_overlay_add_overlay (GTK_OVERLAY (fixture->window->canvas_overlay), label);
      check_words (label, words[i].ground);
      gtk_overlay_remove_overlay (GTK_OVERLAY (fixture->window->canvas_overlay), label);
    }
}

/* --- the text -------------------------------------------------------------------------------- */

/* Of the style scheme; those that the languages of templates, and of code in them, use. */
static const char *styles[] = {
  "text", "line-numbers", "current-line-number", "def:base-n-integer", "def:boolean",
  "def:comment", "def:constant", "def:decimal", "def:doc-comment-element", "def:floating-point",
  "def:function", "def:heading", "def:identifier", "def:number", "def:preprocessor",
  "def:shebang", "def:special-char", "def:statement", "def:string", "def:type",
  "python:builtin-function", "python:class-name", "python:module-handler",
};

static GdkRGBA
get_colour (GtkSourceStyle *style,
            const char     *property)
{
  g_autofree char *colour = NULL;
  GdkRGBA rgba;

  g_assert_nonnull (style);
  g_object_get (style, property, &colour, NULL);
  g_assert_true (gdk_rgba_parse (&rgba, colour));

  return rgba;
}

static void
test_text (WindowFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *view = find_child (GTK_WIDGET (fixture->window->source), GTK_SOURCE_TYPE_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkSourceStyleScheme *scheme = gtk_source_buffer_get_style_scheme (GTK_SOURCE_BUFFER (buffer));
  GdkRGBA ground;

  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    {
      g_test_skip ("High contrast is not asked for");
      return;
    }

  ground = get_colour (gtk_source_style_scheme_get_style (scheme, "text"), "background");
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      GdkRGBA letters = get_colour (gtk_source_style_scheme_get_style (scheme, styles[i]),
                                    "foreground");

      check (styles[i], &letters, &ground, LETTERS_ENHANCED);
    }
}

/* --- borders --------------------------------------------------------------------------------- */

static GtkWidget *
find_named (GtkWidget  *widget,
            const char *css_name)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), css_name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, css_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Whoever asks for high contrast sees where a row of the palette ends: on its left, half way
 * down. */
static void
test_palette (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *row = find_named (GTK_WIDGET (fixture->window->palette), "row");
  g_autoptr (GdkTexture) picture = NULL;
  g_autofree guint32 *pixels = NULL;
  GdkRGBA border;
  GdkRGBA ground;
  int width;
  int height;

  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    {
      g_test_skip ("High contrast is not asked for");
      return;
    }

  picture = picture_take (row, "window_bg_color", NULL);
  width = gdk_texture_get_width (picture);
  height = gdk_texture_get_height (picture);
  pixels = g_new (guint32, (gsize) width * (gsize) height);
  gdk_texture_download (picture, (guchar *) pixels, (gsize) width * 4);
  border = get_pixel (pixels, width, 0, height / 2);
  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (row),
                                                 "window_bg_color", &ground));
  check ("border of a row of the palette", &border, &ground, LINES);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), GPOINTER_TO_INT (data));
  window_set_up (fixture, NULL);
  act (fixture, "win.new-from-starter", "'echo-trigger'");
  wait_for_picture (get_pipeline (fixture));
  g_object_unref (picture_take (GTK_WIDGET (fixture->window), "window_bg_color", NULL));
  gtk_widget_unset_state_flags (GTK_WIDGET (fixture->window), GTK_STATE_FLAG_BACKDROP);
}

#define ADD(name, scheme, function)                                                                \
  g_test_add ("/contrast/" name, WindowFixture, GINT_TO_POINTER (scheme), set_up, function,        \
              window_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("canvas/light", ADW_COLOR_SCHEME_FORCE_LIGHT, test_canvas);
  ADD ("canvas/dark", ADW_COLOR_SCHEME_FORCE_DARK, test_canvas);
  ADD ("words/light", ADW_COLOR_SCHEME_FORCE_LIGHT, test_words);
  ADD ("words/dark", ADW_COLOR_SCHEME_FORCE_DARK, test_words);
  ADD ("text/light", ADW_COLOR_SCHEME_FORCE_LIGHT, test_text);
  ADD ("text/dark", ADW_COLOR_SCHEME_FORCE_DARK, test_text);
  ADD ("palette/light", ADW_COLOR_SCHEME_FORCE_LIGHT, test_palette);
  ADD ("palette/dark", ADW_COLOR_SCHEME_FORCE_DARK, test_palette);

  return g_test_run ();
}
