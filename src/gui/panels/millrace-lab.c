/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-lab.h"

#include "millrace-hop-row.h"
#include "millrace-lab-bar.h"
#include "millrace-payload.h"
#include "millrace-write-row.h"
#include "millrace-writes.h"

/* Below this width there is room for one column at a time. */
#define NARROW_WIDTH 600

/* What it asks for at least; it makes do with less than its columns want. */
#define MIN_WIDTH 200
#define MIN_HEIGHT 100
#define NATURAL_WIDTH 720

struct _MillraceLab
{
  GtkWidget           parent_instance;

  GtkWidget          *content;    /* NULL: nobody has looked yet, nor is there what follows */
  MillraceLabBar     *bar;
  MillraceWrites     *writes;
  GtkWidget          *columns[MILLRACE_LAB_N_PAGES];
  GtkWidget          *steps;      /* a stack: hint or list */
  GtkWidget          *hint;
  GtkListView        *view;
  GtkSingleSelection *selection;
  GListStore         *hops;       /* of MillraceHopItem */
  MillracePayload    *payload;

  GPtrArray          *restored;   /* of CfnWrite, for when they are built; NULL: a sample */
  MillraceLabRun     *run;
  CfnReading         *reading;    /* the newest; NULL: there is none */
  gboolean            is_stale;   /* the writes do not know it yet */
  gboolean            is_coming;  /* a hop is selected because the run has come to it */
  gboolean            focus_wanted; /* by the first step that comes */
  gboolean            narrow;
  guint               room_source;
  guint               scroll_source;
};

enum
{
  SHOWN,
  TOLD,
  STATE_CHANGED,
  WRITES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceLab, millrace_lab, GTK_TYPE_WIDGET)

/* --- Telling ---------------------------------------------------------------------------------- */

static void
tell (MillraceLab *self,
      const char  *words)
{
  g_signal_emit (self, signals[TOLD], 0, words);
}

/* In the place of the steps, while there are none. */
static void
show_hint (MillraceLab *self,
           const char  *words)
{
  gtk_label_set_label (GTK_LABEL (self->hint), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->steps), "hint");
}

static void
show_first_hint (MillraceLab *self)
{
  show_hint (self, _("F5 lets the writes run through the stack, F7 goes one step. "
                     "Nothing is called and nothing is sent: it is worked out from the template."));
}

