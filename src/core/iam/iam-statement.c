/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-evaluate-private.h"

#include <string.h>

static IamMatch
match_element (const IamElement *element,
               const IamRequest *request,
               IamMatch          match)
{
  return match == IAM_MATCH_NO
           ? match
           : iam_match_both (match, iam_guard_match (element->guard, request->given,
                                                     request->open));
}

static IamMatch
match_actions (const IamStatement *self,
               const IamRequest   *request)
{
  IamMatch best = IAM_MATCH_NO;

  for (guint i = 0; i < self->actions.len && best != IAM_MATCH_YES; i++)
    {
      const IamElement *element = &self->actions.items[i];

      best = iam_match_either (best,
                               match_element (element, request,
                                              iam_text_match_string (element->text,
                                                                     request->action)));
    }

  return self->not_action ? iam_match_invert (best) : best;
}

static IamMatch
match_resource (const IamElement *element,
                const IamRequest *request,
                gboolean         *is_void)
{
  g_autoptr (IamText) filled = iam_context_fill (request->context, element->text, is_void);

  if (*is_void)
    return IAM_MATCH_NO;

  return match_element (element, request,
                        iam_text_match_arn (filled != NULL ? filled : element->text,
                                            request->resource));
}

static IamMatch
match_resources (const IamStatement *self,
                 const IamRequest   *request)
{
  IamMatch best = IAM_MATCH_NO;
  gboolean has_void = FALSE;

  /* Trust policies have no Resource element. */
  if (request->resource == NULL || self->resources.len == 0)
    return IAM_MATCH_YES;

  for (guint i = 0; i < self->resources.len && best != IAM_MATCH_YES; i++)
    {
      gboolean is_void;

      best = iam_match_either (best, match_resource (&self->resources.items[i], request,
                                                     &is_void));
      has_void |= is_void;
    }
  if (!self->not_resource)
    return best;

  /* Whether all but a resource that has no name is all is nowhere written. */
  return iam_match_both (iam_match_invert (best), has_void ? IAM_MATCH_MAYBE : IAM_MATCH_YES);
}

/* "lambda.${AWS::URLSuffix}" was the way to write a service's principal for a while. Principals of
 * services end in amazonaws.com in every partition that runs Lambda under that name. */
static IamMatch
match_service (const IamText *text,
               const char    *service)
{
  g_autofree char *string = iam_text_to_string (text);
  g_auto (GStrv) pieces = NULL;
  g_autofree char *written = NULL;

  if (iam_text_is_known (text))
    return g_ascii_strcasecmp (string, service) == 0 ? IAM_MATCH_YES : IAM_MATCH_NO;

  pieces = g_strsplit (string, "${AWS::URLSuffix}", -1);
  written = g_strjoinv ("amazonaws.com", pieces);
  if (g_ascii_strcasecmp (written, service) == 0)
    return IAM_MATCH_YES;

  return iam_text_get_unknown (text) != NULL ? IAM_MATCH_MAYBE : IAM_MATCH_NO;
}

/* The sessions of a role are principals, too; which of them asks is not known. */
static gboolean
is_session (const IamText *text)
{
  g_autofree char *string = iam_text_to_string (text);

  return strstr (string, ":assumed-role/") != NULL;
}

/* The account's number, or the ARN of its root. */
static IamMatch
match_account (const IamElement *element,
               const IamRequest *request)
{
  g_autoptr (IamText) root = NULL;
  g_autoptr (IamText) account = NULL;

  if (request->caller == NULL || element->principal != IAM_PRINCIPAL_AWS)
    return IAM_MATCH_NO;
  account = iam_text_get_segment (request->caller, IAM_SEGMENT_ACCOUNT);
  if (account == NULL)
    return IAM_MATCH_NO;

  root = iam_text_new ("arn:", IAM_TEXT_PLAIN);
  iam_text_append_hole (root, IAM_HOLE_PSEUDO, "AWS::Partition", "pseudo-parameter");
  iam_text_append_literal (root, ":iam::", IAM_TEXT_PLAIN);
  iam_text_append_text (root, account);
  iam_text_append_literal (root, ":root", IAM_TEXT_PLAIN);

  return iam_match_either (iam_text_match (element->text, account, FALSE),
                           iam_text_match_arn (element->text, root));
}

