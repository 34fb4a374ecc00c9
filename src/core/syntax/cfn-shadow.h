/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cfn-arena.h"

G_BEGIN_DECLS

/*
 * CfnShadow: what libyaml gets to read in place of a text that it would refuse although JSON
 * allows it. It has the same length, so every place stays where it is: escapes of surrogates
 * ("\ud83d") stand as an escape of a character that the text does not use, and tabs before the
 * first bracket as blanks. cfn_shadow_restore() puts the truth back into a value that was read.
 */
typedef struct
{
  const char *data;     /* the true text */
  gsize       length;
  char       *copy;     /* NULL when libyaml may read the text itself */
  GArray     *places;   /* of gsize: where the replaced escapes are, in order */
  guint       next;     /* the first of them that was not met yet */
  char        stand_in[5]; /* the four hexadecimal digits that stand for a surrogate */
} CfnShadow;

void        cfn_shadow_init     (CfnShadow  *self,
                                 const char *data,
                                 gsize       length);
void        cfn_shadow_clear    (CfnShadow  *self);
const char *cfn_shadow_get_data (CfnShadow  *self);

/*
 * The true value of the scalar that was read from [start, end) as @value; @value itself when
 * nothing of it was replaced. Scalars have to come in the order of the text. In @bad_place,
 * where half of a surrogate pair stands alone (its value is U+FFFD), else -1.
 */
const char *cfn_shadow_restore  (CfnShadow  *self,
                                 CfnArena   *arena,
                                 gsize       start,
                                 gsize       end,
                                 gboolean    is_double_quoted,
                                 const char *value,
                                 gsize      *length,
                                 gssize     *bad_place);

G_END_DECLS