/* @words: what has become of @n records. */
static void
append_count (GString    *text,
              const char *words,
              guint       n)
{
  g_autofree char *part = NULL;

  if (n == 0)
    return;

  part = g_strdup_printf ("%u\302\240%s", n, words);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* What has become of the records up to here. */
static CfnTraceCounts
count (MillraceLab *self)
{
  CfnTrace *trace = millrace_lab_run_get_trace (self->run);
  CfnTraceCounts counts = { 0, };

  if (millrace_lab_run_get_state (self->run) == MILLRACE_LAB_OVER)
    return cfn_trace_get_counts (trace);

  for (guint i = 0; i < millrace_lab_run_get_n_shown (self->run); i++)
    {
      const CfnHop *hop = cfn_trace_get_hop (trace, i);

      if (hop->kind == CFN_HOP_DONE)
        counts.delivered += hop->n_records;
      else if (hop->kind == CFN_HOP_DROPPED)
        counts.dropped += hop->n_records;
      else if (hop->kind == CFN_HOP_GIVEN_UP)
        counts.given_up += hop->n_records;
      else if (hop->kind == CFN_HOP_LOST)
        counts.lost += hop->n_records;
    }

  return counts;
}

static void
show_counts (MillraceLab *self)
{
  CfnTraceCounts counts = count (self);
  g_autoptr (GString) text = g_string_new (NULL);

  append_count (text, _("delivered"), counts.delivered);
  append_count (text, _("dropped"), counts.dropped);
  append_count (text, _("given up"), counts.given_up);
  append_count (text, _("lost"), counts.lost);
  append_count (text, _("blocked"), counts.blocked);
  append_count (text, _("waiting"), counts.waiting);
  millrace_lab_bar_set_counts (self->bar, text->str);
}

/* --- Which hop -------------------------------------------------------------------------------- */

static MillraceHopItem *
get_selected (MillraceLab *self)
{
  return self->content != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

int
millrace_lab_get_hop (MillraceLab *self)
{
  MillraceHopItem *item;

  g_return_val_if_fail (MILLRACE_IS_LAB (self), -1);

  item = get_selected (self);

  return item != NULL ? (int) millrace_hop_item_get_index (item) : -1;
}

static int
find_problem (MillraceLab     *self,
              MillraceHopItem *item)
{
  const CfnClaim *claim = item != NULL ? millrace_hop_item_get_hop (item)->claim : NULL;

  return claim != NULL ? cfn_findings_find_claim (cfn_reading_get_findings (self->reading), claim)
                       : -1;
}

static void
selected_cb (MillraceLab *self)
{
  MillraceHopItem *item = get_selected (self);
  int problem = find_problem (self, item);

  millrace_payload_show (self->payload, item,
                         problem >= 0 ? cfn_reading_get_findings (self->reading) : NULL, problem);
  g_signal_emit (self, signals[SHOWN], 0, self->is_coming);
}

/* Enter leads on: to the problem, or to what travels. */
static void
activate_cb (MillraceLab *self,
             guint        position)
{
  g_autoptr (MillraceHopItem) item = g_list_model_get_item (G_LIST_MODEL (self->hops), position);
  int problem = find_problem (self, item);

  if (problem >= 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-problem", "u", (guint) problem);
      return;
    }

  millrace_lab_bar_set_page (self->bar, MILLRACE_LAB_DETAILS);
  gtk_widget_child_focus (GTK_WIDGET (self->payload), GTK_DIR_TAB_FORWARD);
}

/* --- The run ---------------------------------------------------------------------------------- */

/* Whoever has gone back to an earlier step stays there. */
static gboolean
follows (MillraceLab *self,
         guint        first)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return selected == GTK_INVALID_LIST_POSITION || selected + 1 >= first;
}

static void
tell_hops (MillraceLab *self,
           guint        first,
           guint        n_hops)
{
  g_autoptr (MillraceHopItem) item = NULL;
  g_autofree char *summary = NULL;

  /* Nobody wants to hear all of a thousand. */
  if (n_hops > 1)
    return;

  item = g_list_model_get_item (G_LIST_MODEL (self->hops), first);
  summary = millrace_hop_item_dup_summary (item);
  tell (self, summary);
}

/* Only once it is laid out is it known how high the last row is. */
static gboolean
scroll_cb (gpointer user_data)
{
  MillraceLab *self = user_data;
  guint selected = gtk_single_selection_get_selected (self->selection);

  self->scroll_source = 0;
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", selected);
  if (self->focus_wanted && selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->focus_wanted = FALSE;

  return G_SOURCE_REMOVE;
}

static void
show_last (MillraceLab *self)
{
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, scroll_cb, self, NULL);
}

/* Rows above have turned out to be of another height than the list took them for. */
static void
resized_cb (MillraceLab *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hops));

  if (n > 0 && gtk_single_selection_get_selected (self->selection) == n - 1)
    show_last (self);
}

static void
came_cb (MillraceLab *self,
         guint        first,
         guint        n_hops)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  CfnTrace *trace = millrace_lab_run_get_trace (self->run);
  gboolean follow = follows (self, first);

  for (guint i = first; i < first + n_hops; i++)
    g_ptr_array_add (items, millrace_hop_item_new (trace, i));
  g_list_store_splice (self->hops, first, 0, items->pdata, n_hops);
  gtk_stack_set_visible_child_name (GTK_STACK (self->steps), "list");
  tell_hops (self, first, n_hops);
  if (follow)
    {
      self->is_coming = n_hops == 1;
      gtk_single_selection_set_selected (self->selection, first + n_hops - 1);
      self->is_coming = FALSE;
      show_last (self);
    }
  show_counts (self);
}

