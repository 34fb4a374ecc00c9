/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-frame.h"

#include <glib/gi18n.h>
#include <math.h>

#include "millrace-ink.h"

/* The same measures as in pictures of a stack (cfn-svg-frame.c). */
#define TINT 0.035
#define HIGH_TINT 0.09
#define TITLE_BASELINE 20.0
#define NAME_BASELINE 32.0
#define COUNT_BASELINE 51.0
#define SHEET 5.0
/* Half the size of the triangle that opens and collapses, which stands in the padding. */
#define DISCLOSURE 4.0

struct _MillraceFrame
{
  GtkWidget            parent_instance;

  const MillraceTheme *theme;
  char                *name;
  char                *label;
  CfnRect              rect;      /* at the origin */
  gboolean             collapsed;
  guint                n_cards;
  int                  worst;
  MillraceCardFlags    flags;
};

G_DEFINE_FINAL_TYPE (MillraceFrame, millrace_frame, GTK_TYPE_WIDGET)

CfnPoint
millrace_frame_get_disclosure (const CfnFrame *frame)
{
  return (CfnPoint) { frame->rect.x + CFN_FRAME_PADDING / 2,
                      frame->rect.y + (frame->is_collapsed ? NAME_BASELINE : TITLE_BASELINE)
                        - DISCLOSURE };
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void
ink_disclosure (MillraceFrame *self,
                GtkSnapshot   *snapshot)
{
  const GdkRGBA *colour = &self->theme->tone[CFN_TONE_DIM];
  CfnFrame frame = { .rect = { 0, 0, 0, 0 }, .is_collapsed = self->collapsed };
  CfnPoint centre = millrace_frame_get_disclosure (&frame);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, CFN_FRAME_PADDING,
                                             (float) centre.y + CFN_FRAME_PADDING);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  cairo_translate (cr, centre.x, centre.y);
  if (!self->collapsed)
    cairo_rotate (cr, G_PI / 2);
  cairo_move_to (cr, -DISCLOSURE / 2, -DISCLOSURE);
  cairo_line_to (cr, DISCLOSURE / 2, 0);
  cairo_line_to (cr, -DISCLOSURE / 2, DISCLOSURE);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
ink_open (MillraceFrame *self,
          GtkSnapshot   *snapshot,
          PangoContext  *context)
{
  const MillraceTextStyle style = { CFN_FRAME_TITLE_SIZE, PANGO_WEIGHT_SEMIBOLD,
                                    MILLRACE_ALIGN_START,
                                    self->rect.width - 2 * CFN_FRAME_PADDING };
  gboolean near = (self->flags & MILLRACE_CARD_NEAR) != 0;
  GdkRGBA fill = millrace_colour_fade (near ? &self->theme->accent
                                            : &self->theme->tone[CFN_TONE_NORMAL],
                                       near ? HIGH_TINT : TINT);

  millrace_ink_box (snapshot, self->rect, CFN_FRAME_RADIUS, &fill);
  millrace_ink_ring (snapshot, self->rect, CFN_FRAME_RADIUS, 1,
                     self->flags & MILLRACE_CARD_HOVERED ? &self->theme->tone[CFN_TONE_DIM]
                                                         : &self->theme->card_border);
  millrace_ink_text (snapshot, context, self->name, &style,
                     (CfnPoint) { CFN_FRAME_PADDING, TITLE_BASELINE },
                     &self->theme->tone[CFN_TONE_DIM]);
}

static void
ink_collapsed (MillraceFrame *self,
               GtkSnapshot   *snapshot,
               PangoContext  *context)
{
  MillraceTextStyle style = { CFN_CARD_ID_SIZE, PANGO_WEIGHT_BOLD, MILLRACE_ALIGN_START,
                              self->rect.width - 2 * CFN_FRAME_PADDING };
  g_autofree char *count = NULL;

  for (int sheet = 1; sheet >= 0; sheet--)
    {
      CfnRect rect = { sheet * SHEET, sheet * SHEET, self->rect.width - SHEET,
                       self->rect.height - SHEET };

      millrace_ink_box (snapshot, rect, CFN_CARD_RADIUS, &self->theme->card);
      millrace_ink_ring (snapshot, rect, CFN_CARD_RADIUS, 1,
                         self->flags & MILLRACE_CARD_HOVERED ? &self->theme->tone[CFN_TONE_DIM]
                                                             : &self->theme->card_border);
    }

  count = g_strdup_printf (ngettext ("%u resource", "%u resources", self->n_cards),
                           self->n_cards);
  millrace_ink_text (snapshot, context, self->name, &style,
                     (CfnPoint) { CFN_FRAME_PADDING, NAME_BASELINE },
                     &self->theme->tone[CFN_TONE_NORMAL]);
  style.size = CFN_CARD_TYPE_SIZE;
  style.weight = PANGO_WEIGHT_NORMAL;
  millrace_ink_text (snapshot, context, count, &style,
                     (CfnPoint) { CFN_FRAME_PADDING, COUNT_BASELINE },
                     &self->theme->tone[CFN_TONE_DIM]);
  if (self->worst >= (int) CFN_SEVERITY_WARNING)
    millrace_ink_badge (snapshot, self->theme, context, self->rect.width,
                        self->worst == CFN_SEVERITY_ERROR);
}

static void
ink_rings (MillraceFrame *self,
           GtkSnapshot   *snapshot)
{
  double radius = self->collapsed ? CFN_CARD_RADIUS : CFN_FRAME_RADIUS;
  gboolean selected = (self->flags & MILLRACE_CARD_SELECTED) != 0;

  if (self->flags & MILLRACE_CARD_NEAR)
    millrace_ink_ring (snapshot, self->rect, radius, 2.5, &self->theme->accent);
  else if (selected)
    millrace_ink_ring (snapshot, millrace_rect_grow (self->rect, 3), radius + 3, 2,
                       &self->theme->accent);
  if (self->flags & MILLRACE_CARD_FOCUSED && gtk_widget_has_focus (GTK_WIDGET (self)))
    millrace_ink_dashed_ring (snapshot, millrace_rect_grow (self->rect, selected ? 7 : 4),
                              radius + (selected ? 7 : 4), 2, &self->theme->accent);
}

static void
millrace_frame_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  MillraceFrame *self = MILLRACE_FRAME (widget);
  PangoContext *context = millrace_ink_create_context (widget, self->theme->crisp);

  if (self->collapsed)
    ink_collapsed (self, snapshot, context);
  else
    ink_open (self, snapshot, context);
  ink_disclosure (self, snapshot);
  ink_rings (self, snapshot);
  g_object_unref (context);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
state_flags_changed (GtkWidget     *widget,
                     GtkStateFlags  previous)
{
  /* The focus came or went. */
  gtk_widget_queue_draw (widget);
}

static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MillraceFrame *self = MILLRACE_FRAME (widget);
  g_autofree char *target = g_strdup_printf ("canvas.%s-frame", name + strlen ("frame."));

  gtk_widget_activate_action (widget, target, "s", self->name);
}

