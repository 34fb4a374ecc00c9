/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that is opened and saved is the same file, whatever form its text has, and so is one
 * in which an edit was made and undone. */
#include "cfn-document.h"

#include <glib/gstdio.h>
#include <string.h>

#include "identity-forms.h"

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GAsyncResult **stored = user_data;

  *stored = g_object_ref (result);
}

static void
wait_for (GAsyncResult **stored)
{
  while (*stored == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static CfnDocument *
open_file (GFile *file)
{
  CfnDocument *document = cfn_document_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cfn_document_load_async (document, file, NULL, store_result_cb, &result);
  wait_for (&result);
  cfn_document_load_finish (document, result, &error);
  g_assert_no_error (error);

  return document;
}

static void
save (CfnDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cfn_document_save_async (document, NULL, FALSE, NULL, store_result_cb, &result);
  wait_for (&result);
  cfn_document_save_finish (document, result, &error);
  g_assert_no_error (error);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *found = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &found, &length, NULL));
  g_assert_cmpmem (found, length, expected, strlen (expected));
}

/* Changes the one value "old". */
static void
edit (CfnDocument *document,
      const Form  *form)
{
  const gsize start = strstr (form->text, "old") - form->text;
  g_autoptr (CfnEdit) change = cfn_edit_new ();

  g_assert_true (cfn_edit_add (change, (CfnSpan) { start, start + 3 }, "new", -1));
  cfn_document_apply (document, change, "Change", NULL);
}

static void
test_form (gconstpointer data)
{
  const Form *form = data;
  g_autofree char *folder = g_dir_make_tmp ("millrace-forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "stack.yml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  CfnDocument *document;

  g_assert_true (g_file_set_contents (path, form->text, -1, NULL));
  document = open_file (file);
  g_assert_false (cfn_document_get_modified (document));
  save (document);
  assert_contents (path, form->text);

  edit (document, form);
  g_assert_true (cfn_document_get_modified (document));
  cfn_document_undo (document);
  g_assert_false (cfn_document_get_modified (document));
  save (document);
  assert_contents (path, form->text);

  /* What was saved in between is no obstacle on the way back. */
  edit (document, form);
  save (document);
  cfn_document_undo (document);
  save (document);
  assert_contents (path, form->text);

  g_assert_finalize_object (document);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (identity_forms); i++)
    {
      g_autofree char *test = g_strconcat ("/forms/", identity_forms[i].name, NULL);

      g_test_add_data_func (test, &identity_forms[i], test_form);
    }

  return g_test_run ();
}
