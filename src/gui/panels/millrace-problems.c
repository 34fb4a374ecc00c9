/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-problems.h"

#include "millrace-list-follow.h"
#include "millrace-problem-follow.h"
#include "millrace-problem-groups.h"
#include "millrace-problem-row.h"
#include "millrace-tooltip.h"
#include "millrace-verdict.h"

#include <adwaita.h>

#define N_SEVERITIES (CFN_SEVERITY_ERROR + 1)

/* A list. What cannot be read has one of its own: the rows of the last whole text wait meanwhile,
 * as to make 200 rows takes GTK a tenth of a second. */
typedef struct
{
  GtkWidget   *scroller;
  GtkListView *view;
  GListStore  *shown;      /* of MillraceProblemItem */
  GPtrArray   *all;        /* of MillraceProblemItem: the findings, filtered or not */
  GHashTable  *headings;   /* key of a group -> MillraceProblemItem */
} List;

struct _MillraceProblems
{
  GtkWidget         parent_instance;

  GtkStack         *stack;
  GtkWidget        *nothing;
  GtkWidget        *content;
  GtkBox           *toggle_box;
  GtkEditable      *search;
  GtkWidget        *repair;
  GtkStack         *matches;
  GtkWidget        *scroller;
  GtkWidget        *broken_scroller;
  GtkWidget        *no_match;
  GtkListView      *view;
  GtkListView      *broken_view;

  List              whole;
  List              broken;
  List             *list;       /* that is shown: one of these two */
  GtkToggleButton  *toggles[N_SEVERITIES];
  int               counts[N_SEVERITIES]; /* as the toggles say; -1: nothing yet */
  GHashTable       *closed;     /* set of the keys of groups */
  char             *group_by;
  CfnReading       *reading;    /* that the list does not tell of yet, as nobody sees it; or NULL */
};

G_DEFINE_FINAL_TYPE (MillraceProblems, millrace_problems, GTK_TYPE_WIDGET)

enum
{
  PROP_GROUP_BY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- Focus --- */

static MillraceProblemRow *
get_focused_row (MillraceProblems *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->list->view))
    return NULL;

  row = gtk_widget_get_first_child (focus);
  return MILLRACE_IS_PROBLEM_ROW (row) ? MILLRACE_PROBLEM_ROW (row) : NULL;
}

int
millrace_problems_get_current (MillraceProblems *self)
{
  MillraceProblemRow *row;
  MillraceProblemItem *item;

  g_return_val_if_fail (MILLRACE_IS_PROBLEMS (self), -1);

  row = get_focused_row (self);
  item = row != NULL ? millrace_problem_row_get_item (row) : NULL;
  if (item == NULL || millrace_problem_item_is_heading (item) ||
      millrace_problem_item_is_suppressed (item))
    return -1;

  return (int) millrace_problem_item_get_index (item);
}

/* The position of the row that has the focus; -1: none. */
static int
get_focused_position (MillraceProblems *self)
{
  MillraceProblemRow *row = get_focused_row (self);
  guint position;

  if (row == NULL
      || !g_list_store_find (self->list->shown, millrace_problem_row_get_item (row), &position))
    return -1;

  return (int) position;
}

/* The list has no call for this: the focus is given to the row's own widget, which is there for
 * what is in sight. */
static void
focus_position (MillraceProblems *self,
                guint             position)
{
  GtkWidget *list = GTK_WIDGET (self->list->view);
  g_autoptr (MillraceProblemItem) item = g_list_model_get_item (G_LIST_MODEL (self->list->shown),
                                                                position);

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  for (GtkWidget *child = gtk_widget_get_first_child (list);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (MILLRACE_IS_PROBLEM_ROW (row) &&
          millrace_problem_row_get_item (MILLRACE_PROBLEM_ROW (row)) == item)
        {
          gtk_widget_grab_focus (child);
          return;
        }
    }

  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

/* What had the focus is gone: what stands in its place now has it, rather a finding than the
 * heading of the next group; without any, the way back up. */
static void
refocus (MillraceProblems *self,
         guint             position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list->shown));
  g_autoptr (MillraceProblemItem) item = NULL;

  if (n == 0)
    {
      if (!gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.cycle-pane", "b", TRUE);
      return;
    }

  position = MIN (position, n - 1);
  item = g_list_model_get_item (G_LIST_MODEL (self->list->shown), position);
  if (millrace_problem_item_is_heading (item) && position + 1 < n)
    position++;
  focus_position (self, position);
}

/* --- Filling --- */

static gboolean
is_wanted (MillraceProblems    *self,
           MillraceProblemItem *item,
           const char          *words)
{
  return gtk_toggle_button_get_active (self->toggles[millrace_problem_item_get_severity (item)]) &&
         millrace_problem_item_matches (item, words);
}

