/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cfn-card.h"
#include "cfn-fold.h"
#include "cfn-habits.h"
#include "cfn-index.h"
#include "millrace-await.h"
#include "millrace-cards.h"
#include "millrace-hold.h"
#include "millrace-layout-thread.h"
#include "millrace-pipeline.h"
#include "millrace-priority.h"
#include "millrace-release.h"
#include "millrace-rest.h"

struct _MillracePipeline
{
  GObject       parent_instance;

  CfnDocument  *document;
  CfnEdit      *edit;           /* the last one, until its outcome is read; else NULL */
  CfnReading   *reading;        /* newest */
  MillraceOutlineView  *view;   /* for which drafts are made; or NULL */
  MillraceOutlineDraft *draft;  /* of the newest reading; or NULL */
  CfnFingerprint print;         /* of the last draft; 0: there was none */
  CfnReading   *shown;          /* that of routes */
  CfnRoutes    *routes;
  const char   *renamed;        /* the id of reading that a card got just now, or NULL */
  GHashTable   *homes;          /* id -> CfnPoint: where the layout put what nobody placed */
  CfnPositions *placed;         /* what was placed by hand when these were written down */
  GCancellable *layout_stop;    /* of the layout under way, NULL when there is none */
  guint         start_source;
  gint64        rest_until;     /* monotonic time: no reading starts before */
  MillraceHold *hold;           /* of what was read */
  MillraceAwait *await;         /* of frames, for what is read and laid out */
  gint64        read_took;      /* microseconds, the last time */
  gint64        layout_took;
  gboolean      reading_runs;
  gboolean      busy;
  gboolean      has_hint;
  CfnPoint      hint;
};

/* Microseconds that the frame after an edit waits at most for what comes of it: two of 60 a second.
 * Whoever types does not see that, and all that changes is drawn once. */
#define LONGEST_WAIT (G_USEC_PER_SEC / 30)

/* What the reading thread gets. */
typedef struct
{
  CfnText      *text;
  CfnEdit      *edit;           /* that led to it; NULL when the text is the first */
  gint64        took;           /* microseconds, when it is read */
  CfnReading   *before;         /* of a text before it; or NULL */
  MillraceOutlineView  *view;   /* or NULL */
  CfnFingerprint        print;  /* of the draft before */
  MillraceOutlineDraft *draft;  /* for the view, when it is read; of a text that parses */
} ReadingJob;

/* What the layout thread gets; everything in it is immutable or only touched by one thread at a
 * time. */
typedef struct
{
  CfnReading   *reading;
  CfnPositions *placed;
  CfnRoutes    *previous;
  gint64        took;           /* microseconds, when it is laid out */
  gboolean      is_same;        /* the same cards as in the last picture */
  gboolean      has_hint;
  CfnPoint      hint;
} LayoutJob;

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_BUSY,
  N_PROPS,
};

enum
{
  READING_CHANGED,
  SCENE_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillracePipeline, millrace_pipeline, G_TYPE_OBJECT)

static void start_reading (MillracePipeline *self);
static void start_layout  (MillracePipeline *self);

static void
reading_job_free (gpointer data)
{
  ReadingJob *job = data;

  g_clear_pointer (&job->text, cfn_text_unref);
  g_clear_pointer (&job->edit, cfn_edit_unref);
  g_clear_pointer (&job->before, cfn_reading_unref);
  g_clear_pointer (&job->view, millrace_outline_view_unref);
  g_clear_pointer (&job->draft, millrace_outline_draft_free);
  g_free (job);
}

static void
layout_job_free (gpointer data)
{
  LayoutJob *job = data;

  g_clear_pointer (&job->reading, cfn_reading_unref);
  g_clear_pointer (&job->placed, cfn_positions_unref);
  g_clear_pointer (&job->previous, cfn_routes_unref);
  g_free (job);
}

/* It may be the last to know of an older picture. */
static void
release_layout_job (gpointer data)
{
  millrace_release (data, layout_job_free);
}

static gboolean
is_current (MillracePipeline *self)
{
  return self->reading != NULL
         && cfn_reading_get_text (self->reading) == cfn_document_get_text (self->document);
}

