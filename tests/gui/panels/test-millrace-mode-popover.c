/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a value is given: what fits, text with names in it, one of several shapes. */
#include "form-test.h"

#include "millrace-completion.h"
#include "millrace-entry-row.h"
#include "millrace-facts.h"
#include "millrace-form-spec.h"
#include "millrace-inspector.h"
#include "millrace-key-editor.h"
#include "millrace-mode-popover.h"
#include "millrace-offer-list.h"
#include "millrace-popover.h"
#include "millrace-sub-editor.h"
#include "millrace-yaml-editor.h"

#include <gtksourceview/gtksource.h>

#define OPENED 200

static const char text[] =
  "Resources:\n"
  "  Orders:\n"
  "    Type: AWS::SQS::Queue\n"
  "    Properties:\n"
  "      QueueName: orders\n"
  "  Rule:\n"
  "    Type: AWS::Events::Rule\n"
  "    Properties:\n"
  "      ScheduleExpression: rate(5 minutes)\n"
  "      Targets:\n"
  "        - Id: one # the only one\n"
  "          Arn: x\n";

static MillraceField *
open_at (FormTest     *f,
         const char   *path,
         MillraceMode  mode)
{
  GtkWidget *row = millrace_inspector_reveal (MILLRACE_INSPECTOR (f->panel), path);

  g_assert_true (MILLRACE_IS_FIELD (row));
  panel_test_settle (50);
  millrace_mode_popover_open (MILLRACE_FIELD (row), mode);
  panel_test_settle (OPENED);

  return MILLRACE_FIELD (row);
}

static void
test_reference (void)
{
  FormTest f;
  g_autofree char *expected = form_test_replace (text, "Arn: x", "Arn: !GetAtt Orders.Arn");
  GtkWidget *offers;

  form_test_init (&f, text, "Rule");
  open_at (&f, "Resources.Rule.Properties.Targets[0].Arn", MILLRACE_MODE_ANY);
  offers = panel_test_find (f.window, MILLRACE_TYPE_OFFER_LIST, NULL);
  g_assert_nonnull (offers);
  millrace_offer_list_search (MILLRACE_OFFER_LIST (offers), "Orders.Arn");
  g_assert_cmpuint (millrace_offer_list_get_n (MILLRACE_OFFER_LIST (offers)), ==, 1);
  millrace_offer_list_choose_first (MILLRACE_OFFER_LIST (offers));
  panel_test_settle (OPENED);
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

/* As wide on the page with a text in it as on the first one. */
static void
test_width_of_pages (void)
{
  FormTest f;

  form_test_init (&f, text, "Rule");
  open_at (&f, "Resources.Rule.Properties.Targets[0].Arn", MILLRACE_MODE_SUB);
  g_assert_cmpint (gtk_widget_get_width (panel_test_find (f.window, MILLRACE_TYPE_SUB_EDITOR,
                                                          NULL)), >=, 260);
  form_test_clear (&f);
}

/* Nothing else is to be had from the window while a popover is open. */
static void
test_escape (void)
{
  FormTest f;
  GtkWidget *offers, *search;

  form_test_init (&f, text, "Rule");
  open_at (&f, "Resources.Rule.Properties.Targets[0].Arn", MILLRACE_MODE_ANY);
  offers = panel_test_find (f.window, MILLRACE_TYPE_OFFER_LIST, NULL);
  g_assert_nonnull (offers);
  search = panel_test_find (offers, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);
  g_signal_emit_by_name (search, "stop-search");
  panel_test_settle (OPENED);
  g_assert_null (panel_test_find (f.window, MILLRACE_TYPE_OFFER_LIST, NULL));
  g_assert_cmpuint (f.n_steps, ==, 0);
  form_test_clear (&f);
}

/* Where neither above nor below its row is room for it, the popover is in the window, over the row;
 * where not even that is enough, it scrolls. */
static void
test_small_window (void)
{
  static const int heights[] = { 640, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      FormTest f;
      GtkWidget *popover;
      GdkRectangle place;
      int height;

      form_test_init (&f, text, "Rule");
      gtk_window_set_default_size (GTK_WINDOW (f.window), 360, heights[i]);
      panel_test_settle (OPENED);
      open_at (&f, "Resources.Rule.Properties.Targets[0].Arn", MILLRACE_MODE_ANY);
      popover = gtk_widget_get_ancestor (
        panel_test_find (f.window, MILLRACE_TYPE_OFFER_LIST, NULL), GTK_TYPE_POPOVER);
      g_assert_nonnull (popover);
      height = gtk_widget_get_height (popover);
      g_assert_cmpint (height, <=, heights[i]);
      g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (popover), &place));
      g_assert_true (place.y + place.height + height <= heights[i] + MILLRACE_POPOVER_FRAME
                     || height <= place.y + MILLRACE_POPOVER_FRAME);
      gtk_popover_popdown (GTK_POPOVER (popover));
      panel_test_settle (OPENED);
      form_test_clear (&f);
    }
}

