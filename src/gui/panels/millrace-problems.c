/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-problems.h"

#include "millrace-problem-row.h"

struct _MillraceProblems
{
  GtkWidget    parent_instance;

  GtkStack    *stack;
  GtkWidget   *nothing;
  GtkWidget   *scroller;
  GtkListView *list;
  GListStore  *items;
};

G_DEFINE_FINAL_TYPE (MillraceProblems, millrace_problems, GTK_TYPE_WIDGET)

/* Worst first; as in the text among equals. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  MillraceProblemItem *first = *(MillraceProblemItem * const *) a;
  MillraceProblemItem *second = *(MillraceProblemItem * const *) b;
  int order = (int) millrace_problem_item_get_severity (second) -
              (int) millrace_problem_item_get_severity (first);

  if (order != 0)
    return order;

  return (int) millrace_problem_item_get_index (first) -
         (int) millrace_problem_item_get_index (second);
}

static void
activate_cb (MillraceProblems *self,
             guint             position)
{
  g_autoptr (MillraceProblemItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->items), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-problem", "u",
                              millrace_problem_item_get_index (item));
}

void
millrace_problems_set_reading (MillraceProblems *self,
                               CfnReading       *reading)
{
  g_autoptr (GPtrArray) items = NULL;
  CfnFindings *findings;
  guint n;

  g_return_if_fail (MILLRACE_IS_PROBLEMS (self));

  items = g_ptr_array_new_with_free_func (g_object_unref);
  findings = reading != NULL ? cfn_reading_get_findings (reading) : NULL;
  n = findings != NULL ? cfn_findings_get_n (findings) : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, millrace_problem_item_new (reading, i));
  g_ptr_array_sort (items, compare_items);

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child (self->stack, n > 0 ? self->scroller : self->nothing);
}

static void
millrace_problems_dispose (GObject *object)
{
  MillraceProblems *self = MILLRACE_PROBLEMS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_PROBLEMS);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (millrace_problems_parent_class)->dispose (object);
}

static void
millrace_problems_class_init (MillraceProblemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_problems_dispose;

  g_type_ensure (MILLRACE_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-problems.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, stack);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, nothing);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, scroller);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_css_name (widget_class, "problems");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
millrace_problems_init (MillraceProblems *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (MILLRACE_TYPE_PROBLEM_ITEM);
  selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  gtk_list_view_set_model (self->list, selection);
}

GtkWidget *
millrace_problems_new (void)
{
  return g_object_new (MILLRACE_TYPE_PROBLEMS, NULL);
}