static void
update_busy (MillracePipeline *self)
{
  gboolean busy = !is_current (self) || self->layout_stop != NULL;

  if (busy == self->busy)
    return;

  self->busy = busy;
  if (!busy)
    millrace_await_end (self->await);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* --- Layout --- */

/* Before what was laid out is shown. */
static void
remember_homes (MillracePipeline *self,
                LayoutJob        *job,
                CfnLayout        *layout)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  CfnLayout *known = NULL;

  if (job->is_same && self->routes != NULL && job->placed == self->placed)
    known = cfn_routes_get_layout (self->routes);
  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      const CfnRect card = cfn_layout_get_card (layout, i);
      const char *id;
      CfnPoint *home;

      if (known != NULL && cfn_layout_get_card (known, i).x == card.x
          && cfn_layout_get_card (known, i).y == card.y)
        continue;
      id = cfn_diagram_get_node (diagram, i)->resource->id;
      if (cfn_positions_lookup (job->placed, id, NULL))
        continue;

      home = g_new (CfnPoint, 1);
      home->x = card.x;
      home->y = card.y;
      g_hash_table_replace (self->homes, g_strdup (id), home);
    }
  cfn_positions_ref (job->placed);
  g_clear_pointer (&self->placed, cfn_positions_unref);
  self->placed = job->placed;
}

static void
take_routes (MillracePipeline *self,
             CfnReading       *reading,
             CfnRoutes        *routes)
{
  millrace_release (self->routes, (GDestroyNotify) cfn_routes_unref);
  self->routes = routes;
  if (self->shown != reading)
    {
      millrace_release (self->shown, (GDestroyNotify) cfn_reading_unref);
      self->shown = cfn_reading_ref (reading);
    }
}

static void
layout_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  MillracePipeline *self = MILLRACE_PIPELINE (source);
  GTask *task = G_TASK (result);
  LayoutJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  CfnRoutes *routes = g_task_propagate_pointer (task, &error);

  /* A newer layout has taken over: it owns layout_stop now. */
  if (g_task_get_cancellable (task) != self->layout_stop)
    {
      g_clear_pointer (&routes, cfn_routes_unref);
      return;
    }

  g_clear_object (&self->layout_stop);
  self->layout_took = job->took;
  if (routes != NULL)
    {
      remember_homes (self, job, cfn_routes_get_layout (routes));
      take_routes (self, job->reading, routes);
      g_signal_emit (self, signals[SCENE_CHANGED], 0);
    }
  else
    {
      g_warning ("The diagram could not be laid out: %s", error->message);
    }
  update_busy (self);
}

/* Where there are more edges than before, or fewer, most have another number: the canvas would have
 * to go through all of them to mend its index. */
static CfnRoutes *
find_routes (CfnRoutes *previous,
             CfnLayout *layout)
{
  guint n = cfn_diagram_get_n_edges (cfn_layout_get_diagram (layout));
  CfnRoutes *routes = cfn_routes_new_after (previous, layout);

  if (previous != NULL
      && cfn_diagram_get_n_edges (cfn_layout_get_diagram (cfn_routes_get_layout (previous))) != n)
    {
      g_autoptr (CfnIndex) none = cfn_routes_swap_index (routes, cfn_index_new (routes));
    }

  return routes;
}

static void
lay_out (GTask *task)
{
  MillracePipeline *self = g_task_get_source_object (task);
  LayoutJob *job = g_task_get_task_data (task);
  const gint64 began = g_get_monotonic_time ();
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (CfnRoutes) routes = NULL;
  CfnLayout *previous = NULL;
  GError *error = NULL;

  if (job->previous != NULL)
    previous = cfn_routes_get_layout (job->previous);
  layout = cfn_layout_new (cfn_reading_get_diagram (job->reading), job->placed, previous,
                           job->has_hint ? &job->hint : NULL,
                           g_task_get_cancellable (task), &error);
  if (layout != NULL)
    routes = find_routes (job->previous, layout);
  job->took = g_get_monotonic_time () - began;
  if (routes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&routes), (GDestroyNotify) cfn_routes_unref);
  millrace_await_wake (self->await);
}

/* Whether a card of the picture stands where one of @height would be. */
static gboolean
is_taken (MillracePipeline *self,
          const CfnPoint   *place,
          double            height)
{
  const CfnRect wanted = { place->x, place->y, CFN_CARD_WIDTH, height };
  CfnLayout *layout;
  guint n;

  if (self->routes == NULL)
    return FALSE;

  layout = cfn_routes_get_layout (self->routes);
  n = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  for (guint i = 0; i < n; i++)
    {
      if (cfn_rect_intersects (cfn_layout_get_card (layout, i), wanted))
        return TRUE;
    }

  return FALSE;
}

