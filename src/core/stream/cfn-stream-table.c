/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-table.h"

#include <string.h>

#include "cfn-stream-case.h"
#include "cfn-stream-value.h"

/* DynamoDB Developer Guide, Quotas: the size of an item. */
#define MAX_ITEM (400 * 1024)

/* --- What the template says --- */

/* Names and their types are told in lists of {AttributeName, ...}. */
static void
read_keys (CfnStreamTable *self)
{
  CfnNode *definitions = cfn_resource_get_property (self->resource, "AttributeDefinitions");
  CfnNode *schema = cfn_resource_get_property (self->resource, "KeySchema");
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  self->types = g_hash_table_new (g_str_hash, g_str_equal);
  for (CfnNode *item = definitions != NULL ? definitions->first_child : NULL; item != NULL;
       item = item->next)
    {
      const char *name = cfn_node_get_literal (cfn_node_get (item, "AttributeName"));
      const char *type = cfn_node_get_literal (cfn_node_get (item, "AttributeType"));

      /* No key is of another type than these: what it is to be is not known. */
      if (name != NULL && type != NULL && strlen (type) == 1 && strchr ("SNB", *type) != NULL)
        g_hash_table_insert (self->types, (gpointer) name, (gpointer) type);
    }
  if (cfn_value_of (self->template, schema).kind != CFN_VALUE_LIST)
    return;
  for (CfnNode *item = schema->first_child; item != NULL; item = item->next)
    {
      g_auto (CfnStreamValue) value = { NULL, FALSE, NULL };

      cfn_stream_value_read (&value, self->template, cfn_node_get (item, "AttributeName"),
                             "AttributeName", self->resource);
      if (value.text == NULL || *value.text == '\0')
        return;
      if (!g_ptr_array_find_with_equal_func (keys, value.text, g_str_equal, NULL))
        g_ptr_array_add (keys, g_steal_pointer (&value.text));
    }
  if (keys->len == 0)
    return;
  g_ptr_array_add (keys, NULL);
  self->keys = (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

static void
read_stream (CfnStreamTable *self)
{
  CfnNode *node = cfn_resource_get_property (self->resource, "StreamSpecification");
  g_autoptr (GPtrArray) known = cfn_value_know (self->template, node);
  g_auto (CfnStreamValue) view = { NULL, FALSE, NULL };
  g_auto (CfnStreamValue) name = { NULL, FALSE, NULL };
  const CfnKnown *chosen = cfn_stream_choose (self->template, known);
  CfnNode *specification = chosen->kind == CFN_KNOWN_MAP ? chosen->node : NULL;

  self->has_stream = (chosen->kind != CFN_KNOWN_ABSENT && chosen->kind != CFN_KNOWN_TEXT)
                     || cfn_resource_has_hidden_properties (self->resource);

  cfn_stream_value_read (&view, self->template, cfn_node_get (specification, "StreamViewType"),
                         "StreamViewType", self->resource);
  self->view = CFN_VIEW_BOTH;
  if (!cfn_view_from_string (view.text, &self->view) && self->has_stream)
    g_ptr_array_add (self->doubts,
                     cfn_message_new (N_("StreamViewType of {0} is not known here: this run goes "
                                         "on as if it were NEW_AND_OLD_IMAGES"),
                                      self->resource->id, NULL));
  else
    cfn_stream_value_tell (&view, self->doubts);

  cfn_stream_value_read (&name, self->template,
                         cfn_resource_get_property (self->resource, "TableName"), "TableName",
                         self->resource);
  self->arn = g_strdup_printf ("arn:aws:dynamodb:" CFN_STREAM_REGION ":" CFN_STREAM_ACCOUNT
                               ":table/%s/stream/2027-01-01T00:00:00.000",
                               name.text != NULL ? name.text : self->resource->id);
}

static void
read_expiry (CfnStreamTable *self)
{
  CfnNode *node = cfn_resource_get_property (self->resource, "TimeToLiveSpecification");
  g_auto (CfnStreamValue) name = { NULL, FALSE, NULL };

  self->expires = cfn_resource_has_hidden_properties (self->resource);
  if (node == NULL)
    return;
  self->expires |= cfn_stream_read_boolean (self->template, cfn_node_get (node, "Enabled"),
                                            "Enabled", self->resource, TRUE, self->doubts);
  cfn_stream_value_read (&name, self->template, cfn_node_get (node, "AttributeName"),
                         "AttributeName", self->resource);
  self->expiry = g_steal_pointer (&name.text);
}

CfnStreamTable *
cfn_stream_table_new (CfnTemplate       *template,
                      const CfnResource *resource)
{
  CfnStreamTable *self = g_new0 (CfnStreamTable, 1);

  self->template = template;
  self->resource = resource;
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) cfn_item_unref);
  self->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_message_unref);
  read_keys (self);
  read_stream (self);
  read_expiry (self);

  return self;
}

