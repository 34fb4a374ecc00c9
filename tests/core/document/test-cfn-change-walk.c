/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"
#include "cfn-document.h"

#include <string.h>

/*
 * Changes of every kind, chosen at random and done in a document: whatever comes out can be read, a
 * connection taken back at once gives every byte, and undoing all of it does so too.
 */

static const char * const starts[] = {
  "",
  "Resources: {}\n",
  "AWSTemplateFormatVersion: '2010-09-09'\r\n\r\nResources:\r\n    # only comments yet\r\n"
  "    First:\r\n        Type: \"AWS::DynamoDB::Table\"\r\n        Properties:\r\n"
  "            KeySchema:\r\n            - AttributeName: id\r\n              KeyType: HASH\r\n"
  "# the end\r\n",
  "{\n    \"Resources\": {\n        \"First\": {\n            \"Type\": \"AWS::SQS::Queue\"\n"
  "        }\n    },\n    \"Outputs\": { \"A\": { \"Value\": { \"Ref\": \"First\" } } }\n}",
  "{\"Resources\":{\"First\":{\"Type\":\"AWS::IAM::Role\",\"Properties\":{"
  "\"AssumeRolePolicyDocument\":{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
  "{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}}}}}",
  "Resources:\n"
  "  Function: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt [ Role, Arn ]}} # in one\n"
  "\n"
  "\n"
  "  Role:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      AssumeRolePolicyDocument:\n"
  "        Statement:\n"
  "        - {Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: 'sts:AssumeRole'}\n"
  "      Path: /\n"
  "Outputs:\n"
  "  Arn:\n"
  "    Value: !Sub 'the role ${Role.Arn} of ${Function}'",
};

static const char * const palette[] = {
  "AWS::DynamoDB::Table", "AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::IAM::Role",
  "AWS::Lambda::EventSourceMapping", "AWS::Lambda::EventSourceMapping", "AWS::SQS::Queue",
  "AWS::SNS::Topic", "AWS::S3::Bucket", "AWS::IAM::Policy", "AWS::Events::Rule",
};

static CfnProof *
prove (CfnText *text)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);

  if (!cfn_tree_is_whole (tree))
    g_error ("what came out cannot be read:\n%s", cfn_text_get_data (text, NULL));

  return cfn_proof_new (template);
}

/* Two different resources, or a failure when there are too few. */
static gboolean
pick_two (CfnTemplate        *template,
          const CfnResource **from,
          const CfnResource **to)
{
  const guint n = cfn_template_get_n_resources (template);

  if (n < 2)
    return FALSE;

  *from = cfn_template_get_resource (template, g_test_rand_int_range (0, n));
  *to = cfn_template_get_resource (template, g_test_rand_int_range (0, n));
  return *from != *to;
}

/* A role that a connection made, and that the ones after it left with nothing but its logs; or the
 * rest of a permission that was taken apart. */
