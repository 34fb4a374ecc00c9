/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-hand.h"

#include "help.h"

#include "millrace-add-row.h"
#include "millrace-entry-row.h"
#include "millrace-mode-popover.h"
#include "millrace-offer-list.h"
#include "millrace-parts-row.h"
#include "millrace-pick-row.h"
#include "millrace-section.h"
#include "millrace-yaml-editor.h"

/* --- The window --- */

static void
show (FormHand *self)
{
  const char * const ids[] = { self->id, NULL };
  CfnReading *reading
    = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));

  millrace_inspector_set_subject (MILLRACE_INSPECTOR (self->inspector), reading, ids);
  /* What is not in sight would follow within the next frames. */
  millrace_inspector_complete (MILLRACE_INSPECTOR (self->inspector));
}

static void
settle (void)
{
  for (guint i = 0; i < 20 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* A popover opens and closes over several frames, as slowly as a person would see it. */
static void
settle_popover (void)
{
  gint64 end = g_get_monotonic_time () + 60 * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
note_change (FormHand *self,
             gboolean  done,
             GError   *error)
{
  g_assert_no_error (error);
  g_assert_true (done);
  self->n_changes++;
}

static void
set_properties (FormHand *self,
                GVariant *pairs)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (pairs);
  g_autoptr (GError) error = NULL;
  gboolean done = millrace_editor_set_properties (self->editor, sunk, &error);

  note_change (self, done, error);
}

static void
set_properties_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  set_properties (user_data, parameter);
}

static void
set_property_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  set_properties (user_data, g_variant_new_array (NULL, &parameter, 1));
}

static void
write_text (FormHand   *self,
            GVariant   *parameter,
            gboolean  (*write) (MillraceEditor  *editor,
                                const char      *path,
                                const char      *text,
                                GError         **error))
{
  g_autoptr (GError) error = NULL;
  const char *path, *text;
  gboolean done;

  g_variant_get (parameter, "(&s&s)", &path, &text);
  done = write (self->editor, path, text, &error);
  note_change (self, done, error);
}

static void
set_text_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  write_text (user_data, parameter, millrace_editor_set_text);
}

static void
set_lines_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  write_text (user_data, parameter, millrace_editor_set_lines);
}

static void
unset_property_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  FormHand *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = millrace_editor_unset (self->editor, g_variant_get_string (parameter, NULL),
                                         &error);

  note_change (self, done, error);
}

static void
move_item_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  FormHand *self = user_data;
  g_autoptr (GError) error = NULL;
  const char *path;
  int from, to;
  gboolean done;

  g_variant_get (parameter, "(&sii)", &path, &from, &to);
  done = millrace_editor_move_item (self->editor, path, from, to, &error);
  note_change (self, done, error);
}

void
form_hand_init (FormHand   *self,
                const char *text,
                const char *id)
{
  const GActionEntry entries[] = {
    { "move-item", move_item_cb, "(sii)" },
    { "set-lines", set_lines_cb, "(ss)" },
    { "set-properties", set_properties_cb, "a(ss)" },
    { "set-property", set_property_cb, "(ss)" },
    { "set-text", set_text_cb, "(ss)" },
    { "unset-property", unset_property_cb, "s" },
  };
  g_autoptr (CfnText) bytes = cfn_text_new_from_string (text, -1);
  g_autoptr (CfnDocument) document = cfn_document_new_from_text (bytes);

  *self = (FormHand) { .id = g_strdup (id) };
  self->editor = millrace_editor_new (document);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->unmet = g_ptr_array_new_with_free_func (g_free);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);

  self->inspector = millrace_inspector_new ();
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 900);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (self->actions));
  gtk_window_set_child (GTK_WINDOW (self->window), self->inspector);
  gtk_window_present (GTK_WINDOW (self->window));
  show (self);
  /* A popover needs to know where its window is. */
  wait_until (gtk_widget_get_width (self->window) > 0);
  settle ();
}

void
form_hand_clear (FormHand *self)
{
  gpointer gone = self->inspector;

  g_object_add_weak_pointer (G_OBJECT (self->inspector), &gone);
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  g_assert_null (gone);
  g_clear_object (&self->actions);
  g_assert_finalize_object (self->editor);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->unmet);
  g_free (self->id);
}

/* --- Finding --- */

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *what);

