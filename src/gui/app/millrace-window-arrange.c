/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-change.h"
#include "cfn-tidy.h"
#include "millrace-arrange.h"
#include "millrace-name-popover.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

static void
announce_words (MillraceWindow *self,
                const char     *words,
                const char     *name)
{
  g_autofree char *text = millrace_words (words, name, NULL);

  millrace_window_announce (self, text);
}

/* Asks for a name beside what is named; @subject: what it is called now, or NULL. */
static void
ask_name (MillraceWindow     *self,
          const GdkRectangle *place,
          const char         *title,
          const char         *name,
          MillraceNameCheck   check,
          MillraceNameTake    take)
{
  g_free (self->naming);
  self->naming = g_strdup (name);
  millrace_name_popover_ask (self->canvas_overlay, place, title, name, check, take, self);
}

/* --- Names of cards --- */

char *
millrace_window_check_id (const char  *name,
                          char       **note,
                          gpointer     user_data)
{
  MillraceWindow *self = user_data;
  CfnReading *reading;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint n_splices;

  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  edit = cfn_change_rename (cfn_reading_get_template (reading), self->naming, name, &error);
  if (edit == NULL)
    return g_strdup (error->message);

  cfn_edit_get_splices (edit, &n_splices);
  if (n_splices > 1)
    *note = g_strdup_printf (ngettext ("%u reference is renamed too",
                                       "%u references are renamed too", n_splices - 1),
                             n_splices - 1);

  return NULL;
}

static void
take_id_cb (const char *name,
            gpointer    user_data)
{
  MillraceWindow *self = user_data;
  CfnReading *reading;

  g_action_group_activate_action (G_ACTION_GROUP (self), "rename",
                                  g_variant_new ("(ss)", self->naming, name));

  /* The card of that name is another one: the focus goes on to it. */
  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  if (cfn_template_find_resource (cfn_reading_get_template (reading), name) == NULL)
    return;
  if (self->pending == NULL)
    millrace_window_select_when_shown (self, (const char * const []) { name, NULL });
  self->pending_focused = TRUE;
}

static void
rename_here_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  GdkRectangle place;

  millrace_canvas_reveal (self->canvas, id, TRUE);
  if (millrace_canvas_get_place (self->canvas, id, NULL, &place))
    ask_name (self, &place, _("Logical ID"), id, millrace_window_check_id, take_id_cb);
}

/* --- Groups --- */

static char *
check_new_group_cb (const char  *name,
                    char       **note,
                    gpointer     user_data)
{
  MillraceWindow *self = user_data;

  return millrace_arrange_check_name (self->editor, NULL, name);
}

static void
take_new_group_cb (const char *name,
                   gpointer    user_data)
{
  MillraceWindow *self = user_data;
  guint n = g_strv_length (self->selection);
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  millrace_arrange_group (self->editor, (const char * const *) self->selection, name);
  /* Translators: a group's name, and how many resources are in it now */
  text = g_strdup_printf (ngettext ("Group %s, %u resource", "Group %s, %u resources", n), name,
                          n);
  millrace_window_announce (self, text);
  millrace_canvas_reveal_group (self->canvas, name);
}

static void
group_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  MillraceWindow *self = user_data;
  CfnPositions *positions = cfn_document_get_positions (millrace_window_get_document (self));
  g_autofree char *name = NULL;
  GdkRectangle place;

  if (self->selection[0] == NULL
      || !millrace_canvas_get_place (self->canvas, NULL, NULL, &place))
    return;

  name = cfn_positions_dup_free_name (positions, _("Group"));
  ask_name (self, &place, _("Name of the Group"), name, check_new_group_cb, take_new_group_cb);
}

static char *
check_group_cb (const char  *name,
                char       **note,
                gpointer     user_data)
{
  MillraceWindow *self = user_data;

  return millrace_arrange_check_name (self->editor, self->naming, name);
}

static void
take_group_cb (const char *name,
               gpointer    user_data)
{
  MillraceWindow *self = user_data;

  millrace_arrange_rename (self->editor, self->naming, name);
  announce_words (self, N_("Renamed to {0}"), name);
  millrace_canvas_reveal_group (self->canvas, name);
}

static void
rename_group_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  GdkRectangle place;

  millrace_canvas_reveal_group (self->canvas, name);
  if (millrace_canvas_get_place (self->canvas, NULL, name, &place))
    ask_name (self, &place, _("Name of the Group"), name, check_group_cb, take_group_cb);
}

static void
ungroup_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autofree const char **borrowed = g_variant_get_strv (parameter, NULL);
  g_auto (GStrv) names = g_strdupv ((char **) borrowed);

  if (names[0] == NULL)
    return;

  millrace_arrange_ungroup (self->editor, (const char * const *) names);
  announce_words (self, N_("Ungrouped {0}"), names[0]);
}

static void
collapse_groups_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_auto (GStrv) names = NULL;
  gboolean collapsed;

  g_variant_get (parameter, "(^asb)", &names, &collapsed);
  if (names[0] == NULL)
    return;

  millrace_arrange_collapse (self->editor, (const char * const *) names, collapsed);
  announce_words (self, collapsed ? N_("{0} collapsed") : N_("{0} expanded"), names[0]);
}

