/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-statement-row.h"

#include "cfn-action-offer.h"
#include "cfn-question.h"
#include "millrace-item-mover.h"
#include "millrace-items.h"
#include "millrace-principal.h"
#include "millrace-protected.h"
#include "millrace-section.h"
#include "millrace-spelling.h"
#include "millrace-tooltip.h"

/* As many offers as somebody reads. */
#define MAX_OFFERS 60

struct _MillraceStatementRow
{
  MillraceExpander  parent_instance;

  GtkListBox     *list;        /* of what is inside; NULL: it was never opened */
  GtkWidget      *effect;
  GtkWidget      *sid;
  MillracePrincipal *principal; /* NULL: it has none */
  GtkWidget      *others;      /* NotPrincipal; likewise */
  GtkWidget      *condition;
  MillraceItems  *actions;
  MillraceItems  *resources;
  GtkWidget      *up;
  GtkWidget      *down;

  CfnReading     *reading;     /* what is shown */
  char           *id;
  char           *property;
  char           *whole;       /* the list that it is in, or NULL */
  guint           index;
  guint           n;
  gboolean        is_branch;
};

G_DEFINE_FINAL_TYPE (MillraceStatementRow, millrace_statement_row, MILLRACE_TYPE_EXPANDER)

static const MillraceChoice effects[] = {
  { "Allow", N_("Allow") },
  { "Deny", N_("Deny") },
  { NULL }
};

static const MillraceFieldSpec effect_spec = {
  .kind = MILLRACE_FIELD_CHOICE, .title = N_("Effect"), .choices = effects, .required = TRUE,
};

static const MillraceFieldSpec sid_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Name (Sid)"),
  .help = N_("Letters and digits, unique within the policy."),
};

static const MillraceFieldSpec others_spec = {
  .kind = MILLRACE_FIELD_ANY, .title = N_("Anyone but"),
};

static const MillraceFieldSpec condition_spec = {
  .kind = MILLRACE_FIELD_ANY, .title = N_("Condition"),
  .help = N_("{Operator: {key: value}}; all of it has to be so."),
};

/* --- What can be offered --- */

static GPtrArray *
offer_actions (const char *typed,
               gpointer    user_data)
{
  return cfn_action_offer_list (typed, MAX_OFFERS);
}

/* "actions" of the statement that the list @property belongs to. */
static const char *
find_action (const MillraceSubject *subject,
             const char            *property)
{
  const char *dot = strrchr (property, '.');
  g_autofree char *statement = dot != NULL ? g_strndup (property, dot - property)
                                           : g_strdup ("");
  g_autofree char *path = g_strconcat (statement, ".Action", NULL);
  CfnNode *node = millrace_subject_get_node (subject, path);

  if (node != NULL && node->kind == CFN_NODE_SEQUENCE)
    node = node->first_child;

  return cfn_node_get_literal (node);
}

/* "Items", "Items: stream". */
static char *
make_label (const CfnResource     *resource,
            const CfnActionTarget *target)
{
  if (g_strcmp0 (target->resource, "stream") == 0)
    return g_strdup_printf (_("%s: stream"), resource->id);
  if (g_strcmp0 (target->resource, "index") == 0)
    return g_strdup_printf (_("%s: indexes"), resource->id);
  if (g_strcmp0 (target->resource, "object") == 0)
    return g_strdup_printf (_("%s: objects"), resource->id);

  return g_strdup (resource->id);
}

static void
add_targets (GArray            *choices,
             const CfnResource *resource,
             const char        *action,
             gboolean           fitting)
{
  const CfnActionTarget *best = cfn_action_target_find (action, resource);
  const CfnActionTarget *target;

  for (guint i = 0; (target = cfn_action_target_get (resource, i)) != NULL; i++)
    {
      g_autofree char *label = make_label (resource, target);

      if ((action != NULL && target == best) == fitting)
        millrace_item_add_choice (choices, cfn_action_target_to_yaml (target, resource), label);
    }
}