/* Whether a whole account asks, rather than somebody in it. */
static gboolean
is_root (const IamText *caller)
{
  g_autofree char *string = iam_text_to_string (caller);

  return g_str_has_suffix (string, ":root");
}

static IamMatch
match_principal (const IamElement *element,
                 const IamRequest *request)
{
  IamMatch match;

  if (element->principal == IAM_PRINCIPAL_ANYONE)
    return IAM_MATCH_YES;
  /* IAM User Guide, AWS JSON policy elements, Principal: that is anyone, too. */
  if (request->caller == NULL && request->service == NULL)
    return element->principal == IAM_PRINCIPAL_AWS && iam_text_is_star (element->text)
             ? IAM_MATCH_YES : IAM_MATCH_NO;
  if (request->service != NULL && element->principal == IAM_PRINCIPAL_SERVICE)
    return iam_text_is_star (element->text) ? IAM_MATCH_YES
                                   : match_service (element->text, request->service);
  if (request->caller == NULL || element->principal != IAM_PRINCIPAL_AWS)
    return IAM_MATCH_NO;
  if (iam_text_is_star (element->text))
    return IAM_MATCH_YES;

  if (is_session (element->text))
    return IAM_MATCH_MAYBE;

  match = iam_text_match_arn (element->text, request->caller);

  return match == IAM_MATCH_NO && is_root (request->caller) ? match_account (element, request)
                                                            : match;
}

typedef IamMatch (*MatchPrincipal) (const IamElement *element,
                                    const IamRequest *request);

static IamMatch
match_principals (const IamStatement *self,
                  const IamRequest   *request,
                  MatchPrincipal      match)
{
  IamMatch best = IAM_MATCH_NO;

  for (guint i = 0; i < self->principals.len && best != IAM_MATCH_YES; i++)
    {
      const IamElement *element = &self->principals.items[i];

      best = iam_match_either (best, match_element (element, request, match (element, request)));
    }

  return best;
}

/* Identity policies have no Principal: they are about the one they are attached to. What is denied
 * to an account is denied to everyone in it. */
static IamMatch
match_who (const IamStatement *self,
           const IamRequest   *request)
{
  IamMatch best;

  if (self->principals.len == 0)
    return IAM_MATCH_YES;
  best = match_principals (self, request, match_principal);
  if (self->not_principal)
    return iam_match_invert (best);

  return self->effect == IAM_EFFECT_DENY
           ? iam_match_either (best, match_principals (self, request, match_account)) : best;
}

/* All operators and all of their keys must agree (IAM User Guide, Condition element). */
static IamMatch
match_tests (const IamStatement *self,
             const IamRequest   *request)
{
  IamMatch worst = IAM_MATCH_YES;

  for (guint i = 0; i < self->tests->len && worst != IAM_MATCH_NO; i++)
    worst = iam_match_both (worst, iam_test_match (g_ptr_array_index (self->tests, i),
                                                   request->context, request->given,
                                                   request->open));

  return worst;
}

/* All but whom it is about. */
static IamMatch
match_what (const IamStatement *self,
            const IamRequest   *request)
{
  IamMatch match = match_actions (self, request);

  if (match != IAM_MATCH_NO)
    match = iam_match_both (match, match_resources (self, request));
  if (match != IAM_MATCH_NO)
    match = iam_match_both (match, match_tests (self, request));
  /* Last, so that a condition is only asked for where it matters. */
  if (match != IAM_MATCH_NO)
    match = iam_match_both (match, iam_guard_match (self->guard, request->given, request->open));

  return match;
}

IamMatch
iam_statement_match (const IamStatement *self,
                     const IamRequest   *request)
{
  IamMatch match;

  g_return_val_if_fail (self != NULL, IAM_MATCH_NO);
  g_return_val_if_fail (request != NULL && request->action != NULL, IAM_MATCH_NO);

  match = match_who (self, request);

  return match != IAM_MATCH_NO ? iam_match_both (match, match_what (self, request)) : match;
}

IamMatch
iam_statement_match_account (const IamStatement *self,
                             const IamRequest   *request)
{
  IamMatch match;

  if (self->not_principal)
    return IAM_MATCH_NO;
  match = match_principals (self, request, match_account);

  return match != IAM_MATCH_NO ? iam_match_both (match, match_what (self, request)) : match;
}
