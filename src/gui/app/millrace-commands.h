/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What there must be for a command to mean something. */
typedef enum
{
  MILLRACE_NEEDS_NOTHING,
  MILLRACE_NEEDS_STACK,     /* a resource */
  MILLRACE_NEEDS_SOME,      /* a selected resource */
  MILLRACE_NEEDS_ONE,       /* exactly one */
  MILLRACE_NEEDS_TWO,       /* two or more */
  MILLRACE_NEEDS_THREE,
  MILLRACE_NEEDS_EDGE,      /* a selected connection */
  MILLRACE_NEEDS_ANYTHING,  /* a selected resource or connection */
  MILLRACE_NEEDS_GROUP,     /* a selected resource that is in a group */
  MILLRACE_NEEDS_UNDO,
  MILLRACE_NEEDS_REDO,
  MILLRACE_NEEDS_PROBLEM,
  MILLRACE_NEEDS_OTHER,     /* somebody else has changed the file */
} MillraceNeed;

/* Where the keys of a command act. */
typedef enum
{
  MILLRACE_KEYS_WINDOW,     /* everywhere: accelerators of the application */
  MILLRACE_KEYS_THERE,      /* where they are bound: on the canvas, in the lists */
} MillraceKeys;

/* Something that can be done without a further word: an action with its target. */
typedef struct
{
  const char   *title;   /* a msgid */
  const char   *group;   /* a msgid */
  const char   *action;  /* a detailed name: "win.tidy('all')" */
  const char   *keys;    /* accelerators, the usual one first, separated by blanks; NULL: none */
  MillraceKeys  scope;
  MillraceNeed  need;
  const char   *words;   /* a msgid: what else people call it; NULL: nothing */
} MillraceCommand;

/* Every command of the application, the window and the canvas: what the command palette offers,
 * what the accelerators are made from, and what the shortcuts window is held against. */
const MillraceCommand *millrace_commands_get (guint *n_commands);

G_END_DECLS
