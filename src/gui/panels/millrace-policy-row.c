/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-policy-row.h"

#include "cfn-action-offer.h"
#include "millrace-edit.h"
#include "millrace-focus.h"
#include "millrace-items.h"
#include "millrace-part-list.h"
#include "millrace-row.h"
#include "millrace-spelling.h"
#include "millrace-statement-row.h"

#define MAX_OFFERS 60

struct _MillracePolicyRow
{
  MillraceExpander  parent_instance;

  GtkListBox     *list;
  GtkWidget      *name;
  GPtrArray      *statements;  /* of GtkWidget, owned by the list: a row each for a
                                * statement and for what heads a branch */
  GtkWidget      *adder;
  GtkWidget      *remove;

  CfnReading     *reading;     /* what is shown */
  char           *id;
  char           *policy;
  char           *document;
};

G_DEFINE_FINAL_TYPE (MillracePolicyRow, millrace_policy_row, MILLRACE_TYPE_EXPANDER)

static const MillraceFieldSpec name_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Policy name"), .required = TRUE,
};

static GPtrArray *
offer_actions (const char *typed,
               gpointer    user_data)
{
  return cfn_action_offer_list (typed, MAX_OFFERS);
}

static const MillraceItemSpec adder_items = {
  .add_title = N_("Allow an action"), .offer = offer_actions,
};

/* --- Changing --- */

static gboolean
adder_edited_cb (MillracePolicyRow *self,
                 const char        *typed)
{
  MillraceSubject subject;
  g_autofree char *statements = NULL;
  g_autofree char *yaml = NULL;
  g_autofree char *property = NULL;
  g_autofree char *value = NULL;
  g_autofree char *path = NULL;

  if (typed[0] == '\0' || !millrace_subject_init (&subject, self->reading, self->id))
    return TRUE;

  statements = g_strconcat (self->document, ".Statement", NULL);
  yaml = millrace_statement_dup_allowing (&subject, typed);
  millrace_items_dup_addition (&subject, statements, yaml, &property, &value);
  path = millrace_subject_dup_path (&subject, property);
  gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, value);

  return TRUE;
}

static void
remove_cb (MillracePolicyRow *self)
{
  MillraceSubject subject;
  g_autofree char *path = NULL;

  if (!millrace_subject_init (&subject, self->reading, self->id))
    return;

  path = millrace_subject_dup_path (&subject, self->policy);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.unset-property", "s", path);
}

/* --- Showing --- */

/* What stands in one row. */
typedef struct
{
  char     *property;
  char     *heading;     /* of a branch of an Fn::If; NULL: a statement */
  gboolean  is_branch;
  guint     index;       /* in the list */
  guint     depth;       /* of the Fn::Ifs around it */
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->property);
  g_free (entry->heading);
}

static void
add_entry (GArray     *entries,
           const char *property,
           char       *heading,
           gboolean    is_branch,
           guint       index,
           guint       depth)
{
  Entry entry = { g_strdup (property), heading, is_branch, index, depth };

  g_array_append_val (entries, entry);
}

/* A statement, or the branches of an Fn::If in its place, which may be such again, or
 * lists. */
static void
collect (const MillraceSubject *subject,
         const char            *property,
         guint                  index,
         guint                  depth,
         GArray                *entries)
{
  static const MillracePlace nowhere = { NULL };
  const gboolean is_branch = depth > 0;
  const CfnValue value = millrace_subject_get_value (subject, property);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GPtrArray) branches = NULL;

  for (guint i = 0; is_branch && value.kind == CFN_VALUE_LIST && i < value.node->n_children; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s[%u]", property, i);

      collect (subject, item, index, depth, entries);
    }
  if (is_branch && value.kind == CFN_VALUE_LIST)
    return;
  if (value.kind != CFN_VALUE_IF)
    {
      add_entry (entries, property, NULL, is_branch, index, depth);
      return;
    }

  branches = millrace_part_list_new (subject, property, &nowhere, &value, drafts, 0);
  for (guint i = 0; i < branches->len; i++)
    {
      const MillracePart *branch = g_ptr_array_index (branches, i);
      const CfnValue inside = cfn_value_of (subject->template, branch->node);
      const gboolean is_nothing = inside.kind == CFN_VALUE_ABSENT;
      g_autofree char *title = millrace_spelling_breakable_name (branch->title);

      /* Translators: what holds under a condition, "If IsProduction: nothing" */
      add_entry (entries, branch->property,
                 is_nothing ? g_strdup_printf (_("%s: nothing"), title)
                            : g_steal_pointer (&title), TRUE, index, depth);
      if (!is_nothing)
        collect (subject, branch->property, index, depth + 1, entries);
    }
}

