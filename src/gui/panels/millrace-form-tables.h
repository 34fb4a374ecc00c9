/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-form-spec.h"

G_BEGIN_DECLS

/*
 * The forms of the pattern's types, a table for each service, private to millrace-form-spec.c.
 * Ranges are those of cfn_limits_get(), which names their sources; what a property is when nothing
 * is set comes from the same API references.
 */
extern const MillraceFormSpec millrace_dynamodb_forms[];
extern const guint            millrace_n_dynamodb_forms;
extern const MillraceFormSpec millrace_lambda_forms[];
extern const guint            millrace_n_lambda_forms;
extern const MillraceFormSpec millrace_iam_forms[];
extern const guint            millrace_n_iam_forms;
extern const MillraceFormSpec millrace_other_forms[];
extern const guint            millrace_n_other_forms;

/* Rows of the tables. @title and @help are msgids, @help may be NULL; @fallback is what
 * CloudFormation takes when nothing is set, NULL for nothing. */
#define TEXT(name, words, sentence)                                                               \
  { .kind = MILLRACE_FIELD_TEXT, .property = name, .title = words, .help = sentence }
#define TEXT_OR(name, words, otherwise, sentence)                                                 \
  { .kind = MILLRACE_FIELD_TEXT, .property = name, .title = words, .fallback = otherwise,         \
    .help = sentence }
#define REQUIRED_TEXT(name, words, sentence)                                                      \
  { .kind = MILLRACE_FIELD_TEXT, .property = name, .title = words, .required = TRUE,              \
    .help = sentence }
#define SWITCH(name, words, otherwise, sentence)                                                  \
  { .kind = MILLRACE_FIELD_SWITCH, .property = name, .title = words, .fallback = otherwise,       \
    .help = sentence }
#define CHOICE(name, words, list, otherwise, sentence)                                            \
  { .kind = MILLRACE_FIELD_CHOICE, .property = name, .title = words, .choices = list,             \
    .fallback = otherwise, .help = sentence }
#define NUMBER(name, words, least, most, what, otherwise, sentence)                               \
  { .kind = MILLRACE_FIELD_NUMBER, .property = name, .title = words, .lower = least,              \
    .upper = most, .unit = MILLRACE_UNIT_##what, .fallback = otherwise, .help = sentence }
#define ANY(name, words, sentence)                                                                \
  { .kind = MILLRACE_FIELD_ANY, .property = name, .title = words, .help = sentence }

#define FIELDS(list) .fields = list, .n_fields = G_N_ELEMENTS (list)
#define SECTIONS(list) list, G_N_ELEMENTS (list)
#define KIND(kind) (1u << CFN_KIND_##kind)

G_END_DECLS
