/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-outline.h"

#include "millrace-outline-row.h"

struct _MillraceOutline
{
  GtkWidget          parent_instance;

  GtkStack          *stack;
  GtkWidget         *nothing;
  GtkWidget         *scroller;
  GtkListView       *list;
  GListStore        *items;
  GtkSelectionModel *selection;
  GStrv              wanted;    /* the selection that was set last, also of rows to come */
  gboolean           updating;  /* what happens to the selection is not the person's doing */
};

G_DEFINE_FINAL_TYPE (MillraceOutline, millrace_outline, GTK_TYPE_WIDGET)

static MillraceOutlineItem *
get_item (MillraceOutline *self,
          guint            position)
{
  MillraceOutlineItem *item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  /* The store keeps it alive. */
  g_object_unref (item);

  return item;
}

static GStrv
dup_selected (MillraceOutline *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position);
       valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    g_strv_builder_add (ids, millrace_outline_item_get_id (get_item (self, position)));

  return g_strv_builder_end (ids);
}

static void
ask_with_selection (MillraceOutline *self,
                    const char      *action)
{
  g_auto (GStrv) ids = dup_selected (self);

  gtk_widget_activate_action_variant (GTK_WIDGET (self), action,
                                      g_variant_new_strv ((const char * const *) ids, -1));
}

static void
selection_changed_cb (MillraceOutline *self)
{
  if (self->updating)
    return;

  g_strfreev (self->wanted);
  self->wanted = dup_selected (self);
  ask_with_selection (self, "win.select");
}

static void
activate_cb (MillraceOutline *self,
             guint            position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-properties", "s",
                              millrace_outline_item_get_id (get_item (self, position)));
}

static gboolean
delete_cb (GtkWidget *list,
           GVariant  *args,
           gpointer   user_data)
{
  MillraceOutline *self = user_data;
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  if (gtk_bitset_is_empty (selected))
    return GDK_EVENT_PROPAGATE;

  ask_with_selection (self, "win.delete");

  return GDK_EVENT_STOP;
}

static gboolean
rename_cb (GtkWidget *list,
           GVariant  *args,
           gpointer   user_data)
{
  g_auto (GStrv) ids = dup_selected (user_data);

  if (g_strv_length (ids) != 1)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (list, "win.rename-begin", "s", ids[0]);

  return GDK_EVENT_STOP;
}

static void
apply_selection (MillraceOutline *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < n; i++)
    {
      if (self->wanted != NULL &&
          g_strv_contains ((const char * const *) self->wanted,
                           millrace_outline_item_get_id (get_item (self, i))))
        gtk_bitset_add (selected, i);
    }

  self->updating = TRUE;
  gtk_selection_model_set_selection (self->selection, selected, mask);
  self->updating = FALSE;
}

static GHashTable *
index_items (MillraceOutline *self)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      MillraceOutlineItem *item = get_item (self, i);

      g_hash_table_insert (known, (char *) millrace_outline_item_get_id (item), item);
    }

  return known;
}

/* Only the stretch that differs is replaced, so that the rest of the list does not even blink. */
static void
replace_items (MillraceOutline *self,
               GPtrArray       *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint first = 0;
  guint last = 0;

  while (first < n_old && first < items->len &&
         get_item (self, first) == g_ptr_array_index (items, first))
    first++;
  while (last < n_old - first && last < items->len - first &&
         get_item (self, n_old - 1 - last) == g_ptr_array_index (items, items->len - 1 - last))
    last++;

  if (first + last == n_old && n_old == items->len)
    return;

  self->updating = TRUE;
  g_list_store_splice (self->items, first, n_old - first - last,
                       items->pdata + first, items->len - first - last);
  self->updating = FALSE;
  apply_selection (self);
}

void
millrace_outline_set_reading (MillraceOutline *self,
                              CfnReading      *reading)
{
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) items = NULL;
  CfnTemplate *template;
  guint n;

  g_return_if_fail (MILLRACE_IS_OUTLINE (self));

  known = index_items (self);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  template = reading != NULL ? cfn_reading_get_template (reading) : NULL;
  n = template != NULL ? cfn_template_get_n_resources (template) : 0;

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);
      MillraceOutlineItem *item = g_hash_table_lookup (known, resource->id);

      item = item != NULL ? g_object_ref (item) : millrace_outline_item_new (resource->id);
      millrace_outline_item_update (item, reading, resource);
      g_ptr_array_add (items, item);
    }

  replace_items (self, items);
  gtk_stack_set_visible_child (self->stack, items->len > 0 ? self->scroller : self->nothing);
}

void
millrace_outline_set_selection (MillraceOutline    *self,
                                const char * const *ids)
{
  g_return_if_fail (MILLRACE_IS_OUTLINE (self));

  if (self->wanted != NULL && ids != NULL
      && g_strv_equal ((const char * const *) self->wanted, ids))
    return;

  g_strfreev (self->wanted);
  self->wanted = g_strdupv ((char **) ids);
  apply_selection (self);
}

static void
set_up_row_cb (MillraceOutline *self,
               GtkListItem     *list_item)
{
  gtk_list_item_set_child (list_item, millrace_outline_row_new ());
}

static void
bind_row_cb (MillraceOutline *self,
             GtkListItem     *list_item)
{
  g_object_set (gtk_list_item_get_child (list_item), "item", gtk_list_item_get_item (list_item),
                NULL);
}

static void
millrace_outline_dispose (GObject *object)
{
  MillraceOutline *self = MILLRACE_OUTLINE (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_OUTLINE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->wanted, g_strfreev);

  G_OBJECT_CLASS (millrace_outline_parent_class)->dispose (object);
}

static void
millrace_outline_class_init (MillraceOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_outline_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, nothing);
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, scroller);
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_set_css_name (widget_class, "outline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
millrace_outline_init (MillraceOutline *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (MILLRACE_TYPE_OUTLINE_ITEM);
  self->selection = GTK_SELECTION_MODEL (
    gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, self->selection);

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                   gtk_keyval_trigger_new (GDK_KEY_BackSpace, 0)),
                      gtk_callback_action_new (delete_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F2, 0),
                      gtk_callback_action_new (rename_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

GtkWidget *
millrace_outline_new (void)
{
  return g_object_new (MILLRACE_TYPE_OUTLINE, NULL);
}
