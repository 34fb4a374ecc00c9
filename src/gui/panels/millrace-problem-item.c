/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-problem-item.h"

#include "millrace-verdict.h"

struct _MillraceProblemItem
{
  GObject      parent_instance;

  guint        index;
  CfnSeverity  severity;
  char        *message;
  char        *where;
};

G_DEFINE_FINAL_TYPE (MillraceProblemItem, millrace_problem_item, G_TYPE_OBJECT)

enum
{
  PROP_ICON = 1,
  PROP_MESSAGE,
  PROP_SEVERITY_CLASS,
  PROP_SUMMARY,
  PROP_WHERE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

guint
millrace_problem_item_get_index (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), 0);

  return self->index;
}

CfnSeverity
millrace_problem_item_get_severity (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), CFN_SEVERITY_INFO);

  return self->severity;
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
      g_value_set_static_string (value, millrace_severity_get_icon_name (self->severity));
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;

    case PROP_SEVERITY_CLASS:
      g_value_set_static_string (value, millrace_severity_get_css_class (self->severity));
      break;

    case PROP_SUMMARY:
      g_value_take_string (value, g_strdup_printf ("%s: %s %s",
                                                   millrace_severity_get_word (self->severity),
                                                   self->message, self->where));
      break;

    case PROP_WHERE:
      g_value_set_string (value, self->where);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_problem_item_finalize (GObject *object)
{
  MillraceProblemItem *self = MILLRACE_PROBLEM_ITEM (object);

  g_free (self->message);
  g_free (self->where);

  G_OBJECT_CLASS (millrace_problem_item_parent_class)->finalize (object);
}

static void
millrace_problem_item_class_init (MillraceProblemItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *names[] = {
    [PROP_ICON] = "icon",
    [PROP_MESSAGE] = "message",
    [PROP_SEVERITY_CLASS] = "severity-class",
    [PROP_SUMMARY] = "summary",
    [PROP_WHERE] = "where",
  };

  object_class->finalize = millrace_problem_item_finalize;
  object_class->get_property = millrace_problem_item_get_property;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
millrace_problem_item_init (MillraceProblemItem *self)
{
}

MillraceProblemItem *
millrace_problem_item_new (CfnReading *reading,
                           guint       index)
{
  MillraceProblemItem *self = g_object_new (MILLRACE_TYPE_PROBLEM_ITEM, NULL);
  const CfnFinding *finding = cfn_findings_get (cfn_reading_get_findings (reading), index);
  CfnPosition position = cfn_text_get_position (cfn_reading_get_text (reading),
                                                finding->span.start);

  self->index = index;
  self->severity = finding->severity;
  self->message = cfn_message_format (finding->message);
  if (finding->resource != NULL)
    /* Translators: where a problem is: resource, line and the name of the rule. */
    self->where = g_strdup_printf (_("%s · line %u · %s"), finding->resource->id, position.line,
                                   finding->rule);
  else
    self->where = g_strdup_printf (_("line %u · %s"), position.line, finding->rule);

  return self;
}
