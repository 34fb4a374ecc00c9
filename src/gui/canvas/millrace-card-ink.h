/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-card.h"
#include "millrace-theme.h"

G_BEGIN_DECLS

/* How much of a card is drawn. Not only a matter of looks: each level keeps the picture within the
 * number of draw batches that GTK 4.8's GL renderer can bear. */
typedef enum
{
  MILLRACE_DETAIL_FULL,    /* zoom 0.45 and above */
  MILLRACE_DETAIL_PLAIN,   /* 0.2 to 0.45: border, stripe and name */
  MILLRACE_DETAIL_COLOUR,  /* below 0.2 */
} MillraceDetail;

#define MILLRACE_N_DETAILS (MILLRACE_DETAIL_COLOUR + 1)

typedef enum
{
  MILLRACE_PORT_FREE,      /* or used */
  MILLRACE_PORT_NEAR,      /* a legal end of the connection that is being made, under the pointer */
  MILLRACE_PORT_ILLEGAL,
} MillracePortState;

MillraceDetail millrace_detail_for_zoom   (double                zoom);

/* The card itself, full or plain, at the origin, without rings, ports and badge. @tones: of its
 * facts, one each; NULL: their own. */
void           millrace_ink_card          (GtkSnapshot          *snapshot,
                                           const MillraceTheme  *theme,
                                           PangoContext         *context,
                                           const CfnDiagramNode *node,
                                           const CfnTone        *tones,
                                           MillraceDetail        detail);
void           millrace_ink_port          (GtkSnapshot          *snapshot,
                                           const MillraceTheme  *theme,
                                           CfnPoint              centre,
                                           const CfnPort        *port,
                                           MillracePortState     state);
/* The disc on the upper right corner of a card of @width. */
void           millrace_ink_badge         (GtkSnapshot          *snapshot,
                                           const MillraceTheme  *theme,
                                           PangoContext         *context,
                                           double                width,
                                           gboolean              is_error);
/* Centre of the badge on a card of @width at the origin. */
CfnPoint       millrace_badge_get_centre  (double                width);

G_END_DECLS
