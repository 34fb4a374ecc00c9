/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/* The sections of a template (CloudFormation User Guide, Template anatomy), and Globals, which is
 * AWS SAM's. */
typedef enum
{
  CFN_SECTION_FORMAT_VERSION,
  CFN_SECTION_DESCRIPTION,
  CFN_SECTION_METADATA,
  CFN_SECTION_PARAMETERS,
  CFN_SECTION_RULES,
  CFN_SECTION_MAPPINGS,
  CFN_SECTION_CONDITIONS,
  CFN_SECTION_TRANSFORM,
  CFN_SECTION_GLOBALS,
  CFN_SECTION_RESOURCES,
  CFN_SECTION_OUTPUTS,
  CFN_SECTION_HOOKS,
} CfnSectionKind;

#define CFN_N_SECTIONS (CFN_SECTION_HOOKS + 1)

/* One entry of a section. Strings and nodes belong to the template's tree. */
typedef struct
{
  const char *name;       /* of Transform: the transform's; NULL when it is not written out */
  CfnNode    *node;       /* its value */
  CfnSpan     name_span;  /* the bytes of the name; empty when it has none */
  gboolean    is_known;   /* FALSE: a loop or a transform, which stands for entries that the text
                           * does not show */
} CfnSectionEntry;

/* What the sections are called, by CfnSectionKind; NULL behind the last. */
const char * const *
            cfn_section_get_names        (void);
/* Whether one of the sections is called so; of @name only @length bytes count. */
gboolean    cfn_section_has_name         (const char     *name,
                                          gsize           length);
/* The value of a section, or NULL when the template has none. */
CfnNode    *cfn_template_get_section     (CfnTemplate    *self,
                                          CfnSectionKind  kind);
/* What is in a section, in file order; of a section that is one text, that text. GArray of
 * CfnSectionEntry, transfer full; empty when there is no such section. */
GArray     *cfn_template_get_entries     (CfnTemplate    *self,
                                          CfnSectionKind  kind);

G_END_DECLS
