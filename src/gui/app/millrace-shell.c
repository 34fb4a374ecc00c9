/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-shell.h"

/* Between a pane and the canvas. */
typedef struct
{
  MillraceShell *shell;
  GtkPaned      *paned;
  const char    *key;      /* that the pane's size is kept as */
  MillraceArea   area;
  int            extent;   /* of the paned when the handle was placed; 0: it was not yet */
  int            position; /* that it was given then */
} Handle;

#define N_HANDLES 3

/* Where F6 stops: a pane, or a part of one. */
typedef struct
{
  MillraceArea  area;
  GtkWidget    *widget;      /* owned by the slot that it is in; NULL: there is none */
  MillraceFocus focus;       /* NULL: on the first thing that takes it */
  GtkWidget    *last_focus;  /* weak */
} Stop;

/* Of a pane that has parts; all others have one. */
#define MAX_STOPS 2
#define N_STOPS (MILLRACE_N_AREAS * MAX_STOPS)

struct _MillraceShell
{
  AdwBin       parent_instance;

  GtkPaned    *left_paned;
  GtkPaned    *right_paned;
  GtkPaned    *bottom_paned;
  AdwBin      *left_slot;
  AdwBin      *centre_slot;
  AdwBin      *bottom_slot;
  AdwBin      *strip_slot;
  AdwBin      *right_slot;
  GtkWidget   *scrim;
  GtkRevealer *left_sheet;
  GtkRevealer *right_sheet;
  AdwBin      *left_sheet_slot;
  AdwBin      *right_sheet_slot;

  GSettings   *settings;
  GtkWidget   *panes[MILLRACE_N_AREAS];       /* owned by the slot they are in */
  Stop         stops[MILLRACE_N_AREAS][MAX_STOPS];
  gboolean     narrow;
  gboolean     compact;
  gboolean     wide_left;                     /* shown while beside the canvas */
  gboolean     wide_right;
  gboolean     bottom;
  Handle       handles[N_HANDLES];
  MillraceArea sheet;                         /* shown over the canvas; MILLRACE_N_AREAS: none */
};

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_COMPACT,
  PROP_SHOW_LEFT,
  PROP_SHOW_RIGHT,
  PROP_SHOW_BOTTOM,
  /* In the order of MillraceArea. */
  PROP_LEFT,
  PROP_CENTRE,
  PROP_BOTTOM,
  PROP_STRIP,
  PROP_RIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MillraceShell, millrace_shell, ADW_TYPE_BIN)

/* Whether a side pane lies over the canvas rather than beside it. */
static gboolean
floats (MillraceShell *self,
        MillraceArea   area)
{
  return self->narrow || (self->compact && area == MILLRACE_AREA_RIGHT);
}

/* --- Sizes --- */

static gboolean
is_beside (MillraceShell *self,
           MillraceArea   area)
{
  return millrace_shell_get_shown (self, area)
         && (area == MILLRACE_AREA_BOTTOM || !floats (self, area));
}

static int
get_extent (Handle *handle)
{
  GtkOrientation orientation =
    gtk_orientable_get_orientation (GTK_ORIENTABLE (handle->paned));

  return gtk_widget_get_size (GTK_WIDGET (handle->paned), orientation);
}

/* Out of range is a programmer's error to GSettings; a handle may well be dragged there. */
static void
keep_size (MillraceShell *self,
           const char    *key,
           int            size)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_int32 (size));

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  if (size != g_settings_get_int (self->settings, key)
      && g_settings_schema_key_range_check (schema_key, value))
    g_settings_set_value (self->settings, key, value);
}

/* A handle that moves while nothing else does was moved by hand. */
static void
position_cb (GtkPaned   *paned,
             GParamSpec *pspec,
             Handle     *handle)
{
  int extent = get_extent (handle);
  int position = gtk_paned_get_position (paned);

  if (is_beside (handle->shell, handle->area) && extent == handle->extent
      && position != handle->position)
    keep_size (handle->shell, handle->key,
               handle->area == MILLRACE_AREA_LEFT ? position : extent - position);
}

/* As large as the person wants it. In a small window the canvas keeps the greater part. */
static void
place (Handle *handle)
{
  int extent = get_extent (handle);
  int size = MIN (g_settings_get_int (handle->shell->settings, handle->key), extent * 2 / 5);

  if (extent == 0 || !is_beside (handle->shell, handle->area))
    return;

  handle->extent = extent;
  handle->position = handle->area == MILLRACE_AREA_LEFT ? size : extent - size;
  gtk_paned_set_position (handle->paned, handle->position);
}

/* GtkPaned keeps the place of its handle from the start, and where it had to move it to while there
 * was little room; we keep the size of the pane. An allocation tells how far that is:
 * "max-position" is notified in it before the children are placed. */
