/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edit.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/*
 * Documents that stand in a string of the template, as JSON, which a property such as
 * AWS::Logs::ResourcePolicy's PolicyDocument demands: opened they are part of the template's tree,
 * so that they can be edited as any other; closed they are a string again.
 */

/* Puts the document itself in the place of the string @node. What an Fn::Sub puts names into
 * becomes an Fn::Sub within the document. NULL: it is no string, no object of JSON, or a Sub with
 * variables of its own. */
CfnEdit *cfn_text_document_open  (CfnTemplate  *template,
                                  CfnNode      *node);
/* The template in which that stands there; NULL likewise. */
CfnTemplate *
         cfn_text_document_read  (CfnTemplate  *template,
                                  CfnNode      *node);
/* That string, as it is shown to people; NULL likewise. Owned by the tree. */
const char *
         cfn_text_document_get   (CfnTemplate  *template,
                                  CfnNode      *node);
/* @document as JSON, written as @before was (NULL: with a line for each key). Names in it, which
 * Ref, Fn::GetAtt and Fn::Sub stand for, become ${} of an Fn::Sub, and @has_names TRUE. NULL and
 * @error when another function is in it. Free with g_free(). */
char    *cfn_text_document_close (CfnTemplate  *template,
                                  CfnNode      *document,
                                  const char   *before,
                                  gboolean     *has_names,
                                  GError      **error);
/* What the string at @path of @template is to be once @edit is made in the @open template: a text
 * as above or, where @has_names, YAML; "" when nothing is left of the document. Free with
 * g_free(). */
char    *cfn_text_document_after (CfnTemplate  *template,
                                  const char   *path,
                                  CfnTemplate  *open,
                                  CfnEdit      *edit,
                                  gboolean     *has_names,
                                  GError      **error);
/* The edit of the string that does the same. */
CfnEdit *cfn_text_document_change (CfnTemplate  *template,
                                   const char   *path,
                                   CfnTemplate  *open,
                                   CfnEdit      *edit,
                                   GError      **error);

G_END_DECLS
