/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cfn-card.h"
#include "millrace-links.h"
#include "millrace-palette-search.h"
#include "millrace-popover.h"
#include "millrace-quick-add.h"
#include "millrace-window-private.h"
#include "millrace-words.h"

/* A gap between a card and the one that is chained to it. */
#define BESIDE (3 * CFN_GRID)

/* --- what the canvas asks --------------------------------------------------------------------- */

/* @claim may be NULL; then NULL is returned. */
static const MillraceLink *
get_link (const CfnClaim *claim,
          MillraceLink   *link)
{
  if (claim == NULL)
    return NULL;

  link->kind = cfn_claim_kind_to_string (claim->kind);
  link->from = claim->from != NULL ? claim->from->id : "";
  link->to = claim->to != NULL ? claim->to->id : "";

  return link;
}

static MillraceFit
check (const char      *from,
       const char      *to,
       const CfnClaim  *instead,
       char           **why_not,
       gpointer         data)
{
  MillraceWindow *self = data;
  MillraceLink link;

  return millrace_links_check (self->links, from, to, get_link (instead, &link), why_not);
}

static GPtrArray *
list_meanings (const char     *from,
               const char     *to,
               const CfnClaim *instead,
               gpointer        data)
{
  MillraceWindow *self = data;
  MillraceLink link;

  return millrace_links_list_meanings (self->links, from, to, get_link (instead, &link));
}

static char *
preview (const char     *from,
         const char     *to,
         const char     *as,
         const CfnClaim *instead,
         gpointer        data)
{
  MillraceWindow *self = data;
  MillraceLink link;

  return millrace_links_preview (self->links, from, to, as, get_link (instead, &link));
}

static gboolean
fits_between (const char     *id,
              const char     *type,
              const CfnClaim *claim,
              gpointer        data)
{
  MillraceWindow *self = data;
  MillraceLink link;

  return millrace_links_fits_between (self->links, id, type, get_link (claim, &link));
}

const MillraceConnector millrace_window_connector = { check, list_meanings, preview,
                                                      fits_between };

/* --- what was done ---------------------------------------------------------------------------- */

/* @format with two places: what was done, and what was written for it. */
static void
tell_written (MillraceWindow *self,
              const char     *done,
              const char     *written)
{
  /* Translators: what was done, and what was written for it: "Connected A to B: wrote 7 lines in
   * Role" */
  g_autofree char *text = written != NULL ? millrace_words (N_("{0}: wrote {1}"), done, written,
                                                            NULL)
                                          : g_strdup (done);

  millrace_canvas_announce (self->canvas, text);
}

/* @error: why they are not, or NULL. */
static void
tell_connected (MillraceWindow *self,
                const char     *from,
                const char     *to,
                const char     *written,
                const GError   *error)
{
  /* Translators: two logical ids */
  g_autofree char *done = millrace_words (N_("Connected {0} to {1}"), from, to, NULL);

  if (error != NULL)
    millrace_window_refuse (self, error);
  else
    tell_written (self, done, written);
}

/* --- connecting ------------------------------------------------------------------------------- */

static void
connect_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  const char *from, *to, *as;

  g_variant_get (parameter, "(&s&s&s)", &from, &to, &as);
  millrace_links_connect (self->links, from, to, as, &written, &error);
  tell_connected (self, from, to, written, error);
}

static void
connect_ends (MillraceWindow    *self,
              const MillraceEnd *ends,
              guint              n_ends,
              const char        *other)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  g_autofree char *done = NULL;

  if (millrace_links_connect_ends (self->links, ends, n_ends, other, &written, &error)
      && n_ends > 1)
    {
      /* Translators: %s is a logical id */
      done = g_strdup_printf (ngettext ("Connected %u resource with %s",
                                        "Connected %u resources with %s", n_ends), n_ends, other);
      tell_written (self, done, written);
      return;
    }

  tell_connected (self, ends->incoming ? other : ends->holder,
                  ends->incoming ? ends->holder : other, written, error);
}

