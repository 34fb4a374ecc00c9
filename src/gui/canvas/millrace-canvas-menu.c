/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

#include "millrace-menu.h"

static void
append_card_items (GMenu       *menu,
                   CfnTemplate *template,
                   const char  *id,
                   gboolean     has_problems,
                   guint        n_selected,
                   const char  *under)
{
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) reach = g_menu_new ();

  millrace_menu_append_places (menu, id, has_problems);
  if (n_selected == 1)
    millrace_menu_append (edit, _("_Rename…"), "win.rename-here", id);
  if (n_selected == 1)
    millrace_menu_append (edit, _("_Connect to…"), "canvas.connect-card", id);
  else
    millrace_menu_append (edit,
                          n_selected == 2 ? _("_Connect These Two") : _("_Connect One to the Next"),
                          "canvas.connect-selected", NULL);
  if (n_selected == 1)
    millrace_menu_append_outputs (edit, template, id);
  millrace_menu_append (edit, _("_Delete"), "win.delete-selection", NULL);
  millrace_menu_append (edit, _("Delete with Unused Per_missions"), "win.delete-thoroughly", NULL);

  millrace_menu_append (reach, _("Select _More"), "canvas.select-more", NULL);
  millrace_menu_append (reach, _("Select What Feeds _It"), "canvas.select-upstream", NULL);
  millrace_menu_append (reach, _("Select What It _Feeds"), "canvas.select-downstream", NULL);
  millrace_menu_append (reach, _("Select _All Connected"), "canvas.select-connected", NULL);
  millrace_menu_append (reach, _("In_vert the Selection"), "canvas.select-invert", NULL);
  if (under != NULL)
    millrace_menu_append (reach, _("Select What Lies _Under"), "win.go-to-card", under);
  g_menu_append_submenu (edit, _("Se_lect"), G_MENU_MODEL (reach));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
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
    millrace_menu_append (section, _("_Group…"), "canvas.group", NULL);
  if (frame != NULL)
    millrace_menu_append (section, _("Re_name Group…"), "canvas.rename-frame",
                          millrace_frame_get_name (frame));
  if (in_group)
    {
      millrace_menu_append (section, collapsed ? _("E_xpand Group") : _("Colla_pse Group"),
                            collapsed ? "canvas.expand" : "canvas.collapse", NULL);
      millrace_menu_append (section, _("_Ungroup"), "canvas.ungroup", NULL);
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
  millrace_menu_append (menu, _("_Change Target…"), "canvas.replug", NULL);
  millrace_menu_append (menu, _("_Insert Between…"), "canvas.insert", NULL);
  millrace_menu_append (menu, _("_Properties"), "win.show-inspector", NULL);
  if (claim->from != NULL)
    millrace_menu_append (menu, _("Show Its _Start in the Template"), "win.show-source",
                          claim->from->id);
  if (claim->to != NULL)
    millrace_menu_append (menu, _("Show Its _End in the Template"), "win.show-source",
                          claim->to->id);
  millrace_menu_append (menu, _("_Disconnect"), "canvas.delete", NULL);
}

/* What concerns all cards, when none is meant. */
static void
append_stack_items (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  millrace_menu_append (section, _("T_idy"), "win.tidy", "all");
  millrace_menu_append (section, _("Copy as _Picture"), "win.copy-picture", "png");
  millrace_menu_append (section, _("Copy as S_VG"), "win.copy-picture", "svg");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_view_items (GMenu *menu)
{
  g_autoptr (GMenu) view = g_menu_new ();

  millrace_menu_append (menu, _("_Add…"), "canvas.quick-add", NULL);
  millrace_menu_append (view, _("Select _All"), "canvas.select-all", NULL);
  millrace_menu_append (view, _("In_vert the Selection"), "canvas.select-invert", NULL);
  millrace_menu_append (view, _("_Find a Card…"), "win.find-node", NULL);
  millrace_menu_append (view, _("Show _Everything"), "canvas.zoom-fit", NULL);
  millrace_menu_append (view, _("Zoom to _100 %"), "canvas.zoom-normal", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
}

/* What can be seen of it, of an edge first of all its name. */
static CfnRect
get_route_place (const CfnRoute *route,
                 CfnRect         visible)
{
  return route->has_pill && cfn_rect_intersects (route->pill, visible) ? route->pill
                                                                       : route->bounds;
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
  CfnPoint point;

  if (frame != NULL)
    rect = cfn_layout_get_frame (
      millrace_world_get_layout (world),
      (guint) millrace_frames_find (millrace_world_get_frames (world),
                                    millrace_frame_get_name (frame)))->rect;
  else if (card != NULL)
    rect = millrace_world_get_rect (world, card);
  else if (edge != NULL)
    rect = get_route_place (cfn_routes_get (millrace_world_get_routes (world),
                                            millrace_edge_get_edge (edge)->index), rect);
  point = millrace_camera_to_screen (&self->camera, (CfnPoint) {
    rect.x + MIN (rect.width / 2, 24), rect.y + MIN (rect.height / 2, 24) });

  /* Of what is larger than the view, the corner may be outside. */
  return (CfnPoint) { CLAMP (point.x, 0, self->camera.width),
                      CLAMP (point.y, 0, self->camera.height) };
}

/* The logical id of what lies under what is selected there, or NULL. */
static const char *
get_under (MillraceCanvas *self,
           CfnPoint        point)
{
  CfnPoint at = millrace_camera_to_world (&self->camera, point.x, point.y);
  MillraceCard *card = millrace_canvas_find_under (self, at);
  const char *id = card != NULL ? millrace_card_get_id (card) : NULL;

  return id != NULL && !millrace_selection_contains (self->selection, id) ? id : NULL;
}

static void
open_at (MillraceCanvas *self,
         GMenu          *model,
         CfnPoint        point)
{
  millrace_menu_open (&self->menu, G_MENU_MODEL (model), GTK_WIDGET (self),
                      &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
}

void
millrace_canvas_popup_ground_menu (MillraceCanvas *self,
                                   CfnPoint        at)
{
  g_autoptr (GMenu) model = g_menu_new ();

  millrace_menu_append_clipboard (model, FALSE);
  append_stack_items (model);
  append_view_items (model);
  open_at (self, model, at);
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
                         n_selected, get_under (self, point));
      millrace_menu_append_clipboard (model, TRUE);
      append_group_items (model, millrace_canvas_get_focus_frame (self), TRUE,
                          is_in_group (self));
    }
  else if (claim != NULL)
    {
      append_edge_items (model, claim);
    }
  else
    {
      millrace_canvas_popup_ground_menu (self, point);
      return;
    }

  open_at (self, model, point);
}
