/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Long walks of random edits, undone and redone on the way, over each template in the folder
 * "property". After each edit the text parses, says what the same edit of a plain model says, and
 * has the bytes of everything that means what it meant; going back all the way gives the bytes of
 * the start. MILLRACE_PROPERTY_WALKS (4) is the number of walks over each template.
 */
#include "cfn-change.h"
#include "cfn-document.h"
#include "property-model.h"

#include <string.h>

#define N_WALKS 4
#define N_STEPS 60

typedef enum
{
  ACT_SET_SCALAR,
  ACT_REPLACE,
  ACT_INSERT_PROPERTY,
  ACT_INSERT_ITEM,
  ACT_ADD_RESOURCE,
  ACT_UNSET,
  ACT_PRUNE,
  ACT_MOVE,
  ACT_RENAME,
  ACT_CHANGE_SECTION,
  ACT_ADD_SECTION,
  ACT_REMOVE_SECTION,
  ACT_ADD_TYPE,
  ACT_REMOVE_RESOURCE,
  ACT_CONNECT,
  ACT_DISCONNECT,
  N_EDITS,
  ACT_UNDO = N_EDITS,
  ACT_REDO,
  N_ACTS,
} Act;

static const char * const act_names[N_ACTS] = {
  "set-scalar", "replace",        "insert-property", "insert-item",    "add-resource", "unset",
  "prune",      "move",           "rename",          "change-section", "add-section",
  "remove-section", "add-type",   "remove-resource", "connect",        "disconnect",   "undo",
  "redo",
};

/* Over all walks, so that no kind of edit is forgotten. */
static guint n_done[N_ACTS];
static guint n_templates;
static guint n_walked;

