/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-value.h"

#include "cfn-stream-case.h"

static void
read_unknown (CfnStreamValue    *self,
              CfnTemplate       *template,
              const CfnKnown    *known,
              const char        *name,
              const CfnResource *owner)
{
  const char *fallback = cfn_stream_find_default (template, known);
  g_autoptr (CfnMessage) why = NULL;
  g_autofree char *words = NULL;

  self->text = g_strdup (fallback);
  if (fallback != NULL)
    {
      self->doubt = cfn_message_new (N_("{0} of {1} comes from the parameter {2}: this run takes "
                                        "its default, {3}"),
                                     name, owner->id, known->name, fallback, NULL);
      return;
    }

  why = cfn_known_explain (known, template);
  words = why != NULL ? cfn_message_format (why) : g_strdup ("");
  self->doubt = cfn_message_new (N_("{0} of {1} is not known here: this run goes on as if it were "
                                    "not there. {2}"),
                                 name, owner->id, words, NULL);
}

void
cfn_stream_value_read (CfnStreamValue    *self,
                       CfnTemplate       *template,
                       CfnNode           *node,
                       const char        *name,
                       const CfnResource *owner)
{
  g_autoptr (GPtrArray) cases = cfn_value_know (template, node);
  const CfnKnown *known = cfn_stream_choose (template, cases);

  *self = (CfnStreamValue) { NULL, FALSE, NULL };
  if (known->kind == CFN_KNOWN_ABSENT)
    self->is_absent = TRUE;
  else if (known->kind == CFN_KNOWN_TEXT)
    self->text = g_strdup (known->text);
  else
    read_unknown (self, template, known, name, owner);

  if (cases->len > 1 && self->doubt == NULL)
    {
      g_autofree char *when = cfn_cases_to_string (known->cases);

      self->doubt = cfn_message_new (N_("{0} of {1} depends on conditions: this run takes the "
                                        "case {2}"),
                                     name, owner->id, when, NULL);
    }
}

void
cfn_stream_value_clear (CfnStreamValue *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->doubt, cfn_message_unref);
}

void
cfn_stream_value_tell (CfnStreamValue *self,
                       GPtrArray      *doubts)
{
  if (self->doubt != NULL)
    g_ptr_array_add (doubts, g_steal_pointer (&self->doubt));
}

gint64
cfn_stream_read_number (CfnTemplate       *template,
                        CfnNode           *node,
                        const char        *name,
                        const CfnResource *owner,
                        gint64             min,
                        gint64             max,
                        gint64             fallback,
                        GPtrArray         *doubts)
{
  g_auto (CfnStreamValue) value = { NULL, FALSE, NULL };
  gint64 number;

  cfn_stream_value_read (&value, template, node, name, owner);
  cfn_stream_value_tell (&value, doubts);
  if (value.text == NULL
      || !g_ascii_string_to_signed (value.text, 10, min, max, &number, NULL))
    return fallback;

  return number;
}

gboolean
cfn_stream_read_boolean (CfnTemplate       *template,
                         CfnNode           *node,
                         const char        *name,
                         const CfnResource *owner,
                         gboolean           fallback,
                         GPtrArray         *doubts)
{
  g_auto (CfnStreamValue) value = { NULL, FALSE, NULL };

  cfn_stream_value_read (&value, template, node, name, owner);
  cfn_stream_value_tell (&value, doubts);

  return value.text != NULL ? g_ascii_strcasecmp (value.text, "true") == 0 : fallback;
}
