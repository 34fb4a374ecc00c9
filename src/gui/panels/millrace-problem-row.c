/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-problem-row.h"

#include "millrace-explain.h"
#include "millrace-icon.h"
#include "millrace-mirror.h"
#include "millrace-verdict.h"

/* GTK makes 200 rows of a long list, seen or not, and measures each: so a row is made in code, not
 * from a template, has no more children than it shows, asks for a width that does not depend on its
 * words, and lays the message out for just the width that it gets, where a label would look for
 * its narrowest width first. Where the problem is, which changes with every new line above, is laid
 * out only once it is seen: its height is that of any line. */
#define SPACING 12
#define WORDS_WIDTH 96   /* at least; a message goes on in further lines, then */

struct _MillraceProblemRow
{
  GtkWidget            parent_instance;

  MillraceProblemItem *item;
  GSignalGroup        *changes;
  GtkWidget           *icon;
  PangoLayout         *message;    /* NULL until it is measured */
  GtkWidget           *where;      /* NULL in a heading, and so are the buttons */
  GtkWidget           *fix;        /* NULL without a repair */
  GtkWidget           *explain;
};

G_DEFINE_FINAL_TYPE (MillraceProblemRow, millrace_problem_row, GTK_TYPE_WIDGET)

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- What it says --- */

/* The list's own widget around the row is what has the focus; it has no words but these. */
static void
tell (GtkWidget           *widget,
      MillraceProblemItem *item,
      const char          *summary)
{
  if (widget == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
  if (millrace_problem_item_is_heading (item))
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                                 GTK_ACCESSIBLE_STATE_EXPANDED,
                                 millrace_problem_item_is_open (item),
                                 -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
show_icon (MillraceProblemRow *self)
{
  const char *classes[] = { NULL, NULL };
  CfnSeverity severity = millrace_problem_item_get_severity (self->item);
  const char *name = millrace_severity_get_icon_name (severity);

  if (millrace_problem_item_is_heading (self->item))
    name = millrace_problem_item_is_open (self->item) ? "pan-down-symbolic" : "pan-end-symbolic";
  else if (!millrace_problem_item_is_suppressed (self->item))
    classes[0] = millrace_severity_get_css_class (severity);

  millrace_icon_set (GTK_IMAGE (self->icon), name);
  if (classes[0] == NULL || !gtk_widget_has_css_class (self->icon, classes[0]))
    gtk_widget_set_css_classes (self->icon, classes);
}

static void
show_words (MillraceProblemRow *self)
{
  g_autofree char *message = millrace_problem_item_dup_message (self->item);
  g_autofree char *where = millrace_problem_item_dup_where (self->item);
  g_autofree char *summary = millrace_problem_item_dup_summary (self->item);

  if (self->message != NULL && !g_str_equal (pango_layout_get_text (self->message), message))
    {
      g_clear_object (&self->message);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (self->where != NULL)
    gtk_label_set_text (GTK_LABEL (self->where), where);
  tell (GTK_WIDGET (self), self->item, summary);
  tell (gtk_widget_get_parent (GTK_WIDGET (self)), self->item, summary);
}

/* --- Children --- */

static GtkWidget *
create_where (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", 0.0f,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* The keyboard walks the rows, and acts on them by keys. */
static void
complete_button (GtkWidget  *button,
                 const char *action,
                 const char *tooltip)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_can_focus (button, FALSE);
}

static GtkWidget *
create_fix (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Fix…"));

  complete_button (button, "problem.fix", _("See what would change (Ctrl+.)"));

  return button;
}

static GtkWidget *
create_explain (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("dialog-question-symbolic");

  complete_button (button, "problem.explain", _("Explain (F1)"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Explain"),
                                  -1);

  return button;
}

/* Makes the child at @place, or takes it away. */
static void
show_child (MillraceProblemRow  *self,
            GtkWidget          **place,
            gboolean             shown,
            GtkWidget         *(*create) (void))
{
  if (!shown)
    {
      g_clear_pointer (place, gtk_widget_unparent);
    }
  else if (*place == NULL)
    {
      *place = create ();
      gtk_widget_set_parent (*place, GTK_WIDGET (self));
    }
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_item (MillraceProblemRow *self)
{
  gboolean is_heading;

  if (self->item == NULL)
    return;

  is_heading = millrace_problem_item_is_heading (self->item);
  set_class (GTK_WIDGET (self), "group", is_heading);
  set_class (GTK_WIDGET (self), "suppressed", millrace_problem_item_is_suppressed (self->item));
  show_child (self, &self->where, !is_heading, create_where);
  show_child (self, &self->fix, millrace_problem_item_has_fix (self->item), create_fix);
  show_child (self, &self->explain, !is_heading, create_explain);
  show_icon (self);
  show_words (self);
}

/* --- Layout --- */

/* The height of the message in lines of @width; -1: in one. */
static int
lay_out_message (MillraceProblemRow *self,
                 int                 width)
{
  int height;

  if (self->item == NULL)
    return 0;

  if (self->message == NULL)
    {
      g_autofree char *message = millrace_problem_item_dup_message (self->item);

      self->message = gtk_widget_create_pango_layout (GTK_WIDGET (self), message);
      pango_layout_set_wrap (self->message, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_width (self->message, width < 0 ? -1 : width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->message, NULL, &height);

  return height;
}

/* Of all children but the words. */
static int
get_room (MillraceProblemRow *self)
{
  GtkWidget *others[] = { self->icon, self->fix, self->explain };
  int room = 0;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] != NULL)
      room += millrace_mirror_get_width (others[i]) + SPACING;

  return room;
}

static int
get_height (GtkWidget *widget)
{
  int height = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height;
}

/* Of a line in the font of @label. */
static int
get_line_height (GtkWidget *label)
{
  PangoFontMetrics *metrics;
  int height;

  if (label == NULL)
    return 0;

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL, NULL);
  height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics)
                              + pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);

  return height;
}

static GtkSizeRequestMode
millrace_problem_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
millrace_problem_row_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);
  int room = get_room (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = room + WORDS_WIDTH;
    }
  else
    {
      int width = for_size < 0 ? -1 : MAX (for_size - room, WORDS_WIDTH);

      *minimum = lay_out_message (self, width) + get_line_height (self->where);
      *minimum = MAX (*minimum, get_height (self->icon));
      *minimum = MAX (*minimum, get_height (self->fix));
      *minimum = MAX (*minimum, get_height (self->explain));
    }
  *natural = *minimum;
}