void
cfn_stream_table_free (CfnStreamTable *self)
{
  g_strfreev (self->keys);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->doubts);
  g_free (self->arn);
  g_free (self->expiry);
  g_free (self);
}

/* --- Whether a write makes sense --- */

/* The attributes of the key are in @item, with their types, and are not empty (DynamoDB Developer
 * Guide, Naming rules and data types). */
static CfnMessage *
check_key (CfnStreamTable *self,
           CfnItem        *item)
{
  for (char **name = self->keys; name != NULL && *name != NULL; name++)
    {
      const char *type = cfn_item_get_type_of (item, *name);
      const char *wanted = g_hash_table_lookup (self->types, *name);

      if (type == NULL)
        return cfn_message_new (N_("{0} is part of the key of {1}: this item has none"), *name,
                                self->resource->id, NULL);
      if (wanted != NULL && !g_str_equal (type, wanted))
        return cfn_message_new (N_("{0} is part of the key of {1} and of type {2}, not {3}"),
                                *name, self->resource->id, wanted, type, NULL);
      if (cfn_item_is_blank (item, *name))
        return cfn_message_new (N_("{0} is part of the key of {1} and may not be empty"), *name,
                                self->resource->id, NULL);
    }

  return NULL;
}

/* DynamoDB API Reference, UpdateItem: attributes of the key cannot be changed. */
static CfnMessage *
check_change (CfnStreamTable *self,
              const CfnWrite *write)
{
  for (char **name = self->keys; name != NULL && *name != NULL; name++)
    {
      if ((write->set != NULL && cfn_item_get_type_of (write->set, *name) != NULL)
          || (write->remove != NULL
              && g_strv_contains ((const char * const *) write->remove, *name)))
        return cfn_message_new (N_("{0} is part of the key of {1}: an update cannot change it. "
                                   "Delete the item and put another"),
                                *name, self->resource->id, NULL);
    }

  return NULL;
}

CfnMessage *
cfn_stream_table_check (CfnStreamTable *self,
                        const CfnWrite *write)
{
  CfnMessage *message = NULL;

  if (write->kind == CFN_WRITE_RECORD)
    return check_key (self, write->item);
  if (self->keys == NULL)
    return cfn_message_new (N_("What the key of {0} is made of is not known here, so that nothing "
                               "can be written to it"),
                            self->resource->id, NULL);

  message = check_key (self, write->item);
  if (message == NULL && write->kind == CFN_WRITE_UPDATE)
    message = check_change (self, write);
  if (message == NULL && write->kind != CFN_WRITE_PUT
      && cfn_item_get_n_attributes (write->item) > g_strv_length (self->keys))
    {
      g_autofree char *names = g_strjoinv (", ", self->keys);

      message = cfn_message_new (N_("Only the key of the item stands here: {0}"), names, NULL);
    }
  if (message == NULL && write->kind == CFN_WRITE_PUT && cfn_item_get_size (write->item) > MAX_ITEM)
    message = cfn_message_new (N_("An item has 400 KB at most"), NULL);

  return message;
}

/* --- Writing --- */

/* What the item is after @write, NULL: it is gone. @old may be NULL. */
static CfnItem *
apply (const CfnWrite *write,
       CfnItem        *old)
{
  switch (write->kind)
    {
    case CFN_WRITE_PUT:
      return cfn_item_ref (write->item);
    case CFN_WRITE_UPDATE:
      return cfn_item_change (old != NULL ? old : write->item, write->set,
                              (const char * const *) write->remove);
    case CFN_WRITE_RECORD:
      return g_str_equal (write->event, "REMOVE") || write->set == NULL
               ? NULL : cfn_item_ref (write->set);
    case CFN_WRITE_DELETE:
    case CFN_WRITE_EXPIRE:
    default:
      return NULL;
    }
}

