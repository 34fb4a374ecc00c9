/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-entry.h"
#include "cfn-extract.h"
#include "millrace-entries.h"
#include "millrace-entry-words.h"
#include "millrace-found.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

/* More places than these nobody reads in a question. */
#define MAX_TOLD 6

/* What a question is about, until it is answered. */
typedef struct
{
  char *section;
  char *name;
} Entry;

static void
entry_free (gpointer  data,
            GClosure *closure)
{
  Entry *entry = data;

  g_free (entry->section);
  g_free (entry->name);
  g_free (entry);
}

/* Forms and lists speak of the new text at once, so that what is shown next is found there. */
static void
say_done (MillraceWindow *self,
          const char     *text)
{
  millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  millrace_window_toast_with_undo (self, text);
}

/* --- Showing --- */

/* The lines of an entry are seen with its form, as those of a card are. */
static void
show_lines (MillraceWindow *self,
            CfnReading     *reading,
            const char     *section,
            const char     *name)
{
  g_autoptr (GArray) entries = cfn_template_get_entries (cfn_reading_get_template (reading),
                                                         millrace_entry_get_kind (section));

  for (guint i = 0; i < entries->len; i++)
    {
      const CfnSectionEntry *entry = &g_array_index (entries, CfnSectionEntry, i);

      if (g_strcmp0 (entry->name, name) == 0)
        {
          millrace_source_go_to (self->source, entry->name_span, FALSE);
          break;
        }
    }
}

/* The form of an entry, in place of those of what is selected. */
static void
show_entry (MillraceWindow *self,
            const char     *section,
            const char     *name)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnReading *reading = millrace_pipeline_ensure_reading (pipeline);
  const char *none[] = { NULL };

  millrace_window_select (self, none);
  millrace_inspector_set_entry (self->inspector, reading, section, name);
  if (*section != '\0')
    show_lines (self, reading, section, name);
  millrace_shell_set_shown (self->shell, MILLRACE_AREA_RIGHT, TRUE);
}

static void
show_entry_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *section, *name;

  g_variant_get (parameter, "(&s&s)", &section, &name);
  show_entry (self, section, name);
  millrace_inspector_focus_first (self->inspector);
}

static void
show_template_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;

  show_entry (self, "", "");
  millrace_inspector_focus_first (self->inspector);
}

/* --- Adding, renaming --- */

static void
add_entry_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *new_name = NULL;
  g_autofree char *text = NULL;
  const char *section, *name;

  g_variant_get (parameter, "(&s&s)", &section, &name);
  if (!millrace_entries_add (self->editor, section, name, &new_name, &error))
    {
      millrace_window_refuse (self, error);
      return;
    }

  /* Translators: said to people who cannot see it appear; %s is a logical id */
  text = g_strdup_printf (_("Added %s"), new_name);
  say_done (self, text);
  show_entry (self, section, new_name);
  /* Nobody keeps the name that was made. */
  millrace_inspector_focus_name (self->inspector);
}

static void
rename_entry_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *section, *name, *new_name;
  guint n_references;

  g_variant_get (parameter, "(&s&s&s)", &section, &name, &new_name);
  if (g_str_equal (name, new_name))
    return;
  if (!millrace_entries_rename (self->editor, section, name, new_name, &n_references, &error))
    {
      millrace_window_refuse (self, error);
      return;
    }

  text = millrace_window_dup_renamed_text (new_name, n_references);
  millrace_inspector_rename_entry (self->inspector, section, name, new_name);
  say_done (self, text);
}

/* --- Removing --- */

static void
remove_entry (MillraceWindow *self,
              const char     *section,
              const char     *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!millrace_entries_remove (self->editor, section, name, &error))
    {
      millrace_window_refuse (self, error);
      return;
    }

  text = g_strdup_printf (_("Removed %s"), name);
  say_done (self, text);
  millrace_inspector_focus_first (self->inspector);
}

static void
answered_cb (GtkWidget  *dialog,
             const char *response,
             Entry      *entry)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "remove") && window != NULL)
    remove_entry (MILLRACE_WINDOW (window), entry->section, entry->name);
}

/* The first places that use it, one a line. */
static char *
dup_places (GArray *uses)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (uses->len, MAX_TOLD); i++)
    g_string_append_printf (text, "\n%s", g_array_index (uses, CfnEntryUse, i).path);
  if (uses->len > MAX_TOLD)
    g_string_append (text, "\n…");

  return g_string_free (text, FALSE);
}

