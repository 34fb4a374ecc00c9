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
  PROP_PROBLEM = 1,
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

CfnKind
millrace_outline_item_get_kind (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), CFN_KIND_OTHER);

  return self->kind;
}

int
millrace_outline_item_get_worst (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), -1);

  return self->worst;
}

const char *
millrace_outline_item_get_problem (MillraceOutlineItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  return self->problem;
}

/* "DataTable, Table, 1 problem" reads better than three labels in a row. */
char *
millrace_outline_item_dup_summary (MillraceOutlineItem *self)
{
  const char *kind;

  g_return_val_if_fail (MILLRACE_IS_OUTLINE_ITEM (self), NULL);

  kind = self->kind == CFN_KIND_OTHER ? self->type : _(cfn_kind_get_label (self->kind));

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

  for (guint i = PROP_PROBLEM; i < N_PROPS; i++)
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
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;

    case PROP_SUMMARY:
      g_value_take_string (value, millrace_outline_item_dup_summary (self));
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

  properties[PROP_PROBLEM] = string_property ("problem");
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
