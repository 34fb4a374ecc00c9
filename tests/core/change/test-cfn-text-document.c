/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

#include "cfn-text-document.h"

#include <string.h>

#define PATH "Resources.R.Properties.PolicyDocument"

/* The template with the document in the place of its text; NULL: it cannot be opened. */
static char *
open_document (const char *value)
{
  g_autofree char *yaml = g_strdup_printf ("Resources:\n  R:\n    Type: AWS::Logs::ResourcePolicy\n"
                                           "    Properties:\n      PolicyDocument: %s\n", value);
  g_autoptr (CfnProof) proof = prove (yaml);
  CfnTemplate *template = cfn_proof_get_template (proof);
  CfnNode *node = cfn_resource_get_property (cfn_template_find_resource (template, "R"),
                                             "PolicyDocument");
  CfnEdit *edit = cfn_text_document_open (template, node);

  return edit != NULL ? apply (proof, edit, NULL) : NULL;
}

static char *
close_document (const char *yaml,
                const char *before,
                gboolean   *has_names)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  CfnTemplate *template = cfn_proof_get_template (proof);
  CfnNode *node = cfn_resource_get_property (cfn_template_find_resource (template, "R"),
                                             "PolicyDocument");
  g_autoptr (GError) error = NULL;
  char *text = cfn_text_document_close (template, node, before, has_names, &error);

  g_assert_no_error (error);

  return text;
}

/* What is opened and closed again is as it was. */
static void
test_round (void)
{
  static const struct
  {
    const char *value;   /* as it is in the template */
    const char *text;
    gboolean    has_names;
  } texts[] = {
    { "'{\"Version\":\"2012-10-17\",\"Statement\":[]}'",
      "{\"Version\":\"2012-10-17\",\"Statement\":[]}", FALSE },
    { "'{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\"}]}'",
      "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\"}]}", FALSE },
    /* A variable of a policy is no name of the template. */
    { "'{\"Resource\":\"a/${aws:username}\",\"N\":1,\"B\":true}'",
      "{\"Resource\":\"a/${aws:username}\",\"N\":1,\"B\":true}", FALSE },
    { "!Sub '{\"Resource\":\"${R}/${!aws:username}\",\"Plain\":\"x\"}'",
      "{\"Resource\":\"${R}/${!aws:username}\",\"Plain\":\"x\"}", TRUE },
    { "'{\"Text\":\"a \\\"b\\\"\"}'", "{\"Text\":\"a \\\"b\\\"\"}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *opened = open_document (texts[i].value);
      g_autofree char *closed = NULL;
      gboolean has_names;

      g_assert_nonnull (opened);
      closed = close_document (opened, texts[i].text, &has_names);
      g_assert_cmpstr (closed, ==, texts[i].text);
      g_assert_cmpint (has_names, ==, texts[i].has_names);
    }
}

/* With the first name the text becomes a Sub, and what only looked like a name is kept from being
 * one. */
static void
test_names (void)
{
  gboolean has_names;
  g_autofree char *closed
    = close_document ("Resources:\n  R:\n    Type: AWS::Logs::ResourcePolicy\n"
                      "    Properties:\n      PolicyDocument:\n"
                      "        A: !Ref AWS::Region\n"
                      "        B: [!GetAtt R.Arn, 'c/${aws:username}', !Sub 'x-${R}']\n",
                      "{\"a\":\"b\"}", &has_names);

  g_assert_true (has_names);
  g_assert_cmpstr (closed, ==, "{\"A\":\"${AWS::Region}\","
                               "\"B\":[\"${R.Arn}\",\"c/${!aws:username}\",\"x-${R}\"]}");
}

static void
test_refused (void)
{
  static const char * const values[] = {
    "nothing", "'[1]'", "'{\"a\": }'", "!Sub ['{\"a\": \"${B}\"}', {B: c}]", "{a: b}",
    "!Join ['', [a]]", "!Sub '{\"${R}\": 1}'",
  };
  g_autoptr (CfnProof) proof = prove ("Resources:\n  R:\n    Type: AWS::Logs::ResourcePolicy\n"
                                      "    Properties:\n"
                                      "      PolicyDocument: {A: !Select [0, [a]]}\n");
  CfnTemplate *template = cfn_proof_get_template (proof);
  CfnNode *node = cfn_resource_get_property (cfn_template_find_resource (template, "R"),
                                             "PolicyDocument");
  g_autoptr (GError) error = NULL;
  gboolean has_names;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_null (open_document (values[i]));
  g_assert_null (cfn_text_document_close (template, node, NULL, &has_names, &error));
  g_assert_nonnull (strstr (error->message, "Fn::Select"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-document/round", test_round);
  g_test_add_func ("/text-document/names", test_names);
  g_test_add_func ("/text-document/refused", test_refused);

  return g_test_run ();
}
