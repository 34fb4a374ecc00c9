/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node.h"

G_BEGIN_DECLS

/*
 * Private to the room: @text, a number of @type as YAML 1.1 or JSON write it, in a spelling that
 * JSON and every YAML read as the same number of the same type. No digit is lost, however many
 * there are: 0x1F is 31, 1_000 is 1000, 1:20 is 80, .5 is 0.5, 5. is 5.0, 1e3 is 1.0e+3 (without
 * point or sign that is a number to JSON and CloudFormation, and a string to YAML 1.1).
 * NULL for what JSON has no number for, infinities and "not a number", and for a number that is not
 * decimal and has more digits than anyone writes. Free with g_free().
 */
char *cfn_number_respell (const char    *text,
                          CfnScalarType  type);

G_END_DECLS
