/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-options.h"
#include "millrace-recent-popover.h"
#include "millrace-start-page.h"
#include "millrace-tooltip.h"
#include "millrace-touch.h"
#include "millrace-window-private.h"

/* Below this width the side panes would leave the canvas less room than a card and a half. */
#define NARROW_WIDTH 860
/* Below this one the inspector alone would take the place where the pattern's four cards fit. */
#define COMPACT_WIDTH 1120

/* As "gtk-xft-dpi" has it. */
#define USUAL_DPI (96 * 1024.0)

/* How much of the width grows with the letters. */
#define WORDS 0.3

/* So near to what the header bar needs at least a window counts as too narrow for it: nobody can
 * make it narrower than that. */
#define SLACK 16

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_COMPACT,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MillraceWindow, millrace_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Telling --- */

void
millrace_window_announce (MillraceWindow *self,
                          const char     *text)
{
  gtk_label_set_label (self->status, text);
}

void
millrace_window_toast (MillraceWindow *self,
                       const char     *text)
{
  millrace_toasts_tell (self->toasts, text);
  millrace_window_announce (self, text);
}

static char *
dup_folder_label (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  const char *home = g_get_home_dir ();

  if (path == NULL)
    return folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  if (g_str_equal (path, home))
    return g_strdup ("~");
  if (g_str_has_prefix (path, home) && path[strlen (home)] == '/')
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_steal_pointer (&path);
}

