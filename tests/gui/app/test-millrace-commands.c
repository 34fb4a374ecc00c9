/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../find-child.h"
#include "millrace-canvas.h"
#include "millrace-commands.h"
#include "millrace-field.h"
#include "millrace-finder.h"
#include "millrace-found.h"
#include "window-help.h"

/* The same thing under another name, where a widget has a key for it. */
static const char * const same[] = {
  "canvas.zoom-in", "canvas.zoom-out", "canvas.zoom-normal", "canvas.zoom-fit",
  "canvas.select-all", "canvas.select-none", "canvas.delete", "canvas.delete-thoroughly",
  "canvas.tidy", "canvas.group", NULL,
};

/* What only means something where the pointer or the focus is. */
static const char * const of_the_moment[] = {
  "canvas.activate", "canvas.toggle", "canvas.menu", "canvas.cancel", NULL,
};

/* What has to be told what it is about: menus, forms and drags do so. The command beside it is what
 * a person gives for the same, about what is selected or asked for then. */
static const struct
{
  const char *action;
  const char *command;
} told[] = {
  { "app.open-uri", "app.open" }, { "win.new-from-starter", "app.new" },
  { "win.add", "win.add-resource" }, { "win.quick-add", "canvas.quick-add" },
  { "win.extend", "canvas.quick-add" }, { "win.offer-partners", "canvas.connect" },
  { "win.insert", "canvas.insert" }, { "canvas.insert-edge", "canvas.insert" },
  { "win.delete", "win.delete-selection" }, { "win.duplicate-at", "win.duplicate" },
  { "win.disconnect", "win.delete-selection" },
  { "win.disconnect-edges", "win.delete-selection" },
  { "win.free-ends", "win.delete-selection" },
  { "win.connect", "canvas.connect" }, { "win.connect-choose", "canvas.connect" },
  { "canvas.connect-card", "canvas.connect" },
  { "win.connect-end", "canvas.connect" }, { "win.connect-ends", "canvas.connect" },
  { "win.add-end", "canvas.quick-add" }, { "win.add-ends", "canvas.quick-add" },
  { "win.connect-chain", "canvas.connect-selected" },
  { "win.replug", "canvas.replug" }, { "canvas.replug-edge", "canvas.replug" },
  { "win.rename", "canvas.rename" }, { "win.rename-begin", "canvas.rename" },
  { "win.rename-here", "canvas.rename" }, { "win.rename-group", "canvas.rename" },
  { "win.set-group-name", "canvas.rename" }, { "canvas.rename-frame", "canvas.rename" },
  { "win.collapse-groups", "canvas.collapse" }, { "win.ungroup", "canvas.ungroup" },
  { "canvas.toggle-frame", "canvas.expand" },
  { "win.reorder", "win.move-in-file('up')" },
  { "win.make-output", "win.offer-outputs" },
  { "win.make-parameter-of", "win.make-parameter('')" },
  { "win.show-entry", "win.show-template" }, { "win.rename-entry", "win.show-template" },
  { "win.remove-entry", "win.show-template" },
  { "win.show-field", "win.find-property" }, { "win.set-property", "win.find-property" },
  { "win.set-properties", "win.find-property" }, { "win.set-text", "win.find-property" },
  { "win.unset-property", "win.find-property" }, { "win.move-item", "win.find-property" },
  { "win.rename-key", "win.find-property" }, { "win.set-lines", "win.find-property" },
  { "win.show-value", "win.find-everywhere" },
  { "win.show-source-path", "win.find-everywhere" },
  { "win.go-to-card", "win.find-everywhere" },
  { "win.select", "win.find-everywhere" }, { "canvas.select-card", "win.find-everywhere" },
  { "canvas.activate-card", "win.find-everywhere" },
  { "canvas.focus-card", "win.find-everywhere" }, { "canvas.focus-edge", "win.focus-canvas" },
  { "canvas.select-edge", "win.find-everywhere" },
  { "canvas.select-frame", "win.find-everywhere" },
  { "win.show-properties", "win.show-right" }, { "win.show-source", "win.jump" },
  { "win.fix", "win.fix-here" }, { "win.show-problem", "win.next-problem" },
  { "win.show-card-problems", "win.show-problems" },
  { "win.show-suppressed", "win.show-problems" },
};

