/* octet-ui-stream-page-private.h - what the files of the stream page share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pages/octet-ui-stream-page.h"
#include "session/octet-flow-list.h"
#include "widgets/octet-ui-stream-map.h"
#include "widgets/octet-ui-stream-row.h"

G_BEGIN_DECLS

struct _OctetUiStreamPage
{
  GtkWidget          parent_instance;
  OctetSession      *session;
  OctetFollow       *follow;
  OctetFlowList     *flows;     /* says how many streams there are */
  OctetUiStreamLook  look;
  GArray            *found;     /* OctetFollowMatch, or NULL */
  guint              match;     /* the current one */
  GCancellable      *cancellable;
  GHashTable        *bound;     /* GtkListItem */
  GtkFileChooserNative *chooser;
  gboolean           is_narrow;
  gboolean           is_narrowest;
  guint              layout_source;

  GtkWidget         *box;
  AdwWindowTitle    *title;
  GtkWidget         *previous;
  GtkWidget         *next;
  GtkWidget         *toolbar;
  GtkToggleButton   *both;
  GtkToggleButton   *side_a;
  GtkToggleButton   *side_b;
  AdwHeaderBar      *header;
  AdwButtonContent  *back;
  GtkStack          *save_face;
  GtkWidget         *search_row;
  GtkSearchEntry    *search;
  GtkLabel          *matches;
  GtkWidget         *previous_match;
  GtkWidget         *next_match;
  GtkToggleButton   *text;
  GtkToggleButton   *hex;
  GtkToggleButton   *raw;
  GtkToggleButton   *wrap;
  GtkStack          *states;
  GtkScrolledWindow *scroller;
  GtkListView       *list;
  GtkWidget         *rail;
  OctetUiStreamMap  *map;
  GtkGrid           *facts;
  GtkLabel          *foot;
  GtkLabel          *counts;
};

void octet_ui_stream_page_fill_rows      (OctetUiStreamPage *self);

/* --- in -search.c --- */
void octet_ui_stream_page_scroll_to      (OctetUiStreamPage *self,
                                          guint              position);
void octet_ui_stream_page_search         (OctetUiStreamPage *self);
void octet_ui_stream_page_cancel_search  (OctetUiStreamPage *self);
void octet_ui_stream_page_next_match     (OctetUiStreamPage *self);
void octet_ui_stream_page_previous_match (OctetUiStreamPage *self);
void octet_ui_stream_page_stop_search    (OctetUiStreamPage *self);

/* --- in -save.c --- */
void octet_ui_stream_page_copy           (OctetUiStreamPage *self);
void octet_ui_stream_page_save           (OctetUiStreamPage *self);

G_END_DECLS
