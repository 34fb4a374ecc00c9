/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-edge-style.h"

G_BEGIN_DECLS

/*
 * MillraceTheme: what everything on the canvas is drawn with: the colours, as style.css has them
 * under ".millrace-canvas". Read once when the style changes, so that drawing looks nothing up. A
 * value without pointers: workers may copy it.
 */
typedef struct
{
  guint   serial;                    /* differs when any colour may differ */
  gboolean crisp;                    /* at exactly 100 %: letters stand on whole pixels */
  GdkRGBA kind[CFN_N_KINDS];
  GdkRGBA edge[CFN_N_EDGE_TONES];
  GdkRGBA tone[CFN_TONE_DIM + 1];    /* values on cards, by CfnTone */
  GdkRGBA card;
  GdkRGBA card_border;
  GdkRGBA card_header;               /* only its alpha counts: how strong the band is */
  GdkRGBA card_shadow;
  GdkRGBA on_kind;                   /* signs on the kinds' tiles */
  GdkRGBA accent;
  GdkRGBA target;                    /* around what a connection may end at */
  GdkRGBA dot;                       /* of the grid */
  GdkRGBA error;
  GdkRGBA on_error;
  GdkRGBA warning;
  GdkRGBA on_warning;
  GdkRGBA bad_pill;
  GdkRGBA unknown_pill;
  GdkRGBA on_unknown_pill;
  GdkRGBA port;                      /* inside a port's ring */
} MillraceTheme;

/* Reads the colours that @widget's style gives; @self's serial grows. */
void millrace_theme_read (MillraceTheme *self,
                          GtkWidget     *widget);

G_END_DECLS
