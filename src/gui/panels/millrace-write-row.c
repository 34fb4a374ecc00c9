/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-write-row.h"

#include "cfn-stream-json.h"
#include "millrace-hop-item.h"
#include "millrace-icon.h"
#include "millrace-text-box.h"

/* Of a value, in the line. */
#define MAX_CHARACTERS 32

/* Of a line of JSON, in characters: an attribute's value is on one. */
#define WIDTH 28

struct _MillraceWriteRow
{
  GtkListBoxRow  parent_instance;

  GtkWidget     *content;
  GtkWidget     *arrow;
  GtkWidget     *word;
  GtkWidget     *summary;
  GtkWidget     *time;
  GtkWidget     *box;        /* the editor; NULL until it is opened */
  CfnWrite      *write;      /* the last one that could be read */
  gboolean       is_broken;
};

enum
{
  CHANGED,
  ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceWriteRow, millrace_write_row, GTK_TYPE_LIST_BOX_ROW)

/* --- In words --------------------------------------------------------------------------------- */

const char *
millrace_write_get_word (const CfnWrite *write)
{
  switch (write->kind)
    {
    case CFN_WRITE_PUT:
      return _("Put");
    case CFN_WRITE_UPDATE:
      return _("Update");
    case CFN_WRITE_DELETE:
      return _("Delete");
    case CFN_WRITE_EXPIRE:
      return _("Expire");
    case CFN_WRITE_RECORD:
    default:
      return write->event;
    }
}

static char *
dup_short (const char *text)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_CHARACTERS)
    return g_strdup (text);

  begin = g_utf8_substring (text, 0, MAX_CHARACTERS - 1);

  return g_strconcat (begin, "…", NULL);
}

/* The value of an attribute: 1 of {"n": {"N": "1"}}; a list or a map as JSON. */
static char *
dup_value (CfnItem    *item,
           const char *name)
{
  const char *names[] = { name, NULL };
  g_autoptr (CfnItem) one = cfn_item_pick (item, names);
  g_autofree char *json = cfn_item_to_json (one);
  g_autofree char *head = g_strdup_printf ("{\"%s\":", cfn_item_get_type_of (item, name));
  char *start = strstr (json, head);
  gsize length;

  if (start == NULL || !g_str_has_suffix (start, "}}"))
    return g_strdup ("…");

  start = g_strchug (start + strlen (head));
  start[strlen (start) - 2] = '\0';
  length = strlen (start);
  if (length >= 2 && start[0] == '"' && start[length - 1] == '"')
    {
      start[length - 1] = '\0';
      start++;
    }

  return dup_short (start);
}

static void
append_item (GString *text,
             CfnItem *item)
{
  for (guint i = 0; item != NULL && i < cfn_item_get_n_attributes (item); i++)
    {
      const char *name = cfn_item_get_name (item, i);
      g_autofree char *value = dup_value (item, name);

      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", name, value);
    }
}

char *
millrace_write_dup_summary (const CfnWrite *write)
{
  GString *text = g_string_new (NULL);

  append_item (text, write->item);
  if (write->set != NULL)
    {
      g_string_append (text, " ·");
      append_item (text, write->set);
    }
  for (guint i = 0; write->remove != NULL && write->remove[i] != NULL; i++)
    g_string_append_printf (text, " −%s", write->remove[i]);

  return g_string_free (text, FALSE);
}

char *
millrace_write_dup_problem (CfnText          *text,
                            CfnSyntaxProblem *problem)
{
  CfnPosition position = cfn_text_get_position (text, problem->span.start);
  g_autoptr (CfnMessage) message = g_steal_pointer (&problem->message);
  g_autofree char *words = cfn_message_format (message);

  /* Translators: the number of a line, and what is wrong there */
  return g_strdup_printf (_("Line %u: %s"), position.line, words);
}

