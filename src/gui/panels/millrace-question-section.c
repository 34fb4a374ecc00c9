/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-question-section.h"

#include "cfn-action-offer.h"
#include "cfn-meaning.h"
#include "cfn-question.h"
#include "millrace-item-row.h"
#include "millrace-pick-row.h"
#include "millrace-principal.h"
#include "millrace-protected.h"
#include "millrace-spelling.h"
#include "millrace-verdict.h"

#define MAX_OFFERS 60

struct _MillraceQuestionSection
{
  MillraceSection  parent_instance;

  GtkWidget       *who;          /* NULL: the role that is shown, or that has the policy */
  GtkWidget       *action;
  GtkWidget       *target;
  GtkWidget       *verdict;
  GtkWidget       *icon;
  GPtrArray       *reasons;      /* rows, owned by the group */

  char            *asker;        /* who, as the question takes it; NULL: not said yet */
  char            *asked;        /* the action */
  char            *about;        /* a logical id or "*"; NULL: what is clear */
  GCancellable    *cancellable;  /* of the answer that is waited for */
};

G_DEFINE_FINAL_TYPE (MillraceQuestionSection, millrace_question_section, MILLRACE_TYPE_SECTION)

static GPtrArray *
offer_actions (const char *typed,
               gpointer    user_data)
{
  return cfn_action_offer_list (typed, MAX_OFFERS);
}

static const MillraceItemSpec action_items = {
  .add_title = N_("Action, “dynamodb:PutItem”"), .offer = offer_actions,
};

static const MillraceItemSpec who_items = {
  .add_title = N_("Who, “s3.amazonaws.com” or a role"),
  .offer = millrace_principal_offer_services, .pick = millrace_protected_pick_askers,
};

/* --- Asking, in a thread: a role may have many policies --- */

typedef struct
{
  CfnReading *reading;
  char       *role;
  char       *action;
  char       *about;
} Question;

/* What came of it; the nodes of the answer belong to the reading. */
typedef struct
{
  CfnReading *reading;
  CfnAnswer  *answer;   /* NULL: error */
  char       *error;
  char       *similar;
  gboolean    is_known;
} Outcome;

static void
question_free (gpointer data)
{
  Question *question = data;

  cfn_reading_unref (question->reading);
  g_free (question->role);
  g_free (question->action);
  g_free (question->about);
  g_free (question);
}

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->answer, cfn_answer_free);
  cfn_reading_unref (outcome->reading);
  g_free (outcome->error);
  g_free (outcome->similar);
  g_free (outcome);
}

static void
ask_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Question *question = data;
  Outcome *outcome = g_new0 (Outcome, 1);
  g_autoptr (CfnQuestion) asked = NULL;
  g_autoptr (GError) error = NULL;

  outcome->reading = cfn_reading_ref (question->reading);
  asked = cfn_question_new (cfn_reading_get_template (question->reading), question->role,
                            question->action, question->about, &outcome->similar, &error);
  if (asked != NULL)
    {
      outcome->is_known = cfn_question_knows_action (asked);
      outcome->answer = cfn_question_answer (asked);
    }
  else
    {
      outcome->error = g_strdup (error->message);
    }

  g_task_return_pointer (task, outcome, outcome_free);
}

/* --- The answer --- */

static void
clear_reasons (MillraceQuestionSection *self)
{
  for (guint i = 0; i < self->reasons->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->reasons, i));
  g_ptr_array_set_size (self->reasons, 0);
}

/* Where the statement is: "Policies[0].PolicyDocument.Statement[1]" of the resource that is shown,
 * or the whole path. */
static char *
make_place (MillraceQuestionSection *self,
            const char              *path)
{
  MillraceSubject subject;
  g_autofree char *properties = NULL;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return g_strdup (path);

  properties = millrace_subject_dup_path (&subject, "");

  return g_strdup (g_str_has_prefix (path, properties) ? path + strlen (properties) + 1 : path);
}

