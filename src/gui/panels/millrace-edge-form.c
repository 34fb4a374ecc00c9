/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-edge-form.h"

#include "cfn-path.h"
#include "millrace-finding-row.h"
#include "millrace-spelling.h"
#include "millrace-verdict.h"

struct _MillraceEdgeForm
{
  GtkWidget   parent_instance;

  GtkWidget  *disconnect;
  char       *kind;
  char       *from;
  char       *to;
  char       *shown;  /* all that was read from the claims */
};

G_DEFINE_FINAL_TYPE (MillraceEdgeForm, millrace_edge_form, GTK_TYPE_WIDGET)

static GtkWidget *
add_group (MillraceEdgeForm *self,
           const char       *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_parent (group, GTK_WIDGET (self));

  return group;
}

static GtkWidget *
add_row (GtkWidget  *group,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", title,
                                 "subtitle", subtitle,
                                 NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static void
add_end (GtkWidget         *group,
         const char        *title,
         const CfnResource *resource)
{
  GtkWidget *row;

  if (resource == NULL)
    {
      add_row (group, title, _("Outside this template"));
      return;
    }

  row = add_row (group, title, resource->id);
  g_object_set (row,
                "activatable", TRUE,
                "action-name", "win.show-properties",
                "action-target", g_variant_new_string (resource->id),
                NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/* A whole resource is told by its name: all of its text would tell nothing. */
static char *
spell_evidence (const CfnNode *node,
                const char    *path)
{
  gboolean is_resource = g_str_has_prefix (path, "Resources.")
                         && strchr (path + strlen ("Resources."), '.') == NULL;

  return is_resource && node->key != NULL ? g_strdup (node->key->value)
                                          : millrace_spelling_of_node (node);
}

static void
add_evidence (GtkWidget     *group,
              const CfnNode *node)
{
  g_autofree char *path = cfn_path_string_of_node (node);
  g_autofree char *value = spell_evidence (node, path);
  g_autofree char *title = millrace_spelling_breakable (value);
  g_autofree char *subtitle = millrace_spelling_breakable (path);
  GtkWidget *row;

  row = add_row (group, title, subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  g_object_set (row,
                "activatable", TRUE,
                "action-name", "win.show-source-path",
                "action-target", g_variant_new_string (path),
                NULL);
  gtk_widget_add_css_class (row, "evidence");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static void
disconnect_cb (MillraceEdgeForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.disconnect", "(sss)",
                              self->kind, self->from, self->to);
}

/* The claims that hold beside the edge, and those of which nobody knows: what fails is told by its
 * finding. */
static void
add_need (GtkWidget      *group,
          const CfnClaim *claim)
{
  g_autofree char *message = cfn_message_format (claim->message);
  GtkWidget *row = add_row (group, message, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), millrace_verdict_icon_new (claim->verdict));
  gtk_widget_add_css_class (row, "verdict");
}

/* What is told of one claim is told once, and of several with the worst first. */
static void
add_findings (GtkWidget   *group,
              CfnFindings *findings,
              GPtrArray   *claims)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  for (int severity = CFN_SEVERITY_ERROR; severity >= (int) CFN_SEVERITY_INFO; severity--)
    for (guint i = 0; i < claims->len; i++)
      {
        int index = cfn_findings_find_claim (findings, g_ptr_array_index (claims, i));
        const CfnFinding *finding = index >= 0 ? cfn_findings_get (findings, index) : NULL;

        if (finding != NULL && (int) finding->severity == severity
            && g_hash_table_add (told, (gpointer) finding))
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                     millrace_finding_row_new (finding, index));
      }
}

static gboolean
is_told (CfnFindings *findings,
         GPtrArray   *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      if (cfn_findings_find_claim (findings, g_ptr_array_index (claims, i)) >= 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_verdict (MillraceEdgeForm *self,
             const CfnClaim   *claim,
             CfnFindings      *findings,
             GPtrArray        *claims)
{
  GtkWidget *group = add_group (self, _("Does it hold?"));
  g_autofree char *message = claim->message ? cfn_message_format (claim->message) : NULL;
  gboolean told = is_told (findings, claims);
  GtkWidget *row = add_row (group, millrace_verdict_get_word (claim->verdict),
                            told ? NULL : message);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), millrace_verdict_icon_new (claim->verdict));
  gtk_widget_add_css_class (row, "verdict");
  add_findings (group, findings, claims);

  for (guint i = 0; i < claims->len; i++)
    {
      const CfnClaim *need = g_ptr_array_index (claims, i);

      if (need != claim && cfn_findings_find_claim (findings, need) < 0)
        add_need (group, need);
    }
  for (guint i = 0; claim->missing != NULL && claim->missing[i] != NULL; i++)
    add_row (group, claim->missing[i], _("Not allowed"));
}

/* Where the edge and what it needs are written. */
static void
add_reasons (MillraceEdgeForm *self,
             GPtrArray        *claims)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  GtkWidget *group = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      const CfnClaim *claim = g_ptr_array_index (claims, i);

      for (guint j = 0; claim->evidence != NULL && claim->evidence[j] != NULL; j++)
        {
          if (!g_hash_table_add (shown, claim->evidence[j]))
            continue;
          if (group == NULL)
            group = add_group (self, _("Why"));
          add_evidence (group, claim->evidence[j]);
        }
    }
}

