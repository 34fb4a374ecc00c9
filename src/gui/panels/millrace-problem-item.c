/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-problem-item.h"

#include "millrace-verdict.h"

struct _MillraceProblemItem
{
  GObject      parent_instance;

  char        *key;         /* of a heading; NULL: a finding */
  gboolean     is_open;     /* of a heading */
  guint        index;
  CfnSeverity  severity;
  gboolean     is_suppressed;
  gboolean     has_fix;
  gboolean     has_safe_fix;
  char        *rule;
  char        *resource;
  char        *message;
  char        *where;
  char        *folded;      /* all that can be searched for */
};

G_DEFINE_FINAL_TYPE (MillraceProblemItem, millrace_problem_item, G_TYPE_OBJECT)

enum
{
  PROP_ICON = 1,
  PROP_MESSAGE,
  PROP_SUMMARY,
  PROP_WHERE,
  PROP_HAS_FIX,
  PROP_IS_FINDING,
  PROP_IS_HEADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

gboolean
millrace_problem_item_is_heading (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), FALSE);

  return self->key != NULL;
}

const char *
millrace_problem_item_get_key (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), NULL);

  return self->key;
}

gboolean
millrace_problem_item_is_open (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), FALSE);

  return self->is_open;
}

guint
millrace_problem_item_get_index (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), 0);

  return self->index;
}

gboolean
millrace_problem_item_is_suppressed (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), FALSE);

  return self->is_suppressed;
}

gboolean
millrace_problem_item_has_safe_fix (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), FALSE);

  return self->has_safe_fix;
}

CfnSeverity
millrace_problem_item_get_severity (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), CFN_SEVERITY_INFO);

  return self->severity;
}

const char *
millrace_problem_item_get_rule (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), NULL);

  return self->rule;
}

const char *
millrace_problem_item_get_resource (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), NULL);

  return self->resource;
}

gboolean
millrace_problem_item_matches (MillraceProblemItem *self,
                               const char          *words)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  return self->folded != NULL && strstr (self->folded, words) != NULL;
}

gboolean
millrace_problem_item_follow (MillraceProblemItem *self,
                              MillraceProblemItem *other)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), FALSE);
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (other), FALSE);

  if (self->severity != other->severity || self->is_suppressed != other->is_suppressed
      || self->is_open != other->is_open || self->has_fix != other->has_fix
      || g_strcmp0 (self->key, other->key) != 0 || g_strcmp0 (self->rule, other->rule) != 0
      || g_strcmp0 (self->resource, other->resource) != 0
      || !g_str_equal (self->message, other->message))
    return FALSE;

  self->index = other->index;
  self->has_safe_fix = other->has_safe_fix;
  if (g_strcmp0 (self->where, other->where) == 0)
    return TRUE;

  g_free (self->where);
  self->where = g_strdup (other->where);
  g_free (self->folded);
  self->folded = g_strdup (other->folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHERE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);

  return TRUE;
}

static char *
dup_summary (MillraceProblemItem *self)
{
  if (self->key != NULL)
    return g_strdup (self->message);

  return g_strdup_printf ("%s: %s %s",
                          self->is_suppressed ? _("Suppressed")
                                              : millrace_severity_get_word (self->severity),
                          self->message, self->where);
}