/* What the action is about first, then everything else that has an ARN, then all there is. */
static void
pick_resources (const MillraceSubject *subject,
                const char            *property,
                GArray                *choices)
{
  const char *action = find_action (subject, property);
  guint n = cfn_template_get_n_resources (subject->template);

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n; i++)
        {
          const CfnResource *resource = cfn_template_get_resource (subject->template, i);

          /* A resource that needs itself cannot be made. */
          if (resource != subject->resource)
            add_targets (choices, resource, action, pass == 0);
        }
    }
  millrace_item_add_choice (choices, g_strdup ("*"), _("Everything"));
}

static const MillraceItemSpec action_items = {
  .title = N_("Action"), .add_title = N_("Add an action"), .offer = offer_actions,
  .lone = TRUE,
};

static const MillraceItemSpec resource_items = {
  .title = N_("Resource"), .add_title = N_("Add a resource"), .pick = pick_resources,
  .lone = TRUE,
};

/* What a policy of a resource is about: where it is the resource's own, "*" means just that. Of a
 * table that is its indexes, too (Amazon DynamoDB Developer Guide, Resource-based policy examples),
 * of a key nothing but the key (AWS KMS Developer Guide, Key policies). */
static char *
dup_protected (const MillraceSubject *subject,
               const char            *action)
{
  const CfnValue value = cfn_value_of (subject->template, millrace_protected_get_first (subject));
  const CfnResource *resource = NULL;
  const CfnActionTarget *target;

  if (value.kind == CFN_VALUE_REF || value.kind == CFN_VALUE_GETATT)
    resource = cfn_template_find_resource (subject->template, value.name);
  target = resource != NULL ? cfn_action_target_find (action, resource) : NULL;

  return target != NULL ? cfn_action_target_to_yaml (target, resource) : NULL;
}

/* The first resource of the template that @action can be about. */
static char *
dup_fitting (const MillraceSubject *subject,
             const char            *action)
{
  guint n = cfn_template_get_n_resources (subject->template);

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (subject->template, i);
      const CfnActionTarget *target = cfn_action_target_find (action, resource);

      if (target != NULL && resource != subject->resource)
        return cfn_action_target_to_yaml (target, resource);
    }

  return NULL;
}

char *
millrace_statement_dup_allowing (const MillraceSubject *subject,
                                 const char            *action)
{
  gboolean is_protecting = millrace_principal_is_needed (subject);
  g_autofree char *action_yaml = millrace_items_dup_yaml (action);
  g_autofree char *resource_yaml = is_protecting ? dup_protected (subject, action)
                                                 : dup_fitting (subject, action);

  /* Without a principal the policy of a resource is refused: the account itself is the least. */
  return g_strdup_printf ("{Effect: Allow, %sAction: %s, Resource: %s}",
                          is_protecting ? "Principal: {AWS: " MILLRACE_PRINCIPAL_ACCOUNT "}, " : "",
                          action_yaml, resource_yaml != NULL ? resource_yaml : "'*'");
}

/* --- Moving and removing --- */

static void
move_by (MillraceStatementRow *self,
         int                   step)
{
  MillraceSubject subject;
  g_autofree char *path = NULL;
  int to = (int) self->index + step;

  if (self->whole == NULL || to < 0 || to >= (int) self->n ||
      !millrace_subject_init (&subject, self->reading, self->id))
    return;

  path = millrace_subject_dup_path (&subject, self->whole);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.move-item", "(sii)", path,
                              (int) self->index, to);
}

static void
up_cb (MillraceStatementRow *self)
{
  move_by (self, -1);
}

static void
down_cb (MillraceStatementRow *self)
{
  move_by (self, 1);
}

static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  move_by (MILLRACE_STATEMENT_ROW (widget), GPOINTER_TO_INT (user_data));

  return GDK_EVENT_STOP;
}

/* A branch of an Fn::If stays where it is. */
static char *
dup_item_path (GtkWidget *row)
{
  MillraceStatementRow *self = MILLRACE_STATEMENT_ROW (row);
  MillraceSubject subject;

  if (self->whole == NULL || !millrace_subject_init (&subject, self->reading, self->id))
    return NULL;

  return millrace_subject_dup_path (&subject, self->property);
}

