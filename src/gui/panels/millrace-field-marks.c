/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-field-marks.h"

#include "millrace-edit.h"
#include "millrace-expander.h"
#include "millrace-finding-row.h"
#include "millrace-section.h"

typedef struct
{
  GtkWidget   *field;      /* owned: it may have gone from the form meanwhile */
  GtkWidget   *note;       /* owned */
  CfnSeverity  severity;
} Mark;

struct _MillraceFieldMarks
{
  GArray *marks;     /* of Mark */
  char   *shown;     /* all that they say; NULL: nothing yet */
  char  **ids;       /* the resources that are shown together; NULL: the subject's alone */
  GHashTable *opened; /* of char *: the rows that were opened, with the problem */
};

/* What a field is to be marked with. */
typedef struct
{
  GtkWidget        *field;
  const CfnFinding *finding;
  guint             index;
} Wanted;

static const char * const css_classes[] = {
  [CFN_SEVERITY_INFO] = "marked-info",
  [CFN_SEVERITY_WARNING] = "marked-warning",
  [CFN_SEVERITY_ERROR] = "marked-error",
};

/* --- Which field --- */

/* How much of @path @prefix covers, in whole steps; 0: it is no prefix. */
static gsize
get_prefix_length (const char *path,
                   const char *prefix)
{
  return cfn_path_is_within (path, prefix) ? strlen (prefix) : 0;
}

/* A property that has no field of its own is shown by those of its parts. */
static gboolean
is_part (const char            *field_path,
         const char            *path,
         const MillraceSubject *subject)
{
  g_autofree char *properties = millrace_subject_dup_path (subject, "");

  return g_str_has_prefix (path, properties) && strlen (path) > strlen (properties) &&
         get_prefix_length (field_path, path) > 0;
}

/* What the row of a field, or one that such stand in, is about; NULL: nothing. */
static const char *
get_path (GtkWidget *row)
{
  return MILLRACE_IS_FIELD (row) ? millrace_field_get_path (MILLRACE_FIELD (row))
                                 : millrace_expander_get_path (MILLRACE_EXPANDER (row));
}

/* Whether nothing around it is closed. */
static gboolean
is_seen (GtkWidget *row)
{
  if (!gtk_widget_get_visible (row))
    return FALSE;

  for (GtkWidget *around = gtk_widget_get_parent (row);
       around != NULL && !MILLRACE_IS_SECTION (around); around = gtk_widget_get_parent (around))
    if (MILLRACE_IS_EXPANDER (around) && !millrace_expander_get_open (MILLRACE_EXPANDER (around)))
      return FALSE;

  return TRUE;
}

/* The row that shows the longest part of @place. */
static GtkWidget *
find_field (GPtrArray             *fields,
            const char            *place,
            const MillraceSubject *subject)
{
  GtkWidget *best = NULL, *part = NULL;
  gsize best_length = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      GtkWidget *field = g_ptr_array_index (fields, i);
      const char *path = get_path (field);
      gsize length;

      if (path == NULL || !is_seen (field))
        continue;

      length = get_prefix_length (place, path);
      if (length > best_length)
        {
          best = field;
          best_length = length;
        }
      else if (part == NULL && is_part (path, place, subject))
        {
          part = field;
        }
    }

  return best != NULL ? best : part;
}

/* Where @finding would be if it were about the resource of @subject; NULL: it is of nothing that is
 * shown. Free with g_free(). */
static char *
dup_place (MillraceFieldMarks    *self,
           const CfnFinding      *finding,
           const MillraceSubject *subject)
{
  g_autofree char *above = NULL;

  if (finding->resource == subject->resource)
    return g_strdup (finding->path);
  if (finding->resource == NULL || self->ids == NULL
      || !g_strv_contains ((const char * const *) self->ids, finding->resource->id))
    return NULL;

  above = g_strconcat ("Resources.", finding->resource->id, NULL);
  if (get_prefix_length (finding->path, above) == 0)
    return NULL;

  return g_strconcat ("Resources.", subject->resource->id, finding->path + strlen (above), NULL);
}

static GArray *
collect (MillraceFieldMarks    *self,
         GPtrArray             *fields,
         const MillraceSubject *subject)
{
  CfnFindings *findings = cfn_reading_get_findings (subject->reading);
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      Wanted one = { NULL, finding, i };
      g_autofree char *path = dup_place (self, finding, subject);

      if (path == NULL)
        continue;

      one.field = find_field (fields, path, subject);
      if (one.field != NULL)
        g_array_append_val (wanted, one);
    }

  return wanted;
}

static char *
describe (GArray *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < wanted->len; i++)
    {
      const Wanted *one = &g_array_index (wanted, Wanted, i);
      g_autofree char *message = cfn_message_format (one->finding->message);

      g_string_append_printf (text, "%p %u %s %s\n", (gpointer) one->field, one->index,
                              one->finding->rule, message);
    }

  return g_strdup (text->str);
}

/* --- Marking --- */

