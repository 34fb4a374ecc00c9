/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read-times FILE: what reading FILE and editing it costs, a line of "name value" each: processor
 * milliseconds of libyaml's bare events, of reading to nodes, of that after a letter was typed, out
 * of the nodes before it, of reading to a template, of finding its references, of the look at the
 * file's habits that begins an edit, of making and checking an edit, of that edit with the template
 * that comes of it, of proving what a template claims, and of its findings; and the bytes of the
 * file, of its nodes, and of text, nodes and template together.
 */
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <yaml.h>

#include "cfn-finding.h"
#include "cfn-habits.h"
#include "cfn-template-private.h"
#include "cfn-writer.h"

#define ROUNDS 21

typedef struct
{
  CfnText *text;
  CfnTree *tree;
  CfnTemplate *template;
  CfnProof *proof;
  CfnPath *path;
  CfnTree *value;
  CfnText *next; /* another text, in which a letter was typed */
} Work;

typedef struct
{
  const char *name;
  void (*run) (Work *work);
} Job;

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
read_again (Work *work)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_after (work->tree, NULL, work->next);

  g_assert_true (cfn_tree_get_root (tree)->n_children
                 == cfn_tree_get_root (work->tree)->n_children);
}

/* What making the template did once more: the names are all kept already. */
static void
find_references (Work *work)
{
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (CfnReference));
  GStringChunk *strings = g_string_chunk_new (1024);

  cfn_template_collect_references (work->template, strings, references);
  g_string_chunk_free (strings);
}

static void
survey_habits (Work *work)
{
  CfnHabits habits;

  cfn_habits_survey (&habits, work->tree);
}

static CfnEdit *
make_edit (Work *work)
{
  return cfn_writer_set (work->tree, work->path, cfn_tree_get_root (work->value), NULL);
}

static void
write_edit (Work *work)
{
  g_autoptr (CfnEdit) edit = make_edit (work);

  g_assert_false (cfn_edit_is_empty (edit));
}

static void
edit_template (Work *work)
{
  g_autoptr (CfnEdit) edit = make_edit (work);
  g_autoptr (CfnText) text = cfn_edit_apply (edit, work->text);
  g_autoptr (CfnTree) tree = cfn_tree_read_after (work->tree, edit, text);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
}

static void
prove_template (Work *work)
{
  g_autoptr (CfnProof) proof = cfn_proof_new (work->template);
}

static void
find_problems (Work *work)
{
  g_autoptr (CfnFindings) findings = cfn_findings_new (work->proof);
}

static const Job jobs[] = {
  { "events", read_events },
  { "nodes", read_nodes },
  { "again", read_again },
  { "template", read_template },
  { "references", find_references },
  { "habits", survey_habits },
  { "write", write_edit },
  { "edit", edit_template },
  { "proof", prove_template },
  { "findings", find_problems },
};

/* Of the processor, so that waiting for others does not count. */
static double
get_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1000000.0;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* The jobs take turns, so that whatever else the machine does hits all of them alike. */
static void
measure (Work *work)
{
  double times[G_N_ELEMENTS (jobs)][ROUNDS];

  for (guint round = 0; round < ROUNDS; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
        {
          double start = get_milliseconds ();

          jobs[i].run (work);
          times[i][round] = get_milliseconds () - start;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      qsort (times[i], ROUNDS, sizeof (double), compare_times);
      printf ("%s %f\n", jobs[i].name, times[i][ROUNDS / 4]);
    }
}

/* The text with a letter more in the type of the resource in its middle. */
static CfnText *
type_letter (CfnTree *tree)
{
  const CfnNode *resources = cfn_node_get (cfn_tree_get_root (tree), "Resources");
  const CfnNode *resource = cfn_node_get_child (resources, resources->n_children / 2);
  gsize end = cfn_node_get (resource, "Type")->span.end;
  g_autoptr (CfnEdit) edit = cfn_edit_new ();

  cfn_edit_add (edit, (CfnSpan){ end, end }, "x", 1);

  return cfn_edit_apply (edit, cfn_tree_get_text (tree));
}

static gsize
memory_in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data = NULL;
  gsize length;
  gsize start;
  Work work;

  if (argc != 2 || !g_file_get_contents (argv[1], &data, &length, NULL))
    return 2;

  /* Types and tables that are there for good are no part of what a file takes. */
  work.value = cfn_tree_read_string ("yes");
  cfn_template_unref (cfn_template_new (work.value));

  start = memory_in_use ();
  work.text = cfn_text_new_from_string (data, length);
  printf ("bytes %zu\n", length);
  work.tree = cfn_tree_read (work.text, NULL);
  printf ("tree-bytes %zu\n", memory_in_use () - start - length);
  work.template = cfn_template_new (work.tree);
  printf ("all-bytes %zu\n", memory_in_use () - start);

  work.proof = cfn_proof_new (work.template);
  work.path = cfn_path_parse ("Metadata.Edited", NULL);
  work.next = type_letter (work.tree);
  measure (&work);

  cfn_proof_unref (work.proof);
  cfn_template_unref (work.template);
  cfn_text_unref (work.next);
  cfn_path_free (work.path);
  cfn_tree_unref (work.value);
  cfn_tree_unref (work.tree);
  cfn_text_unref (work.text);

  return 0;
}
