/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-card.h"
#include "cfn-change.h"
#include "millrace-editor.h"
#include "millrace-words.h"

/* On the card of something that was just added: how high it will be is not known yet. */
#define USUAL_FACTS 3

struct _MillraceEditor
{
  GObject           parent_instance;

  CfnDocument      *document;
  MillracePipeline *pipeline;
};

G_DEFINE_FINAL_TYPE (MillraceEditor, millrace_editor, G_TYPE_OBJECT)

/* --- Names of steps --- */

/* What people call a type: "Table", or "Alarm" for AWS::CloudWatch::Alarm. */
static char *
dup_type_word (const char *type)
{
  CfnKind kind = cfn_kind_of_type (type);
  const char *word;

  if (kind != CFN_KIND_OTHER)
    return g_strdup (_(cfn_kind_get_label (kind)));

  word = strrchr (type, ':');
  return g_strdup (word != NULL ? word + 1 : type);
}

/* "BatchSize of DataTableStream" has two words worth telling: the resource and the last name of the
 * path. */
static char *
dup_property_step_name (const char *path)
{
  g_autoptr (CfnPath) parsed = cfn_path_parse (path, NULL);
  const CfnPathStep *steps;
  const char *id = NULL, *property = NULL;
  guint n_steps = 0;
  guint first;

  if (parsed == NULL)
    return g_strdup (_("Change Property"));

  steps = cfn_path_get_steps (parsed, &n_steps);
  first = n_steps > 1 && g_strcmp0 (steps[0].key, "Resources") == 0 ? 1 : 0;
  for (guint i = 0; i < n_steps; i++)
    {
      if (i == first)
        id = steps[i].key;
      else if (i > first && steps[i].key != NULL)
        property = steps[i].key;
    }
  if (id == NULL || property == NULL)
    return g_strdup (_("Change Property"));

  /* Translators: a step of the history: name of a property, logical id of a resource */
  return millrace_words (N_("Change {0} of {1}"), property, id, NULL);
}

/* The resource that @path leads into, as the path has it; NULL: none. */
static char *
dup_owner (const char *path)
{
  g_autoptr (CfnPath) parsed = cfn_path_parse (path, NULL);
  const CfnPathStep *steps;
  guint n = 0;

  if (parsed == NULL)
    return NULL;

  steps = cfn_path_get_steps (parsed, &n);
  return n > 1 && g_strcmp0 (steps[0].key, "Resources") == 0 ? g_strdup (steps[1].key) : NULL;
}

static char *
dup_properties_step_name (GVariant *pairs)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *path, *yaml;
  GVariantIter iter;
  guint n;

  g_variant_iter_init (&iter, pairs);
  while (g_variant_iter_next (&iter, "(&s&s)", &path, &yaml))
    {
      char *owner = dup_owner (path);

      if (owner != NULL)
        g_hash_table_add (owners, owner);
    }

  n = g_hash_table_size (owners);
  if (n > 1)
    /* Translators: a step of the history: several resources were edited together */
    return g_strdup_printf (ngettext ("Change %u Resource", "Change %u Resources", n), n);

  g_variant_get_child (pairs, 0, "(&s&s)", &path, &yaml);
  return dup_property_step_name (path);
}

static char *
dup_move_step_name (guint       n,
                    const char *id)
{
  if (n == 1)
    return g_strdup_printf (_("Move %s"), id);
  return g_strdup_printf (ngettext ("Move %u Resource", "Move %u Resources", n), n);
}

static char *
dup_remove_step_name (guint       n,
                      const char *id)
{
  if (n == 1)
    return g_strdup_printf (_("Delete %s"), id);
  return g_strdup_printf (ngettext ("Delete %u Resource", "Delete %u Resources", n), n);
}

/* --- Positions --- */

static void
set_positions_without (MillraceEditor     *self,
                       const char * const *ids,
                       const char         *name)
{
  g_autoptr (CfnPositions) positions = NULL;

  positions = cfn_positions_ref (cfn_document_get_positions (self->document));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      CfnPositions *fewer = cfn_positions_without (positions, ids[i]);

      cfn_positions_unref (positions);
      positions = fewer;
    }
  if (!cfn_positions_equal (positions, cfn_document_get_positions (self->document)))
    cfn_document_set_positions (self->document, positions, name, NULL);
}

