/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-svg.h"
#include "millrace-editor.h"

G_BEGIN_DECLS

/* In the order of the settings' "export-format". */
typedef enum
{
  MILLRACE_FORMAT_YAML,
  MILLRACE_FORMAT_JSON,
  MILLRACE_FORMAT_SVG,
  MILLRACE_N_FORMATS,
} MillraceFormat;

/* What millrace-cli's export would write of the template as it is now; the picture is the one on
 * the canvas. NULL and an error when the text does not parse, or there is no picture yet. @n_lost
 * (may be NULL): how many comments the format cannot hold. */
GBytes     *millrace_export_make       (MillraceEditor  *editor,
                                        MillraceFormat   format,
                                        CfnTheme         theme,
                                        guint           *n_lost,
                                        GError         **error);
/* "yaml", "json", "svg": the usual ending of the file's name. */
const char *millrace_export_get_suffix (MillraceFormat   format);

G_END_DECLS
