/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-path.h"
#include "millrace-field-search.h"
#include "millrace-found.h"
#include "millrace-fuzzy.h"
#include "millrace-verdict.h"
#include "millrace-window-private.h"

/* So many of a group are shown; who means another types on. */
#define MAX_OF_GROUP 40

/* An id whose letters are only scattered over the query is hardly meant when a property has it. */
#define MIN_SCORE 41

/* What of a long value is shown around what was found, in characters. */
#define BEFORE 20
#define SHOWN 80

/* A search over one reading. */
typedef struct
{
  CfnReading *reading;
  GPtrArray  *items;
  char       *query;    /* as typed, without blanks around it */
  char       *folded;
  guint       n;        /* of the group under way */
  guint       best;     /* score of an id */
} Search;

/* --- resources and other ids ------------------------------------------------------------------ */

typedef struct
{
  MillraceFound *item;
  guint          score;
  guint          place;
} Ranked;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;

  return left->place < right->place ? -1 : 1;
}

static char *
make_action (const char *name,
             const char *target)
{
  return millrace_found_dup_action (name, g_variant_new_string (target));
}

/* Adds @title when it, or @detail, answers the query; choosing it does @action. */
static void
rank (Search     *self,
      GArray     *ranked,
      const char *group,
      const char *title,
      const char *detail,
      char       *action)
{
  g_autofree char *taken = action;
  g_autoptr (GByteArray) hits = NULL;
  guint by_title = millrace_fuzzy_score (title, self->query, &hits);
  guint by_detail = detail != NULL ? millrace_fuzzy_score (detail, self->query, NULL) : 0;
  Ranked entry = { NULL, MAX (2 * by_title, by_detail), ranked->len };

  if (entry.score == 0)
    return;

  entry.item = millrace_found_new (title, group, action);
  millrace_found_set_detail (entry.item, detail);
  millrace_found_set_hits (entry.item, hits);
  g_array_append_val (ranked, entry);
}

static void
take_ranked (Search *self,
             GArray *ranked)
{
  g_array_sort (ranked, compare_ranked);
  if (ranked->len > 0)
    self->best = MAX (self->best, g_array_index (ranked, Ranked, 0).score);
  for (guint i = 0; i < ranked->len; i++)
    {
      MillraceFound *item = g_array_index (ranked, Ranked, i).item;

      if (i < MAX_OF_GROUP)
        g_ptr_array_add (self->items, item);
      else
        g_object_unref (item);
    }
  g_array_set_size (ranked, 0);
}

static void
find_ids (Search *self)
{
  static const struct
  {
    const char *section;
    const char *title;
  } sections[] = {
    { "Parameters", N_("Parameters") }, { "Mappings", N_("Mappings") },
    { "Conditions", N_("Conditions") }, { "Outputs", N_("Outputs") },
  };
  CfnTemplate *template = cfn_reading_get_template (self->reading);
  CfnNode *root = cfn_tree_get_root (cfn_reading_get_tree (self->reading));
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      rank (self, ranked, _("Resources"), resource->id, resource->type,
            make_action ("win.go-to-card", resource->id));
    }
  take_ranked (self, ranked);

  for (guint i = 0; root != NULL && i < G_N_ELEMENTS (sections); i++)
    {
      CfnNode *section = cfn_node_get (root, sections[i].section);

      for (CfnNode *child = section != NULL && section->kind == CFN_NODE_MAPPING
                            ? section->first_child : NULL;
           child != NULL;
           child = child->next)
        if (cfn_node_get_key (child) != NULL)
          {
            g_autofree char *path = cfn_path_string_of_node (child);

            rank (self, ranked, _(sections[i].title), cfn_node_get_key (child),
                  cfn_node_get_string (cfn_node_get (child, "Description")),
                  make_action ("win.show-source-path", path));
          }
      take_ranked (self, ranked);
    }
}

/* --- values ----------------------------------------------------------------------------------- */

