/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cfn-card.h"
#include "millrace-palette-search.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

/* A gap between an added card and the one it is added beside. */
#define BESIDE (3 * CFN_GRID)

void
millrace_window_toast_with_undo (MillraceWindow *self,
                                 const char     *text)
{
  millrace_toasts_offer (self->toasts, text, _("_Undo"), "win.undo");
  millrace_window_announce (self, text);
}

/* --- Adding --- */

/* Right of the selected card, else the middle of what is seen. */
static CfnPoint
get_hint (MillraceWindow *self)
{
  CfnPoint hint = millrace_canvas_get_centre (self->canvas);
  CfnRect card;

  if (self->selection[0] != NULL
      && millrace_pipeline_get_card (millrace_editor_get_pipeline (self->editor),
                                     self->selection[0], &card))
    {
      hint.x = card.x + card.width + BESIDE;
      hint.y = card.y;
    }
  else
    {
      hint.x -= CFN_CARD_WIDTH / 2;
      hint.y -= CFN_CARD_HEADER;
    }

  return hint;
}

char *
millrace_window_describe_added (MillraceWindow *self,
                                const char     *id)
{
  CfnReading *reading =
    millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  CfnTemplate *template = cfn_reading_get_template (reading);
  guint n_resources = cfn_template_get_n_resources (template);
  guint place = 0;

  while (place < n_resources
         && !g_str_equal (cfn_template_get_resource (template, place)->id, id))
    place++;

  /* Translators: said to people who cannot see it appear: a logical id, and where in the file it is
   * among how many: "Added Queue, 3 of 3" */
  return g_strdup_printf (_("Added %s, %u of %u"), id, place + 1, n_resources);
}

static void
add (MillraceWindow *self,
     const char     *type,
     const CfnPoint *place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  CfnPoint hint = get_hint (self);

  if (!millrace_editor_add (self->editor, type, place, &hint, &id, &error))
    {
      millrace_window_refuse (self, error);
      return;
    }

  millrace_palette_remember (type);
  text = millrace_window_describe_added (self, id);
  millrace_window_announce (self, text);
  millrace_window_select_when_shown (self, (const char * const []) { id, NULL });
}

static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  const char *type;
  CfnPoint place;

  g_variant_get (parameter, "(&sdd)", &type, &place.x, &place.y);
  add (user_data, type, isnan (place.x) || isnan (place.y) ? NULL : &place);
}

/* Events of a drag that crosses windows do not say which keys are held. */
static gboolean
is_alt_held (GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  GdkModifierType modifiers = 0;

  if (drop != NULL)
    gdk_surface_get_device_position (gdk_drop_get_surface (drop), gdk_drop_get_device (drop),
                                     NULL, NULL, &modifiers);

  return (modifiers & GDK_ALT_MASK) != 0;
}

/* The edge that something new would take the place of, which is marked; NULL: of none. */
static const CfnClaim *
mark_insertion (MillraceWindow             *self,
                GtkDropTarget              *target,
                const MillraceResourceDrag *drag,
                CfnPoint                    at)
{
  if (!is_alt_held (target))
    return millrace_canvas_mark_insertion (self->canvas, NULL, drag->type, at);

  millrace_canvas_clear_insertion (self->canvas);

  return NULL;
}

static GdkDragAction
resource_motion_cb (GtkDropTarget  *target,
                    double          x,
                    double          y,
                    MillraceWindow *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  if (value != NULL)
    mark_insertion (self, target, g_value_get_boxed (value),
                    millrace_canvas_to_world (self->canvas, x, y));

  return GDK_ACTION_COPY;
}

static void
resource_leave_cb (GtkDropTarget  *target,
                   MillraceWindow *self)
{
  millrace_canvas_clear_insertion (self->canvas);
}

static gboolean
resource_drop_cb (GtkDropTarget  *target,
                  const GValue   *value,
                  double          x,
                  double          y,
                  MillraceWindow *self)
{
  const MillraceResourceDrag *drag = g_value_get_boxed (value);
  CfnPoint place = millrace_canvas_to_world (self->canvas, x, y);
  const CfnClaim *between = mark_insertion (self, target, drag, place);

  /* The pointer holds the card by the middle of its header; cards stand on the grid. */
  place.x = round ((place.x - CFN_CARD_WIDTH / 2) / CFN_GRID) * CFN_GRID;
  place.y = round ((place.y - CFN_CARD_HEADER / 2) / CFN_GRID) * CFN_GRID;
  millrace_canvas_clear_insertion (self->canvas);
  if (between != NULL)
    millrace_window_add_between (self, drag->type, between, place);
  else
    add (self, drag->type, &place);
  return TRUE;
}

