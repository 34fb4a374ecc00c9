/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-arrangement.h"
#include "cfn-document.h"
#include "cfn-file-watch.h"
#include "cfn-history.h"

G_BEGIN_DECLS

struct _CfnDocument
{
  GObject parent_instance;

  CfnText *text;
  CfnPositions *positions;
  CfnHistory *history;
  guint64 revision;

  GFile *file;
  CfnFileWatch *watch;            /* NULL while there is no file */
  CfnFileWatch *layout_watch;     /* the same of its layout file */
  CfnText *saved_text;            /* what is on disk, or what an unsaved document started with */
  CfnArrangement *arranged;       /* the same of the positions */
  gboolean modified;
  GQueue jobs;                    /* GTask: what is loaded and saved; the first is under way */
};

/* For cfn-document-file.c. */
void cfn_document_update_state      (CfnDocument  *self);
/* Takes over @text. */
void cfn_document_take_text         (CfnDocument  *self,
                                     CfnText      *text,
                                     CfnEdit      *edit,
                                     gboolean      from_history);
void cfn_document_replace_positions (CfnDocument  *self,
                                     CfnPositions *positions);
void cfn_document_set_file          (CfnDocument  *self,
                                     GFile        *file);
void cfn_document_report_disk       (CfnDocument  *self);
void cfn_document_report_positions  (CfnDocument  *self);

G_END_DECLS