static void
add_disconnect (MillraceEdgeForm *self)
{
  self->disconnect = gtk_button_new_with_mnemonic (_("_Disconnect"));
  gtk_widget_add_css_class (self->disconnect, "destructive-action");
  gtk_widget_set_halign (self->disconnect, GTK_ALIGN_START);
  gtk_widget_set_parent (self->disconnect, GTK_WIDGET (self));
  g_signal_connect_swapped (self->disconnect, "clicked", G_CALLBACK (disconnect_cb), self);
}

static void
describe_claim (GString        *text,
                CfnFindings    *findings,
                const CfnClaim *claim)
{
  g_autofree char *message = claim->message != NULL ? cfn_message_format (claim->message) : NULL;
  g_autofree char *missing = claim->missing != NULL ? g_strjoinv (" ", claim->missing) : NULL;
  int index = cfn_findings_find_claim (findings, claim);

  g_string_append_printf (text, "%s\n%s\n%s\n%s\n%d\n%s\n%s\n%d",
                          cfn_claim_kind_to_string (claim->kind),
                          claim->from != NULL ? claim->from->id : "",
                          claim->to != NULL ? claim->to->id : "",
                          claim->through != NULL ? claim->through->id : "",
                          (int) claim->verdict,
                          message != NULL ? message : "",
                          missing != NULL ? missing : "",
                          index);
  if (index >= 0)
    {
      g_autofree char *told = cfn_message_format (cfn_findings_get (findings, index)->message);

      g_string_append_printf (text, "\n%s %u", told, cfn_findings_get (findings, index)->n_fixes);
    }
  for (guint i = 0; claim->evidence != NULL && claim->evidence[i] != NULL; i++)
    {
      g_autofree char *path = cfn_path_string_of_node (claim->evidence[i]);
      g_autofree char *value = millrace_spelling_of_node (claim->evidence[i]);

      g_string_append_printf (text, "\n%s\n%s\n", path, value);
    }
}

static char *
describe (CfnFindings *findings,
          GPtrArray   *claims)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    describe_claim (text, findings, g_ptr_array_index (claims, i));

  return g_strdup (text->str);
}

static GPtrArray *
list_claims (CfnReading     *reading,
             const CfnClaim *claim)
{
  return cfn_proof_list_about (cfn_reading_get_proof (reading), claim);
}

gboolean
millrace_edge_form_fits (MillraceEdgeForm *self,
                         CfnReading       *reading,
                         const CfnClaim   *claim)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (MILLRACE_IS_EDGE_FORM (self), FALSE);

  claims = list_claims (reading, claim);
  text = describe (cfn_reading_get_findings (reading), claims);

  return g_str_equal (text, self->shown);
}

gboolean
millrace_edge_form_focus_first (MillraceEdgeForm *self)
{
  g_return_val_if_fail (MILLRACE_IS_EDGE_FORM (self), FALSE);

  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
millrace_edge_form_dispose (GObject *object)
{
  MillraceEdgeForm *self = MILLRACE_EDGE_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_edge_form_parent_class)->dispose (object);
}

static void
millrace_edge_form_finalize (GObject *object)
{
  MillraceEdgeForm *self = MILLRACE_EDGE_FORM (object);

  g_free (self->kind);
  g_free (self->from);
  g_free (self->to);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_edge_form_parent_class)->finalize (object);
}

static void
millrace_edge_form_class_init (MillraceEdgeFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_edge_form_dispose;
  object_class->finalize = millrace_edge_form_finalize;

  gtk_widget_class_set_css_name (widget_class, "form");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
millrace_edge_form_init (MillraceEdgeForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
}

GtkWidget *
millrace_edge_form_new (CfnReading     *reading,
                        const CfnClaim *claim)
{
  MillraceEdgeForm *self = g_object_new (MILLRACE_TYPE_EDGE_FORM, NULL);
  CfnFindings *findings = cfn_reading_get_findings (reading);
  g_autoptr (GPtrArray) claims = list_claims (reading, claim);
  GtkWidget *ends = add_group (self, _("Between"));

  self->shown = describe (findings, claims);
  self->kind = g_strdup (cfn_claim_kind_to_string (claim->kind));
  self->from = g_strdup (claim->from != NULL ? claim->from->id : "");
  self->to = g_strdup (claim->to != NULL ? claim->to->id : "");

  add_end (ends, _("From"), claim->from);
  add_end (ends, _("To"), claim->to);
  if (claim->through != NULL)
    add_end (ends, _("Needed by"), claim->through);
  add_verdict (self, claim, findings, claims);
  add_reasons (self, claims);
  add_disconnect (self);

  return GTK_WIDGET (self);
}