/* What can have the focus says what is wrong: @message NULL takes it back. */
static void
tell (GtkWidget  *widget,
      const char *message,
      gboolean    is_wrong)
{
  if (message != NULL && gtk_widget_get_focusable (widget))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message,
                                      -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                                   GTK_ACCESSIBLE_STATE_INVALID,
                                   is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                            : GTK_ACCESSIBLE_INVALID_FALSE,
                                   -1);
    }
  else if (gtk_widget_get_focusable (widget))
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (widget),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID);
    }
  millrace_edit_tell_again (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_POPOVER (child))
        tell (child, message, is_wrong);
    }
}

/* Of a row that is open, only what is seen of it when it is closed. */
static GtkWidget *
get_told (GtkWidget *row)
{
  return MILLRACE_IS_EXPANDER (row) ? millrace_expander_get_header (MILLRACE_EXPANDER (row)) : row;
}

/* Below @row; of one that is open, above all that is in it. */
static void
insert_note (GtkWidget *note,
             GtkWidget *row)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (row));

  if (MILLRACE_IS_EXPANDER (row) && millrace_expander_get_open (MILLRACE_EXPANDER (row)))
    gtk_list_box_prepend (millrace_expander_get_list (MILLRACE_EXPANDER (row)), note);
  else
    gtk_list_box_insert (list, note, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
}

static void
add_mark (MillraceFieldMarks *self,
          const Wanted       *wanted)
{
  g_autofree char *message = cfn_message_format (wanted->finding->message);
  Mark mark;

  if (!GTK_IS_LIST_BOX (gtk_widget_get_parent (wanted->field)))
    return;

  mark.field = g_object_ref (wanted->field);
  mark.severity = wanted->finding->severity;
  mark.note = g_object_ref_sink (millrace_finding_row_new (wanted->finding, wanted->index));
  gtk_widget_add_css_class (mark.note, "note");
  insert_note (mark.note, mark.field);
  gtk_widget_add_css_class (mark.field, css_classes[mark.severity]);
  tell (get_told (mark.field), message, mark.severity > CFN_SEVERITY_INFO);
  g_array_append_val (self->marks, mark);
}

static void
mark_clear (gpointer data)
{
  Mark *mark = data;
  GtkWidget *list = gtk_widget_get_parent (mark->note);

  gtk_widget_remove_css_class (mark->field, css_classes[mark->severity]);
  tell (get_told (mark->field), NULL, FALSE);
  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), mark->note);
  g_object_unref (mark->note);
  g_object_unref (mark->field);
}

/* The field whose note has the focus, or NULL. */
static GtkWidget *
find_noted_focus (MillraceFieldMarks *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      GtkRoot *root = gtk_widget_get_root (mark->note);
      GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

      if (focus != NULL && (focus == mark->note || gtk_widget_is_ancestor (focus, mark->note)))
        return mark->field;
    }

  return NULL;
}

void
millrace_field_marks_show (MillraceFieldMarks    *self,
                           GPtrArray             *fields,
                           const MillraceSubject *subject)
{
  g_autoptr (GArray) wanted = NULL;
  g_autofree char *shown = NULL;
  GtkWidget *focused;

  g_return_if_fail (self != NULL);

  wanted = collect (self, fields, subject);
  shown = describe (wanted);
  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  focused = find_noted_focus (self);
  if (focused != NULL)
    gtk_widget_child_focus (focused, GTK_DIR_TAB_FORWARD);

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < wanted->len; i++)
    add_mark (self, &g_array_index (wanted, Wanted, i));
}

gboolean
millrace_field_marks_open (MillraceFieldMarks    *self,
                           GPtrArray             *fields,
                           const MillraceSubject *subject)
{
  g_autoptr (GArray) wanted = NULL;
  gboolean has_opened = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  wanted = collect (self, fields, subject);
  for (guint i = 0; i < wanted->len; i++)
    {
      const Wanted *one = &g_array_index (wanted, Wanted, i);
      MillraceField *field = MILLRACE_FIELD (one->field);
      const char *path = millrace_field_get_path (field);

      if (millrace_field_get_spec (field)->kind != MILLRACE_FIELD_PARTS
          || millrace_field_get_open (field) || self->ids != NULL
          || strlen (one->finding->path) <= strlen (path)
          || !g_hash_table_add (self->opened, g_strconcat (one->finding->rule, " ",
                                                           one->finding->path, " ", path, NULL)))
        continue;
      millrace_field_set_open (field, TRUE);
      has_opened = TRUE;
    }

  return has_opened;
}

void
millrace_field_marks_free (MillraceFieldMarks *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->marks);
  g_hash_table_unref (self->opened);
  g_strfreev (self->ids);
  g_free (self->shown);
  g_free (self);
}

void
millrace_field_marks_set_ids (MillraceFieldMarks *self,
                              const char * const *ids)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->ids);
  self->ids = g_strdupv ((char **) ids);
}

MillraceFieldMarks *
millrace_field_marks_new (void)
{
  MillraceFieldMarks *self = g_new0 (MillraceFieldMarks, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_array_set_clear_func (self->marks, mark_clear);

  return self;
}