/* What a form chose for an end: a resource that is there. */
static void
connect_end_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MillraceEnd end;
  const char *other;

  g_variant_get (parameter, "(&s&sb&s)", &end.holder, &end.property, &end.incoming, &other);
  connect_ends (user_data, &end, 1, other);
}

/* Of an "a(ssb)"; the texts are @parameter's. */
static MillraceEnd *
get_ends (GVariant *parameter)
{
  const gsize n = g_variant_n_children (parameter);
  MillraceEnd *ends = g_new (MillraceEnd, n);

  for (gsize i = 0; i < n; i++)
    g_variant_get_child (parameter, i, "(&s&sb)", &ends[i].holder, &ends[i].property,
                         &ends[i].incoming);

  return ends;
}

/* The same for several resources that have one form. */
static void
connect_ends_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autoptr (GVariant) list = g_variant_get_child_value (parameter, 0);
  g_autofree MillraceEnd *ends = get_ends (list);
  const char *other;

  g_variant_get_child (parameter, 1, "&s", &other);
  if (g_variant_n_children (list) > 0)
    connect_ends (user_data, ends, g_variant_n_children (list), other);
}

static void
connect_chain_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  if (millrace_links_connect_chain (self->links, ids, &written, &error))
    tell_written (self, _("Connected one to the next"), written);
  else
    millrace_window_toast (self, error != NULL ? error->message
                                               : _("These cannot be connected."));
}

static void
replug_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  const char *from, *to, *as;
  MillraceLink link;

  g_variant_get (parameter, "(&s&s&s&s&s&s)", &link.kind, &link.from, &link.to, &from, &to, &as);
  millrace_links_replug (self->links, &link, from, to, as, &written, &error);
  tell_connected (self, from, to, written, error);
}

static void
tell_disconnected (MillraceWindow *self,
                   const char     *from,
                   const char     *to,
                   guint           n,
                   const char     *written)
{
  g_autofree char *done = NULL;

  if (n > 1)
    done = g_strdup_printf (ngettext ("Cut %u edge", "Cut %u edges", n), n);
  else if (from[0] != '\0' && to[0] != '\0')
    done = millrace_words (N_("Disconnected {0} from {1}"), from, to, NULL);
  else
    done = millrace_words (N_("Disconnected {0}"), from[0] != '\0' ? from : to, NULL);
  tell_written (self, done, written);
}

static void
disconnect (MillraceWindow     *self,
            const MillraceLink *links,
            guint               n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  if (millrace_links_disconnect (self->links, links, n, &written, &error))
    tell_disconnected (self, links->from, links->to, n, written);
  else
    millrace_window_refuse (self, error);
}

/* Ends that a form left without anything. */
static void
free_ends_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;
  gsize n = g_variant_n_children (parameter);
  g_autofree MillraceEnd *ends = get_ends (parameter);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  if (n == 0)
    return;
  if (millrace_links_free_ends (self->links, ends, n, &written, &error))
    tell_disconnected (self, ends->holder, "", n, written);
  else
    millrace_window_refuse (self, error);
}

static void
disconnect_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MillraceLink link;

  g_variant_get (parameter, "(&s&s&s)", &link.kind, &link.from, &link.to);
  disconnect (user_data, &link, 1);
}

static void
disconnect_edges_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  gsize n = g_variant_n_children (parameter);
  g_autofree MillraceLink *links = g_new (MillraceLink, n);

  for (gsize i = 0; i < n; i++)
    g_variant_get_child (parameter, i, "(&s&s&s)", &links[i].kind, &links[i].from, &links[i].to);
  if (n > 0)
    disconnect (user_data, links, (guint) n);
}

/* --- removing --------------------------------------------------------------------------------- */

