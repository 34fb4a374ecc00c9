/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CFN_RUNTIME_CURRENT,
  CFN_RUNTIME_DEPRECATED,   /* still taken, without security updates */
  CFN_RUNTIME_BLOCKED,      /* refused for new functions */
} CfnRuntimeStatus;

/* One runtime of Lambda, at the day of the table. */
typedef struct
{
  const char      *name;         /* "nodejs22.x" */
  const char      *deprecated;   /* "2027-04-30"; NULL when not published or long past */
  const char      *blocked;      /* the day from which new functions are refused; NULL likewise */
  CfnRuntimeStatus status;
} CfnRuntime;

/* All of them, a language at a time, the newest first; owned by the library. */
const CfnRuntime *cfn_runtimes_get      (guint      *n_runtimes);
/* NULL when the table does not know it. */
const CfnRuntime *cfn_runtime_find      (const char *name);
/* The day at which the table was right: block dates have been moved before. */
const char       *cfn_runtimes_date     (void);
/* A current runtime: the one that @name is a slip of the pen of, else one of the same language that
 * runs most of what @name runs. */
const char       *cfn_runtime_successor (const char *name);

G_END_DECLS
