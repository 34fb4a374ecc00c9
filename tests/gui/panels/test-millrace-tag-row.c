/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of lists: tags, their order, and what a change of a property replaces. */
#include "form-test.h"

#include "millrace-inspector.h"
#include "millrace-item-mover.h"
#include "millrace-replacement.h"
#include "millrace-tag-row.h"
#include "millrace-text-row.h"

#include <gtksourceview/gtksource.h>

static const char text[] =
  "Resources:\n"
  "  Orders:\n"
  "    Type: AWS::SQS::Queue\n"
  "    Properties:\n"
  "      QueueName: orders\n"
  "      Tags:\n"
  "        - Key: team # who asks\n"
  "          Value: shop\n"
  "        - Key: stage\n"
  "          Value: dev\n";

static GtkWidget *
find_row (FormTest   *f,
          const char *property)
{
  g_autofree char *path = g_strconcat ("Resources.Orders.Properties.", property, NULL);

  return millrace_inspector_reveal (MILLRACE_INSPECTOR (f->panel), path);
}

static GtkWidget *
find_entry (FormTest   *f,
            const char *property,
            guint       index)
{
  GtkWidget *row = find_row (f, property);
  GtkWidget *box;
  GtkWidget *entry;

  g_assert_true (MILLRACE_IS_TAG_ROW (row));
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  entry = gtk_widget_get_first_child (box);
  for (guint i = 0; i < index; i++)
    entry = gtk_widget_get_next_sibling (entry);

  return panel_test_find (entry, GTK_TYPE_ENTRY, NULL);
}

static void
test_tags (void)
{
  FormTest f;
  g_autofree char *expected = form_test_replace (text, "Value: dev", "Value: live");
  GtkWidget *entry;

  form_test_init (&f, text, "Orders");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&f, "Tags[0]", 0))), ==,
                   "team");
  entry = find_entry (&f, "Tags[1]", 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "dev");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Value");
  panel_test_enter (entry, "live");
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

static void
test_remove (void)
{
  FormTest f;
  g_autofree char *expected = form_test_replace (text, "        - Key: stage\n"
                                                       "          Value: dev\n", "");
  GtkWidget *remove;

  form_test_init (&f, text, "Orders");
  remove = form_test_find_button (find_row (&f, "Tags[1]"), "Remove");
  g_assert_nonnull (remove);
  g_signal_emit_by_name (remove, "clicked");
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

/* The controller that Alt and an arrow go to. */
static GtkShortcut *
find_shortcut (GtkWidget *row,
               guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == GDK_ALT_MASK)
            return shortcut;
        }
    }

  return NULL;
}

static void
press (GtkWidget *row,
       guint      keyval)
{
  GtkShortcut *shortcut = find_shortcut (row, keyval);

  g_assert_nonnull (shortcut);
  gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, row,
                                gtk_shortcut_get_arguments (shortcut));
}

/* An item goes with its comment; the first goes no further up. */
static void
test_move (void)
{
  static const char expected[] =
    "Resources:\n"
    "  Orders:\n"
    "    Type: AWS::SQS::Queue\n"
    "    Properties:\n"
    "      QueueName: orders\n"
    "      Tags:\n"
    "        - Key: stage\n"
    "          Value: dev\n"
    "        - Key: team # who asks\n"
    "          Value: shop\n";
  FormTest f;

  form_test_init (&f, text, "Orders");
  press (find_row (&f, "Tags[0]"), GDK_KEY_Up);
  g_assert_cmpuint (f.n_steps, ==, 0);
  press (find_row (&f, "Tags[0]"), GDK_KEY_Down);
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

static gboolean
is_told (GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  return next != NULL && gtk_widget_has_css_class (next, "replacement");
}

/* A change that replaces the resource says so with what is lost, until it is taken back. */
static void
test_replacement (void)
{
  FormTest f;
  MillracePlace place;
  GtkWidget *row;

  form_test_init (&f, text, "Orders");
  millrace_place_find (&place, "AWS::SQS::Queue", "QueueName", NULL);
  g_assert_nonnull (millrace_replacement_get_word (&place));
  row = find_row (&f, "QueueName");
  g_assert_true (MILLRACE_IS_TEXT_ROW (row));
  panel_test_enter (row, "others");
  g_assert_cmpuint (f.n_steps, ==, 1);
  g_assert_true (is_told (row));
  panel_test_enter (row, "orders");
  g_assert_false (is_told (row));
  millrace_place_find (&place, "AWS::SQS::Queue", "VisibilityTimeout", NULL);
  g_assert_null (millrace_replacement_get_word (&place));
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/tag-row/tags", test_tags);
  g_test_add_func ("/tag-row/remove", test_remove);
  g_test_add_func ("/item-mover/move", test_move);
  g_test_add_func ("/replacement/shown", test_replacement);

  return g_test_run ();
}
