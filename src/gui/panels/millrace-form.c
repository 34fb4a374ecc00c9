/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-form.h"

#include "millrace-field-marks.h"
#include "millrace-findings-section.h"
#include "millrace-form-entry.h"
#include "millrace-form-spec.h"
#include "millrace-name-section.h"
#include "millrace-rest-section.h"
#include "millrace-stack-section.h"
#include "millrace-uses-section.h"

/* About what a problem takes, in pixels: some are told beside their field once more. */
#define PROBLEM_HEIGHT 150

/* Rows that are made in one go while there is time; one, where somebody waits: a part that nobody
 * sees does not come with one that somebody does. */
#define SHARE_OF_ROWS 3

/* Microseconds of a frame that go into what is not seen yet. */
#define SHARE 4000

/* How many levels down a problem is looked for. */
#define MAX_DEPTH 8

struct _MillraceForm
{
  GtkWidget           parent_instance;

  GPtrArray          *sections;   /* of MillraceSection, owned as children */
  MillraceFieldMarks *marks;
  char               *id;
  char               *type;
  const MillraceFormSpec *spec;  /* NULL: there is nothing more to make */
  guint               n_made;    /* of the sections of a resource */
  guint               n_shown;   /* of all that are made; the others are of another resource yet */
  GPtrArray          *hidden;    /* those of them that would be seen, not owned */
  gboolean            is_touched; /* somebody was at it, or it opened by itself: it is not as new */
  MillraceSection    *growing;   /* the last of them, while rows of it are missing; else NULL */
  guint               n_frames;
  guint               tick;
};

G_DEFINE_FINAL_TYPE (MillraceForm, millrace_form, GTK_TYPE_WIDGET)

static void
collect_fields (MillraceForm *self,
                GPtrArray    *fields)
{
  g_ptr_array_set_size (fields, 0);
  for (guint i = 0; i < self->n_shown; i++)
    millrace_section_get_fields (g_ptr_array_index (self->sections, i), fields);
}

static void
show_marks (MillraceForm          *self,
            const MillraceSubject *subject)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  collect_fields (self, fields);
  for (guint i = 0; i < MAX_DEPTH && millrace_field_marks_open (self->marks, fields, subject); i++)
    collect_fields (self, fields);
  for (guint i = 0; i < self->n_shown; i++)
    millrace_section_get_heads (g_ptr_array_index (self->sections, i), fields);
  millrace_field_marks_show (self->marks, fields, subject);
}

/* What the first section shows, all do, or will soon. */
static gboolean
get_subject (MillraceForm    *self,
             MillraceSubject *subject)
{
  return millrace_section_get_subject (g_ptr_array_index (self->sections, 0), subject);
}

static void
fields_changed_cb (MillraceForm *self)
{
  MillraceSubject subject;

  if (self->marks != NULL && get_subject (self, &subject))
    show_marks (self, &subject);
}