/* Where cards are, by pointer and arrow keys. */
static const char * const by_hand[] = { "win.move", "win.move-into", "win.nudge", NULL };

/* --- the table -------------------------------------------------------------------------------- */

static gboolean
is_in_table (const char *name)
{
  guint n;
  const MillraceCommand *commands = millrace_commands_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (commands[i].action, name))
      return TRUE;

  return FALSE;
}

/* "win.align('left')" is one of those of "win.align". */
static gboolean
is_in_table_with_target (const char *name)
{
  guint n;
  const MillraceCommand *commands = millrace_commands_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (commands[i].action, name) && commands[i].action[strlen (name)] == '(')
      return TRUE;

  return FALSE;
}

/* An action that is told what it is about. */
static void
assert_reachable (const char *name)
{
  if (is_in_table_with_target (name) || g_strv_contains (by_hand, name))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (g_str_equal (told[i].action, name))
      {
        g_assert_true (is_in_table (told[i].command));
        return;
      }

  g_error ("No command in millrace-commands.c does what %s does", name);
}

static void
assert_group_in_table (GActionGroup *group,
                       const char   *prefix)
{
  g_auto (GStrv) names = g_action_group_list_actions (group);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (prefix, ".", names[i], NULL);

      if (g_action_group_get_action_parameter_type (group, names[i]) != NULL)
        assert_reachable (name);
      else if (!is_in_table (name))
        g_error ("%s is missing in millrace-commands.c", name);
    }
}

static void
test_complete (WindowFixture *fixture,
               gconstpointer  data)
{
  GtkWidgetClass *canvas = GTK_WIDGET_GET_CLASS (find_child (GTK_WIDGET (fixture->window),
                                                              MILLRACE_TYPE_CANVAS));
  const GVariantType *parameter;
  const char *name;
  const char *property;
  GType owner;

  assert_group_in_table (G_ACTION_GROUP (fixture->application), "app");
  assert_group_in_table (G_ACTION_GROUP (fixture->window), "win");

  for (guint i = 0; gtk_widget_class_query_action (canvas, i, &owner, &name, &parameter,
                                                   &property); i++)
    {
      if (parameter != NULL)
        assert_reachable (name);
      else if (!is_in_table (name) && !g_strv_contains (same, name)
               && !g_strv_contains (of_the_moment, name))
        g_error ("%s is missing in millrace-commands.c", name);
    }
}

static const GVariantType *
get_canvas_parameter (WindowFixture *fixture,
                      const char    *wanted)
{
  GtkWidgetClass *canvas = GTK_WIDGET_GET_CLASS (find_child (GTK_WIDGET (fixture->window),
                                                              MILLRACE_TYPE_CANVAS));
  const GVariantType *parameter;
  const char *name;
  const char *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (canvas, i, &owner, &name, &parameter,
                                                   &property); i++)
    if (g_str_equal (name, wanted))
      return parameter;

  g_error ("The canvas has no action %s", wanted);
}

static const GVariantType *
get_parameter (WindowFixture *fixture,
               const char    *name)
{
  GActionGroup *group = g_str_has_prefix (name, "app.") ? G_ACTION_GROUP (fixture->application)
                                                        : G_ACTION_GROUP (fixture->window);

  if (g_str_has_prefix (name, "canvas."))
    return get_canvas_parameter (fixture, name);
  if (!g_action_group_has_action (group, name + 4))
    g_error ("There is no action %s", name);

  return g_action_group_get_action_parameter_type (group, name + 4);
}

static void
test_sound (WindowFixture *fixture,
            gconstpointer  data)
{
  guint n;
  const MillraceCommand *commands = millrace_commands_get (&n);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      const GVariantType *parameter;

      g_action_parse_detailed_name (commands[i].action, &name, &target, &error);
      g_assert_no_error (error);
      parameter = get_parameter (fixture, name);
      g_assert_cmpint (parameter != NULL, ==, target != NULL);
      if (target != NULL)
        g_assert_true (g_variant_is_of_type (target, parameter));
      g_assert_true (g_hash_table_add (titles, (gpointer) commands[i].title));
      g_assert_cmpint (commands[i].title[strlen (commands[i].title) - 1], !=, '.');
    }
}