void
millrace_editor_move (MillraceEditor *self,
                      GVariant       *moves)
{
  g_autoptr (CfnPositions) positions = NULL;
  g_autofree char *name = NULL;
  const char *id = NULL;
  GVariantIter iter;
  CfnPoint point;
  guint n = 0;

  g_return_if_fail (MILLRACE_IS_EDITOR (self));
  g_return_if_fail (g_variant_is_of_type (moves, G_VARIANT_TYPE ("a(sdd)")));

  positions = cfn_positions_ref (cfn_document_get_positions (self->document));
  g_variant_iter_init (&iter, moves);
  while (g_variant_iter_next (&iter, "(&sdd)", &id, &point.x, &point.y))
    {
      CfnPositions *more = cfn_positions_with (positions, id, &point);

      cfn_positions_unref (positions);
      positions = more;
      n++;
    }
  if (n == 0)
    return;

  g_variant_get_child (moves, 0, "(&sdd)", &id, NULL, NULL);
  name = dup_move_step_name (n, id);
  cfn_document_set_positions (self->document, positions, name, NULL);
}

void
millrace_editor_nudge (MillraceEditor     *self,
                       const char * const *ids,
                       double              dx,
                       double              dy)
{
  g_autoptr (CfnPositions) positions = NULL;
  g_autofree char *name = NULL;
  guint n = 0;

  g_return_if_fail (MILLRACE_IS_EDITOR (self));
  g_return_if_fail (ids != NULL);

  positions = cfn_positions_ref (cfn_document_get_positions (self->document));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      CfnPositions *more;
      CfnPoint point;
      CfnRect card;

      if (!millrace_pipeline_get_card (self->pipeline, ids[i], &card))
        continue;

      point.x = card.x + dx;
      point.y = card.y + dy;
      more = cfn_positions_with (positions, ids[i], &point);
      cfn_positions_unref (positions);
      positions = more;
      n++;
    }
  if (n == 0)
    return;

  name = dup_move_step_name (n, ids[0]);
  cfn_document_set_positions (self->document, positions, name, "nudge");
}

/* --- Resources --- */

void
millrace_editor_clear_places (MillraceEditor *self,
                              CfnPoint       *places,
                              guint           n_places)
{
  CfnRoutes *routes;
  g_autofree CfnRect *cards = NULL;
  CfnPoint way;

  g_return_if_fail (MILLRACE_IS_EDITOR (self));
  g_return_if_fail (places != NULL || n_places == 0);

  routes = millrace_pipeline_get_routes (self->pipeline);
  if (routes == NULL)
    return;

  cards = g_new (CfnRect, MAX (n_places, 1));
  for (guint i = 0; i < n_places; i++)
    cards[i] = (CfnRect) { places[i].x, places[i].y, CFN_CARD_WIDTH,
                           cfn_card_get_height (USUAL_FACTS) };
  way = cfn_layout_find_clear (cfn_routes_get_layout (routes), cards, n_places, NULL, 0);
  for (guint i = 0; i < n_places; i++)
    {
      places[i].x += way.x;
      places[i].y += way.y;
    }
}

void
millrace_editor_apply_addition (MillraceEditor *self,
                                CfnEdit        *edit,
                                const char     *type,
                                const char     *id,
                                const CfnPoint *place,
                                const CfnPoint *hint)
{
  g_autofree char *word = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (MILLRACE_IS_EDITOR (self));
  g_return_if_fail (edit != NULL && type != NULL && id != NULL);

  word = dup_type_word (type);
  /* Translators: a step of the history; %s is a kind of resource, "Table" */
  name = g_strdup_printf (_("Add %s"), word);
  millrace_pipeline_set_hint (self->pipeline, place == NULL ? hint : NULL);

  cfn_document_begin_step (self->document, name);
  cfn_document_apply (self->document, edit, name, NULL);
  if (place != NULL)
    {
      g_autoptr (CfnPositions) positions = NULL;
      CfnPoint clear = *place;

      millrace_editor_clear_places (self, &clear, 1);
      positions = cfn_positions_with (cfn_document_get_positions (self->document), id, &clear);
      cfn_document_set_positions (self->document, positions, name, NULL);
    }
  else
    {
      /* A card that had this name before may have left its place behind. */
      set_positions_without (self, (const char * const []) { id, NULL }, name);
    }
  cfn_document_end_step (self->document);
}

