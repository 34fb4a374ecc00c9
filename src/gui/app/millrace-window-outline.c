/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-reorder.h"
#include "millrace-arrange.h"
#include "millrace-found.h"
#include "millrace-fuzzy.h"
#include "millrace-palette-search.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

/* --- order ------------------------------------------------------------------------------------ */

static void
tell_moved (MillraceWindow *self,
            char          **names,
            const char     *before)
{
  g_autofree char *all = g_strjoinv (", ", names);
  g_autofree char *text = NULL;

  if (*before != '\0')
    /* Translators: what was moved in the file, and what it stands before now */
    text = millrace_words (N_("Moved {0} before {1}"), all, before, NULL);
  else
    text = millrace_words (N_("Moved {0} to the end"), all, NULL);
  millrace_window_announce (self, text);
}

static void
reorder_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  const char *section, *before;
  CfnReading *reading;

  g_variant_get (parameter, "(&s^as&s)", &section, &names, &before);
  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  edit = cfn_reorder (cfn_reading_get_template (reading), section, (const char * const *) names,
                      *before != '\0' ? before : NULL, &error);
  if (edit == NULL)
    {
      millrace_window_refuse (self, error);
      return;
    }

  cfn_document_apply (millrace_window_get_document (self), edit, _("Move in the File"), NULL);
  tell_moved (self, names, before);
}

/* What is selected, one step up or down. */
static void
move_in_file_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MillraceWindow *self = user_data;
  gboolean down = g_str_equal (g_variant_get_string (parameter, NULL), "down");
  const char * const *names = (const char * const *) self->selection;
  CfnReading *reading;
  const char *before;

  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  before = cfn_reorder_find_step (cfn_reading_get_template (reading), "Resources", names, down);
  if (before == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  g_action_group_activate_action (G_ACTION_GROUP (self), "reorder",
                                  g_variant_new ("(s^ass)", "Resources", names, before));
}

/* --- adding ----------------------------------------------------------------------------------- */

static GPtrArray *
find_types (MillraceWindow *self,
            const char     *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_more;
  g_autoptr (GPtrArray) items = millrace_palette_find (text, &n_more);

  for (guint i = 0; i < items->len; i++)
    {
      MillracePaletteItem *item = g_ptr_array_index (items, i);
      const char *type = millrace_palette_item_get_type_name (item);
      g_autofree char *action = NULL;
      MillraceFound *entry;

      /* "Any resource" leads to a search; this is one. */
      if (type == NULL)
        continue;
      action = g_strdup_printf ("win.add(('%s', nan, nan))", type);
      entry = millrace_found_new (millrace_palette_item_get_title (item), NULL, action);
      millrace_found_set_detail (entry, type);
      g_ptr_array_add (found, entry);
    }

  return found;
}

static void
add_resource_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  millrace_window_open_finder (user_data, find_types, NULL, _("Add a resource"));
}

/* --- connecting ------------------------------------------------------------------------------- */

static void
add_offer (GPtrArray             *offers,
           const char            *from,
           const CfnResource     *to,
           const MillraceMeaning *meaning,
           MillraceFit            fit)
{
  static const char *groups[] = {
    [MILLRACE_FIT_PATTERN] = N_("Data, invocations and permissions"),
    [MILLRACE_FIT_REFERENCE] = N_("References"),
    [MILLRACE_FIT_ORDER] = N_("Order of creation"),
  };
  g_autofree char *action = NULL;
  MillraceFound *offer;

  action = millrace_found_dup_action ("win.connect", g_variant_new ("(sss)", from, to->id,
                                                                    meaning->as));
  offer = millrace_found_new (to->id, _(groups[fit]), action);
  millrace_found_set_detail (offer, meaning->title);
  g_ptr_array_add (offers, offer);
}

/* All that @from can be connected to, and what that would mean; the likeliest first. */
static GPtrArray *
list_offers (MillraceWindow *self,
             const char     *from)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (self->editor);
  CfnTemplate *template = cfn_reading_get_template (millrace_pipeline_ensure_reading (pipeline));
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_object_unref);

  for (int fit = MILLRACE_FIT_PATTERN; fit > MILLRACE_FIT_NONE; fit--)
    for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
      {
        const CfnResource *to = cfn_template_get_resource (template, i);
        g_autofree char *why_not = NULL;
        g_autoptr (GPtrArray) meanings = NULL;

        if (g_str_equal (to->id, from)
            || (int) millrace_links_check (self->links, from, to->id, NULL, &why_not) != fit)
          continue;
        meanings = millrace_links_list_meanings (self->links, from, to->id, NULL);
        for (guint j = 0; j < meanings->len; j++)
          add_offer (offers, from, to, g_ptr_array_index (meanings, j), fit);
      }

  return offers;
}

static void
connect_choose_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *from = g_variant_get_string (parameter, NULL);
  g_autoptr (GPtrArray) offers = NULL;
  g_autofree char *heading = NULL;

  offers = list_offers (self, from);
  if (offers->len == 0)
    {
      g_autofree char *text = millrace_words (N_("Nothing that {0} could be connected to"), from,
                                              NULL);

      millrace_window_toast (self, text);
      return;
    }

  /* Translators: heading of a list of resources; a logical id */
  heading = millrace_words (N_("Connect {0} to…"), from, NULL);
  millrace_window_open_offers (self, offers, heading);
}

/* --- groups ----------------------------------------------------------------------------------- */

static void
set_group_name_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *name, *new_name;
  g_autofree char *why_not = NULL;
  g_autofree char *text = NULL;

  g_variant_get (parameter, "(&s&s)", &name, &new_name);
  why_not = millrace_arrange_check_name (self->editor, name, new_name);
  if (why_not != NULL)
    {
      millrace_window_toast (self, why_not);
      return;
    }

  millrace_arrange_rename (self->editor, name, new_name);
  text = millrace_words (N_("Renamed to {0}"), new_name, NULL);
  millrace_window_announce (self, text);
}

const GActionEntry millrace_window_outline_entries[] = {
  { "reorder", reorder_cb, "(sass)" },
  { "move-in-file", move_in_file_cb, "s" },
  { "add-resource", add_resource_cb },
  { "connect-choose", connect_choose_cb, "s" },
  { "set-group-name", set_group_name_cb, "(ss)" },
};

const guint millrace_window_n_outline_entries = G_N_ELEMENTS (millrace_window_outline_entries);
