/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Marks a string of the core for translation without translating it. */
#ifndef N_
#define N_(String) (String)
#endif

/*
 * CfnMessage: something to tell a person, not yet in the person's language. An immutable,
 * reference-counted pair of a format ("{0} does not allow {1}") and its arguments. The core
 * makes messages; the front ends word them.
 */
typedef struct _CfnMessage CfnMessage;

#define CFN_TYPE_MESSAGE (cfn_message_get_type ())

/* Gives the translation of @msgid, or @msgid itself; the answer is not owned by the caller. */
typedef const char *(*CfnTranslate) (const char *msgid);

GType              cfn_message_get_type       (void);

/* @format must outlive the message (a literal marked N_()); the arguments are copied, NULL ends
 * them. */
CfnMessage        *cfn_message_new            (const char         *format,
                                               ...) G_GNUC_NULL_TERMINATED;
CfnMessage        *cfn_message_new_strv       (const char         *format,
                                               const char * const *args);
CfnMessage        *cfn_message_ref            (CfnMessage         *self);
void               cfn_message_unref          (CfnMessage         *self);
const char        *cfn_message_get_format     (CfnMessage         *self);
const char * const *cfn_message_get_args      (CfnMessage         *self);

/* The message in the front end's language, or in English before a translator is set. Free with
 * g_free(). */
char              *cfn_message_format         (CfnMessage         *self);

/* Sets the process's translator; called once by a front end before it starts threads. NULL:
 * English. */
void               cfn_message_set_translator (CfnTranslate        translate);
const char        *cfn_message_translate      (const char         *msgid);

/* Like g_set_error(), with the {0} placeholders of a message, worded through the translator. */
void               cfn_set_error              (GError            **error,
                                               GQuark              domain,
                                               int                 code,
                                               const char         *format,
                                               ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnMessage, cfn_message_unref)

G_END_DECLS
