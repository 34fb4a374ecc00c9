/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-policies-section.h"

#include "millrace-spelling.h"

struct _MillracePoliciesSection
{
  MillraceSection  parent_instance;

  GPtrArray       *rows;   /* owned by the group */
  char            *shown;  /* the text that the rows show, so that they are only made anew for
                            * another */
};

G_DEFINE_FINAL_TYPE (MillracePoliciesSection, millrace_policies_section, MILLRACE_TYPE_SECTION)

/* "a, b, c" of a scalar, a list or an intrinsic. */
static char *
join_raw (CfnNode *node)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  CfnNode *arguments = NULL;

  if (node == NULL || node->kind != CFN_NODE_SEQUENCE || cfn_node_get_intrinsic (node, &arguments))
    return node != NULL && node->kind == CFN_NODE_SCALAR && node->tag == NULL
             ? g_strdup (node->value)
             : millrace_spelling_of_node (node);

  for (CfnNode *item = node->first_child; item != NULL; item = item->next)
    g_ptr_array_add (items, join_raw (item));
  g_ptr_array_add (items, NULL);

  return g_strjoinv (", ", (char **) items->pdata);
}

static char *
join_items (CfnNode *node)
{
  g_autofree char *raw = join_raw (node);

  return millrace_spelling_breakable (raw);
}

static GtkWidget *
build_statement_row (CfnNode *statement)
{
  gboolean denies = cfn_node_is_string (cfn_node_get (statement, "Effect"), "Deny");
  CfnNode *actions = cfn_node_get (statement, "Action");
  CfnNode *resources = cfn_node_get (statement, "Resource");
  g_autofree char *action_text = NULL;
  g_autofree char *resource_text = join_items (resources);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (actions != NULL)
    action_text = join_items (actions);
  else
    action_text = millrace_spelling_of_node (statement);

  /* Translators: what a policy statement is about; %s is a list of resources. */
  subtitle = g_strdup_printf (denies ? _("Denied on %s") : _("Allowed on %s"), resource_text);
  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "use-markup", FALSE,
                      "title", action_text,
                      "subtitle", resources != NULL ? subtitle : NULL,
                      "selectable", FALSE,
                      NULL);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "statement");
  gtk_widget_add_css_class (row, denies ? "denies" : "allows");

  return row;
}

static guint
add_statements (AdwExpanderRow *expander,
                CfnNode        *document)
{
  CfnNode *statements = cfn_node_get (document, "Statement");

  if (statements == NULL)
    return 0;
  if (statements->kind != CFN_NODE_SEQUENCE)
    {
      adw_expander_row_add_row (expander, build_statement_row (statements));
      return 1;
    }

  for (CfnNode *statement = statements->first_child; statement != NULL; statement = statement->next)
    adw_expander_row_add_row (expander, build_statement_row (statement));

  return statements->n_children;
}

static void
add_row (MillracePoliciesSection *self,
         GtkWidget               *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_policy (MillracePoliciesSection *self,
            CfnNode                 *name,
            CfnNode                 *document)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = join_items (name);
  g_autofree char *subtitle = NULL;
  guint n = add_statements (ADW_EXPANDER_ROW (row), document);

  subtitle = g_strdup_printf (g_dngettext (NULL, "%u statement", "%u statements", n), n);
  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  add_row (self, row);
}

static void
add_plain (MillracePoliciesSection *self,
           CfnNode                 *node)
{
  g_autofree char *title = join_items (node);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  add_row (self, row);
}

static void
build_rows (MillracePoliciesSection *self,
            const MillraceSubject   *subject)
{
  CfnNode *policies = millrace_subject_get_node (subject, "Policies");
  CfnNode *managed = millrace_subject_get_node (subject, "ManagedPolicyArns");
  CfnNode *document = millrace_subject_get_node (subject, "PolicyDocument");

  if (document != NULL)
    add_policy (self, millrace_subject_get_node (subject, "PolicyName"), document);

  if (policies != NULL && policies->kind == CFN_NODE_SEQUENCE)
    {
      for (CfnNode *policy = policies->first_child; policy != NULL; policy = policy->next)
        add_policy (self, cfn_node_get (policy, "PolicyName"),
                    cfn_node_get (policy, "PolicyDocument"));
    }

  if (managed != NULL && managed->kind == CFN_NODE_SEQUENCE)
    {
      for (CfnNode *arn = managed->first_child; arn != NULL; arn = arn->next)
        add_plain (self, arn);
    }
}

static char *
describe (const MillraceSubject *subject)
{
  const char *properties[] = { "PolicyName", "PolicyDocument", "Policies", "ManagedPolicyArns" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *line =
        millrace_spelling_of_node (millrace_subject_get_node (subject, properties[i]));

      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
millrace_policies_section_update (MillraceSection       *section,
                                  const MillraceSubject *subject)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (section);
  g_autofree char *text = describe (subject);

  if (g_strcmp0 (text, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  build_rows (self, subject);
  millrace_section_set_help (section, self->rows->len == 0 ? _("Nothing is allowed yet.") : NULL);
}

static void
millrace_policies_section_finalize (GObject *object)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_policies_section_parent_class)->finalize (object);
}

static void
millrace_policies_section_class_init (MillracePoliciesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_policies_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_policies_section_update;
}

static void
millrace_policies_section_init (MillracePoliciesSection *self)
{
  self->rows = g_ptr_array_new ();
}
