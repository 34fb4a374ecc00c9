/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-menu.h"

#include <glib/gi18n.h>

#include "cfn-extract.h"
#include "millrace-popover.h"

/* More than these the inspector has. */
#define MAX_GIVEN 14

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
millrace_menu_append_outputs (GMenu       *menu,
                              CfnTemplate *template,
                              const char  *id)
{
  g_autoptr (GArray) given = cfn_extract_list_given (template, id);
  g_autoptr (GMenu) outputs = g_menu_new ();

  for (guint i = 0; i < MIN (given->len, MAX_GIVEN); i++)
    {
      const CfnGiven *one = &g_array_index (given, CfnGiven, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (one->word, NULL);

      g_menu_item_set_action_and_target (item, "win.make-output", "(ss)", id, one->attribute);
      g_menu_append_item (outputs, item);
    }
  if (given->len > 0)
    g_menu_append_submenu (menu, _("Make an _Output of"), G_MENU_MODEL (outputs));
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

#define FOCUS "millrace-focus"

static void
forget_focus (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Not to be kept alive: it may be the menu's parent. */
static GWeakRef *
remember_focus (GtkWidget *focus)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, focus);

  return ref;
}

/* Before the action that was chosen, which may lead elsewhere: without this the window's first
 * button has the focus then. */
static void
return_focus (GtkWidget *popover)
{
  GWeakRef *ref = g_object_get_data (G_OBJECT (popover), FOCUS);
  g_autoptr (GtkWidget) focus = ref != NULL ? g_weak_ref_get (ref) : NULL;

  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
}

static void
closed_cb (GtkWidget  *popover,
           GtkWidget **menu)
{
  return_focus (popover);
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
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *focus;

  g_clear_pointer (menu, gtk_widget_unparent);
  *menu = gtk_popover_menu_new_from_model (model);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL)
    g_object_set_data_full (G_OBJECT (*menu), FOCUS, remember_focus (focus), forget_focus);
  gtk_widget_set_parent (*menu, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (*menu), FALSE);
  gtk_widget_set_halign (*menu, GTK_ALIGN_START);
  millrace_popover_point_to (GTK_POPOVER (*menu), at);
  g_signal_connect (*menu, "closed", G_CALLBACK (closed_cb), menu);
  gtk_popover_popup (GTK_POPOVER (*menu));
}