static void
add_reason (MillraceQuestionSection *self,
            const CfnReason         *reason)
{
  g_autofree char *words = cfn_message_format (reason->message);
  g_autofree char *title = NULL;
  GtkWidget *row = adw_action_row_new ();

  if (reason->is_doubt)
    /* Translators: what would have to be known, "the parameter Stage". */
    title = g_strdup_printf (_("Not known: %s"), words);
  if (reason->node != NULL)
    {
      g_autoptr (CfnPath) steps = cfn_path_of_node (reason->node);
      g_autofree char *path = cfn_path_to_string (steps);
      g_autofree char *place = make_place (self, path);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title != NULL ? place : words);
      if (title == NULL)
        title = millrace_spelling_breakable (place);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-source-path");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
    }
  g_object_set (row, "use-markup", FALSE, "title", title != NULL ? title : words, NULL);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (GTK_WIDGET (row), "reason");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->reasons, row);
}

static const char *
verdict_words (IamVerdict verdict)
{
  switch (verdict)
    {
    case IAM_VERDICT_ALLOWED:
      return _("Allowed");
    case IAM_VERDICT_DENIED:
      return _("Denied");
    case IAM_VERDICT_UNKNOWN:
    default:
      return _("Cannot be known yet");
    }
}

static void
set_verdict (MillraceQuestionSection *self,
             const char              *title,
             const char              *subtitle,
             GtkWidget               *icon)
{
  if (self->icon != NULL)
    adw_action_row_remove (ADW_ACTION_ROW (self->verdict), self->icon);
  self->icon = icon;
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (self->verdict), icon);
  g_object_set (self->verdict, "title", title, "subtitle", subtitle, NULL);
  gtk_widget_set_visible (self->verdict, title[0] != '\0');
}

/* A long name within an ARN breaks at its words; NULL for NULL. */
static char *
dup_breakable (const char *text)
{
  g_autofree char *words = text != NULL ? millrace_spelling_breakable_name (text) : NULL;

  return words != NULL ? millrace_spelling_breakable (words) : NULL;
}

/* What it was about, under which conditions, and what else there is to say. */
static char *
describe (const Outcome *outcome)
{
  const CfnAnswer *answer = outcome->answer;
  g_autofree char *resource = dup_breakable (answer->resource);
  GString *text = g_string_new (resource != NULL ? resource : _("Whatever the statements name"));

  if (answer->cases != NULL)
    {
      g_autofree char *cases = dup_breakable (answer->cases);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Where these conditions hold: %s"), cases);
    }
  if (answer->note != NULL)
    {
      g_autofree char *note = cfn_message_format (answer->note);

      g_string_append_printf (text, "\n%s", note);
    }
  if (!outcome->is_known)
    {
      g_string_append_c (text, '\n');
      if (outcome->similar != NULL)
        g_string_append_printf (text, _("There is no such action: is %s meant?"),
                                outcome->similar);
      else
        g_string_append (text, _("There is no such action."));
    }

  return g_string_free (text, FALSE);
}

static void
show_outcome (MillraceQuestionSection *self,
              const Outcome           *outcome)
{
  g_autofree char *text = NULL;

  clear_reasons (self);
  if (outcome->answer == NULL)
    {
      if (outcome->similar != NULL)
        text = g_strdup_printf (_("Is %s meant?"), outcome->similar);
      set_verdict (self, outcome->error, text != NULL ? text : "", NULL);
      return;
    }

  text = describe (outcome);
  set_verdict (self, verdict_words (outcome->answer->verdict), text,
               millrace_verdict_icon_new (cfn_verdict_from_iam (outcome->answer->verdict)));
  for (guint i = 0; i < outcome->answer->reasons->len; i++)
    add_reason (self, g_ptr_array_index (outcome->answer->reasons, i));
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Outcome *outcome = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another question was asked meanwhile, or the form has gone. */
  if (outcome == NULL)
    return;

  show_outcome (MILLRACE_QUESTION_SECTION (object), outcome);
  outcome_free (outcome);
}

