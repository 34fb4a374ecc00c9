/* SPDX-License-Identifier: GPL-3.0-or-later */
/* key-times FILE ROUNDS [CASE]: what the main thread does after a key in the source and after an
 * entry in a form, until the window shows what came of it: no thread is at work for it any more, be
 * it at the text, the layout or the picture of all lines, and a frame was drawn after the last. A
 * line for each case (or for those whose names begin like CASE): its name, then for each stage its
 * name and milliseconds of processor time, median, 95th percentile and largest, "total" first. What
 * is done by and by after that (colours of lines that nobody sees, transitions) is "later" and no
 * part of the total. "frames" is how many were drawn until then.
 *
 * The functions below are wrapped by the linker (-Wl,--wrap): each is a stage. A stage's time does
 * not count for those around it; what is in none (GTK's own work outside of the frames) is
 * "other". */
#include <time.h>

#include "config.h"

#include "cfn-complete.h"
#include "millrace-application.h"
#include "millrace-proposal-list.h"
#include "millrace-source-folds.h"
#include "millrace-window-private.h"

#define MAX_ROUNDS 200
#define N_WARM_UP 4

/* Milliseconds of the clock that must pass without work until a round is over. */
#define REST 60

typedef enum
{
  STAGE_EDIT,         /* the widget's own part, actions, making the edit */
  STAGE_DOCUMENT,     /* applying it, and whoever follows the document: the text buffer */
  STAGE_LAYOUT_TAKEN, /* the pipeline's own part */
  STAGE_CANVAS,
  STAGE_OUTLINE,
  STAGE_PROBLEMS,
  STAGE_INSPECTOR,
  STAGE_MARKS,
  STAGE_ACTIONS,
  STAGE_FOLDS,
  STAGE_COMPLETION,   /* the list of what could be written */
  STAGE_ALLOCATE,     /* of the frames: sizes and places */
  STAGE_PAINT,        /* of the frames: snapshot and renderer */
  STAGE_OTHER,
  N_STAGES,
} Stage;

static const char *stage_names[N_STAGES] = {
  "edit", "document", "pipeline", "canvas", "outline", "problems", "inspector", "marks", "actions",
  "folds", "completion", "allocate", "paint", "other",
};

typedef struct _Bench Bench;

typedef struct
{
  const char *name;
  const char *pane;                /* of the bottom */
  void      (*press) (Bench *self,
                      guint  round);
  const char *place;               /* of the cursor: behind these words */
  const char *place_in_json;
  gboolean    is_list;             /* of completion: until that is shown, and closed then */
} Case;

struct _Bench
{
  MillraceWindow *window;
  GtkTextBuffer  *buffer;
  GdkFrameClock  *clock;
  guint           n_rounds;
  gboolean        is_json;
  GtkWidget      *view;
  gint            n_tasks;         /* that threads are at */
  gboolean        waits_for_list;
  gboolean        ready;           /* nothing is under way any more in this round */
  gboolean        shown;           /* and a frame was drawn since */
  double          total;           /* of the main thread, to the frame that shows it */
  double          began;
  guint           n_frames;        /* since */
};

/* The stages that are under way, and since when the innermost one is. */
static double spent[N_STAGES];
static Stage  under_way[16];
static guint  depth;
static double since;
static Bench  bench;

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
charge (void)
{
  double now = read_clock (CLOCK_THREAD_CPUTIME_ID);

  if (depth > 0)
    spent[under_way[depth - 1]] += now - since;
  since = now;
}

static void
enter (Stage stage)
{
  g_assert (depth < G_N_ELEMENTS (under_way));
  charge ();
  under_way[depth++] = stage;
}

static void
leave (void)
{
  g_assert (depth > 0);
  charge ();
  depth--;
}

/* --- Stages ---------------------------------------------------------------------------------- */

#define WRAP(stage, name, parameters, arguments) \
  void __real_ ## name parameters;               \
  void __wrap_ ## name parameters;               \
  void __wrap_ ## name parameters                \
  {                                              \
    enter (stage);                               \
    __real_ ## name arguments;                   \
    leave ();                                    \
  }

WRAP (STAGE_DOCUMENT, cfn_document_apply,
      (CfnDocument *document, CfnEdit *edit, const char *name, const char *group),
      (document, edit, name, group))
WRAP (STAGE_CANVAS, millrace_canvas_set_scene,
      (MillraceCanvas *canvas, CfnRoutes *routes, CfnFindings *findings),
      (canvas, routes, findings))
WRAP (STAGE_OUTLINE, millrace_outline_set_reading,
      (MillraceOutline *outline, CfnReading *reading, const MillraceOutlineDraft *draft),
      (outline, reading, draft))
