/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-many-form.h"

#include "cfn-path.h"
#include "cfn-writer.h"
#include "millrace-field.h"
#include "millrace-form.h"
#include "millrace-spelling.h"
#include "millrace-tooltip.h"

/* More values than these are too many to tell apart at a glance. */
#define MAX_VALUES 4

struct _MillraceManyForm
{
  GtkWidget    parent_instance;

  MillraceForm *form;      /* of the first */
  CfnReading   *reading;
  char        **ids;
  char         *types;     /* of all of them: they decide which sections there are */
  GPtrArray    *notes;     /* of GtkWidget, owned: below the fields that differ */
  char         *shown;     /* all that the notes say; NULL: nothing yet */
};

G_DEFINE_FINAL_TYPE (MillraceManyForm, millrace_many_form, GTK_TYPE_WIDGET)

/* --- Where the others have it --- */

/* What is behind "Resources.ID.", as steps; NULL when @path is of no resource, or not of the
 * first. */
static CfnPath *
parse_tail (MillraceManyForm *self,
            const char       *path)
{
  g_autoptr (CfnPath) whole = cfn_path_parse (path, NULL);
  CfnPath *tail;
  const CfnPathStep *steps;
  guint n = 0;

  if (whole == NULL)
    return NULL;

  steps = cfn_path_get_steps (whole, &n);
  if (n < 3 || g_strcmp0 (steps[0].key, "Resources") != 0 ||
      g_strcmp0 (steps[1].key, self->ids[0]) != 0)
    return NULL;

  tail = cfn_path_new ();
  for (guint i = 2; i < n; i++)
    {
      if (steps[i].key != NULL)
        cfn_path_push_key (tail, steps[i].key);
      else
        cfn_path_push_index (tail, steps[i].index);
    }

  return tail;
}

static CfnPath *
make_path (const char    *id,
           const CfnPath *tail)
{
  CfnPath *path = cfn_path_new ();

  cfn_path_push_key (path, "Resources");
  cfn_path_push_key (path, id);
  cfn_path_append (path, tail);

  return path;
}

static CfnNode *
find_node (MillraceManyForm *self,
           const CfnPath    *path)
{
  return cfn_path_resolve (path, cfn_reading_get_tree (self->reading), NULL);
}

/* On one line, of the resource of that number; "": it has none. */
static char *
dup_value (MillraceManyForm *self,
           guint             index,
           const CfnPath    *tail)
{
  g_autoptr (CfnPath) path = make_path (self->ids[index], tail);

  return millrace_spelling_of_node (find_node (self, path));
}

/* --- Changing all of them --- */

static gboolean
names (const CfnNode *node,
       const char    *id)
{
  if (node == NULL)
    return FALSE;
  if (node->kind == CFN_NODE_SCALAR)
    return g_str_equal (node->value, id);

  for (const CfnNode *item = node->first_child; item != NULL; item = item->next)
    {
      if (cfn_node_is_string (item, id))
        return TRUE;
    }

  return FALSE;
}

/* What the others wait for may be something else: each gets what is new added to its own. @yaml is
 * the id, or a list that ends with it. */
static void
add_wait (GVariantBuilder  *pairs,
          MillraceManyForm *self,
          const char       *id,
          const char       *yaml)
{
  g_autoptr (CfnTree) value = cfn_tree_read_string (yaml);
  const CfnNode *root = cfn_tree_get_root (value);
  const CfnNode *last = root != NULL && root->kind == CFN_NODE_SEQUENCE ? root->last_child : root;
  g_autoptr (CfnPath) tail = cfn_path_parse ("DependsOn", NULL);
  g_autoptr (CfnPath) path = make_path (id, tail);
  const CfnNode *node = find_node (self, path);
  g_autofree char *text = NULL;

  if (cfn_node_get_string (last) == NULL || names (node, last->value) ||
      g_str_equal (last->value, id))
    return;

  if (node != NULL && node->kind == CFN_NODE_SEQUENCE)
    cfn_path_push_index (path, node->n_children);
  text = cfn_path_to_string (path);
  if (node != NULL && node->kind == CFN_NODE_SCALAR)
    {
      g_autofree char *both = g_strdup_printf ("[%s, %s]", node->value, last->value);

      g_variant_builder_add (pairs, "(ss)", text, both);
    }
  else
    {
      g_variant_builder_add (pairs, "(ss)", text, last->value);
    }
}

