/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "millrace-choice-row.h"
#include "millrace-focus.h"
#include "millrace-index-row.h"
#include "millrace-item-row.h"
#include "millrace-key-row.h"
#include "millrace-text-row.h"

#define ITEM MILLRACE_TYPE_ITEM_ROW
#define KEY MILLRACE_TYPE_KEY_ROW

static const char text[] =
  "Resources:\n"
  "  Items: # what is kept\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties:\n"
  "      AttributeDefinitions:\n"
  "        - AttributeName: id # the key\n"
  "          AttributeType: S\n"
  "        - AttributeName: at\n"
  "          AttributeType: N\n"
  "        - AttributeName: owner\n"
  "          AttributeType: S\n"
  "      KeySchema:\n"
  "        - AttributeName: id\n"
  "          KeyType: HASH\n"
  "        - AttributeName: at\n"
  "          KeyType: RANGE\n"
  "      ProvisionedThroughput:\n"
  "        ReadCapacityUnits: 2\n"
  "        WriteCapacityUnits: 3\n"
  "      GlobalSecondaryIndexes:\n"
  "        - IndexName: by-owner\n"
  "          KeySchema:\n"
  "            - AttributeName: owner\n"
  "              KeyType: HASH\n"
  "          Projection:\n"
  "            ProjectionType: ALL\n"
  "          ProvisionedThroughput:\n"
  "            ReadCapacityUnits: 1\n"
  "            WriteCapacityUnits: 1\n";

static void
open_index (FormTest *f)
{
  form_test_init (f, text, "Items");
  form_test_expand (f, "by-owner");
}

/* The definition follows the key in the same step. */
static void
test_rename (void)
{
  FormTest f;
  g_autofree char *first = form_test_replace (text, "AttributeName: owner\n              KeyType",
                                              "AttributeName: seller\n              KeyType");
  g_autofree char *expected = form_test_replace (first, "AttributeName: owner",
                                                 "AttributeName: seller");
  GtkWidget *key;

  open_index (&f);
  key = form_test_find (&f, KEY, "Partition key");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (key))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Partition key");
  panel_test_enter (key, "seller");
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

static void
test_type (void)
{
  FormTest f;
  GtkWidget *type;

  open_index (&f);
  type = panel_test_find (form_test_find (&f, KEY, "Partition key"), GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (type), 1);
  form_test_assert_replaced (&f, text,
                             "owner\n          AttributeType: S",
                             "owner\n          AttributeType: N");
  form_test_clear (&f);
}

/* An attribute that is a key elsewhere, too, is defined already, and stays so. */
static void
test_sort_key (void)
{
  FormTest f;

  open_index (&f);
  panel_test_enter (form_test_find (&f, ITEM, "Add a sort key"), "at");
  form_test_assert_replaced (&f, text, "owner\n              KeyType: HASH\n",
                             "owner\n              KeyType: HASH\n"
                             "            - AttributeName: at\n              KeyType: RANGE\n");
  g_signal_emit_by_name (form_test_find_button (form_test_find (&f, KEY, "Sort key"), "Remove"),
                         "clicked");
  form_test_assert_now (&f, text);
  form_test_clear (&f);
}

static void
test_projection (void)
{
  FormTest f;

  open_index (&f);
  panel_test_choose (form_test_find (&f, MILLRACE_TYPE_CHOICE_ROW, "Holds"), "Keys and some");
  form_test_assert_replaced (&f, text, "ProjectionType: ALL", "ProjectionType: INCLUDE");
  panel_test_enter (form_test_find (&f, ITEM, "Add an attribute"), "price");
  form_test_assert_replaced (&f, text, "ProjectionType: ALL\n",
                             "ProjectionType: INCLUDE\n            NonKeyAttributes:\n"
                             "              - price\n");
  panel_test_choose (form_test_find (&f, MILLRACE_TYPE_CHOICE_ROW, "Holds"), "Keys only");
  form_test_assert_replaced (&f, text, "ProjectionType: ALL", "ProjectionType: KEYS_ONLY");
  form_test_clear (&f);
}

