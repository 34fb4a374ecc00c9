/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-graph.h"

#include <math.h>
#include <string.h>

#include "cfn-path.h"
#include "cfn-quote.h"

static void
append_string (GString    *out,
               const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  cfn_quote_append_json (out, valid, strlen (valid));
}

static void
append_member (GString    *out,
               const char *name,
               const char *text)
{
  g_string_append_printf (out, ", \"%s\": ", name);
  append_string (out, text);
}

/* Cards stand on whole numbers, and are as wide and high as whole numbers. */
static void
append_number (GString    *out,
               const char *name,
               double      value)
{
  g_string_append_printf (out, ", \"%s\": %d", name, (int) lround (value));
}

static void
append_message (GString        *out,
                const CfnClaim *claim)
{
  g_autofree char *text = claim->message != NULL ? cfn_message_format (claim->message) : NULL;

  append_member (out, "message", text != NULL ? text : "");
}

static void
append_node (GString              *out,
             const CfnDiagramNode *node,
             CfnRect               card)
{
  g_string_append (out, "{ \"id\": ");
  append_string (out, node->resource->id);
  append_member (out, "type", node->resource->type);
  append_member (out, "kind", cfn_kind_to_string (node->kind));
  append_number (out, "x", card.x);
  append_number (out, "y", card.y);
  append_number (out, "width", card.width);
  append_number (out, "height", card.height);
  g_string_append (out, " }");
}

static void
append_because (GString        *out,
                const CfnClaim *claim)
{
  g_string_append (out, ", \"because\": [");
  for (CfnNode **node = claim->evidence; node != NULL && *node != NULL; node++)
    {
      g_autofree char *path = cfn_path_string_of_node (*node);

      g_string_append (out, node == claim->evidence ? " " : ", ");
      append_string (out, path);
    }
  g_string_append (out, " ]");
}

static void
append_edge (GString        *out,
             const CfnClaim *claim)
{
  g_string_append (out, "{ \"from\": ");
  append_string (out, claim->from->id);
  append_member (out, "to", claim->to->id);
  append_member (out, "kind", cfn_claim_kind_to_string (claim->kind));
  append_member (out, "state", cfn_verdict_to_string (claim->verdict));
  append_because (out, claim);
  append_message (out, claim);
  g_string_append (out, " }");
}

/* What points outside the template, or to nothing: drawn as a stub of the resource that it belongs
 * to. */
static void
append_stub (GString        *out,
             const CfnClaim *claim)
{
  const CfnResource *owner = claim->from != NULL ? claim->from : claim->to;
  g_autofree char *path = NULL;

  if (claim->evidence != NULL && claim->evidence[0] != NULL)
    path = cfn_path_string_of_node (claim->evidence[0]);

  g_string_append (out, "{ \"from\": ");
  append_string (out, owner->id);
  append_member (out, "path", path != NULL ? path : "");
  append_message (out, claim);
  g_string_append (out, " }");
}

static void
begin_item (GString  *out,
            gboolean *is_first)
{
  g_string_append (out, *is_first ? "\n    " : ",\n    ");
  *is_first = FALSE;
}

static void
end_list (GString    *out,
          gboolean    is_empty,
          const char *after)
{
  g_string_append (out, is_empty ? "]" : "\n  ]");
  g_string_append (out, after);
}

static void
append_edges (GString    *out,
              CfnDiagram *diagram,
              gboolean    stubs)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      if ((edge->from < 0 || edge->to < 0) != stubs)
        continue;
      begin_item (out, &is_first);
      if (stubs)
        append_stub (out, edge->claim);
      else
        append_edge (out, edge->claim);
    }
  end_list (out, is_first, stubs ? "\n" : ",\n");
}

char *
cfn_graph_export (CfnLayout *layout)
{
  CfnDiagram *diagram;
  GString *out;
  gboolean is_first = TRUE;

  g_return_val_if_fail (layout != NULL, NULL);

  diagram = cfn_layout_get_diagram (layout);
  out = g_string_new ("{\n  \"format\": 1,\n  \"nodes\": [");
  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      begin_item (out, &is_first);
      append_node (out, cfn_diagram_get_node (diagram, i), cfn_layout_get_card (layout, i));
    }
  end_list (out, is_first, ",\n");
  g_string_append (out, "  \"edges\": [");
  append_edges (out, diagram, FALSE);
  g_string_append (out, "  \"unknown\": [");
  append_edges (out, diagram, TRUE);
  g_string_append (out, "}\n");

  return g_string_free (out, FALSE);
}
