/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-index-section.h"

#include "millrace-changes.h"
#include "millrace-focus.h"
#include "millrace-index-row.h"
#include "millrace-item-row.h"
#include "millrace-table-key.h"

/* One of the two lists of indexes. DynamoDB service quotas: how many there may be. */
typedef struct
{
  const char       *name;
  guint             most;
  MillraceItemSpec  adder;
} Kind;

static const Kind kinds[] = {
  { "GlobalSecondaryIndexes", 20, { .add_title = N_("New global index: its partition key") } },
  { "LocalSecondaryIndexes", 5, { .add_title = N_("New local index: its sort key") } },
};

struct _MillraceIndexSection
{
  MillraceSection  parent_instance;

  GtkListBox      *list;
  GPtrArray       *rows[G_N_ELEMENTS (kinds)];    /* of MillraceIndexRow, owned by the list */
  GtkWidget       *adders[G_N_ELEMENTS (kinds)];
  gboolean         adding;     /* the next row is one that was asked for here */
};

G_DEFINE_FINAL_TYPE (MillraceIndexSection, millrace_index_section, MILLRACE_TYPE_SECTION)

/* --- Changing --- */

static gboolean
adder_edited_cb (GtkWidget  *adder,
                 const char *typed,
                 gpointer    user_data)
{
  MillraceIndexSection *self = user_data;
  guint kind = adder == self->adders[0] ? 0 : 1;
  MillraceSubject subject;
  MillraceChanges changes;

  if (typed[0] == '\0' || !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  millrace_changes_init (&changes, &subject);
  millrace_table_key_add_index (&changes, kinds[kind].name, typed);
  self->adding = millrace_focus_is_in (adder);
  gtk_editable_set_text (GTK_EDITABLE (adder), "");
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

/* --- Showing --- */

static void
take_row (MillraceIndexSection *self,
          guint                 kind)
{
  GPtrArray *rows = self->rows[kind];
  GtkWidget *row = g_ptr_array_steal_index (rows, rows->len - 1);
  gboolean had_focus = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_list_box_remove (self->list, row);
  if (had_focus)
    gtk_widget_grab_focus (self->adders[kind]);
}

static void
show_kind (MillraceIndexSection  *self,
           const MillraceSubject *subject,
           guint                  kind)
{
  CfnNode *node = millrace_subject_get_node (subject, kinds[kind].name);
  guint n = node != NULL && node->kind == CFN_NODE_SEQUENCE ? node->n_children : 0;
  GPtrArray *rows = self->rows[kind];
  gboolean added = self->adding && n > rows->len;

  while (rows->len > n)
    take_row (self, kind);
  while (rows->len < n)
    {
      GtkWidget *row = millrace_index_row_new ();

      gtk_list_box_insert (self->list, row, gtk_list_box_row_get_index (
                                              GTK_LIST_BOX_ROW (self->adders[kind])));
      g_ptr_array_add (rows, row);
    }
  for (guint i = 0; i < n; i++)
    millrace_index_row_show (g_ptr_array_index (rows, i), subject, kinds[kind].name, i);
  if (added)
    millrace_index_row_start (g_ptr_array_index (rows, n - 1));
  gtk_widget_set_sensitive (self->adders[kind], n < kinds[kind].most);
}

static void
millrace_index_section_update (MillraceSection       *section,
                               const MillraceSubject *subject)
{
  MillraceIndexSection *self = MILLRACE_INDEX_SECTION (section);
  g_autofree char *help = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    show_kind (self, subject, i);
  self->adding = FALSE;

  if (self->rows[0]->len + self->rows[1]->len > 0)
    help = g_strdup_printf (_("%u of %u global and %u of %u local ones. One global index can come "
                              "or go in a stack update; local ones only with the table."),
                            self->rows[0]->len, kinds[0].most, self->rows[1]->len,
                            kinds[1].most);
  millrace_section_set_help (section, help);
}

static void
millrace_index_section_add_fields (MillraceSection *section,
                                   GPtrArray       *fields)
{
  MillraceIndexSection *self = MILLRACE_INDEX_SECTION (section);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      for (guint j = 0; j < self->rows[i]->len; j++)
        millrace_index_row_get_fields (g_ptr_array_index (self->rows[i], j), fields);
    }
}

static void
millrace_index_section_add_heads (MillraceSection *section,
                                  GPtrArray       *heads)
{
  MillraceIndexSection *self = MILLRACE_INDEX_SECTION (section);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_extend (heads, self->rows[i], NULL, NULL);
}

static void
millrace_index_section_finalize (GObject *object)
{
  MillraceIndexSection *self = MILLRACE_INDEX_SECTION (object);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_unref (self->rows[i]);

  G_OBJECT_CLASS (millrace_index_section_parent_class)->finalize (object);
}

static void
millrace_index_section_class_init (MillraceIndexSectionClass *klass)
{
  static const char * const edits[] = { "GlobalSecondaryIndexes", "LocalSecondaryIndexes", NULL };

  G_OBJECT_CLASS (klass)->finalize = millrace_index_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_index_section_update;
  MILLRACE_SECTION_CLASS (klass)->add_fields = millrace_index_section_add_fields;
  MILLRACE_SECTION_CLASS (klass)->add_heads = millrace_index_section_add_heads;
  MILLRACE_SECTION_CLASS (klass)->edits = edits;
}

static void
millrace_index_section_init (MillraceIndexSection *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      self->rows[i] = g_ptr_array_new ();
      self->adders[i] = millrace_item_row_new (&kinds[i].adder, TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->adders[i]);
      g_signal_connect (self->adders[i], "edited", G_CALLBACK (adder_edited_cb), self);
    }
  self->list = GTK_LIST_BOX (gtk_widget_get_parent (self->adders[0]));
}
