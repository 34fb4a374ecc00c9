/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-theme.h"

#define ENTRY(field, name) { G_STRUCT_OFFSET (MillraceTheme, field), name }

/* Each colour is the "color" of the canvas's node with one more style class. */
static const struct
{
  gsize       offset;
  const char *style_class;
} entries[] = {
  ENTRY (kind[CFN_KIND_TABLE], "kind-table"),
  ENTRY (kind[CFN_KIND_FUNCTION], "kind-function"),
  ENTRY (kind[CFN_KIND_ROLE], "kind-role"),
  ENTRY (kind[CFN_KIND_MAPPING], "kind-mapping"),
  ENTRY (kind[CFN_KIND_POLICY], "kind-policy"),
  ENTRY (kind[CFN_KIND_QUEUE], "kind-queue"),
  ENTRY (kind[CFN_KIND_TOPIC], "kind-topic"),
  ENTRY (kind[CFN_KIND_BUCKET], "kind-bucket"),
  ENTRY (kind[CFN_KIND_OTHER], "kind-other"),
  ENTRY (edge[CFN_EDGE_TONE_DATA], "edge-data"),
  ENTRY (edge[CFN_EDGE_TONE_FAILURE], "edge-failure"),
  ENTRY (edge[CFN_EDGE_TONE_ROLE], "edge-role"),
  ENTRY (edge[CFN_EDGE_TONE_PERMISSION], "edge-permission"),
  ENTRY (edge[CFN_EDGE_TONE_REFERENCE], "edge-reference"),
  ENTRY (edge[CFN_EDGE_TONE_BAD], "edge-bad"),
  ENTRY (edge[CFN_EDGE_TONE_UNKNOWN], "edge-unknown"),
  ENTRY (tone[CFN_TONE_NORMAL], "text-normal"),
  ENTRY (tone[CFN_TONE_GOOD], "text-good"),
  ENTRY (tone[CFN_TONE_BAD], "text-bad"),
  ENTRY (tone[CFN_TONE_CAREFUL], "text-careful"),
  ENTRY (tone[CFN_TONE_DIM], "text-dim"),
  ENTRY (card, "card-fill"),
  ENTRY (card_border, "card-border"),
  ENTRY (card_header, "card-header"),
  ENTRY (card_shadow, "card-shadow"),
  ENTRY (on_kind, "on-kind"),
  ENTRY (accent, "accent-ring"),
  ENTRY (target, "target-ring"),
  ENTRY (dot, "grid-dot"),
  ENTRY (error, "badge-error"),
  ENTRY (on_error, "on-badge-error"),
  ENTRY (warning, "badge-warning"),
  ENTRY (on_warning, "on-badge-warning"),
  ENTRY (bad_pill, "bad-pill"),
  ENTRY (unknown_pill, "unknown-pill"),
  ENTRY (on_unknown_pill, "on-unknown-pill"),
  ENTRY (port, "port-fill"),
};

void
millrace_theme_read (MillraceTheme *self,
                     GtkWidget     *widget)
{
  GtkStyleContext *context;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  context = gtk_widget_get_style_context (widget);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gtk_style_context_save (context);
      gtk_style_context_add_class (context, entries[i].style_class);
      gtk_style_context_get_color (context,
                                   G_STRUCT_MEMBER_P (self, entries[i].offset));
      gtk_style_context_restore (context);
    }

  self->serial++;
}