static void
remove_cb (MillraceStatementRow *self)
{
  MillraceSubject subject;
  g_autofree char *path = NULL;

  if (!millrace_subject_init (&subject, self->reading, self->id))
    return;

  path = millrace_subject_dup_path (&subject, self->property);
  if (self->is_branch)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-property", "(ss)", path,
                                "!Ref AWS::NoValue");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.unset-property", "s", path);
}

/* --- Showing --- */

/* "a, b, c" of a scalar, a list or an intrinsic. */
static char *
join_raw (CfnNode *node)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  CfnNode *arguments = NULL;

  if (node != NULL && node->tag == NULL && node->n_children == 0
      && (node->kind != CFN_NODE_SCALAR || node->value[0] == '\0')
      && node->kind != CFN_NODE_ALIAS)
    /* Translators: stands where an action or a resource would, of which there is none */
    return g_strdup (_("(empty)"));
  if (node == NULL || node->kind != CFN_NODE_SEQUENCE || cfn_node_get_intrinsic (node, &arguments))
    return node != NULL && node->kind == CFN_NODE_SCALAR && node->tag == NULL
             ? g_strdup (node->value)
             : millrace_spelling_of_node (node);

  for (CfnNode *item = node->first_child; item != NULL; item = item->next)
    g_ptr_array_add (items, join_raw (item));
  g_ptr_array_add (items, NULL);

  return g_strjoinv (", ", (char **) items->pdata);
}

static char *
join_items (CfnNode *node)
{
  g_autofree char *raw = join_raw (node);

  return millrace_spelling_breakable (raw);
}

/* Who it is about, "sns.amazonaws.com, *"; NULL: nobody is named. */
static char *
join_principals (CfnNode *statement)
{
  CfnNode *principal = cfn_node_get (statement, "Principal");
  CfnNode *arguments = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *raw = NULL;

  if (principal == NULL || principal->kind != CFN_NODE_MAPPING
      || cfn_node_get_intrinsic (principal, &arguments) != NULL)
    return principal != NULL ? join_items (principal) : NULL;

  for (CfnNode *name = principal->first_child; name != NULL; name = name->next)
    g_ptr_array_add (names, join_raw (name));
  g_ptr_array_add (names, NULL);
  raw = g_strjoinv (", ", (char **) names->pdata);

  return millrace_spelling_breakable (raw);
}

/* "Allowed on *"; NULL: nothing to say. Free with g_free(). */
static char *
describe_effect (CfnNode    *statement,
                 const char *principals,
                 const char *resources)
{
  const char *effect = cfn_node_get_literal (cfn_node_get (statement, "Effect"));
  const gboolean denies = g_strcmp0 (effect, "Deny") == 0;

  if (principals == NULL && resources == NULL)
    return NULL;
  if (effect != NULL && !denies && !g_str_equal (effect, "Allow"))
    return g_strdup_printf ("%s · %s", effect, principals != NULL ? principals : resources);
  if (principals != NULL)
    /* Translators: who a policy statement is about; %s is a list of services and roles. */
    return g_strdup_printf (denies ? _("Denied to %s") : _("Allowed to %s"), principals);

  /* Translators: what a policy statement is about; %s is a list of resources. */
  return g_strdup_printf (denies ? _("Denied on %s") : _("Allowed on %s"), resources);
}

