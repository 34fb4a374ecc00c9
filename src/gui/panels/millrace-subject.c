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

gboolean
millrace_subject_init_entry (MillraceSubject *self,
                             CfnReading      *reading,
                             const char      *section,
                             const char      *name)
{
  *self = (MillraceSubject) { NULL };

  if (reading == NULL)
    return FALSE;

  self->reading = reading;
  self->template = cfn_reading_get_template (reading);
  self->section = section;
  self->name = name;
  if (section == NULL || millrace_subject_get_node (self, "") != NULL)
    return TRUE;

  *self = (MillraceSubject) { NULL };
  return FALSE;
}

static CfnPath *
build_path (const MillraceSubject *self,
            const char            *property)
{
  g_autoptr (CfnPath) below = cfn_path_parse (property, NULL);
  CfnPath *path = cfn_path_new ();

  if (self->resource != NULL)
    {
      cfn_path_push_key (path, "Resources");
      cfn_path_push_key (path, self->resource->id);
      if (!self->of_attributes)
        cfn_path_push_key (path, "Properties");
    }
  else if (self->section != NULL)
    {
      cfn_path_push_key (path, self->section);
      if (self->name != NULL)
        cfn_path_push_key (path, self->name);
    }

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

/* CloudFormation User Guide, "Intrinsic function reference": in resource properties, outputs,
 * metadata attributes and update policy attributes; conditions have functions of their own. */
gboolean
millrace_subject_takes_functions (const MillraceSubject *self,
                                  const char            *property)
{
  static const char * const attributes[] = { "Metadata", "CreationPolicy", "UpdatePolicy", NULL };
  g_autofree char *first = g_strndup (property, strcspn (property, ".["));

  if (self->resource != NULL)
    return !self->of_attributes || g_strv_contains (attributes, first);
  if (g_strcmp0 (self->section, "Outputs") == 0)
    return g_str_equal (first, "Value") || g_str_equal (property, "Export.Name");

  return g_strcmp0 (self->section, "Conditions") == 0 || g_strcmp0 (self->section, "Rules") == 0;
}