static GArray *
collect_all (const MillraceSubject *subject,
             const char            *statements,
             CfnNode               *node,
             gboolean               is_list)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; is_list && i < node->n_children; i++)
    {
      g_autofree char *property = g_strdup_printf ("%s[%u]", statements, i);

      collect (subject, property, i, 0, entries);
    }
  if (node != NULL && !is_list)
    collect (subject, statements, 0, 0, entries);

  return entries;
}

static GtkWidget *
make_row (const Entry *entry)
{
  GtkWidget *row;

  if (entry->heading == NULL)
    return millrace_statement_row_new ();

  row = millrace_row_new (entry->heading, NULL);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "branch");

  return row;
}

/* The focus stays in the policy when the statement that has it goes. */
static void
take_statement (MillracePolicyRow *self)
{
  GtkWidget *row = g_ptr_array_steal_index (self->statements, self->statements->len - 1);
  gboolean had_focus = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_list_box_remove (self->list, row);
  if (had_focus)
    gtk_widget_grab_focus (self->adder);
}

static void
show_entry (MillracePolicyRow     *self,
            const MillraceSubject *subject,
            const Entry           *entry,
            guint                  at,
            const char            *list,
            guint                  n)
{
  GtkWidget *row = at < self->statements->len ? g_ptr_array_index (self->statements, at) : NULL;

  /* What follows another kind of row than before is made anew. */
  if (row != NULL && MILLRACE_IS_STATEMENT_ROW (row) != (entry->heading == NULL))
    {
      while (self->statements->len > at)
        take_statement (self);
    }
  if (at >= self->statements->len)
    {
      row = make_row (entry);
      gtk_list_box_insert (self->list, row,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->adder)));
      g_ptr_array_add (self->statements, row);
    }

  millrace_field_show_depth (row, entry->depth);
  if (entry->heading != NULL)
    millrace_row_set_title (MILLRACE_ROW (row), entry->heading);
  else
    {
      millrace_statement_row_set_branch (MILLRACE_STATEMENT_ROW (row), entry->is_branch);
      millrace_statement_row_show (MILLRACE_STATEMENT_ROW (row), subject, entry->property,
                                   entry->is_branch ? NULL : list, entry->index, n);
    }
}

static void
show_statements (MillracePolicyRow     *self,
                 const MillraceSubject *subject)
{
  g_autofree char *statements = g_strconcat (self->document, ".Statement", NULL);
  CfnNode *node = millrace_subject_get_node (subject, statements);
  const gboolean is_list = node != NULL && node->kind == CFN_NODE_SEQUENCE && node->tag == NULL;
  guint n = node == NULL ? 0 : is_list ? node->n_children : 1;
  g_autoptr (GArray) entries = collect_all (subject, statements, node, is_list);
  g_autofree char *subtitle = NULL;

  while (self->statements->len > entries->len)
    take_statement (self);
  for (guint i = 0; i < entries->len; i++)
    show_entry (self, subject, &g_array_index (entries, Entry, i), i,
                is_list ? statements : NULL, n);

  subtitle = g_strdup_printf (g_dngettext (NULL, "%u statement", "%u statements", n), n);
  millrace_expander_set_subtitle (MILLRACE_EXPANDER (self), subtitle);
}

