/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property-attempt.h"

static const char * const act_names[N_ACTS] = {
  "set-scalar", "replace",        "insert-property", "insert-item",    "add-resource", "unset",
  "prune",      "move",           "rename",          "change-section", "add-section",
  "remove-section", "add-type",   "remove-resource", "connect",        "disconnect",   "undo",
  "redo",
};

const char *
act_get_name (Act act)
{
  return act_names[act];
}

void
attempt_clear (Attempt *self)
{
  g_clear_pointer (&self->path, cfn_path_free);
  g_clear_pointer (&self->value, cfn_tree_unref);
  g_clear_pointer (&self->section, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->new_name, g_free);
}

static guint
pick (GRand *rand,
      guint  n)
{
  return g_rand_int_range (rand, 0, n);
}

static const CfnNode *
pick_child (GRand         *rand,
            const CfnNode *node)
{
  const CfnNode *child = node != NULL ? node->first_child : NULL;

  for (guint n = child != NULL ? pick (rand, node->n_children) : 0; n > 0; n--)
    child = child->next;

  return child;
}

/* A node below a section, so that no edit means the template as a whole. */
static const CfnNode *
pick_node (GRand         *rand,
           const CfnNode *root)
{
  const CfnNode *node = root;

  for (guint depth = 0; node->n_children > 0 && (depth < 2 || pick (rand, 5) > 0); depth++)
    node = pick_child (rand, node);

  return node;
}

/* The first that is of @kind among some picked ones, or the last of these. */
static const CfnNode *
pick_node_of (GRand         *rand,
              const CfnNode *root,
              CfnNodeKind    kind)
{
  const CfnNode *node = pick_node (rand, root);

  for (guint i = 0; i < 20 && node->kind != kind; i++)
    node = pick_node (rand, root);

  return node;
}

static CfnTree *
pick_scalar (GRand *rand)
{
  static const char * const values[] = {
    "plain", "'012'", "5", "'yes'", "true", "\"two\\nlines\\n\"", "''", "~", "'trailing: '",
    "\"\\u00e9 \\U0001F600\"", "'2012-10-17'", "\" lead\\n x\"", "'~'", "'*a'", "'a #b'", "-1.5",
    "'%x'", "\"tab\\there\"", "'1e3'", "'Null'", "'- a'", "'?'", "'a: b'", "'[a'", "'{{x}}'",
  };

  return cfn_tree_read_string (values[pick (rand, G_N_ELEMENTS (values))]);
}

static CfnTree *
pick_value (GRand *rand)
{
  static const char * const values[] = {
    "!Ref A", "!GetAtt A.Arn", "{}", "[]", "[a, 'b: c', '#d']", "{K: v, L: [1, {M: 'it''s'}]}",
    "!Sub ['${a}', {a: !Ref B}]", "!Join [',', [a, !Ref B]]", "!Sub 'x-${A}-${!A}'",
    "{Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5}}", "!If [IsProd, 1, !Ref AWS::NoValue]",
    "!FindInMap [Sizes, a, b]", "!GetAtt [B, Some.Thing]", "!Base64 {'Fn::Sub': '${A.Arn}'}",
    "[[a, b], [], {}]", "!Select [0, !GetAZs '']",
  };

  return pick (rand, 4) == 0 ? pick_scalar (rand)
                             : cfn_tree_read_string (values[pick (rand, G_N_ELEMENTS (values))]);
}

static CfnTree *
pick_resource (GRand *rand)
{
  static const char * const values[] = {
    "{Type: AWS::SQS::Queue}", "{Type: AWS::SNS::Topic, DependsOn: A, Properties: {}}",
    "{Type: AWS::S3::Bucket, Condition: IsProd}",
    "{Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}]}}",
  };

  return cfn_tree_read_string (values[pick (rand, G_N_ELEMENTS (values))]);
}