static void
max_position_cb (GtkPaned   *paned,
                 GParamSpec *pspec,
                 Handle     *handle)
{
  if (get_extent (handle) != handle->extent)
    place (handle);
}

/* --- What is shown --- */

static void
move_pane (MillraceShell *self,
           MillraceArea   area,
           AdwBin        *slot)
{
  g_autoptr (GtkWidget) pane = self->panes[area];
  GtkWidget *parent;

  if (pane == NULL)
    return;

  g_object_ref (pane);
  parent = gtk_widget_get_parent (pane);
  if (parent != GTK_WIDGET (slot))
    {
      if (parent != NULL)
        adw_bin_set_child (ADW_BIN (parent), NULL);
      adw_bin_set_child (slot, pane);
    }
}

/* Puts a side pane where it belongs, beside the canvas in @slot or over it in @sheet. */
static void
update_side (MillraceShell *self,
             MillraceArea   area,
             AdwBin        *slot,
             GtkRevealer   *sheet,
             AdwBin        *sheet_slot)
{
  gboolean floating = floats (self, area);
  gboolean shown = millrace_shell_get_shown (self, area);

  move_pane (self, area, floating ? sheet_slot : slot);
  gtk_widget_set_visible (GTK_WIDGET (slot), !floating && shown);
  gtk_widget_set_visible (GTK_WIDGET (sheet), floating);
  gtk_revealer_set_reveal_child (sheet, floating && shown);
  /* A closed sheet is still there to be tabbed into, unless it says otherwise. */
  gtk_widget_set_can_focus (GTK_WIDGET (sheet), floating && shown);
}

static void
update (MillraceShell *self)
{
  update_side (self, MILLRACE_AREA_LEFT, self->left_slot, self->left_sheet, self->left_sheet_slot);
  update_side (self, MILLRACE_AREA_RIGHT, self->right_slot, self->right_sheet,
               self->right_sheet_slot);
  gtk_widget_set_visible (GTK_WIDGET (self->bottom_slot), self->bottom);
  gtk_widget_set_visible (GTK_WIDGET (self->strip_slot), !self->bottom);
  /* Where a sheet leaves some of the canvas, that goes on being used. */
  gtk_widget_set_visible (self->scrim, self->narrow && self->sheet != MILLRACE_N_AREAS);
}

static void
notify_shown (MillraceShell *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LEFT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_RIGHT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_BOTTOM]);
}

static void
scrim_clicked_cb (MillraceShell *self)
{
  millrace_shell_set_shown (self, self->sheet, FALSE);
}

gboolean
millrace_shell_get_shown (MillraceShell *self,
                          MillraceArea   area)
{
  g_return_val_if_fail (MILLRACE_IS_SHELL (self), FALSE);

  switch (area)
    {
    case MILLRACE_AREA_LEFT:
      return floats (self, area) ? self->sheet == area : self->wide_left;

    case MILLRACE_AREA_RIGHT:
      return floats (self, area) ? self->sheet == area : self->wide_right;

    case MILLRACE_AREA_BOTTOM:
      return self->bottom;

    case MILLRACE_AREA_STRIP:
      return !self->bottom;

    case MILLRACE_AREA_CENTRE:
    case MILLRACE_N_AREAS:
    default:
      return TRUE;
    }
}

void
millrace_shell_set_shown (MillraceShell *self,
                          MillraceArea   area,
                          gboolean       shown)
{
  g_return_if_fail (MILLRACE_IS_SHELL (self));

  if (shown == millrace_shell_get_shown (self, area) || area == MILLRACE_AREA_CENTRE)
    return;

  if (area == MILLRACE_AREA_BOTTOM)
    {
      self->bottom = shown;
      g_settings_set_boolean (self->settings, "bottom-pane-visible", shown);
    }
  else if (floats (self, area))
    {
      self->sheet = shown ? area : MILLRACE_N_AREAS;
    }
  else if (area == MILLRACE_AREA_LEFT)
    {
      self->wide_left = shown;
      g_settings_set_boolean (self->settings, "left-pane-visible", shown);
    }
  else
    {
      self->wide_right = shown;
      g_settings_set_boolean (self->settings, "right-pane-visible", shown);
    }

  update (self);
  notify_shown (self);
}

int
millrace_shell_get_overlap (MillraceShell *self)
{
  int width;

  g_return_val_if_fail (MILLRACE_IS_SHELL (self), 0);

  if (self->sheet != MILLRACE_AREA_RIGHT)
    return 0;

  gtk_widget_measure (GTK_WIDGET (self->right_sheet_slot), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &width, NULL, NULL);

  return width;
}

gboolean
millrace_shell_get_narrow (MillraceShell *self)
{
  g_return_val_if_fail (MILLRACE_IS_SHELL (self), FALSE);

  return self->narrow;
}