/* The hand-placed positions, and for cards that come back (an undone removal) the place they
 * had. */
static CfnPositions *
get_wanted_positions (MillracePipeline *self,
                      CfnDiagram       *diagram)
{
  g_autoptr (CfnPositions) wanted = NULL;
  CfnDiagram *old = self->shown != NULL ? cfn_reading_get_diagram (self->shown) : NULL;

  wanted = cfn_positions_ref (cfn_document_get_positions (self->document));
  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      const CfnDiagramNode *node = cfn_diagram_get_node (diagram, i);
      const char *id = node->resource->id;
      CfnPoint *home = g_hash_table_lookup (self->homes, id);
      CfnPositions *more;

      if (home == NULL || (old != NULL && cfn_diagram_find_node (old, id) >= 0)
          || cfn_positions_lookup (wanted, id, NULL)
          || (id != self->renamed && is_taken (self, home, node->height)))
        continue;

      more = cfn_positions_with (wanted, id, home);
      cfn_positions_unref (wanted);
      wanted = more;
    }

  return g_steal_pointer (&wanted);
}

/* One id gone and one of the same type come: somebody types a new name. The card stays. */
static void
carry_renamed (MillracePipeline *self)
{
  CfnDiagram *old = cfn_reading_get_diagram (self->shown);
  CfnDiagram *new = cfn_reading_get_diagram (self->reading);
  const CfnResource *gone = millrace_cards_find_only_missing (old, new);
  const CfnResource *come = millrace_cards_find_only_missing (new, old);
  CfnPoint *home;
  CfnRect card;

  if (gone == NULL || come == NULL || !g_str_equal (gone->type, come->type)
      || !millrace_pipeline_get_card (self, gone->id, &card))
    return;

  home = g_new (CfnPoint, 1);
  home->x = card.x;
  home->y = card.y;
  g_hash_table_remove (self->homes, gone->id);
  g_hash_table_replace (self->homes, g_strdup (come->id), home);
  self->renamed = come->id;
}

static void
start_layout (MillracePipeline *self)
{
  g_autoptr (GTask) task = NULL;
  CfnDiagram *diagram;
  gboolean is_same;
  LayoutJob *job;

  if (self->layout_stop != NULL)
    {
      g_cancellable_cancel (self->layout_stop);
      g_clear_object (&self->layout_stop);
    }
  if (!cfn_reading_is_whole (self->reading))
    return;

  self->renamed = NULL;
  diagram = cfn_reading_get_diagram (self->reading);
  is_same = self->shown != NULL
            && millrace_cards_are_same (cfn_reading_get_diagram (self->shown), diagram);
  if (self->shown != NULL && !is_same)
    carry_renamed (self);
  job = g_new0 (LayoutJob, 1);
  job->reading = cfn_reading_ref (self->reading);
  job->placed = is_same ? cfn_positions_ref (cfn_document_get_positions (self->document))
                        : get_wanted_positions (self, diagram);
  if (self->routes != NULL)
    job->previous = cfn_routes_ref (self->routes);
  job->is_same = is_same;
  job->has_hint = self->has_hint;
  job->hint = self->hint;
  self->has_hint = FALSE;

  self->layout_stop = g_cancellable_new ();
  task = g_task_new (self, self->layout_stop, layout_done_cb, NULL);
  g_task_set_name (task, "millrace_pipeline_layout");
  g_task_set_priority (task, MILLRACE_PRIORITY_RESULT);
  g_task_set_task_data (task, job, release_layout_job);
  millrace_layout_thread_push (task, lay_out);
}

/* --- Reading --- */

/* Takes @reading and @draft, which may be NULL. */
static void
take_reading (MillracePipeline     *self,
              CfnReading           *reading,
              MillraceOutlineDraft *draft)
{
  CfnReading *previous = self->reading;

  self->reading = reading;
  millrace_release (self->draft, (GDestroyNotify) millrace_outline_draft_free);
  self->draft = draft;
  if (draft != NULL)
    self->print = draft->print;
  start_layout (self);
  g_signal_emit (self, signals[READING_CHANGED], 0);
  update_busy (self);
  /* Nobody else knows it any longer, mostly. */
  millrace_release (previous, (GDestroyNotify) cfn_reading_unref);
}

