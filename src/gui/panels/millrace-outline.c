/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-outline-private.h"
#include "millrace-outline-sync.h"
#include "millrace-release.h"

enum
{
  VIEW_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceOutline, millrace_outline, GTK_TYPE_WIDGET)

/* --- rows ------------------------------------------------------------------------------------- */

MillraceOutlineOrder
millrace_outline_get_order (MillraceOutline *self)
{
  return (MillraceOutlineOrder) g_settings_get_enum (self->settings, "outline-order");
}

GtkTreeListRow *
millrace_outline_get_row (MillraceOutline *self,
                          guint            position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->tree), position);
}

MillraceOutlineItem *
millrace_outline_get_item (MillraceOutline *self,
                           guint            position)
{
  g_autoptr (GtkTreeListRow) row = millrace_outline_get_row (self, position);
  MillraceOutlineItem *item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  /* The table keeps it alive. */
  if (item != NULL)
    g_object_unref (item);

  return item;
}

static guint
count_rows (MillraceOutline *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->tree));
}

static guint
find_key (MillraceOutline *self,
          const char      *key)
{
  guint n = count_rows (self);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (millrace_outline_item_get_key (millrace_outline_get_item (self, i)), key))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* --- focus ------------------------------------------------------------------------------------ */

static MillraceOutlineRow *
get_row_widget (GtkWidget *list_row)
{
  GtkWidget *child = list_row != NULL ? gtk_widget_get_first_child (list_row) : NULL;

  return child != NULL && MILLRACE_IS_OUTLINE_ROW (child) ? MILLRACE_OUTLINE_ROW (child) : NULL;
}

MillraceOutlineRow *
millrace_outline_find_widget (MillraceOutline *self,
                              guint            position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MillraceOutlineRow *widget = get_row_widget (child);
      GtkTreeListRow *row = widget != NULL ? millrace_outline_row_get_row (widget) : NULL;

      if (row != NULL && gtk_tree_list_row_get_position (row) == position)
        return widget;
    }

  return NULL;
}

guint
millrace_outline_get_focused (MillraceOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  MillraceOutlineRow *row;

  if (focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->list))
    return GTK_INVALID_LIST_POSITION;

  row = get_row_widget (focus);

  return row != NULL && millrace_outline_row_get_row (row) != NULL
         ? gtk_tree_list_row_get_position (millrace_outline_row_get_row (row))
         : GTK_INVALID_LIST_POSITION;
}

static gboolean
focus_row (MillraceOutline *self,
           guint            position)
{
  MillraceOutlineRow *row = millrace_outline_find_widget (self, position);

  return row != NULL && gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

static gboolean
focus_cb (gpointer user_data)
{
  MillraceOutline *self = user_data;
  guint position = self->focus_key != NULL ? find_key (self, self->focus_key)
                                           : GTK_INVALID_LIST_POSITION;

  self->focus_source = 0;
  if (position != GTK_INVALID_LIST_POSITION && focus_row (self, position))
    g_clear_pointer (&self->focus_key, g_free);

  return G_SOURCE_REMOVE;
}

/* A row that has just come, or that is far away, has its widget only after the next layout. */
static void
focus_soon (MillraceOutline *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_timeout_add (20, focus_cb, self);
}

void
millrace_outline_focus_key (MillraceOutline *self,
                            const char      *key)
{
  char *copy = g_strdup (key);

  g_free (self->focus_key);
  self->focus_key = copy;
}

void
millrace_outline_go_to (MillraceOutline *self,
                        guint            position,
                        gboolean         select)
{
  MillraceOutlineItem *item = millrace_outline_get_item (self, position);

  if (item == NULL)
    return;

  if (select)
    gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (focus_row (self, position))
    return;

  millrace_outline_focus_key (self, millrace_outline_item_get_key (item));
  focus_soon (self);
}

void
millrace_outline_focus_list (MillraceOutline *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_if_fail (MILLRACE_IS_OUTLINE (self));

  selected = gtk_selection_model_get_selection (self->selection);
  if (count_rows (self) > 0)
    millrace_outline_go_to (self, gtk_bitset_is_empty (selected)
                                  ? 0 : gtk_bitset_get_minimum (selected), FALSE);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* --- selection -------------------------------------------------------------------------------- */

static void
collect_ids (MillraceOutlineItem *item,
             GStrvBuilder        *ids,
             GHashTable          *known)
{
  const char *id = millrace_outline_item_get_id (item);
  GListStore *children = millrace_outline_item_get_children (item);

  if (id != NULL)
    {
      if (g_hash_table_add (known, (gpointer) id))
        g_strv_builder_add (ids, id);
      /* What is below a resource in a chain is not meant with it. */
      return;
    }

  for (guint i = 0;
       children != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (children));
       i++)
    {
      g_autoptr (MillraceOutlineItem) child = g_list_model_get_item (G_LIST_MODEL (children), i);

      collect_ids (child, ids, known);
    }
}

GStrv
millrace_outline_dup_selected (MillraceOutline *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position);
       valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    collect_ids (millrace_outline_get_item (self, position), ids, known);

  return g_strv_builder_end (ids);
}

