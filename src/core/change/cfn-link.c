/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-link.h"

#include <string.h>

#define REFERENCE "reference:"
#define WITH_NAME "+name"

static const struct
{
  const char *word;
  CfnLinkKind kind;
  CfnUseFlags use;
} words[] = {
  { "trigger", CFN_LINK_TRIGGER, 0 },
  { "source", CFN_LINK_SOURCE, 0 },
  { "target", CFN_LINK_TARGET, 0 },
  { "role", CFN_LINK_ROLE, 0 },
  { "read", CFN_LINK_USE, CFN_USE_READ },
  { "write", CFN_LINK_USE, CFN_USE_WRITE },
  { "read-write", CFN_LINK_USE, CFN_USE_READ | CFN_USE_WRITE },
  { "on-failure", CFN_LINK_ON_FAILURE, 0 },
  { "attach", CFN_LINK_ATTACH, 0 },
  { "depends-on", CFN_LINK_DEPENDS_ON, 0 },
};

gboolean
cfn_link_parse (const char *as,
                CfnLink    *link)
{
  g_autofree char *word = g_strdup (as);

  *link = (CfnLink) { 0 };
  if (g_str_has_prefix (as, REFERENCE))
    {
      link->kind = CFN_LINK_REFERENCE;
      link->property = as + strlen (REFERENCE);
      return link->property[0] != '\0';
    }

  if (g_str_has_suffix (as, WITH_NAME))
    {
      word[strlen (word) - strlen (WITH_NAME)] = '\0';
      link->with_name = TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!g_str_equal (words[i].word, word))
        continue;

      link->kind = words[i].kind;
      link->use = words[i].use;
      return !link->with_name || link->kind == CFN_LINK_USE;
    }

  return FALSE;
}

char *
cfn_link_to_string (const CfnLink *link)
{
  if (link->kind == CFN_LINK_REFERENCE)
    return g_strconcat (REFERENCE, link->property, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i].kind == link->kind && words[i].use == link->use)
        return g_strconcat (words[i].word, link->with_name ? WITH_NAME : NULL, NULL);
    }

  g_assert_not_reached ();
}

gboolean
cfn_link_is_callable (const CfnResource *resource)
{
  return resource->kind == CFN_KIND_FUNCTION ||
         g_str_equal (resource->type, "AWS::Lambda::Alias") ||
         g_str_equal (resource->type, "AWS::Lambda::Version");
}

static gboolean
is_destination (const CfnResource *resource)
{
  return resource->kind == CFN_KIND_QUEUE || resource->kind == CFN_KIND_TOPIC ||
         resource->kind == CFN_KIND_BUCKET;
}

/* A topic can only be written to. */
static gboolean
can_be_used (const CfnResource *resource,
             CfnUseFlags        use)
{
  if (resource->kind == CFN_KIND_TOPIC)
    return use == CFN_USE_WRITE;

  return resource->kind == CFN_KIND_TABLE || is_destination (resource);
}

gboolean
cfn_link_fits (const CfnLink     *link,
               const CfnResource *from,
               const CfnResource *to)
{
  switch (link->kind)
    {
    case CFN_LINK_TRIGGER:
      return from->kind == CFN_KIND_TABLE && cfn_link_is_callable (to);

    case CFN_LINK_SOURCE:
      return from->kind == CFN_KIND_TABLE && to->kind == CFN_KIND_MAPPING;

    case CFN_LINK_TARGET:
      return from->kind == CFN_KIND_MAPPING && cfn_link_is_callable (to);

    case CFN_LINK_ROLE:
      return from->kind == CFN_KIND_FUNCTION && to->kind == CFN_KIND_ROLE;

    case CFN_LINK_USE:
      return (from->kind == CFN_KIND_FUNCTION ||
              (from->kind == CFN_KIND_ROLE && !link->with_name)) &&
             can_be_used (to, link->use);

    case CFN_LINK_ON_FAILURE:
      return from->kind == CFN_KIND_MAPPING && is_destination (to);

    case CFN_LINK_ATTACH:
      return from->kind == CFN_KIND_POLICY && to->kind == CFN_KIND_ROLE;

    case CFN_LINK_REFERENCE:
    case CFN_LINK_DEPENDS_ON:
      return from != to;

    default:
      g_assert_not_reached ();
    }
}

gboolean
cfn_link_is_whole (const CfnLink     *link,
                   const CfnResource *to)
{
  return link->kind != CFN_LINK_USE ||
         link->use == (to->kind == CFN_KIND_TOPIC ? CFN_USE_WRITE : (CFN_USE_READ | CFN_USE_WRITE));
}
