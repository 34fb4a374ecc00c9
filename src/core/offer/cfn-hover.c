/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-hover-private.h"

#include <string.h>

#include "cfn-function-info.h"
#include "cfn-known.h"
#include "cfn-parameter.h"
#include "cfn-path.h"
#include "cfn-value.h"

/* What stands at the place. */
typedef struct
{
  CfnTemplate       *template;
  gsize              offset;
  CfnNode           *node;
  const CfnPathStep *steps;      /* the way to node */
  guint              n_steps;
  gboolean           is_key;     /* the place is in the key of node */
  const CfnResource *resource;   /* that it is in, or NULL */
  char              *property;   /* below Properties, functions left out; NULL: elsewhere */
} Place;

/* --- What names stand for --- */

static void
tell_line (CfnHover    *self,
           CfnTemplate *template,
           CfnNode     *node)
{
  CfnSpan span = node->key != NULL ? node->key->span : node->span;
  char line[16];

  g_snprintf (line, sizeof line, "%u",
              cfn_text_get_position (cfn_template_get_text (template), span.start).line);
  cfn_hover_add (self, cfn_message_new (N_("Line {0}"), line, NULL));
}

static void
tell_resource (CfnHover          *self,
               const CfnResource *resource)
{
  cfn_hover_add (self, cfn_message_new (N_("Resource of the type {0}"), resource->type, NULL));
  if (resource->condition != NULL)
    cfn_hover_add (self, cfn_message_new (N_("Only if {0}"), resource->condition, NULL));
}

static void
tell_parameter (CfnHover *self,
                CfnNode  *node)
{
  CfnParameter parameter;
  const char *text;

  cfn_parameter_read (&parameter, node);
  cfn_hover_add (self, cfn_message_new (N_("Parameter of the type {0}"),
                                        parameter.type != NULL ? parameter.type : "?", NULL));
  text = cfn_node_get_literal (parameter.description);
  if (text != NULL)
    cfn_hover_add (self, cfn_message_new ("{0}", text, NULL));
  text = cfn_node_get_literal (parameter.default_value);
  if (text != NULL && !parameter.is_secret)
    cfn_hover_add (self, cfn_message_new (N_("“{0}” unless it is given"), text, NULL));
}

/* One line of a condition, as it is written. */
static void
tell_condition (CfnHover    *self,
                CfnTemplate *template,
                CfnNode     *node)
{
  g_autofree char *text = cfn_text_dup_span (cfn_template_get_text (template), node->span);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  cfn_hover_add (self, cfn_message_new (N_("Condition: {0}"), line->str, NULL));
  g_string_free (line, TRUE);
}

static gboolean
tell_name (CfnHover   *self,
           Place      *place,
           const char *name)
{
  const CfnResource *resource = cfn_template_find_resource (place->template, name);
  CfnNode *parameter = cfn_template_find_parameter (place->template, name);

  g_free (self->title);
  self->title = g_strdup (name);
  if (resource != NULL)
    {
      tell_resource (self, resource);
      tell_line (self, place->template, resource->node);
    }
  else if (parameter != NULL)
    {
      tell_parameter (self, parameter);
      tell_line (self, place->template, parameter);
    }
  else if (cfn_pseudo_get_summary (name) != NULL)
    {
      cfn_hover_add (self, cfn_message_new (cfn_pseudo_get_summary (name), NULL));
    }

  return self->facts->len > 0;
}

static gboolean
tell_reference (CfnHover           *self,
                Place              *place,
                const CfnReference *reference)
{
  g_autofree char *known = NULL;

  self->span = reference->span;
  tell_name (self, place, reference->target);
  if (reference->attribute != NULL && reference->attribute[0] != '\0' && reference->to != NULL)
    {
      char *title = g_strconcat (reference->target, ".", reference->attribute, NULL);

      g_free (self->title);
      self->title = title;
      cfn_hover_tell_attribute (self, reference->to->type, reference->attribute);
    }
  if (reference->target_kind == CFN_TARGET_RESOURCE)
    known = cfn_value_describe (place->template, reference->node);
  if (known != NULL)
    cfn_hover_add (self, cfn_message_new ("{0}", known, NULL));

  return self->facts->len > 0;
}

