/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cfn-span.h"

G_BEGIN_DECLS

/*
 * CfnText: the bytes of a file, never changed, with a table of its lines. Thread-safe,
 * reference-counted. Lines end at LF, CRLF or a lone CR (YAML 1.1, 4.2). The bytes need not be
 * UTF-8; cfn_text_get_invalid_offset() tells where they are not.
 */
typedef struct _CfnText CfnText;

#define CFN_TYPE_TEXT (cfn_text_get_type ())

GType        cfn_text_get_type           (void);
CfnText     *cfn_text_new                (GBytes      *bytes);
/* @length -1: up to the NUL. Copies. */
CfnText     *cfn_text_new_from_string    (const char  *string,
                                          gssize       length);
/* Takes @data, which has a NUL behind its @length bytes. */
CfnText     *cfn_text_new_take           (char        *data,
                                          gsize        length);
CfnText     *cfn_text_ref                (CfnText     *self);
void         cfn_text_unref              (CfnText     *self);

/* The bytes, followed by a NUL that is not part of them. @length may be NULL. */
const char  *cfn_text_get_data           (CfnText     *self,
                                          gsize       *length);
gsize        cfn_text_get_length         (CfnText     *self);
/* TRUE when there are no bytes but blanks and line ends: nothing was begun. */
gboolean     cfn_text_is_blank           (CfnText     *self);
GBytes      *cfn_text_get_bytes          (CfnText     *self); /* transfer none */
gboolean     cfn_text_equal              (CfnText     *a,
                                          CfnText     *b);
char        *cfn_text_dup_span           (CfnText     *self,
                                          CfnSpan      span);

/* Offset of the first byte that is not valid UTF-8 (or is NUL), or -1. */
gssize       cfn_text_get_invalid_offset (CfnText     *self);
/* TRUE when every character is one byte, so that byte and character offsets are the same. */
gboolean     cfn_text_is_ascii           (CfnText     *self);
/* TRUE when the text starts with a UTF-8 byte order mark. */
gboolean     cfn_text_has_bom            (CfnText     *self);
/* The line end that most lines have: "\n" or "\r\n"; "\n" when there is none. */
const char  *cfn_text_get_newline        (CfnText     *self);

guint        cfn_text_get_n_lines        (CfnText     *self);
/* The bytes of line @line (from 1) without its line end. An absent line is the empty span at the
 * end. */
CfnSpan      cfn_text_get_line_span      (CfnText     *self,
                                          guint        line);
/* Offset past the end of the text counts as its end; a byte order mark takes no column. */
CfnPosition  cfn_text_get_position       (CfnText     *self,
                                          gsize        offset);
/* A column behind the line's end counts as its end. */
gsize        cfn_text_get_offset         (CfnText     *self,
                                          CfnPosition  position);
/* Bytes <-> characters from the start of the text, as GtkTextIter counts them (CRLF is two). */
gsize        cfn_text_get_char_offset    (CfnText     *self,
                                          gsize        byte_offset);
gsize        cfn_text_get_byte_offset    (CfnText     *self,
                                          gsize        char_offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnText, cfn_text_unref)

G_END_DECLS