/* In the middle of the row's height, with its end at @end; where what is before it ends. */
static int
place_button (GtkWidget *button,
              int        end,
              int        row_height)
{
  int width = millrace_mirror_get_width (button);
  int height = get_height (button);

  if (button == NULL)
    return end;

  millrace_mirror_allocate (button, &(GtkAllocation) { end - width, (row_height - height) / 2,
                                                       width, height });

  return end - width - SPACING;
}

/* Of the words, as it is where people write from left to right. The place goes on below the
 * message. */
static GtkAllocation
get_words (MillraceProblemRow *self)
{
  int start = millrace_mirror_get_width (self->icon) + SPACING;
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - get_room (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int line = get_line_height (self->where);
  GtkAllocation words = { start, 0, MAX (width, 1), 0 };

  words.height = lay_out_message (self, words.width) + line;
  words.y = MAX ((height - words.height) / 2, 0);

  return words;
}

static void
millrace_problem_row_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);
  GtkAllocation words = get_words (self);
  int line = get_line_height (self->where);
  int end;

  millrace_mirror_allocate (self->icon, &(GtkAllocation) { 0, words.y, words.x - SPACING,
                                                           get_height (self->icon) });
  millrace_mirror_allocate (self->where, &(GtkAllocation) { words.x, words.y + words.height - line,
                                                            words.width, line });
  end = place_button (self->explain, width, height);
  place_button (self->fix, end, height);
}

static void
millrace_problem_row_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);
  GtkAllocation words = get_words (self);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    words.x = gtk_widget_get_width (widget) - words.x - words.width;
  if (self->message != NULL)
    gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), words.x, words.y,
                                self->message);

  GTK_WIDGET_CLASS (millrace_problem_row_parent_class)->snapshot (widget, snapshot);
}

/* The list's row is there once this is in it. */
static void
millrace_problem_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (millrace_problem_row_parent_class)->root (widget);

  if (MILLRACE_PROBLEM_ROW (widget)->item != NULL)
    show_words (MILLRACE_PROBLEM_ROW (widget));
}

/* --- What people do --- */

MillraceProblemItem *
millrace_problem_row_get_item (MillraceProblemRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ROW (self), NULL);

  return self->item;
}

static gboolean
is_finding (MillraceProblemRow *self)
{
  return self->item != NULL && !millrace_problem_item_is_heading (self->item);
}

static void
show_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);

  if (is_finding (self))
    gtk_widget_activate_action (widget,
                                millrace_problem_item_is_suppressed (self->item)
                                  ? "win.show-suppressed"
                                  : "win.show-problem",
                                "u", millrace_problem_item_get_index (self->item));
}

static void
fix_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);

  if (is_finding (self) && !millrace_problem_item_is_suppressed (self->item))
    gtk_widget_activate_action (widget, "win.fix", "u",
                                millrace_problem_item_get_index (self->item));
}

static void
explain_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);

  if (is_finding (self))
    millrace_explain_open (widget, millrace_problem_item_get_rule (self->item));
}

static void
millrace_problem_row_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_problem_row_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&self->item, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->changes, self->item);
          show_item (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_problem_row_dispose (GObject *object)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (object);
  GtkWidget *child;

  if (self->changes != NULL)
    g_signal_group_set_target (self->changes, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->changes);
  g_clear_object (&self->message);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (millrace_problem_row_parent_class)->dispose (object);
}

static void
millrace_problem_row_class_init (MillraceProblemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_problem_row_dispose;
  object_class->get_property = millrace_problem_row_get_property;
  object_class->set_property = millrace_problem_row_set_property;

  widget_class->get_request_mode = millrace_problem_row_get_request_mode;
  widget_class->measure = millrace_problem_row_measure;
  widget_class->size_allocate = millrace_problem_row_size_allocate;
  widget_class->snapshot = millrace_problem_row_snapshot;
  widget_class->root = millrace_problem_row_root;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, MILLRACE_TYPE_PROBLEM_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "problem.show", NULL, show_cb);
  gtk_widget_class_install_action (widget_class, "problem.fix", NULL, fix_cb);
  gtk_widget_class_install_action (widget_class, "problem.explain", NULL, explain_cb);
  gtk_widget_class_set_css_name (widget_class, "problem-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
millrace_problem_row_init (MillraceProblemRow *self)
{
  self->changes = g_signal_group_new (MILLRACE_TYPE_PROBLEM_ITEM);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show_item), self);
  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
}

GtkWidget *
millrace_problem_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_PROBLEM_ROW, NULL);
}