static gboolean
files_drop_cb (GtkDropTarget  *target,
               const GValue   *value,
               double          x,
               double          y,
               MillraceWindow *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                      (GFile **) files->pdata, files->len, "");
  return TRUE;
}

void
millrace_window_add_drop_targets (MillraceWindow *self)
{
  GtkDropTarget *resources = gtk_drop_target_new (MILLRACE_TYPE_RESOURCE_DRAG, GDK_ACTION_COPY);
  GtkDropTarget *files = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* What is dragged is known before it is dropped. */
  gtk_drop_target_set_preload (resources, TRUE);
  g_signal_connect (resources, "motion", G_CALLBACK (resource_motion_cb), self);
  g_signal_connect (resources, "leave", G_CALLBACK (resource_leave_cb), self);
  g_signal_connect (resources, "drop", G_CALLBACK (resource_drop_cb), self);
  gtk_widget_add_controller (self->canvas_overlay, GTK_EVENT_CONTROLLER (resources));
  g_signal_connect (files, "drop", G_CALLBACK (files_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (files));
}

/* --- Renaming --- */

char *
millrace_window_dup_renamed_text (const char *new_id,
                                  guint       n_references)
{
  if (n_references == 0)
    return g_strdup_printf (_("Renamed to %s"), new_id);

  /* Translators: a logical id, and how many places of the template that name it were changed */
  return g_strdup_printf (ngettext ("Renamed to %s, with %u reference",
                                    "Renamed to %s, with %u references", n_references),
                          new_id, n_references);
}

static void
rename_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *id, *new_id;
  guint n_references;

  g_variant_get (parameter, "(&s&s)", &id, &new_id);
  if (g_str_equal (id, new_id))
    return;
  if (!millrace_editor_rename (self->editor, id, new_id, &n_references, &error))
    {
      millrace_window_refuse (self, error);
      return;
    }

  millrace_window_follow_rename (self, id, new_id);
  millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  text = millrace_window_dup_renamed_text (new_id, n_references);
  millrace_window_toast_with_undo (self, text);
}

/* --- Moving --- */

static void
move_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;

  millrace_editor_move (self->editor, parameter);
}

static void
nudge_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  MillraceWindow *self = user_data;
  double dx, dy;

  g_variant_get (parameter, "(dd)", &dx, &dy);
  millrace_editor_nudge (self->editor, (const char * const *) self->selection, dx, dy);
}

/* --- Properties --- */

static void
set_properties (MillraceWindow *self,
                GVariant       *pairs)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (pairs);
  g_autoptr (GError) error = NULL;

  if (!millrace_editor_set_properties (self->editor, sunk, &error))
    millrace_window_refuse (self, error);
}

static void
set_properties_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  set_properties (user_data, parameter);
}

static void
set_property_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  set_properties (user_data, g_variant_new_array (NULL, &parameter, 1));
}

/* An edit by the editor of what is at a path, with a text. */
typedef gboolean (*EditAt) (MillraceEditor  *editor,
                            const char      *path,
                            const char      *text,
                            GError         **error);

/* Makes @edit of a path and a text, or tells why it cannot be made. */
static void
edit_at (MillraceWindow *self,
         GVariant       *parameter,
         EditAt          edit)
{
  g_autoptr (GError) error = NULL;
  const char *path, *text;

  g_variant_get (parameter, "(&s&s)", &path, &text);
  if (!edit (self->editor, path, text, &error))
    millrace_window_refuse (self, error);
}

static void
set_text_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  edit_at (user_data, parameter, millrace_editor_set_text);
}

static void
set_lines_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  edit_at (user_data, parameter, millrace_editor_set_lines);
}

static void
unset_property_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!millrace_editor_unset (self->editor, g_variant_get_string (parameter, NULL), &error))
    millrace_window_refuse (self, error);
}

static void
rename_key_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  edit_at (user_data, parameter, millrace_editor_rename_key);
}

static void
move_item_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  const char *path;
  int from, to;

  g_variant_get (parameter, "(&sii)", &path, &from, &to);
  if (from >= 0 && to >= 0
      && !millrace_editor_move_item (self->editor, path, from, to, &error))
    millrace_window_refuse (self, error);
}

/* --- History --- */

/* What the selected resource is called after a step, when only its name differs; NULL: it is
 * there still, or there is nothing that it could have become. */
