/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../find-child.h"
#include "millrace-arrange.h"
#include "millrace-name-popover.h"
#include "window-help.h"

static CfnPositions *
get_positions (WindowFixture *fixture)
{
  return cfn_document_get_positions (get_document (fixture));
}

static MillraceEditor *
get_editor (WindowFixture *fixture)
{
  return millrace_window_get_editor (fixture->window);
}

static const char *
get_group (WindowFixture *fixture,
           const char    *id)
{
  const CfnGroup *group = cfn_positions_get_group_of (get_positions (fixture), id);

  return group != NULL ? group->name : NULL;
}

#define IDS(...) ((const char * const []) { __VA_ARGS__, NULL })

static void
test_groups (WindowFixture *fixture,
             gconstpointer  data)
{
  CfnText *text = cfn_document_get_text (get_document (fixture));

  millrace_arrange_group (get_editor (fixture), IDS ("DataTable", "DataTableStream"), " Data ");
  g_assert_cmpstr (get_group (fixture, "DataTable"), ==, "Data");
  g_assert_cmpstr (cfn_document_get_undo_name (get_document (fixture)), ==, "Group Data");

  /* What is a group already goes into the new one as it is. */
  millrace_arrange_group (get_editor (fixture),
                          IDS ("DataTable", "DataTableStream", "EchoFunction"), "All");
  g_assert_cmpstr (get_group (fixture, "DataTable"), ==, "Data");
  g_assert_cmpstr (cfn_positions_find_group (get_positions (fixture), "Data")->outer, ==, "All");
  g_assert_cmpstr (get_group (fixture, "EchoFunction"), ==, "All");

  millrace_arrange_collapse (get_editor (fixture), IDS ("Data"), TRUE);
  g_assert_true (cfn_positions_find_group (get_positions (fixture), "Data")->is_collapsed);
  millrace_arrange_rename (get_editor (fixture), "Data", "Storage");
  g_assert_cmpstr (get_group (fixture, "DataTable"), ==, "Storage");
  millrace_arrange_ungroup (get_editor (fixture), IDS ("All"));
  g_assert_null (get_group (fixture, "EchoFunction"));

  for (guint i = 0; i < 5; i++)
    cfn_document_undo (get_document (fixture));
  g_assert_true (cfn_positions_is_empty (get_positions (fixture)));
  g_assert_true (cfn_document_get_text (get_document (fixture)) == text);
}

static void
test_inner_group (WindowFixture *fixture,
                  gconstpointer  data)
{
  millrace_arrange_group (get_editor (fixture),
                          IDS ("DataTable", "DataTableStream", "EchoFunction"), "All");
  millrace_arrange_group (get_editor (fixture), IDS ("DataTable"), "One");
  g_assert_cmpstr (get_group (fixture, "DataTable"), ==, "One");
  g_assert_cmpstr (cfn_positions_find_group (get_positions (fixture), "One")->outer, ==, "All");
}

static void
test_names (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *empty = millrace_arrange_check_name (get_editor (fixture), NULL, "  ");
  g_autofree char *taken = NULL;
  g_autofree char *same = NULL;

  millrace_arrange_group (get_editor (fixture), IDS ("DataTable"), "Data");
  taken = millrace_arrange_check_name (get_editor (fixture), NULL, "Data");
  same = millrace_arrange_check_name (get_editor (fixture), "Data", "Data");
  g_assert_nonnull (empty);
  g_assert_nonnull (taken);
  g_assert_null (same);
}

static void
test_move_into (WindowFixture *fixture,
                gconstpointer  data)
{
  CfnPoint place;

  millrace_arrange_group (get_editor (fixture), IDS ("DataTable"), "Data");
  act (fixture, "win.move-into", "([('EchoFunction', 240.0, 480.0)], '', 'Data')");
  g_assert_cmpstr (get_group (fixture, "EchoFunction"), ==, "Data");
  g_assert_true (cfn_positions_lookup (get_positions (fixture), "EchoFunction", &place));
  g_assert_cmpfloat (place.y, ==, 480);
  g_assert_cmpstr (cfn_document_get_undo_name (get_document (fixture)), ==,
                   "Move EchoFunction into Data");

  act (fixture, "win.move-into", "([('EchoFunction', 240.0, 960.0)], '', '')");
  g_assert_null (get_group (fixture, "EchoFunction"));
  act (fixture, "win.undo", NULL);
  g_assert_cmpstr (get_group (fixture, "EchoFunction"), ==, "Data");
}

