/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-action-offer.h"

#include <string.h>

/* Shorter words are in too many names. */
#define MIN_WORD 3

/* The services of the pattern: what a bare name most likely belongs to. */
static const char * const near_services[] = {
  "dynamodb", "logs", "lambda", "sqs", "sns", "s3", "kms", "xray", "events", "kinesis",
};

static gboolean
contains (const char *name,
          const char *word)
{
  g_autofree char *low_name = g_ascii_strdown (name, -1);
  g_autofree char *low_word = g_ascii_strdown (word, -1);

  return strstr (low_name, low_word) != NULL;
}

/* Those that begin so before those that only have it in them. */
static void
add_actions (GPtrArray        *offers,
             const IamService *service,
             const char       *word,
             gboolean          inside,
             guint             max)
{
  IamAction action;

  for (guint i = 0; offers->len < max && iam_service_get_action (service, i, &action); i++)
    {
      gboolean begins = g_ascii_strncasecmp (action.name, word, strlen (word)) == 0;

      if (inside ? !begins && contains (action.name, word) : begins)
        g_ptr_array_add (offers, g_strconcat (service->prefix, ":", action.name, NULL));
    }
}

static gboolean
is_near (const char *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (near_services); i++)
    {
      if (g_str_equal (near_services[i], prefix))
        return TRUE;
    }

  return FALSE;
}

static void
add_services (GPtrArray  *offers,
              const char *word,
              gboolean    near,
              guint       max)
{
  IamService service;

  for (guint i = 0; offers->len < max &&
                    iam_actions_get_service (iam_actions_get_default (), i, &service); i++)
    {
      if (g_ascii_strncasecmp (service.prefix, word, strlen (word)) == 0 &&
          is_near (service.prefix) == near)
        g_ptr_array_add (offers, g_strconcat (service.prefix, ":", NULL));
    }
}

GPtrArray *
cfn_action_offer_list (const char *typed,
                       guint       max)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_free);
  const char *colon;
  IamService service;

  g_return_val_if_fail (typed != NULL, offers);

  colon = strchr (typed, ':');
  if (colon != NULL)
    {
      g_autofree char *prefix = g_strndup (typed, colon - typed);

      if (!iam_actions_find_service (iam_actions_get_default (), prefix, &service))
        return offers;
      add_actions (offers, &service, colon + 1, FALSE, max);
      if (strlen (colon + 1) >= MIN_WORD)
        add_actions (offers, &service, colon + 1, TRUE, max);
      return offers;
    }

  for (guint i = 0; strlen (typed) >= MIN_WORD && i < G_N_ELEMENTS (near_services); i++)
    {
      if (iam_actions_find_service (iam_actions_get_default (), near_services[i], &service))
        add_actions (offers, &service, typed, FALSE, max);
    }
  if (typed[0] != '\0')
    {
      add_services (offers, typed, TRUE, max);
      add_services (offers, typed, FALSE, max);
    }

  return offers;
}
