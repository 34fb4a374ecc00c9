/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-mode-popover.h"

#include "cfn-extract.h"
#include "cfn-known.h"
#include "cfn-parameter.h"
#include "millrace-facts.h"
#include "millrace-fits.h"
#include "millrace-key-editor.h"
#include "millrace-offer-list.h"
#include "millrace-popover.h"
#include "millrace-problem-label.h"
#include "millrace-sub-editor.h"
#include "millrace-yaml-editor.h"

#define MAX_CHARS 32

/* Pixels: what scrolls upwards only is as wide as it must be, and no wider. */
#define MIN_WIDTH 264

struct _MillraceModePopover
{
  GtkPopover      parent_instance;

  GtkWidget      *field;     /* weak */
  GtkWidget      *scroller;  /* around all of it */
  GtkWidget      *stack;
  GtkWidget      *refusal;   /* why what was typed here is not taken */
  GtkWidget      *modes;
  GtkWidget      *offers;
};

G_DEFINE_FINAL_TYPE (MillraceModePopover, millrace_mode_popover, GTK_TYPE_POPOVER)

/* What is chosen is the last thing that the popover does: the row may be gone afterwards. */
static void
commit (MillraceModePopover *self,
        const char          *yaml)
{
  MillraceField *field = MILLRACE_FIELD (self->field);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (field != NULL)
    millrace_field_commit (field, yaml);
}

