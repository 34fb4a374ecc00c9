/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-stream-section.h"

#include "millrace-changes.h"
#include "millrace-switch-row.h"

struct _MillraceStreamSection
{
  MillraceSection  parent_instance;

  GtkWidget       *emit;
  GtkWidget       *view;
  GtkWidget       *whole;  /* in place of the view where a function makes all of it */
};

G_DEFINE_FINAL_TYPE (MillraceStreamSection, millrace_stream_section, MILLRACE_TYPE_SECTION)

static const MillraceChoice views[] = {
  { "NEW_IMAGE", N_("New image") },
  { "OLD_IMAGE", N_("Old image") },
  { "NEW_AND_OLD_IMAGES", N_("New and old images") },
  { "KEYS_ONLY", N_("Keys only") },
  { NULL }
};

/* What the function sees, in the order of the views. */
static const char * const view_help[] = {
  N_("The function sees the item after the change, not before."),
  N_("The function sees the item before the change, not after."),
  N_("The function sees the item before and after the change."),
  N_("The function sees only the key of the item that changed."),
};

static const MillraceFieldSpec emit_spec = {
  .kind = MILLRACE_FIELD_SWITCH, .title = N_("Emit change events"),
};

static const MillraceFieldSpec view_spec = {
  .kind = MILLRACE_FIELD_CHOICE, .title = N_("Each event carries"), .choices = views,
  .property = "StreamSpecification.StreamViewType", .required = TRUE,
};

static const MillraceFieldSpec whole_spec = {
  .kind = MILLRACE_FIELD_PARTS, .title = N_("Change events"), .property = "StreamSpecification",
};

static gboolean
emit_edited_cb (MillraceStreamSection *self,
                const char            *typed)
{
  MillraceSubject subject;
  MillraceChanges changes;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  millrace_changes_init (&changes, &subject);
  if (g_str_equal (typed, "true"))
    millrace_changes_set (&changes, view_spec.property, "NEW_AND_OLD_IMAGES");
  else
    millrace_changes_unset (&changes, "StreamSpecification");
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

static const char *
find_help (const MillraceSubject *subject)
{
  CfnValue view = millrace_subject_get_value (subject, view_spec.property);

  if (millrace_subject_get_node (subject, "StreamSpecification") == NULL)
    return N_("Without change events, no function learns of a change.");

  for (guint i = 0; i < G_N_ELEMENTS (view_help); i++)
    {
      if (g_strcmp0 (view.text, views[i].value) == 0)
        return view_help[i];
    }

  return NULL;
}

static void
millrace_stream_section_update (MillraceSection       *section,
                                const MillraceSubject *subject)
{
  MillraceStreamSection *self = MILLRACE_STREAM_SECTION (section);
  const gboolean is_made = millrace_subject_get_value (subject, whole_spec.property).kind
                           >= CFN_VALUE_REF;
  gboolean emits = millrace_subject_get_node (subject, "StreamSpecification") != NULL;
  const char *help = find_help (subject);

  millrace_switch_row_set_active (MILLRACE_SWITCH_ROW (self->emit), emits);
  gtk_widget_set_visible (self->view, emits && !is_made);
  gtk_widget_set_visible (self->whole, is_made);
  millrace_section_set_help (section, help != NULL ? _(help) : NULL);
}

static void
millrace_stream_section_class_init (MillraceStreamSectionClass *klass)
{
  static const char * const edits[] = {
    "StreamSpecification", "StreamSpecification.StreamViewType", NULL
  };

  MILLRACE_SECTION_CLASS (klass)->update = millrace_stream_section_update;
  MILLRACE_SECTION_CLASS (klass)->edits = edits;
}

static void
millrace_stream_section_init (MillraceStreamSection *self)
{
  self->emit = millrace_section_add_field (MILLRACE_SECTION (self), &emit_spec);
  self->view = millrace_section_add_field (MILLRACE_SECTION (self), &view_spec);
  self->whole = millrace_section_add_field (MILLRACE_SECTION (self), &whole_spec);

  g_signal_connect_swapped (self->emit, "edited", G_CALLBACK (emit_edited_cb), self);
}
