/* octet-ui-packet-view-private.h - what the files of the packet list share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-packet-list.h"
#include "widgets/octet-ui-packet-columns.h"
#include "widgets/octet-ui-packet-view.h"

G_BEGIN_DECLS

/* Selecting a packet that is far away makes all rows others, and moving the focus makes GTK look
 * for the style of everything: the panes show the packet first, and then each has its frame. */
typedef enum
{
  OCTET_UI_FOLLOW_NOTHING,
  OCTET_UI_FOLLOW_SCROLL,
  OCTET_UI_FOLLOW_FOCUS,
} OctetUiFollow;

struct _OctetUiPacketView
{
  GtkWidget           parent_instance;
  GtkWidget          *stack;
  GtkColumnView      *view;
  GtkListView        *rows;       /* the same packets where there is no room for columns */
  gboolean            is_compact;
  gboolean            is_least;   /* compact rows have little room */
  OctetUiPacketColumns *columns;
  OctetUiSelection   *selection;
  OctetUiPacketList  *model;
  OctetUiTimeFormat   time_format;
  const char         *menu_column; /* that the menu was opened on */
  int                 time_digits;
  guint               generation; /* of what is shown, when it was scrolled to last */
  gboolean            is_behind; /* the focus follows the selected packet, when it has settled */
  gboolean            is_apart;  /* the focus was moved away from it by hand */
  OctetUiFollow       follow;    /* what comes next, in a frame of its own */
  guint               follow_tick;
  guint               follow_source;
  guint32             first_visible;
  guint32             last_visible;
  guint               visible_source;
  GdkFrameClock      *clock; /* while the list is on the screen */
  guint               names_source;
};

GtkWidget     *octet_ui_packet_view_get_list         (OctetUiPacketView *self);
GtkAdjustment *octet_ui_packet_view_get_adjustment   (OctetUiPacketView *self);
guint          octet_ui_packet_view_get_row_position (OctetUiPacketView *self,
                                                      GtkWidget         *row);
void           octet_ui_packet_view_show_position    (OctetUiPacketView *self,
                                                      guint              position);
void           octet_ui_packet_view_focus_packet     (OctetUiPacketView *self,
                                                      guint32            packet);
void           octet_ui_packet_view_follow           (OctetUiPacketView *self);
void           octet_ui_packet_view_settle           (OctetUiPacketView *self);
void           octet_ui_packet_view_catch_up         (OctetUiPacketView *self);
void           octet_ui_packet_view_cancel_follow    (OctetUiPacketView *self);
void           octet_ui_packet_view_init_keys        (OctetUiPacketView *self);
void           octet_ui_packet_view_init_menu        (OctetUiPacketView *self);

G_END_DECLS
