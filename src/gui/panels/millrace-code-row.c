/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-code-row.h"

#include "cfn-code-fault.h"
#include "cfn-filter-record.h"
#include "millrace-spelling.h"
#include "millrace-tail.h"
#include "millrace-text-box.h"
#include "millrace-tooltip.h"

/* What CloudFormation took at most for years, and older tools still do (CloudFormation User Guide,
 * AWS::Lambda::Function Code). Today the zip of it may have 4 MB. */
#define OLD_MOST_CHARACTERS 4096

struct _MillraceCodeRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *box;
  GtkWidget         *format;     /* the button that lays JSON out; NULL: never needed */
  gboolean           is_json;    /* a text that is JSON, whatever the property is for */
  CfnValueKind       kind;       /* of the value that is shown */
  char              *handler;    /* what is known of it, in words; NULL: nothing */
};

static void millrace_code_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceCodeRow, millrace_code_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_code_row_field_init))

/* --- JSON in a string --- */

/* NULL: the text is no JSON, and @problem says so in words. */
static CfnPattern *
parse_json (const char  *text,
            char       **problem)
{
  CfnPatternProblem kind;
  CfnSpan span;
  CfnPattern *json = cfn_pattern_parse (text, strlen (text), &kind, &span);
  g_autoptr (CfnText) whole = NULL;

  if (json != NULL)
    return json;

  whole = cfn_text_new_from_string (text, -1);
  /* Translators: %u is the number of a line in which JSON cannot be read */
  *problem = g_strdup_printf (_("No JSON: see line %u"),
                              cfn_text_get_position (whole, span.start).line);

  return NULL;
}

/* A line for each key; the blanks in texts stay. */
static void
format_cb (MillraceCodeRow *self)
{
  MillraceTextBox *box = MILLRACE_TEXT_BOX (self->box);
  g_autofree char *typed = millrace_text_box_dup_text (box);
  g_autofree char *problem = NULL;
  g_autofree char *laid_out = NULL;
  g_autoptr (CfnPattern) json = parse_json (typed, &problem);

  if (json == NULL)
    return;

  laid_out = cfn_pattern_write (json, typed, CFN_PATTERN_LONG);
  if (!g_str_equal (laid_out, typed))
    millrace_field_commit (MILLRACE_FIELD (self), laid_out);
}

static void
check_json (MillraceCodeRow *self,
            const char      *typed)
{
  MillraceTextBox *box = MILLRACE_TEXT_BOX (self->box);
  g_autofree char *problem = NULL;
  g_autoptr (CfnPattern) json = NULL;

  if (self->is_json)
    json = parse_json (typed, &problem);
  millrace_text_box_set_problem (box, problem);
  if (self->is_json && self->format == NULL)
    {
      self->format = gtk_button_new_from_icon_name ("format-justify-left-symbolic");
      gtk_widget_set_valign (self->format, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->format, "flat");
      millrace_tooltip_set (self->format, _("A Line for Each Key"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->format),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("A Line for Each Key"),
                                      -1);
      g_signal_connect_swapped (self->format, "clicked", G_CALLBACK (format_cb), self);
      millrace_text_box_add_widget (box, self->format);
    }
  if (self->format != NULL)
    {
      gtk_widget_set_visible (self->format, self->is_json);
      gtk_widget_set_sensitive (self->format, json != NULL);
    }
}

/* --- What stands below the title --- */

static void
show_info (MillraceCodeRow *self)
{
  g_autofree char *typed = millrace_text_box_dup_text (MILLRACE_TEXT_BOX (self->box));
  guint length = strlen (typed);
  g_autofree char *size = NULL;
  g_autofree char *info = NULL;

  check_json (self, typed);
  if (!self->is_json && g_utf8_strlen (typed, -1) > OLD_MOST_CHARACTERS)
    size = g_strdup_printf (g_dngettext (NULL, "%u byte, long for inline code",
                                         "%u bytes, long for inline code", length), length);
  else
    size = g_strdup_printf (g_dngettext (NULL, "%u byte", "%u bytes", length), length);
  if (self->is_json)
    info = g_strdup_printf ("JSON · %s", size);
  else if (self->handler != NULL && length > 0)
    info = g_strdup_printf ("%s · %s", self->handler, size);

  millrace_text_box_set_info (MILLRACE_TEXT_BOX (self->box), info != NULL ? info : size);
}

/* "index.handler ✓" where the code gives that function away; what is wrong otherwise is told beside
 * the field it concerns. */