/* One line of @value around byte @at. */
static char *
dup_excerpt (const char *value,
             gsize       at)
{
  const char *start = value + at;
  g_autofree char *line = NULL;
  glong n;

  for (guint i = 0; i < BEFORE && start > value && start[-1] != '\n'; i++)
    start = g_utf8_prev_char (start);
  n = g_utf8_strlen (start, -1);
  line = g_utf8_substring (start, 0, MIN (n, SHOWN));
  line[strcspn (line, "\r\n")] = '\0';
  g_strstrip (line);

  return g_strdup_printf ("%s%s%s", start > value ? "…" : "", line, n > SHOWN ? "…" : "");
}

static void
add_value (Search        *self,
           const CfnNode *node,
           const char    *excerpt)
{
  g_autofree char *path = cfn_path_string_of_node (node);
  g_autofree char *action = make_action ("win.show-value", path);
  MillraceFound *item = millrace_found_new (excerpt, _("Values"), action);

  /* "DataTable.Properties.TableName": the section goes without saying. */
  millrace_found_set_detail (item, g_str_has_prefix (path, "Resources.")
                                   ? path + strlen ("Resources.") : path);
  g_ptr_array_add (self->items, item);
  self->n++;
}

/* Letters beside each other, as people look for a text; letter case does not matter. */
static void
find_values (Search        *self,
             const CfnNode *node)
{
  if (node->kind == CFN_NODE_SCALAR)
    {
      g_autofree char *folded = g_utf8_casefold (node->value, node->length);
      const char *hit = strstr (folded, self->folded);

      if (hit != NULL && cfn_node_get_key (node) != NULL && node->parent->parent == NULL)
        hit = NULL;
      if (hit != NULL)
        {
          /* Folding may change the length; then the excerpt begins where the value does. */
          gsize at = strlen (folded) == node->length ? (gsize) (hit - folded) : 0;
          g_autofree char *excerpt = dup_excerpt (node->value, at);

          add_value (self, node, excerpt);
        }
    }

  for (const CfnNode *child = node->first_child; child != NULL && self->n < MAX_OF_GROUP;
       child = child->next)
    find_values (self, child);
}

/* --- problems --------------------------------------------------------------------------------- */

static void
find_problems (Search *self)
{
  CfnFindings *findings = cfn_reading_get_findings (self->reading);
  guint n = cfn_findings_get_n (findings);

  self->n = 0;
  for (guint i = 0; i < n && self->n < MAX_OF_GROUP; i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *message = cfn_message_format (finding->message);
      g_autofree char *all = g_strjoin (" ", message, finding->rule,
                                        finding->resource != NULL ? finding->resource->id : "",
                                        NULL);
      g_autofree char *folded = g_utf8_casefold (all, -1);
      g_autofree char *action = NULL;
      MillraceFound *item;

      if (strstr (folded, self->folded) == NULL)
        continue;

      action = g_strdup_printf ("win.show-problem(uint32 %u)", i);
      item = millrace_found_new (message, _("Problems"), action);
      millrace_found_set_detail (item, finding->resource != NULL ? finding->resource->id : NULL);
      millrace_found_set_icon (item, millrace_severity_get_icon_name (finding->severity),
                               millrace_severity_get_css_class (finding->severity));
      g_ptr_array_add (self->items, item);
      self->n++;
    }
}

/* Behind the ids, or before them when those only have the letters somewhere. */
static void
add_properties (Search    *self,
                GPtrArray *properties,
                guint      best)
{
  guint at = best > self->best && self->best < MIN_SCORE ? 0 : self->items->len;

  for (guint i = 0; i < properties->len; i++)
    g_ptr_array_insert (self->items, (int) (at + i), g_ptr_array_index (properties, i));
}

/* --- all of it -------------------------------------------------------------------------------- */