/* A change of the room closes the sheets: what they held may be beside the canvas again. */
static void
set_room (MillraceShell *self,
          gboolean      *flag,
          gboolean       value,
          guint          property_id)
{
  if (value == *flag)
    return;

  *flag = value;
  self->sheet = MILLRACE_N_AREAS;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
  notify_shown (self);
}

void
millrace_shell_set_narrow (MillraceShell *self,
                           gboolean       narrow)
{
  g_return_if_fail (MILLRACE_IS_SHELL (self));

  set_room (self, &self->narrow, narrow, PROP_NARROW);
}

void
millrace_shell_set_compact (MillraceShell *self,
                            gboolean       compact)
{
  g_return_if_fail (MILLRACE_IS_SHELL (self));

  set_room (self, &self->compact, compact, PROP_COMPACT);
}

void
millrace_shell_set_pane (MillraceShell *self,
                         MillraceArea   area,
                         GtkWidget     *pane)
{
  g_return_if_fail (MILLRACE_IS_SHELL (self));
  g_return_if_fail (area < MILLRACE_N_AREAS);
  g_return_if_fail (GTK_IS_WIDGET (pane));

  self->panes[area] = pane;
  self->stops[area][0].widget = pane;
  self->stops[area][1].widget = NULL;
  self->stops[area][1].focus = NULL;
  switch (area)
    {
    case MILLRACE_AREA_CENTRE:
      adw_bin_set_child (self->centre_slot, pane);
      break;

    case MILLRACE_AREA_BOTTOM:
      adw_bin_set_child (self->bottom_slot, pane);
      break;

    case MILLRACE_AREA_STRIP:
      adw_bin_set_child (self->strip_slot, pane);
      break;

    case MILLRACE_AREA_LEFT:
    case MILLRACE_AREA_RIGHT:
    case MILLRACE_N_AREAS:
    default:
      update (self);
    }
}

/* --- Focus --- */

/* All of them, in the order of F6. */
static Stop *
get_stop (MillraceShell *self,
          guint          index)
{
  return &self->stops[index / MAX_STOPS][index % MAX_STOPS];
}

static gboolean
is_in (GtkWidget *widget,
       Stop      *stop)
{
  return stop->widget != NULL
         && (widget == stop->widget || gtk_widget_is_ancestor (widget, stop->widget));
}

/* -1: the focus is in none. */
static int
get_focused_stop (MillraceShell *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < N_STOPS; i++)
    {
      if (is_in (focus, get_stop (self, i)))
        return (int) i;
    }

  return -1;
}