static void
millrace_problem_item_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  MillraceProblemItem *self = MILLRACE_PROBLEM_ITEM (object);

  switch (prop_id)
    {
    case PROP_ICON:
      if (self->key != NULL)
        g_value_set_static_string (value, self->is_open ? "pan-down-symbolic"
                                                        : "pan-end-symbolic");
      else
        g_value_set_static_string (value, millrace_severity_get_icon_name (self->severity));
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;

    case PROP_SUMMARY:
      g_value_take_string (value, dup_summary (self));
      break;

    case PROP_WHERE:
      g_value_set_string (value, self->where);
      break;

    case PROP_HAS_FIX:
      g_value_set_boolean (value, self->has_fix);
      break;

    case PROP_IS_FINDING:
      g_value_set_boolean (value, self->key == NULL);
      break;

    case PROP_IS_HEADING:
      g_value_set_boolean (value, self->key != NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_problem_item_finalize (GObject *object)
{
  MillraceProblemItem *self = MILLRACE_PROBLEM_ITEM (object);

  g_free (self->key);
  g_free (self->rule);
  g_free (self->resource);
  g_free (self->message);
  g_free (self->where);
  g_free (self->folded);

  G_OBJECT_CLASS (millrace_problem_item_parent_class)->finalize (object);
}

static void
millrace_problem_item_class_init (MillraceProblemItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const char *strings[] = {
    [PROP_ICON] = "icon",
    [PROP_MESSAGE] = "message",
    [PROP_SUMMARY] = "summary",
    [PROP_WHERE] = "where",
  };
  const char *booleans[] = {
    [PROP_HAS_FIX] = "has-fix",
    [PROP_IS_FINDING] = "is-finding",
    [PROP_IS_HEADING] = "is-heading",
  };

  object_class->finalize = millrace_problem_item_finalize;
  object_class->get_property = millrace_problem_item_get_property;

  for (guint i = PROP_ICON; i <= PROP_WHERE; i++)
    properties[i] = g_param_spec_string (strings[i], NULL, NULL, NULL, flags);
  for (guint i = PROP_HAS_FIX; i <= PROP_IS_HEADING; i++)
    properties[i] = g_param_spec_boolean (booleans[i], NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
millrace_problem_item_init (MillraceProblemItem *self)
{
}

static char *
dup_where (CfnReading       *reading,
           const CfnFinding *finding)
{
  CfnPosition position = cfn_text_get_position (cfn_reading_get_text (reading),
                                                finding->span.start);

  if (finding->resource != NULL)
    /* Translators: where a problem is: resource, line and the name of the rule. */
    return g_strdup_printf (_("%s · line %u · %s"), finding->resource->id, position.line,
                            finding->rule);

  return g_strdup_printf (_("line %u · %s"), position.line, finding->rule);
}

MillraceProblemItem *
millrace_problem_item_new (CfnReading *reading,
                           guint       index,
                           gboolean    is_suppressed)
{
  MillraceProblemItem *self = g_object_new (MILLRACE_TYPE_PROBLEM_ITEM, NULL);
  CfnFindings *findings = cfn_reading_get_findings (reading);
  const CfnFinding *finding = is_suppressed ? cfn_findings_get_suppressed (findings, index)
                                            : cfn_findings_get (findings, index);
  g_autofree char *all = NULL;

  self->index = index;
  self->is_suppressed = is_suppressed;
  self->severity = finding->severity;
  self->rule = g_strdup (finding->rule);
  self->resource = g_strdup (finding->resource != NULL ? finding->resource->id : "");
  self->message = cfn_message_format (finding->message);
  self->where = dup_where (reading, finding);
  all = g_strconcat (self->message, " ", self->where, NULL);
  self->folded = g_utf8_casefold (all, -1);

  /* Who asks for silence wants no repair. */
  self->has_fix = !is_suppressed && finding->n_fixes > 0;
  for (guint i = 0; self->has_fix && i < finding->n_fixes; i++)
    self->has_safe_fix |= finding->fixes[i].is_safe;

  return self;
}

MillraceProblemItem *
millrace_problem_item_new_heading (const char *key,
                                   const char *title,
                                   guint       n,
                                   gboolean    is_open)
{
  MillraceProblemItem *self = g_object_new (MILLRACE_TYPE_PROBLEM_ITEM, NULL);

  self->key = g_strdup (key);
  self->is_open = is_open;
  /* Translators: the heading of a group of problems, and how many are in it: "Errors (2)" */
  self->message = g_strdup_printf (_("%s (%u)"), title, n);

  return self;
}