static void
reading_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  MillracePipeline *self = MILLRACE_PIPELINE (source);
  ReadingJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (CfnReading) reading = NULL;

  if (millrace_hold_keep (self->hold, result))
    return;

  reading = g_task_propagate_pointer (G_TASK (result), NULL);
  self->reading_runs = FALSE;
  self->read_took = job->took;
  if (job->before != NULL)
    self->rest_until = g_get_monotonic_time () + millrace_rest_after (job->took);
  if (is_current (self))
    return;

  if (cfn_reading_get_text (reading) == cfn_document_get_text (self->document))
    take_reading (self, g_steal_pointer (&reading), g_steal_pointer (&job->draft));
  else
    start_reading (self);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  ReadingJob *job = task_data;
  const gint64 began = g_get_monotonic_time ();
  CfnReading *reading = cfn_reading_new_after (job->before, job->edit, job->text);
  CfnHabits habits;

  /* They are asked for next, the habits by an entry in a form: the window is not to find them. */
  cfn_reading_get_diagram (reading);
  cfn_text_get_n_lines (job->text);
  cfn_habits_survey (&habits, cfn_reading_get_tree (reading));
  g_array_unref (cfn_fold_list (cfn_reading_get_tree (reading)));
  if (job->view != NULL && cfn_reading_is_whole (reading))
    job->draft = millrace_outline_draft_new (reading, job->view, job->print);
  job->took = g_get_monotonic_time () - began;
  g_task_return_pointer (task, reading, (GDestroyNotify) cfn_reading_unref);
  millrace_await_wake (MILLRACE_PIPELINE (source)->await);
}

/* What the next reading may go on from: the newest that parses. */
static CfnReading *
get_base (MillracePipeline *self)
{
  return self->reading != NULL && cfn_reading_is_whole (self->reading) ? self->reading
                                                                       : self->shown;
}

static gboolean
start_cb (gpointer user_data)
{
  MillracePipeline *self = user_data;

  self->start_source = 0;
  start_reading (self);
  return G_SOURCE_REMOVE;
}

/* Starts reading in so many milliseconds, if no start is waited for. */
static void
schedule (MillracePipeline *self,
          guint             milliseconds)
{
  if (self->start_source == 0)
    self->start_source = g_timeout_add_full (MILLRACE_PRIORITY_RESULT, milliseconds, start_cb, self,
                                             NULL);
}

static void
start_reading (MillracePipeline *self)
{
  g_autoptr (GTask) task = NULL;
  ReadingJob *job;
  gint64 rest;

  /* One worker a window: whoever types fast gets the newest text read next, not every text. */
  if (self->reading_runs || is_current (self))
    return;

  rest = self->rest_until - g_get_monotonic_time ();
  if (rest > 0)
    {
      schedule (self, (guint) (rest / 1000) + 1);
      return;
    }

  self->reading_runs = TRUE;
  task = g_task_new (self, NULL, reading_done_cb, NULL);
  g_task_set_name (task, "millrace_pipeline_reading");
  g_task_set_priority (task, MILLRACE_PRIORITY_RESULT);
  job = g_new0 (ReadingJob, 1);
  job->text = cfn_text_ref (cfn_document_get_text (self->document));
  job->edit = g_steal_pointer (&self->edit);
  job->before = get_base (self);
  if (job->before != NULL)
    cfn_reading_ref (job->before);
  if (self->view != NULL)
    job->view = millrace_outline_view_ref (self->view);
  job->print = self->print;
  g_task_set_task_data (task, job, reading_job_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* One frame shows the edit and what comes of it, where that is found soon. */
static void
keep_frame (MillracePipeline *self)
{
  if (self->read_took + self->layout_took < LONGEST_WAIT
      && self->rest_until <= g_get_monotonic_time ())
    millrace_await_begin (self->await, LONGEST_WAIT);
}

/* Not at once, so that the positions which belong to the same step are there too. */
static void
document_changed_cb (MillracePipeline *self,
                     CfnEdit          *edit)
{
  g_clear_pointer (&self->edit, cfn_edit_unref);
  self->edit = cfn_edit_ref (edit);
  schedule (self, 0);
  update_busy (self);
  keep_frame (self);
}

/* --- Positions --- */

/* Where a card belongs: where a person put it, else where the layout did. */
static gboolean
get_place (MillracePipeline *self,
           const char       *id,
           CfnPoint         *place)
{
  CfnPoint *home;

  if (cfn_positions_lookup (cfn_document_get_positions (self->document), id, place))
    return TRUE;

  home = g_hash_table_lookup (self->homes, id);
  if (home != NULL)
    *place = *home;
  return home != NULL;
}

/* The cards of @layout that are not where they belong: their positions, and their indices in
 * @moved. */
static CfnPositions *
get_displaced (MillracePipeline *self,
               CfnLayout        *layout,
               GArray           *moved)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  CfnPositions *displaced = cfn_positions_new ();

  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      const char *id = cfn_diagram_get_node (diagram, i)->resource->id;
      CfnRect card = cfn_layout_get_card (layout, i);
      CfnPositions *more;
      CfnPoint place;

      if (!get_place (self, id, &place) || (place.x == card.x && place.y == card.y))
        continue;

      more = cfn_positions_with (displaced, id, &place);
      cfn_positions_unref (displaced);
      displaced = more;
      g_array_append_val (moved, i);
    }

  return displaced;
}

