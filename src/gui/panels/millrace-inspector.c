/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-inspector.h"

#include <adwaita.h>

#include "cfn-path.h"
#include "millrace-edge-form.h"
#include "millrace-entry-words.h"
#include "millrace-field.h"
#include "millrace-focus.h"
#include "millrace-form.h"
#include "millrace-many-form.h"
#include "millrace-parts.h"
#include "millrace-row.h"
#include "millrace-section.h"
#include "millrace-settle.h"
#include "millrace-tile.h"
#include "millrace-tooltip.h"
#include "millrace-verdict.h"

/* What the inspector is high while nobody knows better. */
#define USUAL_HEIGHT 900

/* Forms that are kept to be shown again, of another resource. */
#define N_ASIDE 4

/* How deep a property may lie: twice, as a row is opened before its part is shown. */
#define MAX_STEPS 40

struct _MillraceInspector
{
  GtkWidget     parent_instance;

  GtkWidget    *stack;
  GtkWidget    *hint;
  GtkWidget    *scroller;
  MillraceTile *tile;
  GtkLabel     *title;
  GtkLabel     *subtitle;
  GtkBox       *slot;
  GtkWidget    *back;
  GtkWidget    *find;
  GtkWidget    *note;
  GtkWidget    *content;   /* the form in the slot, or NULL */
  GQueue        aside;     /* of GtkWidget: forms in the slot that are not seen, the last first */
  GtkWidget    *many;      /* the form of several resources in it, or NULL */
  char         *section;   /* of the entry that is shown while nothing is selected, or NULL: */
  char         *name;      /* the template itself is */
};

G_DEFINE_FINAL_TYPE (MillraceInspector, millrace_inspector, GTK_TYPE_WIDGET)

/* What was typed last belongs to the form that goes: leaving its field finishes it. Whether there
 * was one to leave. */
static gboolean
finish_typing (MillraceInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || self->content == NULL || !gtk_widget_is_ancestor (focus, self->content))
    return FALSE;

  gtk_root_set_focus (root, NULL);

  return TRUE;
}

/* Taking a form apart takes as long as making one, and nobody waits for it. */
static gboolean
drop_cb (gpointer content)
{
  if (gtk_widget_get_parent (content) != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (content)), content);

  return G_SOURCE_REMOVE;
}

static void
drop (GtkWidget *content)
{
  g_idle_add_full (G_PRIORITY_LOW, drop_cb, g_object_ref (content), g_object_unref);
}

static void
clear_aside (MillraceInspector *self)
{
  GtkWidget *form;

  while ((form = g_queue_pop_head (&self->aside)) != NULL)
    drop (form);
}

/* What is seen goes out of sight: a form that may be of use again is kept. */
static void
put_aside (MillraceInspector *self)
{
  GtkWidget *content = g_steal_pointer (&self->content);

  if (content == NULL)
    return;

  gtk_widget_set_visible (content, FALSE);
  if (!MILLRACE_IS_FORM (content) || millrace_form_is_touched (MILLRACE_FORM (content)))
    {
      drop (content);
      return;
    }

  g_queue_push_head (&self->aside, content);
  if (self->aside.length > N_ASIDE)
    drop (g_queue_pop_tail (&self->aside));
}

/* Shows @content, which comes from aside if it has a parent. */
static void
set_content (MillraceInspector *self,
             GtkWidget         *content)
{
  GtkAdjustment *scroll =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  const gboolean had_focus = finish_typing (self);

  put_aside (self);
  self->content = content;
  self->many = NULL;
  if (content != NULL)
    {
      if (gtk_widget_get_parent (content) == NULL)
        gtk_box_append (self->slot, content);
      gtk_widget_set_visible (content, TRUE);
      millrace_settle_once (content);
    }

  gtk_adjustment_set_value (scroll, 0);
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               content != NULL ? self->scroller : self->hint);
  /* What went took the focus with it: an edge that was cut from here, a fix that was applied. */
  if (had_focus)
    millrace_inspector_focus_first (self);
}

