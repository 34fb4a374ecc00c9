/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fingerprint.h"

#define PRIME ((guint64) 1099511628211U)

/* No byte of UTF-8. */
#define NOTHING 0xff
#define END 0xfe

static CfnFingerprint
add_byte (CfnFingerprint self,
          guchar         byte)
{
  return (self ^ byte) * PRIME;
}

CfnFingerprint
cfn_fingerprint_add_number (CfnFingerprint self,
                            guint64        number)
{
  for (guint i = 0; i < 8; i++)
    self = add_byte (self, (guchar) (number >> (8 * i)));

  return self;
}

CfnFingerprint
cfn_fingerprint_add_text (CfnFingerprint  self,
                          const char     *text)
{
  if (text == NULL)
    return add_byte (self, NOTHING);

  for (; *text != '\0'; text++)
    self = add_byte (self, (guchar) *text);

  return add_byte (self, END);
}

CfnFingerprint
cfn_fingerprint_add_message (CfnFingerprint  self,
                             CfnMessage     *message)
{
  const char * const *args;

  if (message == NULL)
    return add_byte (self, NOTHING);

  self = cfn_fingerprint_add_text (self, cfn_message_get_format (message));
  args = cfn_message_get_args (message);
  for (guint i = 0; args[i] != NULL; i++)
    self = cfn_fingerprint_add_text (self, args[i]);

  return add_byte (self, END);
}