static void
show_heading (MillraceStatementRow *self,
              CfnNode              *statement)
{
  gboolean denies = cfn_node_is_string (cfn_node_get (statement, "Effect"), "Deny");
  CfnNode *actions = cfn_node_get (statement, "Action");
  CfnNode *others = cfn_node_get (statement, "NotAction");
  CfnNode *resources = cfn_node_get (statement, "Resource");
  g_autofree char *action_text = join_items (actions != NULL ? actions : others);
  g_autofree char *resource_text = join_items (resources);
  g_autofree char *principals = join_principals (statement);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (actions != NULL)
    title = g_strdup (action_text);
  else if (others != NULL)
    /* Translators: what a policy statement is about; %s is a list of actions. */
    title = g_strdup_printf (_("All but %s"), action_text);
  else
    title = millrace_spelling_of_node (statement);
  subtitle = describe_effect (statement, principals, resources != NULL ? resource_text : NULL);
  millrace_expander_set_title (MILLRACE_EXPANDER (self), title);
  millrace_expander_set_subtitle (MILLRACE_EXPANDER (self), subtitle);
  gtk_widget_remove_css_class (GTK_WIDGET (self), denies ? "allows" : "denies");
  gtk_widget_add_css_class (GTK_WIDGET (self), denies ? "denies" : "allows");
}

static void
show_field (MillraceStatementRow  *self,
            GtkWidget             *field,
            const MillraceSubject *subject,
            const char            *element)
{
  g_autofree char *property = g_strconcat (self->property, ".", element, NULL);

  millrace_field_show_at (MILLRACE_FIELD (field), subject, property);
}

static void
show_items (MillraceStatementRow  *self,
            MillraceItems         *items,
            const MillraceSubject *subject,
            const char            *element)
{
  g_autofree char *negated = g_strconcat (self->property, ".Not", element, NULL);
  g_autofree char *property = g_strconcat (self->property, ".", element, NULL);
  gboolean is_negated = millrace_subject_get_node (subject, property) == NULL &&
                        millrace_subject_get_node (subject, negated) != NULL;

  millrace_items_show (items, subject, is_negated ? negated : property);
}

/* Where the statement is about all but some, those are not who it is about. */
static void
show_principal (MillraceStatementRow  *self,
                const MillraceSubject *subject)
{
  g_autofree char *property = g_strconcat (self->property, ".Principal", NULL);
  g_autofree char *negated = g_strconcat (self->property, ".NotPrincipal", NULL);
  gboolean is_negated = millrace_subject_get_node (subject, negated) != NULL;

  millrace_principal_show (self->principal, subject, property, !is_negated);
  gtk_widget_set_visible (self->others, is_negated);
  if (is_negated)
    millrace_field_show_at (MILLRACE_FIELD (self->others), subject, negated);
}

static void
show_inside (MillraceStatementRow  *self,
             const MillraceSubject *subject)
{
  show_field (self, self->effect, subject, "Effect");
  show_field (self, self->sid, subject, "Sid");
  if (self->principal != NULL)
    show_principal (self, subject);
  show_field (self, self->condition, subject, "Condition");
  show_items (self, self->actions, subject, "Action");
  show_items (self, self->resources, subject, "Resource");
  gtk_widget_set_sensitive (self->up, self->whole != NULL && self->index > 0);
  gtk_widget_set_sensitive (self->down, self->whole != NULL && self->index + 1 < self->n);
}

void
millrace_statement_row_show (MillraceStatementRow  *self,
                             const MillraceSubject *subject,
                             const char            *property,
                             const char            *list,
                             guint                  index,
                             guint                  n)
{
  CfnReading *previous;
  g_autofree char *path = millrace_subject_dup_path (subject, property);

  g_return_if_fail (MILLRACE_IS_STATEMENT_ROW (self));

  previous = g_steal_pointer (&self->reading);
  self->reading = cfn_reading_ref (subject->reading);
  g_free (self->id);
  self->id = g_strdup (subject->resource->id);
  g_free (self->property);
  self->property = g_strdup (property);
  g_free (self->whole);
  self->whole = g_strdup (list);
  self->index = index;
  self->n = n;
  g_clear_pointer (&previous, cfn_reading_unref);

  millrace_expander_set_path (MILLRACE_EXPANDER (self), path);
  show_heading (self, millrace_subject_get_node (subject, property));
  if (self->list != NULL)
    show_inside (self, subject);
}

void
millrace_statement_row_set_branch (MillraceStatementRow *self,
                                   gboolean              is_branch)
{
  g_return_if_fail (MILLRACE_IS_STATEMENT_ROW (self));

  self->is_branch = is_branch;
}

