/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-problem-row.h"

#include "millrace-explain.h"
#include "millrace-icon.h"
#include "millrace-mirror.h"
#include "millrace-row-style.h"
#include "millrace-tooltip.h"
#include "millrace-verdict.h"

/* GTK makes 200 rows of a long list, seen or not, measures each, and where one is put in works out
 * the styles of all rows behind it anew, with everything in them: so a row is made in code, not
 * from a template, asks for a width that does not depend on its words, lays the message out for
 * just the width that it gets, where a label would look for its narrowest width first, and has its
 * parts (sign, place, buttons) once it is seen. Until then it knows how large they are from the
 * others. */
#define SPACING 12
#define WORDS_WIDTH 96   /* at least; a message goes on in further lines, then */

/* Rows of a list that have their parts, seen or not: beyond the first number, those of rows that
 * are not seen go until the second is reached. Each part has a style that is worked out with those
 * of the rows; but rows that come and go by one are not to make and to lose parts each time. */
#define MANY_FURNISHED 20
#define MAX_FURNISHED 12

/* Messages whose sizes are kept. */
#define MAX_SIZES 1000

typedef enum
{
  PART_ICON,
  PART_WHERE,      /* not in a heading, and neither are the buttons */
  PART_FIX,        /* where there is a repair */
  PART_EXPLAIN,
  N_PARTS,
} Part;

struct _MillraceProblemRows
{
  int                   widths[N_PARTS];   /* as measured last; -1: not yet */
  int                   heights[N_PARTS];
  int                   line_height;       /* of a message in one line */
  GHashTable           *sizes;             /* message of a finding -> GtkRequisition, as measured
                                            * last */
  PangoFontDescription *font;              /* in which all that is so, but for its weight */
  GQueue               *furnished;         /* of MillraceProblemRow, not owned: the last was seen
                                            * last */
};

struct _MillraceProblemRow
{
  GtkWidget            parent_instance;

  MillraceProblemRows *rows;
  MillraceProblemItem *item;
  GSignalGroup        *changes;
  char                *words;           /* the message; NULL without an item */
  PangoLayout         *message;         /* of them; NULL until it is needed */
  GtkWidget           *parts[N_PARTS];  /* NULL: it has none, or is not furnished */
  gboolean             is_furnished;
  gboolean             has_new_parts;   /* which were not measured yet */
};

G_DEFINE_FINAL_TYPE (MillraceProblemRow, millrace_problem_row, GTK_TYPE_WIDGET)

/* --- What rows know of each other --- */

/* @font: in which rows are from now on; NULL: not known. */
static void
millrace_problem_rows_forget (MillraceProblemRows  *self,
                              PangoFontDescription *font)
{
  for (guint i = 0; i < N_PARTS; i++)
    self->widths[i] = -1;
  self->line_height = -1;
  g_hash_table_remove_all (self->sizes);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = font;
}

MillraceProblemRows *
millrace_problem_rows_new (void)
{
  MillraceProblemRows *self = g_rc_box_new0 (MillraceProblemRows);

  self->furnished = g_queue_new ();
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  millrace_problem_rows_forget (self, NULL);

  return self;
}

static void
millrace_problem_rows_clear (gpointer data)
{
  MillraceProblemRows *self = data;

  g_queue_free (self->furnished);
  g_hash_table_unref (self->sizes);
  g_clear_pointer (&self->font, pango_font_description_free);
}

void
millrace_problem_rows_unref (MillraceProblemRows *self)
{
  g_rc_box_release_full (self, millrace_problem_rows_clear);
}

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
  GtkWidget *icon = self->parts[PART_ICON];
  const char *classes[] = { NULL, NULL };
  CfnSeverity severity = millrace_problem_item_get_severity (self->item);
  const char *name = millrace_severity_get_icon_name (severity);

  if (millrace_problem_item_is_heading (self->item))
    name = millrace_problem_item_is_open (self->item) ? "pan-down-symbolic" : "pan-end-symbolic";
  else if (!millrace_problem_item_is_suppressed (self->item))
    classes[0] = millrace_severity_get_css_class (severity);

  millrace_icon_set (GTK_IMAGE (icon), name);
  if (classes[0] == NULL || !gtk_widget_has_css_class (icon, classes[0]))
    gtk_widget_set_css_classes (icon, classes);
}