static void
tell_removed (MillraceWindow     *self,
              const char * const *ids,
              char              **dependents)
{
  guint n = g_strv_length ((char **) ids);
  g_autofree char *what = n == 1
                          ? g_strdup_printf (_("Deleted %s"), ids[0])
                          : g_strdup_printf (ngettext ("Deleted %u resource",
                                                       "Deleted %u resources", n), n);
  g_autofree char *others = NULL;
  g_autofree char *text = NULL;

  if (dependents != NULL && dependents[0] != NULL)
    {
      others = g_strjoinv (", ", dependents);
      /* Translators: what was deleted, and what was changed because of it: "Deleted A; also
       * changed: B, C" */
      text = millrace_words (N_("{0}; also changed: {1}"), what, others, NULL);
    }
  millrace_window_toast_with_undo (self, text != NULL ? text : what);
}

/* @thoroughly: with the permissions that only they used. */
static void
remove_resources (MillraceWindow     *self,
                  const char * const *ids,
                  gboolean            thoroughly)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) dependents = NULL;
  gboolean done;

  if (ids[0] == NULL)
    return;

  done = thoroughly ? millrace_links_remove (self->links, ids, &dependents, &error)
                    : millrace_editor_remove (self->editor, ids, &dependents, &error);
  if (done)
    tell_removed (self, ids, dependents);
  else
    millrace_window_refuse (self, error);
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  remove_resources (user_data, ids, FALSE);
}

static void
delete_selection_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  MillraceWindow *self = user_data;
  const CfnClaim *claim = millrace_canvas_get_selected_claim (self->canvas);
  g_auto (GStrv) ids = g_strdupv (self->selection);
  MillraceLink link;

  if (claim != NULL)
    disconnect (self, get_link (claim, &link), 1);
  else
    remove_resources (self, (const char * const *) ids,
                      g_str_equal (g_action_get_name (G_ACTION (action)), "delete-thoroughly"));
}

/* --- adding ----------------------------------------------------------------------------------- */

/* A search that is open, and what comes of it. */
typedef struct
{
  MillraceWindow  *window;
  MillraceAddPlan  plan;
  char            *words[4];   /* what the plan points to */
} Search;

static void
search_free (gpointer  data,
             GClosure *closure)
{
  Search *search = data;

  for (guint i = 0; i < G_N_ELEMENTS (search->words); i++)
    g_free (search->words[i]);
  g_free (search);
}

static Search *
search_new (MillraceWindow        *window,
            const MillraceAddPlan *plan)
{
  Search *search = g_new0 (Search, 1);
  const char *words[] = { plan->partner, plan->between.kind, plan->between.from,
                          plan->between.to };

  search->window = window;
  search->plan = *plan;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    search->words[i] = g_strdup (words[i]);
  search->plan.partner = search->words[0];
  search->plan.between = (MillraceLink) { search->words[1], search->words[2], search->words[3] };

  return search;
}

static void
tell_added (MillraceWindow        *self,
            const MillraceAddPlan *plan,
            const char            *id,
            const char            *written)
{
  g_autofree char *done = NULL;

  if (plan->between.kind != NULL)
    done = millrace_words (N_("Inserted {0} between {1} and {2}"), id, plan->between.from,
                           plan->between.to, NULL);
  else if (plan->partner != NULL)
    done = millrace_words (N_("Added {0}, connected to {1}"), id, plan->partner, NULL);
  else
    done = millrace_window_describe_added (self, id);
  tell_written (self, done, plan->between.kind != NULL || plan->partner != NULL ? written : NULL);
}

/* The logical id of what was added; NULL, and a reason told, when nothing was. */
static char *
add_unselected (MillraceWindow        *self,
                const char            *type,
                const MillraceAddPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *written = NULL;

  if (!millrace_links_add (self->links, type, plan, &id, &written, &error))
    {
      millrace_window_refuse (self, error);
      return NULL;
    }

  millrace_palette_remember (type);
  tell_added (self, plan, id, written);

  return g_steal_pointer (&id);
}

/* The same. Its card has the focus as soon as it is there, unless somebody @goes_on with the
 * search. */
static char *
add (MillraceWindow        *self,
     const char            *type,
     const MillraceAddPlan *plan,
     gboolean               goes_on)
{
  char *id = add_unselected (self, type, plan);

  if (id != NULL)
    {
      millrace_window_select_when_shown (self, (const char * const []) { id, NULL });
      self->pending_focused = !goes_on;
    }

  return id;
}

