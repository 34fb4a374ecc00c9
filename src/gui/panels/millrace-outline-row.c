/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-outline-row.h"

#include "millrace-icon.h"
#include "millrace-mirror.h"
#include "millrace-popover.h"
#include "millrace-row-style.h"
#include "millrace-tile.h"
#include "millrace-tooltip.h"
#include "millrace-verdict.h"

/* GTK makes 200 rows of a long list, seen or not, and measures each: so a row is made in code, not
 * from a template, has no more children than it shows, asks for a width that does not depend on its
 * words, and leaves its height to the style sheet. The words of a row that nobody sees are never
 * laid out. */
#define SPACING 8
#define WORDS_WIDTH 48   /* at least; they are shortened in the middle */
#define INDENT 14        /* that each level is further in */
#define ARROW_WIDTH 12

struct _MillraceOutlineRow
{
  GtkWidget             parent_instance;

  GtkTreeListRow       *row;
  GSignalGroup         *row_changes;
  GSignalGroup         *item_changes;
  GtkWidget            *name;
  GtkWidget            *arrow;     /* NULL until it is shown, and so are the others */
  GtkWidget            *tile;
  GtkWidget            *icon;
  GtkWidget            *verdict;
  GtkWidget            *problem;
  GtkWidget            *entry;     /* while the name is typed over */
  MillraceOutlineCheck  check;
  gpointer              check_data;
  gboolean              is_focused;
};

enum
{
  PROP_ROW = 1,
  N_PROPS
};

enum
{
  TOGGLED,
  NAMED,
  LEFT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceOutlineRow, millrace_outline_row, GTK_TYPE_WIDGET)

/* --- what it says ----------------------------------------------------------------------------- */

/* "2 of 4" among those beside it. */
static char *
dup_place (MillraceOutlineRow *self)
{
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (self->row);
  MillraceOutlineItem *item = millrace_outline_row_get_item (self);
  g_autoptr (MillraceOutlineItem) above = parent != NULL ? gtk_tree_list_row_get_item (parent)
                                                         : NULL;
  GListModel *siblings;
  guint n, place;

  if (above == NULL)
    return NULL;

  siblings = G_LIST_MODEL (millrace_outline_item_get_children (above));
  if (siblings == NULL || !g_list_store_find (G_LIST_STORE (siblings), item, &place))
    return NULL;
  n = g_list_model_get_n_items (siblings);

  /* Translators: a row's number, and how many there are */
  return g_strdup_printf (_("%u of %u"), place + 1, n);
}

/* The list's own row has the focus, so that is what is named; only the focused one tells its place
 * and whether it is open: what changes in all of them is not to be said of each. */
static void
show_name (MillraceOutlineRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  MillraceOutlineItem *item = millrace_outline_row_get_item (self);
  g_autoptr (GString) text = NULL;
  g_autofree char *summary = NULL;
  gboolean expandable;

  if (item == NULL || parent == NULL || millrace_outline_item_get_reading (item) == NULL)
    return;

  summary = millrace_outline_item_dup_summary (item);
  text = g_string_new (summary);
  expandable = millrace_outline_item_can_open (item);
  if (expandable)
    g_string_append_printf (text, ", %s", gtk_tree_list_row_get_expanded (self->row)
                                          ? _("expanded") : _("collapsed"));
  if (self->is_focused)
    {
      g_autofree char *place = dup_place (self);

      if (place != NULL)
        g_string_append_printf (text, ", %s", place);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) gtk_tree_list_row_get_depth (self->row) + 1,
                                  -1);
  if (expandable)
    gtk_accessible_update_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (self->row), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* Makes the image at @place, or takes it away when there is no @icon_name. */