/* Whoever looked and left is where they were: in the line, or at a row that was opened from
 * elsewhere. Nothing scrolls under them. */
static void
test_home (void)
{
  static const char path[] = "Resources.Rule.Properties.Targets[0].Arn";
  FormTest f;
  GtkWidget *row, *line, *popover;

  form_test_init (&f, text, "Rule");
  row = millrace_inspector_reveal (MILLRACE_INSPECTOR (f.panel), path);
  panel_test_settle (400);
  line = millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (row));
  for (guint is_elsewhere = 0; is_elsewhere < 2; is_elsewhere++)
    {
      GtkWidget *focus;

      if (is_elsewhere)
        gtk_window_set_focus (GTK_WINDOW (f.window), NULL);
      else
        gtk_widget_grab_focus (line);
      millrace_mode_popover_open (MILLRACE_FIELD (row), MILLRACE_MODE_ANY);
      panel_test_settle (OPENED);
      popover = panel_test_find (f.window, MILLRACE_TYPE_MODE_POPOVER, NULL);
      g_assert_nonnull (popover);
      focus = gtk_window_get_focus (GTK_WINDOW (f.window));
      g_assert_true (gtk_widget_is_ancestor (focus, popover));
      gtk_popover_popdown (GTK_POPOVER (popover));
      panel_test_settle (OPENED);
      focus = gtk_window_get_focus (GTK_WINDOW (f.window));
      g_assert_nonnull (focus);
      g_assert_true (focus == row || gtk_widget_is_ancestor (focus, row));
    }
  form_test_clear (&f);
}

static char *
join_offers (GtkWidget *line)
{
  GtkWidget *list = millrace_completion_get_list (line);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (joined, "%s;", millrace_completion_get_offer (GTK_LIST_BOX_ROW (row)));

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* While a reference is typed, only what fits is offered; a text is left alone. */
static void
test_typed (void)
{
  FormTest f;
  GtkWidget *row, *line;
  g_autofree char *expected = form_test_replace (text, "Arn: x", "Arn: !GetAtt Orders.Arn");
  static const struct
  {
    const char *typed;
    const char *offers;
  } table[] = {
    { "!Get", "!GetAtt Orders.Arn;" }, { "arn:aws", "" }, { "Ord", "!GetAtt Orders.Arn;" },
    { "!GetAtt Ru", "" }, { "!geta", "!GetAtt Orders.Arn;" },
  };

  form_test_init (&f, text, "Rule");
  row = millrace_inspector_reveal (MILLRACE_INSPECTOR (f.panel),
                                   "Resources.Rule.Properties.Targets[0].Arn");
  panel_test_settle (400);
  line = millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (row));
  gtk_widget_grab_focus (line);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *offers = NULL;

      gtk_editable_set_text (GTK_EDITABLE (line), table[i].typed);
      offers = join_offers (line);
      g_assert_cmpstr (offers, ==, table[i].offers);
    }
  g_signal_emit_by_name (
    millrace_completion_get_list (line), "row-activated",
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (millrace_completion_get_list (line)), 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "!GetAtt Orders.Arn");
  g_signal_emit_by_name (line, "activate");
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

/* What an offer comes to stands beside it. */
static void
test_described (void)
{
  FormTest f;
  GtkWidget *row, *line, *list;
  g_autofree char *with_parameter
    = g_strconcat ("Parameters: {Level: {Type: String, Default: beta}}\n", text, NULL);

  form_test_init (&f, with_parameter, "Orders");
  row = millrace_inspector_reveal (MILLRACE_INSPECTOR (f.panel),
                                   "Resources.Orders.Properties.QueueName");
  panel_test_settle (400);
  line = millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (row));
  gtk_widget_grab_focus (line);
  gtk_editable_set_text (GTK_EDITABLE (line), "!Ref Le");
  list = millrace_completion_get_list (line);
  g_assert_nonnull (list);
  g_assert_nonnull (panel_test_find (list, GTK_TYPE_LABEL, "!Ref Level"));
  g_assert_nonnull (panel_test_find (list, GTK_TYPE_LABEL, "beta by default"));
  millrace_completion_close (line);
  form_test_clear (&f);
}

