/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-sub-editor.h"

#include <string.h>

#include "cfn-fit.h"
#include "cfn-known.h"
#include "cfn-writer.h"
#include "millrace-offer-list.h"

struct _MillraceSubEditor
{
  GtkWidget   parent_instance;

  GtkWidget  *entry;
  GtkWidget  *result;
  GtkWidget  *names;
  CfnReading *reading;
};

G_DEFINE_FINAL_TYPE (MillraceSubEditor, millrace_sub_editor, GTK_TYPE_WIDGET)

static guint finished_signal;

static const char *
get_text (MillraceSubEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* A text without names needs no function. */
static char *
dup_yaml (MillraceSubEditor *self)
{
  g_autofree char *quoted = cfn_writer_quote (get_text (self));

  return strstr (get_text (self), "${") != NULL ? g_strconcat ("!Sub ", quoted, NULL)
                                                : g_steal_pointer (&quoted);
}

/* Where the name that is being typed starts in @text, behind its "${"; NULL: the cursor is in none.
 */
static const char *
find_begun_name (const char *text,
                 gsize       cursor)
{
  const char *open = g_strrstr_len (text, cursor, "${");

  if (open == NULL || memchr (open, '}', text + cursor - open) != NULL)
    return NULL;

  return open + 2;
}

static gsize
get_cursor (MillraceSubEditor *self)
{
  const char *text = get_text (self);
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  return g_utf8_offset_to_pointer (text, position) - text;
}

static void
show_result (MillraceSubEditor *self)
{
  g_autofree char *yaml = dup_yaml (self);
  g_autoptr (CfnTree) tree = cfn_tree_read_string (yaml);
  g_autofree char *description = NULL;

  if (cfn_tree_get_root (tree) != NULL)
    description = cfn_value_describe (cfn_reading_get_template (self->reading),
                                      cfn_tree_get_root (tree));
  gtk_label_set_text (GTK_LABEL (self->result), description != NULL ? description : "");
  gtk_widget_set_visible (self->result, description != NULL);
}

static void
changed_cb (MillraceSubEditor *self)
{
  const gsize cursor = get_cursor (self);
  const char *name = find_begun_name (get_text (self), cursor);
  g_autofree char *begun = NULL;

  if (name != NULL)
    begun = g_strndup (name, get_text (self) + cursor - name);
  millrace_offer_list_search (MILLRACE_OFFER_LIST (self->names), begun != NULL ? begun : "");
  show_result (self);
}

/* A name that was begun is finished; otherwise one more is put in at the cursor. */
static void
chosen_cb (MillraceSubEditor *self,
           const char        *value)
{
  g_autofree char *text = g_strdup (get_text (self));
  const gsize cursor = get_cursor (self);
  const char *name = find_begun_name (text, cursor);
  const gsize start = name != NULL ? (gsize) (name - 2 - text) : cursor;
  const char *rest = text + cursor;
  g_autoptr (GString) changed = g_string_new_len (text, start);
  int position;

  if (name != NULL && rest[0] == '}')
    rest++;
  g_string_append_printf (changed, "${%s}", value);
  position = g_utf8_strlen (changed->str, changed->len);
  g_string_append (changed, rest);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), changed->str);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
}

/* Enter finishes a name that has been begun, then the text. */
static void
activate_cb (MillraceSubEditor *self)
{
  const char *name = find_begun_name (get_text (self), get_cursor (self));
  g_autofree char *yaml = NULL;

  if (name != NULL && millrace_offer_list_get_n (MILLRACE_OFFER_LIST (self->names)) > 0)
    {
      millrace_offer_list_choose_first (MILLRACE_OFFER_LIST (self->names));
      return;
    }

  yaml = dup_yaml (self);
  g_signal_emit (self, finished_signal, 0, yaml);
}

static void
add_names (MillraceSubEditor     *self,
           const MillraceSubject *subject)
{
  g_autoptr (GArray) fits = cfn_fit_list_shape (subject->template, NULL, NULL);

  for (guint i = 0; i < fits->len; i++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, i);
      g_autofree char *name = fit->attribute != NULL
                                ? g_strdup_printf ("%s.%s", fit->id, fit->attribute)
                                : g_strdup (fit->id);

      if ((subject->resource == NULL || !g_str_equal (fit->id, subject->resource->id))
          && !g_str_equal (fit->id, "AWS::NoValue"))
        millrace_offer_list_add (MILLRACE_OFFER_LIST (self->names), name, name, NULL);
    }
}

static gboolean
millrace_sub_editor_grab_focus (GtkWidget *widget)
{
  MillraceSubEditor *self = MILLRACE_SUB_EDITOR (widget);

  if (!gtk_widget_grab_focus (self->entry))
    return FALSE;
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);

  return TRUE;
}

static void
millrace_sub_editor_dispose (GObject *object)
{
  MillraceSubEditor *self = MILLRACE_SUB_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->reading, cfn_reading_unref);

  G_OBJECT_CLASS (millrace_sub_editor_parent_class)->dispose (object);
}

static void
millrace_sub_editor_class_init (MillraceSubEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_sub_editor_dispose;
  widget_class->grab_focus = millrace_sub_editor_grab_focus;

  finished_signal = g_signal_new ("finished", MILLRACE_TYPE_SUB_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
millrace_sub_editor_init (MillraceSubEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->entry = gtk_entry_new ();
  self->result = gtk_label_new (NULL);
  self->names = millrace_offer_list_new (_("Find a name"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "arn:${AWS::Partition}:…");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text with ${names}"),
                                  -1);
  gtk_label_set_xalign (GTK_LABEL (self->result), 0);
  gtk_label_set_wrap (GTK_LABEL (self->result), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->result), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->result), 40);
  gtk_widget_add_css_class (self->result, "caption");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (self->result, GTK_WIDGET (self));
  gtk_widget_set_parent (self->names, GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "notify::cursor-position", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->names, "chosen", G_CALLBACK (chosen_cb), self);
}

GtkWidget *
millrace_sub_editor_new (const MillraceSubject *subject,
                         const char            *text)
{
  MillraceSubEditor *self = g_object_new (MILLRACE_TYPE_SUB_EDITOR, NULL);

  self->reading = cfn_reading_ref (subject->reading);
  add_names (self, subject);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  show_result (self);

  return GTK_WIDGET (self);
}
