/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-arrangement.h"

#include "cfn-designer.h"
#include "cfn-layout-file.h"
#include "cfn-positions-merge.h"
#include "cfn-reading.h"
#include "cfn-save.h"

/* Somebody who writes the file more often than this between our reading and our writing will be
 * written over. */
#define MAX_TRIES 5

CfnArrangement *
cfn_arrangement_new (void)
{
  CfnArrangement *self = g_new0 (CfnArrangement, 1);

  self->positions = cfn_positions_new ();

  return self;
}

void
cfn_arrangement_free (CfnArrangement *self)
{
  g_return_if_fail (self != NULL);

  cfn_positions_unref (self->positions);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->etag);
  g_free (self);
}

CfnArrangement *
cfn_arrangement_copy (CfnArrangement *self)
{
  CfnArrangement *other;

  g_return_val_if_fail (self != NULL, NULL);

  other = g_new0 (CfnArrangement, 1);
  other->positions = cfn_positions_ref (self->positions);
  other->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  other->etag = g_strdup (self->etag);

  return other;
}

/* Takes over all but @positions. */
static void
set (CfnArrangement *self,
     CfnPositions   *positions,
     GBytes         *bytes,
     char           *etag)
{
  cfn_positions_ref (positions);
  cfn_positions_unref (self->positions);
  self->positions = positions;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  g_free (self->etag);
  self->etag = etag;
}

/* --- Reading --- */

/* Where AWS's old designer had drawn the resources of @text. */
static CfnPositions *
read_old_positions (CfnText *text)
{
  gsize length;
  const char *data = cfn_text_get_data (text, &length);
  g_autoptr (CfnReading) reading = NULL;

  /* Hardly any template has them, and all that is to be read for it has a price. */
  if (g_strstr_len (data, length, CFN_DESIGNER_KEY) == NULL)
    return cfn_positions_new ();

  reading = cfn_reading_new (text);
  return cfn_designer_get_positions (cfn_reading_get_diagram (reading));
}

CfnArrangement *
cfn_arrangement_load (GFile         *file,
                      CfnText       *text,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GFile) layout_file = cfn_layout_file_for (file);
  g_autoptr (CfnArrangement) self = cfn_arrangement_new ();
  g_autoptr (CfnPositions) positions = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *etag = NULL;
  GBytes *bytes = cfn_load_bytes (layout_file, &etag, cancellable, &local_error);

  if (bytes != NULL)
    {
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);

      positions = cfn_layout_file_parse (data != NULL ? data : "", length);
    }
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    positions = read_old_positions (text);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  set (self, positions, bytes, g_steal_pointer (&etag));

  return g_steal_pointer (&self);
}

/* --- Writing --- */

/* @must_be_known: only over what @self holds, else G_IO_ERROR_WRONG_ETAG. */
static gboolean
write_positions (CfnArrangement  *self,
                 GFile           *file,
                 CfnPositions    *positions,
                 gboolean         must_be_known,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (GFile) layout_file = cfn_layout_file_for (file);
  g_autoptr (GBytes) bytes = cfn_layout_file_format (positions);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *etag = NULL;

  if (bytes != NULL)
    {
      if (!cfn_save_bytes (layout_file, bytes, must_be_known ? self->etag : NULL, &etag,
                           cancellable, error))
        return FALSE;
    }
  else if (!g_file_delete (layout_file, cancellable, &local_error)
           && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  set (self, positions, g_steal_pointer (&bytes), g_steal_pointer (&etag));

  return TRUE;
}

/* One reading, and one writing if there is anything to write. */
static gboolean
merge_once (CfnArrangement  *self,
            GFile           *file,
            CfnText         *text,
            CfnPositions    *positions,
            gboolean         must_be_known,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (CfnArrangement) theirs = cfn_arrangement_load (file, text, cancellable, NULL);
  g_autoptr (CfnPositions) merged = NULL;

  /* What cannot be read can be replaced. */
  if (theirs == NULL)
    return cfn_positions_equal (self->positions, positions)
           || write_positions (self, file, positions, FALSE, cancellable, error);

  merged = cfn_positions_merge (self->positions, positions, theirs->positions);
  if (!cfn_positions_equal (merged, theirs->positions)
      && !write_positions (theirs, file, merged, must_be_known, cancellable, error))
    return FALSE;

  set (self, theirs->positions, g_steal_pointer (&theirs->bytes), g_steal_pointer (&theirs->etag));

  return TRUE;
}

gboolean
cfn_arrangement_save (CfnArrangement  *self,
                      GFile           *file,
                      CfnText         *text,
                      CfnPositions    *positions,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (positions != NULL, FALSE);

  if (text == NULL)
    return write_positions (self, file, positions, FALSE, cancellable, error);

  for (guint i = 1; i < MAX_TRIES; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (merge_once (self, file, text, positions, TRUE, cancellable, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return merge_once (self, file, text, positions, FALSE, cancellable, error);
}
