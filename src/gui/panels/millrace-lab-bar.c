/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-lab-bar.h"

#include "millrace-tooltip.h"

struct _MillraceLabBar
{
  GtkWidget        parent_instance;

  GtkWidget       *run;
  GtkWidget       *pages;
  GtkToggleButton *toggles[MILLRACE_LAB_N_PAGES];
  GtkWidget       *outcome;
  GtkWidget       *trigger;
  GtkWidget       *counts;
  GtkWidget       *rows;       /* the buttons, and what is chosen and counted: in one row or two */
  GtkWidget       *choices;
  GPtrArray       *mappings;   /* ids, char *; the choice has "all" before them */
  gboolean         is_filling;
};

enum
{
  CHANGED,
  PAGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceLabBar, millrace_lab_bar, GTK_TYPE_WIDGET)

/* What a function may do with what it is called for, as cfn_outcomes_parse() has it. */
static const struct
{
  const char *word;
  const char *outcomes;
} outcomes[] = {
  { N_("Succeeds"), "ok" },
  { N_("Fails once"), "error,ok" },
  { N_("Fails"), "error" },
  { N_("Times out"), "timeout" },
  { N_("Fails on the second record"), "poison:2" },
  { N_("Reports the first record as failed"), "partial:1,ok" },
  { N_("Is throttled"), "throttle" },
};

static const char * const page_words[] = { N_("Writes"), N_("Steps"), N_("Details") };

/* --- What is chosen --------------------------------------------------------------------------- */

CfnOutcomes *
millrace_lab_bar_get_outcomes (MillraceLabBar *self)
{
  guint chosen;

  g_return_val_if_fail (MILLRACE_IS_LAB_BAR (self), NULL);

  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->outcome));

  return cfn_outcomes_parse (outcomes[MIN (chosen, G_N_ELEMENTS (outcomes) - 1)].outcomes, NULL);
}

const char *
millrace_lab_bar_get_mapping (MillraceLabBar *self)
{
  guint chosen;

  g_return_val_if_fail (MILLRACE_IS_LAB_BAR (self), NULL);

  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->trigger));

  return chosen >= 1 && chosen <= self->mappings->len
         ? g_ptr_array_index (self->mappings, chosen - 1) : NULL;
}

static gboolean
has_mappings (MillraceLabBar *self,
              GPtrArray      *mappings)
{
  if (mappings->len != self->mappings->len)
    return FALSE;

  for (guint i = 0; i < mappings->len; i++)
    {
      const CfnResource *resource = g_ptr_array_index (mappings, i);

      if (!g_str_equal (resource->id, g_ptr_array_index (self->mappings, i)))
        return FALSE;
    }

  return TRUE;
}

void
millrace_lab_bar_set_mappings (MillraceLabBar *self,
                               GPtrArray      *mappings)
{
  g_autoptr (GtkStringList) list = NULL;

  g_return_if_fail (MILLRACE_IS_LAB_BAR (self));

  if (has_mappings (self, mappings))
    return;

  list = gtk_string_list_new (NULL);
  gtk_string_list_append (list, _("All triggers"));
  g_ptr_array_set_size (self->mappings, 0);
  for (guint i = 0; i < mappings->len; i++)
    {
      const CfnResource *resource = g_ptr_array_index (mappings, i);

      gtk_string_list_append (list, resource->id);
      g_ptr_array_add (self->mappings, g_strdup (resource->id));
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->trigger), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->trigger), 0);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->trigger, mappings->len > 1);
}

static void
chosen_cb (MillraceLabBar *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- What is shown ---------------------------------------------------------------------------- */

void
millrace_lab_bar_set_state (MillraceLabBar   *self,
                            MillraceLabState  state)
{
  const char *label = state == MILLRACE_LAB_PLAYING ? _("Show All") : _("Run");

  g_return_if_fail (MILLRACE_IS_LAB_BAR (self));

  gtk_button_set_label (GTK_BUTTON (self->run), label);
  millrace_tooltip_set (self->run, state == MILLRACE_LAB_PLAYING
                                   ? _("Show the steps that are left at once (F5)")
                                   : _("Let the writes run through the stack (F5)"));
}

/* Where there are two rows, the second one is of the page. */
static void
show_rows (MillraceLabBar *self)
{
  gboolean narrow = gtk_widget_get_visible (self->pages);
  MillraceLabPage page = millrace_lab_bar_get_page (self);
  gboolean has_counts = gtk_label_get_label (GTK_LABEL (self->counts))[0] != '\0';

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->rows),
                                  narrow ? GTK_ORIENTATION_VERTICAL
                                         : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->choices, !narrow || page == MILLRACE_LAB_WRITES);
  gtk_widget_set_visible (self->counts, !narrow || (page == MILLRACE_LAB_STEPS && has_counts));
}

void
millrace_lab_bar_set_counts (MillraceLabBar *self,
                             const char     *counts)
{
  g_return_if_fail (MILLRACE_IS_LAB_BAR (self));

  gtk_label_set_label (GTK_LABEL (self->counts), counts);
  show_rows (self);
}

void
millrace_lab_bar_focus (MillraceLabBar *self)
{
  g_return_if_fail (MILLRACE_IS_LAB_BAR (self));

  gtk_widget_grab_focus (self->run);
}