/* --- Places --- */

static void
test_places (WindowFixture *fixture,
             gconstpointer  data)
{
  CfnText *text = cfn_document_get_text (get_document (fixture));
  CfnRect table, role;

  act (fixture, "win.move", "[('DataTable', 1200.0, 960.0), ('LambdaRole', 24.0, 24.0)]");
  act (fixture, "win.tidy", "'all'");
  wait_until (g_strcmp0 (cfn_document_get_undo_name (get_document (fixture)), "Tidy") == 0);
  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "DataTable", &table));
  g_assert_cmpfloat (table.x, <, 1200);

  act (fixture, "win.align", "'left'");
  g_assert_cmpstr (cfn_document_get_undo_name (get_document (fixture)), ==, "Tidy");
  act (fixture, "win.select", "['DataTable', 'LambdaRole']");
  act (fixture, "win.align", "'left'");
  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "DataTable", &table));
  g_assert_true (millrace_pipeline_get_card (get_pipeline (fixture), "LambdaRole", &role));
  g_assert_cmpfloat (table.x, ==, role.x);
  act (fixture, "win.distribute", "'vertical'");
  g_assert_cmpstr (cfn_document_get_undo_name (get_document (fixture)), ==, "Align");
  act (fixture, "win.tidy", "'selection'");
  act (fixture, "win.tidy", "'new'");

  g_assert_true (cfn_document_get_text (get_document (fixture)) == text);
}

/* --- The question for a name --- */

/* Types @name into the popover and presses Enter; whether that was taken. */
static gboolean
answer (WindowFixture *fixture,
        const char    *name)
{
  GtkWidget *popover = find_child (GTK_WIDGET (fixture->window), MILLRACE_TYPE_NAME_POPOVER);
  GtkWidget *entry;

  g_assert_nonnull (popover);
  entry = find_child (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  if (gtk_widget_has_css_class (entry, "error"))
    return FALSE;

  wait_until (find_child (GTK_WIDGET (fixture->window), MILLRACE_TYPE_NAME_POPOVER) == NULL);

  return TRUE;
}

static void
test_asking (WindowFixture *fixture,
             gconstpointer  data)
{
  act (fixture, "win.select", "['DataTable', 'DataTableStream']");
  act (fixture, "win.group", NULL);
  g_assert_false (answer (fixture, "  "));
  g_assert_true (answer (fixture, "Data"));
  g_assert_cmpstr (get_group (fixture, "DataTableStream"), ==, "Data");

  act (fixture, "win.rename-group", "'Data'");
  g_assert_true (answer (fixture, "Storage"));
  g_assert_cmpstr (get_group (fixture, "DataTableStream"), ==, "Storage");
  act (fixture, "win.collapse-groups", "(['Storage'], true)");
  act (fixture, "win.ungroup", "['Storage']");
  g_assert_null (get_group (fixture, "DataTableStream"));

  act (fixture, "win.rename-here", "'DataTable'");
  g_assert_false (answer (fixture, "LambdaRole"));
  g_assert_false (answer (fixture, "no name"));
  g_assert_true (answer (fixture, "Orders"));
  g_assert_true (has_text (get_document (fixture), "!GetAtt Orders.StreamArn"));
  wait_for_picture (get_pipeline (fixture));
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[0], ==, "Orders");
  g_assert_cmpstr (millrace_window_get_selection (fixture->window)[1], ==, "DataTableStream");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/arrange/" name, WindowFixture, "'echo-trigger'", window_set_up, function,          \
              window_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  ADD ("groups", test_groups);
  ADD ("inner-group", test_inner_group);
  ADD ("names", test_names);
  ADD ("move-into", test_move_into);
  ADD ("places", test_places);
  ADD ("asking", test_asking);

  return g_test_run ();
}
