/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edit.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/*
 * Making a parameter or an output of what is there. As the changes of cfn-change.h these are pure
 * functions which give one edit (transfer full), or NULL and an error of CFN_CHANGE_ERROR or
 * CFN_WRITER_ERROR; @new_name (may be NULL) is what the new entry is called, g_free().
 */

/* Makes the value at @path (dotted, of a text, a number or a list of them) a parameter: the value
 * becomes its Default, and a Ref its place. The parameter's type and limits are those of the
 * property. @name NULL: one is made of the property's. @n_same (may be NULL): how many other places
 * have the same value. */
CfnEdit *cfn_extract_parameter      (CfnTemplate *template,
                                     const char  *path,
                                     const char  *name,
                                     char       **new_name,
                                     guint       *n_same,
                                     GError     **error);
/* The same for all of @paths (NULL-terminated, one at least): those that have the value of the
 * first get the Ref too, and @n_same counts what is left elsewhere. */
CfnEdit *cfn_extract_parameter_of   (CfnTemplate        *template,
                                     const char * const *paths,
                                     const char         *name,
                                     char              **new_name,
                                     guint              *n_same,
                                     GError            **error);
/* Makes the bytes of @span a parameter, which lie within one text: what is around them stays, in an
 * Fn::Sub. With all of a value it does the same as cfn_extract_parameter(). */
CfnEdit *cfn_extract_part           (CfnTemplate *template,
                                     CfnSpan      span,
                                     char       **new_name,
                                     GError     **error);
/* TRUE when cfn_extract_parameter() can do it, as far as can be told without doing it. */
gboolean cfn_extract_can_parameter  (CfnTemplate *template,
                                     const char  *path);
/* Makes an output of what GetAtt of @attribute (NULL or "": Ref) of the resource @id gives, there
 * where the resource is. */
CfnEdit *cfn_extract_output         (CfnTemplate *template,
                                     const char  *id,
                                     const char  *attribute,
                                     char       **new_name,
                                     GError     **error);

/* What a resource gives that could become an output and is none yet. */
typedef struct
{
  const char *attribute;  /* of GetAtt; "": Ref */
  const char *word;       /* what that is, "TableName"; the catalogue's, or "Ref" */
} CfnGiven;

/* Ref first, then by name; GArray of CfnGiven, transfer full. Empty for a type that is not
 * known. */
GArray  *cfn_extract_list_given     (CfnTemplate *template,
                                     const char  *id);

G_END_DECLS
