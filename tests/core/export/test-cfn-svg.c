/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-svg.h"

#include <librsvg/rsvg.h>
#include <string.h>

#include "diagram-fixture.h"

static char *
export (const char *resources,
        CfnTheme    theme)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (resources);
  CfnDiagram *diagram = cfn_layout_get_diagram (cfn_routes_get_layout (routes));
  g_autoptr (CfnFindings) findings = cfn_findings_new (cfn_diagram_get_proof (diagram));
  g_autoptr (GBytes) bytes = cfn_svg_export (routes, findings, theme);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Fails unless @svg is well-formed and a renderer takes it. */
static void
assert_renders (const char *svg)
{
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data ((const guint8 *) svg, strlen (svg), &error);
  double width;
  double height;

  g_assert_no_error (error);
  g_assert_true (rsvg_handle_get_intrinsic_size_in_pixels (handle, &width, &height));
  g_assert_cmpfloat (width, >, 100);
  g_assert_cmpfloat (height, >, 50);
  g_assert_finalize_object (handle);
}

static void
assert_holds (const char *svg,
              const char *text)
{
  if (strstr (svg, text) == NULL)
    g_error ("no \"%s\" in %s", text, svg);
}

static void
test_the_sample (void)
{
  g_autofree char *svg = export (TRIGGER, CFN_THEME_LIGHT);

  assert_renders (svg);
  assert_holds (svg, ">NEW_IMAGE</text>");
  assert_holds (svg, ">id · HASH · S</text>");
  assert_holds (svg, "role=\"img\"");
  assert_holds (svg, "<title>Table T, key id");
  assert_holds (svg, "<title>T streams to M: holds.");
  assert_holds (svg, "font-family=\"Cantarell, sans-serif\"");
}

/* The trigger with its function and role in a group. */
static char *
export_group (gboolean is_collapsed)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) open
    = cfn_positions_with_members (none, "<Work>", (const char * const []) { "F", "R", NULL });
  g_autoptr (CfnPositions) positions = cfn_positions_with_collapsed (open, "<Work>",
                                                                     is_collapsed);
  g_autoptr (CfnLayout) layout = cfn_layout_new (diagram, positions, NULL, NULL, NULL, NULL);
  g_autoptr (CfnRoutes) routes = cfn_routes_new (layout);
  g_autoptr (CfnFindings) findings = cfn_findings_new (cfn_diagram_get_proof (diagram));
  g_autoptr (GBytes) bytes = cfn_svg_export (routes, findings, CFN_THEME_LIGHT);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_frames (void)
{
  g_autofree char *open = export_group (FALSE);
  g_autofree char *closed = export_group (TRUE);

  assert_renders (open);
  assert_renders (closed);
  assert_holds (open, "data-group=\"&lt;Work&gt;\"");
  assert_holds (open, "data-id=\"F\"");
  assert_holds (closed, "data-group=\"&lt;Work&gt;\"");
  assert_holds (closed, ">Resources: 2</text>");
  assert_holds (closed, "data-id=\"M\"");
  g_assert_null (strstr (closed, "data-id=\"F\""));
  g_assert_null (strstr (closed, "F runs as R"));
}

static void
test_themes_differ_in_colour_only (void)
{
  g_autofree char *light = export (TRIGGER, CFN_THEME_LIGHT);
  g_autofree char *dark = export (TRIGGER, CFN_THEME_DARK);

  assert_renders (dark);
  assert_holds (light, "#1a5fb4");
  assert_holds (dark, "#62a0ea");
  g_assert_null (strstr (dark, "#1a5fb4"));
  g_assert_cmpint (strncmp (light, dark, 100), ==, 0);
}

/* Names that try to break out of the picture. */
static void
test_hostile_names (void)
{
  g_autofree char *svg = export (
    "  \"x</text><script>alert(1)</script>\":\n    Type: \"A\\\" onload=\\\"b\"\n"
    "  \"http://example.com/?a=1&b=2\": {Type: 'X::Y::Z', Properties: {A: \"]]>\\u0001<!--\"}}\n",
    CFN_THEME_LIGHT);

  assert_renders (svg);
  g_assert_null (strstr (svg, "<script"));
  g_assert_null (strstr (svg, " onload=\"b"));
  g_assert_null (strstr (svg, "<!--"));
  g_assert_null (strstr (svg, "href"));
}

static void
test_an_empty_template (void)
{
  g_autofree char *svg = export ("  {}\n", CFN_THEME_LIGHT);

  assert_renders (svg);
}

static void
test_badges_and_broken_edges (void)
{
  g_autofree char *svg = export (
    "  T: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: id, "
    "KeyType: HASH}]}}\n"
    "  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt "
    "T.StreamArn, FunctionName: !ImportValue F}}\n", CFN_THEME_LIGHT);

  assert_renders (svg);
  assert_holds (svg, "✕ ");
  assert_holds (svg, "stroke-dasharray=\"2 5\"");
  assert_holds (svg, "fill=\"#c01c28\"");
}

static void
test_same_bytes (void)
{
  g_autofree char *one = export (TRIGGER, CFN_THEME_LIGHT);
  g_autofree char *other = export (TRIGGER, CFN_THEME_LIGHT);

  g_assert_cmpstr (one, ==, other);
}

static void
test_is_gone (void)
{
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg/the-sample", test_the_sample);
  g_test_add_func ("/svg/frames", test_frames);
  g_test_add_func ("/svg/themes", test_themes_differ_in_colour_only);
  g_test_add_func ("/svg/hostile-names", test_hostile_names);
  g_test_add_func ("/svg/an-empty-template", test_an_empty_template);
  g_test_add_func ("/svg/badges-and-broken-edges", test_badges_and_broken_edges);
  g_test_add_func ("/svg/same-bytes", test_same_bytes);
  g_test_add_func ("/svg/is-gone", test_is_gone);

  return g_test_run ();
}
