/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-trust-section.h"

#include "millrace-spelling.h"

#define STATEMENT "AssumeRolePolicyDocument.Statement"

struct _MillraceTrustSection
{
  MillraceSection  parent_instance;

  GtkWidget       *service;
};

G_DEFINE_FINAL_TYPE (MillraceTrustSection, millrace_trust_section, MILLRACE_TYPE_SECTION)

static const MillraceChoice services[] = {
  { "lambda.amazonaws.com", N_("Lambda") },
  { "edgelambda.amazonaws.com", N_("Lambda@Edge") },
  { "states.amazonaws.com", N_("Step Functions") },
  { "events.amazonaws.com", N_("EventBridge") },
  { "apigateway.amazonaws.com", N_("API Gateway") },
  { "ecs-tasks.amazonaws.com", N_("ECS tasks") },
  { "ec2.amazonaws.com", N_("EC2") },
  { NULL }
};

static const MillraceFieldSpec service_spec = {
  .kind = MILLRACE_FIELD_CHOICE, .title = N_("Trusted service"), .choices = services,
  .required = TRUE,
};

/* IAM takes one statement, and one service, with or without a list around it (IAM User Guide,
 * grammar of the policy language). */
static char *
find_property (const MillraceSubject *subject)
{
  CfnNode *statement = millrace_subject_get_node (subject, STATEMENT);
  const char *first = statement != NULL && statement->kind == CFN_NODE_SEQUENCE ? "[0]" : "";
  g_autofree char *property = g_strdup_printf (STATEMENT "%s.Principal.Service", first);
  CfnNode *service = millrace_subject_get_node (subject, property);

  if (service != NULL && service->kind == CFN_NODE_SEQUENCE && service->n_children == 1)
    return g_strconcat (property, "[0]", NULL);

  return g_steal_pointer (&property);
}

static gboolean
service_edited_cb (MillraceTrustSection *self,
                   const char           *typed)
{
  MillraceSubject subject;
  g_autofree char *path = NULL;
  g_autofree char *yaml = NULL;

  if (typed[0] == '\0' || !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return TRUE;
  if (millrace_subject_get_node (&subject, STATEMENT) != NULL)
    return FALSE;

  path = millrace_subject_dup_path (&subject, "AssumeRolePolicyDocument");
  yaml = g_strdup_printf ("{Version: '2012-10-17', Statement: [{Effect: Allow, "
                          "Principal: {Service: %s}, Action: 'sts:AssumeRole'}]}", typed);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path, yaml);

  return TRUE;
}

static void
millrace_trust_section_update (MillraceSection       *section,
                               const MillraceSubject *subject)
{
  MillraceTrustSection *self = MILLRACE_TRUST_SECTION (section);
  g_autofree char *property = find_property (subject);

  millrace_field_show_at (MILLRACE_FIELD (self->service), subject, property);
}

static void
millrace_trust_section_class_init (MillraceTrustSectionClass *klass)
{
  MILLRACE_SECTION_CLASS (klass)->update = millrace_trust_section_update;
}

static void
millrace_trust_section_init (MillraceTrustSection *self)
{
  self->service = millrace_section_add_field (MILLRACE_SECTION (self), &service_spec);
  g_signal_connect_swapped (self->service, "edited", G_CALLBACK (service_edited_cb), self);
}
