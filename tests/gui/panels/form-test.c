/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "cfn-change.h"
#include "millrace-inspector.h"
#include "millrace-refusal.h"
#include "millrace-tooltip.h"

static void
show (FormTest *self)
{
  const char *ids[] = { self->id, NULL };

  millrace_inspector_set_subject (MILLRACE_INSPECTOR (self->panel), self->reading, ids);
  /* What is not in sight would follow within the next frames. */
  millrace_inspector_complete (MILLRACE_INSPECTOR (self->panel));
}

void
form_test_change (FormTest   *self,
                  const char *text)
{
  cfn_reading_unref (self->reading);
  self->reading = panel_test_read (text);
  show (self);
  panel_test_settle (0);
}

static char *
apply (const char *text,
       CfnEdit    *edit)
{
  g_autoptr (CfnText) before = cfn_text_new_from_string (text, -1);
  g_autoptr (CfnText) after = cfn_edit_apply (edit, before);
  gsize length;
  const char *bytes = cfn_text_get_data (after, &length);

  return g_strndup (bytes, length);
}

static char *
get_text (FormTest *self)
{
  gsize length;
  const char *bytes = cfn_text_get_data (cfn_reading_get_text (self->reading), &length);

  return g_strndup (bytes, length);
}

/* One path and its YAML; "" takes the property away. */
static char *
set_property (const char *text,
              const char *path,
              const char *yaml)
{
  g_autoptr (CfnReading) reading = panel_test_read (text);
  CfnTemplate *template = cfn_reading_get_template (reading);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnEdit) edit = NULL;

  if (yaml[0] != '\0')
    edit = cfn_change_set (template, path, yaml, &error);
  else
    edit = cfn_change_unset (template, path, &error);
  g_assert_no_error (error);

  return apply (text, edit);
}

/* A change that takes a path and a text. */
static char *
change_by (CfnEdit   *(*change) (CfnTemplate  *template,
                                 const char   *path,
                                 const char   *text,
                                 GError      **error),
           const char  *text,
           const char  *path,
           const char  *value)
{
  g_autoptr (CfnReading) reading = panel_test_read (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnEdit) edit = change (cfn_reading_get_template (reading), path, value, &error);

  g_assert_no_error (error);

  return apply (text, edit);
}

static char *
move_item (const char *text,
           const char *path,
           int         from,
           int         to)
{
  g_autoptr (CfnReading) reading = panel_test_read (text);
  g_autoptr (CfnPath) steps = cfn_path_parse (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnEdit) edit = cfn_writer_move (cfn_reading_get_tree (reading), steps, from, to,
                                              &error);

  g_assert_no_error (error);

  return apply (text, edit);
}

static void
act_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  FormTest *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autofree char *text = get_text (self);
  const char *path, *value;
  int from, to;
  GVariantIter iter;
  char *changed;

  if (self->reason != NULL)
    {
      millrace_refusal_tell (GTK_ROOT (self->window), self->reason);
      show (self);
      return;
    }

  if (g_str_equal (name, "set-properties"))
    {
      g_variant_iter_init (&iter, parameter);
      while (g_variant_iter_next (&iter, "(&s&s)", &path, &value))
        {
          changed = set_property (text, path, value);
          g_free (text);
          text = changed;
        }
    }
  else
    {
      if (g_str_equal (name, "unset-property"))
        changed = set_property (text, g_variant_get_string (parameter, NULL), "");
      else if (g_str_equal (name, "move-item"))
        {
          g_variant_get (parameter, "(&sii)", &path, &from, &to);
          changed = move_item (text, path, from, to);
        }
      else
        {
          g_variant_get (parameter, "(&s&s)", &path, &value);
          if (g_str_equal (name, "rename-key"))
            changed = change_by (cfn_change_rename_key, text, path, value);
          else if (g_str_equal (name, "set-text"))
            changed = change_by (cfn_change_set_string, text, path, value);
          else if (g_str_equal (name, "set-lines"))
            changed = change_by (cfn_change_set_lines, text, path, value);
          else
            changed = set_property (text, path, value);
        }
      g_free (text);
      text = changed;
    }

  self->n_steps++;
  form_test_change (self, text);
}

void
form_test_init (FormTest   *self,
                const char *text,
                const char *id)
{
  const GActionEntry entries[] = {
    { "move-item", act_cb, "(sii)" },
    { "rename-key", act_cb, "(ss)" },
    { "set-lines", act_cb, "(ss)" },
    { "set-properties", act_cb, "a(ss)" },
    { "set-property", act_cb, "(ss)" },
    { "set-text", act_cb, "(ss)" },
    { "unset-property", act_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  *self = (FormTest) { .id = g_strdup (id) };
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  self->panel = millrace_inspector_new ();
  self->reading = panel_test_read (text);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 990);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (self->window), self->panel);
  gtk_window_present (GTK_WINDOW (self->window));
  show (self);
  panel_test_settle (0);
}

void
form_test_clear (FormTest *self)
{
  gpointer gone = self->panel;

  g_object_add_weak_pointer (G_OBJECT (self->panel), &gone);
  gtk_window_destroy (GTK_WINDOW (self->window));
  panel_test_settle (50);
  g_assert_null (gone);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_clear_pointer (&self->id, g_free);
}

GtkWidget *
form_test_find (FormTest   *self,
                GType       type,
                const char *title)
{
  GtkWidget *row = panel_test_find (self->panel, type, title);

  if (row == NULL)
    g_error ("There is no row “%s”", title);

  return row;
}

GtkWidget *
form_test_find_button (GtkWidget  *root,
                       const char *name)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_BUTTON (root) &&
      (g_strcmp0 (millrace_tooltip_get (root), name) == 0 ||
       g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), name) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = form_test_find_button (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
form_test_expand (FormTest   *self,
                  const char *title)
{
  millrace_expander_set_open (
    MILLRACE_EXPANDER (form_test_find (self, MILLRACE_TYPE_EXPANDER, title)), TRUE);
  panel_test_settle (300);
}

void
form_test_assert_now (FormTest   *self,
                      const char *text)
{
  g_autofree char *now = get_text (self);

  g_assert_cmpstr (now, ==, text);
  g_assert_cmpuint (self->n_steps, ==, 1);
  self->n_steps = 0;
}

char *
form_test_replace (const char *text,
                   const char *old,
                   const char *new_text)
{
  const char *found = strstr (text, old);

  g_assert_nonnull (found);
  g_assert_null (strstr (found + 1, old));

  return g_strdup_printf ("%.*s%s%s", (int) (found - text), text, new_text,
                          found + strlen (old));
}

void
form_test_assert_replaced (FormTest   *self,
                           const char *text,
                           const char *old,
                           const char *new_text)
{
  g_autofree char *expected = form_test_replace (text, old, new_text);

  form_test_assert_now (self, expected);
}
