/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fingerprint.h"

#include <string.h>

#define FACTOR ((guint64) 0x9e3779b97f4a7c15U)

/* No length of a text. */
#define NOTHING G_MAXUINT64
#define END (G_MAXUINT64 - 1)

CfnFingerprint
cfn_fingerprint_add_number (CfnFingerprint self,
                            guint64        number)
{
  self = (self ^ number) * FACTOR;

  return self ^ (self >> 32);
}

CfnFingerprint
cfn_fingerprint_add_text (CfnFingerprint  self,
                          const char     *text)
{
  gsize length;
  guint64 word;

  if (text == NULL)
    return cfn_fingerprint_add_number (self, NOTHING);

  length = strlen (text);
  self = cfn_fingerprint_add_number (self, length);
  for (; length >= sizeof word; length -= sizeof word, text += sizeof word)
    {
      memcpy (&word, text, sizeof word);
      self = cfn_fingerprint_add_number (self, word);
    }
  if (length == 0)
    return self;
  word = 0;
  memcpy (&word, text, length);

  return cfn_fingerprint_add_number (self, word);
}

CfnFingerprint
cfn_fingerprint_add_message (CfnFingerprint  self,
                             CfnMessage     *message)
{
  const char * const *args;

  if (message == NULL)
    return cfn_fingerprint_add_number (self, NOTHING);

  self = cfn_fingerprint_add_text (self, cfn_message_get_format (message));
  args = cfn_message_get_args (message);
  for (guint i = 0; args[i] != NULL; i++)
    self = cfn_fingerprint_add_text (self, args[i]);

  return cfn_fingerprint_add_number (self, END);
}
