/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

CfnFindings *
fixture_check (CfnText *text)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);

  return cfn_findings_new (proof);
}

CfnFindings *
fixture_check_yaml (const char *yaml)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);

  return fixture_check (text);
}
