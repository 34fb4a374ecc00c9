/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-runtimes.h"

const MillraceChoice millrace_runtimes[] = {
  { "nodejs24.x", NULL },
  { "nodejs22.x", NULL },
  { "python3.14", NULL },
  { "python3.13", NULL },
  { "python3.12", NULL },
  { "python3.11", NULL },
  { "java25", NULL },
  { "java21", NULL },
  { "java17", NULL },
  { "java11", NULL },
  { "java8.al2", NULL },
  { "dotnet10", NULL },
  { "ruby4.0", NULL },
  { "ruby3.4", NULL },
  { "ruby3.3", NULL },
  { "provided.al2023", NULL },
  { "nodejs20.x", N_("nodejs20.x (deprecated)") },
  { "nodejs18.x", N_("nodejs18.x (deprecated)") },
  { "nodejs16.x", N_("nodejs16.x (deprecated)") },
  { "python3.10", N_("python3.10 (deprecated)") },
  { "python3.9", N_("python3.9 (deprecated)") },
  { "python3.8", N_("python3.8 (deprecated)") },
  { "dotnet8", N_("dotnet8 (deprecated)") },
  { "dotnet6", N_("dotnet6 (deprecated)") },
  { "ruby3.2", N_("ruby3.2 (deprecated)") },
  { "provided.al2", N_("provided.al2 (deprecated)") },
  { NULL, NULL }
};
