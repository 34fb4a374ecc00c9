/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-commands.h"
#include "millrace-found.h"
#include "millrace-fuzzy.h"
#include "millrace-window-private.h"

/* So many commands are remembered, and offered first. */
#define MAX_RECENT 6

#define RECENT "recent-commands"

/* A command that answers what was typed; the greater the score, the better. */
typedef struct
{
  const MillraceCommand *command;
  guint                  score;
  GByteArray            *hits;   /* NULL: it was found by other words */
} Answer;

/* --- what is possible ------------------------------------------------------------------------- */

static gboolean
has_group (MillraceWindow *self)
{
  CfnPositions *positions = cfn_document_get_positions (millrace_window_get_document (self));

  for (guint i = 0; self->selection[i] != NULL; i++)
    if (cfn_positions_get_group_of (positions, self->selection[i]) != NULL)
      return TRUE;

  return FALSE;
}

static guint
count_problems (MillraceWindow *self)
{
  CfnReading *reading;

  if (millrace_window_is_blank (self))
    return 0;

  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));

  return cfn_findings_get_n (cfn_reading_get_findings (reading));
}

static gboolean
has_stack (MillraceWindow *self)
{
  CfnReading *shown = millrace_pipeline_get_shown (millrace_editor_get_pipeline (self->editor));

  return shown != NULL && cfn_template_get_n_resources (cfn_reading_get_template (shown)) > 0;
}

/* Why there is not what @need asks for; NULL: there is. */
static const char *
why_not (MillraceWindow *self,
         MillraceNeed    need)
{
  guint n = g_strv_length (self->selection);
  gboolean edge = millrace_canvas_get_selected_claim (self->canvas) != NULL;

  switch (need)
    {
    case MILLRACE_NEEDS_STACK:
      return has_stack (self) ? NULL : _("There is no resource yet");

    case MILLRACE_NEEDS_SOME:
      return n > 0 ? NULL : _("Nothing is selected");

    case MILLRACE_NEEDS_ONE:
      return n == 1 ? NULL : _("Select one resource first");

    case MILLRACE_NEEDS_TWO:
      return n >= 2 ? NULL : _("Select two resources or more first");

    case MILLRACE_NEEDS_THREE:
      return n >= 3 ? NULL : _("Select three resources or more first");

    case MILLRACE_NEEDS_EDGE:
      return edge ? NULL : _("Select a connection first");

    case MILLRACE_NEEDS_ANYTHING:
      return n > 0 || edge ? NULL : _("Nothing is selected");

    case MILLRACE_NEEDS_GROUP:
      return has_group (self) ? NULL : _("Nothing selected is in a group");

    case MILLRACE_NEEDS_UNDO:
      return cfn_document_can_undo (millrace_window_get_document (self))
             ? NULL : _("Nothing to undo");

    case MILLRACE_NEEDS_REDO:
      return cfn_document_can_redo (millrace_window_get_document (self))
             ? NULL : _("Nothing to redo");

    case MILLRACE_NEEDS_PROBLEM:
      return count_problems (self) > 0 ? NULL : _("No problems");

    case MILLRACE_NEEDS_OTHER:
      return gtk_revealer_get_reveal_child (self->banner)
             ? NULL : _("Nobody else has changed the file");

    case MILLRACE_NEEDS_NOTHING:
    default:
      return NULL;
    }
}

/* --- state ------------------------------------------------------------------------------------ */

static GAction *
find_action (MillraceWindow *self,
             const char     *name)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (g_str_has_prefix (name, "win."))
    return g_action_map_lookup_action (G_ACTION_MAP (self), name + strlen ("win."));
  if (g_str_has_prefix (name, "app.") && application != NULL)
    return g_action_map_lookup_action (G_ACTION_MAP (application), name + strlen ("app."));

  return NULL;
}