gboolean
millrace_editor_add (MillraceEditor  *self,
                     const char      *type,
                     const CfnPoint  *place,
                     const CfnPoint  *hint,
                     char           **new_id,
                     GError         **error)
{
  g_autoptr (CfnEdit) edit = NULL;
  g_autofree char *id = NULL;
  CfnReading *reading;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (type != NULL, FALSE);

  reading = millrace_pipeline_ensure_reading (self->pipeline);
  edit = cfn_change_add (cfn_reading_get_template (reading), type, NULL, &id, error);
  if (edit == NULL)
    return FALSE;

  millrace_editor_apply_addition (self, edit, type, id, place, hint);
  if (new_id != NULL)
    *new_id = g_steal_pointer (&id);
  return TRUE;
}

void
millrace_editor_apply_removal (MillraceEditor     *self,
                               CfnEdit            *edit,
                               const char * const *ids)
{
  g_autofree char *name = NULL;

  g_return_if_fail (MILLRACE_IS_EDITOR (self));
  g_return_if_fail (edit != NULL && ids != NULL && ids[0] != NULL);

  name = dup_remove_step_name (g_strv_length ((char **) ids), ids[0]);
  cfn_document_begin_step (self->document, name);
  cfn_document_apply (self->document, edit, name, NULL);
  set_positions_without (self, ids, name);
  cfn_document_end_step (self->document);
}

gboolean
millrace_editor_remove (MillraceEditor       *self,
                        const char * const   *ids,
                        char               ***dependents,
                        GError              **error)
{
  g_autoptr (CfnEdit) edit = NULL;
  CfnReading *reading;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, FALSE);

  reading = millrace_pipeline_ensure_reading (self->pipeline);
  edit = cfn_change_remove (cfn_reading_get_template (reading), ids, dependents, error);
  if (edit == NULL)
    return FALSE;

  millrace_editor_apply_removal (self, edit, ids);
  return TRUE;
}

gboolean
millrace_editor_rename (MillraceEditor  *self,
                        const char      *id,
                        const char      *new_id,
                        guint           *n_references,
                        GError         **error)
{
  g_autoptr (CfnPositions) positions = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autofree char *name = NULL;
  CfnReading *reading;
  guint n_splices;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (id != NULL && new_id != NULL, FALSE);

  reading = millrace_pipeline_ensure_reading (self->pipeline);
  edit = cfn_change_rename (cfn_reading_get_template (reading), id, new_id, error);
  if (edit == NULL)
    return FALSE;

  /* One splice is the declaration. */
  cfn_edit_get_splices (edit, &n_splices);
  if (n_references != NULL)
    *n_references = n_splices > 0 ? n_splices - 1 : 0;
  if (n_splices == 0)
    return TRUE;

  /* Translators: a step of the history: two logical ids */
  name = millrace_words (N_("Rename {0} to {1}"), id, new_id, NULL);
  cfn_document_begin_step (self->document, name);
  cfn_document_apply (self->document, edit, name, NULL);
  positions = cfn_positions_renamed (cfn_document_get_positions (self->document), id, new_id);
  cfn_document_set_positions (self->document, positions, name, NULL);
  cfn_document_end_step (self->document);
  return TRUE;
}

/* --- Properties --- */

/* The template as it is now. */
static CfnTemplate *
get_template (MillraceEditor *self)
{
  return cfn_reading_get_template (millrace_pipeline_ensure_reading (self->pipeline));
}

/* Puts what @edit makes of the text in the place of @template. */
static void
go_on (CfnTemplate **template,
       CfnEdit      *edit)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_template_get_text (*template));
  g_autoptr (CfnTree) tree = cfn_tree_read_after (cfn_template_get_tree (*template), edit,
                                                 text);

  cfn_template_unref (*template);
  *template = cfn_template_new (tree);
}

static CfnEdit *
make_property_edit (CfnTemplate  *template,
                    const char   *path,
                    const char   *yaml,
                    GError      **error)
{
  if (yaml[0] == '\0')
    return cfn_change_unset (template, path, error);
  return cfn_change_set (template, path, yaml, error);
}