/* Beside the card of the first whose form it is, which stays. */
static void
add_for_ends (MillraceWindow    *self,
              const MillraceEnd *ends,
              guint              n_ends,
              const char        *type)
{
  MillraceAddPlan plan = { .partner = ends->holder, .incoming = ends->incoming, .ends = ends,
                           .n_ends = n_ends };
  g_autofree char *id = NULL;
  CfnRect card;

  if (millrace_pipeline_get_card (millrace_editor_get_pipeline (self->editor), plan.partner, &card))
    plan.place = (CfnPoint) { card.x + (plan.incoming ? -1 : 1) * (CFN_CARD_WIDTH + BESIDE),
                              card.y };
  id = add_unselected (self, type, &plan);
}

/* What a form chose for an end: something new. */
static void
add_end_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  MillraceEnd end;
  const char *type;

  g_variant_get (parameter, "(&s&sb&s)", &end.holder, &end.property, &end.incoming, &type);
  add_for_ends (user_data, &end, 1, type);
}

/* The same for several resources that have one form. */
static void
add_ends_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr (GVariant) list = g_variant_get_child_value (parameter, 0);
  g_autofree MillraceEnd *ends = get_ends (list);
  const char *type;

  g_variant_get_child (parameter, 1, "&s", &type);
  if (g_variant_n_children (list) > 0)
    add_for_ends (user_data, ends, g_variant_n_children (list), type);
}

/* The next one goes beside what was just added, connected to it if that means something. */
static void
go_on (MillraceQuickAdd *popover,
       Search           *search,
       char             *id)
{
  g_free (search->words[0]);
  search->words[0] = id;
  search->plan = (MillraceAddPlan) { .place = { search->plan.place.x + CFN_CARD_WIDTH + BESIDE,
                                                search->plan.place.y },
                                     .partner = id };
  millrace_quick_add_set_offer (popover, _("What comes next?"), NULL);
}

static void
chosen_cb (MillraceQuickAdd *popover,
           const char       *type,
           gboolean          goes_on,
           Search           *search)
{
  MillraceAddPlan plan = search->plan;
  gboolean chained = plan.partner != NULL && plan.between.kind == NULL;
  g_autofree char *id = NULL;

  /* What is searched for among all types may have nothing to do with what came before. */
  if (chained && !millrace_links_can_add (search->window->links, type, &plan))
    plan.partner = NULL;
  id = add (search->window, type, &plan, goes_on);
  if (id != NULL && goes_on)
    go_on (popover, search, g_steal_pointer (&id));
}

static void
open_search (MillraceWindow        *self,
             const char            *heading,
             const char * const    *types,
             const MillraceAddPlan *plan,
             CfnPoint               at)
{
  GtkWidget *popover = millrace_quick_add_new ();
  CfnPoint point = millrace_canvas_to_widget (self->canvas, at);
  int width = gtk_widget_get_width (self->canvas_overlay);
  int height = gtk_widget_get_height (self->canvas_overlay);

  millrace_quick_add_set_offer (MILLRACE_QUICK_ADD (popover), heading, types);
  g_signal_connect_data (popover, "chosen", G_CALLBACK (chosen_cb), search_new (self, plan),
                         search_free, 0);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle) { (int) CLAMP (point.x, 0, MAX (width - 1, 0)),
                                                 (int) CLAMP (point.y, 0, MAX (height - 1, 0)),
                                                 1, 1 });
  millrace_popover_open (popover, self->canvas_overlay);
}

