/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-filter.h"
#include "cfn-filter-leaf.h"

#include <string.h>

/* The records that a part of a pattern lets through, and the key that does most to it. */
typedef struct
{
  CfnFilterEvents   events;
  const CfnPattern *who;   /* NULL when it lets all through */
} Passed;

typedef struct
{
  const char            *owner;
  const CfnFilterSource *source;
  GArray                *faults;
} Match;

/* Where attributes stand: in Keys, NewImage or OldImage, or in a map of an item. */
typedef struct
{
  CfnFilterEvents present;   /* when the image is there */
  gboolean        is_keys;
  gboolean        is_nested; /* attributes of a map, which no table declares */
} Image;

typedef Passed (*EntryFunc) (Match            *self,
                             const CfnPattern *entry,
                             gconstpointer     place);

static Passed match_object (Match            *self,
                            const CfnPattern *object,
                            EntryFunc         match_entry,
                            gconstpointer     place);

static Passed match_attribute (Match            *self,
                               const CfnPattern *entry,
                               gconstpointer     place);

static const Passed everything = { CFN_FILTER_ALL_EVENTS, NULL };

/* Nothing is there that the pattern could look at: only {"exists": false} takes that. */
static CfnFilterEvents
match_absent (const CfnPattern *pattern)
{
  CfnFilterEvents events = CFN_FILTER_ALL_EVENTS;

  if (pattern->kind == CFN_PATTERN_ARRAY)
    {
      for (const CfnPattern *one = pattern->first_child; one != NULL; one = one->next)
        {
          if (cfn_filter_asks_for_absence (one) || one->kind == CFN_PATTERN_UNKNOWN)
            return CFN_FILTER_ALL_EVENTS;
        }
      return pattern->is_refused ? CFN_FILTER_ALL_EVENTS : CFN_FILTER_NO_EVENTS;
    }
  for (const CfnPattern *child = pattern->first_child; child != NULL; child = child->next)
    events &= match_absent (child);

  return events;
}

/* A key that no record has; @message is taken. */
static Passed
match_nothing (Match            *self,
               const CfnPattern *entry,
               const char       *why,
               CfnMessage       *message)
{
  if (match_absent (entry) != CFN_FILTER_NO_EVENTS)
    {
      cfn_message_unref (message);
      return everything;
    }
  cfn_filter_fault_add (self->faults, "filter-never-matches", why, entry->key_span, message);

  return (Passed) { CFN_FILTER_NO_EVENTS, entry };
}

static Passed
match_leaf (Match                *self,
            const CfnPattern     *entry,
            const CfnFilterValue *value)
{
  CfnFilterEvents events = cfn_filter_match_leaf (entry, value, self->owner, self->faults);

  return (Passed) { events, events != CFN_FILTER_ALL_EVENTS ? entry : NULL };
}

/* A part of a record that holds further keys is never compared itself; "exists" sees no more than
 * values (Lambda Developer Guide, Using filters with DynamoDB). */
static Passed
match_no_leaf (Match            *self,
               const CfnPattern *entry)
{
  if (match_absent (entry) == CFN_FILTER_NO_EVENTS)
    return match_nothing (self, entry, "no-leaf",
                          cfn_message_new (N_("The filter of {0} compares {1} with values, but {1} "
                                              "holds further keys: nothing ever matches"),
                                           self->owner, entry->key, NULL));
  if (!entry->is_refused)
    cfn_filter_fault_add (self->faults, "filter-checks-nothing", "no-leaf", entry->span,
                          cfn_message_new (N_("The filter of {0} asks whether {1} exists, but that "
                                              "only works for a value at the very end: this part "
                                              "lets everything through"),
                                           self->owner, entry->key, NULL));

  return everything;
}

static void
tell_contradiction (Match        *self,
                    const Passed *one,
                    const Passed *other)
{
  g_autofree char *first = cfn_filter_events_to_string (one->events);
  g_autofree char *second = cfn_filter_events_to_string (other->events);
  const CfnPattern *late = other->who;
  const CfnPattern *early = one->who;

  if (late->key_span.start < early->key_span.start)
    {
      g_autofree char *swapped = g_steal_pointer (&first);

      late = one->who;
      early = other->who;
      first = g_steal_pointer (&second);
      second = g_steal_pointer (&swapped);
    }
  cfn_filter_fault_add (self->faults, "filter-never-matches", "contradiction", late->key_span,
                        cfn_message_new (N_("No record of {0} matches this: what it asks of {1} "
                                            "is only so with {2}, what it asks of {3} only with "
                                            "{4}"),
                                         self->owner, late->key, second, early->key, first, NULL));
}

