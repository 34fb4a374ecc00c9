/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-source-search.h"

struct _MillraceSourceSearch
{
  GtkWidget               parent_instance;

  GtkSearchBar           *bar;
  GtkSearchEntry         *entry;
  GtkLabel               *count;
  GtkWidget              *replacement;
  MillraceSourceSync     *sync;      /* NULL without a document */
  GtkSourceView          *view;
  GtkSourceSearchContext *context;
};

G_DEFINE_FINAL_TYPE (MillraceSourceSearch, millrace_source_search, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (MillraceSourceSearch *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
show_count (MillraceSourceSearch *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  int n = gtk_source_search_context_get_occurrences_count (self->context);
  int position;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  position = gtk_source_search_context_get_occurrence_position (self->context, &start, &end);

  if (n > 0 && position > 0)
    /* Translators: which of how many places that were found. */
    text = g_strdup_printf (_("%d of %d"), position, n);
  else if (n >= 0 && gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0')
    text = g_strdup_printf (g_dngettext (NULL, "%d found", "%d found", n), n);
  gtk_label_set_text (self->count, text != NULL ? text : "");
}

static void
go_to (MillraceSourceSearch *self,
       GtkTextIter          *start,
       GtkTextIter          *end)
{
  gtk_text_buffer_select_range (get_buffer (self), start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (get_buffer (self)),
                                0.1, FALSE, 0, 0);
  show_count (self);
}

void
millrace_source_search_next (MillraceSourceSearch *self)
{
  GtkTextIter start, end, from;
  gboolean around;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), NULL, &from);
  if (gtk_source_search_context_forward (self->context, &from, &start, &end, &around))
    go_to (self, &start, &end);
}

void
millrace_source_search_previous (MillraceSourceSearch *self)
{
  GtkTextIter start, end, from;
  gboolean around;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, NULL);
  if (gtk_source_search_context_backward (self->context, &from, &start, &end, &around))
    go_to (self, &start, &end);
}

static void
search_changed_cb (MillraceSourceSearch *self)
{
  GtkSourceSearchSettings *settings = gtk_source_search_context_get_settings (self->context);
  GtkTextIter start, end, from;
  gboolean around;

  gtk_source_search_settings_set_search_text (settings,
                                              gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  /* From where the last place began, so that typing on extends it rather than leaving it. */
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, NULL);
  if (gtk_source_search_context_forward (self->context, &from, &start, &end, &around))
    go_to (self, &start, &end);
  show_count (self);
}

/* --- Replacing: one step of the history, however many places there are --- */

static void
add_replacement (MillraceSourceSearch *self,
                 CfnEdit              *edit,
                 const GtkTextIter    *start,
                 const GtkTextIter    *end)
{
  CfnText *text = millrace_source_sync_get_text (self->sync);
  CfnSpan span = {
    (guint32) cfn_text_get_byte_offset (text, (gsize) gtk_text_iter_get_offset (start)),
    (guint32) cfn_text_get_byte_offset (text, (gsize) gtk_text_iter_get_offset (end)),
  };

  cfn_edit_add (edit, span, gtk_editable_get_text (GTK_EDITABLE (self->replacement)), -1);
}

static void
apply (MillraceSourceSearch *self,
       CfnEdit              *edit,
       const char           *name)
{
  if (!cfn_edit_is_empty (edit) && millrace_source_sync_is_editable (self->sync))
    cfn_document_apply (millrace_source_sync_get_document (self->sync), edit, name, NULL);
}

/* What is selected, when it is a place that was found; then goes on to the next. */
static void
replace_cb (MillraceSourceSearch *self)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  GtkTextIter start, end, found, found_end;
  gboolean around;

  if (self->sync == NULL)
    return;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  if (gtk_source_search_context_forward (self->context, &start, &found, &found_end, &around)
      && gtk_text_iter_equal (&start, &found) && gtk_text_iter_equal (&end, &found_end))
    {
      add_replacement (self, edit, &start, &end);
      apply (self, edit, _("Replace"));
    }
  millrace_source_search_next (self);
}

static void
replace_all_cb (MillraceSourceSearch *self)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();
  GtkTextIter from, start, end;
  gboolean around = FALSE;

  if (self->sync == NULL)
    return;

  gtk_text_buffer_get_start_iter (get_buffer (self), &from);
  while (gtk_source_search_context_forward (self->context, &from, &start, &end, &around)
         && !around && !gtk_text_iter_equal (&start, &end))
    {
      add_replacement (self, edit, &start, &end);
      from = end;
    }
  apply (self, edit, _("Replace All"));
}

static void
search_mode_cb (MillraceSourceSearch *self)
{
  gboolean open = gtk_search_bar_get_search_mode (self->bar);

  gtk_source_search_context_set_highlight (self->context, open);
  if (!open)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
millrace_source_search_open (MillraceSourceSearch *self,
                             gboolean              replace)
{
  GtkTextIter start, end;

  g_return_if_fail (MILLRACE_IS_SOURCE_SEARCH (self));

  if (gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end) &&
      gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      g_autofree char *selected = gtk_text_iter_get_text (&start, &end);

      gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
    }

  /* Before the entry gets the focus: the bar slides in, and while it is not mapped GTK 4.8 does
   * not end the blinking of a cursor that becomes a selection (gtktext.c: gtk_text_recompute()),
   * and warns. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_set_visible (self->replacement, replace);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
millrace_source_search_set_sync (MillraceSourceSearch *self,
                                 MillraceSourceSync   *sync)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_SEARCH (self));

  g_set_object (&self->sync, sync);
}

void
millrace_source_search_set_view (MillraceSourceSearch *self,
                                 GtkSourceView        *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autoptr (GtkSourceSearchSettings) settings = gtk_source_search_settings_new ();

  g_return_if_fail (MILLRACE_IS_SOURCE_SEARCH (self));

  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  g_clear_object (&self->context);
  self->view = view;
  self->context = gtk_source_search_context_new (GTK_SOURCE_BUFFER (buffer), settings);
  gtk_source_search_context_set_highlight (self->context, FALSE);
  g_signal_connect_object (self->context, "notify::occurrences-count", G_CALLBACK (show_count),
                           self, G_CONNECT_SWAPPED);
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  gtk_search_bar_set_search_mode (MILLRACE_SOURCE_SEARCH (widget)->bar, FALSE);

  return GDK_EVENT_STOP;
}

static void
millrace_source_search_dispose (GObject *object)
{
  MillraceSourceSearch *self = MILLRACE_SOURCE_SEARCH (object);

  g_clear_object (&self->context);
  g_clear_object (&self->sync);
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_SOURCE_SEARCH);

  G_OBJECT_CLASS (millrace_source_search_parent_class)->dispose (object);
}

static void
millrace_source_search_class_init (MillraceSourceSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_source_search_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-source-search.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceSourceSearch, bar);
  gtk_widget_class_bind_template_child (widget_class, MillraceSourceSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, MillraceSourceSearch, count);
  gtk_widget_class_bind_template_child (widget_class, MillraceSourceSearch, replacement);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, millrace_source_search_next);
  gtk_widget_class_bind_template_callback (widget_class, millrace_source_search_previous);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
millrace_source_search_init (MillraceSourceSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}