static gboolean
has_rest (CfnTemplate *template)
{
  const guint n = cfn_template_get_n_resources (template);
  const char *text = cfn_text_get_data (cfn_template_get_text (template), NULL);

  if (strstr (text, "dynamodb:ListStreams") != NULL || strstr (text, "dynamodb:GetRecords") != NULL)
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      CfnNode *policies = cfn_resource_get_property (cfn_template_get_resource (template, i),
                                                     "Policies");
      const char *name = policies != NULL && policies->n_children == 1
                           ? cfn_node_get_string (cfn_node_get (policies->first_child,
                                                                "PolicyName")) : NULL;

      if (name != NULL && g_str_has_suffix (name, "Logs") && strlen (name) > strlen ("WriteLogs"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_left_empty (CfnProof   *proof,
               const char *id)
{
  const CfnResource *resource = cfn_template_find_resource (cfn_proof_get_template (proof), id);

  return resource->properties != NULL && resource->properties->n_children == 0;
}

/* Deleting a mapping leaves its permission and its stream, and a function its trust: they cannot be
 * told from those that the next connection writes, and go with it. So do Properties that were left
 * empty. */
static gboolean
has_leftovers (CfnProof   *proof,
               const char *from,
               const char *to,
               const char *as)
{
  g_autoptr (CfnEdit) edit = cfn_change_disconnect_ends (proof, from, to, as, NULL);

  return edit != NULL || has_rest (cfn_proof_get_template (proof)) || is_left_empty (proof, from) ||
         is_left_empty (proof, to);
}

static gboolean
is_among (const CfnResource *resource,
          const char        *from,
          const char        *to)
{
  return resource == NULL || g_str_equal (resource->id, from) || g_str_equal (resource->id, to);
}

static gboolean
fails_still (CfnProof       *proof,
             const CfnClaim *claim)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *other = cfn_proof_get_claim (proof, i);

      if (other->verdict == CFN_VERDICT_FAILS && other->kind == claim->kind &&
          g_strcmp0 (other->from != NULL ? other->from->id : NULL,
                     claim->from != NULL ? claim->from->id : NULL) == 0 &&
          g_strcmp0 (other->to != NULL ? other->to->id : NULL,
                     claim->to != NULL ? claim->to->id : NULL) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The trust or the permission that a role is given may be what something else lacked as well. That
 * relies on it from then on, so it stays. */
static gboolean
has_mended_another (CfnProof   *before,
                    CfnProof   *after,
                    const char *from,
                    const char *to)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (before); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (before, i);

      if (claim->verdict == CFN_VERDICT_FAILS && !fails_still (after, claim) &&
          !(is_among (claim->from, from, to) && is_among (claim->to, from, to)))
        return TRUE;
    }

  return FALSE;
}

static void
check_taken_back (CfnProof   *before,
                  CfnEdit    *edit,
                  const char *from,
                  const char *to,
                  const char *as)
{
  CfnText *text = cfn_template_get_text (cfn_proof_get_template (before));
  g_autoptr (CfnText) after = cfn_edit_apply (edit, text);
  g_autoptr (CfnProof) proof = prove (after);
  g_autoptr (CfnEdit) back = NULL;
  g_autoptr (CfnText) again = NULL;
  g_autoptr (GError) error = NULL;

  if (has_leftovers (before, from, to, as) || has_mended_another (before, proof, from, to))
    return;

  back = cfn_change_disconnect_ends (proof, from, to, as, &error);
  /* Another function of that role may need it as well. */
  if (g_error_matches (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING))
    return;
  g_assert_no_error (error);
  again = cfn_edit_apply (back, after);
  if (!cfn_text_equal (again, text))
    g_error ("connecting %s to %s as %s and back is not the same\n---- before\n%s---- connected\n%s"
             "---- found\n%s", from, to, as, cfn_text_get_data (text, NULL),
             cfn_text_get_data (after, NULL), cfn_text_get_data (again, NULL));
}

static CfnEdit *
connect_at_random (CfnProof   *proof,
                   const char *from,
                   const char *to)
{
  g_autoptr (GPtrArray) meanings = cfn_change_list_connections (proof, from, to, NULL);
  const char *as;
  CfnEdit *edit;

  if (meanings == NULL)
    return NULL;

  as = ((const CfnConnection *) meanings->pdata[g_test_rand_int_range (0, meanings->len)])->as;
  edit = cfn_change_connect (proof, from, to, as, NULL);
  if (edit != NULL)
    check_taken_back (proof, edit, from, to, as);

  return edit;
}

static CfnEdit *
change_at_random (CfnProof *proof)
{
  CfnTemplate *template = cfn_proof_get_template (proof);
  const guint n_claims = cfn_proof_get_n_claims (proof);
  const CfnResource *from = NULL;
  const CfnResource *to = NULL;

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
    case 1:
    case 2:
      return cfn_change_add (template, palette[g_test_rand_int_range (0, G_N_ELEMENTS (palette))],
                             NULL, NULL, NULL);

    case 3:
      if (n_claims == 0)
        return NULL;
      return cfn_change_disconnect (
        proof, cfn_proof_get_claim (proof, g_test_rand_int_range (0, n_claims)), NULL);

    case 4:
      if (!pick_two (template, &from, &to))
        return NULL;
      return cfn_change_remove (template, (const char * const[]) { from->id, to->id, NULL }, NULL,
                                NULL);

    case 5:
      if (!pick_two (template, &from, &to))
        return NULL;
      return cfn_change_rename (template, from->id, "Renamed", NULL);

    default:
      if (!pick_two (template, &from, &to))
        return NULL;
      return connect_at_random (proof, from->id, to->id);
    }
}

static void
test_walk (gconstpointer data)
{
  const char *start = data;

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (CfnText) text = cfn_text_new_from_string (start, -1);
      CfnDocument *document = cfn_document_new_from_text (text);

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (CfnProof) proof = prove (cfn_document_get_text (document));
          g_autoptr (CfnEdit) edit = change_at_random (proof);

          if (edit != NULL)
            cfn_document_apply (document, edit, "Change", NULL);
        }

      while (cfn_document_can_undo (document))
        cfn_document_undo (document);
      g_assert_cmpstr (cfn_text_get_data (cfn_document_get_text (document), NULL), ==, start);

      g_assert_finalize_object (document);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/change-walk/%u", i);

      g_test_add_data_func (path, starts[i], test_walk);
    }

  return g_test_run ();
}