static gboolean
tell_reference_here (CfnHover *self,
                     Place    *place)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (place->template, &n_references);

  for (guint i = 0; i < n_references; i++)
    if (cfn_span_contains (references[i].span, place->offset))
      return tell_reference (self, place, &references[i]);

  return FALSE;
}

/* --- Functions --- */

static gboolean
tell_function (CfnHover *self,
               Place    *place)
{
  const char *name = place->is_key ? cfn_node_get_key (place->node) : place->node->tag;
  const CfnFunctionInfo *function;
  g_autofree char *known = NULL;
  CfnNode *whole = place->is_key ? place->node->parent : place->node;

  if (name == NULL)
    return FALSE;
  if (!place->is_key)
    {
      if (name[0] != '!' || place->offset >= place->node->content.start)
        return FALSE;
      name++;
    }
  function = cfn_function_info_find (name);
  if (function == NULL || (place->is_key && strcmp (function->name, name) != 0)
      || (function->use == CFN_FUNCTION_CONDITION
          && (place->n_steps == 0 || g_strcmp0 (place->steps[0].key, "Conditions") != 0)))
    return FALSE;

  g_free (self->title);
  self->title = g_strdup (function->name);
  cfn_hover_add (self, cfn_message_new (function->summary, NULL));
  if (function->use != CFN_FUNCTION_CONDITION)
    known = cfn_value_describe (place->template, whole);
  if (known != NULL)
    cfn_hover_add (self, cfn_message_new ("{0}", known, NULL));

  return TRUE;
}

/* --- Places --- */

static const struct
{
  const char *name;
  const char *summary;
} sections[] = {
  { "AWSTemplateFormatVersion", N_("The format that the template is written in") },
  { "Description", N_("What the template is for") },
  { "Metadata", N_("What tools want to know of the template") },
  { "Parameters", N_("What is given when the stack is deployed") },
  { "Rules", N_("What parameters have to be together") },
  { "Mappings", N_("Tables of values, by region for instance") },
  { "Conditions", N_("What resources and values can depend on") },
  { "Transform", N_("Macros that rewrite the template before it is deployed") },
  { "Globals", N_("Properties that all resources of AWS SAM have") },
  { "Resources", N_("What the stack is made of") },
  { "Outputs", N_("What the stack tells others about itself") },
  { "Hooks", N_("What is done while the stack is deployed") },
};

static gboolean
tell_entry (CfnHover *self,
            Place    *place)
{
  const char *section = place->steps[0].key;

  if (place->n_steps == 1)
    {
      for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
        if (g_strcmp0 (sections[i].name, section) == 0)
          cfn_hover_add (self, cfn_message_new (sections[i].summary, NULL));
    }
  else if (place->n_steps == 2 && g_strcmp0 (section, "Resources") == 0 && place->resource != NULL)
    {
      tell_resource (self, place->resource);
    }
  else if (place->n_steps == 2 && g_strcmp0 (section, "Parameters") == 0)
    {
      tell_parameter (self, place->node);
    }
  else if (place->n_steps == 2 && g_strcmp0 (section, "Conditions") == 0)
    {
      tell_condition (self, place->template, place->node);
    }

  return self->facts->len > 0;
}

/* A condition by its name: of a resource or output, or the first argument of Fn::If. */
static gboolean
tell_condition_use (CfnHover *self,
                    Place    *place)
{
  const char *name = cfn_node_get_string (place->node);
  CfnNode *condition = name != NULL ? cfn_template_find_condition (place->template, name) : NULL;
  const CfnPathStep *last = &place->steps[place->n_steps - 1];
  gboolean is_argument = last->key == NULL && last->index == 0 && place->node->parent != NULL
                         && cfn_node_is_arguments_of (place->node->parent, "Fn::If");

  if (condition == NULL || !(is_argument || g_strcmp0 (last->key, "Condition") == 0
                             || g_strcmp0 (place->node->tag, "!Condition") == 0))
    return FALSE;
  g_free (self->title);
  self->title = g_strdup (name);
  tell_condition (self, place->template, condition);
  tell_line (self, place->template, condition);

  return TRUE;
}

