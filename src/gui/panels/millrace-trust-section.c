/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-trust-section.h"

#include "millrace-items.h"

#define DOCUMENT "AssumeRolePolicyDocument"
#define STATEMENT DOCUMENT ".Statement"

/* Who a statement can be about (IAM User Guide, Principal element). */
typedef enum
{
  WHO_SERVICE,
  WHO_AWS,
  WHO_FEDERATED,
  WHO_ANYONE,     /* a Principal without any of these: "*" */
  N_WHO,
} Who;

/* One statement, as far as it says who. */
typedef struct
{
  MillraceItems *items[N_WHO];
} Trusted;

struct _MillraceTrustSection
{
  MillraceSection  parent_instance;

  GtkListBox      *list;
  GPtrArray       *statements;   /* of Trusted */
};

G_DEFINE_FINAL_TYPE (MillraceTrustSection, millrace_trust_section, MILLRACE_TYPE_SECTION)

/* Service principals, as their guides name them. */
static const MillraceChoice services[] = {
  { "lambda.amazonaws.com", N_("Lambda") },
  { "edgelambda.amazonaws.com", N_("Lambda@Edge") },
  { "states.amazonaws.com", N_("Step Functions") },
  { "events.amazonaws.com", N_("EventBridge") },
  { "pipes.amazonaws.com", N_("EventBridge Pipes") },
  { "scheduler.amazonaws.com", N_("EventBridge Scheduler") },
  { "apigateway.amazonaws.com", N_("API Gateway") },
  { "ecs-tasks.amazonaws.com", N_("ECS tasks") },
  { "ec2.amazonaws.com", N_("EC2") },
  { "firehose.amazonaws.com", N_("Data Firehose") },
  { "logs.amazonaws.com", N_("CloudWatch Logs") },
  { "s3.amazonaws.com", N_("S3") },
  { "sns.amazonaws.com", N_("SNS") },
  { "cloudformation.amazonaws.com", N_("CloudFormation") },
  { NULL }
};

static gboolean
contains (const char *text,
          const char *part)
{
  g_autofree char *low = g_utf8_casefold (text, -1);
  g_autofree char *low_part = g_utf8_casefold (part, -1);

  return strstr (low, low_part) != NULL;
}

/* By the name of the service, too. */
static GPtrArray *
offer_services (const char *typed,
                gpointer    user_data)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; typed[0] != '\0' && services[i].value != NULL; i++)
    {
      if (contains (services[i].value, typed) || contains (_(services[i].label), typed))
        g_ptr_array_add (offers, g_strdup (services[i].value));
    }

  return offers;
}

static void
add_choice (GArray     *choices,
            char       *yaml,
            const char *label)
{
  MillraceChoice choice = { yaml, g_strdup (label) };

  g_array_append_val (choices, choice);
}

static void
pick_services (const MillraceSubject *subject,
               const char            *property,
               GArray                *choices)
{
  for (guint i = 0; services[i].value != NULL; i++)
    add_choice (choices, g_strdup (services[i].value), _(services[i].label));
}

/* The account itself and the roles of the template; any other is typed. */
static void
pick_callers (const MillraceSubject *subject,
              const char            *property,
              GArray                *choices)
{
  guint n = cfn_template_get_n_resources (subject->template);

  add_choice (choices,
              g_strdup ("!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'"),
              _("This account"));
  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (subject->template, i);

      if (resource->kind == CFN_KIND_ROLE && resource != subject->resource)
        add_choice (choices, g_strdup_printf ("!GetAtt %s.Arn", resource->id), resource->id);
    }
}

/* Where there is no statement yet, it takes a whole one. */
static gboolean
write_statement (const MillraceSubject  *subject,
                 const char             *property,
                 const char             *yaml,
                 char                  **path,
                 char                  **value)
{
  const char *who = strrchr (property, '.') + 1;

  if (millrace_subject_get_node (subject, STATEMENT) != NULL)
    return FALSE;

  *path = g_strdup (DOCUMENT);
  *value = g_strdup_printf ("{Version: '2012-10-17', Statement: [{Effect: Allow, "
                            "Principal: {%s: %s}, Action: 'sts:AssumeRole'}]}", who, yaml);

  return TRUE;
}