static void
show_image (MillraceOutlineRow  *self,
            GtkWidget          **place,
            const char          *icon_name,
            const char          *style_class,
            const char          *text)
{
  const char *classes[] = { style_class, NULL };

  if (icon_name == NULL)
    {
      g_clear_pointer (place, gtk_widget_unparent);
      return;
    }

  if (*place == NULL)
    {
      *place = gtk_image_new ();
      gtk_widget_set_parent (*place, GTK_WIDGET (self));
    }
  millrace_icon_set (GTK_IMAGE (*place), icon_name);
  gtk_widget_set_css_classes (*place, classes);
  millrace_tooltip_set (*place, text);
}

static void
show_signs (MillraceOutlineRow  *self,
            MillraceOutlineItem *item)
{
  static const char *icons[] = {
    [CFN_VERDICT_HOLDS] = NULL,   /* nothing to be seen to */
    [CFN_VERDICT_FAILS] = "window-close-symbolic",
    [CFN_VERDICT_UNKNOWN] = "dialog-question-symbolic",
  };
  g_autofree char *problems = millrace_outline_item_dup_problems (item);
  g_autofree char *edges = NULL;
  int worst = millrace_outline_item_get_worst (item);
  CfnVerdict verdict;

  if (millrace_outline_item_get_verdict (item, &verdict, &edges))
    show_image (self, &self->verdict, icons[verdict], millrace_verdict_get_css_class (verdict),
                edges);
  else
    show_image (self, &self->verdict, NULL, NULL, NULL);

  if (worst >= 0)
    show_image (self, &self->problem, millrace_severity_get_icon_name (worst),
                millrace_severity_get_css_class (worst), problems);
  else
    show_image (self, &self->problem, NULL, NULL, NULL);
}

static void
show_arrow (MillraceOutlineRow *self)
{
  MillraceOutlineItem *item = millrace_outline_row_get_item (self);

  /* A row that has just gone from the list has none. */
  if (item == NULL)
    return;

  show_image (self, &self->arrow,
              !millrace_outline_item_can_open (item) ? NULL
              : gtk_tree_list_row_get_expanded (self->row) ? "pan-down-symbolic"
                                                           : "pan-end-symbolic",
              "arrow", NULL);
  show_name (self);
}

static void
show_tile (MillraceOutlineRow  *self,
           MillraceOutlineItem *item)
{
  MillraceOutlineSort sort = millrace_outline_item_get_sort (item);

  show_image (self, &self->icon, sort == MILLRACE_OUTLINE_FRAME ? "folder-symbolic" : NULL,
              "dim-label", NULL);
  if (sort != MILLRACE_OUTLINE_RESOURCE)
    {
      g_clear_pointer (&self->tile, gtk_widget_unparent);
      return;
    }

  if (self->tile == NULL)
    {
      self->tile = g_object_new (MILLRACE_TYPE_TILE, "dot", TRUE, NULL);
      gtk_widget_set_parent (self->tile, GTK_WIDGET (self));
    }
  millrace_tile_set_kind (MILLRACE_TILE (self->tile), millrace_outline_item_get_kind (item));
}

static void
show_item (MillraceOutlineRow *self)
{
  MillraceOutlineItem *item = millrace_outline_row_get_item (self);

  if (item == NULL || millrace_outline_item_get_reading (item) == NULL)
    return;

  gtk_label_set_label (GTK_LABEL (self->name), millrace_outline_item_get_name (item));
  if (millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_HEADING)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
  show_tile (self, item);
  show_signs (self, item);
  show_arrow (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- renaming --------------------------------------------------------------------------------- */

/* Not at once: it may be at work with a key. */
static void
end_rename (MillraceOutlineRow *self)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);

  if (entry == NULL)
    return;

  gtk_widget_set_visible (entry, FALSE);
  gtk_widget_set_visible (self->name, TRUE);
  millrace_popover_unparent_later (entry);
}

/* Whether the name will do; says why not. */
static gboolean
check_name (MillraceOutlineRow *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *reason = self->check (millrace_outline_row_get_item (self), name,
                                         self->check_data);

  millrace_tooltip_set (self->entry, reason);
  if (reason != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                              : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);

  return reason == NULL;
}

