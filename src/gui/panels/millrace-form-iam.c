/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-form-tables.h"

#include "millrace-name-section.h"
#include "millrace-policies-section.h"
#include "millrace-question-section.h"
#include "millrace-trust-section.h"

/* IAM API Reference, CreateRole, PutRolePolicy and CreatePolicy; IAM and STS quotas. */

#define NAME_HELP N_("Letters, digits and “+=,.@_-”. A name of your own takes "                   \
                     "CAPABILITY_NAMED_IAM to deploy.")
#define PATH_HELP N_("Begins and ends with “/”.")

static const MillraceFieldSpec role_name[] = {
  TEXT ("RoleName", N_("Role name"), NAME_HELP),
  TEXT ("Description", N_("Description"), NULL),
  TEXT_OR ("Path", N_("Path"), "/", PATH_HELP),
};

static const MillraceFieldSpec role_limits[] = {
  NUMBER ("MaxSessionDuration", N_("Longest session"), 3600, 43200, SECONDS, "3600", NULL),
  TEXT ("PermissionsBoundary", N_("Permissions boundary"),
        N_("The ARN of a managed policy that has to allow as well whatever the role may do.")),
};

static const MillraceFieldSpec role_tags[] = {
  ANY ("Tags", N_("Tags"), NULL),
};

static const MillraceSectionSpec role_sections[] = {
  { .title = N_("Name"), FIELDS (role_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Trust"), .get_type = millrace_trust_section_get_type,
    .help = N_("Only the trusted service can put the role on.") },
  { .title = N_("Needed by its functions"), .get_type = millrace_needs_section_get_type },
  { .title = N_("Policies"), .get_type = millrace_policies_section_get_type },
  { .title = N_("May It …?"), .get_type = millrace_question_section_get_type },
  { .title = N_("Limits"), FIELDS (role_limits), .folded = TRUE },
  { .title = N_("Tags"), FIELDS (role_tags), .folded = TRUE },
};

static const char * const role_claimed[] = {
  "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns", NULL
};

static const MillraceFieldSpec policy_name[] = {
  REQUIRED_TEXT ("PolicyName", N_("Policy name"), NULL),
};

static const MillraceFieldSpec attached[] = {
  ANY ("Roles", N_("Roles"), N_("Names of roles, as Ref gives them, not ARNs.")),
  ANY ("Users", N_("Users"), NULL),
  ANY ("Groups", N_("Groups"), NULL),
};

static const MillraceSectionSpec policy_sections[] = {
  { .title = N_("Name"), FIELDS (policy_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Statements"), .get_type = millrace_policies_section_get_type },
  { .title = N_("May the Role …?"), .get_type = millrace_question_section_get_type },
  { .title = N_("Attached To"), FIELDS (attached) },
};

static const MillraceFieldSpec managed_policy_name[] = {
  TEXT ("ManagedPolicyName", N_("Policy name"), NAME_HELP),
  TEXT ("Description", N_("Description"), NULL),
  TEXT_OR ("Path", N_("Path"), "/", PATH_HELP),
};

static const MillraceSectionSpec managed_policy_sections[] = {
  { .title = N_("Name"), FIELDS (managed_policy_name),
    .get_type = millrace_name_section_get_type },
  { .title = N_("Statements"), .get_type = millrace_policies_section_get_type },
  { .title = N_("May the Role …?"), .get_type = millrace_question_section_get_type },
  { .title = N_("Attached To"), FIELDS (attached) },
};

static const MillraceFieldSpec role_policy_name[] = {
  REQUIRED_TEXT ("PolicyName", N_("Policy name"), NULL),
  REQUIRED_TEXT ("RoleName", N_("Role"), N_("The name of a role, as Ref gives it.")),
};

static const MillraceSectionSpec role_policy_sections[] = {
  { .title = N_("Name"), FIELDS (role_policy_name), .get_type = millrace_name_section_get_type },
  { .title = N_("Statements"), .get_type = millrace_policies_section_get_type },
  { .title = N_("May the Role …?"), .get_type = millrace_question_section_get_type },
};

static const char * const policy_claimed[] = { "PolicyDocument", NULL };

const MillraceFormSpec millrace_iam_forms[] = {
  { "AWS::IAM::Role", SECTIONS (role_sections), role_claimed },
  { "AWS::IAM::Policy", SECTIONS (policy_sections), policy_claimed },
  { "AWS::IAM::ManagedPolicy", SECTIONS (managed_policy_sections), policy_claimed },
  { "AWS::IAM::RolePolicy", SECTIONS (role_policy_sections), policy_claimed },
};
const guint millrace_n_iam_forms = G_N_ELEMENTS (millrace_iam_forms);