static void
show_words (MillraceProblemRow *self)
{
  g_autofree char *message = millrace_problem_item_dup_message (self->item);
  g_autofree char *where = millrace_problem_item_dup_where (self->item);
  g_autofree char *summary = millrace_problem_item_dup_summary (self->item);

  if (g_strcmp0 (message, self->words) != 0)
    {
      g_free (self->words);
      self->words = g_steal_pointer (&message);
      g_clear_object (&self->message);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (self->parts[PART_WHERE] != NULL)
    gtk_label_set_text (GTK_LABEL (self->parts[PART_WHERE]), where);
  tell (GTK_WIDGET (self), self->item, summary);
  tell (gtk_widget_get_parent (GTK_WIDGET (self)), self->item, summary);
}

/* --- Parts --- */

static GtkWidget *
create_icon (void)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

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
  millrace_tooltip_set (button, tooltip);
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
  /* As in the header bar; the icon of a question stands for what cannot be known. */
  GtkWidget *button = gtk_button_new_with_label ("?");

  complete_button (button, "problem.explain", _("Explain (F1)"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "question");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Explain"),
                                  -1);

  return button;
}

static gboolean
is_finding (MillraceProblemRow *self)
{
  return self->item != NULL && !millrace_problem_item_is_heading (self->item);
}

static gboolean
has_part (MillraceProblemRow *self,
          Part                part)
{
  if (part == PART_ICON)
    return self->item != NULL;
  if (part == PART_FIX)
    return is_finding (self) && millrace_problem_item_has_fix (self->item);

  return is_finding (self);
}

/* Makes what is missing of the parts, and takes away what should not be there. */
static void
show_parts (MillraceProblemRow *self)
{
  static GtkWidget *(*create[N_PARTS]) (void) = { create_icon, create_where, create_fix,
                                                  create_explain };

  for (guint i = 0; i < N_PARTS; i++)
    {
      gboolean shown = self->is_furnished && has_part (self, i);

      if (!shown && self->parts[i] != NULL)
        {
          g_clear_pointer (&self->parts[i], gtk_widget_unparent);
        }
      else if (shown && self->parts[i] == NULL)
        {
          self->parts[i] = create[i] ();
          gtk_widget_set_parent (self->parts[i], GTK_WIDGET (self));
          self->has_new_parts = TRUE;
        }
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
  if (self->item == NULL)
    return;

  set_class (GTK_WIDGET (self), "group", millrace_problem_item_is_heading (self->item));
  set_class (GTK_WIDGET (self), "suppressed", millrace_problem_item_is_suppressed (self->item));
  show_parts (self);
  if (self->is_furnished)
    show_icon (self);
  show_words (self);
}

static void
set_furnished (MillraceProblemRow *self,
               gboolean            is_furnished)
{
  if (self->is_furnished == is_furnished)
    return;

  self->is_furnished = is_furnished;
  if (is_furnished)
    g_queue_push_tail (self->rows->furnished, self);
  else
    g_queue_remove (self->rows->furnished, self);
  show_parts (self);
  if (is_furnished && self->item != NULL)
    {
      show_icon (self);
      show_words (self);
    }
}

static void
clear_out (MillraceProblemRows *rows)
{
  GList *next = rows->furnished->length > MANY_FURNISHED ? rows->furnished->head : NULL;

  while (next != NULL && rows->furnished->length > MAX_FURNISHED)
    {
      MillraceProblemRow *row = next->data;

      next = next->next;
      if (!gtk_widget_get_mapped (GTK_WIDGET (row)))
        set_furnished (row, FALSE);
    }
}

/* --- Layout --- */

/* The height of the message in lines of @width. */
static int
lay_out_message (MillraceProblemRow *self,
                 int                 width)
{
  int height;

  if (self->item == NULL)
    return 0;

  if (self->message == NULL)
    {
      self->message = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->words);
      pango_layout_set_wrap (self->message, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_width (self->message, width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->message, NULL, &height);

  return height;
}

/* The same for a row that may be out of sight, as most are that come where others have gone: those
 * say what rows before them have said. */
static int
get_message_height (MillraceProblemRow *self,
                    int                 width)
{
  GHashTable *sizes = self->rows->sizes;
  GtkRequisition *size;

  /* Headings are bold. */
  if (self->message != NULL || !is_finding (self))
    return lay_out_message (self, width);

  size = g_hash_table_lookup (sizes, self->words);
  if (size != NULL && size->width == width)
    return size->height;

  if (g_hash_table_size (sizes) >= MAX_SIZES)
    g_hash_table_remove_all (sizes);
  size = g_new (GtkRequisition, 1);
  *size = (GtkRequisition) { width, lay_out_message (self, width) };
  g_hash_table_insert (sizes, g_strdup (self->words), size);

  return size->height;
}

/* Of a line in the font of @label. */
static int
get_line_height (GtkWidget *label)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL,
                                                         NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics)
                                  + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);

  return height;
}