static void
ask_first (MillraceWindow *self,
           const char     *section,
           const char     *name,
           GArray         *uses)
{
  g_autofree char *heading = g_strdup_printf (_("Remove %s?"), name);
  g_autofree char *places = dup_places (uses);
  /* Translators: %u places of the template, which are listed below */
  g_autofree char *count = g_strdup_printf (ngettext ("It is still used in %u place, which will "
                                                      "be a problem then:",
                                                      "It is still used in %u places, which will "
                                                      "be problems then:", uses->len),
                                            uses->len);
  g_autofree char *body = g_strconcat (count, places, NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  Entry *entry = g_new0 (Entry, 1);

  entry->section = g_strdup (section);
  entry->name = g_strdup (name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove",
                                    _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), entry, entry_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the console groups and words goes with a parameter. */
static gboolean
is_interface (const CfnEntryUse *use)
{
  return g_str_has_prefix (use->path, "Metadata.");
}

static void
remove_entry_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnReading *reading = millrace_pipeline_ensure_reading (pipeline);
  g_autoptr (GArray) uses = NULL;
  const char *section, *name;

  g_variant_get (parameter, "(&s&s)", &section, &name);
  uses = cfn_entry_find_uses (cfn_reading_get_template (reading), section, name);
  for (guint i = uses->len; i > 0; i--)
    {
      if (is_interface (&g_array_index (uses, CfnEntryUse, i - 1)))
        g_array_remove_index (uses, i - 1);
    }

  if (uses->len > 0)
    ask_first (self, section, name, uses);
  else
    remove_entry (self, section, name);
}

/* --- Making of what is there --- */

static char *
dup_made_text (const char *name,
               guint       n_same)
{
  if (n_same == 0)
    return g_strdup_printf (_("Made the parameter %s"), name);

  /* Translators: name of a parameter; how many other places have the value that it has now */
  return g_strdup_printf (ngettext ("Made the parameter %s; %u other place has the same value",
                                    "Made the parameter %s; %u other places have the same value",
                                    n_same),
                          name, n_same);
}

static void
make_parameter_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  guint n_same = 0;
  gboolean made;

  if (path[0] != '\0')
    made = millrace_entries_make_parameter (self->editor, (const char * const []) { path, NULL },
                                            &name, &n_same, &error);
  else
    made = millrace_entries_make_part (self->editor,
                                       millrace_source_get_selected_span (self->source), &name,
                                       &error);
  if (!made)
    {
      millrace_window_refuse (self, error);
      return;
    }

  text = dup_made_text (name, n_same);
  say_done (self, text);
}

/* Several selected: one of what is the same in them. */
static void
make_parameter_of_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  guint n_same = 0;

  if (paths[0] == NULL)
    return;
  if (!millrace_entries_make_parameter (self->editor, paths, &name, &n_same, &error))
    {
      millrace_window_refuse (self, error);
      return;
    }

  text = dup_made_text (name, n_same);
  say_done (self, text);
}

static void
make_output_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  const char *id, *attribute;

  g_variant_get (parameter, "(&s&s)", &id, &attribute);
  if (!millrace_entries_make_output (self->editor, id, attribute, &name, &error))
    {
      millrace_window_refuse (self, error);
      return;
    }

  text = g_strdup_printf (_("Made the output %s"), name);
  say_done (self, text);
}

/* What the resource gives and no output has yet. */
static GPtrArray *
list_given (CfnTemplate *template,
            const char  *id)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) given = cfn_extract_list_given (template, id);

  for (guint i = 0; i < given->len; i++)
    {
      const CfnGiven *one = &g_array_index (given, CfnGiven, i);
      g_autofree char *action =
        millrace_found_dup_action ("win.make-output",
                                      g_variant_new ("(ss)", id, one->attribute));

      g_ptr_array_add (offers, millrace_found_new (one->word, NULL, action));
    }

  return offers;
}

static void
offer_outputs (MillraceWindow    *self,
               const CfnResource *resource)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnTemplate *template = cfn_reading_get_template (millrace_pipeline_ensure_reading (pipeline));
  g_autoptr (GPtrArray) offers = NULL;
  g_autofree char *text = NULL;

  if (resource == NULL)
    {
      millrace_window_toast (self, _("Select one resource first"));
      return;
    }

  offers = list_given (template, resource->id);
  if (offers->len > 0)
    {
      /* Translators: heading of a list of attributes; %s is a logical id */
      text = g_strdup_printf (_("Make an output of %s"), resource->id);
      millrace_window_open_offers (self, offers, text);
      return;
    }

  text = g_strdup_printf (_("%s gives nothing that is no output yet"), resource->id);
  millrace_window_toast (self, text);
}

/* Of what is selected, or of what the text is about where the cursor is: a name, or the resource
 * around it. */
static void
offer_outputs_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;
  gboolean here = g_str_equal (g_action_get_name (G_ACTION (action)), "offer-outputs-here");
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnTemplate *template = cfn_reading_get_template (millrace_pipeline_ensure_reading (pipeline));
  g_autoptr (CfnJump) jump = here ? millrace_source_find_name (self->source) : NULL;
  const CfnResource *resource = NULL;

  if (jump != NULL && g_str_has_prefix (jump->id, "Resources."))
    resource = cfn_template_find_resource (template, jump->name);
  if (here && resource == NULL)
    resource = cfn_template_get_resource_at (template, millrace_source_get_cursor (self->source));
  if (!here && self->selection[0] != NULL)
    resource = cfn_template_find_resource (template, self->selection[0]);

  offer_outputs (self, resource);
}

const GActionEntry millrace_window_entry_entries[] = {
  { "show-entry", show_entry_cb, "(ss)" },
  { "show-template", show_template_cb },
  { "add-entry", add_entry_cb, "(ss)" },
  { "rename-entry", rename_entry_cb, "(sss)" },
  { "remove-entry", remove_entry_cb, "(ss)" },
  { "make-parameter", make_parameter_cb, "s" },
  { "make-parameter-of", make_parameter_of_cb, "as" },
  { "make-output", make_output_cb, "(ss)" },
  { "offer-outputs", offer_outputs_cb },
  { "offer-outputs-here", offer_outputs_cb },
};

const guint millrace_window_n_entry_entries = G_N_ELEMENTS (millrace_window_entry_entries);
