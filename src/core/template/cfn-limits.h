/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the catalogue does not tell: ranges, lengths, patterns and what goes with what, checked by
 * hand for the types that a stream trigger is made of or stands beside. Of every other type nothing
 * is known here.
 */

typedef enum
{
  CFN_LIMIT_NUMBER,     /* min and max of the number itself */
  CFN_LIMIT_LENGTH,     /* of how many characters */
  CFN_LIMIT_ITEMS,      /* of how many entries a list or mapping has */
  CFN_LIMIT_PATTERN,    /* what the whole text must look like */
  CFN_LIMIT_KEYS,       /* what each key of the mapping must look like */
  CFN_LIMIT_VALUES,     /* one of a few texts */
  CFN_LIMIT_DOCUMENT,   /* of how many characters the JSON text is, white space left out */
  CFN_LIMIT_RESERVED,   /* texts that no key of the mapping may be */
  CFN_LIMIT_BYTES,      /* of how many bytes all keys and texts of the mapping are together */
  CFN_LIMIT_ORDER,      /* the value of the first entry of the list, of the second ... */
  CFN_LIMIT_UNIQUE,     /* no two entries of the list have the same value */
} CfnLimitKind;

/* A limit of one property. Of a list that is not counted (ITEMS), each entry is meant. For ORDER
 * and UNIQUE the last step of the path is the property of the entries that is compared. */
typedef struct
{
  const char   *path;   /* "TimeToLiveSpecification.AttributeName", lists looked through */
  CfnLimitKind  kind;
  gint64        min;    /* inclusive; with max for NUMBER, LENGTH, ITEMS, DOCUMENT, BYTES */
  gint64        max;    /* G_MAXINT64: no upper end */
  const char   *words;  /* PATTERN, KEYS: a regular expression for all of it. VALUES, RESERVED,
                         * ORDER: "S|N|B".
                         * NUMBER: the one number that is fine besides the range, "-1", or NULL */
  const char   *unless; /* a property of the resource beside which it is not this limit; NULL: it
                         * always is */
} CfnLimit;

typedef enum
{
  CFN_PAIRING_NEEDS,      /* then every one of the others must be there */
  CFN_PAIRING_EXCLUDES,   /* then none of the others may be there */
  CFN_PAIRING_IDLES,      /* then none of the others has any effect */
  CFN_PAIRING_ONE_OF,     /* exactly one of the others must be there, whatever path is */
  CFN_PAIRING_ANY_OF,     /* one of the others at least must be there, whatever path is */
  CFN_PAIRING_MATCHES,    /* then the text of the other, if it is there, must look like pattern */
} CfnPairingKind;

/* What one property says about others of the same object. */
typedef struct
{
  CfnPairingKind  kind;
  const char     *object;  /* the path of the object that all of them are in; "": the resource */
  const char     *path;    /* when this is there; NULL: always */
  const char     *value;   /* and has this value; NULL: any */
  gboolean        implied; /* being left out is as good as having that value */
  const char     *others;  /* "Handler|Runtime"; of a list, "List.Name" means Name of each entry */
  const char     *pattern; /* MATCHES: a regular expression for all of it */
} CfnPairing;

/* Where an event source mapping reads: flags. */
typedef enum
{
  CFN_SOURCE_DYNAMODB = 1 << 0,
  CFN_SOURCE_KINESIS = 1 << 1,
  CFN_SOURCE_SQS = 1 << 2,
  CFN_SOURCE_MSK = 1 << 3,
  CFN_SOURCE_KAFKA = 1 << 4,        /* self-managed */
  CFN_SOURCE_MQ = 1 << 5,
  CFN_SOURCE_DOCUMENTDB = 1 << 6,
} CfnEventSource;

/* The limits of the properties of a resource type, and how many; NULL and 0 when none is known. */
const CfnLimit   *cfn_limits_get          (const char     *type,
                                           guint          *n_limits);
/* Those that go together, likewise. */
const CfnPairing *cfn_limits_get_pairings (const char     *type,
                                           guint          *n_pairings);
/* The @index-th type that anything is known of, or NULL. */
const char       *cfn_limits_get_type     (guint           index);
/* The day at which the table was right, "2026-11-22". */
const char       *cfn_limits_date         (void);

/* Whether the text @value keeps to the limit; for KEYS and RESERVED it is a key. Always TRUE for
 * the kinds that a text alone does not tell. */
gboolean          cfn_limit_allows        (const CfnLimit *limit,
                                           const char     *value);
/* Whether a list of @n_items entries, or a document of as many characters, or a mapping of as many
 * bytes, keeps to it; TRUE for limits that count something else. */
gboolean          cfn_limit_allows_count  (const CfnLimit *limit,
                                           guint64         n_items);

/* Whether the text @value is what a MATCHES asks for; TRUE for other pairings. */
gboolean          cfn_pairing_allows      (const CfnPairing *pairing,
                                           const char       *value);

/* The sources that take the property @path of an event source mapping (CfnEventSource flags): all
 * of them when it is not special. Lambda API Reference, CreateEventSourceMapping. */
guint             cfn_limits_get_sources  (const char     *path);

G_END_DECLS
