/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-complete-private.h"

#include <string.h>

#include "cfn-writer.h"

/* --- Where the place is --- */

static gboolean
is_function (const char *key)
{
  return key != NULL && (g_str_has_prefix (key, "Fn::") || g_str_equal (key, "Ref"));
}

/* Without functions: the branches of an Fn::If stand where it stands; of any other, the place is an
 * argument. */
static void
read_steps (CfnOffer *self)
{
  guint n_steps;
  const CfnPathStep *steps = cfn_path_get_steps (self->context->path, &n_steps);

  self->steps = g_ptr_array_new ();
  self->argument = -1;
  for (guint i = 0; i < n_steps; i++)
    {
      const char *key = steps[i].key;
      gboolean is_condition = g_strcmp0 (key, "Condition") == 0 && self->steps->len > 1
                              && g_strcmp0 (self->steps->pdata[0], "Conditions") == 0;

      if (!is_function (key) && !is_condition)
        {
          if (self->function == NULL)
            g_ptr_array_add (self->steps, (gpointer) (key != NULL ? key : ""));
          continue;
        }
      self->function = key;
      self->argument = i + 1 < n_steps && steps[i + 1].key == NULL ? (int) steps[i + 1].index : -1;
      if (g_str_equal (key, "Fn::If") && self->argument > 0)
        {
          self->function = NULL;
          i++;
        }
      else if (self->argument >= 0)
        {
          i++;
        }
    }
}

/* Those of the resource that the place is in, when it was read last; or NULL. */
static CfnNode *
find_properties (const CfnOffer *self)
{
  const CfnResource *resource
    = self->last != NULL ? cfn_template_find_resource (self->last, self->steps->pdata[1]) : NULL;

  return resource != NULL ? resource->properties : NULL;
}

static void
read_shape (CfnOffer *self)
{
  g_autoptr (GString) property = g_string_new (NULL);
  CfnCatalogueType type;

  if (self->steps->len < 3 || !g_str_equal (self->steps->pdata[0], "Resources")
      || !g_str_equal (self->steps->pdata[2], "Properties"))
    return;

  for (guint i = 3; i < self->steps->len; i++)
    {
      const char *step = self->steps->pdata[i];

      if (step[0] == '\0')
        g_string_append (property, CFN_OFFER_ITEM);
      else
        g_string_append_printf (property, "%s%s", property->len > 0 ? "." : "", step);
    }
  self->property = g_strdup (property->str);
  if (self->context->type == NULL || property->len == 0
      || !cfn_catalogue_find_type (cfn_catalogue_get_default (), self->context->type, &type))
    return;

  self->has_shape = cfn_place_find (self->context->type, self->property,
                                    find_properties (self), &self->found, &self->shape);
  self->has_found = self->has_shape;
  if (self->has_shape && self->shape.kind == CFN_SHAPE_LIST && self->context->is_key
      && self->context->is_value && !self->context->is_flow)
    {
      self->makes_item = !self->context->is_item;
      self->has_shape = cfn_place_step (&self->shape, NULL, &self->found, &self->shape);
    }
}

void
cfn_offer_init (CfnOffer         *self,
                const CfnContext *context,
                CfnTemplate      *last)
{
  *self = (CfnOffer) { .context = context, .last = last };
  self->proposals = g_ptr_array_new ();
  self->labels = g_hash_table_new (g_str_hash, g_str_equal);
  read_steps (self);
  read_shape (self);
}

void
cfn_offer_clear (CfnOffer *self)
{
  g_ptr_array_unref (self->steps);
  g_hash_table_unref (self->labels);
  g_free (self->property);
}

gboolean
cfn_offer_is_at (const CfnOffer *self,
                 ...)
{
  const char *step;
  guint n = 0;
  gboolean is_at = TRUE;
  va_list args;

  va_start (args, self);
  while ((step = va_arg (args, const char *)) != NULL)
    {
      is_at = is_at && n < self->steps->len
              && (g_str_equal (step, "*") || g_str_equal (step, self->steps->pdata[n]));
      n++;
    }
  va_end (args);

  return is_at && n == self->steps->len;
}

const char *
cfn_offer_get_last (const CfnOffer *self,
                    guint           index)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      const char *step = self->steps->pdata[i - 1];

      if (step[0] != '\0' && index-- == 0)
        return step;
    }

  return "";
}

gboolean
cfn_offer_passes (const CfnOffer *self,
                  const char     *step)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (g_str_equal (self->steps->pdata[i], step))
      return TRUE;

  return FALSE;
}

