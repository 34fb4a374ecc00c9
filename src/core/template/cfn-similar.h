/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/* By how many single letters (added, left out, changed) two words differ; @limit + 1 when by
 * more. */
guint       cfn_word_distance          (const char  *a,
                                        const char  *b,
                                        guint        limit);
/* The resource or parameter that @name is most likely a slip of the pen of, or NULL when none is
 * close. */
const char *cfn_template_find_similar  (CfnTemplate *self,
                                        const char  *name);

G_END_DECLS
