/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-completion.h"

#define MAX_HEIGHT 240
#define MAX_DETAIL_CHARS 24
#define OFFER "millrace-offer"
#define MAX_CHARS 40

typedef struct
{
  GtkWidget              *editable;   /* owns this */
  GtkWidget              *popover;    /* NULL: never needed */
  GtkWidget              *list;
  MillraceCompletionFunc  offer;
  gpointer                user_data;
  gboolean                is_taking;  /* the text changes because an offer was taken */
  MillraceCompletionDescribe  describe;    /* NULL: nothing is said beside an offer */
} Completion;

static GQuark
completion_quark (void)
{
  return g_quark_from_static_string ("millrace-completion");
}

static Completion *
get_completion (GtkWidget *editable)
{
  return g_object_get_qdata (G_OBJECT (editable), completion_quark ());
}

static gboolean
is_open (Completion *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
close_list (Completion *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
take (Completion    *self,
      GtkListBoxRow *row)
{
  g_autofree char *text = g_strdup (millrace_completion_get_offer (row));
  gboolean leads_on = g_str_has_suffix (text, ":");

  self->is_taking = !leads_on;
  gtk_editable_set_text (GTK_EDITABLE (self->editable), text);
  gtk_editable_set_position (GTK_EDITABLE (self->editable), -1);
  self->is_taking = FALSE;
  if (!leads_on)
    close_list (self);
}

static void
row_activated_cb (Completion    *self,
                  GtkListBoxRow *row)
{
  take (self, row);
}

static void
clear (Completion *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

/* FALSE for a line that is scrolled out of the window, into which a screen reader may write: a list
 * beside it would be off the screen, where GTK 4.8 knows no monitor to put it on. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t window, bounds;
  graphene_point_t centre;

  if (root == NULL || !gtk_widget_compute_bounds (widget, root, &bounds))
    return FALSE;

  graphene_rect_init (&window, 0, 0, gtk_widget_get_width (root), gtk_widget_get_height (root));

  graphene_rect_get_center (&bounds, &centre);

  return graphene_rect_contains_point (&window, &centre);
}

static void build_popover (Completion *self);

/* The offer, and what it comes to. */
static GtkWidget *
make_words (Completion *self,
            const char *offer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (offer);
  g_autofree char *description
    = self->describe != NULL ? self->describe (offer, self->user_data) : NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (description != NULL)
    {
      GtkWidget *detail = gtk_label_new (description);

      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (detail), MAX_DETAIL_CHARS);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
    }

  return box;
}

static void
show_offers (Completion *self,
             GPtrArray  *offers)
{
  if (self->popover == NULL)
    build_popover (self);
  clear (self);
  for (guint i = 0; i < offers->len; i++)
    {
      const char *offer = g_ptr_array_index (offers, i);
      GtkWidget *words = make_words (self, offer);
      GtkWidget *row;

      gtk_list_box_append (GTK_LIST_BOX (self->list), words);
      row = gtk_widget_get_parent (words);
      gtk_widget_set_focusable (row, FALSE);
      g_object_set_data_full (G_OBJECT (row), OFFER, g_strdup (offer), g_free);
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
changed_cb (Completion *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->editable));
  g_autoptr (GPtrArray) offers = NULL;
  gboolean has_focus
    = (gtk_widget_get_state_flags (self->editable) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (has_focus && !self->is_taking)
    offers = self->offer (typed, self->user_data);
  /* What is typed already needs no offer. */
  if (offers == NULL || offers->len == 0 || !is_in_sight (self->editable) ||
      (offers->len == 1 && g_str_equal (g_ptr_array_index (offers, 0), typed)))
    close_list (self);
  else
    show_offers (self, offers);
}

static void
walk (Completion *self,
      int         step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  GtkWidget *viewport = gtk_widget_get_parent (self->list);
  GtkAdjustment *scroll
    = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  graphene_rect_t bounds;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  if (next != NULL && gtk_widget_compute_bounds (GTK_WIDGET (next), self->list, &bounds))
    gtk_adjustment_clamp_page (scroll, bounds.origin.y, bounds.origin.y + bounds.size.height);
  /* The focus stays in the line, so what is chosen is said there. */
  if (next != NULL)
    gtk_accessible_update_property (
      GTK_ACCESSIBLE (GTK_IS_ENTRY (self->editable)
                        ? GTK_EDITABLE (self->editable)
                        : gtk_editable_get_delegate (GTK_EDITABLE (self->editable))),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      millrace_completion_get_offer (next),
      -1);
}

static gboolean
key_pressed_cb (Completion      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkListBoxRow *row;

  if (!is_open (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      walk (self, keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      close_list (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      if (row == NULL)
        {
          close_list (self);
          return GDK_EVENT_PROPAGATE;
        }
      take (self, row);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
leave_cb (Completion *self)
{
  close_list (self);
}

/* A popover is no child that its parent knows of. */
static void
destroy_cb (GtkWidget  *editable,
            Completion *self)
{
  if (self->popover != NULL && gtk_widget_get_parent (self->popover) == editable)
    gtk_widget_unparent (self->popover);
}

static void
build_popover (Completion *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->popover = gtk_popover_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Offers"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_widget_set_size_request (scroller, 240, -1);

  /* The line keeps the focus, and typing goes on. */
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "offers");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_widget_set_parent (self->popover, self->editable);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

void
millrace_completion_attach (GtkWidget              *editable,
                            MillraceCompletionFunc  offer,
                            gpointer                user_data)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Completion *self = g_new0 (Completion, 1);

  g_return_if_fail (GTK_IS_EDITABLE (editable));
  g_return_if_fail (offer != NULL);

  self->editable = editable;
  self->offer = offer;
  self->user_data = user_data;
  g_object_set_qdata_full (G_OBJECT (editable), completion_quark (), self, g_free);

  g_signal_connect_swapped (editable, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (editable, "destroy", G_CALLBACK (destroy_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (editable, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (editable, focus);
}

void
millrace_completion_set_describe (GtkWidget                  *editable,
                                  MillraceCompletionDescribe  describe)
{
  Completion *self = get_completion (editable);

  g_return_if_fail (self != NULL);

  self->describe = describe;
}

const char *
millrace_completion_get_offer (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), OFFER);
}

void
millrace_completion_close (GtkWidget *editable)
{
  Completion *self = get_completion (editable);

  if (self != NULL)
    close_list (self);
}

GtkWidget *
millrace_completion_get_list (GtkWidget *editable)
{
  Completion *self = get_completion (editable);

  return self != NULL && is_open (self) ? self->list : NULL;
}
