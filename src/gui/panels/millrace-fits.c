/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-fits.h"

#include <string.h>

#define MAX_OFFERS 40

GArray *
millrace_fits_list (MillraceField         *field,
                    const MillraceSubject *subject)
{
  const MillracePlace *place = millrace_field_get_place (field);
  GArray *fits = cfn_fit_list_shape (subject->template,
                                     place->has_shape ? &place->property : NULL,
                                     place->has_shape ? &place->shape : NULL);

  for (guint i = fits->len; subject->resource != NULL && i-- > 0;)
    {
      if (g_str_equal (g_array_index (fits, CfnFit, i).id, subject->resource->id))
        g_array_remove_index (fits, i);
    }

  return fits;
}

/* "!", "!ge", "!Ref St" are the beginning of a call, "ord" and "Orders.A" a part of what it is
 * about. */
static gboolean
is_meant (const char *yaml,
          const char *typed)
{
  g_autofree char *low = g_ascii_strdown (yaml, -1);
  g_autofree char *low_typed = g_ascii_strdown (typed, -1);
  const char *about = strchr (low, ' ');

  return low_typed[0] == '!' ? g_str_has_prefix (low, low_typed)
                             : about != NULL && strstr (about, low_typed) != NULL;
}

GPtrArray *
millrace_fits_offer (const char *typed,
                     gpointer    field)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) fits = NULL;
  MillraceSubject subject;

  if (typed[0] == '\0' || millrace_field_get_path (field) == NULL
      || !millrace_field_get_subject (field, &subject)
      || !millrace_subject_takes_functions (&subject, millrace_field_get_property (field)))
    return offers;

  fits = millrace_fits_list (field, &subject);
  for (guint i = 0; i < fits->len && offers->len < MAX_OFFERS; i++)
    {
      const CfnFit *fit = &g_array_index (fits, CfnFit, i);
      g_autofree char *yaml = NULL;

      /* A text may be anything: only what it is known to be is worth an interruption. */
      if (typed[0] != '!' && fit->rank != CFN_FIT_RELATED)
        continue;
      yaml = cfn_fit_to_yaml (fit);
      if (is_meant (yaml, typed))
        g_ptr_array_add (offers, g_steal_pointer (&yaml));
    }

  return offers;
}

char *
millrace_fits_describe (const char *offer,
                        gpointer    field)
{
  MillraceSubject subject;
  g_autoptr (CfnMessage) message = NULL;

  if (g_str_has_prefix (offer, "!Ref ") && millrace_field_get_subject (field, &subject))
    message = cfn_fit_resolve (subject.template, offer + strlen ("!Ref "));

  return message != NULL ? cfn_message_format (message) : NULL;
}
