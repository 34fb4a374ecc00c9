/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-zoom-control.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

struct _MillraceZoomControl
{
  GtkWidget  parent_instance;

  GtkWidget *percent;
  int        shown;    /* percent on the label */
};

G_DEFINE_FINAL_TYPE (MillraceZoomControl, millrace_zoom_control, GTK_TYPE_WIDGET)

static void
millrace_zoom_control_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_zoom_control_parent_class)->dispose (object);
}

static void
millrace_zoom_control_class_init (MillraceZoomControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_zoom_control_dispose;
  gtk_widget_class_set_css_name (widget_class, "zoom-control");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

/* One line of a menu; sections end after some. */
typedef struct
{
  const char *label;
  const char *action;
  gboolean    ends_section;
} Item;

static const Item view_items[] = {
  { N_("_Normal Size"), "canvas.zoom-normal", FALSE },
  { N_("Show _Everything"), "canvas.zoom-fit", FALSE },
  { N_("Show the _Selection"), "canvas.zoom-selection", TRUE },
  { N_("_Grid"), "app.show-grid", FALSE },
  { N_("Smart G_uides"), "app.smart-guides", FALSE },
  { N_("_Minimap"), "app.show-minimap", TRUE },
  { N_("Lines of _References"), "app.show-references", FALSE },
  { N_("Lines of _Permissions"), "app.show-permissions", TRUE },
};

/* What can be done to the places of cards; the window does it. */
static const Item arrange_items[] = {
  { N_("Tidy _Everything"), "win.tidy('all')", FALSE },
  { N_("Tidy the _Selection"), "win.tidy('selection')", FALSE },
  { N_("Tidy What Is _New"), "win.tidy('new')", TRUE },
  { N_("Align _Left"), "win.align('left')", FALSE },
  { N_("Align _Centres"), "win.align('centre')", FALSE },
  { N_("Align _Right"), "win.align('right')", FALSE },
  { N_("Align _Tops"), "win.align('top')", FALSE },
  { N_("Align _Middles"), "win.align('middle')", FALSE },
  { N_("Align _Bottoms"), "win.align('bottom')", TRUE },
  { N_("Distribute _Horizontally"), "win.distribute('horizontal')", FALSE },
  { N_("Distribute _Vertically"), "win.distribute('vertical')", TRUE },
  { N_("_Group…"), "canvas.group", TRUE },
};

static GMenuModel *
make_menu (const Item *items,
           guint       n_items)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_items; i++)
    {
      g_menu_append (section, _(items[i].label), items[i].action);
      if (!items[i].ends_section)
        continue;
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      g_object_unref (section);
      section = g_menu_new ();
    }

  return G_MENU_MODEL (menu);
}

/* What is seen of the stack, and what of the canvas. */
static void
add_menu_button (MillraceZoomControl *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (view_items, G_N_ELEMENTS (view_items));

  self->percent = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->percent), 6);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), self->percent);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Zoom and View"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Zoom and View"), -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
add_button (MillraceZoomControl *self,
            const char          *icon,
            const char          *tooltip,
            const char          *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
add_tidy_button (MillraceZoomControl *self)
{
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *button = adw_split_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (arrange_items,
                                            G_N_ELEMENTS (arrange_items));

  gtk_widget_set_parent (separator, GTK_WIDGET (self));
  adw_split_button_set_label (ADW_SPLIT_BUTTON (button), _("Tidy"));
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), menu);
  adw_split_button_set_direction (ADW_SPLIT_BUTTON (button), GTK_ARROW_UP);
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (button), _("Arrange"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "canvas.tidy");
  gtk_widget_add_css_class (button, "flat");
  /* The arrow has no words of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Arrange"), -1);
  gtk_widget_set_tooltip_text (button, _("Lay Out the Selection, or Everything (Ctrl+Shift+L)"));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
millrace_zoom_control_init (MillraceZoomControl *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Zoom and arrange"), -1);
  add_button (self, "value-decrease-symbolic", _("Zoom Out (Ctrl+−)"), "canvas.zoom-out");
  add_menu_button (self);
  add_button (self, "value-increase-symbolic", _("Zoom In (Ctrl++)"), "canvas.zoom-in");
  add_button (self, "zoom-fit-best-symbolic", _("Show Everything (Home)"), "canvas.zoom-fit");
  add_tidy_button (self);
  millrace_zoom_control_set_zoom (self, 1.0);
}

GtkWidget *
millrace_zoom_control_new (void)
{
  return g_object_new (MILLRACE_TYPE_ZOOM_CONTROL, NULL);
}

void
millrace_zoom_control_set_zoom (MillraceZoomControl *self,
                                double               zoom)
{
  int percent = (int) round (zoom * 100);
  g_autofree char *text = NULL;

  g_return_if_fail (MILLRACE_IS_ZOOM_CONTROL (self));

  if (percent == self->shown)
    return;

  self->shown = percent;
  /* Translators: a zoom factor such as "100 %", with a narrow no-break space. */
  text = g_strdup_printf (_("%d\302\240%%"), percent);
  gtk_label_set_label (GTK_LABEL (self->percent), text);
}
