/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-connection.h"

#include "cfn-change.h"
#include "cfn-legal.h"
#include "cfn-linking.h"
#include "cfn-slot.h"

/* What may be between the kinds of the trigger pattern, best first. */
static const CfnLink pattern_links[] = {
  { .kind = CFN_LINK_TRIGGER },
  { .kind = CFN_LINK_SOURCE },
  { .kind = CFN_LINK_TARGET },
  { .kind = CFN_LINK_ROLE },
  { .kind = CFN_LINK_ON_FAILURE },
  { .kind = CFN_LINK_ATTACH },
  { .kind = CFN_LINK_USE, .use = CFN_USE_READ },
  { .kind = CFN_LINK_USE, .use = CFN_USE_WRITE },
  { .kind = CFN_LINK_USE, .use = CFN_USE_READ | CFN_USE_WRITE },
  { .kind = CFN_LINK_USE, .use = CFN_USE_READ, .with_name = TRUE },
  { .kind = CFN_LINK_USE, .use = CFN_USE_WRITE, .with_name = TRUE },
  { .kind = CFN_LINK_USE, .use = CFN_USE_READ | CFN_USE_WRITE, .with_name = TRUE },
};

void
cfn_connection_free (CfnConnection *self)
{
  g_free (self->as);
  cfn_message_unref (self->title);
  g_free (self);
}

static CfnMessage *
title_of_use (const char    *from,
              const char    *to,
              const CfnLink *link)
{
  const char *format;

  switch (link->use)
    {
    case CFN_USE_READ:
      format = link->with_name ? N_("Let {0} read {1}, and tell it the name")
                               : N_("Let {0} read {1}");
      break;

    case CFN_USE_WRITE:
      format = link->with_name ? N_("Let {0} write to {1}, and tell it the name")
                               : N_("Let {0} write to {1}");
      break;

    default:
      format = link->with_name ? N_("Let {0} read and write {1}, and tell it the name")
                               : N_("Let {0} read and write {1}");
      break;
    }

  return cfn_message_new (format, from, to, NULL);
}

static CfnMessage *
title_of (const char    *from,
          const char    *to,
          const CfnLink *link)
{
  switch (link->kind)
    {
    case CFN_LINK_TRIGGER:
      return cfn_message_new (N_("Call {1} for each change in {0}"), from, to, NULL);

    case CFN_LINK_SOURCE:
      return cfn_message_new (N_("Read the stream of {0} by {1}"), from, to, NULL);

    case CFN_LINK_TARGET:
      return cfn_message_new (N_("Call {1} by {0}"), from, to, NULL);

    case CFN_LINK_ROLE:
      return cfn_message_new (N_("Run {0} as {1}"), from, to, NULL);

    case CFN_LINK_USE:
      return title_of_use (from, to, link);

    case CFN_LINK_ON_FAILURE:
      return cfn_message_new (N_("Put what {0} fails to deliver into {1}"), from, to, NULL);

    case CFN_LINK_ATTACH:
      return cfn_message_new (N_("Give the permissions of {0} to {1}"), from, to, NULL);

    case CFN_LINK_REFERENCE:
      return cfn_message_new (N_("Use {1} as {2} of {0}"), from, to, link->property, NULL);

    case CFN_LINK_DEPENDS_ON:
      return cfn_message_new (N_("Make {0} after {1}"), from, to, NULL);

    default:
      g_assert_not_reached ();
    }
}

static void
add_connection (GPtrArray         *connections,
                const CfnResource *from,
                const CfnResource *to,
                const CfnLink     *link)
{
  CfnConnection *connection = g_new0 (CfnConnection, 1);

  connection->as = cfn_link_to_string (link);
  connection->title = title_of (from->id, to->id, link);
  if (link->kind == CFN_LINK_REFERENCE)
    connection->rank = CFN_CONNECTION_REFERENCE;
  else if (link->kind == CFN_LINK_DEPENDS_ON)
    connection->rank = CFN_CONNECTION_ORDER;
  g_ptr_array_add (connections, connection);
}

/* The first reason there is to refuse what the kinds allow. */
static void
keep_first (CfnMessage **first,
            CfnMessage  *message)
{
  if (*first == NULL)
    *first = message;
  else
    cfn_message_unref (message);
}

static void
list_pattern (CfnProof          *proof,
              const CfnResource *from,
              const CfnResource *to,
              GPtrArray         *connections,
              CfnMessage       **refusal)
{
  for (guint i = 0; i < G_N_ELEMENTS (pattern_links); i++)
    {
      CfnMessage *message;

      if (!cfn_link_fits (&pattern_links[i], from, to))
        continue;

      message = cfn_legal_explain (proof, from, to, &pattern_links[i]);
      if (message == NULL)
        add_connection (connections, from, to, &pattern_links[i]);
      else
        keep_first (refusal, message);
    }
}

/* Whether the trigger pattern has its own connections for this property, which do more than fill
 * it; or none, where what it would lead to is none of the pattern, or of no use alone. */