static void
test_sub (void)
{
  FormTest f;
  g_autofree char *expected = form_test_replace (text, "QueueName: orders",
                                                 "QueueName: !Sub orders-${AWS::Region}");
  GtkWidget *editor, *entry;

  form_test_init (&f, text, "Orders");
  open_at (&f, "Resources.Orders.Properties.QueueName", MILLRACE_MODE_SUB);
  editor = panel_test_find (f.window, MILLRACE_TYPE_SUB_EDITOR, NULL);
  g_assert_nonnull (editor);
  entry = panel_test_find (editor, GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "orders");
  panel_test_enter (entry, "orders-${AWS::Region}");
  panel_test_settle (OPENED);
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

/* Some type of the catalogue, and a property of it that is one of several shapes. */
static void
find_union (CfnCatalogueType     *type,
            CfnCatalogueProperty *property)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();

  for (guint i = 0; cfn_catalogue_get_type (catalogue, i, type); i++)
    {
      if (millrace_form_spec_find (type->name)->type[0] != '\0')
        continue;
      for (guint k = 0; cfn_catalogue_object_get_property (&type->object, k, property); k++)
        {
          if (property->shape.kind == CFN_SHAPE_UNION)
            return;
        }
    }

  g_error ("No type has a property of several shapes");
}

/* Each shape can be begun with. */
static void
test_shapes (void)
{
  CfnCatalogueType type;
  CfnCatalogueProperty property;
  g_autofree char *begun = NULL;
  g_autofree char *path = NULL;
  CfnShape member;

  find_union (&type, &property);
  begun = g_strdup_printf ("Resources:\n  It:\n    Type: %s\n", type.name);
  path = g_strdup_printf ("Resources.It.Properties.%s", property.name);
  for (guint i = 0; cfn_shape_get_member (&property.shape, i, &member); i++)
    {
      const char *beginning = millrace_place_get_beginning (&member);
      g_autofree char *expected = g_strdup_printf ("%s    Properties:\n      %s: %s\n", begun,
                                                   property.name, beginning);
      MillracePlace place = { .shape = member, .has_shape = TRUE };
      g_autofree char *name = millrace_facts_of_shape (&place);
      GtkWidget *button;
      FormTest f;

      form_test_init (&f, begun, "It");
      open_at (&f, path, MILLRACE_MODE_ANY);
      button = form_test_find_button (f.window, name);
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      panel_test_settle (OPENED);
      form_test_assert_now (&f, expected);
      form_test_clear (&f);
    }
}

static const char mapped[] =
  "Resources:\n"
  "  Echo:\n"
  "    Type: AWS::Lambda::Function\n"
  "    Properties:\n"
  "      Environment:\n"
  "        Variables:\n"
  "          FIRST: a # where it begins\n"
  "\n"
  "          # how loud\n"
  "          LEVEL: !Sub ${AWS::Region}\n";

static GtkWidget *
open_key (FormTest   *f,
          const char *path)
{
  GtkWidget *editor;

  open_at (f, path, MILLRACE_MODE_ANY);
  g_signal_emit_by_name (form_test_find_button (f->window, "Rename…"), "clicked");
  panel_test_settle (50);
  editor = panel_test_find (f->window, MILLRACE_TYPE_KEY_EDITOR, NULL);
  g_assert_nonnull (editor);

  return panel_test_find (editor, GTK_TYPE_ENTRY, NULL);
}

static void
close_popover (FormTest *f)
{
  gtk_popover_popdown (GTK_POPOVER (panel_test_find (f->window, MILLRACE_TYPE_MODE_POPOVER, NULL)));
  panel_test_settle (OPENED);
}

/* An entry of a map keeps its place, its value and its comments. */
static void
test_rename (void)
{
  FormTest f;
  GtkWidget *entry;

  form_test_init (&f, mapped, "Echo");
  entry = open_key (&f, "Resources.Echo.Properties.Environment.Variables.FIRST");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "FIRST");
  panel_test_enter (entry, "BEGIN");
  panel_test_settle (OPENED);
  form_test_assert_replaced (&f, mapped, "FIRST: a # where", "BEGIN: a # where");
  form_test_clear (&f);

  form_test_init (&f, mapped, "Echo");
  entry = open_key (&f, "Resources.Echo.Properties.Environment.Variables.LEVEL");
  panel_test_enter (entry, "yes");
  panel_test_settle (OPENED);
  form_test_assert_replaced (&f, mapped, "LEVEL: !Sub", "'yes': !Sub");
  form_test_clear (&f);
}

/* The row of the old name goes when the new text is read, which may be later: what takes its place
 * has the focus then. */