/* Takes away what is there, and only that. */
static void
add_change (GVariantBuilder  *pairs,
            MillraceManyForm *self,
            const char       *path,
            const char       *yaml)
{
  g_autoptr (CfnPath) tail = parse_tail (self, path);
  const gboolean is_wait = tail != NULL && yaml[0] != '\0' &&
                           g_strcmp0 (cfn_path_get_steps (tail, &(guint) { 0 })[0].key,
                                      "DependsOn") == 0;

  if (tail == NULL)
    {
      g_variant_builder_add (pairs, "(ss)", path, yaml);
      return;
    }

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      g_autoptr (CfnPath) other = make_path (self->ids[i], tail);
      g_autofree char *text = cfn_path_to_string (other);

      if (is_wait)
        add_wait (pairs, self, self->ids[i], yaml);
      else if (yaml[0] != '\0' || find_node (self, other) != NULL)
        g_variant_builder_add (pairs, "(ss)", text, yaml);
    }
}

/* The window itself does it: what is asked for here does not come back here. */
static void
ask (MillraceManyForm *self,
     GVariantBuilder  *pairs)
{
  g_autoptr (GVariant) changes = g_variant_ref_sink (g_variant_builder_end (pairs));

  if (g_variant_n_children (changes) > 0)
    gtk_widget_activate_action_variant (gtk_widget_get_parent (GTK_WIDGET (self)),
                                        "win.set-properties", changes);
}

static void
set_property_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  GVariantBuilder pairs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  const char *path, *yaml;

  g_variant_get (parameter, "(&s&s)", &path, &yaml);
  add_change (&pairs, MILLRACE_MANY_FORM (widget), path, yaml);
  ask (MILLRACE_MANY_FORM (widget), &pairs);
}

static void
set_text_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GVariantBuilder pairs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  g_autofree char *yaml = NULL;
  const char *path, *text;

  g_variant_get (parameter, "(&s&s)", &path, &text);
  yaml = cfn_writer_quote (text);
  add_change (&pairs, MILLRACE_MANY_FORM (widget), path, yaml);
  ask (MILLRACE_MANY_FORM (widget), &pairs);
}

static void
unset_property_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  GVariantBuilder pairs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));

  add_change (&pairs, MILLRACE_MANY_FORM (widget), g_variant_get_string (parameter, NULL), "");
  ask (MILLRACE_MANY_FORM (widget), &pairs);
}

static gboolean
is_as_first (MillraceManyForm *self,
             guint             index,
             const char       *property)
{
  g_autofree char *below = g_strconcat ("Properties.", property, NULL);
  g_autoptr (CfnPath) tail = cfn_path_parse (below, NULL);
  g_autofree char *first = tail != NULL ? dup_value (self, 0, tail) : NULL;
  g_autofree char *value = tail != NULL ? dup_value (self, index, tail) : NULL;

  return g_strcmp0 (first, value) == 0;
}

/* The same end of each of them, or of those that have it @other_only than the first, "a(ssb)";
 * floating. */
static GVariant *
make_ends (MillraceManyForm *self,
           gboolean          other_only,
           const char       *property,
           gboolean          incoming)
{
  GVariantBuilder ends = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssb)"));

  for (guint i = 0; self->ids[i] != NULL; i++)
    if (!other_only || !is_as_first (self, i, property))
      g_variant_builder_add (&ends, "(ssb)", self->ids[i], property, incoming);

  return g_variant_builder_end (&ends);
}

/* "win.connect-end", or "win.add-end": to what is there, or to something new. */
static void
end_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  MillraceManyForm *self = MILLRACE_MANY_FORM (widget);
  GtkWidget *above = gtk_widget_get_parent (widget);
  const char *property, *other;
  gboolean incoming;

  g_variant_get (parameter, "(&s&sb&s)", NULL, &property, &incoming, &other);
  gtk_widget_activate_action (above,
                              g_str_equal (action, "win.add-end") ? "win.add-ends"
                                                                  : "win.connect-ends",
                              "(@a(ssb)s)", make_ends (self, FALSE, property, incoming), other);
}

