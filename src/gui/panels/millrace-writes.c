/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-writes.h"

#include "millrace-row-drag.h"
#include "millrace-write-row.h"

/* Milliseconds between a write and one that is added behind it. */
#define PAUSE 1000

struct _MillraceWrites
{
  GtkWidget          parent_instance;

  GtkWidget         *add;
  GtkWidget         *scroller;
  GtkListBox        *list;
  CfnTemplate       *template;
  const CfnResource *table;      /* owned by template; NULL: there is none */
  gboolean           is_sample;  /* nobody has changed it */
  gboolean           is_filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MillraceWrites, millrace_writes, GTK_TYPE_WIDGET)

static MillraceWriteRow *
get_row (MillraceWrites *self,
         guint           index)
{
  return (MillraceWriteRow *) gtk_list_box_get_row_at_index (self->list, (int) index);
}

static guint
count_rows (MillraceWrites *self)
{
  guint n = 0;

  while (get_row (self, n) != NULL)
    n++;

  return n;
}

static void
tell_changed (MillraceWrites *self)
{
  if (self->is_filling)
    return;

  self->is_sample = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void     asked_cb (MillraceWrites   *self,
                          const char       *what,
                          MillraceWriteRow *row);
static gboolean accepts  (GtkWidget        *dragged,
                          GtkWidget        *target);
static void     drop     (GtkWidget        *dragged,
                          GtkWidget        *target);

static const MillraceRowDrag dragging = { accepts, drop };

static MillraceWriteRow *
insert (MillraceWrites *self,
        const CfnWrite *write,
        int             place)
{
  GtkWidget *row = millrace_write_row_new (write);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (tell_changed), self);
  g_signal_connect_swapped (row, "asked", G_CALLBACK (asked_cb), self);
  millrace_row_drag_attach (row, &dragging);
  gtk_list_box_insert (self->list, row, place);

  return MILLRACE_WRITE_ROW (row);
}

/* The focus stays in the list. */
static void
remove_row (MillraceWrites   *self,
            MillraceWriteRow *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index + 1);

  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (self->list, index - 1);
  gtk_widget_grab_focus (next != NULL ? GTK_WIDGET (next) : self->add);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
move_row (MillraceWrites   *self,
          MillraceWriteRow *row,
          int               place)
{
  if (place < 0 || place >= (int) count_rows (self))
    return;

  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), place);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_object_unref (row);
}

/* Not into the list of another window. */
static gboolean
accepts (GtkWidget *dragged,
         GtkWidget *target)
{
  return MILLRACE_IS_WRITE_ROW (dragged)
         && gtk_widget_get_parent (dragged) == gtk_widget_get_parent (target);
}

static void
drop (GtkWidget *dragged,
      GtkWidget *target)
{
  MillraceWrites *self = MILLRACE_WRITES (gtk_widget_get_ancestor (target, MILLRACE_TYPE_WRITES));

  move_row (self, MILLRACE_WRITE_ROW (dragged),
            gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (target)));
  tell_changed (self);
}

static void
asked_cb (MillraceWrites   *self,
          const char       *what,
          MillraceWriteRow *row)
{
  const CfnWrite *write = millrace_write_row_get_write (row);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (g_str_equal (what, "remove"))
    remove_row (self, row);
  else if (g_str_equal (what, "up"))
    move_row (self, row, index - 1);
  else if (g_str_equal (what, "down"))
    move_row (self, row, index + 1);
  else if (write != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (insert (self, write, index + 1)));
  tell_changed (self);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "write.toggle", NULL);
}

void
millrace_writes_replace (MillraceWrites *self,
                         GPtrArray      *writes)
{
  MillraceWriteRow *row;

  g_return_if_fail (MILLRACE_IS_WRITES (self));

  self->is_filling = TRUE;
  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < writes->len; i++)
    insert (self, g_ptr_array_index (writes, i), -1);
  self->is_filling = FALSE;
  tell_changed (self);
}

GPtrArray *
millrace_writes_list (MillraceWrites *self)
{
  g_autoptr (GPtrArray) writes = NULL;
  MillraceWriteRow *row;

  g_return_val_if_fail (MILLRACE_IS_WRITES (self), NULL);

  writes = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_write_free);
  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      const CfnWrite *write = millrace_write_row_get_write (row);

      if (write == NULL)
        {
          millrace_write_row_set_open (row, TRUE);
          return NULL;
        }
      millrace_write_row_set_problem (row, NULL);
      g_ptr_array_add (writes, cfn_write_copy (write));
    }

  return g_steal_pointer (&writes);
}

GPtrArray *
millrace_writes_list_own (MillraceWrites *self)
{
  GPtrArray *writes;
  MillraceWriteRow *row;

  g_return_val_if_fail (MILLRACE_IS_WRITES (self), NULL);

  if (self->is_sample)
    return NULL;

  writes = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_write_free);
  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    g_ptr_array_add (writes, cfn_write_copy (millrace_write_row_get_last_write (row)));

  return writes;
}

void
millrace_writes_blame (MillraceWrites *self,
                       guint           number,
                       const char     *problem)
{
  MillraceWriteRow *row;

  g_return_if_fail (MILLRACE_IS_WRITES (self));

  row = number > 0 ? get_row (self, number - 1) : NULL;
  if (row == NULL)
    return;

  millrace_write_row_set_open (row, TRUE);
  millrace_write_row_set_problem (row, problem);
}