static void
add_section (MillraceForm *self,
             GtkWidget    *section)
{
  gtk_widget_set_parent (section, GTK_WIDGET (self));
  g_ptr_array_add (self->sections, section);
  self->n_shown = self->sections->len;
  g_signal_connect_object (section, "fields-changed", G_CALLBACK (fields_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What is called so: the resource or the entry; "" of the template itself. */
static const char *
get_id (const MillraceSubject *subject)
{
  if (subject->resource != NULL)
    return subject->resource->id;

  return subject->name != NULL ? subject->name : "";
}

/* Of a resource its type, of an entry its section, which no type is called like. */
static const char *
get_type (const MillraceSubject *subject)
{
  if (subject->resource != NULL)
    return subject->resource->type;

  return subject->section != NULL ? subject->section : "template";
}

gboolean
millrace_form_fits (MillraceForm          *self,
                    const MillraceSubject *subject)
{
  g_return_val_if_fail (MILLRACE_IS_FORM (self), FALSE);

  return g_str_equal (self->id, get_id (subject)) && g_str_equal (self->type, get_type (subject));
}

void
millrace_form_show (MillraceForm          *self,
                    const MillraceSubject *subject)
{
  g_return_if_fail (MILLRACE_IS_FORM (self));

  millrace_form_complete (self);
  for (guint i = 0; i < self->sections->len; i++)
    millrace_section_show (g_ptr_array_index (self->sections, i), subject);
  show_marks (self, subject);
}

void
millrace_form_get_fields (MillraceForm *self,
                          GPtrArray    *fields)
{
  g_return_if_fail (MILLRACE_IS_FORM (self));

  millrace_form_complete (self);
  for (guint i = 0; i < self->sections->len; i++)
    millrace_section_get_fields (g_ptr_array_index (self->sections, i), fields);
}

static MillraceSection *
find_section (MillraceForm *self,
              const char   *property)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      MillraceSection *section = g_ptr_array_index (self->sections, i);

      if (millrace_section_covers (section, property) || millrace_section_edits (section, property))
        return section;
    }

  return NULL;
}

GtkWidget *
millrace_form_unfold (MillraceForm *self,
                      const char   *property)
{
  g_autofree char *path = g_strdup (property);
  MillraceSection *section;
  char *end;

  g_return_val_if_fail (MILLRACE_IS_FORM (self), NULL);
  g_return_val_if_fail (property != NULL, NULL);

  millrace_form_complete (self);
  while ((section = find_section (self, path)) == NULL
         && ((end = strrchr (path, '.')) != NULL || (end = strrchr (path, '[')) != NULL))
    *end = '\0';
  if (section != NULL)
    millrace_section_unfold (section);

  return GTK_WIDGET (section);
}

gboolean
millrace_form_focus_first (MillraceForm *self)
{
  g_return_val_if_fail (MILLRACE_IS_FORM (self), FALSE);

  millrace_form_complete (self);
  for (guint i = 0; i < self->sections->len; i++)
    {
      if (millrace_section_focus_first (g_ptr_array_index (self->sections, i)))
        return TRUE;
    }

  return FALSE;
}

gboolean
millrace_form_focus_name (MillraceForm *self)
{
  g_return_val_if_fail (MILLRACE_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->sections->len; i++)
    {
      GtkWidget *section = g_ptr_array_index (self->sections, i);

      if (MILLRACE_IS_NAME_SECTION (section))
        {
          millrace_name_section_focus_id (MILLRACE_NAME_SECTION (section));
          return TRUE;
        }
    }

  return FALSE;
}

void
millrace_form_set_id (MillraceForm *self,
                      const char   *id)
{
  char *copy;

  g_return_if_fail (MILLRACE_IS_FORM (self));
  g_return_if_fail (id != NULL);

  copy = g_strdup (id);
  g_free (self->id);
  self->id = copy;
}

const char *
millrace_form_get_id (MillraceForm *self)
{
  g_return_val_if_fail (MILLRACE_IS_FORM (self), NULL);

  return self->id;
}

/* The focus brings all that people do in it. */
static void
millrace_form_state_flags_changed (GtkWidget     *widget,
                                   GtkStateFlags  previous)
{
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN)
    millrace_form_touch (widget);

  GTK_WIDGET_CLASS (millrace_form_parent_class)->state_flags_changed (widget, previous);
}

static void
millrace_form_dispose (GObject *object)
{
  MillraceForm *self = MILLRACE_FORM (object);
  GtkWidget *child;

  self->spec = NULL;
  self->growing = NULL;
  g_clear_pointer (&self->marks, millrace_field_marks_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->sections, 0);
  self->n_shown = 0;

  G_OBJECT_CLASS (millrace_form_parent_class)->dispose (object);
}

static void
millrace_form_finalize (GObject *object)
{
  MillraceForm *self = MILLRACE_FORM (object);

  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->hidden);
  g_free (self->id);
  g_free (self->type);

  G_OBJECT_CLASS (millrace_form_parent_class)->finalize (object);
}

