/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-fuzzy.h"

#include <string.h>

/* What a word of the query is worth, by how it was found. */
#define WHOLE_WORD 100
#define WORD_START 80
#define INSIDE 40
#define SCATTERED 15

/* A text taken apart: its characters in lower case, and where a word of it begins. */
typedef struct
{
  gunichar *letters;
  guint8   *starts;
  glong     n;
} Letters;

static void
letters_init (Letters    *self,
              const char *text)
{
  gunichar before = ' ';

  self->letters = g_utf8_to_ucs4_fast (text, -1, &self->n);
  self->starts = g_new0 (guint8, self->n + 1);
  for (glong i = 0; i < self->n; i++)
    {
      gunichar c = self->letters[i];

      /* "DataTable" is two words, and so is "node20". */
      self->starts[i] = g_unichar_isalnum (c)
                        && (!g_unichar_isalnum (before)
                            || (g_unichar_isupper (c) && !g_unichar_isupper (before))
                            || g_unichar_isdigit (c) != g_unichar_isdigit (before));
      before = c;
      self->letters[i] = g_unichar_tolower (c);
    }
}

static void
letters_clear (Letters *self)
{
  g_free (self->letters);
  g_free (self->starts);
}

static gboolean
stands_at (const Letters *text,
           glong          at,
           const Letters *word)
{
  return at + word->n <= text->n
         && memcmp (text->letters + at, word->letters, word->n * sizeof (gunichar)) == 0;
}

static gboolean
is_end (const Letters *text,
        glong          at)
{
  return at == text->n || text->starts[at] || !g_unichar_isalnum (text->letters[at]);
}

/* All letters beside each other, best where a word begins. */
static guint
find_together (const Letters *text,
               const Letters *word,
               glong         *place)
{
  guint best = 0;

  for (glong i = 0; i + word->n <= text->n; i++)
    {
      guint worth;

      if (!stands_at (text, i, word))
        continue;
      worth = !text->starts[i] ? INSIDE : is_end (text, i + word->n) ? WHOLE_WORD : WORD_START;
      if (worth > best)
        {
          best = worth;
          *place = i;
        }
    }

  return best;
}

/* The letters of @word from @found on, each right behind the last or at the beginning of a word. */
static gboolean
scatter (const Letters *text,
         glong          at,
         const Letters *word,
         glong          found,
         guint8        *hits)
{
  if (found == word->n)
    return TRUE;

  for (glong i = at; i < text->n; i++)
    {
      if (text->letters[i] != word->letters[found] || !(text->starts[i] || (i == at && found > 0)))
        continue;
      hits[i] = TRUE;
      if (scatter (text, i + 1, word, found + 1, hits))
        return TRUE;
      hits[i] = FALSE;
    }

  return FALSE;
}

static guint
find_word (const Letters *text,
           const Letters *word,
           guint8        *hits)
{
  glong place = 0;
  guint worth = find_together (text, word, &place);

  if (worth > 0)
    {
      memset (hits + place, TRUE, word->n);
      /* What stands first is meant first. */
      return worth + (place == 0 ? 10 : 0);
    }

  /* One letter that is nowhere cannot be scattered. */
  return word->n > 1 && scatter (text, 0, word, 0, hits) ? SCATTERED : 0;
}

guint
millrace_fuzzy_score (const char  *text,
                      const char  *query,
                      GByteArray **hits)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GByteArray) found = NULL;
  Letters letters;
  guint score = 1;

  g_return_val_if_fail (text != NULL && query != NULL, 0);

  if (hits != NULL)
    *hits = NULL;

  letters_init (&letters, text);
  found = g_byte_array_sized_new (letters.n + 1);
  g_byte_array_set_size (found, letters.n + 1);
  memset (found->data, FALSE, found->len);

  words = g_strsplit_set (query, " \t", -1);
  for (guint i = 0; words[i] != NULL && score > 0; i++)
    {
      Letters word;
      guint worth;

      if (*words[i] == '\0')
        continue;
      letters_init (&word, words[i]);
      worth = find_word (&letters, &word, found->data);
      letters_clear (&word);
      score = worth > 0 ? score + worth : 0;
    }
  letters_clear (&letters);

  if (score > 0 && hits != NULL)
    *hits = g_steal_pointer (&found);

  return score;
}

gboolean
millrace_fuzzy_has_words (const char *text,
                          const char *query)
{
  g_autofree char *folded_text = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL && query != NULL, FALSE);

  folded_text = g_utf8_casefold (text, -1);
  folded = g_utf8_casefold (query, -1);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded_text, words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}
