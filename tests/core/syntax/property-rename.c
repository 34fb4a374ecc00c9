/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property-model.h"

#include <string.h>

/* What CloudFormation looks up by a name, in a tree that has nothing of a text. */
typedef struct
{
  const char *section;
  const char *name;
  const char *new_name;
  gboolean is_value;     /* a resource or a parameter: Ref, GetAtt and Sub find it */
  gboolean in_condition; /* where { Condition: X } is a function */
  guint n_shadows;       /* loops around that have a variable of the name */
} Renaming;

static void rename_value (Renaming *self,
                          Model    *model);

/* "Id" and, of what has attributes, "Id.Something". */
static void
rename_scalar (Renaming *self,
               Model    *model)
{
  gsize length = strlen (self->name);
  char *text;

  if (model == NULL || model->kind != CFN_NODE_SCALAR || *model->text != 's'
      || strncmp (model->text + 1, self->name, length) != 0)
    return;
  if (model->text[1 + length] != '\0' && !(self->is_value && model->text[1 + length] == '.'))
    return;

  text = g_strconcat ("s", self->new_name, model->text + 1 + length, NULL);
  g_free (model->text);
  model->text = text;
}

static Model *
get_item (const Model *self,
          guint        index)
{
  return self != NULL && self->kind == CFN_NODE_SEQUENCE && index < self->children->len
           ? g_ptr_array_index (self->children, index)
           : NULL;
}

static void
rename_scalars (Renaming *self,
                Model    *model)
{
  rename_scalar (self, model);
  for (guint i = 0; get_item (model, i) != NULL; i++)
    rename_scalar (self, get_item (model, i));
}

static void
rename_key (Renaming *self,
            Model    *mapping)
{
  for (guint i = 0; mapping != NULL && mapping->keys != NULL && i < mapping->keys->len; i++)
    {
      if (strcmp (g_ptr_array_index (mapping->keys, i), self->name) != 0)
        continue;
      g_free (g_ptr_array_index (mapping->keys, i));
      g_ptr_array_index (mapping->keys, i) = g_strdup (self->new_name);
    }
}

/* The function that is called, "Fn::GetAtt", and its @argument, @model itself behind a tag; or
 * NULL. */
static char *
match_call (Model  *model,
            Model **argument)
{
  const char *key;

  if (model->tag != NULL)
    {
      const char *name = model->tag + 1;

      *argument = model;
      if (strcmp (name, "Ref") == 0 || strcmp (name, "Condition") == 0)
        return g_strdup (name);
      return *name != '!' ? g_strconcat ("Fn::", name, NULL) : NULL;
    }
  if (model->kind != CFN_NODE_MAPPING || model->keys->len != 1)
    return NULL;
  key = g_ptr_array_index (model->keys, 0);
  *argument = g_ptr_array_index (model->children, 0);
  if (strcmp (key, "Ref") == 0 || strcmp (key, "Condition") == 0
      || (g_str_has_prefix (key, "Fn::") && !g_str_has_prefix (key, "Fn::ForEach")))
    return g_strdup (key);

  return NULL;
}

static gboolean
is_call (Model *model)
{
  Model *argument;
  g_autofree char *name = match_call (model, &argument);

  return name != NULL;
}

/* "${Name}" and "${Name.Attribute}", but neither "${!Name}" nor what @variables define. */
static void
rename_in_string (Renaming    *self,
                  Model       *string,
                  const Model *variables)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at;

  if (string == NULL || string->kind != CFN_NODE_SCALAR || *string->text != 's')
    return;
  for (at = string->text; *at != '\0';)
    {
      const char *end = g_str_has_prefix (at, "${") ? strchr (at, '}') : NULL;
      g_autofree char *whole = NULL;
      gsize length;

      if (end == NULL || at[2] == '!')
        {
          g_string_append_c (out, *at++);
          continue;
        }
      whole = g_strndup (at + 2, end - at - 2);
      length = strcspn (whole, ".");
      if (strlen (self->name) == length && strncmp (whole, self->name, length) == 0
          && model_get (variables, whole) == NULL && (whole[length] == '.' || !self->n_shadows))
        g_string_append_printf (out, "${%s%s}", self->new_name, whole + length);
      else
        g_string_append_printf (out, "${%s}", whole);
      at = end + 1;
    }

  g_free (string->text);
  string->text = g_strdup (out->str);
}

static gboolean
has_variable (Renaming *self,
              Model    *loop)
{
  const Model *variable = get_item (loop, 0);

  return variable != NULL && variable->text != NULL && strcmp (variable->text + 1, self->name) == 0;
}

static void
rename_children (Renaming *self,
                 Model    *model)
{
  for (guint i = 0; model != NULL && model->children != NULL && i < model->children->len; i++)
    {
      Model *child = g_ptr_array_index (model->children, i);

      if (model->keys == NULL
          || !g_str_has_prefix (g_ptr_array_index (model->keys, i), "Fn::ForEach::"))
        {
          rename_value (self, child);
          continue;
        }
      rename_value (self, get_item (child, 1));
      self->n_shadows += has_variable (self, child);
      rename_children (self, get_item (child, 2));
      self->n_shadows -= has_variable (self, child);
    }
}

