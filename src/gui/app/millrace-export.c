/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-convert.h"
#include "millrace-export.h"

static GBytes *
make_picture (MillraceEditor  *editor,
              CfnReading      *reading,
              CfnTheme         theme,
              GError         **error)
{
  MillracePipeline *pipeline = millrace_editor_get_pipeline (editor);

  if (!cfn_reading_is_whole (reading))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The text cannot be read, so there is no picture of it."));
      return NULL;
    }
  if (millrace_pipeline_get_routes (pipeline) == NULL
      || millrace_pipeline_get_shown (pipeline) != reading)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING,
                           _("The picture is still being laid out."));
      return NULL;
    }

  return cfn_svg_export (millrace_pipeline_get_routes (pipeline),
                         cfn_reading_get_findings (reading), theme);
}

static GBytes *
make_template (GBytes     *(*convert) (CfnTree *, CfnConversion *, GError **),
               CfnReading  *reading,
               guint       *n_lost,
               GError     **error)
{
  g_auto (CfnConversion) conversion = { 0 };
  GBytes *bytes = convert (cfn_reading_get_tree (reading), &conversion, error);

  if (n_lost != NULL)
    *n_lost = conversion.n_comments;

  return bytes;
}

GBytes *
millrace_export_make (MillraceEditor  *editor,
                      MillraceFormat   format,
                      CfnTheme         theme,
                      guint           *n_lost,
                      GError         **error)
{
  CfnReading *reading;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), NULL);

  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (editor));
  if (n_lost != NULL)
    *n_lost = 0;

  switch (format)
    {
    case MILLRACE_FORMAT_YAML:
      return make_template (cfn_convert_to_yaml, reading, n_lost, error);

    case MILLRACE_FORMAT_JSON:
      return make_template (cfn_convert_to_json, reading, n_lost, error);

    case MILLRACE_FORMAT_SVG:
      return make_picture (editor, reading, theme, error);

    case MILLRACE_N_FORMATS:
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
millrace_export_get_suffix (MillraceFormat format)
{
  static const char *suffixes[] = { "yaml", "json", "svg" };

  g_return_val_if_fail (format < MILLRACE_N_FORMATS, NULL);

  return suffixes[format];
}
