/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-stack-section.h"

#include "cfn-catalogue.h"
#include "millrace-given-row.h"
#include "millrace-row.h"
#include "millrace-tooltip.h"

struct _MillraceStackSection
{
  MillraceSection  parent_instance;

  GtkWidget       *others[4];
  GPtrArray       *waits;       /* of GtkWidget, owned by the group: what it waits for */
  GtkWidget       *adder;       /* of what to wait for */
  GtkWidget       *given;       /* what it gives; NULL: it is of several */
  char            *shown;       /* what it waits for; NULL: nothing yet */
};

G_DEFINE_FINAL_TYPE (MillraceStackSection, millrace_stack_section, MILLRACE_TYPE_SECTION)

/* CloudFormation User Guide, "DeletionPolicy attribute" and "UpdateReplacePolicy attribute". */
static const MillraceChoice deletion_choices[] = {
  { "Delete", N_("Delete it") },
  { "Retain", N_("Keep it") },
  { "RetainExceptOnCreate", N_("Keep it, unless creating it failed") },
  { "Snapshot", N_("Keep a snapshot") },
  { NULL },
};
static const MillraceChoice replacement_choices[] = {
  { "Delete", N_("Delete the old one") },
  { "Retain", N_("Keep the old one") },
  { "Snapshot", N_("Keep a snapshot") },
  { NULL },
};

static const MillraceFieldSpec condition_spec = {
  .kind = MILLRACE_FIELD_CONDITION, .property = "Condition", .title = N_("Only Where"),
  .help = N_("The condition that has to hold for it to be there"),
};
static const MillraceFieldSpec policy_specs[] = {
  { .kind = MILLRACE_FIELD_CHOICE, .property = "DeletionPolicy",
    .title = N_("When the Stack Is Deleted"), .choices = deletion_choices,
    .fallback = "Delete",
    .help = N_("Only databases and volumes have snapshots; clusters of RDS, and instances that are "
               "in none, keep one unless told otherwise") },
  { .kind = MILLRACE_FIELD_CHOICE, .property = "UpdateReplacePolicy",
    .title = N_("When It Is Replaced"), .choices = replacement_choices, .fallback = "Delete",
    .help = N_("When a change cannot be made to what is there, so that a new one takes its "
               "place") },
};
/* Those that are set, as YAML. */
static const MillraceFieldSpec other_specs[] = {
  { .kind = MILLRACE_FIELD_SCALAR, .property = "CreationPolicy", .title = N_("Creation Policy"),
    .help = N_("What has to happen before it counts as created") },
  { .kind = MILLRACE_FIELD_SCALAR, .property = "UpdatePolicy", .title = N_("Update Policy"),
    .help = N_("How a change is rolled out") },
  { .kind = MILLRACE_FIELD_SCALAR, .property = "Metadata", .title = N_("Metadata"),
    .help = N_("What tools and people note about it") },
  { .kind = MILLRACE_FIELD_SCALAR, .property = "Version", .title = N_("Version") },
};

/* Types that have the attribute (CloudFormation User Guide, "CreationPolicy attribute" and
 * "UpdatePolicy attribute"). */
static const char * const creation_types[] = {
  "AWS::AppStream::Fleet", "AWS::AutoScaling::AutoScalingGroup",
  "AWS::CloudFormation::WaitCondition", "AWS::EC2::Instance", NULL,
};
static const char * const update_types[] = {
  "AWS::AppStream::Fleet", "AWS::AutoScaling::AutoScalingGroup",
  "AWS::ElastiCache::ReplicationGroup", "AWS::Elasticsearch::Domain", "AWS::Lambda::Alias",
  "AWS::OpenSearchService::Domain", NULL,
};

/* --- What it waits for --- */

static GPtrArray *
list_waits (const MillraceSubject *subject)
{
  GPtrArray *waits = g_ptr_array_new ();
  CfnNode *node = millrace_subject_get_node (subject, "DependsOn");

  if (node != NULL && node->kind == CFN_NODE_SCALAR)
    g_ptr_array_add (waits, (gpointer) node->value);
  for (CfnNode *item = node != NULL ? node->first_child : NULL; item != NULL; item = item->next)
    g_ptr_array_add (waits, (gpointer) (item->kind == CFN_NODE_SCALAR ? item->value : "…"));

  return waits;
}

static void
remove_wait_cb (GtkWidget            *button,
                MillraceStackSection *self)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "millrace-index"));
  MillraceSubject subject;
  CfnNode *node;
  g_autofree char *property = NULL;
  g_autofree char *path = NULL;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  node = millrace_subject_get_node (&subject, "DependsOn");
  property = node != NULL && node->kind == CFN_NODE_SEQUENCE && node->n_children > 1
               ? g_strdup_printf ("DependsOn[%u]", index) : g_strdup ("DependsOn");
  path = millrace_subject_dup_path (&subject, property);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.unset-property", "s", path);
}

static void
add_wait_cb (MillraceStackSection *self,
             const char           *id)
{
  MillraceSubject subject;
  CfnNode *node;
  g_autofree char *property = g_strdup ("DependsOn");
  g_autofree char *yaml = NULL;
  g_autofree char *path = NULL;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  node = millrace_subject_get_node (&subject, "DependsOn");
  if (node != NULL && node->kind == CFN_NODE_SEQUENCE)
    {
      g_free (property);
      property = g_strdup_printf ("DependsOn[%u]", node->n_children);
    }
  yaml = node != NULL && node->kind == CFN_NODE_SCALAR
           ? g_strdup_printf ("[%s, %s]", node->value, id) : g_strdup (id);
  path = millrace_subject_dup_path (&subject, property);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, yaml);
}

