/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-diff-view.h"

#include <adwaita.h>

struct _MillraceDiffView
{
  GtkWidget      parent_instance;

  GtkTextBuffer *buffer;   /* owned by the view */
  GtkTextTag    *added;
  GtkTextTag    *removed;
  GtkTextTag    *place;
};

G_DEFINE_FINAL_TYPE (MillraceDiffView, millrace_diff_view, GTK_TYPE_WIDGET)

/* As in the style sheet: text tags take colours from code only. */
typedef struct
{
  const char *added;
  const char *on_added;
  const char *removed;
  const char *on_removed;
  const char *place;
} Colours;

static const Colours light = { "#e4f4ea", "#14603a", "#fbe6e7", "#a3151f", "#68666b" };
static const Colours dark = { "#1e3528", "#57e389", "#43262a", "#ff9a86", "#b8b6b3" };

static void
dark_cb (MillraceDiffView *self)
{
  const Colours *colours =
    adw_style_manager_get_dark (adw_style_manager_get_default ()) ? &dark : &light;

  g_object_set (self->added,
                "paragraph-background", colours->added,
                "foreground", colours->on_added,
                NULL);
  g_object_set (self->removed,
                "paragraph-background", colours->removed,
                "foreground", colours->on_removed,
                NULL);
  g_object_set (self->place, "foreground", colours->place, NULL);
}

static GtkTextTag *
get_tag (MillraceDiffView *self,
         char              sign)
{
  switch (sign)
    {
    case '+':
      return self->added;

    case '-':
      return self->removed;

    case '@':
    case '\\':
      return self->place;

    default:
      return NULL;
    }
}

static void
add_line (MillraceDiffView *self,
          const char       *line,
          gboolean          is_first)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  if (!is_first)
    gtk_text_buffer_insert (self->buffer, &end, "\n", 1);
  gtk_text_buffer_insert_with_tags (self->buffer, &end, line, -1, get_tag (self, line[0]), NULL);
}

void
millrace_diff_view_set_diff (MillraceDiffView *self,
                             const char       *diff)
{
  g_auto (GStrv) lines = NULL;
  GtkTextIter start;
  gboolean is_first = TRUE;
  gboolean is_head = TRUE;

  g_return_if_fail (MILLRACE_IS_DIFF_VIEW (self));
  g_return_if_fail (diff != NULL);

  lines = g_strsplit (diff, "\n", -1);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '@')
        is_head = FALSE;
      if (is_head || lines[i][0] == '\0')
        continue;

      /* A text of the other kind of line ends has them in its diff as well. */
      g_strdelimit (lines[i], "\r", '\0');
      add_line (self, lines[i], is_first);
      is_first = FALSE;
    }
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}

static void
millrace_diff_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_diff_view_parent_class)->dispose (object);
}

static void
millrace_diff_view_class_init (MillraceDiffViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_diff_view_dispose;

  gtk_widget_class_set_css_name (widget_class, "diff-view");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
millrace_diff_view_init (MillraceDiffView *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  self->added = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->removed = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->place = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  /* Tab leads on to the buttons. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_widget_add_css_class (view, "source-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What changes in the text"),
                                  -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dark_cb), self, G_CONNECT_SWAPPED);
  dark_cb (self);
}
