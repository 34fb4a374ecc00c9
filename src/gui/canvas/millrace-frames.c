/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-frames.h"

#include <math.h>

#include "millrace-ink.h"

/* In pixels of the screen: targets are 24 wide. */
#define DISCLOSURE_RADIUS 12.0
/* Rings and badges reach beyond a frame. */
#define OVERHANG 24.0

struct _MillraceFrames
{
  GtkWidget           *world;
  const MillraceTheme *theme;
  CfnLayout           *layout;
  GPtrArray           *frames;     /* of MillraceFrame, by index; owned by the world */
};

MillraceFrames *
millrace_frames_new (GtkWidget           *world,
                     const MillraceTheme *theme)
{
  MillraceFrames *self = g_new0 (MillraceFrames, 1);

  self->world = world;
  self->theme = theme;
  self->frames = g_ptr_array_new ();

  return self;
}

void
millrace_frames_free (MillraceFrames *self)
{
  g_clear_pointer (&self->layout, cfn_layout_unref);
  g_ptr_array_unref (self->frames);
  g_free (self);
}

static int
get_worst (CfnLayout   *layout,
           guint        frame,
           CfnFindings *findings)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  int worst = -1;

  for (guint i = 0; findings != NULL && i < cfn_diagram_get_n_nodes (diagram); i++)
    if (millrace_frames_holds (layout, frame, i))
      worst = MAX (worst, cfn_findings_get_worst (findings,
                                                  cfn_diagram_get_node (diagram, i)->resource));

  return worst;
}

static MillraceFrame *
take (GPtrArray  *old,
      const char *name)
{
  for (guint i = 0; i < old->len; i++)
    if (g_str_equal (millrace_frame_get_name (g_ptr_array_index (old, i)), name))
      return g_ptr_array_remove_index_fast (old, i);

  return NULL;
}

void
millrace_frames_set_layout (MillraceFrames *self,
                            CfnLayout      *layout,
                            CfnFindings    *findings)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->frames);
  CfnLayout *previous = self->layout;

  self->layout = layout != NULL ? cfn_layout_ref (layout) : NULL;
  self->frames = g_ptr_array_new ();
  for (guint i = 0; layout != NULL && i < cfn_layout_get_n_frames (layout); i++)
    {
      const CfnFrame *frame = cfn_layout_get_frame (layout, i);
      MillraceFrame *widget = take (old, frame->name);

      if (widget == NULL)
        {
          widget = MILLRACE_FRAME (millrace_frame_new (self->theme, frame->name));
          gtk_widget_insert_after (GTK_WIDGET (widget), self->world, NULL);
        }
      millrace_frame_set_frame (widget, frame, get_worst (layout, i, findings));
      g_ptr_array_add (self->frames, widget);
    }

  for (guint i = 0; i < old->len; i++)
    gtk_widget_unparent (g_ptr_array_index (old, i));
  g_clear_pointer (&previous, cfn_layout_unref);
}

void
millrace_frames_allocate (MillraceFrames *self)
{
  for (guint i = 0; i < self->frames->len; i++)
    {
      CfnRect rect = cfn_layout_get_frame (self->layout, i)->rect;

      gtk_widget_allocate (g_ptr_array_index (self->frames, i), (int) ceil (rect.width),
                           (int) ceil (rect.height), -1,
                           gsk_transform_translate (NULL,
                                                    &GRAPHENE_POINT_INIT ((float) rect.x,
                                                                          (float) rect.y)));
    }
}

void
millrace_frames_snapshot (MillraceFrames *self,
                          GtkSnapshot    *snapshot,
                          CfnRect         view,
                          gboolean        collapsed)
{
  CfnRect reach = millrace_rect_grow (view, OVERHANG);

  for (guint i = 0; i < self->frames->len; i++)
    {
      const CfnFrame *frame = cfn_layout_get_frame (self->layout, i);

      if (!frame->is_hidden && frame->is_collapsed == collapsed
          && cfn_rect_intersects (frame->rect, reach))
        gtk_widget_snapshot_child (self->world, g_ptr_array_index (self->frames, i), snapshot);
    }
}

guint
millrace_frames_get_n (MillraceFrames *self)
{
  return self->frames->len;
}