/* The way back to the template, and what else could be seen here. Each is set once: what is hidden
 * and shown again lays the window out anew. */
static void
set_around (MillraceInspector *self,
            gboolean           is_entry,
            gboolean           is_template,
            gboolean           is_resource)
{
  gtk_widget_set_visible (self->back, is_entry);
  gtk_widget_set_visible (self->note, is_template);
  gtk_widget_set_visible (self->find, is_resource);
}

static void
set_heading (MillraceInspector *self,
             const char        *title,
             const char        *subtitle)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  millrace_tooltip_set (GTK_WIDGET (self->title), title);
  millrace_tooltip_set (GTK_WIDGET (self->subtitle), subtitle);
}

/* The height that there is for a form below the heading, in pixels. */
static int
get_room (MillraceInspector *self)
{
  const int height = gtk_widget_get_height (self->scroller);
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (self->slot));

  return (height > 0 ? height : USUAL_HEIGHT) - gtk_widget_get_height (heading);
}

/* A form that was seen before and can be shown of @subject; NULL: there is none. */
static GtkWidget *
take_aside (MillraceInspector     *self,
            const MillraceSubject *subject)
{
  for (GList *link = self->aside.head; link != NULL; link = link->next)
    {
      GtkWidget *form = link->data;

      if (!millrace_form_can_turn (MILLRACE_FORM (form), subject))
        continue;

      g_queue_delete_link (&self->aside, link);
      millrace_form_turn (MILLRACE_FORM (form), subject, get_room (self));

      return form;
    }

  return NULL;
}

static void
show_form (MillraceInspector     *self,
           const MillraceSubject *subject)
{
  GtkWidget *form;

  if (MILLRACE_IS_FORM (self->content) &&
      millrace_form_fits (MILLRACE_FORM (self->content), subject))
    {
      millrace_form_show (MILLRACE_FORM (self->content), subject);
      return;
    }

  form = take_aside (self, subject);
  set_content (self, form != NULL ? form : millrace_form_new (subject, get_room (self)));
}

static void
show_resource (MillraceInspector     *self,
               const MillraceSubject *subject)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tile), TRUE);
  set_around (self, FALSE, FALSE, TRUE);
  millrace_tile_set_type (self->tile, subject->resource->type);
  set_heading (self, subject->resource->id, subject->resource->type);

  show_form (self, subject);
}

static void
take_entry (MillraceInspector *self,
            const char        *section,
            const char        *name)
{
  char *taken_section = g_strdup (section);
  char *taken_name = g_strdup (name);

  g_free (self->section);
  g_free (self->name);
  self->section = taken_section;
  self->name = taken_name;
}

/* Nothing is selected: the entry that was asked for, as long as it is there, or the template. */
static void
show_template (MillraceInspector *self,
               CfnReading        *reading)
{
  MillraceSubject subject;

  gtk_widget_set_visible (GTK_WIDGET (self->tile), FALSE);
  if (self->section != NULL
      && millrace_subject_init_entry (&subject, reading, self->section, self->name))
    {
      set_heading (self, self->name, millrace_entry_get_word (self->section));
      set_around (self, TRUE, FALSE, FALSE);
    }
  else
    {
      guint n;
      g_autofree char *subtitle = NULL;

      take_entry (self, NULL, NULL);
      millrace_subject_init_entry (&subject, reading, NULL, NULL);
      n = cfn_template_get_n_resources (subject.template);
      subtitle = g_strdup_printf (g_dngettext (NULL, "%u resource", "%u resources", n), n);
      set_heading (self, _("Template"), subtitle);
      set_around (self, FALSE, TRUE, FALSE);
    }
  show_form (self, &subject);
}

static void
add_summary_row (GtkWidget             *group,
                 const MillraceSubject *subject)
{
  const char *id = subject->resource->id;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", id,
                                 "subtitle", subject->resource->type,
                                 "activatable", TRUE,
                                 "action-name", "win.show-properties",
                                 "action-target", g_variant_new_string (id),
                                 NULL);
  GtkWidget *tile = millrace_tile_new (subject->resource->type);

  gtk_widget_add_css_class (tile, "small");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tile);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