/* A policy is asked through the first role of the template that it is attached to. */
static const char *
find_role (const MillraceSubject *subject)
{
  CfnNode *roles;
  const CfnResource *role = NULL;

  if (subject->resource->kind == CFN_KIND_ROLE)
    return subject->resource->id;

  roles = millrace_subject_get_node (subject, "Roles");
  for (CfnNode *item = roles != NULL ? roles->first_child : NULL; item != NULL && role == NULL;
       item = item->next)
    role = cfn_meaning_resource (subject->template, item);
  if (role == NULL)
    role = cfn_meaning_resource (subject->template,
                                 millrace_subject_get_node (subject, "RoleName"));

  return role != NULL ? role->id : NULL;
}

/* What is asked about: what is chosen, as long as the policy protects it, else the first. */
static const char *
find_protected (MillraceQuestionSection *self,
                const MillraceSubject   *subject)
{
  g_autoptr (GPtrArray) list = millrace_protected_list (subject);
  const CfnResource *first = list->len > 0 ? g_ptr_array_index (list, 0) : NULL;

  for (guint i = 0; self->about != NULL && i < list->len; i++)
    {
      const CfnResource *resource = g_ptr_array_index (list, i);

      if (g_str_equal (resource->id, self->about))
        return self->about;
    }

  return first != NULL ? first->id : NULL;
}

static void
ask (MillraceQuestionSection *self)
{
  MillraceSubject subject;
  Question *question;
  g_autoptr (GTask) task = NULL;
  const char *role;
  const char *about;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->asked == NULL || (self->who != NULL && self->asker == NULL) ||
      !millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;

  role = self->who != NULL ? self->asker : find_role (&subject);
  about = self->who != NULL ? find_protected (self, &subject) : self->about;
  if (role == NULL || (self->who != NULL && about == NULL))
    {
      clear_reasons (self);
      set_verdict (self,
                   role == NULL ? _("It is attached to no role of this template.")
                                : _("It is attached to nothing of this template."), "", NULL);
      return;
    }

  question = g_new0 (Question, 1);
  question->reading = cfn_reading_ref (subject.reading);
  question->role = g_strdup (role);
  question->action = g_strdup (self->asked);
  question->about = g_strdup (about);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, answered_cb, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, ask_thread);
}

/* --- The question --- */

/* @part of the question is what was typed now; without it there is no answer. */
static void
take_part (MillraceQuestionSection  *self,
           char                    **part,
           const char               *typed)
{
  g_clear_pointer (part, g_free);
  if (typed[0] != '\0')
    *part = g_strdup (typed);
  else
    {
      clear_reasons (self);
      set_verdict (self, "", "", NULL);
    }
  ask (self);
}

static gboolean
action_edited_cb (MillraceQuestionSection *self,
                  const char              *typed)
{
  take_part (self, &self->asked, typed);

  return TRUE;
}

/* Who is picked rather than typed stands in the line, too. */
static gboolean
who_edited_cb (MillraceQuestionSection *self,
               const char              *typed)
{
  g_autofree char *who = g_strdup (typed);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->who)), who))
    gtk_editable_set_text (GTK_EDITABLE (self->who), who);
  take_part (self, &self->asker, who);

  return TRUE;
}

static void
show_target (MillraceQuestionSection *self)
{
  const char *about = self->about != NULL ? self->about : "";
  const char *label = about;

  if (about[0] == '\0')
    label = _("What the action is about");
  else if (g_str_equal (about, "*"))
    label = _("Everything");
  millrace_pick_row_show (MILLRACE_PICK_ROW (self->target), about, label);
}

static void
target_picked_cb (MillraceQuestionSection *self,
                  const char              *about)
{
  if (g_strcmp0 (about[0] != '\0' ? about : NULL, self->about) == 0)
    return;

  g_free (self->about);
  self->about = about[0] != '\0' ? g_strdup (about) : NULL;
  show_target (self);
  ask (self);
}

static gboolean
is_target (const MillraceSubject *subject,
           const CfnResource     *resource)
{
  return resource != NULL && resource != subject->resource
         && cfn_action_target_find (NULL, resource) != NULL;
}