static void
selection_changed_cb (MillraceOutline *self)
{
  if (self->updating)
    return;

  g_strfreev (self->wanted);
  self->wanted = millrace_outline_dup_selected (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.select",
                                      g_variant_new_strv ((const char * const *) self->wanted,
                                                          -1));
}

/* Rows that came and went have taken the selection along: only where a selected one did, there is
 * something to do. */
static gboolean
has_selection (MillraceOutline *self,
               GHashTable      *wanted)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_get_size (selected) != g_hash_table_size (wanted))
    return FALSE;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position);
       valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      const char *id = millrace_outline_item_get_id (millrace_outline_get_item (self, position));

      if (id == NULL || !g_hash_table_contains (wanted, id))
        return FALSE;
    }

  return TRUE;
}

/* Looks first where the last ones were, as most are there still: GTK makes an object for each row
 * that it is asked for. */
static void
apply_selection (MillraceOutline *self)
{
  guint n = count_rows (self);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; self->wanted != NULL && self->wanted[i] != NULL; i++)
    g_hash_table_add (wanted, self->wanted[i]);
  if (has_selection (self, wanted))
    return;

  /* Each has one row at most. */
  for (guint i = 0; i < 2 * MAX (n, self->selected_at) && g_hash_table_size (wanted) > 0; i++)
    {
      guint position = i % 2 == 0 ? self->selected_at + i / 2 : self->selected_at - i / 2 - 1;
      const char *id;

      if (position >= n)
        continue;
      id = millrace_outline_item_get_id (millrace_outline_get_item (self, position));
      if (id != NULL && g_hash_table_remove (wanted, id))
        gtk_bitset_add (selected, position);
    }
  if (!gtk_bitset_is_empty (selected))
    self->selected_at = gtk_bitset_get_minimum (selected);

  self->updating = TRUE;
  gtk_selection_model_set_selection (self->selection, selected, mask);
  self->updating = FALSE;
}

/* --- what is open ----------------------------------------------------------------------------- */

/* FALSE: it is remembered like that already. */
static gboolean
remember_open (MillraceOutline *self,
               const char      *key,
               gboolean         open)
{
  if (open)
    return g_hash_table_remove (self->closed, key);

  return g_hash_table_add (self->closed, g_strdup (key));
}

void
millrace_outline_set_open (MillraceOutline *self,
                           GtkTreeListRow  *row,
                           gboolean         open)
{
  g_autoptr (MillraceOutlineItem) item = gtk_tree_list_row_get_item (row);

  if (item == NULL || !millrace_outline_item_can_open (item)
      || gtk_tree_list_row_get_expanded (row) == open)
    return;

  remember_open (self, millrace_outline_item_get_key (item), open);
  self->updating = TRUE;
  gtk_tree_list_row_set_expanded (row, open);
  self->updating = FALSE;
  apply_selection (self);

  /* A group is open or closed everywhere. */
  if (millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_FRAME)
    {
      const char *names[] = { millrace_outline_item_get_name (item), NULL };

      gtk_widget_activate_action (GTK_WIDGET (self), "win.collapse-groups", "(@asb)",
                                  g_variant_new_strv (names, -1), !open);
    }
}