static const char *
find_new_name (CfnTemplate *before,
               CfnTemplate *after,
               const char  *id)
{
  const CfnResource *was = cfn_template_find_resource (before, id);
  const char *name = NULL;

  if (was == NULL || cfn_template_find_resource (after, id) != NULL)
    return NULL;

  for (guint i = 0; i < cfn_template_get_n_resources (after); i++)
    {
      const CfnResource *is = cfn_template_get_resource (after, i);

      if (cfn_template_find_resource (before, is->id) != NULL)
        continue;
      if (name != NULL || !g_str_equal (is->type, was->type))
        return NULL;
      name = is->id;
    }

  return name;
}

/* The resource that is selected, when there is just one; its key is where its name is written. */
static const CfnNode *
find_selected_key (MillraceWindow *self,
                   CfnReading     *reading)
{
  const CfnResource *resource = NULL;

  if (self->selection[0] != NULL && self->selection[1] == NULL && cfn_reading_is_whole (reading))
    resource = cfn_template_find_resource (cfn_reading_get_template (reading), self->selection[0]);

  return resource != NULL ? resource->node->key : NULL;
}

static void
keep_edit_cb (CfnDocument  *document,
              CfnEdit      *edit,
              gboolean      from_history,
              CfnEdit     **kept)
{
  g_clear_pointer (kept, cfn_edit_unref);
  *kept = cfn_edit_ref (edit);
}

static gboolean
is_touched (CfnEdit       *edit,
            const CfnNode *node)
{
  guint n;
  const CfnSplice *splices = cfn_edit_get_splices (edit, &n);

  for (guint i = 0; i < n; i++)
    if (splices[i].span.start <= node->span.end && node->span.start <= splices[i].span.end)
      return TRUE;

  return FALSE;
}

/* Takes one step back or forth; a selected resource that is renamed by it stays selected. Where
 * its name is not touched nobody waits for the text to be read. */
static void
take_step (MillraceWindow *self,
           void          (*step) (CfnDocument *))
{
  CfnDocument *document = millrace_window_get_document (self);
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  g_autoptr (CfnReading) before = cfn_reading_ref (millrace_pipeline_ensure_reading (pipeline));
  g_autoptr (CfnReading) after = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  const CfnNode *key = find_selected_key (self, before);
  const char *name = NULL;
  gulong handler = g_signal_connect (document, "changed", G_CALLBACK (keep_edit_cb), &edit);

  step (document);
  g_signal_handler_disconnect (document, handler);
  if (key == NULL || edit == NULL || !is_touched (edit, key))
    return;

  after = cfn_reading_ref (millrace_pipeline_ensure_reading (pipeline));
  if (cfn_reading_is_whole (after))
    name = find_new_name (cfn_reading_get_template (before), cfn_reading_get_template (after),
                          self->selection[0]);
  if (name != NULL)
    millrace_window_follow_rename (self, self->selection[0], name);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CfnDocument *document = millrace_window_get_document (user_data);
  g_autofree char *name = g_strdup (cfn_document_get_undo_name (document));
  g_autofree char *text = NULL;

  if (name == NULL)
    return;

  take_step (user_data, cfn_document_undo);
  /* Translators: %s is the name of a step, "Add Table" */
  text = g_strdup_printf (_("Undone: %s"), name);
  millrace_window_announce (user_data, text);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CfnDocument *document = millrace_window_get_document (user_data);
  g_autofree char *name = g_strdup (cfn_document_get_redo_name (document));
  g_autofree char *text = NULL;

  if (name == NULL)
    return;

  take_step (user_data, cfn_document_redo);
  /* Translators: %s is the name of a step, "Add Table" */
  text = g_strdup_printf (_("Done again: %s"), name);
  millrace_window_announce (user_data, text);
}

const GActionEntry millrace_window_edit_entries[] = {
  { "add", add_cb, "(sdd)" },
  { "rename", rename_cb, "(ss)" },
  { "move", move_cb, "a(sdd)" },
  { "nudge", nudge_cb, "(dd)" },
  { "move-item", move_item_cb, "(sii)" },
  { "rename-key", rename_key_cb, "(ss)" },
  { "set-lines", set_lines_cb, "(ss)" },
  { "set-property", set_property_cb, "(ss)" },
  { "set-properties", set_properties_cb, "a(ss)" },
  { "set-text", set_text_cb, "(ss)" },
  { "unset-property", unset_property_cb, "s" },
  { "undo", undo_cb },
  { "redo", redo_cb },
};

const guint millrace_window_n_edit_entries = G_N_ELEMENTS (millrace_window_edit_entries);
