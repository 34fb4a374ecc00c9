/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The keys of a mapping in the order in which people usually write them, with a blank between two.
 * @type is that of the resource, NULL elsewhere; @path leads from the resource's Properties to the
 * mapping, lists left out ("Policies.PolicyDocument.Statement"), and the resource itself has none
 * (NULL). Where only the last key of the way matters, as for a policy's statement, any @type will
 * do. NULL: there is no such order.
 */
const char *cfn_order_table_find    (const char *type,
                                     const char *path);
/* The same for the template itself ("") and for the entries of its other sections. */
const char *cfn_order_table_section (const char *section);
/* Whether the keys of the mapping at @path are its author's own names rather than properties. */
gboolean    cfn_order_table_is_free (const char *path);

G_END_DECLS
