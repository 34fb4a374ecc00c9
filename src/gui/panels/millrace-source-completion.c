/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-completion.h"

#include <string.h>

#include "cfn-complete.h"
#include "millrace-popover.h"
#include "millrace-priority.h"
#include "millrace-proposal-list.h"
#include "millrace-source-popover.h"

struct _MillraceSourceCompletion
{
  GObject               parent_instance;

  GtkSourceView        *view;       /* not owned: it outlives this */
  GtkTextBuffer        *buffer;
  MillraceSourceSync   *sync;       /* NULL: no text */
  CfnTemplate          *names;
  CfnContextMemo       *memo;

  GtkWidget            *popover;    /* NULL until it is needed */
  MillraceProposalList *list;
  GPtrArray            *proposals;  /* those shown; NULL while the list is closed */
  CfnText              *text;       /* that they are for */
  guint                 update;     /* source id: the list is opened, or filled anew */
  gboolean              is_asked;   /* by a key of its own, rather than by typing */
  gboolean              is_taking;
};

G_DEFINE_FINAL_TYPE (MillraceSourceCompletion, millrace_source_completion, G_TYPE_OBJECT)

static guint showing_signal;

/* --- The list --- */

static void
forget (MillraceSourceCompletion *self)
{
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->text, cfn_text_unref);
}

void
millrace_source_completion_hide (MillraceSourceCompletion *self)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_COMPLETION (self));

  g_clear_handle_id (&self->update, g_source_remove);
  self->is_asked = FALSE;
  if (self->proposals == NULL)
    return;

  forget (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
destroyed_cb (MillraceSourceCompletion *self)
{
  self->popover = NULL;
  self->list = NULL;
  forget (self);
}

static void take (MillraceSourceCompletion *self);

static void
make_popover (MillraceSourceCompletion *self,
              GtkWidget                *parent)
{
  self->popover = gtk_popover_new ();
  self->list = MILLRACE_PROPOSAL_LIST (millrace_proposal_list_new ());
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "completions");
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "taken", G_CALLBACK (take), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "destroy", G_CALLBACK (destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->popover, parent);
}

static void
get_iter (MillraceSourceCompletion *self,
          gsize                     offset,
          GtkTextIter              *iter)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, iter,
                                      (int) cfn_text_get_char_offset (self->text, offset));
}

static void
show_list (MillraceSourceCompletion *self)
{
  const CfnProposal *first = g_ptr_array_index (self->proposals, 0);
  GdkRectangle place;
  GtkTextIter word;
  GtkWidget *parent;

  get_iter (self, first->span.start, &word);
  parent = millrace_source_popover_find_place_at (self->view, &word, &place);
  if (parent == NULL)
    return;
  if (self->popover == NULL)
    make_popover (self, parent);
  millrace_proposal_list_set_proposals (self->list, self->proposals);
  millrace_popover_point_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  g_signal_emit (self, showing_signal, 0);
}

/* That a function could be called is so nearly everywhere: nobody has to be told after each
 * blank. */
static gboolean
is_worth_opening (GPtrArray *proposals)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const CfnProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->kind != CFN_PROPOSAL_FUNCTION || cfn_span_length (proposal->span) > 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
millrace_source_completion_show (MillraceSourceCompletion *self)
{
  g_autoptr (GPtrArray) proposals = NULL;
  GtkTextIter cursor;
  gsize offset;

  g_return_val_if_fail (MILLRACE_IS_SOURCE_COMPLETION (self), FALSE);

  g_clear_handle_id (&self->update, g_source_remove);
  if (self->sync == NULL || !millrace_source_sync_is_editable (self->sync))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  offset = (gsize) gtk_text_iter_get_offset (&cursor);
  proposals = cfn_complete (
    millrace_source_sync_get_text (self->sync),
    cfn_text_get_byte_offset (millrace_source_sync_get_text (self->sync), offset), self->names,
    self->memo);
  if (proposals->len == 0 || (!self->is_asked && !is_worth_opening (proposals)))
    {
      millrace_source_completion_hide (self);
      return FALSE;
    }

  forget (self);
  self->proposals = g_steal_pointer (&proposals);
  self->text = cfn_text_ref (millrace_source_sync_get_text (self->sync));
  show_list (self);

  return TRUE;
}

/* --- Taking one --- */

static gboolean
update_cb (gpointer data)
{
  MillraceSourceCompletion *self = data;

  self->update = 0;
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    millrace_source_completion_show (self);
  else
    millrace_source_completion_hide (self);

  return G_SOURCE_REMOVE;
}

/* Once what was typed is in the buffer, and before it is drawn. */
static void
queue_update (MillraceSourceCompletion *self)
{
  if (self->update == 0)
    self->update = g_idle_add_full (MILLRACE_PRIORITY_PROPOSE, update_cb, self, NULL);
}

static void
write_proposal (MillraceSourceCompletion *self,
                const CfnProposal        *proposal)
{
  GtkTextIter start, end;
  GtkTextMark *place;

  gtk_text_buffer_begin_user_action (self->buffer);
  get_iter (self, proposal->span.start, &start);
  get_iter (self, proposal->span.end, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, proposal->text, (int) proposal->cursor);
  place = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  gtk_text_buffer_insert (self->buffer, &start, proposal->text + proposal->cursor, -1);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, place);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  gtk_text_buffer_delete_mark (self->buffer, place);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (self->buffer));
}

