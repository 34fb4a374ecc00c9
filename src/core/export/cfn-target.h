/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-unalias.h"

G_BEGIN_DECLS

/*
 * Private to the room: makes a copied tree say in the terms of the target what it says in those of
 * @source, so that rendering it depends on nothing but its meaning.
 *
 * For JSON: types by YAML 1.1 and by the tags of its core types, numbers as JSON spells them, and
 * every short call in its long form. Behind the tag of a short call a scalar is a string, since a
 * scalar with a tag of its own has no other type. Keys are strings, as they are written.
 *
 * For YAML: numbers that YAML 1.1 takes for numbers, and { "Condition": X } as !Condition where it
 * is an argument of a condition function. Everywhere else that is an attribute like any other.
 *
 * FALSE, and in @problem what stands in the way (free its message): a tag that CloudFormation does
 * not know (User Guide: binary, omap, pairs, set and timestamp are not supported), a value that is
 * not what its tag says, a number that the target has no spelling for, a key that is too long
 * for YAML, or a text that is no mapping.
 */
gboolean cfn_target_prepare (CfnUnalias       *copy,
                             CfnTree          *source,
                             gboolean          is_json,
                             CfnSyntaxProblem *problem);

G_END_DECLS