void
millrace_window_update_title (MillraceWindow *self)
{
  CfnDocument *document = millrace_window_get_document (self);
  GFile *file = cfn_document_get_file (document);
  gboolean modified = cfn_document_get_modified (document);
  g_autofree char *name = cfn_document_dup_display_name (document);
  g_autofree char *folder = file != NULL ? dup_folder_label (file) : g_strdup ("");
  g_autofree char *subtitle = NULL;
  g_autofree char *title = NULL;

  if (!modified)
    subtitle = g_strdup (folder);
  else if (*folder == '\0')
    subtitle = g_strdup (_("edited"));
  else
    /* Translators: below the file's name: its folder, and that it has unsaved changes */
    subtitle = g_strdup_printf (_("%s · edited"), folder);

  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, subtitle);
  /* Translators: title of the window in the desktop's overview: the file's name and the
   * program's */
  title = g_strdup_printf (modified ? _("%s (edited) – Millrace") : _("%s – Millrace"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Takes @text, which is the tooltip of both buttons. */
static void
set_step_label (MillraceWindow  *self,
                char           **label,
                char            *text,
                guint            property)
{
  const gboolean is_undo = property == PROP_UNDO_LABEL;
  g_autofree char *taken = text;

  if (g_strcmp0 (taken, *label) == 0)
    return;

  g_free (*label);
  *label = g_steal_pointer (&taken);
  millrace_tooltip_set (is_undo ? self->undo_button : self->redo_button, *label);
  millrace_tooltip_set (is_undo ? self->narrow_undo_button : self->narrow_redo_button, *label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
update_history (MillraceWindow *self)
{
  CfnDocument *document = millrace_window_get_document (self);
  const char *undo = cfn_document_get_undo_name (document);
  const char *redo = cfn_document_get_redo_name (document);

  /* Translators: %s is the name of a step, "Add Table" */
  set_step_label (self, &self->undo_label,
                  undo != NULL ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo")),
                  PROP_UNDO_LABEL);
  /* Translators: %s is the name of a step, "Add Table" */
  set_step_label (self, &self->redo_label,
                  redo != NULL ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo")),
                  PROP_REDO_LABEL);
  millrace_window_update_actions (self);
}

/* --- Document --- */

CfnDocument *
millrace_window_get_document (MillraceWindow *self)
{
  return millrace_editor_get_document (self->editor);
}

MillraceEditor *
millrace_window_get_editor (MillraceWindow *self)
{
  g_return_val_if_fail (MILLRACE_IS_WINDOW (self), NULL);

  return self->editor;
}

gboolean
millrace_window_is_blank (MillraceWindow *self)
{
  return cfn_text_is_blank (cfn_document_get_text (millrace_window_get_document (self)));
}

gboolean
millrace_window_is_pristine (MillraceWindow *self)
{
  CfnDocument *document;

  g_return_val_if_fail (MILLRACE_IS_WINDOW (self), FALSE);

  document = millrace_window_get_document (self);
  return self->n_loading == 0 && cfn_document_get_file (document) == NULL
         && millrace_window_is_blank (self)
         && !cfn_document_can_undo (document) && !cfn_document_can_redo (document);
}

/* The rows that the outline shows are planned where the next text is read. */
static void
plan_ahead (MillraceWindow *self)
{
  if (self->editor != NULL)
    millrace_pipeline_set_outline_view (millrace_editor_get_pipeline (self->editor),
                                        millrace_outline_get_view (self->outline));
}

static void
update_groups (MillraceWindow *self)
{
  millrace_outline_set_positions (self->outline, cfn_document_get_positions (
    millrace_window_get_document (self)));
  plan_ahead (self);
}

void
millrace_window_set_editor (MillraceWindow *self,
                            MillraceEditor *editor)
{
  CfnDocument *document = millrace_editor_get_document (editor);
  const char *none[] = { NULL };

  g_set_object (&self->editor, editor);
  g_clear_pointer (&self->links, millrace_links_free);
  self->links = millrace_links_new (editor);
  millrace_window_select_when_shown (self, NULL);
  self->problem = 0;
  self->keep_mine = FALSE;
  gtk_revealer_set_reveal_child (self->banner, FALSE);

  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->pipeline_signals, millrace_editor_get_pipeline (editor));
  millrace_source_set_document (self->source, document);
  millrace_kept_writes_set_document (self->kept_writes, NULL);
  millrace_lab_reset (self->lab);
  millrace_kept_writes_set_document (self->kept_writes, document);
  millrace_canvas_set_scene (self->canvas, NULL, NULL);
  millrace_canvas_set_stale (self->canvas, NULL);
  millrace_window_select (self, none);
  millrace_window_update_start_page (self);
  millrace_window_update_title (self);
  update_groups (self);
  update_history (self);
}

void
millrace_window_set_document (MillraceWindow *self,
                              CfnDocument    *document)
{
  g_autoptr (MillraceEditor) editor = millrace_editor_new (document);

  millrace_window_set_editor (self, editor);
}

static void
init_signals (MillraceWindow *self)
{
  g_signal_connect_object (self->outline, "view-changed", G_CALLBACK (plan_ahead), self,
                           G_CONNECT_SWAPPED);
  self->document_signals = g_signal_group_new (CFN_TYPE_DOCUMENT);
  /* The button would undo something else now. */
  g_signal_group_connect_swapped (self->document_signals, "changed",
                                  G_CALLBACK (millrace_toasts_take_back_offer), self->toasts);
  g_signal_group_connect_swapped (self->document_signals, "positions-changed",
                                  G_CALLBACK (millrace_toasts_take_back_offer), self->toasts);
  g_signal_group_connect_swapped (self->document_signals, "positions-changed",
                                  G_CALLBACK (update_groups), self);
  g_signal_group_connect_swapped (self->document_signals, "changed-on-disk",
                                  G_CALLBACK (millrace_window_changed_on_disk_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "positions-taken-over",
                                  G_CALLBACK (millrace_window_positions_taken_over_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::file",
                                  G_CALLBACK (millrace_window_update_title), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::modified",
                                  G_CALLBACK (millrace_window_update_title), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::undo-name",
                                  G_CALLBACK (update_history), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::redo-name",
                                  G_CALLBACK (update_history), self);
}

/* --- Size and style --- */

/* How much more room it takes to be wide with letters as large as the person wants them: a part of
 * what is there are words. */
static double
get_growth (MillraceWindow *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > USUAL_DPI ? 1 + WORDS * (dpi / USUAL_DPI - 1) : 1;
}

static gboolean
is_narrow (MillraceWindow *self,
           int             width)
{
  return width < MAX (NARROW_WIDTH * get_growth (self), self->header_width + SLACK);
}

static gboolean
is_compact (MillraceWindow *self,
            int             width)
{
  return !is_narrow (self, width) && width < COMPACT_WIDTH * get_growth (self);
}

static void
set_compact (MillraceWindow *self,
             gboolean        compact)
{
  if (compact == self->compact)
    return;

  self->compact = compact;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
set_css_class (MillraceWindow *self,
               const char     *css_class,
               gboolean        is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
set_narrow (MillraceWindow *self,
            gboolean        narrow)
{
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  set_css_class (self, "narrow", narrow);
  /* The file's name needs the room more than the word does. */
  if (narrow)
    adw_split_button_set_icon_name (self->open_button, "document-open-symbolic");
  else
    adw_split_button_set_label (self->open_button, _("_Open"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  millrace_window_update_problems (self);
}

/* In some languages the words of its buttons take more room than all that is below it. */
static void
measure_header (MillraceWindow *self)
{
  if (!self->narrow)
    gtk_widget_measure (self->header, GTK_ORIENTATION_HORIZONTAL, -1, &self->header_width, NULL,
                        NULL, NULL);
}

static void
set_room (MillraceWindow *self,
          int             width)
{
  measure_header (self);
  set_narrow (self, is_narrow (self, width));
  set_compact (self, is_compact (self, width));
}

/* They are what one comes to the outline for, and not the buttons above them. */
static void
focus_rows (GtkWidget *outline)
{
  millrace_outline_focus_list (MILLRACE_OUTLINE (outline));
}

/* Before it is shown, a window is as wide as it wants to be: it must not be held wide by panes that
 * would move. */
static void
default_width_cb (MillraceWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_window_is_maximized (GTK_WINDOW (self)))
    set_room (self, width);
}

static gboolean
room_cb (gpointer user_data)
{
  MillraceWindow *self = user_data;

  self->room_source = 0;
  set_room (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
millrace_window_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  MillraceWindow *self = MILLRACE_WINDOW (widget);

  GTK_WIDGET_CLASS (millrace_window_parent_class)->size_allocate (widget, width, height, baseline);

  measure_header (self);
  /* Panes cannot change places while they are being allocated. */
  if ((is_narrow (self, width) != self->narrow || is_compact (self, width) != self->compact)
      && self->room_source == 0)
    self->room_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, room_cb, self, NULL);
}

static void
style_cb (MillraceWindow  *self,
          GParamSpec      *pspec,
          AdwStyleManager *manager)
{
  set_css_class (self, "dark", adw_style_manager_get_dark (manager));
  set_css_class (self, "high-contrast", adw_style_manager_get_high_contrast (manager));
}

static void
keep_window_state (MillraceWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (maximized)
    return;

  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 360));
}

static void
millrace_window_unmap (GtkWidget *widget)
{
  keep_window_state (MILLRACE_WINDOW (widget));

  GTK_WIDGET_CLASS (millrace_window_parent_class)->unmap (widget);
}

static gboolean
millrace_window_close_request (GtkWindow *window)
{
  if (millrace_window_ask_before_close (MILLRACE_WINDOW (window)))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (millrace_window_parent_class)->close_request (window);
}

/* --- Object --- */

MillraceWindow *
millrace_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (MILLRACE_TYPE_WINDOW, "application", application, NULL);
}

static void
millrace_window_dispose (GObject *object)
{
  MillraceWindow *self = MILLRACE_WINDOW (object);

  millrace_window_stop_repairs (self);
  millrace_window_stop_opening (self);
  millrace_window_end_lab (self);
  g_clear_handle_id (&self->room_source, g_source_remove);
  g_clear_weak_pointer (&self->shortcuts);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->pipeline_signals);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->selection, g_strfreev);
  g_clear_pointer (&self->pending, g_strfreev);
  g_clear_pointer (&self->naming, g_free);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_WINDOW);
  g_clear_pointer (&self->links, millrace_links_free);
  g_clear_pointer (&self->voice, millrace_voice_free);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (millrace_window_parent_class)->dispose (object);
}

static void
millrace_window_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  MillraceWindow *self = MILLRACE_WINDOW (object);

  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;

    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, header);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, narrow_undo_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, narrow_redo_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, problems_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, problems_content);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, reload_button);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, palette);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, outline);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, canvas_overlay);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, status);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, tabs);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, bottom_stack);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, source);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, problems);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, lab);
  gtk_widget_class_bind_template_child (widget_class, MillraceWindow, inspector);
}

