/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-catalogue.h"
#include "cfn-value.h"

G_BEGIN_DECLS

/* The template in @yaml; the test fails when that does not parse. */
CfnTemplate *template_fixture_read  (const char  *yaml);
/* The node at a path of @template; the test fails when there is none. */
CfnNode     *template_fixture_node  (CfnTemplate *template,
                                     const char  *path);
/* The property at a path such as "GlobalSecondaryIndexes.Projection": lists and maps are looked
 * through. FALSE when there is none. */
gboolean     template_fixture_find_property
                                    (const CfnCatalogueType *type,
                                     const char             *path,
                                     CfnCatalogueProperty   *property);

G_END_DECLS
