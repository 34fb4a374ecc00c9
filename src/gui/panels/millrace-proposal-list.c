/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-proposal-list.h"
#include "millrace-release.h"

#include <glib/gi18n.h>

#define N_ROWS 8
#define MIN_WIDTH 280
#define MAX_LABEL_CHARS 44

typedef struct
{
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *detail;
} Row;

struct _MillraceProposalList
{
  GtkWidget  parent_instance;

  Row        rows[N_ROWS];
  GtkWidget *status;     /* of the chosen one, also for who cannot see the list */
  GPtrArray *proposals;
  guint      first;      /* the one in the first row */
  guint      chosen;
};

G_DEFINE_FINAL_TYPE (MillraceProposalList, millrace_proposal_list, GTK_TYPE_WIDGET)

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_detail (const CfnProposal *proposal)
{
  g_autofree char *detail = proposal->detail != NULL ? cfn_message_format (proposal->detail) : NULL;

  if (!proposal->is_required)
    return detail != NULL ? g_steal_pointer (&detail) : g_strdup ("");
  if (detail == NULL)
    return g_strdup (_("required"));

  /* Translators: of a property in the list of what can be written; %s is "text" or "list" */
  return g_strdup_printf (_("required, %s"), detail);
}

static void
show_row (MillraceProposalList *self,
          guint                 index)
{
  const Row *row = &self->rows[index];
  guint at = self->first + index;
  const CfnProposal *proposal = at < self->proposals->len
                                  ? g_ptr_array_index (self->proposals, at) : NULL;
  g_autofree char *detail = NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (row->box, proposal != NULL);
  if (proposal == NULL)
    return;

  detail = dup_detail (proposal);
  gtk_label_set_text (GTK_LABEL (row->label), proposal->label);
  gtk_label_set_text (GTK_LABEL (row->detail), detail);
  if (at == self->chosen)
    gtk_widget_add_css_class (row->box, "chosen");
  else
    gtk_widget_remove_css_class (row->box, "chosen");
  name = g_strjoin (", ", proposal->label, detail[0] != '\0' ? detail : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->box), GTK_ACCESSIBLE_STATE_SELECTED,
                               at == self->chosen, -1);
}

static void
show_status (MillraceProposalList *self)
{
  const CfnProposal *proposal = millrace_proposal_list_get_chosen (self);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (proposal == NULL)
    return;

  /* Translators: what kind of thing is proposed ("Property"), its number, and how many there are */
  text = g_strdup_printf (_("%s, %u of %u"),
                          _(cfn_proposal_kind_get_label (proposal->kind)), self->chosen + 1,
                          self->proposals->len);
  gtk_label_set_text (GTK_LABEL (self->status), text);
  name = g_strjoin (", ", proposal->label, text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
update (MillraceProposalList *self)
{
  guint n = self->proposals->len;

  if (self->chosen < self->first)
    self->first = self->chosen;
  else if (self->chosen >= self->first + N_ROWS)
    self->first = self->chosen - N_ROWS + 1;
  self->first = MIN (self->first, n > N_ROWS ? n - N_ROWS : 0);
  for (guint i = 0; i < N_ROWS; i++)
    show_row (self, i);
  show_status (self);
}

static void
released_cb (GtkGestureClick      *click,
             int                   n_presses,
             double                x,
             double                y,
             MillraceProposalList *self)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  for (guint i = 0; i < N_ROWS; i++)
    if (self->rows[i].box == box && self->first + i < self->proposals->len)
      {
        self->chosen = self->first + i;
        update (self);
        g_signal_emit (self, signals[TAKEN], 0);
        return;
      }
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           MillraceProposalList     *self)
{
  int n = (int) self->proposals->len;
  int chosen = (int) self->chosen + (dy > 0 ? 1 : -1);

  if (n == 0)
    return GDK_EVENT_PROPAGATE;
  self->chosen = (guint) CLAMP (chosen, 0, n - 1);
  update (self);

  return GDK_EVENT_STOP;
}

static void
make_row (MillraceProposalList *self,
          Row                  *row)
{
  GtkGesture *click = gtk_gesture_click_new ();

  row->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                           "spacing", 18, NULL);
  gtk_widget_add_css_class (row->box, "proposal");
  row->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (row->label), MAX_LABEL_CHARS);
  gtk_widget_set_hexpand (row->label, TRUE);
  gtk_widget_add_css_class (row->label, "monospace");
  row->detail = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (row->detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (row->detail), MAX_LABEL_CHARS - 10);
  gtk_widget_add_css_class (row->detail, "dim-label");
  gtk_widget_add_css_class (row->detail, "caption");
  gtk_box_append (GTK_BOX (row->box), row->label);
  gtk_box_append (GTK_BOX (row->box), row->detail);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (row->box, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (row->box, GTK_WIDGET (self));
}

static void
millrace_proposal_list_dispose (GObject *object)
{
  MillraceProposalList *self = MILLRACE_PROPOSAL_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);

  G_OBJECT_CLASS (millrace_proposal_list_parent_class)->dispose (object);
}

static void
millrace_proposal_list_class_init (MillraceProposalListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_proposal_list_dispose;

  signals[TAKEN] = g_signal_new ("taken", MILLRACE_TYPE_PROPOSAL_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "proposals");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
millrace_proposal_list_init (MillraceProposalList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                     | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->proposals = g_ptr_array_new ();
  for (guint i = 0; i < N_ROWS; i++)
    make_row (self, &self->rows[i]);
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                               "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->status, "dim-label");
  gtk_widget_add_css_class (self->status, "caption");
  gtk_widget_add_css_class (self->status, "status");
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, -1);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What can be written here"), -1);
}

void
millrace_proposal_list_set_proposals (MillraceProposalList *self,
                                      GPtrArray            *proposals)
{
  g_return_if_fail (MILLRACE_IS_PROPOSAL_LIST (self));
  g_return_if_fail (proposals != NULL);

  g_ptr_array_ref (proposals);
  millrace_release (self->proposals, (GDestroyNotify) g_ptr_array_unref);
  self->proposals = proposals;
  self->first = 0;
  self->chosen = 0;
  update (self);
}

void
millrace_proposal_list_move (MillraceProposalList *self,
                             int                   n,
                             gboolean              pages)
{
  int count;
  int chosen;

  g_return_if_fail (MILLRACE_IS_PROPOSAL_LIST (self));

  count = (int) self->proposals->len;
  if (count == 0)
    return;

  chosen = (int) self->chosen + n * (pages ? N_ROWS : 1);
  if (pages)
    chosen = CLAMP (chosen, 0, count - 1);
  self->chosen = (guint) ((chosen + count) % count);
  update (self);
}

const CfnProposal *
millrace_proposal_list_get_chosen (MillraceProposalList *self)
{
  g_return_val_if_fail (MILLRACE_IS_PROPOSAL_LIST (self), NULL);

  return self->chosen < self->proposals->len ? g_ptr_array_index (self->proposals, self->chosen)
                                             : NULL;
}

GtkWidget *
millrace_proposal_list_new (void)
{
  return g_object_new (MILLRACE_TYPE_PROPOSAL_LIST, NULL);
}