static void
fill_targets_cb (MillraceQuestionSection *self,
                 MillraceOfferList       *list)
{
  MillraceSubject subject;

  if (!millrace_section_get_subject (MILLRACE_SECTION (self), &subject))
    return;
  if (self->who != NULL)
    {
      g_autoptr (GPtrArray) protected = millrace_protected_list (&subject);

      for (guint i = 0; i < protected->len; i++)
        {
          const CfnResource *resource = g_ptr_array_index (protected, i);

          millrace_offer_list_add (list, resource->id, resource->id, resource->type);
        }
      return;
    }

  millrace_offer_list_add (list, "", _("What the action is about"), NULL);
  for (guint i = 0; i < cfn_template_get_n_resources (subject.template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (subject.template, i);

      if (is_target (&subject, resource))
        millrace_offer_list_add (list, resource->id, resource->id, resource->type);
    }
  millrace_offer_list_add (list, "*", _("Everything"), NULL);
}

/* The choice stays what it was, as long as there is such a thing. */
static void
check_target (MillraceQuestionSection *self,
              const MillraceSubject   *subject)
{
  if (self->about == NULL || g_str_equal (self->about, "*")
      || is_target (subject, cfn_template_find_resource (subject->template, self->about)))
    return;

  g_clear_pointer (&self->about, g_free);
  show_target (self);
}

/* Of the policy of a resource: who, and which of those that it protects, of several. */
static void
show_who (MillraceQuestionSection *self,
          const MillraceSubject   *subject)
{
  g_autoptr (GPtrArray) protected = millrace_protected_list (subject);
  const char *about = find_protected (self, subject);

  if (self->who == NULL)
    {
      self->who = millrace_item_row_new (&who_items, TRUE);
      gtk_list_box_prepend (GTK_LIST_BOX (gtk_widget_get_parent (self->action)), self->who);
      g_signal_connect_swapped (self->who, "edited", G_CALLBACK (who_edited_cb), self);
    }
  millrace_item_row_set_list (MILLRACE_ITEM_ROW (self->who), subject, "Principal");
  gtk_widget_set_visible (self->target, protected->len > 1);
  if (about != NULL)
    millrace_pick_row_show (MILLRACE_PICK_ROW (self->target), about, about);
}

static void
millrace_question_section_update (MillraceSection       *section,
                                  const MillraceSubject *subject)
{
  MillraceQuestionSection *self = MILLRACE_QUESTION_SECTION (section);

  if (millrace_principal_is_needed (subject))
    show_who (self, subject);
  else
    check_target (self, subject);
  ask (self);
}

static void
millrace_question_section_dispose (GObject *object)
{
  MillraceQuestionSection *self = MILLRACE_QUESTION_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (millrace_question_section_parent_class)->dispose (object);
}

static void
millrace_question_section_finalize (GObject *object)
{
  MillraceQuestionSection *self = MILLRACE_QUESTION_SECTION (object);

  g_ptr_array_unref (self->reasons);
  g_free (self->asker);
  g_free (self->asked);
  g_free (self->about);

  G_OBJECT_CLASS (millrace_question_section_parent_class)->finalize (object);
}

static void
millrace_question_section_class_init (MillraceQuestionSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_question_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = millrace_question_section_finalize;
  MILLRACE_SECTION_CLASS (klass)->update = millrace_question_section_update;
}

static void
millrace_question_section_init (MillraceQuestionSection *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->reasons = g_ptr_array_new ();
  self->action = millrace_item_row_new (&action_items, TRUE);
  self->target = millrace_pick_row_new (_("On"));
  show_target (self);
  self->verdict = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "visible", FALSE, NULL);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->verdict), 0);
  adw_preferences_group_add (group, self->action);
  adw_preferences_group_add (group, self->target);
  adw_preferences_group_add (group, self->verdict);
  g_signal_connect_swapped (self->action, "edited", G_CALLBACK (action_edited_cb), self);
  g_signal_connect_swapped (self->target, "fill", G_CALLBACK (fill_targets_cb), self);
  g_signal_connect_swapped (self->target, "picked", G_CALLBACK (target_picked_cb), self);
}
