/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-given-row.h"

#include "cfn-extract.h"

struct _MillraceGivenRow
{
  MillracePickRow  parent_instance;

  char            *id;
  GArray          *given;    /* of CfnGiven */
};

G_DEFINE_FINAL_TYPE (MillraceGivenRow, millrace_given_row, MILLRACE_TYPE_PICK_ROW)

static void
millrace_given_row_picked (MillracePickRow *row,
                           const char      *value)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.make-output", "(ss)",
                              MILLRACE_GIVEN_ROW (row)->id, value);
}

static void
millrace_given_row_fill (MillracePickRow   *row,
                         MillraceOfferList *list)
{
  MillraceGivenRow *self = MILLRACE_GIVEN_ROW (row);

  for (guint i = 0; i < self->given->len; i++)
    {
      const CfnGiven *one = &g_array_index (self->given, CfnGiven, i);

      millrace_offer_list_add (list, one->attribute, one->word, NULL);
    }
}

void
millrace_given_row_show (MillraceGivenRow      *self,
                         const MillraceSubject *subject)
{
  char *id;

  g_return_if_fail (MILLRACE_IS_GIVEN_ROW (self));

  id = g_strdup (subject->resource->id);
  g_free (self->id);
  self->id = id;
  g_clear_pointer (&self->given, g_array_unref);
  self->given = cfn_extract_list_given (subject->template, id);
  gtk_widget_set_visible (GTK_WIDGET (self), self->given->len > 0);
}

static void
millrace_given_row_finalize (GObject *object)
{
  MillraceGivenRow *self = MILLRACE_GIVEN_ROW (object);

  g_clear_pointer (&self->given, g_array_unref);
  g_free (self->id);

  G_OBJECT_CLASS (millrace_given_row_parent_class)->finalize (object);
}

static void
millrace_given_row_class_init (MillraceGivenRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_given_row_finalize;
  MILLRACE_PICK_ROW_CLASS (klass)->fill = millrace_given_row_fill;
  MILLRACE_PICK_ROW_CLASS (klass)->picked = millrace_given_row_picked;
}

static void
millrace_given_row_init (MillraceGivenRow *self)
{
  millrace_row_set_title (MILLRACE_ROW (self), _("Make an Output of"));
  millrace_pick_row_show (MILLRACE_PICK_ROW (self), "", _("Choose…"));
}

GtkWidget *
millrace_given_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_GIVEN_ROW, NULL);
}
