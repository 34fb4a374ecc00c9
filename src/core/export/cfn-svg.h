/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-finding.h"
#include "cfn-route.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_THEME_LIGHT,
  CFN_THEME_DARK,
} CfnTheme;

/*
 * The diagram as SVG: the same drawing as the canvas, with real text, everything escaped, no
 * script, no style sheet from elsewhere, no outside reference; title and description for assistive
 * technology. The same routes give the same bytes on every machine (numbers are written without the
 * locale).
 * @findings (NULL: none) puts badges on cards. Transfer full.
 */
GBytes *cfn_svg_export (CfnRoutes   *routes,
                        CfnFindings *findings,
                        CfnTheme     theme);

G_END_DECLS