static void
aim_at_section (Attempt       *self,
                GRand         *rand,
                const CfnNode *root)
{
  static const struct
  {
    const char *section;
    const char *key;
    const char *value;
  } sections[] = {
    { "AWSTemplateFormatVersion", NULL, "'2010-09-09'" },
    { "Description", NULL, "'What this is: a text'" },
    { "Metadata", "Note", "{a: [1, 2]}" },
    { "Parameters", "Stage", "{Type: String, Default: 'no'}" },
    { "Rules", "Rule", "{Assertions: [{Assert: !Equals [!Ref Stage, a]}]}" },
    { "Mappings", "Sizes", "{a: {b: '012'}}" },
    { "Conditions", "IsProd", "!Equals [!Ref Stage, prod]" },
    { "Transform", NULL, "AWS::Serverless-2016-10-31" },
    { "Globals", "Function", "{Timeout: 5}" },
    { "Outputs", "Name", "{Value: !Sub '${A}', Condition: IsProd}" },
    { "Hooks", "Deploy", "{Type: AWS::CodeDeploy::BlueGreen}" },
  };
  guint index = pick (rand, G_N_ELEMENTS (sections));

  for (guint i = 0; i < 20; i++)
    {
      if ((cfn_node_get (root, sections[index].section) == NULL) == (self->act == ACT_ADD_SECTION))
        break;
      index = pick (rand, G_N_ELEMENTS (sections));
    }
  self->act = cfn_node_get (root, sections[index].section) == NULL ? ACT_ADD_SECTION
                                                                   : ACT_CHANGE_SECTION;
  cfn_path_push_key (self->path, sections[index].section);
  if (sections[index].key != NULL)
    cfn_path_push_key (self->path, sections[index].key);
  self->value = cfn_tree_read_string (sections[index].value);
}

static void
aim_at_name (Attempt       *self,
             GRand         *rand,
             const CfnNode *root)
{
  static const char * const sections[] = { "Resources", "Parameters", "Conditions", "Mappings" };
  static const char * const names[] = { "Renamed", "A", "B", "Yes", "N", "LongNameOfNoMeaning" };
  const CfnNode *entry = NULL;

  for (guint i = 0; i < 20 && (entry == NULL || entry->key == NULL); i++)
    {
      g_free (self->section);
      self->section = g_strdup (sections[pick (rand, G_N_ELEMENTS (sections))]);
      entry = pick_child (rand, cfn_node_get (root, self->section));
    }
  self->name = g_strdup (entry != NULL ? cfn_node_get_key (entry) : NULL);
  self->new_name = g_strdup (names[pick (rand, G_N_ELEMENTS (names))]);
}

/* Two resources that can be connected, if luck has it. */
static void
aim_at_ends (Attempt *self,
             GRand   *rand,
             CfnTree *tree)
{
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);
  guint n = cfn_template_get_n_resources (template);

  for (guint i = 0; i < 40 && n > 0; i++)
    {
      g_free (self->name);
      g_free (self->new_name);
      self->name = g_strdup (cfn_template_get_resource (template, pick (rand, n))->id);
      self->new_name = g_strdup (cfn_template_get_resource (template, pick (rand, n))->id);
      if (self->act == ACT_REMOVE_RESOURCE
          || cfn_change_can_connect (proof, self->name, self->new_name, NULL))
        return;
    }
}

static void
aim_at_claim (Attempt *self,
              GRand   *rand,
              CfnTree *tree)
{
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);
  const CfnClaim *claim;

  if (cfn_proof_get_n_claims (proof) == 0)
    return;
  claim = cfn_proof_get_claim (proof, pick (rand, cfn_proof_get_n_claims (proof)));
  self->claim = claim->kind;
  self->name = g_strdup (claim->from != NULL ? claim->from->id : NULL);
  self->new_name = g_strdup (claim->to != NULL ? claim->to->id : NULL);
}

/* Edits of something that is there, or right beneath it. */
static void
aim_at_node (Attempt       *self,
             GRand         *rand,
             const CfnNode *root)
{
  const CfnNode *node = NULL;

  switch ((guint) self->act)
    {
    case ACT_SET_SCALAR:
      node = pick_node_of (rand, root, CFN_NODE_SCALAR);
      self->value = pick_scalar (rand);
      break;

    case ACT_REPLACE:
    case ACT_UNSET:
    case ACT_PRUNE:
      node = pick_node (rand, root);
      self->value = pick_value (rand);
      break;

    case ACT_INSERT_PROPERTY:
      node = pick_node_of (rand, root, CFN_NODE_MAPPING);
      self->value = pick_value (rand);
      break;

    case ACT_INSERT_ITEM:
    case ACT_MOVE:
      node = pick_node_of (rand, root, CFN_NODE_SEQUENCE);
      self->from = pick (rand, MAX (node->n_children, 1));
      if (self->act == ACT_MOVE)
        self->index = pick (rand, MAX (node->n_children, 1));
      self->value = pick_value (rand);
      break;

    case ACT_REMOVE_SECTION:
    default:
      node = pick_child (rand, root);
      break;
    }

  cfn_path_free (self->path);
  self->path = cfn_path_of_node (node);
  if (self->act == ACT_INSERT_PROPERTY)
    {
      cfn_path_push_key (self->path, self->index % 2 ? "New" : "a: b");
      if (self->index > 2)
        cfn_path_push_key (self->path, "Deep");
    }
}

