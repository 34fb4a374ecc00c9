/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceCapacitySection: how a table is billed. A table on demand must not have
 * ProvisionedThroughput, a provisioned one must, and so must each of its global indexes (DynamoDB
 * API, CreateTable). */
#define MILLRACE_TYPE_CAPACITY_SECTION (millrace_capacity_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceCapacitySection, millrace_capacity_section, MILLRACE,
                      CAPACITY_SECTION,
                      MillraceSection)

G_END_DECLS
