/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-canvas.h"
#include "millrace-find-bar.h"
#include "millrace-inspector.h"
#include "millrace-kept-writes.h"
#include "millrace-lab.h"
#include "millrace-links.h"
#include "millrace-outline.h"
#include "millrace-palette.h"
#include "millrace-problems.h"
#include "millrace-shell.h"
#include "millrace-source.h"
#include "millrace-tabs.h"
#include "millrace-toasts.h"
#include "millrace-voice.h"
#include "millrace-window.h"

G_BEGIN_DECLS

/* The window in several files: millrace-window.c puts it together, -open.c shows it with a file,
 * -show.c hands results and selections around, -actions.c names what can be done, -edit.c changes
 * the template, -connect.c its connections and what comes and goes with them, -fix.c repairs it,
 * -file.c loads and saves. */
struct _MillraceWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle    *title;
  GtkWidget         *header;
  AdwSplitButton    *open_button;
  GtkWidget         *menu_button;
  GtkWidget         *undo_button;
  GtkWidget         *redo_button;
  GtkWidget         *narrow_undo_button;
  GtkWidget         *narrow_redo_button;
  GtkWidget         *problems_button;
  AdwButtonContent  *problems_content;
  GtkRevealer       *banner;
  GtkLabel          *banner_label;
  GtkWidget         *reload_button;
  MillraceToasts    *toasts;
  MillraceShell     *shell;
  MillracePalette   *palette;
  MillraceOutline   *outline;
  GtkWidget         *canvas_overlay;
  MillraceCanvas    *canvas;
  GtkWidget         *hint;
  MillraceFindBar   *find_bar;
  GtkWidget         *start_page;
  GtkLabel          *status;
  MillraceTabs      *tabs;
  GtkStack          *bottom_stack;
  MillraceSource    *source;
  MillraceProblems  *problems;
  MillraceLab       *lab;
  MillraceInspector *inspector;

  GSettings         *settings;
  MillraceEditor    *editor;
  GSignalGroup      *document_signals;
  GSignalGroup      *pipeline_signals;
  char             **selection;
  MillraceLinks     *links;
  MillraceVoice     *voice;            /* of the stream lab */
  MillraceKeptWrites *kept_writes;     /* of the stream lab, too */
  char             **pending;          /* cards to be selected once they are shown, or NULL */
  gboolean           pending_focused;  /* and to have the focus */
  GPtrArray         *offers;           /* what the list that is open is of */
  char              *naming;           /* what is called otherwise when its popover is done */
  char              *undo_label;
  char              *redo_label;
  GtkWindow         *shortcuts;        /* weak: the window of the keys, while it is open */
  GCancellable      *repairs_stop;     /* while all repairs are looked for, else NULL */
  guint              room_source;
  int                header_width;      /* that it needs at least with all its words */
  guint              patience_source;  /* while the window waits for its first picture, else 0 */
  guint              realize_source;
  guint              problem;          /* that F8 showed last, from 1; 0: none yet */
  guint              n_loading;
  gboolean           narrow;
  gboolean           compact;
  gboolean           selecting;
  gboolean           fit_pending;
  gboolean           keep_mine;        /* the next save writes over what somebody else did */
  gboolean           close_after_save;
};

/* millrace-window.c */
void         millrace_window_set_document (MillraceWindow *self,
                                           CfnDocument    *document);
/* The same with an editor that was made before. */
void         millrace_window_set_editor   (MillraceWindow *self,
                                           MillraceEditor *editor);
CfnDocument *millrace_window_get_document (MillraceWindow *self);
/* Says @text in passing, also to assistive technology. */
void         millrace_window_toast        (MillraceWindow *self,
                                           const char     *text);
void         millrace_window_announce     (MillraceWindow *self,
                                           const char     *text);
/* Says in passing why something was not done; see millrace-refusal.h. */
void         millrace_window_refuse       (MillraceWindow *self,
                                           const GError   *error);
/* No text but blanks: the document has not been begun. */
gboolean     millrace_window_is_blank     (MillraceWindow *self);
/* Shows it in place of a canvas with nothing on it. */
void         millrace_window_update_start_page (MillraceWindow *self);
void         millrace_window_update_title (MillraceWindow *self);

/* millrace-window-show.c */
void         millrace_window_connect_views (MillraceWindow *self);
void         millrace_window_update_problems (MillraceWindow *self);
/* Selects cards as soon as the picture shows all of them; NULL: no longer. */
void         millrace_window_select_when_shown (MillraceWindow     *self,
                                               const char * const *ids);
/* A selected card has got another id: selects it by that one. */
void         millrace_window_follow_rename (MillraceWindow *self,
                                           const char     *id,
                                           const char     *new_id);
/* Shows card and line of a resource; the focus goes to the card or the text as asked, or stays
 * where it is. */
void         millrace_window_reveal       (MillraceWindow *self,
                                           const char     *id,
                                           gboolean        focus_card);
void         millrace_window_show_text    (MillraceWindow *self,
                                           CfnSpan         span);
/* Shows the place of a finding of the newest reading, or of those that it is silent about. */
void         millrace_window_show_finding (MillraceWindow   *self,
                                           const CfnFinding *finding);

/* millrace-window-actions.c */
void         millrace_window_add_actions  (MillraceWindow *self);
void         millrace_window_update_actions (MillraceWindow *self);