static gboolean
is_of_pattern (CfnKind     kind,
               const char *property)
{
  switch (kind)
    {
    case CFN_KIND_MAPPING:
      return g_str_equal (property, "EventSourceArn") || g_str_equal (property, "FunctionName") ||
             g_str_has_prefix (property, "DestinationConfig.");

    /* A bucket for the code is half of where the code is. */
    case CFN_KIND_FUNCTION:
      return g_str_equal (property, "Role") || g_str_has_prefix (property, "Code");

    case CFN_KIND_POLICY:
      return g_str_has_prefix (property, "Role");

    case CFN_KIND_TABLE:
    case CFN_KIND_ROLE:
    case CFN_KIND_QUEUE:
    case CFN_KIND_TOPIC:
    case CFN_KIND_BUCKET:
    case CFN_KIND_OTHER:
    default:
      return FALSE;
    }
}

static void
list_references (CfnProof          *proof,
                 const CfnResource *from,
                 const CfnResource *to,
                 GPtrArray         *connections)
{
  g_autoptr (GPtrArray) slots = cfn_slots_list (cfn_proof_get_template (proof), from, to);

  for (guint i = 0; i < slots->len; i++)
    {
      const CfnSlot *slot = slots->pdata[i];
      const CfnLink link = { .kind = CFN_LINK_REFERENCE, .property = slot->property };

      if (!is_of_pattern (from->kind, slot->property))
        add_connection (connections, from, to, &link);
    }
}

/* A line that means something the other way round was drawn from the wrong end. */
static CfnMessage *
explain_reverse (const CfnResource *from,
                 const CfnResource *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (pattern_links); i++)
    {
      if (cfn_link_fits (&pattern_links[i], to, from))
        return cfn_message_new (N_("This goes the other way: connect {1} to {0}"), from->id, to->id,
                                NULL);
    }

  return NULL;
}

static GPtrArray *
list_all (CfnProof          *proof,
          const CfnResource *from,
          const CfnResource *to,
          CfnMessage       **why_not)
{
  static const CfnLink order = { .kind = CFN_LINK_DEPENDS_ON };
  g_autoptr (GPtrArray) connections
    = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_connection_free);
  g_autoptr (CfnMessage) refusal = NULL;
  g_autoptr (CfnMessage) obstacle = NULL;

  list_pattern (proof, from, to, connections, &refusal);
  /* A reference and an order alike need the other to be there, and to be made first. */
  obstacle = cfn_legal_explain (proof, from, to, &order);
  if (obstacle == NULL && (refusal == NULL || connections->len > 0))
    list_references (proof, from, to, connections);
  if (refusal == NULL && connections->len == 0)
    refusal = explain_reverse (from, to);
  if (refusal == NULL && connections->len == 0)
    refusal = g_steal_pointer (&obstacle);
  if (refusal == NULL && connections->len == 0)
    add_connection (connections, from, to, &order);

  if (connections->len > 0)
    return g_steal_pointer (&connections);

  *why_not = g_steal_pointer (&refusal);
  return NULL;
}

static CfnMessage *
explain_ends (const char        *from,
              const char        *to,
              const CfnResource *source,
              const CfnResource *target)
{
  if (source == NULL || target == NULL)
    return cfn_message_new (N_("There is no resource called “{0}”"), source == NULL ? from : to,
                            NULL);
  if (source == target)
    return cfn_message_new (N_("{0} cannot be connected to itself"), from, NULL);

  return NULL;
}

GPtrArray *
cfn_change_list_connections (CfnProof    *self,
                             const char  *from,
                             const char  *to,
                             CfnMessage **why_not)
{
  g_autoptr (CfnMessage) message = NULL;
  const CfnResource *source;
  const CfnResource *target;
  GPtrArray *connections = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  source = cfn_template_find_resource (cfn_proof_get_template (self), from);
  target = cfn_template_find_resource (cfn_proof_get_template (self), to);
  message = explain_ends (from, to, source, target);
  if (message == NULL)
    connections = list_all (self, source, target, &message);
  if (why_not != NULL)
    *why_not = g_steal_pointer (&message);

  return connections;
}

GPtrArray *
cfn_linking_list_words (CfnTemplate       *template,
                        const char        *from,
                        const char        *to,
                        CfnConnectionRank  rank)
{
  const CfnResource *source = cfn_template_find_resource (template, from);
  const CfnResource *target = cfn_template_find_resource (template, to);
  g_autoptr (GPtrArray) made = NULL;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  switch (rank)
    {
    case CFN_CONNECTION_PATTERN:
      for (guint i = 0; i < G_N_ELEMENTS (pattern_links); i++)
        {
          if (cfn_link_fits (&pattern_links[i], source, target) &&
              !pattern_links[i].with_name && cfn_link_is_whole (&pattern_links[i], target))
            g_ptr_array_add (words, cfn_link_to_string (&pattern_links[i]));
        }
      break;

    case CFN_CONNECTION_REFERENCE:
      made = cfn_slots_list_made (template, from, to);
      for (guint i = 0; i < made->len; i++)
        {
          const CfnLink link = { .kind = CFN_LINK_REFERENCE, .property = made->pdata[i] };

          g_ptr_array_add (words, cfn_link_to_string (&link));
        }
      break;

    case CFN_CONNECTION_ORDER:
    default:
      g_ptr_array_add (words, g_strdup ("depends-on"));
      break;
    }

  return words;
}

gboolean
cfn_change_can_connect (CfnProof    *self,
                        const char  *from,
                        const char  *to,
                        CfnMessage **why_not)
{
  g_autoptr (GPtrArray) connections = cfn_change_list_connections (self, from, to, why_not);

  return connections != NULL;
}