static void
show_name (MillracePolicyRow     *self,
           const MillraceSubject *subject,
           const char            *about)
{
  g_autofree char *property = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *title = NULL;
  CfnNode *node;
  const char *literal;

  gtk_widget_set_visible (self->name, self->policy != NULL);
  gtk_widget_set_visible (self->remove, self->policy != NULL);
  if (self->policy == NULL)
    {
      millrace_expander_set_title (MILLRACE_EXPANDER (self), about);
      return;
    }

  property = g_strconcat (self->policy, ".PolicyName", NULL);
  node = millrace_subject_get_node (subject, property);
  literal = cfn_node_get_literal (node);
  raw = literal != NULL ? g_strdup (literal) : millrace_spelling_of_node (node);
  /* Translators: stands where the name of a policy would */
  title = raw[0] != '\0' ? millrace_spelling_breakable (raw) : g_strdup (_("Without a name"));
  millrace_expander_set_title (MILLRACE_EXPANDER (self), title);
  millrace_field_show_at (MILLRACE_FIELD (self->name), subject, property);
}

void
millrace_policy_row_show (MillracePolicyRow     *self,
                          const MillraceSubject *subject,
                          const char            *policy,
                          const char            *document,
                          const char            *title)
{
  CfnReading *previous;
  g_autofree char *path = millrace_subject_dup_path (subject, policy != NULL ? policy : document);

  g_return_if_fail (MILLRACE_IS_POLICY_ROW (self));

  previous = g_steal_pointer (&self->reading);
  self->reading = cfn_reading_ref (subject->reading);
  g_free (self->id);
  self->id = g_strdup (subject->resource->id);
  g_free (self->policy);
  self->policy = g_strdup (policy);
  g_free (self->document);
  self->document = g_strdup (document);
  g_clear_pointer (&previous, cfn_reading_unref);

  millrace_expander_set_path (MILLRACE_EXPANDER (self), path);
  show_name (self, subject, title);
  show_statements (self, subject);
}

void
millrace_policy_row_get_fields (MillracePolicyRow *self,
                                GPtrArray         *fields)
{
  g_ptr_array_add (fields, self->name);
  for (guint i = 0; i < self->statements->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->statements, i);

      if (MILLRACE_IS_STATEMENT_ROW (row))
        millrace_statement_row_get_fields (MILLRACE_STATEMENT_ROW (row), fields);
    }
}

void
millrace_policy_row_get_heads (MillracePolicyRow *self,
                               GPtrArray         *heads)
{
  g_ptr_array_add (heads, self);
  for (guint i = 0; i < self->statements->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->statements, i);

      if (MILLRACE_IS_STATEMENT_ROW (row))
        g_ptr_array_add (heads, row);
    }
}

void
millrace_policy_row_start (MillracePolicyRow *self)
{
  g_return_if_fail (MILLRACE_IS_POLICY_ROW (self));

  millrace_expander_set_open (MILLRACE_EXPANDER (self), TRUE);
  millrace_focus_soon (self->adder);
}

static void
millrace_policy_row_finalize (GObject *object)
{
  MillracePolicyRow *self = MILLRACE_POLICY_ROW (object);

  g_ptr_array_unref (self->statements);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_free (self->id);
  g_free (self->policy);
  g_free (self->document);

  G_OBJECT_CLASS (millrace_policy_row_parent_class)->finalize (object);
}

static void
millrace_policy_row_class_init (MillracePolicyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_policy_row_finalize;
}

static void
build_remove (MillracePolicyRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Remove Policy"));

  self->remove = adw_preferences_row_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-button");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->remove), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->remove), FALSE);
  gtk_widget_set_focusable (self->remove, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_list_box_append (self->list, self->remove);
}

static void
millrace_policy_row_init (MillracePolicyRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "policy");
  self->statements = g_ptr_array_new ();
  self->name = millrace_field_row_new (&name_spec);
  self->adder = millrace_item_row_new (&adder_items, TRUE);
  self->list = millrace_expander_get_list (MILLRACE_EXPANDER (self));
  gtk_list_box_append (self->list, self->name);
  gtk_list_box_append (self->list, self->adder);
  build_remove (self);
  g_signal_connect_swapped (self->adder, "edited", G_CALLBACK (adder_edited_cb), self);
}

GtkWidget *
millrace_policy_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_POLICY_ROW, NULL);
}