/* New rows are open; those that were closed before are closed again. */
static void
apply_open (MillraceOutline *self)
{
  for (guint i = 0; i < count_rows (self); i++)
    {
      g_autoptr (GtkTreeListRow) row = millrace_outline_get_row (self, i);
      const char *key = millrace_outline_item_get_key (millrace_outline_get_item (self, i));

      if (gtk_tree_list_row_is_expandable (row))
        gtk_tree_list_row_set_expanded (row, !g_hash_table_contains (self->closed, key));
    }
}

/* --- bringing the rows up to date ------------------------------------------------------------- */

/* Groups are open or closed as on the canvas. FALSE: they are so already. */
static gboolean
remember_groups (MillraceOutline *self,
                 GPtrArray       *plans)
{
  gboolean changed = FALSE;

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      const MillraceOutlinePlan *plan = g_ptr_array_index (plans, i);

      if (plan->sort != MILLRACE_OUTLINE_FRAME)
        continue;
      changed |= remember_open (self, plan->key, !plan->is_closed);
      changed |= remember_groups (self, plan->children);
    }

  return changed;
}

static const char *
get_filter (MillraceOutline *self)
{
  return gtk_widget_get_visible (self->filter) ? gtk_editable_get_text (GTK_EDITABLE (self->filter))
                                               : "";
}

static void
update_view (MillraceOutline *self)
{
  const MillraceOutlineOrder order = millrace_outline_get_order (self);
  const char *filter = get_filter (self);

  if (self->view != NULL && millrace_outline_view_is (self->view, self->positions, order, filter))
    return;

  g_clear_pointer (&self->view, millrace_outline_view_unref);
  self->view = millrace_outline_view_new (self->positions, order, filter);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
show_plans (MillraceOutline *self,
            GPtrArray       *plans)
{
  gboolean is_filtered = *get_filter (self) != '\0';
  guint focused = millrace_outline_get_focused (self);
  gboolean was_closed = g_hash_table_size (self->closed) > 0;
  gboolean changed;

  if (focused != GTK_INVALID_LIST_POSITION && self->focus_key == NULL)
    millrace_outline_focus_key (self, millrace_outline_item_get_key (
      millrace_outline_get_item (self, focused)));

  self->updating = TRUE;
  changed = remember_groups (self, plans);
  changed |= millrace_outline_sync (self->root, plans, self->reading);
  if (changed && !is_filtered && (was_closed || g_hash_table_size (self->closed) > 0))
    apply_open (self);
  self->updating = FALSE;
  if (changed)
    apply_selection (self);

  gtk_label_set_label (self->nothing, is_filtered ? _("Nothing of that name.")
                                                  : _("No resources yet."));
  gtk_stack_set_visible_child (self->stack, plans->len > 0 ? self->scroller
                                                           : GTK_WIDGET (self->nothing));

  /* What had the focus has it still, wherever its row has gone. */
  if (self->focus_key != NULL)
    {
      guint position = find_key (self, self->focus_key);

      if (position == GTK_INVALID_LIST_POSITION || position == focused)
        g_clear_pointer (&self->focus_key, g_free);
      else
        millrace_outline_go_to (self, position, FALSE);
    }
}

static void
show_rows (MillraceOutline *self)
{
  g_autoptr (GPtrArray) plans = NULL;

  update_view (self);
  plans = self->reading != NULL
    ? millrace_outline_plan_new (self->reading, self->positions,
                                 millrace_outline_get_order (self), get_filter (self))
    : g_ptr_array_new ();
  show_plans (self, plans);
}

void
millrace_outline_set_reading (MillraceOutline            *self,
                              CfnReading                 *reading,
                              const MillraceOutlineDraft *draft)
{
  g_autoptr (MillraceOutlineDraft) own = NULL;
  gboolean is_same;

  g_return_if_fail (MILLRACE_IS_OUTLINE (self));
  g_return_if_fail (draft == NULL || draft->reading == reading);

  if (reading != NULL && draft == NULL)
    {
      update_view (self);
      draft = own = millrace_outline_draft_new (reading, self->view, self->print);
    }
  is_same = draft != NULL && self->reading != NULL && draft->print == self->print;
  g_clear_pointer (&self->reading, cfn_reading_unref);
  self->reading = reading != NULL ? cfn_reading_ref (reading) : NULL;
  self->print = draft != NULL ? draft->print : 0;
  /* After most keys no row says anything else: they stay with the reading that they have. */
  if (is_same)
    return;

  if (draft != NULL && draft->plans != NULL && draft->view == self->view)
    show_plans (self, draft->plans);
  else
    show_rows (self);
  millrace_release (self->told, (GDestroyNotify) cfn_reading_unref);
  self->told = reading != NULL ? cfn_reading_ref (reading) : NULL;
}

MillraceOutlineView *
millrace_outline_get_view (MillraceOutline *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE (self), NULL);

  return self->view;
}

