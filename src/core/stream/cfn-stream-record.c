/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-record.h"

#include <string.h>

#include "cfn-quote.h"

static const struct
{
  const char *name;
  CfnView     view;
} views[] = {
  { "KEYS_ONLY", CFN_VIEW_KEYS_ONLY },
  { "NEW_IMAGE", CFN_VIEW_NEW_IMAGE },
  { "OLD_IMAGE", CFN_VIEW_OLD_IMAGE },
  { "NEW_AND_OLD_IMAGES", CFN_VIEW_BOTH },
};

gboolean
cfn_view_from_string (const char *text,
                      CfnView    *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (g_strcmp0 (views[i].name, text) == 0)
        {
          *view = views[i].view;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
cfn_view_to_string (CfnView view)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (views[i].view == view)
        return views[i].name;
    }

  return NULL;
}

/* Whole seconds, rounded down, of so many milliseconds. */
static gint64
get_seconds (gint64 at)
{
  return at >= 0 ? at / 1000 : -((999 - at) / 1000);
}

char *
cfn_stream_time_to_string (gint64 at)
{
  gint64 seconds = get_seconds (at);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (CFN_STREAM_EPOCH + seconds);
  g_autofree char *whole = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", whole, (int) (at - seconds * 1000));
}

static void
append_image (GString    *out,
              const char *key,
              CfnItem    *image)
{
  g_autofree char *json = NULL;

  if (image == NULL)
    return;
  json = cfn_item_to_json (image);
  g_string_append_printf (out, "\"%s\": %s, ", key, json);
}

/* Members and their order: Lambda Developer Guide, Using AWS Lambda with Amazon DynamoDB. */
static char *
write_json (const CfnStreamRecord *self)
{
  GString *out = g_string_new (NULL);
  g_autofree char *name = g_strconcat (self->arn, self->sequence, NULL);
  g_autofree char *id = g_compute_checksum_for_string (G_CHECKSUM_MD5, name, -1);

  g_string_append_printf (out, "{\"eventID\": \"%s\", \"eventName\": \"%s\", "
                               "\"eventVersion\": \"1.1\", \"eventSource\": \"aws:dynamodb\", "
                               "\"awsRegion\": \"" CFN_STREAM_REGION "\", ",
                          id, self->event);
  if (self->by_service)
    g_string_append (out, "\"userIdentity\": " CFN_STREAM_EXPIRY_IDENTITY ", ");
  g_string_append_printf (out, "\"dynamodb\": {\"ApproximateCreationDateTime\": "
                               "%" G_GINT64_FORMAT ", ", CFN_STREAM_EPOCH + get_seconds (self->at));
  append_image (out, "Keys", self->keys);
  append_image (out, "NewImage", self->new_image);
  append_image (out, "OldImage", self->old_image);
  g_string_append_printf (out, "\"SequenceNumber\": \"%s\", \"SizeBytes\": %" G_GSIZE_FORMAT ", "
                               "\"StreamViewType\": \"%s\"}, \"eventSourceARN\": ",
                          self->sequence, self->size, cfn_view_to_string (self->view));
  cfn_quote_append_json (out, self->arn, strlen (self->arn));
  g_string_append_c (out, '}');

  return g_string_free (out, FALSE);
}

/* DynamoDB Developer Guide, StreamViewType: what the item was, and what it is now. */
static void
cut_images (CfnStreamRecord *self)
{
  if ((self->view & CFN_VIEW_NEW_IMAGE) == 0 || g_str_equal (self->event, "REMOVE"))
    g_clear_pointer (&self->new_image, cfn_item_unref);
  if ((self->view & CFN_VIEW_OLD_IMAGE) == 0 || g_str_equal (self->event, "INSERT"))
    g_clear_pointer (&self->old_image, cfn_item_unref);
}

void
cfn_stream_record_finish (CfnStreamRecord *self,
                          guint            sequence)
{
  cut_images (self);
  self->size = cfn_item_get_size (self->keys)
               + (self->new_image != NULL ? cfn_item_get_size (self->new_image) : 0)
               + (self->old_image != NULL ? cfn_item_get_size (self->old_image) : 0);
  self->sequence = g_strdup_printf ("1%020u", sequence * 100);
  self->json = write_json (self);
}

void
cfn_stream_record_free (CfnStreamRecord *self)
{
  g_clear_pointer (&self->keys, cfn_item_unref);
  g_clear_pointer (&self->new_image, cfn_item_unref);
  g_clear_pointer (&self->old_image, cfn_item_unref);
  g_free (self->arn);
  g_free (self->sequence);
  g_free (self->json);
  g_free (self);
}
