/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-window-private.h"
#include "millrace-words.h"

/* Where AWS documents resource types: "aws-resource-dynamodb-table.html" for AWS::DynamoDB::Table
 * (CloudFormation User Guide, "AWS resource and property types reference"). */
#define REFERENCE "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-"

/* The page about @type; NULL for what AWS does not document there: custom resources, modules and
 * types of transforms. */
static char *
dup_page (const char *type)
{
  g_auto (GStrv) parts = g_strsplit (type, "::", -1);
  g_autofree char *service = NULL;
  g_autofree char *name = NULL;

  if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], "AWS")
      || g_str_equal (parts[1], "Serverless"))
    return NULL;

  service = g_ascii_strdown (parts[1], -1);
  name = g_ascii_strdown (parts[2], -1);

  return g_strconcat (REFERENCE, service, "-", name, ".html", NULL);
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree char *page = user_data;
  g_autofree char *text = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    return;

  /* Translators: %s is the address of a page */
  text = millrace_words (N_("Nothing here can show {0}"), page, NULL);
  millrace_window_toast (MILLRACE_WINDOW (source), text);
}

static gboolean
has_focus_in_text (MillraceWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->source));
}

/* What is known of what the cursor is at, or of the type of the selected resource; of the program,
 * when there is neither. */
static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MillraceWindow *self = user_data;
  CfnReading *reading;
  const CfnResource *resource = NULL;
  char *page = NULL;

  if (has_focus_in_text (self) && millrace_source_show_help (self->source))
    return;

  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  if (self->selection[0] != NULL && self->selection[1] == NULL)
    resource = cfn_template_find_resource (cfn_reading_get_template (reading),
                                           self->selection[0]);
  if (resource != NULL)
    page = dup_page (resource->type);

  if (page != NULL)
    gtk_show_uri_full (GTK_WINDOW (self), page, GDK_CURRENT_TIME, NULL, shown_cb, page);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-help-overlay", NULL);
}

/* Were it called gtk/help-overlay.ui, GTK would make it with each window, and keep it. A window
 * that was never shown is what ends the program when assistive technology asks for one more than
 * there are, as it does when one closes meanwhile: GTK 4.8 answers with the last of all, which has
 * no place on the bus (gtkatspiroot.c, GetChildAtIndex). */
static void
show_help_overlay_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  MillraceWindow *self = user_data;

  if (self->shortcuts == NULL)
    {
      g_autoptr (GtkBuilder) builder
        = gtk_builder_new_from_resource (RESOURCE_PREFIX "/help-overlay.ui");
      GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

      gtk_window_set_transient_for (shortcuts, GTK_WINDOW (self));
      gtk_window_set_destroy_with_parent (shortcuts, TRUE);
      g_set_weak_pointer (&self->shortcuts, shortcuts);
    }
  gtk_window_present (self->shortcuts);
}

const GActionEntry millrace_window_help_entries[] = {
  { "help", help_cb },
  { "show-help-overlay", show_help_overlay_cb },
};

const guint millrace_window_n_help_entries = G_N_ELEMENTS (millrace_window_help_entries);