static void
millrace_window_class_init (MillraceWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_window_dispose;
  object_class->get_property = millrace_window_get_property;
  widget_class->size_allocate = millrace_window_size_allocate;
  widget_class->unmap = millrace_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = millrace_window_close_request;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNDO_LABEL] =
    g_param_spec_string ("undo-label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REDO_LABEL] =
    g_param_spec_string ("redo-label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MILLRACE_TYPE_CANVAS);
  g_type_ensure (MILLRACE_TYPE_FIND_BAR);
  g_type_ensure (MILLRACE_TYPE_INSPECTOR);
  g_type_ensure (MILLRACE_TYPE_LAB);
  g_type_ensure (MILLRACE_TYPE_OUTLINE);
  g_type_ensure (MILLRACE_TYPE_PALETTE);
  g_type_ensure (MILLRACE_TYPE_PROBLEMS);
  g_type_ensure (MILLRACE_TYPE_RECENT_POPOVER);
  g_type_ensure (MILLRACE_TYPE_SHELL);
  g_type_ensure (MILLRACE_TYPE_SOURCE);
  g_type_ensure (MILLRACE_TYPE_START_PAGE);
  g_type_ensure (MILLRACE_TYPE_TABS);
  g_type_ensure (MILLRACE_TYPE_TOASTS);
  bind_template (widget_class);

  /* Where nothing else is to be found: the text looks for itself. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "win.find-node", NULL);
}

static void
init_menu (MillraceWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  builder = gtk_builder_new_from_resource (RESOURCE_PREFIX "/millrace-menus.ui");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button),
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "main_menu")));
}

static void
init_size (MillraceWindow *self)
{
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect (self, "notify::default-width", G_CALLBACK (default_width_cb), NULL);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
}

/* Keys go to what the window is about, not to the first button of the header bar; to no card, as
 * nobody chose one yet. */
static void
focus_first (MillraceWindow *self)
{
  if (gtk_root_get_focus (GTK_ROOT (self)) == NULL
      && !gtk_widget_grab_focus (GTK_WIDGET (self->canvas)))
    millrace_shell_focus_pane (self->shell, MILLRACE_AREA_CENTRE);
}

static void
millrace_window_init (MillraceWindow *self)
{
  g_autoptr (CfnDocument) document = cfn_document_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->selection = g_new0 (char *, 1);
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The arrow of a split button has no words of its own. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (self->open_button))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recent templates"), -1);

  init_menu (self);
  init_signals (self);
  millrace_window_connect_views (self);
  millrace_shell_divide_pane (self->shell, MILLRACE_AREA_LEFT, GTK_WIDGET (self->palette),
                              GTK_WIDGET (self->outline), focus_rows);
  millrace_window_add_actions (self);
  millrace_window_init_lab (self);
  millrace_window_add_drop_targets (self);
  millrace_window_add_paste_target (self);
  millrace_touch_watch (GTK_WIDGET (self));
  millrace_canvas_set_connector (self->canvas, &millrace_window_connector, self);
  millrace_options_bind (self->canvas, self->settings);
  millrace_find_bar_set_canvas (self->find_bar, self->canvas);
  millrace_window_set_document (self, document);
  init_size (self);

  g_signal_connect (self, "map", G_CALLBACK (focus_first), NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_cb), self,
                           G_CONNECT_SWAPPED);
  style_cb (self, NULL, manager);
}