static const struct
{
  const char       *element;
  MillraceItemSpec  spec;
} kinds[] = {
  [WHO_SERVICE] = { ".Service",
                    { N_("Service"), N_("Trust a service"), offer_services, pick_services,
                      write_statement, TRUE } },
  [WHO_AWS] = { ".AWS",
                { N_("Account or role"), N_("Trust an account or role"), NULL, pick_callers,
                  write_statement, TRUE } },
  [WHO_FEDERATED] = { ".Federated",
                      { N_("Identity provider"), N_("Trust an identity provider"), NULL, NULL,
                        write_statement, TRUE } },
  [WHO_ANYONE] = { "", { N_("Anyone"), N_("Trust anyone"), NULL, NULL, NULL, TRUE } },
};

/* --- Showing --- */

static guint
count_statements (const MillraceSubject *subject)
{
  CfnNode *node = millrace_subject_get_node (subject, STATEMENT);

  /* One is always shown, for who is to be added first. */
  return node != NULL && node->kind == CFN_NODE_SEQUENCE ? MAX (1, node->n_children) : 1;
}

static void
add_statement (MillraceTrustSection *self)
{
  Trusted *trusted = g_new0 (Trusted, 1);

  for (guint i = 0; i < N_WHO; i++)
    trusted->items[i] = millrace_items_new (&kinds[i].spec, self->list);
  g_ptr_array_add (self->statements, trusted);
}

static void
take_statement (MillraceTrustSection *self)
{
  Trusted *trusted = g_ptr_array_steal_index (self->statements, self->statements->len - 1);

  for (guint i = 0; i < N_WHO; i++)
    millrace_items_remove (trusted->items[i]);
  g_free (trusted);
}

/* Who is added joins the first statement; what is rare is added only where it is already. */
static gboolean
can_add (CfnNode *principal,
         guint    index,
         Who      who)
{
  if (index > 0 || (principal != NULL && principal->kind != CFN_NODE_MAPPING))
    return FALSE;

  return who == WHO_SERVICE || who == WHO_AWS
         || (who == WHO_FEDERATED && cfn_node_get (principal, "Federated") != NULL);
}

static void
show_statement (MillraceTrustSection  *self,
                const MillraceSubject *subject,
                guint                  index)
{
  Trusted *trusted = g_ptr_array_index (self->statements, index);
  CfnNode *node = millrace_subject_get_node (subject, STATEMENT);
  gboolean is_single = node != NULL && node->kind == CFN_NODE_MAPPING;
  g_autofree char *property
    = is_single ? g_strdup (STATEMENT ".Principal")
                : g_strdup_printf (STATEMENT "[%u].Principal", index);
  CfnNode *principal = millrace_subject_get_node (subject, property);
  gboolean is_anyone = principal != NULL && principal->kind != CFN_NODE_MAPPING;

  for (guint i = 0; i < N_WHO; i++)
    {
      g_autofree char *path = g_strconcat (property, kinds[i].element, NULL);

      /* The map of the others is no item of its own. */
      if (i == WHO_ANYONE && !is_anyone)
        millrace_items_show (trusted->items[i], subject, STATEMENT ".Nobody");
      else
        millrace_items_show (trusted->items[i], subject, path);
      gtk_widget_set_visible (millrace_items_get_adder (trusted->items[i]),
                              can_add (principal, index, i));
    }
}

static void
millrace_trust_section_update (MillraceSection       *section,
                               const MillraceSubject *subject)
{
  MillraceTrustSection *self = MILLRACE_TRUST_SECTION (section);
  guint n = count_statements (subject);

  while (self->statements->len > n)
    take_statement (self);
  while (self->statements->len < n)
    add_statement (self);
  for (guint i = 0; i < n; i++)
    show_statement (self, subject, i);
}

static void
millrace_trust_section_add_fields (MillraceSection *section,
                                   GPtrArray       *fields)
{
  MillraceTrustSection *self = MILLRACE_TRUST_SECTION (section);

  for (guint i = 0; i < self->statements->len; i++)
    {
      const Trusted *trusted = g_ptr_array_index (self->statements, i);

      for (guint j = 0; j < N_WHO; j++)
        millrace_items_get_fields (trusted->items[j], fields);
    }
}

static void
millrace_trust_section_finalize (GObject *object)
{
  MillraceTrustSection *self = MILLRACE_TRUST_SECTION (object);

  for (guint i = 0; i < self->statements->len; i++)
    {
      Trusted *trusted = g_ptr_array_index (self->statements, i);

      for (guint j = 0; j < N_WHO; j++)
        millrace_items_free (trusted->items[j]);
      g_free (trusted);
    }
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
  self->statements = g_ptr_array_new ();
}
