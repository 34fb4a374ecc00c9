/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-menu.h"

#include <glib/gi18n.h>

#include "millrace-popover.h"

void
millrace_menu_append (GMenu      *menu,
                      const char *label,
                      const char *action,
                      const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action,
                                           target != NULL ? g_variant_new_string (target) : NULL);
  g_menu_append_item (menu, item);
}

void
millrace_menu_append_places (GMenu      *menu,
                             const char *id,
                             gboolean    has_problems)
{
  millrace_menu_append (menu, _("_Properties"), "win.show-properties", id);
  millrace_menu_append (menu, _("Show in _Template"), "win.show-source", id);
  if (has_problems)
    millrace_menu_append (menu, _("Pro_blems…"), "win.show-card-problems", id);
}

void
millrace_menu_append_clipboard (GMenu    *menu,
                                gboolean  with_copy)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (with_copy)
    {
      millrace_menu_append (section, _("Cu_t"), "win.cut", NULL);
      millrace_menu_append (section, _("Cop_y"), "win.copy", NULL);
    }
  millrace_menu_append (section, _("Pa_ste"), "win.paste", NULL);
  if (with_copy)
    millrace_menu_append (section, _("D_uplicate"), "win.duplicate", NULL);
  else
    millrace_menu_append (section, _("Paste as Te_xt"), "win.paste-as-text", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
closed_cb (GtkWidget  *popover,
           GtkWidget **menu)
{
  if (*menu != popover)
    return;

  *menu = NULL;
  millrace_popover_unparent_later (popover);
}

void
millrace_menu_open (GtkWidget         **menu,
                    GMenuModel         *model,
                    GtkWidget          *parent,
                    const GdkRectangle *at)
{
  g_clear_pointer (menu, gtk_widget_unparent);
  *menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (*menu, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (*menu), FALSE);
  gtk_widget_set_halign (*menu, GTK_ALIGN_START);
  millrace_popover_point_to (GTK_POPOVER (*menu), at);
  g_signal_connect (*menu, "closed", G_CALLBACK (closed_cb), menu);
  gtk_popover_popup (GTK_POPOVER (*menu));
}
