/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-trace.h"
#include "template-fixture.h"

G_BEGIN_DECLS

/* What varies in the sound trigger of Table (key "id", a text), Mapping, Function and Role; NULL:
 * as it is there. */
typedef struct
{
  const char *head;        /* before Resources */
  const char *view;        /* StreamViewType */
  const char *stream;      /* StreamSpecification */
  const char *table;       /* further properties of the table, "Key: value" */
  const char *mapping;     /* further properties of the mapping, "Key: value, Key: value" */
  const char *start;       /* StartingPosition */
  const char *target;      /* FunctionName */
  const char *function;    /* further properties of the function */
  const char *statements;  /* of the role's one policy */
  const char *resources;   /* further resources, each indented by two */
  const char *outcomes;    /* of the invocations */
  const char *only;        /* the mapping that the run is about */
  const char *writes;      /* entries of "writes" */
} StreamFixture;

CfnProof  *stream_fixture_prove   (const StreamFixture *stack);
/* The run, which has to be possible. */
CfnTrace  *stream_fixture_run     (const StreamFixture *stack);
/* Each hop as "at kind FROM>TO [records]", one a line; "-" for nothing. Free with g_free(). */
char      *stream_fixture_dump    (CfnTrace            *trace);
/* The test fails unless the run is this, hop by hop; writes are left out. */
void       stream_fixture_expect  (const StreamFixture *stack,
                                   const char          *hops);
/* The test fails unless the run is refused with this message about the write of this number. */
void       stream_fixture_refuse  (const StreamFixture *stack,
                                   const char          *message,
                                   guint                write);
/* The first hop of @kind, which there has to be; its message has @words in it. */
guint      stream_fixture_find    (CfnTrace            *trace,
                                   CfnHopKind           kind,
                                   const char          *words);

G_END_DECLS
