/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a Fn::Sub string lie one behind the other and leave nothing out. */
#include "cfn-value.h"
#include "fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *string = g_strndup ((const char *) data, size);
  g_autoptr (GPtrArray) parts = cfn_sub_parse (string);
  gsize at = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnSubPart *part = g_ptr_array_index (parts, i);

      FUZZ_CHECK (part->span.start == at && part->span.end > at);
      FUZZ_CHECK (part->name != NULL);
      FUZZ_CHECK (part->attribute == NULL || part->is_name);
      if (part->is_name)
        FUZZ_CHECK (string[at] == '$' && string[part->span.end - 1] == '}');
      at = part->span.end;
    }
  FUZZ_CHECK (at == strlen (string));

  return 0;
}