/* --- the shortcuts window --------------------------------------------------------------------- */

/* What the shortcuts window shows, and what the table knows, in one spelling. */
static char *
dup_normal (const char *keys)
{
  GdkModifierType modifiers;
  guint keyval;

  if (!gtk_accelerator_parse (keys, &keyval, &modifiers))
    g_error ("“%s” is no key", keys);

  return gtk_accelerator_name (keyval, modifiers);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  g_auto (GStrv) keys = g_strsplit_set (text, " \n", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint keyval;

      /* Titles are texts as well; no word of theirs is a key that is missing elsewhere. */
      if (*keys[i] != '\0' && gtk_accelerator_parse (keys[i], &keyval, &modifiers))
        g_hash_table_add (data, gtk_accelerator_name (keyval, modifiers));
    }
}

static void
test_shortcuts_window (void)
{
  static const GMarkupParser parser = { NULL, NULL, text_cb, NULL, NULL };
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, shown, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n;
  const MillraceCommand *commands = millrace_commands_get (&n);

  bytes = g_resources_lookup_data (RESOURCE_PREFIX "/help-overlay.ui", 0, &error);
  g_assert_no_error (error);
  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = g_strsplit (commands[i].keys != NULL ? commands[i].keys : "", " ", -1);
      g_autofree char *first = NULL;

      if (keys[0] == NULL)
        continue;
      first = dup_normal (keys[0]);
      if (!g_hash_table_contains (shown, first))
        g_error ("%s (%s) is missing in help-overlay.ui", first, commands[i].action);
    }
}

static GtkWindow *
find_unseen (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_visible (window))
        return GTK_WINDOW (window);
    }

  return NULL;
}

static GtkWindow *
find_shortcuts (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_SHORTCUTS_WINDOW (window))
        return GTK_WINDOW (window);
    }

  return NULL;
}

/* It is made when it is asked for, and once; GTK 4.8 has no place on the bus of assistive
 * technology for windows that were never shown. */
static void
test_no_window_waits_unseen (WindowFixture *fixture,
                             gconstpointer  data)
{
  GtkWindow *shortcuts;

  g_assert_null (find_unseen ());
  act (fixture, "win.show-help-overlay", NULL);
  shortcuts = find_shortcuts ();
  g_assert_nonnull (shortcuts);
  g_assert_true (gtk_window_get_transient_for (shortcuts) == GTK_WINDOW (fixture->window));
  g_assert_null (find_unseen ());
  act (fixture, "win.show-help-overlay", NULL);
  g_assert_true (find_shortcuts () == shortcuts);

  gtk_window_close (shortcuts);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (find_shortcuts ());
}

/* --- the palette ------------------------------------------------------------------------------ */

static MillraceFinder *
get_finder (WindowFixture *fixture)
{
  return (MillraceFinder *) find_child (GTK_WIDGET (fixture->window), MILLRACE_TYPE_FINDER);
}

static MillraceFinder *
open_palette (WindowFixture *fixture,
              const char    *text)
{
  MillraceFinder *finder;

  act (fixture, "win.command-palette", NULL);
  finder = get_finder (fixture);
  g_assert_nonnull (finder);
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (finder), GTK_TYPE_SEARCH_ENTRY)),
                         text);

  return finder;
}

static void
press (MillraceFinder *finder,
       guint           keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (finder));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
}

static void
run (WindowFixture *fixture,
     const char    *text)
{
  press (open_palette (fixture, text), GDK_KEY_Return);
  wait_until (get_finder (fixture) == NULL);
}

static void
test_run (WindowFixture *fixture,
          gconstpointer  data)
{
  run (fixture, "select all");
  g_assert_cmpuint (g_strv_length ((char **) millrace_window_get_selection (fixture->window)), ==,
                    4);

  /* On the canvas as well, and by another word. */
  run (fixture, "deselect");
  g_assert_cmpuint (g_strv_length ((char **) millrace_window_get_selection (fixture->window)), ==,
                    0);
  run (fixture, "invert");
  g_assert_cmpuint (g_strv_length ((char **) millrace_window_get_selection (fixture->window)), ==,
                    4);
}