static void
tell_over (MillraceLab *self)
{
  CfnTrace *trace = millrace_lab_run_get_trace (self->run);
  CfnTraceCounts counts = cfn_trace_get_counts (trace);
  g_autofree char *words = NULL;

  if (cfn_trace_is_cut (trace))
    tell (self, _("The run is cut off here: it has more steps than are kept."));
  else if (cfn_trace_is_good (trace))
    tell (self, _("The run is over: every record was dealt with."));
  else
    {
      guint n = counts.lost + counts.given_up + counts.blocked + counts.waiting;

      words = g_strdup_printf (ngettext ("The run is over: %u record did not get through.",
                                         "The run is over: %u records did not get through.", n),
                               n);
      tell (self, words);
    }
}

static void
state_changed_cb (MillraceLab *self)
{
  MillraceLabState state = millrace_lab_run_get_state (self->run);

  millrace_lab_bar_set_state (self->bar, state);
  if (state == MILLRACE_LAB_OVER)
    {
      show_counts (self);
      tell_over (self);
    }
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* The focus would be lost with the row that has it. Where a run begins anew, it comes back to the
 * steps. */
static void
leave_list (MillraceLab *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->view));

  self->focus_wanted = (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  if (self->focus_wanted)
    millrace_lab_bar_focus (self->bar);
}

static void
clear (MillraceLab *self)
{
  leave_list (self);
  millrace_lab_run_end (self->run);
  g_list_store_remove_all (self->hops);
  millrace_lab_bar_set_counts (self->bar, "");
  selected_cb (self);
}

/* The run was of something that is no more. */
static void
end_with (MillraceLab *self,
          const char  *words)
{
  if (millrace_lab_get_state (self) == MILLRACE_LAB_IDLE)
    return;

  clear (self);
  show_hint (self, words);
  tell (self, words);
}

static void
writes_changed_cb (MillraceLab *self)
{
  end_with (self, _("The writes have changed, and the run has ended. F5 runs them again."));
  g_signal_emit (self, signals[WRITES_CHANGED], 0);
}

static void
choice_changed_cb (MillraceLab *self)
{
  end_with (self, _("Something else was chosen, and the run has ended. F5 runs it again."));
}

/* --- The template ----------------------------------------------------------------------------- */

static void
follow_reading (MillraceLab *self)
{
  g_autoptr (GPtrArray) mappings = NULL;
  CfnProof *proof;

  if (!self->is_stale || self->content == NULL || self->reading == NULL
      || !cfn_reading_is_whole (self->reading))
    return;

  self->is_stale = FALSE;
  proof = cfn_reading_get_proof (self->reading);
  mappings = cfn_trace_list_mappings (proof);
  millrace_lab_bar_set_mappings (self->bar, mappings);
  millrace_writes_set_table (self->writes, cfn_reading_get_template (self->reading),
                             cfn_trace_find_table (proof, NULL));
}

static gboolean
is_of (CfnTrace   *trace,
       CfnReading *reading)
{
  return cfn_template_get_text (cfn_proof_get_template (cfn_trace_get_proof (trace)))
         == cfn_reading_get_text (reading);
}

void
millrace_lab_set_reading (MillraceLab *self,
                          CfnReading  *reading)
{
  CfnReading *before;
  CfnTrace *trace;

  g_return_if_fail (MILLRACE_IS_LAB (self));
  g_return_if_fail (reading != NULL);

  trace = millrace_lab_run_get_trace (self->run);
  if (trace != NULL && !is_of (trace, reading))
    end_with (self, _("The template has changed, and the run has ended. F5 runs it again."));
  before = g_steal_pointer (&self->reading);
  self->reading = cfn_reading_ref (reading);
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_reading (self);
  g_clear_pointer (&before, cfn_reading_unref);
}

