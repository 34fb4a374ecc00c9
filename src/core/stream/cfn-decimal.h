/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers of DynamoDB: at most 38 significant digits, 0 or between 1E-130 and
 * 9.9999999999999999999999999999999999999E+125, of either sign (DynamoDB Developer Guide,
 * Constraints, Number). */
typedef enum
{
  CFN_DECIMAL_FINE,
  CFN_DECIMAL_NO_NUMBER,
  CFN_DECIMAL_TOO_LONG,    /* more digits than are kept */
  CFN_DECIMAL_TOO_FAR,     /* too large, or too near to 0 */
} CfnDecimalState;

/* The one form of the number @text, without zeros that mean nothing: equal numbers give the same.
 * Free with g_free(). NULL and why in @state when it is none. */
char  *cfn_decimal_normalize (const char      *text,
                              CfnDecimalState *state);
/* Bytes of a number in that form: one for two significant digits, one more, and one for a minus
 * (DynamoDB Developer Guide, Item sizes and formats). */
gsize  cfn_decimal_get_size  (const char      *normal);

G_END_DECLS
