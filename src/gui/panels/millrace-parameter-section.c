/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-parameter-section.h"

#include "cfn-parameter.h"

struct _MillraceParameterSection
{
  MillraceSection  parent_instance;

  GtkWidget       *fallback;
  GtkWidget       *pattern;
  GtkWidget       *lengths[2];
  GtkWidget       *values[2];
};

G_DEFINE_FINAL_TYPE (MillraceParameterSection, millrace_parameter_section, MILLRACE_TYPE_SECTION)

/* CloudFormation User Guide, "Parameters" and "AWS-specific parameter types"; the names are the
 * same in every language. */
static const MillraceChoice types[] = {
  { "String", N_("Text") },
  { "Number", N_("Number") },
  { "CommaDelimitedList", N_("List of texts") },
  { "List<Number>", N_("List of numbers") },
  { "AWS::EC2::AvailabilityZone::Name", NULL },
  { "AWS::EC2::Image::Id", NULL },
  { "AWS::EC2::Instance::Id", NULL },
  { "AWS::EC2::KeyPair::KeyName", NULL },
  { "AWS::EC2::SecurityGroup::GroupName", NULL },
  { "AWS::EC2::SecurityGroup::Id", NULL },
  { "AWS::EC2::Subnet::Id", NULL },
  { "AWS::EC2::VPC::Id", NULL },
  { "AWS::EC2::Volume::Id", NULL },
  { "AWS::Route53::HostedZone::Id", NULL },
  { "AWS::SSM::Parameter::Name", NULL },
  { "List<AWS::EC2::AvailabilityZone::Name>", NULL },
  { "List<AWS::EC2::SecurityGroup::Id>", NULL },
  { "List<AWS::EC2::Subnet::Id>", NULL },
  { "AWS::SSM::Parameter::Value<String>", NULL },
  { "AWS::SSM::Parameter::Value<CommaDelimitedList>", NULL },
  { "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", NULL },
  { NULL },
};

/* A value has at most 4,096 bytes. */
#define MAX_LENGTH 4096

static const MillraceFieldSpec type_spec = {
  .kind = MILLRACE_FIELD_CHOICE, .property = "Type", .title = N_("Type"), .required = TRUE,
  .choices = types,
};
static const MillraceFieldSpec default_spec = {
  .kind = MILLRACE_FIELD_SCALAR, .property = "Default", .title = N_("Default"),
  .help = N_("What it is when the stack is deployed without a value for it"),
};
static const MillraceFieldSpec description_spec = {
  .kind = MILLRACE_FIELD_TEXT, .property = "Description", .title = N_("Description"),
  .help = N_("What people read who are asked for a value; at most 4,000 characters"),
};
static const MillraceFieldSpec secret_spec = {
  .kind = MILLRACE_FIELD_SWITCH, .property = "NoEcho", .title = N_("Show its value nowhere"),
  .fallback = "false",
  .help = N_("For passwords; it does not hide what a resource itself shows of it"),
};
static const MillraceFieldSpec pattern_spec = {
  .kind = MILLRACE_FIELD_TEXT, .property = "AllowedPattern", .title = N_("Allowed Pattern"),
  .help = N_("A regular expression for all of the value"),
};
static const MillraceFieldSpec length_specs[] = {
  { .kind = MILLRACE_FIELD_NUMBER, .property = "MinLength", .title = N_("Shortest"),
    .upper = MAX_LENGTH },
  { .kind = MILLRACE_FIELD_NUMBER, .property = "MaxLength", .title = N_("Longest"),
    .upper = MAX_LENGTH },
};
static const MillraceFieldSpec value_specs[] = {
  { .kind = MILLRACE_FIELD_SCALAR, .property = "MinValue", .title = N_("Smallest") },
  { .kind = MILLRACE_FIELD_SCALAR, .property = "MaxValue", .title = N_("Largest") },
};
static const MillraceFieldSpec reason_spec = {
  .kind = MILLRACE_FIELD_TEXT, .property = "ConstraintDescription",
  .title = N_("When a Value Is Refused"),
  .help = N_("What people read then, instead of the pattern"),
};

/* What is typed for a number is one. */
static gboolean
number_edited_cb (MillraceSection *section,
                  const char      *typed,
                  MillraceField   *field)
{
  MillraceSubject subject;
  CfnParameter parameter;
  const char *path = millrace_field_get_path (field);

  if (path == NULL || !millrace_section_get_subject (section, &subject))
    return FALSE;

  cfn_parameter_read (&parameter, millrace_subject_get_node (&subject, ""));
  if (!parameter.is_number || parameter.is_list ||
      !g_regex_match_simple ("^-?[0-9]+(\\.[0-9]+)?$", typed, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (section), "win.set-property", "(ss)", path, typed);
  return TRUE;
}

static GtkWidget *
add_number (MillraceSection         *section,
            const MillraceFieldSpec *spec)
{
  GtkWidget *field = millrace_section_add_field (section, spec);

  g_signal_connect_object (field, "edited", G_CALLBACK (number_edited_cb), section,
                           G_CONNECT_SWAPPED);
  return field;
}

/* What the type does not take is out of the way, unless the template has it nevertheless. */
static void
show_where (GtkWidget *field,
            gboolean   fits,
            CfnNode   *node)
{
  gtk_widget_set_visible (field, fits || node != NULL);
}

static void
millrace_parameter_section_update (MillraceSection       *section,
                                   const MillraceSubject *subject)
{
  MillraceParameterSection *self = MILLRACE_PARAMETER_SECTION (section);
  CfnParameter parameter;
  gboolean is_text;

  cfn_parameter_read (&parameter, millrace_subject_get_node (subject, ""));
  is_text = g_strcmp0 (parameter.type, "String") == 0;

  show_where (self->pattern, !parameter.is_number, parameter.allowed_pattern);
  show_where (self->lengths[0], is_text, parameter.min_length);
  show_where (self->lengths[1], is_text, parameter.max_length);
  show_where (self->values[0], parameter.is_number, parameter.min_value);
  show_where (self->values[1], parameter.is_number, parameter.max_value);
}

static void
millrace_parameter_section_class_init (MillraceParameterSectionClass *klass)
{
  MILLRACE_SECTION_CLASS (klass)->update = millrace_parameter_section_update;
}

static void
millrace_parameter_section_init (MillraceParameterSection *self)
{
  MillraceSection *section = MILLRACE_SECTION (self);

  millrace_section_add_field (section, &type_spec);
  self->fallback = add_number (section, &default_spec);
  millrace_section_add_field (section, &description_spec);
  millrace_section_add_field (section, &secret_spec);
  self->pattern = millrace_section_add_field (section, &pattern_spec);
  for (guint i = 0; i < G_N_ELEMENTS (length_specs); i++)
    self->lengths[i] = millrace_section_add_field (section, &length_specs[i]);
  for (guint i = 0; i < G_N_ELEMENTS (value_specs); i++)
    self->values[i] = add_number (section, &value_specs[i]);
  millrace_section_add_field (section, &reason_spec);
}
