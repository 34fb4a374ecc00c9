/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-policies-section.h"

#include "cfn-action-offer.h"
#include "iam-policy.h"
#include "millrace-items.h"
#include "millrace-policy-row.h"
#include "millrace-principal.h"
#include "millrace-protected.h"
#include "millrace-statement-row.h"

#define MAX_OFFERS 60
#define MANAGED_PREFIX "arn:aws:iam::aws:policy/"

struct _MillracePoliciesSection
{
  MillraceSection  parent_instance;

  GtkListBox      *list;
  GPtrArray       *policies;  /* of MillracePolicyRow, owned by the list */
  GtkWidget       *adder;     /* of an inline policy */
  GtkWidget       *whole;     /* of a document that comes of a function */
  MillraceItems   *managed;
};

G_DEFINE_FINAL_TYPE (MillracePoliciesSection, millrace_policies_section, MILLRACE_TYPE_SECTION)

static GPtrArray *
offer_actions (const char *typed,
               gpointer    user_data)
{
  return cfn_action_offer_list (typed, MAX_OFFERS);
}

/* By any part of the ARN; an ARN that is typed in full keeps its partition. */
static GPtrArray *
offer_managed (const char *typed,
               gpointer    user_data)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *low = g_ascii_strdown (typed, -1);
  guint n = 0;
  const IamManagedPolicy *policies = iam_managed_get (&n);

  for (guint i = 0; low[0] != '\0' && i < n; i++)
    {
      g_autofree char *arn = g_strconcat (MANAGED_PREFIX, policies[i].path, NULL);
      g_autofree char *low_arn = g_ascii_strdown (arn, -1);

      if (strstr (low_arn, low) != NULL)
        g_ptr_array_add (offers, g_steal_pointer (&arn));
    }

  return offers;
}

static const MillraceItemSpec policy_items = {
  .add_title = N_("New policy: allow an action"), .offer = offer_actions,
};

static const MillraceFieldSpec whole_spec = {
  .kind = MILLRACE_FIELD_ANY, .title = N_("Policy document"), .required = TRUE,
};

static const MillraceItemSpec managed_items = {
  .title = N_("Managed policy"), .add_title = N_("Add a managed policy"), .offer = offer_managed,
};

static gboolean
is_role (const MillraceSubject *subject)
{
  return subject->resource->kind == CFN_KIND_ROLE;
}

/* --- Changing --- */

/* "EchoRolePolicy2": no other inline policy of the role is called so. */
static char *
make_name (const MillraceSubject *subject)
{
  CfnNode *policies = millrace_subject_get_node (subject, "Policies");
  char *name = g_strconcat (subject->resource->id, "Policy", NULL);
  guint n = 1;

  for (CfnNode *policy = policies != NULL ? policies->first_child : NULL; policy != NULL;)
    {
      if (!cfn_node_is_string (cfn_node_get (policy, "PolicyName"), name))
        {
          policy = policy->next;
          continue;
        }

      g_free (name);
      name = g_strdup_printf ("%sPolicy%u", subject->resource->id, ++n);
      policy = policies->first_child;
    }

  return name;
}

/* What a policy of the resource has to be that allows @action. */
static void
find_addition (const MillraceSubject  *subject,
               const char             *action,
               char                  **property,
               char                  **yaml)
{
  g_autofree char *statement = millrace_statement_dup_allowing (subject, action);
  g_autofree char *document
    = g_strdup_printf ("{Version: '2012-10-17', Statement: [%s]}", statement);
  g_autofree char *name = NULL;
  g_autofree char *policy = NULL;

  if (!is_role (subject))
    {
      *property = g_strdup (millrace_protected_get_document (subject));
      *yaml = g_steal_pointer (&document);
      return;
    }

  name = make_name (subject);
  policy = g_strdup_printf ("{PolicyName: %s, PolicyDocument: %s}", name, document);
  millrace_items_dup_addition (subject, "Policies", policy, property, yaml);
}

static gboolean
adder_edited_cb (MillracePoliciesSection *self,
                 const char              *typed)
{
  MillraceSubject subject;
  g_autofree char *property = NULL;
  g_autofree char *yaml = NULL;
  g_autofree char *path = NULL;

  if (typed[0] == '\0' || !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  find_addition (&subject, typed, &property, &yaml);
  path = millrace_subject_dup_path (&subject, property);
  gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, yaml);

  return TRUE;
}

/* --- Showing --- */

/* A document that comes of a function has no statements of its own. */
static gboolean
is_whole (const MillraceSubject *subject)
{
  const char *property = millrace_protected_get_document (subject);
  CfnNode *document = is_role (subject) ? NULL : millrace_subject_get_node (subject, property);
  CfnNode *arguments = NULL;

  return document != NULL && (document->kind != CFN_NODE_MAPPING ||
                              cfn_node_get_intrinsic (document, &arguments) != NULL);
}

