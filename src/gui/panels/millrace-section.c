/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-section.h"

#include "millrace-form.h"
#include "millrace-label.h"
#include "millrace-tooltip.h"

/* About what takes how much of a section's height, in pixels. */
#define HEADING_HEIGHT 58
#define HELP_HEIGHT 33
#define ROW_HEIGHT 55
#define CODE_HEIGHT 174

typedef struct
{
  GPtrArray  *fields;   /* of MillraceField, owned by the group */
  GtkWidget  *help;
  CfnReading *reading;
  char       *id;       /* of the resource, or NULL: of an entry, */
  char       *section;  /* which is of this section */
  char       *name;

  /* Of a section that began folded; else NULL. */
  const MillraceSectionSpec *spec;
  GtkWidget                 *toggle;
  gboolean                   is_showing;  /* it opens by itself */
} MillraceSectionPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MillraceSection, millrace_section, ADW_TYPE_PREFERENCES_GROUP)

static guint fields_changed_signal;

GtkWidget *
millrace_section_add_field (MillraceSection         *self,
                            const MillraceFieldSpec *spec)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  GtkWidget *row = millrace_field_row_new (spec);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (priv->fields, row);

  return row;
}

void
millrace_section_set_help (MillraceSection *self,
                           const char      *help)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  millrace_label_set_text (MILLRACE_LABEL (priv->help), help != NULL ? help : "");
  gtk_widget_set_visible (priv->help, help != NULL);
}

/* --- Folding --- */

static void
build_fields (MillraceSection           *self,
              const MillraceSectionSpec *spec)
{
  for (guint i = 0; i < spec->n_fields; i++)
    millrace_section_add_field (self, &spec->fields[i]);
}

static gboolean
has_something_set (MillraceSection       *self,
                   const MillraceSubject *subject)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  for (guint i = 0; i < priv->spec->n_fields; i++)
    {
      if (millrace_subject_get_node (subject, priv->spec->fields[i].property) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The list that holds the rows; the heading and the help stand outside of it. A subclass may have
 * rows where the table has no fields. NULL: no row has been made yet. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *list = GTK_IS_LIST_BOX (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && list == NULL;
       child = gtk_widget_get_next_sibling (child))
    list = find_list (child);

  return list;
}

static void
update_rows (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  GtkWidget *list = find_list (GTK_WIDGET (self));

  if (list != NULL && gtk_widget_get_first_child (list) != NULL)
    gtk_widget_set_visible (list,
                            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (priv->toggle)));
}

static void
toggled_cb (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  gboolean is_open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (priv->toggle));
  MillraceSubject subject;

  if (!priv->is_showing)
    millrace_form_touch (GTK_WIDGET (self));
  if (is_open && priv->fields->len == 0)
    {
      build_fields (self, priv->spec);
      millrace_section_fields_changed (GTK_WIDGET (self));
      if (millrace_section_get_subject (self, &subject))
        millrace_section_show_fields (self, &subject);
    }

  update_rows (self);
  gtk_widget_set_visible (priv->help,
                          is_open
                          && millrace_label_get_text (MILLRACE_LABEL (priv->help))[0] != '\0');
  gtk_button_set_icon_name (GTK_BUTTON (priv->toggle),
                            is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->toggle),
                               GTK_ACCESSIBLE_STATE_EXPANDED, is_open,
                               -1);
}

/* The title opens and closes it as the arrow beside it does. */
static void
released_cb (MillraceSection *self,
             int              n_press,
             double           x,
             double           y)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  GtkToggleButton *toggle = GTK_TOGGLE_BUTTON (priv->toggle);
  graphene_rect_t arrow;

  if (gtk_widget_compute_bounds (priv->toggle, GTK_WIDGET (self), &arrow) &&
      y < arrow.origin.y + arrow.size.height)
    gtk_toggle_button_set_active (toggle, !gtk_toggle_button_get_active (toggle));
}

static gboolean
fields_changed_cb (gpointer user_data)
{
  /* A section may stand in another one, which is the one that the form knows. */
  for (GtkWidget *widget = user_data; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (MILLRACE_IS_SECTION (widget))
      g_signal_emit (widget, fields_changed_signal, 0);

  return G_SOURCE_REMOVE;
}

/* Later, as rows cannot come or go while a list is at work with them. */
void
millrace_section_fields_changed (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_idle_add_full (G_PRIORITY_DEFAULT, fields_changed_cb, g_object_ref (widget), g_object_unref);
}

void
millrace_section_unfold (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  if (priv->toggle != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (priv->toggle), TRUE);
}

static void
fold (MillraceSection           *self,
      const MillraceSectionSpec *spec)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  GtkGesture *click = gtk_gesture_click_new ();

  priv->spec = spec;
  priv->toggle = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (priv->toggle), "pan-end-symbolic");
  gtk_widget_set_valign (priv->toggle, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (priv->toggle, "flat");
  gtk_widget_add_css_class (priv->toggle, "fold");
  millrace_tooltip_set (priv->toggle, _(spec->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(spec->title),
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->toggle),
                               GTK_ACCESSIBLE_STATE_EXPANDED, FALSE,
                               -1);
  gtk_widget_set_visible (priv->help, FALSE);
  g_signal_connect_swapped (priv->toggle, "toggled", G_CALLBACK (toggled_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), priv->toggle);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  update_rows (self);
}