static void
free_ends_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  const char *property;
  gboolean incoming;

  g_variant_get_child (parameter, 0, "(&s&sb)", NULL, &property, &incoming);
  gtk_widget_activate_action_variant (gtk_widget_get_parent (widget), "win.free-ends",
                                      make_ends (MILLRACE_MANY_FORM (widget), FALSE, property,
                                                 incoming));
}

static void
set_properties_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  GVariantBuilder pairs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  const char *path, *yaml;
  GVariantIter iter;

  g_variant_iter_init (&iter, parameter);
  while (g_variant_iter_next (&iter, "(&s&s)", &path, &yaml))
    add_change (&pairs, MILLRACE_MANY_FORM (widget), path, yaml);
  ask (MILLRACE_MANY_FORM (widget), &pairs);
}

/* The others get what the first has. */
static void
level_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  MillraceManyForm *self = MILLRACE_MANY_FORM (widget);
  GVariantBuilder pairs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  g_autoptr (CfnPath) tail = parse_tail (self, g_variant_get_string (parameter, NULL));
  g_autofree char *wanted = tail != NULL ? dup_value (self, 0, tail) : NULL;

  for (guint i = 1; tail != NULL && self->ids[i] != NULL; i++)
    {
      g_autofree char *value = dup_value (self, i, tail);

      if (!g_str_equal (value, wanted))
        {
          g_autoptr (CfnPath) path = make_path (self->ids[i], tail);
          g_autofree char *text = cfn_path_to_string (path);

          g_variant_builder_add (&pairs, "(ss)", text, wanted);
        }
    }
  ask (self, &pairs);
}

/* An end of a connection takes more than its value: the others are led to where the first leads, or
 * nowhere. */
static void
level_end_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MillraceManyForm *self = MILLRACE_MANY_FORM (widget);
  GtkWidget *above = gtk_widget_get_parent (widget);
  MillraceSubject subject;
  const char *property;
  gboolean incoming;
  CfnValue value;

  g_variant_get (parameter, "(&sb)", &property, &incoming);
  if (!millrace_subject_init (&subject, self->reading, self->ids[0]))
    return;

  value = millrace_subject_get_value (&subject, property);
  if (value.resource != NULL)
    {
      gtk_widget_activate_action (above, "win.connect-ends", "(@a(ssb)s)",
                                  make_ends (self, TRUE, property, incoming), value.resource->id);
    }
  else if (value.kind == CFN_VALUE_ABSENT)
    {
      gtk_widget_activate_action_variant (above, "win.free-ends",
                                          make_ends (self, TRUE, property, incoming));
    }
  else
    {
      g_autofree char *path = millrace_subject_dup_path (&subject, property);

      gtk_widget_activate_action (widget, "many.level", "s", path);
    }
}

/* What is the same in all of them becomes one parameter. */
static void
make_parameter_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  MillraceManyForm *self = MILLRACE_MANY_FORM (widget);
  GVariantBuilder paths = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (CfnPath) tail = parse_tail (self, path);

  g_variant_builder_add (&paths, "s", path);
  for (guint i = 0; tail != NULL && self->ids[i] != NULL; i++)
    {
      g_autoptr (CfnPath) other = make_path (self->ids[i], tail);
      g_autofree char *text = cfn_path_to_string (other);

      if (!g_str_equal (text, path))
        g_variant_builder_add (&paths, "s", text);
    }
  gtk_widget_activate_action_variant (gtk_widget_get_parent (widget), "win.make-parameter-of",
                                      g_variant_builder_end (&paths));
}

/* --- Saying where they differ --- */

/* "5 · 10 · not set": each value once; NULL when all of them have the same. */
static char *
dup_difference (MillraceManyForm *self,
                const char       *path)
{
  g_autoptr (CfnPath) tail = parse_tail (self, path);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (tail == NULL)
    return NULL;

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      g_autofree char *value = dup_value (self, i, tail);

      if (value[0] == '\0')
        {
          g_free (value);
          value = g_strdup (_("not set"));
        }
      if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
        g_ptr_array_add (values, g_steal_pointer (&value));
    }
  if (values->len < 2)
    return NULL;

  if (values->len > MAX_VALUES)
    {
      g_ptr_array_set_size (values, MAX_VALUES);
      g_ptr_array_add (values, g_strdup ("…"));
    }
  g_ptr_array_add (values, NULL);

  return g_strjoinv (" · ", (char **) values->pdata);
}