static void
show_words (MillraceWriteRow *self)
{
  g_autofree char *summary = millrace_write_dup_summary (self->write);
  g_autofree char *time = millrace_hop_dup_time (self->write->at);
  g_autofree char *label = NULL;
  const char *word = millrace_write_get_word (self->write);

  gtk_label_set_label (GTK_LABEL (self->word), word);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_label_set_label (GTK_LABEL (self->time), time);
  gtk_widget_set_tooltip_text (self->summary, summary);
  label = g_strdup_printf ("%s %s, %s", word, summary, time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* --- The editor ------------------------------------------------------------------------------- */

void
millrace_write_row_set_problem (MillraceWriteRow *self,
                                const char       *problem)
{
  g_return_if_fail (MILLRACE_IS_WRITE_ROW (self));

  if (self->box != NULL)
    millrace_text_box_set_problem (MILLRACE_TEXT_BOX (self->box), problem);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "broken");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "broken");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

static void
typed_cb (MillraceWriteRow *self)
{
  g_autofree char *typed = millrace_text_box_dup_text (MILLRACE_TEXT_BOX (self->box));
  CfnSyntaxProblem problem = { 0, };
  CfnWrite *write = cfn_write_parse (typed, -1, &problem);

  self->is_broken = write == NULL;
  if (write != NULL)
    {
      g_clear_pointer (&self->write, cfn_write_free);
      self->write = write;
      show_words (self);
      millrace_write_row_set_problem (self, NULL);
    }
  else
    {
      g_autoptr (CfnText) text = cfn_text_new_from_string (typed, -1);
      g_autofree char *words = millrace_write_dup_problem (text, &problem);

      millrace_write_row_set_problem (self, words);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
build_editor (MillraceWriteRow *self)
{
  g_autofree char *json = cfn_write_to_json (self->write);
  g_autofree char *lines = cfn_stream_json_indent_to (json, WIDTH);

  self->box = millrace_text_box_new (_("Write, as JSON"));
  millrace_text_box_set_language (MILLRACE_TEXT_BOX (self->box), "json");
  millrace_text_box_show (MILLRACE_TEXT_BOX (self->box), lines, TRUE);
  millrace_text_box_accept (MILLRACE_TEXT_BOX (self->box));
  g_signal_connect_swapped (self->box, "changed", G_CALLBACK (typed_cb), self);
  gtk_box_append (GTK_BOX (self->content), self->box);
}

static gboolean
is_open (MillraceWriteRow *self)
{
  return self->box != NULL && gtk_widget_get_visible (self->box);
}

void
millrace_write_row_set_open (MillraceWriteRow *self,
                             gboolean          open)
{
  g_return_if_fail (MILLRACE_IS_WRITE_ROW (self));

  /* A record of a stream is what it is. */
  if (self->write->kind == CFN_WRITE_RECORD)
    return;

  if (open && self->box == NULL)
    build_editor (self);
  if (self->box != NULL)
    gtk_widget_set_visible (self->box, open);
  millrace_icon_set (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

const CfnWrite *
millrace_write_row_get_write (MillraceWriteRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_WRITE_ROW (self), NULL);

  return self->is_broken ? NULL : self->write;
}

const CfnWrite *
millrace_write_row_get_last_write (MillraceWriteRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_WRITE_ROW (self), NULL);

  return self->write;
}

/* --- Acts ------------------------------------------------------------------------------------- */

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MillraceWriteRow *self = MILLRACE_WRITE_ROW (widget);

  millrace_write_row_set_open (self, !is_open (self));
  if (is_open (self))
    gtk_widget_grab_focus (millrace_text_box_get_view (MILLRACE_TEXT_BOX (self->box)));
}

/* The list does it. */
static void
ask_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  g_signal_emit (widget, signals[ASKED], 0, name + strlen ("write."));
}

static void
millrace_write_row_finalize (GObject *object)
{
  cfn_write_free (MILLRACE_WRITE_ROW (object)->write);

  G_OBJECT_CLASS (millrace_write_row_parent_class)->finalize (object);
}

static void
millrace_write_row_class_init (MillraceWriteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint            keyval;
    GdkModifierType  modifiers;
    const char      *action;
  } keys[] = {
    { GDK_KEY_Up, GDK_ALT_MASK, "write.up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "write.down" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "write.duplicate" },
    { GDK_KEY_Delete, 0, "write.remove" },
  };

  G_OBJECT_CLASS (klass)->finalize = millrace_write_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", MILLRACE_TYPE_WRITE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ASKED] = g_signal_new ("asked", MILLRACE_TYPE_WRITE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "write.toggle", NULL, toggle_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_install_action (widget_class, keys[i].action, NULL, ask_action);
      gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers,
                                           keys[i].action, NULL);
    }
}

static GtkWidget *
create_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Duplicate"), "write.duplicate");
  g_menu_append (menu, _("Move _Up"), "write.up");
  g_menu_append (menu, _("Move _Down"), "write.down");
  g_menu_append (menu, _("_Remove"), "write.remove");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("More about this write"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More about this write"), -1);

  return button;
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
millrace_write_row_init (MillraceWriteRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->arrow = g_object_new (GTK_TYPE_IMAGE,
                              "icon-name", "pan-end-symbolic",
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  self->word = create_label ("heading");
  self->summary = create_label ("dim-label");
  self->time = create_label ("caption");
  gtk_widget_add_css_class (self->time, "dim-label");
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), self->arrow);
  gtk_box_append (GTK_BOX (line), self->word);
  gtk_box_append (GTK_BOX (line), self->summary);
  gtk_box_append (GTK_BOX (line), self->time);
  gtk_box_append (GTK_BOX (line), create_menu ());
  gtk_widget_add_css_class (line, "write-line");
  gtk_box_append (GTK_BOX (self->content), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->content);
}

GtkWidget *
millrace_write_row_new (const CfnWrite *write)
{
  MillraceWriteRow *self = g_object_new (MILLRACE_TYPE_WRITE_ROW, NULL);

  self->write = cfn_write_copy (write);
  gtk_widget_set_opacity (self->arrow, write->kind == CFN_WRITE_RECORD ? 0 : 1);
  show_words (self);
  millrace_write_row_set_open (self, FALSE);

  return GTK_WIDGET (self);
}