static void
show_fields_from (MillraceSection       *self,
                  const MillraceSubject *subject,
                  guint                  first)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  for (guint i = first; i < priv->fields->len; i++)
    {
      MillraceField *field = g_ptr_array_index (priv->fields, i);

      if (millrace_field_get_spec (field)->property != NULL)
        millrace_field_show (field, subject);
    }
}

void
millrace_section_show_fields (MillraceSection       *self,
                              const MillraceSubject *subject)
{
  g_return_if_fail (MILLRACE_IS_SECTION (self));

  show_fields_from (self, subject, 0);
}

/* @text may be the very string that it takes the place of. */
static void
take_string (char       **to,
             const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*to);
  *to = copy;
}

void
millrace_section_show (MillraceSection       *self,
                       const MillraceSubject *subject)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  MillraceSectionClass *klass = MILLRACE_SECTION_GET_CLASS (self);
  MillraceSubject own = *subject;
  CfnReading *previous;

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  own.of_attributes = klass->of_attributes;
  /* The id may belong to the reading that is being let go. */
  previous = g_steal_pointer (&priv->reading);
  priv->reading = cfn_reading_ref (subject->reading);
  take_string (&priv->id, subject->resource != NULL ? subject->resource->id : NULL);
  take_string (&priv->section, subject->section);
  take_string (&priv->name, subject->name);
  g_clear_pointer (&previous, cfn_reading_unref);

  priv->is_showing = TRUE;
  if (priv->toggle != NULL && priv->fields->len == 0 && has_something_set (self, &own))
    millrace_section_unfold (self);
  else
    millrace_section_show_fields (self, &own);

  if (klass->update != NULL)
    klass->update (self, &own);
  /* A group that gets a row shows its list. */
  if (priv->toggle != NULL)
    update_rows (self);
  priv->is_showing = FALSE;
}

void
millrace_section_show_anew (MillraceSection       *self,
                            const MillraceSubject *subject)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  MillraceSubject own = *subject;

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  if (MILLRACE_SECTION_GET_CLASS (self)->forget != NULL)
    MILLRACE_SECTION_GET_CLASS (self)->forget (self);
  millrace_section_get_fields (self, fields);
  for (guint i = 0; i < fields->len; i++)
    millrace_field_forget (g_ptr_array_index (fields, i));
  millrace_section_show (self, subject);
  if (priv->toggle == NULL)
    return;

  own.of_attributes = MILLRACE_SECTION_GET_CLASS (self)->of_attributes;
  priv->is_showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (priv->toggle), has_something_set (self, &own));
  priv->is_showing = FALSE;
}

gboolean
millrace_section_get_subject (MillraceSection *self,
                              MillraceSubject *subject)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), FALSE);

  if (priv->id == NULL)
    return millrace_subject_init_entry (subject, priv->reading, priv->section, priv->name);
  if (!millrace_subject_init (subject, priv->reading, priv->id))
    return FALSE;

  subject->of_attributes = MILLRACE_SECTION_GET_CLASS (self)->of_attributes;
  return TRUE;
}

static int
guess_row_height (GtkWidget *row)
{
  if (!gtk_widget_get_visible (row))
    return 0;
  if (MILLRACE_IS_FIELD (row)
      && millrace_field_get_spec (MILLRACE_FIELD (row))->kind == MILLRACE_FIELD_CODE)
    return CODE_HEIGHT;

  return ROW_HEIGHT;
}

int
millrace_section_guess_height (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  GtkWidget *list;
  int height = HEADING_HEIGHT;

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), 0);

  if (gtk_widget_get_visible (priv->help))
    height += HELP_HEIGHT;
  list = find_list (GTK_WIDGET (self));
  if (list == NULL || !gtk_widget_get_visible (list))
    return height;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    height += guess_row_height (row);

  return height;
}

gboolean
millrace_section_focus_first (MillraceSection *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), FALSE);

  millrace_section_get_fields (self, fields);
  for (guint i = 0; i < fields->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (fields, i);

      if (gtk_widget_get_visible (row) && gtk_widget_is_sensitive (row) &&
          gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD))
        return TRUE;
    }

  return FALSE;
}

