/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-arrange.h"
#include "millrace-canvas-private.h"
#include "millrace-window-private.h"
#include "picture.h"
#include "window-help.h"

/* What a person sees, in every state, against pictures that were looked at. The same program runs
 * as it is, with high contrast, at twice the scale, and with letters larger by a quarter; what of
 * these is asked for is in MILLRACE_PICTURE_MODE, as it cannot be changed while a program runs. */
enum
{
  LIGHT    = 1 << 0,
  DARK     = 1 << 1,
  CONTRAST = 1 << 2,
  DOUBLE   = 1 << 3,
  LARGER   = 1 << 4,
};

/* From such widths on a side pane stands beside the canvas, and not over it. */
#define LEFT_FROM 800
#define RIGHT_FROM 1200

typedef struct
{
  const char *name;
  const char *document;  /* a starter ("'…'"), a file of inputs, or NULL */
  int         width;
  int         height;
  gboolean    canvas;    /* only that, and nothing beside it */
  guint       modes;
  void (*prepare) (WindowFixture *fixture);
} Case;

static MillraceWorld *
get_world (WindowFixture *fixture)
{
  return millrace_canvas_get_world (fixture->window->canvas);
}

static MillraceCard *
get_card (WindowFixture *fixture,
          const char    *id)
{
  MillraceCard *card = millrace_world_find_card (get_world (fixture), id);

  g_assert_nonnull (card);

  return card;
}

static void
show_pane (WindowFixture *fixture,
           const char    *action,
           gboolean       shown)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), action,
                                      g_variant_new_boolean (shown));
}

/* --- states ---------------------------------------------------------------------------------- */

static void
prepare_states (WindowFixture *fixture)
{
  act (fixture, "win.select", "['DataTable']");
  millrace_card_set_flag (get_card (fixture, "DataTableStream"), MILLRACE_CARD_HOVERED, TRUE);
  millrace_canvas_focus_card (fixture->window->canvas, get_card (fixture, "EchoFunction"), TRUE);
}

static void
prepare_connecting (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window->canvas), "canvas.connect-card", "s",
                              "EchoFunction");
  gtk_widget_child_focus (GTK_WIDGET (fixture->window->canvas), GTK_DIR_TAB_FORWARD);
}

static void
prepare_selected_edge (WindowFixture *fixture)
{
  MillraceWorld *world = get_world (fixture);

  millrace_canvas_select_edge (fixture->window->canvas, millrace_world_get_edge (world, 0));
}

static void
prepare_zoom (WindowFixture *fixture,
              double         zoom)
{
  CfnLayout *layout = millrace_world_get_layout (get_world (fixture));

  millrace_canvas_set_zoom (fixture->window->canvas, zoom);
  millrace_canvas_reveal_rect (fixture->window->canvas, cfn_layout_get_card (layout, 0));
}

static void
prepare_far (WindowFixture *fixture)
{
  prepare_zoom (fixture, 0.3);
}

static void
prepare_farther (WindowFixture *fixture)
{
  prepare_zoom (fixture, 0.15);
}

static void
prepare_near (WindowFixture *fixture)
{
  prepare_zoom (fixture, 2.0);
}

static void
prepare_group (WindowFixture *fixture)
{
  millrace_arrange_group (fixture->window->editor,
                          (const char * const []) { "DataTable", "DataTableStream", NULL }, "Data");
  wait_for_picture (get_pipeline (fixture));
  millrace_canvas_fit (fixture->window->canvas);
}

static void
prepare_collapsed (WindowFixture *fixture)
{
  prepare_group (fixture);
  act (fixture, "win.collapse-groups", "(['Data'], true)");
}

static void
prepare_broken (WindowFixture *fixture)
{
  replace_text (get_document (fixture), "Type: AWS::DynamoDB::Table", "Type: [AWS::DynamoDB");
  wait_for_picture (get_pipeline (fixture));
}

static void
prepare_problems (WindowFixture *fixture)
{
  act (fixture, "win.bottom-pane", "'problems'");
}

static void
prepare_selected (WindowFixture *fixture)
{
  act (fixture, "win.select", "['DataTable']");
}

/* Where there is no room beside the canvas, over it. */
static void
prepare_form (WindowFixture *fixture)
{
  prepare_selected (fixture);
  show_pane (fixture, "show-right", TRUE);
}

/* --- cases ----------------------------------------------------------------------------------- */

#define SAMPLE "'echo-trigger'"