static void
entry_changed_cb (MillraceOutlineRow *self)
{
  if (self->entry != NULL && millrace_outline_row_get_item (self) != NULL)
    check_name (self);
}

static void
entry_activate_cb (MillraceOutlineRow *self)
{
  g_autofree char *name = NULL;
  MillraceOutlineItem *item = millrace_outline_row_get_item (self);

  if (item == NULL || self->entry == NULL)
    return;
  name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (!g_str_equal (name, millrace_outline_item_get_name (item)) && !check_name (self))
    return;

  end_rename (self);
  g_signal_emit (self, signals[LEFT], 0);
  if (!g_str_equal (name, millrace_outline_item_get_name (item)))
    g_signal_emit (self, signals[NAMED], 0, name);
}

/* Keys that the entry has no use for mean a row, or a card, otherwise. */
static gboolean
entry_key_cb (MillraceOutlineRow *self,
              guint               keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  end_rename (self);
  g_signal_emit (self, signals[LEFT], 0);

  return GDK_EVENT_STOP;
}

static void
create_entry (MillraceOutlineRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* No GtkText, which GTK 4.8 hides from screen readers. */
  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "name");
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("New name"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (end_rename), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

void
millrace_outline_row_begin_rename (MillraceOutlineRow  *self,
                                   MillraceOutlineCheck check,
                                   gpointer             data)
{
  MillraceOutlineItem *item;

  g_return_if_fail (MILLRACE_IS_OUTLINE_ROW (self));
  g_return_if_fail (check != NULL);

  item = millrace_outline_row_get_item (self);
  if (item == NULL)
    return;

  self->check = check;
  self->check_data = data;
  end_rename (self);
  create_entry (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), millrace_outline_item_get_name (item));
  gtk_widget_set_visible (self->name, FALSE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/* --- the row ---------------------------------------------------------------------------------- */

/* One for the whole row: a gesture of its own for each arrow would be two hundred of them. */
static void
arrow_pressed_cb (GtkGestureClick    *gesture,
                  int                 n_press,
                  double              x,
                  double              y,
                  MillraceOutlineRow *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (at == NULL || at != self->arrow)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[TOGGLED], 0);
}

/* How far in the row begins, and the room for its arrow: in a chain, those without one stand under
 * those with one. */
static int
get_indent (MillraceOutlineRow *self,
            int                *arrow)
{
  MillraceOutlineItem *item = millrace_outline_row_get_item (self);

  *arrow = self->arrow != NULL || (item != NULL && millrace_outline_item_get_in_chain (item))
           ? ARROW_WIDTH : 0;

  return self->row != NULL ? (int) gtk_tree_list_row_get_depth (self->row) * INDENT : 0;
}

static void
millrace_outline_row_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (widget);
  int arrow;

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = get_indent (self, &arrow) + ARROW_WIDTH + 2 * SPACING + WORDS_WIDTH
               + millrace_mirror_get_width (self->verdict)
               + millrace_mirror_get_width (self->problem);
  *natural = *minimum;
}

/* Allocates @child (may be NULL) from @x on, @width wide; where the next one begins. */
static int
place (MillraceOutlineRow *self,
       GtkWidget          *child,
       int                 x,
       int                 width)
{
  millrace_mirror_allocate (child, &(GtkAllocation) { x, 0, width, gtk_widget_get_height (
                                                        GTK_WIDGET (self)) });

  return child != NULL ? x + width + SPACING : x;
}

static void
millrace_outline_row_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (widget);
  GtkWidget *ends[] = { self->problem, self->verdict };
  int arrow;
  int start = get_indent (self, &arrow);
  int end = width;

  place (self, self->arrow, start, ARROW_WIDTH);
  start += arrow > 0 ? arrow + SPACING / 2 : 0;
  start = place (self, self->tile, start, millrace_mirror_get_width (self->tile));
  start = place (self, self->icon, start, millrace_mirror_get_width (self->icon));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] != NULL)
      {
        int room = millrace_mirror_get_width (ends[i]);

        place (self, ends[i], end - room, room);
        end -= room + SPACING;
      }
  place (self, self->entry != NULL ? self->entry : self->name, start, MAX (end - start, 1));
}

