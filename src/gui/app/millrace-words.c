/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cfn-message.h"
#include "millrace-words.h"

char *
millrace_words (const char *msgid,
                ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (CfnMessage) message = NULL;
  const char *word;
  va_list list;

  g_return_val_if_fail (msgid != NULL, NULL);

  va_start (list, msgid);
  while ((word = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (list);
  g_ptr_array_add (words, NULL);

  message = cfn_message_new_strv (msgid, (const char * const *) words->pdata);
  return cfn_message_format (message);
}
