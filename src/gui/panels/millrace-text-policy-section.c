/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-text-policy-section.h"

#include "cfn-change.h"
#include "cfn-text-document.h"
#include "cfn-writer.h"
#include "millrace-policies-section.h"
#include "millrace-refusal.h"

#define DOCUMENT "PolicyDocument"

struct _MillraceTextPolicySection
{
  MillraceSection  parent_instance;

  GtkWidget       *inner;    /* the rows, of the copy */
  CfnReading      *of;       /* what the copy is made of */
  CfnReading      *copy;     /* where the document stands open; NULL: it cannot be opened */
};

G_DEFINE_FINAL_TYPE (MillraceTextPolicySection, millrace_text_policy_section,
                     MILLRACE_TYPE_SECTION)

/* --- Changing --- */

/* What rows ask for is done to the copy; the window is asked for what comes of it. @edit is
 * taken. */
static void
pass_on (MillraceTextPolicySection *self,
         CfnEdit                   *edit,
         GError                    *error)
{
  g_autoptr (CfnEdit) taken = edit;
  g_autoptr (GError) refusal = error;
  GtkWidget *above = gtk_widget_get_parent (GTK_WIDGET (self));
  MillraceSubject subject;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gboolean yaml = FALSE;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  path = millrace_subject_dup_path (&subject, DOCUMENT);
  if (taken != NULL)
    text = cfn_text_document_after (cfn_reading_get_template (self->of), path,
                                    cfn_reading_get_template (self->copy), taken, &yaml, &refusal);
  if (text == NULL)
    millrace_refusal_tell (gtk_widget_get_root (above), refusal->message);
  else if (text[0] == '\0')
    gtk_widget_activate_action (above, "win.unset-property", "s", path);
  else
    gtk_widget_activate_action (above, yaml ? "win.set-property" : "win.set-text", "(ss)", path,
                                text);
}

/* An edit of the copy at a path, with a text. */
typedef CfnEdit *(*EditAt) (CfnTemplate  *template,
                            const char   *path,
                            const char   *text,
                            GError      **error);

static void
set_by (GtkWidget *widget,
        GVariant  *parameter,
        EditAt     edit_at)
{
  MillraceTextPolicySection *self = MILLRACE_TEXT_POLICY_SECTION (widget);
  const char *path, *text;
  GError *error = NULL;
  CfnEdit *edit;

  g_variant_get (parameter, "(&s&s)", &path, &text);
  edit = edit_at (cfn_reading_get_template (self->copy), path, text, &error);
  pass_on (self, edit, error);
}

static void
set_property_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  set_by (widget, parameter, cfn_change_set);
}

static void
set_text_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  set_by (widget, parameter, cfn_change_set_string);
}

static void
rename_key_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  set_by (widget, parameter, cfn_change_rename_key);
}

static void
unset_property_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  MillraceTextPolicySection *self = MILLRACE_TEXT_POLICY_SECTION (widget);
  GError *error = NULL;
  CfnEdit *edit = cfn_change_unset (cfn_reading_get_template (self->copy),
                                    g_variant_get_string (parameter, NULL), &error);

  pass_on (self, edit, error);
}

static void
move_item_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  MillraceTextPolicySection *self = MILLRACE_TEXT_POLICY_SECTION (widget);
  g_autoptr (CfnPath) steps = NULL;
  const char *path;
  int from, to;
  GError *error = NULL;
  CfnEdit *edit = NULL;

  g_variant_get (parameter, "(&sii)", &path, &from, &to);
  steps = cfn_path_parse (path, &error);
  if (steps != NULL)
    edit = cfn_writer_move (cfn_reading_get_tree (self->copy), steps, from, to, &error);
  pass_on (self, edit, error);
}

/* --- Showing --- */