void
millrace_lab_bar_set_narrow (MillraceLabBar *self,
                             gboolean        narrow)
{
  g_return_if_fail (MILLRACE_IS_LAB_BAR (self));

  gtk_widget_set_visible (self->pages, narrow);
  show_rows (self);
}

MillraceLabPage
millrace_lab_bar_get_page (MillraceLabBar *self)
{
  g_return_val_if_fail (MILLRACE_IS_LAB_BAR (self), MILLRACE_LAB_WRITES);

  for (guint i = 0; i < MILLRACE_LAB_N_PAGES; i++)
    if (gtk_toggle_button_get_active (self->toggles[i]))
      return (MillraceLabPage) i;

  return MILLRACE_LAB_WRITES;
}

void
millrace_lab_bar_set_page (MillraceLabBar  *self,
                           MillraceLabPage  page)
{
  g_return_if_fail (MILLRACE_IS_LAB_BAR (self));
  g_return_if_fail (page < MILLRACE_LAB_N_PAGES);

  gtk_toggle_button_set_active (self->toggles[page], TRUE);
}

static void
toggled_cb (MillraceLabBar  *self,
            GtkToggleButton *toggle)
{
  if (!gtk_toggle_button_get_active (toggle) || self->rows == NULL)
    return;

  show_rows (self);
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
millrace_lab_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (millrace_lab_bar_parent_class)->dispose (object);
}

static void
millrace_lab_bar_finalize (GObject *object)
{
  g_ptr_array_unref (MILLRACE_LAB_BAR (object)->mappings);

  G_OBJECT_CLASS (millrace_lab_bar_parent_class)->finalize (object);
}

static void
millrace_lab_bar_class_init (MillraceLabBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_lab_bar_dispose;
  object_class->finalize = millrace_lab_bar_finalize;
  signals[CHANGED] = g_signal_new ("changed", MILLRACE_TYPE_LAB_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", MILLRACE_TYPE_LAB_BAR, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_button (const char *label,
               const char *action,
               const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  /* The keyboard's focus stays where it is: on the list, on the canvas. */
  gtk_widget_set_focus_on_click (button, FALSE);

  return button;
}

static GtkWidget *
create_buttons (MillraceLabBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->run = create_button (_("Run"), "win.run", NULL);
  gtk_box_append (GTK_BOX (box), self->run);
  gtk_box_append (GTK_BOX (box), create_button (_("Step"), "win.step", _("One step (F7)")));
  gtk_box_append (GTK_BOX (box), create_button (_("Stop"), "win.stop",
                                                _("End the run and clear it (Shift+F5)")));
  gtk_widget_add_css_class (box, "linked");

  return box;
}

static GtkWidget *
create_pages (MillraceLabBar *self)
{
  self->pages = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->pages, "linked");
  gtk_widget_set_visible (self->pages, FALSE);
  for (guint i = 0; i < MILLRACE_LAB_N_PAGES; i++)
    {
      GtkWidget *toggle = gtk_toggle_button_new_with_label (_(page_words[i]));

      self->toggles[i] = GTK_TOGGLE_BUTTON (toggle);
      if (i > 0)
        gtk_toggle_button_set_group (self->toggles[i], self->toggles[0]);
      g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (self->pages), toggle);
    }
  gtk_toggle_button_set_active (self->toggles[0], TRUE);

  return self->pages;
}

static GtkWidget *
create_choice (MillraceLabBar     *self,
               const char * const *words,
               const char         *label)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);

  gtk_widget_set_tooltip_text (choice, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (chosen_cb), self);

  return choice;
}

static void
create_choices (MillraceLabBar *self)
{
  static const char * const none[] = { NULL };
  const char *words[G_N_ELEMENTS (outcomes) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    words[i] = _(outcomes[i].word);
  words[G_N_ELEMENTS (outcomes)] = NULL;
  self->is_filling = TRUE;
  self->outcome = create_choice (self, words, _("What the function does"));
  self->trigger = create_choice (self, none, _("Which trigger runs"));
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->trigger, FALSE);
  self->choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->choices), self->outcome);
  gtk_box_append (GTK_BOX (self->choices), self->trigger);
}

static void
millrace_lab_bar_init (MillraceLabBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->mappings = g_ptr_array_new_with_free_func (g_free);
  create_choices (self);
  self->counts = g_object_new (GTK_TYPE_LABEL,
                               "xalign", 1.0f,
                               "hexpand", TRUE,
                               NULL);
  gtk_widget_add_css_class (self->counts, "dim-label");
  gtk_box_append (GTK_BOX (first), create_buttons (self));
  gtk_box_append (GTK_BOX (first), create_pages (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->rows, "problems-bar");
  gtk_widget_add_css_class (self->rows, "lab-bar");
  gtk_box_append (GTK_BOX (self->rows), first);
  gtk_box_append (GTK_BOX (self->rows), self->choices);
  gtk_box_append (GTK_BOX (self->rows), self->counts);
  /* A narrow window may not have enough room for all of it. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->rows);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  millrace_lab_bar_set_state (self, MILLRACE_LAB_IDLE);
}

GtkWidget *
millrace_lab_bar_new (void)
{
  return g_object_new (MILLRACE_TYPE_LAB_BAR, NULL);
}
