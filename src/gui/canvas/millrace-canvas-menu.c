/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

#include "cfn-extract.h"

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action,
                                           target != NULL ? g_variant_new_string (target) : NULL);
  g_menu_append_item (menu, item);
}

/* More than these the inspector has. */
#define MAX_GIVEN 14

static void
append_outputs (GMenu       *menu,
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

static void
append_card_items (GMenu       *menu,
                   CfnTemplate *template,
                   const char  *id,
                   gboolean     has_problems,
                   guint        n_selected)
{
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) reach = g_menu_new ();

  append (menu, _("_Properties"), "win.show-properties", id);
  append (menu, _("Show in _Template"), "win.show-source", id);
  if (has_problems)
    append (menu, _("Pro_blems…"), "win.show-card-problems", id);
  if (n_selected == 1)
    append (edit, _("_Rename…"), "win.rename-here", id);
  if (n_selected == 1)
    append (edit, _("_Connect to…"), "canvas.connect-card", id);
  else
    append (edit, n_selected == 2 ? _("_Connect These Two") : _("_Connect One to the Next"),
            "canvas.connect-selected", NULL);
  if (n_selected == 1)
    append_outputs (edit, template, id);
  append (edit, _("_Delete"), "win.delete-selection", NULL);
  append (edit, _("Delete with Unused Per_missions"), "win.delete-thoroughly", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));

  append (reach, _("Select _More"), "canvas.select-more", NULL);
  append (reach, _("Select What Feeds _It"), "canvas.select-upstream", NULL);
  append (reach, _("Select What It _Feeds"), "canvas.select-downstream", NULL);
  append (reach, _("Select _All Connected"), "canvas.select-connected", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reach));
}

/* The focused frame, or those around what is selected. */
static void
append_group_items (GMenu         *menu,
                    MillraceFrame *frame,
                    gboolean       can_group,
                    gboolean       in_group)
{
  g_autoptr (GMenu) section = g_menu_new ();
  gboolean collapsed = frame != NULL && millrace_frame_get_collapsed (frame);

  if (can_group)
    append (section, _("_Group…"), "canvas.group", NULL);
  if (frame != NULL)
    append (section, _("Re_name Group…"), "canvas.rename-frame", millrace_frame_get_name (frame));
  if (in_group)
    {
      append (section, collapsed ? _("E_xpand Group") : _("Colla_pse Group"),
              collapsed ? "canvas.expand" : "canvas.collapse", NULL);
      append (section, _("_Ungroup"), "canvas.ungroup", NULL);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static gboolean
is_in_group (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  const char * const *ids = millrace_selection_get_ids (self->selection);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MillraceCard *card = millrace_world_find_card (world, ids[i]);

      if (card != NULL && cfn_layout_get_frame_of (millrace_world_get_layout (world),
                                                   millrace_card_get_node (card)->index) >= 0)
        return TRUE;
    }

  return FALSE;
}

static void
append_edge_items (GMenu          *menu,
                   const CfnClaim *claim)
{
  append (menu, _("_Change Target…"), "canvas.replug", NULL);
  append (menu, _("_Insert Between…"), "canvas.insert", NULL);
  if (claim->from != NULL)
    append (menu, _("Show Its _Start in the Template"), "win.show-source", claim->from->id);
  if (claim->to != NULL)
    append (menu, _("Show Its _End in the Template"), "win.show-source", claim->to->id);
  append (menu, _("_Disconnect"), "canvas.delete", NULL);
}

static void
append_clipboard_items (GMenu    *menu,
                        gboolean  with_copy)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (with_copy)
    {
      append (section, _("Cu_t"), "win.cut", NULL);
      append (section, _("Cop_y"), "win.copy", NULL);
    }
  append (section, _("Pa_ste"), "win.paste", NULL);
  if (with_copy)
    append (section, _("D_uplicate"), "win.duplicate", NULL);
  else
    append (section, _("Paste as Te_xt"), "win.paste-as-text", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What concerns all cards, when none is meant. */
static void
append_stack_items (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append (section, _("T_idy"), "win.tidy", "all");
  append (section, _("Copy as _Picture"), "win.copy-picture", "png");
  append (section, _("Copy as S_VG"), "win.copy-picture", "svg");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_view_items (GMenu    *menu,
                   gboolean  with_add)
{
  g_autoptr (GMenu) view = g_menu_new ();

  if (with_add)
    append (menu, _("_Add…"), "canvas.quick-add", NULL);
  append (view, _("Select _All"), "canvas.select-all", NULL);
  append (view, _("In_vert the Selection"), "canvas.select-invert", NULL);
  append (view, _("_Find a Card…"), "win.find-node", NULL);
  append (view, _("Show _Everything"), "canvas.zoom-fit", NULL);
  append (view, _("Zoom to _100 %"), "canvas.zoom-normal", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
}

/* Where the menu of the keyboard points: at what is focused, or at the upper left corner. */
static CfnPoint
get_focus_point (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);
  MillraceFrame *frame = millrace_canvas_get_focus_frame (self);
  CfnRect rect = millrace_camera_get_visible (&self->camera);

  if (frame != NULL)
    rect = cfn_layout_get_frame (
      millrace_world_get_layout (world),
      (guint) millrace_frames_find (millrace_world_get_frames (world),
                                    millrace_frame_get_name (frame)))->rect;
  else if (card != NULL)
    rect = millrace_world_get_rect (world, card);
  else if (edge != NULL)
    rect = cfn_routes_get (millrace_world_get_routes (world),
                           millrace_edge_get_edge (edge)->index)->bounds;

  return millrace_camera_to_screen (&self->camera, (CfnPoint) { rect.x + MIN (rect.width / 2, 24),
                                                                rect.y + MIN (rect.height / 2,
                                                                              24) });
}

static gboolean
unparent_cb (gpointer menu)
{
  gtk_widget_unparent (menu);
  g_object_unref (menu);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget      *menu,
           MillraceCanvas *self)
{
  if (self->menu != menu)
    return;

  /* Not before the chosen item's action has run. */
  self->menu = NULL;
  g_idle_add (unparent_cb, g_object_ref (menu));
}

void
millrace_canvas_popup_menu (MillraceCanvas *self,
                            const CfnPoint *at)
{
  g_autoptr (GMenu) model = g_menu_new ();
  guint n_selected = millrace_selection_get_n (self->selection);
  const CfnClaim *claim = millrace_canvas_get_selected_claim (self);
  CfnPoint point = at != NULL ? *at : get_focus_point (self);

  if (n_selected > 0)
    {
      const char *id = millrace_selection_get_ids (self->selection)[n_selected - 1];
      MillraceWorld *world = millrace_canvas_get_world (self);
      MillraceCard *card = millrace_world_find_card (world, id);

      append_card_items (model, cfn_diagram_get_template (millrace_world_get_diagram (world)), id,
                         card != NULL && millrace_card_get_problems (card) != NULL,
                         n_selected);
      append_clipboard_items (model, TRUE);
      append_group_items (model, millrace_canvas_get_focus_frame (self), TRUE,
                          is_in_group (self));
    }
  else if (claim != NULL)
    append_edge_items (model, claim);
  if (n_selected == 0 && claim == NULL)
    {
      append_clipboard_items (model, FALSE);
      append_stack_items (model);
    }
  append_view_items (model, n_selected == 0 && claim == NULL);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (closed_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