/* Why time to live leaves @item alone, or NULL (DynamoDB Developer Guide, Using time to live). */
static CfnMessage *
check_expiry (CfnStreamTable *self,
              CfnItem        *item)
{
  if (!self->expires)
    return cfn_message_new (N_("{0} has no time to live that is on: nothing in it expires"),
                            self->resource->id, NULL);
  if (self->expiry != NULL && g_strcmp0 (cfn_item_get_type_of (item, self->expiry), "N") != 0)
    return cfn_message_new (N_("The item never expires: its attribute {0} has no time, as a "
                               "number"),
                            self->expiry, NULL);

  return NULL;
}

/* DynamoDB Developer Guide, Change data capture for DynamoDB Streams: what changes nothing makes no
 * record. */
static CfnMessage *
find_why_not (CfnStreamTable *self,
              const CfnWrite *write,
              CfnItem        *old,
              CfnItem        *now)
{
  if (write->kind == CFN_WRITE_RECORD)
    return NULL;
  if (old == NULL && now == NULL)
    return cfn_message_new (N_("{0} has no such item: there is nothing to remove"),
                            self->resource->id, NULL);
  if (write->kind == CFN_WRITE_EXPIRE)
    return check_expiry (self, old);
  if (old != NULL && now != NULL && cfn_item_equal (old, now))
    return cfn_message_new (N_("The item in {0} is just as before: what changes nothing makes no "
                               "record"),
                            self->resource->id, NULL);

  return NULL;
}

static CfnStreamRecord *
make_record (CfnStreamTable *self,
             const CfnWrite *write,
             CfnItem        *old,
             CfnItem        *now)
{
  CfnStreamRecord *record = g_new0 (CfnStreamRecord, 1);
  const char * const *keys = (const char * const *) self->keys;

  record->table = self->resource;
  record->at = write->at;
  record->arn = g_strdup (self->arn);
  record->view = self->view;
  if (write->kind == CFN_WRITE_RECORD)
    {
      record->event = g_intern_string (write->event);
      record->keys = cfn_item_ref (write->item);
      record->new_image = write->set != NULL ? cfn_item_ref (write->set) : NULL;
      record->old_image = write->old != NULL ? cfn_item_ref (write->old) : NULL;
      record->by_service = write->by_service;
    }
  else
    {
      record->event = old == NULL ? "INSERT" : now == NULL ? "REMOVE" : "MODIFY";
      record->keys = cfn_item_pick (write->item, keys);
      record->new_image = now != NULL ? cfn_item_ref (now) : NULL;
      record->old_image = old != NULL ? cfn_item_ref (old) : NULL;
      record->by_service = write->kind == CFN_WRITE_EXPIRE;
    }
  cfn_stream_record_finish (record, ++self->n_records);

  return record;
}

CfnStreamRecord *
cfn_stream_table_write (CfnStreamTable  *self,
                        const CfnWrite  *write,
                        CfnMessage     **why)
{
  g_autoptr (CfnItem) key = self->keys != NULL
                              ? cfn_item_pick (write->item, (const char * const *) self->keys)
                              : cfn_item_ref (write->item);
  g_autofree char *name = cfn_item_to_key (key);
  CfnItem *found = g_hash_table_lookup (self->items, name);
  g_autoptr (CfnItem) old = found != NULL ? cfn_item_ref (found) : NULL;
  g_autoptr (CfnItem) now = apply (write, old);

  *why = find_why_not (self, write, old, now);
  if (*why != NULL)
    return NULL;

  if (now != NULL)
    g_hash_table_insert (self->items, g_steal_pointer (&name), cfn_item_ref (now));
  else
    g_hash_table_remove (self->items, name);
  if (!self->has_stream)
    {
      *why = cfn_message_new (N_("{0} has no stream: nobody hears of its changes"),
                              self->resource->id, NULL);
      return NULL;
    }

  return make_record (self, write, old, now);
}