build_several (CfnReading         *reading,
               const char * const *ids,
               guint               n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *remove = gtk_button_new_with_mnemonic (_("_Delete"));

  for (guint i = 0; i < n; i++)
    {
      MillraceSubject subject;

      if (millrace_subject_init (&subject, reading, ids[i]))
        add_summary_row (group, &subject);
    }

  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "win.delete");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (remove),
                                          g_variant_new_strv (ids, n));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), millrace_many_form_new (reading, ids));
  gtk_box_append (GTK_BOX (box), remove);

  return box;
}

static void
show_several (MillraceInspector  *self,
              CfnReading         *reading,
              const char * const *ids)
{
  const guint n = g_strv_length ((char **) ids);
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "%u resource", "%u resources", n),
                                            n);

  gtk_widget_set_visible (GTK_WIDGET (self->tile), FALSE);
  set_around (self, FALSE, FALSE, FALSE);
  set_heading (self, title, _("Selected together"));
  if (self->many == NULL
      || !millrace_many_form_show (MILLRACE_MANY_FORM (self->many), reading, ids))
    {
      GtkWidget *box = build_several (reading, ids, n);

      set_content (self, box);
      self->many = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));
    }
}

void
millrace_inspector_set_subject (MillraceInspector  *self,
                                CfnReading         *reading,
                                const char * const *ids)
{
  MillraceSubject subject;

  g_return_if_fail (MILLRACE_IS_INSPECTOR (self));

  if (reading != NULL && ids != NULL && ids[0] != NULL)
    take_entry (self, NULL, NULL);

  if (reading == NULL || ids == NULL)
    {
      set_content (self, NULL);
      clear_aside (self);
    }
  else if (ids[0] == NULL && cfn_reading_is_whole (reading))
    show_template (self, reading);
  else if (ids[0] == NULL)
    return;
  else if (ids[1] != NULL)
    show_several (self, reading, ids);
  else if (millrace_subject_init (&subject, reading, ids[0]))
    show_resource (self, &subject);
  /* A template that does not parse at the moment keeps the form, as the canvas keeps its
   * picture. */
  else if (cfn_reading_is_whole (reading))
    show_template (self, reading);
  millrace_focus_keep_in_sight (GTK_WIDGET (self));
}

void
millrace_inspector_set_entry (MillraceInspector *self,
                              CfnReading        *reading,
                              const char        *section,
                              const char        *name)
{
  g_return_if_fail (MILLRACE_IS_INSPECTOR (self));
  g_return_if_fail (section != NULL && name != NULL);

  if (section[0] == '\0')
    take_entry (self, NULL, NULL);
  else
    take_entry (self, section, name);
  if (reading != NULL && cfn_reading_is_whole (reading))
    show_template (self, reading);
}

void
millrace_inspector_rename_entry (MillraceInspector *self,
                                 const char        *section,
                                 const char        *name,
                                 const char        *new_name)
{
  g_return_if_fail (MILLRACE_IS_INSPECTOR (self));
  g_return_if_fail (section != NULL && name != NULL && new_name != NULL);

  if (g_strcmp0 (self->section, section) != 0 || g_strcmp0 (self->name, name) != 0)
    return;

  take_entry (self, section, new_name);
  if (MILLRACE_IS_FORM (self->content))
    millrace_form_set_id (MILLRACE_FORM (self->content), new_name);
}

void
millrace_inspector_set_claim (MillraceInspector *self,
                              CfnReading        *reading,
                              const CfnClaim    *claim)
{
  g_autofree char *subtitle = NULL;

  g_return_if_fail (MILLRACE_IS_INSPECTOR (self));

  if (claim == NULL)
    {
      set_content (self, NULL);
      return;
    }
  if (MILLRACE_IS_EDGE_FORM (self->content) &&
      millrace_edge_form_fits (MILLRACE_EDGE_FORM (self->content), reading, claim))
    return;

  /* Translators: the two ends of an edge, and the way the data goes. */
  subtitle = g_strdup_printf (_("%s → %s"),
                              claim->from != NULL ? claim->from->id : "…",
                              claim->to != NULL ? claim->to->id : "…");
  take_entry (self, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tile), FALSE);
  set_around (self, FALSE, FALSE, FALSE);
  set_heading (self, millrace_claim_get_word (claim->kind), subtitle);
  set_content (self, millrace_edge_form_new (reading, claim));
}

