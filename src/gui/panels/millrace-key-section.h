/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceKeySection: the key of a table. KeySchema and AttributeDefinitions change together,
 * because DynamoDB takes exactly the attributes that some key uses (DynamoDB API, CreateTable). */
#define MILLRACE_TYPE_KEY_SECTION (millrace_key_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceKeySection, millrace_key_section, MILLRACE, KEY_SECTION,
                      MillraceSection)

G_END_DECLS
