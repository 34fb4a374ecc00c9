/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"
#include "cfn-claim.h"
#include "cfn-fingerprint.h"

G_BEGIN_DECLS

/* Ordered: a larger one is worse. Meanings: error - the deployment fails, or it deploys and the
 * trigger cannot work; warning - works, but not as meant; info - could be better, or not known. */
typedef enum
{
  CFN_SEVERITY_INFO,
  CFN_SEVERITY_WARNING,
  CFN_SEVERITY_ERROR,
} CfnSeverity;

typedef enum
{
  CFN_FIX_SET,       /* @first is a path, @second the YAML that it is set to */
  CFN_FIX_APPEND,    /* @first is the path of a list, @second the YAML that is put at its end */
  CFN_FIX_RENAME_KEY,  /* @first is the path of a value, @second another plain name for its key */
  CFN_FIX_REMOVE,    /* @first is the path of what is taken out */
  CFN_FIX_CONNECT,   /* @first and @second are connected as on the canvas */
  CFN_FIX_GIVE_ROLE, /* the function @first gets a role of its own */
  CFN_FIX_REPLACE,   /* the bytes of @span become @first, within a text that is a language of its
                      * own */
} CfnFixKind;

/* A repair of the text that the finding belongs to. Its edit is made when somebody asks for it. */
typedef struct
{
  const char *id;      /* "allow-stream-read" */
  CfnMessage *title;   /* "Allow reading the stream of DataTable" */
  CfnFixKind  kind;
  gboolean    is_safe; /* it takes nothing away that works, and needs nobody's decision */
  char       *first;
  char       *second;
  CfnSpan     span;    /* of REPLACE */
  char       *document;  /* the path of a string: all of it is meant of the template in which the
                          * document there stands open (cfn-text-document.h); else NULL */
} CfnFix;

/* One problem of the template, at one place. Owned by its CfnFindings. */
typedef struct
{
  const char        *rule;      /* "role-cannot-read-stream" */
  CfnSeverity        severity;
  const CfnResource *resource;  /* NULL when it is about no resource */
  const CfnNode     *entry;     /* about no resource: the entry of a section that it is in, or the
                                 * section; else NULL */
  char              *path;      /* "Resources.LambdaRole.Properties.Policies[0]", or "" */
  CfnSpan            span;
  CfnMessage        *message;
  CfnFingerprint     print;     /* of rule, severity, resource and message, wherever it is */
  CfnNode          **evidence;  /* further places, NULL-terminated; may be empty */
  CfnFix            *fixes;
  guint              n_fixes;
} CfnFinding;

/* The findings of one text, sorted by place, then rule. Immutable, thread-safe,
 * reference-counted. */
typedef struct _CfnFindings CfnFindings;

#define CFN_TYPE_FINDINGS (cfn_findings_get_type ())

GType             cfn_findings_get_type   (void);
/* Runs every rule. A tree that is not whole has exactly one finding, of rule "syntax". */
CfnFindings      *cfn_findings_new        (CfnProof          *proof);
/* The very same, for less where @before (may be NULL) are those of a text that differs in a single
 * resource or in the description. */
CfnFindings      *cfn_findings_new_after  (CfnFindings       *before,
                                           CfnProof          *proof);
CfnFindings      *cfn_findings_ref        (CfnFindings       *self);
void              cfn_findings_unref      (CfnFindings       *self);
guint             cfn_findings_get_n      (CfnFindings       *self);
const CfnFinding *cfn_findings_get        (CfnFindings       *self,
                                           guint              index);
/* Of whose text they are; transfer none. */
CfnTemplate      *cfn_findings_get_template (CfnFindings       *self);
/* Those that the template asks to be silent about; they count nowhere else. */
guint             cfn_findings_get_n_suppressed (CfnFindings    *self);
const CfnFinding *cfn_findings_get_suppressed   (CfnFindings    *self,
                                                 guint           index);
/* The worst severity of @resource (NULL: of all), or -1 when it has no finding. */
int               cfn_findings_get_worst  (CfnFindings       *self,
                                           const CfnResource *resource);
/* The findings of @resource alone, in their order; transfer none. NULL when there are none. */
const CfnFinding * const *
                  cfn_findings_get_of     (CfnFindings       *self,
                                           const CfnResource *resource,
                                           guint             *n_findings);
/* The same of @entry, a parameter or output for example, or a section itself, as far as they are
 * about no resource. */
int               cfn_findings_get_worst_at (CfnFindings     *self,
                                             const CfnNode   *entry);
const CfnFinding * const *
                  cfn_findings_get_at     (CfnFindings       *self,
                                           const CfnNode     *entry,
                                           guint             *n_findings);
CfnFingerprint    cfn_findings_get_fingerprint_at (CfnFindings   *self,
                                                   const CfnNode *entry);
/* Of what they say, 0 when there are none: equal where they say the same, wherever they are. */
CfnFingerprint    cfn_findings_get_fingerprint (CfnFindings       *self,
                                                const CfnResource *resource);

/* Which finding tells of @claim, a claim of the same proof: its index, or -1 when none does, or
 * when it is suppressed. Several claims may share one. */
int               cfn_findings_find_claim (CfnFindings       *self,
                                           const CfnClaim    *claim);
/* The edit that makes the repair @fix of one of the findings, transfer full; NULL and an error of
 * CFN_CHANGE_ERROR or CFN_WRITER_ERROR when the text does not let itself be repaired like that. */
CfnEdit          *cfn_findings_make_edit  (CfnFindings       *self,
                                           const CfnFix      *fix,
                                           GError           **error);

/* What a rule is about. */
typedef enum
{
  CFN_FAMILY_SYNTAX,
  CFN_FAMILY_TEMPLATE,
  CFN_FAMILY_TRIGGER,
  CFN_FAMILY_FILTER,
  CFN_FAMILY_TABLE,
  CFN_FAMILY_FUNCTION,
  CFN_FAMILY_ROLE,
} CfnFamily;

/* One row of the table of rules. */
typedef struct
{
  const char  *id;
  CfnFamily    family;
  CfnSeverity  severity;   /* the usual one */
  const char  *summary;    /* a msgid, one sentence: what is asked */
  const char  *why;        /* a msgid, one to three sentences: what happens otherwise */
} CfnRule;

/* All rules, sorted by id. */
const CfnRule    *cfn_rules_get           (guint             *n_rules);
/* The rule called @id, or NULL. */
const CfnRule    *cfn_rules_find          (const char        *id);
/* "trigger", "filter" ... */
const char       *cfn_family_to_string    (CfnFamily          family);
/* "error", "warning", "info" */
const char       *cfn_severity_to_string  (CfnSeverity        severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnFindings, cfn_findings_unref)

G_END_DECLS