/* What the first argument names. */
static void
rename_argument (Renaming   *self,
                 const char *function,
                 Model      *call,
                 Model      *argument)
{
  Model *first = argument->kind == CFN_NODE_SEQUENCE ? get_item (argument, 0) : argument;
  gboolean is_named;

  if (self->is_value)
    is_named = strcmp (function, "Fn::GetAtt") == 0
               || (strcmp (function, "Ref") == 0 && first == argument && self->n_shadows == 0);
  else if (strcmp (self->section, "Mappings") == 0)
    is_named = strcmp (function, "Fn::FindInMap") == 0 && first != argument;
  else
    is_named = (strcmp (function, "Fn::If") == 0 && first != argument)
               || (strcmp (function, "Condition") == 0 && first == argument
                   && (call == argument || self->in_condition));
  if (is_named && first != NULL && (first == call || !is_call (first)))
    rename_scalar (self, first);
}

static void
rename_value (Renaming *self,
              Model    *model)
{
  Model *argument;
  g_autofree char *function = model != NULL ? match_call (model, &argument) : NULL;
  gboolean was_in_condition = self->in_condition;

  if (function == NULL)
    {
      rename_children (self, model);
      return;
    }
  if (strcmp (function, "Fn::Sub") == 0)
    {
      Model *string = argument->kind == CFN_NODE_SEQUENCE ? get_item (argument, 0) : argument;

      if (self->is_value && (string == model || (string != NULL && string->tag == NULL)))
        rename_in_string (self, string, get_item (argument, 1));
      rename_children (self, get_item (argument, 1));
      return;
    }

  rename_argument (self, function, model, argument);
  self->in_condition |= strcmp (function, "Fn::And") == 0 || strcmp (function, "Fn::Or") == 0
                        || strcmp (function, "Fn::Not") == 0;
  if (argument != model)
    rename_value (self, argument);
  else if (model->kind == CFN_NODE_MAPPING)
    {
      /* "!Base64" above "Fn::Sub: text". */
      Model bare = *model;

      bare.tag = NULL;
      rename_value (self, &bare);
    }
  else
    rename_children (self, model);
  self->in_condition = was_in_condition;
}

/* What a resource or an output says besides values; in a list, each item does. */
static void
rename_attributes (Renaming *self,
                   Model    *entry,
                   gboolean  is_resource)
{
  for (guint i = 0; entry->children != NULL && i < entry->children->len; i++)
    {
      const char *key = entry->keys != NULL ? g_ptr_array_index (entry->keys, i) : "<<";
      Model *attribute = g_ptr_array_index (entry->children, i);

      if (strcmp (key, "<<") == 0)
        rename_attributes (self, attribute, is_resource);
      else if (strcmp (key, "Condition") == 0 && strcmp (self->section, "Conditions") == 0)
        rename_scalar (self, attribute);
      else if (is_resource && strcmp (key, "DependsOn") == 0
               && strcmp (self->section, "Resources") == 0)
        rename_scalars (self, attribute);
      else
        rename_value (self, attribute);
    }
}

/* Resources or outputs: their attributes name conditions and each other. */
static void
rename_entries (Renaming *self,
                Model    *section,
                gboolean  is_resource)
{
  for (guint i = 0; section != NULL && section->children != NULL && i < section->children->len; i++)
    {
      const char *key = section->keys != NULL ? g_ptr_array_index (section->keys, i) : "<<";
      Model *entry = g_ptr_array_index (section->children, i);

      if (strcmp (key, "<<") == 0)
        rename_entries (self, entry, is_resource);
      else if (g_str_has_prefix (key, "Fn::ForEach::"))
        {
          rename_value (self, get_item (entry, 1));
          self->n_shadows += has_variable (self, entry);
          rename_entries (self, get_item (entry, 2), is_resource);
          self->n_shadows -= has_variable (self, entry);
        }
      else
        rename_attributes (self, entry, is_resource);
    }
}

static void
rename_in_interface (Renaming    *self,
                     const Model *interface)
{
  const Model *groups = model_get (interface, "ParameterGroups");

  rename_key (self, model_get (interface, "ParameterLabels"));
  for (guint i = 0; get_item (groups, i) != NULL; i++)
    rename_scalars (self, model_get (get_item (groups, i), "Parameters"));
}

void
model_rename (Model      *self,
              const char *section,
              const char *name,
              const char *new_name)
{
  Renaming renaming = { section, name, new_name };

  renaming.is_value = strcmp (section, "Resources") == 0 || strcmp (section, "Parameters") == 0;
  rename_key (&renaming, model_get (self, section));
  if (strcmp (section, "Parameters") == 0)
    rename_in_interface (&renaming, model_get (model_get (self, "Metadata"),
                                               "AWS::CloudFormation::Interface"));
  rename_value (&renaming, model_get (self, "Transform"));
  rename_children (&renaming, model_get (self, "Globals"));
  rename_children (&renaming, model_get (self, "Hooks"));
  rename_entries (&renaming, model_get (self, "Resources"), TRUE);
  rename_entries (&renaming, model_get (self, "Outputs"), FALSE);
  renaming.in_condition = TRUE;
  rename_children (&renaming, model_get (self, "Conditions"));
  rename_children (&renaming, model_get (self, "Rules"));
}