/* A switch is on or off; one of several choices is on when it is the one. */
static MillraceMark
get_mark (GAction  *action,
          GVariant *target)
{
  g_autoptr (GVariant) state = g_action_get_state (action);

  if (state == NULL)
    return MILLRACE_MARK_NONE;
  if (target != NULL)
    return g_variant_equal (state, target) ? MILLRACE_MARK_ON : MILLRACE_MARK_NONE;
  if (g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (state) ? MILLRACE_MARK_ON : MILLRACE_MARK_OFF;

  return MILLRACE_MARK_NONE;
}

static MillraceFound *
make_found (MillraceWindow        *self,
            const MillraceCommand *command,
            const char            *group)
{
  MillraceFound *found = millrace_found_new (_(command->title), group, command->action);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  const char *reason = why_not (self, command->need);
  GAction *action;

  g_action_parse_detailed_name (command->action, &name, &target, NULL);
  action = find_action (self, name);
  if (action != NULL)
    {
      millrace_found_set_mark (found, get_mark (action, target));
      if (reason == NULL && !g_action_get_enabled (action))
        reason = _("Not possible now");
    }
  millrace_found_set_why_not (found, reason);

  if (command->keys != NULL)
    {
      g_auto (GStrv) keys = g_strsplit (command->keys, " ", 2);

      millrace_found_set_keys (found, keys[0]);
    }

  return found;
}

/* --- recent ones ------------------------------------------------------------------------------ */

static void
remember (MillraceWindow *self,
          const char     *action)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, RECENT);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  g_ptr_array_add (after, (gpointer) action);
  for (guint i = 0; before[i] != NULL && after->len < MAX_RECENT; i++)
    if (!g_str_equal (before[i], action))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (self->settings, RECENT, (const char * const *) after->pdata);
}

static const MillraceCommand *
find_command (const char *action)
{
  guint n;
  const MillraceCommand *commands = millrace_commands_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (commands[i].action, action))
      return &commands[i];

  return NULL;
}

static GPtrArray *
list_all (MillraceWindow *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, RECENT);
  guint n;
  const MillraceCommand *commands = millrace_commands_get (&n);

  for (guint i = 0; recent[i] != NULL; i++)
    {
      const MillraceCommand *command = find_command (recent[i]);

      /* An older version may have had others. */
      if (command != NULL)
        g_ptr_array_add (items, make_found (self, command, _("Recent")));
    }
  for (guint i = 0; i < n; i++)
    if (!g_strv_contains ((const char * const *) recent, commands[i].action))
      g_ptr_array_add (items, make_found (self, &commands[i], _(commands[i].group)));

  return items;
}

/* --- searching -------------------------------------------------------------------------------- */

static int
compare_answers (gconstpointer a,
                 gconstpointer b)
{
  const Answer *left = a;
  const Answer *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;

  /* In the order of the table. */
  return left->command < right->command ? -1 : 1;
}

static gboolean
answer (const MillraceCommand *command,
        const char            *text,
        Answer                *result)
{
  const char *words = command->words != NULL ? _(command->words) : "";
  g_autofree char *all = g_strjoin (" ", _(command->title), _(command->group), words, NULL);
  GByteArray *hits = NULL;
  guint by_title = millrace_fuzzy_score (_(command->title), text, &hits);
  guint by_words = millrace_fuzzy_score (all, text, NULL);

  /* The name itself is worth more than what else it might be called. */
  *result = (Answer) { command, MAX (2 * by_title, by_words), hits };

  return result->score > 0;
}

static GPtrArray *
list_answers (MillraceWindow *self,
              const char     *text)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, RECENT);
  guint n;
  const MillraceCommand *commands = millrace_commands_get (&n);

  for (guint i = 0; i < n; i++)
    {
      Answer found;

      if (!answer (&commands[i], text, &found))
        continue;
      if (g_strv_contains ((const char * const *) recent, commands[i].action))
        found.score++;
      /* What cannot be done is hardly meant. */
      if (why_not (self, commands[i].need) != NULL)
        found.score /= 2;
      g_array_append_val (answers, found);
    }
  g_array_sort (answers, compare_answers);

  for (guint i = 0; i < answers->len; i++)
    {
      Answer *found = &g_array_index (answers, Answer, i);
      MillraceFound *item = make_found (self, found->command, NULL);

      millrace_found_set_hits (item, found->hits);
      g_clear_pointer (&found->hits, g_byte_array_unref);
      g_ptr_array_add (items, item);
    }

  return items;
}

static GPtrArray *
find_commands (MillraceWindow *self,
               const char     *text)
{
  g_autofree char *query = g_strstrip (g_strdup (text));

  return *query != '\0' ? list_answers (self, query) : list_all (self);
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
command_palette_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  millrace_window_open_finder (user_data, find_commands, remember, _("What do you want to do?"));
}

const GActionEntry millrace_window_command_entries[] = {
  { "command-palette", command_palette_cb },
};

const guint millrace_window_n_command_entries = G_N_ELEMENTS (millrace_window_command_entries);