static char *
dup_first (MillraceFinder *finder)
{
  GtkListBox *list = GTK_LIST_BOX (find_child (GTK_WIDGET (finder), GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);
  GtkWidget *label = find_child (GTK_WIDGET (row), GTK_TYPE_LABEL);

  return g_strdup (gtk_label_get_label (GTK_LABEL (label)));
}

static void
test_recent (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *then = NULL;
  MillraceFinder *finder;

  run (fixture, "select all");
  run (fixture, "zoom in");
  finder = open_palette (fixture, "");
  first = dup_first (finder);
  g_assert_cmpstr (first, ==, "Zoom In");
  press (finder, GDK_KEY_Down);
  press (finder, GDK_KEY_Return);
  wait_until (get_finder (fixture) == NULL);

  finder = open_palette (fixture, "");
  then = dup_first (finder);
  g_assert_cmpstr (then, ==, "Select All");
  press (finder, GDK_KEY_Escape);
  wait_until (get_finder (fixture) == NULL);
}

static void
test_impossible (WindowFixture *fixture,
                 gconstpointer  data)
{
  MillraceFinder *finder = open_palette (fixture, "redo");
  GtkListBoxRow *row;

  /* It stays, and says why. */
  press (finder, GDK_KEY_Return);
  g_assert_true (get_finder (fixture) == finder);
  row = gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (find_child (GTK_WIDGET (finder), GTK_TYPE_LIST_BOX)), 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Redo, Nothing to redo");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_test_accessible_assert_role (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL
                                     ? GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row)))
                                     : NULL,
                                   GTK_ACCESSIBLE_ROLE_LIST_BOX);
  press (finder, GDK_KEY_Escape);
  wait_until (get_finder (fixture) == NULL);
}

static void
test_state (WindowFixture *fixture,
            gconstpointer  data)
{
  MillraceFinder *finder = open_palette (fixture, "minimap");
  GtkListBoxRow *row = NULL;

  press (finder, GDK_KEY_Up);
  row = gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (find_child (GTK_WIDGET (finder), GTK_TYPE_LIST_BOX)), 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Minimap, on, Shift+Ctrl+O");
  press (finder, GDK_KEY_Escape);
  wait_until (get_finder (fixture) == NULL);
}

/* --- finding everywhere ----------------------------------------------------------------------- */

static char *
list_found (WindowFixture *fixture,
            const char    *action,
            const char    *text)
{
  GString *found = g_string_new (NULL);
  MillraceFinder *finder;
  GtkListBox *list;
  GtkListBoxRow *row;

  act (fixture, action, NULL);
  finder = get_finder (fixture);
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (finder), GTK_TYPE_SEARCH_ENTRY)),
                         text);
  press (finder, GDK_KEY_Up);
  list = GTK_LIST_BOX (find_child (GTK_WIDGET (finder), GTK_TYPE_LIST_BOX));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      GtkWidget *header = gtk_list_box_row_get_header (row);

      if (header != NULL)
        g_string_append_printf (found, "[%s] ", gtk_label_get_label (GTK_LABEL (header)));
      g_string_append_printf (found, "%s; ",
                              gtk_label_get_label (GTK_LABEL (
                                find_child (GTK_WIDGET (row), GTK_TYPE_LABEL))));
    }
  press (finder, GDK_KEY_Return);
  wait_until (get_finder (fixture) == NULL);

  return g_string_free (found, FALSE);
}

static char *
find (WindowFixture *fixture,
      const char    *text)
{
  return list_found (fixture, "win.find-everywhere", text);
}

static void
assert_field_focused (WindowFixture *fixture,
                      const char    *path)
{
  GtkWidget *field = NULL;
  GtkWidget *focus;

  /* What has to be unfolded first has it a few frames later. */
  wait_until ((focus = gtk_window_get_focus (GTK_WINDOW (fixture->window))) != NULL
              && (field = gtk_widget_get_ancestor (focus, MILLRACE_TYPE_FIELD)) != NULL
              && g_str_equal (millrace_field_get_path (MILLRACE_FIELD (field)), path));
}

