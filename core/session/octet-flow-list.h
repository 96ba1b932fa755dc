/* octet-flow-list.h - the conversations of one level, as a list that grows with the first pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows stand in the flow table; an item is made when somebody looks and is kept
 * only for as long as they do. Sorting and searching are done over index arrays
 * by a worker.
 */
#pragma once

#include <gio/gio.h>

#include "analysis/octet-names.h"
#include "packets/octet-bitset.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/* What rows may be sorted by. */
typedef enum
{
  OCTET_FLOW_SORT_NUMBER, /* the order of their first packets */
  OCTET_FLOW_SORT_ADDRESS_A,
  OCTET_FLOW_SORT_PORT_A,
  OCTET_FLOW_SORT_ADDRESS_B,
  OCTET_FLOW_SORT_PORT_B,
  OCTET_FLOW_SORT_PACKETS,
  OCTET_FLOW_SORT_BYTES,
  OCTET_FLOW_SORT_PACKETS_A,
  OCTET_FLOW_SORT_BYTES_A,
  OCTET_FLOW_SORT_PACKETS_B,
  OCTET_FLOW_SORT_BYTES_B,
  OCTET_FLOW_SORT_START,
  OCTET_FLOW_SORT_DURATION,
  OCTET_FLOW_SORT_STATE,
  OCTET_FLOW_SORT_NAME,
} OctetFlowSort;

#define OCTET_TYPE_FLOW_ITEM (octet_flow_item_get_type ())
G_DECLARE_FINAL_TYPE (OctetFlowItem, octet_flow_item, OCTET, FLOW_ITEM, GObject)

#define OCTET_TYPE_FLOW_LIST (octet_flow_list_get_type ())
G_DECLARE_FINAL_TYPE (OctetFlowList, octet_flow_list, OCTET, FLOW_LIST, GObject)

/* --- the list --- */
OctetFlowList  *octet_flow_list_new          (OctetSession    *session,
                                              OctetFlowLevel   level) G_GNUC_WARN_UNUSED_RESULT;
OctetFlowLevel  octet_flow_list_get_level    (OctetFlowList   *self);
void            octet_flow_list_set_sort     (OctetFlowList   *self,
                                              OctetFlowSort    sort,
                                              gboolean         descending);
OctetFlowSort   octet_flow_list_get_sort     (OctetFlowList   *self,
                                              gboolean        *ret_descending);
void            octet_flow_list_set_search   (OctetFlowList   *self,
                                              const char      *text);
const char     *octet_flow_list_get_search   (OctetFlowList   *self);
void            octet_flow_list_set_among    (OctetFlowList   *self,
                                              OctetBitset     *among);
gboolean        octet_flow_list_is_busy      (OctetFlowList   *self);
guint           octet_flow_list_get_n_flows  (OctetFlowList   *self);
guint64         octet_flow_list_get_most_bytes (OctetFlowList *self);
guint           octet_flow_list_find         (OctetFlowList   *self,
                                              guint32          flow);

/* --- a row --- */
guint32         octet_flow_item_get_id       (OctetFlowItem   *self);
OctetFlowLevel  octet_flow_item_get_level    (OctetFlowItem   *self);
guint           octet_flow_item_get_number   (OctetFlowItem   *self);
const OctetAddress *octet_flow_item_get_end  (OctetFlowItem   *self,
                                              guint            side);
char           *octet_flow_item_get_address  (OctetFlowItem   *self,
                                              guint            side) G_GNUC_WARN_UNUSED_RESULT;
char           *octet_flow_item_get_name     (OctetFlowItem   *self,
                                              guint            side,
                                              OctetNameOrigin *ret_origin)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean        octet_flow_item_has_ports    (OctetFlowItem   *self);
guint           octet_flow_item_get_port     (OctetFlowItem   *self,
                                              guint            side);
guint           octet_flow_item_get_packets  (OctetFlowItem   *self,
                                              guint            side);
guint64         octet_flow_item_get_bytes    (OctetFlowItem   *self,
                                              guint            side);
gint64          octet_flow_item_get_start    (OctetFlowItem   *self);
gint64          octet_flow_item_get_duration (OctetFlowItem   *self);
guint           octet_flow_item_get_first_packet (OctetFlowItem *self);
guint           octet_flow_item_get_last_packet (OctetFlowItem *self);
OctetTcpState   octet_flow_item_get_state    (OctetFlowItem   *self);
char           *octet_flow_item_get_filter   (OctetFlowItem   *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
