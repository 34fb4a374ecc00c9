/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an events file is read to can be written, and is read to the same; what cannot be read has a
 * problem with a place in the text. */
#include <string.h>

#include "cfn-write.h"
#include "fuzz.h"

static GPtrArray *
read_writes (const char *data,
             gsize       size)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (data, size);
  CfnSyntaxProblem problem = { NULL, { 0, 0 } };
  GPtrArray *writes = cfn_writes_parse (text, &problem);

  FUZZ_CHECK ((writes == NULL) == (problem.message != NULL));
  if (writes == NULL)
    {
      FUZZ_CHECK (problem.span.start <= problem.span.end && problem.span.end <= size);
      cfn_message_unref (problem.message);
    }

  return writes;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GPtrArray) writes = read_writes ((const char *) data, size);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *same = NULL;

  if (writes == NULL)
    return 0;
  for (guint i = 0; i < writes->len; i++)
    {
      const CfnWrite *write = g_ptr_array_index (writes, i);

      FUZZ_CHECK (write->span.start < write->span.end && write->span.end <= size);
      FUZZ_CHECK (cfn_item_get_size (write->item) < 2 * size);
    }
  json = cfn_writes_to_json (writes);
  again = read_writes (json, strlen (json));
  FUZZ_CHECK (again != NULL);
  FUZZ_CHECK (again->len == writes->len);
  same = cfn_writes_to_json (again);
  FUZZ_CHECK (g_str_equal (json, same));

  return 0;
}