static void
test_renamed_focus (void)
{
  g_autofree char *renamed = form_test_replace (mapped, "FIRST: a # where", "BEGIN: a # where");
  FormTest f;
  GtkWidget *row, *focus;

  form_test_init (&f, mapped, "Echo");
  row = millrace_inspector_reveal (MILLRACE_INSPECTOR (f.panel),
                                   "Resources.Echo.Properties.Environment.Variables.FIRST");
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  form_test_change (&f, renamed);
  panel_test_settle (50);
  focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_nonnull (focus);
  row = gtk_widget_get_ancestor (focus, MILLRACE_TYPE_FIELD);
  g_assert_nonnull (row);
  g_assert_cmpstr (millrace_field_get_path (MILLRACE_FIELD (row)), ==,
                   "Resources.Echo.Properties.Environment.Variables.BEGIN");
  form_test_clear (&f);
}

/* The YAML page shows comments, keeps them, and takes those that are typed. */
static void
test_yaml (void)
{
  const char *path = "Resources.Echo.Properties.Environment.Variables";
  FormTest f;
  GtkTextBuffer *buffer;
  GtkTextIter end;
  GtkWidget *editor, *view;
  g_autofree char *shown = NULL;

  form_test_init (&f, mapped, "Echo");
  open_at (&f, path, MILLRACE_MODE_YAML);
  editor = panel_test_find (f.window, MILLRACE_TYPE_YAML_EDITOR, NULL);
  g_assert_nonnull (editor);
  view = panel_test_find (editor, GTK_SOURCE_TYPE_VIEW, NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_object_get (buffer, "text", &shown, NULL);
  g_assert_cmpstr (shown, ==,
                   "FIRST: a # where it begins\n\n# how loud\nLEVEL: !Sub ${AWS::Region}");
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, " # here\n# and\nLAST: \"b\"", -1);
  g_signal_emit_by_name (form_test_find_button (f.window, "_Set"), "clicked");
  panel_test_settle (OPENED);
  form_test_assert_replaced (&f, mapped, "{AWS::Region}\n",
                             "{AWS::Region} # here\n"
                             "          # and\n"
                             "          LAST: \"b\"\n");
  form_test_clear (&f);
}

/* Two of one name cannot be, and what has its name of the catalogue keeps it. */
static void
test_rename_refused (void)
{
  FormTest f;
  GtkWidget *entry;

  form_test_init (&f, mapped, "Echo");
  entry = open_key (&f, "Resources.Echo.Properties.Environment.Variables.FIRST");
  panel_test_enter (entry, "LEVEL");
  panel_test_settle (OPENED);
  g_assert_cmpuint (f.n_steps, ==, 0);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_nonnull (panel_test_find (f.window, GTK_TYPE_LABEL,
                                     "There is already an entry “LEVEL”"));
  g_assert_false (gtk_widget_get_sensitive (form_test_find_button (f.window, "_Rename")));
  close_popover (&f);
  form_test_clear (&f);

  form_test_init (&f, mapped, "Echo");
  open_at (&f, "Resources.Echo.Properties.Environment.Variables", MILLRACE_MODE_ANY);
  g_assert_null (form_test_find_button (f.window, "Rename…"));
  close_popover (&f);
  form_test_clear (&f);
}

/* Of two ranges each says when it holds. */
static void
test_ranges (void)
{
  MillracePlace place;
  g_autofree char *facts = NULL;

  millrace_place_find (&place, "AWS::Lambda::Function", "MemorySize", NULL);
  facts = millrace_facts_of_place (&place);
  g_assert_true (g_str_has_suffix (facts, "\n128 to 10240 without CapacityProviderConfig\n"
                                          "128 to 32768 with CapacityProviderConfig"));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/mode-popover/width-of-pages", test_width_of_pages);
  g_test_add_func ("/mode-popover/reference", test_reference);
  g_test_add_func ("/mode-popover/typed", test_typed);
  g_test_add_func ("/mode-popover/described", test_described);
  g_test_add_func ("/mode-popover/escape", test_escape);
  g_test_add_func ("/mode-popover/small-window", test_small_window);
  g_test_add_func ("/mode-popover/home", test_home);
  g_test_add_func ("/mode-popover/rename", test_rename);
  g_test_add_func ("/mode-popover/renamed-focus", test_renamed_focus);
  g_test_add_func ("/mode-popover/rename-refused", test_rename_refused);
  g_test_add_func ("/mode-popover/shapes", test_shapes);
  g_test_add_func ("/mode-popover/yaml", test_yaml);
  g_test_add_func ("/sub-editor/names", test_sub);
  g_test_add_func ("/mode-popover/ranges", test_ranges);

  return g_test_run ();
}
