/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-trust-section.h"

#include "millrace-principal.h"

#define DOCUMENT "AssumeRolePolicyDocument"
#define STATEMENT DOCUMENT ".Statement"

struct _MillraceTrustSection
{
  MillraceSection  parent_instance;

  GtkListBox      *list;
  GPtrArray       *statements;   /* of MillracePrincipal */
};

G_DEFINE_FINAL_TYPE (MillraceTrustSection, millrace_trust_section, MILLRACE_TYPE_SECTION)

/* --- Showing --- */

static guint
count_statements (const MillraceSubject *subject)
{
  CfnNode *node = millrace_subject_get_node (subject, STATEMENT);

  /* One is always shown, for who is to be added first. */
  return node != NULL && node->kind == CFN_NODE_SEQUENCE ? MAX (1, node->n_children) : 1;
}

static void
show_statement (MillraceTrustSection  *self,
                const MillraceSubject *subject,
                guint                  index)
{
  CfnNode *node = millrace_subject_get_node (subject, STATEMENT);
  gboolean is_single = node != NULL && node->kind == CFN_NODE_MAPPING;
  g_autofree char *property
    = is_single ? g_strdup (STATEMENT ".Principal")
                : g_strdup_printf (STATEMENT "[%u].Principal", index);

  /* Who is added joins the first statement. */
  millrace_principal_show (g_ptr_array_index (self->statements, index), subject, property,
                           index == 0);
}

static void
millrace_trust_section_update (MillraceSection       *section,
                               const MillraceSubject *subject)
{
  MillraceTrustSection *self = MILLRACE_TRUST_SECTION (section);
  guint n = count_statements (subject);

  while (self->statements->len > n)
    millrace_principal_remove (g_ptr_array_steal_index (self->statements,
                                                        self->statements->len - 1));
  while (self->statements->len < n)
    g_ptr_array_add (self->statements, millrace_principal_new (self->list, TRUE));
  for (guint i = 0; i < n; i++)
    show_statement (self, subject, i);
}

static void
millrace_trust_section_add_fields (MillraceSection *section,
                                   GPtrArray       *fields)
{
  MillraceTrustSection *self = MILLRACE_TRUST_SECTION (section);

  for (guint i = 0; i < self->statements->len; i++)
    millrace_principal_get_fields (g_ptr_array_index (self->statements, i), fields);
}

static void
millrace_trust_section_finalize (GObject *object)
{
  MillraceTrustSection *self = MILLRACE_TRUST_SECTION (object);

  g_ptr_array_unref (self->statements);

  G_OBJECT_CLASS (millrace_trust_section_parent_class)->finalize (object);
}

static void
millrace_trust_section_class_init (MillraceTrustSectionClass *klass)
{
  static const char * const edits[] = { "AssumeRolePolicyDocument", NULL };

  G_OBJECT_CLASS (klass)->finalize = millrace_trust_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_trust_section_update;
  MILLRACE_SECTION_CLASS (klass)->add_fields = millrace_trust_section_add_fields;
  MILLRACE_SECTION_CLASS (klass)->edits = edits;
}

static void
millrace_trust_section_init (MillraceTrustSection *self)
{
  /* A row tells which list the group keeps its rows in. */
  GtkWidget *row = adw_preferences_row_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->list = GTK_LIST_BOX (gtk_widget_get_parent (row));
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  self->statements
    = g_ptr_array_new_with_free_func ((GDestroyNotify) millrace_principal_free);
}