static GtkWidget *
find (GtkWidget  *root,
      Match       match,
      const char *what)
{
  if (match (root, what))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, what);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_type (GtkWidget  *widget,
         const char *name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static gboolean
is_field_at (GtkWidget  *widget,
             const char *path)
{
  return MILLRACE_IS_FIELD (widget) && gtk_widget_is_visible (widget)
         && g_strcmp0 (millrace_field_get_property (MILLRACE_FIELD (widget)), path) == 0;
}

static gboolean
is_shown_field_at (GtkWidget  *widget,
                   const char *path)
{
  return is_field_at (widget, path) && gtk_widget_get_child_visible (widget);
}

static GtkWidget *
find_field (FormHand   *self,
            const char *path)
{
  return find (self->inspector, is_shown_field_at, path);
}

/* --- Rows --- */

/* Focuses what comes after, as Tab does: which finishes an entry. */
static void
leave (FormHand *self)
{
  gtk_root_set_focus (GTK_ROOT (self->window), NULL);
  show (self);
}

static void
expect (FormHand   *self,
        const char *path,
        const char *value)
{
  g_ptr_array_add (self->paths, g_strdup (path));
  g_ptr_array_add (self->values, g_strdup (value));
}

static void
enter (FormHand   *self,
       GtkWidget  *widget,
       const char *path,
       const char *text)
{
  GtkWidget *entry = GTK_IS_EDITABLE (widget) ? widget : find (widget, is_type, "GtkEntry");

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (MILLRACE_IS_ENTRY_ROW (entry)
                           ? millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (entry)) : entry,
                         "activate");
  show (self);
  expect (self, path, text);
}

static void
fill_number (FormHand   *self,
             GtkWidget  *row,
             const char *path)
{
  GtkWidget *spin = find (row, is_type, "GtkSpinButton");
  double lower, upper, value;
  g_autofree char *text = NULL;

  gtk_spin_button_get_range (GTK_SPIN_BUTTON (spin), &lower, &upper);
  value = CLAMP (7, lower, upper);
  if (value == gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)))
    value = value + 1 <= upper ? value + 1 : value - 1;
  if (value < lower)
    value = lower;

  gtk_widget_grab_focus (spin);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  leave (self);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) value);
  expect (self, path, text);
}

static void
fill_switch (FormHand   *self,
             GtkWidget  *row,
             const char *path)
{
  GtkWidget *toggle = find (row, is_type, "GtkSwitch");
  gboolean active = gtk_switch_get_active (GTK_SWITCH (toggle));

  gtk_switch_set_active (GTK_SWITCH (toggle), !active);
  show (self);
  expect (self, path, active ? "false" : "true");
}

static void
fill_code (FormHand   *self,
           GtkWidget  *row,
           const char *path)
{
  GtkWidget *view = find (row, is_type, "GtkSourceView");

  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "a = 1;\nb = 2;\n",
                            -1);
  leave (self);
  expect (self, path, "a = 1;\nb = 2;\n");
}

/* The first word that is none of those that mean something else. */
static void
fill_choice (FormHand   *self,
             GtkWidget  *row,
             const char *path)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (MILLRACE_FIELD (row));
  const MillraceChoice *choices = spec->get_choices != NULL ? spec->get_choices () : spec->choices;
  g_autofree char *value = g_strdup (choices[0].value);
  g_autoptr (GtkWidget) list = NULL;

  list = g_object_ref_sink (millrace_pick_row_make_list (MILLRACE_PICK_ROW (row)));
  if (!millrace_offer_list_has (MILLRACE_OFFER_LIST (list), value))
    g_error ("%s has no choice %s", path, value);

  millrace_offer_list_choose (MILLRACE_OFFER_LIST (list), value);
  show (self);
  expect (self, path, value);
}

static gboolean
is_in_view (FormHand  *self,
            GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, self->window, &bounds) && bounds.size.height > 0
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (self->window);
}

/* A popover needs to stand somewhere on the screen. */
static void
bring_in_view (FormHand  *self,
               GtkWidget *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gint64 end = g_get_monotonic_time () + PATIENCE;

  settle_popover ();
  while (!is_in_view (self, row))
    {
      graphene_rect_t bounds;

      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (gtk_widget_compute_bounds (row, scroller, &bounds))
        gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + bounds.origin.y
                                            - gtk_widget_get_height (scroller) / 2);
      for (guint i = 0; i < 10; i++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (1000);
        }
    }
}

/* By the button at the row's end, as YAML. */
static void
fill_by_yaml (FormHand   *self,
              GtkWidget  *row,
              const char *path,
              const char *yaml,
              const char *value)
{
  GtkWidget *editor, *view, *apply;

  bring_in_view (self, row);
  millrace_mode_popover_open (MILLRACE_FIELD (row), MILLRACE_MODE_YAML);
  settle_popover ();
  editor = find (self->window, is_type, "MillraceYamlEditor");
  g_assert_nonnull (editor);
  view = find (editor, is_type, "GtkSourceView");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), yaml, -1);
  apply = find (editor, is_type, "GtkButton");
  g_signal_emit_by_name (apply, "clicked");
  settle_popover ();
  show (self);
  expect (self, path, value);
}

