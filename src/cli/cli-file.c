/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cfn-designer.h"
#include "cfn-layout-file.h"
#include "cfn-save.h"
#include "cli-report.h"

static gboolean
is_standard (const char *name)
{
  return name == NULL || g_str_equal (name, "-");
}

/* More cards than that make no picture that anybody could look at. */
#define MAX_CARDS 20000

/* At most one byte more than the reader takes, which then says that it is too much. */
static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];
  size_t n_read;

  do
    {
      n_read = fread (buffer, 1, sizeof buffer, stdin);
      g_byte_array_append (data, buffer, n_read);
    }
  while (n_read == sizeof buffer && data->len <= cfn_limits_default.max_bytes);

  if (ferror (stdin))
    {
      const int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

CliFile *
cli_file_load (const char  *argument,
               GError     **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CliFile *self;

  /* A pipe that is called by this name is no other than the standard input. */
  if (is_standard (argument) || g_str_equal (argument, "/dev/stdin"))
    bytes = read_standard_input (error);
  else
    {
      file = g_file_new_for_commandline_arg (argument);
      bytes = cfn_load_bytes (file, NULL, NULL, error);
    }

  if (bytes == NULL)
    return NULL;

  self = g_new0 (CliFile, 1);
  self->name = g_strdup (argument);
  self->file = g_steal_pointer (&file);
  self->text = cfn_text_new (bytes);

  return self;
}

CliFile *
cli_file_open (const char *argument)
{
  g_autoptr (GError) error = NULL;
  CliFile *self = cli_file_load (argument, &error);

  if (self == NULL)
    cli_report_io_error (argument, error, FALSE);

  return self;
}

void
cli_file_free (CliFile *self)
{
  g_free (self->name);
  g_clear_object (&self->file);
  cfn_text_unref (self->text);
  g_free (self);
}

gboolean
cli_file_check_whole (CliFile *self,
                      CfnTree *tree)
{
  guint n_problems;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (tree, &n_problems);

  for (guint i = 0; i < n_problems; i++)
    {
      g_autofree char *text = cfn_message_format (problems[i].message);

      cli_report_problem (self->name, self->text, problems[i].span, CFN_SEVERITY_ERROR, text,
                          "syntax");
    }

  return n_problems == 0;
}

gboolean
cli_file_check_editable (CliFile *self,
                         CfnTree *tree)
{
  return cfn_tree_is_editable (tree) || cli_file_check_whole (self, tree);
}

/* Resources with types, or a loop or macro that makes them. */
static gboolean
has_typed_child (const CfnNode *resources)
{
  for (CfnNode *node = resources->first_child; node != NULL; node = node->next)
    {
      const char *type = cfn_node_get_string (cfn_node_get (node, "Type"));
      const char *key = cfn_node_get_key (node);

      if ((type != NULL && strstr (type, "::") != NULL)
          || (key != NULL && g_str_has_prefix (key, "Fn::")))
        return TRUE;
    }

  return FALSE;
}

gboolean
cli_is_template (CfnTree *tree)
{
  const CfnNode *root = cfn_tree_get_root (tree);
  const CfnNode *resources = cfn_node_get (root, "Resources");

  return cfn_node_get (root, "AWSTemplateFormatVersion") != NULL ||
         (resources != NULL && has_typed_child (resources));
}

void
cli_tell_no_template (const char *name)
{
  cli_report_error (name, _("this is no CloudFormation template: it has neither Resources with "
                            "types nor an AWSTemplateFormatVersion"));
}

gboolean
cli_file_check_template (CliFile *self,
                         CfnTree *tree)
{
  if (!cli_file_check_whole (self, tree))
    return FALSE;

  if (!cli_is_template (tree))
    {
      cli_tell_no_template (self->name);
      return FALSE;
    }

  return TRUE;
}

CfnPositions *
cli_file_load_positions (CliFile *self)
{
  g_autoptr (GFile) layout_file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  if (self->file == NULL)
    return NULL;

  layout_file = cfn_layout_file_for (self->file);
  bytes = cfn_load_bytes (layout_file, NULL, NULL, NULL);
  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &length);
  return cfn_layout_file_parse (data != NULL ? data : "", length);
}

/* Without positions there is no such file. */
static gboolean
save_positions (CliFile      *self,
                CfnPositions *positions)
{
  g_autoptr (GFile) layout_file = cfn_layout_file_for (self->file);
  g_autoptr (GBytes) bytes = cfn_layout_file_format (positions);
  g_autofree char *name = g_file_get_parse_name (layout_file);
  g_autoptr (GError) error = NULL;

  if (bytes != NULL)
    cfn_save_bytes (layout_file, bytes, NULL, NULL, NULL, &error);
  else
    g_file_delete (layout_file, NULL, &error);

  if (error != NULL)
    cli_report_io_error (name, error, TRUE);

  return error == NULL;
}

gboolean
cli_file_move_position (CliFile    *self,
                        const char *id,
                        const char *new_id)
{
  g_autoptr (CfnPositions) before = cli_file_load_positions (self);
  g_autoptr (CfnPositions) after = NULL;

  if (before == NULL)
    return TRUE;

  after = new_id != NULL ? cfn_positions_renamed (before, id, new_id)
                         : cfn_positions_without (before, id);

  return cfn_positions_equal (before, after) || save_positions (self, after);
}

CfnLayout *
cli_file_lay_out (CliFile    *self,
                  CfnDiagram *diagram)
{
  g_autoptr (CfnPositions) positions = cli_file_load_positions (self);
  g_autoptr (GError) error = NULL;
  CfnLayout *layout;

  if (cfn_diagram_get_n_nodes (diagram) > MAX_CARDS)
    {
      g_autofree char *text = g_strdup_printf (_("%u resources are too many for a diagram; at most "
                                                 "%u are drawn"),
                                               cfn_diagram_get_n_nodes (diagram), MAX_CARDS);

      cli_report_error (self->name, text);
      return NULL;
    }

  if (positions == NULL)
    positions = cfn_designer_get_positions (diagram);
  layout = cfn_layout_new (diagram, positions, NULL, NULL, NULL, &error);
  if (layout == NULL)
    cli_report_error (self->name, error->message);

  return layout;
}

gboolean
cli_write (const char *name,
           GBytes     *bytes)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (is_standard (name))
    {
      if (length == 0 || fwrite (data, 1, length, stdout) == length)
        return TRUE;

      cli_report_error (NULL, g_strerror (errno));
      return FALSE;
    }

  file = g_file_new_for_commandline_arg (name);
  if (cfn_save_bytes (file, bytes, NULL, NULL, NULL, &error))
    return TRUE;

  cli_report_io_error (name, error, TRUE);
  return FALSE;
}