/* Both have to match. That each of them alone could, but not both, is told once. */
static Passed
both (Match        *self,
      const Passed *one,
      const Passed *other)
{
  Passed passed = { one->events & other->events, one->who };

  if (one->events != CFN_FILTER_NO_EVENTS && other->events != CFN_FILTER_NO_EVENTS
      && passed.events == CFN_FILTER_NO_EVENTS && one->who != NULL && other->who != NULL)
    tell_contradiction (self, one, other);
  if (other->who != NULL && (one->who == NULL || (other->events & ~one->events) == 0))
    passed.who = other->who;

  return passed;
}

/* One of the branches has to match. What never matches in one of them is less bad when another
 * does. */
static Passed
match_or (Match            *self,
          const CfnPattern *or,
          EntryFunc         match_entry,
          gconstpointer     place)
{
  g_autoptr (GArray) dead = g_array_new (FALSE, FALSE, sizeof (CfnSpan));
  Passed any = { CFN_FILTER_NO_EVENTS, or };

  for (const CfnPattern *branch = or->first_child; branch != NULL; branch = branch->next)
    {
      CfnSpan told = { self->faults->len, 0 };
      Passed one = branch->kind == CFN_PATTERN_OBJECT
                     ? match_object (self, branch, match_entry, place) : everything;

      told.end = self->faults->len;
      any.events |= one.events;
      if (one.events == CFN_FILTER_NO_EVENTS)
        g_array_append_val (dead, told);
    }
  for (guint i = 0; i < dead->len && any.events != CFN_FILTER_NO_EVENTS; i++)
    {
      const CfnSpan *told = &g_array_index (dead, CfnSpan, i);

      cfn_filter_demote (self->faults, told->start, told->end);
    }
  if (any.events == CFN_FILTER_ALL_EVENTS || or->n_children == 0 || or->is_refused)
    return everything;

  return any;
}

static Passed
match_object (Match            *self,
              const CfnPattern *object,
              EntryFunc         match_entry,
              gconstpointer     place)
{
  Passed passed = everything;

  for (const CfnPattern *child = object->first_child; child != NULL; child = child->next)
    {
      Passed one;

      /* What a later entry hides, or is not known, or is told to be wrong, may be anything. */
      if (child->key == NULL || child->is_refused || child->kind == CFN_PATTERN_UNKNOWN)
        continue;
      if (g_str_equal (child->key, "$or") && child->kind == CFN_PATTERN_ARRAY)
        one = match_or (self, child, match_entry, place);
      else
        one = match_entry (self, child, place);
      passed = both (self, &passed, &one);
    }

  return passed;
}

/* The descriptors of types, and what they hold (DynamoDB API Reference, AttributeValue). */
static const struct
{
  const char     *letter;
  CfnFilterType   type;
} letters[] = {
  { "S", CFN_FILTER_TEXT },          { "N", CFN_FILTER_DIGITS },
  { "B", CFN_FILTER_TEXT },          { "BOOL", CFN_FILTER_TRUTH },
  { "NULL", CFN_FILTER_TRUE },       { "SS", CFN_FILTER_TEXT },
  { "NS", CFN_FILTER_DIGITS },       { "BS", CFN_FILTER_TEXT },
  { "M", CFN_FILTER_OBJECT },        { "L", CFN_FILTER_OBJECT },
};

static gboolean
find_letter (const char    *key,
             CfnFilterType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (g_str_equal (letters[i].letter, key))
        {
          *type = letters[i].type;
          return TRUE;
        }
    }

  return FALSE;
}

/* An attribute while the entries below it, which name its type, are matched. */
typedef struct
{
  const Image *image;
  const char  *name;
  const char  *declared;  /* its type as the table declares it, or NULL */
} Attribute;

static Passed
match_unknown_letter (Match            *self,
                      const CfnPattern *entry,
                      const Attribute  *attribute)
{
  return match_nothing (self, entry, "unknown-type-level",
                        cfn_message_new (N_("No record of {0} matches this: below {1} comes the "
                                            "type of its value (S, N, B, BOOL, NULL, M, L, SS, NS "
                                            "or BS), not {2}"),
                                         self->owner, attribute->name, entry->key, NULL));
}

static Passed
match_other_type (Match            *self,
                  const CfnPattern *entry,
                  const Attribute  *attribute)
{
  return match_nothing (self, entry, "other-type",
                        cfn_message_new (N_("No record of {0} matches this: it takes {1} for a "
                                            "value of type {2}, but the table declares it as {3}"),
                                         self->owner, attribute->name, entry->key,
                                         attribute->declared, NULL));
}