static void
positions_changed_cb (MillracePipeline *self)
{
  CfnPositions *placed = cfn_document_get_positions (self->document);
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (CfnLayout) framed = NULL;
  g_autoptr (CfnPositions) displaced = NULL;
  g_autoptr (GArray) moved = NULL;

  /* A layout that is still to start takes the new positions itself; one that runs starts again. */
  if (self->layout_stop != NULL)
    {
      start_layout (self);
      return;
    }
  if (self->routes == NULL)
    return;

  moved = g_array_new (FALSE, FALSE, sizeof (guint));
  displaced = get_displaced (self, cfn_routes_get_layout (self->routes), moved);
  if (moved->len == 0 && cfn_layout_has_groups (cfn_routes_get_layout (self->routes), placed))
    return;

  layout = cfn_layout_with (cfn_routes_get_layout (self->routes), displaced);
  framed = cfn_layout_with_groups (layout, placed);
  take_routes (self, self->shown,
               cfn_routes_update (self->routes, framed, (const guint *) (gpointer) moved->data,
                                  moved->len));
  g_signal_emit (self, signals[SCENE_CHANGED], 0);
}

/* --- Public --- */

CfnDocument *
millrace_pipeline_get_document (MillracePipeline *self)
{
  g_return_val_if_fail (MILLRACE_IS_PIPELINE (self), NULL);

  return self->document;
}

CfnReading *
millrace_pipeline_get_reading (MillracePipeline *self)
{
  g_return_val_if_fail (MILLRACE_IS_PIPELINE (self), NULL);

  return self->reading;
}

CfnReading *
millrace_pipeline_ensure_reading (MillracePipeline *self)
{
  g_return_val_if_fail (MILLRACE_IS_PIPELINE (self), NULL);

  if (!is_current (self))
    {
      g_autoptr (CfnEdit) edit = g_steal_pointer (&self->edit);

      take_reading (self, cfn_reading_new_after (get_base (self), edit,
                                                 cfn_document_get_text (self->document)), NULL);
    }
  return self->reading;
}

void
millrace_pipeline_set_outline_view (MillracePipeline    *self,
                                    MillraceOutlineView *view)
{
  g_return_if_fail (MILLRACE_IS_PIPELINE (self));

  if (view != NULL)
    millrace_outline_view_ref (view);
  g_clear_pointer (&self->view, millrace_outline_view_unref);
  self->view = view;
}

const MillraceOutlineDraft *
millrace_pipeline_get_outline_draft (MillracePipeline *self)
{
  g_return_val_if_fail (MILLRACE_IS_PIPELINE (self), NULL);

  return self->draft;
}

CfnReading *
millrace_pipeline_get_shown (MillracePipeline *self)
{
  g_return_val_if_fail (MILLRACE_IS_PIPELINE (self), NULL);

  return self->shown;
}

CfnRoutes *
millrace_pipeline_get_routes (MillracePipeline *self)
{
  g_return_val_if_fail (MILLRACE_IS_PIPELINE (self), NULL);

  return self->routes;
}