void
millrace_inspector_complete (MillraceInspector *self)
{
  g_return_if_fail (MILLRACE_IS_INSPECTOR (self));

  if (MILLRACE_IS_FORM (self->content))
    millrace_form_complete (MILLRACE_FORM (self->content));
}

void
millrace_inspector_focus_first (MillraceInspector *self)
{
  g_return_if_fail (MILLRACE_IS_INSPECTOR (self));

  if (MILLRACE_IS_FORM (self->content))
    millrace_form_focus_first (MILLRACE_FORM (self->content));
  else if (MILLRACE_IS_EDGE_FORM (self->content))
    millrace_edge_form_focus_first (MILLRACE_EDGE_FORM (self->content));
  else if (self->content != NULL)
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

void
millrace_inspector_focus_name (MillraceInspector *self)
{
  g_return_if_fail (MILLRACE_IS_INSPECTOR (self));

  if (MILLRACE_IS_FORM (self->content))
    millrace_form_focus_name (MILLRACE_FORM (self->content));
}

/* How well the field of @field_path answers @path: it shows it, or what holds it; failing that, a
 * part of it. 0: not at all. */
static gsize
count_common (const char *path,
              const char *field_path)
{
  if (field_path == NULL || *field_path == '\0')
    return 0;
  if (cfn_path_is_within (path, field_path))
    return strlen (field_path);

  return cfn_path_is_within (field_path, path) ? 1 : 0;
}

/* "Timeout" of "Resources.Echo.Properties.Timeout": logical ids have no dots. NULL: it is no
 * property of a resource. */
static const char *
skip_to_property (const char *path)
{
  const char *at = strstr (path, ".Properties.");

  return g_str_has_prefix (path, "Resources.") && at != NULL ? at + strlen (".Properties.") : NULL;
}

/* Where @path goes on below @above: free @key, which is NULL for an item, with g_free(). */
static gboolean
get_next_step (const char  *path,
               const char  *above,
               char       **key,
               guint       *index)
{
  g_autoptr (CfnPath) whole = cfn_path_parse (path, NULL);
  g_autoptr (CfnPath) begun = cfn_path_parse (above, NULL);
  const CfnPathStep *steps;
  guint n_whole = 0, n_begun = 0;

  if (whole == NULL || begun == NULL)
    return FALSE;

  cfn_path_get_steps (begun, &n_begun);
  steps = cfn_path_get_steps (whole, &n_whole);
  if (n_whole <= n_begun)
    return FALSE;

  *key = g_strdup (steps[n_begun].key);
  *index = steps[n_begun].index;

  return TRUE;
}

/* Opens @field on the way to @path, or shows the part of it that leads there. FALSE: it is as near
 * as one comes. */
static gboolean
step_into (MillraceField *field,
           const char    *path)
{
  const MillraceFieldKind kind = millrace_field_get_spec (field)->kind;
  g_autofree char *key = NULL;
  guint index;

  if (kind != MILLRACE_FIELD_PARTS || !get_next_step (path, millrace_field_get_path (field), &key,
                                                      &index))
    return FALSE;
  if (!millrace_field_get_open (field))
    {
      millrace_field_set_open (field, TRUE);
      return TRUE;
    }

  return millrace_parts_reveal (millrace_field_ensure_parts (field), key, index);
}

/* The field of @path, or the nearest; of two at the same place the one that stands within the
 * other. */
static MillraceField *
find_nearest (MillraceInspector *self,
              const char        *path)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  MillraceField *best = NULL;
  gsize most = 1;

  millrace_form_get_fields (MILLRACE_FORM (self->content), fields);
  for (guint i = 0; i < fields->len; i++)
    {
      MillraceField *field = g_ptr_array_index (fields, i);
      gsize common = count_common (path, millrace_field_get_path (field));

      if (common >= most && (common > 1 || best == NULL))
        {
          most = common;
          best = field;
        }
    }

  return best;
}