WRAP (STAGE_PROBLEMS, millrace_problems_set_reading,
      (MillraceProblems *problems, CfnReading *reading), (problems, reading))
WRAP (STAGE_PROBLEMS, millrace_window_update_problems, (MillraceWindow *window), (window))
WRAP (STAGE_INSPECTOR, millrace_inspector_set_subject,
      (MillraceInspector *inspector, CfnReading *reading, const char * const *ids),
      (inspector, reading, ids))
WRAP (STAGE_MARKS, millrace_source_set_reading, (MillraceSource *source, CfnReading *reading),
      (source, reading))
WRAP (STAGE_FOLDS, millrace_source_folds_set_tree, (MillraceSourceFolds *folds, CfnTree *tree),
      (folds, tree))
WRAP (STAGE_ACTIONS, millrace_window_update_actions, (MillraceWindow *window), (window))

WRAP (STAGE_COMPLETION, millrace_proposal_list_set_proposals,
      (MillraceProposalList *list, GPtrArray *proposals), (list, proposals))

GPtrArray *__real_cfn_complete (CfnText        *text,
                                gsize           offset,
                                CfnTemplate    *names,
                                CfnContextMemo *memo);
GPtrArray *__wrap_cfn_complete (CfnText        *text,
                                gsize           offset,
                                CfnTemplate    *names,
                                CfnContextMemo *memo);

GPtrArray *
__wrap_cfn_complete (CfnText        *text,
                     gsize           offset,
                     CfnTemplate    *names,
                     CfnContextMemo *memo)
{
  GPtrArray *proposals;

  enter (STAGE_COMPLETION);
  proposals = __real_cfn_complete (text, offset, names, memo);
  leave ();

  return proposals;
}

static void
before_paint_cb (void)
{
  enter (STAGE_ALLOCATE);
}

static void
layout_cb (void)
{
  leave ();
  enter (STAGE_PAINT);
}

/* A task has called back when it is gone. */
static void
task_gone_cb (gpointer  data,
              GObject  *task)
{
  g_atomic_int_add (&bench.n_tasks, -1);
}

void __real_g_task_run_in_thread (GTask          *task,
                                  GTaskThreadFunc work);
void __wrap_g_task_run_in_thread (GTask          *task,
                                  GTaskThreadFunc work);

void
__wrap_g_task_run_in_thread (GTask          *task,
                             GTaskThreadFunc work)
{
  g_atomic_int_inc (&bench.n_tasks);
  g_object_weak_ref (G_OBJECT (task), task_gone_cb, NULL);
  __real_g_task_run_in_thread (task, work);
}

static gboolean
is_busy (void)
{
  return g_atomic_int_get (&bench.n_tasks) > 0
         || millrace_pipeline_get_busy (millrace_editor_get_pipeline (bench.window->editor));
}

/* A frame of its own comes for what has changed nothing that is drawn. */
static void
look_whether_ready (void)
{
  if (bench.ready || is_busy ())
    return;

  bench.ready = TRUE;
  gdk_frame_clock_request_phase (bench.clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

/* Below @widget. */
static gboolean
has_open_list (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "completions"))
    return gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_open_list (child))
      return TRUE;

  return FALSE;
}

static void
after_paint_cb (void)
{
  leave ();
  bench.n_frames += !bench.shown;
  if (bench.waits_for_list && !bench.shown)
    {
      bench.total = read_clock (CLOCK_THREAD_CPUTIME_ID) - bench.began;
      bench.shown = has_open_list (GTK_WIDGET (bench.window));
      return;
    }
  /* Drawing may have asked for more. */
  bench.ready = bench.ready && !is_busy ();
  if (!bench.ready || bench.shown)
    return;

  bench.shown = TRUE;
  bench.total = read_clock (CLOCK_THREAD_CPUTIME_ID) - bench.began;
}

/* --- Keys ------------------------------------------------------------------------------------ */

/* As the view does it for a key. */
static void
type (const char *text)
{
  g_signal_emit_by_name (bench.view, "insert-at-cursor", text);
}

static void
erase (void)
{
  g_signal_emit_by_name (bench.view, "backspace");
}

/* Letters of a comment: what is found stays the same. */
static void
press_letter (Bench *self,
              guint  round)
{
  type ("x");
}

/* A value that a card shows. */
static void
press_digit (Bench *self,
             guint  round)
{
  if (round % 2 == 0)
    erase ();
  else
    type ("0");
}

/* All lines below get other numbers. */
static void
press_return (Bench *self,
              guint  round)
{
  if (round % 2 == 0)
    type ("\n");
  else
    erase ();
}