static void
clear_notes (MillraceManyForm *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      GtkWidget *note = g_ptr_array_index (self->notes, i);
      GtkWidget *list = gtk_widget_get_parent (note);

      if (GTK_IS_LIST_BOX (list))
        gtk_list_box_remove (GTK_LIST_BOX (list), note);
    }
  g_ptr_array_set_size (self->notes, 0);
}

static GtkWidget *
create_level_button (MillraceField *field)
{
  const MillraceFieldSpec *spec = millrace_field_get_spec (field);
  const gboolean is_end = spec->kind == MILLRACE_FIELD_RESOURCE;
  GtkWidget *button = gtk_button_new_with_label (_("Same for All"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  millrace_tooltip_set (button, _("Give all of them the value that the field shows"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), is_end ? "many.level-end"
                                                                   : "many.level");
  if (is_end)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sb)",
                                      millrace_field_get_property (field), spec->comes_from);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                      millrace_field_get_path (field));

  return button;
}

static void
add_note (MillraceManyForm *self,
          GtkWidget        *field,
          const char       *difference)
{
  GtkWidget *list = gtk_widget_get_parent (field);
  /* Translators: %s lists the values that several resources have */
  g_autofree char *text = g_strdup_printf (_("They differ: %s"), difference);
  GtkWidget *note = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = create_level_button (MILLRACE_FIELD (field));

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (note), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (note), FALSE);
  gtk_widget_set_focusable (note, FALSE);
  gtk_widget_add_css_class (note, "note");
  gtk_widget_add_css_class (note, "differs");
  gtk_list_box_insert (GTK_LIST_BOX (list), note,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (field)) + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  g_ptr_array_add (self->notes, g_object_ref (note));
}

/* Of an object the rows below it say it. */
static gboolean
can_differ (GtkWidget *field)
{
  return GTK_IS_LIST_BOX (gtk_widget_get_parent (field)) && gtk_widget_get_visible (field) &&
         millrace_field_get_path (MILLRACE_FIELD (field)) != NULL &&
         (millrace_field_get_spec (MILLRACE_FIELD (field))->kind != MILLRACE_FIELD_PARTS ||
          !millrace_field_get_open (MILLRACE_FIELD (field)));
}

static void
show_differences (MillraceManyForm *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) shown = g_string_new (NULL);

  millrace_form_get_fields (self->form, fields);
  for (guint i = 0; i < fields->len; i++)
    {
      GtkWidget *field = g_ptr_array_index (fields, i);
      char *difference = can_differ (field)
                           ? dup_difference (self, millrace_field_get_path (MILLRACE_FIELD (field)))
                           : NULL;

      g_ptr_array_add (differences, difference);
      g_string_append_printf (shown, "%p %s\n", (gpointer) field,
                              difference != NULL ? difference : "");
    }
  if (g_strcmp0 (shown->str, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_string_free (g_steal_pointer (&shown), FALSE);
  clear_notes (self);
  for (guint i = 0; i < fields->len; i++)
    {
      if (g_ptr_array_index (differences, i) != NULL)
        add_note (self, g_ptr_array_index (fields, i), g_ptr_array_index (differences, i));
    }
}

/* --- Showing --- */

static char *
dup_types (CfnReading         *reading,
           const char * const *ids)
{
  CfnTemplate *template = cfn_reading_get_template (reading);
  GString *types = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const CfnResource *resource = cfn_template_find_resource (template, ids[i]);

      g_string_append_printf (types, "%s\n", resource != NULL ? resource->type : "");
    }

  return g_string_free (types, FALSE);
}

/* The types besides that of the first, which decide what all of them have: copies, as the form is
 * there for longer than the template. */
