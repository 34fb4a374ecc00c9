/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-tooltip.h"

#include "millrace-tip.h"

/* The text, owned by the widget; "": none any more. */
#define KEY "millrace-tooltip"

/* Pixels of a window's width within which 50 characters might not fit. */
#define NARROW 600

static const char *
get_text (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), KEY);
}

/* GTK 4.8 makes tooltips as wide as 50 characters, whatever window they are of. */
void
millrace_tooltip_show (GtkTooltip *tooltip,
                       GtkWidget  *widget,
                       const char *text)
{
  GtkRoot *root;
  g_autofree char *markup = NULL;

  g_return_if_fail (GTK_IS_TOOLTIP (tooltip));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  root = gtk_widget_get_root (widget);
  if (root == NULL || gtk_widget_get_width (GTK_WIDGET (root)) > NARROW)
    {
      gtk_tooltip_set_text (tooltip, text);
      return;
    }

  markup = g_markup_escape_text (text, -1);
  gtk_tooltip_set_custom (tooltip, millrace_tip_new (markup, widget));
}

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    by_keys,
          GtkTooltip *tooltip)
{
  millrace_tooltip_show (tooltip, widget, get_text (widget));

  return TRUE;
}

const char *
millrace_tooltip_get (GtkWidget *widget)
{
  const char *text;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  text = get_text (widget);
  if (text == NULL)
    return gtk_widget_get_tooltip_text (widget);

  return text[0] != '\0' ? text : NULL;
}

void
millrace_tooltip_set (GtkWidget  *widget,
                      const char *text)
{
  const gboolean has_text = text != NULL && text[0] != '\0';
  const char *old;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  old = get_text (widget);
  if (g_strcmp0 (old, has_text ? text : "") == 0 || (old == NULL && !has_text))
    return;

  if (old == NULL)
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (has_text ? text : ""), g_free);
  gtk_widget_set_has_tooltip (widget, has_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, has_text ? text : NULL,
                                  -1);
  /* The old one may be shown. */
  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT) != 0)
    gtk_widget_trigger_tooltip_query (widget);
}

static gboolean
query_cut_cb (GtkWidget  *label,
              int         x,
              int         y,
              gboolean    by_keys,
              GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;

  millrace_tooltip_show (tooltip, label, gtk_label_get_text (GTK_LABEL (label)));

  return TRUE;
}

void
millrace_tooltip_tell_cut (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_cut_cb), NULL);
}