typedef struct
{
  GRand *rand;
  CfnDocument *document;
  GPtrArray *texts; /* of CfnText: the states that undoing and redoing lead to */
  guint at;         /* the current one */
  guint n_edits;
  guint n_refused;
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* One edit that may be possible. */
typedef struct
{
  Act act;
  CfnPath *path;
  CfnTree *value;
  guint index;
  guint from;
  char *section;      /* that declares @name */
  char *name;         /* also the type that is added, or the end that a connection starts at */
  char *new_name;     /* also the end that it leads to */
  CfnClaimKind claim;
} Attempt;

static void
attempt_clear (Attempt *self)
{
  g_clear_pointer (&self->path, cfn_path_free);
  g_clear_pointer (&self->value, cfn_tree_unref);
  g_clear_pointer (&self->section, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->new_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attempt, attempt_clear)

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

static void
aim (Attempt *self,
     GRand   *rand,
     CfnTree *tree)
{
  static const char * const types[] = {
    "AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::Lambda::EventSourceMapping",
    "AWS::IAM::Role",       "AWS::SQS::Queue",
  };
  const CfnNode *root = cfn_tree_get_root (tree);
  const CfnNode *node = NULL;

  self->act = pick (rand, N_EDITS);
  if (root == NULL || root->n_children == 0)
    self->act = pick (rand, 2) ? ACT_ADD_RESOURCE : ACT_ADD_SECTION;
  self->index = pick (rand, 5);
  self->path = cfn_path_new ();
  switch (self->act)
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

    case ACT_REMOVE_SECTION:
      node = pick_child (rand, root);
      break;

    case ACT_ADD_TYPE:
      self->name = g_strdup (types[pick (rand, G_N_ELEMENTS (types))]);
      break;

    case ACT_REMOVE_RESOURCE:
    case ACT_CONNECT:
      aim_at_ends (self, rand, tree);
      break;

    case ACT_DISCONNECT:
    default:
      aim_at_claim (self, rand, tree);
      break;
    }

  if (node != NULL)
    {
      cfn_path_free (self->path);
      self->path = cfn_path_of_node (node);
    }
  if (self->act == ACT_INSERT_PROPERTY)
    {
      cfn_path_push_key (self->path, self->index % 2 ? "New" : "a: b");
      if (self->index > 2)
        cfn_path_push_key (self->path, "Deep");
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
                                : cfn_change_connect (proof, self->name, self->new_name, NULL);

    case ACT_DISCONNECT:
    default:
      return disconnect (self, proof);
    }
}

static CfnEdit *
run (const Attempt *self,
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

/* A text that has nothing gets its version with the first thing that is put into it. */
static void
add_version (Model *model)
{
  CfnPathStep step = { (char *) "AWSTemplateFormatVersion", 0 };
  g_autoptr (CfnTree) value = cfn_tree_read_string ("'2010-09-09'");

  if (model_get (model, step.key) == NULL)
    model_set (model, &step, 1, model_of_node (cfn_tree_get_root (value)));
}

/* What a connection means is not for a test to say again; but it must not depend on how the text
 * is written. */
static Model *
change_dumped (const Attempt *self,
               const Model   *model)
{
  g_autofree char *dumped = model_dump (model);
  g_autoptr (CfnTree) tree = cfn_tree_read_string (dumped);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (CfnText) after = NULL;
  g_autoptr (CfnTree) result = NULL;

  g_assert_true (cfn_tree_is_editable (tree));
  edit = run_change (self, tree);
  g_assert_nonnull (edit);
  after = cfn_edit_apply (edit, cfn_tree_get_text (tree));
  result = cfn_tree_read (after, NULL);

  return model_of_node (cfn_tree_get_root (result));
}

/* The same edit of a tree without a text; NULL when it cannot be told what it is. */
static Model *
run_on_model (const Attempt *self,
              CfnTree       *tree)
{
  g_autoptr (Model) model = model_of_node (cfn_tree_get_root (tree));
  const CfnNode *value = self->value != NULL ? cfn_tree_get_root (self->value) : NULL;
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (self->path, &n_steps);

  switch ((guint) self->act)
    {
    case ACT_UNSET:
    case ACT_PRUNE:
    case ACT_REMOVE_SECTION:
      model_unset (model, steps, n_steps, self->act == ACT_PRUNE);
      break;

    case ACT_INSERT_ITEM:
      model_insert (model, steps, n_steps, self->index, model_of_node (value));
      break;

    case ACT_MOVE:
      model_move (model, steps, n_steps, self->from, self->index);
      break;

    case ACT_RENAME:
      model_rename (model, self->section, self->name, self->new_name);
      break;

    case ACT_ADD_TYPE:
    case ACT_REMOVE_RESOURCE:
    case ACT_CONNECT:
    case ACT_DISCONNECT:
      return model_has_alias (model) || cfn_tree_get_root (tree) == NULL
               ? NULL
               : change_dumped (self, model);

    default:
      model_set (model, steps, n_steps, model_of_node (value));
      if (cfn_tree_get_root (tree) == NULL)
        add_version (model);
      break;
    }

  return g_steal_pointer (&model);
}

static char *
print_node (const CfnNode *node)
{
  g_autoptr (Model) model = model_of_node (node);

  return model_print (model);
}

static void
assert_same_bytes (CfnTree       *before,
                   const CfnNode *old,
                   CfnTree       *after,
                   const CfnNode *new)
{
  g_autofree char *old_bytes = NULL;
  g_autofree char *new_bytes = NULL;

  old_bytes = cfn_text_dup_span (cfn_tree_get_text (before),
                                 (CfnSpan){ old->key->span.start, old->span.end });
  new_bytes = cfn_text_dup_span (cfn_tree_get_text (after),
                                 (CfnSpan){ new->key->span.start, new->span.end });
  g_assert_cmpstr (new_bytes, ==, old_bytes);
}

/* Every entry of every section that means the same as before is written the same as before. */
static void
assert_others_kept (CfnTree *before,
                    CfnTree *after,
                    CfnPath *path)
{
  const CfnNode *root = cfn_tree_get_root (before);
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (path, &n_steps);

  for (const CfnNode *section = root != NULL ? root->first_child : NULL; section != NULL;
       section = section->next)
    {
      const CfnNode *now = cfn_node_get (cfn_tree_get_root (after), cfn_node_get_key (section));

      for (const CfnNode *old = section->first_child; old != NULL; old = old->next)
        {
          const char *key = cfn_node_get_key (old);
          const CfnNode *new = key != NULL ? cfn_node_get (now, key) : NULL;
          g_autofree char *meant = print_node (old);
          g_autofree char *means = new != NULL ? print_node (new) : NULL;

          if (n_steps > 1 && g_strcmp0 (steps[0].key, cfn_node_get_key (section)) == 0
              && g_strcmp0 (steps[1].key, key) == 0)
            continue;
          if (g_strcmp0 (meant, means) == 0)
            assert_same_bytes (before, old, after, new);
        }
    }
}

/* Whatever only adds, moves or renames loses no comment. */
static void
assert_comments_kept (CfnTree *before,
                      CfnText *after)
{
  const char *data = cfn_text_get_data (cfn_tree_get_text (before), NULL);
  const char *now = cfn_text_get_data (after, NULL);

  for (const char *at = strchr (data, '#'); at != NULL; at = strchr (at + 1, '#'))
    {
      const CfnNode *node = cfn_tree_get_node_at (before, at - data);
      g_autofree char *comment = NULL;

      if ((node != NULL && node->n_children == 0 && node->span.start <= (gsize) (at - data))
          || (at > data && strchr (" \t\r\n", at[-1]) == NULL))
        continue;
      comment = g_strndup (at, strcspn (at, "\r\n"));
      if (strstr (now, comment) == NULL)
        g_error ("\"%s\" got lost\n---- before\n%s\n---- after\n%s", comment, data, now);
    }
}

static gboolean
keeps_comments (const Attempt *self)
{
  switch ((guint) self->act)
    {
    case ACT_SET_SCALAR:
    case ACT_INSERT_PROPERTY:
    case ACT_INSERT_ITEM:
    case ACT_ADD_RESOURCE:
    case ACT_MOVE:
    case ACT_RENAME:
    case ACT_ADD_SECTION:
    case ACT_ADD_TYPE:
    case ACT_CONNECT:
      return TRUE;

    default:
      return FALSE;
    }
}

static void
check_edit (const Attempt *attempt,
            CfnTree       *tree,
            CfnEdit       *edit)
{
  g_autoptr (CfnText) after = cfn_edit_apply (edit, cfn_tree_get_text (tree));
  g_autoptr (CfnTree) result = cfn_tree_read (after, NULL);
  g_autoptr (Model) model = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *where = cfn_path_to_string (attempt->path);

  g_test_message ("%s %s %s %s %u %u: %s", act_names[attempt->act], where,
                  attempt->name != NULL ? attempt->name : "",
                  attempt->new_name != NULL ? attempt->new_name : "", attempt->from,
                  attempt->index,
                  attempt->value != NULL
                    ? cfn_text_get_data (cfn_tree_get_text (attempt->value), NULL)
                    : "");
  g_assert_true (cfn_tree_is_editable (result));
  g_assert_true (cfn_tree_is_whole (result) || !cfn_tree_is_whole (tree));

  model = run_on_model (attempt, tree);
  found = print_node (cfn_tree_get_root (result));
  expected = model != NULL ? model_print (model) : g_strdup (found);
  if (strcmp (found, expected) != 0)
    g_error ("\n---- before\n%s\n---- after\n%s\n---- found\n%s\n---- expected\n%s",
             cfn_text_get_data (cfn_tree_get_text (tree), NULL), cfn_text_get_data (after, NULL),
             found, expected);
  assert_others_kept (tree, result, attempt->path);
  if (keeps_comments (attempt))
    assert_comments_kept (tree, after);
}

static void
assert_at (Walk *self)
{
  g_assert_true (cfn_text_equal (cfn_document_get_text (self->document),
                                 g_ptr_array_index (self->texts, self->at)));
}

static void
take_back (Walk  *self,
           guint  n)
{
  for (; n > 0 && self->at > 0; n--)
    {
      g_assert_true (cfn_document_can_undo (self->document));
      cfn_document_undo (self->document);
      self->at--;
      n_done[ACT_UNDO]++;
      assert_at (self);
    }
}

static void
do_again (Walk  *self,
          guint  n)
{
  for (; n > 0 && self->at + 1 < self->texts->len; n--)
    {
      g_assert_true (cfn_document_can_redo (self->document));
      cfn_document_redo (self->document);
      self->at++;
      n_done[ACT_REDO]++;
      assert_at (self);
    }
}

static void
edit_document (Walk *self)
{
  CfnText *text = cfn_document_get_text (self->document);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnEdit) edit = NULL;
  g_auto (Attempt) attempt = { 0 };

  aim (&attempt, self->rand, tree);
  edit = run (&attempt, tree);
  self->n_refused += edit == NULL;
  if (edit == NULL)
    return;

  check_edit (&attempt, tree, edit);
  n_done[attempt.act]++;
  self->n_edits++;
  if (cfn_edit_is_empty (edit))
    return;
  g_ptr_array_set_size (self->texts, self->at + 1);
  cfn_document_apply (self->document, edit, "Edit", NULL);
  g_ptr_array_add (self->texts, cfn_text_ref (cfn_document_get_text (self->document)));
  self->at++;
}

static void
walk_once (CfnText *start,
           guint    seed)
{
  g_auto (Walk) walk = { g_rand_new_with_seed (seed) };

  walk.document = cfn_document_new_from_text (start);
  walk.texts = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_text_unref);
  g_ptr_array_add (walk.texts, cfn_text_ref (start));
  for (guint i = 0; i < N_STEPS; i++)
    {
      switch (pick (walk.rand, 16))
        {
        case 0:
          take_back (&walk, 1 + pick (walk.rand, 4));
          break;
        case 1:
          do_again (&walk, 1 + pick (walk.rand, 4));
          break;
        default:
          edit_document (&walk);
          break;
        }
    }
  g_test_message ("seed %u: %u edits, %u refused", seed, walk.n_edits, walk.n_refused);
  g_assert_cmpuint (walk.n_edits, >, N_STEPS / 4);

  take_back (&walk, G_MAXUINT);
  g_assert_true (cfn_text_equal (cfn_document_get_text (walk.document), start));
  do_again (&walk, G_MAXUINT);
  take_back (&walk, G_MAXUINT);
  g_assert_true (cfn_text_equal (cfn_document_get_text (walk.document), start));
}