/* @focused: the position of the row that has the focus, maybe in the other list; -1: none. */
static void
fill_list (MillraceProblems *self,
           int               focused)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (self->search), -1);

  for (guint i = 0; i < self->list->all->len; i++)
    if (is_wanted (self, g_ptr_array_index (self->list->all, i), words))
      g_ptr_array_add (wanted, g_ptr_array_index (self->list->all, i));

  rows = millrace_problem_groups_build (wanted, self->group_by, self->closed, self->list->headings);
  millrace_list_follow (self->list->shown, rows);
  gtk_stack_set_visible_child (self->matches, rows->len > 0 ? self->list->scroller
                                                            : self->no_match);
  gtk_stack_set_visible_child (self->stack, self->list->all->len > 0 ? self->content
                                                                     : self->nothing);
  if (focused >= 0 && get_focused_position (self) < 0)
    refocus (self, (guint) focused);
}

static void
refill (MillraceProblems *self)
{
  fill_list (self, get_focused_position (self));
}

static void
show_count (MillraceProblems *self,
            CfnSeverity       severity,
            int               n)
{
  GtkWidget *toggle = GTK_WIDGET (self->toggles[severity]);
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (toggle));
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  if (n == self->counts[severity])
    return;

  self->counts[severity] = n;
  number = g_strdup_printf ("%d", n);
  /* Translators: a severity in the plural, and how many: "Errors: 2" */
  label = g_strdup_printf (_("%s: %u"), millrace_problem_groups_get_severity_title (severity),
                           (guint) n);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), number);
  millrace_tooltip_set (toggle, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* The toggles say how many there are, wanted or not. */
static void
count (MillraceProblems *self)
{
  int n[N_SEVERITIES] = { 0 };
  gboolean any_fix = FALSE;

  for (guint i = 0; i < self->list->all->len; i++)
    {
      MillraceProblemItem *item = g_ptr_array_index (self->list->all, i);

      if (!millrace_problem_item_is_suppressed (item))
        n[millrace_problem_item_get_severity (item)]++;
      any_fix |= millrace_problem_item_has_safe_fix (item);
    }

  for (guint i = 0; i < N_SEVERITIES; i++)
    show_count (self, i, n[i]);
  gtk_widget_set_sensitive (self->repair, any_fix);
}

static void
fill (MillraceProblems *self,
      CfnReading       *reading)
{
  int focused = get_focused_position (self);
  gboolean is_whole = reading == NULL || cfn_reading_is_whole (reading);
  gboolean breaks = !is_whole && self->list == &self->whole;
  GPtrArray *all;

  self->list = is_whole ? &self->whole : &self->broken;
  all = millrace_problem_follow (self->list->all, reading);
  g_ptr_array_unref (self->list->all);
  self->list->all = all;
  count (self);
  fill_list (self, focused);
  /* The stack gives the focus back to the row that had it, but for the first time to a heading. */
  if (breaks && focused >= 0)
    refocus (self, 0);
}

/* GTK makes 200 rows of a long list, seen or not: a list that nobody looks at is filled when
 * somebody does. */
void
millrace_problems_set_reading (MillraceProblems *self,
                               CfnReading       *reading)
{
  g_return_if_fail (MILLRACE_IS_PROBLEMS (self));

  g_clear_pointer (&self->reading, cfn_reading_unref);
  if (reading == NULL || gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self, reading);
  else
    self->reading = cfn_reading_ref (reading);
}

static void
millrace_problems_map (GtkWidget *widget)
{
  MillraceProblems *self = MILLRACE_PROBLEMS (widget);
  g_autoptr (CfnReading) reading = g_steal_pointer (&self->reading);

  if (reading != NULL)
    fill (self, reading);

  GTK_WIDGET_CLASS (millrace_problems_parent_class)->map (widget);
}

/* --- What people do --- */

static void
activate_cb (MillraceProblems *self,
             guint             position)
{
  g_autoptr (MillraceProblemItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->list->shown), position);
  const char *key = millrace_problem_item_get_key (item);

  if (key != NULL)
    {
      if (!g_hash_table_remove (self->closed, key))
        g_hash_table_add (self->closed, g_strdup (key));
      refill (self);
      focus_position (self, position);
    }
  else
    {
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  millrace_problem_item_is_suppressed (item)
                                    ? "win.show-suppressed"
                                    : "win.show-problem",
                                  "u", millrace_problem_item_get_index (item));
    }
}

static void
focus_list (MillraceProblems *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list->view), GTK_DIR_TAB_FORWARD);
}

static void
stop_search_cb (MillraceProblems *self)
{
  gtk_editable_set_text (self->search, "");
  focus_list (self);
}

