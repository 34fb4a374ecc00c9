/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-policies-section.h"

#include "cfn-action-offer.h"
#include "iam-policy.h"
#include "millrace-focus.h"
#include "millrace-items.h"
#include "millrace-policy-row.h"
#include "millrace-principal.h"
#include "millrace-protected.h"
#include "millrace-statement-row.h"

#define MAX_OFFERS 60
/* Where the document of a line that adds one is. */
#define DOCUMENT "millrace-document"
#define MANAGED_PREFIX "arn:aws:iam::aws:policy/"

struct _MillracePoliciesSection
{
  MillraceSection  parent_instance;

  GtkListBox      *list;
  GPtrArray       *policies;  /* of MillracePolicyRow, owned by the list: those of a role */
  GtkWidget       *adder;     /* of one more; NULL: it is no role */
  GPtrArray       *slots;     /* of Slot */
  MillraceItems   *managed;
};

/* The rows of a document that is the resource's own, owned by the list. */
typedef struct
{
  char      *document;
  GtkWidget *policy;   /* its statements; NULL: there is none */
  GtkWidget *whole;    /* of one that comes of a function; NULL: none ever did */
  GtkWidget *adder;    /* of one with the first statement */
} Slot;

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

static char *
dup_document (const MillraceSubject *subject,
              const char            *action)
{
  g_autofree char *statement = millrace_statement_dup_allowing (subject, action);

  return g_strdup_printf ("{Version: '2012-10-17', Statement: [%s]}", statement);
}

static gboolean
adder_edited_cb (MillracePoliciesSection *self,
                 const char              *typed)
{
  MillraceSubject subject;
  g_autofree char *document = NULL;
  g_autofree char *name = NULL;
  g_autofree char *policy = NULL;
  g_autofree char *property = NULL;
  g_autofree char *yaml = NULL;
  g_autofree char *path = NULL;

  if (typed[0] == '\0' || !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  document = dup_document (&subject, typed);
  name = make_name (&subject);
  policy = g_strdup_printf ("{PolicyName: %s, PolicyDocument: %s}", name, document);
  millrace_items_dup_addition (&subject, "Policies", policy, &property, &yaml);
  path = millrace_subject_dup_path (&subject, property);
  gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, yaml);

  return TRUE;
}

static gboolean
slot_edited_cb (GtkWidget               *adder,
                const char              *typed,
                MillracePoliciesSection *self)
{
  const char *property = g_object_get_data (G_OBJECT (adder), DOCUMENT);
  MillraceSubject subject;
  g_autofree char *yaml = NULL;
  g_autofree char *path = NULL;

  if (typed[0] == '\0' || !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  yaml = dup_document (&subject, typed);
  path = millrace_subject_dup_path (&subject, property);
  gtk_editable_set_text (GTK_EDITABLE (adder), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, yaml);

  return TRUE;
}

/* --- Showing the documents of a resource --- */

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_free (slot->document);
  g_free (slot);
}

static GtkWidget *
make_adder (MillracePoliciesSection *self)
{
  GtkWidget *adder = millrace_item_row_new (&policy_items, TRUE);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), adder);
  if (self->list == NULL)
    self->list = GTK_LIST_BOX (gtk_widget_get_parent (adder));

  return adder;
}

static void
add_slot (MillracePoliciesSection *self)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->adder = make_adder (self);
  g_signal_connect_object (slot->adder, "edited", G_CALLBACK (slot_edited_cb), self, 0);
  g_ptr_array_add (self->slots, slot);
}

/* Taking a row that has the focus leaves it to the one that is there instead. */
static void
take_row (MillracePoliciesSection *self,
          GtkWidget               *row,
          GtkWidget               *instead)
{
  gboolean had_focus = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_list_box_remove (self->list, row);
  if (had_focus && instead != NULL)
    gtk_widget_grab_focus (instead);
}

static void
take_slot (MillracePoliciesSection *self)
{
  Slot *slot = g_ptr_array_index (self->slots, self->slots->len - 1);
  GtkWidget *rows[] = { slot->policy, slot->whole, slot->adder };

  if (slot->whole != NULL)
    millrace_field_drop_parts (MILLRACE_FIELD (slot->whole));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] != NULL)
        take_row (self, rows[i], NULL);
    }
  g_ptr_array_remove_index (self->slots, self->slots->len - 1);
}

static void
insert_before (MillracePoliciesSection *self,
               GtkWidget               *row,
               GtkWidget               *next)
{
  gtk_list_box_insert (self->list, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (next)));
}

