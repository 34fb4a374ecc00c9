/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-checker.h"
#include "cfn-parameter.h"

G_BEGIN_DECLS

/* Private to this room: places that only take a few words. Lists of words end with NULL. */

gboolean    cfn_words_have           (const char * const *words,
                                      const char         *word);
/* The one of @words that @word is most likely a slip of the pen of, or NULL. */
const char *cfn_words_find_near      (const char * const *words,
                                      const char         *word);

/* TRUE when @mapping has no other keys than @keys. */
gboolean    cfn_words_have_keys      (const char * const *keys,
                                      const CfnNode      *mapping);
/* Reports those keys of @mapping that are none of @keys. @near and @unknown are msgids of what is
 * said with a near key and without: {0} is the key, {1} that of the mapping, {2} the near one. */
void        cfn_check_keys           (CfnChecker         *self,
                                      const CfnResource  *resource,
                                      CfnNode            *mapping,
                                      const char * const *keys,
                                      const char         *near,
                                      const char         *unknown);
/* The same for a literal text; @unknown gets all of @words as {2}. The fix sets it. */
void        cfn_check_word           (CfnChecker         *self,
                                      const CfnResource  *resource,
                                      CfnNode            *node,
                                      const char * const *words,
                                      const char         *unknown);
/* Reports a name that is not made of letters and digits, or is longer than 255 of them. */
void        cfn_check_name           (CfnChecker         *self,
                                      const CfnResource  *resource,
                                      CfnNode            *node);
/* Names that were met, each in a space of its own kind: free with g_hash_table_unref(). */
GHashTable *cfn_names_new            (void);
/* Reports @name when @names has it already in @space and both can be there at once, else adds it.
 * @format is a msgid: {0} is the name. */
void        cfn_check_name_is_new    (CfnChecker         *self,
                                      GHashTable         *names,
                                      const CfnResource  *resource,
                                      CfnNode            *name,
                                      const char         *space,
                                      const char         *format);
/* What a parameter is when nobody gives it. */
void        cfn_check_default        (CfnChecker         *self,
                                      const CfnParameter *parameter);

G_END_DECLS