/* A reference to nothing, and back: problems come and go. */
static void
press_fault (Bench *self,
             guint  round)
{
  if (round % 2 == 0)
    type ("1");
  else
    erase ();
}

/* A text that cannot be read: a problem comes, the rest stays as it was. */
static void
press_quote (Bench *self,
             guint  round)
{
  if (round % 2 == 0)
    type ("\"");
  else
    erase ();
}

/* The list of names that fit, which is as long as the template. */
static void
press_name (Bench *self,
            guint  round)
{
  type ("L");
}

static void
enter_number (Bench *self,
              guint  round)
{
  g_autofree char *value = g_strdup_printf ("%u", 128 + round);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.set-property", "(ss)",
                              "Resources.EchoFunction60.Properties.Timeout", value);
}

static void
set_function (Bench      *self,
              const char *path,
              const char *value)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.set-property", "(ss)", path, value);
}

static void
enter_fault (Bench *self,
             guint  round)
{
  set_function (self, "Resources.DataTableStream60.Properties.FunctionName",
                round % 2 == 0 ? "!Ref Nobody" : "!Ref EchoFunction60");
}

/* Of a fault, so that problems come and go; of another mapping, whose changes are a step of their
 * own. */
static void
press_undo (Bench *self,
            guint  round)
{
  if (round == 0)
    set_function (self, "Resources.DataTableStream61.Properties.FunctionName", "!Ref Nobody");
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window), round % 2 == 1 ? "win.undo" : "win.redo",
                                NULL);
}

/* Each time a form of another type than the last. */
static void
choose_card (Bench *self,
             guint  round)
{
  static const char *names[] = { "EchoFunction", "DataTable", "LambdaRole", "DataTableStream" };
  g_autofree char *id = g_strdup_printf ("%s%u", names[round % G_N_ELEMENTS (names)], 60 + round);
  const char *ids[] = { id, NULL };

  gtk_widget_activate_action_variant (GTK_WIDGET (self->window), "win.select",
                                      g_variant_new_strv (ids, -1));
}

static const Case cases[] = {
  { "letter in the text", "template", press_letter, "#", "// event" },
  { "digit in the text", "template", press_digit, "Timeout: 30", "\"Timeout\": 30" },
  { "new line in the text", "template", press_return, "Properties:", "\"Properties\": {" },
  { "fault in the text", "template", press_fault, "Role: !GetAtt LambdaRole60", "\"LambdaRole60" },
  { "broken text", "template", press_quote, "Timeout: ", "\"Timeout\": " },
  { "number in a form", "template", enter_number, "#", "{" },
  { "fault in a form", "template", enter_fault, "#", "{" },
  { "undo and redo", "template", press_undo, "#", "{" },
  { "letter, problems seen", "problems", press_letter, "#", "// event" },
  { "digit, problems seen", "problems", press_digit, "Timeout: 30", "\"Timeout\": 30" },
  { "new line, problems seen", "problems", press_return, "Properties:", "\"Properties\": {" },
  { "broken text, problems seen", "problems", press_quote, "Timeout: ", "\"Timeout\": " },
  { "number, problems seen", "problems", enter_number, "#", "{" },
  { "fault, problems seen", "problems", enter_fault, "#", "{" },
  { "undo, problems seen", "problems", press_undo, "#", "{" },
  { "completion list", "template", press_name, "Role: !GetAtt ", "\"Fn::GetAtt\": [\"", TRUE },
  { "choosing a card", "template", choose_card, "#", "{" },
};

static void place_cursor (const Case *self);

/* --- Rounds ---------------------------------------------------------------------------------- */