static gboolean
is_add_row_below (GtkWidget  *widget,
                  const char *path)
{
  return MILLRACE_IS_ADD_ROW (widget) && gtk_widget_is_visible (widget)
         && g_strcmp0 (millrace_add_row_get_property (MILLRACE_ADD_ROW (widget)), path) == 0;
}

static GtkWidget *
find_adder (FormHand   *self,
            const char *path)
{
  return find (self->inspector, is_add_row_below, path);
}

/* Has a row for @name below @path, which has parts. */
static gboolean
add_part (FormHand   *self,
          const char *path,
          const char *name)
{
  GtkWidget *adder = find_adder (self, path);
  GtkWidget *entry = adder != NULL ? find (adder, is_type, "GtkEntry") : NULL;
  GtkWidget *button = adder != NULL && entry == NULL ? find (adder, is_type, "GtkButton") : NULL;
  GtkWidget *offers;

  if (entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), name);
      g_signal_emit_by_name (entry, "activate");
      return TRUE;
    }
  if (button == NULL)
    return FALSE;

  if (name == NULL)
    {
      g_signal_emit_by_name (button, "clicked");
      return TRUE;
    }

  bring_in_view (self, adder);
  g_signal_emit_by_name (button, "clicked");
  settle_popover ();

  offers = find (self->window, is_type, "MillraceOfferList");
  g_assert_nonnull (offers);
  millrace_offer_list_search (MILLRACE_OFFER_LIST (offers), name);
  if (millrace_offer_list_get_n (MILLRACE_OFFER_LIST (offers)) == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (offers, GTK_TYPE_POPOVER)));
      settle_popover ();
      return FALSE;
    }
  millrace_offer_list_choose_first (MILLRACE_OFFER_LIST (offers));
  settle_popover ();

  return TRUE;
}

/* --- Filling --- */

static char *
join (const char *path,
      const char *name)
{
  return path[0] != '\0' ? g_strconcat (path, ".", name, NULL) : g_strdup (name);
}

