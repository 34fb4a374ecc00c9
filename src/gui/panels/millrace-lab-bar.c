/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-lab-bar.h"

#include "millrace-tooltip.h"

enum
{
  RUN,
  STEP,
  STOP,
  N_BUTTONS,
};

struct _MillraceLabBar
{
  GtkWidget        parent_instance;

  GtkWidget       *buttons[N_BUTTONS];
  GtkWidget       *pages;
  GtkToggleButton *toggles[MILLRACE_LAB_N_PAGES];
  GtkWidget       *outcome;
  GtkWidget       *trigger;
  GtkWidget       *counts;
  GtkWidget       *rows;       /* the buttons, and what is chosen and counted: in one row or two */
  GtkWidget       *choices;
  MillraceLabState state;
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

static const struct
{
  const char *label;
  const char *icon_name;
  const char *action;
  const char *tooltip;
} buttons[N_BUTTONS] = {
  { N_("Run"), "media-playback-start-symbolic", "win.run",
    N_("Let the writes run through the stack (F5)") },
  { N_("Step"), "go-next-symbolic", "win.step", N_("One step (F7)") },
  { N_("Stop"), "media-playback-stop-symbolic", "win.stop",
    N_("End the run and clear it (Shift+F5)") },
};

/* Translators: pages of the stream lab where it is narrow: as short as can be */
static const char * const page_words[] = { NC_("page", "Writes"), NC_("page", "Steps"),
                                           NC_("page", "Details") };

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

/* A narrow bar has signs. */
static void
show_buttons (MillraceLabBar *self)
{
  gboolean narrow = gtk_widget_get_visible (self->pages);

  for (guint i = 0; i < N_BUTTONS; i++)
    {
      gboolean rushes = i == RUN && self->state == MILLRACE_LAB_PLAYING;
      const char *label = rushes ? _("Show All") : _(buttons[i].label);
      GtkButton *button = GTK_BUTTON (self->buttons[i]);

      if (narrow)
        gtk_button_set_icon_name (button, rushes ? "media-skip-forward-symbolic"
                                                 : buttons[i].icon_name);
      else
        gtk_button_set_label (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      millrace_tooltip_set (GTK_WIDGET (button),
                            rushes ? _("Show the steps that are left at once (F5)")
                                   : _(buttons[i].tooltip));
    }
}

void
millrace_lab_bar_set_state (MillraceLabBar   *self,
                            MillraceLabState  state)
{
  g_return_if_fail (MILLRACE_IS_LAB_BAR (self));

  self->state = state;
  show_buttons (self);
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

  gtk_widget_grab_focus (self->buttons[RUN]);
}

void
millrace_lab_bar_set_narrow (MillraceLabBar *self,
                             gboolean        narrow)
{
  g_return_if_fail (MILLRACE_IS_LAB_BAR (self));

  gtk_widget_set_visible (self->pages, narrow);
  show_buttons (self);
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
create_buttons (MillraceLabBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_BUTTONS; i++)
    {
      self->buttons[i] = gtk_button_new ();
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[i]), buttons[i].action);
      /* The keyboard's focus stays where it is: on the list, on the canvas. */
      gtk_widget_set_focus_on_click (self->buttons[i], FALSE);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }
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
      GtkWidget *toggle = gtk_toggle_button_new_with_label (
        g_dpgettext2 (NULL, "page", page_words[i]));

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
