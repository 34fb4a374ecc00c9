/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read-times FILE...: what reading costs, beside libyaml's bare events of the same bytes in the
 * same run. A line a file: its size in KiB, milliseconds of the bare events, then as ratios to
 * these: reading to nodes, to a template, an edit with the template that comes of it; that edit as
 * a ratio to reading to a template; and the memory of the nodes as a ratio to the file.
 */
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "cfn-template.h"
#include "cfn-writer.h"

#define ROUNDS 21

typedef struct
{
  CfnText *text;
  CfnTree *tree;
  CfnPath *path;
  CfnTree *value;
} Work;

typedef void (*Job) (Work *work);

static void
read_events (Work *work)
{
  gsize length;
  const char *data = cfn_text_get_data (work->text, &length);
  yaml_parser_t parser;
  yaml_event_t event;
  gboolean is_done = FALSE;

  if (!yaml_parser_initialize (&parser))
    g_error ("Out of memory");
  yaml_parser_set_input_string (&parser, (const guchar *) data, length);
  while (!is_done && yaml_parser_parse (&parser, &event))
    {
      is_done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);
}

static void
read_nodes (Work *work)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (work->text, NULL);

  g_assert_true (cfn_tree_is_whole (tree));
}

static void
read_template (Work *work)
{
  g_autoptr (CfnTree) tree = cfn_tree_read (work->text, NULL);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
}

static void
edit_template (Work *work)
{
  g_autoptr (CfnEdit) edit = cfn_writer_set (work->tree, work->path,
                                             cfn_tree_get_root (work->value), NULL);
  g_autoptr (CfnText) text = cfn_edit_apply (edit, work->text);
  g_autoptr (CfnTree) tree = cfn_tree_read_after (edit, text);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* The jobs take turns, so that whatever else the machine does hits all of them alike. */
static void
measure (Work      *work,
         const Job *jobs,
         guint      n_jobs,
         double    *milliseconds)
{
  g_autofree gint64 *times = g_new (gint64, n_jobs * ROUNDS);

  for (guint round = 0; round < ROUNDS; round++)
    {
      for (guint i = 0; i < n_jobs; i++)
        {
          gint64 start = g_get_monotonic_time ();

          jobs[i] (work);
          times[i * ROUNDS + round] = g_get_monotonic_time () - start;
        }
    }
  for (guint i = 0; i < n_jobs; i++)
    {
      qsort (times + i * ROUNDS, ROUNDS, sizeof *times, compare_times);
      milliseconds[i] = times[i * ROUNDS + ROUNDS / 4] / 1000.0;
    }
}

static gsize
memory_in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
report (const char *path)
{
  static const Job jobs[] = { read_events, read_nodes, read_template, edit_template };
  g_autofree char *data = NULL;
  double times[G_N_ELEMENTS (jobs)];
  gsize length;
  gsize memory;
  Work work;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  work.text = cfn_text_new_from_string (data, length);
  memory = memory_in_use ();
  work.tree = cfn_tree_read (work.text, NULL);
  memory = memory_in_use () - memory;
  work.path = cfn_path_parse ("Metadata.Edited", NULL);
  work.value = cfn_tree_read_string ("yes");
  measure (&work, jobs, G_N_ELEMENTS (jobs), times);
  printf ("%.0f %.2f %.2f %.2f %.2f %.2f %.1f\n", length / 1024.0, times[0], times[1] / times[0],
          times[2] / times[0], times[3] / times[0], times[3] / times[2],
          (double) memory / (double) length);

  cfn_tree_unref (work.value);
  cfn_path_free (work.path);
  cfn_tree_unref (work.tree);
  cfn_text_unref (work.text);
}

int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    report (argv[i]);

  return 0;
}