/* A document that is not there yet needs no opening. */
static CfnReading *
open_copy (const MillraceSubject *subject)
{
  CfnNode *node = millrace_subject_get_node (subject, DOCUMENT);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnText) text = NULL;

  if (node == NULL)
    return cfn_reading_ref (subject->reading);

  edit = cfn_text_document_open (subject->template, node);
  if (edit == NULL)
    return NULL;
  text = cfn_edit_apply (edit, cfn_reading_get_text (subject->reading));

  return cfn_reading_new (text);
}

static void
take_copy (MillraceTextPolicySection *self,
           const MillraceSubject     *subject)
{
  CfnReading *of = cfn_reading_ref (subject->reading);

  g_clear_pointer (&self->of, cfn_reading_unref);
  g_clear_pointer (&self->copy, cfn_reading_unref);
  self->of = of;
  self->copy = open_copy (subject);
}

static void
millrace_text_policy_section_update (MillraceSection       *section,
                                     const MillraceSubject *subject)
{
  MillraceTextPolicySection *self = MILLRACE_TEXT_POLICY_SECTION (section);
  MillraceSubject open;

  if (self->of != subject->reading)
    take_copy (self, subject);

  gtk_widget_set_visible (self->inner, self->copy != NULL);
  millrace_section_set_help (section, self->copy == NULL
                                        ? _("The text is no JSON whose statements could be shown: "
                                            "see below.") : NULL);
  if (self->copy != NULL && millrace_subject_init (&open, self->copy, subject->resource->id))
    millrace_section_show (MILLRACE_SECTION (self->inner), &open);
}

/* Problems of the string tell where they are in the document that stands open. */
static void
millrace_text_policy_section_add_fields (MillraceSection *section,
                                         GPtrArray       *fields)
{
  MillraceTextPolicySection *self = MILLRACE_TEXT_POLICY_SECTION (section);

  if (self->copy != NULL)
    millrace_section_get_fields (MILLRACE_SECTION (self->inner), fields);
}

static void
millrace_text_policy_section_add_heads (MillraceSection *section,
                                        GPtrArray       *heads)
{
  MillraceTextPolicySection *self = MILLRACE_TEXT_POLICY_SECTION (section);

  if (self->copy != NULL)
    millrace_section_get_heads (MILLRACE_SECTION (self->inner), heads);
}

static void
millrace_text_policy_section_finalize (GObject *object)
{
  MillraceTextPolicySection *self = MILLRACE_TEXT_POLICY_SECTION (object);

  g_clear_pointer (&self->of, cfn_reading_unref);
  g_clear_pointer (&self->copy, cfn_reading_unref);

  G_OBJECT_CLASS (millrace_text_policy_section_parent_class)->finalize (object);
}

static void
millrace_text_policy_section_class_init (MillraceTextPolicySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_text_policy_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_text_policy_section_update;
  MILLRACE_SECTION_CLASS (klass)->add_fields = millrace_text_policy_section_add_fields;
  MILLRACE_SECTION_CLASS (klass)->add_heads = millrace_text_policy_section_add_heads;

  /* What rows ask the window for passes here first. */
  gtk_widget_class_install_action (widget_class, "win.set-property", "(ss)", set_property_cb);
  /* JSON has no comments. */
  gtk_widget_class_install_action (widget_class, "win.set-lines", "(ss)", set_property_cb);
  gtk_widget_class_install_action (widget_class, "win.set-text", "(ss)", set_text_cb);
  gtk_widget_class_install_action (widget_class, "win.rename-key", "(ss)", rename_key_cb);
  gtk_widget_class_install_action (widget_class, "win.unset-property", "s", unset_property_cb);
  gtk_widget_class_install_action (widget_class, "win.move-item", "(sii)", move_item_cb);
}

static void
millrace_text_policy_section_init (MillraceTextPolicySection *self)
{
  self->inner = g_object_new (MILLRACE_TYPE_POLICIES_SECTION, NULL);
  millrace_section_set_help (MILLRACE_SECTION (self->inner),
                             _("Which services may write to the account’s log groups, say. At most "
                               "5 KB of JSON."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->inner);
}
