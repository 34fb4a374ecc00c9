/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-completion.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-complete.h"

/* One proposal in the list, which wants objects. */
#define MILLRACE_TYPE_SOURCE_PROPOSAL (millrace_source_proposal_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceProposal, millrace_source_proposal, MILLRACE, SOURCE_PROPOSAL,
                      GObject)

struct _MillraceSourceProposal
{
  GObject            parent_instance;

  GPtrArray         *all;        /* keeps what is proposed */
  const CfnProposal *proposal;
  CfnText           *text;       /* that it was proposed for */
};

struct _MillraceSourceCompletion
{
  GObject             parent_instance;

  GtkSourceView      *view;      /* not owned: it owns this */
  MillraceSourceSync *sync;
  CfnTemplate        *names;
  guint               lead;      /* source id: the list opens again */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceSourceProposal, millrace_source_proposal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL, NULL))

static void
millrace_source_proposal_dispose (GObject *object)
{
  MillraceSourceProposal *self = MILLRACE_SOURCE_PROPOSAL (object);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->text, cfn_text_unref);

  G_OBJECT_CLASS (millrace_source_proposal_parent_class)->dispose (object);
}

static void
millrace_source_proposal_class_init (MillraceSourceProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_source_proposal_dispose;
}

static void
millrace_source_proposal_init (MillraceSourceProposal *self)
{
}

/* --- What is proposed --- */

static void
fill (MillraceSourceCompletion *self,
      GListStore               *store)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  CfnText *text = self->sync != NULL ? millrace_source_sync_get_text (self->sync) : NULL;
  GtkTextIter cursor;

  if (text != NULL)
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
      proposals = cfn_complete (text,
                                cfn_text_get_byte_offset (text, gtk_text_iter_get_offset (&cursor)),
                                self->names);
    }
  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    {
      MillraceSourceProposal *item = g_object_new (MILLRACE_TYPE_SOURCE_PROPOSAL, NULL);

      item->all = g_ptr_array_ref (proposals);
      item->proposal = g_ptr_array_index (proposals, i);
      item->text = cfn_text_ref (text);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

static GListModel *
populate (GtkSourceCompletionProvider  *provider,
          GtkSourceCompletionContext   *context,
          GError                      **error)
{
  GListStore *store = g_list_store_new (MILLRACE_TYPE_SOURCE_PROPOSAL);

  fill (MILLRACE_SOURCE_COMPLETION (provider), store);

  return G_LIST_MODEL (store);
}

static void
refilter (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext  *context,
          GListModel                  *model)
{
  fill (MILLRACE_SOURCE_COMPLETION (provider), G_LIST_STORE (model));
}

/* Behind these signs something else may be known than before them. */
static gboolean
is_trigger (GtkSourceCompletionProvider *provider,
            const GtkTextIter           *iter,
            gunichar                     sign)
{
  return sign < 128 && strchr (":.!{\"'/- [,", (int) sign) != NULL;
}

/* --- How it is shown --- */

/* "required, text" */
static char *
dup_detail (const CfnProposal *proposal)
{
  g_autofree char *detail = proposal->detail != NULL ? cfn_message_format (proposal->detail) : NULL;

  if (!proposal->is_required)
    return g_steal_pointer (&detail);
  if (detail == NULL)
    return g_strdup (_("required"));

  /* Translators: of a property in the list of what can be written; %s is "text" or "list" */
  return g_strdup_printf (_("required, %s"), detail);
}

static const char *
get_icon (CfnProposalKind kind)
{
  switch (kind)
    {
    case CFN_PROPOSAL_RESOURCE:
    case CFN_PROPOSAL_TYPE:
      return "millrace-resource-symbolic";
    case CFN_PROPOSAL_ACTION:
      return "millrace-policy-symbolic";
    case CFN_PROPOSAL_FUNCTION:
      return "millrace-function-symbolic";
    case CFN_PROPOSAL_SECTION:
    case CFN_PROPOSAL_PROPERTY:
    case CFN_PROPOSAL_VALUE:
    case CFN_PROPOSAL_ATTRIBUTE:
    case CFN_PROPOSAL_PARAMETER:
    case CFN_PROPOSAL_PSEUDO:
    case CFN_PROPOSAL_CONDITION:
    case CFN_PROPOSAL_MAPPING:
    default:
      return NULL;
    }
}

static void
display (GtkSourceCompletionProvider *provider,
         GtkSourceCompletionContext  *context,
         GtkSourceCompletionProposal *item,
         GtkSourceCompletionCell     *cell)
{
  const CfnProposal *proposal = MILLRACE_SOURCE_PROPOSAL (item)->proposal;
  g_autofree char *detail = NULL;

  switch (gtk_source_completion_cell_get_column (cell))
    {
    case GTK_SOURCE_COMPLETION_COLUMN_ICON:
      gtk_source_completion_cell_set_icon_name (cell, get_icon (proposal->kind));
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT:
      gtk_source_completion_cell_set_text (cell, proposal->label);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_AFTER:
      detail = proposal->kind != CFN_PROPOSAL_FUNCTION ? dup_detail (proposal) : NULL;
      gtk_source_completion_cell_set_text (cell, detail);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_COMMENT:
      detail = proposal->kind == CFN_PROPOSAL_FUNCTION ? dup_detail (proposal)
                                                       : g_strdup (_(cfn_proposal_kind_get_label (
                                                           proposal->kind)));
      gtk_source_completion_cell_set_text (cell, detail);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_BEFORE:
    case GTK_SOURCE_COMPLETION_COLUMN_DETAILS:
    default:
      gtk_source_completion_cell_set_text (cell, NULL);
      break;
    }
}

/* --- Taking one --- */

static gboolean
lead_on_cb (gpointer data)
{
  MillraceSourceCompletion *self = data;

  self->lead = 0;
  gtk_source_completion_show (gtk_source_view_get_completion (self->view));

  return G_SOURCE_REMOVE;
}

static void
get_iter (MillraceSourceProposal *item,
          GtkTextBuffer          *buffer,
          gsize                   offset,
          GtkTextIter            *iter)
{
  gtk_text_buffer_get_iter_at_offset (buffer, iter,
                                      (int) cfn_text_get_char_offset (item->text, offset));
}

static void
activate (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext  *context,
          GtkSourceCompletionProposal *chosen)
{
  MillraceSourceCompletion *self = MILLRACE_SOURCE_COMPLETION (provider);
  g_autoptr (MillraceSourceProposal) item = g_object_ref (MILLRACE_SOURCE_PROPOSAL (chosen));
  const CfnProposal *proposal = item->proposal;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;
  GtkTextMark *place;

  /* The text has gone on, and the proposal is about what is no more. */
  if (self->sync == NULL || item->text != millrace_source_sync_get_text (self->sync))
    return;

  gtk_text_buffer_begin_user_action (buffer);
  get_iter (item, buffer, proposal->span.start, &start);
  get_iter (item, buffer, proposal->span.end, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, proposal->text, (int) proposal->cursor);
  place = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  gtk_text_buffer_insert (buffer, &start, proposal->text + proposal->cursor, -1);
  gtk_text_buffer_get_iter_at_mark (buffer, &start, place);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_delete_mark (buffer, place);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (buffer));

  if (proposal->leads_on && self->lead == 0)
    self->lead = g_idle_add (lead_on_cb, self);
}