static char *
describe_handler (const MillraceSubject *subject)
{
  CfnValue handler = millrace_subject_get_value (subject, "Handler");
  CfnInlineCode *code;
  g_autoptr (GPtrArray) faults = NULL;
  char *words;

  if (handler.kind != CFN_VALUE_LITERAL)
    return NULL;

  code = cfn_inline_code_new (subject->template, subject->resource, NULL);
  if (code == NULL)
    return g_strdup (handler.text);

  faults = cfn_code_list_faults (code);
  words = g_strdup_printf (faults->len == 0 ? "%s ✓" : "%s ✗", handler.text);
  cfn_inline_code_free (code);

  return words;
}

/* Inline code is for Node.js and Python only (CloudFormation User Guide, AWS::Lambda::Function
 * Code). */
static const char *
find_language (const MillraceSubject *subject)
{
  CfnValue runtime = millrace_subject_get_value (subject, "Runtime");

  if (runtime.text != NULL && g_str_has_prefix (runtime.text, "nodejs"))
    return "js";
  if (runtime.text != NULL && g_str_has_prefix (runtime.text, "python"))
    return "python3";

  return NULL;
}

/* --- The field --- */

/* What Sub puts names into stays a Sub. */
static void
finished_cb (MillraceCodeRow *self)
{
  MillraceTextBox *box = MILLRACE_TEXT_BOX (self->box);
  g_autofree char *typed = millrace_text_box_dup_text (box);
  g_autofree char *quoted = NULL;
  g_autofree char *yaml = NULL;

  if (self->kind == CFN_VALUE_SUB && typed[0] != '\0')
    {
      quoted = millrace_spelling_of_text (typed);
      yaml = g_strconcat ("!Sub ", quoted, NULL);
    }
  millrace_text_box_commit (box, MILLRACE_FIELD (self), yaml != NULL ? yaml : typed);
}

static void
millrace_code_row_show_value (MillraceField         *field,
                              const MillraceSubject *subject,
                              const CfnValue        *value)
{
  MillraceCodeRow *self = MILLRACE_CODE_ROW (field);
  MillraceTextBox *box = MILLRACE_TEXT_BOX (self->box);
  CfnNode *variables = NULL;
  const char *sub = value->kind == CFN_VALUE_SUB ? cfn_value_get_sub_string (value, &variables)
                                                 : NULL;
  g_autofree char *text = NULL;

  if (value->kind == CFN_VALUE_LITERAL)
    text = g_strdup (value->text);
  else if (sub != NULL && variables == NULL)
    text = g_strdup (sub);
  else
    text = millrace_spelling_of_node (value->node);

  /* A Sub with variables of its own is shown, and changed, as YAML. */
  self->kind = sub != NULL && variables == NULL ? CFN_VALUE_SUB : CFN_VALUE_LITERAL;
  g_free (self->handler);
  self->handler = describe_handler (subject);
  self->is_json = self->kind == CFN_VALUE_LITERAL && value->kind == CFN_VALUE_LITERAL
                  && millrace_spelling_is_json (text);
  millrace_text_box_set_language (box, self->is_json ? "json" : find_language (subject));
  millrace_text_box_show (box, text, millrace_spelling_can_edit (value->node));
  show_info (self);
}

static void
millrace_code_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_code_row_show_value;
}

static void
millrace_code_row_finalize (GObject *object)
{
  MillraceCodeRow *self = MILLRACE_CODE_ROW (object);

  g_free (self->handler);

  G_OBJECT_CLASS (millrace_code_row_parent_class)->finalize (object);
}

static void
millrace_code_row_class_init (MillraceCodeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_code_row_finalize;
}

static void
millrace_code_row_init (MillraceCodeRow *self)
{
  self->box = millrace_text_box_new ("");
  g_signal_connect_swapped (self->box, "changed", G_CALLBACK (show_info), self);
  g_signal_connect_swapped (self->box, "finished", G_CALLBACK (finished_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "code-row");
}

GtkWidget *
millrace_code_row_new (const MillraceFieldSpec *spec)
{
  const char *title = millrace_field_spec_get_title (spec);
  MillraceCodeRow *self = g_object_new (MILLRACE_TYPE_CODE_ROW,
                                        "title", title,
                                        "use-markup", FALSE,
                                        NULL);

  millrace_field_set_spec (MILLRACE_FIELD (self), spec);
  millrace_text_box_set_title (MILLRACE_TEXT_BOX (self->box), title);
  millrace_text_box_add_widget (MILLRACE_TEXT_BOX (self->box),
                                millrace_tail_new (MILLRACE_FIELD (self)));

  return GTK_WIDGET (self);
}
