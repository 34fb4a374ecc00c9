/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-fixture.h"

#include <string.h>

/* Texts that somebody still holds. */
static int n_texts;

static void
text_gone (gpointer data)
{
  n_texts--;
  g_free (data);
}

CfnDiagram *
fixture_diagram_of_text (const char *text)
{
  char *copy = g_strdup (text);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (copy, strlen (copy), text_gone, copy);
  g_autoptr (CfnText) template_text = cfn_text_new (bytes);
  g_autoptr (CfnTree) tree = cfn_tree_read (template_text, NULL);
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (CfnProof) proof = NULL;

  n_texts++;
  if (!cfn_tree_is_whole (tree))
    return NULL;

  template = cfn_template_new (tree);
  proof = cfn_proof_new (template);

  return cfn_diagram_new (proof);
}

CfnDiagram *
fixture_diagram (const char *resources)
{
  g_autofree char *yaml = g_strconcat ("Resources:\n", resources, NULL);
  CfnDiagram *diagram = fixture_diagram_of_text (yaml);

  g_assert_nonnull (diagram);

  return diagram;
}

CfnLayout *
fixture_layout (const char *resources)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (resources);
  g_autoptr (GError) error = NULL;
  CfnLayout *layout = cfn_layout_new (diagram, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (layout);

  return layout;
}

CfnRoutes *
fixture_routes (const char *resources)
{
  g_autoptr (CfnLayout) layout = fixture_layout (resources);

  return cfn_routes_new (layout);
}

char *
fixture_triggers (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) one = g_string_new (TRIGGER);
      static const char ids[] = "TMFR";

      for (const char *id = ids; *id != '\0'; id++)
        {
          char declared[] = { '\n', ' ', ' ', *id, ':', '\0' };
          char attribute[] = { 't', ' ', *id, '.', '\0' };
          g_autofree char *new_declared = g_strdup_printf ("\n  %c%u:", *id, i);
          g_autofree char *new_attribute = g_strdup_printf ("t %c%u.", *id, i);

          g_string_prepend_c (one, '\n');
          g_string_replace (one, declared, new_declared, 0);
          g_string_replace (one, attribute, new_attribute, 0);
          g_string_erase (one, 0, 1);
        }
      {
        g_autofree char *reference = g_strdup_printf ("!Ref F%u", i);

        g_string_replace (one, "!Ref F", reference, 0);
      }
      g_string_append (text, one->str);
    }

  return g_string_free (text, FALSE);
}

CfnRect
fixture_card (CfnLayout  *layout,
              const char *id)
{
  int node = cfn_diagram_find_node (cfn_layout_get_diagram (layout), id);

  g_assert_cmpint (node, >=, 0);

  return cfn_layout_get_card (layout, node);
}

guint
fixture_edge (CfnDiagram   *diagram,
              CfnClaimKind  kind)
{
  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    if (cfn_diagram_get_edge (diagram, i)->claim->kind == kind)
      return i;

  g_assert_not_reached ();
}

void
fixture_assert_gone (void)
{
  g_assert_cmpint (n_texts, ==, 0);
}