/* The entries of a list have no names: each is a value with its type. */
static Passed
match_element (Match            *self,
               const CfnPattern *entry,
               gconstpointer     place);

static Passed
match_typed (Match            *self,
             const CfnPattern *entry,
             gconstpointer     place)
{
  const Attribute *attribute = place;
  const Image *image = attribute->image;
  CfnFilterValue value = { .name = attribute->name, .letter = entry->key,
                           .present = image->present };
  Image inner = { .present = image->present, .is_nested = TRUE };

  if (!find_letter (entry->key, &value.type))
    return match_unknown_letter (self, entry, attribute);
  if (attribute->declared != NULL && !g_str_equal (attribute->declared, entry->key))
    return match_other_type (self, entry, attribute);

  /* A key attribute is always there when its image is. */
  value.absent = attribute->declared != NULL && image->is_keys
                   ? CFN_FILTER_ALL_EVENTS & ~image->present : CFN_FILTER_ALL_EVENTS;
  if (value.type != CFN_FILTER_OBJECT)
    {
      if (entry->kind == CFN_PATTERN_ARRAY)
        return match_leaf (self, entry, &value);
      return match_nothing (self, entry, "below-a-leaf",
                            cfn_message_new (N_("No record of {0} matches this: {1} of {2} is a "
                                                "value, with no further keys in it"),
                                             self->owner, entry->key, attribute->name, NULL));
    }
  if (g_str_equal (entry->key, "L"))
    return entry->kind == CFN_PATTERN_OBJECT
             ? match_object (self, entry, match_element, place) : everything;

  return entry->kind == CFN_PATTERN_OBJECT
           ? match_object (self, entry, match_attribute, &inner) : match_no_leaf (self, entry);
}

static Passed
match_element (Match            *self,
               const CfnPattern *entry,
               gconstpointer     place)
{
  const Attribute *list = place;
  Attribute element = { list->image, list->name, NULL };

  return match_typed (self, entry, &element);
}

/* A value has one type: two of them at once are never there. */
static gboolean
asks_for_two_types (const CfnPattern  *attribute,
                    const CfnPattern **second)
{
  guint n = 0;

  for (const CfnPattern *child = attribute->first_child; child != NULL; child = child->next)
    {
      CfnFilterType type;

      if (child->key == NULL || child->is_refused || !find_letter (child->key, &type)
          || match_absent (child) != CFN_FILTER_NO_EVENTS)
        continue;
      *second = child;
      n++;
    }

  return n > 1;
}

/* The values, compared with the attribute rather than with what it holds. The type is known for
 * keys, and then it may be put in where nothing else is wrong. */
static Passed
match_without_type (Match            *self,
                    const CfnPattern *entry,
                    const Attribute  *attribute)
{
  g_autoptr (GArray) none = cfn_filter_faults_new ();
  CfnFilterValue value = { .name = attribute->name, .letter = attribute->declared,
                           .present = CFN_FILTER_ALL_EVENTS };
  CfnFilterFault *fault;

  if (match_absent (entry) != CFN_FILTER_NO_EVENTS)
    return match_no_leaf (self, entry);

  fault = cfn_filter_fault_add (
    self->faults, "filter-never-matches", "no-type-level", entry->span,
    cfn_message_new (attribute->declared != NULL
                       ? N_("No record of {0} matches this: a record has the type of a value "
                            "around it, {\"{1}\": {\"{2}\": [ … ]}}")
                       : N_("No record of {0} matches this: a record has the type of a value "
                            "around it, such as {\"{1}\": {\"S\": [ … ]}}"),
                     self->owner, attribute->name, attribute->declared, NULL));
  if (attribute->declared != NULL && find_letter (attribute->declared, &value.type)
      && cfn_filter_match_leaf (entry, &value, self->owner, none) != CFN_FILTER_NO_EVENTS
      && none->len == 0)
    fault->repair = g_strdup_printf ("{\"%s\": %c}", attribute->declared, CFN_PATTERN_HOLE);

  return (Passed) { CFN_FILTER_NO_EVENTS, entry };
}

