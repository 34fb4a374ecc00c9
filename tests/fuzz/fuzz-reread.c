/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any change of any text: reading what is around it gives the tree that reading all of it gives,
 * whether that can be read or not.
 * The first bytes of an input say where, how much goes and how much of what follows comes in its
 * place; behind that is the text.
 */
#include "fuzz.h"
#include "same-tree.h"

#define HEAD 4

static CfnText *
change (const char *data,
        gsize       length,
        gsize       start,
        gsize       removed,
        const char *words,
        gsize       n_words)
{
  g_autoptr (GString) text = g_string_new_len (data, (gssize) length);

  g_string_erase (text, (gssize) start, (gssize) removed);
  g_string_insert_len (text, (gssize) start, words, (gssize) n_words);

  return cfn_text_new_from_string (text->str, (gssize) text->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  gsize n_words;
  gsize start;
  gsize removed;
  const char *words = (const char *) data + HEAD;
  const char *rest;

  if (size < HEAD)
    return 0;

  n_words = MIN (data[3] % 32u, size - HEAD);
  rest = words + n_words;
  size -= HEAD + n_words;
  start = (data[0] * 256u + data[1]) % (size + 1);
  removed = MIN (data[2], size - start);
  {
    g_autoptr (CfnText) text = cfn_text_new_from_string (rest, (gssize) size);
    g_autoptr (CfnText) after = change (rest, size, start, removed, words, n_words);
    g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
    g_autoptr (CfnTree) again = cfn_tree_read_after (tree, NULL, after);
    g_autoptr (CfnTree) full = cfn_tree_read (after, NULL);

    g_clear_pointer (&tree, cfn_tree_unref);
    same_tree_check (again, full);
    fuzz_check_tree (again);
  }

  return 0;
}