static gboolean
tell_value (CfnHover *self,
            Place    *place)
{
  const char *text = cfn_node_get_string (place->node);
  const char *key = NULL;

  for (guint i = place->n_steps; i > 0 && key == NULL; i--)
    key = place->steps[i - 1].key;
  if (text == NULL || key == NULL)
    return FALSE;

  g_free (self->title);
  self->title = g_strdup (text);
  if (place->n_steps == 3 && strcmp (key, "Type") == 0 && place->resource != NULL)
    return cfn_hover_tell_type (self, text);
  if (strcmp (key, "DependsOn") == 0 && place->resource != NULL)
    return tell_name (self, place, text);
  if (g_str_has_suffix (key, "Action"))
    return cfn_hover_tell_action (self, text);

  return FALSE;
}

/* Its name, for what stands as its value as well. */
static gboolean
tell_property (CfnHover *self,
               Place    *place)
{
  const char *dot;

  if (place->property == NULL || place->property[0] == '\0'
      || !cfn_hover_tell_property (self, place->resource, place->property))
    return FALSE;

  dot = strrchr (place->property, '.');
  g_free (self->title);
  self->title = g_strdup (dot != NULL ? dot + 1 : place->property);

  return TRUE;
}

static char *
dup_property (const Place *place)
{
  g_autoptr (GString) property = NULL;

  if (place->resource == NULL || place->n_steps < 3
      || g_strcmp0 (place->steps[2].key, "Properties") != 0)
    return NULL;

  property = g_string_new (NULL);
  for (guint i = 3; i < place->n_steps; i++)
    {
      const char *key = place->steps[i].key;

      if (key == NULL)
        g_string_append_printf (property, "[%u]", place->steps[i].index);
      else if (strcmp (key, "Fn::If") == 0 && i + 1 < place->n_steps
               && place->steps[i + 1].key == NULL)
        i++;
      else if (g_str_has_prefix (key, "Fn::") || strcmp (key, "Ref") == 0)
        break;
      else
        g_string_append_printf (property, "%s%s", property->len > 0 ? "." : "", key);
    }

  return g_strdup (property->str);
}

static gboolean
tell (CfnHover *self,
      Place    *place)
{
  if (tell_reference_here (self, place) || tell_function (self, place))
    return TRUE;
  if (place->is_key && place->n_steps > 0)
    return tell_entry (self, place) || tell_property (self, place);
  if (place->n_steps == 0 || place->node->kind != CFN_NODE_SCALAR)
    return FALSE;

  return tell_condition_use (self, place) || tell_value (self, place)
         || tell_property (self, place);
}

CfnHover *
cfn_hover (CfnTemplate *template,
           gsize        offset)
{
  g_autoptr (CfnHover) self = NULL;
  g_autoptr (CfnPath) path = NULL;
  Place place = { .template = template, .offset = offset };
  gboolean is_told;

  g_return_val_if_fail (template != NULL, NULL);

  place.node = cfn_tree_get_node_at (cfn_template_get_tree (template), offset);
  if (place.node == NULL)
    return NULL;

  self = g_new0 (CfnHover, 1);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_message_unref);
  path = cfn_path_of_node (place.node);
  place.steps = cfn_path_get_steps (path, &place.n_steps);
  place.is_key = place.node->key != NULL && cfn_span_contains (place.node->key->span, offset);
  place.resource = cfn_template_get_resource_at (template, offset);
  place.property = dup_property (&place);
  self->span = place.is_key ? place.node->key->span : place.node->span;
  self->title = g_strdup (place.is_key ? cfn_node_get_key (place.node) : "");
  is_told = tell (self, &place);
  g_free (place.property);

  return is_told ? g_steal_pointer (&self) : NULL;
}

void
cfn_hover_free (CfnHover *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

char *
cfn_hover_to_string (const CfnHover *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->title);
  for (guint i = 0; i < self->facts->len; i++)
    {
      g_autofree char *fact = cfn_message_format (self->facts->pdata[i]);

      g_string_append_printf (text, "\n%s", fact);
    }

  return g_string_free (text, FALSE);
}