static Passed
match_attribute (Match            *self,
                 const CfnPattern *entry,
                 gconstpointer     place)
{
  const Image *image = place;
  GHashTable *types = image->is_nested ? NULL : self->source->types;
  GHashTable *keys = self->source->keys;
  Attribute attribute = { image, entry->key, NULL };
  const CfnPattern *second;

  if (types != NULL)
    attribute.declared = g_hash_table_lookup (types, entry->key);
  if (image->is_keys && keys != NULL && !g_hash_table_contains (keys, entry->key))
    return match_nothing (self, entry, "not-a-key",
                          cfn_message_new (N_("No record of {0} matches this: {1} is no key of "
                                              "the table, and Keys holds nothing else"),
                                           self->owner, entry->key, NULL));
  if (entry->kind == CFN_PATTERN_ARRAY)
    return match_without_type (self, entry, &attribute);
  if (asks_for_two_types (entry, &second))
    return match_nothing (self, second, "two-types",
                          cfn_message_new (N_("No record of {0} matches this: it asks for {1} as "
                                              "a value of two types at once, and each value has "
                                              "one"),
                                           self->owner, entry->key, NULL));

  return match_object (self, entry, match_typed, &attribute);
}

/* In which records an image is (DynamoDB Developer Guide, Change data capture for DynamoDB
 * Streams): what was not there before or is not there afterwards has no image. */
static CfnFilterEvents
image_events (const char *view,
              gboolean    is_new)
{
  if (view != NULL && !g_str_equal (view, "NEW_AND_OLD_IMAGES")
      && !g_str_equal (view, is_new ? "NEW_IMAGE" : "OLD_IMAGE"))
    return CFN_FILTER_NO_EVENTS;

  return CFN_FILTER_MODIFY | (is_new ? CFN_FILTER_INSERT : CFN_FILTER_REMOVE);
}

static Passed
match_image (Match            *self,
             const CfnPattern *entry,
             CfnFilterEvents   present)
{
  Image image = { .present = present, .is_keys = g_str_equal (entry->key, "Keys") };
  guint n_faults = self->faults->len;
  Passed passed;

  if (entry->kind == CFN_PATTERN_ARRAY)
    return match_no_leaf (self, entry);
  if (present == CFN_FILTER_NO_EVENTS)
    {
      passed = match_nothing (self, entry, "view-type",
                              cfn_message_new (N_("No record of {0} matches this: the stream is "
                                                  "of type {2}, and its records have no {1}"),
                                               self->owner, entry->key, self->source->view_type,
                                               NULL));
      if (self->faults->len > n_faults)
        g_array_index (self->faults, CfnFilterFault, n_faults).needs_images = TRUE;
      return passed;
    }

  passed = match_object (self, entry, match_attribute, &image);
  /* What the image lacks, it lacks because of the event. */
  if (passed.events != CFN_FILTER_ALL_EVENTS && passed.events != CFN_FILTER_NO_EVENTS)
    passed.who = entry;

  return passed;
}

static Passed
match_change (Match            *self,
              const CfnPattern *entry,
              gconstpointer     place)
{
  static const CfnFilterText views[] = {
    { "KEYS_ONLY", CFN_FILTER_ALL_EVENTS },
    { "NEW_IMAGE", CFN_FILTER_ALL_EVENTS },
    { "OLD_IMAGE", CFN_FILTER_ALL_EVENTS },
    { "NEW_AND_OLD_IMAGES", CFN_FILTER_ALL_EVENTS },
  };
  const char *view = self->source->view_type;
  CfnFilterText known = { view, CFN_FILTER_ALL_EVENTS };
  CfnFilterValue value = { .name = entry->key, .present = CFN_FILTER_ALL_EVENTS };

  if (g_str_equal (entry->key, "Keys"))
    return match_image (self, entry, CFN_FILTER_ALL_EVENTS);
  if (g_str_equal (entry->key, "NewImage") || g_str_equal (entry->key, "OldImage"))
    return match_image (self, entry, image_events (view, entry->key[0] == 'N'));

  if (g_str_equal (entry->key, "ApproximateCreationDateTime")
      || g_str_equal (entry->key, "SizeBytes"))
    value.type = CFN_FILTER_NUMBER;
  else if (g_str_equal (entry->key, "StreamViewType"))
    {
      value.texts = view != NULL ? &known : views;
      value.n_texts = view != NULL ? 1 : G_N_ELEMENTS (views);
    }
  else if (!g_str_equal (entry->key, "SequenceNumber"))
    return match_nothing (self, entry, "unknown-key",
                          cfn_message_new (N_("No record of {0} matches this: the dynamodb part "
                                              "of a record has Keys, NewImage, OldImage, "
                                              "StreamViewType, SequenceNumber, SizeBytes and "
                                              "ApproximateCreationDateTime, but no {1}"),
                                           self->owner, entry->key, NULL));

  return entry->kind == CFN_PATTERN_ARRAY ? match_leaf (self, entry, &value) : everything;
}