/* All that it does not wait for yet. */
static void
fill_adder_cb (MillraceStackSection *self,
               MillraceOfferList    *list)
{
  g_autoptr (GPtrArray) waits = NULL;
  MillraceSubject subject;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  waits = list_waits (&subject);
  for (guint i = 0; i < cfn_template_get_n_resources (subject.template); i++)
    {
      const CfnResource *other = cfn_template_get_resource (subject.template, i);

      if (other != subject.resource
          && !g_ptr_array_find_with_equal_func (waits, other->id, g_str_equal, NULL))
        millrace_offer_list_add (list, other->id, other->id, other->type);
    }
}

static GtkWidget *
build_wait (MillraceStackSection *self,
            const char           *id,
            guint                 index)
{
  GtkWidget *row = millrace_row_new (id, _("Has to be there first"));
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *label = g_strdup_printf (_("Do not wait for %s"), id);

  millrace_row_set_action (MILLRACE_ROW (row), "win.show-properties", g_variant_new_string (id));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  millrace_tooltip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "millrace-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_wait_cb), self, 0);
  millrace_row_add_suffix (MILLRACE_ROW (row), button);

  return row;
}

static char *
describe (GPtrArray *waits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < waits->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (waits, i));

  return g_string_free (text, FALSE);
}

static void
update_waits (MillraceStackSection  *self,
              const MillraceSubject *subject)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  g_autoptr (GPtrArray) waits = list_waits (subject);
  g_autofree char *shown = describe (waits);

  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  for (guint i = 0; i < self->waits->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->waits, i));
  g_ptr_array_set_size (self->waits, 0);
  for (guint i = 0; i < waits->len; i++)
    {
      GtkWidget *row = build_wait (self, g_ptr_array_index (waits, i), i);

      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->waits, row);
    }
}

/* --- All of it --- */

static void
update_policies (MillraceStackSection  *self,
                 const MillraceSubject *subject)
{
  const char *type = subject->resource->type;
  const CfnNode *policy = millrace_subject_get_node (subject, "DeletionPolicy");
  CfnCatalogueType known;
  gboolean stateful;

  stateful = cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &known) &&
             known.is_stateful;
  if (stateful && policy == NULL)
    millrace_section_set_help (MILLRACE_SECTION (self),
                               _("What people put into it is gone when the stack is deleted, or "
                                 "when a change replaces it, unless it is kept."));
  else
    millrace_section_set_help (MILLRACE_SECTION (self), NULL);
}

static void
millrace_stack_section_update (MillraceSection       *section,
                               const MillraceSubject *subject)
{
  MillraceStackSection *self = MILLRACE_STACK_SECTION (section);
  const char *type = subject->resource->type;

  for (guint i = 0; i < G_N_ELEMENTS (self->others); i++)
    {
      const gboolean fits = (i == 0 && g_strv_contains (creation_types, type)) ||
                            (i == 1 && g_strv_contains (update_types, type));

      gtk_widget_set_visible (self->others[i],
                              fits || millrace_subject_get_node (subject, other_specs[i].property)
                                        != NULL);
    }
  update_policies (self, subject);
  update_waits (self, subject);
  if (self->given != NULL)
    millrace_given_row_show (MILLRACE_GIVEN_ROW (self->given), subject);
}

static void
millrace_stack_section_finalize (GObject *object)
{
  MillraceStackSection *self = MILLRACE_STACK_SECTION (object);

  g_ptr_array_unref (self->waits);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_stack_section_parent_class)->finalize (object);
}

static void
millrace_stack_section_class_init (MillraceStackSectionClass *klass)
{
  MillraceSectionClass *section_class = MILLRACE_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_stack_section_finalize;
  section_class->of_attributes = TRUE;
  section_class->update = millrace_stack_section_update;
}

static void
millrace_stack_section_init (MillraceStackSection *self)
{
  MillraceSection *section = MILLRACE_SECTION (self);

  self->waits = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("In the Stack"));
  millrace_section_add_field (section, &condition_spec);
  for (guint i = 0; i < G_N_ELEMENTS (policy_specs); i++)
    millrace_section_add_field (section, &policy_specs[i]);
  for (guint i = 0; i < G_N_ELEMENTS (other_specs); i++)
    self->others[i] = millrace_section_add_field (section, &other_specs[i]);

  self->adder = millrace_pick_row_new (_("Wait For"));
  millrace_pick_row_show (MILLRACE_PICK_ROW (self->adder), "", _("Choose…"));
  g_signal_connect_swapped (self->adder, "fill", G_CALLBACK (fill_adder_cb), self);
  g_signal_connect_swapped (self->adder, "picked", G_CALLBACK (add_wait_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->adder);
  self->given = millrace_given_row_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->given);
}

void
millrace_stack_section_set_shared (MillraceStackSection *self)
{
  g_return_if_fail (MILLRACE_IS_STACK_SECTION (self));

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->given);
  self->given = NULL;
}