static void
quick_add_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;
  MillraceAddPlan plan = { 0, };
  g_auto (GStrv) types = NULL;
  g_autofree char *heading = NULL;

  g_variant_get (parameter, "(&s&s&sdd)", &plan.between.kind, &plan.between.from,
                 &plan.between.to, &plan.place.x, &plan.place.y);
  if (plan.between.kind[0] == '\0')
    {
      plan.between.kind = NULL;
      open_search (self, _("Add a resource"), NULL, &plan, plan.place);
      return;
    }

  types = millrace_links_list_between (self->links, &plan.between);
  if (types == NULL || types[0] == NULL)
    {
      millrace_canvas_announce (self->canvas, _("Nothing can be put between these two"));
      return;
    }

  heading = millrace_words (N_("Insert between {0} and {1}"), plan.between.from, plan.between.to,
                            NULL);
  open_search (self, heading, (const char * const *) types, &plan, plan.place);
}

/* Something new at the other end of a connection: exactly where the line was let go, or near where
 * a key said. */
static void
offer_partners_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MillraceWindow *self = user_data;
  gboolean dropped = g_str_equal (g_action_get_name (G_ACTION (action)), "offer-partners");
  MillraceAddPlan plan = { 0, };
  g_auto (GStrv) types = NULL;
  g_autofree char *heading = NULL;
  CfnPoint at;

  g_variant_get (parameter, "(&sbdd)", &plan.partner, &plan.incoming, &at.x, &at.y);
  types = millrace_links_list_partners (self->links, plan.partner, plan.incoming);
  if (types == NULL || types[0] == NULL)
    {
      heading = g_strdup_printf (_("Nothing can be connected to %s there"), plan.partner);
      millrace_canvas_announce (self->canvas, heading);
      return;
    }

  plan.place = at;
  if (dropped)
    {
      /* The line ends at the middle of the new card's side. */
      plan.place.x = round ((at.x - (plan.incoming ? CFN_CARD_WIDTH : 0)) / CFN_GRID) * CFN_GRID;
      plan.place.y = round ((at.y - CFN_CARD_HEADER) / CFN_GRID) * CFN_GRID;
      plan.placed = TRUE;
    }
  heading = g_strdup_printf (plan.incoming ? _("What leads to %s?")
                                           : _("What does %s lead to?"), plan.partner);
  open_search (self, heading, (const char * const *) types, &plan, at);
}

void
millrace_window_add_between (MillraceWindow *self,
                             const char     *type,
                             const CfnClaim *claim,
                             CfnPoint        place)
{
  MillraceAddPlan plan = { .place = place, .placed = TRUE };
  g_autofree char *id = NULL;

  get_link (claim, &plan.between);
  id = add (self, type, &plan, FALSE);
}

static void
insert_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MillraceWindow *self = user_data;
  MillraceAddPlan plan = { 0, };
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  const char *id;

  g_variant_get (parameter, "(&s&s&s&sdd)", &id, &plan.between.kind, &plan.between.from,
                 &plan.between.to, &plan.place.x, &plan.place.y);
  if (millrace_links_insert (self->links, id, &plan.between, &plan.place, &written, &error))
    tell_added (self, &plan, id, written);
  else
    millrace_window_refuse (self, error);
}

const GActionEntry millrace_window_connect_entries[] = {
  { "connect", connect_cb, "(sss)" },
  { "connect-end", connect_end_cb, "(ssbs)" },
  { "connect-ends", connect_ends_cb, "(a(ssb)s)" },
  { "add-end", add_end_cb, "(ssbs)" },
  { "add-ends", add_ends_cb, "(a(ssb)s)" },
  { "free-ends", free_ends_cb, "a(ssb)" },
  { "connect-chain", connect_chain_cb, "as" },
  { "replug", replug_cb, "(ssssss)" },
  { "disconnect", disconnect_cb, "(sss)" },
  { "disconnect-edges", disconnect_edges_cb, "a(sss)" },
  { "delete", delete_cb, "as" },
  { "delete-selection", delete_selection_cb },
  { "delete-thoroughly", delete_selection_cb },
  { "quick-add", quick_add_cb, "(sssdd)" },
  { "offer-partners", offer_partners_cb, "(sbdd)" },
  { "extend", offer_partners_cb, "(sbdd)" },
  { "insert", insert_cb, "(ssssdd)" },
};

const guint millrace_window_n_connect_entries = G_N_ELEMENTS (millrace_window_connect_entries);