/* --- What is written --- */

/* Takes @text, of @length. */
static CfnProposal *
add_text (CfnOffer        *self,
          CfnProposalKind  kind,
          const char      *label,
          CfnMessage      *detail,
          char            *text,
          gsize            length)
{
  CfnProposal *proposal = g_new0 (CfnProposal, 1);

  proposal->kind = kind;
  proposal->label = g_strdup (label);
  proposal->detail = detail;
  proposal->span = self->context->word;
  proposal->cursor = length;
  proposal->text = text;
  g_ptr_array_add (self->proposals, proposal);
  g_hash_table_add (self->labels, proposal->label);

  return proposal;
}

static CfnProposal *
add (CfnOffer        *self,
     CfnProposalKind  kind,
     const char      *label,
     CfnMessage      *detail,
     GString         *text)
{
  gsize length = text->len;

  return add_text (self, kind, label, detail, g_string_free (text, FALSE), length);
}

/* Whether a value stands there with nothing before and behind it. */
static gboolean
is_bare (CfnOffer *self)
{
  const CfnContext *context = self->context;

  return context->quote == '\0' && !context->is_json && !context->lacks_blank
         && !context->is_item && !self->makes_item && !context->lacks_comma;
}

static GString *
begin (CfnOffer *self)
{
  GString *text = g_string_new (self->context->lacks_blank ? " " : "");

  if (self->context->is_item || self->makes_item)
    g_string_append (text, "- ");

  return text;
}

static void
append_comma (CfnOffer *self,
              GString  *text)
{
  if (self->context->lacks_comma)
    g_string_append_c (text, ',');
}

static void
append_line (GString *text,
             gsize    column)
{
  g_string_append_c (text, '\n');
  for (gsize i = 0; i < column; i++)
    g_string_append_c (text, ' ');
}

static gboolean
is_mapping (const CfnShape *shape)
{
  return shape != NULL && (shape->kind == CFN_SHAPE_OBJECT || shape->kind == CFN_SHAPE_MAP
                           || shape->kind == CFN_SHAPE_JSON || shape->kind == CFN_SHAPE_TAG);
}

/* Gives where in @text the cursor goes. */
static gsize
append_json_value (GString        *text,
                   const CfnShape *shape)
{
  const char *empty = "";

  if (is_mapping (shape))
    empty = "{}";
  else if (shape != NULL && shape->kind == CFN_SHAPE_LIST)
    empty = "[]";
  else if (shape != NULL && (shape->kind == CFN_SHAPE_STRING || shape->kind == CFN_SHAPE_TIMESTAMP))
    empty = "\"\"";
  g_string_append (text, empty);

  return text->len - strlen (empty) / 2;
}

static CfnProposal *
add_flow_key (CfnOffer        *self,
              CfnProposalKind  kind,
              const char      *name,
              const CfnShape  *shape,
              CfnMessage      *detail)
{
  const CfnContext *context = self->context;
  GString *text = g_string_new (context->quote == '\0' && context->is_json ? "\"" : "");
  CfnProposal *proposal;
  gsize cursor;

  g_string_append (text, name);
  if (context->is_json || context->quote != '\0')
    g_string_append_c (text, context->quote != '\0' ? context->quote : '"');
  cursor = text->len;
  if (!context->has_colon)
    {
      g_string_append (text, ": ");
      cursor = context->is_json ? append_json_value (text, shape) : text->len;
      append_comma (self, text);
    }
  proposal = add (self, kind, name, detail, text);
  proposal->span.end += context->is_closed ? 1 : 0;
  proposal->cursor = cursor;

  return proposal;
}

CfnProposal *
cfn_offer_add_key (CfnOffer        *self,
                   CfnProposalKind  kind,
                   const char      *name,
                   const CfnShape  *shape,
                   CfnMessage      *detail)
{
  const CfnContext *context = self->context;
  gsize column = context->column + (context->is_item || self->makes_item ? 2 : 0);
  CfnProposal *proposal;
  GString *text;

  if (context->is_flow)
    return add_flow_key (self, kind, name, shape, detail);

  text = begin (self);
  g_string_append (text, name);
  if (context->quote != '\0')
    g_string_append_c (text, context->quote);
  if (!context->has_colon)
    {
      g_string_append_c (text, ':');
      if (is_mapping (shape))
        append_line (text, column + context->step);
      else if (shape != NULL && shape->kind == CFN_SHAPE_LIST)
        append_line (text, column + context->list_step);
      else
        g_string_append_c (text, ' ');
      if (shape != NULL && shape->kind == CFN_SHAPE_LIST)
        g_string_append (text, "- ");
    }
  proposal = add (self, kind, name, detail, text);
  proposal->span.end += context->is_closed ? 1 : 0;
  proposal->leads_on = TRUE;

  return proposal;
}