void
millrace_outline_set_positions (MillraceOutline *self,
                                CfnPositions    *positions)
{
  gboolean is_same;

  g_return_if_fail (MILLRACE_IS_OUTLINE (self));

  is_same = positions != NULL && self->positions != NULL
            && cfn_positions_same_groups (positions, self->positions);
  if (positions != NULL)
    cfn_positions_ref (positions);
  g_clear_pointer (&self->positions, cfn_positions_unref);
  self->positions = positions;
  if (!is_same)
    show_rows (self);
}

/* Who is at the rows sees where they are, and of several none is meant more than the others. */
static gboolean
reveal_cb (gpointer user_data)
{
  MillraceOutline *self = user_data;
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  self->reveal_source = 0;
  if (gtk_bitset_get_size (selected) == 1
      && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                gtk_bitset_get_minimum (selected));

  return G_SOURCE_REMOVE;
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
  /* Nobody who chooses a card waits for it. */
  if (self->reveal_source == 0)
    self->reveal_source = g_idle_add_full (G_PRIORITY_LOW, reveal_cb, self, NULL);
}

/* --- filter ----------------------------------------------------------------------------------- */

void
millrace_outline_show_filter (MillraceOutline *self)
{
  gtk_widget_set_visible (self->filter, TRUE);
  gtk_widget_grab_focus (self->filter);
  gtk_editable_select_region (GTK_EDITABLE (self->filter), 0, -1);
}

static void
stop_filter_cb (MillraceOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_set_visible (self->filter, FALSE);
  show_rows (self);
  millrace_outline_focus_list (self);
}

/* From what was typed into the rows that answer it. */
static gboolean
filter_key_cb (MillraceOutline *self,
               guint            keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down && keyval != GDK_KEY_Return
      && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;

  /* The entry waits a moment before it says that its text changed. */
  show_rows (self);
  for (guint i = 0; i < count_rows (self); i++)
    if (millrace_outline_item_get_id (millrace_outline_get_item (self, i)) != NULL)
      {
        millrace_outline_go_to (self, i, TRUE);
        break;
      }

  return GDK_EVENT_STOP;
}

/* --- rows and their widgets ------------------------------------------------------------------- */

static void
toggled_cb (MillraceOutlineRow *widget,
            MillraceOutline    *self)
{
  GtkTreeListRow *row = millrace_outline_row_get_row (widget);

  if (row != NULL)
    millrace_outline_set_open (self, row, !gtk_tree_list_row_get_expanded (row));
}

static void
named_cb (MillraceOutlineRow *widget,
          const char         *name,
          MillraceOutline    *self)
{
  MillraceOutlineItem *item = millrace_outline_row_get_item (widget);
  const char *key = millrace_outline_item_get_key (item);
  g_autofree char *new_key = g_strdup_printf ("%.*s:%s", (int) (strchr (key, ':') - key), key,
                                              name);
  g_autofree char *old = g_strdup (millrace_outline_item_get_name (item));

  millrace_outline_focus_key (self, new_key);
  if (millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_FRAME)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.set-group-name", "(ss)", old, name);
      return;
    }
  if (millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_ENTRY)
    {
      char *path = g_strconcat (millrace_outline_item_get_section (item), ".", old, NULL);

      g_free (old);
      old = path;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.rename", "(ss)", old, name);
}