/* A document that comes of a function has no statements of its own. */
static gboolean
is_whole (const CfnNode *document)
{
  CfnNode *arguments = NULL;

  return document != NULL && (document->kind != CFN_NODE_MAPPING ||
                              cfn_node_get_intrinsic (document, &arguments) != NULL);
}

static void
show_whole (MillracePoliciesSection *self,
            const MillraceSubject   *subject,
            Slot                    *slot,
            gboolean                 whole)
{
  if (whole && slot->whole == NULL)
    {
      slot->whole = millrace_field_row_new (&whole_spec);
      insert_before (self, slot->whole, slot->adder);
    }
  if (slot->whole != NULL)
    gtk_widget_set_visible (slot->whole, whole);
  /* It is seen by its parts. */
  if (slot->whole != NULL && !whole)
    millrace_field_drop_parts (MILLRACE_FIELD (slot->whole));
  if (whole)
    millrace_field_show_at (MILLRACE_FIELD (slot->whole), subject, slot->document);
}

/* What is the only one of its resource is about nothing else, and needs no name. */
static void
show_slot (MillracePoliciesSection         *self,
           const MillraceSubject           *subject,
           Slot                            *slot,
           const MillraceProtectedDocument *document,
           gboolean                         is_only)
{
  const CfnNode *node = millrace_subject_get_node (subject, document->property);
  const gboolean whole = is_whole (node);
  const gboolean has_statements = node != NULL && !whole;
  /* Translators: %s is what a policy is about: "Table", "Stream in eu-west-1" */
  g_autofree char *title = is_only ? g_strdup (_(policy_items.add_title))
                                   : g_strdup_printf (_("%s: allow an action"), document->title);

  g_free (slot->document);
  slot->document = g_strdup (document->property);
  g_object_set_data_full (G_OBJECT (slot->adder), DOCUMENT, g_strdup (document->property), g_free);
  millrace_entry_row_set_title (MILLRACE_ENTRY_ROW (slot->adder), title);
  millrace_entry_row_set_new (MILLRACE_ENTRY_ROW (slot->adder));
  millrace_item_row_set_list (MILLRACE_ITEM_ROW (slot->adder), subject, document->property);

  if (has_statements && slot->policy == NULL)
    {
      slot->policy = millrace_policy_row_new ();
      millrace_expander_set_open (MILLRACE_EXPANDER (slot->policy), is_only);
      insert_before (self, slot->policy, slot->adder);
    }
  else if (!has_statements && slot->policy != NULL)
    take_row (self, g_steal_pointer (&slot->policy), slot->adder);
  if (slot->policy != NULL)
    millrace_policy_row_show (MILLRACE_POLICY_ROW (slot->policy), subject, NULL, slot->document,
                              document->title);
  show_whole (self, subject, slot, whole);
  if (node != NULL && millrace_focus_is_in (slot->adder) && slot->policy != NULL)
    millrace_policy_row_start (MILLRACE_POLICY_ROW (slot->policy));
  gtk_widget_set_visible (slot->adder, node == NULL);
}

static void
show_documents (MillracePoliciesSection *self,
                const MillraceSubject   *subject)
{
  g_autoptr (GPtrArray) documents = millrace_protected_list_documents (subject);
  gboolean has_any = FALSE;

  while (self->slots->len > documents->len)
    take_slot (self);
  while (self->slots->len < documents->len)
    add_slot (self);
  for (guint i = 0; i < documents->len; i++)
    {
      const MillraceProtectedDocument *document = g_ptr_array_index (documents, i);

      show_slot (self, subject, g_ptr_array_index (self->slots, i), document,
                 documents->len == 1);
      has_any = has_any || millrace_subject_get_node (subject, document->property) != NULL;
    }
  if (!millrace_principal_is_needed (subject))
    millrace_section_set_help (MILLRACE_SECTION (self),
                               has_any ? NULL : _("Nothing is allowed yet."));
}

/* --- Showing those of a role --- */

static void
show_policy (MillracePoliciesSection *self,
             const MillraceSubject   *subject,
             guint                    index)
{
  MillracePolicyRow *row = g_ptr_array_index (self->policies, index);
  g_autofree char *policy = g_strdup_printf ("Policies[%u]", index);
  g_autofree char *document = g_strconcat (policy, ".PolicyDocument", NULL);

  millrace_policy_row_show (row, subject, policy, document, NULL);
}

