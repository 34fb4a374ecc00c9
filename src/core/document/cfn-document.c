/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-document-private.h"

#include "cfn-message.h"

G_DEFINE_FINAL_TYPE (CfnDocument, cfn_document, G_TYPE_OBJECT)

enum
{
  PROP_FILE = 1,
  PROP_MODIFIED,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_DISPLAY_NAME,
  N_PROPS
};

enum
{
  CHANGED,
  POSITIONS_CHANGED,
  CHANGED_ON_DISK,
  POSITIONS_TAKEN_OVER,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
cfn_document_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CfnDocument *self = CFN_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, cfn_document_get_file (self));
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, cfn_document_get_modified (self));
      break;

    case PROP_UNDO_NAME:
      g_value_set_string (value, cfn_document_get_undo_name (self));
      break;

    case PROP_REDO_NAME:
      g_value_set_string (value, cfn_document_get_redo_name (self));
      break;

    case PROP_DISPLAY_NAME:
      g_value_take_string (value, cfn_document_dup_display_name (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cfn_document_dispose (GObject *object)
{
  CfnDocument *self = CFN_DOCUMENT (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->layout_watch);

  G_OBJECT_CLASS (cfn_document_parent_class)->dispose (object);
}

static void
cfn_document_finalize (GObject *object)
{
  CfnDocument *self = CFN_DOCUMENT (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->text, cfn_text_unref);
  g_clear_pointer (&self->saved_text, cfn_text_unref);
  g_clear_pointer (&self->positions, cfn_positions_unref);
  g_clear_pointer (&self->arranged, cfn_arrangement_free);
  g_clear_pointer (&self->history, cfn_history_free);

  G_OBJECT_CLASS (cfn_document_parent_class)->finalize (object);
}

static void
cfn_document_class_init (CfnDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cfn_document_get_property;
  object_class->dispose = cfn_document_dispose;
  object_class->finalize = cfn_document_finalize;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  properties[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", CFN_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, CFN_TYPE_EDIT, G_TYPE_BOOLEAN);
  signals[POSITIONS_CHANGED] = g_signal_new ("positions-changed", CFN_TYPE_DOCUMENT,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  signals[CHANGED_ON_DISK] = g_signal_new ("changed-on-disk", CFN_TYPE_DOCUMENT,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  signals[POSITIONS_TAKEN_OVER] = g_signal_new ("positions-taken-over", CFN_TYPE_DOCUMENT,
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);
}

static void
cfn_document_init (CfnDocument *self)
{
  self->history = cfn_history_new ();
  self->positions = cfn_positions_new ();
  self->arranged = cfn_arrangement_new ();
  self->text = cfn_text_new_from_string ("", 0);
  self->saved_text = cfn_text_ref (self->text);
}

CfnDocument *
cfn_document_new (void)
{
  return g_object_new (CFN_TYPE_DOCUMENT, NULL);
}

CfnDocument *
cfn_document_new_from_text (CfnText *text)
{
  CfnDocument *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = cfn_document_new ();
  cfn_text_unref (self->text);
  cfn_text_unref (self->saved_text);
  self->text = cfn_text_ref (text);
  self->saved_text = cfn_text_ref (text);

  return self;
}

CfnText *
cfn_document_get_text (CfnDocument *self)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), NULL);

  return self->text;
}

CfnPositions *
cfn_document_get_positions (CfnDocument *self)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), NULL);

  return self->positions;
}

GFile *
cfn_document_get_file (CfnDocument *self)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), NULL);

  return self->file;
}

char *
cfn_document_dup_display_name (CfnDocument *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (CFN_IS_DOCUMENT (self), NULL);

  if (self->file == NULL)
    return g_strdup (cfn_message_translate (N_("Untitled")));

  name = g_file_get_basename (self->file);
  return g_filename_display_name (name);
}

gboolean
cfn_document_get_modified (CfnDocument *self)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), FALSE);

  return self->modified;
}

CfnOnDisk
cfn_document_get_on_disk (CfnDocument *self)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), CFN_ON_DISK_AS_KNOWN);

  if (self->watch == NULL)
    return CFN_ON_DISK_AS_KNOWN;
  if (cfn_file_watch_is_gone (self->watch))
    return CFN_ON_DISK_GONE;

  return cfn_file_watch_is_other (self->watch) ? CFN_ON_DISK_CHANGED : CFN_ON_DISK_AS_KNOWN;
}

guint64
cfn_document_get_revision (CfnDocument *self)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), 0);

  return self->revision;
}

void
cfn_document_update_state (CfnDocument *self)
{
  const gboolean modified = !cfn_text_equal (self->text, self->saved_text) ||
                            !cfn_positions_equal (self->positions,
                                                  self->arranged->positions) ||
                            cfn_document_get_on_disk (self) == CFN_ON_DISK_GONE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);

  if (self->modified == modified)
    return;

  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