static void
test_add_and_remove (void)
{
  FormTest f;
  g_autofree char *first = form_test_replace (
    text, "        - AttributeName: owner\n          AttributeType: S\n",
    "        - AttributeName: owner\n          AttributeType: S\n"
    "        - AttributeName: status\n          AttributeType: S\n");
  g_autofree char *expected = g_strconcat (
    first,
    "        - IndexName: by-status\n"
    "          KeySchema:\n"
    "            - AttributeName: status\n"
    "              KeyType: HASH\n"
    "          Projection:\n"
    "            ProjectionType: ALL\n"
    "          ProvisionedThroughput:\n"
    "            ReadCapacityUnits: 2\n"
    "            WriteCapacityUnits: 3\n", NULL);

  form_test_init (&f, text, "Items");
  panel_test_enter (form_test_find (&f, ITEM, "New global index: its partition key"), "status");
  form_test_assert_now (&f, expected);
  form_test_expand (&f, "by-status");
  g_signal_emit_by_name (form_test_find_button (form_test_find (&f, MILLRACE_TYPE_INDEX_ROW,
                                                                "by-status"), "Remove Index"),
                         "clicked");
  form_test_assert_now (&f, text);
  form_test_clear (&f);
}

/* A local index has the table's partition key, also when that is called otherwise. */
static void
test_local (void)
{
  FormTest f;
  const char *bytes;

  form_test_init (&f, text, "Items");
  panel_test_enter (form_test_find (&f, ITEM, "New local index: its sort key"), "price");
  g_assert_cmpuint (f.n_steps, ==, 1);
  panel_test_enter (form_test_find (&f, MILLRACE_TYPE_TEXT_ROW, "Partition key"), "pk");
  g_assert_cmpuint (f.n_steps, ==, 2);
  bytes = cfn_text_get_data (cfn_reading_get_text (f.reading), NULL);
  g_assert_null (strstr (bytes, "AttributeName: id"));
  g_assert_nonnull (strstr (bytes, "AttributeName: pk # the key"));
  g_assert_nonnull (strstr (bytes, "IndexName: by-price"));
  form_test_clear (&f);
}

/* What is typed while the text changes elsewhere is not lost. */
static void
test_typing (void)
{
  FormTest f;
  g_autofree char *elsewhere = form_test_replace (text, "# what is kept", "# what we keep");
  GtkWidget *key;

  open_index (&f);
  key = form_test_find (&f, KEY, "Partition key");
  gtk_widget_grab_focus (key);
  panel_test_settle (50);
  gtk_editable_set_text (GTK_EDITABLE (key), "sel");
  form_test_change (&f, elsewhere);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (key)), ==, "sel");
  form_test_clear (&f);
}

/* Behind its key, a new index asks for its name. */
static void
test_add_and_type (void)
{
  FormTest f;
  GtkWidget *adder;

  form_test_init (&f, text, "Items");
  adder = form_test_find (&f, ITEM, "New global index: its partition key");
  gtk_widget_grab_focus (adder);
  panel_test_enter (adder, "status");
  panel_test_settle (300);
  g_assert_true (millrace_focus_is_in (form_test_find (&f, MILLRACE_TYPE_TEXT_ROW,
                                                       "Index name")));
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/indexes/rename", test_rename);
  g_test_add_func ("/indexes/type", test_type);
  g_test_add_func ("/indexes/sort-key", test_sort_key);
  g_test_add_func ("/indexes/projection", test_projection);
  g_test_add_func ("/indexes/add-and-remove", test_add_and_remove);
  g_test_add_func ("/indexes/add-and-type", test_add_and_type);
  g_test_add_func ("/indexes/local", test_local);
  g_test_add_func ("/indexes/typing", test_typing);

  return g_test_run ();
}