MillraceFrame *
millrace_frames_get (MillraceFrames *self,
                     guint           frame)
{
  g_return_val_if_fail (frame < self->frames->len, NULL);

  return g_ptr_array_index (self->frames, frame);
}

int
millrace_frames_find (MillraceFrames *self,
                      const char     *name)
{
  return name != NULL && self->layout != NULL ? cfn_layout_find_frame (self->layout, name) : -1;
}

int
millrace_frames_hit (MillraceFrames *self,
                     CfnPoint        point,
                     double          zoom,
                     gboolean       *disclosure)
{
  double reach = DISCLOSURE_RADIUS / zoom;

  /* Inner ones lie over those around them. */
  for (int i = (int) self->frames->len - 1; i >= 0; i--)
    {
      const CfnFrame *frame = cfn_layout_get_frame (self->layout, (guint) i);
      CfnPoint centre = millrace_frame_get_disclosure (frame);
      CfnRect body = frame->rect;

      if (frame->is_hidden)
        continue;

      /* The band, no lower on the screen than a finger or an eye can hit. */
      if (!frame->is_collapsed)
        body.height = MIN (MAX (CFN_FRAME_TITLE + 4, 2 * reach), body.height);
      *disclosure = hypot (point.x - centre.x, point.y - centre.y) <= reach;
      if (*disclosure || cfn_rect_contains (body, point))
        return i;
    }

  *disclosure = FALSE;

  return -1;
}

/* --- what a layout says about its frames ------------------------------------------------------ */

/* TRUE when @inner is @outer, or in it. */
static gboolean
is_within (CfnLayout *layout,
           int        inner,
           int        outer)
{
  for (; inner >= 0; inner = cfn_layout_get_frame (layout, (guint) inner)->outer)
    if (inner == outer)
      return TRUE;

  return FALSE;
}

int
millrace_frames_find_around (CfnLayout *layout,
                             CfnPoint   point,
                             int        except)
{
  for (int i = (int) cfn_layout_get_n_frames (layout) - 1; i >= 0; i--)
    {
      const CfnFrame *frame = cfn_layout_get_frame (layout, (guint) i);

      if (!frame->is_hidden && !is_within (layout, i, except)
          && cfn_rect_contains (frame->rect, point))
        return i;
    }

  return -1;
}

gboolean
millrace_frames_holds (CfnLayout *layout,
                       guint      frame,
                       guint      node)
{
  return is_within (layout, cfn_layout_get_frame_of (layout, node), (int) frame);
}

const char **
millrace_frames_dup_ids (CfnLayout *layout,
                         guint      frame)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  guint n_nodes = cfn_diagram_get_n_nodes (diagram);
  const char **ids = g_new0 (const char *, n_nodes + 1);
  guint n = 0;

  for (guint i = 0; i < n_nodes; i++)
    if (millrace_frames_holds (layout, frame, i))
      ids[n++] = cfn_diagram_get_node (diagram, i)->resource->id;

  return ids;
}

/* @next takes the place of @positions. */
static void
replace (CfnPositions **positions,
         CfnPositions  *next)
{
  cfn_positions_unref (*positions);
  *positions = next;
}

CfnPositions *
millrace_frames_get_groups (CfnLayout *layout)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  CfnPositions *groups = cfn_positions_new ();

  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      int frame = cfn_layout_get_frame_of (layout, i);
      const char *ids[] = { cfn_diagram_get_node (diagram, i)->resource->id, NULL };

      if (frame >= 0)
        replace (&groups,
                 cfn_positions_with_members (groups,
                                             cfn_layout_get_frame (layout, (guint) frame)->name,
                                             ids));
    }
  for (guint i = 0; i < cfn_layout_get_n_frames (layout); i++)
    {
      const CfnFrame *frame = cfn_layout_get_frame (layout, i);

      if (frame->outer >= 0)
        replace (&groups,
                 cfn_positions_with_outer (groups, frame->name,
                                           cfn_layout_get_frame (layout,
                                                                 (guint) frame->outer)->name));
      replace (&groups, cfn_positions_with_collapsed (groups, frame->name, frame->is_collapsed));
    }

  return groups;
}