static void
left_cb (MillraceOutlineRow *widget,
         MillraceOutline    *self)
{
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (widget)));
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          MillraceOutline    *self)
{
  MillraceOutlineRow *row = MILLRACE_OUTLINE_ROW (millrace_outline_row_new ());

  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, 0);
  g_signal_connect_object (row, "named", G_CALLBACK (named_cb), self, 0);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, 0);
  millrace_outline_add_drag (self, row);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  g_object_set (gtk_list_item_get_child (list_item), "row", gtk_list_item_get_item (list_item),
                NULL);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item)
{
  g_object_set (gtk_list_item_get_child (list_item), "row", NULL, NULL);
}

static void
activate_cb (MillraceOutline *self,
             guint            position)
{
  g_autoptr (GtkTreeListRow) row = millrace_outline_get_row (self, position);
  MillraceOutlineItem *item = millrace_outline_get_item (self, position);
  g_autofree char *path = NULL;

  switch (millrace_outline_item_get_sort (item))
    {
    case MILLRACE_OUTLINE_RESOURCE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-properties", "s",
                                  millrace_outline_item_get_name (item));
      break;

    case MILLRACE_OUTLINE_ENTRY:
      path = g_strconcat (millrace_outline_item_get_section (item), ".",
                          millrace_outline_item_get_name (item), NULL);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-source-path", "s", path);
      break;

    case MILLRACE_OUTLINE_FRAME:
    case MILLRACE_OUTLINE_HEADING:
    default:
      millrace_outline_set_open (self, row, !gtk_tree_list_row_get_expanded (row));
    }
}

/* --- the object ------------------------------------------------------------------------------- */

static GListModel *
create_children_cb (gpointer item,
                    gpointer user_data)
{
  GListStore *children = millrace_outline_item_get_children (item);

  return children != NULL ? G_LIST_MODEL (g_object_ref (children)) : NULL;
}

static void
millrace_outline_dispose (GObject *object)
{
  MillraceOutline *self = MILLRACE_OUTLINE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_OUTLINE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->settings);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->root);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_clear_pointer (&self->told, cfn_reading_unref);
  g_clear_pointer (&self->positions, cfn_positions_unref);
  g_clear_pointer (&self->view, millrace_outline_view_unref);
  g_clear_pointer (&self->wanted, g_strfreev);
  g_clear_pointer (&self->focus_key, g_free);

  G_OBJECT_CLASS (millrace_outline_parent_class)->dispose (object);
}

static void
millrace_outline_class_init (MillraceOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_outline_dispose;

  signals[VIEW_CHANGED] = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, filter);
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, nothing);
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, scroller);
  gtk_widget_class_bind_template_child (widget_class, MillraceOutline, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
  gtk_widget_class_bind_template_callback (widget_class, millrace_outline_show_filter);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_key_cb);
  gtk_widget_class_set_css_name (widget_class, "outline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  millrace_outline_install_actions (widget_class);
}

static void
add_model (MillraceOutline *self)
{
  self->root = g_list_store_new (MILLRACE_TYPE_OUTLINE_ITEM);
  self->tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->root)), FALSE, TRUE,
                                        create_children_cb, NULL, NULL);
  self->selection = GTK_SELECTION_MODEL (
    gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->tree))));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
millrace_outline_init (MillraceOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APPLICATION_ID);
  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_model (self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, self->selection);
  g_signal_connect_object (self->settings, "changed::outline-order", G_CALLBACK (show_rows), self,
                           G_CONNECT_SWAPPED);
  millrace_outline_add_keys (self);
}

GtkWidget *
millrace_outline_new (void)
{
  return g_object_new (MILLRACE_TYPE_OUTLINE, NULL);
}