void
attempt_aim (Attempt *self,
             GRand   *rand,
             CfnTree *tree)
{
  static const char * const types[] = {
    "AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::Lambda::EventSourceMapping",
    "AWS::IAM::Role",       "AWS::SQS::Queue",
  };
  const CfnNode *root = cfn_tree_get_root (tree);

  self->act = pick (rand, N_EDITS);
  if (root == NULL || root->n_children == 0)
    self->act = pick (rand, 2) ? ACT_ADD_RESOURCE : ACT_ADD_SECTION;
  self->index = pick (rand, 5);
  self->path = cfn_path_new ();
  switch ((guint) self->act)
    {
    case ACT_ADD_RESOURCE:
      cfn_path_push_key (self->path, "Resources");
      cfn_path_push_key (self->path, self->index % 2 ? "NewOne" : "NewTwo");
      self->value = pick_resource (rand);
      break;

    case ACT_RENAME:
      aim_at_name (self, rand, root);
      break;

    case ACT_CHANGE_SECTION:
    case ACT_ADD_SECTION:
      aim_at_section (self, rand, root);
      break;

    case ACT_ADD_TYPE:
      self->name = g_strdup (types[pick (rand, G_N_ELEMENTS (types))]);
      break;

    case ACT_REMOVE_RESOURCE:
    case ACT_CONNECT:
      aim_at_ends (self, rand, tree);
      break;

    case ACT_DISCONNECT:
      aim_at_claim (self, rand, tree);
      break;

    default:
      aim_at_node (self, rand, root);
      break;
    }
}

static CfnEdit *
disconnect (const Attempt *self,
            CfnProof      *proof)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == self->claim && claim->from != NULL && claim->to != NULL
          && g_strcmp0 (claim->from->id, self->name) == 0
          && g_strcmp0 (claim->to->id, self->new_name) == 0)
        return cfn_change_disconnect (proof, claim, NULL);
    }

  return NULL;
}

/* Changes in CloudFormation's terms. */
static CfnEdit *
run_change (const Attempt *self,
            CfnTree       *tree)
{
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);
  g_autofree char *name = NULL;

  switch ((guint) self->act)
    {
    case ACT_RENAME:
      if (self->name == NULL)
        return NULL;
      name = g_strconcat (self->section, ".", self->name, NULL);
      return cfn_change_rename (template, name, self->new_name, NULL);

    case ACT_ADD_TYPE:
      return cfn_change_add (template, self->name, NULL, NULL, NULL);

    case ACT_REMOVE_RESOURCE:
      return self->name == NULL ? NULL
                                : cfn_change_remove (template,
                                                     (const char * const[]){ self->name, NULL },
                                                     NULL, NULL);

    case ACT_CONNECT:
      return self->name == NULL ? NULL
                                : cfn_change_connect (proof, self->name, self->new_name, NULL,
                                                      NULL);

    case ACT_DISCONNECT:
    default:
      return disconnect (self, proof);
    }
}

CfnEdit *
attempt_run (const Attempt *self,
             CfnTree       *tree)
{
  const CfnNode *value = self->value != NULL ? cfn_tree_get_root (self->value) : NULL;

  switch ((guint) self->act)
    {
    case ACT_UNSET:
    case ACT_PRUNE:
    case ACT_REMOVE_SECTION:
      return cfn_writer_unset (tree, self->path, self->act == ACT_PRUNE, NULL);

    case ACT_INSERT_ITEM:
      return cfn_writer_insert (tree, self->path, self->index, value, NULL);

    case ACT_MOVE:
      return cfn_writer_move (tree, self->path, self->from, self->index, NULL);

    case ACT_ADD_RESOURCE:
      return cfn_writer_add_resource (tree, cfn_path_get_steps (self->path, NULL)[1].key, value,
                                      NULL);

    case ACT_RENAME:
    case ACT_ADD_TYPE:
    case ACT_REMOVE_RESOURCE:
    case ACT_CONNECT:
    case ACT_DISCONNECT:
      return run_change (self, tree);

    default:
      return cfn_writer_set (tree, self->path, value, NULL);
    }
}

gboolean
attempt_is_change (const Attempt *self)
{
  return self->act == ACT_ADD_TYPE || self->act == ACT_REMOVE_RESOURCE || self->act == ACT_CONNECT
         || self->act == ACT_DISCONNECT;
}
