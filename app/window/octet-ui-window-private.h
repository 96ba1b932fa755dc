/* octet-ui-window-private.h - what the files of the window share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/octet-ui-window.h"

#include "models/octet-ui-history.h"
#include "pages/octet-ui-conversations-page.h"
#include "pages/octet-ui-packets-page.h"
#include "widgets/octet-ui-save-bar.h"

G_BEGIN_DECLS

struct _OctetUiWindow
{
  AdwApplicationWindow  parent_instance;
  OctetSession         *session;   /* NULL while nothing is open */
  OctetUiSelection     *selection;
  OctetUiHistory       *visited;
  gboolean              is_going;  /* back or forward: no visit */
  GtkFileChooserNative *chooser;   /* while it is shown */
  guint                 n_changes; /* of marks and comments, in this capture */
  guint                 n_saved;   /* of them, those that a file has */
  guint                 last_change; /* an OctetUiMark: what undo is about */
  AdwToast             *undo_toast; /* while it is shown */
  gboolean              is_loading_notes;
  gboolean              has_found_notes;
  gboolean              closes;    /* when the file is written */
  guint32               restored_packet; /* to be selected when it is read; 0 for none */
  GtkWidget            *focus;     /* outside menus, as it was last; weak */

  AdwToastOverlay      *toasts;
  AdwLeaflet           *leaflet;
  GtkWidget            *frame;     /* header bar and pages */
  GtkWidget            *pushed;    /* a page over them, or NULL */
  char                 *pushed_name;
  int                   room;      /* in the header bar, 0 before it was looked at */
  AdwSplitButton       *open_button;
  GtkLabel             *file_name;
  AdwViewSwitcherTitle *title;
  AdwViewSwitcherBar   *switcher_bar;
  AdwViewStack         *pages;
  GtkStack             *stack;
  GtkWidget            *progress_row;
  GtkProgressBar       *progress;
  GtkLabel             *progress_text;
  GtkOrientable        *choices;
  AdwStatusPage        *failed;
  GtkMenuButton        *menu_button;
  GtkWidget            *history;
  GtkWidget            *find_button;
  GtkListBox           *recent;
  OctetUiSaveBar       *save_bar;
  OctetUiPacketsPage   *packets;
  OctetUiConversationsPage *conversations;
};

void octet_ui_window_init_actions     (OctetUiWindow      *self);
void octet_ui_window_class_actions    (OctetUiWindowClass *klass);
void octet_ui_window_update_actions   (OctetUiWindow      *self);
void octet_ui_window_init_focus       (OctetUiWindow      *self);
void octet_ui_window_class_focus      (OctetUiWindowClass *klass);
void octet_ui_window_init_list        (OctetUiWindow      *self);
void octet_ui_window_class_list       (OctetUiWindowClass *klass);
void octet_ui_window_class_filter     (OctetUiWindowClass *klass);
void octet_ui_window_init_open        (OctetUiWindow      *self);
void octet_ui_window_class_open       (OctetUiWindowClass *klass);
void octet_ui_window_init_pages       (OctetUiWindow      *self);
void octet_ui_window_class_pages      (OctetUiWindowClass *klass);
void octet_ui_window_update_pages     (OctetUiWindow      *self);
void octet_ui_window_push             (OctetUiWindow      *self,
                                       GtkWidget          *page,
                                       const char         *name);
void octet_ui_window_init_names       (OctetUiWindow      *self);
void octet_ui_window_class_follow     (OctetUiWindowClass *klass);
gboolean octet_ui_window_follow       (OctetUiWindow      *self,
                                       const char         *target);
void octet_ui_window_class_statistics (OctetUiWindowClass *klass);
gboolean octet_ui_window_show_statistics (OctetUiWindow  *self,
                                       const char         *name);
void octet_ui_window_pop              (OctetUiWindow      *self);
void octet_ui_window_class_save       (OctetUiWindowClass *klass);
void octet_ui_window_save             (OctetUiWindow      *self,
                                       gboolean            closes);
gboolean octet_ui_window_is_unsaved   (OctetUiWindow      *self);
void octet_ui_window_class_export     (OctetUiWindowClass *klass);
void octet_ui_window_class_notes      (OctetUiWindowClass *klass);
void octet_ui_window_init_notes       (OctetUiWindow      *self);
void octet_ui_window_find_notes       (OctetUiWindow      *self);
void octet_ui_window_update_title     (OctetUiWindow      *self);
char *octet_ui_window_dup_name        (OctetUiWindow      *self);
void octet_ui_window_toast            (OctetUiWindow      *self,
                                       const char         *text);
void octet_ui_window_watch_panes      (OctetUiWindow      *self);
void octet_ui_window_init_panes       (OctetUiWindow      *self);
void octet_ui_window_class_panes      (OctetUiWindowClass *klass);
void octet_ui_window_copy             (OctetUiWindow      *self,
                                       const char         *text);

void octet_ui_window_restore_size (OctetUiWindow *self);
void octet_ui_window_keep_size    (OctetUiWindow *self);
void octet_ui_window_restore_page (OctetUiWindow *self);
void octet_ui_window_keep_page    (OctetUiWindow *self);

G_END_DECLS
