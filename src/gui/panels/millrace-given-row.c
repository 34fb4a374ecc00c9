/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-given-row.h"

#include "cfn-extract.h"

struct _MillraceGivenRow
{
  AdwComboRow  parent_instance;

  char        *id;
  GArray      *given;     /* of CfnGiven, as the row lists them */
  char        *shown;     /* what it lists; NULL: nothing yet */
  gulong       handler;
};

G_DEFINE_FINAL_TYPE (MillraceGivenRow, millrace_given_row, ADW_TYPE_COMBO_ROW)

static void
selected_cb (MillraceGivenRow *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  /* The first is a word that asks for a choice. */
  if (selected == 0 || self->given == NULL || selected > self->given->len)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.make-output", "(ss)", self->id,
                              g_array_index (self->given, CfnGiven, selected - 1).attribute);
}

void
millrace_given_row_show (MillraceGivenRow      *self,
                         const MillraceSubject *subject)
{
  g_autoptr (GArray) given = NULL;
  g_autoptr (GtkStringList) labels = NULL;
  g_autoptr (GString) shown = NULL;

  g_return_if_fail (MILLRACE_IS_GIVEN_ROW (self));

  given = cfn_extract_list_given (subject->template, subject->resource->id);
  labels = gtk_string_list_new (NULL);
  shown = g_string_new (subject->resource->id);
  gtk_string_list_append (labels, _("Choose…"));
  for (guint i = 0; i < given->len; i++)
    {
      const CfnGiven *one = &g_array_index (given, CfnGiven, i);

      gtk_string_list_append (labels, one->word);
      g_string_append_printf (shown, "\n%s", one->attribute);
    }
  if (g_strcmp0 (shown->str, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_string_free (g_steal_pointer (&shown), FALSE);
  g_free (self->id);
  self->id = g_strdup (subject->resource->id);
  g_clear_pointer (&self->given, g_array_unref);
  self->given = g_array_ref (given);
  g_signal_handler_block (self, self->handler);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), 0);
  g_signal_handler_unblock (self, self->handler);
  gtk_widget_set_visible (GTK_WIDGET (self), given->len > 0);
}

static void
millrace_given_row_finalize (GObject *object)
{
  MillraceGivenRow *self = MILLRACE_GIVEN_ROW (object);

  g_clear_pointer (&self->given, g_array_unref);
  g_free (self->id);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_given_row_parent_class)->finalize (object);
}

static void
millrace_given_row_class_init (MillraceGivenRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_given_row_finalize;
}

static void
millrace_given_row_init (MillraceGivenRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Make an Output of"));
  self->handler = g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

GtkWidget *
millrace_given_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_GIVEN_ROW, NULL);
}
