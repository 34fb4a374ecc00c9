/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-naive-private.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* Takes @suffix off the end of @text. */
static gboolean
cut_suffix (char       *text,
            const char *suffix)
{
  if (!g_str_has_suffix (text, suffix))
    return FALSE;
  text[strlen (text) - strlen (suffix)] = '\0';

  return TRUE;
}

static gboolean
is_number (const char *text)
{
  char *end;

  strtod (text, &end);

  return *text != '\0' && *end == '\0';
}

static gboolean
to_seconds (const char *text,
            double     *seconds)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *whole = NULL;

  if (strchr (text, '-') == NULL)
    {
      *seconds = strtod (text, NULL);
      return is_number (text);
    }
  whole = g_strconcat (text, strchr (text, 'T') == NULL ? "T00:00:00Z" : "", NULL);
  time = g_date_time_new_from_iso8601 (whole, g_time_zone_new_utc ());
  if (time != NULL)
    *seconds = g_date_time_to_unix (time);

  return time != NULL;
}

static gboolean
order_is (const char *name,
          double      of_request,
          double      of_policy)
{
  if (g_str_has_suffix (name, "LessThan"))
    return of_request < of_policy;
  if (g_str_has_suffix (name, "LessThanEquals"))
    return of_request <= of_policy;
  if (g_str_has_suffix (name, "GreaterThan"))
    return of_request > of_policy;
  if (g_str_has_suffix (name, "GreaterThanEquals"))
    return of_request >= of_policy;

  return of_request == of_policy;
}

/* Bit by bit. */
static gboolean
address_is_in (const char *range,
               const char *address)
{
  g_auto (GStrv) parts = g_strsplit (range, "/", 2);
  g_autoptr (GInetAddress) base = g_inet_address_new_from_string (parts[0]);
  g_autoptr (GInetAddress) one = g_inet_address_new_from_string (address);
  guint n;

  if (base == NULL || one == NULL
      || g_inet_address_get_family (base) != g_inet_address_get_family (one))
    return FALSE;
  n = g_inet_address_get_native_size (base) * 8;
  if (parts[1] != NULL)
    n = atoi (parts[1]);
  for (guint i = 0; i < n; i++)
    {
      guint a = g_inet_address_to_bytes (base)[i / 8] >> (7 - i % 8) & 1;
      guint b = g_inet_address_to_bytes (one)[i / 8] >> (7 - i % 8) & 1;

      if (a != b)
        return FALSE;
    }

  return TRUE;
}

/* Whether @of_request is like one value of the policy; @name is the operator without "Not" and the
 * like. */
static gboolean
is_like (const NaiveWorld *world,
         const char       *name,
         const char       *of_policy,
         const char       *of_request,
         gboolean          variables)
{
  gboolean is_text = g_str_has_prefix (name, "String") || g_str_has_prefix (name, "Arn");
  gboolean wildcards = g_str_equal (name, "StringLike") || g_str_has_prefix (name, "Arn");
  g_autofree char *pattern
    = naive_pattern (world, of_policy, wildcards, variables && is_text, FALSE);
  double a;
  double b;

  if (pattern == NULL)
    return FALSE;
  if (g_str_has_prefix (name, "Arn"))
    return naive_glob_arn (pattern, of_request, FALSE);
  if (g_str_has_prefix (name, "Numeric"))
    return is_number (of_policy) && is_number (of_request)
           && order_is (name, strtod (of_request, NULL), strtod (of_policy, NULL));
  if (g_str_has_prefix (name, "Date"))
    return to_seconds (of_request, &a) && to_seconds (of_policy, &b) && order_is (name, a, b);
  if (g_str_equal (name, "IpAddress"))
    return address_is_in (of_policy, of_request);

  return naive_glob (pattern, of_request,
                     g_str_equal (name, "StringEqualsIgnoreCase") || g_str_equal (name, "Bool"));
}

typedef struct
{
  const NaiveWorld *world;
  const char *name;
  gboolean negated;
  gboolean variables;
  GPtrArray *of_policy;
} Test;

static gboolean
value_passes (const Test *self,
              const char *of_request)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->of_policy->len; i++)
    {
      g_autofree char *text = naive_text (self->world, g_ptr_array_index (self->of_policy, i));

      found |= is_like (self->world, self->name, text, of_request, self->variables);
    }

  return found != self->negated;
}

static gboolean
key_passes (const NaiveWorld *world,
            const char       *written,
            const char       *key,
            CfnNode          *node,
            gboolean          variables)
{
  gboolean any = g_str_has_prefix (written, "ForAnyValue:");
  gboolean all = g_str_has_prefix (written, "ForAllValues:");
  g_autofree char *name = g_strdup (any || all ? strchr (written, ':') + 1 : written);
  g_autofree char *small = g_ascii_strdown (key, -1);
  gboolean if_exists = cut_suffix (name, "IfExists");
  char *not = strstr (name, "Not");
  GPtrArray *of_request = g_hash_table_lookup (world->keys, small);
  g_autoptr (GPtrArray) of_policy = naive_values (world, node);
  Test test = { world, name, not != NULL, variables, of_policy };
  guint passed = 0;

  if (g_str_equal (name, "Null"))
    {
      test.name = "Bool";
      return value_passes (&test, of_request == NULL ? "true" : "false");
    }
  if (not != NULL)
    memmove (not, not + 3, strlen (not + 3) + 1);
  if (of_request == NULL)
    return if_exists || all || (!any && test.negated);

  for (guint i = 0; i < of_request->len; i++)
    passed += value_passes (&test, g_ptr_array_index (of_request, i));
  if (all || (!any && test.negated))
    return passed == of_request->len;

  return passed > 0;
}

gboolean
naive_condition (const NaiveWorld *world,
                 CfnNode          *node,
                 gboolean          variables)
{
  node = node != NULL ? naive_settle (world, node) : NULL;
  for (CfnNode *operator = node != NULL ? node->first_child : NULL; operator != NULL;
       operator = operator->next)
    {
      CfnNode *keys = naive_settle (world, operator);

      for (CfnNode *entry = keys != NULL ? keys->first_child : NULL; entry != NULL;
           entry = entry->next)
        {
          if (!key_passes (world, cfn_node_get_key (operator), cfn_node_get_key (entry), entry,
                           variables))
            return FALSE;
        }
    }

  return TRUE;
}
