/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-help.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-hover.h"
#include "millrace-source-popover.h"
#include "millrace-tip.h"
#include "millrace-tooltip.h"

#define MAX_WIDTH_CHARS 60

/* Of the problems here, whether one can be repaired. */
static gboolean
is_fixable (MillraceSourceMarks *marks,
            gsize                offset)
{
  CfnReading *reading = millrace_source_marks_get_reading (marks);
  CfnFindings *findings = reading != NULL ? cfn_reading_get_findings (reading) : NULL;

  for (guint i = 0; findings != NULL && i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);

      if (cfn_span_contains (finding->span, offset) && finding->n_fixes > 0)
        return TRUE;
    }

  return FALSE;
}

static void
append_escaped (GString    *markup,
                const char *format,
                const char *text)
{
  g_autofree char *escaped = g_markup_printf_escaped (format, text);

  if (markup->len > 0)
    g_string_append_c (markup, '\n');
  g_string_append (markup, escaped);
}

char *
millrace_source_help_dup_markup (MillraceSourceMarks *marks,
                                 CfnTemplate         *template,
                                 gsize                offset)
{
  g_autofree char *problems = millrace_source_marks_dup_problems (marks, offset);
  g_autoptr (CfnHover) hover = template != NULL ? cfn_hover (template, offset) : NULL;
  g_autoptr (GString) markup = g_string_new (NULL);

  if (problems != NULL)
    append_escaped (markup, "%s", problems);
  if (problems != NULL && is_fixable (marks, offset))
    append_escaped (markup, "<i>%s</i>", _("Ctrl+. shows how to repair it"));
  if (hover != NULL)
    {
      append_escaped (markup, markup->len > 0 ? "\n<b>%s</b>" : "<b>%s</b>", hover->title);
      for (guint i = 0; i < hover->facts->len; i++)
        {
          g_autofree char *fact = cfn_message_format (g_ptr_array_index (hover->facts, i));

          append_escaped (markup, "%s", fact);
        }
    }

  return markup->len > 0 ? g_strdup (markup->str) : NULL;
}

/* --- At the cursor --- */

void
millrace_source_help_open (GtkSourceView *view,
                           const char    *markup)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (window);

  g_return_if_fail (GTK_SOURCE_IS_VIEW (view));
  g_return_if_fail (markup != NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label),
                                 millrace_tip_count_chars (label, GTK_WIDGET (view),
                                                           MAX_WIDTH_CHARS));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (scroller, TRUE);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, millrace_source_popover_get_room (view));
  gtk_scrolled_window_set_child (scroller, label);
  millrace_source_popover_open (view, window, _("Help"));
  gtk_widget_grab_focus (label);
  gtk_label_select_region (GTK_LABEL (label), 0, 0);
}

/* --- Uses --- */

typedef struct
{
  MillraceSourceGoTo go_to;
  gpointer           data;
} Target;

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              Target        *target)
{
  CfnSpan *span = g_object_get_data (G_OBJECT (row), "span");
  CfnSpan place = *span;
  Target chosen = *target;

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list),
                                                             GTK_TYPE_POPOVER)));
  chosen.go_to (place, chosen.data);
}

static void
free_target (gpointer  target,
             GClosure *closure)
{
  g_free (target);
}

/* "12   EventSourceArn: !GetAtt Table.StreamArn" */
static GtkWidget *
make_row (CfnText *text,
          CfnSpan  span,
          gboolean is_definition)
{
  guint line = cfn_text_get_position (text, span.start).line;
  g_autofree char *written = cfn_text_dup_span (text, cfn_text_get_line_span (text, line));
  g_autofree char *number = g_strdup_printf ("%u", line);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *count = gtk_label_new (number);
  GtkWidget *label = gtk_label_new (g_strstrip (written));
  g_autofree char *name = NULL;

  gtk_label_set_width_chars (GTK_LABEL (count), 4);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  millrace_tooltip_tell_cut (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), label);
  if (is_definition)
    {
      GtkWidget *note = gtk_label_new (_("declared here"));

      gtk_widget_add_css_class (note, "dim-label");
      gtk_box_append (GTK_BOX (box), note);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* Translators: a place in a list: line number and what is written there */
  name = g_strdup_printf (_("Line %s: %s"), number, written);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "span", g_memdup2 (&span, sizeof span), g_free);

  return row;
}

void
millrace_source_help_list_uses (GtkSourceView      *view,
                                CfnText            *text,
                                const CfnJump      *jump,
                                MillraceSourceGoTo  go_to,
                                gpointer            data)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window = gtk_scrolled_window_new ();
  g_autofree char *label = NULL;
  Target *target = g_new0 (Target, 1);

  target->go_to = go_to;
  target->data = data;
  gtk_list_box_append (GTK_LIST_BOX (list), make_row (text, jump->definition, TRUE));
  for (guint i = 0; i < jump->uses->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         make_row (text, g_array_index (jump->uses, CfnSpan, i), FALSE));
  g_signal_connect_data (list, "row-activated", G_CALLBACK (activated_cb), target, free_target, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 260);
  gtk_widget_set_size_request (window, 320, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), list);

  /* Translators: %s is a name of the template */
  label = g_strdup_printf (_("Where %s is used"), jump->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  millrace_source_popover_open (view, window, label);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}