static void
millrace_form_class_init (MillraceFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_form_dispose;
  object_class->finalize = millrace_form_finalize;
  widget_class->state_flags_changed = millrace_form_state_flags_changed;

  gtk_widget_class_set_css_name (widget_class, "form");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
millrace_form_init (MillraceForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  self->sections = g_ptr_array_new ();
  self->hidden = g_ptr_array_new ();
  self->marks = millrace_field_marks_new ();
}

/* --- Making it in parts --- */

static gboolean
can_grow (const MillraceSectionSpec *spec)
{
  return spec->get_type == NULL && !spec->folded && spec->n_fields > 0;
}

/* The next section of a resource's form, in the order in which they stand. */
static void
make_next (MillraceForm *self)
{
  const MillraceFormSpec *spec = self->spec;
  const guint index = self->n_made++;

  if (index == 0)
    {
      add_section (self, g_object_new (MILLRACE_TYPE_FINDINGS_SECTION, NULL));
      return;
    }
  if (index <= spec->n_sections && can_grow (&spec->sections[index - 1]))
    {
      self->growing = MILLRACE_SECTION (millrace_section_new_growing (&spec->sections[index - 1]));
      add_section (self, GTK_WIDGET (self->growing));
      return;
    }
  if (index <= spec->n_sections)
    {
      add_section (self, millrace_section_new (&spec->sections[index - 1]));
      return;
    }

  switch (index - spec->n_sections)
    {
    case 1:
      add_section (self, millrace_rest_section_new (spec->type[0] != '\0' ? _("Other Properties")
                                                                          : _("Properties"),
                                                    self->sections, spec->claimed));
      break;

    case 2:
      add_section (self, g_object_new (MILLRACE_TYPE_STACK_SECTION, NULL));
      break;

    case 3:
      add_section (self, g_object_new (MILLRACE_TYPE_USES_SECTION, NULL));
      break;

    default:
      self->spec = NULL;
    }
}

static gboolean
is_complete (MillraceForm *self)
{
  return self->spec == NULL && self->n_shown == self->sections->len;
}

/* Makes the next section, or up to @n_rows more of the last one, and shows @subject in it; what was
 * made for another resource is shown again. */
static void
make_and_show (MillraceForm          *self,
               const MillraceSubject *subject,
               guint                  n_rows)
{
  const guint n_before = self->sections->len;

  if (self->n_shown < n_before)
    {
      gpointer section = g_ptr_array_index (self->sections, self->n_shown++);

      if (g_ptr_array_remove (self->hidden, section))
        gtk_widget_set_visible (section, TRUE);
      millrace_section_show_anew (section, subject);
      return;
    }

  if (self->growing != NULL)
    {
      if (millrace_section_grow (self->growing, &self->spec->sections[self->n_made - 2], n_rows,
                                 subject) == 0)
        self->growing = NULL;
      return;
    }

  make_next (self);
  if (self->sections->len > n_before)
    millrace_section_show (g_ptr_array_index (self->sections, n_before), subject);
}

/* Of all that is made, in pixels. */
static int
guess_height (MillraceForm *self)
{
  int height = 0;

  for (guint i = 0; i < self->n_shown; i++)
    {
      gpointer section = g_ptr_array_index (self->sections, i);

      if (!MILLRACE_IS_FINDINGS_SECTION (section))
        height += millrace_section_guess_height (section);
      else
        height += PROBLEM_HEIGHT * (int) millrace_findings_section_get_n (section);
    }

  return height;
}

/* The first call is for the frame that shows the form; from the next on there is time. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  MillraceForm *self = MILLRACE_FORM (widget);
  const gint64 end = g_get_monotonic_time () + SHARE;
  MillraceSubject subject;

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;

  while (!is_complete (self) && get_subject (self, &subject))
    {
      make_and_show (self, &subject, SHARE_OF_ROWS);
      if (!is_complete (self) && g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  self->tick = 0;
  if (get_subject (self, &subject))
    show_marks (self, &subject);

  return G_SOURCE_REMOVE;
}

static void
stop_ticking (MillraceForm *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

void
millrace_form_complete (MillraceForm *self)
{
  MillraceSubject subject;

  g_return_if_fail (MILLRACE_IS_FORM (self));

  if (is_complete (self))
    return;

  stop_ticking (self);
  while (!is_complete (self) && get_subject (self, &subject))
    make_and_show (self, &subject, SHARE_OF_ROWS);
  if (get_subject (self, &subject))
    show_marks (self, &subject);
}

/* What is of another resource yet is not seen. */
static void
hide_others (MillraceForm *self)
{
  for (guint i = self->n_shown; i < self->sections->len; i++)
    {
      gpointer section = g_ptr_array_index (self->sections, i);

      if (!gtk_widget_get_visible (section))
        continue;

      gtk_widget_set_visible (section, FALSE);
      g_ptr_array_add (self->hidden, section);
    }
}

static void
begin_resource (MillraceForm          *self,
                const MillraceSubject *subject,
                int                    height)
{
  do
    make_and_show (self, subject, 1);
  while (!is_complete (self) && guess_height (self) < height);
  hide_others (self);
  self->n_frames = 0;
  if (!is_complete (self))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  show_marks (self, subject);
}

/* --- Showing another resource in it --- */

void
millrace_form_touch (GtkWidget *widget)
{
  GtkWidget *form;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  form = gtk_widget_get_ancestor (widget, MILLRACE_TYPE_FORM);
  if (form != NULL)
    MILLRACE_FORM (form)->is_touched = TRUE;
}

gboolean
millrace_form_is_touched (MillraceForm *self)
{
  g_return_val_if_fail (MILLRACE_IS_FORM (self), TRUE);

  return self->is_touched;
}

gboolean
millrace_form_can_turn (MillraceForm          *self,
                        const MillraceSubject *subject)
{
  g_return_val_if_fail (MILLRACE_IS_FORM (self), FALSE);

  return !self->is_touched && subject->resource != NULL
         && g_str_equal (self->type, subject->resource->type);
}

void
millrace_form_turn (MillraceForm          *self,
                    const MillraceSubject *subject,
                    int                    height)
{
  g_return_if_fail (MILLRACE_IS_FORM (self));
  g_return_if_fail (millrace_form_can_turn (self, subject));

  stop_ticking (self);
  millrace_form_set_id (self, subject->resource->id);
  /* With them goes what they remember of the resource that was here before. */
  millrace_field_marks_free (self->marks);
  self->marks = millrace_field_marks_new ();
  self->n_shown = 0;
  begin_resource (self, subject, height);
}

GtkWidget *
millrace_form_new (const MillraceSubject *subject,
                   int                    height)
{
  MillraceForm *self = g_object_new (MILLRACE_TYPE_FORM, NULL);

  self->id = g_strdup (get_id (subject));
  self->type = g_strdup (get_type (subject));

  if (subject->resource != NULL)
    {
      self->spec = millrace_form_spec_find (subject->resource->type);
      begin_resource (self, subject, height);
    }
  else
    {
      self->is_touched = TRUE;
      millrace_form_entry_add_sections (subject, (MillraceAddSection) add_section, self);
      millrace_form_show (self, subject);
    }

  return GTK_WIDGET (self);
}

GtkWidget *
millrace_form_new_shared (const MillraceSubject *subject,
                          GPtrArray             *others,
                          const char * const    *ids)
{
  MillraceForm *self = g_object_new (MILLRACE_TYPE_FORM, NULL);
  const MillraceFormSpec *spec = millrace_form_spec_find (subject->resource->type);
  const gboolean is_same = others->len == 0;
  GtkWidget *rest, *stack;

  self->id = g_strdup (get_id (subject));
  self->type = g_strdup (get_type (subject));
  millrace_field_marks_set_ids (self->marks, ids);

  for (guint i = 0; is_same && i < spec->n_sections; i++)
    {
      if (spec->sections[i].get_type != millrace_name_section_get_type)
        add_section (self, millrace_section_new (&spec->sections[i]));
    }
  rest = millrace_rest_section_new (_("Properties"), self->sections,
                                    is_same ? spec->claimed : NULL);
  if (!is_same)
    millrace_rest_section_set_others (MILLRACE_REST_SECTION (rest), others);
  add_section (self, rest);
  stack = g_object_new (MILLRACE_TYPE_STACK_SECTION, NULL);
  millrace_stack_section_set_shared (MILLRACE_STACK_SECTION (stack));
  add_section (self, stack);
  millrace_form_show (self, subject);

  return GTK_WIDGET (self);
}
