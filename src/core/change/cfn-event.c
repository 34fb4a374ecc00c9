/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-event.h"

#include "cfn-meaning.h"
#include "cfn-sam.h"
#include "cfn-value.h"

static gboolean
find_event (CfnTemplate  *template,
            const char   *table,
            const char   *function,
            CfnSamEvent  *event)
{
  const CfnResource *resource = cfn_template_find_resource (template, function);
  g_autoptr (GArray) events = cfn_sam_get_events (template, resource);

  for (guint i = 0; i < events->len; i++)
    {
      const CfnResource *source;

      *event = g_array_index (events, CfnSamEvent, i);
      source = event->stream != NULL ? cfn_meaning_resource (template, event->stream) : NULL;
      if (source != NULL && g_str_equal (source->id, table))
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_event_is_made (CfnTemplate *template,
                   const char  *table,
                   const char  *function)
{
  CfnSamEvent event;

  return find_event (template, table, function, &event);
}

gboolean
cfn_event_add (CfnDraft   *draft,
               const char *table,
               const char *function)
{
  CfnNode *events = cfn_resource_get_property (cfn_draft_find (draft, function), "Events");
  g_autofree char *name = g_strconcat (table, "Stream", NULL);
  g_autofree char *stream = cfn_draft_make_link (draft, table, "StreamArn");
  g_autofree char *property = NULL;
  g_autofree char *yaml = NULL;

  for (guint i = 2; cfn_node_get (events, name) != NULL; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%sStream%u", table, i);
    }

  property = g_strconcat ("Events.", name, NULL);
  yaml = g_strdup_printf ("Type: DynamoDB\n"
                          "Properties:\n"
                          "  Stream: %s\n"
                          "  StartingPosition: TRIM_HORIZON\n",
                          stream);

  return cfn_draft_set_property (draft, function, property, yaml);
}

static gboolean
is_as_added (const CfnSamEvent *event)
{
  return event->node->n_children == 2 && event->properties->n_children == 2 &&
         cfn_node_is_string (cfn_node_get (event->properties, "StartingPosition"), "TRIM_HORIZON");
}

gboolean
cfn_event_remove (CfnDraft   *draft,
                  const char *table,
                  const char *function,
                  gboolean   *is_marked)
{
  CfnSamEvent event;

  *is_marked = FALSE;
  while (draft->error == NULL && find_event (draft->template, table, function, &event))
    {
      *is_marked |= cfn_value_of (draft->template, event.stream).kind == CFN_VALUE_SUB;
      cfn_draft_unset_node (draft, is_as_added (&event) ? event.node : event.stream);
    }

  return draft->error == NULL;
}