gboolean
millrace_pipeline_get_busy (MillracePipeline *self)
{
  g_return_val_if_fail (MILLRACE_IS_PIPELINE (self), FALSE);

  return self->busy;
}

void
millrace_pipeline_hold (MillracePipeline *self,
                        GdkFrameClock    *clock)
{
  g_return_if_fail (MILLRACE_IS_PIPELINE (self));

  millrace_await_end (self->await);
  millrace_hold_until_drawn (self->hold, clock);
}

void
millrace_pipeline_set_hint (MillracePipeline *self,
                            const CfnPoint   *hint)
{
  g_return_if_fail (MILLRACE_IS_PIPELINE (self));

  self->has_hint = hint != NULL;
  if (hint != NULL)
    self->hint = *hint;
}

gboolean
millrace_pipeline_get_card (MillracePipeline *self,
                            const char       *id,
                            CfnRect          *card)
{
  CfnLayout *layout;
  int node;

  g_return_val_if_fail (MILLRACE_IS_PIPELINE (self), FALSE);
  g_return_val_if_fail (id != NULL && card != NULL, FALSE);

  if (self->routes == NULL)
    return FALSE;

  layout = cfn_routes_get_layout (self->routes);
  node = cfn_diagram_find_node (cfn_layout_get_diagram (layout), id);
  if (node < 0)
    return FALSE;

  *card = cfn_layout_get_card (layout, node);
  return TRUE;
}

MillracePipeline *
millrace_pipeline_new (CfnDocument *document)
{
  g_return_val_if_fail (CFN_IS_DOCUMENT (document), NULL);

  return g_object_new (MILLRACE_TYPE_PIPELINE, "document", document, NULL);
}

static void
millrace_pipeline_constructed (GObject *object)
{
  MillracePipeline *self = MILLRACE_PIPELINE (object);

  G_OBJECT_CLASS (millrace_pipeline_parent_class)->constructed (object);

  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "positions-changed", G_CALLBACK (positions_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->busy = TRUE;
  start_reading (self);
}

static void
millrace_pipeline_dispose (GObject *object)
{
  MillracePipeline *self = MILLRACE_PIPELINE (object);

  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_pointer (&self->hold, millrace_hold_free);
  millrace_await_end (self->await);
  if (self->layout_stop != NULL)
    g_cancellable_cancel (self->layout_stop);
  g_clear_object (&self->layout_stop);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  g_clear_pointer (&self->shown, cfn_reading_unref);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_clear_pointer (&self->draft, millrace_outline_draft_free);
  g_clear_pointer (&self->view, millrace_outline_view_unref);
  g_clear_pointer (&self->edit, cfn_edit_unref);
  g_clear_pointer (&self->homes, g_hash_table_unref);
  g_clear_pointer (&self->placed, cfn_positions_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (millrace_pipeline_parent_class)->dispose (object);
}

static void
millrace_pipeline_finalize (GObject *object)
{
  MillracePipeline *self = MILLRACE_PIPELINE (object);

  /* Threads know it as long as they are at something for the pipeline. */
  millrace_await_free (self->await);

  G_OBJECT_CLASS (millrace_pipeline_parent_class)->finalize (object);
}

static void
millrace_pipeline_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  MillracePipeline *self = MILLRACE_PIPELINE (object);

  switch (property_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;

    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
millrace_pipeline_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  MillracePipeline *self = MILLRACE_PIPELINE (object);

  switch (property_id)
    {
    case PROP_DOCUMENT:
      self->document = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
millrace_pipeline_class_init (MillracePipelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = millrace_pipeline_constructed;
  object_class->dispose = millrace_pipeline_dispose;
  object_class->finalize = millrace_pipeline_finalize;
  object_class->get_property = millrace_pipeline_get_property;
  object_class->set_property = millrace_pipeline_set_property;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, CFN_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[READING_CHANGED] = g_signal_new ("reading-changed", MILLRACE_TYPE_PIPELINE,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SCENE_CHANGED] = g_signal_new ("scene-changed", MILLRACE_TYPE_PIPELINE,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
millrace_pipeline_init (MillracePipeline *self)
{
  self->homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hold = millrace_hold_new (reading_done_cb);
  self->await = millrace_await_new ();
}
