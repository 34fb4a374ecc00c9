/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-field-search.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-catalogue.h"
#include "cfn-path.h"
#include "millrace-form-spec.h"
#include "millrace-found.h"
#include "millrace-fuzzy.h"

/* So many are shown; who means another types on. */
#define MAX_SHOWN 40

/* A name that has the words, not only their letters: there are many of them. */
#define MIN_SCORE 41

typedef struct
{
  MillraceFound *item;
  guint          score;
  gboolean       selected;
  guint          place;
} Answer;

/* What of a type answers the query: the same for all its resources. */
typedef struct
{
  char       *name;
  GByteArray *hits;
  guint       score;
} Match;

typedef struct
{
  GArray            *answers;
  GHashTable        *matches;   /* type to GArray of Match */
  const char        *query;
  const CfnResource *resource;  /* that is looked through */
  gboolean           selected;
} Search;

static void
match_clear (gpointer data)
{
  Match *match = data;

  g_free (match->name);
  g_clear_pointer (&match->hits, g_byte_array_unref);
}

static int
compare_answers (gconstpointer a,
                 gconstpointer b)
{
  const Answer *left = a;
  const Answer *right = b;

  if (left->selected != right->selected)
    return left->selected ? -1 : 1;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;

  return left->place < right->place ? -1 : 1;
}

/* "Oldest record · DataTableStream, not set": what the form calls it, and where it is. */
static char *
dup_detail (Search     *self,
            const char *name,
            const char *title,
            const char *within,
            gboolean    is_set)
{
  g_autoptr (GString) detail = g_string_new (NULL);

  if (title != NULL && !g_str_equal (title, name))
    g_string_append_printf (detail, "%s · ", title);
  g_string_append (detail, self->resource->id);
  if (within != NULL)
    g_string_append_printf (detail, ".%s", within);
  if (is_set)
    return g_strdup (detail->str);

  /* Translators: of a property; %s is a logical id */
  return g_strdup_printf (_("%s, not set"), detail->str);
}

/* @path: from Properties on. @within: what of the resource holds it, or NULL. */
static void
answer (Search      *self,
        const Match *match,
        const char  *path,
        const char  *within,
        gboolean     is_set)
{
  Answer found = { NULL, match->score, self->selected, self->answers->len };
  const char *title = millrace_form_spec_get_title (self->resource->type, path);
  g_autofree char *full = NULL;
  g_autofree char *action = NULL;
  g_autofree char *detail = dup_detail (self, match->name, title, within, is_set);

  full = g_strconcat ("Resources.", self->resource->id, ".Properties.", path, NULL);
  action = millrace_found_dup_action ("win.show-field", g_variant_new_string (full));
  found.item = millrace_found_new (match->name, _("Properties"), action);
  millrace_found_set_detail (found.item, detail);
  millrace_found_set_hits (found.item, match->hits);
  g_array_append_val (self->answers, found);
}

/* FALSE: it does not answer. */
static gboolean
match_name (Match      *self,
            const char *name,
            const char *title,
            const char *query)
{
  guint by_name = millrace_fuzzy_score (name, query, &self->hits);
  guint by_title = title != NULL ? millrace_fuzzy_score (title, query, NULL) : 0;

  self->score = MAX (by_name, by_title);
  if (self->score >= MIN_SCORE || *query == '\0')
    {
      self->name = g_strdup (name);
      return TRUE;
    }

  g_clear_pointer (&self->hits, g_byte_array_unref);
  return FALSE;
}

static GArray *
match_type (const char *type,
            const char *query)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  CfnCatalogueType found;

  g_array_set_clear_func (matches, match_clear);
  if (!cfn_catalogue_find_type (cfn_catalogue_get_default (), type, &found))
    return matches;

  for (guint i = 0; i < found.object.n_properties; i++)
    {
      CfnCatalogueProperty property;
      Match match;

      if (cfn_catalogue_object_get_property (&found.object, i, &property)
          && match_name (&match, property.name, millrace_form_spec_get_title (type, property.name),
                         query))
        g_array_append_val (matches, match);
    }

  return matches;
}

/* What is set within values, at any depth. */
static void
look_within (Search        *self,
             const CfnNode *value)
{
  for (const CfnNode *child = value->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);
      Match match;

      if (key != NULL && match_name (&match, key, NULL, self->query))
        {
          g_autofree char *start = g_strconcat ("Resources.", self->resource->id, ".Properties.",
                                                NULL);
          g_autofree char *path = cfn_path_string_of_node (child);
          g_autofree char *within = cfn_path_string_of_node (value);

          if (g_str_has_prefix (path, start) && g_str_has_prefix (within, start))
            answer (self, &match, path + strlen (start), within + strlen (start), TRUE);
          match_clear (&match);
        }
      look_within (self, child);
    }
}

static void
look_through (Search *self)
{
  const char *type = self->resource->type != NULL ? self->resource->type : "";
  const CfnNode *properties = self->resource->properties;
  GArray *matches = g_hash_table_lookup (self->matches, type);

  if (matches == NULL)
    {
      matches = match_type (type, self->query);
      g_hash_table_insert (self->matches, (gpointer) type, matches);
    }
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      answer (self, match, match->name, NULL,
              cfn_node_get (properties, match->name) != NULL);
    }

  /* Without a word, what the form begins with is enough. */
  for (const CfnNode *child = properties != NULL && *self->query != '\0'
                              ? properties->first_child : NULL;
       child != NULL;
       child = child->next)
    look_within (self, child);
}

guint
millrace_field_search (CfnReading         *reading,
                       const char * const *selection,
                       gboolean            only_those,
                       const char         *query,
                       GPtrArray          *items)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  g_autoptr (GHashTable) matches = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) g_array_unref);
  Search self = { answers, matches, query, NULL, FALSE };
  CfnTemplate *template = cfn_reading_get_template (reading);
  guint best = 0;

  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    {
      self.resource = cfn_template_get_resource (template, i);
      self.selected = g_strv_contains (selection, self.resource->id);
      if (self.selected || !only_those)
        look_through (&self);
    }

  g_array_sort (answers, compare_answers);
  for (guint i = 0; i < answers->len; i++)
    {
      Answer *found = &g_array_index (answers, Answer, i);

      best = MAX (best, found->score);
      if (i < MAX_SHOWN || only_those)
        g_ptr_array_add (items, found->item);
      else
        g_object_unref (found->item);
    }

  return best;
}
