/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-capacity-section.h"

#include "millrace-changes.h"
#include "millrace-spelling.h"

#define READ "ProvisionedThroughput.ReadCapacityUnits"
#define WRITE "ProvisionedThroughput.WriteCapacityUnits"

struct _MillraceCapacitySection
{
  MillraceSection  parent_instance;

  GtkWidget       *billing;
  GtkWidget       *read;
  GtkWidget       *write;
  GtkWidget       *whole;  /* in place of both units where a function makes them */
};

G_DEFINE_FINAL_TYPE (MillraceCapacitySection, millrace_capacity_section, MILLRACE_TYPE_SECTION)

static const MillraceChoice modes[] = {
  { "PROVISIONED", N_("Provisioned") },
  { "PAY_PER_REQUEST", N_("On demand") },
  { NULL }
};

static const MillraceFieldSpec billing_spec = {
  .kind = MILLRACE_FIELD_CHOICE, .title = N_("Billing"), .property = "BillingMode",
  .fallback = "PROVISIONED", .choices = modes,
};

static const MillraceFieldSpec read_spec = {
  .kind = MILLRACE_FIELD_NUMBER, .title = N_("Read units"), .property = READ,
  .required = TRUE, .lower = 1, .upper = 40000,
};

static const MillraceFieldSpec write_spec = {
  .kind = MILLRACE_FIELD_NUMBER, .title = N_("Write units"), .property = WRITE,
  .required = TRUE, .lower = 1, .upper = 40000,
};

static const MillraceFieldSpec whole_spec = {
  .kind = MILLRACE_FIELD_PARTS, .title = N_("Units"), .property = "ProvisionedThroughput",
};

static gboolean
is_on_demand (const MillraceSubject *subject)
{
  return cfn_node_is_string (millrace_subject_get_node (subject, "BillingMode"),
                             "PAY_PER_REQUEST");
}

/* Last index first, so that a removal moves nothing that is still to be named. */
static void
change_indexes (MillraceChanges *changes,
                gboolean         on_demand)
{
  CfnNode *indexes = millrace_subject_get_node (changes->subject, "GlobalSecondaryIndexes");

  if (indexes == NULL || indexes->kind != CFN_NODE_SEQUENCE)
    return;

  for (CfnNode *index = indexes->last_child; index != NULL;
       index = cfn_node_get_previous (index))
    {
      g_autofree char *property =
        g_strdup_printf ("GlobalSecondaryIndexes[%u].ProvisionedThroughput", index->index);

      if (on_demand)
        millrace_changes_unset (changes, property);
      else if (millrace_subject_get_node (changes->subject, property) == NULL)
        millrace_changes_set (changes, property, "{ReadCapacityUnits: 1, WriteCapacityUnits: 1}");
    }
}

static gboolean
billing_edited_cb (MillraceCapacitySection *self,
                   const char              *typed)
{
  gboolean on_demand = g_str_equal (typed, "PAY_PER_REQUEST");
  MillraceSubject subject;
  MillraceChanges changes;

  if (millrace_spelling_is_intrinsic (typed))
    return FALSE;
  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;

  millrace_changes_init (&changes, &subject);
  if (typed[0] != '\0')
    millrace_changes_set (&changes, "BillingMode", typed);
  else
    millrace_changes_unset (&changes, "BillingMode");

  if (on_demand)
    millrace_changes_unset (&changes, "ProvisionedThroughput");
  else if (millrace_subject_get_node (&subject, "ProvisionedThroughput") == NULL)
    millrace_changes_set (&changes, "ProvisionedThroughput",
                          "{ReadCapacityUnits: 1, WriteCapacityUnits: 1}");
  if (!on_demand)
    millrace_changes_unset (&changes, "OnDemandThroughput");
  change_indexes (&changes, on_demand);
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

/* Both units are required beside each other, so the first one that is set brings the other. */
static gboolean
units_edited_cb (MillraceCapacitySection *self,
                 const char              *typed,
                 MillraceField           *field)
{
  const char *property = millrace_field_get_spec (field)->property;
  MillraceSubject subject;
  MillraceChanges changes;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject) ||
      millrace_subject_get_node (&subject, "ProvisionedThroughput") != NULL)
    return FALSE;

  millrace_changes_init (&changes, &subject);
  millrace_changes_set (&changes, property, typed);
  millrace_changes_set (&changes, g_str_equal (property, READ) ? WRITE : READ, "1");
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

static void
millrace_capacity_section_update (MillraceSection       *section,
                                  const MillraceSubject *subject)
{
  MillraceCapacitySection *self = MILLRACE_CAPACITY_SECTION (section);
  const gboolean is_made = millrace_subject_get_value (subject, whole_spec.property).kind
                           >= CFN_VALUE_REF;
  gboolean on_demand = is_on_demand (subject);

  gtk_widget_set_visible (self->read, !on_demand && !is_made);
  gtk_widget_set_visible (self->write, !on_demand && !is_made);
  gtk_widget_set_visible (self->whole, is_made);
  millrace_section_set_help (section, on_demand ? _("Every read and write is billed by itself.")
                                                : NULL);
}

static void
millrace_capacity_section_class_init (MillraceCapacitySectionClass *klass)
{
  static const char * const edits[] = { "BillingMode", "ProvisionedThroughput", NULL };

  MILLRACE_SECTION_CLASS (klass)->update = millrace_capacity_section_update;
  MILLRACE_SECTION_CLASS (klass)->edits = edits;
}

static gboolean
read_edited_cb (MillraceCapacitySection *self,
                const char              *typed)
{
  return units_edited_cb (self, typed, MILLRACE_FIELD (self->read));
}

static gboolean
write_edited_cb (MillraceCapacitySection *self,
                 const char              *typed)
{
  return units_edited_cb (self, typed, MILLRACE_FIELD (self->write));
}

static void
millrace_capacity_section_init (MillraceCapacitySection *self)
{
  MillraceSection *section = MILLRACE_SECTION (self);

  self->billing = millrace_section_add_field (section, &billing_spec);
  self->read = millrace_section_add_field (section, &read_spec);
  self->write = millrace_section_add_field (section, &write_spec);
  self->whole = millrace_section_add_field (section, &whole_spec);

  g_signal_connect_swapped (self->billing, "edited", G_CALLBACK (billing_edited_cb), self);
  g_signal_connect_swapped (self->read, "edited", G_CALLBACK (read_edited_cb), self);
  g_signal_connect_swapped (self->write, "edited", G_CALLBACK (write_edited_cb), self);
}