/* A folded section makes its rows when it is opened. */
static void
unfold (GtkWidget *widget)
{
  if (MILLRACE_IS_SECTION (widget))
    millrace_section_unfold (MILLRACE_SECTION (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static void
fill_object (FormHand                 *self,
             const char               *path,
             const MillracePlace      *place,
             const CfnCatalogueObject *object,
             gboolean                  all,
             guint                     depth)
{
  CfnCatalogueProperty property;

  for (guint i = 0; cfn_catalogue_object_get_property (object, i, &property); i++)
    {
      g_autofree char *below = join (path, property.name);
      MillracePlace part;

      if (!all && !property.is_required)
        continue;
      millrace_place_step (place, property.name, &part);
      form_hand_fill (self, below, &part, all, depth - 1);
    }
}

static void
fill_parts (FormHand            *self,
            GtkWidget           *row,
            const char          *path,
            const MillracePlace *place,
            gboolean             all,
            guint                depth)
{
  const CfnValue absent = { .kind = CFN_VALUE_ABSENT };
  g_autofree char *item = g_strconcat (path, "[0]", NULL);
  g_autofree char *entry = join (path, "Entry");
  CfnCatalogueObject object;
  MillracePlace part;

  millrace_field_set_open (MILLRACE_FIELD (row), TRUE);
  switch (millrace_part_list_get_kind (place, &absent))
    {
    case MILLRACE_PARTS_OBJECT:
      g_assert_true (millrace_part_list_get_object (place, &absent, &object));
      if (depth == 0 || cfn_catalogue_object_find_required (&object, 0) == object.n_properties)
        all = all && depth > 0;
      fill_object (self, path, place, &object, all, MAX (depth, 1));
      /* Nothing is needed: an empty one is what there is to say. */
      if (!all && cfn_catalogue_object_find_required (&object, 0) == object.n_properties)
        fill_by_yaml (self, row, path, "{}", NULL);
      break;

    case MILLRACE_PARTS_LIST:
      millrace_place_step (place, NULL, &part);
      g_assert_true (add_part (self, path, NULL));
      form_hand_fill (self, item, &part, all, depth);
      break;

    default:
      millrace_place_step (place, "Entry", &part);
      g_assert_true (add_part (self, path, "Entry"));
      form_hand_fill (self, entry, &part, all, depth);
      break;
    }
}

static void
fill_tag (FormHand   *self,
          const char *path)
{
  static const char * const names[] = { "Key", "Value" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *below = join (path, names[i]);
      g_autofree char *text = g_strdup_printf ("tag-%s", names[i]);
      GtkWidget *field = find_field (self, below);

      g_assert_nonnull (field);
      enter (self, field, below, text);
    }
}

static GtkWidget *
reach (FormHand   *self,
       const char *path)
{
  GtkWidget *row = find_field (self, path);
  const char *dot = strrchr (path, '.');
  g_autofree char *parent = dot != NULL ? g_strndup (path, dot - path) : g_strdup ("");

  if (row != NULL)
    return row;
  if (!add_part (self, parent, dot != NULL ? dot + 1 : path))
    return NULL;

  return find_field (self, path);
}

void
form_hand_fill (FormHand            *self,
                const char          *path,
                const MillracePlace *place,
                gboolean             all,
                guint                depth)
{
  const CfnValue absent = { .kind = CFN_VALUE_ABSENT };
  GtkWidget *row;
  g_autofree char *text = g_strdup_printf ("text-%u", self->paths->len);
  g_autofree char *number = g_strdup_printf ("%u", self->paths->len + 1);
  CfnShape shape;

  unfold (self->inspector);
  row = reach (self, path);
  if (row == NULL)
    {
      /* What the form shows the parts of has no row of its own. */
      if (millrace_place_get_look (place, &absent) == MILLRACE_LOOK_PARTS && depth > 0
          && millrace_part_list_get_kind (place, &absent) == MILLRACE_PARTS_OBJECT)
        {
          CfnCatalogueObject object;

          g_assert_true (millrace_part_list_get_object (place, &absent, &object));
          fill_object (self, path, place, &object, all, depth);
        }
      else
        {
          g_ptr_array_add (self->unmet, g_strdup (path));
        }
      return;
    }

  switch (millrace_field_get_spec (MILLRACE_FIELD (row))->kind)
    {
    case MILLRACE_FIELD_NUMBER:
      fill_number (self, row, path);
      break;
    case MILLRACE_FIELD_SWITCH:
      fill_switch (self, row, path);
      break;
    case MILLRACE_FIELD_CHOICE:
      fill_choice (self, row, path);
      break;
    case MILLRACE_FIELD_CODE:
      fill_code (self, row, path);
      break;
    case MILLRACE_FIELD_TAG:
      fill_tag (self, path);
      break;
    case MILLRACE_FIELD_PARTS:
      fill_parts (self, row, path, place, all, depth);
      break;
    case MILLRACE_FIELD_RESOURCE:
      fill_by_yaml (self, row, path, text, text);
      break;
    default:
      enter (self, row, path,
             millrace_place_get_shape (place, &absent, &shape)
                 && (shape.kind == CFN_SHAPE_NUMBER || shape.kind == CFN_SHAPE_INTEGER)
               ? number : text);
      break;
    }
}

/* --- What came of it --- */

static CfnTemplate *
get_template (FormHand *self)
{
  return cfn_reading_get_template (millrace_pipeline_ensure_reading (
    millrace_editor_get_pipeline (self->editor)));
}

static const char *
get_text (FormHand *self)
{
  return cfn_text_get_data (cfn_document_get_text (millrace_editor_get_document (self->editor)),
                            NULL);
}

void
form_hand_assert_text (FormHand *self)
{
  const CfnResource *resource;
  CfnTemplate *template = get_template (self);

  if (!cfn_tree_is_whole (cfn_template_get_tree (template)))
    g_error ("This does not read:\n%s", get_text (self));
  resource = cfn_template_find_resource (template, self->id);
  g_assert_nonnull (resource);

  for (guint i = 0; i < self->paths->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("Resources.%s.Properties.%s", self->id,
                                               (char *) g_ptr_array_index (self->paths, i));
      const char *value = g_ptr_array_index (self->values, i);
      g_autoptr (CfnPath) parsed = cfn_path_parse (path, NULL);
      CfnNode *node = cfn_path_resolve (parsed, cfn_template_get_tree (template), NULL);

      if (node == NULL || (value != NULL && g_strcmp0 (cfn_node_get_literal (node), value) != 0))
        g_error ("%s should be “%s”, and is “%s” in\n%s", path, value,
                 node != NULL ? cfn_node_get_literal (node) : "(nothing)", get_text (self));
    }
}

void
form_hand_assert_undo (FormHand   *self,
                       const char *text)
{
  CfnDocument *document = millrace_editor_get_document (self->editor);

  while (cfn_document_can_undo (document))
    {
      cfn_document_undo (document);
      show (self);
    }
  g_assert_cmpstr (get_text (self), ==, text);
}