void
millrace_lab_reset (MillraceLab *self)
{
  g_return_if_fail (MILLRACE_IS_LAB (self));

  g_clear_pointer (&self->restored, g_ptr_array_unref);
  if (self->content == NULL)
    return;

  clear (self);
  show_first_hint (self);
  millrace_writes_reset (self->writes);
}

/* --- Building --------------------------------------------------------------------------------- */

static void
show_page (MillraceLab *self)
{
  MillraceLabPage page = millrace_lab_bar_get_page (self->bar);

  for (guint i = 0; i < MILLRACE_LAB_N_PAGES; i++)
    gtk_widget_set_visible (self->columns[i], !self->narrow || i == page);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, millrace_hop_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  millrace_hop_row_show (MILLRACE_HOP_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static GtkWidget *
create_list (MillraceLab *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->hops = g_list_store_new (MILLRACE_TYPE_HOP_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->hops)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (
                                g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "problems-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps of the run"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "changed", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);

  return scroller;
}

static GtkWidget *
create_steps (MillraceLab *self)
{
  GtkWidget *scroller;

  self->steps = gtk_stack_new ();
  self->hint = g_object_new (GTK_TYPE_LABEL,
                             "wrap", TRUE,
                             "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "justify", GTK_JUSTIFY_CENTER,
                             "max-width-chars", 40,
                             NULL);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "lab-hint");
  /* The list must not be as high as many words in a narrow column. */
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->hint);
  gtk_stack_add_named (GTK_STACK (self->steps), scroller, "hint");
  gtk_stack_add_named (GTK_STACK (self->steps), create_list (self), "list");

  return self->steps;
}

static void
build (MillraceLab *self)
{
  GtkWidget *columns;

  if (self->content != NULL)
    return;

  columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = MILLRACE_LAB_BAR (millrace_lab_bar_new ());
  self->columns[MILLRACE_LAB_WRITES] = millrace_writes_new ();
  self->columns[MILLRACE_LAB_STEPS] = create_steps (self);
  self->columns[MILLRACE_LAB_DETAILS] = millrace_payload_new ();
  self->writes = MILLRACE_WRITES (self->columns[MILLRACE_LAB_WRITES]);
  self->payload = MILLRACE_PAYLOAD (self->columns[MILLRACE_LAB_DETAILS]);
  for (guint i = 0; i < MILLRACE_LAB_N_PAGES; i++)
    {
      gtk_widget_set_hexpand (self->columns[i], TRUE);
      gtk_widget_add_css_class (self->columns[i], "lab-column");
      gtk_box_append (GTK_BOX (columns), self->columns[i]);
    }
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->content), columns);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));

  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (choice_changed_cb), self);
  g_signal_connect_swapped (self->bar, "page-changed", G_CALLBACK (show_page), self);
  if (self->restored != NULL)
    millrace_writes_replace (self->writes, self->restored);
  g_clear_pointer (&self->restored, g_ptr_array_unref);
  g_signal_connect_swapped (self->writes, "changed", G_CALLBACK (writes_changed_cb), self);
  g_signal_connect_swapped (self->run, "came", G_CALLBACK (came_cb), self);
  g_signal_connect_swapped (self->run, "state-changed", G_CALLBACK (state_changed_cb), self);
  show_first_hint (self);
  show_page (self);
}

/* --- Acts ------------------------------------------------------------------------------------- */

static gboolean
refuse (MillraceLab *self,
        const char  *words)
{
  show_hint (self, words);
  millrace_lab_bar_set_page (self->bar, MILLRACE_LAB_STEPS);
  tell (self, words);

  return FALSE;
}

