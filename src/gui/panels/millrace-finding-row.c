/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-finding-row.h"

#include "millrace-beside-layout.h"
#include "millrace-explain.h"
#include "millrace-label.h"
#include "millrace-tooltip.h"
#include "millrace-verdict.h"

/* Pixels between the sign and the words. */
#define SPACING 10

struct _MillraceFindingRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *fix;       /* NULL: it has none */
  char              *words;     /* all that it says */
};

G_DEFINE_FINAL_TYPE (MillraceFindingRow, millrace_finding_row, ADW_TYPE_PREFERENCES_ROW)

/* The fix is in a window of its own, and what is below that should not be in its way. */
static void
fix_clicked_cb (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
build_fix_button (const CfnFinding *finding)
{
  GtkWidget *button = gtk_button_new_with_label (_("Fix…"));
  g_autofree char *title = cfn_message_format (finding->fixes[0].title);

  millrace_tooltip_set (button, title);
  g_signal_connect (button, "clicked", G_CALLBACK (fix_clicked_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title,
                                  -1);

  return button;
}

/* The buttons below the words. */
static GtkWidget *
build_buttons (MillraceFindingRow *self,
               const CfnFinding   *finding)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (finding->n_fixes > 0)
    {
      self->fix = build_fix_button (finding);
      gtk_box_append (GTK_BOX (buttons), self->fix);
    }
  else
    {
      gtk_widget_add_css_class (buttons, "without-fix");
    }
  gtk_box_append (GTK_BOX (buttons), millrace_explain_button_new (finding->rule));

  return buttons;
}

static GtkWidget *
build_content (MillraceFindingRow *self,
               const CfnFinding   *finding,
               const char         *message)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = millrace_severity_icon_new (finding->severity);
  GtkWidget *label = millrace_label_new (NULL);

  millrace_label_set_text (MILLRACE_LABEL (label), message);
  millrace_label_set_max_chars (MILLRACE_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_layout_manager (box, millrace_beside_layout_new (SPACING));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (beside), label);
  gtk_box_append (GTK_BOX (beside), build_buttons (self, finding));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), beside);

  return box;
}

static char *
dup_words (const CfnFinding *finding)
{
  g_autofree char *message = cfn_message_format (finding->message);
  g_autofree char *title = finding->n_fixes > 0 ? cfn_message_format (finding->fixes[0].title)
                                                : NULL;

  return g_strdup_printf ("%u %s\n%s\n%s", finding->severity, finding->rule, message,
                          title != NULL ? title : "");
}

gboolean
millrace_finding_row_is_of (MillraceFindingRow *self,
                            const CfnFinding   *finding)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (MILLRACE_IS_FINDING_ROW (self), FALSE);
  g_return_val_if_fail (finding != NULL, FALSE);

  words = dup_words (finding);

  return g_str_equal (words, self->words);
}

void
millrace_finding_row_set_index (MillraceFindingRow *self,
                                guint               index)
{
  g_return_if_fail (MILLRACE_IS_FINDING_ROW (self));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "u", index);
  if (self->fix != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fix), "u", index);
}

static void
millrace_finding_row_finalize (GObject *object)
{
  g_free (MILLRACE_FINDING_ROW (object)->words);

  G_OBJECT_CLASS (millrace_finding_row_parent_class)->finalize (object);
}

static void
millrace_finding_row_class_init (MillraceFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_finding_row_finalize;
}

static void
millrace_finding_row_init (MillraceFindingRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "finding");
}

GtkWidget *
millrace_finding_row_new (const CfnFinding *finding,
                          guint             index)
{
  g_autofree char *message = NULL;
  MillraceFindingRow *self;

  g_return_val_if_fail (finding != NULL, NULL);

  message = cfn_message_format (finding->message);
  self = g_object_new (MILLRACE_TYPE_FINDING_ROW,
                       "use-markup", FALSE,
                       "title", message,
                       "activatable", TRUE,
                       NULL);
  self->words = dup_words (finding);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), build_content (self, finding, message));
  millrace_finding_row_set_index (self, index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-problem");
  if (self->fix != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fix), "win.fix");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  -1);

  return GTK_WIDGET (self);
}