/* What was typed here stays until it is taken; the reason why it is not stands below it. */
static void
finish (MillraceModePopover *self,
        const char          *action,
        const char          *typed)
{
  g_autoptr (MillraceModePopover) kept = g_object_ref (self);
  g_autofree char *reason = NULL;

  if (self->field != NULL && typed[0] == '\0')
    reason = millrace_field_ask (MILLRACE_FIELD (self->field), typed);
  else if (self->field != NULL)
    reason = millrace_field_ask_for (MILLRACE_FIELD (self->field), action, typed);

  millrace_problem_label_set (self->refusal, reason);
  if (reason == NULL)
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
set_yaml (MillraceModePopover *self,
          const char          *yaml)
{
  finish (self, "win.set-property", yaml);
}

/* Comments and all. */
static void
set_lines (MillraceModePopover *self,
           const char          *text)
{
  finish (self, "win.set-lines", text);
}

static gboolean
get_value (MillraceModePopover *self,
           MillraceSubject     *subject,
           CfnValue            *value)
{
  MillraceField *field = MILLRACE_FIELD (self->field);

  if (field == NULL || !millrace_field_get_subject (field, subject))
    return FALSE;

  *value = millrace_subject_get_value (subject, millrace_field_get_property (field));

  return TRUE;
}

/* --- Modes --- */

/* A function becomes the text that it comes to, or nothing where that is not known. */
static void
value_cb (MillraceModePopover *self)
{
  MillraceSubject subject;
  CfnValue value;
  GtkWidget *field = self->field;

  if (!get_value (self, &subject, &value))
    return;

  if (value.kind >= CFN_VALUE_REF)
    {
      g_autofree char *known = cfn_value_know_text (subject.template, value.node);

      commit (self, known != NULL ? known : "");
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_child_focus (field, GTK_DIR_TAB_FORWARD);
}

static void
show_page (MillraceModePopover *self,
           GtkWidget           *page)
{
  gtk_stack_add_child (GTK_STACK (self->stack), page);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  if (self->field != NULL)
    millrace_popover_place (GTK_WIDGET (self), self->field);
  gtk_widget_grab_focus (page);
}

/* What the Sub says now, or a beginning that means the same as what is there. */
static char *
dup_sub_text (const CfnValue *value)
{
  CfnNode *variables;
  const char *text;

  switch (value->kind)
    {
    case CFN_VALUE_SUB:
      text = cfn_value_get_sub_string (value, &variables);
      return g_strdup (text != NULL ? text : "");

    case CFN_VALUE_REF:
      return g_strdup_printf ("${%s}", value->name);

    case CFN_VALUE_GETATT:
      return g_strdup_printf ("${%s.%s}", value->name,
                              value->attribute != NULL ? value->attribute : "");

    case CFN_VALUE_LITERAL:
      return g_strdup (value->text);

    default:
      return g_strdup ("");
    }
}

static void yaml_cb (MillraceModePopover *self);

static void
sub_cb (MillraceModePopover *self)
{
  MillraceSubject subject;
  CfnNode *variables = NULL;
  g_autofree char *text = NULL;
  GtkWidget *editor;
  CfnValue value;

  if (!get_value (self, &subject, &value))
    return;

  text = dup_sub_text (&value);
  /* Variables of its own and several lines are more than the one line can show. */
  if (value.kind == CFN_VALUE_SUB)
    cfn_value_get_sub_string (&value, &variables);
  if (variables != NULL || strchr (text, '\n') != NULL)
    {
      yaml_cb (self);
      return;
    }

  editor = millrace_sub_editor_new (&subject, text);
  g_signal_connect_object (editor, "finished", G_CALLBACK (set_yaml), self, G_CONNECT_SWAPPED);
  show_page (self, editor);
}

static void
yaml_cb (MillraceModePopover *self)
{
  MillraceSubject subject;
  CfnValue value;
  GtkWidget *editor;

  if (!get_value (self, &subject, &value))
    return;

  editor = millrace_yaml_editor_new (subject.template, value.node);
  g_signal_connect_object (editor, "finished", G_CALLBACK (set_lines), self, G_CONNECT_SWAPPED);
  show_page (self, editor);
}

/* --- Another name --- */

static void
set_key (MillraceModePopover *self,
         const char          *key)
{
  finish (self, "win.rename-key", key);
}

static void
rename_cb (MillraceModePopover *self)
{
  MillraceSubject subject;
  CfnValue value;
  GtkWidget *editor;

  if (!get_value (self, &subject, &value) || value.node == NULL
      || cfn_node_get_key (value.node) == NULL)
    return;

  editor = millrace_key_editor_new (value.node);
  g_signal_connect_object (editor, "finished", G_CALLBACK (set_key), self, G_CONNECT_SWAPPED);
  show_page (self, editor);
}

/* An entry that is not written yet is called what it was added as. */
static void
add_renaming (MillraceModePopover *self,
              GtkWidget           *box,
              const CfnValue      *value)
{
  GtkWidget *button;

  if (!millrace_field_get_spec (MILLRACE_FIELD (self->field))->is_entry || value->node == NULL)
    return;

  button = gtk_button_new_with_label (_("Rename…"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (rename_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_mode (MillraceModePopover *self,
          const char          *label,
          gboolean             is_now,
          GCallback            clicked_cb)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_hexpand (button, TRUE);
  if (is_now)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                               GTK_ACCESSIBLE_STATE_PRESSED,
                               is_now ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                      : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  g_signal_connect_swapped (button, "clicked", clicked_cb, self);
  gtk_box_append (GTK_BOX (self->modes), button);
}

/* --- One of several shapes --- */

static void
shape_cb (GtkWidget           *button,
          MillraceModePopover *self)
{
  set_yaml (self, g_object_get_data (G_OBJECT (button), "millrace-yaml"));
}

/* Where a text will do as well as an object, say: what it is to be, empty to begin with. */
static void
add_shapes (MillraceModePopover *self,
            GtkWidget           *box,
            const CfnValue      *value)
{
  MillracePlace place = *millrace_field_get_place (MILLRACE_FIELD (self->field));
  const CfnShape whole = place.shape;

  if (!place.has_shape || whole.kind != CFN_SHAPE_UNION)
    return;

  for (guint i = 0; cfn_shape_get_member (&whole, i, &place.shape); i++)
    {
      const gboolean is_now = millrace_place_has_shape_of (&place.shape, value);
      g_autofree char *name = millrace_facts_of_shape (&place);
      GtkWidget *button = gtk_button_new_with_label (name);

      g_object_set_data (G_OBJECT (button), "millrace-yaml",
                         (gpointer) millrace_place_get_beginning (&place.shape));
      gtk_widget_set_sensitive (button, !is_now);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                                   GTK_ACCESSIBLE_STATE_PRESSED,
                                   is_now ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
      g_signal_connect (button, "clicked", G_CALLBACK (shape_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
}

/* --- What fits --- */

static char *
describe_parameter (CfnTemplate *template,
                    const char  *name)
{
  CfnParameter parameter;
  const char *text;

  cfn_parameter_read (&parameter, cfn_template_find_parameter (template, name));
  text = parameter.default_value != NULL ? cfn_node_get_literal (parameter.default_value) : NULL;
  if (text == NULL || parameter.is_secret)
    return g_strdup (_("Parameter"));
  if (text[0] == '\0')
    return g_strdup (_("Parameter, empty by default"));

  return g_strdup_printf (_("Parameter, %s by default"), text);
}

static char *
describe_fit (CfnTemplate  *template,
              const CfnFit *fit)
{
  const CfnResource *resource = cfn_template_find_resource (template, fit->id);
  const char *type = resource != NULL ? resource->type : "";

  switch (fit->kind)
    {
    case CFN_FIT_REF:
      /* Translators: %s is a resource type */
      return g_strdup_printf (_("Reference to %s"), type);

    case CFN_FIT_GETATT:
      return g_strdup_printf (_("Attribute of %s"), type);

    case CFN_FIT_PARAMETER:
      return describe_parameter (template, fit->id);

    case CFN_FIT_PSEUDO:
    default:
      return g_strdup (g_str_equal (fit->id, "AWS::NoValue")
                         ? _("As if it were not set") : _("Known when it is deployed"));
    }
}

static void
add_fits (MillraceModePopover   *self,
          const MillraceSubject *subject)
{
  g_autoptr (GArray) fits = millrace_fits_list (MILLRACE_FIELD (self->field), subject);

  for (guint i = 0; i < fits->len; i++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, i);
      g_autofree char *yaml = cfn_fit_to_yaml (fit);
      g_autofree char *label = fit->attribute != NULL
                                 ? g_strdup_printf ("%s.%s", fit->id, fit->attribute)
                                 : g_strdup (fit->id);
      g_autofree char *detail = describe_fit (subject->template, fit);

      millrace_offer_list_add (MILLRACE_OFFER_LIST (self->offers), yaml, label, detail);
    }
}

/* --- A parameter of it --- */

static void
extract_cb (MillraceModePopover *self)
{
  GtkWidget *field = self->field;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (field != NULL)
    gtk_widget_activate_action (field, "win.make-parameter", "s",
                                millrace_field_get_path (MILLRACE_FIELD (field)));
}

static void
add_extraction (MillraceModePopover   *self,
                GtkWidget             *box,
                const MillraceSubject *subject)
{
  const char *path = millrace_field_get_path (MILLRACE_FIELD (self->field));
  GtkWidget *button;

  if (path == NULL || !cfn_extract_can_parameter (subject->template, path))
    return;

  button = gtk_button_new_with_label (_("Make This Value a Parameter"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (extract_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

/* --- Building --- */

static void
append_text (GtkWidget  *box,
             const char *text,
             const char *css_class)
{
  GtkWidget *label;

  if (text == NULL || text[0] == '\0')
    return;

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
append_facts (GtkWidget             *box,
              MillraceField         *field,
              const MillraceSubject *subject,
              const CfnValue        *value)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (field);
  const MillracePlace *place = millrace_field_get_place (field);
  g_autofree char *facts = millrace_facts_of_place (place);
  g_autofree char *address = millrace_facts_dup_address (place);
  g_autofree char *result = cfn_value_describe (subject->template, value->node);

  append_text (box, millrace_field_spec_get_title (spec), "heading");
  if (spec->help != NULL)
    append_text (box, _(spec->help), "caption");
  append_text (box, facts, "caption");
  append_text (box, result, "caption-heading");
  if (address != NULL)
    {
      GtkWidget *link = gtk_link_button_new_with_label (address, _("In AWS’s Documentation"));

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_widget_add_css_class (link, "caption");
      gtk_box_append (GTK_BOX (box), link);
    }
}

static GtkWidget *
build_first_page (MillraceModePopover   *self,
                  const MillraceSubject *subject,
                  const CfnValue        *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  append_facts (box, MILLRACE_FIELD (self->field), subject, value);
  add_renaming (self, box, value);
  if (!millrace_subject_takes_functions (
        subject, millrace_field_get_property (MILLRACE_FIELD (self->field))))
    return box;

  self->modes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->modes, "linked");
  add_mode (self, _("Value"), value->kind < CFN_VALUE_REF, G_CALLBACK (value_cb));
  add_mode (self, _("Text with ${}"), value->kind == CFN_VALUE_SUB, G_CALLBACK (sub_cb));
  add_mode (self, _("YAML"), value->kind > CFN_VALUE_SUB, G_CALLBACK (yaml_cb));
  gtk_box_append (GTK_BOX (box), self->modes);

  add_shapes (self, box, value);
  add_extraction (self, box, subject);

  self->offers = millrace_offer_list_new (_("Find what fits"));
  add_fits (self, subject);
  g_signal_connect_object (self->offers, "chosen", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->offers);

  return box;
}

static void
millrace_mode_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&MILLRACE_MODE_POPOVER (object)->field);

  G_OBJECT_CLASS (millrace_mode_popover_parent_class)->dispose (object);
}

static void
millrace_mode_popover_class_init (MillraceModePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_mode_popover_dispose;
}

static void
millrace_mode_popover_init (MillraceModePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_size_request (self->scroller, MIN_WIDTH, -1);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  self->refusal = millrace_problem_label_new ();
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->refusal);
  gtk_popover_set_child (GTK_POPOVER (self), self->scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mode-popover");
}

/* It is no higher than the window, and scrolls in a small one. */
static void
limit_height (MillraceModePopover *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (self->field));
  const int height = root != NULL ? gtk_widget_get_height (root) : 0;

  if (height > 2 * MILLRACE_POPOVER_FRAME)
    gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                                height - MILLRACE_POPOVER_FRAME);
}

void
millrace_mode_popover_open (MillraceField *field,
                            MillraceMode   mode)
{
  MillraceModePopover *self;
  MillraceSubject subject;
  CfnValue value;

  g_return_if_fail (MILLRACE_IS_FIELD (field));

  if (!millrace_field_get_subject (field, &subject))
    return;

  self = g_object_new (MILLRACE_TYPE_MODE_POPOVER, NULL);
  g_set_weak_pointer (&self->field, GTK_WIDGET (field));
  value = millrace_subject_get_value (&subject, millrace_field_get_property (field));
  gtk_stack_add_child (GTK_STACK (self->stack), build_first_page (self, &subject, &value));
  limit_height (self);

  millrace_popover_open (GTK_WIDGET (self), GTK_WIDGET (field));
  if (mode == MILLRACE_MODE_SUB)
    sub_cb (self);
  else if (mode == MILLRACE_MODE_YAML)
    yaml_cb (self);
  else if (self->offers != NULL)
    gtk_widget_child_focus (self->offers, GTK_DIR_TAB_FORWARD);
}