static void
test_walk (gconstpointer data)
{
  const char *walks = g_getenv ("MILLRACE_PROPERTY_WALKS");
  guint n_walks = walks != NULL ? strtoul (walks, NULL, 10) : N_WALKS;
  g_autofree char *bytes = NULL;
  g_autoptr (CfnText) start = NULL;
  g_autoptr (CfnTree) tree = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (data, &bytes, &length, NULL));
  start = cfn_text_new_from_string (bytes, length);
  tree = cfn_tree_read (start, NULL);
  g_assert_true (cfn_tree_is_editable (tree));
  for (guint seed = 1; seed <= n_walks; seed++)
    walk_once (start, seed);
  n_walked++;
}

/* The walks above went through every kind of edit, and often. */
static void
test_kinds (void)
{
  if (n_walked < n_templates)
    {
      g_test_skip ("not all templates were walked");
      return;
    }
  for (guint i = 0; i < N_ACTS; i++)
    {
      g_test_message ("%s: %u times", act_names[i], n_done[i]);
      g_assert_cmpuint (n_done[i], >=, n_templates);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "core", "syntax", "property", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/property/walk/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_walk, g_free);
      n_templates++;
    }
  g_test_add_func ("/property-kinds/all", test_kinds);

  return g_test_run ();
}