static void
provider_init (GtkSourceCompletionProviderInterface *iface)
{
  iface->populate = populate;
  iface->refilter = refilter;
  iface->is_trigger = is_trigger;
  iface->display = display;
  iface->activate = activate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceSourceCompletion, millrace_source_completion, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER,
                                                      provider_init))

static void
millrace_source_completion_dispose (GObject *object)
{
  MillraceSourceCompletion *self = MILLRACE_SOURCE_COMPLETION (object);

  g_clear_handle_id (&self->lead, g_source_remove);
  g_clear_object (&self->sync);
  g_clear_pointer (&self->names, cfn_template_unref);

  G_OBJECT_CLASS (millrace_source_completion_parent_class)->dispose (object);
}

static void
millrace_source_completion_class_init (MillraceSourceCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_source_completion_dispose;
}

static void
millrace_source_completion_init (MillraceSourceCompletion *self)
{
}

void
millrace_source_completion_set_sync (MillraceSourceCompletion *self,
                                     MillraceSourceSync       *sync)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_COMPLETION (self));

  g_set_object (&self->sync, sync);
}

void
millrace_source_completion_set_names (MillraceSourceCompletion *self,
                                      CfnTemplate              *names)
{
  g_return_if_fail (MILLRACE_IS_SOURCE_COMPLETION (self));

  if (names != NULL)
    cfn_template_ref (names);
  g_clear_pointer (&self->names, cfn_template_unref);
  self->names = names;
}

MillraceSourceCompletion *
millrace_source_completion_new (GtkSourceView *view)
{
  MillraceSourceCompletion *self = g_object_new (MILLRACE_TYPE_SOURCE_COMPLETION, NULL);
  GtkSourceCompletion *completion = gtk_source_view_get_completion (view);

  self->view = view;
  gtk_source_completion_add_provider (completion, GTK_SOURCE_COMPLETION_PROVIDER (self));
  g_object_set (completion, "remember-info-visibility", TRUE, "select-on-show", TRUE, NULL);

  return self;
}