/* millrace-window-edit.c */
extern const GActionEntry millrace_window_edit_entries[];
extern const guint        millrace_window_n_edit_entries;
void         millrace_window_add_drop_targets (MillraceWindow *self);
/* Says @text with a button that undoes the last step, for as long as it is the last. */
void         millrace_window_toast_with_undo  (MillraceWindow *self,
                                               const char     *text);

/* "Added X, 3 of 3": where a new resource is in the file. g_free(). */
char        *millrace_window_describe_added   (MillraceWindow *self,
                                               const char     *id);
/* "Renamed to X, with 3 references". g_free(). */
char        *millrace_window_dup_renamed_text (const char     *new_name,
                                               guint           n_references);

/* millrace-window-entry.c */
extern const GActionEntry millrace_window_entry_entries[];
extern const guint        millrace_window_n_entry_entries;

/* millrace-window-connect.c */
extern const GActionEntry millrace_window_connect_entries[];
extern const guint        millrace_window_n_connect_entries;
extern const MillraceConnector millrace_window_connector;
/* Something new in the place of the edge that @claim is. */
void         millrace_window_add_between      (MillraceWindow *self,
                                               const char     *type,
                                               const CfnClaim *claim,
                                               CfnPoint        place);

/* millrace-window-arrange.c */
extern const GActionEntry millrace_window_arrange_entries[];
extern const guint        millrace_window_n_arrange_entries;
/* A MillraceNameCheck for another name of what self->naming is. */
char        *millrace_window_check_id     (const char  *name,
                                           char       **note,
                                           gpointer     self);

/* millrace-window-source.c */
extern const GActionEntry millrace_window_source_entries[];
extern const guint        millrace_window_n_source_entries;

/* millrace-window-clipboard.c */
extern const GActionEntry millrace_window_clipboard_entries[];
extern const guint        millrace_window_n_clipboard_entries;

/* millrace-window-finder.c */
/* What answers @text, best first: a GPtrArray of MillraceFound, transfer full. */
typedef GPtrArray *(*MillraceFindFunc)        (MillraceWindow *self,
                                               const char     *text);
typedef void       (*MillraceTakeFunc)        (MillraceWindow *self,
                                               const char     *action);
/* Opens a search below the header bar; what is chosen there is done, after @take_func (may be NULL)
 * has been told. */
void         millrace_window_open_finder      (MillraceWindow   *self,
                                               MillraceFindFunc  find_func,
                                               MillraceTakeFunc  take_func,
                                               const char       *heading);
/* The same over what is in @offers (of MillraceFound). */
void         millrace_window_open_offers      (MillraceWindow *self,
                                               GPtrArray      *offers,
                                               const char     *heading);
/* Does what a detailed action name says, in the window or on the canvas. */
void         millrace_window_run              (MillraceWindow *self,
                                               const char     *action);

/* millrace-window-commands.c */
extern const GActionEntry millrace_window_command_entries[];
extern const guint        millrace_window_n_command_entries;

/* millrace-window-find.c */
extern const GActionEntry millrace_window_find_entries[];
extern const guint        millrace_window_n_find_entries;

/* millrace-window-outline.c */
extern const GActionEntry millrace_window_outline_entries[];
extern const guint        millrace_window_n_outline_entries;

/* millrace-window-paste.c */
/* Adds what @yaml holds, at @places (of CfnPoint, one each; NULL: wherever there is room), as a
 * step called @step. */
void         millrace_window_paste            (MillraceWindow *self,
                                               const char     *yaml,
                                               const GArray   *places,
                                               const char     *step);
/* The same of what was copied from the template @source: asks about what it refers to. */
void         millrace_window_paste_from       (MillraceWindow *self,
                                               const char     *yaml,
                                               const char     *source,
                                               const GArray   *places);
void         millrace_window_add_paste_target (MillraceWindow *self);

/* millrace-window-help.c */
extern const GActionEntry millrace_window_help_entries[];
extern const guint        millrace_window_n_help_entries;

/* millrace-window-lab.c */
void         millrace_window_init_lab     (MillraceWindow *self);
/* While there is still a lab. */
void         millrace_window_end_lab      (MillraceWindow *self);
extern const GActionEntry millrace_window_lab_entries[];
extern const guint        millrace_window_n_lab_entries;

/* millrace-window-fix.c */
void         millrace_window_stop_repairs (MillraceWindow *self);
extern const GActionEntry millrace_window_fix_entries[];
extern const guint        millrace_window_n_fix_entries;

/* millrace-window-file.c */
/* A dialog with one way out, for what went wrong and has to be known. */
void         millrace_window_tell_failure (MillraceWindow *self,
                                           const char     *heading,
                                           const char     *body);
/* Where the file is, NULL for none; g_object_unref(). */
GFile       *millrace_window_get_folder   (MillraceWindow *self);
extern const GActionEntry millrace_window_file_entries[];
extern const guint        millrace_window_n_file_entries;
/* TRUE when the window must stay open for now, because the person is asked first. */
gboolean     millrace_window_ask_before_close (MillraceWindow *self);
void         millrace_window_changed_on_disk_cb (MillraceWindow *self);
void         millrace_window_positions_taken_over_cb (MillraceWindow *self);
/* The file is among those that were opened last. */
void         millrace_window_remember_file (MillraceWindow *self);
void         millrace_window_tell_failed_opening (MillraceWindow *self,
                                                  const GError   *error);

/* millrace-window-open.c */
/* What waits for the first picture does so no longer. */
void         millrace_window_stop_opening (MillraceWindow *self);

G_END_DECLS