gboolean
millrace_section_covers (MillraceSection *self,
                         const char      *property)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), FALSE);

  for (guint i = 0; priv->toggle != NULL && i < priv->spec->n_fields; i++)
    {
      if (g_str_equal (priv->spec->fields[i].property, property))
        return TRUE;
    }

  for (guint i = 0; i < priv->fields->len; i++)
    {
      const MillraceFieldSpec *spec = millrace_field_get_spec (g_ptr_array_index (priv->fields, i));

      if (spec->property != NULL && g_str_equal (spec->property, property))
        return TRUE;
    }

  return FALSE;
}

gboolean
millrace_section_edits (MillraceSection *self,
                        const char      *property)
{
  const char * const *edits;

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), FALSE);

  edits = MILLRACE_SECTION_GET_CLASS (self)->edits;

  return edits != NULL && g_strv_contains (edits, property);
}

void
millrace_section_get_fields (MillraceSection *self,
                             GPtrArray       *fields)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  for (guint i = 0; i < priv->fields->len; i++)
    {
      MillraceField *field = g_ptr_array_index (priv->fields, i);

      g_ptr_array_add (fields, field);
      millrace_field_get_parts (field, fields);
    }
  if (MILLRACE_SECTION_GET_CLASS (self)->add_fields != NULL)
    MILLRACE_SECTION_GET_CLASS (self)->add_fields (self, fields);
}

void
millrace_section_get_heads (MillraceSection *self,
                            GPtrArray       *heads)
{
  g_return_if_fail (MILLRACE_IS_SECTION (self));

  if (MILLRACE_SECTION_GET_CLASS (self)->add_heads != NULL)
    MILLRACE_SECTION_GET_CLASS (self)->add_heads (self, heads);
}

void
millrace_section_clear (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_return_if_fail (MILLRACE_IS_SECTION (self));

  for (guint i = 0; i < priv->fields->len; i++)
    {
      millrace_field_drop_parts (g_ptr_array_index (priv->fields, i));
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                    g_ptr_array_index (priv->fields, i));
    }
  g_ptr_array_set_size (priv->fields, 0);
}

static void
millrace_section_finalize (GObject *object)
{
  MillraceSection *self = MILLRACE_SECTION (object);
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  g_ptr_array_unref (priv->fields);
  g_clear_pointer (&priv->reading, cfn_reading_unref);
  g_free (priv->id);
  g_free (priv->section);
  g_free (priv->name);

  G_OBJECT_CLASS (millrace_section_parent_class)->finalize (object);
}

static void
millrace_section_class_init (MillraceSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_section_finalize;

  fields_changed_signal = g_signal_new ("fields-changed", MILLRACE_TYPE_SECTION, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
millrace_section_init (MillraceSection *self)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);

  priv->fields = g_ptr_array_new ();
  priv->help = millrace_label_new ("caption");
  gtk_widget_set_visible (priv->help, FALSE);
  gtk_widget_add_css_class (priv->help, "dim-label");
  gtk_widget_add_css_class (priv->help, "section-help");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), priv->help);
}

guint
millrace_section_grow (MillraceSection           *self,
                       const MillraceSectionSpec *spec,
                       guint                      n,
                       const MillraceSubject     *subject)
{
  MillraceSectionPrivate *priv = millrace_section_get_instance_private (self);
  const guint first = priv->fields->len;
  MillraceSubject own = *subject;

  g_return_val_if_fail (MILLRACE_IS_SECTION (self), 0);
  g_return_val_if_fail (first <= spec->n_fields, 0);

  own.of_attributes = MILLRACE_SECTION_GET_CLASS (self)->of_attributes;
  n = MIN (n, spec->n_fields - first);
  for (guint i = first; i < first + n; i++)
    millrace_section_add_field (self, &spec->fields[i]);
  show_fields_from (self, &own, first);

  return spec->n_fields - first - n;
}

static MillraceSection *
new_without_fields (const MillraceSectionSpec *spec,
                    GType                      type)
{
  MillraceSection *self = g_object_new (type, "title", _(spec->title), NULL);

  if (spec->help != NULL)
    millrace_section_set_help (self, _(spec->help));

  return self;
}

GtkWidget *
millrace_section_new_growing (const MillraceSectionSpec *spec)
{
  g_return_val_if_fail (spec->get_type == NULL && !spec->folded, NULL);

  return GTK_WIDGET (new_without_fields (spec, MILLRACE_TYPE_SECTION));
}

GtkWidget *
millrace_section_new (const MillraceSectionSpec *spec)
{
  MillraceSection *self =
    new_without_fields (spec,
                        spec->get_type != NULL ? spec->get_type () : MILLRACE_TYPE_SECTION);

  if (!spec->folded)
    build_fields (self, spec);
  else
    fold (self, spec);

  return GTK_WIDGET (self);
}