static GPtrArray *
list_other_types (CfnTemplate        *template,
                  const char * const *ids)
{
  GPtrArray *types = g_ptr_array_new_with_free_func (g_free);
  const CfnResource *first = cfn_template_find_resource (template, ids[0]);

  for (guint i = 1; ids[i] != NULL; i++)
    {
      const CfnResource *other = cfn_template_find_resource (template, ids[i]);

      if (other != NULL && !g_str_equal (other->type, first->type))
        g_ptr_array_add (types, g_strdup (other->type));
    }

  return types;
}

gboolean
millrace_many_form_show (MillraceManyForm   *self,
                         CfnReading         *reading,
                         const char * const *ids)
{
  MillraceSubject subject;
  g_autofree char *types = NULL;

  g_return_val_if_fail (MILLRACE_IS_MANY_FORM (self), FALSE);
  g_return_val_if_fail (reading != NULL && ids != NULL, FALSE);

  types = dup_types (reading, ids);
  if (!g_strv_equal ((const char * const *) self->ids, ids) || !g_str_equal (types, self->types) ||
      !millrace_subject_init (&subject, reading, ids[0]))
    return FALSE;

  cfn_reading_ref (reading);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  self->reading = reading;
  millrace_form_show (self->form, &subject);
  show_differences (self);

  return TRUE;
}

static void
millrace_many_form_dispose (GObject *object)
{
  MillraceManyForm *self = MILLRACE_MANY_FORM (object);

  clear_notes (self);
  if (self->form != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->form));
  self->form = NULL;
  g_clear_pointer (&self->reading, cfn_reading_unref);

  G_OBJECT_CLASS (millrace_many_form_parent_class)->dispose (object);
}

static void
millrace_many_form_finalize (GObject *object)
{
  MillraceManyForm *self = MILLRACE_MANY_FORM (object);

  g_ptr_array_unref (self->notes);
  g_strfreev (self->ids);
  g_free (self->types);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_many_form_parent_class)->finalize (object);
}

static void
millrace_many_form_class_init (MillraceManyFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_many_form_dispose;
  object_class->finalize = millrace_many_form_finalize;

  /* What rows ask the window for passes here first. */
  gtk_widget_class_install_action (widget_class, "win.set-property", "(ss)", set_property_cb);
  /* The comments of one are not those of all. */
  gtk_widget_class_install_action (widget_class, "win.set-lines", "(ss)", set_property_cb);
  gtk_widget_class_install_action (widget_class, "win.set-text", "(ss)", set_text_cb);
  gtk_widget_class_install_action (widget_class, "win.unset-property", "s", unset_property_cb);
  gtk_widget_class_install_action (widget_class, "win.connect-end", "(ssbs)", end_cb);
  gtk_widget_class_install_action (widget_class, "win.add-end", "(ssbs)", end_cb);
  gtk_widget_class_install_action (widget_class, "win.free-ends", "a(ssb)", free_ends_cb);
  gtk_widget_class_install_action (widget_class, "win.make-parameter", "s", make_parameter_cb);
  gtk_widget_class_install_action (widget_class, "win.set-properties", "a(ss)",
                                   set_properties_cb);
  gtk_widget_class_install_action (widget_class, "many.level", "s", level_cb);
  gtk_widget_class_install_action (widget_class, "many.level-end", "(sb)", level_end_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
millrace_many_form_init (MillraceManyForm *self)
{
  self->notes = g_ptr_array_new_with_free_func (g_object_unref);
}

GtkWidget *
millrace_many_form_new (CfnReading         *reading,
                        const char * const *ids)
{
  MillraceManyForm *self = g_object_new (MILLRACE_TYPE_MANY_FORM, NULL);
  MillraceSubject subject;
  g_autoptr (GPtrArray) others = NULL;

  self->ids = g_strdupv ((char **) ids);
  self->types = dup_types (reading, ids);
  self->reading = cfn_reading_ref (reading);
  if (!millrace_subject_init (&subject, reading, ids[0]))
    return GTK_WIDGET (self);

  others = list_other_types (subject.template, ids);
  self->form = MILLRACE_FORM (millrace_form_new_shared (&subject, others, ids));
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));
  show_differences (self);

  return GTK_WIDGET (self);
}