static const Case cases[] = {
  { "canvas-sample", SAMPLE, 1000, 560, TRUE, LIGHT | DARK | CONTRAST | DOUBLE, NULL },
  { "canvas-kinds", "kinds.yaml", 1500, 900, TRUE, LIGHT | DARK | CONTRAST, NULL },
  { "canvas-states", SAMPLE, 1000, 560, TRUE, LIGHT | DARK | CONTRAST, prepare_states },
  { "canvas-connecting", SAMPLE, 1000, 560, TRUE, LIGHT | DARK | CONTRAST, prepare_connecting },
  { "canvas-edge", SAMPLE, 1000, 560, TRUE, LIGHT | DARK, prepare_selected_edge },
  { "canvas-far", "kinds.yaml", 500, 320, TRUE, LIGHT | DARK | CONTRAST, prepare_far },
  { "canvas-farther", "kinds.yaml", 360, 240, TRUE, LIGHT | DARK, prepare_farther },
  { "canvas-near", SAMPLE, 600, 400, TRUE, LIGHT | DARK, prepare_near },
  { "canvas-group", SAMPLE, 1000, 560, TRUE, LIGHT | DARK, prepare_group },
  { "canvas-collapsed", SAMPLE, 1000, 560, TRUE, LIGHT, prepare_collapsed },
  { "canvas-broken", SAMPLE, 1000, 560, TRUE, LIGHT | DARK, prepare_broken },
  { "window-sample", SAMPLE, 1440, 900, FALSE, LIGHT | DARK | CONTRAST | LARGER,
    prepare_selected },
  { "window-narrow", SAMPLE, 360, 640, FALSE, LIGHT | DOUBLE | LARGER, NULL },
  { "window-form", SAMPLE, 360, 640, FALSE, LIGHT, prepare_form },
  { "window-start", NULL, 1000, 700, FALSE, LIGHT | DARK, NULL },
  { "window-broken", SAMPLE, 1000, 700, FALSE, LIGHT, prepare_broken },
  { "window-problems", "kinds.yaml", 1000, 800, FALSE, LIGHT | DARK | CONTRAST | LARGER,
    prepare_problems },
};

static void
load (WindowFixture *fixture,
      const char    *document)
{
  if (document == NULL)
    return;

  if (document[0] == '\'')
    act (fixture, "win.new-from-starter", document);
  else
    {
      /* Not as a file: the title would tell where on this machine it is. */
      g_autofree char *path = g_build_filename ("tests", "gui", "render", "inputs", document, NULL);
      g_autoptr (CfnDocument) text = read_document (path);

      millrace_window_set_document (fixture->window, text);
    }
  wait_for_picture (get_pipeline (fixture));
}

/* No pointer ever reaches the window, wherever the display has it. */
static void
turn_pointer_away (GtkWidget *window)
{
  cairo_region_t *nowhere = cairo_region_create ();

  gtk_widget_realize (window);
  gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (window)), nowhere);
  cairo_region_destroy (nowhere);
}

static void
set_up (WindowFixture *fixture,
        const Case    *wanted)
{
  GtkWidget *window;

  fixture->application = get_application ();
  fixture->window = millrace_window_new (fixture->application);
  window = GTK_WIDGET (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (window), wanted->width, wanted->height);
  turn_pointer_away (window);
  gtk_window_present (GTK_WINDOW (window));
  act (fixture, "win.bottom-pane", "'template'");
  show_pane (fixture, "show-left", !wanted->canvas && wanted->width >= LEFT_FROM);
  show_pane (fixture, "show-bottom", !wanted->canvas);
  show_pane (fixture, "show-right", !wanted->canvas && wanted->width >= RIGHT_FROM);
  load (fixture, wanted->document);
  wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->window->canvas)) > 0);
  /* Once everything has its size, so that what is shown does not depend on how it came there. */
  g_object_unref (picture_take (window, "window_bg_color", NULL));
  act (fixture, "win.zoom-fit", NULL);
  if (wanted->prepare != NULL)
    wanted->prepare (fixture);
  wait_for_picture (get_pipeline (fixture));
  gtk_widget_unset_state_flags (window, GTK_STATE_FLAG_BACKDROP);
}

static gboolean
is_larger (void)
{
  return g_strcmp0 (g_getenv ("MILLRACE_PICTURE_MODE"), "larger") == 0;
}

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  const char *mode = g_getenv ("MILLRACE_PICTURE_MODE");
  guint shades = wanted->modes & (LIGHT | DARK);

  if (g_strcmp0 (mode, "contrast") == 0)
    shades = (wanted->modes & CONTRAST) != 0 ? wanted->modes & (LIGHT | DARK) : 0;
  else if (g_strcmp0 (mode, "double") == 0)
    shades = (wanted->modes & DOUBLE) != 0 ? LIGHT : 0;
  else if (is_larger ())
    shades = (wanted->modes & LARGER) != 0 ? LIGHT : 0;

  for (guint shade = LIGHT; shade <= DARK; shade <<= 1)
    {
      WindowFixture fixture = { 0 };
      g_autoptr (GdkTexture) picture = NULL;
      g_autofree char *name = NULL;
      GtkWidget *part;

      if ((shades & shade) == 0)
        continue;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          shade == DARK ? ADW_COLOR_SCHEME_FORCE_DARK
                                          : ADW_COLOR_SCHEME_FORCE_LIGHT);
      set_up (&fixture, wanted);
      part = wanted->canvas ? GTK_WIDGET (fixture.window->canvas)
             : adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture.window));
      picture = picture_take (part, "window_bg_color", NULL);
      name = g_strjoin ("-", wanted->name, shade == DARK ? "dark" : "light", mode, NULL);
      picture_check (picture, name);
      window_tear_down (&fixture, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  const char *why_not;

  gtk_test_init (&argc, &argv, NULL);
  if (!picture_is_possible (&why_not))
    {
      g_print ("1..0 # SKIP %s\n", why_not);
      return 0;
    }

  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE,
                "gtk-font-name", "Cantarell 11",
                "gtk-xft-dpi", (is_larger () ? 120 : 96) * 1024,
                "gtk-xft-antialias", 1,
                "gtk-xft-hinting", 0,
                "gtk-xft-rgba", "none",
                NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pictures/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