static GPtrArray *
find_everywhere (MillraceWindow *self,
                 const char     *text)
{
  Search search = { 0, };
  g_autoptr (GPtrArray) properties = g_ptr_array_new ();
  CfnNode *root;
  guint best = 0;

  search.reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  search.items = g_ptr_array_new_with_free_func (g_object_unref);
  search.query = g_strstrip (g_strdup (text));
  search.folded = g_utf8_casefold (search.query, -1);
  root = cfn_tree_get_root (cfn_reading_get_tree (search.reading));

  find_ids (&search);
  /* One letter is in nearly every value: that tells nothing. */
  if (root != NULL && g_utf8_strlen (search.query, -1) > 1)
    best = millrace_field_search (search.reading, (const char * const *) self->selection, FALSE,
                                  search.query, properties);
  add_properties (&search, properties, best);
  if (root != NULL && g_utf8_strlen (search.query, -1) > 1)
    find_values (&search, root);
  if (search.query[0] != '\0')
    find_problems (&search);

  g_free (search.query);
  g_free (search.folded);

  return search.items;
}

/* Properties of what is selected: all of them, until something is typed. */
static GPtrArray *
find_properties (MillraceWindow *self,
                 const char     *text)
{
  CfnReading *reading;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *query = g_strstrip (g_strdup (text));

  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  millrace_field_search (reading, (const char * const *) self->selection, TRUE, query, items);

  return items;
}

static void
find_property_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autofree char *heading = NULL;

  if (self->selection[0] == NULL)
    {
      millrace_window_toast (self, _("Select one resource first"));
      return;
    }

  /* Translators: heading of a list of properties; %s is a logical id */
  heading = g_strdup_printf (_("Find a property of %s"), self->selection[0]);
  millrace_window_open_finder (self, find_properties, NULL, heading);
}

static void
find_everywhere_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  millrace_window_open_finder (user_data, find_everywhere, NULL,
                               _("Find IDs, types, properties, values and problems"));
}

/* --- going there ------------------------------------------------------------------------------ */

static void
go_to_card_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *ids[] = { g_variant_get_string (parameter, NULL), NULL };

  millrace_window_select (self, ids);
  millrace_window_reveal (self, ids[0], TRUE);
}

/* A value's line, with its resource selected, so that its form is beside it. */
static void
show_value_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (CfnPath) path = cfn_path_parse (g_variant_get_string (parameter, NULL), NULL);
  const CfnPathStep *steps;
  guint n;

  if (path == NULL)
    return;

  steps = cfn_path_get_steps (path, &n);
  if (n > 1 && g_strcmp0 (steps[0].key, "Resources") == 0 && steps[1].key != NULL)
    millrace_window_select (self, (const char * const []) { steps[1].key, NULL });
  g_action_group_activate_action (G_ACTION_GROUP (self), "show-source-path", parameter);
}

/* A property in the form of its resource, ready to be changed. */
static void
show_field_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const char *text = g_variant_get_string (parameter, NULL);
  g_autoptr (CfnPath) path = cfn_path_parse (text, NULL);
  const CfnPathStep *steps;
  guint n;

  if (path == NULL)
    return;

  steps = cfn_path_get_steps (path, &n);
  if (n < 2 || steps[1].key == NULL)
    return;

  millrace_window_select (self, (const char * const []) { steps[1].key, NULL });
  millrace_window_reveal (self, steps[1].key, FALSE);
  millrace_shell_set_shown (self->shell, MILLRACE_AREA_RIGHT, TRUE);
  if (!millrace_inspector_focus_field (self->inspector, text))
    millrace_inspector_focus_first (self->inspector);
}

const GActionEntry millrace_window_find_entries[] = {
  { "find-everywhere", find_everywhere_cb },
  { "find-property", find_property_cb },
  { "go-to-card", go_to_card_cb, "s" },
  { "show-field", show_field_cb, "s" },
  { "show-value", show_value_cb, "s" },
};

const guint millrace_window_n_find_entries = G_N_ELEMENTS (millrace_window_find_entries);