static void
millrace_frame_finalize (GObject *object)
{
  MillraceFrame *self = MILLRACE_FRAME (object);

  g_free (self->name);
  g_free (self->label);

  G_OBJECT_CLASS (millrace_frame_parent_class)->finalize (object);
}

static void
millrace_frame_class_init (MillraceFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_frame_finalize;
  widget_class->snapshot = millrace_frame_snapshot;
  widget_class->state_flags_changed = state_flags_changed;

  gtk_widget_class_set_css_name (widget_class, "millrace-frame");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "frame.toggle", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "frame.select", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "frame.rename", NULL, forward_action);
}

static void
millrace_frame_init (MillraceFrame *self)
{
  self->worst = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The canvas knows what of it can be hit. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
millrace_frame_new (const MillraceTheme *theme,
                    const char          *name)
{
  MillraceFrame *self = g_object_new (MILLRACE_TYPE_FRAME, NULL);

  self->theme = theme;
  self->name = g_strdup (name);

  return GTK_WIDGET (self);
}

static void
update_accessible (MillraceFrame *self)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u resource", "%u resources",
                                                      self->n_cards), self->n_cards);
  /* Translators: a frame around cards: its name, "3 resources", and whether they are seen */
  g_autofree char *label = g_strdup_printf (_("Group %s, %s, %s"), self->name, count,
                                            self->collapsed ? _("collapsed") : _("expanded"));

  if (g_strcmp0 (label, self->label) == 0)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               !self->collapsed, -1);
  g_free (self->label);
  self->label = g_steal_pointer (&label);
}

void
millrace_frame_set_frame (MillraceFrame  *self,
                          const CfnFrame *frame,
                          int             worst)
{
  g_return_if_fail (MILLRACE_IS_FRAME (self));

  self->rect = (CfnRect) { 0, 0, frame->rect.width, frame->rect.height };
  self->collapsed = frame->is_collapsed;
  self->n_cards = frame->n_cards;
  self->worst = worst;
  gtk_widget_set_visible (GTK_WIDGET (self), !frame->is_hidden);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
millrace_frame_get_name (MillraceFrame *self)
{
  g_return_val_if_fail (MILLRACE_IS_FRAME (self), NULL);

  return self->name;
}

gboolean
millrace_frame_get_collapsed (MillraceFrame *self)
{
  g_return_val_if_fail (MILLRACE_IS_FRAME (self), FALSE);

  return self->collapsed;
}

void
millrace_frame_set_flag (MillraceFrame     *self,
                         MillraceCardFlags  flag,
                         gboolean           on)
{
  MillraceCardFlags flags;

  g_return_if_fail (MILLRACE_IS_FRAME (self));

  flags = on ? self->flags | flag : self->flags & ~flag;
  if (flags == self->flags)
    return;

  self->flags = flags;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
