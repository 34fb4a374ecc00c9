/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-problem-item.h"

#include "millrace-verdict.h"

struct _MillraceProblemItem
{
  GObject         parent_instance;

  char           *key;         /* of a heading; NULL: a finding */
  char           *title;       /* of a heading */
  gboolean        is_open;     /* of a heading */

  CfnFingerprint  print;       /* of a finding, and so is all that follows */
  CfnFingerprint  plain_print; /* without its words */
  guint           index;
  guint           line;
  CfnSeverity     severity;
  gboolean        is_suppressed;
  gboolean        has_fix;
  gboolean        has_safe_fix;
  const char     *rule;        /* interned */
  char           *resource;
  CfnMessage     *message;
  char           *folded;      /* all that can be searched for; NULL until somebody searches */
};

G_DEFINE_FINAL_TYPE (MillraceProblemItem, millrace_problem_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

CfnFingerprint
millrace_problem_item_print_finding (const CfnFinding *finding,
                                     gboolean          is_suppressed,
                                     gboolean          has_words)
{
  CfnFingerprint print = CFN_FINGERPRINT_START;

  g_return_val_if_fail (finding != NULL, print);

  print = cfn_fingerprint_add_number (print, is_suppressed);
  if (has_words)
    return cfn_fingerprint_add_number (print, finding->print);

  print = cfn_fingerprint_add_number (print, finding->severity);
  print = cfn_fingerprint_add_text (print, finding->rule);

  return cfn_fingerprint_add_text (print,
                                   finding->resource != NULL ? finding->resource->id : NULL);
}

CfnFingerprint
millrace_problem_item_get_print (MillraceProblemItem *self,
                                 gboolean             has_words)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), 0);

  return has_words ? self->print : self->plain_print;
}

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
millrace_problem_item_has_fix (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), FALSE);

  return self->has_fix;
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

/* --- In words --- */

char *
millrace_problem_item_dup_message (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), NULL);

  return self->key != NULL ? g_strdup (self->title) : cfn_message_format (self->message);
}

char *
millrace_problem_item_dup_where (MillraceProblemItem *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), NULL);

  if (self->key != NULL)
    return g_strdup ("");
  if (self->resource[0] != '\0')
    /* Translators: where a problem is: resource, line and the name of the rule. */
    return g_strdup_printf (_("%s · line %u · %s"), self->resource, self->line, self->rule);

  return g_strdup_printf (_("line %u · %s"), self->line, self->rule);
}

char *
millrace_problem_item_dup_summary (MillraceProblemItem *self)
{
  g_autofree char *message = NULL;
  g_autofree char *where = NULL;

  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), NULL);

  message = millrace_problem_item_dup_message (self);
  if (self->key != NULL)
    return g_steal_pointer (&message);

  where = millrace_problem_item_dup_where (self);

  return g_strdup_printf ("%s: %s %s",
                          self->is_suppressed ? _("Suppressed")
                                              : millrace_severity_get_word (self->severity),
                          message, where);
}

gboolean
millrace_problem_item_matches (MillraceProblemItem *self,
                               const char          *words)
{
  g_return_val_if_fail (MILLRACE_IS_PROBLEM_ITEM (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  if (self->key != NULL || *words == '\0')
    return self->key == NULL;

  if (self->folded == NULL)
    {
      g_autofree char *message = millrace_problem_item_dup_message (self);
      g_autofree char *where = millrace_problem_item_dup_where (self);
      g_autofree char *all = g_strconcat (message, " ", where, NULL);

      self->folded = g_utf8_casefold (all, -1);
    }

  return strstr (self->folded, words) != NULL;
}

/* --- What it tells of --- */

static void
tell (MillraceProblemItem *self)
{
  g_clear_pointer (&self->folded, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_words (MillraceProblemItem *self,
           const CfnFinding    *finding,
           gboolean             is_suppressed)
{
  CfnMessage *message = cfn_message_ref (finding->message);

  self->print = millrace_problem_item_print_finding (finding, is_suppressed, TRUE);
  self->plain_print = millrace_problem_item_print_finding (finding, is_suppressed, FALSE);
  self->is_suppressed = is_suppressed;
  self->severity = finding->severity;
  self->rule = g_intern_string (finding->rule);
  g_free (self->resource);
  self->resource = g_strdup (finding->resource != NULL ? finding->resource->id : "");
  g_clear_pointer (&self->message, cfn_message_unref);
  self->message = message;
}

void
millrace_problem_item_set_finding (MillraceProblemItem *self,
                                   CfnReading          *reading,
                                   guint                index,
                                   gboolean             is_suppressed)
{
  CfnFindings *findings;
  const CfnFinding *finding;
  CfnFingerprint print;
  gboolean has_fix, is_known, is_same;
  guint line;

  g_return_if_fail (MILLRACE_IS_PROBLEM_ITEM (self) && self->key == NULL);
  g_return_if_fail (reading != NULL);

  findings = cfn_reading_get_findings (reading);
  finding = is_suppressed ? cfn_findings_get_suppressed (findings, index)
                          : cfn_findings_get (findings, index);
  print = millrace_problem_item_print_finding (finding, is_suppressed, TRUE);
  line = cfn_text_get_position (cfn_reading_get_text (reading), finding->span.start).line;
  /* Who asks for silence wants no repair. */
  has_fix = !is_suppressed && finding->n_fixes > 0;
  is_known = self->message != NULL && print == self->print;
  is_same = is_known && line == self->line && has_fix == self->has_fix;

  if (!is_known)
    set_words (self, finding, is_suppressed);
  self->index = index;
  self->line = line;
  self->has_fix = has_fix;
  self->has_safe_fix = FALSE;
  for (guint i = 0; has_fix && i < finding->n_fixes; i++)
    self->has_safe_fix |= finding->fixes[i].is_safe;
  if (!is_same)
    tell (self);
}

void
millrace_problem_item_set_heading (MillraceProblemItem *self,
                                   const char          *title,
                                   guint                n,
                                   gboolean             is_open)
{
  g_autofree char *whole = NULL;

  g_return_if_fail (MILLRACE_IS_PROBLEM_ITEM (self) && self->key != NULL);

  /* Translators: the heading of a group of problems, and how many are in it: "Errors (2)" */
  whole = g_strdup_printf (_("%s (%u)"), title, n);
  if (g_strcmp0 (whole, self->title) == 0 && is_open == self->is_open)
    return;

  g_free (self->title);
  self->title = g_steal_pointer (&whole);
  self->is_open = is_open;
  tell (self);
}

/* --- The object --- */

static void
millrace_problem_item_finalize (GObject *object)
{
  MillraceProblemItem *self = MILLRACE_PROBLEM_ITEM (object);

  g_free (self->key);
  g_free (self->title);
  g_free (self->resource);
  g_free (self->folded);
  g_clear_pointer (&self->message, cfn_message_unref);

  G_OBJECT_CLASS (millrace_problem_item_parent_class)->finalize (object);
}

static void
millrace_problem_item_class_init (MillraceProblemItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_problem_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
millrace_problem_item_init (MillraceProblemItem *self)
{
}

MillraceProblemItem *
millrace_problem_item_new (void)
{
  return g_object_new (MILLRACE_TYPE_PROBLEM_ITEM, NULL);
}

MillraceProblemItem *
millrace_problem_item_new_heading (const char *key)
{
  MillraceProblemItem *self;

  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (MILLRACE_TYPE_PROBLEM_ITEM, NULL);
  self->key = g_strdup (key);

  return self;
}
