/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-hop-item.h"

#include "cfn-stream-json.h"

/* Of a line of JSON, in characters: what a third of the window has room for. */
#define WIDTH 40

#define SECOND 1000
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)

struct _MillraceHopItem
{
  GObject   parent_instance;

  CfnTrace *trace;
  guint     index;
};

G_DEFINE_FINAL_TYPE (MillraceHopItem, millrace_hop_item, G_TYPE_OBJECT)

/* Never by colour alone. */
static const struct
{
  const char *word;
  const char *icon_name;
  const char *css_class;
} kinds[] = {
  [CFN_HOP_WRITE] = { N_("Write"), "document-edit-symbolic", NULL },
  [CFN_HOP_NO_RECORD] = { N_("No record"), "list-remove-symbolic", "warning" },
  [CFN_HOP_RECORD] = { N_("Record"), "go-next-symbolic", NULL },
  [CFN_HOP_DROPPED] = { N_("Dropped by the filters"), "edit-clear-all-symbolic", "warning" },
  [CFN_HOP_WAITS] = { N_("Waits"), "document-open-recent-symbolic", NULL },
  [CFN_HOP_INVOKE] = { N_("Invocation"), "media-playback-start-symbolic", NULL },
  [CFN_HOP_DONE] = { N_("Done"), "emblem-ok-symbolic", "good" },
  [CFN_HOP_FAILED] = { N_("Failed"), "millrace-error-symbolic", "error" },
  [CFN_HOP_RETRY] = { N_("Again"), "view-refresh-symbolic", "warning" },
  [CFN_HOP_SPLIT] = { N_("Split"), "edit-cut-symbolic", "warning" },
  [CFN_HOP_GIVEN_UP] = { N_("Given up"), "media-playback-stop-symbolic", "error" },
  [CFN_HOP_SENT] = { N_("Sent"), "mail-send-symbolic", NULL },
  [CFN_HOP_LOST] = { N_("Lost"), "millrace-error-symbolic", "error" },
  [CFN_HOP_BLOCKED] = { N_("Blocked"), "millrace-error-symbolic", "error" },
  [CFN_HOP_UNKNOWN] = { N_("Not known"), "dialog-question-symbolic", "warning" },
  [CFN_HOP_NOTE] = { N_("Worth knowing"), "dialog-information-symbolic", NULL },
};

const CfnHop *
millrace_hop_item_get_hop (MillraceHopItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_HOP_ITEM (self), NULL);

  return cfn_trace_get_hop (self->trace, self->index);
}

guint
millrace_hop_item_get_index (MillraceHopItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_HOP_ITEM (self), 0);

  return self->index;
}

/* "Invocation", "Blocked" ...; translated. */
static const char *
get_word (MillraceHopItem *self)
{
  return _(kinds[millrace_hop_item_get_hop (self)->kind].word);
}

const char *
millrace_hop_item_get_icon_name (MillraceHopItem *self)
{
  return kinds[millrace_hop_item_get_hop (self)->kind].icon_name;
}

const char *
millrace_hop_item_get_css_class (MillraceHopItem *self)
{
  return kinds[millrace_hop_item_get_hop (self)->kind].css_class;
}

char *
millrace_hop_item_dup_message (MillraceHopItem *self)
{
  return cfn_message_format (millrace_hop_item_get_hop (self)->message);
}

char *
millrace_hop_dup_time (gint64 milliseconds)
{
  if (ABS (milliseconds) < SECOND)
    /* Translators: milliseconds on the clock of a run */
    return g_strdup_printf (_("%d\302\240ms"), (int) milliseconds);
  if (ABS (milliseconds) < MINUTE)
    /* Translators: seconds on the clock of a run */
    return g_strdup_printf (_("%.1f\302\240s"), (double) milliseconds / SECOND);
  if (ABS (milliseconds) < HOUR)
    /* Translators: minutes and seconds on the clock of a run */
    return g_strdup_printf (_("%d\302\240min %02d\302\240s"), (int) (milliseconds / MINUTE),
                            (int) (ABS (milliseconds) % MINUTE / SECOND));

  /* Translators: hours and minutes on the clock of a run */
  return g_strdup_printf (_("%d\302\240h %02d\302\240min"), (int) (milliseconds / HOUR),
                          (int) (ABS (milliseconds) % HOUR / MINUTE));
}

/* Where it happens: the edge that it goes along, or the card. */
static char *
dup_way (const CfnHop *hop)
{
  if (hop->from != NULL && hop->to != NULL)
    return g_strdup_printf ("%s → %s", hop->from, hop->to);

  return g_strdup (hop->from != NULL ? hop->from : hop->to != NULL ? hop->to : hop->mapping);
}

char *
millrace_hop_item_dup_place (MillraceHopItem *self)
{
  const CfnHop *hop = millrace_hop_item_get_hop (self);
  g_autofree char *time = millrace_hop_dup_time (hop->at);
  g_autofree char *way = dup_way (hop);

  if (way == NULL)
    return g_strdup_printf ("%s · %s", time, get_word (self));

  return g_strdup_printf ("%s · %s · %s", time, get_word (self), way);
}

char *
millrace_hop_item_dup_summary (MillraceHopItem *self)
{
  g_autofree char *message = millrace_hop_item_dup_message (self);
  g_autofree char *time = millrace_hop_dup_time (millrace_hop_item_get_hop (self)->at);

  return g_strdup_printf ("%s, %s: %s", get_word (self), time, message);
}

char *
millrace_hop_item_dup_payload (MillraceHopItem *self)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (MILLRACE_IS_HOP_ITEM (self), NULL);

  json = cfn_trace_dup_payload (self->trace, self->index);

  return json != NULL ? cfn_stream_json_indent_to (json, WIDTH) : NULL;
}

static void
millrace_hop_item_finalize (GObject *object)
{
  cfn_trace_unref (MILLRACE_HOP_ITEM (object)->trace);

  G_OBJECT_CLASS (millrace_hop_item_parent_class)->finalize (object);
}

static void
millrace_hop_item_class_init (MillraceHopItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_hop_item_finalize;
}

static void
millrace_hop_item_init (MillraceHopItem *self)
{
}

MillraceHopItem *
millrace_hop_item_new (CfnTrace *trace,
                       guint     index)
{
  MillraceHopItem *self = g_object_new (MILLRACE_TYPE_HOP_ITEM, NULL);

  self->trace = cfn_trace_ref (trace);
  self->index = index;

  return self;
}
