/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"

G_BEGIN_DECLS

/*
 * CfnDraft: a change in the making, private to this room. Each call does one edit of the writer,
 * reads the text that comes out, and adds the edit to the whole; so the next call sees what the
 * ones before it did. After a first error all calls do nothing and give FALSE; cfn_draft_finish()
 * tells it.
 */
typedef struct
{
  CfnTemplate *template;   /* of the text as it is by now */
  CfnProof    *proof;      /* of @template, made when asked for */
  CfnEdit     *edit;       /* from the first text to that of @template */
  GError      *error;
  gboolean     keeps_apart;  /* wanted: adds no permission to a statement that others wrote */
  gboolean     has_shared;   /* told: it did so */
  gboolean     found_stream; /* wanted: the permission to read a stream says that it was there */
  gboolean     is_repair;    /* told: the connection was there, and was only made to work */
  gboolean     is_marked;    /* wanted: new references are written as Fn::Sub, which says that what
                              * goes with them was there before */
} CfnDraft;

void               cfn_draft_init          (CfnDraft         *self,
                                            CfnTemplate      *template);
/* The whole edit, or NULL and the first error. Ends the draft. */
CfnEdit           *cfn_draft_finish        (CfnDraft         *self,
                                            GError          **error);

/* Owned by the draft, good until its next edit. */
CfnProof          *cfn_draft_get_proof     (CfnDraft         *self);
const CfnResource *cfn_draft_find          (CfnDraft         *self,
                                            const char       *id);

gboolean           cfn_draft_set           (CfnDraft         *self,
                                            const CfnPath    *path,
                                            const char       *yaml);
gboolean           cfn_draft_append        (CfnDraft         *self,
                                            const CfnPath    *path,
                                            const char       *yaml);
/* Before the item @index of the list. */
gboolean           cfn_draft_insert        (CfnDraft         *self,
                                            const CfnPath    *path,
                                            guint             index,
                                            const char       *yaml);
/* Parents that held nothing else go too; cfn_draft_drop() lets them stay. */
gboolean           cfn_draft_unset         (CfnDraft         *self,
                                            const CfnPath    *path);
gboolean           cfn_draft_drop          (CfnDraft         *self,
                                            const CfnPath    *path);
gboolean           cfn_draft_unset_node    (CfnDraft         *self,
                                            const CfnNode    *node);
/* Many of which no two stand in the same resource or the like; FALSE without an error when that
 * cannot be done all at once. */
gboolean           cfn_draft_unset_apart   (CfnDraft         *self,
                                            GPtrArray        *nodes);
gboolean           cfn_draft_add_resource  (CfnDraft         *self,
                                            const char       *id,
                                            const char       *yaml);

/* Sets a property of a resource, @property a dotted path below Properties. */
gboolean           cfn_draft_set_property  (CfnDraft         *self,
                                            const char       *id,
                                            const char       *property,
                                            const char       *yaml);
gboolean           cfn_draft_unset_property (CfnDraft        *self,
                                            const char       *id,
                                            const char       *property);

/* The path Resources.ID, then the dotted @tail (NULL: none). */
CfnPath           *cfn_draft_path          (const char       *id,
                                            const char       *tail);
/* YAML for an intrinsic: "!GetAtt ID.ATTRIBUTE", or "!Ref ID" when @attribute is NULL. g_free(). */
char              *cfn_draft_reference     (const char       *id,
                                            const char       *attribute);
/* The same, marked when the draft is; and a property set to that. */
char              *cfn_draft_make_link     (CfnDraft         *self,
                                            const char       *id,
                                            const char       *attribute);
gboolean           cfn_draft_link          (CfnDraft         *self,
                                            const char       *id,
                                            const char       *property,
                                            const char       *other,
                                            const char       *attribute);
/* FALSE, and the error set, when something would be lost if the property were changed or went: when
 * it is a choice, or put together, rather than a single value. */
gboolean           cfn_draft_check_plain   (CfnDraft         *self,
                                            const char       *id,
                                            const char       *property);
/* Whether the property has a reference that cfn_draft_link() marked. */
gboolean           cfn_draft_is_marked     (CfnTemplate      *template,
                                            const char       *id,
                                            const char       *property);

G_END_DECLS