void
millrace_statement_row_get_fields (MillraceStatementRow *self,
                                   GPtrArray            *fields)
{
  if (self->list == NULL)
    return;

  g_ptr_array_add (fields, self->effect);
  g_ptr_array_add (fields, self->sid);
  if (self->principal != NULL)
    {
      millrace_principal_get_fields (self->principal, fields);
      g_ptr_array_add (fields, self->others);
      millrace_field_get_parts (MILLRACE_FIELD (self->others), fields);
    }
  millrace_items_get_fields (self->actions, fields);
  millrace_items_get_fields (self->resources, fields);
  g_ptr_array_add (fields, self->condition);
  millrace_field_get_parts (MILLRACE_FIELD (self->condition), fields);
}

/* --- Making --- */

static GtkWidget *
add_field (MillraceStatementRow    *self,
           const MillraceFieldSpec *spec)
{
  GtkWidget *row = millrace_field_row_new (spec);

  gtk_list_box_append (self->list, row);

  return row;
}

static GtkWidget *
add_button (MillraceStatementRow *self,
            GtkWidget            *box,
            const char           *icon_name,
            const char           *label,
            GCallback             clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  millrace_tooltip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked_cb, self);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
build_buttons (MillraceStatementRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "row-buttons");
  self->up = add_button (self, box, "go-up-symbolic", _("Move Up"), G_CALLBACK (up_cb));
  self->down = add_button (self, box, "go-down-symbolic", _("Move Down"), G_CALLBACK (down_cb));
  add_button (self, box, "user-trash-symbolic", _("Remove Statement"), G_CALLBACK (remove_cb));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

/* Most statements are never opened. */
static void
build_inside (MillraceStatementRow *self,
              gboolean              has_principal)
{
  self->list = millrace_expander_get_list (MILLRACE_EXPANDER (self));
  self->effect = add_field (self, &effect_spec);
  if (has_principal)
    {
      self->principal = millrace_principal_new (self->list, FALSE);
      self->others = add_field (self, &others_spec);
    }
  self->actions = millrace_items_new (&action_items, self->list);
  self->resources = millrace_items_new (&resource_items, self->list);
  self->condition = add_field (self, &condition_spec);
  self->sid = add_field (self, &sid_spec);
  build_buttons (self);
}

static void
millrace_statement_row_open (MillraceExpander *expander)
{
  MillraceStatementRow *self = MILLRACE_STATEMENT_ROW (expander);
  MillraceSubject subject;

  if (self->list != NULL || !millrace_subject_init (&subject, self->reading, self->id))
    return;

  build_inside (self, millrace_principal_is_needed (&subject));
  show_inside (self, &subject);
}

static void
millrace_statement_row_finalize (GObject *object)
{
  MillraceStatementRow *self = MILLRACE_STATEMENT_ROW (object);

  g_clear_pointer (&self->principal, millrace_principal_free);
  g_clear_pointer (&self->actions, millrace_items_free);
  g_clear_pointer (&self->resources, millrace_items_free);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_free (self->id);
  g_free (self->property);
  g_free (self->whole);

  G_OBJECT_CLASS (millrace_statement_row_parent_class)->finalize (object);
}

static void
millrace_statement_row_class_init (MillraceStatementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_statement_row_finalize;
  MILLRACE_EXPANDER_CLASS (klass)->open = millrace_statement_row_open;

  gtk_widget_class_add_shortcut (
    widget_class,
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Up, GDK_ALT_MASK),
                      gtk_callback_action_new (move_key_cb, GINT_TO_POINTER (-1), NULL)));
  gtk_widget_class_add_shortcut (
    widget_class,
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, GDK_ALT_MASK),
                      gtk_callback_action_new (move_key_cb, GINT_TO_POINTER (1), NULL)));
}

static void
millrace_statement_row_init (MillraceStatementRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "statement");
  millrace_item_mover_attach_dragging (GTK_WIDGET (self), dup_item_path);
}

GtkWidget *
millrace_statement_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_STATEMENT_ROW, NULL);
}
