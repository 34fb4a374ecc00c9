/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-finding.h"
#include "cfn-value.h"

G_BEGIN_DECLS

/* The walks over resources of which cfn-quiet.h tells: flags. */
typedef enum
{
  CFN_WALK_PLACES = 1 << 0,
  CFN_WALK_FUNCTIONS = 1 << 1,
  CFN_WALK_POLICIES = 1 << 2,
  CFN_WALK_TRAPS = 1 << 3,
  CFN_WALK_ATTRIBUTES = 1 << 4,
  CFN_WALK_REQUIRED = 1 << 5,
  CFN_WALK_TABLES = 1 << 6,
  CFN_WALK_LAMBDAS = 1 << 7,
} CfnWalk;

/*
 * CfnChecker: the findings while they are being made, private to this room. Each check function
 * reports those of its family.
 */
typedef struct
{
  CfnProof    *proof;
  CfnTemplate *template;
  GPtrArray   *findings;   /* of CfnFinding, owned */
  GHashTable  *told;       /* set of their CfnSpans */
  GHashTable  *of_claims;  /* CfnClaim -> CfnFinding that tells of it */
  GHashTable  *actions;    /* name -> IamAction, both owned: those that were looked up */
  GPtrArray   *wirings;    /* of CfnWiring, borrowed from the proof; known from
                            * cfn_check_wirings() on */
  /* By index of the resource: */
  guint8      *quiet;      /* the walks that had nothing to say of it */
  guint8      *known_quiet;  /* those that would have nothing to say of it, as before */
  gboolean    *is_touched; /* there is an error or a warning in it */
  gboolean     is_quiet;   /* so far, the walk that is going on */
} CfnChecker;

void        cfn_finding_free         (CfnFinding        *finding);

/* Reports @rule, with the severity of its row, at @node: a resource's node stands for its logical
 * id. @resource may be NULL; @message is taken. */
CfnFinding *cfn_checker_report       (CfnChecker        *self,
                                      const char        *rule,
                                      const CfnResource *resource,
                                      CfnNode           *node,
                                      CfnMessage        *message);
/* The same at @span, which belongs to @node. */
CfnFinding *cfn_checker_report_at    (CfnChecker        *self,
                                      const char        *rule,
                                      const CfnResource *resource,
                                      CfnNode           *node,
                                      CfnSpan            span,
                                      CfnMessage        *message);
/* TRUE when there is an error or a warning at exactly that place already: one cause is told
 * once. */
gboolean    cfn_checker_is_told      (CfnChecker        *self,
                                      CfnSpan            span);
/* Notes that @finding tells of @claim, perhaps among others. */
void        cfn_checker_tell         (CfnChecker        *self,
                                      const CfnClaim    *claim,
                                      CfnFinding        *finding);
/* Takes out what is not known of a place at which an error is. */
void        cfn_checker_drop_doubts  (CfnChecker        *self);
/* An empty set for told. */
GHashTable *cfn_checker_new_told     (void);
void        cfn_finding_add_evidence (CfnFinding        *finding,
                                      CfnNode           *node);
/* @title is taken. The fix is safe unless its caller says otherwise; it is good until the next one
 * is added. */
CfnFix     *cfn_finding_add_fix      (CfnFinding        *finding,
                                      CfnFixKind         kind,
                                      const char        *id,
                                      CfnMessage        *title,
                                      const char        *first,
                                      const char        *second);
/* The path of a property of @resource: "Resources.ID.Properties.PROPERTY"; free with g_free(). */
char       *cfn_checker_path         (const CfnResource *resource,
                                      const char        *property);
/* A value that is known to be there: neither absent nor null. */
gboolean    cfn_checker_has          (CfnChecker        *self,
                                      CfnNode           *node);
/* The literal text of a value, or NULL: of an intrinsic, a list, a map, and of a text with a
 * dynamic reference, which is another one when the stack is deployed. */
const char *cfn_checker_read_text    (CfnChecker        *self,
                                      CfnNode           *node);
/* The same of a property of @resource. */
const char *cfn_checker_get_text     (CfnChecker        *self,
                                      const CfnResource *resource,
                                      const char        *property);

/* Moves those findings to @suppressed that the template asks to hear nothing of: by
 * Metadata.millrace.config.ignore_checks of a resource or of the template, or by a comment
 * "# millrace: ignore RULE, RULE" anywhere in the file. */
void        cfn_suppress             (CfnChecker        *self,
                                      GPtrArray         *suppressed);

void        cfn_check_template       (CfnChecker        *self);
void        cfn_check_sections       (CfnChecker        *self);
/* Parameters, mappings and outputs. */
void        cfn_check_declarations   (CfnChecker        *self);
/* What there can only be one of by a name. */
void        cfn_check_names          (CfnChecker        *self);
/* Of resources, what stands beside their properties. */
void        cfn_check_attributes     (CfnChecker        *self);
/* What policies say. */
void        cfn_check_policies       (CfnChecker        *self);
/* Statements that allow more than a trigger needs. */
void        cfn_check_widths         (CfnChecker        *self);
/* What YAML reads as something else, or CloudFormation not at all. */
void        cfn_check_traps          (CfnChecker        *self);
/* How functions are called, and where. */
void        cfn_check_intrinsics     (CfnChecker        *self);
/* Parameters, conditions and mappings that nothing uses. */
void        cfn_check_unused         (CfnChecker        *self);
void        cfn_check_circles        (CfnChecker        *self);
/* References to what a condition may have left out, and those that say what others say already. */
void        cfn_check_dependencies   (CfnChecker        *self);
void        cfn_check_types          (CfnChecker        *self);
void        cfn_check_required       (CfnChecker        *self);
/* TRUE when cfn_check_required() tells of that property in words of its own. */
gboolean    cfn_check_required_tells (const char        *type,
                                      const char        *property);
void        cfn_check_trigger        (CfnChecker        *self);
void        cfn_check_filters        (CfnChecker        *self);
/* Whole triggers: how a mapping, its table and its function fit together. */
void        cfn_check_wirings        (CfnChecker        *self);
void        cfn_check_tables         (CfnChecker        *self);
void        cfn_check_functions      (CfnChecker        *self);
void        cfn_check_roles          (CfnChecker        *self);
/* What the catalogue and the table of limits say. Comes after all that know more of the trigger,
 * and adds nothing where one of them told. */
void        cfn_check_resources      (CfnChecker        *self);

G_END_DECLS
