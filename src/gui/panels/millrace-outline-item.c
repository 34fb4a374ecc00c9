/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-outline-item.h"

#include "millrace-verdict.h"

struct _MillraceOutlineItem
{
  GObject  parent_instance;

  char    *id;
  char    *type;
  char    *problem;
  CfnKind  kind;
  int      worst;   /* a CfnSeverity, or -1 */
};

G_DEFINE_FINAL_TYPE (MillraceOutlineItem, millrace_outline_item, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_PROBLEM,
  PROP_PROBLEM_CLASS,
  PROP_PROBLEM_ICON,
  PROP_SUMMARY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

const char *
millrace_outline_item_get_id (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  return self->id;
}

/* "DataTable, Table, 1 problem" reads better than three labels in a row. */
static char *
dup_summary (MillraceOutlineItem *self)
{
  const char *kind = self->kind == CFN_KIND_OTHER ? self->type : _(cfn_kind_get_label (self->kind));

  if (self->problem == NULL)
    return g_strdup_printf ("%s, %s", self->id, kind);

  return g_strdup_printf ("%s, %s, %s: %s", self->id, kind,
                          millrace_severity_get_word (self->worst), self->problem);
}

static char *
collect_problems (CfnFindings       *findings,
                  const CfnResource *resource,
                  int               *worst)
{
  g_autoptr (GString) text = NULL;
  guint n = 0;
  const CfnFinding * const *own
    = findings != NULL ? cfn_findings_get_of (findings, resource, &n) : NULL;

  *worst = findings != NULL ? cfn_findings_get_worst (findings, resource) : -1;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *message = cfn_message_format (own[i]->message);

      if (text == NULL)
        text = g_string_new (message);
      else
        g_string_append_printf (text, "\n%s", message);
    }

  return text != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

void
millrace_outline_item_update (MillraceOutlineItem *self,
                              CfnReading          *reading,
                              const CfnResource   *resource)
{
  g_autofree char *problem = NULL;
  int worst;

  g_return_if_fail (MILLRACE_IS_OUTLINE_ITEM (self));

  problem = collect_problems (cfn_reading_get_findings (reading), resource, &worst);
  if (self->kind == resource->kind && self->worst == worst &&
      g_strcmp0 (self->problem, problem) == 0 && g_strcmp0 (self->type, resource->type) == 0)
    return;

  g_free (self->type);
  g_free (self->problem);
  self->type = g_strdup (resource->type);
  self->problem = g_steal_pointer (&problem);
  self->kind = resource->kind;
  self->worst = worst;

  for (guint i = PROP_KIND; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
millrace_outline_item_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  MillraceOutlineItem *self = MILLRACE_OUTLINE_ITEM (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;

    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;

    case PROP_PROBLEM_CLASS:
      g_value_set_static_string (value, self->worst >= 0
                                          ? millrace_severity_get_css_class (self->worst) : NULL);
      break;

    case PROP_PROBLEM_ICON:
      g_value_set_static_string (value, self->worst >= 0
                                          ? millrace_severity_get_icon_name (self->worst) : NULL);
      break;

    case PROP_SUMMARY:
      g_value_take_string (value, dup_summary (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_outline_item_finalize (GObject *object)
{
  MillraceOutlineItem *self = MILLRACE_OUTLINE_ITEM (object);

  g_free (self->id);
  g_free (self->type);
  g_free (self->problem);

  G_OBJECT_CLASS (millrace_outline_item_parent_class)->finalize (object);
}

static GParamSpec *
string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
millrace_outline_item_class_init (MillraceOutlineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = millrace_outline_item_finalize;
  object_class->get_property = millrace_outline_item_get_property;

  properties[PROP_ID] = string_property ("id");
  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, 0, CFN_N_KINDS - 1, CFN_KIND_OTHER,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = string_property ("problem");
  properties[PROP_PROBLEM_CLASS] = string_property ("problem-class");
  properties[PROP_PROBLEM_ICON] = string_property ("problem-icon");
  properties[PROP_SUMMARY] = string_property ("summary");
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
millrace_outline_item_init (MillraceOutlineItem *self)
{
  self->kind = CFN_KIND_OTHER;
  self->worst = -1;
}

MillraceOutlineItem *
millrace_outline_item_new (const char *id)
{
  MillraceOutlineItem *self = g_object_new (MILLRACE_TYPE_OUTLINE_ITEM, NULL);

  self->id = g_strdup (id);

  return self;
}
