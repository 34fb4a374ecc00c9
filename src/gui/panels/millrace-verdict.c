/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-verdict.h"

typedef struct
{
  const char *word;
  const char *css_class;
  const char *icon_name;
} Look;

static const Look verdicts[] = {
  [CFN_VERDICT_HOLDS] = { N_("Holds"), "good", "emblem-ok-symbolic" },
  [CFN_VERDICT_FAILS] = { N_("Fails"), "bad", "millrace-error-symbolic" },
  [CFN_VERDICT_UNKNOWN] = { N_("Cannot be known"), "careful", "dialog-question-symbolic" },
};

static const Look severities[] = {
  [CFN_SEVERITY_INFO] = { N_("Information"), "info", "dialog-information-symbolic" },
  [CFN_SEVERITY_WARNING] = { N_("Warning"), "careful", "dialog-warning-symbolic" },
  [CFN_SEVERITY_ERROR] = { N_("Error"), "bad", "millrace-error-symbolic" },
};

static const char * const claim_words[] = {
  [CFN_CLAIM_STREAM] = N_("Stream"),
  [CFN_CLAIM_INVOKE] = N_("Invocation"),
  [CFN_CLAIM_ASSUME] = N_("Role"),
  [CFN_CLAIM_MAY_READ] = N_("Permission to read"),
  [CFN_CLAIM_MAY_WRITE] = N_("Permission to write"),
  [CFN_CLAIM_ON_FAILURE] = N_("Failure destination"),
  [CFN_CLAIM_ATTACH] = N_("Attachment"),
  [CFN_CLAIM_REFERENCE] = N_("Reference"),
  [CFN_CLAIM_DEPENDS_ON] = N_("Order of creation"),
};

static GtkWidget *
build_icon (const Look *look)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (look->icon_name);

  gtk_widget_add_css_class (icon, look->css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(look->word),
                                  -1);

  return icon;
}

const char *
millrace_verdict_get_word (CfnVerdict verdict)
{
  return _(verdicts[verdict].word);
}

const char *
millrace_verdict_get_css_class (CfnVerdict verdict)
{
  return verdicts[verdict].css_class;
}

GtkWidget *
millrace_verdict_icon_new (CfnVerdict verdict)
{
  return build_icon (&verdicts[verdict]);
}

const char *
millrace_severity_get_word (CfnSeverity severity)
{
  return _(severities[severity].word);
}

const char *
millrace_severity_get_css_class (CfnSeverity severity)
{
  return severities[severity].css_class;
}

const char *
millrace_severity_get_icon_name (CfnSeverity severity)
{
  return severities[severity].icon_name;
}

GtkWidget *
millrace_severity_icon_new (CfnSeverity severity)
{
  return build_icon (&severities[severity]);
}

const char *
millrace_claim_get_word (CfnClaimKind kind)
{
  return _(claim_words[kind]);
}