/* FALSE: there is nothing to run, and it is said why. */
static gboolean
begin (MillraceLab *self)
{
  g_autoptr (GPtrArray) writes = NULL;
  g_autoptr (CfnOutcomes) outcomes = NULL;
  g_autoptr (CfnTrace) trace = NULL;
  CfnSyntaxProblem problem = { 0, };
  guint number = 0;

  build (self);
  follow_reading (self);
  clear (self);
  if (self->reading == NULL || !cfn_reading_is_whole (self->reading))
    return refuse (self, _("The template cannot be read: correct it first."));

  writes = millrace_writes_list (self->writes);
  if (writes == NULL)
    return refuse (self, _("One of the writes cannot be read: correct it first."));

  outcomes = millrace_lab_bar_get_outcomes (self->bar);
  trace = cfn_trace_new (cfn_reading_get_proof (self->reading),
                         millrace_lab_bar_get_mapping (self->bar), writes, outcomes, &problem,
                         &number);
  if (trace == NULL)
    {
      g_autofree char *words = cfn_message_format (problem.message);

      cfn_message_unref (problem.message);
      millrace_writes_blame (self->writes, number, words);
      return refuse (self, words);
    }

  if (cfn_trace_get_n_hops (trace) == 0)
    return refuse (self, _("There is nothing to run: add a write first."));

  millrace_lab_bar_set_page (self->bar, MILLRACE_LAB_STEPS);
  millrace_lab_run_begin (self->run, trace);

  return TRUE;
}

void
millrace_lab_play (MillraceLab *self)
{
  g_return_if_fail (MILLRACE_IS_LAB (self));

  switch (millrace_lab_get_state (self))
    {
    case MILLRACE_LAB_PLAYING:
      millrace_lab_run_finish (self->run);
      break;
    case MILLRACE_LAB_WAITING:
      millrace_lab_run_play (self->run);
      break;
    case MILLRACE_LAB_IDLE:
    case MILLRACE_LAB_OVER:
    default:
      if (begin (self))
        millrace_lab_run_play (self->run);
    }
}

void
millrace_lab_step (MillraceLab *self)
{
  MillraceLabState state;

  g_return_if_fail (MILLRACE_IS_LAB (self));

  state = millrace_lab_get_state (self);
  if (state == MILLRACE_LAB_OVER)
    tell (self, _("That was the last step. F5 runs it again."));
  else if (state != MILLRACE_LAB_IDLE || begin (self))
    millrace_lab_run_step (self->run);
}

void
millrace_lab_stop (MillraceLab *self)
{
  g_return_if_fail (MILLRACE_IS_LAB (self));

  if (millrace_lab_get_state (self) == MILLRACE_LAB_IDLE)
    return;

  clear (self);
  show_first_hint (self);
  tell (self, _("The run was stopped."));
}

MillraceLabState
millrace_lab_get_state (MillraceLab *self)
{
  g_return_val_if_fail (MILLRACE_IS_LAB (self), MILLRACE_LAB_IDLE);

  return millrace_lab_run_get_state (self->run);
}

CfnTrace *
millrace_lab_get_trace (MillraceLab *self)
{
  g_return_val_if_fail (MILLRACE_IS_LAB (self), NULL);

  return millrace_lab_run_get_trace (self->run);
}

char *
millrace_lab_dup_writes (MillraceLab *self)
{
  g_autoptr (GPtrArray) writes = NULL;

  g_return_val_if_fail (MILLRACE_IS_LAB (self), NULL);

  build (self);
  follow_reading (self);
  writes = millrace_writes_list (self->writes);

  return writes != NULL ? cfn_writes_to_json (writes) : NULL;
}

char *
millrace_lab_dup_own_writes (MillraceLab *self)
{
  g_autoptr (GPtrArray) writes = NULL;

  g_return_val_if_fail (MILLRACE_IS_LAB (self), NULL);

  if (self->content != NULL)
    writes = millrace_writes_list_own (self->writes);
  else if (self->restored != NULL)
    writes = g_ptr_array_ref (self->restored);

  return writes != NULL ? cfn_writes_to_json (writes) : NULL;
}