static void
test_find (WindowFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *ids = find (fixture, "datatable");
  g_autofree char *values = NULL;

  g_assert_true (g_str_has_prefix (ids, "[Resources] DataTable; DataTableStream; [Values] "));
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "DataTable");

  values = find (fixture, "CreateLogStream");
  g_assert_cmpstr (values, ==, "[Values] logs:CreateLogStream; ");
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "LambdaRole");

  act (fixture, "win.find-everywhere", NULL);
  press (get_finder (fixture), GDK_KEY_Escape);
  wait_until (get_finder (fixture) == NULL);
}

static void
test_find_property (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *unset = find (fixture, "bisect");
  g_autofree char *titled = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *within = NULL;
  g_autofree char *own = NULL;

  /* Not set yet: in the form of its resource. */
  g_assert_cmpstr (unset, ==, "[Properties] BisectBatchOnFunctionError; ");
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "DataTableStream");
  assert_field_focused (fixture, "Resources.DataTableStream.Properties.BisectBatchOnFunctionError");

  /* By what the form calls it; in a section that is folded; within a value. */
  titled = find (fixture, "oldest record");
  g_assert_cmpstr (titled, ==, "[Properties] MaximumRecordAgeInSeconds; ");
  assert_field_focused (fixture, "Resources.DataTableStream.Properties.MaximumRecordAgeInSeconds");
  folded = find (fixture, "deletion");
  g_assert_cmpstr (folded, ==, "[Properties] DeletionProtectionEnabled; ");
  assert_field_focused (fixture, "Resources.DataTable.Properties.DeletionProtectionEnabled");
  within = find (fixture, "viewtype");
  g_assert_cmpstr (within, ==, "[Properties] StreamViewType; ");
  assert_field_focused (fixture, "Resources.DataTable.Properties."
                                 "StreamSpecification.StreamViewType");

  /* Of what is selected only. */
  act (fixture, "win.select", "@as ['LambdaRole']");
  own = list_found (fixture, "win.find-property", "name");
  g_assert_cmpstr (own, ==, "[Properties] RoleName; PolicyName; ");
  assert_field_focused (fixture, "Resources.LambdaRole.Properties.RoleName");
}

static void
test_make_output (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *given = NULL;
  g_autofree char *text = NULL;

  act (fixture, "win.select", "@as ['DataTable']");
  given = list_found (fixture, "win.offer-outputs", "stream");
  g_assert_cmpstr (given, ==, "StreamArn; ");
  text = g_strdup (cfn_text_get_data (cfn_document_get_text (get_document (fixture)), NULL));
  g_assert_nonnull (strstr (text, "Value: !GetAtt DataTable.StreamArn"));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/commands/complete", WindowFixture, NULL, window_set_up, test_complete,
              window_tear_down);
  g_test_add ("/commands/sound", WindowFixture, NULL, window_set_up, test_sound,
              window_tear_down);
  g_test_add_func ("/commands/shortcuts-window", test_shortcuts_window);
  g_test_add ("/commands/no-window-waits-unseen", WindowFixture, NULL, window_set_up,
              test_no_window_waits_unseen, window_tear_down);
  g_test_add ("/commands/run", WindowFixture, "'echo-trigger'", window_set_up, test_run,
              window_tear_down);
  g_test_add ("/commands/recent", WindowFixture, "'echo-trigger'", window_set_up, test_recent,
              window_tear_down);
  g_test_add ("/commands/impossible", WindowFixture, "'echo-trigger'", window_set_up,
              test_impossible, window_tear_down);
  g_test_add ("/commands/state", WindowFixture, "'echo-trigger'", window_set_up, test_state,
              window_tear_down);
  g_test_add ("/commands/find", WindowFixture, "'echo-trigger'", window_set_up, test_find,
              window_tear_down);
  g_test_add ("/commands/find-property", WindowFixture, "'echo-trigger'", window_set_up,
              test_find_property, window_tear_down);
  g_test_add ("/commands/make-output", WindowFixture, "'echo-trigger'", window_set_up,
              test_make_output, window_tear_down);

  return g_test_run ();
}
