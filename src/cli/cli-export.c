/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"

#include <glib/gi18n.h>

#include "cfn-convert.h"
#include "cfn-reading.h"
#include "cfn-save.h"
#include "cfn-svg.h"
#include "cli-file.h"
#include "cli-options.h"
#include "cli-report.h"

static void
report_lost (CliFile             *file,
             const CfnConversion *conversion)
{
  const guint n_comments = conversion->n_comments;
  const guint n_aliases = conversion->n_aliases;

  if (n_comments > 0)
    {
      g_autofree char *text
        = g_strdup_printf (ngettext ("%u comment has no place in the output and was left out",
                                     "%u comments have no place in the output and were left out",
                                     n_comments),
                           n_comments);

      cli_report_warning (file->name, text);
    }

  if (n_aliases > 0)
    {
      g_autofree char *text
        = g_strdup_printf (ngettext ("%u alias has no place in the output and was written out",
                                     "%u aliases have no place in the output and were written out",
                                     n_aliases),
                           n_aliases);

      cli_report_warning (file->name, text);
    }
}

static GBytes *
export_template (CliFile    *file,
                 CfnTree    *tree,
                 const char *format)
{
  g_auto (CfnConversion) conversion = { 0 };
  GBytes *bytes = g_str_equal (format, "yaml") ? cfn_convert_to_yaml (tree, &conversion, NULL)
                                               : cfn_convert_to_json (tree, &conversion, NULL);

  if (bytes == NULL)
    {
      g_autofree char *text = cfn_message_format (conversion.obstacle.message);

      cli_report_problem (file->name, file->text, conversion.obstacle.span, CFN_SEVERITY_ERROR,
                          text, NULL);
      return NULL;
    }

  report_lost (file, &conversion);

  return bytes;
}

static GBytes *
export_svg (CliFile    *file,
            CfnReading *reading,
            CfnTheme    theme)
{
  g_autoptr (CfnLayout) layout = cli_file_lay_out (file, cfn_reading_get_diagram (reading));
  g_autoptr (CfnRoutes) routes = NULL;

  if (layout == NULL)
    return NULL;

  routes = cfn_routes_new (layout);
  return cfn_svg_export (routes, cfn_reading_get_findings (reading), theme);
}

/* Whether the file @name holds exactly @bytes. */
static CliStatus
compare (const char *name,
         GBytes     *bytes)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = cfn_load_bytes (file, NULL, NULL, &error);

  if (found == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      cli_report_io_error (name, error, FALSE);
      return CLI_FAILED;
    }

  if (found != NULL && g_bytes_equal (found, bytes))
    return CLI_DONE;

  cli_report_error (name, found != NULL ? _("this is not what would be exported")
                                        : _("this has not been exported yet"));
  return CLI_NO;
}

static CliStatus
export_file (const char *name,
             const char *format,
             CfnTheme    theme,
             const char *out,
             gboolean    only_check)
{
  g_autoptr (CliFile) file = cli_file_open (name);
  g_autoptr (CfnReading) reading = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_picture;

  if (file == NULL)
    return CLI_FAILED;

  reading = cfn_reading_new (file->text);
  /* What AWS::Include takes is a part of a template: it has another form, but no picture. */
  is_picture = g_str_equal (format, "svg");
  if (is_picture ? !cli_file_check_template (file, cfn_reading_get_tree (reading))
                 : !cli_file_check_whole (file, cfn_reading_get_tree (reading)))
    return CLI_FAILED;

  if (is_picture)
    bytes = export_svg (file, reading, theme);
  else
    bytes = export_template (file, cfn_reading_get_tree (reading), format);

  if (bytes == NULL)
    return CLI_FAILED;

  if (only_check)
    return compare (out, bytes);

  return cli_write (out, bytes) ? CLI_DONE : CLI_FAILED;
}

static gboolean
check_usage (const char *format,
             const char *theme,
             const char *out,
             gboolean    only_check)
{
  static const char * const formats[] = { "yaml", "json", "svg", NULL };

  if (format == NULL || !g_strv_contains (formats, format))
    cli_report_error (NULL, _("say with --to whether to export “yaml”, “json” or “svg”"));
  else if (theme != NULL && !g_str_equal (theme, "light") && !g_str_equal (theme, "dark"))
    cli_report_error (NULL, _("--theme is “light” or “dark”"));
  else if (only_check && (out == NULL || g_str_equal (out, "-")))
    cli_report_error (NULL, _("--check compares with a file: name it with -o"));
  else
    return TRUE;

  return FALSE;
}

static CliStatus
run_export (int    argc,
            char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *out = NULL;
  g_autofree char *theme = NULL;
  g_auto (GStrv) names = NULL;
  gboolean only_check = FALSE;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &format, N_("What to export: yaml, json or svg"),
      N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out,
      N_("Write to OUT instead of standard output"), N_("OUT") },
    { "check", 0, 0, G_OPTION_ARG_NONE, &only_check,
      N_("Write nothing; fail when OUT differs"), NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, N_("Colours of the picture: light or dark"),
      N_("THEME") },
    G_OPTION_ENTRY_NULL
  };

  names = cli_options_parse (&cli_export_command, entries, argc, argv, 1, 1);
  if (names == NULL || !check_usage (format, theme, out, only_check))
    return CLI_FAILED;

  return export_file (names[0], format,
                      g_strcmp0 (theme, "dark") == 0 ? CFN_THEME_DARK : CFN_THEME_LIGHT, out,
                      only_check);
}

const CliCommand cli_export_command = {
  .name = "export",
  .usage = N_("FILE"),
  .summary = N_("Write a template as YAML or JSON, or its diagram as SVG"),
  .run = run_export,
};
