/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-stack.h"

typedef enum
{
  TABLE,
  FUNCTION,
  ROLE,
  MAPPING,
  QUEUE,
  OTHER,
  N_KINDS,
} Kind;

/* Links are serial numbers of other items, 0 for none. */
typedef struct
{
  Kind  kind;
  guint serial;
  guint name;      /* the number in its id */
  guint first;     /* a function's role, a mapping's table, what another one depends on */
  guint second;    /* a mapping's function, what a role may read */
  guint third;     /* a mapping's failure queue */
} Item;

struct _RandomStack
{
  GRand  *random;   /* the caller's */
  GArray *items;    /* Item */
  guint   serial;
};

RandomStack *
random_stack_new (GRand *random)
{
  RandomStack *self = g_new0 (RandomStack, 1);

  self->random = random;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));

  return self;
}

void
random_stack_free (RandomStack *self)
{
  g_array_unref (self->items);
  g_free (self);
}

guint
random_stack_get_n (RandomStack *self)
{
  return self->items->len;
}

static char *
get_item_id (const Item *item)
{
  static const char letters[] = "TFRMQX";

  return g_strdup_printf ("%c%u", letters[item->kind], item->name);
}

char *
random_stack_get_id (RandomStack *self,
                     guint        index)
{
  return get_item_id (&g_array_index (self->items, Item, index));
}

static const Item *
find (RandomStack *self,
      guint        serial)
{
  for (guint i = 0; serial != 0 && i < self->items->len; i++)
    if (g_array_index (self->items, Item, i).serial == serial)
      return &g_array_index (self->items, Item, i);

  return NULL;
}

/* One of @kind (N_KINDS: any) that is there, sometimes none. */
static guint
choose (RandomStack *self,
        Kind         kind)
{
  for (guint i = 0; self->items->len > 0 && i < 6; i++)
    {
      const Item *item = &g_array_index (self->items, Item,
                                         g_rand_int_range (self->random, 0,
                                                           (int) self->items->len));

      if (kind == N_KINDS || item->kind == kind)
        return item->serial;
    }

  return 0;
}

static void
link_item (RandomStack *self,
           Item        *item)
{
  switch (item->kind)
    {
    case FUNCTION:
      item->first = choose (self, ROLE);
      break;
    case ROLE:
      item->second = choose (self, TABLE);
      break;
    case MAPPING:
      item->first = choose (self, TABLE);
      item->second = choose (self, FUNCTION);
      item->third = choose (self, QUEUE);
      break;
    case OTHER:
      item->first = choose (self, N_KINDS);
      break;
    case TABLE:
    case QUEUE:
    default:
      break;
    }
}

void
random_stack_add (RandomStack *self)
{
  Item item = { .kind = (Kind) g_rand_int_range (self->random, 0, N_KINDS) };

  item.serial = item.name = ++self->serial;
  if (g_rand_int_range (self->random, 0, 4) > 0)
    link_item (self, &item);
  /* Order in the file must not matter. */
  g_array_insert_val (self->items,
                      (guint) g_rand_int_range (self->random, 0, (int) self->items->len + 1), item);
}

void
random_stack_remove (RandomStack *self,
                     guint        index)
{
  g_array_remove_index (self->items, index);
}

void
random_stack_connect (RandomStack *self)
{
  if (self->items->len > 0)
    link_item (self, &g_array_index (self->items, Item,
                                     g_rand_int_range (self->random, 0, (int) self->items->len)));
}

void
random_stack_rename (RandomStack *self,
                     guint        index)
{
  g_array_index (self->items, Item, index).name = ++self->serial;
}

static void
append_item (RandomStack *self,
             const Item  *item,
             GString     *yaml)
{
  static const char * const types[] = {
    "AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::IAM::Role",
    "AWS::Lambda::EventSourceMapping", "AWS::SQS::Queue", "AWS::Events::Rule",
  };
  const Item *first = find (self, item->first);
  const Item *second = find (self, item->second);
  const Item *third = find (self, item->third);
  g_autofree char *id = get_item_id (item);
  g_autofree char *first_id = first != NULL ? get_item_id (first) : g_strdup ("Gone");
  g_autofree char *second_id = second != NULL ? get_item_id (second) : g_strdup ("Gone");
  g_autofree char *third_id = third != NULL ? get_item_id (third) : NULL;

  g_string_append_printf (yaml, "  %s:\n    Type: %s\n", id, types[item->kind]);
  if (item->kind == FUNCTION && item->first != 0)
    g_string_append_printf (yaml, "    Properties: {Role: !GetAtt %s.Arn}\n", first_id);
  else if (item->kind == OTHER && first != NULL)
    g_string_append_printf (yaml, "    DependsOn: %s\n", first_id);
  else if (item->kind == TABLE)
    g_string_append (yaml, "    Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}\n");
  else if (item->kind == ROLE && item->second != 0)
    g_string_append_printf (yaml,
                            "    Properties:\n      Policies: [{PolicyName: p, PolicyDocument: "
                            "{Statement: {Effect: Allow, Action: 'dynamodb:*', Resource: "
                            "[!GetAtt %s.Arn, !GetAtt %s.StreamArn]}}}]\n", second_id, second_id);
  else if (item->kind == MAPPING)
    {
      g_string_append (yaml, "    Properties:\n      StartingPosition: LATEST\n");
      if (item->first != 0)
        g_string_append_printf (yaml, "      EventSourceArn: !GetAtt %s.StreamArn\n", first_id);
      if (item->second != 0)
        g_string_append_printf (yaml, "      FunctionName: !Ref %s\n", second_id);
      if (third_id != NULL)
        g_string_append_printf (yaml, "      DestinationConfig: {OnFailure: {Destination: "
                                "!GetAtt %s.Arn}}\n", third_id);
    }
}

char *
random_stack_to_yaml (RandomStack *self)
{
  GString *yaml = g_string_new (self->items->len == 0 ? "  {}\n" : NULL);

  for (guint i = 0; i < self->items->len; i++)
    append_item (self, &g_array_index (self->items, Item, i), yaml);

  return g_string_free (yaml, FALSE);
}