gboolean
millrace_lab_take_writes (MillraceLab *self,
                          CfnText     *text,
                          char       **problem)
{
  g_autoptr (GPtrArray) writes = NULL;
  CfnSyntaxProblem found = { 0, };

  g_return_val_if_fail (MILLRACE_IS_LAB (self), FALSE);

  writes = cfn_writes_parse (text, &found);
  if (writes == NULL)
    {
      *problem = millrace_write_dup_problem (text, &found);
      return FALSE;
    }

  build (self);
  follow_reading (self);
  millrace_writes_replace (self->writes, writes);

  return TRUE;
}

gboolean
millrace_lab_restore_writes (MillraceLab *self,
                             CfnText     *text)
{
  g_autofree char *own = NULL;
  g_autoptr (GPtrArray) writes = NULL;
  CfnSyntaxProblem problem = { 0, };

  g_return_val_if_fail (MILLRACE_IS_LAB (self), FALSE);

  own = millrace_lab_dup_own_writes (self);
  writes = own == NULL ? cfn_writes_parse (text, &problem) : NULL;
  if (writes == NULL)
    {
      g_clear_pointer (&problem.message, cfn_message_unref);
      return FALSE;
    }

  if (self->content != NULL)
    millrace_writes_replace (self->writes, writes);
  else
    self->restored = g_steal_pointer (&writes);

  return TRUE;
}

/* --- The object ------------------------------------------------------------------------------- */

static gboolean
room_cb (gpointer user_data)
{
  MillraceLab *self = user_data;

  self->room_source = 0;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;
  millrace_lab_bar_set_narrow (self->bar, self->narrow);
  show_page (self);

  return G_SOURCE_REMOVE;
}

static void
millrace_lab_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  MillraceLab *self = MILLRACE_LAB (widget);
  GtkRequisition least;

  if (self->content == NULL)
    return;

  /* Columns cannot come and go while they are being allocated. */
  if ((width < NARROW_WIDTH) != self->narrow && self->room_source == 0)
    self->room_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, room_cb, self, NULL);
  gtk_widget_get_preferred_size (self->content, &least, NULL);
  gtk_widget_allocate (self->content, MAX (width, least.width), MAX (height, least.height), -1,
                       NULL);
}

static void
millrace_lab_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? MIN_WIDTH : MIN_HEIGHT;
  *natural = across ? NATURAL_WIDTH : MIN_HEIGHT;
}

static void
millrace_lab_map (GtkWidget *widget)
{
  MillraceLab *self = MILLRACE_LAB (widget);

  build (self);
  follow_reading (self);
  GTK_WIDGET_CLASS (millrace_lab_parent_class)->map (widget);
}

static void
millrace_lab_dispose (GObject *object)
{
  MillraceLab *self = MILLRACE_LAB (object);

  g_clear_handle_id (&self->room_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->hops);
  g_clear_object (&self->selection);
  g_clear_object (&self->run);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_clear_pointer (&self->restored, g_ptr_array_unref);

  G_OBJECT_CLASS (millrace_lab_parent_class)->dispose (object);
}

static void
millrace_lab_class_init (MillraceLabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_lab_dispose;
  widget_class->size_allocate = millrace_lab_size_allocate;
  widget_class->measure = millrace_lab_measure;
  widget_class->map = millrace_lab_map;

  signals[SHOWN] = g_signal_new ("shown", MILLRACE_TYPE_LAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[TOLD] = g_signal_new ("told", MILLRACE_TYPE_LAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", MILLRACE_TYPE_LAB, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WRITES_CHANGED] = g_signal_new ("writes-changed", MILLRACE_TYPE_LAB, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "lab");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
millrace_lab_init (MillraceLab *self)
{
  self->run = millrace_lab_run_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stream lab"), -1);
}

GtkWidget *
millrace_lab_new (void)
{
  return g_object_new (MILLRACE_TYPE_LAB, NULL);
}