/* --- The sample ------------------------------------------------------------------------------- */

static void
fill_with_sample (MillraceWrites *self)
{
  g_autoptr (GPtrArray) writes = NULL;

  if (self->table != NULL)
    writes = cfn_writes_sample (self->template, self->table);
  else
    writes = g_ptr_array_new ();
  millrace_writes_replace (self, writes);
  self->is_sample = TRUE;
}

/* Another sample is put into the list only where it says something else. */
static gboolean
is_other_table (CfnTemplate       *template,
                const CfnResource *table,
                CfnTemplate       *old_template,
                const CfnResource *old_table)
{
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_before = NULL;

  if (table == NULL || old_table == NULL)
    return table != old_table;

  now = cfn_writes_sample (template, table);
  before = cfn_writes_sample (old_template, old_table);
  json = cfn_writes_to_json (now);
  json_before = cfn_writes_to_json (before);

  return !g_str_equal (json, json_before);
}

void
millrace_writes_set_table (MillraceWrites    *self,
                           CfnTemplate       *template,
                           const CfnResource *table)
{
  g_autoptr (CfnTemplate) before = NULL;
  gboolean is_other;

  g_return_if_fail (MILLRACE_IS_WRITES (self));
  g_return_if_fail (template != NULL);

  is_other = self->is_sample && is_other_table (template, table, self->template, self->table);
  before = g_steal_pointer (&self->template);
  self->template = cfn_template_ref (template);
  self->table = table;
  if (is_other)
    fill_with_sample (self);
}

void
millrace_writes_reset (MillraceWrites *self)
{
  g_return_if_fail (MILLRACE_IS_WRITES (self));

  fill_with_sample (self);
}

/* --- Adding ----------------------------------------------------------------------------------- */

static CfnWriteKind
find_kind (const char *word)
{
  for (CfnWriteKind kind = CFN_WRITE_PUT; kind < CFN_WRITE_RECORD; kind++)
    if (g_str_equal (cfn_write_kind_to_string (kind), word))
      return kind;

  return CFN_WRITE_PUT;
}

/* As the sample has it; what is not in there takes the key of what is deleted. */
static CfnWrite *
make_write (MillraceWrites *self,
            CfnWriteKind    kind)
{
  g_autoptr (GPtrArray) sample = NULL;
  g_autoptr (CfnItem) key = NULL;
  CfnSyntaxProblem none;

  if (self->table != NULL)
    sample = cfn_writes_sample (self->template, self->table);
  for (guint i = 0; sample != NULL && i < sample->len; i++)
    {
      const CfnWrite *write = g_ptr_array_index (sample, i);

      if (write->kind == kind)
        return cfn_write_copy (write);
      g_clear_pointer (&key, cfn_item_unref);
      key = cfn_item_ref (write->item);
    }
  if (key == NULL)
    key = cfn_item_parse ("{\"id\":{\"S\":\"1\"}}", -1, &none);

  return cfn_write_new (kind, NULL, key, 0);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  MillraceWrites *self = MILLRACE_WRITES (widget);
  g_autoptr (CfnWrite) write = make_write (self, find_kind (g_variant_get_string (parameter,
                                                                                  NULL)));
  guint n = count_rows (self);
  const CfnWrite *last = n > 0 ? millrace_write_row_get_write (get_row (self, n - 1)) : NULL;
  MillraceWriteRow *row;

  write->at = last != NULL ? last->at + PAUSE : 0;
  row = insert (self, write, -1);
  millrace_write_row_set_open (row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  tell_changed (self);
}

static void
sample_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  millrace_writes_reset (MILLRACE_WRITES (widget));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
millrace_writes_dispose (GObject *object)
{
  MillraceWrites *self = MILLRACE_WRITES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->template, cfn_template_unref);

  G_OBJECT_CLASS (millrace_writes_parent_class)->dispose (object);
}

static void
millrace_writes_class_init (MillraceWritesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_writes_dispose;
  changed_signal = g_signal_new ("changed", MILLRACE_TYPE_WRITES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "writes.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "writes.sample", NULL, sample_action);
}

static GtkWidget *
create_menu_button (const char *icon_name,
                    const char *label,
                    GMenu      *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon_name);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static GtkWidget *
create_heading (MillraceWrites *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new (C_("heading", "Writes"));
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  g_menu_append (kinds, _("_Put an Item"), "writes.add('put')");
  g_menu_append (kinds, _("_Update an Item"), "writes.add('update')");
  g_menu_append (kinds, _("_Delete an Item"), "writes.add('delete')");
  g_menu_append (kinds, _("Let an Item _Expire"), "writes.add('expire')");
  g_menu_append (more, _("_Import…"), "win.import-writes");
  g_menu_append (more, _("E_xport…"), "win.export-writes");
  g_menu_append (more, _("_Sample Again"), "writes.sample");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (box, "lab-heading");
  self->add = create_menu_button ("list-add-symbolic", _("Add a write"), kinds);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (box), create_menu_button ("view-more-symbolic", _("More about writes"),
                                                     more));

  return box;
}

static void
millrace_writes_init (MillraceWrites *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (
                                    GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->list = GTK_LIST_BOX (list);
  self->is_sample = TRUE;
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);
  gtk_widget_add_css_class (list, "lab-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("heading", "Writes"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (create_heading (self), GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
millrace_writes_new (void)
{
  return g_object_new (MILLRACE_TYPE_WRITES, NULL);
}