/* The width of the place is not asked for: what the words get depends on the list's. */
static void
measure_part (MillraceProblemRow *self,
              Part                part)
{
  MillraceProblemRows *rows = self->rows;
  GtkWidget *widget = self->parts[part];

  if (part == PART_WHERE)
    {
      rows->widths[part] = 0;
      rows->heights[part] = get_line_height (widget);
      return;
    }

  rows->widths[part] = millrace_mirror_get_width (widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &rows->heights[part], NULL, NULL, NULL);
}

/* Afterwards the sizes of its parts are known. New ones are as large as those of other rows, until
 * they get their place: by then GTK has found their styles, all in one go, which is cheaper, and
 * knows what of the window they depend on. */
static void
measure_parts (MillraceProblemRow *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    {
      if (!has_part (self, i)
          || (self->rows->widths[i] >= 0 && (self->parts[i] == NULL || self->has_new_parts)))
        continue;

      set_furnished (self, TRUE);
      measure_part (self, i);
    }
  if (self->rows->line_height < 0)
    self->rows->line_height = get_line_height (GTK_WIDGET (self));
}

static int
get_height (MillraceProblemRow *self,
            Part                part)
{
  return has_part (self, part) ? self->rows->heights[part] : 0;
}

/* Of all parts but the words. */
static int
get_room (MillraceProblemRow *self)
{
  static const Part others[] = { PART_ICON, PART_FIX, PART_EXPLAIN };
  int room = 0;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (has_part (self, others[i]))
      room += self->rows->widths[others[i]] + SPACING;

  return room;
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
  int room;

  measure_parts (self);
  room = get_room (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = room + WORDS_WIDTH;
    }
  else
    {
      /* Whoever does not say how wide it is is told what is usual: that needs no layout. */
      *minimum = for_size < 0 ? self->rows->line_height
                              : get_message_height (self, MAX (for_size - room, WORDS_WIDTH));
      *minimum += get_height (self, PART_WHERE);
      *minimum = MAX (*minimum, get_height (self, PART_ICON));
      *minimum = MAX (*minimum, get_height (self, PART_FIX));
      *minimum = MAX (*minimum, get_height (self, PART_EXPLAIN));
    }
  *natural = *minimum;
}

/* In the middle of the row's height, with its end at @end; where what is before it ends. */
static int
place_button (MillraceProblemRow *self,
              Part                part,
              int                 end,
              int                 row_height)
{
  int width = self->rows->widths[part];
  int height = self->rows->heights[part];

  if (self->parts[part] == NULL)
    return end;

  millrace_mirror_allocate (self->parts[part],
                            &(GtkAllocation) { end - width, (row_height - height) / 2, width,
                                               height });

  return end - width - SPACING;
}

/* Of the words, as it is where people write from left to right. The place goes on below the
 * message. */