static Passed
match_event_name (Match            *self,
                  const CfnPattern *entry)
{
  static const CfnFilterText names[] = {
    { "INSERT", CFN_FILTER_INSERT },
    { "MODIFY", CFN_FILTER_MODIFY },
    { "REMOVE", CFN_FILTER_REMOVE },
  };
  CfnFilterValue value = { .name = entry->key, .present = CFN_FILTER_ALL_EVENTS, .texts = names,
                           .n_texts = G_N_ELEMENTS (names) };

  return match_leaf (self, entry, &value);
}

/* Only what DynamoDB itself deletes, when its time to live is over, says who did it (DynamoDB
 * Developer Guide, DynamoDB Streams and Time to Live). */
static Passed
match_identity (Match            *self,
                const CfnPattern *entry,
                gconstpointer     place)
{
  CfnFilterValue value = { .name = entry->key, .present = CFN_FILTER_REMOVE,
                           .absent = CFN_FILTER_ALL_EVENTS };

  return entry->kind == CFN_PATTERN_ARRAY
         && (g_str_equal (entry->key, "type") || g_str_equal (entry->key, "principalId"))
           ? match_leaf (self, entry, &value) : everything;
}

/* What Lambda adds to a record once it is filtered, or does not promise to compare (Lambda
 * Developer Guide, Using filters with DynamoDB: only the dynamodb key is supported). */
static Passed
match_metadata (Match            *self,
                const CfnPattern *entry)
{
  static const CfnFilterText source = { "aws:dynamodb", CFN_FILTER_ALL_EVENTS };
  CfnFilterValue value = { .name = entry->key, .present = CFN_FILTER_ALL_EVENTS };
  Passed passed = everything;

  if (g_str_equal (entry->key, "eventSource"))
    {
      value.texts = &source;
      value.n_texts = 1;
    }
  if (entry->kind == CFN_PATTERN_ARRAY)
    passed = match_leaf (self, entry, &value);
  if (passed.events != CFN_FILTER_NO_EVENTS)
    cfn_filter_fault_add (self->faults, "filter-on-unreliable-key", "metadata", entry->key_span,
                          cfn_message_new (N_("The filter of {0} compares {1}, which Lambda may "
                                              "add only after filtering: it may well let nothing "
                                              "through. Only eventName and what is in dynamodb "
                                              "can be relied on"),
                                           self->owner, entry->key, NULL));

  return passed;
}

static Passed
match_unknown_key (Match            *self,
                   const CfnPattern *entry)
{
  static const char * const inner[] = {
    "Keys", "NewImage", "OldImage", "StreamViewType", "SequenceNumber", "SizeBytes",
    "ApproximateCreationDateTime", NULL,
  };
  const char *format = N_("No record of {0} matches this: no record of a table's stream has a "
                          "key {1} of its own. What changed is in dynamodb");
  const char *why = "unknown-key";

  if (g_str_equal (entry->key, "body") || g_str_equal (entry->key, "data"))
    {
      format = N_("No record of {0} matches this: {1} is what records of queues and Kinesis "
                  "streams have. That of a table is in dynamodb");
      why = "other-source";
    }
  else if (g_strv_contains (inner, entry->key))
    {
      format = N_("No record of {0} matches this: {1} is part of dynamodb, not of the record "
                  "itself");
      why = "outside-dynamodb";
    }

  return match_nothing (self, entry, why, cfn_message_new (format, self->owner, entry->key, NULL));
}

static Passed
match_record (Match            *self,
              const CfnPattern *entry,
              gconstpointer     place)
{
  static const char * const metadata[] = {
    "eventID", "eventVersion", "eventSource", "eventSourceARN", "awsRegion", NULL,
  };
  gboolean is_object = entry->kind == CFN_PATTERN_OBJECT;

  if (g_str_equal (entry->key, "dynamodb"))
    return is_object ? match_object (self, entry, match_change, NULL) : match_no_leaf (self, entry);
  if (g_str_equal (entry->key, "eventName"))
    return is_object ? everything : match_event_name (self, entry);
  if (g_str_equal (entry->key, "userIdentity"))
    return is_object ? match_object (self, entry, match_identity, NULL) : everything;
  if (g_strv_contains (metadata, entry->key))
    return match_metadata (self, entry);

  return match_unknown_key (self, entry);
}

gboolean
cfn_filter_can_match (const CfnPattern      *pattern,
                      const char            *owner,
                      const CfnFilterSource *source,
                      GArray                *faults)
{
  Match self = { owner, source, faults };

  g_return_val_if_fail (pattern != NULL, TRUE);

  if (!source->is_dynamodb || pattern->kind != CFN_PATTERN_OBJECT)
    return TRUE;

  return match_object (&self, pattern, match_record, NULL).events != CFN_FILTER_NO_EVENTS;
}