static void
show_whole (MillracePoliciesSection *self,
            const MillraceSubject   *subject)
{
  gboolean whole = is_whole (subject);

  gtk_widget_set_visible (self->whole, whole);
  if (whole)
    millrace_field_show_at (MILLRACE_FIELD (self->whole), subject,
                            millrace_protected_get_document (subject));
}

static guint
count_policies (const MillraceSubject *subject)
{
  CfnNode *policies = millrace_subject_get_node (subject, "Policies");
  const char *document = millrace_protected_get_document (subject);

  if (!is_role (subject))
    return millrace_subject_get_node (subject, document) != NULL && !is_whole (subject) ? 1 : 0;

  return policies != NULL && policies->kind == CFN_NODE_SEQUENCE ? policies->n_children : 0;
}

static void
add_policy (MillracePoliciesSection *self,
            const MillraceSubject   *subject)
{
  GtkWidget *row = millrace_policy_row_new ();

  gtk_list_box_insert (self->list, row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->adder)));
  g_ptr_array_add (self->policies, row);
  /* A policy resource is about nothing else. */
  if (!is_role (subject))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
take_policy (MillracePoliciesSection *self)
{
  GtkWidget *row = g_ptr_array_steal_index (self->policies, self->policies->len - 1);
  gboolean had_focus = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_list_box_remove (self->list, row);
  if (had_focus)
    gtk_widget_grab_focus (self->adder);
}

static void
show_policy (MillracePoliciesSection *self,
             const MillraceSubject   *subject,
             guint                    index)
{
  MillracePolicyRow *row = g_ptr_array_index (self->policies, index);
  g_autofree char *policy = g_strdup_printf ("Policies[%u]", index);
  g_autofree char *document = g_strconcat (policy, ".PolicyDocument", NULL);

  if (is_role (subject))
    millrace_policy_row_show (row, subject, policy, document);
  else
    millrace_policy_row_show (row, subject, NULL, millrace_protected_get_document (subject));
}

static void
millrace_policies_section_update (MillraceSection       *section,
                                  const MillraceSubject *subject)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (section);
  guint n = count_policies (subject);

  while (self->policies->len > n)
    take_policy (self);
  while (self->policies->len < n)
    add_policy (self, subject);
  for (guint i = 0; i < n; i++)
    show_policy (self, subject, i);

  gtk_widget_set_visible (self->adder, is_role (subject) ||
                                         (n == 0 && !is_whole (subject)));
  millrace_item_row_set_list (MILLRACE_ITEM_ROW (self->adder), subject, "Policies");
  if (is_role (subject) && self->managed == NULL)
    self->managed = millrace_items_new (&managed_items, self->list);
  if (self->managed != NULL)
    millrace_items_show (self->managed, subject, "ManagedPolicyArns");
  show_whole (self, subject);
  /* What other policies allow counts for a resource, too. */
  if (!millrace_principal_is_needed (subject))
    millrace_section_set_help (section,
                               n == 0 && millrace_subject_get_node (subject,
                                                                    "ManagedPolicyArns") == NULL
                                 ? _("Nothing is allowed yet.")
                                 : NULL);
}

static void
millrace_policies_section_add_fields (MillraceSection *section,
                                      GPtrArray       *fields)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (section);

  for (guint i = 0; i < self->policies->len; i++)
    millrace_policy_row_get_fields (g_ptr_array_index (self->policies, i), fields);
  g_ptr_array_add (fields, self->whole);
  millrace_field_get_parts (MILLRACE_FIELD (self->whole), fields);
  if (self->managed != NULL)
    millrace_items_get_fields (self->managed, fields);
}

static void
millrace_policies_section_finalize (GObject *object)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (object);

  g_ptr_array_unref (self->policies);
  g_clear_pointer (&self->managed, millrace_items_free);

  G_OBJECT_CLASS (millrace_policies_section_parent_class)->finalize (object);
}

static void
millrace_policies_section_class_init (MillracePoliciesSectionClass *klass)
{
  static const char * const edits[] = {
    "Policies", "ManagedPolicyArns", "PolicyDocument", "KeyPolicy", "ResourcePolicy",
    "ResourcePolicy.PolicyDocument", "ResourcePolicyDocument", NULL
  };

  G_OBJECT_CLASS (klass)->finalize = millrace_policies_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_policies_section_update;
  MILLRACE_SECTION_CLASS (klass)->add_fields = millrace_policies_section_add_fields;
  MILLRACE_SECTION_CLASS (klass)->edits = edits;
}

static void
millrace_policies_section_init (MillracePoliciesSection *self)
{
  self->policies = g_ptr_array_new ();
  self->adder = millrace_item_row_new (&policy_items, TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->adder);
  self->list = GTK_LIST_BOX (gtk_widget_get_parent (self->adder));
  self->whole = millrace_field_row_new (&whole_spec);
  gtk_widget_set_visible (self->whole, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->whole);
  g_signal_connect_swapped (self->adder, "edited", G_CALLBACK (adder_edited_cb), self);
}
