/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-bubble.h"

#include <glib/gi18n.h>

#define MAX_LINES 8
#define MAX_CHARS 64
#define TINT 0.12
#define GAP 12.0

struct _MillraceBubble
{
  GtkWidget  parent_instance;

  GtkWidget *text;
  GtkWidget *lines;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (MillraceBubble, millrace_bubble, GTK_TYPE_WIDGET)

/* --- lines ------------------------------------------------------------------------------------ */

/* The lines of a unified diff that come or go; those that are shown without the blanks that all of
 * them begin with: what stands deep in a template would not be seen otherwise. GPtrArray of
 * char *. */
static GPtrArray *
get_changes (const char *diff)
{
  g_auto (GStrv) all = g_strsplit (diff, "\n", -1);
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_free);
  gboolean in_hunk = FALSE;
  gsize indent = G_MAXSIZE;

  for (guint i = 0; all[i] != NULL; i++)
    {
      gboolean changed = all[i][0] == '+' || all[i][0] == '-';

      in_hunk = in_hunk || all[i][0] == '@';
      g_strdelimit (all[i], "\r", '\0');
      if (!in_hunk || !changed || all[i][1 + strspn (all[i] + 1, " ")] == '\0')
        continue;

      if (changes->len < MAX_LINES)
        indent = MIN (indent, strspn (all[i] + 1, " "));
      g_ptr_array_add (changes, g_strdup (all[i]));
    }
  for (guint i = 0; i < changes->len && i < MAX_LINES; i++)
    {
      char *line = g_ptr_array_index (changes, i);

      memmove (line + 1, line + 1 + indent, strlen (line + 1 + indent) + 1);
    }

  return changes;
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               gsize           start,
               gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static guint16
get_channel (float value)
{
  return (guint16) (value * 65535);
}

static void
colour_line (PangoAttrList *list,
             const GdkRGBA *colour,
             gsize          start,
             gsize          end)
{
  guint16 red = get_channel (colour->red);
  guint16 green = get_channel (colour->green);
  guint16 blue = get_channel (colour->blue);

  add_attribute (list, pango_attr_foreground_new (red, green, blue), start, end);
  add_attribute (list, pango_attr_background_new (red, green, blue), start, end);
  add_attribute (list, pango_attr_background_alpha_new (get_channel (TINT)), start, end);
}

static void
show_lines (MillraceBubble      *self,
            const MillraceTheme *theme,
            GPtrArray           *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < changes->len && i < MAX_LINES; i++)
    {
      const char *line = g_ptr_array_index (changes, i);
      gsize start;

      if (i > 0)
        g_string_append_c (text, '\n');
      start = text->len;
      g_string_append (text, line);
      colour_line (list, &theme->tone[line[0] == '+' ? CFN_TONE_GOOD : CFN_TONE_BAD], start,
                   text->len);
    }
  gtk_label_set_text (GTK_LABEL (self->lines), text->str);
  gtk_label_set_attributes (GTK_LABEL (self->lines), list);
  pango_attr_list_unref (list);
}

static void
show_more (MillraceBubble *self,
           guint           n)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->more, n > 0);
  if (n == 0)
    return;

  text = g_strdup_printf (ngettext ("and %u more line", "and %u more lines", n), n);
  gtk_label_set_text (GTK_LABEL (self->more), text);
}

void
millrace_bubble_set (MillraceBubble      *self,
                     const MillraceTheme *theme,
                     const char          *text,
                     const char          *diff)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_if_fail (MILLRACE_IS_BUBBLE (self));
  g_return_if_fail (theme != NULL);

  changes = get_changes (diff != NULL ? diff : "");
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  show_lines (self, theme, changes);
  gtk_widget_set_visible (self->lines, changes->len > 0);
  show_more (self, changes->len > MAX_LINES ? changes->len - MAX_LINES : 0);
}

char *
millrace_bubble_dup_words (MillraceBubble *self)
{
  GtkWidget *parts[3];
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (MILLRACE_IS_BUBBLE (self), NULL);

  parts[0] = self->text;
  parts[1] = self->lines;
  parts[2] = self->more;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!gtk_widget_get_visible (parts[i]))
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, gtk_label_get_text (GTK_LABEL (parts[i])));
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- places ----------------------------------------------------------------------------------- */

static double
get_covered (CfnRect a,
             CfnRect b)
{
  double width = MIN (a.x + a.width, b.x + b.width) - MAX (a.x, b.x);
  double height = MIN (a.y + a.height, b.y + b.height) - MAX (a.y, b.y);

  return width > 0 && height > 0 ? width * height : 0;
}

static CfnRect
unite (CfnRect        rect,
       const CfnRect *others,
       guint          n_others)
{
  for (guint i = 0; i < n_others; i++)
    rect = cfn_rect_union (rect, others[i]);

  return rect;
}

static CfnPoint
clamp (CfnPoint place,
       double   width,
       double   height,
       CfnRect  room)
{
  return (CfnPoint) { CLAMP (place.x, room.x, MAX (room.x + room.width - width, room.x)),
                      CLAMP (place.y, room.y, MAX (room.y + room.height - height, room.y)) };
}

CfnPoint
millrace_bubble_place (CfnRect        subject,
                       const CfnRect *kept,
                       guint          n_kept,
                       double         width,
                       double         height,
                       CfnRect        room)
{
  const double right = subject.x + subject.width + GAP;
  const double left = subject.x - GAP - width;
  const double below = subject.y + subject.height + GAP;
  const double above = subject.y - GAP - height;
  const double middle = subject.x + subject.width / 2 - width / 2;
  /* A point takes up no room, but must be seen as well. */
  const CfnRect shown = cfn_rect_grow (subject, subject.width > 0 ? 0 : GAP / 2);
  const CfnRect all = unite (shown, kept, n_kept);
  /* Right below a pointer, where a hand expects it; beside a card before over its neighbours;
   * further away only for what must not be covered. */
  const CfnPoint places[] = {
    { right, subject.height > GAP ? subject.y : below },
    { left, subject.height > GAP ? subject.y : below },
    { subject.x, below }, { subject.x, above }, { right, above }, { left, above },
    { middle, all.y + all.height + GAP }, { middle, all.y - GAP - height },
    { all.x + all.width + GAP, subject.y }, { all.x - GAP - width, subject.y },
  };
  CfnPoint best = { 0, 0 };
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      CfnPoint place = clamp (places[i], width, height, room);
      CfnRect bubble = { place.x, place.y, width, height };
      double covered = get_covered (bubble, shown);

      for (guint j = 0; j < n_kept; j++)
        covered += get_covered (bubble, kept[j]);
      if (covered < least)
        {
          least = covered;
          best = place;
        }
    }

  return best;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
millrace_bubble_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_bubble_parent_class)->dispose (object);
}

static void
millrace_bubble_class_init (MillraceBubbleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_bubble_dispose;

  gtk_widget_class_set_css_name (widget_class, "canvas-bubble");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (MillraceBubble *self,
           const char     *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
millrace_bubble_init (MillraceBubble *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What would be written"), -1);

  self->text = add_label (self, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->text), 44);
  self->lines = add_label (self, "bubble-lines");
  /* Of each line, what there is room for. */
  gtk_label_set_ellipsize (GTK_LABEL (self->lines), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->lines), MAX_CHARS);
  self->more = add_label (self, "bubble-more");
}

GtkWidget *
millrace_bubble_new (void)
{
  return g_object_new (MILLRACE_TYPE_BUBBLE, NULL);
}