static void
remember_focus (MillraceShell *self)
{
  int index = get_focused_stop (self);

  if (index >= 0)
    g_set_weak_pointer (&get_stop (self, index)->last_focus,
                        gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

static gboolean
enter (MillraceShell *self,
       Stop          *stop)
{
  if (stop->widget == NULL || !gtk_widget_get_mapped (stop->widget)
      || !millrace_shell_get_shown (self, stop->area))
    return FALSE;
  if (stop->last_focus != NULL && is_in (stop->last_focus, stop)
      && gtk_widget_get_mapped (stop->last_focus) && gtk_widget_grab_focus (stop->last_focus))
    return TRUE;

  if (stop->focus != NULL)
    {
      stop->focus (stop->widget);
      return TRUE;
    }

  return gtk_widget_child_focus (stop->widget, GTK_DIR_TAB_FORWARD);
}

void
millrace_shell_cycle_focus (MillraceShell *self,
                            gboolean       forward)
{
  int index;

  g_return_if_fail (MILLRACE_IS_SHELL (self));

  index = get_focused_stop (self);
  remember_focus (self);
  if (index < 0 && !forward)
    index = 0;
  for (guint i = 0; i < N_STOPS; i++)
    {
      index = (index + (forward ? 1 : N_STOPS - 1)) % N_STOPS;
      if (enter (self, get_stop (self, (guint) index)))
        return;
    }
}

void
millrace_shell_focus_pane (MillraceShell *self,
                           MillraceArea   area)
{
  g_return_if_fail (MILLRACE_IS_SHELL (self));
  g_return_if_fail (area < MILLRACE_N_AREAS);

  remember_focus (self);
  enter (self, &self->stops[area][0]);
}

void
millrace_shell_divide_pane (MillraceShell *self,
                            MillraceArea   area,
                            GtkWidget     *first,
                            GtkWidget     *second,
                            MillraceFocus  focus)
{
  g_return_if_fail (MILLRACE_IS_SHELL (self));
  g_return_if_fail (area < MILLRACE_N_AREAS);
  g_return_if_fail (GTK_IS_WIDGET (first) && GTK_IS_WIDGET (second));

  self->stops[area][0].widget = first;
  self->stops[area][1].widget = second;
  self->stops[area][1].focus = focus;
}

/* --- Object --- */

GtkWidget *
millrace_shell_new (void)
{
  return g_object_new (MILLRACE_TYPE_SHELL, NULL);
}

static void
millrace_shell_dispose (GObject *object)
{
  MillraceShell *self = MILLRACE_SHELL (object);

  for (guint i = 0; i < N_STOPS; i++)
    {
      g_clear_weak_pointer (&get_stop (self, i)->last_focus);
      get_stop (self, i)->widget = NULL;
    }
  memset (self->panes, 0, sizeof self->panes);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_SHELL);

  G_OBJECT_CLASS (millrace_shell_parent_class)->dispose (object);
}

static void
millrace_shell_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  MillraceShell *self = MILLRACE_SHELL (object);

  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    case PROP_SHOW_LEFT:
      g_value_set_boolean (value, millrace_shell_get_shown (self, MILLRACE_AREA_LEFT));
      break;

    case PROP_SHOW_RIGHT:
      g_value_set_boolean (value, millrace_shell_get_shown (self, MILLRACE_AREA_RIGHT));
      break;

    case PROP_SHOW_BOTTOM:
      g_value_set_boolean (value, millrace_shell_get_shown (self, MILLRACE_AREA_BOTTOM));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
millrace_shell_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  MillraceShell *self = MILLRACE_SHELL (object);

  switch (property_id)
    {
    case PROP_NARROW:
      millrace_shell_set_narrow (self, g_value_get_boolean (value));
      break;

    case PROP_COMPACT:
      millrace_shell_set_compact (self, g_value_get_boolean (value));
      break;

    case PROP_SHOW_LEFT:
      millrace_shell_set_shown (self, MILLRACE_AREA_LEFT, g_value_get_boolean (value));
      break;

    case PROP_SHOW_RIGHT:
      millrace_shell_set_shown (self, MILLRACE_AREA_RIGHT, g_value_get_boolean (value));
      break;

    case PROP_SHOW_BOTTOM:
      millrace_shell_set_shown (self, MILLRACE_AREA_BOTTOM, g_value_get_boolean (value));
      break;

    case PROP_LEFT:
    case PROP_CENTRE:
    case PROP_BOTTOM:
    case PROP_STRIP:
    case PROP_RIGHT:
      millrace_shell_set_pane (self, property_id - PROP_LEFT, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/millrace-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, left_paned);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, right_paned);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, bottom_paned);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, left_slot);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, centre_slot);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, bottom_slot);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, strip_slot);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, right_slot);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, scrim);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, left_sheet);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, right_sheet);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, left_sheet_slot);
  gtk_widget_class_bind_template_child (widget_class, MillraceShell, right_sheet_slot);
  gtk_widget_class_bind_template_callback (widget_class, scrim_clicked_cb);
}

static void
millrace_shell_class_init (MillraceShellClass *klass)
{
  static const char *pane_names[] = { "left", "centre", "bottom", "strip", "right" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_shell_dispose;
  object_class->get_property = millrace_shell_get_property;
  object_class->set_property = millrace_shell_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_LEFT] =
    g_param_spec_boolean ("show-left", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_RIGHT] =
    g_param_spec_boolean ("show-right", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_BOTTOM] =
    g_param_spec_boolean ("show-bottom", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  for (guint i = 0; i < MILLRACE_N_AREAS; i++)
    properties[PROP_LEFT + i] =
      g_param_spec_object (pane_names[i], NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
}

static void
init_handle (MillraceShell *self,
             guint          index,
             GtkPaned      *paned,
             const char    *key,
             MillraceArea   area)
{
  Handle *handle = &self->handles[index];

  handle->shell = self;
  handle->paned = paned;
  handle->key = key;
  handle->area = area;
  g_signal_connect (paned, "notify::position", G_CALLBACK (position_cb), handle);
  g_signal_connect (paned, "notify::max-position", G_CALLBACK (max_position_cb), handle);
}

static void
millrace_shell_init (MillraceShell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < N_STOPS; i++)
    get_stop (self, i)->area = i / MAX_STOPS;
  self->sheet = MILLRACE_N_AREAS;
  self->settings = g_settings_new (APPLICATION_ID);
  self->wide_left = g_settings_get_boolean (self->settings, "left-pane-visible");
  self->wide_right = g_settings_get_boolean (self->settings, "right-pane-visible");
  self->bottom = g_settings_get_boolean (self->settings, "bottom-pane-visible");
  init_handle (self, 0, self->left_paned, "left-pane-width", MILLRACE_AREA_LEFT);
  init_handle (self, 1, self->right_paned, "right-pane-width", MILLRACE_AREA_RIGHT);
  init_handle (self, 2, self->bottom_paned, "bottom-pane-height", MILLRACE_AREA_BOTTOM);
  update (self);
}