static void
move_into_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GVariant) moves = NULL;
  const char *group, *into;

  g_variant_get (parameter, "(@a(sdd)&s&s)", &moves, &group, &into);
  if (g_variant_n_children (moves) == 0)
    return;

  millrace_arrange_move_into (self->editor, moves, *group != '\0' ? group : NULL,
                              *into != '\0' ? into : NULL);
  if (*into != '\0')
    announce_words (self, N_("Now in the group {0}"), into);
  else
    millrace_window_announce (self, _("Now in no group"));
}

/* --- Places --- */

/* How many cards of the picture are elsewhere in @positions. */
static guint
count_moved (MillraceWindow *self,
             CfnPositions   *positions)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  g_auto (GStrv) ids = cfn_positions_get_ids (positions);
  guint n_moved = 0;
  CfnPoint place;
  CfnRect card;

  for (guint i = 0; ids[i] != NULL; i++)
    if (millrace_pipeline_get_card (pipeline, ids[i], &card)
        && cfn_positions_lookup (positions, ids[i], &place)
        && (place.x != card.x || place.y != card.y))
      n_moved++;

  return n_moved;
}

/* Takes the places as one step, shows the cards going there, and says how many went. */
static void
take_places (MillraceWindow *self,
             CfnPositions   *positions,
             const char     *step)
{
  guint n_moved = count_moved (self, positions);
  g_autofree char *text = NULL;

  if (n_moved == 0)
    {
      millrace_window_toast (self, _("Everything is in its place already"));
      return;
    }

  millrace_canvas_settle_next (self->canvas);
  cfn_document_set_positions (millrace_window_get_document (self), positions, step, NULL);
  /* Translators: a step of the history such as "Tidy", and how many cards it moved */
  text = g_strdup_printf (ngettext ("%s: %u card moved", "%s: %u cards moved", n_moved), step,
                          n_moved);
  millrace_window_toast_with_undo (self, text);
}

static void
tidied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (CfnPositions) positions = NULL;

  positions = millrace_pipeline_tidy_finish (MILLRACE_PIPELINE (source), result, NULL);
  if (positions != NULL)
    take_places (self, positions, _("Tidy"));
}

static void
tidy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *scope = g_variant_get_string (parameter, NULL);
  gboolean some = g_str_equal (scope, "selection");

  if (some && self->selection[0] == NULL)
    {
      millrace_window_toast (self, _("Nothing is selected"));
      return;
    }

  millrace_pipeline_tidy_async (millrace_editor_get_pipeline (self->editor),
                                some ? MILLRACE_TIDY_SOME
                                : g_str_equal (scope, "new") ? MILLRACE_TIDY_UNPLACED
                                                             : MILLRACE_TIDY_ALL,
                                some ? (const char * const *) self->selection : NULL,
                                tidied_cb, g_object_ref (self));
}

/* The layout of the picture, or NULL when there are fewer than @n cards to be brought in line. */
static CfnLayout *
get_layout_of (MillraceWindow *self,
               guint           n,
               const char     *too_few)
{
  CfnRoutes *routes = millrace_pipeline_get_routes (millrace_editor_get_pipeline (self->editor));

  if (routes != NULL && g_strv_length (self->selection) >= n)
    return cfn_routes_get_layout (routes);

  millrace_window_toast (self, too_few);

  return NULL;
}

static void
align_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  static const char *sides[] = {
    [CFN_ALIGN_LEFT] = "left", [CFN_ALIGN_CENTRE] = "centre", [CFN_ALIGN_RIGHT] = "right",
    [CFN_ALIGN_TOP] = "top", [CFN_ALIGN_MIDDLE] = "middle", [CFN_ALIGN_BOTTOM] = "bottom",
  };
  MillraceWindow *self = user_data;
  CfnLayout *layout = get_layout_of (self, 2, _("Select two cards or more to align them"));

  for (guint i = 0; layout != NULL && i < G_N_ELEMENTS (sides); i++)
    if (g_str_equal (sides[i], g_variant_get_string (parameter, NULL)))
      {
        g_autoptr (CfnPositions) positions = NULL;

        positions = cfn_tidy_align (layout,
                                    cfn_document_get_positions (
                                      millrace_window_get_document (self)),
                                    (const char * const *) self->selection, (CfnAlign) i);
        take_places (self, positions, _("Align"));
        return;
      }
}

static void
distribute_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceWindow *self = user_data;
  CfnLayout *layout = get_layout_of (self, 3, _("Select three cards or more to distribute them"));
  gboolean upright = g_str_equal (g_variant_get_string (parameter, NULL), "vertical");
  g_autoptr (CfnPositions) positions = NULL;

  if (layout == NULL)
    return;

  positions = cfn_tidy_distribute (layout,
                                   cfn_document_get_positions (
                                     millrace_window_get_document (self)),
                                   (const char * const *) self->selection, upright);
  take_places (self, positions, _("Distribute"));
}

const GActionEntry millrace_window_arrange_entries[] = {
  { "tidy", tidy_cb, "s" },
  { "align", align_cb, "s" },
  { "distribute", distribute_cb, "s" },
  { "rename-here", rename_here_cb, "s" },
  { "group", group_cb },
  { "rename-group", rename_group_cb, "s" },
  { "ungroup", ungroup_cb, "as" },
  { "collapse-groups", collapse_groups_cb, "(asb)" },
  { "move-into", move_into_cb, "(a(sdd)ss)" },
};

const guint millrace_window_n_arrange_entries = G_N_ELEMENTS (millrace_window_arrange_entries);