static void
take (MillraceSourceCompletion *self)
{
  const CfnProposal *proposal = self->proposals != NULL
                                  ? millrace_proposal_list_get_chosen (self->list) : NULL;
  g_autoptr (GPtrArray) kept = self->proposals != NULL ? g_ptr_array_ref (self->proposals) : NULL;

  /* A proposal for a text that has gone on is about what is no more. */
  if (proposal != NULL && self->text == millrace_source_sync_get_text (self->sync))
    {
      self->is_taking = TRUE;
      write_proposal (self, proposal);
      self->is_taking = FALSE;
    }
  millrace_source_completion_hide (self);
  if (proposal != NULL && proposal->leads_on)
    queue_update (self);
}

/* --- Keys and typing --- */

static gboolean
key_cb (GtkEventControllerKey    *controller,
        guint                     key,
        guint                     code,
        GdkModifierType           state,
        MillraceSourceCompletion *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (key == GDK_KEY_space && held == GDK_CONTROL_MASK)
    {
      self->is_asked = TRUE;
      if (!millrace_source_completion_show (self))
        gtk_widget_error_bell (GTK_WIDGET (self->view));
      return GDK_EVENT_STOP;
    }
  /* A quick hand's Enter is meant for the list that is about to open. */
  if (self->update != 0)
    millrace_source_completion_show (self);
  if (self->proposals == NULL || held != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      millrace_proposal_list_move (self->list, key == GDK_KEY_Down ? 1 : -1, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      millrace_proposal_list_move (self->list, key == GDK_KEY_Page_Down ? 1 : -1, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      take (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      millrace_source_completion_hide (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Behind these signs something is known, or the word goes on. */
static gboolean
is_inviting (const GtkTextIter *behind,
             const char        *typed)
{
  GtkTextIter before = *behind;
  gunichar sign = g_utf8_get_char (typed);

  /* "AWS::" and "${", but not "Key:" and "{", which most often are followed by a new line. */
  if (sign == ':' || sign == '{')
    return gtk_text_iter_backward_chars (&before, 2)
           && gtk_text_iter_get_char (&before) == (sign == ':' ? ':' : '$');

  return g_unichar_isalnum (sign) || (sign < 128 && strchr ("_.!\"'/ ", (int) sign) != NULL);
}

static void
inserted_cb (GtkTextBuffer            *buffer,
             const GtkTextIter        *behind,
             const char               *typed,
             int                       length,
             MillraceSourceCompletion *self)
{
  if (self->is_taking || self->sync == NULL)
    return;

  if (!millrace_source_sync_is_busy (self->sync) && g_utf8_strlen (typed, length) == 1
      && is_inviting (behind, typed))
    queue_update (self);
  else
    millrace_source_completion_hide (self);
}

static void
deleted_cb (MillraceSourceCompletion *self)
{
  if (self->is_taking || self->proposals == NULL)
    return;

  /* Who undoes, or works elsewhere, is done with the list. */
  if (self->sync != NULL && millrace_source_sync_is_busy (self->sync))
    millrace_source_completion_hide (self);
  else
    queue_update (self);
}

/* By the arrows or the pointer: typing moves no mark. */
static void
mark_set_cb (GtkTextBuffer            *buffer,
             const GtkTextIter        *iter,
             GtkTextMark              *mark,
             MillraceSourceCompletion *self)
{
  if (!self->is_taking && mark == gtk_text_buffer_get_insert (buffer))
    millrace_source_completion_hide (self);
}

static void
millrace_source_completion_dispose (GObject *object)
{
  MillraceSourceCompletion *self = MILLRACE_SOURCE_COMPLETION (object);

  g_clear_handle_id (&self->update, g_source_remove);
  forget (self);
  if (self->popover != NULL)
    gtk_widget_unparent (self->popover);
  g_clear_object (&self->sync);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->names, cfn_template_unref);
  g_clear_pointer (&self->memo, cfn_context_memo_free);

  G_OBJECT_CLASS (millrace_source_completion_parent_class)->dispose (object);
}

static void
millrace_source_completion_class_init (MillraceSourceCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_source_completion_dispose;

  showing_signal = g_signal_new ("showing", MILLRACE_TYPE_SOURCE_COMPLETION, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
millrace_source_completion_init (MillraceSourceCompletion *self)
{
  self->memo = cfn_context_memo_new ();
}

void
millrace_source_completion_set_sync (MillraceSourceCompletion *self,
                                     MillraceSourceSync       *sync)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_COMPLETION (self));

  millrace_source_completion_hide (self);
  g_set_object (&self->sync, sync);
}

void
millrace_source_completion_set_names (MillraceSourceCompletion *self,
                                      CfnTemplate              *names)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_COMPLETION (self));

  if (names != NULL)
    cfn_template_ref (names);
  g_clear_pointer (&self->names, cfn_template_unref);
  self->names = names;
}

MillraceSourceCompletion *
millrace_source_completion_new (GtkSourceView *view)
{
  MillraceSourceCompletion *self = g_object_new (MILLRACE_TYPE_SOURCE_COMPLETION, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (millrace_source_completion_hide), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self,
                           G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (deleted_cb), self,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self, 0);

  return self;
}