void
cfn_document_take_text (CfnDocument *self,
                        CfnText     *text,
                        CfnEdit     *edit,
                        gboolean     from_history)
{
  cfn_text_unref (self->text);
  self->text = text;
  self->revision++;

  g_signal_emit (self, signals[CHANGED], 0, edit, from_history);
}

void
cfn_document_replace_positions (CfnDocument  *self,
                                CfnPositions *positions)
{
  cfn_positions_ref (positions);
  cfn_positions_unref (self->positions);
  self->positions = positions;

  g_signal_emit (self, signals[POSITIONS_CHANGED], 0);
}

void
cfn_document_set_file (CfnDocument *self,
                       GFile       *file)
{
  if (self->file != NULL && g_file_equal (self->file, file))
    return;

  g_set_object (&self->file, file);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISPLAY_NAME]);
}

void
cfn_document_report_disk (CfnDocument *self)
{
  cfn_document_update_state (self);
  g_signal_emit (self, signals[CHANGED_ON_DISK], 0);
}

void
cfn_document_report_positions (CfnDocument *self)
{
  g_signal_emit (self, signals[POSITIONS_TAKEN_OVER], 0);
}

void
cfn_document_apply (CfnDocument *self,
                    CfnEdit     *edit,
                    const char  *name,
                    const char  *merge_key)
{
  CfnStep *step;

  g_return_if_fail (CFN_IS_DOCUMENT (self));
  g_return_if_fail (edit != NULL);

  if (cfn_edit_is_empty (edit))
    return;

  step = cfn_history_open_step (self->history, name, merge_key);
  cfn_step_add_edit (step, edit, self->text);
  cfn_document_take_text (self, cfn_edit_apply (edit, self->text), edit, FALSE);
  cfn_document_update_state (self);
}

void
cfn_document_set_positions (CfnDocument  *self,
                            CfnPositions *positions,
                            const char   *name,
                            const char   *merge_key)
{
  CfnStep *step;

  g_return_if_fail (CFN_IS_DOCUMENT (self));
  g_return_if_fail (positions != NULL);

  if (cfn_positions_equal (self->positions, positions))
    return;

  step = cfn_history_open_step (self->history, name, merge_key);
  cfn_step_add_positions (step, self->positions, positions);
  cfn_document_replace_positions (self, positions);
  cfn_document_update_state (self);
}

void
cfn_document_begin_step (CfnDocument *self,
                         const char  *name)
{
  g_return_if_fail (CFN_IS_DOCUMENT (self));

  cfn_history_begin (self->history, name);
}

void
cfn_document_end_step (CfnDocument *self)
{
  g_return_if_fail (CFN_IS_DOCUMENT (self));
  g_return_if_fail (cfn_history_is_in_step (self->history));

  cfn_history_end (self->history);
  cfn_document_update_state (self);
}

gboolean
cfn_document_can_undo (CfnDocument *self)
{
  return cfn_document_get_undo_name (self) != NULL;
}

gboolean
cfn_document_can_redo (CfnDocument *self)
{
  return cfn_document_get_redo_name (self) != NULL;
}

const char *
cfn_document_get_undo_name (CfnDocument *self)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), NULL);

  return cfn_history_get_undo_name (self->history);
}

const char *
cfn_document_get_redo_name (CfnDocument *self)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (self), NULL);

  return cfn_history_get_redo_name (self->history);
}

/* A listener may change the document in its turn and so end the life of a step: @edit and
 * @positions are held here. Both may be NULL. */
static void
cfn_document_travel (CfnDocument  *self,
                     CfnEdit      *edit,
                     CfnPositions *positions)
{
  g_autoptr (CfnEdit) held_edit = edit != NULL ? cfn_edit_ref (edit) : NULL;
  g_autoptr (CfnPositions) held_positions = positions != NULL ? cfn_positions_ref (positions)
                                                              : NULL;

  if (held_edit != NULL)
    cfn_document_take_text (self, cfn_edit_apply (held_edit, self->text), held_edit, TRUE);
  if (held_positions != NULL)
    cfn_document_replace_positions (self, held_positions);

  cfn_document_update_state (self);
}

void
cfn_document_undo (CfnDocument *self)
{
  CfnStep *step;

  g_return_if_fail (CFN_IS_DOCUMENT (self));
  g_return_if_fail (!cfn_history_is_in_step (self->history));

  step = cfn_history_undo (self->history);
  if (step != NULL)
    cfn_document_travel (self, step->backward, step->before);
}

void
cfn_document_redo (CfnDocument *self)
{
  CfnStep *step;

  g_return_if_fail (CFN_IS_DOCUMENT (self));
  g_return_if_fail (!cfn_history_is_in_step (self->history));

  step = cfn_history_redo (self->history);
  if (step != NULL)
    cfn_document_travel (self, step->forward, step->after);
}
