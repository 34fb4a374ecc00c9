/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-subject.h"

gboolean
millrace_subject_init (MillraceSubject *self,
                       CfnReading      *reading,
                       const char      *id)
{
  *self = (MillraceSubject) { NULL };

  if (reading == NULL || id == NULL)
    return FALSE;

  self->reading = reading;
  self->template = cfn_reading_get_template (reading);
  self->resource = cfn_template_find_resource (self->template, id);

  return self->resource != NULL;
}

static CfnPath *
build_path (const MillraceSubject *self,
            const char            *property)
{
  g_autoptr (CfnPath) below = cfn_path_parse (property, NULL);
  CfnPath *path = cfn_path_new ();

  cfn_path_push_key (path, "Resources");
  cfn_path_push_key (path, self->resource->id);
  cfn_path_push_key (path, "Properties");

  if (below != NULL)
    cfn_path_append (path, below);

  return path;
}

CfnNode *
millrace_subject_get_node (const MillraceSubject *self,
                           const char            *property)
{
  g_autoptr (CfnPath) path = build_path (self, property);

  return cfn_path_resolve (path, cfn_template_get_tree (self->template), NULL);
}

CfnValue
millrace_subject_get_value (const MillraceSubject *self,
                            const char            *property)
{
  return cfn_value_of (self->template, millrace_subject_get_node (self, property));
}

char *
millrace_subject_dup_path (const MillraceSubject *self,
                           const char            *property)
{
  g_autoptr (CfnPath) path = build_path (self, property);

  return cfn_path_to_string (path);
}
