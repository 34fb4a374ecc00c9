/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-outcome.h"

#include <string.h>

/* More of them than anybody writes. */
#define MAX_OUTCOMES 1000

struct _CfnOutcomes
{
  gatomicrefcount ref_count;
  GArray *list;     /* of CfnOutcome, at least one */
  GArray *poison;   /* of guint */
  char   *text;
};

G_DEFINE_QUARK (cfn-outcomes-error, cfn_outcomes_error)

static const struct
{
  const char     *word;
  CfnOutcomeKind  kind;
} words[] = {
  { "ok", CFN_OUTCOME_OK },
  { "error", CFN_OUTCOME_ERROR },
  { "timeout", CFN_OUTCOME_TIMEOUT },
  { "throttle", CFN_OUTCOME_THROTTLE },
  { "malformed", CFN_OUTCOME_MALFORMED },
  { "no-state", CFN_OUTCOME_STATELESS },
};

/* The number that @text begins with, behind which is @end; 0: none. */
static guint
read_number (const char  *text,
             const char **end)
{
  guint64 number = 0;

  for (*end = text; g_ascii_isdigit (**end); (*end)++)
    number = MIN (number * 10 + (**end - '0'), G_MAXINT32);

  return number;
}

/* "2", or "2+5": the lowest is the one that counts (Lambda Developer Guide, Reporting batch item
 * failures). */
static gboolean
read_items (const char *text,
            guint      *lowest)
{
  const char *end = text;

  *lowest = G_MAXUINT;
  for (;; text = end + 1)
    {
      guint number = read_number (text, &end);

      if (number == 0)
        return FALSE;
      *lowest = MIN (*lowest, number);
      if (*end != '+')
        return *end == '\0';
    }
}

static gboolean
read_outcome (CfnOutcomes *self,
              const char  *word)
{
  CfnOutcome outcome = { CFN_OUTCOME_PARTIAL, 0 };
  const char *end;
  guint number;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].word, word))
        {
          outcome.kind = words[i].kind;
          g_array_append_val (self->list, outcome);
          return TRUE;
        }
    }
  if (g_str_has_prefix (word, "partial:") && read_items (word + strlen ("partial:"), &number))
    {
      outcome.item = number;
      g_array_append_val (self->list, outcome);
      return TRUE;
    }
  if (!g_str_has_prefix (word, "poison:"))
    return FALSE;
  number = read_number (word + strlen ("poison:"), &end);
  if (number == 0 || *end != '\0')
    return FALSE;
  g_array_append_val (self->poison, number);

  return TRUE;
}

CfnOutcomes *
cfn_outcomes_parse (const char  *text,
                    GError     **error)
{
  g_autoptr (CfnOutcomes) self = NULL;
  g_auto (GStrv) parts = NULL;
  const CfnOutcome fine = { CFN_OUTCOME_OK, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (CfnOutcomes, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->list = g_array_new (FALSE, FALSE, sizeof (CfnOutcome));
  self->poison = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = g_strdup (text);

  parts = g_strsplit (text, ",", MAX_OUTCOMES + 1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *word = g_strstrip (parts[i]);

      if (i == MAX_OUTCOMES || !read_outcome (self, word))
        {
          cfn_set_error (error, CFN_OUTCOMES_ERROR, 0,
                         N_("“{0}” is no outcome: ok, error, timeout, throttle, malformed, "
                            "no-state, partial:N and poison:N are"),
                         word, NULL);
          return NULL;
        }
    }
  if (self->list->len == 0)
    g_array_append_val (self->list, fine);

  return g_steal_pointer (&self);
}

CfnOutcomes *
cfn_outcomes_ref (CfnOutcomes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_outcomes_unref (CfnOutcomes *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->list);
  g_array_unref (self->poison);
  g_free (self->text);
  g_free (self);
}

CfnOutcome
cfn_outcomes_get (CfnOutcomes *self,
                  guint        index)
{
  const CfnOutcome fine = { CFN_OUTCOME_OK, 0 };

  g_return_val_if_fail (self != NULL, fine);

  return g_array_index (self->list, CfnOutcome, MIN (index, self->list->len - 1));
}

gboolean
cfn_outcomes_is_last (CfnOutcomes *self,
                      guint        index)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return index + 1 >= self->list->len;
}

gboolean
cfn_outcomes_is_poison (CfnOutcomes *self,
                        guint        record)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->poison->len; i++)
    {
      if (g_array_index (self->poison, guint, i) == record)
        return TRUE;
    }

  return FALSE;
}

char *
cfn_outcomes_to_string (CfnOutcomes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->text);
}
