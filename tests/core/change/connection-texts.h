/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Templates to be connected in, each in the styles that people and programs write: first one that
 * has every part there is, connections.yaml, then the starters and the inputs of golden tests.
 */

typedef struct
{
  char *name;   /* "parts.yaml, json" */
  char *text;
} ConnectionText;

/* GPtrArray of ConnectionText with a free function; with @all also those of tests/golden/cases. */
GPtrArray *connection_texts_load (gboolean all);

G_END_DECLS