gboolean
millrace_editor_set_properties (MillraceEditor  *self,
                                GVariant        *pairs,
                                GError         **error)
{
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (CfnEdit) whole = NULL;
  g_autoptr (CfnEdit) last = NULL;
  g_autofree char *name = NULL;
  g_autofree char *first_path = NULL;
  const char *path, *yaml;
  GVariantIter iter;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (g_variant_is_of_type (pairs, G_VARIANT_TYPE ("a(ss)")), FALSE);

  template = cfn_template_ref (get_template (self));
  g_variant_iter_init (&iter, pairs);
  while (g_variant_iter_next (&iter, "(&s&s)", &path, &yaml))
    {
      g_autoptr (CfnEdit) edit = NULL;

      if (last != NULL)
        go_on (&template, last);
      edit = make_property_edit (template, path, yaml, error);
      if (edit == NULL)
        return FALSE;

      g_clear_pointer (&last, cfn_edit_unref);
      last = cfn_edit_ref (edit);
      if (whole == NULL)
        {
          first_path = g_strdup (path);
          whole = cfn_edit_ref (edit);
        }
      else
        {
          CfnEdit *longer = cfn_edit_compose (whole, edit);

          cfn_edit_unref (whole);
          whole = longer;
        }
    }
  if (whole == NULL)
    return TRUE;

  name = dup_properties_step_name (pairs);
  /* Turning a spin button is one step, not twenty. */
  cfn_document_apply (self->document, whole, name, first_path);
  return TRUE;
}

/* Makes a step of @edit, which is taken; FALSE when it is NULL. Steps of one @merge_key in sequence
 * are one. */
static gboolean
take_property_edit (MillraceEditor *self,
                    CfnEdit        *edit,
                    const char     *path,
                    const char     *merge_key)
{
  g_autoptr (CfnEdit) taken = edit;
  g_autofree char *name = NULL;

  if (taken == NULL)
    return FALSE;

  name = dup_property_step_name (path);
  cfn_document_apply (self->document, taken, name, merge_key);
  return TRUE;
}

gboolean
millrace_editor_set_text (MillraceEditor  *self,
                          const char      *path,
                          const char      *text,
                          GError         **error)
{
  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (path != NULL && text != NULL, FALSE);

  return take_property_edit (self, cfn_change_set_string (get_template (self), path, text, error),
                             path, path);
}

gboolean
millrace_editor_set_lines (MillraceEditor  *self,
                           const char      *path,
                           const char      *text,
                           GError         **error)
{
  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (path != NULL && text != NULL, FALSE);

  return take_property_edit (self, cfn_change_set_lines (get_template (self), path, text, error),
                             path, NULL);
}

gboolean
millrace_editor_unset (MillraceEditor  *self,
                       const char      *path,
                       GError         **error)
{
  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return take_property_edit (self, cfn_change_unset (get_template (self), path, error), path, NULL);
}

gboolean
millrace_editor_rename_key (MillraceEditor  *self,
                            const char      *path,
                            const char      *key,
                            GError         **error)
{
  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (path != NULL && key != NULL, FALSE);

  return take_property_edit (self, cfn_change_rename_key (get_template (self), path, key, error),
                             path, NULL);
}

gboolean
millrace_editor_move_item (MillraceEditor  *self,
                           const char      *path,
                           guint            from,
                           guint            to,
                           GError         **error)
{
  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return take_property_edit (self,
                             cfn_change_move_item (get_template (self), path, from, to, error),
                             path, NULL);
}

/* --- Repairs --- */

void
millrace_editor_repair (MillraceEditor *self,
                        CfnEdit        *edit,
                        const char     *name)
{
  g_return_if_fail (MILLRACE_IS_EDITOR (self));
  g_return_if_fail (edit != NULL && name != NULL);

  cfn_document_apply (self->document, edit, name, NULL);
}

/* --- Object --- */

CfnDocument *
millrace_editor_get_document (MillraceEditor *self)
{
  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), NULL);

  return self->document;
}

MillracePipeline *
millrace_editor_get_pipeline (MillraceEditor *self)
{
  g_return_val_if_fail (MILLRACE_IS_EDITOR (self), NULL);

  return self->pipeline;
}

MillraceEditor *
millrace_editor_new (CfnDocument *document)
{
  MillraceEditor *self;

  g_return_val_if_fail (CFN_IS_DOCUMENT (document), NULL);

  self = g_object_new (MILLRACE_TYPE_EDITOR, NULL);
  self->document = g_object_ref (document);
  self->pipeline = millrace_pipeline_new (document);
  return self;
}

static void
millrace_editor_dispose (GObject *object)
{
  MillraceEditor *self = MILLRACE_EDITOR (object);

  g_clear_object (&self->pipeline);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (millrace_editor_parent_class)->dispose (object);
}

static void
millrace_editor_class_init (MillraceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_editor_dispose;
}

static void
millrace_editor_init (MillraceEditor *self)
{
}