CfnProposal *
cfn_offer_add_value (CfnOffer        *self,
                     CfnProposalKind  kind,
                     const char      *value,
                     CfnMessage      *detail)
{
  const CfnContext *context = self->context;
  GString *text;

  /* There may be hundreds. */
  if (is_bare (self))
    {
      char *quoted = cfn_writer_quote (value);

      return add_text (self, kind, value, detail, quoted, strlen (quoted));
    }
  if (context->quote != '\0')
    {
      text = g_string_new (value);
      if (!context->is_closed)
        g_string_append_c (text, context->quote);
    }
  else if (context->is_json)
    {
      text = g_string_new (NULL);
      g_string_append_printf (text, "\"%s\"", value);
    }
  else
    {
      g_autofree char *quoted = cfn_writer_quote (value);

      text = begin (self);
      g_string_append (text, quoted);
    }
  if (!context->is_closed)
    append_comma (self, text);

  return add (self, kind, value, detail, text);
}

CfnProposal *
cfn_offer_add_literal (CfnOffer   *self,
                       const char *value)
{
  GString *text;

  if (self->context->quote != '\0')
    return cfn_offer_add_value (self, CFN_PROPOSAL_VALUE, value, NULL);

  text = begin (self);
  g_string_append (text, value);
  append_comma (self, text);

  return add (self, CFN_PROPOSAL_VALUE, value, NULL, text);
}

/* { "Fn::GetAtt": ["Queue", "Arn"] } */
static CfnProposal *
add_json_call (CfnOffer        *self,
               CfnProposalKind  kind,
               const char      *label,
               const char      *function,
               const char      *argument,
               const char      *attribute,
               CfnMessage      *detail)
{
  const CfnContext *context = self->context;
  gboolean is_list = argument == NULL && !g_str_equal (function, "Ref")
                     && !g_str_equal (function, "Fn::Sub") && !g_str_equal (function, "Condition")
                     && !g_str_equal (function, "Fn::ImportValue")
                     && !g_str_equal (function, "Fn::Base64");
  CfnProposal *proposal;
  GString *text = g_string_new (NULL);
  gsize cursor;

  g_string_append_printf (text, "{ \"%s\": ", function);
  if (attribute != NULL)
    g_string_append_printf (text, "[\"%s\", \"%s\"]", argument, attribute);
  else if (argument != NULL)
    g_string_append_printf (text, "\"%s\"", argument);
  else
    g_string_append (text, is_list ? "[\"\"]" : "\"\"");
  cursor = argument == NULL ? text->len - (is_list ? 2 : 1) : text->len + 2;
  g_string_append (text, " }");
  append_comma (self, text);

  proposal = add (self, kind, label, detail, text);
  proposal->cursor = cursor;
  proposal->span.start -= context->quote != '\0' ? 1 : 0;
  proposal->span.end += context->is_closed ? 1 : 0;
  proposal->leads_on = argument == NULL;

  return proposal;
}

CfnProposal *
cfn_offer_add_call (CfnOffer        *self,
                    CfnProposalKind  kind,
                    const char      *function,
                    const char      *argument,
                    const char      *attribute,
                    CfnMessage      *detail)
{
  g_autofree char *label = NULL;
  CfnProposal *proposal;
  GString *text;

  label = g_strdup_printf ("!%s%s%s%s%s",
                           g_str_has_prefix (function, "Fn::") ? function + 4 : function,
                           argument != NULL ? " " : "", argument != NULL ? argument : "",
                           attribute != NULL ? "." : "", attribute != NULL ? attribute : "");
  if (self->context->is_json)
    return add_json_call (self, kind, label, function, argument, attribute, detail);
  /* A tag in quotes would be a text. */
  if (self->context->quote != '\0')
    {
      g_clear_pointer (&detail, cfn_message_unref);
      return NULL;
    }

  text = begin (self);
  g_string_append (text, label);
  if (argument == NULL)
    g_string_append_c (text, ' ');
  else
    append_comma (self, text);
  proposal = add (self, kind, label, detail, text);
  proposal->leads_on = argument == NULL;

  return proposal;
}