static GtkAllocation
get_words (MillraceProblemRow *self)
{
  int start = self->rows->widths[PART_ICON] + SPACING;
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - get_room (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GtkAllocation words = { start, 0, MAX (width, 1), 0 };

  words.height = lay_out_message (self, words.width) + get_height (self, PART_WHERE);
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
  GtkAllocation words;
  int line, end;

  self->has_new_parts = FALSE;
  measure_parts (self);
  words = get_words (self);
  line = get_height (self, PART_WHERE);
  millrace_mirror_allocate (self->parts[PART_ICON],
                            &(GtkAllocation) { 0, words.y, words.x - SPACING,
                                               get_height (self, PART_ICON) });
  millrace_mirror_allocate (self->parts[PART_WHERE],
                            &(GtkAllocation) { words.x, words.y + words.height - line,
                                               words.width, line });
  end = place_button (self, PART_EXPLAIN, width, height);
  place_button (self, PART_FIX, end, height);
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

/* What was measured in another font is not so any longer. A row that has just come has its first
 * style here, in the font of the others. */
static void
millrace_problem_row_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);
  PangoFontDescription *font;

  GTK_WIDGET_CLASS (millrace_problem_row_parent_class)->css_changed (widget, change);

  g_clear_object (&self->message);
  font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  pango_font_description_unset_fields (font, PANGO_FONT_MASK_WEIGHT);
  if (self->rows->font != NULL && pango_font_description_equal (font, self->rows->font))
    pango_font_description_free (font);
  else
    millrace_problem_rows_forget (self->rows, font);
}

static void
millrace_problem_row_map (GtkWidget *widget)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (widget);

  set_furnished (self, TRUE);
  GTK_WIDGET_CLASS (millrace_problem_row_parent_class)->map (widget);
  clear_out (self->rows);
}

/* The list's row is there once this is in it. */
static void
millrace_problem_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (millrace_problem_row_parent_class)->root (widget);

  millrace_row_find_style (widget);
  if (MILLRACE_PROBLEM_ROW (widget)->item != NULL)
    show_words (MILLRACE_PROBLEM_ROW (widget));
}

/* --- What people do --- */

void
millrace_problem_row_set_item (MillraceProblemRow  *self,
                               MillraceProblemItem *item)
{
  g_return_if_fail (MILLRACE_IS_PROBLEM_ROW (self));
  g_return_if_fail (MILLRACE_IS_PROBLEM_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->changes, item);
  show_item (self);
}

MillraceProblemItem *
millrace_problem_row_get_item (MillraceProblemRow *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ROW (self), NULL);

  return self->item;
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
millrace_problem_row_dispose (GObject *object)
{
  MillraceProblemRow *self = MILLRACE_PROBLEM_ROW (object);

  if (self->changes != NULL)
    g_signal_group_set_target (self->changes, NULL);
  if (self->rows != NULL)
    set_furnished (self, FALSE);
  g_clear_pointer (&self->rows, millrace_problem_rows_unref);
  g_clear_object (&self->changes);
  g_clear_object (&self->message);
  g_clear_object (&self->item);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (millrace_problem_row_parent_class)->dispose (object);
}

static void
millrace_problem_row_class_init (MillraceProblemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_problem_row_dispose;

  widget_class->get_request_mode = millrace_problem_row_get_request_mode;
  widget_class->measure = millrace_problem_row_measure;
  widget_class->size_allocate = millrace_problem_row_size_allocate;
  widget_class->snapshot = millrace_problem_row_snapshot;
  widget_class->map = millrace_problem_row_map;
  widget_class->root = millrace_problem_row_root;
  widget_class->css_changed = millrace_problem_row_css_changed;

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
}

GtkWidget *
millrace_problem_row_new (MillraceProblemRows *rows)
{
  MillraceProblemRow *self = g_object_new (MILLRACE_TYPE_PROBLEM_ROW, NULL);

  self->rows = g_rc_box_acquire (rows);

  return GTK_WIDGET (self);
}