/* Whether @path is one of the resource that is shown. */
static gboolean
is_of_form (MillraceInspector *self,
            const char        *path)
{
  g_autofree char *above
    = g_strconcat ("Resources.", millrace_form_get_id (MILLRACE_FORM (self->content)), NULL);

  return cfn_path_is_within (path, above);
}

GtkWidget *
millrace_inspector_reveal (MillraceInspector *self,
                           const char        *path)
{
  const char *property;
  MillraceField *field;
  GtkWidget *section = NULL;

  g_return_val_if_fail (MILLRACE_IS_INSPECTOR (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!MILLRACE_IS_FORM (self->content))
    return NULL;

  /* A folded section has no fields before it is opened. */
  property = skip_to_property (path);
  if (property != NULL && !is_of_form (self, path))
    return NULL;
  if (property != NULL)
    section = millrace_form_unfold (MILLRACE_FORM (self->content), property);
  field = find_nearest (self, path);
  for (guint i = 0; i < MAX_STEPS && field != NULL && step_into (field, path); i++)
    field = find_nearest (self, path);

  /* What holds all properties is not seen; an editor of its own may have no field yet. */
  if (field != NULL && gtk_widget_get_visible (GTK_WIDGET (field)))
    section = gtk_widget_get_ancestor (GTK_WIDGET (field), MILLRACE_TYPE_SECTION);
  if (section != NULL)
    millrace_section_unfold (MILLRACE_SECTION (section));

  return field != NULL && gtk_widget_get_visible (GTK_WIDGET (field)) ? GTK_WIDGET (field)
                                                                      : section;
}

gboolean
millrace_inspector_focus_field (MillraceInspector *self,
                                const char        *path)
{
  GtkWidget *best = millrace_inspector_reveal (self, path);

  if (best != NULL)
    millrace_focus_soon (best);

  return best != NULL;
}

void
millrace_inspector_rename (MillraceInspector *self,
                           const char        *id,
                           const char        *new_id)
{
  g_return_if_fail (MILLRACE_IS_INSPECTOR (self));
  g_return_if_fail (id != NULL && new_id != NULL);

  if (MILLRACE_IS_FORM (self->content)
      && g_str_equal (millrace_form_get_id (MILLRACE_FORM (self->content)), id))
    millrace_form_set_id (MILLRACE_FORM (self->content), new_id);
}

static void
millrace_inspector_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MILLRACE_TYPE_INSPECTOR);

  G_OBJECT_CLASS (millrace_inspector_parent_class)->dispose (object);
}

static void
millrace_inspector_finalize (GObject *object)
{
  MillraceInspector *self = MILLRACE_INSPECTOR (object);

  g_queue_clear (&self->aside);
  g_free (self->section);
  g_free (self->name);

  G_OBJECT_CLASS (millrace_inspector_parent_class)->finalize (object);
}

static void
millrace_inspector_class_init (MillraceInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = millrace_inspector_finalize;

  g_type_ensure (MILLRACE_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, hint);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, back);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, find);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, note);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, tile);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, title);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MillraceInspector, slot);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* Not every press brings the focus. */
static gboolean
event_cb (MillraceInspector *self,
          GdkEvent          *event)
{
  const GdkEventType type = gdk_event_get_event_type (event);

  if (self->content != NULL && (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN))
    millrace_form_touch (self->content);

  return GDK_EVENT_PROPAGATE;
}

static void
millrace_inspector_init (MillraceInspector *self)
{
  GtkEventController *presses = gtk_event_controller_legacy_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (presses, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (presses, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), presses);
}

GtkWidget *
millrace_inspector_new (void)
{
  return g_object_new (MILLRACE_TYPE_INSPECTOR, NULL);
}