static gboolean
wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Until nothing has been to do for a while. */
static void
rest (void)
{
  double before, after = read_clock (CLOCK_THREAD_CPUTIME_ID);

  do
    {
      gboolean woken = FALSE;

      before = after;
      g_timeout_add (REST, wake_cb, &woken);
      while (!woken)
        g_main_context_iteration (NULL, TRUE);
      after = read_clock (CLOCK_THREAD_CPUTIME_ID);
    }
  while (after - before > REST / 20.0 || is_busy ());
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
print_column (const char *name,
              double     *times)
{
  qsort (times, bench.n_rounds, sizeof *times, compare);
  g_print ("\t%s\t%.2f\t%.2f\t%.2f", name, times[bench.n_rounds / 2],
           times[bench.n_rounds * 95 / 100], times[bench.n_rounds - 1]);
}

static void
run (const Case *self)
{
  static double totals[MAX_ROUNDS], later[MAX_ROUNDS], stages[N_STAGES][MAX_ROUNDS];
  static double frames[MAX_ROUNDS];

  g_action_group_activate_action (G_ACTION_GROUP (bench.window), "bottom-pane",
                                  g_variant_new_string (self->pane));
  /* Where somebody is who changes something there: in the text, or in the form while it is not
   * seen. */
  rest ();
  if (!gtk_widget_get_mapped (bench.view) || !gtk_widget_grab_focus (bench.view))
    gtk_widget_child_focus (GTK_WIDGET (bench.window->inspector), GTK_DIR_TAB_FORWARD);
  rest ();
  for (guint i = 0; i < N_WARM_UP + bench.n_rounds; i++)
    {
      guint round = i < N_WARM_UP ? 0 : i - N_WARM_UP;

      for (guint j = 0; j < N_STAGES; j++)
        spent[j] = 0;
      bench.ready = bench.shown = FALSE;
      bench.waits_for_list = self->is_list;
      bench.n_frames = 0;
      bench.began = read_clock (CLOCK_THREAD_CPUTIME_ID);
      enter (STAGE_EDIT);
      self->press (&bench, i);
      leave ();
      while (!bench.shown)
        {
          look_whether_ready ();
          g_main_context_iteration (NULL, TRUE);
        }

      totals[round] = bench.total;
      frames[round] = bench.n_frames;
      spent[STAGE_OTHER] = bench.total;
      for (guint j = 0; j < STAGE_OTHER; j++)
        spent[STAGE_OTHER] -= spent[j];
      for (guint j = 0; j < N_STAGES; j++)
        stages[j][round] = spent[j];
      rest ();
      later[round] = read_clock (CLOCK_THREAD_CPUTIME_ID) - bench.began - bench.total;
      if (self->is_list)
        {
          erase ();
          rest ();
          place_cursor (self);
          rest ();
        }
    }

  g_print ("%s", self->name);
  print_column ("total", totals);
  for (guint j = 0; j < N_STAGES; j++)
    print_column (stage_names[j], stages[j]);
  print_column ("later", later);
  print_column ("frames", frames);
  g_print ("\n");
}

/* --- Setting up ------------------------------------------------------------------------------ */

static GtkWidget *
find_view (GtkWidget *root)
{
  if (GTK_IS_TEXT_VIEW (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Behind the first of its words after the name of a resource in the middle of the text. */
static void
place_cursor (const Case *self)
{
  const char *name = bench.is_json ? "\n    \"EchoFunction60\":" : "\n  EchoFunction60:";
  const char *words = bench.is_json ? self->place_in_json : self->place;
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (bench.buffer, &start);
  if (!gtk_text_iter_forward_search (&start, name, 0, NULL, &end, NULL)
      || !gtk_text_iter_forward_search (&end, words, 0, NULL, &start, NULL))
    g_error ("There is no \"%s\" behind EchoFunction60", words);
  gtk_text_buffer_place_cursor (bench.buffer, &start);
}

static void
open_window (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  GtkApplication *application = g_object_new (MILLRACE_TYPE_APPLICATION,
                                              "application-id", APPLICATION_ID,
                                              "resource-base-path", RESOURCE_PREFIX,
                                              "flags", G_APPLICATION_HANDLES_OPEN
                                              | G_APPLICATION_NON_UNIQUE,
                                              NULL);

  g_application_register (G_APPLICATION (application), NULL, NULL);
  bench.window = millrace_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1600, 1000);
  gtk_window_present (GTK_WINDOW (bench.window));
  millrace_window_load (bench.window, file);
  while (millrace_window_get_loading (bench.window))
    g_main_context_iteration (NULL, TRUE);

  bench.view = find_view (GTK_WIDGET (bench.window->source));
  bench.buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench.view));
  gtk_widget_grab_focus (bench.view);
  bench.clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench.window));
  g_signal_connect (bench.clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (bench.clock, "layout", G_CALLBACK (layout_cb), NULL);
  g_signal_connect (bench.clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  rest ();
}

int
main (int    argc,
      char **argv)
{
  if (argc < 3 || argc > 4)
    {
      g_printerr ("Usage: key-times FILE ROUNDS [CASE]\n");
      return 2;
    }
  bench.n_rounds = CLAMP (atoi (argv[2]), 1, MAX_ROUNDS);

  g_set_prgname ("millrace");
  g_set_application_name ("Millrace");
  gtk_init ();
  bench.is_json = g_str_has_suffix (argv[1], ".json");
  open_window (argv[1]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (argc == 4 && !g_str_has_prefix (cases[i].name, argv[3]))
        continue;
      place_cursor (&cases[i]);
      run (&cases[i]);
    }

  return 0;
}
