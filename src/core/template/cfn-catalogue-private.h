/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-catalogue.h"

G_BEGIN_DECLS

/* The sections after the texts, in the order in which build-aux/packing/resources.py packs them.
 */
enum
{
  SECTION_TYPES = CFN_PACKED_STRINGS + 1,
  SECTION_OBJECTS,
  SECTION_PROPERTIES,
  SECTION_EXTRAS,
  SECTION_RELATIONS,
  SECTION_ATTRIBUTES,
  SECTION_SHAPES,
  SECTION_LISTS,
  N_SECTIONS,
};

struct _CfnCatalogue
{
  CfnPacked table;
};

/* FALSE when there is no such nested type or shape. */
gboolean    cfn_catalogue_load_object (const CfnCatalogue *self,
                                       guint32             index,
                                       CfnCatalogueObject *object);
gboolean    cfn_catalogue_load_shape  (const CfnCatalogue *self,
                                       guint32             index,
                                       CfnShape           *shape);
/* A text of a run of texts, or NULL. */
const char *cfn_catalogue_get_listed  (const CfnCatalogue *self,
                                       guint32             place);

G_END_DECLS
