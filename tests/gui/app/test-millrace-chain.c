/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "cfn-change.h"
#include "links-test.h"
#include "millrace-chain.h"

static CfnTemplate *
read_links (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (links_yaml, -1);
  g_autoptr (CfnReading) reading = cfn_reading_new (text);

  return cfn_template_ref (cfn_reading_get_template (reading));
}

/* What follows is made for what went before; all of it is one edit of the text at the beginning. */
static void
test_chain (void)
{
  g_autoptr (CfnTemplate) template = read_links ();
  MillraceChain *chain = millrace_chain_new (template);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autofree char *id = NULL;

  g_assert_null (millrace_chain_dup_edit (chain));
  g_assert_false (millrace_chain_add (chain, NULL));
  g_assert_true (millrace_chain_add (chain, cfn_change_add (template, "AWS::SQS::Queue", NULL,
                                                            &id, NULL)));
  g_assert_nonnull (cfn_template_find_resource (millrace_chain_get_template (chain), id));
  g_assert_true (millrace_chain_add (chain,
                                     cfn_change_rename (millrace_chain_get_template (chain), id,
                                                        "Late", NULL)));
  g_assert_true (cfn_proof_get_template (millrace_chain_get_proof (chain))
                 == millrace_chain_get_template (chain));

  edit = millrace_chain_dup_edit (chain);
  after = cfn_edit_apply (edit, cfn_template_get_text (template));
  g_assert_nonnull (strstr (cfn_text_get_data (after, NULL), "\n  Late:\n"));
  g_assert_cmpstr (cfn_text_get_data (after, NULL), ==,
                   cfn_text_get_data (cfn_template_get_text (millrace_chain_get_template (chain)),
                                      NULL));
  millrace_chain_free (chain);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/chain/chain", test_chain);

  return g_test_run ();
}