static void
focus_cb (GtkWidget          *parent,
          GParamSpec         *pspec,
          MillraceOutlineRow *self)
{
  self->is_focused = gtk_widget_has_focus (parent);
  show_name (self);
}

/* The list's row is there once this is in it. */
static void
millrace_outline_row_root (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  GTK_WIDGET_CLASS (millrace_outline_row_parent_class)->root (widget);

  millrace_row_find_style (widget);
  g_signal_connect_object (parent, "notify::has-focus", G_CALLBACK (focus_cb), widget, 0);
  show_name (MILLRACE_OUTLINE_ROW (widget));
}

static void
millrace_outline_row_unroot (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (parent != NULL)
    g_signal_handlers_disconnect_by_data (parent, widget);

  GTK_WIDGET_CLASS (millrace_outline_row_parent_class)->unroot (widget);
}

GtkTreeListRow *
millrace_outline_row_get_row (MillraceOutlineRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ROW (self), NULL);

  return self->row;
}

MillraceOutlineItem *
millrace_outline_row_get_item (MillraceOutlineRow *self)
{
  MillraceOutlineItem *item;

  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ROW (self), NULL);

  item = self->row != NULL ? gtk_tree_list_row_get_item (self->row) : NULL;
  /* The row keeps it alive. */
  if (item != NULL)
    g_object_unref (item);

  return item;
}

static void
set_row (MillraceOutlineRow *self,
         GtkTreeListRow     *row)
{
  if (!g_set_object (&self->row, row))
    return;

  end_rename (self);
  g_signal_group_set_target (self->row_changes, row);
  g_signal_group_set_target (self->item_changes,
                             row != NULL ? millrace_outline_row_get_item (self) : NULL);
  show_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

static void
millrace_outline_row_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_outline_row_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ROW:
      set_row (MILLRACE_OUTLINE_ROW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_outline_row_dispose (GObject *object)
{
  MillraceOutlineRow *self = MILLRACE_OUTLINE_ROW (object);
  GtkWidget *child;

  if (self->row_changes != NULL)
    g_signal_group_set_target (self->row_changes, NULL);
  if (self->item_changes != NULL)
    g_signal_group_set_target (self->item_changes, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->row_changes);
  g_clear_object (&self->item_changes);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (millrace_outline_row_parent_class)->dispose (object);
}

static void
millrace_outline_row_class_init (MillraceOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_outline_row_dispose;
  object_class->get_property = millrace_outline_row_get_property;
  object_class->set_property = millrace_outline_row_set_property;
  widget_class->measure = millrace_outline_row_measure;
  widget_class->size_allocate = millrace_outline_row_size_allocate;
  widget_class->root = millrace_outline_row_root;
  widget_class->unroot = millrace_outline_row_unroot;

  properties[PROP_ROW] =
    g_param_spec_object ("row", NULL, NULL, GTK_TYPE_TREE_LIST_ROW,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NAMED] = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "outline-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
millrace_outline_row_init (MillraceOutlineRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->row_changes = g_signal_group_new (GTK_TYPE_TREE_LIST_ROW);
  g_signal_group_connect_swapped (self->row_changes, "notify::expanded", G_CALLBACK (show_arrow),
                                  self);
  self->item_changes = g_signal_group_new (MILLRACE_TYPE_OUTLINE_ITEM);
  g_signal_group_connect_swapped (self->item_changes, "changed", G_CALLBACK (show_item), self);
  g_signal_connect (click, "pressed", G_CALLBACK (arrow_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  self->name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f,
                             "ellipsize", PANGO_ELLIPSIZE_MIDDLE, NULL);
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
}

GtkWidget *
millrace_outline_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_OUTLINE_ROW, NULL);
}