static gboolean
explain_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  MillraceProblemRow *row = get_focused_row (MILLRACE_PROBLEMS (widget));

  return row != NULL && gtk_widget_activate_action (GTK_WIDGET (row), "problem.explain", NULL);
}

static gboolean
search_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MILLRACE_PROBLEMS (widget)->search));
}

static gboolean
millrace_problems_grab_focus (GtkWidget *widget)
{
  MillraceProblems *self = MILLRACE_PROBLEMS (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->list->view), GTK_DIR_TAB_FORWARD);
}

/* --- Object --- */

static void
set_group_by (MillraceProblems *self,
              const char       *group_by)
{
  if (g_strcmp0 (group_by, self->group_by) == 0)
    return;

  g_free (self->group_by);
  self->group_by = g_strdup (group_by);
  refill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP_BY]);
}

static void
millrace_problems_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_GROUP_BY:
      g_value_set_string (value, MILLRACE_PROBLEMS (object)->group_by);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_problems_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_GROUP_BY:
      set_group_by (MILLRACE_PROBLEMS (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
clear_list (List *list)
{
  g_clear_object (&list->shown);
  g_clear_pointer (&list->all, g_ptr_array_unref);
  g_clear_pointer (&list->headings, g_hash_table_unref);
}

static void
millrace_problems_dispose (GObject *object)
{
  MillraceProblems *self = MILLRACE_PROBLEMS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_PROBLEMS);
  clear_list (&self->whole);
  clear_list (&self->broken);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_pointer (&self->group_by, g_free);
  g_clear_pointer (&self->reading, cfn_reading_unref);

  G_OBJECT_CLASS (millrace_problems_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-problems.ui");
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, stack);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, nothing);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, content);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, toggle_box);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, search);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, repair);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, matches);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, scroller);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, broken_scroller);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, no_match);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, view);
  gtk_widget_class_bind_template_child (widget_class, MillraceProblems, broken_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, refill);
  gtk_widget_class_bind_template_callback (widget_class, focus_list);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
millrace_problems_class_init (MillraceProblemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_problems_dispose;
  object_class->get_property = millrace_problems_get_property;
  object_class->set_property = millrace_problems_set_property;
  widget_class->grab_focus = millrace_problems_grab_focus;
  widget_class->map = millrace_problems_map;

  properties[PROP_GROUP_BY] =
    g_param_spec_string ("group-by", NULL, NULL, "severity",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "problems.group-by", "group-by");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F1, 0, explain_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, search_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "problems");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_toggle (MillraceProblems *self,
            CfnSeverity       severity)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *toggle = gtk_toggle_button_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content),
                                    millrace_severity_get_icon_name (severity));
  gtk_button_set_child (GTK_BUTTON (toggle), content);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  self->toggles[severity] = GTK_TOGGLE_BUTTON (toggle);
  gtk_box_append (self->toggle_box, toggle);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
}

static void
setup_cb (GtkListItemFactory  *factory,
          GtkListItem         *list_item,
          MillraceProblemRows *rows)
{
  gtk_list_item_set_child (list_item, millrace_problem_row_new (rows));
}

/* GTK 4.8 unbinds and binds each row whose position changes: a row keeps its item until it gets
 * another, and has nothing to do for the same. */
static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  millrace_problem_row_set_item (MILLRACE_PROBLEM_ROW (gtk_list_item_get_child (list_item)),
                                 gtk_list_item_get_item (list_item));
}

static void
set_factory (GtkListView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), millrace_problem_rows_new (),
                         (GClosureNotify) G_CALLBACK (millrace_problem_rows_unref), 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (view, factory);
}

static void
set_up_list (List        *list,
             GtkWidget   *scroller,
             GtkListView *view)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  list->scroller = scroller;
  list->view = view;
  list->shown = g_list_store_new (MILLRACE_TYPE_PROBLEM_ITEM);
  list->all = g_ptr_array_new_with_free_func (g_object_unref);
  list->headings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  set_factory (view);
  selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (list->shown))));
  gtk_list_view_set_model (view, selection);
}

static void
millrace_problems_init (MillraceProblems *self)
{
  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group_by = g_strdup ("severity");
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (&self->whole, self->scroller, self->view);
  set_up_list (&self->broken, self->broken_scroller, self->broken_view);
  self->list = &self->whole;

  for (int severity = CFN_SEVERITY_ERROR; severity >= (int) CFN_SEVERITY_INFO; severity--)
    {
      self->counts[severity] = -1;
      add_toggle (self, (CfnSeverity) severity);
    }
}

GtkWidget *
millrace_problems_new (void)
{
  return g_object_new (MILLRACE_TYPE_PROBLEMS, NULL);
}