static void
show_policies (MillracePoliciesSection *self,
               const MillraceSubject   *subject)
{
  CfnNode *policies = millrace_subject_get_node (subject, "Policies");
  const guint n = policies != NULL && policies->kind == CFN_NODE_SEQUENCE ? policies->n_children
                                                                          : 0;

  if (self->adder == NULL)
    {
      self->adder = make_adder (self);
      g_signal_connect_swapped (self->adder, "edited", G_CALLBACK (adder_edited_cb), self);
      self->managed = millrace_items_new (&managed_items, self->list);
    }
  while (self->policies->len > n)
    take_row (self, g_ptr_array_steal_index (self->policies, self->policies->len - 1),
              self->adder);
  while (self->policies->len < n)
    {
      GtkWidget *row = millrace_policy_row_new ();

      insert_before (self, row, self->adder);
      g_ptr_array_add (self->policies, row);
    }
  for (guint i = 0; i < n; i++)
    show_policy (self, subject, i);

  millrace_item_row_set_list (MILLRACE_ITEM_ROW (self->adder), subject, "Policies");
  millrace_items_show (self->managed, subject, "ManagedPolicyArns");
  /* What other policies allow counts for a resource, too. */
  millrace_section_set_help (MILLRACE_SECTION (self),
                             n == 0 && millrace_subject_get_node (subject,
                                                                  "ManagedPolicyArns") == NULL
                               ? _("Nothing is allowed yet.") : NULL);
}

static void
millrace_policies_section_update (MillraceSection       *section,
                                  const MillraceSubject *subject)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (section);

  if (is_role (subject))
    show_policies (self, subject);
  else
    show_documents (self, subject);
}

/* Whether a policy is open to begin with depends on how many there are. */
static void
millrace_policies_section_forget (MillraceSection *section)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (section);

  while (self->slots->len > 0)
    take_slot (self);
}

static void
millrace_policies_section_add_fields (MillraceSection *section,
                                      GPtrArray       *fields)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (section);

  for (guint i = 0; i < self->policies->len; i++)
    millrace_policy_row_get_fields (g_ptr_array_index (self->policies, i), fields);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);

      if (slot->policy != NULL)
        millrace_policy_row_get_fields (MILLRACE_POLICY_ROW (slot->policy), fields);
      if (slot->whole == NULL)
        continue;
      g_ptr_array_add (fields, slot->whole);
      millrace_field_get_parts (MILLRACE_FIELD (slot->whole), fields);
    }
  if (self->managed != NULL)
    millrace_items_get_fields (self->managed, fields);
}

static void
millrace_policies_section_add_heads (MillraceSection *section,
                                     GPtrArray       *heads)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (section);

  for (guint i = 0; i < self->policies->len; i++)
    millrace_policy_row_get_heads (g_ptr_array_index (self->policies, i), heads);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);

      if (slot->policy != NULL)
        millrace_policy_row_get_heads (MILLRACE_POLICY_ROW (slot->policy), heads);
    }
}

static void
millrace_policies_section_finalize (GObject *object)
{
  MillracePoliciesSection *self = MILLRACE_POLICIES_SECTION (object);

  g_ptr_array_unref (self->policies);
  g_ptr_array_unref (self->slots);
  g_clear_pointer (&self->managed, millrace_items_free);

  G_OBJECT_CLASS (millrace_policies_section_parent_class)->finalize (object);
}

static void
millrace_policies_section_class_init (MillracePoliciesSectionClass *klass)
{
  static const char * const edits[] = {
    "Policies", "ManagedPolicyArns", "PolicyDocument", "KeyPolicy", "ResourcePolicy",
    "ResourcePolicy.PolicyDocument", "ResourcePolicyDocument",
    "StreamSpecification.ResourcePolicy.PolicyDocument", NULL
  };

  G_OBJECT_CLASS (klass)->finalize = millrace_policies_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_policies_section_update;
  MILLRACE_SECTION_CLASS (klass)->forget = millrace_policies_section_forget;
  MILLRACE_SECTION_CLASS (klass)->add_fields = millrace_policies_section_add_fields;
  MILLRACE_SECTION_CLASS (klass)->add_heads = millrace_policies_section_add_heads;
  MILLRACE_SECTION_CLASS (klass)->edits = edits;
}

static void
millrace_policies_section_init (MillracePoliciesSection *self)
{
  self->policies = g_ptr_array_new ();
  self->slots = g_ptr_array_new_with_free_func (slot_free);
}
